// lagebild-train: makes the model files of languages/xx/models from open data. See docs/training.md.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tools/train/grammar.h"
#include "tools/train/lexicon.h"
#include "tools/train/silver.h"

namespace {

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Writes beside the file and renames: a reader never sees half a model.
int write_whole(const std::string& path, const std::string& bytes) {
  const std::string part = path + ".part";
  std::ofstream(part, std::ios::binary) << bytes;
  std::filesystem::rename(part, path);
  std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count > 1 ? arguments[1] : "";
  if (command == "lexicon" && count == 5) {
    std::ios::sync_with_stdio(false);
    return write_whole(arguments[4], lagebild::train::build_lexicon(std::cin, arguments[2], file_text(arguments[3])));
  }
  if (command == "grammar" && (count == 4 || count == 5)) {
    const std::string model = lagebild::train::train_grammar(arguments[2], count == 5 ? arguments[4] : "");
    return model.empty() ? 1 : write_whole(arguments[3], model);
  }
  if (command == "silver" && count >= 4) {
    std::ios::sync_with_stdio(false);
    return lagebild::train::write_silver(arguments[2], {arguments + 3, arguments + count}, std::cin, std::cout) ? 0 : 1;
  }
  std::fputs(
      "usage: lagebild-train lexicon TAG_PARTS LINKS OUT < form-lemma-tag.tsv\n"
      "       lagebild-train grammar RECIPE OUT [WEIGHTS]\n"
      "       lagebild-train silver RECIPE WEIGHTS... < in.conllu > out.conllu\n",
      stderr);
  return 2;
}
