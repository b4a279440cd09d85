// The tellings of all readings with what comparing them needs. Inside agreement only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/agreement/agreement.h"
#include "report/reading/reading.h"

namespace lagebild {

// All that compare() is given.
struct Sources {
  const std::vector<const Reading*>& readings;
  const std::vector<std::optional<Days>>& published;
  const Copies& copies;
  const Identity& identity;
  const Stories& stories;
  const General& general;
};

// Figures, events and statements of all readings, by report, kind, span; no matters yet.
std::vector<Telling> collect_tellings(const Sources& sources);

// One telling with what it is compared by.
struct Compared {
  std::uint32_t telling = 0;           // Index into the tellings.
  std::vector<std::string> words;      // Stems of its words (the clause of an event), sorted, each once.
  std::vector<std::string> place;      // Words of its place, folded; empty where none is told.
  std::string counted;                 // Stem of what is counted; "" for people in general.
  std::vector<std::uint32_t> parties;  // Actors of the record that take part, sorted.
  std::optional<std::uint32_t> actor;  // The one who does it, of an event.
  std::optional<Days> days;            // What it is for.
  std::optional<Days> published;       // Of its report.
};
Compared prepare(const Sources& sources, const Telling& telling, std::uint32_t index);

// Per telling, the telling it was copied from; itself where none.
std::vector<std::uint32_t> copied_from(const Sources& sources, const std::vector<Telling>& tellings);

const Figure& figure_of(const Sources& sources, const Telling& telling);
const Event& event_of(const Sources& sources, const Telling& telling);
const Statement& statement_of(const Sources& sources, const Telling& telling);
const Attribution& attribution_of(const Sources& sources, const Telling& telling);

// Shared stems by those of the smaller one; 0 where one has none.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace lagebild
