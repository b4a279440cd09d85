// Which way weekdays and dates without a year point, on sentences of our own. A wrong one is worse than one left open.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ground/language/pack.h"
#include "report/time/formula.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

std::string direction(const Time& time) {
  const auto formula = parse_formula(time.meaning.formula);
  if (!formula) return "none";
  if (formula->choice == Choice::past || formula->choice == Choice::last) return "past";
  return formula->choice == Choice::future || formula->choice == Choice::next ? "future" : "open";
}

TEST(Directions, OfOurOwnSentences) {
  const Result<Languages> languages = load_languages("languages");
  ASSERT_TRUE(languages) << (languages ? "" : languages.error().message);
  std::ifstream in("tests/time/directions.txt");
  int right = 0, open = 0, wrong = 0;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.starts_with("#")) continue;
    std::istringstream words(line);
    std::string language, wanted, sentence;
    words >> language >> wanted >> std::ws;
    std::getline(words, sentence);
    const Pack& pack = *languages->find(language);
    const auto times = find_times(pack.read(sentence), pack, parse_days("2016-09-28"));
    EXPECT_FALSE(times.empty()) << line;
    for (const Time& time : times) {
      const std::string found = direction(time);
      ++(found == wanted ? right : found == "open" ? open : wrong);
      EXPECT_TRUE(found == wanted || found == "open") << line << ": " << time.meaning.formula;
    }
  }
  std::cout << right << " right, " << open << " left open, " << wrong << " wrong\n";
  EXPECT_GE(right, 9 * open);
}

}  // namespace
}  // namespace lagebild
