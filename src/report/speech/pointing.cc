// Speakers that only point to somebody: pronouns, "nach eigenen Angaben", what goes on without a cue.
#include <algorithm>

#include "report/speech/sources.h"

namespace lagebild::said {
namespace {

// Takes actor and name of `words` for a source that only points to them.
void borrow(const View& view, std::optional<Range> words, Source& source) {
  if (!words) return;
  const Source who = make_source(view, *words);
  source.actor = who.actor;
  source.name = who.name;
  source.how = How::pronoun;
}

std::optional<Range> owner_of(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  const bool own = view.is(draft.speaker->first, mark::own);
  if (own) {
    const std::vector<Naming>& all = view.mentions.namings;
    auto it =
        std::lower_bound(all.begin(), all.end(), draft.first(), [](const Naming& n, std::uint32_t t) { return n.first < t; });
    for (; it != all.end() && it->first < draft.last(); ++it) {
      if (it->last <= draft.last() && it->actor) return Range{it->first, it->last};
    }
    return std::nullopt;
  }
  const std::size_t index = static_cast<std::size_t>(&draft - drafts.data());
  for (std::size_t d = index; d > 0 && d + 6 > index && drafts[d - 1].sentence + 3 > draft.sentence; --d) {
    if (drafts[d - 1].speaker && drafts[d - 1].own_cue) return drafts[d - 1].speaker;
  }
  // Nobody has spoken: the last one named.
  const std::vector<Naming>& all = view.mentions.namings;
  auto it = std::lower_bound(all.begin(), all.end(), draft.speaker->first,
                             [](const Naming& n, std::uint32_t t) { return n.first < t; });
  for (int steps = 0; it != all.begin() && steps < 8; ++steps) {
    --it;
    if (it->actor && view.mentions.actors[*it->actor].kind == MentionKind::person) return Range{it->first, it->last};
  }
  return std::nullopt;
}

// "Karl Lohse, der sagte, …": whoever the relative pronoun stands for, the longest naming that ends at its comma.
std::optional<Range> antecedent_of(const View& view, Range words) {
  if (words.last != words.first + 1 || !view.is(words.first, mark::relative) || words.first < 2) return std::nullopt;
  const std::uint32_t end = words.first - (view.is(words.first - 1, mark::preposition) ? 2 : 1);
  if (!comma(view, end)) return std::nullopt;
  const std::vector<Naming>& all = view.mentions.namings;
  auto it = std::lower_bound(all.begin(), all.end(), end, [](const Naming& n, std::uint32_t t) { return n.first < t; });
  std::optional<Range> best;
  for (int steps = 0; it != all.begin() && steps < 12; ++steps) {
    --it;
    if (it->last == end && it->actor) best = Range{it->first, it->last};
  }
  return best;
}

// "Merkel und Erdogan … . Sie seien sich einig gewesen": the two that one of the two sentences before joins.
std::string joined_before(const View& view, Range words) {
  if (words.last != words.first + 1 || !view.is(words.first, mark::pronoun) || view.is(words.first, mark::relative)) return {};
  const std::uint32_t sentence = view.text.tokens[words.first].sentence;
  if (view.word(words.first).number == Number::Singular) return {};
  const std::vector<Naming>& all = view.mentions.namings;
  auto it = std::lower_bound(all.begin(), all.end(), words.first, [](const Naming& n, std::uint32_t t) { return n.first < t; });
  for (int steps = 0; it != all.begin() && steps < 40; ++steps) {
    --it;
    if (view.text.tokens[it->first].sentence + 1 < sentence) break;
    if (!it->parts.empty() && it->last <= words.first) return names_of_parts(view, {it->first, it->last});
  }
  return {};
}

// "The ministry denied it. It accused …": the institution that spoke last.
std::optional<Range> institution_before(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  const Range words = *draft.speaker;
  if (words.last != words.first + 1 || !view.is(words.first, mark::expletive)) return std::nullopt;
  const std::size_t index = static_cast<std::size_t>(&draft - drafts.data());
  for (std::size_t d = index; d > 0 && d + 6 > index && drafts[d - 1].sentence + 2 > draft.sentence; --d) {
    if (!drafts[d - 1].speaker || !drafts[d - 1].own_cue || drafts[d - 1].sentence == draft.sentence) continue;
    const Source who = make_source(view, *drafts[d - 1].speaker);
    const bool institution = who.actor && view.mentions.actors[*who.actor].kind != MentionKind::person;
    return institution ? drafts[d - 1].speaker : std::nullopt;
  }
  return std::nullopt;
}

// "teilte die Polizei mit. Angaben machte sie nicht": one, not several; whoever spoke in the sentence before.
void one_not_several(const View& view, const std::vector<Draft>& drafts, const Draft& draft, Source& source) {
  if (!source.actor || source.how != How::pronoun || !view.mentions.actors[*source.actor].plural) return;
  Number number = Number::none;
  for (const Range& piece : draft.clause) {
    for (std::uint32_t i = piece.first; i < piece.last && number == Number::none; ++i) {
      if (view.finite(i)) number = view.word(i).number;
    }
  }
  if (number != Number::Singular) return;
  source.actor.reset();
  source.name.reset();
  const std::size_t index = static_cast<std::size_t>(&draft - drafts.data());
  for (std::size_t d = index; d > 0 && d + 4 > index && drafts[d - 1].sentence + 2 > draft.sentence; --d) {
    if (!drafts[d - 1].speaker || drafts[d - 1].sentence == draft.sentence) continue;
    const Source before = make_source(view, *drafts[d - 1].speaker);
    if (!before.actor || view.mentions.actors[*before.actor].plural) return;
    source.actor = before.actor;
    source.name = before.name;
    return;
  }
}

// "Nach seinen Angaben": whoever spoke before; "nach eigenen Angaben": whom the sentence is about.
std::optional<Range> whose_words(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  bool words_of = false;
  for (std::uint32_t i = draft.speaker->first; i < draft.speaker->last; ++i) words_of = words_of || view.is(i, mark::source_noun);
  if (draft.carried != kNone || !words_of || !view.is(draft.speaker->first, mark::possessive)) return std::nullopt;
  return owner_of(view, drafts, draft);
}

// "die 39-Jährige": the person named last.
std::optional<Range> person_of_age(const View& view, Range words) {
  const ListId ages = view.pack.list("speech-age-ending");
  bool age = false;
  for (std::uint32_t i = words.first; i < words.last && !age; ++i) {
    const std::string_view word = view.folded(i);
    const std::size_t hyphen = word.find('-');
    age = hyphen != std::string_view::npos && hyphen > 0 && word[0] >= '1' && word[0] <= '9' &&
          view.pack.lists().find(ages, word.substr(hyphen + 1)) != nullptr;
  }
  if (!age) return std::nullopt;
  const std::vector<Naming>& all = view.mentions.namings;
  auto it = std::lower_bound(all.begin(), all.end(), words.first, [](const Naming& n, std::uint32_t t) { return n.first < t; });
  for (int steps = 0; it != all.begin() && steps < 16; ++steps) {
    --it;
    if (it->actor && view.mentions.actors[*it->actor].kind == MentionKind::person) return Range{it->first, it->last};
  }
  return std::nullopt;
}

// Whoever the statement goes on with.
Source carried_source(const View& view, const std::vector<Draft>& drafts, const Draft& draft, Source source) {
  const Draft& before = drafts[draft.carried];
  // "nach eigenen Angaben …. Man müsse …": whoever that was.
  if (!source.actor && before.speaker == draft.speaker && before.carried == kNone) source = source_of(view, drafts, before);
  if (before.speaker != draft.speaker) source.actor.reset(), source.name.reset();
  if (before.speaker && *before.speaker != *draft.speaker && before.carried == kNone) {
    const Source old = make_source(view, *before.speaker);
    source.text = old.text;
    source.actor = old.actor;
    source.name = old.name;
  }
  source.how = How::carried;
  return source;
}

}  // namespace

Source source_of(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  Source source = make_source(view, *draft.speaker);
  one_not_several(view, drafts, draft, source);
  if (!source.actor) borrow(view, antecedent_of(view, *draft.speaker), source);
  if (!source.actor) borrow(view, institution_before(view, drafts, draft), source);
  if (!source.actor && !source.name && source.how == How::pronoun) {
    if (std::string names = joined_before(view, *draft.speaker); !names.empty()) source.name = std::move(names);
  }
  if (!source.actor) borrow(view, person_of_age(view, *draft.speaker), source);
  if (!source.actor) borrow(view, whose_words(view, drafts, draft), source);
  return draft.carried == kNone ? source : carried_source(view, drafts, draft, std::move(source));
}

}  // namespace lagebild::said
