// What lists, knowledge and lexicon say of each token, gathered once; all finders of this room work on it.
//
//   "Kremlsprecher"  ->  head Sprecher (role, spokesperson), prefix "kreml"     "syrischen"  ->  country SY
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ground/language/pack.h"
#include "ground/text/text.h"
#include "report/mentions/knowledge.h"

namespace lagebild {

enum class HeadKind : std::uint8_t { none, role, organisation, group, place };

// What kind of word a capital stands before. `either`: noun and name; `unknown`: in no lexicon.
enum class WordClass : std::uint8_t { other, noun, name, either, unknown };

struct Cue {
  const ListEntry* head =
      nullptr;  // Of the list "mention-head": this token (or several from here) names what somebody or something is.
  const ListEntry* country = nullptr;
  const ListEntry* inhabitant = nullptr;
  const ListEntry* pronoun = nullptr;
  const ListEntry* possessive = nullptr;
  const ListEntry* article = nullptr;
  const ListEntry* title = nullptr;
  const ListEntry* prefix = nullptr;       // Of the list "mention-compound-prefix": what the head's compound begins with.
  std::string_view adjective;              // ISO code where the token is a country's adjective.
  std::uint32_t names = 0, names_end = 0;  // Range of Scene::names.
  std::uint32_t head_begin = 0;            // Byte in the folded token where the head begins in a compound; 0: whole token.
  HeadKind head_kind = HeadKind::none;
  std::uint8_t head_tokens = 0, country_tokens = 0, adjective_tokens = 0, title_tokens = 0;
  WordClass word = WordClass::other;
  Gender given_gender = Gender::none;
  bool given = false, given_common = false;  // A given name; which is an ordinary word, too.
  bool preposition = false, any_preposition = false, genitive_link = false, particle = false, and_word = false,
       legal_form = false;
  bool role_adjective = false, name_link = false, place_prefix = false;
  bool head_inflected = false;  // The head was found without an ending.
};

// The lists of a pack that this room uses.
struct MentionLists {
  explicit MentionLists(const Pack& pack);
  ListId head, country, country_exact, adjective, adjective_exact, inhabitant, pronoun, possessive, article, title;
  ListId preposition, any_preposition, plural_ending, same_name, genitive_link, particle, name_prefix, and_word, legal_form,
      role_adjective, name_link, place_prefix;
  ListId compound_prefix, noun_suffix, no_name;
  std::vector<std::string_view> noun_endings, adjective_endings, genitive_endings;  // Longest first.
  // Hashes of the last four bytes of all heads: most words are no compound of one and cost no look-up.
  std::bitset<8192> head_tails;
  static std::size_t tail(std::string_view word);
  bool capital_nouns = false, compounds = false;
};

struct Scene {
  const Text& text;
  const Pack& pack;
  const Knowledge& knowledge;
  MentionLists lists;
  std::vector<Cue> cues;  // Per token.
  std::vector<NameHit> names;

  [[nodiscard]] std::span<const NameHit> names_at(std::size_t token) const {
    return std::span(names).subspan(cues[token].names, cues[token].names_end - cues[token].names);
  }
  [[nodiscard]] bool annotated() const { return !text.words.empty(); }
  [[nodiscard]] bool is(std::size_t token, std::string_view folded) const {
    return token < text.folded.size() && text.folded[token] == folded;
  }
  [[nodiscard]] bool comma(std::size_t token) const { return is(token, ","); }
  [[nodiscard]] std::size_t sentence_end(std::size_t token) const { return text.sentences[text.tokens[token].sentence].last; }
  [[nodiscard]] std::size_t sentence_begin(std::size_t token) const { return text.sentences[text.tokens[token].sentence].first; }
};

// Linear in the length of the text.
Scene read_cues(const Text& text, const Pack& pack, const Knowledge& knowledge);

}  // namespace lagebild
