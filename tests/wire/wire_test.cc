#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ground/base/sha256.h"
#include "outside/wire/lines.h"
#include "outside/wire/reading.h"
#include "outside/wire/saved.h"
#include "outside/wire/saved_fields.h"
#include "outside/wire/view.h"

namespace lagebild {
namespace {

std::string text_json(std::string_view text) {
  Writer writer;
  writer.value(text);
  return writer.take();
}

TEST(Writer, EscapesWhatMustBeAndNothingElse) {
  EXPECT_EQ(text_json("„Nein“\n\"\\\t\x01é"), "\"„Nein“\\n\\\"\\\\\\t\\u0001é\"");
  EXPECT_EQ(text_json(std::string("a\0b", 3)), "\"a\\u0000b\"");
  EXPECT_EQ(text_json("a\xFF"), "\"a\xEF\xBF\xBD\"");
}

TEST(Writer, PutsCommasBetweenAndNowhereElse) {
  Writer writer;
  writer.object([&] {
    writer.list("a", [&] {});
    writer.list("b", [&] {
      writer.value(1);
      writer.object([&] { writer.put("c", true); });
      writer.value("x");
    });
    writer.put("d", 0.5);
    writer.put("e", 12.0);
    writer.put("f", *Decimal::parse("1250.50"));
    writer.put_if("g", std::optional<std::string>());
    writer.put_if("h", std::string());
  });
  EXPECT_EQ(writer.text(), R"({"a":[],"b":[1,{"c":true},"x"],"d":0.5,"e":12,"f":1250.5})");
}

// Every slot filled, with letters of one to four bytes before each finding.
Reading full_reading() {
  Reading r;
  r.report.id = "a";
  r.report.text = "Ä€😀 Kern sagte: „Drei Tote“.";
  r.report.sha256 = sha256_hex(r.report.text);
  r.report.outlet = "Bote";
  r.report.title = "Titel";
  r.report.author = "Autorin";
  r.report.agency = "Agentur";
  r.report.language = "de";
  r.report.url = "https://example.org/1";
  r.report.published = {parse_days("2024-06"), Basis::given, "2024-06-03T10:00:00Z"};
  r.report.updated = "2024-06-04";
  r.report.blocks = {{{0, 40}, BlockKind::entry, "2024-06-03T10:00:00Z"}};
  r.report.dropped = {{"Menü", "menu"}};
  r.report.map = {{{0, 3}, {5, 8}}};
  r.report.notes = {"Odd."};
  r.language = "de";
  r.text = cut(r.report.text, {});
  const Source kern{{{10, 14}}, "Kern", 0, "Ruth Kern", How::named};
  r.mentions.all = {{{10, 14}, 1, 2, MentionKind::person, 0, "rule"}};
  r.mentions.actors = {{"a1", "Ruth Kern", MentionKind::person, {"Bürgermeisterin"}, "DE", "a2", "geonames:1"}};
  r.times = {{{10, 14},
              TimexType::date,
              "2024-W23",
              "APPROX",
              {Anchor::publication, "week -1"},
              parse_days("2024-06-03"),
              {*parse_days("2024-06-03"), *parse_days("2024-06-10")},
              "2024-06-03~",
              "basis",
              "rule"}};
  r.figures = {{{26, 35},
                Decimal(3),
                Decimal(7, 1),
                Bound::between,
                "km",
                "Tote",
                "killed",
                "Ahlenau",
                parse_days("2024"),
                {kern, {kern}, Span{10, 14}},
                "rule"}};
  r.speech.statements = {{{23, 38},
                          {{23, 30}, {31, 38}},
                          Form::continued_indirect,
                          true,
                          "say",
                          {{15, 20}},
                          {{10, 20}},
                          {kern, {kern}, std::nullopt},
                          kern,
                          parse_days("2024-06-03"),
                          "am Telefon",
                          "rule"}};
  r.events = {{{26, 30},
               {10, 38},
               "attack",
               "acled",
               "plover",
               {{Role::victim, {{26, 35}}, "Drei Tote", 0}},
               EventPlace{"dort", "Ahlenau", 51.5, -10.25, Precision::near, "geonames:2"},
               0,
               parse_days("2024-06-03"),
               "2024-06-03",
               Status::threatened,
               {std::nullopt, {}, std::nullopt},
               "rule"}};
  r.notes = {"Note."};
  return r;
}

TEST(ReadingJson, CountsCodePoints) {
  const View view(reading_json(full_reading()));
  EXPECT_EQ(view.number("mentions.0.begin"), 4U);  // After two-, three- and four-byte letters and a blank.
  EXPECT_EQ(view.number("mentions.0.end"), 8U);
  EXPECT_EQ(view.text("mentions.0.text"), "Kern");
  EXPECT_EQ(view.text("mentions.0.actor"), "a1");
  EXPECT_EQ(view.text("figures.0.low"), "3");
  EXPECT_EQ(view.text("figures.0.high"), "0.7");
  EXPECT_EQ(view.text("figures.0.speaker.name"), "Ruth Kern");
  EXPECT_EQ(view.text("statements.0.form"), "continued-indirect");
  EXPECT_EQ(view.text("times.0.timex.mod"), "APPROX");
  EXPECT_EQ(view.text("events.0.place.lon"), "-10.25");
  EXPECT_EQ(view.text("report.published.to"), "2024-06-30");
}

TEST(ReadingJson, LeavesOutWhatTheReportDoesNotSay) {
  Reading reading;
  reading.report.id = "a";
  EXPECT_EQ(reading_json(reading).substr(0, 112), R"({"schema":"lagebild.reading/1","engine":")" LAGEBILD_VERSION
                                                  R"(","report":{"id":"a","published":{"basis":"unknown"},"text":""},"s)");
}

TEST(Saved, ComesBackAsItWas) {
  const Reading before = full_reading();
  const auto after = load(save(before));
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(save(*after), save(before));
  EXPECT_EQ(reading_json(*after), reading_json(before));
  EXPECT_EQ(after->text.folded, before.text.folded);
  ASSERT_EQ(after->text.tokens.size(), before.text.tokens.size());
  for (std::size_t i = 0; i < before.text.tokens.size(); ++i) {
    EXPECT_EQ(after->text.tokens[i].span, before.text.tokens[i].span);
    EXPECT_EQ(after->text.tokens[i].kind, before.text.tokens[i].kind);
    EXPECT_EQ(after->text.tokens[i].sentence, before.text.tokens[i].sentence);
  }
}

TEST(Saved, IsRefusedWhenCutOrChanged) {
  const std::string whole = save(full_reading());
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(load(whole.substr(0, size))) << size;
  EXPECT_FALSE(load(whole + "x"));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string rotten = whole;
    rotten[i] = static_cast<char>(rotten[i] ^ 0x40);
    static_cast<void>(load(rotten));  // Any answer but a crash.
  }
}

// Converts to anything: as many of them as a struct has members initialise it.
struct Anything {
  template <typename T>
  operator T() const;  // NOLINT(google-explicit-constructor)
};
template <typename T, typename... Args>
constexpr std::size_t members() {
  if constexpr (requires { T{Args{}..., Anything{}}; }) {
    return members<T, Args..., Anything>();
  } else {
    return sizeof...(Args);
  }
}

// Counts what `fields` names.
struct Counter {
  std::size_t count = 0;
  template <typename... Values>
  void operator()(Values&...) {
    count += sizeof...(Values);
  }
};
template <typename T>
std::size_t saved_members() {
  Counter counter;
  T value{};
  fields(counter, value);
  return counter.count;
}

TEST(Saved, KnowsEveryMember) {
  const char* advice = "a member is not saved: add it to saved_fields.h, raise saved_version, explain it in docs/json.md";
  EXPECT_EQ(members<Report>(), saved_members<Report>()) << advice;
  EXPECT_EQ(members<Block>(), saved_members<Block>()) << advice;
  EXPECT_EQ(members<Published>(), saved_members<Published>()) << advice;
  EXPECT_EQ(members<Sentence>(), saved_members<Sentence>()) << advice;
  EXPECT_EQ(members<Mention>(), saved_members<Mention>()) << advice;
  EXPECT_EQ(members<Actor>(), saved_members<Actor>()) << advice;
  EXPECT_EQ(members<Source>(), saved_members<Source>()) << advice;
  EXPECT_EQ(members<Attribution>(), saved_members<Attribution>()) << advice;
  EXPECT_EQ(members<Time>(), saved_members<Time>()) << advice;
  EXPECT_EQ(members<Figure>(), saved_members<Figure>()) << advice;
  EXPECT_EQ(members<Statement>(), saved_members<Statement>()) << advice;
  EXPECT_EQ(members<Party>(), saved_members<Party>()) << advice;
  EXPECT_EQ(members<EventPlace>(), saved_members<EventPlace>()) << advice;
  EXPECT_EQ(members<Event>(), saved_members<Event>()) << advice;
}

TEST(View, IsPatient) {
  const View view(R"({"a":{"b":[1,{"c":"x"}]},"t":true,"n":null})");
  EXPECT_EQ(view.text("a.b.1.c"), "x");
  EXPECT_EQ(view.count("a.b"), 2U);
  EXPECT_EQ(view.text("a.b.7.c"), "");
  EXPECT_EQ(view.text("a.b.x"), "");
  EXPECT_TRUE(view.truth("t"));
  EXPECT_EQ(view.text("n"), "");
  EXPECT_FALSE(View("no json").has("a"));
}

}  // namespace
}  // namespace lagebild
