// Quotations in marks that no cue has taken: inside a statement, in a clause with a verb of saying, or standing alone.
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

std::uint32_t words_in(const SentenceView& s, const Quote& quote) {
  std::uint32_t words = 0;
  for (std::uint32_t i = quote.open + 1; i < quote.close; ++i) words += s.view.punctuation(i) ? 0 : 1;
  return words;
}

// „Der Spiegel“, „Discovery“: a name, no quotation.
bool name(const SentenceView& s, const Quote& quote) {
  if (quote.sentence) return false;
  if (words_in(s, quote) == 0) return true;
  if (!quote.title) return false;
  // After a noun or as a name of its own it is one; „Kriegsverbrechen“ after "als" is judged by its clause.
  return true;
}

bool taken(const Told& told, const SentenceView& s, const Quote& quote) {
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence + 12 > s.number; --d) {
    const Draft& draft = told.drafts[d - 1];
    if (draft.form == Form::direct && draft.covers(quote.open + 1)) return true;
  }
  return false;
}

// The statement of this sentence or the last ones that the quotation stands in.
const Draft* around(const Told& told, const SentenceView& s, const Quote& quote) {
  const Draft* best = nullptr;
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence + 12 > s.number; --d) {
    const Draft& draft = told.drafts[d - 1];
    if (draft.form == Form::direct || draft.form == Form::reported || !draft.covers(quote.open)) continue;
    if (best == nullptr || draft.last() - draft.first() < best->last() - best->first()) best = &draft;
  }
  return best;
}

// "von der „Vernichtung der Stadt“", "als das „Ende der Menschlichkeit“": after an article it is no name of the noun before.
bool after_article(const SentenceView& s, const Quote& quote) {
  if (quote.open == 0 || !s.view.is(quote.open - 1, mark::determiner)) return false;
  const std::uint32_t m = s.view.covering(quote.open + 1);
  return m == kNone || s.view.mentions.all[m].last < quote.close;
}

// "als", "von", "einen" before the mark: the word that leads to the quotation.
std::optional<std::uint32_t> lead(const SentenceView& s, const Quote& quote, const Predicate& predicate) {
  const std::string_view as = s.view.pack.setting("speech-as-word");
  for (std::uint32_t i = quote.open; i > s.range.first && quote.open - i < 24; --i) {
    // "von einem „Angriff“ und der „Vernichtung“": over the quotation before.
    if (const std::uint32_t q = s.quotes.at[i - 1]; q != kNone && s.quotes.all[q].close < quote.open) {
      i = s.quotes.all[q].open + 1;
      continue;
    }
    if (separator(s.view, i - 1) || s.view.finite(i - 1)) break;
    if (s.view.folded(i - 1) == as && predicate.takes("as")) return i - 1;
    if (s.view.is(i - 1, mark::preposition) && predicate.takes(s.view.folded(i - 1))) return i - 1;
  }
  return std::nullopt;
}

bool by_clause(SentenceView& s, Told& told, const Quote& quote) {
  const std::size_t c = clause_at(s, quote.open);
  if (c == s.clauses.size() || !s.predicates[c] || s.clauses[c].kind == Clause::Kind::quoted) return false;
  const Predicate& predicate = s.predicates[c];
  const std::optional<std::uint32_t> leading = lead(s, quote, predicate);
  const bool one_word = words_in(s, quote) == 1;
  if (s.used[c] && name(s, quote) && !leading) return false;
  const bool at_once = leading && *leading + 1 == quote.open && quote.close - quote.open > 3;
  const bool words = at_once || ((leading || predicate.takes("quote")) && after_article(s, quote));
  if (name(s, quote) && !words && !(leading && one_word) && !(predicate.takes("quote") && one_word && !predicate.weak()))
    return false;
  if ((predicate.mind() || predicate.weak()) && !leading && !predicate.takes("quote")) return false;
  const std::optional<Range> subject = subject_of(s, c);
  if (subject && subject->contains(quote.open)) return false;
  Draft draft;
  draft.form = Form::direct;
  draft.content = {quote.whole()};
  draft.cue = predicate.words;
  if (leading) draft.cue.push_back(*leading), std::sort(draft.cue.begin(), draft.cue.end());
  draft.act = predicate.act();
  draft.own_cue = true;
  draft.sentence = s.number;
  draft.rule = "marks-in-clause";
  draft.speaker = subject;
  if (predicate.passive) {
    draft.speaker.reset();
    for (const Phrase& phrase : s.phrases[c]) {
      if (phrase.preposition != kNone && s.view.is(phrase.preposition, mark::by) && s.view.time(phrase.head) == kNone)
        draft.speaker = phrase.range;
    }
  }
  draft.unnamed = !draft.speaker;
  draft.addressee = find_addressee(s, c, predicate, subject);
  draft.frame = without(s.view, {{s.clauses[c].first(), s.clauses[c].last()}}, quote.whole());
  s.used[c] = true;
  add(told, std::move(draft));
  return true;
}

void nested(const SentenceView& s, Told& told, const Quote& quote, const Draft& outer) {
  Draft draft = outer;
  draft.form = Form::direct;
  draft.content = {quote.whole()};
  draft.sentence = s.number;
  draft.rule = "marks-nested";
  told.drafts.push_back(std::move(draft));
}

// "Kerry habe gesagt, dass …. „Es sei denn, …“": what the sentence before passed on goes on with the one it quoted, not with
// whoever passed it on. Nothing where the last statement with a cue is somebody's own.
const Draft* passed_on(const Told& told, std::uint32_t sentence) {
  for (std::size_t d = told.drafts.size(); d > oldest(told); --d) {
    const Draft& draft = told.drafts[d - 1];
    if (!draft.own_cue) continue;
    const bool other = draft.speaker && told.drafts[told.last].speaker != draft.speaker;
    return draft.reported_verb && other && draft.form == Form::indirect && draft.sentence + 2 >= sentence ? &draft : nullptr;
  }
  return nullptr;
}

// „…“ with nothing but marks around: goes on with whoever spoke last, or with the cue of the next sentence (try_pointer).
bool alone(const SentenceView& s, Told& told, const Quote& quote) {
  if (!quote.sentence || words_in(s, quote) < 3) return false;
  const std::size_t c = clause_at(s, quote.open);
  if (c != s.clauses.size() && s.clauses[c].kind != Clause::Kind::quoted) return false;
  if (told.last == kNone) return false;
  const Draft& before = told.drafts[told.last];
  Draft draft;
  draft.form = Form::direct;
  draft.content = {quote.whole()};
  draft.sentence = s.number;
  draft.carried = told.last;
  draft.speaker = before.speaker;
  draft.unnamed = before.unnamed;
  draft.act = before.form == Form::direct ? before.act : "say";
  draft.rule = "marks-alone";
  if (const Draft* passed = passed_on(told, s.number)) {
    draft.carried = static_cast<std::uint32_t>(passed - told.drafts.data());
    draft.speaker = passed->speaker;
    draft.via = passed->via;
    if (before.speaker) draft.via.push_back(*before.speaker);
  }
  add(told, std::move(draft));
  return true;
}

}  // namespace

void read_marks(SentenceView& s, Told& told) {
  for (std::uint32_t i = s.range.first; i < s.range.last; ++i) {
    const std::uint32_t q = s.quotes.at[i];
    if (q == kNone) continue;
    const Quote& quote = s.quotes.all[q];
    if (quote.open != i) continue;
    if (taken(told, s, quote)) continue;
    if (const Draft* outer = around(told, s, quote); outer != nullptr) {
      if (!name(s, quote)) nested(s, told, quote, Draft(*outer));
      continue;
    }
    if (!by_clause(s, told, quote)) alone(s, told, quote);
  }
}

}  // namespace lagebild::said
