// The trainer on a toy language: it must learn what is in the data, and twice the same data must give the same bytes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ground/language/grammar.h"
#include "tools/train/grammar.h"
#include "tools/train/silver.h"

namespace lagebild {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kPeople = {"Anna", "Boris", "Carla", "Dimitri", "Elena", "Farid"};
const std::vector<std::string> kVerbs = {"trifft", "sieht", "warnt", "ruft"};
const std::vector<std::string> kTowns = {"Ulm", "Bonn", "Kiel", "Graz"};

// "Anna trifft Boris in Ulm ." with its tree; every second one in another order: "In Ulm trifft Anna Boris ."
std::string toy_corpus() {
  std::string out;
  const auto row = [&](int id, const std::string& form, const std::string& said) {
    out += std::to_string(id) + "\t" + form + "\t" + form + "\t" + said + "\n";
  };
  const std::string verb = "VERB\tV\tMood=Ind|VerbForm=Fin\t0\troot\t_\tNE=O";
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string &who = kPeople[i % 6], &whom = kPeople[(i * 5 + 1) % 6], &does = kVerbs[i % 4], &town = kTowns[(i / 2) % 4];
    if (i % 2 == 0) {
      row(1, who, "PROPN\tN\tCase=Nom\t2\tnsubj\t_\tNE=B-PER");
      row(2, does, verb);
      row(3, whom, "PROPN\tN\tCase=Acc\t2\tobj\t_\tNE=B-PER");
      row(4, "in", "ADP\tP\t_\t5\tcase\t_\tNE=O");
      row(5, town, "PROPN\tN\tCase=Dat\t2\tobl\t_\tNE=B-LOC");
      row(6, ".", "PUNCT\t.\t_\t2\tpunct\t_\tNE=O");
    } else {
      row(1, "In", "ADP\tP\t_\t2\tcase\t_\tNE=O");
      row(2, town, "PROPN\tN\tCase=Dat\t3\tobl\t_\tNE=B-LOC");
      row(3, does, verb);
      row(4, who, "PROPN\tN\tCase=Nom\t3\tnsubj\t_\tNE=B-PER");
      row(5, whom, "PROPN\tN\tCase=Acc\t3\tobj\t_\tNE=B-PER");
      row(6, ".", "PUNCT\t.\t_\t3\tpunct\t_\tNE=O");
    }
    out += "\n";
  }
  return out;
}

class Toy : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("lagebild_toy_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
    std::ofstream(folder_ / "toy.conllu") << toy_corpus();
    std::ofstream(folder_ / "recipe.txt")
        << "language xx none 1\ncorpus " << (folder_ / "toy.conllu").string()
        << " xx 1\nset epochs 25\nset batch 60\nset table 2048\nset dim 32\nset hidden 16\nset arc 16\n"
           "set rel_hidden 16\nset lr 0.01\nset drop_hidden 0.1\n";
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string train() const { return train::train_grammar((folder_ / "recipe.txt").string(), ""); }
  fs::path folder_;
};

TEST_F(Toy, LearnsTagsTreesAndNames) {
  std::ofstream(folder_ / "grammar.bin", std::ios::binary) << train();
  const Result<Grammar> grammar = Grammar::load(folder_.string());
  ASSERT_TRUE(grammar) << grammar.error().message;
  ASSERT_TRUE(grammar->can_annotate());
  const std::vector<std::string_view> forms = {"In", "Graz", "warnt", "Elena", "Anna", "."};
  const std::vector<std::uint32_t> ends = {6};
  const Grammar::Words read = grammar->annotate({forms, ends});
  const std::vector<Word>& words = read.words;
  EXPECT_EQ(words[2].upos, Upos::Verb);
  EXPECT_EQ(words[2].head, -1);
  EXPECT_EQ(words[2].mood, Mood::Indicative);
  EXPECT_EQ(words[3].head, 2);
  EXPECT_EQ(grammar->deprel(words[3]), "nsubj");
  EXPECT_EQ(grammar->deprel(words[4]), "obj");
  EXPECT_EQ(words[1].head, 2);
  EXPECT_EQ(name_label(words[1]), "B-LOC");
  EXPECT_EQ(name_label(words[3]), "B-PER");
  EXPECT_EQ(grammar->feats(words[4]), "Case=Acc");
}

TEST_F(Toy, GivesTheSameBytesTwice) { EXPECT_TRUE(train() == train()); }

TEST_F(Toy, SaysWhatIsWrongWithARecipe) {
  EXPECT_TRUE(train::train_grammar((folder_ / "missing.txt").string(), "").empty());
  std::ofstream(folder_ / "recipe.txt") << "language xx none 1\ncorpus " << (folder_ / "missing.conllu").string() << " xx 1\n";
  EXPECT_TRUE(train().empty());
}

TEST_F(Toy, WritesWhatTwoNetworksAgreeOn) {
  const std::string recipe = (folder_ / "recipe.txt").string(), a = (folder_ / "a.w").string();
  train::train_grammar(recipe, a);
  std::istringstream in(
      "1\tIn\t_\t_\t_\t_\t_\t_\t_\t_\n2\tGraz\t_\t_\t_\t_\t_\t_\t_\t_\n3\twarnt\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "4\tElena\t_\t_\t_\t_\t_\t_\t_\t_\n5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
  std::ostringstream out;
  ASSERT_TRUE(train::write_silver(recipe, {a, a}, in, out));
  EXPECT_NE(out.str().find("3\twarnt\t_\tVERB\tV\tMood=Ind|VerbForm=Fin\t0\troot\t_\tNE=O"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("4\tElena\t_\tPROPN\tN\t"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("\t3\tnsubj\t_\tNE=B-PER"), std::string::npos) << out.str();
  EXPECT_FALSE(train::write_silver(recipe, {recipe}, in, out)) << "a recipe is no file of weights";
}

}  // namespace
}  // namespace lagebild
