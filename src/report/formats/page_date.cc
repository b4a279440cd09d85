#include <algorithm>
#include <chrono>

#include "report/formats/dates.h"
#include "report/formats/page_facts.h"

namespace lagebild {
namespace {

constexpr std::size_t kAbove = 4, kBelow = 7;  // Lines around the title in which a page shows its date.
constexpr std::uint32_t kDateLine = 60;        // Characters of a line that is about the date.

// The date that a reader finds in a line: anywhere in a short one, at the start of a long one. That of a
// linked item of a list (a menu, a list of other reports) is that of what the link leads to.
std::optional<Published> date_seen(const PageLine& line, const PageWords& words) {
  if (line.kind == BlockKind::list_item && line.link_share() > 0.5) return std::nullopt;
  std::string_view text = line.text;
  if (line.chars > 120) {
    std::size_t end = std::min<std::size_t>(text.size(), 32);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    text = text.substr(0, end);
  }
  auto date = find_date(text, words);
  if (date && !date->days->exact()) date.reset();
  return date;
}

// The first date of the lines from `begin` on, of a time element among them where the text has none.
std::optional<Published> first_date(const PageFacts& facts, const std::vector<PageLine>& lines, const PageWords& words,
                                    std::size_t begin) {
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (auto date = date_seen(lines[i], words)) return date;
    const std::uint32_t start = i == 0 ? 0 : lines[i].block;
    const std::uint32_t end = i + 1 < lines.size() ? lines[i + 1].node : UINT32_MAX;
    for (const auto& [node, time] : facts.times) {
      if (node >= start && node < end && time.days->exact()) return time;
    }
  }
  return std::nullopt;
}

// What the page shows at its title as its date: of the short lines around it the nearest, of two as near the one above.
std::optional<Published> shown_date(const std::vector<PageLine>& lines, const PageWords& words, std::size_t title) {
  const auto at = [&](std::size_t i) -> std::optional<Published> {
    if (i >= lines.size() || lines[i].chars > kDateLine || lines[i].sentences > 1) return std::nullopt;
    return date_seen(lines[i], words);
  };
  for (std::size_t away = 1; title < lines.size() && away <= kBelow; ++away) {
    if (away <= std::min(kAbove, title)) {
      if (auto date = at(title - away)) return date;
    }
    if (auto date = at(title + away)) return date;
  }
  return std::nullopt;
}

// "2021-11-04T23:00Z" is the fifth of November where it was published.
bool universal_day_beside(const Published& head, const Published& shown) {
  return head.time && head.time->ends_with('Z') && head.days &&
         std::chrono::abs(shown.days->from - head.days->from) == std::chrono::days(1);
}

}  // namespace

void date_from_lines(PageFacts& facts, const std::vector<PageLine>& lines, const PageWords& words,
                     const std::optional<std::string>& url, std::size_t title) {
  if (facts.published.basis != Basis::unknown) {
    const auto shown = shown_date(lines, words, title);
    if (shown && (facts.published_loosely || universal_day_beside(facts.published, *shown)) &&
        shown->days != facts.published.days) {
      facts.published = *shown;
    }
    return;
  }
  if (auto date = url ? date_in_url(*url) : std::nullopt) {
    facts.published = *date;
    return;
  }
  if (auto date = shown_date(lines, words, title)) {
    facts.published = *date;
    return;
  }
  // The first one from a little above the title on; else the first of all.
  const std::size_t from = title < lines.size() && title > kAbove ? title - kAbove : 0;
  for (const std::size_t begin : {from, std::size_t{0}}) {
    if (auto date = first_date(facts, lines, words, begin)) {
      facts.published = *date;
      return;
    }
  }
}

}  // namespace lagebild
