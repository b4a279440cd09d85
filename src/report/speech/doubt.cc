#include "report/speech/doubt.h"

#include <algorithm>

#include "report/figures/figures.h"

namespace lagebild::said {
namespace {

bool same_speaker(const Statement& a, const Statement& b) {
  const std::optional<Source>&x = a.attribution.speaker, &y = b.attribution.speaker;
  if (!x || !y) return false;
  if (x->actor || y->actor) return x->actor == y->actor;
  return x->text == y->text;
}

bool speaks(const Statement& statement, std::uint32_t actor) {
  const Attribution& by = statement.attribution;
  if (by.speaker && by.speaker->actor == actor) return true;
  return std::any_of(by.via.begin(), by.via.end(), [&](const Source& via) { return via.actor == actor; });
}

// "bestätigte zunächst nicht": there is nothing to check.
bool gives_nothing(const Statement& statement) { return statement.act == "withhold" || statement.act.starts_with("not-"); }

// Actors named in the sentence of the mark whose words are the ones in doubt.
bool by_actor(const View& view, const Sentence& sentence, Span mark, std::vector<Statement>& statements) {
  bool any = false;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const std::uint32_t m = view.mention(i);
    if (m == kNone || !view.mentions.all[m].actor || view.mentions.all[m].kind == MentionKind::place) continue;
    const std::uint32_t actor = *view.mentions.all[m].actor;
    for (Statement& statement : statements) {
      if (!speaks(statement, actor) || statement.span.contains(mark) || gives_nothing(statement)) continue;
      statement.attribution.unverified = mark;
      any = true;
    }
    if (any) return true;
  }
  return false;
}

// "Berichte über weitere Opfer ließen sich nicht prüfen": of other words than those before.
bool of_its_own(const View& view, const Sentence& sentence) {
  const std::uint32_t first = sentence.first;
  return first + 1 < sentence.last && view.is(first, mark::source_noun) && view.noun_like(first) &&
         !view.is(first + 1, mark::genitive) && view.is(first + 1, mark::preposition);
}

// "die Angaben beider Seiten": of the two that spoke last.
bool of_both(const View& view, const Sentence& sentence) {
  const ListId both = view.pack.list("speech-both");
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (view.pack.lists().find(both, view.folded(i)) != nullptr) return true;
  }
  return false;
}

void by_place(const View& view, std::uint32_t number, Span mark, std::vector<Statement>& statements) {
  if (of_its_own(view, view.text.sentences[number])) return;
  int speakers = of_both(view, view.text.sentences[number]) ? 2 : 1;
  std::uint32_t first = number;
  while (first > 0 && !view.text.sentences[first].starts_paragraph) --first;
  const std::uint32_t begin = view.text.sentences[first].span.begin;
  const Statement* last = nullptr;
  for (std::size_t k = statements.size(); k > 0; --k) {
    Statement& statement = statements[k - 1];
    const bool around = statement.span.contains(mark) && statement.form != Form::reported;
    if (statement.span.begin >= mark.begin || around || gives_nothing(statement)) continue;
    if (statement.span.begin < begin && last != nullptr) return;
    if (view.text.sentences[first].span.begin > statement.span.end + 2 && last == nullptr && first != number) return;
    if (last != nullptr && !same_speaker(*last, statement) && --speakers == 0) return;
    statement.attribution.unverified = mark;
    last = &statement;
  }
}

// "laut unbestätigten Berichten": the word stands among those that name the source.
void by_source(const View& view, const Match& match, std::vector<Statement>& statements) {
  const Span mark = view.text.cover(match.first, match.last);
  for (Statement& statement : statements) {
    const std::optional<Source>& speaker = statement.attribution.speaker;
    if (!speaker) continue;
    for (const Span span : speaker->spans) {
      if (span.contains(mark)) statement.attribution.unverified = mark;
    }
  }
}

}  // namespace

void mark_doubt(const View& view, const std::vector<Match>& matches, std::vector<Statement>& statements) {
  for (const Match& match : matches) {
    if (match.gives.get("role") == "unconfirmed") by_source(view, match, statements);
    if (match.gives.get("role") != "unverified") continue;
    const Span mark = view.text.cover(match.first, match.last);
    const std::uint32_t number = view.text.tokens[match.first].sentence;
    if (!by_actor(view, view.text.sentences[number], mark, statements)) by_place(view, number, mark, statements);
  }
}

}  // namespace lagebild::said

namespace lagebild {

void attribute_figures(std::vector<Figure>& figures, const Text&, const Speech& speech) {
  // Statements begin in order; those that still reach over the figure are kept, so that the cost stays in proportion.
  std::vector<const Statement*> open;
  std::size_t next = 0;
  for (Figure& figure : figures) {
    while (next < speech.statements.size() && speech.statements[next].span.begin <= figure.span.begin) {
      open.push_back(&speech.statements[next++]);
    }
    std::erase_if(open, [&](const Statement* s) { return s->span.end <= figure.span.begin; });
    const Statement* best = nullptr;
    for (const Statement* s : open) {
      const bool in = std::any_of(s->spans.begin(), s->spans.end(), [&](Span span) { return span.contains(figure.span); });
      if (in && (best == nullptr || s->span.size() <= best->span.size())) best = s;
    }
    if (best != nullptr) figure.attribution = best->attribution;
  }
}

}  // namespace lagebild
