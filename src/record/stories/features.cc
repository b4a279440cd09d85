#include "record/stories/features.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t stem_bytes = 7;    // So much of a word stands for it: "Feuerwehr", "Feuerwehrleute".
constexpr std::size_t least_bytes = 4;   // Shorter words are mostly grammar.
constexpr std::size_t lead_tokens = 60;  // The beginning of a report says what it is about.
constexpr float lead_factor = 2;
constexpr float name_factor = 3;    // A name speaks more for one matter than a word as rare.
constexpr float figure_factor = 2;  // So does a count of something.
// A record of twelve reports on one flood would hold "flood" to be common. So names, counts and long words, which are
// rarely grammar, are weighed as if so many other reports without them were held too.
constexpr float unseen_reports = 200;
constexpr std::size_t long_bytes = 7;

class Vocabulary {
 public:
  std::uint32_t term(std::string_view key) {
    const auto [entry, fresh] = ids_.emplace(std::string(key), static_cast<std::uint32_t>(ids_.size()));
    if (fresh) long_.push_back(key.size() >= long_bytes);
    return entry->second;
  }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] bool is_long(std::uint32_t term) const { return long_[term]; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<bool> long_;
};

// The first bytes of a word, cut on the border of a character.
std::string_view stem(std::string_view word) {
  if (word.size() <= stem_bytes) return word;
  std::size_t end = stem_bytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return word.substr(0, end);
}

using Counts = std::unordered_map<std::uint32_t, float>;

void count_words(const Reading& reading, Vocabulary& vocabulary, Counts& counts) {
  const Text& text = reading.text;
  for (std::size_t i = 0; i < text.tokens.size() && i < text.folded.size(); ++i) {
    const std::string& word = text.folded[i];
    if (text.tokens[i].kind != TokenKind::word || word.size() < least_bytes) continue;
    counts[vocabulary.term(stem(word))] += i < lead_tokens ? lead_factor : 1;
  }
}

bool looks_like_name(const Text& text, std::size_t token) {
  const Token& t = text.tokens[token];
  return t.kind == TokenKind::word && t.capital && text.folded[token].size() >= least_bytes &&
         token != text.sentences[t.sentence].first;
}

// Words that begin with a capital inside sentences of two languages: names, of places too small for a gazetteer as well.
std::set<std::string> shared_names(const std::vector<const Reading*>& readings) {
  std::unordered_map<std::string, std::string_view> in_language;
  std::set<std::string> shared;
  for (const Reading* reading : readings) {
    for (std::size_t i = 0; i < reading->text.tokens.size() && i < reading->text.folded.size(); ++i) {
      if (!looks_like_name(reading->text, i)) continue;
      const auto [entry, fresh] = in_language.emplace(reading->text.folded[i], reading->language);
      if (!fresh && entry->second != reading->language) shared.insert(entry->first);
    }
  }
  return shared;
}

void count_names(const Reading& reading, const std::set<std::string>& names, Vocabulary& vocabulary, Counts& counts) {
  for (std::size_t i = 0; i < reading.text.tokens.size() && i < reading.text.folded.size(); ++i) {
    if (!looks_like_name(reading.text, i) || !names.contains(reading.text.folded[i])) continue;
    counts[vocabulary.term(reading.text.folded[i])] += i < lead_tokens ? lead_factor : 1;
  }
}

void count_actors(const Reading& reading, const std::vector<std::uint32_t>& actors, Vocabulary& vocabulary, Counts& counts) {
  for (const Mention& mention : reading.mentions.all) {
    if (!mention.actor || mention.kind == MentionKind::pronoun || mention.kind == MentionKind::role) continue;
    if (*mention.actor >= actors.size()) continue;
    counts[vocabulary.term(std::to_string(actors[*mention.actor]))] += mention.first < lead_tokens ? lead_factor : 1;
  }
}

void count_figures(const Reading& reading, Vocabulary& vocabulary, Counts& counts) {
  for (const Figure& figure : reading.figures) {
    const std::optional<Decimal>& value = figure.low ? figure.low : figure.high;
    if (!value || figure.category.empty()) continue;
    counts[vocabulary.term(figure.category + value->text())] += 1;
  }
}

// One kind of term: how often each report has it, and what it weighs.
struct Kind {
  float factor = 1;
  bool always_rare = false;  // Weighed with the unseen reports whatever its length.
};

using Count = std::function<void(std::size_t, Vocabulary&, Counts&)>;

// Adds the weighed terms of one kind to each report; numbers them from `offset`. Returns the first free number.
std::uint32_t weigh_kind(std::vector<Terms>& reports, Kind kind, const Count& count, std::uint32_t offset) {
  Vocabulary vocabulary;
  std::vector<Counts> all(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) count(i, vocabulary, all[i]);
  std::vector<float> seen(vocabulary.size());
  for (const Counts& counts : all) {
    for (const auto& [term, n] : counts) seen[term] += 1;
  }
  const float held = static_cast<float>(reports.size()) + 1;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (const auto& [term, n] : all[i]) {
      if (seen[term] < 2) continue;  // What one report alone has likens it to none.
      const float total = kind.always_rare || vocabulary.is_long(term) ? held + unseen_reports : held;
      const float rare = std::log(total / (seen[term] - 0.5F));
      if (rare > 0) reports[i].push_back({offset + term, kind.factor * (1 + std::log(n)) * rare});
    }
  }
  return offset + static_cast<std::uint32_t>(vocabulary.size());
}

}  // namespace

std::vector<Terms> weigh_reports(const std::vector<const Reading*>& readings, const Identity& identity) {
  std::vector<Terms> reports(readings.size());
  std::uint32_t next = 0;
  next = weigh_kind(reports, {1, false}, [&](std::size_t i, Vocabulary& v, Counts& c) { count_words(*readings[i], v, c); }, next);
  next = weigh_kind(
      reports, {name_factor, true},
      [&](std::size_t i, Vocabulary& v, Counts& c) { count_actors(*readings[i], identity.of[i], v, c); }, next);
  const std::set<std::string> names = shared_names(readings);
  next = weigh_kind(
      reports, {name_factor, true}, [&](std::size_t i, Vocabulary& v, Counts& c) { count_names(*readings[i], names, v, c); },
      next);
  weigh_kind(
      reports, {figure_factor, true}, [&](std::size_t i, Vocabulary& v, Counts& c) { count_figures(*readings[i], v, c); }, next);
  for (Terms& terms : reports) {
    std::sort(terms.begin(), terms.end(), [](const Weight& x, const Weight& y) { return x.term < y.term; });
    const float length = std::sqrt(dot(terms, terms));
    for (Weight& weight : terms) weight.weight /= length;
  }
  return reports;
}

bool heavier(const Weight& a, const Weight& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; }

float dot(const Terms& a, const Terms& b) {
  float out = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->term < y->term) {
      ++x;
    } else if (y->term < x->term) {
      ++y;
    } else {
      out += (x++)->weight * (y++)->weight;
    }
  }
  return out;
}

Terms sum(const Terms& a, const Terms& b, std::size_t most) {
  Terms out;
  out.reserve(a.size() + b.size());
  auto x = a.begin(), y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->term < y->term)) {
      out.push_back(*x++);
    } else if (x == a.end() || y->term < x->term) {
      out.push_back(*y++);
    } else {
      out.push_back({x->term, x->weight + y->weight});
      ++x;
      ++y;
    }
  }
  if (out.size() <= most) return out;
  std::nth_element(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(), heavier);
  out.resize(most);
  std::sort(out.begin(), out.end(), [](const Weight& p, const Weight& q) { return p.term < q.term; });
  return out;
}

}  // namespace lagebild
