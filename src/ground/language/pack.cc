#include "ground/language/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "ground/language/particles.h"

namespace lagebild {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) return Error{path.string() + " can't be read; is the pack complete?"};
  return to_utf8(out.str());
}

// All files below `folder` with this ending, by path, models and corpora left out.
std::vector<fs::path> files(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (at->is_directory() && (name == "models" || name == "corpus")) at.disable_recursion_pending();
    if (at->is_regular_file() && name.ends_with(ending)) out.push_back(at->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TokenRules::Words words_of(const WordLists& lists, std::string_view name, bool folded) {
  TokenRules::Words out;
  for (const ListEntry& entry : lists.entries(lists.id(name))) out.insert(folded ? fold(entry.text) : compose(entry.text));
  return out;
}

// What pack.words says about cutting text: read before the other lists, whose entries are cut by it.
TokenRules token_rules(const WordLists& lists) {
  const auto setting = [&](std::string_view key) {
    const ListEntry* entry = lists.find(lists.id("setting"), key);
    return entry == nullptr ? std::string() : std::string(entry->value());
  };
  TokenRules out;
  out.abbreviations = words_of(lists, "abbreviation", false);
  out.final_abbreviations = words_of(lists, "final-abbreviation", false);
  out.before_ordinal = words_of(lists, "before-ordinal", true);
  out.after_ordinal = words_of(lists, "after-ordinal", true);
  for (const ListEntry& entry : lists.entries(lists.id("clitic"))) out.clitics.push_back(fold(entry.text));
  out.ordinal_point = setting("ordinal-point") == "yes";
  out.open_quotes = setting("open-quotes");
  out.close_quotes = setting("close-quotes");
  out.either_quotes = setting("either-quotes");
  return out;
}

}  // namespace

const RuleSet& Pack::rules(std::string_view room) const {
  const auto found = rules_.find(room);
  return found == rules_.end() ? none_ : found->second;
}

std::vector<std::string> Pack::rooms() const {
  std::vector<std::string> out;
  for (const auto& [room, rules] : rules_) out.push_back(room);
  return out;
}

std::string_view Pack::setting(std::string_view key) const {
  const ListEntry* entry = lists_->find(lists_->id("setting"), key);
  return entry == nullptr ? std::string_view() : entry->value();
}

Text Pack::read(std::string bytes, const std::vector<BlockEdge>& blocks) const {
  Text text = cut(std::move(bytes), token_rules_, blocks);
  grammar_->annotate(text);
  join_particles(text, *grammar_);
  lists_->number(text);
  return text;
}

Result<Pack> load_pack(const std::string& folder) {
  Pack pack;
  pack.folder_ = folder;
  pack.code_ = fs::path(folder).filename().string();
  pack.lists_ = std::make_unique<WordLists>();
  const fs::path head = fs::path(folder) / "pack.words";
  const Result<std::string> content = read_file(head);
  if (!content) return content.error();
  if (Outcome done = pack.lists_->add_file(head.string(), *content, {}); !done) return done.error();
  pack.token_rules_ = token_rules(*pack.lists_);
  for (const fs::path& path : files(folder, ".words")) {
    if (path == head) continue;
    const Result<std::string> words = read_file(path);
    if (!words) return words.error();
    if (Outcome done = pack.lists_->add_file(path.string(), *words, pack.token_rules_); !done) return done.error();
  }
  for (const fs::path& path : files(folder, ".rules")) {
    const Result<std::string> source = read_file(path);
    if (!source) return source.error();
    Result<std::vector<Rule>> rules = parse_rules(path.string(), *source);
    if (!rules) return rules.error();
    for (Rule& rule : *rules) {
      RuleSet& set = pack.rules_[rule.room];
      if (Outcome done = set.add(std::move(rule), *pack.lists_); !done) return done.error();
    }
  }
  for (auto& [room, set] : pack.rules_) set.complete();
  Result<Grammar> grammar = Grammar::load((fs::path(folder) / "models").string());
  if (!grammar) return grammar.error();
  pack.grammar_ = std::make_unique<Grammar>(std::move(*grammar));
  return pack;
}

const Pack* Languages::find(std::string_view code) const {
  const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const Pack& pack) { return pack.code() == code; });
  return found == packs_.end() ? nullptr : &*found;
}

const Pack* Languages::identify(std::string_view text) const {
  if (packs_.empty()) return nullptr;
  text = text.substr(0, 20'000);
  while (!text.empty() && !valid_utf8(text.substr(text.size() - std::min<std::size_t>(text.size(), 4)))) {
    if ((static_cast<unsigned char>(text.back()) & 0xC0) != 0x80) {
      text.remove_suffix(1);
      break;
    }
    text.remove_suffix(1);
  }
  const Text words = cut(std::string(text), {}, {{{0, static_cast<std::uint32_t>(text.size())}, false}});
  const Pack* best = nullptr;
  std::size_t most = 0;
  std::size_t second = 0;
  for (const Pack& pack : packs_) {
    const ListId list = pack.list("function-word");
    std::size_t hits = 0;
    for (const std::string& word : words.folded) hits += pack.lists().find(list, word) != nullptr ? 1 : 0;
    if (hits > most) {
      second = most;
      most = hits;
      best = &pack;
    } else {
      second = std::max(second, hits);
    }
  }
  return most > second && most * 12 >= words.tokens.size() ? best : nullptr;
}

Result<Languages> load_languages(const std::string& folder) {
  Languages out;
  std::vector<fs::path> packs;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (fs::exists(at->path() / "pack.words")) packs.push_back(at->path());
  }
  std::sort(packs.begin(), packs.end());
  if (packs.empty())
    return Error{folder + " holds no language pack (a folder with a file pack.words); name the right place with --data."};
  // Side by side: loading is most of the time a short command takes.
  std::vector<Result<Pack>> loaded;
  for (std::size_t i = 0; i < packs.size(); ++i) loaded.emplace_back(Error{});
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < packs.size(); ++i) threads.emplace_back([&, i] { loaded[i] = load_pack(packs[i].string()); });
  }
  for (Result<Pack>& pack : loaded) {
    if (!pack) return pack.error();
    out.packs_.push_back(std::move(*pack));
  }
  return out;
}

}  // namespace lagebild
