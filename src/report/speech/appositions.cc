// What follows a noun phrase after a comma and still names the same one, or is the next of a list.
#include "report/speech/phrases.h"

namespace lagebild::said {
namespace {

bool whole_is_phrase(const View& view, const Quotes& quotes, Range piece) {
  const Range range = noun_phrase(view, quotes, piece.first, piece.last);
  if (range.empty()) return false;
  if (range.last >= piece.last) return true;
  // What follows may be its place: "Professor am Institut", "Parteichef in Hanoi".
  return view.is(range.last, mark::preposition) && piece.last - range.last < 12;
}

}  // namespace

Range with_appositions(const View& view, const Quotes& quotes, const Clause& clause, Range phrase, bool lists) {
  Range whole = phrase;
  for (std::size_t p = 0; p + 1 < clause.pieces.size(); ++p) {
    const Range piece = clause.pieces[p], next = clause.pieces[p + 1];
    if (!piece.contains(whole.last - 1) || next.first != piece.last + 1) continue;
    if (!comma(view, piece.last)) continue;
    // "Die Minister Frankreichs, Italiens und Österreichs erklärten": a list up to the verb.
    const std::uint32_t item = view.is(next.first, mark::conjunction) ? next.first + 1 : next.first;
    if (lists && whole.last == piece.last && next.contains(clause.finite) && clause.main() &&
        noun_phrase(view, quotes, item, next.last).last == clause.finite && clause.finite > next.first) {
      whole.last = clause.finite;
      break;
    }
    // The phrase itself may go on to the end of its piece: "Professor am Institut in Genf".
    const bool reaches = whole.last == piece.last || (clause.finite != kNone && whole.last <= clause.finite &&
                                                      view.is(whole.last, mark::preposition) && clause.finite >= next.first);
    if (!reaches || view.is(next.first, mark::preposition) || next.contains(clause.finite)) break;
    if (view.free_complements && view.verbal(next.first)) break;  // ", citing …"
    // "sagte der Leiter, Karl Sommer, der Agentur": another one, who is told.
    Phrase other;
    other.range = noun_phrase(view, quotes, next.first, next.last);
    if (other.range.empty()) break;
    other.head = head_of(view, other.range);
    if (whole.last != phrase.last && (oblique_article(view, other) || view.is(next.first, mark::not_nominative))) break;
    if (whole_is_phrase(view, quotes, next)) {
      whole.last = next.last;
      continue;
    }
    // "…, sagte Peter Hahn, Chef des Verbands, der Zeitung": the apposition and then something else.
    const Range apposition = noun_phrase(view, quotes, next.first, next.last);
    if (apposition.empty() || p + 2 < clause.pieces.size()) break;
    whole.last = apposition.last;
    break;
  }
  return whole;
}

}  // namespace lagebild::said
