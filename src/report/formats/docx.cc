// DOCX press releases (ECMA-376): paragraphs, headings, list items and table rows of word/document.xml; title, author and
// dates of docProps/core.xml. Tracked deletions are left out, insertions are in.

#include <fmt/format.h>

#include <cstring>
#include <pugixml.hpp>
#include <set>

#include "report/formats/blocks.h"
#include "report/formats/members.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

bool named(const pugi::xml_node& node, const char* name) { return std::strcmp(node.name(), name) == 0; }

// Walks the document once, without recursion, and closes a block at the end of each paragraph or row.
class DocxText {
 public:
  DocxText(Report& report, std::set<std::string> heading_styles) : report_(report), heading_styles_(std::move(heading_styles)) {}

  void run(const pugi::xml_node& body) {
    pugi::xml_node node = body.first_child();
    while (node) {
      const bool into = enter(node);
      if (into && node.first_child()) {
        node = node.first_child();
        continue;
      }
      leave(node);
      while (!node.next_sibling()) {
        node = node.parent();
        if (node == body || !node) return;
        leave(node);
      }
      node = node.next_sibling();
    }
  }

 private:
  bool enter(const pugi::xml_node& node) {
    if (named(node, "w:del") || named(node, "w:instrText") || named(node, "mc:Fallback") || named(node, "w:pict")) return false;
    if (named(node, "w:tr")) ++rows_;
    if (named(node, "w:tc") && rows_ > 0 && !text_.empty()) text_ += '\t';
    if (named(node, "w:pStyle")) heading_ = heading_styles_.count(node.attribute("w:val").value()) > 0;
    if (named(node, "w:numPr")) list_ = true;
    if (named(node, "w:t")) text_ += node.text().get();
    if (named(node, "w:tab")) text_ += ' ';
    if (named(node, "w:br") || named(node, "w:cr")) text_ += '\n';
    return true;
  }

  void leave(const pugi::xml_node& node) {
    if (named(node, "w:tr") && rows_ > 0 && --rows_ == 0) return close(BlockKind::table_row);
    if (!named(node, "w:p")) return;
    if (rows_ > 0) {
      if (!text_.empty() && text_.back() != '\t') text_ += ' ';
      return;
    }
    close(heading_ ? BlockKind::heading : list_ ? BlockKind::list_item : BlockKind::paragraph);
  }

  void close(BlockKind kind) {
    const std::string_view text = trim(text_);
    if (!text.empty()) append_block(report_, text, kind);
    text_.clear();
    heading_ = list_ = false;
  }

  Report& report_;
  std::set<std::string> heading_styles_;
  std::string text_;
  int rows_ = 0;
  bool heading_ = false, list_ = false;
};

void take_properties(Report& report, const std::string& xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());
  const pugi::xml_node root = document.document_element();
  const auto text = [&](const char* name) { return std::string(trim(root.child(name).text().get())); };
  if (!text("dc:title").empty()) report.title = text("dc:title");
  if (!text("dc:creator").empty()) report.author = text("dc:creator");
  if (const auto date = read_date(text("dcterms:created"))) report.published = *date;
  if (!text("dcterms:modified").empty()) report.updated = text("dcterms:modified");
}

// Ids differ with the language of the writer's program ("berschrift1"); the names of the built-in styles do not.
std::set<std::string> heading_styles(const std::string& xml) {
  std::set<std::string> ids;
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());
  for (const pugi::xml_node& style : document.document_element().children("w:style")) {
    const std::string name = ascii_lower(style.child("w:name").attribute("w:val").value());
    if (name.starts_with("heading ") || name == "title") ids.insert(style.attribute("w:styleId").value());
  }
  return ids;
}

}  // namespace

void read_docx(const Input& input, Run& run, std::uint32_t) {
  std::string text, styles, properties, problem;
  bool found = false;
  const Limits& limits = run.settings().limits;
  const MemberLimits bounds{2 * limits.document, 8 * limits.document, limits.ratio, 10'000};
  const std::string broken = read_members(input.bytes, bounds, [&](Member member) {
    if (member.name == "docProps/core.xml") properties = std::move(member.bytes);
    if (member.name == "word/styles.xml") styles = std::move(member.bytes);
    if (member.name != "word/document.xml") return true;
    found = true;
    problem = std::move(member.problem);
    text = std::move(member.bytes);
    return true;
  });
  pugi::xml_document document;
  const auto result = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (found && !result && problem.empty()) problem = fmt::format("has text that is no XML at byte {}", result.offset);
  Report report;
  take_properties(report, properties);
  DocxText(report, heading_styles(styles)).run(document.document_element());
  if (problem.empty() && !report.text.empty()) return run.give(std::move(report), input, input.bytes, Format::docx);
  if (problem.empty())
    problem = !broken.empty() ? "cannot be opened: " + broken : found ? "holds no text" : "has no word/document.xml";
  run.refuse(input, input.bytes, Format::docx, fmt::format("{} {}.", input.name, problem));
}

}  // namespace lagebild
