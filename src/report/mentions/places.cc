// Places: countries, names of the gazetteer, parts of places, and capitals that stand for their government.
#include <algorithm>

#include "report/mentions/drafts.h"

namespace lagebild {
namespace {

bool yes(const ListEntry* entry, std::string_view key) { return entry != nullptr && entry->attributes.get(key) == "yes"; }

// Whether what stands before `i` in its sentence places something: "in Moskau", "nach Genf und Wien", "Stadt Aleppo".
bool placed(const Scene& scene, std::uint32_t i) {
  const auto begin = static_cast<std::uint32_t>(scene.sentence_begin(i));
  std::uint32_t at = i;
  for (int step = 0; at > begin && step < 6; ++step) {
    const Cue& before = scene.cues[at - 1];
    if (before.preposition || before.head_kind == HeadKind::place) return true;
    const bool goes_on = before.article != nullptr || before.and_word || before.role_adjective || before.adjective_tokens > 0 ||
                         scene.comma(at - 1) || before.place_prefix ||
                         (scene.text.tokens[at - 1].capital && before.names != before.names_end);
    if (!goes_on) return false;
    --at;
  }
  return false;
}

// "Ostteil", "Zentrum", "Straßen" … before a genitive: the town itself is meant.
bool in_a_place(const Scene& scene, std::uint32_t i) {
  return i > scene.sentence_begin(i) && scene.cues[i - 1].head_kind == HeadKind::place;
}

// A dateline: "Moskau (dpa)", "BERLIN -".
bool dateline(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  if (first != scene.sentence_begin(first) || last >= scene.text.tokens.size()) return false;
  const std::string_view next = scene.text.form(last);
  return next == "(" || next == "/" || next == "-" || next == "–" || next == "—";
}

std::size_t common_start(const std::string_view folded, const Scene& scene) {
  for (const ListEntry& prefix : scene.pack.lists().entries(scene.lists.place_prefix)) {
    if (folded.size() > prefix.text.size() + 3 && folded.starts_with(prefix.text)) {
      std::size_t at = prefix.text.size();
      if (folded[at] == '-') ++at;
      return at;
    }
  }
  return 0;
}

Draft place_draft(std::uint32_t first, std::uint32_t last, std::string_view rule) {
  Draft out;
  out.first = out.name_first = first;
  out.last = out.name_last = last;
  out.kind = MentionKind::place;
  out.rule = rule;
  return out;
}

// "Ost-Aleppo", "Nordsyrien": the part of the word behind the prefix, looked up as a text of its own.
std::optional<Draft> prefixed_place(const Scene& scene, std::uint32_t i) {
  const std::string_view folded = scene.text.folded[i];
  if (!scene.lists.compounds || scene.cues[i].head != nullptr) return std::nullopt;
  const std::size_t at = common_start(folded, scene);
  if (at == 0 || folded.size() - at < 4) return std::nullopt;
  const bool hyphen = folded[at - 1] == '-';
  const std::string_view rest = folded.substr(at);
  Draft out = place_draft(i, i + 1, "place-part");
  out.part = true;
  if (const ListEntry* country = scene.pack.lists().find(scene.lists.country, rest)) {
    if (const auto place = scene.knowledge.country(country->value())) out.places = {*place};
    out.country = country->value();
    return out;
  }
  Text lone;
  lone.folded.emplace_back(rest);
  lone.bytes = rest;
  lone.tokens.push_back({{0, static_cast<std::uint32_t>(rest.size())}});
  std::vector<NameHit> hits;
  scene.knowledge.names(lone, 0, 1, scene.lists.genitive_endings, hits);
  for (const NameHit& hit : hits) {
    if (hit.kind != NameHit::Kind::place || (!hyphen && (hit.common || hit.people))) continue;
    out.places = scene.knowledge.places(lone, 0, hit, scene.lists.genitive_endings);
    out.genitive = hit.genitive;
    if (!hyphen && (out.places.empty() || out.places.front().population < 100'000)) return std::nullopt;
    return out;
  }
  return std::nullopt;
}

bool name_follows(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  return i < end && scene.text.tokens[i].capital && scene.text.tokens[i].space_before &&
         (scene.cues[i].country != nullptr || may_be_name(scene, i) ||
          std::any_of(
              scene.names_at(i).begin(), scene.names_at(i).end(),
              [](const NameHit& hit) { return hit.kind == NameHit::Kind::place; }));
}

std::uint32_t gazetteer_words(const Scene& scene, std::uint32_t i) {
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind == NameHit::Kind::place) return hit.words;
  }
  return 0;
}

bool region_value(std::string_view value) { return value == "region" || value == "district"; }

// "Provinz Aleppo": the head belongs to the name.
std::optional<Draft> region_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const ListEntry* head = scene.cues[i].head;
  const std::uint32_t at = i + scene.cues[i].head_tokens;
  if (!yes(head, "before") || !region_value(head->value()) || !name_follows(scene, at, end)) return std::nullopt;
  if (scene.cues[at].country != nullptr || !scene.lists.capital_nouns) return std::nullopt;
  Draft out = place_draft(i, at + std::max(1U, gazetteer_words(scene, at)), "place-region");
  out.value = head->value();
  for (const NameHit& hit : scene.names_at(at)) {
    if (hit.kind != NameHit::Kind::place || !out.places.empty()) continue;
    out.places = scene.knowledge.places(scene.text, at, hit, scene.lists.genitive_endings);
  }
  return out;
}

// "Stadtviertel Masaken Hanano": a name no gazetteer needs to know.
std::optional<Draft> after_head(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (i == scene.sentence_begin(i) || !yes(scene.cues[i - 1].head, "before") || !may_be_name(scene, i)) return std::nullopt;
  std::uint32_t last = i + 1;
  while (last < end && last < i + 4 && may_be_name(scene, last) && scene.text.tokens[last].space_before) ++last;
  Draft out = place_draft(i, last, "place-after-head");
  out.value = scene.cues[i - 1].head->value();
  return out;
}

// "Ostteil Aleppos", "Norden des Landes", "Westen der Stadt": with the place it is a part of.
std::optional<Draft> area_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (!yes(scene.cues[i].head, "area")) return std::nullopt;
  std::uint32_t at = i + scene.cues[i].head_tokens;
  while (at < end && at < i + 4 && scene.cues[at].genitive_link) ++at;
  const bool linked = at > i + scene.cues[i].head_tokens;
  if (at < end && scene.cues[at].article != nullptr && linked) ++at;
  if (at >= end || !scene.text.tokens[at].capital) return std::nullopt;
  Draft out = place_draft(i, at + 1, "place-area");
  out.part = true;
  if (linked && scene.cues[at].head_kind == HeadKind::place) {
    const std::uint32_t name = at + scene.cues[at].head_tokens;
    out.last = out.name_last = name_follows(scene, name, end) ? name + std::max(1U, gazetteer_words(scene, name)) : name;
    return out;
  }
  if (const std::optional<Draft> country = country_at(scene, at, end); country && (linked || country->genitive)) {
    out.last = out.name_last = country->last, out.genitive = country->genitive, out.country = country->country;
    return out;
  }
  for (const NameHit& hit : scene.names_at(at)) {
    if (hit.kind != NameHit::Kind::place || hit.common || !(linked || hit.genitive)) continue;
    out.last = out.name_last = at + hit.words, out.genitive = hit.genitive;
    return out;
  }
  return std::nullopt;
}

// "die Stadt", "das Land" without a name: the last one named.
std::optional<Draft> again_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const Cue& cue = scene.cues[i];
  if (cue.head_kind != HeadKind::place || cue.head_begin > 0 || !yes(cue.head, "again") ||
      name_follows(scene, i + cue.head_tokens, end))
    return std::nullopt;
  Draft out;
  out.first = i, out.last = i + cue.head_tokens, out.head = i;
  out.kind = MentionKind::place, out.rule = "place-again", out.value = cue.head->value();
  if (!scene.lists.capital_nouns && out.last < end && scene.cues[out.last].genitive_link) return std::nullopt;  // "city of Homs"
  read_modifiers(scene, out);
  out.first = i, out.country = {};
  if (i > 0 && scene.pack.lists().find(scene.lists.same_name, scene.text.folded[i - 1]) != nullptr) return std::nullopt;
  return out.definite ? std::optional(out) : std::nullopt;
}

// "Anbar province": the head behind belongs to the name.
void extend_to_head(const Scene& scene, Draft& out, std::uint32_t end) {
  if (scene.lists.capital_nouns || out.last >= end || !yes(scene.cues[out.last].head, "after")) return;
  out.value = scene.cues[out.last].head->value();
  if (!region_value(out.value)) return;
  out.last = out.name_last = out.last + scene.cues[out.last].head_tokens;
}

// A country's plural and gender, as the list has them.
void agree(const ListEntry& entry, Draft& out) {
  out.plural = yes(&entry, "plural");
  const std::string_view gender = entry.attributes.get("gender");
  out.gender = gender == "masc" ? Gender::Masculine : gender == "fem" ? Gender::Feminine : Gender::Neuter;
}

}  // namespace

std::optional<Draft> country_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const Cue& cue = scene.cues[i];
  std::uint32_t tokens = cue.country_tokens;
  const ListEntry* entry = cue.country;
  bool genitive = false;
  if (entry == nullptr && scene.text.tokens[i].capital) {  // "Deutschlands", "Russia's"
    for (const std::string_view ending : scene.lists.genitive_endings) {
      const std::string_view folded = scene.text.folded[i];
      if (entry != nullptr || folded.size() < ending.size() + 3 || !folded.ends_with(ending)) continue;
      entry = scene.pack.lists().find(scene.lists.country, folded.substr(0, folded.size() - ending.size()));
      tokens = 1, genitive = true;
    }
  }
  if (entry == nullptr || i + tokens > end) return std::nullopt;
  Draft out = place_draft(i, i + tokens, "country");
  out.country = entry->value();
  out.genitive = genitive;
  agree(*entry, out);
  if (const auto place = scene.knowledge.country(entry->value())) out.places = {*place};
  return out;
}

std::optional<Draft> place_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  for (const auto finder : {area_at, region_at, again_at}) {
    if (scene.cues[i].head_kind != HeadKind::place) break;
    if (std::optional<Draft> out = finder(scene, i, end)) return out;
  }
  if (!scene.text.tokens[i].capital) return std::nullopt;
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind != NameHit::Kind::place || i + hit.words > end) continue;
    Draft out = place_draft(i, i + hit.words, "place");
    out.genitive = hit.genitive;
    out.places = scene.knowledge.places(scene.text, i, hit, scene.lists.genitive_endings);
    if (out.places.empty()) continue;
    const bool here = placed(scene, i);
    const Place& first = out.places.front();
    const bool label = scene.annotated() && scene.text.words[i].name == NameKind::Place;
    const bool small = first.population < 20'000 && hit.words == 1;
    const bool noun = scene.cues[i].word == WordClass::noun || scene.cues[i].word == WordClass::other;
    out.weak = (hit.common || hit.people || small || noun) && !label;
    if (hit.common && (!here || scene.cues[i].word == WordClass::noun) && !label) continue;
    if (hit.common && i > scene.sentence_begin(i) && scene.cues[i - 1].article != nullptr && !label) continue;  // "im Hafen"
    if (hit.common && scene.text.tokens[i].span.size() < 4 && !label) continue;
    if (scene.annotated() && hit.words == 1 && hit.common && !label) continue;
    if (scene.text.tokens[i].all_caps && hit.words == 1 && scene.text.tokens[i].span.size() < 4) continue;
    const bool hamlet = first.population < 5'000 && first.id.starts_with("wof") && hit.words == 1;
    out.placed = here || label;
    out.weak = out.weak || hamlet;
    if (here && !hit.common && !(noun && small) && !hamlet) out.weak = false;
    const auto capital = std::find_if(out.places.begin(), out.places.end(), [](const Place& place) { return place.capital; });
    if (capital != out.places.end() && capital->population > 100'000 && !here && !in_a_place(scene, i) &&
        !dateline(scene, i, i + hit.words)) {
      out.government = true;
      out.country = scene.knowledge.country_code(capital->country);
    }
    extend_to_head(scene, out, end);
    return out;
  }
  if (std::optional<Draft> out = after_head(scene, i, end)) return out;
  return prefixed_place(scene, i);
}

}  // namespace lagebild
