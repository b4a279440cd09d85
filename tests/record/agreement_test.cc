#include "record/agreement/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/mentions/knowledge.h"
#include "tests/record/make.h"

namespace lagebild {
namespace {

using tests::add_actor;
using tests::add_event;
using tests::add_figure;
using tests::add_statement;
using tests::make_reading;
using tests::pointers;

// One story of all readings.
Account account_of(const std::vector<Reading>& readings) {
  const auto all = pointers(readings);
  std::vector<std::optional<Days>> published;
  for (const Reading& reading : readings) published.push_back(reading.report.published.days);
  const Copies copies = find_copies(all, {});
  const Knowledge knowledge;
  const Identity identity = identify(all, {}, knowledge);
  Stories stories;
  Story story;
  for (std::uint32_t i = 0; i < readings.size(); ++i) story.reports.push_back(i);
  stories.all.push_back(story);
  stories.of.assign(readings.size(), 0);
  const General general{{"de", {"menschen", "zivilisten", "tote", "toten"}}};
  return compare(all, published, copies, identity, stories, general);
}

std::vector<std::string> relations(const Account& account) {
  std::vector<std::string> out;
  for (const Agreement& agreement : account.agreements) out.emplace_back(name(agreement.relation));
  std::sort(out.begin(), out.end());
  return out;
}

using Names = std::vector<std::string>;

TEST(Agreement, ALaterHigherLowerBoundIsNoContradiction) {
  std::vector<Reading> readings{make_reading("a", "Es sollen mehr als 250 Bewohner getötet worden sein.", "2016-09-29"),
                                make_reading("b", "Die Wacht zählt mehr als 450 Zivilisten.", "2016-10-05")};
  add_figure(readings[0], {"mehr als 250 Bewohner", 251, std::nullopt, Bound::more_than});
  const std::uint32_t watch = add_actor(readings[1], "Wacht", MentionKind::organisation);
  add_figure(readings[1], {"mehr als 450 Zivilisten", 451, std::nullopt, Bound::more_than, "Zivilisten", "killed", watch});
  const Account account = account_of(readings);
  EXPECT_EQ(relations(account), Names{"later-higher"});
  ASSERT_EQ(account.matters.size(), 1U);
  EXPECT_EQ(account.matters[0].origins, 2U);
  EXPECT_EQ(account.matters[0].low, Decimal(251));
  EXPECT_FALSE(account.matters[0].high);
  EXPECT_FALSE(account.matters[0].disputed);
}

TEST(Agreement, TwoSourcesOfOneDayContradictEachOther) {
  std::vector<Reading> readings{make_reading("a", "Das Amt zählt elf Tote.", "2024-07-05"),
                                make_reading("b", "Die Polizei nennt neun Tote.", "2024-07-05")};
  add_figure(readings[0],
             {"elf Tote", 11, 11, Bound::exact, "Tote", "killed", add_actor(readings[0], "Amt", MentionKind::organisation)});
  add_figure(readings[1],
             {"neun Tote", 9, 9, Bound::exact, "Tote", "killed", add_actor(readings[1], "Polizei", MentionKind::organisation)});
  const Account account = account_of(readings);
  EXPECT_EQ(relations(account), Names{"contradicts"});
  EXPECT_TRUE(account.matters[0].disputed);
}

TEST(Agreement, ExactCountRefinesARange) {
  std::vector<Reading> readings{make_reading("a", "Mindestens sieben Tote.", "2024-07-04"),
                                make_reading("b", "Neun Tote.", "2024-07-04")};
  add_figure(readings[0], {"Mindestens sieben Tote", 7, std::nullopt, Bound::at_least, "Tote"});
  add_figure(readings[1], {"Neun Tote", 9, 9, Bound::exact, "Tote"});
  EXPECT_EQ(relations(account_of(readings)), Names{"refines"});
}

TEST(Agreement, AboutMeetsItsNeighbour) {
  std::vector<Reading> readings{make_reading("a", "Etwa 400 Menschen.", "2024-07-04"),
                                make_reading("b", "420 Menschen.", "2024-07-04")};
  add_figure(readings[0], {"Etwa 400 Menschen", 400, 400, Bound::about, "Menschen", "evacuated"});
  add_figure(readings[1], {"420 Menschen", 420, 420, Bound::exact, "Menschen", "evacuated"});
  EXPECT_EQ(relations(account_of(readings)), Names{"agrees"});
}

TEST(Agreement, ChildrenAreCountedApart) {
  std::vector<Reading> readings{make_reading("a", "Es starben 20 Menschen, darunter 18 Kinder.", "2024-07-04"),
                                make_reading("b", "Es starben 20 Menschen.", "2024-07-05")};
  add_figure(readings[0], {"20 Menschen", 20, 20});
  add_figure(readings[0], {"18 Kinder", 18, 18, Bound::exact, "Kinder"});
  add_figure(readings[1], {"20 Menschen", 20, 20});
  const Account account = account_of(readings);
  EXPECT_EQ(account.matters.size(), 2U);
  EXPECT_EQ(relations(account), Names{"agrees"});
}

TEST(Agreement, ACopyRepeatsAndCountsOnce) {
  const std::string told = "Nach dem Bruch des Damms am Obersee zählt die Feuerwehr in Ahlenau drei Tote und viele Verletzte.";
  std::vector<Reading> readings{make_reading("a", told, "2024-07-03"), make_reading("b", told + " Mehr folgt.", "2024-07-04"),
                                make_reading("c", "Auch der Bote weiß von drei Toten.", "2024-07-04")};
  add_figure(readings[0], {"drei Tote", 3, 3, Bound::exact, "Tote"});
  add_figure(readings[1], {"drei Tote", 3, 3, Bound::exact, "Tote"});
  add_figure(readings[2], {"drei Toten", 3, 3, Bound::exact, "Toten"});
  const Account account = account_of(readings);
  EXPECT_EQ(relations(account), (Names{"agrees", "repeats"}));
  ASSERT_EQ(account.matters.size(), 1U);
  EXPECT_EQ(account.matters[0].reports.size(), 3U);
  EXPECT_EQ(account.matters[0].origins, 2U);
}

TEST(Agreement, ABareDenialMeansTheStatementBefore) {
  std::vector<Reading> readings{
      make_reading("a", "Holt warf dem Werk vor, den Damm nicht gewartet zu haben. Das Werk wies dies zurück.", "2024-07-04")};
  const std::uint32_t holt = add_actor(readings[0], "Holt"),
                      works = add_actor(readings[0], "Das Werk", MentionKind::organisation);
  add_statement(readings[0], "den Damm nicht gewartet zu haben", "accuse", holt);
  add_statement(readings[0], "dies", "reject", works, Form::reported);
  const Account account = account_of(readings);
  EXPECT_EQ(relations(account), Names{"denies"});
}

TEST(Agreement, OneEventToldTwiceIsOneMatter) {
  std::vector<Reading> readings{make_reading("a", "In der Nacht brach der Damm am Obersee.", "2024-07-03"),
                                make_reading("b", "Am Mittwoch brach in Ahlenau der Damm am Obersee.", "2024-07-04")};
  add_event(readings[0], "brach", "disaster", "In der Nacht brach der Damm am Obersee", "2024-07-03");
  add_event(readings[1], "brach", "disaster", "Am Mittwoch brach in Ahlenau der Damm am Obersee", "2024-07-03");
  const Account account = account_of(readings);
  ASSERT_EQ(account.matters.size(), 1U);
  EXPECT_EQ(account.matters[0].days, parse_days("2024-07-03"));
  EXPECT_EQ(relations(account), Names{"agrees"});
}

}  // namespace
}  // namespace lagebild
