// One reading as JSON: what `lagebild analyze` prints, one line a report. docs/json.md explains each key.
//
//   {"schema":"lagebild.reading/1","engine":"0.1.0","report":{…},"sentences":[[0,113],…],"mentions":[…],…}
//
// Offsets are counted in code points of report.text; a key is left out where the report does not say.
#pragma once

#include <string>
#include <string_view>

#include "ground/text/text.h"
#include "outside/wire/writer.h"
#include "report/reading/reading.h"

namespace lagebild {

// Without a line end. Linear in the size of the reading; safe from any thread.
std::string reading_json(const Reading& reading);

// The line for an input that could not be read: {"schema":…,"report":{"id":…},"error":…}.
std::string error_json(std::string_view id, std::string_view error);

// The parts, for lines of a record; each an object written where the writer stands.
// `actor_ids`: the id to print for each row of reading.mentions.actors.
struct Print {
  const Reading& reading;
  CodePoints codes;
  std::vector<std::string> actor_ids;
};
Print print_of(const Reading& reading);
void put_source(Writer& writer, std::string_view name, const Source& source, const Print& print);
void put_attribution(Writer& writer, const Attribution& attribution, const Print& print);
// The keys of each finding, without the braces around them.
void put_figure(Writer& writer, const Figure& figure, const Print& print);
void put_statement(Writer& writer, const Statement& statement, const Print& print);
void put_event(Writer& writer, const Event& event, const Print& print);
// Without id, text, blocks and what was dropped. `language`: as it was read; where that is empty, as given.
void put_report(Writer& writer, const Report& report, const std::string& language, const Published& published);

}  // namespace lagebild
