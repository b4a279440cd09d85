#include "report/figures/figures.h"

#include <algorithm>

#include "report/clauses/clauses.h"
#include "report/figures/category.h"
#include "report/figures/counted.h"
#include "report/mentions/mentions.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

// The times of a text by where they stand; none of them overlap.
class Times {
 public:
  explicit Times(const std::vector<Time>& times) : times_(times) {}

  [[nodiscard]] bool covers(Span span) const {
    const auto it = after(span.begin);
    return it != times_.end() && it->span.overlaps(span);
  }
  // The dated one that stands in `clause`.
  [[nodiscard]] std::optional<Days> within(Span span) const {
    for (auto it = after(span.begin); it != times_.end() && it->span.begin < span.end; ++it) {
      if (it->days && it->type != TimexType::set) return it->days;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::vector<Time>::const_iterator after(std::uint32_t byte) const {
    return std::partition_point(times_.begin(), times_.end(), [&](const Time& t) { return t.span.end <= byte; });
  }
  const std::vector<Time>& times_;
};

// The place mentions, by where they stand.
class Places {
 public:
  Places(const Text& text, const Mentions& mentions, const FigureLists& lists) {
    for (const Mention& m : mentions.all) {
      if (m.kind != MentionKind::place) continue;
      const bool governed = m.first > 0 && lists.words.find(lists.locative, text.folded[m.first - 1]) != nullptr;
      if (!places_.empty() && places_.back().span.contains(m.span)) continue;
      places_.push_back({m.first, m.span, governed});
    }
  }

  // The nearest in the clause: one that hangs on a preposition before any other.
  [[nodiscard]] std::optional<Span> nearest(const Clauses& clauses, std::uint32_t clause, std::uint32_t token) const {
    const auto middle = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.token < token; });
    std::optional<Span> best;
    long best_cost = 1L << 40;
    const auto look = [&](const Place& p) {
      const std::uint32_t there = clauses.of[p.token];
      if (!p.governed || (there != clause && !topic_of(clauses, there, clause))) return;
      const long cost = p.token > token ? p.token - token : (token - p.token);
      if (cost < best_cost) {
        best_cost = cost;
        best = p.span;
      }
    };
    for (auto it = middle; it != places_.end() && it - middle < kLooked; ++it) look(*it);
    for (auto it = middle; it != places_.begin() && middle - it < kLooked;) look(*--it);
    return best;
  }

 private:
  static constexpr std::ptrdiff_t kLooked = 6;
  struct Place {
    std::uint32_t token;
    Span span;
    bool governed;
  };
  std::vector<Place> places_;
};

// A number right behind a capitalised word that nothing counts after: "Boeing 737", "Bagger 288".
bool only_names(const Text& text, const Quantity& quantity, const Counted& counted, const FigureLists& lists) {
  if (quantity.kind != QuantityKind::plain || quantity.first == 0 || !quantity.unit.empty() || !counted.empty()) return false;
  if (quantity.bound != Bound::exact || quantity.last != quantity.first + 1) return false;
  const std::size_t before = quantity.first - 1;
  const Token& token = text.tokens[before];
  if (token.sentence != text.tokens[quantity.first].sentence || token.kind != TokenKind::word || !token.capital) return false;
  if (token.all_caps || token.span.size() == 1) return true;
  if (text.words.empty()) return !lists.noun_capital;
  const Upos tag = text.words[before].upos;
  return tag == Upos::Propn || (tag == Upos::Noun && lists.noun_capital);
}

// "ein Mann", "mehrere Gründe", "niemand": figures only where somebody came to harm or is missed.
bool kept(const CountedQuantity& each) {
  if (each.counted.nocount) return false;
  switch (each.quantity.kind) {
    case QuantityKind::plain:
      // A bare number says nothing: "Die Notrufnummer ist 112".
      return !each.counted.empty() || !each.category.empty() || !each.quantity.unit.empty();
    case QuantityKind::one:
    case QuantityKind::several:
      return !each.category.empty() && !each.counted.empty() && (each.counted.person || !each.counted.category.empty());
    case QuantityKind::zero:
      return !each.category.empty();
  }
  return true;
}

std::vector<CountedQuantity> count(const Text& text, const Pack& pack, const FigureLists& lists, const Clauses& clauses,
                                   const Times& times) {
  std::vector<CountedQuantity> all;
  std::vector<Quantity> quantities = find_quantities(text, pack, lists);
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    Quantity& quantity = quantities[i];
    if (times.covers(text.cover(quantity.first, quantity.number_last))) continue;
    if (!all.empty() && quantity.first < all.back().counted.last && !all.back().counted.apart) continue;
    const std::size_t next = i + 1 < quantities.size() ? quantities[i + 1].first : text.tokens.size();
    CountedQuantity each;
    each.counted = find_counted(text, lists, quantity, next);
    if (only_names(text, quantity, each.counted, lists)) continue;
    if (!each.counted.empty() && times.covers(text.cover(each.counted.head, each.counted.head + 1))) continue;
    each.clause = clauses.of[quantity.first];
    each.quantity = std::move(quantity);
    all.push_back(std::move(each));
  }
  return all;
}

Figure make_figure(const Text& text, const CountedQuantity& each) {
  Figure out;
  const bool apart = each.counted.empty() || each.counted.apart;
  out.span = text.cover(each.quantity.first, apart ? each.quantity.last : each.counted.last);
  set_ends(out, each.quantity);
  out.unit = each.quantity.unit;
  if (!each.counted.empty()) out.counted = slice(text.bytes, text.cover(each.counted.first, each.counted.last));
  out.category = each.category;
  out.rule = each.quantity.rule;
  return out;
}

}  // namespace

std::vector<Figure> find_figures(const Text& text, const Pack& pack, const std::vector<Time>& times, const Mentions& mentions) {
  const FigureLists lists(pack);
  const Clauses clauses = find_clauses(text, pack);
  const Times when(times);
  const Places where(text, mentions, lists);
  std::vector<CountedQuantity> all = count(text, pack, lists, clauses, when);
  find_categories(text, clauses, lists, all);
  std::vector<Figure> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    CountedQuantity& each = all[i];
    if (each.part) each.clause = all[i - 1].clause;
    if (!kept(each)) continue;
    Figure figure = make_figure(text, each);
    if (const auto place = where.nearest(clauses, each.clause, each.quantity.first)) figure.place = slice(text.bytes, *place);
    const Clause& clause = clauses.all[each.clause];
    figure.since = when.within(text.cover(clause.first, clause.last));
    out.push_back(std::move(figure));
  }
  return out;
}

}  // namespace lagebild
