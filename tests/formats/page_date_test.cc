#include "tests/formats/support.h"

namespace lagebild {
namespace {

// The day that a page with this head and this body is dated to.
std::string day_of(const std::string& head, const std::string& body) {
  const std::string text =
      "<p>Nach einem Brand auf einem Frachter ist der Hafen gesperrt, wie die Wasserschutzpolizei mitteilte. "
      "Zur Ursache machte ein Sprecher zunächst keine Angaben.</p>";
  const Report report = read_one("<!DOCTYPE html><html><head><title>Hafen gesperrt</title>" + head + "</head><body>" + body +
                                 text + text + "</body></html>");
  return report.published.days ? iso(report.published.days->from) : "none";
}

constexpr const char* kTitle = "<h1>Hafen gesperrt</h1>";

TEST(PageDate, ShownAtTheTitleBeatsALooseOneOfTheHead) {
  const std::string filed = "<meta name=\"date\" content=\"2016-09-20\">";
  EXPECT_EQ(day_of(filed, std::string(kTitle) + "<time>29.09.2016, 12:01 Uhr</time>"), "2016-09-29");
  EXPECT_EQ(day_of(filed, kTitle), "2016-09-20");
  EXPECT_EQ(day_of("<meta property=\"article:published_time\" content=\"2016-09-20T10:00:00+02:00\">",
                   std::string(kTitle) + "<time>29.09.2016</time>"),
            "2016-09-20");
}

TEST(PageDate, UniversalTimeGivesWayToTheDayShown) {
  const std::string head = "<meta property=\"article:published_time\" content=\"2016-09-28T23:00Z\">";
  EXPECT_EQ(day_of(head, std::string(kTitle) + "<span>29. September 2016</span>"), "2016-09-29");
  EXPECT_EQ(day_of(head, std::string(kTitle) + "<span>4. Oktober 2016</span>"), "2016-09-28");
}

TEST(PageDate, TheNearestToTheTitle) {
  EXPECT_EQ(day_of("", "<div>Seminar</div><div>19.10.2016, 10 Uhr</div><div>Rubrik</div><div>Häfen</div>" + std::string(kTitle) +
                           "<div>Bild: Archiv</div><div>29.9.2016</div>"),
            "2016-09-29");
}

TEST(PageDate, NotThatOfAMenu) {
  EXPECT_EQ(day_of("", "<ul><li><a href=\"/fest\">Hafenfest – 12. Mai 2012</a></li></ul>" + std::string(kTitle) +
                           "<p>Kai 3</p><p>Ein Bericht</p><div><a href=\"/1\">29. September 2016</a></div>"),
            "2016-09-29");
}

}  // namespace
}  // namespace lagebild
