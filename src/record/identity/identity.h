// The same person, organisation, country or group across reports.
//
//   report 1: "US-Außenminister John Kerry"   report 2: "Kerry", "John F. Kerry"   ->  one actor, name "John Kerry",
//   variants "John F. Kerry", "John Kerry", "Kerry", role "US-Außenminister"
//
// Which mentions of one report are the same actor is report/mentions' matter. Two actors stay apart where nothing but a
// common last name speaks for them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "report/mentions/mentions.h"

namespace lagebild {

struct Reading;
class Knowledge;

// An actor of one report.
struct LocalActor {
  std::uint32_t report = 0;  // Index into the readings handed over.
  std::uint32_t actor = 0;   // Index into that reading's Mentions::actors.
  auto operator<=>(const LocalActor&) const = default;
};

// A role and the days of publication of the reports that give it; no days where none of them is dated.
struct HeldRole {
  std::string role;  // As written.
  std::optional<Days> days;
};

struct RecordActor {
  std::string id;                     // "a" and twelve hexadecimal digits, from kind and name.
  std::string name;                   // The fullest form that most reports give.
  std::vector<std::string> variants;  // All forms, `name` included, sorted.
  MentionKind kind = MentionKind::other;
  std::vector<HeldRole> roles;         // Sorted by role.
  std::optional<std::string> country;  // ISO 3166-1 alpha-2.
  std::optional<std::string> place;    // Gazetteer id, for a place.
  std::vector<LocalActor> members;     // In order of report.
};

struct Identity {
  std::vector<RecordActor> actors;             // By id.
  std::vector<std::vector<std::uint32_t>> of;  // of[report][actor of that reading]: index into actors
};

// How the letters of one language's spelling of foreign names are brought to one skeleton: "sch" -> "s", "ew" -> "ev".
// Longest first is tried first.
using Letters = std::vector<std::pair<std::string, std::string>>;
// How a language writes names: letters, and endings that a name takes on in a sentence ("des Katastrophenschutzes"), longest
// first.
struct NameRules {
  Letters letters;
  std::vector<std::string> endings;
};
// By code of the language a report was read in.
using NameRulesOf = std::map<std::string, NameRules, std::less<>>;

// Groups the actors of all readings. What knowledge/ has one entry for (UN, Vereinte Nationen) is one actor; other names by
// their skeletons. Near-linear: only people with one last name are compared with one another.
Identity identify(const std::vector<const Reading*>& readings, const NameRulesOf& rules, const Knowledge& knowledge);

}  // namespace lagebild
