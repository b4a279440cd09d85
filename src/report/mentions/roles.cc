// Roles and groups: "der syrische Uno-Botschafter", "Leiter der Hilfseinsätze", "westliche Diplomaten", "die Russen".
#include <algorithm>

#include "report/mentions/drafts.h"

namespace lagebild {
namespace {

bool yes(const ListEntry* entry, std::string_view key) { return entry != nullptr && entry->attributes.get(key) == "yes"; }

bool lower_word(const Scene& scene, std::uint32_t i) {
  return scene.text.tokens[i].kind == TokenKind::word && !scene.text.tokens[i].capital;
}

// A word before a noun that may be its adjective: in lower case with an adjective's ending.
bool adjective_like(const Scene& scene, std::uint32_t i) {
  if (scene.cues[i].adjective_tokens > 0 || scene.cues[i].role_adjective) return true;
  if (!lower_word(scene, i) || scene.cues[i].article != nullptr || scene.cues[i].preposition || scene.cues[i].and_word)
    return false;
  if (scene.annotated()) return scene.text.words[i].upos == Upos::Adj;
  const std::string_view folded = scene.text.folded[i];
  if (folded.size() < 5 || !scene.lists.compounds) return false;
  return std::any_of(scene.lists.adjective_endings.begin(), scene.lists.adjective_endings.end(),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

Gender gender_of(const ListEntry& entry) {
  const std::string_view gender = entry.attributes.get("gender");
  return gender == "masc"   ? Gender::Masculine
         : gender == "fem"  ? Gender::Feminine
         : gender == "neut" ? Gender::Neuter
                            : Gender::none;
}

Draft head_draft(const Scene& scene, std::uint32_t i, MentionKind kind, std::string_view rule) {
  const Cue& cue = scene.cues[i];
  Draft out;
  out.first = i, out.last = i + cue.head_tokens, out.head = i;
  out.kind = kind, out.rule = rule;
  out.entry = cue.head, out.value = cue.head->value();
  out.gender = gender_of(*cue.head);
  out.country = cue.head->attributes.get("country");
  if (cue.prefix != nullptr) {
    const std::string_view prefix = cue.prefix->attributes.get("kind");
    if (prefix == "country") out.country = cue.prefix->value();
    if (prefix == "organisation") out.organisation = cue.prefix->value();
  } else if (cue.head_begin > 2) {
    // "CDU-Chef", "Hamas-Sprecher": the first part as an organisation of knowledge/.
    for (const NameHit& hit : scene.names_at(i)) {
      if (hit.kind == NameHit::Kind::abbreviation) out.organisation = scene.knowledge.organisation(hit.row).id;
    }
  }
  return out;
}

// The end of what belongs to a role: "Sprecher des Außenministeriums", "Leiter der UN-Hilfseinsätze", "Präsident von Mali".
std::uint32_t complement(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (i + 1 >= end || !scene.cues[i].genitive_link || !scene.text.tokens[i].space_before) return i;
  std::uint32_t at = i + 1;
  const auto opens = [&](std::uint32_t k) { return scene.cues[k].article != nullptr || adjective_like(scene, k); };
  while (at < end && at < i + 4 && opens(at) && scene.cues[at].head_kind != HeadKind::organisation) ++at;
  const std::uint32_t first = at;
  while (at < end && at < first + 5 && scene.text.tokens[at].kind == TokenKind::word &&
         (scene.text.tokens[at].capital || scene.cues[at].name_link || scene.cues[at].particle)) {
    if (at > first && scene.cues[at].given && !scene.cues[at].given_common) break;
    ++at;
  }
  while (at > first && !scene.text.tokens[at - 1].capital) --at;
  if (at == first && !scene.lists.capital_nouns && first < end && scene.cues[first].head_kind == HeadKind::organisation)
    at = first + scene.cues[first].head_tokens;
  return at == first ? i : at;
}

}  // namespace

void read_modifiers(const Scene& scene, Draft& draft) {
  const auto begin = static_cast<std::uint32_t>(scene.sentence_begin(draft.first));
  std::uint32_t at = draft.first;
  std::uint32_t country_at = draft.first;
  for (int step = 0; step < 5 && at > begin && adjective_like(scene, at - 1); ++step) {
    --at;
    const Cue& cue = scene.cues[at];
    if (cue.adjective_tokens > 0 && draft.country.empty()) draft.country = cue.adjective, country_at = at;
  }
  // "der US-…", "the U.S. …": a country's short name right before, as English has it.
  if (!scene.lists.capital_nouns && draft.country.empty() && draft.first > begin &&
      scene.cues[draft.first - 1].country != nullptr) {
    draft.country = scene.cues[draft.first - 1].country->value();
    country_at = draft.first - 1, at = std::min(at, country_at);
  }
  draft.first = country_at;
  if (at == begin) return;
  const Cue& before = scene.cues[at - 1];
  draft.possessive = before.possessive != nullptr && before.article == nullptr;
  if (before.article != nullptr) {
    draft.indefinite = yes(before.article, "indefinite");
    draft.definite = !draft.indefinite;
  }
}

std::optional<Draft> role_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const Cue& cue = scene.cues[i];
  if (cue.head_kind != HeadKind::role) return std::nullopt;
  Draft out = head_draft(scene, i, MentionKind::role, "role");
  read_modifiers(scene, out);
  if (yes(cue.head, "of") || cue.head_begin == 0) out.last = complement(scene, out.last, end);
  const std::uint32_t after = i + cue.head_tokens;
  // "to head a mission": a word in lower case needs a sign that it is a noun.
  const bool bare = !out.definite && !out.indefinite && !out.possessive && out.country.empty() && out.last == after;
  if (!scene.lists.capital_nouns && bare && !scene.text.tokens[i].capital && (after >= end || !scene.text.tokens[after].capital))
    return std::nullopt;
  if (out.last > after) {
    for (std::uint32_t at = after + 1; at < out.last; ++at) {
      if (scene.cues[at].country != nullptr && out.country.empty()) out.country = scene.cues[at].country->value();
      if (scene.cues[at].adjective_tokens > 0 && out.country.empty()) out.country = scene.cues[at].adjective;
    }
  }
  return out;
}

std::optional<Draft> group_at(const Scene& scene, std::uint32_t i, std::uint32_t) {
  const Cue& cue = scene.cues[i];
  if (cue.head_kind == HeadKind::group) {
    Draft out = head_draft(scene, i, MentionKind::group, "group");
    out.plural = cue.head->attributes.get("number") != "sing";
    read_modifiers(scene, out);
    if (out.indefinite && out.plural) out.kind = MentionKind::role, out.plural = false, out.rule = "role";  // "einen Beamten"
    return out;
  }
  if (cue.inhabitant == nullptr || !scene.text.tokens[i].capital) return std::nullopt;
  if (!scene.lists.capital_nouns && cue.adjective_tokens > 0) return std::nullopt;  // "Russian": an adjective until more is known
  Draft out;
  out.first = out.head = i, out.last = i + 1;
  out.kind = MentionKind::group, out.rule = "inhabitants";
  out.country = cue.inhabitant->value();
  const std::string_view number = cue.inhabitant->attributes.get("number");
  out.plural = number == "plur" || number == "any";
  const std::string gender(cue.inhabitant->attributes.get("gender"));
  out.gender = gender == "fem" ? Gender::Feminine : gender == "masc" ? Gender::Masculine : Gender::none;
  Draft probe = out;
  probe.country = {};
  read_modifiers(scene, probe);
  out.definite = probe.definite, out.indefinite = probe.indefinite;
  if (number == "sing") out.kind = MentionKind::role, out.rule = "inhabitant";
  if (number == "any" && out.indefinite) out.kind = MentionKind::role, out.plural = false, out.rule = "inhabitant";
  return out;
}

}  // namespace lagebild
