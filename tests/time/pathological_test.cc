// Text that no newspaper prints must not take longer than its length says.
#include <gtest/gtest.h>

#include <chrono>

#include "ground/language/pack.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

double seconds_for(const Pack& pack, const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word + " ";
  const Text cut = pack.read(text);
  const auto begin = std::chrono::steady_clock::now();
  find_times(cut, pack, parse_days("2016-09-29"));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(TimePathological, GrowsWithTheTextAndNoFaster) {
  const Result<Languages> languages = load_languages("languages");
  ASSERT_TRUE(languages) << (languages ? "" : languages.error().message);
  for (const Pack& pack : languages->all()) {
    for (const std::string word :
         {"Montag", "am Monday", "1.", "2016", "eine", "zwei", "und zwei Tage", "19. September", "von 10 bis"}) {
      const double small = seconds_for(pack, word, 1'000);
      const double large = seconds_for(pack, word, 10'000);
      EXPECT_LT(large, 30 * small + 0.5) << word;
    }
  }
}

}  // namespace
}  // namespace lagebild
