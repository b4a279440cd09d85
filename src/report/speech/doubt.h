// What a report says could not be checked, and which statements that covers.
//
//   "Überprüfen lassen sich diese Angaben nicht."  ->  the statements right before it, back to another speaker's
//   "Die Angaben der Beobachtungsstelle lassen sich nicht prüfen."  ->  all statements of the observatory in the report
#pragma once

#include <vector>

#include "report/speech/speech.h"
#include "report/speech/view.h"

namespace lagebild::said {

// Sets Attribution::unverified of what the marks of doubt among `matches` cover. `statements` stand in order of the text.
void mark_doubt(const View& view, const std::vector<Match>& matches, std::vector<Statement>& statements);

}  // namespace lagebild::said
