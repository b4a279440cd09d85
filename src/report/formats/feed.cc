// Feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom; and JSON Feed. One report an entry, in the order of the feed.
//
//   <item><title>Brand im Hafen</title><description>Drei Verletzte …</description></item>  ->  title, text, link, date
//
// An entry that has a title only is a report of that one line. Entries are read from their own text or markup; nothing is
// fetched. XML is read by pugixml: no DTD, no entities but XML's own five, nothing external.

#include <fmt/format.h>

#include <cstring>
#include <pugixml.hpp>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/encoding.h"
#include "report/formats/html.h"
#include "report/formats/json_value.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  return out;
}

// The text of the first child of one of these names that has any.
std::optional<std::string> first_text(const pugi::xml_node& parent, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const pugi::xml_node& child : parent.children(name)) {
      std::string text = collapse(text_of(child));
      if (!text.empty()) return text;
    }
  }
  return std::nullopt;
}

std::optional<std::string> link_of(const pugi::xml_node& entry) {
  for (const pugi::xml_node& link : entry.children("link")) {
    const std::string_view rel = link.attribute("rel").value();
    if (*link.attribute("href").value() != '\0' && (rel.empty() || rel == "alternate")) return link.attribute("href").value();
  }
  if (auto link = first_text(entry, {"link"})) return link;
  const pugi::xml_node guid = entry.child("guid");
  if (guid && std::strcmp(guid.attribute("isPermaLink").value(), "false") != 0) {
    if (std::string link = text_of(guid); link.starts_with("http")) return link;
  }
  return std::nullopt;
}

std::optional<std::string> author_of(const pugi::xml_node& entry) {
  if (auto name = first_text(entry.child("author"), {"name"})) return name;
  return first_text(entry, {"dc:creator", "author", "itunes:author"});
}

// The body of an entry: markup where it is escaped or XHTML, the longest of what is there.
std::string body_of(const pugi::xml_node& entry) {
  std::string best;
  for (const char* name : {"content:encoded", "content", "description", "summary", "media:description"}) {
    const pugi::xml_node node = entry.child(name);
    if (!node) continue;
    std::string body = text_of(node);
    if (std::strcmp(node.attribute("type").value(), "xhtml") == 0 && node.first_child()) {
      struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* bytes, std::size_t size) override { out.append(static_cast<const char*>(bytes), size); }
      } writer;
      for (const pugi::xml_node& child : node.children()) child.print(writer, "", pugi::format_raw);
      body = std::move(writer.out);
    }
    if (body.size() > best.size()) best = std::move(body);
  }
  return best;
}

std::optional<Published> date_of(const pugi::xml_node& entry, std::initializer_list<const char*> names) {
  const auto text = first_text(entry, names);
  return text ? read_date(*text) : std::nullopt;
}

// Titles may be escaped markup: "K&amp;ouml;ln".
std::string plain_title(const std::string& title, const Settings& settings) {
  if (title.find_first_of("<&") == std::string::npos) return title;
  Report scratch;
  append_fragment(scratch, title, settings);
  return collapse(scratch.text);
}

void fill_text(Report& report, const std::string& body, const Settings& settings) {
  if (!body.empty()) append_fragment(report, body, settings);
  if (report.text.empty() && report.title) append_block(report, *report.title, BlockKind::heading);
}

class FeedReader {
 public:
  FeedReader(const Input& input, Run& run)
      : input_(input), run_(run), decoded_(decode(input.bytes, input.content_type.value_or(""), true)) {}

  void read() {
    pugi::xml_document document;
    const auto result =
        document.load_buffer(decoded_.text.data(), decoded_.text.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    const pugi::xml_node channel = root.child("channel") ? root.child("channel") : root;
    outlet_ = first_text(channel, {"title"});
    language_ = first_text(channel, {"language", "dc:language"});
    if (!language_ && *root.attribute("xml:lang").value() != '\0') language_ = root.attribute("xml:lang").value();
    const std::string_view name = root.name();
    if (name == "item" || name == "entry") {
      outlet_.reset();
      read_entry(root);
    }
    for (const pugi::xml_node& parent : {channel, root}) {
      for (const pugi::xml_node& entry : parent.children()) {
        const std::string_view kind = entry.name();
        if ((kind == "item" || kind == "entry") && !run_.stopped()) read_entry(entry);
      }
      if (channel == root) break;
    }
    if (!result) {
      run_.refuse(input_, input_.bytes, Format::feed,
                  fmt::format("{} is not well-formed XML at byte {} ({}); entries from there on were not read.", input_.name,
                              result.offset, result.description()));
    }
  }

 private:
  // The bytes of the entry, from its "<" to after its end tag.
  [[nodiscard]] std::string_view source_of(const pugi::xml_node& entry) const {
    const std::string_view text = decoded_.text == input_.bytes ? input_.bytes : std::string_view(decoded_.text);
    const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(entry.offset_debug() - 1, 0));
    const std::string close = fmt::format("</{}>", entry.name());
    const std::size_t end = text.find(close, begin);
    return text.substr(begin, end == std::string_view::npos ? end : end + close.size() - begin);
  }

  void read_entry(const pugi::xml_node& entry) {
    Input part = part_of(input_, fmt::format("{}:{}", input_.name, ++number_), {}, Format::feed);
    if (!run_.entry(part)) return;
    Report report;
    if (auto title = first_text(entry, {"title"})) report.title = plain_title(*title, run_.settings());
    report.url = link_of(entry);
    report.author = author_of(entry);
    report.outlet = outlet_;
    if (const auto source = first_text(entry.child("source"), {"title"})) report.outlet = source;
    if (language_ && language_->size() >= 2) report.language = ascii_lower(language_->substr(0, 2));
    if (auto date = date_of(entry, {"pubDate", "published", "dc:date", "issued", "dcterms:issued", "updated"}))
      report.published = *date;
    if (auto date = date_of(entry, {"updated", "dcterms:modified"}))
      report.updated = date->time ? *date->time : iso(date->days->from);
    fill_text(report, body_of(entry), run_.settings());
    const std::string_view source = source_of(entry);
    if (report.text.empty()) {
      return run_.refuse(part, source, Format::feed,
                         fmt::format("Entry {} of {} has neither text nor title.", number_, input_.name));
    }
    run_.give(std::move(report), part, source, Format::feed);
  }

  const Input& input_;
  Run& run_;
  Decoded decoded_;
  std::optional<std::string> outlet_, language_;
  std::size_t number_ = 0;
};

std::optional<std::string> json_author(const JsonValue& item) {
  const JsonValue* authors = item.find("authors");
  if (authors != nullptr && !authors->items.empty()) return authors->items[0].text_of("name");
  const JsonValue* author = item.find("author");
  return author == nullptr ? std::nullopt : author->text_of("name");
}

void read_item(const JsonValue& item, const JsonValue& feed, const Input& part, std::string_view source, Run& run) {
  Report report;
  report.title = item.text_of("title");
  report.url = item.text_of("url");
  report.author = json_author(item);
  report.outlet = feed.text_of("title");
  report.language = item.text_of("language") ? item.text_of("language") : feed.text_of("language");
  if (report.language) report.language = ascii_lower(report.language->substr(0, 2));
  if (auto date = item.text_of("date_published")) report.published = read_date(*date).value_or(Published{});
  report.updated = item.text_of("date_modified");
  if (auto html = item.text_of("content_html")) append_fragment(report, to_utf8(*html), run.settings());
  for (const char* name : {"content_text", "summary"}) {
    const auto text = item.text_of(name);
    if (!text || !report.text.empty()) continue;
    report.text = to_utf8(*text);
    report.blocks = paragraph_blocks(report.text);
  }
  if (report.text.empty() && report.title) append_block(report, *report.title, BlockKind::heading);
  if (report.text.empty())
    return run.refuse(part, source, Format::json_feed, fmt::format("Entry {} has neither text nor title.", part.name));
  run.give(std::move(report), part, source, Format::json_feed);
}

}  // namespace

void read_feed(const Input& input, Run& run, std::uint32_t) {
  if (input.bytes.size() > 4 * run.settings().limits.document) {
    return run.refuse(input, input.bytes, Format::feed,
                      fmt::format("{} is a feed of {} bytes; that is more than is read.", input.name, input.bytes.size()));
  }
  FeedReader(input, run).read();
}

void read_json_feed(const Input& input, Run& run, std::uint32_t) {
  JsonProblem problem;
  const Decoded decoded = decode(input.bytes);
  const auto feed = parse_json(decoded.text, run.settings().limits.depth, false, &problem);
  const JsonValue* items = feed ? feed->find("items") : nullptr;
  if (items == nullptr || items->kind != JsonValue::Kind::list) {
    return run.refuse(
        input, input.bytes, Format::json_feed,
        fmt::format("{} is no JSON feed: {}.", input.name, problem.what.empty() ? "it has no list \"items\"" : problem.what));
  }
  std::size_t number = 0;
  for (const JsonValue& item : items->items) {
    const Input part = part_of(input, fmt::format("{}:{}", input.name, ++number), {}, Format::json_feed);
    if (run.stopped() || !run.entry(part)) return;
    const std::size_t end = std::min(item.end, decoded.text.size());
    read_item(item, *feed, part, std::string_view(decoded.text).substr(item.begin, end - item.begin), run);
  }
}

}  // namespace lagebild
