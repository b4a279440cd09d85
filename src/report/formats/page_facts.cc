#include "report/formats/page_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/dates.h"
#include "report/formats/json_value.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

// What is said several times, in an order of belief: the lowest rank wins, of equals the first.
template <typename T>
struct Best {
  std::optional<T> value;
  int rank = 1000;
  void offer(std::optional<T> other, int at) {
    if (other && at < rank) value = std::move(other), rank = at;
  }
};

struct Sayings {
  Best<std::string> title, outlet, author, url, language;
  Best<Published> published, updated;
  std::optional<std::string> article_body, document_title, headline;
  std::vector<std::pair<std::uint32_t, Published>> times;
  bool live_blog = false;
};

std::optional<std::string> clean(std::string_view text) {
  std::string out = collapse(text);
  if (out.empty()) return std::nullopt;
  return out;
}

// JSON-LD and attributes often hold escaped markup: "K&ouml;ln &amp; <b>Bonn</b>".
std::optional<std::string> clean_markup(std::string_view text) {
  if (text.find_first_of("<&") == std::string_view::npos) return clean(text);
  const HtmlTree tree = parse_html(text, 40);
  std::string out;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag == Tag::text) out += tree.text(i);
    if (!inline_tag(tree.nodes[i].tag) || tree.nodes[i].tag == Tag::br) out += '\n';
  }
  return clean(out);
}

// An articleBody, markup or plain, with its paragraphs.
std::string body_text(const std::string& body) {
  if (body.find('<') == std::string::npos) return to_utf8(trim(body));
  Report scratch;
  for (const PageLine& line : page_lines(parse_html(body, 40))) append_block(scratch, line.text, line.kind);
  return scratch.text;
}

// ---- JSON-LD (https://schema.org) ----

std::string type_of(const JsonValue& object) {
  const JsonValue* type = object.find("@type");
  if (type == nullptr) return {};
  if (type->kind == JsonValue::Kind::list && !type->items.empty()) type = &type->items[0];
  return type->text;
}

std::string names_in(const JsonValue& value) {
  if (value.kind == JsonValue::Kind::text) return value.text.starts_with("http") ? std::string() : value.text;
  std::string out;
  if (value.kind == JsonValue::Kind::object) {
    const JsonValue* name = value.find("name");
    return name == nullptr ? out : names_in(*name);
  }
  for (const JsonValue& item : value.items) {
    const std::string name = names_in(item);
    if (name.empty() || out.find(name) != std::string::npos) continue;
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

// 0 for reports, 1 for pages about something else that is dated, 9 for all others.
int article_rank(std::string_view type) {
  if (type.find("Article") != std::string_view::npos || type.find("Posting") != std::string_view::npos || type == "Report")
    return 0;
  if (type == "WebPage" || type == "ItemPage" || type == "CreativeWork" || type == "Review" || type == "Recipe" ||
      type == "Event")
    return 1;
  return 9;
}

void take_object(const JsonValue& object, Sayings& say) {
  const std::string type = type_of(object);
  const int rank = article_rank(type);
  if (type.find("LiveBlog") != std::string::npos) say.live_blog = true;
  if (type == "WebSite" || type == "Organization" || type == "NewsMediaOrganization") {
    if (auto name = object.text_of("name")) say.outlet.offer(clean_markup(*name), 30);
  }
  if (rank == 9) {
    if (auto date = object.text_of("datePublished")) say.published.offer(read_date(*date), 55);
    return;
  }
  for (const char* name : {"headline", "name"}) {
    if (auto title = object.text_of(name)) say.title.offer(clean_markup(*title), 10 + 10 * rank + (*name == 'n' ? 5 : 0));
  }
  if (auto headline = object.text_of("headline"); headline && !say.headline) say.headline = clean_markup(*headline);
  if (auto date = object.text_of("datePublished")) say.published.offer(read_date(*date), 10 + 10 * rank);
  if (auto date = object.text_of("dateModified")) say.updated.offer(read_date(*date), 10 + 10 * rank);
  if (auto date = object.text_of("dateCreated")) say.published.offer(read_date(*date), 50 + rank);
  if (auto language = object.text_of("inLanguage")) say.language.offer(language, 40 + rank);
  if (rank > 0) return;
  if (const JsonValue* author = object.find("author")) say.author.offer(clean_markup(names_in(*author)), 10);
  if (const JsonValue* publisher = object.find("publisher")) say.outlet.offer(clean_markup(names_in(*publisher)), 20);
  if (auto body = object.text_of("articleBody"); body && body->size() > say.article_body.value_or("").size())
    say.article_body = body_text(*body);
}

// All objects of a JSON-LD block, also those in @graph and lists; not those inside other properties.
void take_json(const JsonValue& value, Sayings& say, int level) {
  if (level > 6) return;
  for (const JsonValue& item : value.items) take_json(item, say, level + 1);
  if (value.kind != JsonValue::Kind::object) return;
  take_object(value, say);
  for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"}) {
    if (const JsonValue* inner = value.find(name); inner != nullptr && std::string_view(name) != "liveBlogUpdate")
      take_json(*inner, say, level + 1);
  }
}

// ---- meta, link, time ----

// From here on a date may be that of filing or printing: systems write it into the head, readers see another.
constexpr int kLoose = 22;

struct MetaName {
  std::string_view name;
  char what;  // t title, o outlet, a author, d published, u updated, l language, h address
  int rank;
};

constexpr std::array<MetaName, 40> kMetaNames = {{{"og:title", 't', 20},
                                                  {"twitter:title", 't', 25},
                                                  {"dc.title", 't', 30},
                                                  {"dcterms.title", 't', 30},
                                                  {"title", 't', 35},
                                                  {"og:site_name", 'o', 10},
                                                  {"application-name", 'o', 40},
                                                  {"publisher", 'o', 45},
                                                  {"dc.publisher", 'o', 35},
                                                  {"al:ios:app_name", 'o', 60},
                                                  {"author", 'a', 20},
                                                  {"article:author", 'a', 40},
                                                  {"dc.creator", 'a', 30},
                                                  {"byl", 'a', 25},
                                                  {"sailthru.author", 'a', 25},
                                                  {"parsely-author", 'a', 25},
                                                  {"cXenseParse:author", 'a', 25},
                                                  {"article:published_time", 'd', 15},
                                                  {"og:article:published_time", 'd', 16},
                                                  {"og:published_time", 'd', 17},
                                                  {"date", 'd', 25},
                                                  {"dc.date.issued", 'd', 22},
                                                  {"dcterms.date", 'd', 26},
                                                  {"dc.date", 'd', 26},
                                                  {"dcterms.created", 'd', 24},
                                                  {"dc.date.created", 'd', 24},
                                                  {"pubdate", 'd', 22},
                                                  {"publishdate", 'd', 22},
                                                  {"publish-date", 'd', 22},
                                                  {"sailthru.date", 'd', 22},
                                                  {"parsely-pub-date", 'd', 22},
                                                  {"datepublished", 'd', 18},
                                                  {"cxenseparse:recs:publishtime", 'd', 22},
                                                  {"article.published", 'd', 22},
                                                  {"article:modified_time", 'u', 15},
                                                  {"og:updated_time", 'u', 20},
                                                  {"last-modified", 'u', 25},
                                                  {"datemodified", 'u', 18},
                                                  {"og:url", 'h', 20},
                                                  {"og:locale", 'l', 30}}};

void take_meta(const HtmlTree& tree, std::uint32_t i, Sayings& say) {
  const std::string_view content = trim(tree.attribute(i, "content"));
  if (content.empty()) return;
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = ascii_lower(trim(tree.attribute(i, key)));
    if (name == "content-language") say.language.offer(std::string(content), 35);
    for (const MetaName& known : kMetaNames) {
      if (known.name != name) continue;
      switch (known.what) {
        case 't':
          say.title.offer(clean_markup(content), known.rank);
          break;
        case 'o':
          say.outlet.offer(clean_markup(content), known.rank);
          break;
        case 'a':
          if (!content.starts_with("http")) say.author.offer(clean_markup(content), known.rank);
          break;
        case 'd':
          say.published.offer(read_date(content), known.rank);
          break;
        case 'u':
          say.updated.offer(read_date(content), known.rank);
          break;
        case 'h':
          say.url.offer(std::string(content), known.rank);
          break;
        default:
          say.language.offer(std::string(content), known.rank);
          break;
      }
    }
  }
}

std::string inner_text(const HtmlTree& tree, std::uint32_t i, std::size_t most = 300) {
  std::string out;
  for (std::uint32_t k = i; k < tree.nodes[i].end && out.size() < most; ++k) {
    if (tree.nodes[k].tag == Tag::text) out += tree.text(k);
  }
  return collapse(out);
}

void take_dated_element(const HtmlTree& tree, std::uint32_t i, const PageWords& words, Sayings& say) {
  const std::string_view property = tree.attribute(i, "itemprop");
  const std::string markup = markup_words(std::string(tree.attribute(i, "class")) + " " + std::string(property));
  const bool updated = markup.find("modif") != std::string::npos || markup.find("updat") != std::string::npos;
  std::optional<Published> date;
  for (const char* name : {"datetime", "content", "title"}) {
    if (!date) date = read_date(tree.attribute(i, name));
  }
  if (!date && tree.nodes[i].tag != Tag::meta) date = find_date(inner_text(tree, i), words);
  if (!date) return;
  if (tree.nodes[i].tag == Tag::time && !updated) say.times.emplace_back(i, *date);
  if (property == "datePublished") return say.published.offer(date, 19);
  if (property == "dateCreated") return say.published.offer(date, 28);
  if (property == "dateModified" || updated) return say.updated.offer(date, 30);
  const bool marked =
      tree.has(i, "pubdate") || markup.find(" publish") != std::string::npos || markup.find(" entry date ") != std::string::npos;
  if (tree.nodes[i].tag == Tag::time && marked) say.published.offer(date, 29);
  if (tree.nodes[i].tag == Tag::abbr && markup.find(" published ") != std::string::npos) say.published.offer(date, 29);
}

void take_author_element(const HtmlTree& tree, std::uint32_t i, Sayings& say) {
  const std::string_view rel = tree.attribute(i, "rel");
  const std::string_view property = tree.attribute(i, "itemprop");
  if (rel != "author" && property != "author") return;
  std::string name = inner_text(tree, i, 120);
  if (name.empty()) name = tree.attribute(i, "content");
  if (!name.empty() && name.size() < 80) say.author.offer(clean(name), 50);
}

void take_element(const HtmlTree& tree, std::uint32_t i, const PageWords& words, std::uint32_t json_depth, Sayings& say) {
  switch (tree.nodes[i].tag) {
    case Tag::title:
      if (!say.document_title) say.document_title = clean(inner_text(tree, i));
      break;
    case Tag::html:
      if (!tree.attribute(i, "lang").empty()) say.language.offer(std::string(tree.attribute(i, "lang")), 20);
      break;
    case Tag::link:
      if (tree.attribute(i, "rel") == "canonical") say.url.offer(clean(tree.attribute(i, "href")), 10);
      break;
    case Tag::script:
      if (auto json = parse_json(inner_text(tree, i, 4u << 20), json_depth)) take_json(*json, say, 0);
      break;
    case Tag::meta:
      take_meta(tree, i, say);
      [[fallthrough]];
    default:
      if (tree.nodes[i].attributes == 0 || tree.nodes[i].tag == Tag::text) break;
      if (tree.nodes[i].tag == Tag::time || tree.has(i, "itemprop") || tree.nodes[i].tag == Tag::abbr)
        take_dated_element(tree, i, words, say);
      take_author_element(tree, i, say);
  }
}

std::optional<std::string> language_code(const std::optional<std::string>& name) {
  if (!name || name->size() < 2 || (name->size() > 2 && (*name)[2] != '-' && (*name)[2] != '_')) return std::nullopt;
  return ascii_lower(name->substr(0, 2));
}

// ---- titles ----

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out += c;
    if (out.ends_with("\u00AD")) out.resize(out.size() - 2);  // Soft hyphens.
  }
  return out;
}

// "Titel der Meldung - Zeitung" without the outlet: cut at the separator that leaves the longest part.
std::string without_outlet(const std::string& title, const std::optional<std::string>& outlet) {
  static constexpr std::array<std::string_view, 9> kSeparators = {" | ", " – ", " - ", " — ", " » ", " « ", " :: ", " · ", " : "};
  std::string best = title;
  for (const std::string_view separator : kSeparators) {
    for (std::size_t at = best.rfind(separator); at != std::string::npos && at > 0; at = best.rfind(separator)) {
      const std::string left = best.substr(0, at), right = best.substr(at + separator.size());
      const std::string site = letters_of(outlet.value_or(""));
      if (!site.empty() && (letters_of(left) == site || letters_of(right) == site)) {
        best = letters_of(left) == site ? right : left;
        continue;
      }
      const bool site_first = separator == " » ";  // "Zeitung » Archiv » Titel"
      if (site_first || (left.size() < right.size() && left.size() < 15)) {
        best = right;
      } else if (left.size() >= 10 || left.size() >= right.size()) {
        best = left;
      } else {
        break;
      }
    }
  }
  return best;
}

}  // namespace

PageFacts page_facts(const HtmlTree& tree, const PageWords& words, std::uint32_t json_depth) {
  Sayings say;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != Tag::text) take_element(tree, i, words, json_depth, say);
  }
  PageFacts facts;
  facts.outlet = say.outlet.value;
  facts.author = say.author.value;
  facts.url = say.url.value;
  facts.language = language_code(say.language.value);
  facts.article_body = say.article_body;
  if (say.published.value) facts.published = *say.published.value;
  facts.published_loosely = say.published.rank >= kLoose;
  facts.updated = say.updated.value;
  facts.times = std::move(say.times);
  facts.live_blog = say.live_blog;
  facts.document_title = say.document_title.value_or("");
  for (const auto* title : {&say.title.value, &say.document_title, &say.headline}) {
    if (*title) facts.titles.push_back(without_outlet(**title, facts.outlet));
  }
  facts.title = say.title.value ? say.title.value : say.document_title;
  if (facts.title) facts.title = without_outlet(*facts.title, facts.outlet);
  return facts;
}

namespace {

// Dice's measure over the words of both, 0 to 1; 1 too where one holds the other whole.
double likeness(const std::string& a, const std::string& b) {
  const std::string x = letters_of(a), y = letters_of(b);
  const bool holds = x.find(y) != std::string::npos || y.find(x) != std::string::npos;
  if (holds && x.size() > 8 && y.size() > 8 && 2 * std::min(x.size(), y.size()) > std::max(x.size(), y.size())) return 1;
  const auto words = [](const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : fold(text) + " ") {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (letter) word += c;
      if (!letter && !word.empty()) out.push_back(std::move(word)), word.clear();
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto u = words(a), v = words(b);
  std::vector<std::string> both;
  std::set_intersection(u.begin(), u.end(), v.begin(), v.end(), std::back_inserter(both));
  return u.empty() || v.empty() ? 0 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(u.size() + v.size());
}

// Whether the heading is a part of the page's title that is not its main part: the name of the site.
bool names_site(const PageFacts& facts, const std::string& heading) {
  const std::string seen = letters_of(heading), whole = letters_of(facts.document_title),
                    main = letters_of(facts.titles.empty() ? "" : facts.titles[0]);
  const bool part = whole.size() > seen.size() && (whole.starts_with(seen) || whole.ends_with(seen));
  return part && main != seen;
}

bool first_heading(const HtmlTree& tree, std::uint32_t block) {
  if (!heading_tag(tree.nodes[block].tag)) block = tree.nodes[block].parent;
  return tree.nodes[block].tag == Tag::h1;
}

}  // namespace

void title_from_lines(PageFacts& facts, const HtmlTree& tree, const std::vector<PageLine>& lines) {
  const PageLine* best = nullptr;
  double best_score = 0;
  const PageLine* only = nullptr;
  int count = 0;
  for (const PageLine& line : lines) {
    if (line.kind != BlockKind::heading || line.chars < 4) continue;
    const bool h1 = first_heading(tree, line.block);
    if (h1 && letters_of(line.text) != letters_of(facts.outlet.value_or(""))) only = &line, ++count;
    double score = 0;
    for (const std::string& title : facts.titles) score = std::max(score, likeness(title, line.text));
    score = score < (h1 ? 0.35 : 0.45) ? 0 : score + (h1 ? 0.5 : 0);
    if (score > best_score) best = &line, best_score = score;
  }
  if (count == 1 && best_score < 0.9 && !names_site(facts, collapse(only->text))) best = only;
  if (best != nullptr) facts.title = collapse(best->text);
}

}  // namespace lagebild
