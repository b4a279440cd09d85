#include "report/events/lists.h"

namespace lagebild {
namespace {

constexpr std::size_t kShortestHead = 4;  // Bytes of the last part of a compound.

const ListEntry* by_last_part(const WordLists& words, ListId list, ListId except, std::string_view folded) {
  if (words.find(except, folded) != nullptr) return nullptr;
  if (const ListEntry* entry = words.find(list, folded)) return entry;
  for (std::size_t cut = 1; cut + kShortestHead <= folded.size(); ++cut) {
    if ((static_cast<unsigned char>(folded[cut]) & 0xC0) == 0x80) continue;
    if (words.find(except, folded.substr(cut)) != nullptr) return nullptr;
    // "Arztbesuch" is no "Besuch": such entries stand for themselves only.
    if (const ListEntry* entry = words.find(list, folded.substr(cut)); entry != nullptr && !entry->attributes.has("whole"))
      return entry;
  }
  return nullptr;
}

}  // namespace

EventLists::EventLists(const Pack& pack)
    : words(pack.lists()),
      noun(pack.list("event-noun")),
      noun_not(pack.list("event-noun-not")),
      verb(pack.list("event-verb")),
      verb_form(pack.list("event-verb-form")),
      need(pack.list("event-need")),
      light(pack.list("event-light")),
      governor(pack.list("event-governor")),
      above(pack.list("event-above")),
      modal(pack.list("event-modal")),
      future(pack.list("event-future")),
      subjunctive(pack.list("event-subjunctive")),
      negation(pack.list("event-negation")),
      passive(pack.list("event-passive")),
      perfect(pack.list("event-perfect")),
      cause(pack.list("event-cause")),
      toward(pack.list("event-toward")),
      together(pack.list("event-together")),
      agent(pack.list("event-agent")),
      genitive(pack.list("event-genitive")),
      aside(pack.list("event-aside")),
      reflexive(pack.list("event-reflexive")),
      conditional(pack.list("event-conditional")),
      locative(pack.list("clause-locative")),
      unit(pack.list("figure-unit")),
      near(pack.list("event-near")),
      state(pack.list("event-state")),
      when(pack.list("event-when")),
      modal_done(pack.list("event-modal-done")),
      genitive_article(pack.list("event-genitive-article")),
      bound(pack.list("event-bound")),
      have(pack.list("event-have")),
      since(pack.list("event-since")),
      preposition(pack.list("clause-preposition")),
      coordinator(pack.list("clause-coordinator")),
      relative(pack.list("clause-relative")),
      noun_capital(pack.setting("noun-capital") == "yes"),
      noun_chain(pack.setting("noun-chain") == "yes"),
      past_as_participle(pack.setting("past-as-participle") == "yes"),
      nsubj(pack.grammar().relation("nsubj")),
      nsubj_pass(pack.grammar().relation("nsubj:pass")),
      obj(pack.grammar().relation("obj")),
      iobj(pack.grammar().relation("iobj")) {}

const ListEntry* EventLists::noun_entry(const Text& text, std::size_t token, ListId list) const {
  if (noun_capital && !text.tokens[token].capital) return nullptr;
  if (noun_capital) return by_last_part(words, list, noun_not, text.folded[token]);
  if (const ListEntry* entry = words.find(list, text.folded[token])) return entry;
  const std::string_view lemma = text.lemma(token);
  return lemma.empty() ? nullptr : words.find(list, lemma);
}

}  // namespace lagebild
