// Organisations: known ones, heads with what belongs to them, legal forms.
#include <algorithm>

#include "report/mentions/drafts.h"

namespace lagebild {
namespace {

bool attribute(const ListEntry& entry, std::string_view key) { return entry.attributes.get(key) == "yes"; }

Gender gender_of(const ListEntry& entry) {
  const std::string_view gender = entry.attributes.get("gender");
  return gender == "masc"   ? Gender::Masculine
         : gender == "fem"  ? Gender::Feminine
         : gender == "neut" ? Gender::Neuter
                            : Gender::none;
}

void take_prefix(const ListEntry& prefix, Draft& out) {
  const std::string_view kind = prefix.attributes.get("kind");
  if (kind == "country") out.country = prefix.value();
  if (kind == "organisation") out.organisation = prefix.value();
}

bool capital(const Scene& scene, std::uint32_t i) {
  return scene.text.tokens[i].kind == TokenKind::word && scene.text.tokens[i].capital;
}

// "… für Menschenrechte", "… of Foreign Affairs": link, perhaps an article, words with a capital.
std::uint32_t linked(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (i >= end || !scene.cues[i].name_link || !scene.text.tokens[i].space_before) return i;
  std::uint32_t at = i + 1;
  if (at < end && scene.cues[at].article != nullptr) ++at;
  const std::uint32_t words = at;
  while (at < end && at < words + 4 && capital(scene, at) && scene.cues[at].country == nullptr) ++at;
  if (at == words) return i;
  if (at + 1 < end && scene.cues[at].and_word && capital(scene, at + 1) && scene.lists.capital_nouns &&
      scene.cues[at + 1].word == WordClass::noun && scene.cues[at - 1].word == WordClass::noun)
    at += 2;  // "… für Migration und Flüchtlinge"
  return at;
}

// "Regierung in Moskau", "Außenministerium der USA", "Polizei von Köln": where the institution is.
std::uint32_t seat(const Scene& scene, std::uint32_t i, std::uint32_t end, Draft& out) {
  if (i + 1 >= end || !scene.cues[i].genitive_link) return i;
  const std::uint32_t at = i + 1;
  if (scene.cues[at].country != nullptr) {
    out.country = scene.cues[at].country->value();
    return at + scene.cues[at].country_tokens;
  }
  if (!capital(scene, at) || !scene.cues[i].preposition) return i;
  for (const NameHit& hit : scene.names_at(at)) {
    if (hit.kind != NameHit::Kind::place || hit.common) continue;
    const std::vector<Place> places = scene.knowledge.places(scene.text, at, hit, scene.lists.genitive_endings);
    const auto capital = std::find_if(places.begin(), places.end(), [](const Place& place) { return place.capital; });
    if (capital == places.end()) continue;
    out.country = scene.knowledge.country_code(capital->country);
    return at + hit.words;
  }
  return i;
}

// A name right after the head: "Agentur Interfax", "Hilfsorganisation Weißhelme", "Zeitung „Bild“".
std::uint32_t name_after(const Scene& scene, std::uint32_t i, std::uint32_t end, Draft& out) {
  if (i >= end) return i;
  const TokenKind kind = scene.text.tokens[i].kind;
  if (kind == TokenKind::open_quote || kind == TokenKind::quote) {
    std::uint32_t at = i + 1;
    while (at < end && at < i + 6 && capital(scene, at)) ++at;
    if (at == i + 1 || at >= end) return i;
    if (scene.text.tokens[at].kind != TokenKind::close_quote && scene.text.tokens[at].kind != TokenKind::quote) return i;
    out.name_first = i + 1, out.name_last = at;
    return at + 1;
  }
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind != NameHit::Kind::organisation && hit.kind != NameHit::Kind::abbreviation) continue;
    const Organisation known = scene.knowledge.organisation(hit.row);
    out.organisation = known.id;
    if (!known.country.empty()) out.country = known.country;
    out.name_first = i, out.name_last = i + hit.words;
    return i + hit.words;
  }
  std::uint32_t at = i;
  while (at < end && at < i + 3 && capital(scene, at) && scene.cues[at].country == nullptr && scene.cues[at].head == nullptr &&
         (scene.cues[at].word == WordClass::unknown || scene.cues[at].word == WordClass::name))
    ++at;
  if (at == i || attribute(*out.entry, "state")) return i;
  out.name_first = i, out.name_last = at;
  return at;
}

// Words before an English head that belong to its name: "World Food Programme", "Aleppo Media Center".
std::uint32_t name_before(const Scene& scene, std::uint32_t head) {
  std::uint32_t first = head;
  const auto begin = static_cast<std::uint32_t>(scene.sentence_begin(head));
  while (first > begin && first + 5 > head && capital(scene, first - 1) && scene.cues[first - 1].article == nullptr &&
         scene.cues[first - 1].adjective_tokens == 0)
    --first;
  return first;
}

// "Assad-Regime": the country of the one it is named after, as far as knowledge/ has one office for him.
std::string_view country_of_person(const Scene& scene, std::uint32_t head) {
  const std::string_view folded = scene.text.folded[head];
  const std::size_t hyphen = folded.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return {};
  for (const NameHit& hit : scene.knowledge.whole(folded.substr(0, hyphen))) {
    if (hit.kind != NameHit::Kind::surname) continue;
    for (const Holder& holder : scene.knowledge.holders(hit.row)) {
      const std::string_view code = scene.knowledge.country_code(holder.country);
      if (!code.empty()) return code;
    }
  }
  return {};
}

std::optional<Draft> known_organisation(const Scene& scene, std::uint32_t i) {
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind != NameHit::Kind::organisation && hit.kind != NameHit::Kind::abbreviation) continue;
    const Organisation known = scene.knowledge.organisation(hit.row);
    Draft out;
    out.first = out.name_first = i;
    out.last = out.name_last = i + hit.words;
    out.kind = MentionKind::organisation;
    out.rule = hit.kind == NameHit::Kind::abbreviation ? "organisation-abbreviation" : "organisation-known";
    out.organisation = known.id, out.country = known.country, out.value = known.kind;
    out.genitive = hit.genitive;
    out.government = known.kind == "government" && !known.country.empty();
    return out;
  }
  return std::nullopt;
}

bool definite_before(const Scene& scene, std::uint32_t first) {
  if (first == scene.sentence_begin(first)) return false;
  const Cue& before = scene.cues[first - 1];
  return before.article != nullptr && before.article->attributes.get("indefinite") != "yes";
}

}  // namespace

std::optional<Draft> known_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  std::optional<Draft> out = known_organisation(scene, i);
  if (!out || out->last > end) return std::nullopt;
  return out;
}

std::optional<Draft> organisation_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  std::uint32_t head = i;
  // An adjective with a capital begins the name: "Syrische Beobachtungsstelle", "Republikanische Garde".
  const bool opens = capital(scene, i) && scene.cues[i].head == nullptr && i + 1 < end && scene.lists.capital_nouns &&
                     (scene.cues[i].word == WordClass::other || scene.cues[i].adjective_tokens > 0) &&
                     i != scene.sentence_begin(i) && scene.cues[i].article == nullptr;
  if (opens && scene.cues[i + 1].head_kind == HeadKind::organisation) head = i + 1;
  const Cue& cue = scene.cues[head];
  if (cue.head_kind != HeadKind::organisation) return std::nullopt;
  Draft out;
  out.kind = MentionKind::organisation;
  out.entry = cue.head, out.head = head, out.value = cue.head->value();
  out.first = scene.lists.capital_nouns ? i : name_before(scene, head);
  if (!scene.lists.capital_nouns && !scene.text.tokens[head].capital) out.first = head;
  out.last = head + cue.head_tokens;
  out.gender = gender_of(*cue.head);
  out.plural = attribute(*cue.head, "plural");
  out.country = cue.head->attributes.get("country");
  if (cue.prefix != nullptr) take_prefix(*cue.prefix, out);
  if (scene.cues[i].adjective_tokens > 0 && head != i) out.country = scene.cues[i].adjective;
  if (out.country.empty() && cue.head_begin > 2) out.country = country_of_person(scene, head);
  const std::uint32_t core = out.last;
  if (const std::uint32_t to = linked(scene, out.last, end); to != out.last) {
    out.last = to;
  } else if (const std::uint32_t after = name_after(scene, out.last, end, out); after != out.last) {
    out.last = after;
  } else if (out.value == "government" || out.value.ends_with("ministry")) {
    out.last = seat(scene, out.last, end, out);
  }
  read_modifiers(scene, out);
  const bool more = out.last != core || out.first < head || !out.country.empty() || cue.prefix != nullptr;
  const bool alone = attribute(*cue.head, "alone") &&
                     (out.definite || out.plural || definite_before(scene, out.first) || !scene.lists.capital_nouns);
  if (!more && !alone) return std::nullopt;
  if (out.indefinite && out.last == core && cue.prefix == nullptr) return std::nullopt;  // "eine Regierung"
  out.government = cue.head->value() == "government" && cue.head_begin == 0;
  out.rule = more ? "organisation-head" : "organisation-alone";
  return out;
}

}  // namespace lagebild
