// What mentions promise beyond the corpora: knowledge, layers, namings, and linear cost on odd texts.
#include "report/mentions/mentions.h"

#include <gtest/gtest.h>

#include "ground/language/pack.h"
#include "report/mentions/knowledge.h"
#include "tests/cpu_time.h"

namespace lagebild {
namespace {

class MentionsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Pack> german = load_pack("languages/de");
    ASSERT_TRUE(german) << german.error().message;
    german_ = new Pack(std::move(*german));
    Result<Knowledge> knowledge = load_knowledge("knowledge");
    ASSERT_TRUE(knowledge) << knowledge.error().message;
    knowledge_ = new Knowledge(std::move(*knowledge));
  }
  static void TearDownTestSuite() {
    delete german_;
    delete knowledge_;
  }
  static std::string actors(const std::string& bytes) {
    const Text text = german_->read(bytes);
    std::string out;
    for (const Actor& actor : find_mentions(text, *german_, *knowledge_).actors)
      out += std::string(word(actor.kind)) + " " + actor.name + (actor.of ? " of " + *actor.of : "") + "; ";
    return out;
  }
  static double seconds(const std::string& bytes) {
    const Text text = german_->read(bytes);
    return tests::cpu_seconds([&] { find_mentions(text, *german_, *knowledge_); });
  }
  static Pack* german_;
  static Knowledge* knowledge_;
};
Pack* MentionsTest::german_ = nullptr;
Knowledge* MentionsTest::knowledge_ = nullptr;

TEST_F(MentionsTest, KnowledgeFindsNamesInAllSpellings) {
  EXPECT_EQ(knowledge_->place("geonames:170063")->country, "SY");
  EXPECT_EQ(knowledge_->country("SY")->kind, PlaceKind::country);
  EXPECT_EQ(knowledge_->place("lagebild:krim")->name, "Crimea");
  EXPECT_FALSE(knowledge_->place("geonames:1"));
  EXPECT_FALSE(knowledge_->country("XX"));
  const auto lavrov = knowledge_->whole("Sergei Lawrow");
  ASSERT_FALSE(lavrov.empty());
  EXPECT_EQ(knowledge_->person(lavrov.front().row), "sergej lawrow");
  EXPECT_EQ(knowledge_->holders(lavrov.front().row).front().office, "foreign-minister");
  const auto uno = knowledge_->whole("UNO");
  ASSERT_FALSE(uno.empty());
  EXPECT_EQ(knowledge_->organisation(uno.front().row).id, "un");
  EXPECT_TRUE(knowledge_->whole("Niemand Nirgends").empty());
}

TEST_F(MentionsTest, ActorsAreNumberedByFirstMention) {
  EXPECT_EQ(actors("Kerry rief Sergej Lawrow an. John Kerry war verärgert."), "person John Kerry; person Sergej Lawrow; ");
  EXPECT_EQ(actors("Kremlsprecher Dmitri Peskow schwieg."), "person Dmitri Peskow of a2; organisation Kreml; ");
}

TEST_F(MentionsTest, TwoPeopleOfOneNameStayTwo) {
  EXPECT_EQ(actors("Colin Powell traf Lewis Powell. Powell ging."), "person Colin Powell; person Lewis Powell; ");
}

TEST_F(MentionsTest, LayersCarryKindAndActor) {
  const Text text = german_->read("Außenminister John Kerry sprach in Genf.");
  const Mentions mentions = find_mentions(text, *german_, *knowledge_);
  const Layer layer = mention_layer(mentions, text);
  ASSERT_EQ(layer.findings.size(), 3U);
  EXPECT_EQ(layer.findings[0].attributes.get("kind"), "role");
  EXPECT_EQ(layer.findings[1].attributes.get("value"), "John Kerry");
  EXPECT_EQ(layer.findings[0].attributes.get("actor"), layer.findings[1].attributes.get("actor"));
  ASSERT_FALSE(mentions.namings.empty());
  EXPECT_EQ(mentions.namings[0].first, 0U);
  EXPECT_EQ(mentions.namings[0].last, 3U);
  EXPECT_EQ(mentions.namings[0].how, How::named);
}

TEST_F(MentionsTest, SpansCoverTheirTokens) {
  const Text text = german_->read("Die Bürgermeisterin von Köln, Henriette Reker, sprach mit der dpa.");
  const Mentions mentions = find_mentions(text, *german_, *knowledge_);
  std::uint32_t last = 0;
  for (const Mention& mention : mentions.all) {
    EXPECT_EQ(mention.span, text.cover(mention.first, mention.last));
    EXPECT_LE(last, mention.first);
    EXPECT_FALSE(mention.rule.empty());
    if (mention.actor) {
      EXPECT_LT(*mention.actor, mentions.actors.size());
    }
    last = mention.first;
  }
}

TEST_F(MentionsTest, NothingNeedsATextToBeSensible) {
  EXPECT_EQ(actors(""), "");
  EXPECT_EQ(actors("..., \"\" -- ()"), "");
  EXPECT_EQ(actors("Präsident"), "role Präsident; ");
  EXPECT_NO_FATAL_FAILURE(actors("al- al-al- al-A der die das von von von"));
}

// Twice the text takes about twice the time; six times leaves room for a busy machine.
TEST_F(MentionsTest, CostGrowsWithTheText) {
  for (const std::string unit : {"Peter Müller ", "Präsident und ", "Karl X, Minister, ", "Berlin, ", "er sie ", "von der ",
                                 "Ost-", "\"Die Welt\" ", "der Osten der Stadt ", "Anna Weber und Karl Brandt und "}) {
    std::string text;
    while (text.size() < 60'000) text += unit;
    const double once = std::max(seconds(text), 0.002);
    const double four = seconds(text + text + text + text);
    EXPECT_LT(four, once * 24) << unit;
  }
}

}  // namespace
}  // namespace lagebild
