#include "report/formats/dates.h"

#include "report/formats/run.h"
#include "tests/formats/support.h"

namespace lagebild {
namespace {

std::string dump(const std::optional<Published>& date) {
  if (!date) return "none";
  std::string out = iso(date->days->from);
  if (!date->days->exact()) out += ".." + iso(date->days->to);
  if (date->time) out += " " + *date->time;
  return out;
}

TEST(Dates, OfMarkup) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2016-09-29", "2016-09-29"},
      {"2016-09", "2016-09-01..2016-09-30"},
      {"2016", "2016-01-01..2016-12-31"},
      {"2016-09-29T10:15:00+0200", "2016-09-29 2016-09-29T10:15:00+02:00"},
      {"2016-09-29T10:15:00.123Z", "2016-09-29 2016-09-29T10:15:00Z"},
      {"2016-09-29 10:15", "2016-09-29"},
      {"20160929", "2016-09-29"},
      {"Thu, 29 Sep 2016 10:15:00 +0200", "2016-09-29 2016-09-29T10:15:00+02:00"},
      {"29 Sep 16 10:15 GMT", "2016-09-29 2016-09-29T10:15:00Z"},
      {"29.09.2016", "2016-09-29"},
      {"29.9.2016", "2016-09-29"},
      {"09/29/2016", "2016-09-29"},
      {"2016-02-30", "none"},
      {"12345678", "none"},
      {"soon", "none"},
      {"", "none"}};
  for (const auto& [text, wanted] : cases) EXPECT_EQ(dump(read_date(text)), wanted) << text;
}

TEST(Dates, Seen) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Von Anna Muster | 29. September 2016, 10:15 Uhr", "2016-09-29"},
      {"Sept. 29, 2016", "2016-09-29"},
      {"September 29th, 2016", "2016-09-29"},
      {"Stand: 3. März 2021", "2021-03-03"},
      {"am 03.01.2021 um 12 Uhr", "2021-01-03"},
      {"Version 1.2.3", "none"},
      {"Tel. 0228 29092016", "none"},
      {"Im September 2016", "none"}};
  for (const auto& [text, wanted] : cases) EXPECT_EQ(dump(find_date(text, shipped().words)), wanted) << text;
}

TEST(Dates, InAddresses) {
  EXPECT_EQ(dump(date_in_url("https://bote.example/2016/09/29/hafen/")), "2016-09-29");
  EXPECT_EQ(dump(date_in_url("https://bote.example/posts/2016-09-29-hafen")), "2016-09-29");
  EXPECT_EQ(dump(date_in_url("https://bote.example/hafen-20160929.html")), "2016-09-29");
  EXPECT_EQ(dump(date_in_url("https://bote.example/artikel/123456789")), "none");
}

}  // namespace
}  // namespace lagebild
