#include "record/record/words.h"

namespace lagebild {

void date_picture(Picture& picture, const Languages& languages) {
  static_cast<void>(languages);
  picture.because.resize(picture.readings.size());
  for (const Reading* reading : picture.readings) picture.published.push_back(reading->report.published);
}

}  // namespace lagebild
