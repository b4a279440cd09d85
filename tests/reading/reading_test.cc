// What holds of every reading, whatever the text.
#include "report/reading/reading.h"

#include <gtest/gtest.h>
#include <time.h>

#include <functional>
#include <random>

#include "ground/language/pack.h"
#include "report/mentions/knowledge.h"
#include "report/reading/describe.h"

namespace lagebild {
namespace {

class Readings : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Languages> languages = load_languages("languages");
    ASSERT_TRUE(languages) << languages.error().message;
    languages_ = new Languages(std::move(*languages));
    Result<Knowledge> knowledge = load_knowledge("knowledge");
    ASSERT_TRUE(knowledge) << knowledge.error().message;
    knowledge_ = new Knowledge(std::move(*knowledge));
  }
  static void TearDownTestSuite() {
    delete languages_;
    delete knowledge_;
  }
  static Reading read(std::string text, const std::string& language) {
    Report report;
    report.text = std::move(text);
    report.language = language;
    report.published = {parse_days("2024-06"), Basis::given, {}};
    return read_report(std::move(report), *languages_, *knowledge_);
  }
  static std::string dump(const Reading& reading) {
    std::string out;
    for (const std::string& line : describe(reading, {"time", "mention", "figure", "statement", "event"})) out += line + "\n";
    return out;
  }
  static Languages* languages_;
  static Knowledge* knowledge_;
};
Languages* Readings::languages_ = nullptr;
Knowledge* Readings::knowledge_ = nullptr;

constexpr const char* kReport =
    "Flut an der Aller: mindestens 14 Tote\n\n"
    "Nach dem Dammbruch bei Hollenbrück sind mindestens 14 Menschen ums Leben gekommen, teilte Landrätin Petra Holm am "
    "Donnerstag mit. "
    "\"Wir suchen weiter\", sagte sie. Mehr als 300 Bewohner seien in Sicherheit gebracht worden. Die Feuerwehr sprach dagegen "
    "von etwa 250 Geretteten. "
    "Überprüfen ließen sich die Angaben zunächst nicht.\n\n"
    "Laut dem Sender Radio Aller, der sich auf Augenzeugen beruft, brach der Damm in der Nacht zu Mittwoch. Der Innenminister "
    "forderte eine Untersuchung.";

constexpr const char* kEnglish =
    "Dam breaks near Hollenbrueck\n\nAt least 14 people were killed, county chief Petra Holm said on Thursday. \"We are still "
    "searching,\" she said. "
    "According to Radio Aller, citing witnesses, the dam broke on Wednesday night. More than 300 residents had been taken to "
    "safety, the fire service told reporters.";

// Spans lie inside the text, on borders of characters, and are what they claim to be.
void expect_sound(const Reading& reading) {
  const std::string& text = reading.report.text;
  const auto sound = [&](Span span) {
    const auto border = [&](std::uint32_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    return span.begin <= span.end && span.end <= text.size() && border(span.begin) && border(span.end);
  };
  EXPECT_EQ(reading.text.bytes, text);
  for (const Token& token : reading.text.tokens) ASSERT_TRUE(sound(token.span) && !token.span.empty());
  for (const Time& time : reading.times) ASSERT_TRUE(sound(time.span) && !time.rule.empty());
  for (const Mention& mention : reading.mentions.all) {
    ASSERT_TRUE(sound(mention.span) && !mention.rule.empty());
    if (mention.actor) {
      ASSERT_LT(*mention.actor, reading.mentions.actors.size());
    }
  }
  for (const Figure& figure : reading.figures) {
    ASSERT_TRUE(sound(figure.span) && !figure.rule.empty());
    if (figure.low && figure.high) {
      ASSERT_LE(*figure.low, *figure.high);
    }
  }
  for (const Statement& statement : reading.speech.statements) {
    ASSERT_FALSE(statement.spans.empty());
    ASSERT_FALSE(statement.rule.empty());
    ASSERT_EQ(statement.span.begin, statement.spans.front().begin);
    ASSERT_EQ(statement.span.end, statement.spans.back().end);
    for (std::size_t i = 0; i < statement.spans.size(); ++i) {
      ASSERT_TRUE(sound(statement.spans[i]));
      if (i > 0) {
        ASSERT_LE(statement.spans[i - 1].end, statement.spans[i].begin);
      }
    }
    for (const Span span : statement.cue) ASSERT_TRUE(sound(span));
    for (const Span span : statement.frame) ASSERT_TRUE(sound(span));
  }
  for (const Event& event : reading.events) {
    ASSERT_TRUE(sound(event.span) && sound(event.clause) && !event.rule.empty());
    if (event.time) {
      ASSERT_LT(*event.time, reading.times.size());
    }
  }
  for (std::size_t i = 1; i < reading.times.size(); ++i) ASSERT_LE(reading.times[i - 1].span.end, reading.times[i].span.begin);
  for (std::size_t i = 1; i < reading.figures.size(); ++i)
    ASSERT_LE(reading.figures[i - 1].span.end, reading.figures[i].span.begin);
}

TEST_F(Readings, AreSound) {
  expect_sound(read(kReport, "de"));
  expect_sound(read(kEnglish, "en"));
}

TEST_F(Readings, AreTheSameAgain) { EXPECT_EQ(dump(read(kReport, "de")), dump(read(kReport, "de"))); }

// Cut at any byte, shuffled, with characters lost: still a reading, still sound.
TEST_F(Readings, NeverFailOnBrokenText) {
  std::mt19937 random(7);
  for (const auto& [text, code] : {std::pair{std::string(kReport), "de"}, {std::string(kEnglish), "en"}}) {
    for (int round = 0; round < 150; ++round) {
      std::string broken = text;
      for (int edit = 0; edit < 1 + round / 20; ++edit) {
        const std::size_t at = random() % broken.size();
        switch (random() % 4) {
          case 0:
            broken.erase(at, 1 + random() % 20);
            break;
          case 1:
            broken.insert(at, broken.substr(random() % broken.size(), random() % 40));
            break;
          case 2:
            broken[at] = static_cast<char>(random());
            break;
          default:
            broken.insert(at, std::string(1 + random() % 3, "\"'„“».,:;-(0\n"[random() % 15]));
        }
        if (broken.empty()) broken = "x";
      }
      expect_sound(read(to_utf8(broken), code));
    }
  }
}

// Seconds of processor time, so that a busy machine does not matter.
double cost(const std::function<void()>& work) {
  timespec begin{};
  timespec end{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
  work();
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
  return static_cast<double>(end.tv_sec - begin.tv_sec) + static_cast<double>(end.tv_nsec - begin.tv_nsec) / 1e9;
}

// Four times the text may cost about four times as much; sixteen times would be quadratic.
TEST_F(Readings, GrowWithTheTextOnly) {
  const char* parts[] = {"\"",
                         "„",
                         "\xCC\x81",
                         "er sagte, ",
                         "am Montag ",
                         "14 Tote, ",
                         "laut Angaben von ",
                         "Petra Holm und ",
                         "(",
                         "Sie habe gesagt, dass ",
                         "- ",
                         "im Jahr 2016 ",
                         "A. B. ",
                         "1.000.000 "};
  for (const char* part : parts) {
    const auto text = [&](std::size_t size) {
      std::string out;
      while (out.size() < size) out += part;
      return out;
    };
    const std::string small = text(30'000);
    const std::string large = text(120'000);
    const double one = cost([&] { read(small, "de"); });
    const double four = cost([&] { expect_sound(read(large, "de")); });
    EXPECT_LT(four, 9 * one + 0.05) << "\"" << part << "\" again and again: " << one << " s, then " << four << " s";
  }
}

TEST_F(Readings, SayWhenNoLanguageFits) {
  Report report;
  report.text = "12345 67890";
  const Reading reading = read_report(std::move(report), *languages_, *knowledge_);
  EXPECT_TRUE(reading.language.empty());
  ASSERT_EQ(reading.notes.size(), 1U);
  EXPECT_EQ(read("", "de").text.tokens.size(), 0U);
}

}  // namespace
}  // namespace lagebild
