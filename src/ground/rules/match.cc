#include <algorithm>
#include <bit>
#include <unordered_map>

#include "ground/rules/rules.h"
#include "ground/rules/tests.h"

namespace lagebild {
namespace {

constexpr int kMostSteps = 1000;  // Per rule and start: bounds time and depth on sentences of any length.

struct Slot {
  std::uint32_t first = 0, last = 0;
  bool set = false;
};

// Runs the program of one rule from one token.
class Run {
 public:
  Run(const Machine& machine, const Tester& tester)
      : machine_(machine), tester_(tester), slots_(machine.captures.size()), begins_(machine.captures.size()) {}

  // One past the last token consumed; nothing where the rule does not match at `token`.
  std::optional<std::size_t> from(std::uint32_t program, std::size_t token) {
    steps_ = 0;
    taken_.clear();
    if (dirty_) std::fill(slots_.begin(), slots_.end(), Slot{});
    dirty_ = false;
    if (!run(program, token)) return std::nullopt;
    dirty_ = true;
    return stop_;
  }
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] const std::vector<Taken>& taken() const { return taken_; }

 private:
  bool run(std::uint32_t at, std::size_t token) {
    for (;;) {
      if (++steps_ > kMostSteps) return false;
      const Instruction& now = machine_.code[at];
      switch (now.op) {
        case Op::match:
          stop_ = token;
          return true;
        case Op::jump:
          at = now.a;
          break;
        case Op::split:
          if (branch(now.a, token)) return true;
          at = now.b;
          break;
        case Op::begin:
        case Op::end:
          return save(now, at, token);
        case Op::look:
        case Op::look_behind:
          if (!look(now, token)) return false;
          at = now.b;
          break;
        case Op::test: {
          const Test& test = machine_.tests[now.a];
          if (test.kind == TestKind::list || test.kind == TestKind::layer) return consume(test, at, token);
          if (Tester::zero_width(test.kind)) {
            if (!tester_.try_zero(token, test)) return false;
          } else {
            if (token >= tester_.end() || !tester_.try_token(token, test, taken_)) return false;
            ++token;
          }
          ++at;
          break;
        }
      }
    }
  }

  bool branch(std::uint32_t at, std::size_t token) {
    const std::size_t mark = taken_.size();
    if (run(at, token)) return true;
    taken_.resize(mark);
    return false;
  }

  bool consume(const Test& test, std::uint32_t at, std::size_t token) {
    if (token >= tester_.end()) return false;
    for (Taken& option : tester_.options(token, test)) {
      const std::size_t mark = taken_.size();
      const std::size_t next = option.last;
      taken_.push_back(std::move(option));
      if (run(at + 1, next)) return true;
      taken_.resize(mark);
    }
    return false;
  }

  bool save(const Instruction& now, std::uint32_t at, std::size_t token) {
    Slot& slot = slots_[now.a];
    const Slot old = slot;
    const std::uint32_t old_begin = begins_[now.a];
    if (now.op == Op::begin) {
      begins_[now.a] = static_cast<std::uint32_t>(token);
    } else {
      slot = {begins_[now.a], static_cast<std::uint32_t>(token), true};
    }
    if (run(at + 1, token)) return true;
    slots_[now.a] = old;
    begins_[now.a] = old_begin;
    return false;
  }

  bool look(const Instruction& now, std::size_t token) {
    if (now.op == Op::look_behind && token == tester_.begin()) return now.negated;
    const std::size_t mark = taken_.size();
    const std::size_t kept = stop_;
    const bool found = run(now.a, now.op == Op::look_behind ? token - 1 : token) && (now.op == Op::look || stop_ == token);
    taken_.resize(mark);
    stop_ = kept;
    dirty_ = dirty_ || found;
    return found != now.negated;
  }

  const Machine& machine_;
  const Tester& tester_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> begins_;
  std::vector<Taken> taken_;
  std::size_t stop_ = 0;
  int steps_ = 0;
  bool dirty_ = false;  // Slots may be set: after a match; a run that fails sets them back.
};

std::string fill(std::string_view pattern, const Text& text, const Match& match) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] != '$') {
      out += pattern[i++];
      continue;
    }
    const auto name_end = [&](std::size_t k) {
      while (k < pattern.size() && ((pattern[k] >= 'a' && pattern[k] <= 'z') || pattern[k] == '_')) ++k;
      return k;
    };
    const std::size_t end = name_end(i + 1);
    const Capture* capture = match.capture(pattern.substr(i + 1, end - i - 1));
    std::string_view key = "value";
    i = end;
    if (end < pattern.size() && pattern[end] == '.' && name_end(end + 1) > end + 1) {
      i = name_end(end + 1);
      key = pattern.substr(end + 1, i - end - 1);
    }
    if (capture == nullptr) continue;
    if (capture->attributes != nullptr) {
      out += capture->attributes->get(key);
    } else if (!capture->part.empty()) {
      out += capture->part;
    } else {
      out += words(text, *capture);
    }
  }
  return out;
}

}  // namespace

struct RuleSet::Compiled {
  Machine machine;
  WordLists* lists = nullptr;
  std::vector<std::unique_ptr<Rule>> rules;
  std::vector<std::uint32_t> programs;
  using Rows = std::vector<std::uint32_t>;
  // Which rules can begin with what.
  std::unordered_map<std::uint32_t, Rows> by_folded, by_exact, by_lemma;
  std::vector<Rows> by_list;  // By ListId.
  Rows by_class[kTokenClasses];
  std::unordered_map<std::uint16_t, Rows> by_layer;
  std::unordered_map<std::uint8_t, Rows> by_upos;
  Rows anywhere;  // Begin with grammar of any tag, or with a regular expression.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> compounds, figure_compounds;  // Rule and test; these begin with digits.
  // What can begin with a symbol: filled by complete().
  enum Start : std::uint8_t { kFolded = 1, kExact = 2, kLemma = 4, kFoldedList = 8, kExactList = 16, kLemmaList = 32 };
  std::vector<std::uint8_t> starts;
  std::uint32_t classes = 0;  // Bit k: some rule begins with class k.

  Outcome index(std::uint32_t rule, std::uint32_t at, std::vector<bool>& seen);
  void index_test(std::uint32_t rule, std::uint32_t index);
  void candidates(const Text& text, std::size_t token, const Tester& tester, const std::vector<const LayerIndex*>& layers,
                  Rows& out) const;
};

// Every test the program can begin with.
Outcome RuleSet::Compiled::index(std::uint32_t rule, std::uint32_t at, std::vector<bool>& seen) {
  if (seen[at]) return Done{};
  seen[at] = true;
  const Instruction& now = machine.code[at];
  switch (now.op) {
    case Op::match:
      return Error{"the pattern can match nothing at all"};
    case Op::jump:
      return index(rule, now.a, seen);
    case Op::split:
      if (Outcome done = index(rule, now.a, seen); !done) return done;
      return index(rule, now.b, seen);
    case Op::begin:
    case Op::end:
      return index(rule, at + 1, seen);
    case Op::look:
    case Op::look_behind:
      return index(rule, now.b, seen);
    case Op::test:
      if (Tester::zero_width(machine.tests[now.a].kind)) return index(rule, at + 1, seen);
      index_test(rule, now.a);
      return Done{};
  }
  return Done{};
}

void RuleSet::Compiled::index_test(std::uint32_t rule, std::uint32_t index) {
  const Test& test = machine.tests[index];
  switch (test.kind) {
    case TestKind::folded:
      by_folded[test.symbol].push_back(rule);
      return;
    case TestKind::exact:
      by_exact[test.symbol].push_back(rule);
      return;
    case TestKind::lemma:
      by_lemma[test.symbol].push_back(rule);
      return;
    case TestKind::list:
      if (test.list >= by_list.size()) by_list.resize(test.list + 1U);
      by_list[test.list].push_back(rule);
      return;
    case TestKind::token_class:
      by_class[static_cast<std::size_t>(test.token_class)].push_back(rule);
      return;
    case TestKind::layer:
      by_layer[test.layer].push_back(rule);
      return;
    case TestKind::compound: {
      const bool figures = test.parts.front().kind == Part::Kind::digits && !test.parts.front().optional;
      (figures ? figure_compounds : compounds).emplace_back(rule, index);
      return;
    }
    case TestKind::grammar:
      for (const GrammarCondition& condition : test.grammar) {
        if (condition.field == GrammarCondition::Field::upos && !condition.negated) {
          by_upos[condition.value].push_back(rule);
          return;
        }
      }
      anywhere.push_back(rule);
      return;
    default:
      anywhere.push_back(rule);
  }
}

RuleSet::RuleSet() : compiled_(std::make_unique<Compiled>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

const std::vector<std::unique_ptr<Rule>>& RuleSet::rules() const { return compiled_->rules; }

Outcome RuleSet::add(Rule rule, WordLists& lists) {
  Compiled& compiled = *compiled_;
  compiled.lists = &lists;
  const Result<std::uint32_t> program = compiled.machine.compile(rule.pattern, lists);
  if (!program) return Error{rule.where + ": rule " + rule.name + ": " + program.error().message + "."};
  for (const auto& [key, value] : rule.gives.pairs) {
    for (std::size_t i = value.find('$'); i != std::string::npos; i = value.find('$', i + 1)) {
      std::size_t end = i + 1;
      while (end < value.size() && ((value[end] >= 'a' && value[end] <= 'z') || value[end] == '_')) ++end;
      const auto& names = compiled.machine.captures;
      if (std::find(names.begin(), names.end(), value.substr(i + 1, end - i - 1)) == names.end()) {
        return Error{rule.where + ": rule " + rule.name + " gives " + value + ", but captures no such name."};
      }
    }
  }
  const auto row = static_cast<std::uint32_t>(compiled.rules.size());
  std::vector<bool> seen(compiled.machine.code.size());
  if (Outcome done = compiled.index(row, *program, seen); !done)
    return Error{rule.where + ": rule " + rule.name + ": " + done.error().message + "."};
  rule.order = row;
  compiled.programs.push_back(*program);
  compiled.rules.push_back(std::make_unique<Rule>(std::move(rule)));
  return Done{};
}

void RuleSet::Compiled::candidates(const Text& text, std::size_t token, const Tester& tester,
                                   const std::vector<const LayerIndex*>& layers, Rows& out) const {
  const auto take = [&](const Rows& rows) { out.insert(out.end(), rows.begin(), rows.end()); };
  const auto look_up = [&](const auto& map, auto key) {
    if (const auto found = map.find(key); found != map.end()) take(found->second);
  };
  const TokenSymbols& symbols = text.symbols[token];
  const std::uint8_t folded = starts[symbols.folded];
  const std::uint8_t exact = starts[symbols.exact];
  const std::uint8_t lemma = starts[symbols.lemma];
  if ((folded & kFolded) != 0) look_up(by_folded, symbols.folded);
  if ((exact & kExact) != 0) look_up(by_exact, symbols.exact);
  if ((lemma & kLemma) != 0) look_up(by_lemma, symbols.lemma);
  if (symbols.folded != symbols.lemma && (folded & kLemma) != 0) look_up(by_lemma, symbols.folded);
  if ((folded & (kFoldedList | kLemmaList)) != 0 || (exact & kExactList) != 0 || (lemma & kLemmaList) != 0) {
    for (const ListHit& hit : tester.hits(token))
      if (hit.list < by_list.size()) take(by_list[hit.list]);
  }
  for (std::uint32_t bits = token_classes(text, token, classes); bits != 0; bits &= bits - 1) {
    take(by_class[std::countr_zero(bits)]);
  }
  for (const auto& [layer, rows] : by_layer) {
    if (layer < layers.size() && layers[layer] != nullptr && layers[layer]->starts[token] < layers[layer]->starts[token + 1])
      take(rows);
  }
  if (!text.words.empty() && !by_upos.empty()) look_up(by_upos, static_cast<std::uint8_t>(text.words[token].upos));
  if (text.tokens[token].kind == TokenKind::word || text.tokens[token].kind == TokenKind::number) {
    const std::string& word = text.folded[token];
    const auto fit = [&](const auto& some) {
      for (const auto& [rule, test] : some)
        if (quick_fit(word, machine.tests[test])) out.push_back(rule);
    };
    fit(compounds);
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') fit(figure_compounds);
  }
  take(anywhere);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void RuleSet::complete() {
  Compiled& compiled = *compiled_;
  if (compiled.lists == nullptr) return;
  compiled.starts.assign(compiled.lists->symbols().size() + 1, 0);
  for (const auto& [symbol, rows] : compiled.by_folded) compiled.starts[symbol] |= Compiled::kFolded;
  for (const auto& [symbol, rows] : compiled.by_exact) compiled.starts[symbol] |= Compiled::kExact;
  for (const auto& [symbol, rows] : compiled.by_lemma) compiled.starts[symbol] |= Compiled::kLemma;
  for (std::size_t k = 0; k < compiled.by_list.size(); ++k) {
    const auto list = static_cast<ListId>(k);
    if (compiled.by_list[k].empty()) continue;
    static constexpr std::uint8_t kByKind[] = {Compiled::kFoldedList, Compiled::kLemmaList, Compiled::kExactList};
    const std::uint8_t bit = kByKind[static_cast<std::size_t>(compiled.lists->kind(list))];
    for (const std::uint32_t symbol : compiled.lists->first_symbols(list)) compiled.starts[symbol] |= bit;
  }
  for (std::size_t k = 0; k < kTokenClasses; ++k) compiled.classes |= compiled.by_class[k].empty() ? 0U : 1U << k;
}

const Capture* Match::capture(std::string_view name) const {
  const auto found = std::find_if(captures.begin(), captures.end(), [&](const Capture& c) { return c.name == name; });
  return found == captures.end() ? nullptr : &*found;
}

std::string_view words(const Text& text, const Capture& capture) {
  return slice(text.bytes, text.cover(capture.first, capture.last));
}

namespace {

Match make_match(const Rule& rule, const Machine& machine, const Run& run, const Text& text, std::size_t token,
                 std::size_t stop) {
  Match out;
  out.rule = &rule;
  out.first = out.whole_first = static_cast<std::uint32_t>(token);
  out.last = out.whole_last = static_cast<std::uint32_t>(stop);
  for (std::size_t k = 0; k < run.slots().size(); ++k) {
    const Slot& slot = run.slots()[k];
    if (!slot.set || slot.first == slot.last) continue;
    Capture capture{machine.captures[k], slot.first, slot.last, nullptr, {}};
    for (const Taken& taken : run.taken()) {
      if (taken.first == slot.first && taken.last == slot.last && taken.capture.empty()) capture.attributes = taken.attributes;
    }
    if (capture.name == "it") {
      out.first = slot.first;
      out.last = slot.last;
    }
    out.captures.push_back(std::move(capture));
  }
  for (const Taken& taken : run.taken()) {
    if (taken.capture.empty()) continue;
    const auto name = std::find(machine.captures.begin(), machine.captures.end(), taken.capture);
    out.captures.push_back({*name, taken.first, taken.last, taken.attributes, taken.part});
  }
  std::stable_sort(out.captures.begin(), out.captures.end(),
                   [](const Capture& a, const Capture& b) { return a.first < b.first; });
  for (const auto& [key, value] : rule.gives.pairs) {
    out.gives.pairs.emplace_back(key, value.find('$') == std::string::npos ? value : fill(value, text, out));
  }
  return out;
}

}  // namespace

std::vector<Match> RuleSet::find_all(const Text& text, const std::vector<const Layer*>& layers) const {
  std::vector<Match> out;
  const Compiled& compiled = *compiled_;
  if (compiled.rules.empty() || compiled.starts.empty() || text.symbols.size() != text.tokens.size()) return out;
  std::vector<std::unique_ptr<LayerIndex>> owned;
  std::vector<const LayerIndex*> indexes(compiled.machine.layers.size(), nullptr);
  for (const Layer* layer : layers) {
    const auto& names = compiled.machine.layers;
    const auto found = std::find(names.begin(), names.end(), layer->name);
    if (found == names.end()) continue;
    owned.push_back(std::make_unique<LayerIndex>(*layer, text.tokens.size()));
    indexes[static_cast<std::size_t>(found - names.begin())] = owned.back().get();
  }
  Tester tester(text, compiled.lists, indexes);
  Run run(compiled.machine, tester);
  Compiled::Rows rows;
  for (const Sentence& sentence : text.sentences) {
    tester.enter(sentence.first, sentence.last);
    for (std::size_t token = sentence.first; token < sentence.last; ++token) {
      rows.clear();
      compiled.candidates(text, token, tester, indexes, rows);
      for (const std::uint32_t row : rows) {
        const auto stop = run.from(compiled.programs[row], token);
        if (stop && *stop > token) out.push_back(make_match(*compiled.rules[row], compiled.machine, run, text, token, *stop));
      }
    }
  }
  return out;
}

std::vector<Match> RuleSet::find(const Text& text, const std::vector<const Layer*>& layers) const {
  return best(find_all(text, layers));
}

std::vector<Match> best(std::vector<Match> matches) {
  std::vector<std::size_t> order(matches.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Match& x = matches[a];
    const Match& y = matches[b];
    if (x.last - x.first != y.last - y.first) return x.last - x.first > y.last - y.first;
    if (x.rule->prio != y.rule->prio) return x.rule->prio > y.rule->prio;
    if (x.rule->order != y.rule->order) return x.rule->order < y.rule->order;
    return x.first < y.first;
  });
  std::uint32_t tokens = 0;
  for (const Match& match : matches) tokens = std::max(tokens, match.last);
  std::vector<bool> used(tokens);
  std::vector<std::size_t> kept;
  for (const std::size_t i : order) {
    const Match& match = matches[i];
    bool free = match.first < match.last;
    for (std::uint32_t t = match.first; free && t < match.last; ++t) free = !used[t];
    if (!free) continue;
    std::fill(used.begin() + match.first, used.begin() + match.last, true);
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) { return matches[a].first < matches[b].first; });
  std::vector<Match> out;
  out.reserve(kept.size());
  for (const std::size_t i : kept) out.push_back(std::move(matches[i]));
  return out;
}

}  // namespace lagebild
