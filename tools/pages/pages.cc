// Prints what report/formats reads from files, one JSON line a file, for scoring and for looking at what was dropped.
//   pages analyze [--from html] [--dropped] FILES…        (run from the top of the source tree)
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "report/formats/formats.h"

namespace {

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\', out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string line(const lagebild::Report& report, bool dropped) {
  std::string out = fmt::format(R"({{"report": {{"id": {}, "text": {})", quoted(report.id), quoted(report.text));
  for (const auto& [name, value] : {std::pair("title", report.title),
                                    {"author", report.author},
                                    {"outlet", report.outlet},
                                    {"url", report.url},
                                    {"language", report.language},
                                    {"updated", report.updated},
                                    {"agency", report.agency}}) {
    if (value) out += fmt::format(", \"{}\": {}", name, quoted(*value));
  }
  if (report.published.days) {
    out += fmt::format(R"(, "published": {{"from": "{}", "to": "{}"}})", lagebild::iso(report.published.days->from),
                       lagebild::iso(report.published.days->to));
  }
  if (dropped) {
    out += ", \"dropped\": [";
    for (const auto& part : report.dropped) out += fmt::format("[{}, {}], ", quoted(part.reason), quoted(part.text));
    out += "0]";
  }
  return out + "}}";
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  bool dropped = false;
  for (int i = 2; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--from") ++i;
    if (argument == "--dropped") dropped = true;
    if (argument[0] != '-') files.push_back(argument);
  }
  if (argc > 3 && std::string(argv[2]) == "--from") files.erase(files.begin(), files.begin());
  std::vector<lagebild::ListFile> lists;
  for (const char* path : {"knowledge/pages.list", "languages/de/pages.list", "languages/en/pages.list"})
    lists.push_back({path, slurp(path)});
  auto words = lagebild::parse_page_words(lists);
  if (!words) return std::cerr << words.error().message << '\n', 2;
  const lagebild::Settings settings{std::move(*words), {}};
  for (const std::string& file : files) {
    const std::string bytes = slurp(file);
    for (const auto& outcome : read_reports({file, bytes}, settings)) {
      if (const auto* report = std::get_if<lagebild::Report>(&outcome)) std::cout << line(*report, dropped) << '\n';
      if (const auto* bad = std::get_if<lagebild::Unreadable>(&outcome)) {
        std::cout << fmt::format(R"({{"report": {{"id": {}, "text": ""}}, "error": {}}})", quoted(bad->id), quoted(bad->message))
                  << '\n';
      }
    }
  }
  return 0;
}
