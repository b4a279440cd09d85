#include "ground/rules/pattern.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace lagebild {
namespace {

struct Node {
  enum class Kind : std::uint8_t { sequence, choice, repeat, capture, look, behind, test } kind = Kind::sequence;
  std::vector<Node> children;
  std::uint32_t index = 0;  // capture or test
  int least = 1, most = 1;  // repeat; most -1 for no bound
  bool lazy = false;
  bool negated = false;
};

constexpr std::array<std::string_view, kTokenClasses> kClassNames = {"word", "num",  "cap",   "lower", "caps", "punct",
                                                                     "sym",  "open", "close", "quote", "any"};

using Field = GrammarCondition::Field;

struct GrammarName {
  std::string_view key;
  Field field;
  std::vector<std::string_view> values;  // From 1 on.
};

const std::vector<GrammarName>& grammar_names() {
  static const std::vector<GrammarName> kNames = {
      {"upos",
       Field::upos,
       {"Adj", "Adp", "Adv", "Aux", "Cconj", "Det", "Intj", "Noun", "Num", "Part", "Pron", "Propn", "Punct", "Sconj", "Sym",
        "Verb", "X"}},
      {"case", Field::gram_case, {"nom", "gen", "dat", "acc"}},
      {"number", Field::number, {"sing", "plur"}},
      {"gender", Field::gender, {"masc", "fem", "neut"}},
      {"person", Field::person, {"1", "2", "3"}},
      {"tense", Field::tense, {"pres", "past"}},
      {"mood", Field::mood, {"ind", "subj", "imp"}},
      {"form", Field::verb_form, {"fin", "inf", "part"}},
      {"name", Field::name, {"person", "place", "organisation", "other"}},
  };
  return kNames;
}

std::optional<GrammarCondition> grammar_condition(std::string_view key, std::string_view value, bool negated) {
  for (const GrammarName& name : grammar_names()) {
    if (name.key != key) continue;
    const auto found = std::find(name.values.begin(), name.values.end(), value);
    if (found == name.values.end()) return std::nullopt;
    return GrammarCondition{name.field, static_cast<std::uint8_t>(found - name.values.begin() + 1), negated};
  }
  return std::nullopt;
}

// Reads a pattern; stops at the first thing it cannot read and keeps the reason.
class Parser {
 public:
  Parser(std::string_view pattern, Machine& machine, WordLists& lists) : text_(pattern), machine_(machine), lists_(lists) {}

  std::optional<Node> all() {
    Node node = choice();
    skip();
    if (error_.empty() && at_ < text_.size()) fail("\")\" without \"(\"");
    if (!error_.empty()) return std::nullopt;
    return node;
  }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  void fail(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    at_ = text_.size();
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view what) {
    if (text_.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }
  std::string_view until(char close) {
    const std::size_t end = text_.find(close, at_);
    if (end == std::string_view::npos) {
      fail(std::string("\"") + close + "\" is missing");
      return {};
    }
    const std::string_view out = text_.substr(at_, end - at_);
    at_ = end + 1;
    return out;
  }

  Node choice() {
    Node out;
    out.kind = Node::Kind::choice;
    out.children.push_back(sequence());
    for (skip(); peek() == '|'; skip()) {
      ++at_;
      out.children.push_back(sequence());
    }
    return out.children.size() == 1 ? std::move(out.children[0]) : out;
  }

  Node sequence() {
    Node out;
    for (skip(); at_ < text_.size() && peek() != '|' && peek() != ')'; skip()) out.children.push_back(repeated());
    if (out.children.empty()) fail("an empty alternative");
    return out;
  }

  Node repeated() {
    Node inner = element();
    Node out;
    out.kind = Node::Kind::repeat;
    if (take("?")) {
      out.least = 0;
    } else if (take("*")) {
      out.least = 0;
      out.most = -1;
    } else if (take("+")) {
      out.most = -1;
    } else if (peek() == '{') {
      ++at_;
      bounds(until('}'), out);
    } else {
      return inner;
    }
    out.lazy = take("?");
    out.children.push_back(std::move(inner));
    return out;
  }

  void bounds(std::string_view text, Node& out) {
    const std::size_t comma = text.find(',');
    const auto number = [&](std::string_view digits, int& value) {
      const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (code != std::errc() || end != digits.data() + digits.size() || value > 50)
        fail("{least,most} takes two numbers up to 50");
    };
    number(text.substr(0, comma), out.least);
    number(comma == std::string_view::npos ? text : text.substr(comma + 1), out.most);
    if (out.most < out.least) fail("{least,most} with least above most");
  }

  Node element() {
    if (take("!~")) return behind(true);
    if (take("~")) return behind(false);
    if (peek() == '!' || peek() == '&') {
      Node out;
      out.kind = Node::Kind::look;
      out.negated = text_[at_++] == '!';
      out.children.push_back(element());
      return out;
    }
    if (const auto name = capture_name()) {
      Node out;
      out.kind = Node::Kind::capture;
      out.index = named(machine_.captures, *name);
      out.children.push_back(repeated());
      return out;
    }
    if (take("(")) {
      Node out = choice();
      skip();
      if (!take(")")) fail("\")\" is missing");
      return out;
    }
    return test();
  }

  Node behind(bool negated) {
    Node out;
    out.kind = Node::Kind::behind;
    out.negated = negated;
    out.children.push_back(peek() == '(' ? (++at_, closed(choice())) : test());
    return out;
  }
  Node closed(Node inner) {
    skip();
    if (!take(")")) fail("\")\" is missing");
    return inner;
  }

  // "name:" before an element; a plain ":" token is no name.
  std::optional<std::string> capture_name() {
    std::size_t end = at_;
    while (end < text_.size() && ((text_[end] >= 'a' && text_[end] <= 'z') || text_[end] == '_')) ++end;
    if (end == at_ || end + 1 >= text_.size() || text_[end] != ':' || text_[end + 1] == ' ') return std::nullopt;
    std::string out(text_.substr(at_, end - at_));
    // "d:@weekday+p:@daypart" is one token in parts; its captures belong to the parts.
    std::size_t stop = end;
    while (stop < text_.size() && text_[stop] != ' ' && text_[stop] != '(' && text_[stop] != '[' && text_[stop] != '{') ++stop;
    const std::size_t plus = text_.find('+', end);
    if (plus < stop && plus + 1 < stop && text_[plus + 1] != ')' && text_[end + 1] != '"' && text_[end + 1] != '/')
      return std::nullopt;
    at_ = end + 1;
    return out;
  }

  static std::uint32_t named(std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
    names.emplace_back(name);
    return static_cast<std::uint32_t>(names.size() - 1);
  }

  Node add(Test test) {
    Node out;
    out.kind = Node::Kind::test;
    out.index = static_cast<std::uint32_t>(machine_.tests.size());
    machine_.tests.push_back(std::move(test));
    return out;
  }

  Node test() {
    if (take("\"")) return word(TestKind::exact, compose(until('"')));
    if (peek() == '<' && text_.find('>', at_) != std::string_view::npos && text_[at_ + 1] != ' ') {
      ++at_;
      return word(TestKind::lemma, compose(until('>')));
    }
    if (peek() == '/' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ') return regex();
    if (take("[")) return layer(until(']'));
    if (take("{")) return grammar(until('}'));
    const std::string_view chunk = bare();
    if (chunk.empty()) {
      fail("nothing to match before \"" + std::string(text_.substr(at_, 10)) + "\"");
      return {};
    }
    if (chunk.find('+') != std::string_view::npos && chunk.size() > 1) return compound(chunk);
    if (chunk[0] == '@' && chunk.size() > 1) return list(chunk.substr(1));
    if (chunk[0] == '%' && chunk.size() > 1) return named_class(chunk.substr(1));
    return word(TestKind::folded, fold(chunk));
  }

  // A run up to white space or a mark of the pattern language; repetition marks at its end stay outside.
  std::string_view bare() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" \t|()[]{}").find(text_[at_]) == std::string_view::npos) ++at_;
    std::size_t end = at_;
    const bool whole = end - begin == 1 || text_.substr(begin, end - begin).ends_with("+*?");
    while (!whole && end > begin + 1 && text_[end - 2] != '+' &&
           std::string_view("?*+").find(text_[end - 1]) != std::string_view::npos)
      --end;
    at_ = end;
    return text_.substr(begin, end - begin);
  }

  Node word(TestKind kind, const std::string& spelling) {
    Test out;
    out.kind = kind;
    out.symbol = lists_.symbols().add(spelling);
    if (spelling.empty()) fail("an empty word");
    return add(std::move(out));
  }

  Node regex() {
    ++at_;
    const std::size_t end = text_.find('/', at_);
    Test out;
    out.kind = TestKind::regex;
    re2::RE2::Options options;
    options.set_log_errors(false);
    out.regex = std::make_shared<re2::RE2>(std::string(until('/')), options);
    if (end != std::string_view::npos && !out.regex->ok()) fail("/" + out.regex->pattern() + "/: " + out.regex->error());
    return add(std::move(out));
  }

  // "key=value key!=value"
  std::vector<Condition> conditions(std::string_view text) {
    std::vector<Condition> out;
    for (std::size_t i = text.find_first_not_of(' '); i < text.size(); i = text.find_first_not_of(' ', i)) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      const std::string_view pair = text.substr(i, end - i);
      i = end;
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0) {
        fail("\"" + std::string(pair) + "\" is no key=value");
        return out;
      }
      const bool negated = pair[equals - 1] == '!';
      out.push_back({std::string(pair.substr(0, equals - (negated ? 1 : 0))), std::string(pair.substr(equals + 1)), negated});
    }
    return out;
  }

  Node layer(std::string_view text) {
    const std::size_t gap = std::min(text.find(' '), text.size());
    Test out;
    out.kind = TestKind::layer;
    out.layer = static_cast<std::uint16_t>(named(machine_.layers, text.substr(0, gap)));
    out.conditions = conditions(text.substr(gap));
    return add(std::move(out));
  }

  Node grammar(std::string_view text) {
    const std::size_t gap = std::min(text.find(' '), text.size());
    Test out;
    out.kind = TestKind::grammar;
    if (const std::string_view tag = text.substr(0, gap); tag != "*") condition("upos", tag, false, out);
    for (const Condition& pair : conditions(text.substr(gap))) condition(pair.key, pair.value, pair.negated, out);
    return add(std::move(out));
  }

  void condition(std::string_view key, std::string_view value, bool negated, Test& out) {
    if (const auto decoded = grammar_condition(key, value, negated)) {
      out.grammar.push_back(*decoded);
    } else {
      fail("grammar knows no " + std::string(key) + "=" + std::string(value));
    }
  }

  Node list(std::string_view name) {
    Test out;
    out.kind = TestKind::list;
    out.list = lists_.id(name);
    if (out.list == kNoList) fail("there is no list " + std::string(name));
    if (take("[")) out.conditions = conditions(until(']'));
    return add(std::move(out));
  }

  Node named_class(std::string_view name) {
    Test out;
    const auto found = std::find(kClassNames.begin(), kClassNames.end(), name);
    if (found != kClassNames.end()) {
      out.kind = TestKind::token_class;
      out.token_class = static_cast<TokenClass>(found - kClassNames.begin());
    } else if (name == "start") {
      out.kind = TestKind::sentence_start;
    } else if (name == "end") {
      out.kind = TestKind::sentence_end;
    } else if (name == "glued") {
      out.kind = TestKind::glued;
    } else if (name == "spaced") {
      out.kind = TestKind::spaced;
    } else {
      fail("there is no class %" + std::string(name));
    }
    return add(std::move(out));
  }

  Node compound(std::string_view text) {
    Test out;
    out.kind = TestKind::compound;
    for (std::size_t i = 0; i <= text.size();) {
      const std::size_t end = std::min(text.find('+', i), text.size());
      out.parts.push_back(part(text.substr(i, end - i)));
      i = end + 1;
    }
    return add(std::move(out));
  }

  static std::shared_ptr<const Pairs> pairs(const std::vector<ListEntry>& entries) {
    auto out = std::make_shared<Pairs>();
    for (const ListEntry& entry : entries) {
      const std::string word = fold(entry.text);
      if (word.empty()) continue;
      const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
      const std::size_t last = word.size() - 1;
      out->begin.set(byte(0) << 8 | (last > 0 ? byte(1) : 0));
      out->end.set((last > 0 ? byte(last - 1) : 0) << 8 | byte(last));
    }
    return out;
  }

  Part part(std::string_view text) {
    Part out;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
      out.capture = std::string(text.substr(0, colon));
      named(machine_.captures, out.capture);
      text = text.substr(colon + 1);
    }
    if (text.size() > 1 && text.back() == '?') {
      out.optional = true;
      text.remove_suffix(1);
    }
    if (text.empty()) fail("an empty part beside \"+\"");
    if (text == "*") {
      out.kind = Part::Kind::letters;
    } else if (text == "%num") {
      out.kind = Part::Kind::digits;
    } else if (text.starts_with("@")) {
      out.kind = Part::Kind::list;
      out.list = lists_.id(text.substr(1));
      if (out.list == kNoList) fail("there is no list " + std::string(text.substr(1)));
      if (out.list != kNoList) out.pairs = pairs(lists_.entries(out.list));
    } else {
      out.literal = fold(text);
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Machine& machine_;
  WordLists& lists_;
  std::string error_;
};

class Emitter {
 public:
  explicit Emitter(std::vector<Instruction>& code) : code_(code) {}

  void emit(const Node& node) {
    switch (node.kind) {
      case Node::Kind::sequence:
        for (const Node& child : node.children) emit(child);
        return;
      case Node::Kind::choice:
        return choice(node);
      case Node::Kind::repeat:
        return repeat(node);
      case Node::Kind::capture:
        push(Op::begin, node.index);
        emit(node.children[0]);
        push(Op::end, node.index);
        return;
      case Node::Kind::look:
        return look(node, Op::look);
      case Node::Kind::behind:
        return look(node, Op::look_behind);
      case Node::Kind::test:
        push(Op::test, node.index);
        return;
    }
  }
  std::uint32_t push(Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
    code_.push_back({op, false, a, b});
    return static_cast<std::uint32_t>(code_.size() - 1);
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }

  void choice(const Node& node) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i + 1 == node.children.size()) {
        emit(node.children[i]);
        break;
      }
      const std::uint32_t split = push(Op::split, here() + 1);
      emit(node.children[i]);
      jumps.push_back(push(Op::jump));
      code_[split].b = here();
    }
    for (const std::uint32_t jump : jumps) code_[jump].a = here();
  }

  void branch(std::uint32_t split, std::uint32_t in, std::uint32_t out, bool lazy) {
    code_[split].a = lazy ? out : in;
    code_[split].b = lazy ? in : out;
  }

  void repeat(const Node& node) {
    for (int i = 0; i < node.least; ++i) emit(node.children[0]);
    if (node.most < 0) {
      const std::uint32_t split = push(Op::split);
      emit(node.children[0]);
      push(Op::jump, split);
      branch(split, split + 1, here(), node.lazy);
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = node.least; i < node.most; ++i) {
      splits.push_back(push(Op::split));
      emit(node.children[0]);
    }
    for (const std::uint32_t split : splits) branch(split, split + 1, here(), node.lazy);
  }

  void look(const Node& node, Op op) {
    const std::uint32_t look = push(op, here() + 1);
    code_[look].negated = node.negated;
    emit(node.children[0]);
    push(Op::match);
    code_[look].b = here();
  }

  std::vector<Instruction>& code_;
};

}  // namespace

Result<std::uint32_t> Machine::compile(std::string_view pattern, WordLists& lists) {
  Parser parser(pattern, *this, lists);
  const std::optional<Node> node = parser.all();
  if (!node) return Error{parser.error()};
  const auto start = static_cast<std::uint32_t>(code.size());
  Emitter emitter(code);
  emitter.emit(*node);
  emitter.push(Op::match);
  return start;
}

}  // namespace lagebild
