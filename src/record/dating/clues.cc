#include <algorithm>
#include <tuple>
#include <utility>

#include "ground/language/pack.h"
#include "record/dating/dating.h"
#include "report/reading/reading.h"
#include "report/time/layer.h"

namespace lagebild {
namespace {

constexpr std::uint32_t kWindow = 25;     // Tokens to each side in which an event is named.
constexpr std::size_t kStem = 7;          // Letters by which words of two reports are compared.
constexpr std::size_t kShortestWord = 4;  // Shorter ones tell nothing apart.

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t out = 1469598103934665603ULL;
  for (const char c : word.substr(0, kStem)) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return out;
}

class Reader {
 public:
  Reader(const Reading& reading, const Text& text, const Pack& pack)
      : reading_(reading),
        text_(text),
        lists_(pack.lists()),
        rules_(pack.rules("dating")),
        matters_(pack.list("dated-matter")),
        turns_(pack.list("dated-turn")),
        after_(pack.list("dated-after")),
        background_(pack.list("dated-background")),
        prepositions_(pack.list("day-preposition")),
        moved_(pack.list("dated-moved")),
        series_(pack.list("dated-series")),
        function_words_(pack.list("function-word")) {}

  void read(Clues& out) {
    for (const Time& time : reading_.times) {
      const auto [first, last] = tokens_of(time.span);
      if (first == last) continue;
      auto formula = parse_formula(time.meaning.formula);
      if (!formula) continue;
      if (formula->kind == FormulaKind::calendar || formula->kind == FormulaKind::distance) dates_.emplace_back(first, last);
      if (last_week(*formula)) out.tells_last_week = true;
      if (auto clue = clue_of(time, *formula, first, last)) {
        out.clues.push_back(std::move(*clue));
        if (out.clues.back().kind != ClueKind::elapsed) described_.emplace_back(out.clues.size() - 1, first, last);
      }
    }
    for (const auto& [clue, first, last] : described_) describe(out.clues[clue], first, last);
    read_rules(time_layer(reading_.times, text_), out);
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> tokens_of(Span span) const {
    const auto begin = std::lower_bound(text_.tokens.begin(), text_.tokens.end(), span.begin,
                                        [](const Token& token, std::uint32_t byte) { return token.span.begin < byte; });
    auto end = begin;
    while (end != text_.tokens.end() && end->span.end <= span.end) ++end;
    return {static_cast<std::uint32_t>(begin - text_.tokens.begin()), static_cast<std::uint32_t>(end - text_.tokens.begin())};
  }

  static bool last_week(const Formula& f) { return f.shift_unit == Unit::week && f.shift_count == -1; }

  // The first paragraph: where the news stands.
  bool in_lead(std::uint32_t token) const {
    for (std::uint32_t s = 1; s < text_.sentences.size(); ++s)
      if (text_.sentences[s].starts_paragraph) return token < text_.sentences[s].first;
    return text_.tokens[token].sentence < 3;
  }

  // The first date of the report: what comes after "Anfang vergangener Woche" may be any day of this one.
  bool first_date(std::uint32_t first) const { return dates_.empty() || dates_.front().first == first; }

  // "war am Mittwoch bombardiert worden": told to explain, not as the news.
  bool background(std::uint32_t first, std::uint32_t last) const {
    const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
    const std::uint32_t begin = std::max(sentence.first, first > kWindow ? first - kWindow : 0);
    for (std::uint32_t i = begin; i < std::min(sentence.last, last + kWindow); ++i)
      if (text_.symbols[i].folded != 0 && lists_.find(background_, text_.folded[i]) != nullptr) return true;
    return false;
  }

  // "must leave by Friday": on Friday at the latest.
  bool is_limit(std::uint32_t first) const {
    const ListEntry* before = first > 0 ? lists_.find(prepositions_, text_.folded[first - 1]) : nullptr;
    return before != nullptr && before->attributes.has("limit");
  }

  // "Seit Dienstag brennt das Lager" may be told a week later.
  bool bounds_a_state(std::uint32_t first) const {
    return first > 0 && lists_.find(prepositions_, text_.folded[first - 1]) != nullptr;
  }

  std::optional<Clue> clue_of(const Time& time, const Formula& f, std::uint32_t first, std::uint32_t last) const {
    Clue out;
    out.span = time.span;
    out.formula = f;
    if (f.kind == FormulaKind::length) return elapsed(std::move(out), first, last);
    const bool counts =
        f.kind == FormulaKind::calendar || (f.kind == FormulaKind::distance && !f.lengths.front().count.starts_with('X'));
    const bool bare_part = f.kind == FormulaKind::calendar && !f.shift_unit && !f.weekday && !f.day && !f.month && !f.year &&
                           !f.weekend && !f.season && f.feast.empty() && !f.week && !f.quarter && !f.half;
    if (!counts || bare_part || f.before_christ || f.decade || f.century) return std::nullopt;
    if (time.meaning.anchor == Anchor::told || time.meaning.anchor == Anchor::event) return std::nullopt;
    out.kind = f.choice == Choice::future || f.choice == Choice::next || f.sign > 0 ? ClueKind::future : ClueKind::past;
    const bool open = f.choice == Choice::open || f.choice == Choice::near || (f.absolute() && f.choice == Choice::none);
    out.direction_known = !open;
    out.bare = f.weekday && !f.month && !f.shift_unit && (f.choice == Choice::past || f.choice == Choice::future);
    out.lead = out.bare && out.kind == ClueKind::past && first_date(first) && in_lead(first) && !background(first, last) &&
               !bounds_a_state(first);
    return out;
  }

  // "Zwei Tage nach dem Abbruch der Gespräche" at the opening.
  std::optional<Clue> elapsed(Clue out, std::uint32_t first, std::uint32_t last) const {
    if (text_.tokens[first].sentence > 0 || first > 2 || last >= text_.tokens.size()) return std::nullopt;
    if (lists_.find(after_, text_.folded[last]) == nullptr || out.formula.lengths.size() != 1) return std::nullopt;
    const Length& length = out.formula.lengths.front();
    const auto count = Decimal::parse(length.count);
    if (!count || !count->whole() || count->integer() > 60 || (length.unit != Unit::day && length.unit != Unit::week))
      return std::nullopt;
    out.kind = ClueKind::elapsed;
    out.offset = static_cast<int>(count->integer()) * days_in(length.unit);
    out.direction_known = true;
    const std::uint32_t end = std::min(text_.sentences[0].last, last + 9);
    out.event = event_in(last, end);
    words_in(last, end, first, last, out.words);
    if (out.event.empty()) return std::nullopt;
    return out;
  }

  const ListEntry* entry(ListId list, std::uint32_t token) const {
    const std::string& word = text_.folded[token];
    if (const ListEntry* whole = lists_.find(list, word)) return whole;
    const std::size_t dash = word.rfind('-');
    return dash == std::string::npos ? nullptr : lists_.find(list, std::string_view(word).substr(dash + 1));
  }

  // "matter/turn": the first matter named in [begin, end) and the turn it took; the matter alone where it is over in a day.
  std::string event_in(std::uint32_t begin, std::uint32_t end) const {
    const ListEntry* matter = nullptr;
    const ListEntry* turn = nullptr;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (matter == nullptr) matter = entry(matters_, i);
      // The last one: participles before a noun ("ausgehandelte Feuerpause") come first.
      if (const ListEntry* found = entry(turns_, i)) turn = found;
    }
    if (matter == nullptr) return {};
    if (matter->attributes.has("point")) return std::string(matter->value());
    return turn == nullptr ? std::string() : std::string(matter->value()) + "/" + std::string(turn->value());
  }

  // A verb by its lemma, so that "met" and "meet", "brach … ab" and "abgebrochen" are one word; all else as it stands.
  std::string_view spelling(std::uint32_t token) const {
    const bool verb = !text_.words.empty() && text_.words[token].upos == Upos::Verb;
    const std::string_view lemma = verb ? text_.lemma(token) : std::string_view();
    return lemma.empty() ? std::string_view(text_.folded[token]) : lemma;
  }

  void words_in(std::uint32_t begin, std::uint32_t end, std::uint32_t skip_first, std::uint32_t skip_last,
                std::vector<std::uint64_t>& out, bool names = false) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if ((i >= skip_first && i < skip_last) || text_.tokens[i].kind != TokenKind::word) continue;
      if (names && (text_.words.empty() || text_.words[i].upos != Upos::Propn)) continue;
      std::string_view word = spelling(i);
      if (text_.symbols[i].folded != 0 && lists_.find(function_words_, word) != nullptr) continue;
      while (!word.empty()) {
        const std::size_t dash = std::min(word.find('-'), word.size());
        if (dash >= kShortestWord || (dash >= 2 && text_.tokens[i].all_caps)) out.push_back(hash_of(word.substr(0, dash)));
        word = word.substr(std::min(dash + 1, word.size()));
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }

  // Whether the sentence has an entry of the list.
  bool says(ListId list, std::uint32_t sentence) const {
    if (sentence >= text_.sentences.size()) return false;
    const Sentence& s = text_.sentences[sentence];
    for (std::uint32_t i = s.first; i < std::min(s.last, s.first + 4 * kWindow); ++i)
      if (lists_.hit(text_, i, list, s.last)) return true;
    return false;
  }

  void describe(Clue& out, std::uint32_t first, std::uint32_t last) const {
    const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
    std::uint32_t begin = std::max(sentence.first, first > kWindow ? first - kWindow : 0);
    std::uint32_t end = std::min(sentence.last, last + kWindow);
    // "am Montag dies und am Dienstag jenes": what stands beyond another date belongs to that one.
    const auto here = std::lower_bound(dates_.begin(), dates_.end(), std::pair(first, last));
    if (here != dates_.begin()) begin = std::max(begin, (here - 1)->second);
    if (here != dates_.end() && here + 1 != dates_.end()) end = std::min(end, (here + 1)->first);
    out.event = event_in(begin, end);
    out.moved = says(moved_, text_.tokens[first].sentence);
    if (out.kind == ClueKind::future && is_limit(first)) out.series = true;
    for (std::uint32_t s = text_.tokens[first].sentence, last_one = s + 2; s <= last_one && !out.series; ++s)
      out.series = says(series_, s);
    words_in(begin, end, first, last, out.words);
    words_in(begin, end, first, last, out.names, true);
  }

  void read_rules(const Layer& layer, Clues& out) const {
    if (rules_.rules().empty()) return;
    for (const Match& match : rules_.find(text_, {&layer})) {
      const std::string_view kind = match.gives.get("clue");
      Clue clue;
      clue.span = text_.cover(match.first, match.last);
      clue.direction_known = true;
      if (kind == "dateline" || kind == "today") {
        // A dateline only where the report opens or the byline stands; "gestern, am Mittwoch" anywhere.
        const auto formula = parse_formula(match.gives.get("formula"));
        if (!formula || (kind == "dateline" && text_.tokens[match.first].sentence > 1)) continue;
        clue.kind = ClueKind::dateline;
        clue.formula = *formula;
      } else if (kind == "fact") {
        clue.kind = ClueKind::fact;
        clue.fact = match.gives.get("fact");
        clue.relation = match.gives.get("relation");
        if (clue.relation == "is") clue.partner = nearest_time(out, match);
        if (clue.relation == "is" && clue.partner < 0) continue;
      } else {
        continue;
      }
      out.clues.push_back(std::move(clue));
    }
  }

  // The date of the same clause that says when the fact was: an index into out.clues; -1 where there is none or several.
  int nearest_time(const Clues& out, const Match& match) const {
    int found = -1;
    for (const auto& [clue, first, last] : described_) {
      if (text_.tokens[first].sentence != text_.tokens[match.first].sentence) continue;
      const Formula& f = out.clues[clue].formula;
      if (f.kind != FormulaKind::calendar || f.absolute() || edge_between(last, match.first) || edge_between(match.last, first))
        continue;
      if (found >= 0) return -1;
      found = static_cast<int>(clue);
    }
    return found;
  }

  bool edge_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (text_.tokens[i].kind == TokenKind::punctuation) return true;
    return false;
  }

  const Reading& reading_;
  const Text& text_;
  const WordLists& lists_;
  const RuleSet& rules_;
  ListId matters_, turns_, after_, background_, prepositions_, moved_, series_, function_words_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> dates_;                    // Tokens of each date.
  std::vector<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> described_;  // Clue and its tokens.
};

}  // namespace

Clues find_clues(const Reading& reading, const Languages& languages) {
  Clues out;
  out.id = reading.report.sha256.empty() ? reading.report.id : reading.report.sha256;
  if (reading.report.published.basis == Basis::given) out.given = reading.report.published.days;
  const Pack* pack = languages.find(reading.language);
  if (pack == nullptr) return out;
  if (reading.text.symbols.size() == reading.text.tokens.size() && !reading.text.tokens.empty()) {
    Reader(reading, reading.text, *pack).read(out);
  } else {
    Text text = reading.text;  // Loaded again: its words have no numbers of the lists. No rule of dating asks for grammar.
    pack->lists().number(text);
    Reader(reading, text, *pack).read(out);
  }
  return out;
}

}  // namespace lagebild
