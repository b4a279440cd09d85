#include "record/identity/identity.h"

#include <gtest/gtest.h>

#include "record/identity/names.h"
#include "report/mentions/knowledge.h"
#include "tests/record/make.h"

namespace lagebild {
namespace {

using tests::add_actor;
using tests::make_reading;
using tests::pointers;

const Letters german{{"tsch", "c"}, {"sch", "s"}, {"ew", "ev"}, {"ow", "ov"}, {"w", "v"}, {"j", "i"}, {"y", "i"}};
const Letters english{{"sh", "s"}, {"ch", "c"}, {"w", "v"}, {"y", "i"}};

TEST(Names, SpellingsOfOneNameMeet) {
  EXPECT_EQ(skeleton("tschernobyl", german), skeleton("chernobyl", english));
  EXPECT_EQ(skeleton("lawrow", german), skeleton("lavrov", english));
  EXPECT_NE(skeleton("putin", german), skeleton("puchin", english));
}

TEST(Names, AFullerFormFits) {
  EXPECT_TRUE(fits({"john", "kerry"}, {"john", "f", "kerry"}));
  EXPECT_TRUE(fits({"j", "kerry"}, {"john", "kerry"}));
  EXPECT_TRUE(fits({"tayyip", "erdogan"}, {"recep", "tayyip", "erdogan"}));
  EXPECT_FALSE(fits({"jane", "kerry"}, {"john", "kerry"}));
  EXPECT_FALSE(fits({"john", "kerry"}, {"john", "kelly"}));
}

TEST(Names, WordsDropMarks) { EXPECT_EQ(name_words("Stephen O’Brien"), (std::vector<std::string>{"stephen", "obrien"})); }

std::vector<Reading> two_reports() {
  std::vector<Reading> readings{
      make_reading("a", "Bürgermeisterin Jana Holt und Karl Brandt kamen in Ahlenau zusammen.", "2024-07-04"),
      make_reading("b", "Holt sprach in Ahlenau mit Brandt.", "2024-07-05")};
  add_actor(readings[0], "Jana Holt");
  add_actor(readings[0], "Karl Brandt");
  add_actor(readings[0], "Ahlenau", MentionKind::place);
  add_actor(readings[1], "Holt");
  add_actor(readings[1], "Ahlenau", MentionKind::place);
  return readings;
}

TEST(Identity, ABareNameJoinsTheOnlyPersonItsCompanySpeaksFor) {
  std::vector<Reading> readings = two_reports();
  add_actor(readings[0], "Feuerwehr", MentionKind::organisation, "Ahlenau");
  add_actor(readings[1], "Feuerwehr", MentionKind::organisation, "Ahlenau");
  const Knowledge knowledge;
  const Identity identity = identify(pointers(readings), {}, knowledge);
  EXPECT_EQ(identity.of[0][0], identity.of[1][0]);
  const RecordActor& holt = identity.actors[identity.of[0][0]];
  EXPECT_EQ(holt.name, "Jana Holt");
  EXPECT_EQ(holt.variants, (std::vector<std::string>{"Holt", "Jana Holt"}));
  EXPECT_EQ(identity.of[0][2], identity.of[1][1]);
}

TEST(Identity, NothingButALastNameIsNotEnough) {
  std::vector<Reading> readings{make_reading("a", "Jana Holt regiert in Ahlenau."),
                                make_reading("b", "Trainer Holt siegte in Hohenfels.")};
  add_actor(readings[0], "Jana Holt");
  add_actor(readings[1], "Holt");
  const Knowledge knowledge;
  const Identity identity = identify(pointers(readings), {}, knowledge);
  EXPECT_NE(identity.of[0][0], identity.of[1][0]);
}

TEST(Identity, ARoleInCommonIsEnough) {
  std::vector<Reading> readings = two_reports();
  readings[0].mentions.actors[0].roles = {"Bürgermeisterin"};
  readings[1].mentions.actors[0].roles = {"Bürgermeisterin"};
  const Knowledge knowledge;
  const Identity identity = identify(pointers(readings), {}, knowledge);
  EXPECT_EQ(identity.of[0][0], identity.of[1][0]);
  ASSERT_EQ(identity.actors[identity.of[0][0]].roles.size(), 1U);
  EXPECT_EQ(identity.actors[identity.of[0][0]].roles[0].days, (Days{*parse_day("2024-07-04"), *parse_day("2024-07-05")}));
}

TEST(Identity, AnEndingMakesNoOtherActor) {
  std::vector<Reading> readings{make_reading("a", "Nach Angaben des Flussamtes steigt das Wasser."),
                                make_reading("b", "Das Flussamt warnt.")};
  add_actor(readings[0], "Flussamtes", MentionKind::organisation);
  add_actor(readings[1], "Flussamt", MentionKind::organisation);
  const Knowledge knowledge;
  const Identity identity = identify(pointers(readings), {{"de", {{}, {"es", "s"}}}}, knowledge);
  ASSERT_EQ(identity.of[0][0], identity.of[1][0]);
  EXPECT_EQ(identity.actors[identity.of[0][0]].name, "Flussamt");
}

TEST(Identity, AShortFormJoinsReports) {
  std::vector<Reading> readings{make_reading("a", "Die Wacht für Flüsse (WFF) warnt."), make_reading("b", "Die WFF warnt.")};
  const std::uint32_t long_form = add_actor(readings[0], "Wacht für Flüsse", MentionKind::organisation);
  Mention short_form;
  short_form.span = tests::find_words(readings[0], "WFF");
  short_form.kind = MentionKind::organisation;
  short_form.actor = long_form;
  readings[0].mentions.all.push_back(short_form);
  add_actor(readings[1], "WFF", MentionKind::organisation);
  const Knowledge knowledge;
  const Identity identity = identify(pointers(readings), {}, knowledge);
  EXPECT_EQ(identity.of[0][0], identity.of[1][0]);
}

}  // namespace
}  // namespace lagebild
