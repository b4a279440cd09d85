#include "outside/cli/filters.h"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/text.h"

namespace lagebild {

namespace {

std::vector<std::string> folded(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) out.push_back(fold(word));
  return out;
}

bool holds_any(const std::string& text, const std::vector<std::string>& wanted) {
  const std::string in = fold(text);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) { return in.find(each) != std::string::npos; });
}

std::optional<Days> days_of(const View& view, const std::string& path) {
  const auto from = parse_day(view.text(path + "from"));
  const auto to = parse_day(view.text(path + "to"));
  if (!from || !to) return std::nullopt;
  return Days{*from, *to};
}

std::set<std::string> reports_of(const Invocation& call, const Store& store) {
  std::set<std::string> out;
  for (const std::string& report : call.values("report")) out.insert(report);
  for (const std::string& story : call.values("story")) {
    const auto line = store.line(story);
    if (!line || line->kind != "story") continue;
    for (const std::string& report : View(line->json).texts("reports")) out.insert(report);
  }
  return out;
}

}  // namespace

Filters::Filters(const Invocation& call, const Store& store)
    : names_(folded(call.values("by"))), about_(folded(call.values("about"))), places_(folded(call.values("place"))) {
  if (call.has("report") || call.has("story")) reports_ = reports_of(call, store);
  if (auto since = call.value("since")) since_ = parse_days(*since)->from;
  if (auto until = call.value("until")) until_ = parse_days(*until)->to;
  for (const char* key : {"category", "type", "status", "act", "form"}) {
    if (auto value = call.value(key)) equal_[key] = *value;
  }
  unverified_ = call.has("unverified");
  disputed_ = call.has("disputed");
  std::vector<std::string> kinds;
  if (since_ || until_) kinds.emplace_back("report");
  if (!names_.empty()) kinds.emplace_back("actor");
  if (kinds.empty()) return;
  const Outcome looked = store.each_line(kinds, [&](const Line& line) {
    const View view(line.json);
    const auto days = days_of(view, "published.");
    if (line.kind == "report" && days) published_.emplace(line.id, *days);
    const std::vector<std::string> variants = view.texts("variants");
    if (std::any_of(variants.begin(), variants.end(), [&](const std::string& each) { return holds_any(each, names_); })) {
      actors_.insert(line.id);
    }
    return true;
  });
  if (!looked) names_.emplace_back("\n");  // The query itself will say what is wrong with the store.
}

bool Filters::named(const View& line, const std::string& path) const {
  return actors_.contains(line.text(path + ".actor")) || holds_any(line.text(path + ".name"), names_) ||
         holds_any(line.text(path + ".text"), names_);
}

bool Filters::by(const View& line) const {
  if (named(line, "speaker")) return true;
  for (std::size_t i = 0; i < line.count("via"); ++i) {
    if (named(line, fmt::format("via.{}", i))) return true;
  }
  for (std::size_t i = 0; i < line.count("parties"); ++i) {
    if (named(line, fmt::format("parties.{}", i))) return true;
  }
  return false;
}

bool Filters::in_reports(const View& line) const {
  if (line.text("kind") == "report") return reports_->contains(line.text("id"));
  if (line.has("report")) return reports_->contains(line.text("report"));
  for (const std::string& report : line.column("cites", "report")) {
    if (reports_->contains(report)) return true;
  }
  return reports_->contains(line.text("a.report")) || reports_->contains(line.text("b.report"));
}

bool Filters::in_days(const View& line) const {
  std::optional<Days> days;
  for (const char* path : {"", "said.", "since.", "published."}) {
    if (!days) days = days_of(line, path);
  }
  const auto published = published_.find(line.text("report"));
  if (!days && published != published_.end()) days = published->second;
  return days && (!since_ || days->to >= *since_) && (!until_ || days->from <= *until_);
}

bool Filters::pass(const View& line) const {
  for (const auto& [key, value] : equal_) {
    if (line.text(key) != value) return false;
  }
  if (unverified_ && !line.has("unverified.begin") && !line.truth("unverified")) return false;
  if (disputed_ && !line.truth("disputed")) return false;
  if (!names_.empty() && !by(line)) return false;
  if (!about_.empty() && !holds_any(line.text("text") + " " + line.text("counted") + " " + line.text("title"), about_))
    return false;
  if (!places_.empty() &&
      !holds_any(line.text("place.name") + " " + line.text("place.text") + " " + line.text("place"), places_)) {
    return false;
  }
  if (reports_ && !in_reports(line)) return false;
  return (!since_ && !until_) || in_days(line);
}

}  // namespace lagebild
