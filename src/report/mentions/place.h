// A place of the gazetteer.
#pragma once

#include <cstdint>
#include <string>

namespace lagebild {

enum class PlaceKind : std::uint8_t { country, region, district, town, quarter, site, area };

struct Place {
  std::string id;       // "geonames:170063", "wof:1276855637", "lagebild:krim" for our own
  std::string name;     // English or local.
  std::string country;  // ISO 3166-1 alpha-2; empty for areas across borders.
  std::string region;   // First-level division: "09" of "SY.09"; empty where unknown.
  PlaceKind kind = PlaceKind::town;
  double lat = 0, lon = 0;       // WGS 84, degrees; the middle of its towns for countries and regions.
  std::uint32_t population = 0;  // 0 where unknown.
  bool capital = false;          // Of a country.
};

}  // namespace lagebild
