#include "record/record/record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <random>

#include "ground/language/pack.h"
#include "record/digest/digest.h"
#include "report/formats/formats.h"
#include "report/mentions/knowledge.h"
#include "tests/record/make.h"

namespace lagebild {
namespace {

struct World {
  Languages languages;
  Knowledge knowledge;
};

const World& world() {
  static const World loaded = [] {
    auto languages = load_languages("languages");
    auto knowledge = load_knowledge("knowledge");
    EXPECT_TRUE(languages) << (languages ? "" : languages.error().message);
    EXPECT_TRUE(knowledge) << (knowledge ? "" : knowledge.error().message);
    return World{std::move(*languages), std::move(*knowledge)};
  }();
  return loaded;
}

std::vector<Reading> read_folder(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Reading> readings;
  for (const auto& path : paths) {
    std::ifstream file(path);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    for (ReportOrError& part : read_reports({path.string(), bytes}, {})) {
      if (auto* report = std::get_if<Report>(&part))
        readings.push_back(read_report(std::move(*report), world().languages, world().knowledge));
    }
  }
  return readings;
}

// All that a picture says, as text: ids, members, relations and the page of the digest.
std::string dump(const Picture& picture) {
  std::string out;
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  for (std::size_t i = 0; i < picture.ids.size(); ++i) {
    const auto& days = picture.published[i].days;
    line("report " + picture.ids[i] + " " + (days ? iso(days->from) + "/" + iso(days->to) : "undated"));
  }
  for (const Copy& copy : picture.copies.all) {
    line("copy " + picture.ids[copy.a.report] + " " + picture.ids[copy.b.report] + " " + std::to_string(copy.b.span.begin) + " " +
         std::to_string(copy.share));
  }
  for (const RecordActor& actor : picture.identity.actors) line("actor " + actor.id + " " + actor.name);
  for (const Story& story : picture.stories.all) line("story " + story.id + " " + story.title);
  for (const Telling& telling : picture.account.tellings) {
    line("telling " + telling.id + " " + (telling.matter ? picture.account.matters[*telling.matter].id : ""));
  }
  for (const Matter& matter : picture.account.matters) line("matter " + matter.id + " " + std::to_string(matter.origins));
  for (const Agreement& agreement : picture.account.agreements)
    line("agreement " + agreement.id + " " + std::string(name(agreement.relation)));
  for (const Entry& entry : timeline(picture)) line("entry " + entry.id + " " + entry.edtf + " " + entry.text);
  for (const std::string language : {"de", "en"}) {
    out += print_digest(write_digest(picture, world().languages, language), picture, world().languages);
  }
  return out;
}

std::string dump(const Record& record) { return dump(derive(record, world().languages, world().knowledge)); }

TEST(Record, HoldsEachReportOnce) {
  Record record;
  EXPECT_TRUE(record.add(tests::make_reading("a", "Der Fluss steigt.")));
  EXPECT_FALSE(record.add(tests::make_reading("a", "Der Fluss steigt.")));
  EXPECT_TRUE(record.add(tests::make_reading("a", "Der Fluss fällt.")));
  EXPECT_EQ(record.size(), 2U);
  const std::vector<std::string> ids = record.ids();
  EXPECT_TRUE(ids[0].starts_with("a~"));
  EXPECT_NE(ids[0], ids[1]);
  EXPECT_TRUE(record.remove(ids[0]));
  EXPECT_EQ(record.ids(), std::vector<std::string>{"a"});
  EXPECT_FALSE(record.remove("b"));
}

TEST(Record, EmptyGivesAnEmptyPicture) {
  const Record record;
  const Picture picture = derive(record, world().languages, world().knowledge);
  EXPECT_TRUE(picture.stories.all.empty());
  EXPECT_TRUE(timeline(picture).empty());
  EXPECT_TRUE(write_digest(picture, world().languages, "de").stories.empty());
}

TEST(Record, AnyOrderOfAddingGivesTheSameBytes) {
  const std::vector<Reading> readings = read_folder("examples");
  ASSERT_EQ(readings.size(), 12U);
  std::vector<std::size_t> order(readings.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::string first;
  std::mt19937 random(7);
  for (int round = 0; round < 4; ++round) {
    Record record;
    for (const std::size_t i : order) record.add(readings[i]);
    const std::string now = dump(record);
    if (first.empty()) first = now;
    EXPECT_EQ(now, first);
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
  }
}

TEST(Record, RemoveUndoesAdd) {
  const std::vector<Reading> readings = read_folder("examples");
  Record record;
  for (std::size_t i = 1; i < readings.size(); ++i) record.add(readings[i]);
  const std::string before = dump(record);
  record.add(readings[0]);
  EXPECT_NE(dump(record), before);
  EXPECT_TRUE(record.remove(readings[0].report.sha256));
  EXPECT_EQ(dump(record), before);
}

TEST(Record, ThreadsGiveTheSameBytes) {
  Record record;
  for (Reading& reading : read_folder("examples")) record.add(std::move(reading));
  std::vector<std::future<std::string>> pages;
  for (int i = 0; i < 4; ++i) pages.push_back(std::async(std::launch::async, [&] { return dump(record); }));
  const std::string first = pages[0].get();
  for (std::size_t i = 1; i < pages.size(); ++i) EXPECT_EQ(pages[i].get(), first);
}

TEST(Record, EverySentenceOfTheDigestCitesAPassageOfItsReport) {
  Record record;
  for (Reading& reading : read_folder("examples")) record.add(std::move(reading));
  const Picture picture = derive(record, world().languages, world().knowledge);
  const Digest digest = write_digest(picture, world().languages, "de");
  ASSERT_FALSE(digest.stories.empty());
  for (const StoryDigest& story : digest.stories) {
    for (const Paragraph& paragraph : story.paragraphs) {
      for (const CitedSentence& sentence : paragraph.sentences) {
        ASSERT_FALSE(sentence.cites().empty());
        EXPECT_EQ(sentence.text().find('{'), std::string::npos) << sentence.text();
        for (const Passage& passage : sentence.cites()) {
          ASSERT_LT(passage.report, picture.readings.size());
          EXPECT_LE(passage.span.end, picture.readings[passage.report]->text.bytes.size());
          EXPECT_FALSE(passage.span.empty());
        }
      }
    }
  }
}

// A thousand reports made from the examples by leaving out and changing words.
// Were a step quadratic, the runner's own limit would end it.
TEST(Record, AThousandReportsAreAFewStories) {
  const std::vector<Reading> readings = read_folder("examples");
  Record record;
  std::mt19937 random(11);
  for (int i = 0; i < 1000; ++i) {
    const Reading& from = readings[random() % readings.size()];
    std::string text;
    for (std::size_t token = 0; token < from.text.tokens.size(); ++token) {
      if (random() % 20 == 0) continue;
      if (!text.empty()) text += ' ';
      text += random() % 20 == 0 ? "wort" + std::to_string(random() % 500) : std::string(from.text.form(token));
    }
    record.add(tests::make_reading(std::to_string(i), text, "2024-07-" + std::to_string(10 + random() % 20)));
  }
  const Picture picture = derive(record, world().languages, world().knowledge);
  EXPECT_EQ(picture.readings.size(), 1000U);
  EXPECT_LT(picture.stories.all.size(), 200U);
}

}  // namespace
}  // namespace lagebild
