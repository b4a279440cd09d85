// How dates, numbers, sources and places in reports are shown to people; programs get JSON.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "outside/cli/program.h"
#include "outside/store/store.h"
#include "outside/wire/view.h"

namespace lagebild {

// "29.09.2016", "Sept. 2016", "28.09.2016 – 02.10.2016"; "" where both are empty. ISO days in.
std::string shown_days(const Messages& messages, const std::string& from, const std::string& to);
// "≥ 451", "20–30", "~ 250", "5 km"; digits in groups as the language has them.
std::string shown_figure(const Messages& messages, const View& figure);
// "John Kerry", "Augenzeugen ‹ SOHR": who says it, and through whom; "" where the report says it itself.
std::string shown_source(const Messages& messages, const View& finding);
// One of `speaker`, `addressee` or an element of `via`: the full name, else the words, else "unnamed".
std::string shown_name(const Messages& messages, const View& view, const std::string& path);
// "ahlenau-1:107–240": where it stands; `path` is "", "a.", "cites.0." …
std::string shown_cite(const View& view, const std::string& path);
// One step of the argument for a date, without its passage: "the same event as in the other report: 19.09.2016".
std::string shown_reason(const Messages& messages, const View& view, const std::string& path);
// The words that stand there; "" where the store has no such report.
std::string shown_passage(const Store& store, const View& view, const std::string& path);
// All of a list of passages.
std::string shown_cites(const View& view, const std::string& path);

}  // namespace lagebild
