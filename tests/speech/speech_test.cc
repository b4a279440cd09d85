// Statements on the program's own packs, attribution of figures, and how the cost grows. The corpora (languages/*/corpus) hold
// what must be found.
#include "report/speech/speech.h"

#include <gtest/gtest.h>

#include "ground/language/pack.h"
#include "report/figures/figures.h"
#include "report/mentions/mentions.h"
#include "report/time/time.h"
#include "tests/cpu_time.h"

namespace lagebild {
namespace {

Source named(std::string name) {
  Source source;
  source.text = name;
  source.name = std::move(name);
  return source;
}

Statement statement(std::vector<Span> spans, const std::string& speaker) {
  Statement made;
  made.span = {spans.front().begin, spans.back().end};
  made.spans = std::move(spans);
  made.attribution.speaker = named(speaker);
  return made;
}

Figure figure(Span span) {
  Figure made;
  made.span = span;
  return made;
}

TEST(AttributeFigures, TakesTheInnermostStatement) {
  Speech speech;
  speech.statements = {statement({{0, 100}}, "outer"), statement({{20, 60}}, "inner")};
  std::vector<Figure> figures = {figure({5, 10}), figure({30, 35}), figure({70, 72}), figure({120, 125})};
  attribute_figures(figures, Text(), speech);
  EXPECT_EQ(figures[0].attribution.speaker->name, "outer");
  EXPECT_EQ(figures[1].attribution.speaker->name, "inner");
  EXPECT_EQ(figures[2].attribution.speaker->name, "outer");
  EXPECT_FALSE(figures[3].attribution.speaker);
}

TEST(AttributeFigures, LeavesOutWhatStandsInTheFrame) {
  Speech speech;
  speech.statements = {statement({{0, 20}, {50, 80}}, "gap")};
  std::vector<Figure> figures = {figure({25, 30}), figure({55, 58})};
  attribute_figures(figures, Text(), speech);
  EXPECT_FALSE(figures[0].attribution.speaker) << "the words between belong to the frame";
  EXPECT_EQ(figures[1].attribution.speaker->name, "gap");
}

TEST(AttributeFigures, HandsOnDoubt) {
  Speech speech;
  speech.statements = {statement({{0, 40}}, "observatory")};
  speech.statements[0].attribution.unverified = Span{50, 60};
  std::vector<Figure> figures = {figure({5, 10})};
  attribute_figures(figures, Text(), speech);
  ASSERT_TRUE(figures[0].attribution.unverified);
  EXPECT_EQ(*figures[0].attribution.unverified, (Span{50, 60}));
}

class Packs : public testing::Test {
 protected:
  void SetUp() override {
    Result<Languages> languages = load_languages("languages");
    ASSERT_TRUE(languages) << languages.error().message;
    languages_ = std::move(*languages);
  }
  // Milliseconds for one reading of the text.
  double cost(const std::string& bytes) {
    const Pack* pack = languages_.find("de");
    const Text text = pack->read(bytes);
    return 1000 * tests::cpu_seconds([&] { find_speech(text, *pack, Mentions(), {}); });
  }
  Languages languages_;
};

std::string repeat(const std::string& piece, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += piece;
  return all;
}

// The time of a text four times as long must stay well below sixteen times.
TEST_F(Packs, GrowsWithTheText) {
  for (const std::string& piece :
       {std::string("\" "), std::string("der "), std::string("sagte, "), std::string("dass er sagte, "),
        std::string("„Nein“, sagte er. "), std::string("laut Polizei "), std::string("und sagte "), std::string("( "),
        std::string("Er habe es gesagt. ")}) {
    const double once = cost(repeat(piece, 1500));
    const double four = cost(repeat(piece, 6000));
    EXPECT_LT(four, 12 * once + 300) << "of " << piece;
  }
}

TEST_F(Packs, OfNothingComesNothing) {
  const Pack* pack = languages_.find("de");
  EXPECT_TRUE(find_speech(pack->read(""), *pack, Mentions(), {}).statements.empty());
  EXPECT_TRUE(find_speech(pack->read("\n\n"), *pack, Mentions(), {}).statements.empty());
}

TEST_F(Packs, SpansLieInTheTextAndInOrder) {
  const Pack* pack = languages_.find("de");
  const std::string bytes =
      "„Das“, sagte sie, „reicht.“ Laut Polizei: nichts. Er habe, sagte er, „nie“ gelogen – und (so Meier) wolle „es“ nicht.";
  const Text text = pack->read(bytes);
  std::uint32_t last = 0;
  for (const Statement& s : find_speech(text, *pack, Mentions(), {}).statements) {
    EXPECT_GE(s.span.begin, last);
    last = s.span.begin;
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
      EXPECT_LT(s.spans[i].begin, s.spans[i].end);
      EXPECT_LE(s.spans[i].end, text.bytes.size());
      if (i > 0) {
        EXPECT_GE(s.spans[i].begin, s.spans[i - 1].end);
      }
    }
  }
}

}  // namespace
}  // namespace lagebild
