#include "ground/rules/lists.h"

#include <algorithm>

namespace lagebild {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string spelling(std::string_view word, ListKind kind) { return kind == ListKind::folded ? fold(word) : compose(word); }

bool letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0x80 && byte < 0xE2);
}

// The words of an entry, cut as reports are cut; what is only letters and hyphens is cut at blanks, which comes to the same.
std::vector<std::string> parts(std::string_view text, ListKind kind, const TokenRules& rules) {
  std::vector<std::string> out;
  if (std::all_of(text.begin(), text.end(), [](char c) { return letter(c) || c == ' ' || c == '-'; }) && letter(text.front())) {
    for (std::size_t i = 0; i < text.size(); i = std::min(text.find_first_not_of(' ', i), text.size())) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      out.push_back(spelling(text.substr(i, end - i), kind));
      i = end;
    }
    return out;
  }
  const Text cut_text = cut(std::string(text), rules, {{{0, static_cast<std::uint32_t>(text.size())}, false}});
  for (std::size_t i = 0; i < cut_text.tokens.size(); ++i) out.push_back(spelling(cut_text.form(i), kind));
  return out;
}

std::uint32_t symbol_of(const Text& text, std::size_t token, ListKind kind) {
  const TokenSymbols& symbols = text.symbols[token];
  switch (kind) {
    case ListKind::folded:
      return symbols.folded;
    case ListKind::lemma:
      return symbols.lemma;
    case ListKind::exact:
      return symbols.exact;
  }
  return 0;
}

// In a lemma list each word may also stand in its folded form, so that "in Kauf nehmen" needs no inflection of "in".
bool fits(const Text& text, std::size_t token, ListKind kind, std::uint32_t symbol) {
  const TokenSymbols& symbols = text.symbols[token];
  return symbol_of(text, token, kind) == symbol ||
         (kind == ListKind::lemma && (symbols.folded == symbol || symbols.exact == symbol));
}

}  // namespace

std::uint32_t Symbols::add(std::string_view word) {
  if (const auto found = ids_.find(word); found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(ids_.size() + 1);
  ids_.emplace(std::string(word), id);
  return id;
}

std::uint32_t Symbols::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? 0 : found->second;
}

ListId WordLists::open(std::string_view name, ListKind kind) {
  if (const auto found = by_name_.find(name); found != by_name_.end())
    return lists_[found->second].kind == kind ? found->second : kNoList;
  const auto id = static_cast<ListId>(lists_.size());
  by_name_.emplace(std::string(name), id);
  lists_.push_back({std::string(name), kind, {}, {}, {}});
  return id;
}

Outcome WordLists::add_file(std::string_view name, std::string_view content, const TokenRules& rules) {
  ListId list = kNoList;
  int number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = trimmed(content.substr(begin, end - begin));
    begin = end + 1;
    const std::string where = std::string(name) + ":" + std::to_string(++number);
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("list ") && line.find(" = ") == std::string_view::npos) {
      std::string_view head = trimmed(line.substr(5));
      ListKind kind = ListKind::folded;
      if (const std::size_t gap = head.find(' '); gap != std::string_view::npos) {
        const std::string_view word = trimmed(head.substr(gap));
        if (word != "lemma" && word != "exact")
          return Error{where + ": \"" + std::string(word) + "\" is no kind of list; it is lemma, exact or nothing."};
        kind = word == "lemma" ? ListKind::lemma : ListKind::exact;
        head = head.substr(0, gap);
      }
      list = open(head, kind);
      if (list == kNoList)
        return Error{where + ": the list " + std::string(head) +
                     " was opened elsewhere as another kind (lemma, exact or neither)."};
      continue;
    }
    if (list == kNoList) return Error{where + ": an entry stands before the first \"list NAME\" line."};
    if (Outcome added = add_entry(list, line, where, rules); !added) return added;
  }
  return Done{};
}

Outcome WordLists::add_entry(ListId id, std::string_view line, std::string where, const TokenRules& rules) {
  List& list = lists_[id];
  const std::size_t gap = std::min(line.find("  "), line.find('\t'));
  std::string_view head = trimmed(line.substr(0, gap));
  Result<Attributes> attributes = parse_attributes(gap == std::string_view::npos ? std::string_view() : line.substr(gap));
  if (!attributes) return Error{where + ": " + attributes.error().message + "."};
  std::string value;
  if (const std::size_t equals = head.find(" = "); equals != std::string_view::npos) {
    value = std::string(trimmed(head.substr(equals + 3)));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    head = trimmed(head.substr(0, equals));
  } else {
    value = std::string(head);
  }
  attributes->set("value", value);
  const std::vector<std::string> pieces = parts(head, list.kind, rules);
  if (pieces.empty()) return Error{where + ": an entry without a word."};
  const auto entry = static_cast<std::uint32_t>(list.entries.size());
  list.entries.push_back({std::string(head), std::move(*attributes), std::move(where)});
  Posting posting{id, entry, {}};
  for (std::size_t i = 1; i < pieces.size(); ++i) posting.rest.push_back(symbols_.add(pieces[i]));
  if (pieces.size() == 1) list.single.emplace(pieces[0], entry);
  const std::uint32_t first = symbols_.add(pieces[0]);
  list.firsts.push_back(first);
  std::vector<std::uint32_t>& heads = heads_[static_cast<std::size_t>(list.kind)];
  if (heads.size() <= first) heads.resize(std::max<std::size_t>(first + 1, 2 * heads.size()));
  if (heads[first] == 0) {
    heads[first] = static_cast<std::uint32_t>(postings_.size());
    postings_.emplace_back();
  }
  postings_[heads[first]].push_back(std::move(posting));
  return Done{};
}

ListId WordLists::id(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? kNoList : found->second;
}

const std::vector<ListEntry>& WordLists::entries(ListId list) const {
  static const std::vector<ListEntry> kNone;
  return list == kNoList ? kNone : lists_[list].entries;
}

const ListEntry* WordLists::find(ListId list, std::string_view word) const {
  if (list == kNoList) return nullptr;
  const auto found = lists_[list].single.find(word);
  return found == lists_[list].single.end() ? nullptr : &lists_[list].entries[found->second];
}

void WordLists::number(Text& text) const {
  text.symbols.resize(text.tokens.size());
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    TokenSymbols& symbols = text.symbols[i];
    symbols.folded = symbols_.find(text.folded[i]);
    const std::string_view form = text.form(i);
    symbols.exact = form == text.folded[i] ? symbols.folded : symbols_.find(compose(form));
    const std::string_view lemma = text.lemma(i);
    symbols.lemma = lemma.empty() ? symbols.folded : lemma == form ? symbols.exact : symbols_.find(lemma);
  }
}

void WordLists::match(const Text& text, std::size_t token, std::size_t end, ListKind kind, std::vector<ListHit>& out) const {
  const auto follow = [&](std::uint32_t symbol) {
    const std::vector<std::uint32_t>& heads = heads_[static_cast<std::size_t>(kind)];
    if (symbol == 0 || symbol >= heads.size() || heads[symbol] == 0) return;
    for (const Posting& posting : postings_[heads[symbol]]) {
      std::size_t at = token + 1;
      std::size_t matched = 0;
      while (matched < posting.rest.size() && at < end && fits(text, at, kind, posting.rest[matched])) ++at, ++matched;
      if (matched == posting.rest.size())
        out.push_back({posting.list, static_cast<std::uint32_t>(at - token), &lists_[posting.list].entries[posting.entry]});
    }
  };
  follow(symbol_of(text, token, kind));
  if (kind == ListKind::lemma && text.symbols[token].folded != text.symbols[token].lemma) follow(text.symbols[token].folded);
}

// Rooms ask this of most tokens: it neither allocates nor compares words of other lists.
std::optional<ListHit> WordLists::hit(const Text& text, std::size_t token, ListId list, std::size_t end) const {
  if (list == kNoList || token >= end || token >= text.symbols.size()) return std::nullopt;
  const ListKind kind = lists_[list].kind;
  const std::vector<std::uint32_t>& heads = heads_[static_cast<std::size_t>(kind)];
  std::optional<ListHit> out;
  const auto follow = [&](std::uint32_t symbol) {
    if (symbol == 0 || symbol >= heads.size() || heads[symbol] == 0) return;
    for (const Posting& posting : postings_[heads[symbol]]) {
      if (posting.list != list || token + 1 + posting.rest.size() > end) continue;
      const auto tokens = static_cast<std::uint32_t>(1 + posting.rest.size());
      if (out && tokens <= out->tokens) continue;
      bool all = true;
      for (std::size_t i = 0; all && i < posting.rest.size(); ++i) all = fits(text, token + 1 + i, kind, posting.rest[i]);
      if (all) out = ListHit{list, tokens, &lists_[list].entries[posting.entry]};
    }
  };
  follow(symbol_of(text, token, kind));
  if (kind == ListKind::lemma && text.symbols[token].folded != text.symbols[token].lemma) follow(text.symbols[token].folded);
  return out;
}

std::optional<ListHit> WordLists::hit(const Text& text, std::size_t token, ListId list) const {
  if (token >= text.tokens.size()) return std::nullopt;
  return hit(text, token, list, text.sentences[text.tokens[token].sentence].last);
}

void WordLists::hits(const Text& text, std::size_t token, std::size_t end, std::vector<ListHit>& out) const {
  for (const ListKind kind : {ListKind::folded, ListKind::lemma, ListKind::exact}) match(text, token, end, kind, out);
}

}  // namespace lagebild
