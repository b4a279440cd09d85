#include "record/copies/hedges.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

// Tokens of the sentences that a span touches: [first, last).
std::pair<std::uint32_t, std::uint32_t> touched(const Text& text, Span span) {
  const auto ends_after = [](const Sentence& s, std::uint32_t begin) { return s.span.end <= begin; };
  const auto from = std::lower_bound(text.sentences.begin(), text.sentences.end(), span.begin, ends_after);
  auto to = from;
  while (to != text.sentences.end() && to->span.begin < span.end) ++to;
  if (from == to) return {0, 0};
  return {from->first, std::prev(to)->last};
}

// Whether the words of `phrase` stand at `token`; how many tokens they cover, 0 where they do not.
std::uint32_t phrase_at(const Text& text, std::uint32_t token, std::uint32_t last, std::string_view phrase) {
  std::uint32_t covered = 0;
  while (!phrase.empty()) {
    const std::size_t blank = phrase.find(' ');
    const std::string_view word = phrase.substr(0, blank);
    if (token + covered >= last || text.folded[token + covered] != word) return 0;
    ++covered;
    phrase = blank == std::string_view::npos ? std::string_view() : phrase.substr(blank + 1);
  }
  return covered;
}

struct Hedge {
  std::string_view phrase;
  Span span;
};

std::vector<Hedge> find_hedges(const Text& text, Span span, const std::vector<std::string>& phrases) {
  std::vector<Hedge> found;
  const auto [first, last] = touched(text, span);
  for (std::uint32_t token = first; token < last;) {
    std::uint32_t longest = 0;
    std::string_view best;
    const std::string_view word = text.folded[token];
    for (auto phrase = std::lower_bound(phrases.begin(), phrases.end(), word);
         phrase != phrases.end() && std::string_view(*phrase).starts_with(word); ++phrase) {
      const std::uint32_t covered = phrase_at(text, token, last, *phrase);
      if (covered > longest) {
        longest = covered;
        best = *phrase;
      }
    }
    if (longest > 0) found.push_back({best, text.cover(token, token + longest)});
    token += std::max(longest, 1U);
  }
  return found;
}

// The frame ("nach Angaben der Feuerwehr") that a hedge stands in; the hedge alone where it stands in none.
Span whole_frame(const Reading& reading, Span hedge) {
  for (const Statement& statement : reading.speech.statements) {
    for (const Span frame : statement.frame) {
      if (frame.contains(hedge)) return frame;
    }
  }
  return hedge;
}

bool attributed(const Reading& reading, Span span) {
  return std::any_of(reading.speech.statements.begin(), reading.speech.statements.end(), [&](const Statement& s) {
    return s.attribution.speaker.has_value() &&
           std::any_of(s.spans.begin(), s.spans.end(), [&](Span part) { return part.overlaps(span); });
  });
}

// Frames of statements that the passage in a belongs to, where b tells it in its own voice.
void add_lost_frames(const Reading& a, Span in_a, const Reading& b, Span in_b, std::vector<Span>& lost) {
  if (attributed(b, in_b)) return;
  for (const Statement& statement : a.speech.statements) {
    if (!statement.span.overlaps(in_a) || !statement.attribution.speaker) continue;
    for (const Span frame : statement.frame) {
      if (!frame.empty()) lost.push_back(frame);
    }
  }
}

}  // namespace

std::vector<std::string> dropped_hedges(const Reading& a, Span in_a, const Reading& b, Span in_b,
                                        const std::vector<std::string>& hedges) {
  std::map<std::string_view, std::size_t> in_copy;
  for (const Hedge& hedge : find_hedges(b.text, in_b, hedges)) ++in_copy[hedge.phrase];
  std::vector<Span> lost;
  for (const Hedge& hedge : find_hedges(a.text, in_a, hedges)) {
    std::size_t& left = in_copy[hedge.phrase];
    if (left > 0) {
      --left;
    } else {
      lost.push_back(whole_frame(a, hedge.span));
    }
  }
  add_lost_frames(a, in_a, b, in_b, lost);
  std::sort(lost.begin(), lost.end());
  lost.erase(std::unique(lost.begin(), lost.end()), lost.end());
  std::vector<std::string> words;
  for (const Span span : lost) words.emplace_back(slice(a.text.bytes, span));
  return words;
}

}  // namespace lagebild
