// What the parts of a digest need to know of a picture: outlets, sources, sentences, values. Inside digest only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/digest/digest.h"
#include "record/digest/phrases.h"

namespace lagebild {

struct Figure;
struct Text;
struct Event;
struct Statement;
struct Attribution;

const Figure& figure_at(const Picture& picture, const Telling& telling);
const Event& event_at(const Picture& picture, const Telling& telling);
const Statement& statement_at(const Picture& picture, const Telling& telling);
const Attribution& attribution_at(const Picture& picture, const Telling& telling);

// "sollen … gestorben sein": told, and no source named for it.
bool is_hearsay(const Picture& picture, const Telling& telling);
// The number a figure gives, or of those whom an event befalls, as text; empty where there is none.
std::string number_at(const Picture& picture, const Telling& telling);
// What tells an event, for a line of its own: its clause where that can stand alone, else its sentence without a dateline.
std::string line_text(const Picture& picture, const Telling& telling);

// "Er sei geprüft worden", "die beide ausgehandelt hatten": leaves open of whom or what it is said.
bool begins_with_pronoun(const Text& text, Span span);

// The sentence that a span begins in; the span itself where the text has no sentences. And its number, from 1.
Span sentence_around(const Picture& picture, std::uint32_t report, Span span);
std::size_t sentence_number(const Picture& picture, const Passage& passage);

// Different sources (Copies::source) of these reports.
std::size_t count_origins(const Picture& picture, const std::vector<std::uint32_t>& reports);

// "Ahlenauer Bote"; "Bericht 003" where the outlet is unknown.
std::string outlet_of(const Picture& picture, const Phrases& phrases, std::uint32_t report);
// The outlets of several reports, each once, at most four: "A, B und C".
std::string outlets_of(const Picture& picture, const Phrases& phrases, const std::vector<std::uint32_t>& reports);

// Who says it: the actor's name in the record, else the words that name it; empty where it is the report itself or unnamed.
std::string speaker_of(const Picture& picture, const Telling& telling);
// A day as it stands in a story: without the year where all of the story is of one.
std::string date_in(const Picture& picture, const Phrases& phrases, std::uint32_t story, const Days& days);

// "SOHR laut Bote, 5. Oktober 2016"; "Bote ohne Quellenangabe, …"; "Hörensagen bei Bote, …"
std::string source_of(const Picture& picture, const Phrases& phrases, const Telling& telling);

// "mehr als 450"; empty where the wording leaves both ends open.
std::string value_of(const Phrases& phrases, const Figure& figure);

// `span` without the dateline a report opens with: "Ahlenau (dnd) – ".
Span without_dateline(const Picture& picture, std::uint32_t report, Span span);

// A passage as a quotation, without a dateline: cut at the end of a word where it is longer than `most` bytes.
std::string quote_of(const Picture& picture, const Phrases& phrases, std::uint32_t report, Span span, std::size_t most = 260);

}  // namespace lagebild
