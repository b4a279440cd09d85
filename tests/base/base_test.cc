#include <gtest/gtest.h>

#include "ground/base/day.h"
#include "ground/base/decimal.h"
#include "ground/base/sha256.h"

namespace lagebild {
namespace {

TEST(Decimal, KeepsWhatIsPrinted) {
  EXPECT_EQ(Decimal::parse("1250.50")->text(), "1250.5");
  EXPECT_EQ(Decimal::parse("-0.05")->text(), "-0.05");
  EXPECT_EQ(Decimal::parse("0")->text(), "0");
  EXPECT_FALSE(Decimal::parse("1.2.3"));
  EXPECT_FALSE(Decimal::parse(""));
  EXPECT_FALSE(Decimal::parse("99999999999999999999"));
}

TEST(Decimal, ComparesAcrossPlaces) {
  EXPECT_EQ(Decimal(15, 1), Decimal(150, 2));
  EXPECT_LT(Decimal(149, 2), Decimal(15, 1));
  EXPECT_EQ(Decimal(15, 1).times(Decimal(1000000))->text(), "1500000");
  EXPECT_FALSE(Decimal(999'999'999'999'999'999).times(Decimal(10)));
}

TEST(Day, ReadsCoarseDatesAsSpans) {
  EXPECT_EQ(iso(parse_days("2016-09")->to), "2016-09-30");
  EXPECT_EQ(iso(parse_days("2016")->to), "2016-12-31");
  EXPECT_TRUE(parse_days("2016-09-29T23:59:00+02:00")->exact());
  EXPECT_FALSE(parse_days("2016-02-30"));
  EXPECT_FALSE(parse_days("September"));
  EXPECT_EQ(weekday(*parse_day("2016-09-29")), 4);
}

TEST(Sha256, IsTheStandards) { EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); }

}  // namespace
}  // namespace lagebild
