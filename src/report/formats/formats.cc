#include "report/formats/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ground/base/sha256.h"
#include "ground/text/text.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  void (*read)(const Input&, Run&, std::uint32_t);
};

// The list of formats: a new one is a file of its own and a line here.
constexpr std::array<FormatRow, 11> kFormats = {{
    {Format::text, "text", read_text},
    {Format::html, "html", read_html},
    {Format::jsonl, "jsonl", read_jsonl},
    {Format::feed, "feed", read_feed},
    {Format::json_feed, "json-feed", read_json_feed},
    {Format::warc, "warc", read_warc},
    {Format::archive, "archive", read_archive},
    {Format::mail, "mail", read_mail},
    {Format::mbox, "mbox", read_mbox},
    {Format::pdf, "pdf", read_pdf},
    {Format::docx, "docx", read_docx},
}};

// The agencies of a credit such as "(dpa/AFP)" or "(Reuters)": all that stands in the brackets must be agencies.
std::optional<std::string> credit_in(std::string_view text, const std::vector<std::string>& agencies) {
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || close - open > 40) continue;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    std::size_t at = 0;
    bool all = !inside.empty();
    while (all && at <= inside.size()) {
      const std::size_t end = std::min(inside.find_first_of("/,", at), inside.size());
      const std::string_view name = trim(inside.substr(at, end - at));
      all = std::find(agencies.begin(), agencies.end(), name) != agencies.end();
      at = end + 1;
    }
    if (all) return std::string(inside);
  }
  return std::nullopt;
}

// Credits stand in the dateline or at the end.
std::optional<std::string> agency_in(const Report& report, const PageWords& words) {
  const std::string_view text = report.text;
  if (auto credit = credit_in(text.substr(0, 160), words.agencies())) return credit;
  if (auto credit = credit_in(text.substr(text.size() - std::min<std::size_t>(text.size(), 160)), words.agencies()))
    return credit;
  const auto& agencies = words.agencies();
  if (report.author && std::find(agencies.begin(), agencies.end(), *report.author) != agencies.end()) return report.author;
  return std::nullopt;
}

std::string id_of(const Input& input) { return input.id.value_or(input.name); }

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  if (name == "auto") return Format::automatic;
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view format_name(Format format) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row.name;
  }
  return format == Format::automatic ? "auto" : "binary";
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names = {"auto"};
  for (const FormatRow& row : kFormats) names.push_back(row.name);
  return names;
}

void Run::read(const Input& input, std::uint32_t nesting) {
  if (stopped_) return;
  if (input.bytes.empty()) return refuse(input, input.bytes, Format::text, fmt::format("{} is empty; leave it out.", input.name));
  if (nesting > settings_.limits.nesting) {
    return refuse(
        input, input.bytes, Format::archive,
        fmt::format("{} stands {} containers deep; more than {} are not opened.", input.name, nesting, settings_.limits.nesting));
  }
  Format format = input.format == Format::automatic ? detect_format(input.bytes) : input.format;
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row.read(input, *this, nesting);
  }
  refuse(input, input.bytes, Format::binary,
         fmt::format("{} is of no kind that can be read (text, web page, JSONL, feed, WARC, archive, mail, PDF, DOCX).",
                     input.name));
}

void Run::give(Report report, const Input& input, std::string_view source, Format format) {
  if (stopped_) return;
  complete(report, input, source);
  if (!report.agency) report.agency = agency_in(report, settings_.words);
  stopped_ = !each_({std::move(report), source, format, input.content_type, input.headers});
}

void Run::refuse(const Input& input, std::string_view source, Format format, std::string message) {
  if (stopped_) return;
  stopped_ = !each_({Unreadable{id_of(input), std::move(message)}, source, format, {}, {}});
}

bool Run::unpacked(const Input& input, std::uint64_t bytes) {
  expanded_ += bytes;
  if (expanded_ <= settings_.limits.expanded) return true;
  refuse(input, {}, Format::archive,
         fmt::format("{} unpacks to more than {} bytes; what comes after was not read.", input.name, settings_.limits.expanded));
  stopped_ = true;
  return false;
}

bool Run::entry(const Input& input) {
  if (++entries_ <= settings_.limits.entries) return !stopped_;
  refuse(input, {}, Format::archive,
         fmt::format("{} is beyond the first {} parts; those after were not read.", input.name, settings_.limits.entries));
  stopped_ = true;
  return false;
}

Input part_of(const Input& whole, std::string name, std::string_view bytes, Format format) {
  Input part;
  part.name = std::move(name);
  part.bytes = bytes;
  part.format = format;
  part.outlet = whole.outlet;
  part.language = whole.language;
  part.published = whole.published;
  return part;
}

void complete(Report& report, const Input& input, std::string_view source) {
  report.sha256 = sha256_hex(source);
  report.id = input.id.value_or(report.sha256.substr(0, 12));
  const auto take = [](std::optional<std::string>& into, const std::optional<std::string>& given) {
    if (given) into = given;
  };
  take(report.outlet, input.outlet);
  take(report.url, input.url);
  take(report.title, input.title);
  take(report.language, input.language);
  take(report.fetched, input.fetched);
  if (!input.published) return;
  if (auto published = read_date(*input.published)) report.published = std::move(*published);
}

void read_reports(const Input& input, const Settings& settings, const Taker& each) {
  Run run(settings, each);
  run.read(input, 0);
}

std::vector<ReportOrError> read_reports(const Input& input, const Settings& settings) {
  std::vector<ReportOrError> all;
  read_reports(input, settings, [&](Part part) {
    all.push_back(std::move(part.outcome));
    return true;
  });
  return all;
}

ReportOrError read_report_bytes(const Input& input, const Settings& settings) {
  ReportOrError first = Unreadable{id_of(input), fmt::format("{} holds no report.", input.name)};
  read_reports(input, settings, [&](Part part) {
    first = std::move(part.outcome);
    return false;
  });
  return first;
}

}  // namespace lagebild
