// A recipe of grammar.h as read: which corpora, in which languages, with which settings.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tools/train/corpus.h"
#include "tools/train/net.h"

namespace lagebild::train {

struct Language {
  std::string code;
  std::unique_ptr<Lexicon> lexicon;
  std::uint64_t seed = 1;
};

struct Corpus {
  std::string path, code;
  double times = 1;
  bool also = false;
  std::vector<Sentence> sentences;
  std::vector<Example> examples;
};

struct Recipe {
  std::vector<Language> languages;
  std::vector<Corpus> corpora;
  std::map<std::string, double> settings;
  std::string start, particle, reported;
  [[nodiscard]] double get(const std::string& name, double otherwise) const {
    const auto at = settings.find(name);
    return at == settings.end() ? otherwise : at->second;
  }
};

// False, with a line on stderr, where a line can't be read, a corpus is empty or there is no language.
bool read_recipe(const std::string& path, Recipe& recipe);

// The labels of the corpora in the recipe's first language, and what a network for them looks like.
struct Labelled {
  Tables tables;
  Mat members;  // attributes × FEATS strings; the attributes are "Case=Nom" ….
  Sizes sizes;
};
Labelled labels_of(const Recipe& recipe);

}  // namespace lagebild::train
