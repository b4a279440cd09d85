#include "tools/train/corpus.h"

#include <fstream>

#include "ground/language/traits.h"
#include "ground/text/text.h"

namespace lagebild::train {
namespace {

constexpr const char* kKinds[] = {"PER", "LOC", "ORG", "OTH"};
constexpr const char* kSorts[] = {"", "deriv", "part"};

std::string misc_value(const std::string& misc, const std::string& key) {
  for (std::size_t at = 0; at < misc.size();) {
    const std::size_t end = std::min(misc.find('|', at), misc.size());
    if (misc.compare(at, key.size(), key) == 0) return misc.substr(at + key.size(), end - at - key.size());
    at = end + 1;
  }
  return {};
}

// Bit k: label k may be what the corpus means.
std::uint32_t allowed_names(const std::string& label) {
  if (label.empty()) return 0;
  if (label == "?") return (1U << 25) - 1;
  if (label != "?O") return 1U << name_number(label);
  std::uint32_t mask = 1;
  for (int k = 1; k < 25; ++k) {
    const std::string name = name_of(k).substr(2);
    if (name != "PER" && name != "LOC" && name != "ORG") mask |= 1U << k;
  }
  return mask;
}

int relation_row(const std::string& name, const Tables& tables) {
  if (name == "_") return -1;
  if (const int row = tables.rels.find(name); row > 0) return row;
  const int base = tables.rels.find(name.substr(0, name.find(':')));
  return base > 0 ? base : tables.rels.find("dep");
}

}  // namespace

int name_number(const std::string& label) {
  for (int k = 1; k < 25; ++k) {
    if (name_of(k) == label) return k;
  }
  return 0;
}

std::string name_of(int number) {
  if (number == 0) return "O";
  const int k = number - 1;
  return std::string(k % 2 ? "I-" : "B-") + kKinds[k / 6] + kSorts[k / 2 % 3];
}

std::vector<Sentence> read_conllu(const std::string& path) {
  std::ifstream in(path);
  return read_conllu(in);
}

std::vector<Sentence> read_conllu(std::istream& in) {
  std::vector<Sentence> all;
  Sentence sentence;
  const auto close = [&] {
    if (!sentence.empty()) all.push_back(std::move(sentence));
    sentence.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) close();
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t')
        row.emplace_back();
      else
        row.back() += c;
    }
    row.resize(10, "_");
    if (row[0].find_first_not_of("0123456789") == std::string::npos) sentence.push_back(std::move(row));
  }
  close();
  return all;
}

void enter(const Sentence& sentence, Tables& tables) {
  const auto see = [](std::vector<std::uint32_t>& seen, int row, const std::string& upos) {
    if (seen.size() <= static_cast<std::size_t>(row)) seen.resize(static_cast<std::size_t>(row) + 1);
    seen[static_cast<std::size_t>(row)] |= 1U << static_cast<int>(traits::upos(upos));
  };
  for (const auto& row : sentence) {
    if (row[7] != "_") tables.rels(row[7]);
    if (row[3] == "_") continue;
    if (row[2] != "_") ++tables.lemmas[fold(row[1]) + '\t' + row[3]][row[2]];
    if (row[4] != "_") see(tables.xpos_upos, tables.xpos(row[4]), row[3]);
    if (row[5] != "?") see(tables.feats_upos, tables.feats(row[5]), row[3]);
  }
}

Example example(const Sentence& sentence, const Tables& tables, FeatureReader& reader, bool main) {
  Example e;
  for (const auto& row : sentence) {
    reader.add(row[1], fold(row[1]), e.upos.empty(), e.features);
    const bool tagged = row[3] != "_";
    e.upos.push_back(tagged ? static_cast<int>(traits::upos(row[3])) : -1);
    e.xpos.push_back(main && row[4] != "_" ? tables.xpos.find(row[4]) : -1);
    e.feats.push_back(main && tagged && row[5] != "?" ? tables.feats.find(row[5]) : -1);
    const bool hung = row[6] != "_" && row[7] != "_";
    e.head.push_back(hung ? std::stoi(row[6]) : -1);
    e.rel.push_back(hung ? relation_row(row[7], tables) : -1);
    e.names.push_back(allowed_names(misc_value(row[9], "NE=")));
  }
  return e;
}

}  // namespace lagebild::train
