// What is said to have happened.
//
//   "Am Mittwoch waren zwei Krankenhäuser beschossen worden"
//     ->  type attack, target "zwei Krankenhäuser", 2016-09-28, status happened
//
// Types map to ACLED and PLOVER (docs/events.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/span.h"
#include "report/mentions/source.h"

namespace lagebild {

struct Text;
struct Time;
struct Figure;
struct Mentions;
struct Speech;
class Pack;
class Knowledge;

enum class Status : std::uint8_t { happened, planned, demanded, threatened, denied, hypothetical, ended };
enum class Role : std::uint8_t { actor, target, recipient, victim, instrument };
enum class Precision : std::uint8_t { point, town, district, region, country, near };

struct Party {
  Role role = Role::actor;
  std::vector<Span> spans;
  std::string text;
  std::optional<std::uint32_t> actor;  // Index into Mentions::actors.
};

struct EventPlace {
  std::string text;  // As written.
  std::string name;
  std::optional<double> lat, lon;  // WGS 84, degrees.
  Precision precision = Precision::town;
  std::string gazetteer;  // "geonames:170063"; empty where the place is not in it.
};

struct Event {
  Span span;    // Trigger words.
  Span clause;  // The clause that tells it.
  std::string type;
  std::string acled, plover;
  std::vector<Party> parties;
  std::optional<EventPlace> place;
  std::optional<std::uint32_t> time;  // Index into the reading's times.
  std::optional<Days> days;
  std::optional<std::string> edtf;
  Status status = Status::happened;
  Attribution attribution;
  std::string rule;
};

// Index of the figure that counts those whom an event befalls; nothing where none does.
std::optional<std::uint32_t> toll_of(const Event& event, const std::vector<Figure>& figures);

// `published`: of the report; what it tells in the present tense for a day after it is planned ("stimmt am Freitag ab").
std::vector<Event> find_events(const Text& text, const Pack& pack, const Knowledge& knowledge, const Mentions& mentions,
                               const std::vector<Time>& times, const std::vector<Figure>& figures, const Speech& speech,
                               const std::optional<Days>& published = std::nullopt);

}  // namespace lagebild
