// Who and what is named: people, organisations, places, groups, roles, pronouns; and which of them are the same actor.
//
//   "US-Außenminister John Kerry … Kerry … er"  ->  four mentions of actor a1, name "John Kerry", role "US-Außenminister"
//
// Only what this one report says (knowledge/ on offices and capitals helps to link, never to fill in a name); the same
// actor across reports is record/identity's. Not here: who said what (speech), dates and numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/span.h"
#include "ground/rules/rules.h"
#include "ground/text/word.h"
#include "report/mentions/source.h"

namespace lagebild {

struct Text;
class Pack;
class Knowledge;

enum class MentionKind : std::uint8_t { person, organisation, place, group, role, pronoun, other };

struct Mention {
  Span span;                          // Title or role and name apart: "Kremlsprecher" and "Peskow" are two mentions of one actor.
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  MentionKind kind = MentionKind::other;
  std::optional<std::uint32_t> actor;  // Index into Mentions::actors; absent where it stays open.
  std::string rule;
};

struct Actor {
  std::string id;    // "a1", "a2" … in order of first mention.
  std::string name;  // The fullest form this report gives, without a genitive's ending.
  MentionKind kind = MentionKind::other;
  std::vector<std::string> roles;      // As written, first mention first, no doubles.
  std::optional<std::string> country;  // ISO 3166-1 alpha-2.
  std::optional<std::string> of;       // Id of the institution the person speaks or stands for.
  std::optional<std::string> place;    // Gazetteer id, for a place.
  Gender gender = Gender::none;        // Of the person, else of the noun: what pronouns agree with.
  bool plural = false;                 // Several together: "die Rebellen", "die USA".
};

// A whole noun phrase that names one actor, or several put together: article, adjectives, title, name, apposition.
//
//   "Der Leiter der Hilfseinsätze, Stephen O'Brien,"  ->  tokens Der … O'Brien, mention "Stephen O'Brien", how named
//   "Merkel und Erdogan"                              ->  two of its own, and one that has both in `parts`
struct Naming {
  std::uint32_t first = 0, last = 0;   // Tokens [first, last).
  std::uint32_t mention = 0;           // Index into Mentions::all: the one that names best, a name before a role.
  std::optional<std::uint32_t> actor;  // Of that mention.
  How how = How::named;                // named, role or pronoun; unnamed for groups and roles nobody in the report is known by.
  bool plural = false;
  std::vector<std::uint32_t> parts;  // Indices into Mentions::namings; empty for one actor.
};

struct Mentions {
  std::vector<Mention> all;  // In order of the text; a longer one before one it contains.
  std::vector<Actor> actors;
  std::vector<Naming> namings;  // By first token; a longer one before one it contains.
};

// Never fails. Linear in the length of the text.
Mentions find_mentions(const Text& text, const Pack& pack, const Knowledge& knowledge);

// For rules: `[mention]`, `[mention kind=person]`. Attributes: kind; actor ("a3", where known); value: the actor's name, else
// the words.
Layer mention_layer(const Mentions& mentions, const Text& text);
// For rules: `[naming]`, the whole noun phrase. Attributes as above, and how, number (sing, plur), and index (into namings).
Layer naming_layer(const Mentions& mentions, const Text& text);

// "person", "organisation" …
std::string_view word(MentionKind kind);

// One line for corpora: `person "Kerry" = John Kerry | US-Außenminister | US`, `place "Aleppo" = Aleppo | geonames:170063`.
std::string describe(const Mention& mention, const Mentions& mentions, const Text& text);

}  // namespace lagebild
