// The builder of lexicon.bin; the program that reads it is ground/language/lexicon.h.
#pragma once

#include <iosfwd>
#include <string>

namespace lagebild::train {

// The bytes of lexicon.bin from lines "form TAB lemma TAB tag", sorted by the bytes of the form. `tag_parts` is the file
// that says what the parts of a tag mean; `links` has the joints of compounds, one a line. The same lines give the same bytes.
std::string build_lexicon(std::istream& lines, const std::string& tag_parts, const std::string& links);

}  // namespace lagebild::train
