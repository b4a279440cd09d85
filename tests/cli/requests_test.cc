// Requests and their outputs as files: tests/cli/*.txt.
//
//   = a.txt            a file of that name; its lines follow, each after "| "
//   $ lagebild …       a command for the shell
//   > …                a line of stdout   ("…" alone: any lines; "…" in a line: any text)
//   ! …                a line of stderr
//   ? 3                the exit code, where it is not 0
//
// LAGEBILD_BLESS=1 writes what comes out into the files.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/cli/request.h"

namespace lagebild::test {
namespace {

namespace fs = std::filesystem;

bool like(std::string_view pattern, std::string_view text) {
  const std::string_view any = "…";
  const std::size_t at = pattern.find(any);
  if (at == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, at))) return false;
  const std::string_view rest = pattern.substr(at + any.size());
  for (std::size_t skip = at; skip <= text.size(); ++skip) {
    if (like(rest, text.substr(skip))) return true;
  }
  return false;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool same(const std::vector<std::string>& wanted, std::size_t w, const std::vector<std::string>& got, std::size_t g) {
  if (w == wanted.size()) return g == got.size();
  if (wanted[w] == "…") {
    for (std::size_t skip = g; skip <= got.size(); ++skip) {
      if (same(wanted, w + 1, got, skip)) return true;
    }
    return false;
  }
  return g < got.size() && like(wanted[w], got[g]) && same(wanted, w + 1, got, g + 1);
}

struct Request {
  std::vector<std::string> before;  // Lines of the file up to and with the command, to write it again.
  std::string command;
  std::vector<std::string> out, err;
  int exit = 0;
};

struct Script {
  std::vector<Request> requests;
  std::vector<std::string> after;
};

// Writes the files a script brings along; they are there from the start.
void bring_files(const std::vector<std::string>& lines, const Folder& folder) {
  std::string name, content;
  for (const std::string& line : lines) {
    if (line.starts_with("= ")) {
      if (!name.empty()) folder.write(name, content);
      name = line.substr(2);
      content.clear();
    } else if (line.starts_with("|")) {
      content += line.substr(std::min<std::size_t>(2, line.size())) + "\n";
    }
  }
  if (!name.empty()) folder.write(name, content);
}

Script script_of(const std::vector<std::string>& lines) {
  Script script;
  std::vector<std::string> pending;
  for (const std::string& line : lines) {
    const std::string rest = line.size() > 2 ? line.substr(2) : std::string();
    if (line.starts_with("$ ")) {
      pending.push_back(line);
      script.requests.push_back({std::move(pending), rest, {}, {}, 0});
      pending.clear();
    } else if (line.starts_with(">")) {
      script.requests.back().out.push_back(rest);
    } else if (line.starts_with("!")) {
      script.requests.back().err.push_back(rest);
    } else if (line.starts_with("? ")) {
      script.requests.back().exit = std::stoi(rest);
    } else {
      pending.push_back(line);
    }
  }
  script.after = std::move(pending);
  return script;
}

void put(std::ostream& out, char mark, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) out << mark << (line.empty() ? "" : " ") << line << "\n";
}

void bless(const std::string& file, const Script& script) {
  std::ofstream out(file);
  for (const Request& request : script.requests) {
    for (const std::string& line : request.before) out << line << "\n";
    put(out, '>', request.out);
    put(out, '!', request.err);
    if (request.exit != 0) out << "? " << request.exit << "\n";
  }
  for (const std::string& line : script.after) out << line << "\n";
}

void run(const std::string& file) {
  const std::vector<std::string> lines = lines_of(content_of(file));
  const Folder folder;
  bring_files(lines, folder);
  Script script = script_of(lines);
  for (Request& request : script.requests) {
    const Answer answer = ask(request.command, folder.path());
    const bool right = same(request.out, 0, lines_of(answer.out), 0) && same(request.err, 0, lines_of(answer.err), 0) &&
                       answer.exit == request.exit;
    if (std::getenv("LAGEBILD_BLESS") == nullptr) {
      EXPECT_TRUE(right) << file << ": $ " << request.command << "\n--- stdout\n"
                         << answer.out << "--- stderr\n"
                         << answer.err << "--- exit " << answer.exit;
    } else if (!right) {
      request.out = lines_of(answer.out);
      request.err = lines_of(answer.err);
      request.exit = answer.exit;
    }
  }
  if (std::getenv("LAGEBILD_BLESS") != nullptr) bless(file, script);
}

TEST(Requests, AnswerAsWritten) {
  int files = 0;
  for (const auto& entry : fs::directory_iterator("tests/cli")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path().string());
    run(entry.path().string());
    ++files;
  }
  EXPECT_GT(files, 3);
}

}  // namespace
}  // namespace lagebild::test
