#include "report/reading/reading.h"

#include "ground/language/pack.h"
#include "report/mentions/knowledge.h"

namespace lagebild {
namespace {

std::vector<BlockEdge> edges(const Report& report) {
  std::vector<BlockEdge> out;
  for (const Block& block : report.blocks) out.push_back({block.span, block.kind == BlockKind::heading});
  return out;
}

const Pack* choose(const Report& report, const Languages& languages) {
  if (report.language) {
    if (const Pack* pack = languages.find(*report.language)) return pack;
  }
  return languages.identify(report.text);
}

}  // namespace

Reading read_report(Report report, const Languages& languages, const Knowledge& knowledge) {
  Reading out;
  out.report = std::move(report);
  const Pack* pack = choose(out.report, languages);
  if (pack == nullptr) {
    out.text = cut(out.report.text, {}, edges(out.report));
    out.notes.emplace_back("No language pack fits this text: only its sentences were read.");
    return out;
  }
  out.language = pack->code();
  out.text = pack->read(out.report.text, edges(out.report));
  out.mentions = find_mentions(out.text, *pack, knowledge);
  out.times = find_times(out.text, *pack, out.report.published.days);
  out.figures = find_figures(out.text, *pack, out.times, out.mentions);
  out.speech = find_speech(out.text, *pack, out.mentions, out.times);
  attribute_figures(out.figures, out.text, out.speech);
  out.events =
      find_events(out.text, *pack, knowledge, out.mentions, out.times, out.figures, out.speech, out.report.published.days);
  return out;
}

}  // namespace lagebild
