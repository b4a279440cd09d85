#include "report/figures/lists.h"

namespace lagebild {
namespace {

constexpr std::size_t kShortestHead = 4;  // Bytes of the last part of a compound.

}  // namespace

FigureLists::FigureLists(const Pack& pack)
    : words(pack.lists()),
      unit(pack.list("figure-unit")),
      bound(pack.list("figure-bound")),
      naming(pack.list("figure-naming")),
      nocount(pack.list("figure-nocount")),
      age_before(pack.list("figure-age-before")),
      age_unit(pack.list("figure-age-unit")),
      partitive(pack.list("figure-partitive")),
      among(pack.list("figure-among")),
      victim(pack.list("figure-victim")),
      attribute(pack.list("figure-attribute")),
      governor(pack.list("figure-governor")),
      toll(pack.list("figure-toll")),
      verb(pack.list("figure-verb")),
      verb_form(pack.list("figure-verb-form")),
      passive(pack.list("figure-passive")),
      active(pack.list("figure-active")),
      person(pack.list("figure-person")),
      preposition(pack.list("clause-preposition")),
      coordinator(pack.list("clause-coordinator")),
      locative(pack.list("clause-locative")),
      noun_capital(pack.setting("noun-capital") == "yes"),
      noun_chain(pack.setting("noun-chain") == "yes"),
      past_as_participle(pack.setting("past-as-participle") == "yes") {}

const ListEntry* FigureLists::noun(const Text& text, std::size_t token, ListId list) const {
  if (noun_capital && !text.tokens[token].capital) return nullptr;
  const std::string_view folded = text.folded[token];
  if (const ListEntry* entry = words.find(list, folded)) return entry;
  // "three-year-old": what stands behind a hyphen.
  for (std::size_t cut = folded.find('-'); !noun_capital && cut != std::string_view::npos; cut = folded.find('-', cut + 1)) {
    if (const ListEntry* entry = words.find(list, folded.substr(cut + 1))) return entry;
  }
  if (!noun_capital) return nullptr;
  // "Verkehrstote", "Grubenarbeiter": the last part says what is counted.
  for (std::size_t cut = 1; cut + kShortestHead <= folded.size(); ++cut) {
    if ((static_cast<unsigned char>(folded[cut]) & 0xC0) == 0x80) continue;
    if (const ListEntry* entry = words.find(list, folded.substr(cut))) return entry;
  }
  return nullptr;
}

}  // namespace lagebild
