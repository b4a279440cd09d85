// Any bytes as a text and as the files of a pack: tokens cover all but white space, lists and rules load or say why not.
//
// Built as fuzz_text and fuzz_pack (LAGEBILD_FUZZ_PACK); without libFuzzer as replay_ground, which runs every file of the
// folders it is given through both.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "ground/rules/rules.h"
#include "ground/text/text.h"

namespace lagebild {
namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

[[maybe_unused]] void try_text(std::string_view bytes) {
  TokenRules rules;
  rules.abbreviations = {"z.", "B.", "Dr."};
  rules.ordinal_point = true;
  rules.clitics = {"'s", "n't"};
  rules.open_quotes = "„";
  rules.either_quotes = "\"'“”»«";
  const Text text = cut(to_utf8(bytes), rules);
  expect(valid_utf8(text.bytes) && text.folded.size() == text.tokens.size());
  std::uint32_t at = 0;
  for (const Token& token : text.tokens) {
    expect(token.span.begin >= at && token.span.end > token.span.begin && token.sentence < text.sentences.size());
    at = token.span.end;
  }
  const CodePoints points(text.bytes);
  expect(points.byte(points.at(at)) == at);
}

// The first line with "---" parts lists from rules from a sentence.
[[maybe_unused]] void try_pack(std::string_view bytes) {
  const std::string all = to_utf8(bytes);
  const std::size_t one = std::min(all.find("---\n"), all.size());
  const std::size_t two = std::min(all.find("---\n", one + 1), all.size());
  WordLists lists;
  if (!lists.add_file("lists", std::string_view(all).substr(0, one), {})) return;
  Result<std::vector<Rule>> parsed =
      parse_rules("rules", std::string_view(all).substr(std::min(one + 4, two), two - std::min(one + 4, two)));
  if (!parsed) return;
  RuleSet rules;
  for (Rule& rule : *parsed) {
    if (!rules.add(std::move(rule), lists)) return;
  }
  rules.complete();
  Text text = cut(all.substr(std::min(two + 4, all.size())), {});
  lists.number(text);
  for (const Match& match : rules.find(text)) expect(match.first < match.last && match.last <= text.tokens.size());
}

}  // namespace
}  // namespace lagebild

#ifdef LAGEBILD_FUZZ_TARGET
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lagebild::LAGEBILD_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
#else
int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ostringstream bytes;
      bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      lagebild::try_text(bytes.str());
      lagebild::try_pack(bytes.str());
      ++files;
    }
  }
  std::printf("%d seeds replayed\n", files);
  return files > 0 ? 0 : 1;
}
#endif
