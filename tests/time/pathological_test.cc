// Text that no newspaper prints must not take longer than its length says.
#include <gtest/gtest.h>

#include <ctime>

#include "ground/language/pack.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

double seconds_for(const Pack& pack, const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word + " ";
  const Text cut = pack.read(text);
  const std::clock_t begin = std::clock();
  find_times(cut, pack, parse_days("2016-09-29"));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(TimePathological, GrowsWithTheTextAndNoFaster) {
  const Result<Languages> languages = load_languages("languages");
  ASSERT_TRUE(languages) << (languages ? "" : languages.error().message);
  for (const Pack& pack : languages->all()) {
    for (const std::string word : {"Montag", "on Monday", "1.", "eine", "und zwei Tage", "von 10 bis"}) {
      const double small = seconds_for(pack, word, 300);
      const double large = seconds_for(pack, word, 3'000);
      EXPECT_LT(large, 30 * small + 0.5) << word;
    }
  }
}

}  // namespace
}  // namespace lagebild
