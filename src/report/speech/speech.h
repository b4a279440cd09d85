// Who says what, through whom, to whom.
//
//   "Kerry habe Lawrow gewarnt, …, sagte Kirby"  ->  speaker Kerry, addressee Lawrow, via Kirby, form indirect, act warn
//
// After Pareti 2015 and the annotation scheme of Petersen-Frey and Biemann 2024 (frame, cue, source, addressee).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/span.h"
#include "report/mentions/source.h"

namespace lagebild {

struct Text;
struct Time;
struct Figure;
struct Mentions;
class Pack;

enum class Form : std::uint8_t { direct, indirect, free_indirect, continued_indirect, reported };

struct Statement {
  Span span;                // From its first to its last word.
  std::vector<Span> spans;  // Its words: more than one where cue or frame stand inside.
  Form form = Form::indirect;
  bool nested = false;      // Stands inside another statement.
  std::string act;          // "say", "announce", "demand" … (docs/speech.md)
  std::vector<Span> cue;    // "sagte", "nach", "teilte … mit"; empty where there is none.
  std::vector<Span> frame;  // Cue, speaker and what goes with them: "sagte Kerry am Mittwoch".
  Attribution attribution;
  std::optional<Source> addressee;
  std::optional<Days> said;
  std::string channel;  // "in einem Telefonat mit Lawrow"; empty where none is named.
  std::string rule;
};

struct Speech {
  std::vector<Statement> statements;  // In order of the text.
};

Speech find_speech(const Text& text, const Pack& pack, const Mentions& mentions, const std::vector<Time>& times);

// Gives each figure the attribution of the innermost statement it stands in, and marks of doubt to what they cover.
void attribute_figures(std::vector<Figure>& figures, const Text& text, const Speech& speech);

}  // namespace lagebild
