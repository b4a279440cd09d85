// What the tests of formats share: the shipped word lists and short ways to read.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "report/formats/formats.h"

namespace lagebild {

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

// As shipped: markup words and the lists of all languages.
inline const Settings& shipped() {
  static const Settings settings = [] {
    std::vector<ListFile> lists;
    for (const char* path : {"knowledge/pages.list", "languages/de/pages.list", "languages/en/pages.list"})
      lists.push_back({path, slurp(path)});
    auto words = parse_page_words(lists);
    EXPECT_TRUE(words) << words.error().message;
    return Settings{std::move(*words), {}};
  }();
  return settings;
}

inline std::vector<ReportOrError> read_all(const std::string& bytes, const std::string& name = "test",
                                           Format format = Format::automatic) {
  Input input{name, bytes};
  input.format = format;
  return read_reports(input, shipped());
}

// The only report; an empty one and a failure where there is none.
inline Report read_one(const std::string& bytes, Format format = Format::automatic) {
  auto all = read_all(bytes, "test", format);
  EXPECT_EQ(all.size(), 1u);
  if (all.empty()) return {};
  if (auto* bad = std::get_if<Unreadable>(&all[0])) ADD_FAILURE() << bad->message;
  return std::holds_alternative<Report>(all[0]) ? std::get<Report>(all[0]) : Report{};
}

inline std::string message_of(const ReportOrError& part) {
  return std::holds_alternative<Unreadable>(part) ? std::get<Unreadable>(part).message : "";
}

}  // namespace lagebild
