// Which place a name means: by the countries the report speaks of, size, and the places around it.
//
// One sense a report, as in Leidner 2007 (Toponym Resolution in Text): population first, then the country other names vote for.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "report/mentions/actors.h"

namespace lagebild {
namespace {

double distance(const Place& a, const Place& b) {  // Kilometres, good enough for neighbours.
  const double lat = (a.lat - b.lat) * 111.2;
  const double lon = (a.lon - b.lon) * 111.2 * std::cos((a.lat + b.lat) * 0.00872665);
  return std::sqrt(lat * lat + lon * lon);
}

class Places {
 public:
  Places(const Scene& scene, Casting& casting) : scene_(scene), casting_(casting) {}

  void run() {
    vote();
    for (const bool weak : {false, true}) {
      for (Draft& draft : casting_.drafts) {
        if (draft.kind == MentionKind::place && draft.weak == weak && !draft.places.empty()) choose(draft);
      }
    }
    std::erase_if(casting_.drafts, [](const Draft& draft) { return draft.kind == MentionKind::place && draft.weak; });
    for (std::uint32_t i = 0; i < casting_.drafts.size(); ++i) settle(i);
  }

 private:
  void vote() {
    for (const Draft& draft : casting_.drafts) {
      if (draft.kind == MentionKind::person || draft.country.empty()) continue;
      votes_[std::string(draft.country)] += draft.rule == "country" ? 2.0 : 1.0;
    }
  }

  double score(const Place& place, const Draft& draft) const {
    double out = std::log10(1.0 + place.population);
    if (const auto found = votes_.find(place.country); found != votes_.end())
      out += 2.5 + std::min(2.5, std::log2(1 + found->second));
    if (place.capital) out += 2.0;
    if (place.kind == PlaceKind::country) out += 3.0;
    const bool region = place.kind == PlaceKind::region || place.kind == PlaceKind::district;
    if (draft.value == "region" || draft.value == "district")
      out += region ? 6.0 : 0.0;
    else if (region || place.kind == PlaceKind::quarter)
      out -= place.kind == PlaceKind::quarter ? 0.5 : 1.0;
    for (const Place& near : settled_) {
      if (near.country == place.country && near.kind != PlaceKind::country && distance(near, place) < 150) {
        out += 1.5;
        break;
      }
    }
    return out;
  }

  void choose(Draft& draft) {
    const std::string key = fold(name_words(scene_, draft)) + (draft.value.empty() ? "" : " " + std::string(draft.value));
    if (const auto found = chosen_.find(key); found != chosen_.end()) {
      draft.places = {found->second};
      draft.weak = false;
      return;
    }
    const auto best = std::max_element(draft.places.begin(), draft.places.end(),
                                       [&](const Place& a, const Place& b) { return score(a, draft) < score(b, draft); });
    Place place = *best;
    if (draft.weak) {
      const auto found = votes_.find(place.country);
      draft.weak = found == votes_.end() && place.population < 500'000;
      const Cue& cue = scene_.cues[draft.first];
      const bool word = cue.word == WordClass::noun || cue.word == WordClass::other || cue.head != nullptr;
      if (draft.weak && draft.placed && !word) draft.places.clear(), draft.weak = false;
      if (draft.weak || draft.places.empty()) return;
    }
    chosen_.emplace(key, place);
    votes_[place.country] += 0.5;
    if (settled_.size() < 24) settled_.push_back(place);
    draft.places = {std::move(place)};
  }

  // Gives the draft its actor; "Ostteil Aleppos" takes the place inside it, "die Stadt" the last town.
  void settle(std::uint32_t index) {
    Draft& draft = casting_.drafts[index];
    if (draft.kind != MentionKind::place || draft.government) return;
    if (draft.rule == "place-again") {
      draft.actor = last_of(draft.value);
      return;
    }
    if (draft.places.empty()) inherit(index);
    const bool country = draft.rule == "country";
    std::string key = country ? "country " + std::string(draft.country) : fold(name_words(scene_, draft));
    if (!draft.places.empty() && !draft.part && !country) key = draft.places.front().id;
    const auto [found, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(casting_.actors.size()));
    if (fresh) {
      Cast cast;
      cast.kind = MentionKind::place;
      cast.name = draft.part ? std::string(slice(scene_.text.bytes, scene_.text.cover(draft.first, draft.last)))
                             : name_words(scene_, draft);
      if (draft.rule == "place-part") cast.name = name_words(scene_, draft);
      cast.places = draft.places;
      cast.gender = draft.gender, cast.plural = draft.plural;
      if (!draft.places.empty() && !draft.places.front().country.empty()) cast.country = keep(draft.places.front().country);
      if (country) cast.country = draft.country;
      cast.first_token = draft.first;
      casting_.actors.push_back(std::move(cast));
    }
    draft.actor = found->second;
    remember(draft);
  }

  std::string_view keep(const std::string& code) const {
    // The code as the packs' lists or knowledge hold it, which live longer than this report.
    const auto place = scene_.knowledge.country_code(code);
    return place;
  }

  void inherit(std::uint32_t index) {
    Draft& draft = casting_.drafts[index];
    for (std::uint32_t i = index + 1; i < casting_.drafts.size() && casting_.drafts[i].first < draft.last; ++i) {
      const Draft& inner = casting_.drafts[i];
      if (inner.kind != MentionKind::place) continue;
      draft.places = inner.places;
      if (inner.rule == "place-again") {
        if (const auto actor = last_of(inner.value)) draft.places = casting_.actors[*actor].places;
      }
      return;
    }
  }

  void remember(const Draft& draft) {
    if (!draft.actor || (draft.part && (draft.rule != "place-part" || last_.contains("town")))) return;
    if (draft.rule == "country") {
      last_["country"] = *draft.actor;
      return;
    }
    const PlaceKind kind = draft.places.empty() ? PlaceKind::town : draft.places.front().kind;
    const bool region = kind == PlaceKind::region || kind == PlaceKind::district || kind == PlaceKind::area;
    last_[region ? "region" : "town"] = *draft.actor;
  }

  std::optional<std::uint32_t> last_of(std::string_view value) const {
    const auto found = last_.find(value == "town" || value == "country" ? std::string(value) : "region");
    if (found == last_.end()) return std::nullopt;
    return found->second;
  }

  const Scene& scene_;
  Casting& casting_;
  std::unordered_map<std::string, double> votes_;
  std::unordered_map<std::string, Place> chosen_;
  std::unordered_map<std::string, std::uint32_t> by_key_, last_;
  std::vector<Place> settled_;
};

}  // namespace

void cast_places(const Scene& scene, Casting& casting) { Places(scene, casting).run(); }

}  // namespace lagebild
