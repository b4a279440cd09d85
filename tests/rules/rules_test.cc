#include "ground/rules/rules.h"

#include <gtest/gtest.h>

namespace lagebild {
namespace {

constexpr std::string_view kLists = R"(
list weekday
Montag = 1
Donnerstag = 4   short=Do

list daypart
Abend = TEV
Morgen = TMO

list phrase
in der Nacht zu = night
in der Nacht = this-night

list saying lemma
sagen   act=say
in Abrede stellen   act=deny

list agency exact
AP
)";

// A rule set of one rule; the example lines are only there to let it load.
struct Fixture {
  WordLists lists;
  RuleSet rules;

  explicit Fixture(const std::string& body) {
    EXPECT_TRUE(lists.add_file("test.words", kLists, {}));
    Result<std::vector<Rule>> parsed = parse_rules("test.rules", "room test\n" + body);
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
    for (Rule& rule : *parsed) {
      const Outcome added = rules.add(std::move(rule), lists);
      EXPECT_TRUE(added) << (added ? "" : added.error().message);
    }
    rules.complete();
  }

  // "extent{key=value …}" of each match, joined by blanks.
  std::string found(const std::string& sentence, const std::vector<const Layer*>& layers = {}) {
    Text text = cut(sentence, {});
    lists.number(text);
    std::string out;
    for (const Match& match : rules.find(text, layers)) {
      out += (out.empty() ? "" : " ; ") + std::string(slice(text.bytes, text.cover(match.first, match.last)));
      for (const auto& [key, value] : match.gives.pairs) out += " " + key + "=" + value;
    }
    return out;
  }
};

std::string rule(const std::string& match, const std::string& gives = "") {
  return "rule r\nmatch " + match + "\n" + (gives.empty() ? "" : "gives " + gives + "\n") + "yes [x]\nno y\n";
}

TEST(Rules, ExtentsListsAndCaptures) {
  Fixture f(rule("(am | an dem)? it:( d:@weekday p:@daypart? )", "day=$d part=$p short=$d.short"));
  EXPECT_EQ(f.found("Sie kam am Donnerstag Abend an."), "Donnerstag Abend day=4 part=TEV short=Do");
  EXPECT_EQ(f.found("Montag und Donnerstag"), "Montag day=1 part= short= ; Donnerstag day=4 part= short=Do");
  EXPECT_EQ(f.found("Der Abend war kalt."), "");
}

TEST(Rules, TheLongestEntryWins) {
  Fixture f(rule("p:@phrase", "is=$p"));
  EXPECT_EQ(f.found("In der Nacht zu Sonntag, in der Nacht."), "In der Nacht zu is=night ; in der Nacht is=this-night");
}

TEST(Rules, CompoundsOfParts) {
  Fixture f(rule("d:@weekday+p:@daypart", "day=$d part=$p") + rule("n:%num+-?+jährig+*?", "years=$n"));
  EXPECT_EQ(f.found("Donnerstagabend und 14-jährige"), "Donnerstagabend day=4 part=TEV ; 14-jährige years=14");
  EXPECT_EQ(f.found("Donnerstagabendbrot"), "");
}

TEST(Rules, ExactLemmaAndClasses) {
  Fixture f(rule("@agency") + rule("v:@saying %any{0,3}? \"Nein\"", "act=$v.act"));
  EXPECT_EQ(f.found("ap und AP"), "AP");
  EXPECT_EQ(f.found("sagen sie laut Nein"), "sagen sie laut Nein act=say");
  EXPECT_EQ(f.found("in Abrede stellen Nein"), "in Abrede stellen Nein act=deny");
  EXPECT_EQ(f.found("sagen a b c d Nein"), "");
}

TEST(Rules, LooksAhead) {
  Fixture f(rule("%cap !und") + rule("!~nicht gut &\"!\""));
  EXPECT_EQ(f.found("Anna und Berta"), "Berta");
  EXPECT_EQ(f.found("nicht gut! sehr gut!"), "gut");
}

TEST(Rules, EarlierFindings) {
  Fixture f(rule("mehr als it:( n:[number] c:%cap )", "low=$n of=$c"));
  Text text = cut("mehr als 450 Tote", {});
  Layer numbers{"number", {{2, 3, {}}}};
  numbers.findings[0].attributes.set("value", "450");
  EXPECT_EQ(f.found("mehr als 450 Tote", {&numbers}), "450 Tote low=450 of=Tote");
}

TEST(Rules, MatchesStayInTheirSentence) {
  Fixture f(rule("a %any* b"));
  EXPECT_EQ(f.found("x a c. B d."), "");
}

TEST(Rules, LongSentencesStayCheap) {
  Fixture f(rule("a (a | a a)* b") + rule("%any* z"));
  std::string big;
  for (int i = 0; i < 20'000; ++i) big += "a ";
  EXPECT_EQ(f.found(big), "");
}

TEST(Rules, ErrorsNameFileLineAndMend) {
  const auto error = [](const std::string& body) {
    Result<std::vector<Rule>> parsed = parse_rules("x.rules", body);
    if (!parsed) return parsed.error().message;
    WordLists lists;
    RuleSet rules;
    for (Rule& rule : *parsed) {
      if (Outcome done = rules.add(std::move(rule), lists); !done) return done.error().message;
    }
    return std::string();
  };
  EXPECT_EQ(error("room t\nrule a\nmatch b\nno c\n"),
            "x.rules:2: rule a has no yes example; add a sentence it must find something in.");
  EXPECT_EQ(error("room t\nrule a\nmatch b\nyes [b]\n"),
            "x.rules:2: rule a has no counter-example; add a no line with a sentence it must leave alone.");
  EXPECT_EQ(error("rule a\n"), "x.rules:1: say \"room NAME\" before the first rule.");
  EXPECT_EQ(error("room t\nrule a\nmatch (b\nyes [b]\nno c\n"), "x.rules:2: rule a: \")\" is missing.");
  EXPECT_EQ(error("room t\nrule a\nmatch @none\nyes [b]\nno c\n"), "x.rules:2: rule a: there is no list none.");
  EXPECT_EQ(error("room t\nrule a\nmatch b?\nyes [b]\nno c\n"), "x.rules:2: rule a: the pattern can match nothing at all.");
  EXPECT_EQ(error("room t\nrule a\nmatch b\ngives x=$y\nyes [b]\nno c\n"),
            "x.rules:2: rule a gives $y, but captures no such name.");
}

TEST(Lists, ErrorsNameFileAndLine) {
  WordLists lists;
  EXPECT_EQ(lists.add_file("a.words", "Montag\n", {}).error().message,
            "a.words:1: an entry stands before the first \"list NAME\" line.");
  EXPECT_EQ(lists.add_file("a.words", "list a\nb  c\n", {}).error().message, "a.words:2: \"c\" is no key=value.");
}

}  // namespace
}  // namespace lagebild
