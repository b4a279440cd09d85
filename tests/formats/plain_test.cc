#include "tests/formats/support.h"

namespace lagebild {
namespace {

TEST(Plain, DatelineIsPublicationNotText) {
  const Report report = read_one(" date 2016-09 Der Hafen wurde gesperrt.\n\nNiemand kam zu Schaden.\n");
  EXPECT_EQ(report.text, "Der Hafen wurde gesperrt.\n\nNiemand kam zu Schaden.");
  EXPECT_EQ(iso(report.published.days->to), "2016-09-30");
  EXPECT_EQ(report.published.basis, Basis::given);
  ASSERT_EQ(report.blocks.size(), 2u);
  EXPECT_EQ(slice(report.text, report.blocks[1].span), "Niemand kam zu Schaden.");
  EXPECT_EQ(report.id, report.sha256.substr(0, 12));
}

TEST(Plain, DayAsDateline) { EXPECT_TRUE(read_one("date 2016-10-03 Text hier.").published.days->exact()); }

TEST(Plain, NoDatelineInsideTheText) {
  EXPECT_EQ(read_one("The date 2016-09 was set.").text, "The date 2016-09 was set.");
  EXPECT_EQ(read_one("date palms grow here").text, "date palms grow here");
}

TEST(Plain, MapLeadsBackToTheBytes) {
  const std::string bytes = " date 2016-09 K\xF6ln bleibt gesperrt.\r\nEnde.";
  const Report report = read_one(bytes);
  EXPECT_EQ(report.text, "Köln bleibt gesperrt.\nEnde.");
  for (const SourceRun& run : report.map) {
    if (run.text.size() == run.source.size()) {
      EXPECT_EQ(slice(report.text, run.text), slice(bytes, run.source));
    }
  }
  EXPECT_EQ(report.map.back().source.end, bytes.size());
}

TEST(Plain, EmptyIsUnreadable) {
  EXPECT_EQ(message_of(read_all("").at(0)), "test is empty; leave it out.");
  EXPECT_EQ(message_of(read_all(" \n ").at(0)), "test holds no text; leave it out.");
}

TEST(Plain, WhatIsGivenWins) {
  Input input{"x.txt", "date 2016-09 Text."};
  input.published = "2016-10-02";
  input.id = "r1";
  const auto all = read_reports(input, shipped());
  EXPECT_EQ(std::get<Report>(all.at(0)).id, "r1");
  EXPECT_EQ(iso(std::get<Report>(all.at(0)).published.days->from), "2016-10-02");
}

}  // namespace
}  // namespace lagebild
