#include "record/copies/families.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr double family_share = 0.5;     // Of the shorter report: then the whole report counts as taken.
constexpr std::size_t edge_tokens = 40;  // Where a credit may stand: so many tokens from either end.

struct Groups {
  std::vector<std::uint32_t> parent;
  explicit Groups(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0U); }
  std::uint32_t root(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t x, std::uint32_t y) { parent[std::max(root(x), root(y))] = std::min(root(x), root(y)); }
};

bool is_one_of(std::string_view form, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name == form; });
}

// "(dpa)", "dpa/AFP", "Aleppo (dpa) -", "dpa -": a name of the list beside a bracket, a slash or a dash.
bool stands_as_credit(const Text& text, std::size_t token) {
  static constexpr std::string_view beside[] = {"(", ")", "/", "-", "–", "—", "|", "[", "]", "©"};
  const auto is_beside = [](std::string_view mark) {
    return std::find(std::begin(beside), std::end(beside), mark) != std::end(beside);
  };
  if (token > 0 && is_beside(text.form(token - 1))) return true;
  return token + 1 < text.tokens.size() && is_beside(text.form(token + 1));
}

bool is_dash(std::string_view form) { return form == "-" || form == "–" || form == "—" || form == ":"; }

// "Ahlenau (dnd) –": what stands in brackets before the dash of a dateline is the agency, whatever its name.
std::string dateline_credit(const Text& text) {
  constexpr std::size_t place_tokens = 6, name_tokens = 4;
  const std::size_t count = text.tokens.size();
  std::size_t open = 0;
  while (open < std::min(count, place_tokens) && text.form(open) != "(") ++open;
  if (open == 0 || open >= std::min(count, place_tokens)) return {};
  std::size_t close = open + 1;
  while (close < std::min(count, open + 1 + name_tokens) && text.form(close) != ")") ++close;
  if (close + 1 >= count || close == open + 1 || text.form(close) != ")" || !is_dash(text.form(close + 1))) return {};
  return std::string(text.form(open + 1));
}

// An address without what differs between views of one page: scheme, "www.", "m.", query, fragment, last slash.
std::string page_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  for (const std::string_view prefix : {std::string_view("www."), std::string_view("m.")}) {
    if (url.starts_with(prefix)) url.remove_prefix(prefix.size());
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string_view instant(const Reading& reading) {
  if (reading.report.published.time) return *reading.report.published.time;
  return {};
}

// -1 where a was surely published before b, 1 the other way round, 0 where that stays open.
int published_order(const Reading& a, const Reading& b) {
  const auto& x = a.report.published.days;
  const auto& y = b.report.published.days;
  if (!x || !y) return 0;
  if (x->to < y->from) return -1;
  if (y->to < x->from) return 1;
  // One day and two times of day in the same offset: their text sorts as they do.
  const std::string_view s = instant(a), t = instant(b);
  if (s.size() != t.size() || s.size() < 19 || s.substr(19) != t.substr(19) || s == t) return 0;
  return s < t ? -1 : 1;
}

// Which of two versions of one report came first: by publication, then by update, the shorter, the smaller id.
bool is_earlier_version(const Side& a, const Side& b) {
  if (const int order = published_order(*a.reading, *b.reading); order != 0) return order < 0;
  const Report &x = a.reading->report, &y = b.reading->report;
  return std::tuple(x.updated.value_or(""), a.words, std::string_view(x.id), std::string_view(x.sha256)) <
         std::tuple(y.updated.value_or(""), b.words, std::string_view(y.id), std::string_view(y.sha256));
}

using Earlier = bool (*)(const Side&, const Side&);

// Per report the first of its group, and the last. Members are gone through in order of index: the order is no total one.
struct Ends {
  std::vector<std::uint32_t> first, last;
};
Ends find_ends(Groups& groups, const std::vector<Side>& sides, Earlier earlier) {
  Ends ends;
  ends.first.resize(sides.size());
  for (std::uint32_t i = 0; i < sides.size(); ++i) ends.first[i] = groups.root(i);
  ends.last = ends.first;
  const std::vector<std::uint32_t> root = ends.first;
  for (std::uint32_t i = 0; i < sides.size(); ++i) {
    std::uint32_t& first = ends.first[root[i]];
    std::uint32_t& last = ends.last[root[i]];
    if (earlier(sides[i], sides[first])) first = i;
    if (earlier(sides[last], sides[i])) last = i;
  }
  for (std::uint32_t i = 0; i < sides.size(); ++i) {
    if (root[i] == i) continue;
    ends.first[i] = ends.first[root[i]];
    ends.last[i] = ends.last[root[i]];
  }
  return ends;
}

// Shared words of a pair by the words of the shorter one.
std::map<std::pair<std::uint32_t, std::uint32_t>, double> pair_shares(const Copies& copies, const Sides& sides) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> shares;
  for (const Copy& copy : copies.all) {
    const auto shorter = static_cast<double>(std::min(sides[copy.a.report].words, sides[copy.b.report].words));
    shares[{copy.a.report, copy.b.report}] += copy.words / shorter;
  }
  return shares;
}

bool one_heading(const Report& x, const Report& y) { return x.outlet && x.outlet == y.outlet && x.title && x.title == y.title; }

void join_versions(Groups& versions, const std::vector<const Reading*>& readings,
                   const std::map<std::pair<std::uint32_t, std::uint32_t>, double>& shares) {
  std::map<std::string, std::uint32_t> pages;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    if (!readings[i]->report.url) continue;
    const std::string page = page_of(*readings[i]->report.url);
    if (page.find('/') == std::string::npos) continue;  // The front page of an outlet is no report.
    versions.join(i, pages.emplace(page, i).first->second);
  }
  for (const auto& [pair, share] : shares) {
    if (share < family_share || !one_heading(readings[pair.first]->report, readings[pair.second]->report)) continue;
    versions.join(pair.first, pair.second);
  }
}

// Whoever stands behind a report: the agency that its family's first report credits, else that report's outlet, else itself.
std::vector<std::uint32_t> find_sources(const Copies& copies, const std::vector<const Reading*>& readings) {
  std::map<std::string, std::uint32_t> first;
  std::vector<std::uint32_t> source(readings.size());
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const std::uint32_t origin = copies.origin[i];
    const auto& outlet = readings[origin]->report.outlet;
    std::string key = copies.agency[i].empty() ? copies.agency[origin] : copies.agency[i];
    if (key.empty()) key = outlet && !outlet->empty() ? *outlet : " " + std::to_string(origin);
    source[i] = first.emplace(std::move(key), i).first->second;
  }
  return source;
}

}  // namespace

std::string credited_agency(const Reading& reading, const std::vector<std::string>& agencies) {
  if (reading.report.agency && !reading.report.agency->empty()) return *reading.report.agency;
  if (reading.report.outlet && is_one_of(*reading.report.outlet, agencies)) return *reading.report.outlet;
  const Text& text = reading.text;
  const std::size_t count = text.tokens.size();
  if (const std::string dateline = dateline_credit(text); !dateline.empty()) return dateline;
  for (std::size_t i = 0; i < count; ++i) {
    if (i == edge_tokens && count > 2 * edge_tokens) i = count - edge_tokens;
    if (is_one_of(text.form(i), agencies) && stands_as_credit(text, i)) return std::string(text.form(i));
  }
  return {};
}

bool ranks_before(const Reading& a, const Reading& b) {
  const auto key = [](const Reading& r) {
    return std::tuple(!r.report.published.days.has_value(), r.report.published.days ? r.report.published.days->from : Day(),
                      instant(r), ~r.text.tokens.size(), std::string_view(r.report.id), std::string_view(r.report.sha256));
  };
  return key(a) < key(b);
}

Sides make_sides(const std::vector<const Reading*>& readings, const std::vector<std::size_t>& words,
                 const std::vector<std::string>& agency) {
  Sides sides;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto& outlet = readings[i]->report.outlet;
    sides.push_back({readings[i], outlet && !agency[i].empty() && *outlet == agency[i], words[i]});
  }
  return sides;
}

bool is_first(const Side& a, const Side& b) {
  if (const int order = published_order(*a.reading, *b.reading); order != 0) return order < 0;
  if (a.agency != b.agency) return a.agency;
  if (a.words != b.words) return a.words > b.words;
  return std::tie(a.reading->report.id, a.reading->report.sha256) < std::tie(b.reading->report.id, b.reading->report.sha256);
}

void form_families(Copies& copies, const std::vector<const Reading*>& readings, const Sides& sides) {
  const auto shares = pair_shares(copies, sides);
  Groups families(sides.size()), versions(sides.size());
  for (const auto& [pair, share] : shares) {
    if (share >= family_share) families.join(pair.first, pair.second);
  }
  join_versions(versions, readings, shares);
  for (std::uint32_t i = 0; i < sides.size(); ++i) families.join(i, versions.root(i));
  copies.origin = find_ends(families, sides, is_first).first;
  copies.source = find_sources(copies, readings);
  Ends chain = find_ends(versions, sides, is_earlier_version);
  copies.version_of = std::move(chain.first);
  copies.newest = std::move(chain.last);
  for (Copy& copy : copies.all) copy.version = versions.root(copy.a.report) == versions.root(copy.b.report);
}

}  // namespace lagebild
