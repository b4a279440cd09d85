#include "ground/language/pack.h"

#include <gtest/gtest.h>

namespace lagebild {
namespace {

TEST(Pack, BothLanguagesLoadAndAreTold) {
  const Result<Languages> languages = load_languages("languages");
  ASSERT_TRUE(languages) << (languages ? "" : languages.error().message);
  ASSERT_EQ(languages->all().size(), 2U);
  EXPECT_EQ(languages->identify("Die Stadt ist seit Tagen von der Außenwelt abgeschnitten, sagte der Bürgermeister.")->code(),
            "de");
  EXPECT_EQ(languages->identify("The town has been cut off for days, the mayor said.")->code(), "en");
  EXPECT_EQ(languages->identify("1234 --- 5678"), nullptr);
  EXPECT_EQ(languages->identify(""), nullptr);
  EXPECT_EQ(languages->find("xx"), nullptr);
}

TEST(Pack, CutsByItsOwnRules) {
  const Result<Pack> pack = load_pack("languages/de");
  ASSERT_TRUE(pack) << (pack ? "" : pack.error().message);
  const Text text = pack->read("Am 19. September traf Prof. Dr. Weiß, wie z. B. gemeldet, ein. Er ging.");
  ASSERT_EQ(text.sentences.size(), 2U);
  EXPECT_EQ(text.form(1), "19.");
}

TEST(Pack, AMissingFolderIsAClearSentence) {
  const Result<Languages> none = load_languages("tests/nothing-here");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message,
            "tests/nothing-here holds no language pack (a folder with a file pack.words); name the right place with --data.");
}

}  // namespace
}  // namespace lagebild
