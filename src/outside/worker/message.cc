#include "outside/worker/message.h"

#include <cstdint>
#include <type_traits>

#include "ground/text/text.h"

namespace lagebild {

namespace {

class Writer {
 public:
  std::string out;
  void number(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
  }
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void maybe(const std::optional<std::string>& value) {
    number(value ? 1 : 0);
    if (value) text(*value);
  }
  void span(Span value) {
    number(value.begin);
    number(value.end);
  }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool good = true;

  std::uint64_t number() {
    if (bytes_.size() < 8) return fail();
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[i])) << 8 * i;
    bytes_.remove_prefix(8);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (!good || size > bytes_.size()) return fail(), std::string();
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }
  std::string utf8() {
    std::string value = text();
    if (!valid_utf8(value)) fail();
    return value;
  }
  std::optional<std::string> maybe() {
    if (number() == 0 || !good) return std::nullopt;
    return utf8();
  }
  // A span of something of `size` bytes.
  Span span(std::uint64_t size) {
    const std::uint64_t begin = number(), end = number();
    if (begin > end || end > size) return fail(), Span{};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  // How many things of at least `each` bytes follow.
  std::uint64_t count(std::uint64_t each) {
    const std::uint64_t value = number();
    return value > bytes_.size() / each ? fail() : value;
  }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

 private:
  std::uint64_t fail() {
    good = false;
    bytes_ = {};
    return 0;
  }
  std::string_view bytes_;
};

void write(Writer& to, const Report& report) {
  to.text(report.id);
  to.text(report.sha256);
  for (const auto* field : {&report.outlet, &report.url, &report.title, &report.author, &report.agency, &report.language,
                            &report.updated, &report.fetched, &report.published.time}) {
    to.maybe(*field);
  }
  to.number(report.published.days ? 1 : 0);
  if (report.published.days) {
    to.text(iso(report.published.days->from));
    to.text(iso(report.published.days->to));
  }
  to.number(static_cast<std::uint64_t>(report.published.basis));
  to.text(report.text);
  to.number(report.blocks.size());
  for (const Block& block : report.blocks) {
    to.span(block.span);
    to.number(static_cast<std::uint64_t>(block.kind));
    to.maybe(block.time);
  }
  to.number(report.dropped.size());
  for (const Dropped& part : report.dropped) {
    to.text(part.text);
    to.text(part.reason);
  }
  to.number(report.map.size());
  for (const SourceRun& run : report.map) {
    to.span(run.text);
    to.span(run.source);
  }
  to.number(report.notes.size());
  for (const std::string& note : report.notes) to.text(note);
}

Report read_report_from(Reader& from, std::uint64_t source_size) {
  Report report;
  report.id = from.utf8();
  report.sha256 = from.utf8();
  for (auto* field : {&report.outlet, &report.url, &report.title, &report.author, &report.agency, &report.language,
                      &report.updated, &report.fetched, &report.published.time}) {
    *field = from.maybe();
  }
  if (from.number() == 1) {
    const auto first = parse_day(from.text()), last = parse_day(from.text());
    if (first && last && *first <= *last) report.published.days = Days{*first, *last};
  }
  report.published.basis = static_cast<Basis>(from.number() % 3);
  if (!report.published.days) report.published.basis = Basis::unknown;
  report.text = from.utf8();
  const std::uint64_t size = report.text.size();
  for (std::uint64_t left = from.count(32); left > 0 && from.good; --left) {
    const Span span = from.span(size);
    const auto kind = static_cast<BlockKind>(from.number() % 8);
    report.blocks.push_back({span, kind, from.maybe()});
  }
  for (std::uint64_t left = from.count(16); left > 0 && from.good; --left) {
    std::string text = from.utf8();
    report.dropped.push_back({std::move(text), from.utf8()});
  }
  for (std::uint64_t left = from.count(32); left > 0 && from.good; --left) {
    const Span text = from.span(size);
    report.map.push_back({text, from.span(source_size)});
  }
  for (std::uint64_t left = from.count(8); left > 0 && from.good; --left) report.notes.push_back(from.utf8());
  return report;
}

}  // namespace

std::string part_to_bytes(const Part& part, std::string_view input) {
  Writer to;
  const bool inside =
      part.source.data() >= input.data() && part.source.data() + part.source.size() <= input.data() + input.size();
  to.number(static_cast<std::uint64_t>(part.format));
  to.maybe(part.content_type);
  to.maybe(part.headers);
  to.number(inside ? 1 : 0);
  if (inside) {
    to.number(static_cast<std::uint64_t>(part.source.data() - input.data()));
    to.number(part.source.size());
  } else {
    to.text(part.source);
  }
  const auto* report = std::get_if<Report>(&part.outcome);
  to.number(report != nullptr ? 1 : 0);
  if (report != nullptr) {
    write(to, *report);
  } else {
    to.text(std::get<Unreadable>(part.outcome).id);
    to.text(std::get<Unreadable>(part.outcome).message);
  }
  return std::move(to.out);
}

std::optional<ReceivedPart> part_from_bytes(std::string_view bytes, std::string_view input) {
  Reader from(bytes);
  ReceivedPart out;
  const std::uint64_t format = from.number();
  if (format > static_cast<std::uint64_t>(Format::binary)) return std::nullopt;
  out.part.format = static_cast<Format>(format);
  out.part.content_type = from.maybe();
  out.part.headers = from.maybe();
  if (from.number() == 1) {
    const std::uint64_t begin = from.number(), size = from.number();
    if (begin > input.size() || size > input.size() - begin) return std::nullopt;
    out.part.source = input.substr(begin, size);
  } else {
    out.source = from.text();
    out.part.source = out.source;
  }
  const std::uint64_t source_size = out.part.source.size();
  if (from.number() == 1) {
    out.part.outcome = read_report_from(from, source_size);
  } else {
    std::string id = from.utf8();
    out.part.outcome = Unreadable{std::move(id), from.utf8()};
  }
  if (!from.good || !from.at_end()) return std::nullopt;
  return out;
}

}  // namespace lagebild
