// What the program knows of the world: countries, organisations, office holders, places. Data in knowledge/ (docs/knowledge.md).
//
//   find_place("moskau")  ->  geonames:524901 Moskau, RU, capital      find_holders("sergej lawrow")  ->  RU foreign-minister
//
// It helps to tell a place from a person and one Paris from another; it never adds a name or a fact that a report does
// not give. Names in one language's spelling stand in that language's columns; words (adjectives, inhabitants, titles)
// are the packs'. Immutable once loaded; read from any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"

namespace lagebild {

enum class PlaceKind : std::uint8_t { country, region, district, town, quarter, site, area };

struct Place {
  std::string id;       // "geonames:170063", "wof:1276855637", "lagebild:…" for our own
  std::string name;     // English or local.
  std::string country;  // ISO 3166-1 alpha-2; empty for areas across borders.
  std::string region;   // Id part of the first-level division ("09" of "SY.09"); empty where unknown.
  PlaceKind kind = PlaceKind::town;
  double lat = 0, lon = 0;       // WGS 84, degrees; the middle of its towns for countries and regions.
  std::uint32_t population = 0;  // 0 where unknown.
  bool capital = false;          // Of a country.
  bool common_word = false;      // Its name, as asked for, is also an ordinary word or a usual name of people.
};

struct Organisation {
  std::string id;       // "un", "sohr"
  std::string kind;     // igo, ngo, government, ministry, military, militia, party, police, agency, media, company, court, other
  std::string country;  // ISO 3166-1 alpha-2; empty for international ones.
  bool short_name = false;  // Asked for by an abbreviation.
};

struct Holder {
  std::string person;  // Key of the person: folded full name, the same for all spellings.
  std::string office;  // "foreign-minister", "president", as the packs' role lists name it; empty where only the person is known.
  std::string country;   // ISO 3166-1 alpha-2, or the id of an organisation.
  std::string from, to;  // "2013-02" … "2017-01"; empty where open.
};

// A name found in a run of words.
struct NameHit {
  std::uint32_t words = 0;  // How many it covers.
  std::uint32_t row = 0;    // Hand it to organisation(), places() …
  enum class Kind : std::uint8_t { organisation, person, place } kind = Kind::place;
};

class Knowledge {
 public:
  // All names that begin at words[0], each the words' folded forms; the longest first. Cost: one look-up for most words.
  [[nodiscard]] std::vector<NameHit> names(const std::vector<std::string_view>& words) const;

  [[nodiscard]] Organisation organisation(std::uint32_t row) const;
  // Every place of that name, the largest first.
  [[nodiscard]] std::vector<Place> places(std::uint32_t row) const;
  // Every office the person is known to have held.
  [[nodiscard]] std::vector<Holder> holders(std::uint32_t row) const;
  // By id, as in Actor::place; nothing where it is not in the gazetteer.
  [[nodiscard]] std::optional<Place> place(std::string_view id) const;
  // The country as a place; nothing for an unknown code.
  [[nodiscard]] std::optional<Place> country(std::string_view code) const;

  Knowledge();
  ~Knowledge();
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  friend Result<Knowledge> load_knowledge(const std::string& folder);

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

// Reads the folder knowledge/. Takes a few milliseconds: files are mapped, not parsed. Fails where a file is missing or not ours.
Result<Knowledge> load_knowledge(const std::string& folder);

}  // namespace lagebild
