// What is named where, before it is known which names mean the same: the candidates of the scan over the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/mentions/cues.h"
#include "report/mentions/mentions.h"

namespace lagebild {

struct Draft {
  std::uint32_t first = 0, last = 0;  // Tokens of the mention.
  MentionKind kind = MentionKind::other;
  std::string_view rule;
  std::uint32_t name_first = 0, name_last = 0;  // Tokens of the proper name inside; empty where there is none.
  std::uint32_t head = 0;                       // Token of the head noun; meaningful where `entry` is set.
  const ListEntry* entry = nullptr;             // Of the list "mention-head".
  std::string_view value;                       // The office, or what the organisation is ("foreign-minister", "military").
  std::string_view country;                     // ISO code: of the adjective, the prefix, the place that follows.
  std::string_view organisation;                // Id in knowledge/.
  std::optional<std::uint32_t> person;          // Row of knowledge/, where the full name is known.
  Gender gender = Gender::none;
  bool plural = false, definite = false, indefinite = false, possessive = false;
  bool genitive = false;      // The name carries a genitive's ending.
  bool government = false;    // A capital or the like that stands for the government.
  bool full_name = false;     // Person: given name and surname.
  bool part = false;          // Place: a part of another ("Ostteil Aleppos", "Ost-Aleppo").
  bool placed = false;        // Place: a preposition or the like says that it is one.
  bool weak = false;          // Needs a sign from elsewhere in the report, or goes.
  std::vector<Place> places;  // Place: what it can be, the likeliest first.
  std::optional<std::uint32_t> actor;
};

// Names and heads in the order of the text; where one lies in another, the longer one first. No pronouns.
std::vector<Draft> find_drafts(const Scene& scene);

// The finders, each for what begins at `token` and ends before `end`.
std::optional<Draft> person_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> known_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> organisation_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> place_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> role_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> group_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
// "in Torvik", "the town of Torvik": whatever the tagger takes it for, a single name there is a place.
bool only_place(const Scene& scene, std::uint32_t i);
std::optional<Draft> label_at(const Scene& scene, std::uint32_t token, std::uint32_t end);
std::optional<Draft> country_at(const Scene& scene, std::uint32_t token, std::uint32_t end);

// Whether the token can be part of a person's name, and whether it is surely one.
bool may_be_name(const Scene& scene, std::uint32_t token);
// The words of a draft's name (all of it where it has no proper name), without a genitive's ending.
std::string name_words(const Scene& scene, const Draft& draft);
// Country and definiteness from the words before `token`: "der syrische", "seinen russischen". Also moves `first` over
// adjectives.
void read_modifiers(const Scene& scene, Draft& draft);

}  // namespace lagebild
