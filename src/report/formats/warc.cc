#include "report/formats/warc.h"

#include <fmt/format.h>

#include <charconv>

#include "report/formats/html.h"
#include "report/formats/http.h"
#include "report/formats/inflate.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {
constexpr std::size_t kMostHeader = 256 << 10;
}

WarcReader::WarcReader(std::string_view bytes, std::uint64_t most) : bytes_(bytes), most_(most) {
  if (!bytes.starts_with("\x1F\x8B")) return;
  gzip_ = std::make_unique<GzipStream>(bytes);
  bytes_ = {};
}

WarcReader::~WarcReader() = default;

// Whether `size` bytes are there, unpacking as needed.
bool WarcReader::have(std::uint64_t size) {
  if (bytes_.size() >= size) return true;
  if (!gzip_) return false;
  buffer_.erase(0, buffer_.size() - bytes_.size());
  while (buffer_.size() < size) {
    const std::size_t before = buffer_.size();
    if (!gzip_->more(buffer_)) break;
    unpacked_ += buffer_.size() - before;
  }
  bytes_ = buffer_;
  return bytes_.size() >= size;
}

void WarcReader::skip(std::uint64_t size) {
  while (size > 0) {
    if (!have(1)) return;
    const std::uint64_t step = std::min<std::uint64_t>(size, bytes_.size());
    bytes_.remove_prefix(step);
    size -= step;
  }
}

std::optional<WarcRecord> WarcReader::broken(const char* how) {
  problem_ = how;
  return std::nullopt;
}

std::optional<WarcRecord> WarcReader::next() {
  skip(pending_);
  pending_ = 0;
  while (have(1) && (bytes_[0] == '\r' || bytes_[0] == '\n')) bytes_.remove_prefix(1);
  if (!have(1)) return gzip_ && gzip_->broken() ? broken("its packing breaks off") : std::nullopt;
  std::size_t end = std::string_view::npos;
  for (std::size_t size = 4096; end == std::string_view::npos; size *= 4) {
    const bool all = !have(size);
    end = bytes_.substr(0, size).find("\r\n\r\n");
    if (end == std::string_view::npos && (all || size > kMostHeader)) return broken("a record has no end of its header");
  }
  if (!bytes_.starts_with("WARC/")) return broken("a record does not begin with \"WARC/\"");
  const std::string_view length_text = header_value(bytes_.substr(0, end), "content-length");
  WarcRecord record;
  const auto parsed = std::from_chars(length_text.data(), length_text.data() + length_text.size(), record.length);
  if (length_text.empty() || parsed.ec != std::errc()) return broken("a record does not say its length");
  const bool fits = record.length <= most_;
  const std::uint64_t whole = end + 4 + (fits ? record.length : 0);
  if (!have(whole)) return broken("its last record breaks off");
  const std::string_view header = bytes_.substr(0, end);
  record.type = header_value(header, "warc-type");
  record.url = header_value(header, "warc-target-uri");
  if (record.url.starts_with('<') && record.url.ends_with('>')) record.url = record.url.substr(1, record.url.size() - 2);
  record.date = header_value(header, "warc-date");
  record.content_type = header_value(header, "content-type");
  record.id = header_value(header, "warc-record-id");
  if (fits) record.block = bytes_.substr(end + 4, record.length);
  pending_ = end + 4 + record.length;
  return record;
}

namespace {

// What of a crawl can be a report; pictures, styles and scripts are passed over without a word.
bool readable(std::string_view content_type) {
  for (const std::string_view kind :
       {"text/html", "application/xhtml", "text/plain", "application/pdf", "application/rss", "application/atom",
        "application/feed+json", "text/xml", "application/xml", "message/rfc822"}) {
    if (starts_ignoring_case(content_type, kind)) return true;
  }
  return false;
}

void read_payload(const Input& input, const WarcRecord& record, std::string_view payload, std::string_view content_type,
                  std::size_t number, Run& run, std::uint32_t nesting) {
  if (!readable(content_type) || payload.empty()) return;
  Input part = part_of(input, fmt::format("{}:{}", input.name, number), payload);
  if (!run.entry(part)) return;
  if (!record.url.empty()) part.url = record.url;
  if (!record.date.empty()) part.fetched = record.date;
  part.content_type = content_type;
  run.read(part, nesting + 1);
}

void read_record(const Input& input, const WarcRecord& record, std::size_t number, Run& run, std::uint32_t nesting) {
  const bool response = record.type == "response" && find_ignoring_case(record.content_type, "http") != std::string_view::npos;
  if (record.type == "resource" || record.type == "conversion") {
    return read_payload(input, record, record.block, record.content_type, number, run, nesting);
  }
  if (!response) return;  // Also revisits: the page had not changed since the version that stands before.
  const HttpResponse http = parse_http(record.block);
  if (http.status < 200 || http.status > 299 || !readable(http.content_type)) return;
  const auto body = http_body(http, run.settings().limits.document);
  if (!body) {
    const Input part = part_of(input, fmt::format("{}:{}", input.name, number), record.block);
    return run.refuse(
        part, record.block, Format::html,
        fmt::format("Record {} of {} ({}) cannot be unpacked as {}.", number, input.name, record.url, http.content_encoding));
  }
  if (!run.unpacked(input, body->size())) return;
  read_payload(input, record, *body, http.content_type, number, run, nesting);
}

}  // namespace

void read_warc(const Input& input, Run& run, std::uint32_t nesting) {
  WarcReader reader(input.bytes, run.settings().limits.document);
  std::size_t number = 0;
  std::uint64_t counted = 0;
  while (!run.stopped()) {
    const auto record = reader.next();
    if (!record) break;
    ++number;
    if (!run.unpacked(input, reader.unpacked() - counted)) return;
    counted = reader.unpacked();
    if (record->block.empty() && record->length > 0) {
      run.refuse(part_of(input, fmt::format("{}:{}", input.name, number), {}), {}, Format::warc,
                 fmt::format("Record {} of {} ({}) has {} bytes; larger ones than {} are not read.", number, input.name,
                             record->url, record->length, run.settings().limits.document));
      continue;
    }
    read_record(input, *record, number, run, nesting);
  }
  if (reader.problem().empty()) return;
  run.refuse(input, input.bytes, Format::warc,
             fmt::format("{} cannot be read after record {}: {}.", input.name, number, reader.problem()));
}

}  // namespace lagebild
