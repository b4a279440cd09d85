// What is reported, the timeline, and who says what.
#include <algorithm>
#include <set>

#include "record/digest/parts.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_news = 3;
constexpr std::size_t most_entries = 10;
constexpr std::size_t most_voices = 4;
constexpr std::ptrdiff_t shortest_voice = 5;  // Words; a quoted word or two is no statement to print.
constexpr std::size_t longest_quote = 300;
constexpr std::size_t longest_line = 180;
constexpr double first_of_all = 1e6;  // The weight of a story's lead.

std::vector<std::uint32_t> reports_of(const std::vector<Passage>& cites) {
  std::vector<std::uint32_t> reports;
  for (const Passage& cite : cites) reports.push_back(cite.report);
  return reports;
}

// "zwei unabhängige Ursprünge; nicht unabhängig geprüft"; empty for one origin without marks.
std::string marks(const Phrases& phrases, std::size_t origins, bool unverified, bool disputed) {
  std::string out;
  const auto add = [&](const std::string& mark) { out += (out.empty() ? "" : "; ") + mark; };
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

// Whether a member tells the same number as the one printed.
bool same_number(const Picture& picture, const Telling& a, const Telling& b) {
  return number_at(picture, a) == number_at(picture, b);
}

// The latest number that a named source or a report itself gives; a toll of three is no news once there are eleven.
std::string latest_number(const Picture& picture, const Matter& matter) {
  std::string number;
  std::optional<Day> latest;
  for (const std::uint32_t member : matter.members) {
    const Telling& telling = picture.account.tellings[member];
    const auto& days = picture.published[telling.report].days;
    if (is_hearsay(picture, telling) || picture.copies.newest[telling.report] != telling.report) continue;
    std::string told = number_at(picture, telling);
    if (told.empty() || (latest && (!days || days->to <= *latest))) continue;
    number = std::move(told);
    if (days) latest = days->to;
  }
  return number;
}

// The telling to print: with the latest number, in the digest's language, no copy, no superseded version.
std::optional<std::uint32_t> best_telling(const Writing& writing, const Matter& matter) {
  const Picture& picture = writing.picture;
  std::optional<std::uint32_t> best;
  const std::string number = latest_number(picture, matter);
  const auto key = [&](std::uint32_t index) {
    const std::uint32_t report = picture.account.tellings[index].report;
    return std::tuple(picture.readings[report]->language != writing.language, picture.copies.origin[report] != report);
  };
  for (const std::uint32_t member : matter.members) {
    const Telling& telling = picture.account.tellings[member];
    if (picture.copies.newest[telling.report] != telling.report) continue;
    if (is_heading(picture, {telling.report, telling.span})) continue;
    if (!number.empty() && number_at(picture, telling) != number) continue;
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
  for (const std::uint32_t member : matter.members) {
    const Telling& other = picture.account.tellings[member];
    if (!same_number(picture, telling, other)) continue;
    same->disputed = same->disputed || writing.disputed.contains(member);
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
  return outlets + std::string(writing.phrases.get("list-comma")) +
         date_in(writing.picture, writing.phrases, writing.story, *days);
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

// "200 Helfer in die Stadt zu schicken" is no sentence.
bool has_finite_verb(const Text& text, Span span) {
  if (text.words.empty()) return true;
  const auto first =
      std::partition_point(text.tokens.begin(), text.tokens.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  for (auto token = first; token != text.tokens.end() && token->span.end <= span.end; ++token) {
    if (text.words[static_cast<std::size_t>(token - text.tokens.begin())].verb_form == VerbForm::Finite) return true;
  }
  return false;
}

bool tells_less(const Picture& picture, const Telling& telling) {
  const Statement& statement = statement_at(picture, telling);
  const Reading& reading = *picture.readings[telling.report];
  // What somebody denies is not what he says.
  if (statement.act == "deny" || statement.act == "reject") return true;
  if (statement.form != Form::direct) {
    // A count stands in its ladder; "Er sei im Mai geprüft worden" leaves open what.
    if (std::any_of(reading.figures.begin(), reading.figures.end(),
                    [&](const Figure& f) { return !f.category.empty() && statement.span.contains(f.span); }))
      return true;
    if (begins_with_pronoun(reading.text, statement.span) || !has_finite_verb(reading.text, statement.span)) return true;
  }
  // A role without a name ("a spokeswoman") and a group are no voice.
  const auto& speaker = statement.attribution.speaker;
  const MentionKind kind = picture.identity.actors[*telling.speaker].kind;
  if (kind == MentionKind::group || kind == MentionKind::role || (speaker && speaker->how == How::role)) return true;
  return statement.nested || statement.form == Form::reported || statement.form == Form::free_indirect ||
         statement.form == Form::continued_indirect;
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
    if (tells_less(picture, telling) || words_in(picture, telling) < shortest_voice || statement.span.size() > longest_quote)
      continue;
    double weight = statement.form == Form::direct ? 3 : 0;
    if (telling.matter) weight += 2.0 * picture.account.matters[*telling.matter].origins;
    if (picture.identity.actors[*telling.speaker].kind == MentionKind::person) weight += 0.5;
    if (picture.readings[telling.report]->language != writing.language) weight -= 2;
    voices.push_back({i, *telling.speaker, weight});
  }
  std::stable_sort(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) { return a.weight > b.weight; });
  return voices;
}

// The lines of the story's timeline that the digest prints: at most so many, those that say more than a ladder of figures does.
std::vector<const Entry*> chosen_entries(const Writing& writing) {
  std::vector<const Entry*> own;
  for (const Entry& entry : writing.entries) {
    if (entry.story == writing.story && !(entry.by && entry.toll)) own.push_back(&entry);
  }
  if (own.size() <= most_entries) return own;
  const std::vector<const Entry*> in_order = own;
  std::stable_sort(own.begin(), own.end(), [](const Entry* a, const Entry* b) {
    return std::tuple(!a->by, a->origins, a->cites.size()) > std::tuple(!b->by, b->origins, b->cites.size());
  });
  own.resize(most_entries);
  std::vector<const Entry*> out;
  for (const Entry* entry : in_order) {
    if (std::find(own.begin(), own.end(), entry) != own.end()) out.push_back(entry);
  }
  return out;
}

// Of those that tell it, the first in the digest's language that gives the same days.
std::size_t shown_telling(const Writing& writing, const Entry& entry) {
  const Picture& picture = writing.picture;
  const auto& first = picture.account.tellings[entry.tellings.front()];
  for (std::size_t i = 0; i < entry.tellings.size(); ++i) {
    const Telling& telling = picture.account.tellings[entry.tellings[i]];
    if (picture.readings[telling.report]->language == writing.language && telling.days == first.days) return i;
  }
  return 0;
}

// "Hörensagen; zwei unabhängige Ursprünge"
std::string entry_marks(const Phrases& phrases, const Entry& entry) {
  std::string out = marks(phrases, entry.origins, entry.unverified, entry.disputed);
  const auto before = [&](std::string_view name) { out = std::string(phrases.get(name)) + (out.empty() ? "" : "; ") + out; };
  if (entry.hearsay) before("mark-hearsay");
  if (entry.status == Status::planned) before("mark-planned");
  if (entry.status == Status::denied) before("mark-denied");
  return out;
}

// "3. Juli", "bis 3. Juli", "bis Ende Juli"
std::string entry_date(const Writing& writing, const Entry& entry) {
  const auto shown = [&](const Days& days) { return date_in(writing.picture, writing.phrases, writing.story, days); };
  if (!entry.by) return shown(entry.days);
  const bool day = entry.days.exact() || parts(entry.days.from).day() != std::chrono::day(1) ||
                   !entry.edtf.ends_with(iso(entry.days.to).substr(0, 7));
  return day ? writing.phrases.fill("by-day", {{"date", shown({entry.days.to, entry.days.to})}})
             : writing.phrases.fill("by-month", {{"date", shown(entry.days)}});
}

CitedSentence entry_sentence(const Writing& writing, const Entry& entry) {
  const Phrases& phrases = writing.phrases;
  const std::size_t shown = shown_telling(writing, entry);
  const Telling& telling = writing.picture.account.tellings[entry.tellings[shown]];
  const std::string words = shown == 0 ? entry.text : line_text(writing.picture, telling);
  const std::string more = entry_marks(phrases, entry);
  std::string text = phrases.fill(more.empty() ? "chronicle" : "chronicle-origins",
                                  {{"date", entry_date(writing, entry)},
                                   {"quote", phrases.quote(phrases.shorten(words, longest_line))},
                                   {"outlets", outlets_of(writing.picture, phrases, reports_of(entry.cites))},
                                   {"origins", more}},
                                  true);
  std::vector<Passage> cites = entry.cites;
  std::swap(cites.front(), cites[shown]);
  return {std::move(text), cites.front(), {cites.begin() + 1, cites.end()}};
}

std::set<Passage> told_by_entries(const Writing& writing) {
  std::set<Passage> told;
  for (const Entry* entry : chosen_entries(writing)) told.insert(entry->cites[shown_telling(writing, *entry)]);
  return told;
}

}  // namespace

std::vector<CitedSentence> write_news(const Writing& writing) {
  std::vector<CitedSentence> sentences;
  std::vector<Candidate> candidates = find_candidates(writing);
  // What the timeline tells is not told twice.
  const std::set<Passage> told = told_by_entries(writing);
  std::erase_if(candidates, [&](const Candidate& c) { return told.contains(c.passage); });
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
  std::vector<CitedSentence> sentences;
  for (const Entry* entry : chosen_entries(writing)) sentences.push_back(entry_sentence(writing, *entry));
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
    sentences.emplace_back(std::move(text), Passage{telling.report, telling.span}, more);
  }
  return sentences;
}

}  // namespace lagebild
