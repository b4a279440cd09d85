// From the words that name somebody to who it is.
#pragma once

#include "report/speech/drafts.h"
#include "report/speech/speech.h"

namespace lagebild::said {

// Finds actor and name of whoever `words` names. "Angaben der Polizei" names the police.
// "Merkel und Erdogan": the names of all, one after the other; empty where it is one.
std::string names_of_parts(const View& view, Range words);

Source make_source(const View& view, Range words);

}  // namespace lagebild::said
