#include "outside/store/store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ground/base/sha256.h"
#include "outside/store/packed.h"
#include "outside/wire/reading.h"
#include "tests/cli/request.h"

namespace lagebild {
namespace {

using test::Folder;

Kept kept_of(const std::string& bytes) {
  Kept kept;
  kept.bytes = bytes;
  kept.sha256 = sha256_hex(bytes);
  kept.name = "a.txt";
  kept.format = "text";
  kept.published = "2024-06";
  return kept;
}

Reading reading_of(const std::string& id, const std::string& text) {
  Reading reading;
  reading.report.id = id;
  reading.report.text = text;
  reading.report.sha256 = sha256_hex(text);
  reading.text = cut(text, {});
  return reading;
}

// Killed between making the file and making its tables.
TEST(Store, TakesUpAFileThatHoldsNothingYet) {
  const Folder folder;
  for (const Access access : {Access::create, Access::write, Access::read}) {
    const std::string file = folder.path() + "/r" + std::to_string(static_cast<int>(access));
    std::ofstream(file).close();
    const auto store = Store::open(file, access);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(store->size(), 0U);
  }
}

TEST(Store, KeepsAReportAndItsBytes) {
  const Folder folder;
  const std::string file = folder.path() + "/r";
  {
    auto store = Store::open(file, Access::create);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_TRUE(*store->add(kept_of("Das Wasser fällt."), reading_of("a", "Das Wasser fällt.")));
    EXPECT_FALSE(*store->add(kept_of("Das Wasser fällt."), reading_of("a", "Das Wasser fällt.")));
    EXPECT_TRUE(*store->add(kept_of("Das Wasser fällt."), reading_of("b", "Das Wasser fällt.")));
    EXPECT_EQ(store->size(), 2U);
  }
  auto store = Store::open(file, Access::read);
  ASSERT_TRUE(store);
  const auto held = store->find("a");
  ASSERT_TRUE(held);
  const auto kept = store->kept(held->row);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->bytes, "Das Wasser fällt.");
  EXPECT_EQ(kept->published, "2024-06");
  EXPECT_FALSE(kept->url);
  const auto reading = store->reading(held->row);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading_json(*reading), reading_json(reading_of("a", "Das Wasser fällt.")));
  EXPECT_TRUE(store->damage().empty());
}

TEST(Store, FindsAReportByWhatLinesCallIt) {
  const Folder folder;
  auto store = Store::open(folder.path() + "/r", Access::create);
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("a", "eins")));
  ASSERT_TRUE(*store->add(kept_of("zwei"), reading_of("a", "zwei")));
  EXPECT_EQ(store->find("a~" + sha256_hex("zwei").substr(0, 8))->sha256, sha256_hex("zwei"));
  EXPECT_EQ(store->find(sha256_hex("eins"))->sha256, sha256_hex("eins"));
  EXPECT_FALSE(store->find("b"));
  EXPECT_EQ(store->text("a~" + sha256_hex("eins").substr(0, 8)), "eins");
}

TEST(Store, LinesAreCurrentUntilAReportChanges) {
  const Folder folder;
  auto store = Store::open(folder.path() + "/r", Access::create);
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("a", "eins")));
  EXPECT_FALSE(store->lines_current());
  ASSERT_TRUE(store->write_lines(store->state(), [](const LineTaker& take) {
    take({"report", "a", "{\"id\":\"a\"}"});
    take({"figure", "fab1", "{}"});
    take({"figure", "fab2", "{}"});
  }));
  ASSERT_TRUE(store->keep_page("digest", "page"));
  EXPECT_TRUE(store->lines_current());
  EXPECT_EQ(store->page("digest"), "page");
  EXPECT_EQ(store->line("a")->kind, "report");
  EXPECT_EQ(store->line("fab2")->id, "fab2");
  EXPECT_EQ(store->line("rep"), std::nullopt);
  EXPECT_FALSE(store->line("fab"));  // Two begin so.
  std::string seen;
  ASSERT_TRUE(store->each_line({"figure", "report"}, [&](const Line& line) {
    seen += line.id + " ";
    return true;
  }));
  EXPECT_EQ(seen, "fab1 fab2 a ");
  ASSERT_TRUE(*store->add(kept_of("zwei"), reading_of("b", "zwei")));
  EXPECT_FALSE(store->lines_current());
  EXPECT_FALSE(store->page("digest"));
}

TEST(Store, LinesOfAnOlderStateAreNotCurrent) {
  const Folder folder;
  auto store = Store::open(folder.path() + "/r", Access::create);
  const std::string before = store->state();
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("a", "eins")));  // By another process, say.
  ASSERT_TRUE(store->write_lines(before, [](const LineTaker&) {}));
  EXPECT_FALSE(store->lines_current());
}

TEST(Store, RemoveTakesTheBytesWithTheLastReport) {
  const Folder folder;
  auto store = Store::open(folder.path() + "/r", Access::create);
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("a", "eins")));
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("b", "eins")));
  const auto b = store->find("b");
  EXPECT_TRUE(*store->remove(store->find("a")->row));
  EXPECT_TRUE(store->kept(b->row));
  EXPECT_TRUE(*store->remove(b->row));
  EXPECT_FALSE(*store->remove(b->row));
  EXPECT_EQ(store->size(), 0U);
  EXPECT_TRUE(store->damage().empty());
}

TEST(Store, SaysThatThereIsNoSpace) {
  const Folder folder;
  auto store = Store::open(folder.path() + "/r", Access::create);
  ASSERT_TRUE(*store->add(kept_of("eins"), reading_of("a", "eins")));
  store->limit_pages(24);
  std::string noise;
  for (unsigned i = 0, x = 1; i < 400'000; ++i) noise += static_cast<char>('a' + ((x = x * 1103515245U + 12345U) >> 16U) % 26);
  const auto added = store->add(kept_of(noise), reading_of("b", noise));
  ASSERT_FALSE(added);
  EXPECT_TRUE(store->no_space());
  EXPECT_EQ(store->size(), 1U);  // All of it or nothing.
  store->limit_pages(1 << 20);
  EXPECT_TRUE(*store->add(kept_of(noise), reading_of("b", noise)));
  EXPECT_TRUE(store->damage().empty());
}

TEST(Store, RefusesWhatIsNoRecord) {
  const Folder folder;
  folder.write("text", "Das ist kein Bestand, sondern ein Satz, der lang genug ist, um für einen Kopf gehalten zu werden.");
  EXPECT_FALSE(Store::open(folder.path() + "/text", Access::create));
  EXPECT_FALSE(Store::open(folder.path() + "/none", Access::write));
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/none"));
  EXPECT_FALSE(Store::open(folder.path(), Access::create));
}

TEST(Store, NoticesBytesThatRotted) {
  const std::string text = "Der Damm hält. Der Damm hält. Der Damm hält.";
  const std::string whole = packed(text);
  ASSERT_TRUE(unpacked(whole, text.size()));
  for (std::size_t i = 10; i < whole.size(); ++i) {
    std::string rotten = whole;
    rotten[i] = static_cast<char>(rotten[i] ^ 0x10);
    const auto out = unpacked(rotten, text.size());
    EXPECT_TRUE(!out || *out == text) << "byte " << i;  // A bit that pads the last byte says nothing.
  }
  EXPECT_FALSE(unpacked(whole, text.size() - 1));
  EXPECT_FALSE(unpacked("", 0));
}

}  // namespace
}  // namespace lagebild
