// What the speech room asks of tokens: grammar, the pack's lists, mentions and times, side by side.
//
//   view.is(i, mark::subordinator)   view.verb(i)->get("act")   view.finite(i)
//
// Filled once for a text, in one pass; then only read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ground/language/pack.h"
#include "ground/rules/lists.h"
#include "ground/text/text.h"
#include "report/mentions/mentions.h"
#include "report/time/time.h"

namespace lagebild::said {

// A stretch of tokens [first, last).
struct Range {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return last <= first; }
  [[nodiscard]] bool contains(std::uint32_t token) const { return first <= token && token < last; }
  [[nodiscard]] bool contains(Range other) const { return first <= other.first && other.last <= last; }
  [[nodiscard]] bool overlaps(Range other) const { return first < other.last && other.first < last; }
  bool operator==(const Range&) const = default;
};

constexpr std::uint32_t kNone = UINT32_MAX;

// What the lists speech-* say of a word; the names of the lists are in view.cc.
namespace mark {
using Bits = std::uint64_t;
constexpr Bits subordinator = 1ULL << 0;  // because, although
constexpr Bits complement = 1ULL << 1;    // that, whether
constexpr Bits question = 1ULL << 2;      // what, where, how
constexpr Bits relative = 1ULL << 3;      // who, which, whose
constexpr Bits conjunction = 1ULL << 4;   // and, or, but
constexpr Bits negation = 1ULL << 5;      // not, no, never
constexpr Bits infinitive = 1ULL << 6;    // in order to, without: opens an infinitive clause that is no content
constexpr Bits to = 1ULL << 7;            // the particle of the infinitive
constexpr Bits have = 1ULL << 8;          // forms of auxiliaries
constexpr Bits passive = 1ULL << 9;       // forms of the passive auxiliary
constexpr Bits modal = 1ULL << 10;
constexpr Bits hearsay = 1ULL << 11;         // "soll", "sollen"
constexpr Bits pointer = 1ULL << 12;         // that, this: stands for the sentence before
constexpr Bits as = 1ULL << 13;              // "wie" in "wie X mitteilte"
constexpr Bits so = 1ULL << 14;              // "so" in "so X"
constexpr Bits adverb = 1ULL << 15;          // may stand before a subject
constexpr Bits pronoun = 1ULL << 16;         // he, she, they
constexpr Bits not_nominative = 1ULL << 17;  // determiners and pronouns that no subject begins with
constexpr Bits determiner = 1ULL << 18;
constexpr Bits genitive = 1ULL << 19;   // determiners that attach a noun phrase to the one before
constexpr Bits attaching = 1ULL << 20;  // prepositions that attach to a noun: of
constexpr Bits preposition = 1ULL << 21;
constexpr Bits particle = 1ULL << 22;      // separable parts of verbs: "mit" in "teilte mit"
constexpr Bits expletive = 1ULL << 23;     // it
constexpr Bits by = 1ULL << 24;            // the agent of a passive
constexpr Bits anonymous = 1ULL << 25;     // circles, sources
constexpr Bits source_noun = 1ULL << 26;   // statement, report, opinion: what somebody's words are called
constexpr Bits nominative = 1ULL << 27;    // pronouns that are always subjects
constexpr Bits hypothetical = 1ULL << 28;  // if: a clause that makes a conditional of the main one
constexpr Bits dative = 1ULL << 29;        // determiners and pronouns of an indirect object
constexpr Bits possessive = 1ULL << 30;    // his, her, own: "nach seinen Angaben"
constexpr Bits accusative = 1ULL << 31;    // determiners and pronouns of an object only
constexpr Bits correlate = 1ULL << 32;     // "davon", "darauf": point to the clause that follows
constexpr Bits reflexive = 1ULL << 33;
constexpr Bits reported_form = 1ULL << 35;       // "sei", "könne": reported mood and nothing else
constexpr Bits finite_form = 1ULL << 36;         // "ist", "hatte": finite and nothing else
constexpr Bits postposition = 1ULL << 37;        // "zufolge": the noun phrase before it is no subject
constexpr Bits neither = 1ULL << 38;             // "weder": neither confirmed nor denied
constexpr Bits not_only = 1ULL << 39;            // after "nicht": "nur", "zuletzt"; no negation of the verb
constexpr Bits possessive_mark = 1ULL << 40;     // "'s": a noun phrase goes on after it
constexpr Bits inner_subordinator = 1ULL << 41;  // "when": opens a clause without a comma
constexpr Bits claiming = 1ULL << 42;            // "will … getötet haben"
constexpr Bits comma_conjunction = 1ULL << 43;   // "aber": joins clauses only after a comma
constexpr Bits own = 1ULL << 34;                 // "eigene": of the one the sentence is about
}  // namespace mark

class View {
 public:
  View(const Text& text, const Pack& pack, const Mentions& mentions, const std::vector<Time>& times);

  const Text& text;
  const Pack& pack;
  const Mentions& mentions;
  const std::vector<Time>& times;

  // Languages in which what is said may follow its verb without a comma, and in which subordinate clauses keep the order of
  // main ones ("said he would come"): a setting of the pack.
  bool free_complements = false;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text.tokens.size()); }
  [[nodiscard]] bool is(std::uint32_t token, mark::Bits bits) const { return (marks_[token] & bits) != 0; }
  // The entry of the list of verbs of saying; nullptr where it is none.
  [[nodiscard]] const ListEntry* verb(std::uint32_t token) const { return verbs_[token]; }
  // The same for the verb put together with a separable part ("gab" + "bekannt").
  [[nodiscard]] const ListEntry* verb(std::uint32_t token, std::uint32_t part) const;
  // The entry of the verb without parts that grammar has put to it from elsewhere in the sentence.
  [[nodiscard]] const ListEntry* bare_verb(std::uint32_t token) const;
  // The lemma without such parts.
  [[nodiscard]] std::string bare_lemma(std::uint32_t token) const;
  // The entry of the list of nouns that make a phrase of saying with a verb ("Kritik" with "üben").
  [[nodiscard]] const ListEntry* noun(std::uint32_t token) const { return nouns_[token]; }
  [[nodiscard]] std::string_view folded(std::uint32_t token) const { return text.folded[token]; }
  // The lemma, folded; the folded form where there is none.
  [[nodiscard]] std::string lemma(std::uint32_t token) const;

  [[nodiscard]] bool punctuation(std::uint32_t token) const;
  [[nodiscard]] bool quote_mark(std::uint32_t token) const;
  [[nodiscard]] bool finite(std::uint32_t token) const;
  [[nodiscard]] bool verbal(std::uint32_t token) const;         // Any form of a verb or auxiliary.
  [[nodiscard]] bool participle(std::uint32_t token) const;     // Also participles that were tagged as adjectives.
  [[nodiscard]] bool may_be_finite(std::uint32_t token) const;  // By the lexicon, whatever it was tagged.
  [[nodiscard]] bool bare_infinitive(std::uint32_t token) const;
  [[nodiscard]] bool subjunctive(std::uint32_t token) const;    // Certainly: the form is no indicative too.
  [[nodiscard]] bool reported_mood(std::uint32_t token) const;  // Present subjunctive, the mood of reports.
  [[nodiscard]] bool open_mood(std::uint32_t token) const;
  [[nodiscard]] bool noun_like(std::uint32_t token) const;  // Noun, name.
  [[nodiscard]] bool name_like(std::uint32_t token) const;
  [[nodiscard]] bool nominal(std::uint32_t token) const;  // May stand before a noun in its phrase.
  [[nodiscard]] Upos upos(std::uint32_t token) const { return text.words.empty() ? Upos::none : text.words[token].upos; }
  [[nodiscard]] const Word& word(std::uint32_t token) const;

  // The longest mention that begins at the token (index into mentions.all), kNone where none does.
  [[nodiscard]] std::uint32_t mention(std::uint32_t token) const { return mention_at_[token]; }
  // The first mention that covers the token.
  [[nodiscard]] std::uint32_t covering(std::uint32_t token) const { return covering_[token]; }
  // The time expression the token stands in.
  [[nodiscard]] std::uint32_t time(std::uint32_t token) const { return time_at_[token]; }

 private:
  [[nodiscard]] bool first_person_near(std::uint32_t token) const;
  void mark_lists();
  void mark_findings();
  void mark_lost();
  void mark_misread();
  void mark_participles();
  void mark_past_forms();
  [[nodiscard]] bool stranger(std::uint32_t i) const;
  std::vector<bool> misread_, participles_, finites_, lost_;
  std::vector<mark::Bits> marks_;
  std::vector<const ListEntry*> verbs_, nouns_;
  std::vector<std::uint32_t> mention_at_, covering_, time_at_;
  ListId saying_ = kNoList;
  Word none_;
};

}  // namespace lagebild::said
