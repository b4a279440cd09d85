// JSONL: one report a line, {"id", "text" or "html", "title"?, "url"?, "outlet"?, "published"?, "language"?}.
// `text` is kept as it is given, to the byte: offsets in it are promised to who wrote it.

#include <fmt/format.h>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/html.h"
#include "report/formats/json_value.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

void take(std::optional<std::string>& into, const JsonValue& line, std::string_view name) {
  if (auto value = line.text_of(name)) into = std::move(value);
}

std::optional<std::string> id_of(const JsonValue& line) {
  const JsonValue* id = line.find("id");
  if (id == nullptr || id->text.empty()) return std::nullopt;
  return id->text;  // A number is taken as its digits.
}

// What is wrong with the line, as the end of a sentence; empty where it is good.
std::string complaint(const JsonValue& line) {
  if (line.kind != JsonValue::Kind::object) return "is no JSON object; write {\"id\": …, \"text\": …}";
  const JsonValue* published = line.find("published");
  if (published != nullptr && published->kind != JsonValue::Kind::null &&
      (published->kind != JsonValue::Kind::text || (!published->text.empty() && !read_date(published->text)))) {
    return fmt::format("has \"published\": \"{}\", which is no date; write 2016-09-29, 2016-09, 2016 or RFC 3339",
                       published->text);
  }
  if (!line.text_of("text") && !line.text_of("html")) return "has neither \"text\" nor \"html\"; give one of them";
  return {};
}

void read_line(const Input& line_input, const JsonValue& line, std::string_view source, Run& run) {
  Input given = line_input;
  take(given.url, line, "url");
  take(given.outlet, line, "outlet");
  take(given.title, line, "title");
  take(given.language, line, "language");
  take(given.published, line, "published");
  if (const auto text = line.text_of("text")) {
    Report report;
    report.text = valid_utf8(*text) ? *text : to_utf8(*text);
    report.blocks = paragraph_blocks(report.text);
    return run.give(std::move(report), given, source, Format::jsonl);
  }
  const std::string html = *line.text_of("html");
  given.bytes = html;
  given.content_type = "text/html; charset=utf-8";
  ReportOrError page = page_report(given, run.settings());
  if (auto* report = std::get_if<Report>(&page)) {
    report->map.clear();  // The bytes of the page are escaped in the line.
    return run.give(std::move(*report), given, source, Format::jsonl);
  }
  run.refuse(given, source, Format::jsonl, std::get<Unreadable>(page).message);
}

}  // namespace

void read_jsonl(const Input& input, Run& run, std::uint32_t) {
  std::string_view bytes = input.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size() && !run.stopped();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view source = trim(bytes.substr(at, end - at));
    at = end + 1;
    ++number;
    if (source.empty()) continue;
    Input line_input = part_of(input, fmt::format("{}:{}", input.name, number), source, Format::jsonl);
    if (!run.entry(line_input)) return;
    if (source.size() > run.settings().limits.document) {
      run.refuse(line_input, source, Format::jsonl,
                 fmt::format("Line {} of {} is larger than {} bytes.", number, input.name, run.settings().limits.document));
      continue;
    }
    JsonProblem problem;
    const auto line = parse_json(source, run.settings().limits.depth, true, &problem);
    if (!line) {
      run.refuse(line_input, source, Format::jsonl,
                 fmt::format("Line {} of {} is no JSON: {} at byte {}.", number, input.name, problem.what, problem.byte));
      continue;
    }
    if (line->kind == JsonValue::Kind::object) line_input.id = id_of(*line);
    if (const std::string wrong = complaint(*line); !wrong.empty()) {
      run.refuse(line_input, source, Format::jsonl, fmt::format("Line {} of {} {}.", number, input.name, wrong));
      continue;
    }
    read_line(line_input, *line, source, run);
  }
}

}  // namespace lagebild
