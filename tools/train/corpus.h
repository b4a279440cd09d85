// Corpora in CoNLL-U as examples for the network, and the tables of labels they use.
//
// "_" in a column says that the corpus does not know; NE=B-PER in MISC is a name, NE=?O no person, place or organisation
// but perhaps a derived, partial or other name, NE=? anything.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "ground/language/lexicon.h"
#include "tools/train/net.h"

namespace lagebild::train {

// Names of labels; 0 is "_".
class Labels {
 public:
  Labels() { (*this)("_"); }
  int operator()(const std::string& name) {
    const auto [at, fresh] = numbers_.try_emplace(name, static_cast<int>(names_.size()));
    if (fresh) names_.push_back(name);
    return at->second;
  }
  [[nodiscard]] int find(const std::string& name) const {
    const auto at = numbers_.find(name);
    return at == numbers_.end() ? -1 : at->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] int size() const { return static_cast<int>(names_.size()); }

 private:
  std::map<std::string, int> numbers_;
  std::vector<std::string> names_;
};

struct Tables {
  Labels xpos, feats, rels;
  std::vector<std::uint32_t> xpos_upos, feats_upos;          // By row: bit u is set where it was seen with Upos u.
  std::map<std::string, std::map<std::string, int>> lemmas;  // "form TAB UPOS": how often with which lemma.
  std::string particle;                                      // The relation of particles joined to the lemma; perhaps none.
  std::string reported;                                      // The mood of reported speech, "subjunctive" or none of its own.
};

using Sentence = std::vector<std::vector<std::string>>;  // Ten columns a word.
std::vector<Sentence> read_conllu(const std::string& path);
std::vector<Sentence> read_conllu(std::istream& in);

// Enters the labels of a sentence of the main language into the tables.
void enter(const Sentence& sentence, Tables& tables);
// `main`: in the language whose tags and morphology are learnt; of others only UPOS, tree and names are.
Example example(const Sentence& sentence, const Tables& tables, FeatureReader& reader, bool main);

// "B-LOCderiv" -> 9 …; 0 for "O" and for what is no label.
int name_number(const std::string& label);
std::string name_of(int number);

}  // namespace lagebild::train
