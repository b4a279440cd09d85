// The thread of a story: which year a date without one belongs to, paragraph after paragraph.
#include <gtest/gtest.h>

#include "ground/language/pack.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

// The values of a German report of 16 February 2011, in order.
std::vector<std::string> values(const std::string& report) {
  static const Result<Languages> languages = load_languages("languages");
  EXPECT_TRUE(languages) << (languages ? "" : languages.error().message);
  const Pack& pack = *languages->find("de");
  std::vector<std::string> out;
  for (const Time& time : find_times(pack.read(report), pack, parse_days("2011-02-16"))) out.push_back(time.value);
  return out;
}

using Values = std::vector<std::string>;

TEST(Story, AChapterNamedByItsYearKeepsIt) {
  EXPECT_EQ(values("1861\n\nIm Westen\n\nAm 4. Juli rief der Präsident Freiwillige. Im November siegte der Norden.\n\n"
                   "Im Osten\n\nIm Juli kam es zu Gefechten. Am 1. August fiel die Stadt. Erst 1865 war Frieden.\n\n"
                   "1862\n\nIm Mai ging es weiter."),
            (Values{"1861", "1861-07-04", "1861-11", "1861-07", "1861-08-01", "1865", "1862", "1862-05"}));
}

TEST(Story, AHeadingWithAYearHoldsUntilTheNext) {
  EXPECT_EQ(
      values("Belagerung von Holm 1775\n\nAm 17. Juni stürmten sie den Hügel. Am 3. Juli kam der General.\n\n"
             "Zug nach Norden\n\nIm August 1776 landeten sie. Am 25. August kämpften sie. 1777 war Ruhe. 1783 war Frieden."),
      (Values{"1775", "1775-06-17", "1775-07-03", "1776-08", "1776-08-25", "1777", "1783"}));
}

TEST(Story, ALookBackDoesNotMoveIt) {
  EXPECT_EQ(
      values("Am 23. Juli 1914 kam die Note. Am 25. Juli wurde mobil gemacht. Schon beim Rat vom 8. Dezember 1912 war davon "
             "die Rede gewesen. Am 27. Juli folgte der Nachbar. 1915 und 1916 blieb es dabei. 1918 endete es."),
      (Values{"1914-07-23", "1914-07-25", "1912-12-08", "1914-07-27", "1915", "1916", "1918"}));
}

TEST(Story, HoursFollowTheDayOfTheirParagraph) {
  EXPECT_EQ(values("Am Montag fuhr er nach Bergen. Er sprach mit Bauern. Auch Helfer kamen. Am Abend flog er zurück."),
            (Values{"2011-02-14", "2011-02-14TEV"}));
}

}  // namespace
}  // namespace lagebild
