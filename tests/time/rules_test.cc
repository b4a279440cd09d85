// Every example of every time rule, and formulas that can be read.
#include <gtest/gtest.h>

#include "ground/language/numerals.h"
#include "ground/language/pack.h"
#include "report/time/formula.h"

namespace lagebild {
namespace {

void run(const Example& example, const Rule& rule, const Pack& pack) {
  const Text text = pack.read(example.text);
  const Layer numbers = number_layer(find_numerals(text, pack));
  const RuleSet& rules = pack.rules("time");
  bool found = false;
  for (const Match& match : example.yes ? rules.find(text, {&numbers}) : rules.find_all(text, {&numbers})) {
    if (match.rule != &rule || (example.yes && text.cover(match.first, match.last) != example.extent)) continue;
    found = true;
    if (!example.yes) continue;
    EXPECT_TRUE(match.gives.get("type") == "none" || parse_formula(match.gives.get("formula")))
        << example.where << ": " << match.gives.get("formula");
    EXPECT_TRUE(!match.gives.has("to") || parse_formula(match.gives.get("to"))) << example.where;
    for (const auto& [key, value] : example.gives.pairs) EXPECT_EQ(match.gives.get(key), value) << example.where;
  }
  EXPECT_EQ(found, example.yes) << example.where << ": rule " << rule.name << ": " << example.text;
}

TEST(TimeRules, DoWhatTheirExamplesSay) {
  const Result<Languages> languages = load_languages("languages");
  ASSERT_TRUE(languages) << (languages ? "" : languages.error().message);
  for (const Pack& pack : languages->all())
    for (const auto& rule : pack.rules("time").rules())
      for (const Example& example : rule->examples) run(example, *rule, pack);
}

}  // namespace
}  // namespace lagebild
