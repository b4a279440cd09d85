#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "outside/cli/engine.h"
#include "outside/cli/intake.h"
#include "report/reading/corpus.h"

namespace lagebild {

namespace {

namespace fs = std::filesystem;

struct Sum {
  int cases = 0, findings = 0, gaps = 0, failures = 0, blessed = 0;
};

void report(const Program& program, const std::string& name, const CheckResult& result, Sum& sum) {
  for (const std::string& miss : result.misses) program.screen.line(miss);
  for (const std::string& failure : result.failures) program.screen.line(failure);
  const std::size_t failures = result.failures.size();
  const Messages& words = program.messages;
  program.screen.message(
      fmt::format("{}: {}", name, words.say("check.file", result.cases, result.findings, result.gaps, failures)));
  sum.cases += result.cases;
  sum.findings += result.findings;
  sum.gaps += result.gaps;
  sum.failures += static_cast<int>(failures);
}

std::vector<std::string> corpora_of(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder + "/corpus", error)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// False where the file could not be written.
bool bless(const std::string& file, std::string_view before, const CheckResult& result, Sum& sum) {
  if (result.blessed.empty() || result.blessed == before) return true;
  const std::string fresh = file + ".new";
  {
    std::ofstream out(fresh, std::ios::binary);
    out << result.blessed;
    if (!out.flush()) return false;
  }
  std::error_code error;
  fs::rename(fresh, file, error);
  ++sum.blessed;
  return !error;
}

// Where a file stands by itself: "corpus/time.txt" of the folder.
bool wanted(const Invocation& call, const std::string& name) {
  const auto only = call.value("only");
  return !only || name.find(*only) != std::string::npos;
}

Exit check_folder(const Invocation& call, Program& program, const std::string& folder, const Engine& engine, const Pack& pack) {
  Sum sum;
  if (wanted(call, "examples"))
    report(program, program.messages.text("check.examples"), check_examples(pack, engine.languages, engine.knowledge), sum);
  for (const std::string& file : corpora_of(folder)) {
    if (!wanted(call, file)) continue;
    const FileBytes bytes(file);
    if (!bytes.problem().empty()) return fail(program, Exit::some_failed, bytes.problem());
    const std::string before(bytes.bytes());
    const CheckResult result = check_corpus(file, before, pack.code(), engine.languages, engine.knowledge);
    report(program, file, result, sum);
    if (call.has("bless") && !bless(file, before, result, sum)) {
      return fail(program, Exit::no_space, program.messages.say("check.not_written", file));
    }
  }
  program.screen.message(program.messages.say("check.sum", sum.cases, sum.findings, sum.gaps, sum.failures));
  if (call.has("bless")) {
    program.screen.message(program.messages.say("check.blessed", sum.blessed));
    return Exit::done;
  }
  if (sum.cases == 0) return Exit::nothing_found;
  return sum.failures == 0 ? Exit::done : Exit::some_failed;
}

}  // namespace

Exit run_check(const Invocation& call, Program& program) {
  fs::path folder = call.arguments.front();
  if (!folder.has_filename()) folder = folder.parent_path();
  auto engine = load_engine(program.data);
  if (!engine) return fail(program, Exit::some_failed, engine.error().message);
  // The folder named wins over the program's own languages: a pack can be checked before it is installed.
  const std::string languages = folder.has_parent_path() ? folder.parent_path().string() : ".";
  auto loaded = load_languages(languages);
  if (!loaded) return fail(program, Exit::some_failed, loaded.error().message);
  (*engine)->languages = *std::move(loaded);
  const Pack* pack = (*engine)->languages.find(folder.filename().string());
  if (!pack) return fail(program, Exit::usage, program.messages.say("check.no_pack", folder.string()));
  return check_folder(call, program, folder.string(), **engine, *pack);
}

}  // namespace lagebild
