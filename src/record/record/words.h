// What the rooms of the record need from the packs, and dating with what follows from it. Inside record only.
#pragma once

#include "record/record/record.h"

namespace lagebild {

// From the lists "record-hedge", "agency", "record-people", "transliteration" and "name-ending" of all packs; a missing list is
// an empty one.
struct RecordWords {
  CopyWords copies;
  NameRulesOf names;
  General general;
};
RecordWords load_record_words(const Languages& languages);

// Fills published, because and conflict, and puts readings whose times mean something narrower now in place of the record's.
void date_picture(Picture& picture, const Languages& languages, const Knowledge& knowledge);

}  // namespace lagebild
