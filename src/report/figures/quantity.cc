#include "report/figures/quantity.h"

#include <array>

namespace lagebild {
namespace {

constexpr std::array<std::string_view, 7> kBounds = {"exact",   "about",     "at_least", "at_most",
                                                     "between", "more_than", "less_than"};

std::optional<Decimal> captured(const Match& match, std::string_view name) {
  const Capture* capture = match.capture(name);
  if (capture == nullptr || capture->attributes == nullptr) return std::nullopt;
  return Decimal::parse(capture->attributes->get("value"));
}

// "über 100 Tote" but "über zwei Themen": some words bound only from a number on. True where this one does not.
bool bound_too_weak(const Match& match, const Decimal& from) {
  const Capture* capture = match.capture("b");
  if (capture == nullptr || capture->attributes == nullptr || !capture->attributes->has("min")) return false;
  const auto least = Decimal::parse(capture->attributes->get("min"));
  return least && from < *least;
}

std::optional<QuantityKind> kind_named(std::string_view name) {
  if (name == "plain") return QuantityKind::plain;
  if (name == "one") return QuantityKind::one;
  if (name == "several") return QuantityKind::several;
  if (name == "zero") return QuantityKind::zero;
  return std::nullopt;
}

std::optional<Quantity> read_quantity(const Match& match) {
  const auto kind = kind_named(match.gives.get("kind"));
  if (!kind) return std::nullopt;
  const auto from = match.gives.has("low") ? Decimal::parse(match.gives.get("low")) : captured(match, "n");
  if (!from) return std::nullopt;
  Quantity out;
  out.first = match.first;
  out.last = out.number_last = match.last;
  out.kind = *kind;
  out.from = *from;
  const auto to = match.gives.get("high") == "none" ? std::nullopt : captured(match, "m");
  out.to = to.value_or(*from);
  if (match.gives.get("sign") == "minus") out.from = out.to = out.from.times(Decimal(-1)).value_or(out.from);
  out.bound = bound_named(match.gives.get("bound")).value_or(Bound::exact);
  out.unit = match.gives.get("unit");
  out.rule = match.rule->name;
  if (out.to < out.from) std::swap(out.from, out.to);
  if (bound_too_weak(match, out.from)) {
    out.bound = Bound::exact;
    out.first = match.capture("n") != nullptr ? match.capture("n")->first : out.first;
  }
  return out;
}

}  // namespace

std::vector<Quantity> find_quantities(const Text& text, const Pack& pack, const FigureLists& lists) {
  const Layer numbers = number_layer(find_numerals(text, pack));
  std::vector<Quantity> out;
  for (const Match& match : pack.rules("figures").find(text, {&numbers})) {
    std::optional<Quantity> quantity = read_quantity(match);
    if (!quantity) continue;
    const std::size_t end = text.sentences[text.tokens[quantity->first].sentence].last;
    if (const auto unit = lists.words.hit(text, quantity->last, lists.unit, end); quantity->unit.empty() && unit) {
      quantity->unit = unit->entry->value();
      quantity->last += unit->tokens;
    }
    out.push_back(std::move(*quantity));
  }
  return out;
}

void set_ends(Figure& figure, const Quantity& quantity) {
  const bool counts = quantity.unit.empty() && quantity.from.whole() && quantity.to.whole();
  const Decimal step(counts ? 1 : 0);
  const Decimal back(counts ? -1 : 0);
  figure.bound = quantity.bound;
  switch (quantity.bound) {
    case Bound::exact:
    case Bound::about:
    case Bound::between:
      figure.low = quantity.from;
      figure.high = quantity.to;
      break;
    case Bound::at_least:
      figure.low = quantity.from;
      break;
    case Bound::at_most:
      figure.high = quantity.to;
      break;
    case Bound::more_than:
      figure.low = quantity.from.plus(step);
      break;
    case Bound::less_than:
      figure.high = quantity.to.plus(back);
      break;
  }
}

std::string_view bound_name(Bound bound) { return kBounds[static_cast<std::size_t>(bound)]; }

std::optional<Bound> bound_named(std::string_view name) {
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    if (kBounds[i] == name) return static_cast<Bound>(i);
  }
  return std::nullopt;
}

}  // namespace lagebild
