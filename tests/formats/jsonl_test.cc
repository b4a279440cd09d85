#include "tests/formats/support.h"

namespace lagebild {
namespace {

TEST(Jsonl, OneReportALine) {
  const auto all = read_all(
      "{\"id\": \"a\", \"text\": \" Eins.\\n\", \"published\": \"2016-09\", \"outlet\": \"Bote\", \"language\": \"de\"}\n"
      "\n"
      "{\"id\": 7, \"html\": \"<p>Die Br\\u00fccke wurde am Abend wieder freigegeben, teilte die Stadt mit.</p>\", \"title\": "
      "\"T\", \"published\": null}\n");
  ASSERT_EQ(all.size(), 2u);
  const auto& first = std::get<Report>(all[0]);
  EXPECT_EQ(first.text, " Eins.\n");
  EXPECT_EQ(first.outlet, "Bote");
  EXPECT_EQ(iso(first.published.days->from), "2016-09-01");
  const auto& second = std::get<Report>(all[1]);
  EXPECT_EQ(second.id, "7");
  EXPECT_EQ(second.text, "Die Brücke wurde am Abend wieder freigegeben, teilte die Stadt mit.");
  EXPECT_EQ(second.title, "T");
  EXPECT_EQ(second.published.basis, Basis::unknown);
}

TEST(Jsonl, BadLinesKeepTheirPlace) {
  const auto all = read_all(
      "{\"text\": \"a\"}\n{\"text\": \n[1]\n{\"id\": \"x\"}\n{\"text\": \"b\", \"published\": \"soon\"}\n{\"text\": \"c\"}",
      "f.jsonl", Format::jsonl);
  ASSERT_EQ(all.size(), 6u);
  EXPECT_EQ(std::get<Unreadable>(all[1]).id, "f.jsonl:2");
  EXPECT_EQ(message_of(all[1]), "Line 2 of f.jsonl is no JSON: no value where one must stand at byte 8.");
  EXPECT_EQ(message_of(all[2]), "Line 3 of f.jsonl is no JSON object; write {\"id\": …, \"text\": …}.");
  EXPECT_EQ(std::get<Unreadable>(all[3]).id, "x");
  EXPECT_EQ(message_of(all[4]),
            "Line 5 of f.jsonl has \"published\": \"soon\", which is no date; write 2016-09-29, 2016-09, 2016 or RFC 3339.");
  EXPECT_EQ(std::get<Report>(all[5]).text, "c");
}

TEST(Jsonl, EscapesAndDepth) {
  EXPECT_EQ(read_one("{\"text\": \"\\ud83d\\ude00 \\u00e4 \\ud800 x\"}").text, "😀 ä \xEF\xBF\xBD x");
  EXPECT_NE(message_of(read_all("{\"text\": " + std::string(100'000, '[')).at(0)).find("nested too deeply"), std::string::npos);
}

}  // namespace
}  // namespace lagebild
