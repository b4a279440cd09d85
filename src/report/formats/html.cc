#include "report/formats/html.h"

#include <fmt/format.h>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/encoding.h"
#include "report/formats/html_tree.h"
#include "report/formats/page_article.h"
#include "report/formats/page_facts.h"
#include "report/formats/page_lines.h"
#include "report/formats/run.h"

namespace lagebild {

namespace {

// Adds a line as a block; its runs become runs from the report's text to the bytes of the page.
void append_line(Report& report, const HtmlTree& tree, const PageLine& line, std::vector<SourceRun>& to_slim) {
  const std::uint32_t begin = append_block(report, line.text, line.kind);
  for (const LineRun& run : line.runs) {
    const HtmlNode& node = tree.nodes[run.node];
    const Span text{begin + run.text.begin, begin + run.text.end};
    if (node.source.size() == node.text.size()) {
      const std::uint32_t from = node.source.begin + run.node_begin;
      to_slim.push_back({text, {from, from + text.size()}});
    } else {
      to_slim.push_back({text, node.source});  // With entities: the whole text node.
    }
  }
}

void drop_line(Report& report, const PageLine& line, const std::string& reason) {
  if (!report.dropped.empty() && report.dropped.back().reason == reason) {
    report.dropped.back().text += "\n" + line.text;
  } else {
    report.dropped.push_back({line.text, reason});
  }
}

// In a live blog each entry stands under its time: the lines after a time element are its entry. Times that only date
// something inside an article do not stand before line after line.
std::vector<std::optional<std::string>> entry_times(const PageFacts& facts, const std::vector<PageLine>& lines,
                                                    const PageArticle& article) {
  std::vector<std::optional<std::string>> times(lines.size());
  std::size_t entries = 0, next = 0;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!article.reasons[i].empty()) continue;
    std::optional<std::string> time;
    for (; next < facts.times.size() && facts.times[next].first < lines[i].node; ++next) {
      if (facts.times[next].first > before && facts.times[next].second.time) time = facts.times[next].second.time;
    }
    entries += time.has_value();
    times[i] = std::move(time);
    before = lines[i].node;
  }
  if (entries < (facts.live_blog ? 1u : 4u)) times.assign(lines.size(), std::nullopt);
  return times;
}

// A page whose text only its machine-readable part holds.
void take_article_body(Report& report, const PageFacts& facts) {
  if (!facts.article_body || facts.article_body->size() < 200 || report.text.size() * 4 > facts.article_body->size()) return;
  report.text = *facts.article_body;
  report.blocks = paragraph_blocks(report.text);
  report.map.clear();
  report.notes.emplace_back("The text is that of the page's machine-readable part; the page itself shows none of it.");
}

void take_facts(Report& report, PageFacts facts) {
  report.title = std::move(facts.title);
  report.outlet = std::move(facts.outlet);
  report.author = std::move(facts.author);
  report.url = std::move(facts.url);
  report.language = std::move(facts.language);
  report.published = std::move(facts.published);
  if (facts.updated) report.updated = facts.updated->time ? *facts.updated->time : iso(facts.updated->days->from);
}

}  // namespace

ReportOrError page_report(const Input& input, const Settings& settings) {
  if (input.bytes.size() > settings.limits.document) {
    return Unreadable{input.id.value_or(input.name), fmt::format("{} is a page of {} bytes; more than {} are not read.",
                                                                 input.name, input.bytes.size(), settings.limits.document)};
  }
  Decoded decoded = decode(input.bytes, input.content_type.value_or(""), true);
  const HtmlTree tree = parse_html(decoded.text, settings.limits.depth);
  const std::vector<PageLine> lines = page_lines(tree);
  PageFacts facts = page_facts(tree, settings.words, settings.limits.depth);
  title_from_lines(facts, tree, lines);
  date_from_lines(facts, lines, settings.words, input.url ? input.url : facts.url, title_line(tree, lines, facts));
  const auto out = furniture(tree, lines, facts, settings.words);
  const PageArticle article = choose_article(tree, lines, out, facts, settings.words);
  Report report;
  report.notes = std::move(decoded.notes);
  report.notes.insert(report.notes.end(), tree.notes.begin(), tree.notes.end());
  std::vector<SourceRun> to_slim;
  const auto times = entry_times(facts, lines, article);
  std::optional<std::string> time;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!article.reasons[i].empty()) {
      drop_line(report, lines[i], article.reasons[i]);
      continue;
    }
    append_line(report, tree, lines[i], to_slim);
    if (times[i]) time = times[i];
    if (times[i] && lines[i].kind != BlockKind::heading) report.blocks.back().kind = BlockKind::entry;
    report.blocks.back().time = time;
  }
  report.map = compose_maps(compose_maps(to_slim, tree.slim_map), decoded.map);
  take_article_body(report, facts);
  if (report.text.empty()) {
    return Unreadable{input.id.value_or(input.name),
                      fmt::format("{} is a page without an article; nothing was read from it.", input.name)};
  }
  take_facts(report, std::move(facts));
  return report;
}

void append_fragment(Report& report, std::string_view html_utf8, const Settings& settings) {
  const HtmlTree tree = parse_html(html_utf8, settings.limits.depth);
  const std::vector<PageLine> lines = page_lines(tree);
  const auto out = furniture(tree, lines, {}, settings.words);
  for (const PageLine& line : lines) {
    if (out[line.node].empty()) {
      append_block(report, line.text, line.kind);
    } else {
      drop_line(report, line, std::string(out[line.node]));
    }
  }
}

void read_html(const Input& input, Run& run, std::uint32_t) {
  ReportOrError page = page_report(input, run.settings());
  if (auto* report = std::get_if<Report>(&page)) return run.give(std::move(*report), input, input.bytes, Format::html);
  run.refuse(input, input.bytes, Format::html, std::get<Unreadable>(page).message);
}

}  // namespace lagebild
