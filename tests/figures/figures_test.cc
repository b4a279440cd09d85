#include "report/figures/figures.h"

#include <gtest/gtest.h>

#include "ground/language/pack.h"
#include "report/mentions/mentions.h"
#include "report/time/time.h"
#include "tests/cpu_time.h"

namespace lagebild {
namespace {

const Pack& pack(const std::string& code) {
  static const Result<Languages> languages = load_languages("languages");
  if (!languages) ADD_FAILURE() << languages.error().message;
  return *languages->find(code);
}

std::string figures(const std::string& code, std::string_view sentence) {
  const Text text = pack(code).read(to_utf8(sentence));
  std::string out;
  for (const Figure& figure : find_figures(text, pack(code), find_times(text, pack(code), std::nullopt), Mentions{})) {
    out += (out.empty() ? "" : "; ") + describe(figure, text).substr(7);
  }
  return out;
}

TEST(Figures, HoldTheWordsTheBoundAndTheFate) {
  EXPECT_EQ(figures("de", "In Torvik wurden mehr als 450 Zivilisten getötet."),
            "\"mehr als 450 Zivilisten\" = more_than 450 | counted Zivilisten | killed");
  EXPECT_EQ(figures("de", "16 Menschen starben, mehr als 40 wurden verletzt."),
            "\"16 Menschen\" = 16 | counted Menschen | killed; \"mehr als 40\" = more_than 40 | injured");
  EXPECT_EQ(figures("en", "The bomb killed five people and injured 12 others."),
            "\"five people\" = 5 | counted people | killed; \"12 others\" = 12 | counted others | injured");
  EXPECT_EQ(figures("en", "On Monday, a 4-year-old boy was wounded."),
            "\"a 4-year-old boy\" = 1 | counted 4-year-old boy | injured");
}

TEST(Figures, CountStepsByOneAndMeasuresDoNot) {
  const Text text = pack("de").read("Mehr als 450 Menschen gingen mehr als 15 Kilometer.");
  const auto found = find_figures(text, pack("de"), {}, Mentions{});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].low->text(), "451");
  EXPECT_FALSE(found[0].high);
  EXPECT_EQ(found[1].low->text(), "15");
  EXPECT_EQ(found[1].unit, "km");
}

TEST(Figures, LeaveOutWhatOnlyNames) {
  EXPECT_EQ(figures("de", "Die Resolution 2254 nennt Artikel 51 der Charta."), "");
  EXPECT_EQ(figures("de", "In der Hafenstraße 12 brannte es."), "");
  EXPECT_EQ(figures("en", "John Miller, 34, lives at 12 Harbour Street."), "");
}

TEST(Figures, KnowThatNobodyIsZero) {
  EXPECT_EQ(figures("de", "Niemand wurde verletzt."), "\"Niemand\" = 0 | injured");
  EXPECT_EQ(figures("de", "Niemand wartete."), "");
  EXPECT_EQ(figures("en", "No one was hurt."), "\"No one\" = 0 | injured");
}

double seconds(const std::string& bytes) {
  const Text text = pack("de").read(bytes);
  return tests::cpu_seconds([&] { (void)find_figures(text, pack("de"), {}, Mentions{}); });
}

// Four times the text may take no more than some eight times as long (timers are coarse, machines are shared).
void expect_linear(const std::string& piece) {
  std::string small, large;
  for (int i = 0; i < 1000; ++i) small += piece;
  for (int i = 0; i < 4; ++i) large += small;
  EXPECT_LT(seconds(large), 8 * seconds(small) + 0.2) << piece;
}

TEST(Figures, AreLinearInOneEndlessSentence) {
  expect_linear("12 Menschen ");
  expect_linear("getötet ");
  expect_linear("12 Menschen (13 Menschen) wurden getötet und ");
  expect_linear("mehr als mehr als ");
  expect_linear(", die, dass 12 ");
}

}  // namespace
}  // namespace lagebild
