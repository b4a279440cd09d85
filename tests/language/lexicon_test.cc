// The lexicon built by lagebild-train, looked up: a small one made here, and the shipped one where it is there.
#include "ground/language/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "ground/language/grammar.h"
#include "tools/train/lexicon.h"

namespace lagebild {
namespace {

constexpr const char* kLines =
    "Abkommen\tAbkommen\tSUB:NOM:SIN:NEU\n"
    "Häuser\tHaus\tSUB:NOM:PLU:NEU\n"
    "Stillstand\tStillstand\tSUB:NOM:SIN:MAS\n"
    "Waffen\tWaffe\tSUB:NOM:PLU:FEM\n"
    "abzudrehen\tabdrehen\tVER:EIZ:NON\n"
    "habe\thaben\tVER:AUX:1:SIN:PRÄ\n"
    "habe\thaben\tVER:AUX:3:SIN:KJ1\n"
    "hat\thaben\tVER:AUX:3:SIN:PRÄ\n";

class Small : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "lagebild_lexicon_" + testing::UnitTest::GetInstance()->current_test_info()->name() +
            std::to_string(getpid());
    std::istringstream lines(kLines);
    std::ofstream(path_, std::ios::binary) << train::build_lexicon(lines, "languages/de/lexicon/tag_parts.txt", "s\nn\n");
    Result<Lexicon> opened = Lexicon::open(path_);
    ASSERT_TRUE(opened) << opened.error().message;
    lexicon_ = std::move(*opened);
  }
  void TearDown() override { std::filesystem::remove(path_); }
  std::string path_;
  Lexicon lexicon_;
};

TEST_F(Small, GivesEveryReadingOfAForm) {
  const std::vector<LexicalReading> readings = lexicon_.readings("habe");
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].lemma, "haben");
  EXPECT_EQ(readings[0].word.mood, Mood::Indicative);
  EXPECT_EQ(readings[1].word.mood, Mood::Subjunctive);
  EXPECT_EQ(readings[1].word.person, 3);
  EXPECT_EQ(readings[1].tag, "VER:AUX:3:SIN:KJ1");
}

TEST_F(Small, KnowsOnlyWholeFormsAsWritten) {
  for (const char* form : {"", "hab", "haben", "Habe", "abkommen", "habee"})
    EXPECT_EQ(lexicon_.find(form), Lexicon::kNone) << form;
  EXPECT_EQ(lexicon_.find(std::string_view("habe\0", 5)), Lexicon::kNone);
}

TEST_F(Small, PutsLemmasTogether) {
  EXPECT_EQ(lexicon_.readings("Häuser").at(0).lemma, "Haus");
  EXPECT_EQ(lexicon_.readings("abzudrehen").at(0).lemma, "abdrehen");
}

TEST_F(Small, CutsCompoundsAtKnownWords) {
  EXPECT_EQ(lexicon_.split("Waffenstillstandsabkommen").head, 17U);
  EXPECT_EQ(lexicon_.split("Waffenstillstandsabkommen").parts, 3U);
  EXPECT_EQ(lexicon_.split("Waffenxabkommen").head, 0U);
  EXPECT_EQ(lexicon_.split(std::string(5000, 'W')).head, 0U);
}

TEST_F(Small, RefusesWhatIsNoModel) {
  std::ofstream(path_, std::ios::binary) << "LGB1 and then nothing of the kind, but some length of it all the same ......";
  EXPECT_FALSE(Lexicon::open(path_));
  std::ofstream(path_, std::ios::binary).flush();
  EXPECT_FALSE(Lexicon::open(path_));
}

TEST(Shipped, GermanLexiconKnowsTheNews) {
  const Result<Grammar> grammar = Grammar::load("languages/de/models");
  ASSERT_TRUE(grammar);
  if (!grammar->lexicon()) GTEST_SKIP() << "skipped: no languages/de/models";
  const auto can_be = [&](const char* form, Mood mood) {
    for (const LexicalReading& reading : grammar->readings(form)) {
      if (reading.word.mood == mood) return true;
    }
    return false;
  };
  EXPECT_TRUE(can_be("sei", Mood::Subjunctive));
  EXPECT_TRUE(can_be("hätten", Mood::Subjunctive));
  EXPECT_FALSE(can_be("hat", Mood::Subjunctive));
  ASSERT_FALSE(grammar->readings("Wasserversorgungseinrichtungen").empty());
  EXPECT_EQ(grammar->readings("Wasserversorgungseinrichtungen")[0].lemma, "Wasserversorgungseinrichtung");
}

}  // namespace
}  // namespace lagebild
