#include "ground/language/particles.h"

#include "ground/language/grammar.h"

namespace lagebild {

void join_particles(Text& text, const Grammar& grammar) {
  const std::uint8_t particle = grammar.relation("compound:prt");
  if (text.words.empty() || particle == 0) return;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const Word& word = text.words[i];
    if (word.deprel != particle || word.head < 0 || text.folded[i].size() > 12) continue;
    Word& verb = text.words[static_cast<std::size_t>(word.head)];
    if (verb.upos != Upos::Verb || verb.lemma.empty()) continue;
    const std::string lemma(slice(text.lemmas, verb.lemma));
    if (lemma.starts_with(text.folded[i])) continue;
    const auto begin = static_cast<std::uint32_t>(text.lemmas.size());
    text.lemmas += text.folded[i] + lemma;
    verb.lemma = {begin, static_cast<std::uint32_t>(text.lemmas.size())};
  }
}

}  // namespace lagebild
