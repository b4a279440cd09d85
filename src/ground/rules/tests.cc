#include "ground/rules/tests.h"

#include <algorithm>
#include <bit>

namespace lagebild {
namespace {

bool in_class(const Text& text, std::size_t i, TokenClass wanted) {
  const Token& token = text.tokens[i];
  const bool word = token.kind == TokenKind::word;
  const bool quote =
      token.kind == TokenKind::open_quote || token.kind == TokenKind::close_quote || token.kind == TokenKind::quote;
  switch (wanted) {
    case TokenClass::word:
      return word;
    case TokenClass::num:
      return token.kind == TokenKind::number;
    case TokenClass::cap:
      return word && token.capital;
    case TokenClass::lower:
      return word && !token.capital && text.form(i) == text.folded[i];
    case TokenClass::caps:
      return word && token.all_caps;
    case TokenClass::punct:
      return token.kind == TokenKind::punctuation;
    case TokenClass::sym:
      return token.kind == TokenKind::symbol;
    case TokenClass::open:
      return token.kind == TokenKind::open_quote || token.kind == TokenKind::quote;
    case TokenClass::close:
      return token.kind == TokenKind::close_quote || token.kind == TokenKind::quote;
    case TokenClass::quote:
      return quote;
    case TokenClass::any:
      return true;
  }
  return false;
}

std::uint8_t field(const Word& word, GrammarCondition::Field which) {
  using Field = GrammarCondition::Field;
  switch (which) {
    case Field::upos:
      return static_cast<std::uint8_t>(word.upos);
    case Field::gram_case:
      return static_cast<std::uint8_t>(word.gram_case);
    case Field::number:
      return static_cast<std::uint8_t>(word.number);
    case Field::gender:
      return static_cast<std::uint8_t>(word.gender);
    case Field::person:
      return word.person;
    case Field::tense:
      return static_cast<std::uint8_t>(word.tense);
    case Field::mood:
      return static_cast<std::uint8_t>(word.mood);
    case Field::verb_form:
      return static_cast<std::uint8_t>(word.verb_form);
    case Field::name:
      return static_cast<std::uint8_t>(word.name);
  }
  return 0;
}

bool grammar_fits(const Text& text, std::size_t i, const Test& test) {
  if (text.words.empty()) return false;
  return std::all_of(test.grammar.begin(), test.grammar.end(), [&](const GrammarCondition& condition) {
    return (field(text.words[i], condition.field) == condition.value) != condition.negated;
  });
}

bool conditions_fit(const Attributes& attributes, const std::vector<Condition>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    return (attributes.get(condition.key) == condition.value) != condition.negated;
  });
}

constexpr std::size_t kLongestCompound = 80;  // Bytes; longer tokens are no words.

// One way to read `rest` as parts[k…]; appends the captured parts.
bool parts_fit(std::string_view rest, const std::vector<Part>& parts, std::size_t k, const WordLists& lists,
               std::vector<Taken>& taken, std::uint32_t token) {
  if (k == parts.size()) return rest.empty();
  const Part& part = parts[k];
  const auto go_on = [&](std::size_t length, const Attributes* attributes) {
    const std::size_t mark = taken.size();
    if (!part.capture.empty()) taken.push_back({token, token + 1, attributes, part.capture, std::string(rest.substr(0, length))});
    if (parts_fit(rest.substr(length), parts, k + 1, lists, taken, token)) return true;
    taken.resize(mark);
    return false;
  };
  if (part.kind == Part::Kind::literal) {
    if (rest.starts_with(part.literal) && go_on(part.literal.size(), nullptr)) return true;
  } else if (part.kind == Part::Kind::digits) {
    std::size_t length = 0;
    while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9') ++length;
    if (length > 0 && go_on(length, nullptr)) return true;
  } else if (part.kind == Part::Kind::list) {
    for (std::size_t length = rest.size(); length > 0; --length) {
      const ListEntry* entry = lists.find(part.list, rest.substr(0, length));
      if (entry != nullptr && go_on(length, &entry->attributes)) return true;
    }
  } else {
    for (std::size_t length = part.optional ? 1 : 2; length <= rest.size(); ++length) {
      if (go_on(length, nullptr)) return true;
    }
  }
  return part.optional && parts_fit(rest, parts, k + 1, lists, taken, token);
}

// Rejects most words by their first and last two bytes.
bool quick_fit(std::string_view word, const Part& first, const Part& last) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
  const std::size_t end = word.size() - 1;
  if (!first.optional) {
    if (first.kind == Part::Kind::literal && !word.starts_with(first.literal)) return false;
    if (first.kind == Part::Kind::digits && (word[0] < '0' || word[0] > '9')) return false;
    if (first.pairs && !first.pairs->begin.test(byte(0) << 8 | (end > 0 ? byte(1) : 0)) && !first.pairs->begin.test(byte(0) << 8))
      return false;
  }
  if (last.optional) return true;
  if (last.pairs && !last.pairs->end.test((end > 0 ? byte(end - 1) : 0) << 8 | byte(end)) && !last.pairs->end.test(byte(end)))
    return false;
  return last.kind != Part::Kind::literal || word.ends_with(last.literal);
}

}  // namespace

bool Tester::try_token(std::size_t i, const Test& test, std::vector<Taken>& taken) const {
  switch (test.kind) {
    case TestKind::folded:
      return text_.symbols[i].folded == test.symbol;
    case TestKind::exact:
      return text_.symbols[i].exact == test.symbol;
    case TestKind::lemma:
      return text_.symbols[i].lemma == test.symbol || text_.symbols[i].folded == test.symbol;
    case TestKind::token_class:
      return in_class(text_, i, test.token_class);
    case TestKind::grammar:
      return grammar_fits(text_, i, test);
    case TestKind::regex:
      return RE2::FullMatch(text_.folded[i], *test.regex);
    case TestKind::compound: {
      const std::string& word = text_.folded[i];
      if (!quick_fit(word, test)) return false;
      return parts_fit(word, test.parts, 0, *lists_, taken, static_cast<std::uint32_t>(i));
    }
    case TestKind::sentence_start:
    case TestKind::sentence_end:
    case TestKind::glued:
    case TestKind::spaced:
    case TestKind::list:
    case TestKind::layer:
      break;
  }
  return false;
}

bool Tester::zero_width(TestKind kind) {
  return kind == TestKind::sentence_start || kind == TestKind::sentence_end || kind == TestKind::glued ||
         kind == TestKind::spaced;
}

bool Tester::try_zero(std::size_t i, const Test& test) const {
  const bool inside = i < end_;
  switch (test.kind) {
    case TestKind::sentence_start:
      return i == begin_;
    case TestKind::sentence_end:
      return i == end_;
    case TestKind::glued:
      return inside && !text_.tokens[i].space_before;
    case TestKind::spaced:
      return inside && text_.tokens[i].space_before;
    default:
      return false;
  }
}

bool quick_fit(std::string_view word, const Test& compound) {
  return !word.empty() && word.size() <= kLongestCompound && quick_fit(word, compound.parts.front(), compound.parts.back());
}

std::uint32_t token_classes(const Text& text, std::size_t i, std::uint32_t asked) {
  std::uint32_t out = 0;
  for (std::uint32_t rest = asked; rest != 0; rest &= rest - 1) {
    const int k = std::countr_zero(rest);
    out |= in_class(text, i, static_cast<TokenClass>(k)) ? 1U << k : 0U;
  }
  return out;
}

const std::vector<ListHit>& Tester::hits(std::size_t i) const {
  Known& known = known_.at(i % known_.size());
  if (known.token != i) {
    known.token = i;
    known.hits.clear();
    lists_->hits(text_, i, end_, known.hits);
  }
  return known.hits;
}

std::vector<Taken> Tester::options(std::size_t i, const Test& test) const {
  std::vector<Taken> out;
  const auto first = static_cast<std::uint32_t>(i);
  if (test.kind == TestKind::list) {
    for (const ListHit& hit : hits(i)) {
      if (hit.list == test.list && conditions_fit(hit.entry->attributes, test.conditions)) {
        out.push_back({first, first + hit.tokens, &hit.entry->attributes, {}, {}});
      }
    }
  } else if (test.layer < layers_.size() && layers_[test.layer] != nullptr) {
    const LayerIndex& layer = *layers_[test.layer];
    for (std::uint32_t k = layer.starts[i]; k < layer.starts[i + 1]; ++k) {
      const Finding& finding = layer.layer->findings[k];
      if (finding.last <= end_ && finding.last > finding.first && conditions_fit(finding.attributes, test.conditions)) {
        out.push_back({first, finding.last, &finding.attributes, {}, {}});
      }
    }
  }
  if (out.size() > 1) std::stable_sort(out.begin(), out.end(), [](const Taken& a, const Taken& b) { return a.last > b.last; });
  return out;
}

LayerIndex::LayerIndex(const Layer& of, std::size_t tokens) : layer(&of), starts(tokens + 1, 0) {
  std::uint32_t k = 0;
  for (std::size_t i = 0; i <= tokens; ++i) {
    while (k < of.findings.size() && of.findings[k].first < i) ++k;
    starts[i] = k;
  }
}

}  // namespace lagebild
