// What is reported, the timeline, and who says what.
#include <algorithm>
#include <set>

#include "record/digest/parts.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_news = 4;
constexpr std::size_t most_entries = 8;
constexpr std::size_t most_voices = 5;
constexpr std::ptrdiff_t shortest_voice = 5;  // Words; a quoted word or two is no statement to print.
constexpr std::size_t longest_quote = 300;
constexpr double first_of_all = 1e6;  // The weight of a story's lead.

std::vector<std::uint32_t> reports_of(const std::vector<Passage>& cites) {
  std::vector<std::uint32_t> reports;
  for (const Passage& cite : cites) reports.push_back(cite.report);
  return reports;
}

// "zwei unabhängige Ursprünge; nicht unabhängig geprüft"; empty for one origin without marks.
std::string marks(const Phrases& phrases, std::size_t origins, bool unverified, bool disputed) {
  std::string out;
  const auto add = [&](std::string mark) { out += (out.empty() ? "" : "; ") + mark; };
  if (origins > 1) add(phrases.count("origins", origins));
  if (unverified) add(std::string(phrases.get("mark-unverified")));
  if (disputed) add(std::string(phrases.get("mark-disputed")));
  return out;
}

// One passage that may be news, and what speaks for it.
struct Candidate {
  Passage passage;
  double weight = 0;
  std::vector<Passage> cites;
  bool unverified = false, disputed = false;
};

bool is_heading(const Picture& picture, const Passage& passage) {
  const auto& sentences = picture.readings[passage.report]->text.sentences;
  const std::size_t number = sentence_number(picture, passage);
  return number <= sentences.size() && sentences[number - 1].heading;
}

double event_weight(const Matter& matter, const Event& event) {
  double weight = 2.0 * matter.origins + static_cast<double>(matter.reports.size());
  if (event.status == Status::happened) weight += 1;
  if (event.place) weight += 0.5;
  if (!event.parties.empty()) weight += 0.5;
  if (matter.days) weight += 0.5;
  return weight;
}

// Whether a figure's members tell the same number as the one printed.
bool same_number(const Picture& picture, const Telling& a, const Telling& b) {
  if (a.kind != TellingKind::figure || b.kind != TellingKind::figure) return true;
  const Figure &x = figure_at(picture, a), &y = figure_at(picture, b);
  return x.low == y.low && x.high == y.high;
}

// The telling to print: in the digest's language, no copy, no superseded version.
std::optional<std::uint32_t> best_telling(const Writing& writing, const Matter& matter) {
  const Picture& picture = writing.picture;
  std::optional<std::uint32_t> best;
  const auto key = [&](std::uint32_t index) {
    const std::uint32_t report = picture.account.tellings[index].report;
    return std::tuple(picture.readings[report]->language != writing.language, picture.copies.origin[report] != report);
  };
  for (const std::uint32_t member : matter.members) {
    const Telling& telling = picture.account.tellings[member];
    if (picture.copies.newest[telling.report] != telling.report) continue;
    if (is_heading(picture, {telling.report, telling.span})) continue;
    if (!best || key(member) < key(*best)) best = member;
  }
  return best;
}

void add_candidate(const Writing& writing, const Matter& matter, double weight, std::vector<Candidate>& out) {
  const Picture& picture = writing.picture;
  const auto best = best_telling(writing, matter);
  if (!best) return;
  const Telling& telling = picture.account.tellings[*best];
  const Passage passage{telling.report, sentence_around(picture, telling.report, telling.span)};
  auto same = std::find_if(out.begin(), out.end(), [&](const Candidate& c) { return c.passage == passage; });
  if (same == out.end()) {
    out.push_back({passage, 0, {passage}});
    same = std::prev(out.end());
  }
  if (picture.readings[telling.report]->language != writing.language) weight /= 2;
  same->weight += weight;
  same->unverified = same->unverified || attribution_at(picture, telling).unverified.has_value();
  same->disputed = same->disputed || matter.disputed;
  for (const std::uint32_t member : matter.members) {
    const Telling& other = picture.account.tellings[member];
    if (!same_number(picture, telling, other)) continue;
    const bool cited =
        std::any_of(same->cites.begin(), same->cites.end(), [&](const Passage& p) { return p.report == other.report; });
    if (!cited) same->cites.push_back({other.report, sentence_around(picture, other.report, other.span)});
  }
}

std::vector<Candidate> find_candidates(const Writing& writing) {
  std::vector<Candidate> candidates;
  const Account& account = writing.picture.account;
  for (const std::uint32_t index : writing.matters) {
    const Matter& matter = account.matters[index];
    const Telling& first = account.tellings[matter.members.front()];
    if (matter.kind == TellingKind::event) {
      const Event& event = event_at(writing.picture, first);
      if (event.status != Status::hypothetical) add_candidate(writing, matter, event_weight(matter, event), candidates);
    } else if (matter.kind == TellingKind::figure && !figure_at(writing.picture, first).category.empty()) {
      add_candidate(writing, matter, 1 + 0.5 * static_cast<double>(matter.reports.size()), candidates);
    }
  }
  return candidates;
}

// The first sentence of the story's first report that is no heading: what the story is about.
std::optional<Passage> lead_of(const Picture& picture, std::uint32_t report) {
  for (const Sentence& sentence : picture.readings[report]->text.sentences) {
    if (!sentence.heading && sentence.last - sentence.first >= 6) return Passage{report, sentence.span};
  }
  return std::nullopt;
}

// "dnd und Nordmark-Kurier, 3. Juli 2024"
std::string with_date(const Writing& writing, const Candidate& candidate) {
  const auto& days = writing.picture.published[candidate.passage.report].days;
  std::string outlets = outlets_of(writing.picture, writing.phrases, reports_of(candidate.cites));
  if (!days) return outlets;
  return outlets + std::string(writing.phrases.get("list-comma")) + writing.phrases.date(*days);
}

CitedSentence news_sentence(const Writing& writing, const Candidate& candidate) {
  const Phrases& phrases = writing.phrases;
  const std::string more =
      marks(phrases, count_origins(writing.picture, reports_of(candidate.cites)), candidate.unverified, candidate.disputed);
  std::string text = phrases.fill(
      more.empty() ? "news" : "news-origins",
      {{"quote", quote_of(writing.picture, phrases, candidate.passage.report, candidate.passage.span, longest_quote)},
       {"outlets", with_date(writing, candidate)},
       {"origins", more}},
      true);
  return {std::move(text), candidate.cites.front(), {candidate.cites.begin() + 1, candidate.cites.end()}};
}

bool tells_less(const Statement& statement) {
  // What somebody denies is not what he says.
  if (statement.act == "deny" || statement.act == "reject") return true;
  return statement.nested || statement.form == Form::reported || statement.form == Form::free_indirect;
}

std::ptrdiff_t words_in(const Picture& picture, const Telling& telling) {
  const std::string_view words = slice(picture.readings[telling.report]->text.bytes, telling.span);
  return 1 + std::count(words.begin(), words.end(), ' ');
}

struct Voice {
  std::uint32_t telling;
  std::uint32_t speaker;
  double weight;
};

std::vector<Voice> find_voices(const Writing& writing) {
  std::vector<Voice> voices;
  const Picture& picture = writing.picture;
  for (std::uint32_t i = 0; i < picture.account.tellings.size(); ++i) {
    const Telling& telling = picture.account.tellings[i];
    if (telling.kind != TellingKind::statement || !telling.speaker || picture.stories.of[telling.report] != writing.story)
      continue;
    if (picture.copies.origin[telling.report] != telling.report || picture.copies.newest[telling.report] != telling.report)
      continue;
    const Statement& statement = statement_at(picture, telling);
    if (tells_less(statement) || words_in(picture, telling) < shortest_voice || statement.span.size() > longest_quote) continue;
    double weight = statement.form == Form::direct ? 3 : 0;
    if (telling.matter) weight += 2.0 * picture.account.matters[*telling.matter].origins;
    if (picture.identity.actors[*telling.speaker].kind == MentionKind::person) weight += 0.5;
    voices.push_back({i, *telling.speaker, weight});
  }
  std::stable_sort(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) { return a.weight > b.weight; });
  return voices;
}

}  // namespace

std::vector<CitedSentence> write_news(const Writing& writing) {
  std::vector<CitedSentence> sentences;
  std::vector<Candidate> candidates = find_candidates(writing);
  const std::uint32_t titled = writing.picture.stories.all[writing.story].titled.report;
  if (const auto lead = lead_of(writing.picture, titled)) {
    auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.passage == *lead; });
    if (same == candidates.end()) {
      candidates.push_back({*lead, 0, {*lead}});
      same = std::prev(candidates.end());
    }
    same->weight = first_of_all;
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  if (candidates.size() > most_news) candidates.resize(most_news);
  // After the lead in order of time.
  const auto day = [&](const Candidate& c) {
    const auto& days = writing.picture.published[c.passage.report].days;
    return std::tuple(c.weight < first_of_all, !days.has_value(), days ? days->to : Day());
  };
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) { return day(a) < day(b); });
  for (const Candidate& candidate : candidates) sentences.push_back(news_sentence(writing, candidate));
  return sentences;
}

std::vector<CitedSentence> write_chronicle(const Writing& writing) {
  std::vector<const Entry*> own;
  for (const Entry& entry : writing.entries) {
    if (entry.story == writing.story) own.push_back(&entry);
  }
  if (own.size() > most_entries) {
    std::stable_sort(own.begin(), own.end(), [](const Entry* a, const Entry* b) {
      return std::pair(a->origins, a->cites.size()) > std::pair(b->origins, b->cites.size());
    });
    own.resize(most_entries);
    std::stable_sort(own.begin(), own.end(), [](const Entry* a, const Entry* b) {
      return std::tie(a->days.from, a->days.to, a->id) < std::tie(b->days.from, b->days.to, b->id);
    });
  }
  const Phrases& phrases = writing.phrases;
  std::vector<CitedSentence> sentences;
  for (const Entry* entry : own) {
    const std::string more = marks(phrases, entry->origins, entry->unverified, entry->disputed);
    std::string text = phrases.fill(more.empty() ? "chronicle" : "chronicle-origins",
                                    {{"date", phrases.date(entry->days)},
                                     {"quote", phrases.quote(entry->text)},
                                     {"outlets", outlets_of(writing.picture, phrases, reports_of(entry->cites))},
                                     {"origins", more}},
                                    true);
    sentences.emplace_back(std::move(text), entry->cites.front(),
                           std::vector<Passage>(entry->cites.begin() + 1, entry->cites.end()));
  }
  return sentences;
}

std::vector<CitedSentence> write_voices(const Writing& writing) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  std::vector<CitedSentence> sentences;
  std::set<std::uint32_t> heard;
  for (const Voice& voice : find_voices(writing)) {
    if (sentences.size() == most_voices) break;
    if (!heard.insert(voice.speaker).second) continue;
    const Telling& telling = picture.account.tellings[voice.telling];
    const Statement& statement = statement_at(picture, telling);
    const auto& via = statement.attribution.via;
    std::string pattern = statement.form == Form::direct ? "voice-direct" : "voice-indirect";
    if (!via.empty()) pattern += "-via";
    std::string text = phrases.fill(pattern,
                                    {{"speaker", speaker_of(picture, telling)},
                                     {"via", via.empty() ? "" : via.front().name.value_or(via.front().text)},
                                     {"quote", quote_of(picture, phrases, telling.report, telling.span, longest_quote)}},
                                    true);
    std::vector<Passage> more;
    if (telling.matter) {
      for (const std::uint32_t member : picture.account.matters[*telling.matter].members) {
        const Telling& other = picture.account.tellings[member];
        if (other.report != telling.report) more.push_back({other.report, other.span});
      }
    }
    sentences.emplace_back(std::move(text), Passage{telling.report, telling.span}, std::move(more));
  }
  return sentences;
}

}  // namespace lagebild
