// Rules over tokens: patterns with captures, each with examples; compiled once, matched in time linear in the text.
//
//   match (am)? it:( d:@weekday p:@daypart ) / gives formula="weekday $d"
//   "Sie kam am Donnerstag Abend an."  ->  Match {extent "Donnerstag Abend", gives formula="weekday 4"}
//
// The format is docs/languages.md's. After token-pattern rule languages such as CPSL/JAPE (Appelt 1998) and Odin
// (Valenzuela-Escárcega et al. 2016), without their cascades: rooms call in a fixed order and hand on layers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "ground/rules/attributes.h"
#include "ground/rules/lists.h"
#include "ground/text/text.h"

namespace lagebild {

// What an earlier step found, as patterns see it.
struct Finding {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  Attributes attributes;              // "value" is what a capture of it gives.
};

struct Layer {
  std::string name;
  std::vector<Finding> findings;  // By first token.
};

struct Capture {
  std::string_view name;                   // Lives as long as the rule set.
  std::uint32_t first = 0, last = 0;       // Tokens [first, last).
  const Attributes* attributes = nullptr;  // Of the list entry or finding it covers as a whole; else nullptr.
  std::string part;                        // Where it is a part of one token: that part, folded.
};

struct Example {
  std::string text;
  Span extent;       // Bytes of `text` that must come out; empty for a `no`.
  Attributes gives;  // What `gives` must yield, at least.
  bool yes = false;
  std::string where;
};

struct Rule {
  std::string room;
  std::string name;   // "weekday-daypart"
  std::string where;  // "languages/de/time/days.rules:12"
  std::string pattern;
  int prio = 0;
  std::uint32_t order = 0;  // Place in its set.
  Attributes gives;
  std::vector<Example> examples;
};

struct Match {
  const Rule* rule = nullptr;                     // Lives as long as the rule set.
  std::uint32_t first = 0, last = 0;              // The extent (`it:`), in tokens.
  std::uint32_t whole_first = 0, whole_last = 0;  // All that the pattern consumed.
  std::vector<Capture> captures;                  // That matched, by first token.
  Attributes gives;                               // With $captures filled in.

  [[nodiscard]] const Capture* capture(std::string_view name) const;  // nullptr where it matched nothing.
};

class RuleSet {
 public:
  RuleSet();
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  // Compiles and adds a rule. `lists` must be complete (a list it does not know is an error) and outlive the set.
  Outcome add(Rule rule, WordLists& lists);
  // Call once after the last add of any set that shares the lists; find() finds nothing before.
  void complete();
  [[nodiscard]] const std::vector<std::unique_ptr<Rule>>& rules() const;

  // Every match of every rule at every token (one a rule and start), by start, then by rule.
  [[nodiscard]] std::vector<Match> find_all(const Text& text, const std::vector<const Layer*>& layers = {}) const;
  // The best of them without overlaps of their extents, in order of the text.
  [[nodiscard]] std::vector<Match> find(const Text& text, const std::vector<const Layer*>& layers = {}) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

// The best of `matches` without overlapping extents: longest, then prio, then the rule written earlier; in order of the text.
std::vector<Match> best(std::vector<Match> matches);

// The words of a capture, as written.
std::string_view words(const Text& text, const Capture& capture);

// Reads one rule file: the rules of all rooms in it, not yet compiled.
Result<std::vector<Rule>> parse_rules(std::string_view name, std::string_view content);

}  // namespace lagebild
