#include "record/copies/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/record/make.h"

namespace lagebild {
namespace {

using tests::make_reading;
using tests::pointers;

const CopyWords words{{"angeblich", "nach angaben", "offenbar"}, {"dpa", "AFP"}};

std::string passage(const std::vector<Reading>& readings, const Passage& p) {
  return std::string(slice(readings[p.report].text.bytes, p.span));
}

TEST(Copies, FindsASentenceTakenOverWithItsHedgeDropped) {
  const std::vector<Reading> readings{
      make_reading(
          "a", "Nach Angaben der Feuerwehr starben beim Brand in der Altstadt von Ahlenau drei Menschen, zwei werden vermisst.",
          "2021-05-04"),
      make_reading("b",
                   "Es brannte. Beim Brand in der Altstadt von Ahlenau starben drei Menschen, zwei werden vermisst. Mehr folgt.",
                   "2021-05-05")};
  const Copies copies = find_copies(pointers(readings), words);
  ASSERT_EQ(copies.all.size(), 1U);
  const Copy& copy = copies.all.front();
  EXPECT_EQ(copy.a.report, 0U);
  EXPECT_EQ(passage(readings, copy.b), "Beim Brand in der Altstadt von Ahlenau starben drei Menschen, zwei werden vermisst");
  ASSERT_FALSE(copy.dropped.empty());
  EXPECT_EQ(copy.dropped.front(), "Nach Angaben");
  EXPECT_EQ(copies.origin[1], 0U);
}

TEST(Copies, NamesTheWordsThatDiffer) {
  const std::vector<Reading> readings{
      make_reading("a", "Die Brücke über die Ahle wurde am Abend von den Wassermassen mitgerissen, zwölf Häuser stehen leer.",
                   "2021-05-04"),
      make_reading("b",
                   "Die Brücke über die Ahle wurde in der Nacht von den Wassermassen mitgerissen, zwanzig Häuser stehen leer.",
                   "2021-05-05")};
  const Copies copies = find_copies(pointers(readings), words);
  ASSERT_EQ(copies.all.size(), 1U);
  ASSERT_EQ(copies.all[0].changed.size(), 2U);
  EXPECT_EQ(copies.all[0].changed[0].from, "am Abend");
  EXPECT_EQ(copies.all[0].changed[0].to, "in der Nacht");
  EXPECT_EQ(copies.all[0].changed[1].from, "zwölf");
  EXPECT_EQ(copies.all[0].changed[1].to, "zwanzig");
}

TEST(Copies, TheAgencyIsFirstAmongReportsOfOneDay) {
  const std::string told =
      "In Ahlenau sind nach einem Dammbruch mehr als zweihundert Häuser ohne Strom, der Fluss steigt weiter.";
  const std::vector<Reading> readings{make_reading("a", told + " (dpa)", "2021-05-04", "Ahlenauer Bote"),
                                      make_reading("z", "Ahlenau (dpa) - " + told, "2021-05-04", "dpa")};
  const Copies copies = find_copies(pointers(readings), words);
  EXPECT_EQ(copies.agency[0], "dpa");
  EXPECT_EQ(copies.agency[1], "dpa");
  EXPECT_EQ(copies.origin[0], 1U);
  ASSERT_EQ(copies.all.size(), 1U);
  EXPECT_EQ(copies.all[0].a.report, 1U);
}

TEST(Copies, KnowsVersionsByTheirAddress) {
  std::vector<Reading> readings{
      make_reading("a", "Drei Menschen starben beim Hochwasser in Ahlenau.", "2021-05-04"),
      make_reading("b", "Zwei Menschen starben beim Hochwasser. Die erste Zahl war falsch.", "2021-05-05")};
  readings[0].report.url = "https://www.bote.example/ahlenau/hochwasser?teil=1";
  readings[1].report.url = "http://m.bote.example/ahlenau/hochwasser/";
  const Copies copies = find_copies(pointers(readings), words);
  EXPECT_EQ(copies.version_of[1], 0U);
  EXPECT_EQ(copies.newest[0], 1U);
}

TEST(Copies, ADatelineCreditsAnAgencyOfAnyName) {
  const std::vector<Reading> readings{make_reading("a", "Bad Ahlenau (dnd/ots) – Der Fluss steigt."),
                                      make_reading("b", "Ahlenau (Nordmark) hat viele Brücken.")};
  const Copies copies = find_copies(pointers(readings), words);
  EXPECT_EQ(copies.agency[0], "dnd");
  EXPECT_EQ(copies.agency[1], "");
}

TEST(Copies, StockPhrasesAreNone) {
  const std::vector<Reading> readings{make_reading("a", "Wie die Polizei am Mittwoch mitteilte, brannte ein Dach.", "2021-05-04"),
                                      make_reading("b", "Wie die Polizei am Mittwoch mitteilte, stieg der Fluss.", "2021-05-04")};
  EXPECT_TRUE(find_copies(pointers(readings), words).all.empty());
}

TEST(Copies, OneRepeatedWordIsLinear) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "wort ";
  const std::vector<Reading> readings{make_reading("a", text), make_reading("b", text)};
  const Copies copies = find_copies(pointers(readings), words);  // Quadratic, this would take an hour.
  EXPECT_EQ(copies.origin[1], 0U);
}

// The seeds share agency sentences: 000 with 003, 001 with 003.
TEST(Copies, FindsTheSharedSentencesOfTheSeeds) {
  if (!std::filesystem::exists("../shared/seeds")) GTEST_SKIP() << "skipped: no ../shared";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("../shared/seeds")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Reading> readings;
  for (const auto& path : paths) {
    std::ifstream file(path);
    readings.push_back(make_reading(path.stem().string().substr(0, 3), {std::istreambuf_iterator<char>(file), {}}));
  }
  const Copies copies = find_copies(pointers(readings), words);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Copy& copy : copies.all) pairs.insert(std::minmax(copy.a.report, copy.b.report));
  EXPECT_TRUE(pairs.contains({0, 3}));
  EXPECT_TRUE(pairs.contains({1, 3}));
  EXPECT_FALSE(pairs.contains({2, 4}));
}

}  // namespace
}  // namespace lagebild
