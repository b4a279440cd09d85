// Names that only the tagger knows: places and organisations that no list and no gazetteer has.
#include "report/mentions/drafts.h"

namespace lagebild {
namespace {

// One past the last word of the name that begins at `i`, by the tagger.
std::uint32_t label_end(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const NameKind kind = scene.text.words[i].name;
  std::uint32_t last = i + 1;
  while (last < end && scene.text.words[last].name == kind && !scene.text.words[last].name_begins) ++last;
  while (last > i + 1 && scene.text.tokens[last - 1].kind != TokenKind::word) --last;
  return last;
}

}  // namespace

bool only_place(const Scene& scene, std::uint32_t i) {
  const auto begin = static_cast<std::uint32_t>(scene.sentence_begin(i));
  if (i == begin || scene.cues[i].given) return false;
  const Cue& before = scene.cues[i - 1];
  if (before.any_preposition && i >= begin + 2 && scene.cues[i - 2].head_kind == HeadKind::place && !before.preposition)
    return true;
  const ListEntry* entry = scene.pack.lists().find(scene.lists.preposition, scene.text.folded[i - 1]);
  return entry != nullptr && entry->attributes.get("only") == "yes";
}

std::optional<Draft> label_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (!scene.annotated() || !scene.text.tokens[i].capital) return std::nullopt;
  const Word& word = scene.text.words[i];
  if (!word.name_begins || word.name_derived || word.name_part) return std::nullopt;
  const bool person = word.name == NameKind::Person;
  if (word.name != NameKind::Place && word.name != NameKind::Organisation && !(person && only_place(scene, i)))
    return std::nullopt;
  const Cue& cue = scene.cues[i];
  if (scene.pack.lists().find(scene.lists.no_name, scene.text.folded[i]) != nullptr) return std::nullopt;
  // A name the gazetteer has is better read there: it has coordinates, and an end that needs no tagger.
  if (word.name != NameKind::Organisation) {
    if (cue.country != nullptr || cue.adjective_tokens > 0) return std::nullopt;
    for (const NameHit& hit : scene.names_at(i)) {
      if (hit.kind == NameHit::Kind::place) return std::nullopt;
    }
  }
  const std::uint32_t last = label_end(scene, i, end);
  if (person && last > i + 1) return std::nullopt;
  if (last > i + 1 && cue.head_kind == HeadKind::role) return std::nullopt;  // "Unicef-Direktor Karl Sommer"
  // "Syrienkrieg", "Merkel-Erdogan-Treffen": a compound whose last part is an ordinary noun names no place or institution.
  if (last == i + 1 && cue.word == WordClass::either && !cue.given) return std::nullopt;
  if (last == i + 1 && (cue.word == WordClass::noun || cue.word == WordClass::other || cue.head != nullptr)) return std::nullopt;
  Draft out;
  out.first = out.name_first = i;
  out.last = out.name_last = last;
  const bool organisation = word.name == NameKind::Organisation;
  out.kind = organisation ? MentionKind::organisation : MentionKind::place;
  out.rule = organisation ? "organisation-label" : "place-label";
  return out;
}

}  // namespace lagebild
