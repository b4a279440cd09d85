#include "outside/cli/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace lagebild {

namespace {

namespace fs = std::filesystem;

// knowledge/pages.list, then each language's own.
std::vector<std::string> page_lists(const std::string& data) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(data + "/languages", error)) {
    const fs::path file = entry.path() / "pages.list";
    if (fs::exists(file, error)) files.push_back(file.string());
  }
  std::sort(files.begin(), files.end());
  if (fs::exists(data + "/knowledge/pages.list", error)) files.insert(files.begin(), data + "/knowledge/pages.list");
  return files;
}

}  // namespace

Result<Settings> load_settings(const std::string& data) {
  std::vector<ListFile> lists;
  for (const std::string& file : page_lists(data)) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    lists.push_back({file, bytes.str()});
  }
  auto words = parse_page_words(lists);
  if (!words) return words.error();
  Settings settings;
  settings.words = *std::move(words);
  return settings;
}

Result<std::unique_ptr<Engine>> load_engine(const std::string& data) {
  auto settings = load_settings(data);
  if (!settings) return settings.error();
  // Side by side: together they are most of what a short command takes.
  Result<Knowledge> knowledge = Error{};
  Result<Languages> languages = Error{};
  {
    const std::jthread beside([&] { knowledge = load_knowledge(data + "/knowledge"); });
    languages = load_languages(data + "/languages");
  }
  if (!languages) return languages.error();
  if (!knowledge) return knowledge.error();
  return std::make_unique<Engine>(Engine{*std::move(languages), *std::move(knowledge), *std::move(settings)});
}

unsigned threads_of(const Invocation& call) {
  const auto given = call.value("threads");
  const unsigned wanted = given ? static_cast<unsigned>(std::stoul(*given)) : std::thread::hardware_concurrency();
  return std::clamp(wanted, 1U, 256U);
}

}  // namespace lagebild
