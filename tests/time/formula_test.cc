#include "report/time/formula.h"

#include <gtest/gtest.h>

namespace lagebild {
namespace {

// "value mod from..to" of a formula counted from a day; "?" where it is no formula.
std::string from(const std::string& anchor, const std::string& written) {
  const auto formula = parse_formula(written);
  if (!formula) return "?";
  const Resolved out = resolve(*formula, parse_days(anchor));
  std::string line = out.value + (out.mod ? " " + *out.mod : "");
  if (out.days) line += " " + iso(out.days->from) + ".." + iso(out.days->to);
  return line;
}

TEST(Formula, CountsFromAWednesday) {
  EXPECT_EQ(from("2016-10-05", "weekday 4 past"), "2016-09-29 2016-09-29..2016-09-29");
  EXPECT_EQ(from("2016-10-05", "weekday 4 future"), "2016-10-06 2016-10-06..2016-10-06");
  EXPECT_EQ(from("2016-10-05", "weekday 3 past"), "2016-10-05 2016-10-05..2016-10-05");
  EXPECT_EQ(from("2016-10-05", "weekday 3 last"), "2016-09-28 2016-09-28..2016-09-28");
  EXPECT_EQ(from("2016-09-29", "week -1 start"), "2016-W38 START 2016-09-19..2016-09-21");
  EXPECT_EQ(from("2016-09-29", "month 9 start"), "2016-09 START 2016-09-01..2016-09-11");
  EXPECT_EQ(from("2016-10-05", "ago 2 week more"), "P2W MORE_THAN 2016-09-15..2016-09-21");
  EXPECT_EQ(from("2016-10-05", "month 9 day 22 past"), "2016-09-22 2016-09-22..2016-09-22");
  EXPECT_EQ(from("2016-10-05", "year -1 month 8"), "2015-08 2015-08-01..2015-08-31");
  EXPECT_EQ(from("2016-10-05", "weekday 7 part NI eve past"), "2016-10-01TNI 2016-10-01..2016-10-02");
}

TEST(Formula, KeepsWhatIsOpen) {
  EXPECT_EQ(from("2016-09", "weekday 4 past"), "XXXX-WXX-4 2016-09-01..2016-09-29");
  EXPECT_EQ(from("", "weekday 4 past"), "XXXX-WXX-4");
  EXPECT_EQ(from("", "month 9 day 19"), "XXXX-09-19");
  EXPECT_EQ(from("", "year 2016 month 9"), "2016-09 2016-09-01..2016-09-30");
  EXPECT_EQ(from("", "week -1"), "XXXX-WXX");
  const Resolved open = resolve(*parse_formula("weekday 4 open"), parse_days("2016-10-05"));
  ASSERT_EQ(open.candidates.size(), 2U);
  EXPECT_EQ(open.edtf, "[2016-09-29,2016-10-06]");
}

TEST(Formula, FindsMovableFeasts) {
  EXPECT_EQ(from("2016-03-01", "feast easter future"), "2016-03-27 2016-03-27..2016-03-27");
  EXPECT_EQ(from("2015-03-01", "year 2015 feast easter+60"), "2015-06-04 2015-06-04..2015-06-04");
  EXPECT_EQ(from("2016-11-01", "feast advent future"), "2016-11-27 2016-11-27..2016-11-27");
  EXPECT_EQ(from("2016-11-01", "feast 05-sun2 near"), "2016-05-08 2016-05-08..2016-05-08");
}

TEST(Formula, KnowsLongUnits) {
  EXPECT_EQ(from("2016-10-05", "century 19"), "18 1800-01-01..1899-12-31");
  EXPECT_EQ(from("2016-10-05", "decade 60"), "196 1960-01-01..1969-12-31");
  EXPECT_EQ(from("", "bc 146"), "BC0146");
  EXPECT_EQ(from("2016-10-05", "season 2 past"), "2016-SU 2016-06-01..2016-09-22");
  EXPECT_EQ(from("2016-10-05", "dur 2 year 9 month"), "P2Y9M");
  EXPECT_EQ(from("2016-10-05", "dur 48 hour"), "PT48H");
}

TEST(Formula, RefusesWhatTheCalendarDoesNotHave) {
  EXPECT_EQ(from("2016-10-05", "month 13"), "?");
  EXPECT_EQ(from("2016-10-05", "clock 25:00"), "?");
  EXPECT_EQ(from("2016-10-05", "someday"), "?");
  EXPECT_EQ(from("2016-10-05", ""), "?");
  EXPECT_EQ(from("9999-12-31", "year +9000"), "XXXX");
}

TEST(Formula, IsWrittenAsItIsRead) {
  for (const std::string line :
       {"week -1 start", "weekday 4 past", "ago 2 week more", "year 2016 month 9 day 29 weekday 4", "hence X day as FUTURE_REF",
        "day +0 part EV", "clock 20:30", "dur 1.5 hour less", "ref present", "set P1D", "year 39 month 9 day 1",
        "bc 0431 season 1", "weekend past", "feast easter+39 near"}) {
    const auto formula = parse_formula(line);
    ASSERT_TRUE(formula) << line;
    EXPECT_EQ(text(*formula), line);
  }
}

}  // namespace
}  // namespace lagebild
