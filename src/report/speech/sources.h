// From the words that name somebody to who it is.
#pragma once

#include "report/speech/drafts.h"
#include "report/speech/speech.h"

namespace lagebild::said {

// Finds actor and name of whoever `words` names. "Angaben der Polizei" names the police.
// "Merkel und Erdogan": the names of all, one after the other; empty where it is one.
std::string names_of_parts(const View& view, Range words);

Source make_source(const View& view, Range words);

// The speaker of a draft that has one, with the actor a pronoun, a relative pronoun or a carried speaker stands for.
// (pointing.cc)
Source source_of(const View& view, const std::vector<Draft>& drafts, const Draft& draft);

}  // namespace lagebild::said
