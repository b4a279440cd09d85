// Who and what is named: people, organisations, places, groups, roles, pronouns; and which of them are the same actor.
//
//   "US-Außenminister John Kerry … Kerry … er"  ->  three mentions of actor a1, name "John Kerry", role "US-Außenminister"
//
// Only what this one report says (and knowledge/ on offices and capitals); the same actor across reports is record/identity's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/span.h"

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
  std::string name;  // The fullest form this report gives.
  MentionKind kind = MentionKind::other;
  std::vector<std::string> roles;      // As written, first mention first, no doubles.
  std::optional<std::string> country;  // ISO 3166-1 alpha-2.
  std::optional<std::string> of;       // Id of the institution the person speaks or stands for.
  std::optional<std::string> place;    // Gazetteer id, for a place.
};

struct Mentions {
  std::vector<Mention> all;  // In order of the text; a longer one before one it contains.
  std::vector<Actor> actors;
};

Mentions find_mentions(const Text& text, const Pack& pack, const Knowledge& knowledge);

}  // namespace lagebild
