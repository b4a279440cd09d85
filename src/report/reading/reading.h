// SPINE ONE. What one report says: the sum of all findings in it.
//
//   read_report(report, languages, knowledge)  ->  Reading
//
// Pure: no clock, no files, no network, no other report. The same report and packs give the same Reading, on any thread.
#pragma once

#include <string>
#include <vector>

#include "ground/text/text.h"
#include "report/events/events.h"
#include "report/figures/figures.h"
#include "report/formats/report.h"
#include "report/mentions/mentions.h"
#include "report/speech/speech.h"
#include "report/time/time.h"

namespace lagebild {

class Languages;
class Knowledge;

struct Reading {
  Report report;
  std::string language;  // Code of the pack it was read with; empty where no pack fits (then there are only text and sentences).
  Text text;             // text.bytes == report.text
  Mentions mentions;
  std::vector<Time> times;
  std::vector<Figure> figures;
  Speech speech;
  std::vector<Event> events;
  std::vector<std::string> notes;  // Full sentences: what was odd.
};

// Never fails. Linear in the length of the text.
Reading read_report(Report report, const Languages& languages, const Knowledge& knowledge);

}  // namespace lagebild
