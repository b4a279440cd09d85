// Every rule's examples and every corpus of every language pack.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ground/language/pack.h"
#include "report/mentions/knowledge.h"
#include "report/reading/corpus.h"

namespace lagebild {
namespace {

class Corpora : public testing::Test {
 protected:
  void SetUp() override {
    Result<Languages> languages = load_languages("languages");
    ASSERT_TRUE(languages) << languages.error().message;
    languages_ = std::move(*languages);
    Result<Knowledge> knowledge = load_knowledge("knowledge");
    ASSERT_TRUE(knowledge) << knowledge.error().message;
    knowledge_ = std::move(*knowledge);
  }
  static void report(const std::string& what, const CheckResult& result) {
    std::printf("%s: %d cases, %d findings, %d known gaps\n", what.c_str(), result.cases, result.findings, result.gaps);
    for (const std::string& failure : result.failures) ADD_FAILURE() << failure;
  }
  Languages languages_;
  Knowledge knowledge_;
};

TEST_F(Corpora, RulesDoWhatTheirExamplesSay) {
  for (const Pack& pack : languages_.all()) report(pack.folder(), check_examples(pack, languages_, knowledge_));
}

TEST_F(Corpora, CorporaComeOutWhole) {
  for (const Pack& pack : languages_.all()) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = std::filesystem::path(pack.folder()) / "corpus";
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      if (file.path().extension() == ".txt") files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ostringstream content;
      content << std::ifstream(file, std::ios::binary).rdbuf();
      report(file.string(), check_corpus(file.string(), content.str(), pack.code(), languages_, knowledge_));
    }
  }
}

TEST_F(Corpora, ACheckThatShouldFailDoes) {
  const CheckResult wrong = check_corpus("x.txt", "now 2016-09-29\nkinds time\n\nEin Satz ohne Zeit.\n  time \"Satz\" = 2016\n",
                                         "de", languages_, knowledge_);
  ASSERT_EQ(wrong.failures.size(), 1U);
  EXPECT_EQ(wrong.failures[0], "x.txt:4: missing: time \"Satz\" = 2016");
  EXPECT_EQ(wrong.blessed, "now 2016-09-29\nkinds time\n\nEin Satz ohne Zeit.\n");
}

}  // namespace
}  // namespace lagebild
