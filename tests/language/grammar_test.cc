// Sentences read with the shipped German models; skipped where they are not there.
#include "ground/language/grammar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

namespace lagebild {
namespace {

class German : public testing::Test {
 protected:
  void SetUp() override {
    Result<Grammar> loaded = Grammar::load("languages/de/models");
    ASSERT_TRUE(loaded) << loaded.error().message;
    if (!loaded->can_annotate() || !loaded->lexicon()) GTEST_SKIP() << "skipped: no languages/de/models";
    if (loaded->tag("APPRART") == 0) GTEST_SKIP() << "skipped: languages/de/models are older than this test";
    grammar_ = std::make_unique<Grammar>(std::move(*loaded));
  }
  // Reads one sentence, its words parted by blanks.
  Grammar::Words read(const std::string& sentence) {
    forms_.clear();
    std::istringstream in(sentence);
    for (std::string word; in >> word;) forms_.push_back(word);
    const std::vector<std::string_view> views(forms_.begin(), forms_.end());
    const std::vector<std::uint32_t> ends = {static_cast<std::uint32_t>(views.size())};
    return grammar_->annotate({views, ends});
  }
  [[nodiscard]] std::string lemma(const Grammar::Words& read, std::size_t word) const {
    return std::string(slice(read.lemmas, read.words[word].lemma));
  }
  std::unique_ptr<Grammar> grammar_;
  std::vector<std::string> forms_;
};

TEST_F(German, PutsSeparatedVerbsTogether) {
  const Grammar::Words words = read("Die Behörde teilte am Sonntag mit , die Lage sei ruhig .");
  EXPECT_EQ(lemma(words, 2), "mitteilen");
  EXPECT_EQ(words.words[9].mood, Mood::Subjunctive);
  EXPECT_FALSE(words.words[9].mood_open);
}

TEST_F(German, KnowsTheSubjectOfAVerbOfSaying) {
  const Grammar::Words words = read("Das sagte der russische Außenminister am Donnerstag in Genf .");
  EXPECT_EQ(words.words[1].head, -1);
  EXPECT_EQ(words.words[4].head, 1);
  EXPECT_EQ(grammar_->deprel(words.words[4]), "nsubj");
}

TEST_F(German, FindsNames) {
  const Grammar::Words words = read("Angela Merkel reiste nach Moskau .");
  EXPECT_EQ(name_label(words.words[0]), "B-PER");
  EXPECT_EQ(name_label(words.words[1]), "I-PER");
  EXPECT_EQ(name_label(words.words[4]), "B-LOC");
}

TEST_F(German, ReadsOneEndlessSentence) {
  std::string endless;
  for (int i = 0; i < 5000; ++i) endless += "und der Krieg dauert ";
  const Grammar::Words words = read(endless);
  int roots = 0;
  for (const Word& word : words.words) {
    roots += word.head < 0;
    ASSERT_LT(word.head, static_cast<std::int32_t>(words.words.size()));
  }
  EXPECT_EQ(roots, 1);
}

TEST_F(German, ReadsOddWords) {
  const Grammar::Words words = read("\xC3\x84 \xE2\x80\x9E - -- x\xCC\x88 \xF0\x9F\x98\x80 " + std::string(3000, 'W') + " .");
  EXPECT_EQ(words.words.size(), 8U);
  EXPECT_TRUE(grammar_->annotate({}).words.empty());
}

TEST_F(German, IsTheSameOnAnyThread) {
  const std::string sentence = "Zuvor hatte die Opposition der Armee vorgeworfen , Giftgas eingesetzt zu haben .";
  const Grammar::Words first = read(sentence);
  const std::vector<std::string_view> views(forms_.begin(), forms_.end());
  const std::vector<std::uint32_t> ends = {static_cast<std::uint32_t>(views.size())};
  std::vector<std::thread> threads;
  std::vector<int> same(4, 0);
  for (std::size_t t = 0; t < same.size(); ++t) {
    threads.emplace_back([&, t] {
      const Grammar::Words again = grammar_->annotate({views, ends});
      same[t] = again.lemmas == first.lemmas && again.words[3].head == first.words[3].head;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int is_same : same) EXPECT_TRUE(is_same);
}

TEST_F(German, TellsTheMoodOfFiniteVerbs) {
  std::ifstream in("languages/de/corpus/mood.conllu");
  ASSERT_TRUE(in);
  std::vector<std::string> words, moods;
  std::vector<std::uint32_t> ends;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      ends.push_back(static_cast<std::uint32_t>(words.size()));
      continue;
    }
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1), mood = line.find("Mood=");
    words.push_back(line.substr(a + 1, b - a - 1));
    moods.push_back(mood == std::string::npos ? "" : line.substr(mood, 8));
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  const Grammar::Words read = grammar_->annotate({views, ends});
  int right = 0, all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (moods[i].empty()) continue;
    ++all;
    right += grammar_->feats(read.words[i]).find(moods[i]) != std::string_view::npos;
  }
  EXPECT_GT(all, 440);
  EXPECT_GE(right * 100, all * 97) << right << " of " << all;
}

}  // namespace
}  // namespace lagebild
