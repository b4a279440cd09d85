// Names of one text that the sentence alone leaves in doubt: what is a person in most sentences is one in all of them.
//
//   "Dmitri Peskow … Peskow sagte … so Kremlsprecher Peskow"   the last one, taken for a place, becomes a person
#pragma once

#include "ground/text/text.h"

namespace lagebild {

// Changes the kind of names of one word where the same form has another kind more than twice as often, and makes persons of
// proper nouns without a name that are persons elsewhere and nothing else. Once is not enough, unless it is as the last word of
// a full name, which counts three times. Linear in the words.
void agree_on_names(Text& text);

}  // namespace lagebild
