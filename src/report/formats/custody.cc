#include "report/formats/custody.h"

#include <fmt/format.h>

#include <algorithm>

#include "ground/base/sha256.h"

namespace lagebild {

std::optional<Span> source_span(const Report& report, Span text) {
  std::optional<Span> out;
  auto run =
      std::partition_point(report.map.begin(), report.map.end(), [&](const SourceRun& r) { return r.text.end <= text.begin; });
  for (; run != report.map.end() && run->text.begin < text.end; ++run) {
    Span source = run->source;
    if (run->text.size() == run->source.size()) {
      const std::uint32_t skip = std::max(run->text.begin, text.begin) - run->text.begin;
      const std::uint32_t size = std::min(run->text.end, text.end) - run->text.begin - skip;
      source = {source.begin + skip, source.begin + skip + size};
    }
    if (!out) out = source;
    out = Span{std::min(out->begin, source.begin), std::max(out->end, source.end)};
  }
  return out;
}

std::string replay(const Report& kept, std::string_view source, Format format, const Settings& settings) {
  if (sha256_hex(source) != kept.sha256) return fmt::format("The bytes of report {} are not those whose hash was kept.", kept.id);
  Input input{kept.id, source};
  input.format = format;
  input.id = kept.id;
  input.url = kept.url;
  const ReportOrError again = read_report_bytes(input, settings);
  const auto* report = std::get_if<Report>(&again);
  if (report == nullptr) return fmt::format("Report {} cannot be read again: {}", kept.id, std::get<Unreadable>(again).message);
  if (report->text != kept.text)
    return fmt::format("Report {} read again gives another text; the reader or its word lists have changed.", kept.id);
  const bool same = std::equal(report->blocks.begin(), report->blocks.end(), kept.blocks.begin(), kept.blocks.end(),
                               [](const Block& a, const Block& b) { return a.span == b.span && a.kind == b.kind; });
  return same ? std::string()
              : fmt::format("Report {} read again falls into other blocks; the reader or its word lists have changed.", kept.id);
}

}  // namespace lagebild
