// What corroborates, refines and contradicts what: findings of many reports as matters, and relations between them.
//
//   29 September, unnamed: "mehr als 250 Menschen getötet"; 5 October, SOHR: "mehr als 450 Zivilisten"
//     ->  one matter (killed, Aleppo), two origins, later-higher because: later, higher
//
// Never says what is true: it says who agrees with whom, counted by origin.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/decimal.h"
#include "ground/base/span.h"
#include "record/copies/copies.h"
#include "record/identity/identity.h"
#include "record/stories/stories.h"

namespace lagebild {

struct Reading;

enum class TellingKind : std::uint8_t { figure, event, statement };

// One figure, event or statement of one report.
struct Telling {
  std::string id;  // "f", "e" or "s" and twelve hexadecimal digits, from the report's hash, kind and span.
  TellingKind kind = TellingKind::figure;
  std::uint32_t report = 0;              // Index into the readings handed over.
  std::uint32_t index = 0;               // Index into that reading's figures, events or statements.
  Span span;                             // Bytes of the report's text.
  std::optional<std::uint32_t> matter;   // Index into Account::matters.
  std::optional<std::uint32_t> speaker;  // Index into Identity::actors: who first says it.
  std::optional<Days> days;              // What it is for: an event's days, a figure's `since`, when a statement was made.
};

// One event, count or statement as told by several passages.
struct Matter {
  std::string id;  // "m" and twelve hexadecimal digits, from its smallest member.
  TellingKind kind = TellingKind::figure;
  std::vector<std::uint32_t> members;  // Indexes into Account::tellings, by publication, report, span.
  std::vector<std::uint32_t> reports;  // In that order, each once.
  std::uint32_t origins = 0;           // Independent ones: copies, versions, one outlet and one credited agency count once.
  std::uint32_t speakers = 0;          // Different named sources; 0 where none is named.
  std::optional<Days> days;            // First and last day it can be for.
  std::optional<Decimal> low, high;    // Of all its figures; absent where one leaves it open.
  std::uint32_t story = 0;             // Index into Stories::all, of the first member.
  bool unverified = false;             // A member says it could not be checked.
  bool disputed = false;               // Members contradict or deny it.
};

enum class Relation : std::uint8_t { repeats, agrees, refines, differs, contradicts, denies, later_higher, later_lower };

struct Agreement {
  std::string id;              // "g" and twelve hexadecimal digits, from both findings and the relation.
  std::uint32_t a = 0, b = 0;  // Indexes into Account::tellings; b is the later, the copy or the denying one.
  Relation relation = Relation::agrees;
  std::vector<std::string>
      because;  // Reasons as keys: "same-passage", "later", "higher", "other-speaker", "other-place" … (docs/record.md)
};

// What the packs say of counted things, by code of language: folded words that mean people without saying which
// ("menschen", "tote"): "250 Menschen" and "250 Zivilisten" may be one count, "18 Kinder" is another.
using General = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

struct Account {
  std::vector<Telling> tellings;      // By report, kind, span.
  std::vector<Matter> matters;        // By id.
  std::vector<Agreement> agreements;  // By ids of a and b.
};

// Near-linear: findings are compared within a story and a kind of matter only, and of equal ones the first of each origin.
Account compare(const std::vector<const Reading*>& readings, const std::vector<std::optional<Days>>& published,
                const Copies& copies, const Identity& identity, const Stories& stories, const General& general);

// "repeats", "agrees", "refines", "differs", "contradicts", "denies", "later-higher", "later-lower"
std::string_view name(Relation relation);

}  // namespace lagebild
