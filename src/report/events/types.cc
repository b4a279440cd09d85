#include "report/events/types.h"

#include <algorithm>
#include <array>

namespace lagebild {
namespace {

using enum Scheme;

// By key.
constexpr std::array kKinds = {
    EventKind{"abduction", "abduction", "Violence against civilians:Abduction/forced disappearance", "ASSAULT:abduct", harm,
              "release", ""},
    EventKind{"accident", "accident", "", "", mishap, "", ""},
    EventKind{"agreement", "agreement", "Strategic developments:Agreement", "SUPPORT", mutual, "", ""},
    EventKind{"aid", "aid", "", "AID", transfer, "", ""},
    EventKind{"air_strike", "attack", "Explosions/Remote violence:Air/drone strike", "ASSAULT:aerial", deed, "", ""},
    EventKind{"alert", "alert", "", "", mishap, "", ""},
    EventKind{"appointment", "appointment", "Strategic developments:Other", "", harm, "dismissal", ""},
    EventKind{"arrest", "arrest", "Strategic developments:Arrests", "COERCE:arrest", harm, "release", ""},
    EventKind{"attack", "attack", "Battles:Armed clash", "ASSAULT", deed, "", ""},
    EventKind{"bombing", "attack", "Explosions/Remote violence:Remote explosive/landmine/IED", "ASSAULT:explosives", deed, "",
              ""},
    EventKind{"call", "call", "", "CONSULT:phone", mutual, "", ""},
    EventKind{"capture", "capture", "Battles:Non-state actor overtakes territory", "ASSAULT", deed, "", ""},
    EventKind{"charge", "charge", "", "ACCUSE:allege", harm, "", ""},
    EventKind{"chemical_attack", "attack", "Explosions/Remote violence:Chemical weapon", "ASSAULT:unconventional", deed, "", ""},
    EventKind{"clash", "clash", "Battles:Armed clash", "ASSAULT", mutual, "", ""},
    EventKind{"closure", "closure", "", "", deed, "reopening", ""},
    EventKind{"collapse", "accident", "", "", mishap, "", ""},
    EventKind{"commemoration", "commemoration", "", "", transfer, "", ""},
    EventKind{"consent", "agreement", "Strategic developments:Agreement", "AGREE", mutual, "", ""},
    EventKind{"construction", "construction", "", "", deed, "", ""},
    EventKind{"coup", "coup", "Strategic developments:Other", "ASSAULT", deed, "", ""},
    EventKind{"cyber_attack", "cyber_attack", "", "COERCE:cyber", deed, "", ""},
    EventKind{"dam_break", "dam_break", "", "", mishap, "", ""},
    EventKind{"damage", "damage", "", "", deed, "", ""},
    EventKind{"death", "death", "", "", harm, "", ""},
    EventKind{"destruction", "destruction", "Strategic developments:Looting/property destruction", "ASSAULT:destroy", deed, "",
              ""},
    EventKind{"disappearance", "disappearance", "", "", harm, "", ""},
    EventKind{"dismissal", "dismissal", "Strategic developments:Other", "", harm, "", ""},
    EventKind{"displacement", "displacement", "", "COERCE:deport", harm, "", ""},
    EventKind{"drone_strike", "attack", "Explosions/Remote violence:Air/drone strike", "ASSAULT:drone", deed, "", ""},
    EventKind{"drought", "drought", "", "", mishap, "", ""},
    EventKind{"earthquake", "earthquake", "", "", mishap, "", ""},
    EventKind{"election", "election", "", "", deed, "", ""},
    EventKind{"emergency", "emergency", "", "COERCE:martial-law", deed, "", ""},
    EventKind{"eruption", "eruption", "", "", mishap, "", ""},
    EventKind{"escape", "escape", "", "", deed, "", ""},
    EventKind{"evacuation", "evacuation", "", "AID", harm, "", ""},
    EventKind{"explosion", "explosion", "", "", mishap, "", ""},
    EventKind{"expulsion", "expulsion", "Strategic developments:Other", "COERCE:deport", harm, "", ""},
    EventKind{"extreme_temperature", "extreme_temperature", "", "", mishap, "", ""},
    EventKind{"famine", "famine", "", "", mishap, "", ""},
    EventKind{"fire", "fire", "", "", mishap, "", ""},
    EventKind{"flood", "flood", "", "", mishap, "", ""},
    EventKind{"injury", "injury", "", "", harm, "", ""},
    EventKind{"investigation", "investigation", "", "ACCUSE:investigate", deed, "", ""},
    EventKind{"killing", "killing", "Violence against civilians:Attack", "ASSAULT", harm, "", ""},
    EventKind{"landslide", "landslide", "", "", mishap, "", ""},
    EventKind{"looting", "looting", "Strategic developments:Looting/property destruction", "COERCE:seize", deed, "", ""},
    EventKind{"massacre", "killing", "Violence against civilians:Attack", "ASSAULT", harm, "", ""},
    EventKind{"meeting", "meeting", "", "CONSULT", mutual, "", ""},
    EventKind{"mobilization", "mobilization", "Strategic developments:Change to group/activity", "MOBILIZE:troops", deed, "", ""},
    EventKind{"offensive", "offensive", "Battles:Armed clash", "ASSAULT", deed, "", ""},
    EventKind{"outage", "outage", "", "", mishap, "restoration", ""},
    EventKind{"outbreak", "outbreak", "", "", mishap, "", ""},
    EventKind{"police_raid", "police_raid", "Strategic developments:Other", "COERCE:seize", deed, "", ""},
    EventKind{"protest", "protest", "Protests:Peaceful protest", "PROTEST:demo", deed, "", ""},
    EventKind{"release", "release", "Strategic developments:Other", "RETREAT:release", harm, "", ""},
    EventKind{"reopening", "reopening", "", "", deed, "", ""},
    EventKind{"rescue", "rescue", "", "AID", harm, "", ""},
    EventKind{"resignation", "resignation", "Strategic developments:Other", "RETREAT:resign", deed, "", ""},
    EventKind{"restoration", "restoration", "", "", deed, "", ""},
    EventKind{"retreat", "retreat", "Strategic developments:Non-violent transfer of territory", "RETREAT:withdraw", deed, "", ""},
    EventKind{"riot", "riot", "Riots:Violent demonstration", "PROTEST:riot", deed, "", ""},
    EventKind{"sanctions", "sanctions", "", "SANCTION:discontinue", deed, "sanctions_lifted", ""},
    EventKind{"sanctions_lifted", "sanctions_lifted", "", "CONCEDE", deed, "", ""},
    EventKind{"search", "search", "", "", harm, "", ""},
    EventKind{"sexual_violence", "attack", "Violence against civilians:Sexual violence", "ASSAULT:sexual", harm, "", ""},
    EventKind{"shelling", "attack", "Explosions/Remote violence:Shelling/artillery/missile attack", "ASSAULT:heavy-weapons", deed,
              "", ""},
    EventKind{"shooting", "attack", "Violence against civilians:Attack", "ASSAULT:firearms", deed, "", ""},
    EventKind{"siege", "siege", "Strategic developments:Other", "COERCE:restrict", deed, "", ""},
    EventKind{"spill", "spill", "", "", mishap, "", ""},
    EventKind{"stampede", "accident", "", "", mishap, "", ""},
    EventKind{"storm", "storm", "", "", mishap, "", ""},
    EventKind{"strike", "strike", "Protests:Peaceful protest", "PROTEST:strike", deed, "", ""},
    EventKind{"suicide_attack", "attack", "Explosions/Remote violence:Suicide bomb", "ASSAULT:suicide-attack", deed, "", ""},
    EventKind{"surrender", "surrender", "Strategic developments:Other", "RETREAT", deed, "", ""},
    EventKind{"talks", "talks", "", "CONSULT", mutual, "talks_ended", ""},
    EventKind{"talks_ended", "talks_ended", "", "SANCTION:discontinue", mutual, "", ""},
    EventKind{"torture", "attack", "Violence against civilians:Attack", "ASSAULT:torture", harm, "", ""},
    EventKind{"trial", "trial", "", "", harm, "", ""},
    EventKind{"truce", "truce", "Strategic developments:Agreement", "RETREAT:ceasefire", mutual, "truce_ended", "truce_broken"},
    EventKind{"truce_broken", "truce_broken", "Strategic developments:Other", "ASSAULT", deed, "", ""},
    EventKind{"truce_ended", "truce_ended", "Strategic developments:Other", "SANCTION:discontinue", deed, "", ""},
    EventKind{"verdict", "verdict", "", "SANCTION:convict", harm, "", ""},
    EventKind{"visit", "visit", "", "CONSULT:visit", transfer, "", ""},
    EventKind{"vote", "vote", "", "", deed, "", ""},
};

static_assert(std::is_sorted(kKinds.begin(), kKinds.end(), [](const EventKind& a, const EventKind& b) { return a.key < b.key; }));

}  // namespace

const EventKind* event_kind(std::string_view key) {
  const auto found =
      std::lower_bound(kKinds.begin(), kKinds.end(), key, [](const EventKind& k, std::string_view s) { return k.key < s; });
  return found != kKinds.end() && found->key == key ? &*found : nullptr;
}

bool natural_hazard(std::string_view type) {
  static constexpr std::array<std::string_view, 10> kHazards = {
      "dam_break", "drought", "earthquake", "eruption", "extreme_temperature",
      "famine",    "flood",   "landslide",  "outbreak", "storm"};
  return std::find(kHazards.begin(), kHazards.end(), type) != kHazards.end();
}

std::string_view toll_category(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kCategories = {{{"killing", "killed"},
                                                                                                {"death", "killed"},
                                                                                                {"injury", "injured"},
                                                                                                {"disappearance", "missing"},
                                                                                                {"displacement", "displaced"},
                                                                                                {"evacuation", "evacuated"},
                                                                                                {"rescue", "rescued"},
                                                                                                {"arrest", "detained"},
                                                                                                {"abduction", "abducted"}}};
  for (const auto& [named, category] : kCategories) {
    if (named == type) return category;
  }
  return {};
}

}  // namespace lagebild
