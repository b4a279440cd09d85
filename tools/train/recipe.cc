#include "tools/train/recipe.h"

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

namespace lagebild::train {
namespace {

Mat attribute_table(const Labels& feats, Labels& attributes) {
  std::vector<std::set<int>> of;
  for (const std::string& name : feats.names()) {
    std::set<int>& set = of.emplace_back();
    std::istringstream parts(name);
    for (std::string part; std::getline(parts, part, '|');) set.insert(attributes(part));
  }
  Mat members = Mat::Zero(attributes.size(), feats.size());
  for (std::size_t f = 0; f < of.size(); ++f) {
    for (int a : of[f]) members(a, static_cast<Eigen::Index>(f)) = 1;
  }
  return members;
}

Sizes sizes_of(const Recipe& recipe, const Tables& tables, int attributes) {
  Sizes s;
  s.table = static_cast<int>(recipe.get("table", s.table));
  s.dim = static_cast<int>(recipe.get("dim", s.dim));
  s.hidden = static_cast<int>(recipe.get("hidden", s.hidden));
  s.arc = static_cast<int>(recipe.get("arc", s.arc));
  s.rel_hidden = static_cast<int>(recipe.get("rel_hidden", s.rel_hidden));
  s.xpos = tables.xpos.size();
  s.feats = tables.feats.size();
  s.rels = tables.rels.size();
  s.attributes = attributes;
  return s;
}

}  // namespace

bool read_recipe(const std::string& path, Recipe& recipe) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind;
    if (!(words >> kind) || kind[0] == '#') continue;
    if (kind == "language") {
      Language& language = recipe.languages.emplace_back();
      std::string lexicon;
      words >> language.code >> lexicon >> language.seed;
      Result<Lexicon> opened = Lexicon::open(lexicon);
      if (opened)
        language.lexicon = std::make_unique<Lexicon>(std::move(*opened));
      else
        std::fprintf(stderr, "no lexicon: %s\n", opened.error().message.c_str());
    } else if (kind == "corpus" || kind == "also") {
      Corpus& corpus = recipe.corpora.emplace_back();
      words >> corpus.path >> corpus.code >> corpus.times;
      corpus.also = kind == "also";
      corpus.sentences = read_conllu(corpus.path);
      if (corpus.sentences.empty()) return std::fprintf(stderr, "%s: no sentences\n", corpus.path.c_str()), false;
    } else if (kind == "particle") {
      words >> recipe.particle;
    } else if (kind == "reported") {
      words >> recipe.reported;
    } else if (kind == "start") {
      words >> recipe.start;
    } else if (std::string name; kind == "set" && words >> name) {
      words >> recipe.settings[name];
    } else {
      return std::fprintf(stderr, "%s: can't read the line: %s\n", path.c_str(), line.c_str()), false;
    }
  }
  return !recipe.languages.empty();
}

Labelled labels_of(const Recipe& recipe) {
  Labelled out;
  for (const Corpus& corpus : recipe.corpora) {
    if (corpus.code != recipe.languages[0].code) continue;
    for (const Sentence& sentence : corpus.sentences) enter(sentence, out.tables);
  }
  out.tables.xpos_upos.resize(static_cast<std::size_t>(out.tables.xpos.size()));
  out.tables.feats_upos.resize(static_cast<std::size_t>(out.tables.feats.size()));
  out.tables.rels("dep");
  out.tables.particle = recipe.particle;
  out.tables.reported = recipe.reported;
  Labels attributes;
  out.members = attribute_table(out.tables.feats, attributes);
  out.sizes = sizes_of(recipe, out.tables, attributes.size());
  return out;
}

}  // namespace lagebild::train
