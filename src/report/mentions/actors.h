// Puts mentions together to actors: which names mean the same person, organisation or place.
#pragma once

#include <vector>

#include "report/mentions/drafts.h"
#include "report/mentions/mentions.h"

namespace lagebild {

// An actor while the report is being read.
struct Cast {
  std::string name;
  MentionKind kind = MentionKind::other;
  std::string_view country, organisation, value;
  std::optional<std::uint32_t> person;
  Gender gender = Gender::none;
  bool plural = false, government = false;
  std::vector<std::string> name_parts;  // Folded words of the name; of a person the surname last.
  std::vector<std::string_view> heads;  // Folded head nouns it is known by ("beobachtungsstelle").
  struct Office {
    std::string text;         // As written.
    std::string_view value;   // "foreign-minister"
    std::string_view folded;  // The head's word.
    std::string_view country;
    std::uint32_t token = 0;
  };
  std::vector<Office> offices;
  std::vector<Place> places;
  std::uint32_t first_token = 0;
  std::optional<std::uint32_t> of;  // Another actor.
};

struct Casting {
  std::vector<Draft> drafts;
  std::vector<Cast> actors;
};

// Gives each draft its actor where one can be told; drops weak drafts nothing speaks for. Adds mentions of surnames that stand
// alone.
Casting cast(const Scene& scene, std::vector<Draft> drafts);

// The steps of cast(), in this order; each in a file of its own.
void cast_people(const Scene& scene, Casting& casting);
void cast_places(const Scene& scene, Casting& casting);
void cast_organisations(const Scene& scene, Casting& casting);
void cast_roles(const Scene& scene, Casting& casting);

// Pronouns as mentions, with the actors they stand for.
std::vector<Draft> find_pronouns(const Scene& scene, const Casting& casting);

}  // namespace lagebild
