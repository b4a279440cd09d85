// What becomes a line of the timeline, and with which days.
#include <gtest/gtest.h>

#include <algorithm>

#include "ground/language/pack.h"
#include "record/digest/digest.h"
#include "report/mentions/knowledge.h"
#include "tests/record/make.h"

namespace lagebild {
namespace {

const Languages& languages() {
  static const Result<Languages> loaded = load_languages("languages");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

std::string page(const Picture& picture) { return print_digest(write_digest(picture, languages(), "de"), picture, languages()); }

// A picture points into its record, which the test keeps.
Picture picture_of(Record& record, const std::vector<Reading>& readings) {
  for (const Reading& reading : readings) record.add(reading);
  static const Knowledge knowledge;
  return derive(record, languages(), knowledge);
}

// "2024-07-03 Der Damm brach." or "../2024-07-03 …", in order.
std::vector<std::string> lines(const Picture& picture) {
  std::vector<std::string> out;
  for (const Entry& entry : timeline(picture)) out.push_back(entry.edtf + " " + entry.text);
  return out;
}

// A report on deaths: one event and its count.
Reading deaths(std::string id, std::string text, std::string_view victims, std::int64_t number, std::string_view published) {
  Reading reading = tests::make_reading(std::move(id), std::move(text), published, std::string(published));
  tests::add_figure(reading, {victims, number, number});
  tests::add_event(reading, "starben", "death", reading.report.text, "");
  Party party;
  party.role = Role::victim;
  party.spans = {tests::find_words(reading, victims)};
  party.text = victims;
  reading.events.back().parties.push_back(std::move(party));
  return reading;
}

TEST(Timeline, ARisingTollIsALineForEachNumber) {
  Record record;
  const Picture picture =
      picture_of(record, {deaths("a", "Bei der Flut in Torvik starben drei Menschen.", "drei Menschen", 3, "2024-07-03"),
                          deaths("b", "Bei der Flut in Torvik starben sieben Menschen.", "sieben Menschen", 7, "2024-07-05")});
  EXPECT_EQ(lines(picture), (std::vector<std::string>{"../2024-07-03 Bei der Flut in Torvik starben drei Menschen.",
                                                      "../2024-07-05 Bei der Flut in Torvik starben sieben Menschen."}));
  const auto entries = timeline(picture);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_TRUE(entries[0].by);
  EXPECT_EQ(entries[0].matter, entries[1].matter);
}

TEST(Timeline, WhatNobodyDatesIsNewsAtTheHeadOfAReportOnly) {
  Record record;
  Reading reading = tests::make_reading(
      "a", "Die Strecke wurde gesperrt. Erster Satz. Zweiter Satz. Dritter Satz. Im Tal brach Feuer aus.", "2024-07-03");
  tests::add_event(reading, "gesperrt", "closure", "Die Strecke wurde gesperrt.", "");
  tests::add_event(reading, "Feuer", "fire", "Im Tal brach Feuer aus.", "");
  EXPECT_EQ(lines(picture_of(record, {reading})), std::vector<std::string>{"../2024-07-03 Die Strecke wurde gesperrt."});
}

TEST(Timeline, PlansWithADayAreMarkedAndDeathsAreNoPlans) {
  Record record;
  Reading reading =
      tests::make_reading("a", "Am Sonntag zieht ein Trauerzug durch Torvik. Am Montag werden mehr sterben.", "2024-07-03");
  tests::add_event(reading, "Trauerzug", "commemoration", "Am Sonntag zieht ein Trauerzug durch Torvik.", "2024-07-07");
  tests::add_event(reading, "sterben", "death", "Am Montag werden mehr sterben.", "2024-07-08", Status::planned);
  const Picture picture = picture_of(record, {reading});
  const auto entries = timeline(picture);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].status, Status::planned);  // Told for a day after the report.
  EXPECT_NE(page(picture).find("geplant"), std::string::npos);
}

TEST(Timeline, ANightEndsWithTheDayOfItsReport) {
  Record record;
  Reading reading = tests::make_reading("a", "In der Nacht brach der Damm.", "2024-07-03");
  tests::add_event(reading, "brach", "dam_break", "In der Nacht brach der Damm.", "2024-07-03");
  reading.events.back().days->to += std::chrono::days(1);
  EXPECT_EQ(lines(picture_of(record, {reading})), std::vector<std::string>{"2024-07-03 In der Nacht brach der Damm."});
}

TEST(Timeline, HearsayIsMarkedAndStandsBehindNamedSources) {
  Record record;
  std::vector<Reading> readings;
  readings.push_back(deaths("a", "In Torvik sollen 40 Menschen gestorben sein, viele starben.", "40 Menschen", 40, "2024-07-03"));
  Source nobody;
  nobody.how = How::unnamed;
  readings[0].events[0].attribution.speaker = nobody;
  readings[0].figures[0].attribution.speaker = nobody;
  readings.push_back(deaths("b", "In Torvik starben elf Menschen, wie das Amt sagte.", "elf Menschen", 11, "2024-07-04"));
  const Picture picture = picture_of(record, readings);
  const auto entries = timeline(picture);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_TRUE(entries[0].hearsay);
  EXPECT_FALSE(entries[1].hearsay);
  const std::string printed = page(picture);
  EXPECT_LT(printed.find("11 ("), printed.find("40 (Hörensagen")) << printed;
}

}  // namespace
}  // namespace lagebild
