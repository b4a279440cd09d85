// A pattern as a small program; inside this room only.
//
//   (am)? it:@weekday  ->  split, test "am", begin it, test @weekday, end it, match
//
// A backtracking machine (Thompson 1968, Cox 2009) whose tests are token tests; steps per start are bounded.
#pragma once

#include <re2/re2.h>

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "ground/rules/lists.h"
#include "ground/text/text.h"

namespace lagebild {

enum class TestKind : std::uint8_t {
  folded,
  exact,
  lemma,
  list,
  compound,
  regex,
  token_class,
  grammar,
  layer,
  sentence_start,
  sentence_end,
  glued,
  spaced
};
enum class TokenClass : std::uint8_t { word, num, cap, lower, caps, punct, sym, open, close, quote, any };
constexpr std::size_t kTokenClasses = 11;

struct Condition {
  std::string key, value;
  bool negated = false;
};

// One condition on grammar, decoded: a field of Word and the value it must (not) have.
struct GrammarCondition {
  enum class Field : std::uint8_t { upos, gram_case, number, gender, person, tense, mood, verb_form, name } field = Field::upos;
  std::uint8_t value = 0;
  bool negated = false;
};

// Which pairs of bytes the words of a list begin (or end) with; one-byte words count with 0.
struct Pairs {
  std::bitset<65536> begin, end;
};

// In a namespace of its own: another room has a Part, too.
namespace pattern {
struct Part {
  enum class Kind : std::uint8_t { literal, list, letters, digits } kind = Kind::literal;
  std::string literal;
  ListId list = kNoList;
  bool optional = false;
  std::string capture;
  std::shared_ptr<const Pairs> pairs;  // Of a list.
};
}  // namespace pattern
using pattern::Part;

struct Test {
  TestKind kind = TestKind::folded;
  std::uint32_t symbol = 0;
  ListId list = kNoList;
  TokenClass token_class = TokenClass::any;
  std::uint16_t layer = 0;
  std::vector<Condition> conditions;  // On list entries and findings.
  std::vector<GrammarCondition> grammar;
  std::vector<Part> parts;
  std::shared_ptr<re2::RE2> regex;
};

enum class Op : std::uint8_t { test, split, jump, begin, end, look, look_behind, match };

struct Instruction {
  Op op = Op::match;
  bool negated = false;
  std::uint32_t a = 0;  // test: index of the test; split: preferred branch; jump: where to; begin, end: capture; look: body
  std::uint32_t b = 0;  // split: other branch; look: where to go on
};

// All patterns of a rule set share these.
struct Machine {
  std::vector<Instruction> code;
  std::vector<Test> tests;
  std::vector<std::string> captures;  // Names.
  std::vector<std::string> layers;    // Names.

  // Appends the program of `pattern` and gives its first instruction.
  Result<std::uint32_t> compile(std::string_view pattern, WordLists& lists);
};

}  // namespace lagebild
