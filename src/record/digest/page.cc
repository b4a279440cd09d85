// The digest as a page of plain text.
#include <algorithm>

#include "ground/language/pack.h"
#include "record/digest/digest.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_cites = 6;

// Columns of a UTF-8 text: code points, which is right for the letters of the packs.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void wrap(std::string_view text, std::size_t width, std::string_view first, std::string_view rest, std::string& out) {
  std::string line(first);
  bool begun = false;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (begun && columns(line) + 1 + columns(word) > width) {
      out += line + "\n";
      line = rest;
      begun = false;
    }
    if (begun) line += ' ';
    line += word;
    begun = true;
  }
  out += line + "\n";
}

class Page {
 public:
  Page(const Picture& picture, const Phrases& phrases, std::size_t width) : picture_(picture), phrases_(phrases), width_(width) {}

  std::string print(const Digest& digest) {
    for (const StoryDigest& story : digest.stories) print_story(story);
    if (!digest.left_out.empty()) wrap(digest.left_out, width_, "", "", out_);
    if (!digest.stories.empty()) wrap(phrases_.fill("foot-cite", {}), width_, "", "", out_);
    return std::move(out_);
  }

 private:
  void print_story(const StoryDigest& story) {
    const std::vector<std::uint32_t>& reports = picture_.stories.all[story.story].reports;
    number_.assign(picture_.readings.size(), 0);
    for (std::size_t i = 0; i < reports.size(); ++i) number_[reports[i]] = i + 1;
    wrap(story.title, width_, "", "", out_);
    out_.append(std::min(width_, columns(story.title)), '=').append("\n");
    for (const Paragraph& paragraph : story.paragraphs) print_paragraph(paragraph);
    out_.append("\n").append(phrases_.get("heading-reports")).append("\n");
    print_reports(story.story, reports);
    out_ += "\n";
  }

  void print_paragraph(const Paragraph& paragraph) {
    if (paragraph.topic == Topic::headline) {
      for (const CitedSentence& sentence : paragraph.sentences) wrap(sentence.text(), width_, "", "", out_);
      out_ += "\n";
      return;
    }
    if (!paragraph.heading.empty()) out_.append("\n").append(paragraph.heading).append("\n");
    const std::string first = paragraph.heading.empty() ? "" : "  ";
    for (const CitedSentence& sentence : paragraph.sentences) {
      wrap(sentence.text() + " " + cites(sentence), width_, first, paragraph.heading.empty() ? "" : "    ", out_);
    }
  }

  std::string cites(const CitedSentence& sentence) const {
    std::vector<std::string> numbers;
    for (const Passage& passage : sentence.cites()) {
      const std::size_t report = number_[passage.report];
      const std::string from = report == 0 ? picture_.ids[passage.report] : std::to_string(report);
      std::string number = from + "." + std::to_string(sentence_number(picture_, passage));
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(std::move(number));
    }
    std::string out = "[";
    for (std::size_t i = 0; i < std::min(numbers.size(), most_cites); ++i) out += (i > 0 ? ", " : "") + numbers[i];
    if (numbers.size() > most_cites) out.append(" ").append(phrases_.get("ellipsis"));
    return out + "]";
  }

  // By day: "3. Juli: [1] dnd, [2] Radio Ahletal; 4. Juli: [3] Ahlenauer Bote"
  void print_reports(std::uint32_t story, const std::vector<std::uint32_t>& reports) {
    std::string line;
    for (std::size_t first = 0, next = 0; first < reports.size(); first = next) {
      line += (first > 0 ? "; " : "") + day_of(story, reports[first]) + ":";
      for (next = first; next < reports.size() && day_of(story, reports[next]) == day_of(story, reports[first]); ++next) {
        if (next > first) line += phrases_.get("list-comma").substr(0, 1);
        line += " [" + std::to_string(number_[reports[next]]) + "] " + outlet_of(picture_, phrases_, reports[next]);
      }
    }
    wrap(with_capital(line), width_, "  ", "    ", out_);
  }

  std::string day_of(std::uint32_t story, std::uint32_t report) const {
    const Published& published = picture_.published[report];
    if (!published.days) return std::string(phrases_.get("foot-undated"));
    return phrases_.fill(published.basis == Basis::inferred ? "foot-inferred" : "foot-day",
                         {{"date", date_in(picture_, phrases_, story, *published.days)}});
  }

  const Picture& picture_;
  const Phrases& phrases_;
  std::size_t width_;
  std::vector<std::size_t> number_;  // Per report: its number in the story at hand, from 1; 0 for others.
  std::string out_;
};

}  // namespace

std::string print_digest(const Digest& digest, const Picture& picture, const Languages& languages, std::size_t width) {
  const Pack* pack = languages.find(digest.language);
  if (pack == nullptr) return {};
  const Phrases phrases(languages, *pack);
  return Page(picture, phrases, std::max<std::size_t>(width, 40)).print(digest);
}

}  // namespace lagebild
