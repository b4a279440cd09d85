// Which lines of a record a query asks for: --by, --about, --report, --story, --since, --until and so on.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "outside/cli/invocation.h"
#include "outside/store/store.h"
#include "outside/wire/view.h"

namespace lagebild {

class Filters {
 public:
  // Looks up in the store what names and reports the flags mean.
  Filters(const Invocation& call, const Store& store);
  [[nodiscard]] bool pass(const View& line) const;

 private:
  [[nodiscard]] bool by(const View& line) const;
  [[nodiscard]] bool named(const View& line, const std::string& path) const;
  [[nodiscard]] bool in_reports(const View& line) const;
  [[nodiscard]] bool in_days(const View& line) const;
  std::vector<std::string> names_, about_, places_;  // Folded.
  std::set<std::string> actors_;                     // Ids of the actors the names mean.
  std::optional<std::set<std::string>> reports_;     // Absent: all.
  std::map<std::string, Days> published_;            // Per report, for findings without days of their own.
  std::optional<Day> since_, until_;
  std::map<std::string, std::string> equal_;  // Key and the value it must have: category, type, status, act, form.
  bool unverified_ = false;
  bool disputed_ = false;
};

}  // namespace lagebild
