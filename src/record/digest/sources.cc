// What is open, and who took what from whom.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "record/digest/parts.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_open = 5;
constexpr std::size_t most_sources = 5;
constexpr double whole_share = 0.5;
constexpr std::size_t quote_bytes = 140;
constexpr std::size_t most_dropped = 2;
constexpr std::size_t most_quoted = 2;  // Sentences quoted in one line of what is open.

bool in_story(const Writing& writing, std::uint32_t report) { return writing.picture.stories.of[report] == writing.story; }

// Whether the report says of it that it could not be checked.
bool is_doubted(const Picture& picture, const Telling& telling) {
  // "etwa 15 Kilometer" in a doubted sentence is not what is doubted.
  if (telling.kind == TellingKind::figure && figure_at(picture, telling).category.empty()) return false;
  return attribution_at(picture, telling).unverified.has_value();
}

// What is open of one report and one source: the sentences it is told in, and the marks of doubt.
struct Open {
  std::uint32_t telling = 0;  // The first.
  bool hearsay = false, doubted = false;
  std::vector<Passage> sentences, marks;
};

void add_open(const Picture& picture, const Telling& telling, Open& open) {
  const Passage passage{telling.report, sentence_around(picture, telling.report, telling.span)};
  if (std::find(open.sentences.begin(), open.sentences.end(), passage) == open.sentences.end()) open.sentences.push_back(passage);
  if (!is_doubted(picture, telling)) return;
  const Passage mark{telling.report, *attribution_at(picture, telling).unverified};
  open.doubted = true;
  if (std::find(open.marks.begin(), open.marks.end(), mark) == open.marks.end()) open.marks.push_back(mark);
}

// All that a report tells without a named source is one line; so is what one mark of doubt covers of one source.
std::vector<Open> find_open(const Writing& writing) {
  const Picture& picture = writing.picture;
  std::vector<Open> all;
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> at;
  for (std::uint32_t i = 0; i < picture.account.tellings.size(); ++i) {
    const Telling& telling = picture.account.tellings[i];
    if (!in_story(writing, telling.report) || picture.copies.origin[telling.report] != telling.report) continue;
    const bool hearsay = is_hearsay(picture, telling);
    if (!hearsay && !is_doubted(picture, telling)) continue;
    const auto [place, fresh] =
        at.emplace(std::pair(telling.report, hearsay ? std::string() : speaker_of(picture, telling) + "."), all.size());
    if (fresh) all.push_back({i, hearsay, false, {}, {}});
    add_open(picture, telling, all[place->second]);
  }
  return all;
}

CitedSentence open_sentence(const Writing& writing, const Open& open) {
  const Picture& picture = writing.picture;
  const Telling& telling = picture.account.tellings[open.telling];
  std::vector<Passage> sentences = open.sentences;
  std::sort(sentences.begin(), sentences.end());
  if (sentences.size() > most_quoted) sentences.resize(most_quoted);
  std::vector<std::string> quotes;
  for (const Passage& passage : sentences)
    quotes.push_back(quote_of(picture, writing.phrases, passage.report, passage.span, quote_bytes));
  std::vector<Passage> more(sentences.begin() + 1, sentences.end());
  more.insert(more.end(), open.marks.begin(), open.marks.end());
  const std::string name = !open.hearsay ? "open-unverified" : open.doubted ? "open-hearsay-unverified" : "open-hearsay";
  std::string text = writing.phrases.fill(name,
                                          {{"quote", writing.phrases.join(quotes)},
                                           {"source", source_of(picture, writing.phrases, telling)},
                                           {"outlet", outlet_of(picture, writing.phrases, telling.report)}},
                                          true);
  return {std::move(text), sentences.front(), more};
}

std::optional<Span> first_sentence(const Picture& picture, std::uint32_t report) {
  const auto& sentences = picture.readings[report]->text.sentences;
  if (sentences.empty()) return std::nullopt;
  return sentences.front().span;
}

std::vector<CitedSentence> write_undated(const Writing& writing) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  std::vector<CitedSentence> sentences;
  std::vector<std::string> inferred;
  std::vector<Passage> reasons;
  for (const std::uint32_t report : picture.stories.all[writing.story].reports) {
    const Published& published = picture.published[report];
    const auto first = first_sentence(picture, report);
    if (published.basis == Basis::given || !first) continue;
    const std::string outlet = outlet_of(picture, phrases, report);
    if (published.days) {
      inferred.push_back(phrases.fill("open-inferred-one",
                                      {{"outlet", outlet}, {"date", date_in(picture, phrases, writing.story, *published.days)}}));
      reasons.push_back({report, *first});
      for (const DatedReason& because : picture.because[report]) {
        if (!because.span.empty()) reasons.push_back({because.report, because.span});
      }
      continue;
    }
    sentences.emplace_back(
        phrases.fill("open-undated", {{"outlet", outlet}, {"quote", quote_of(picture, phrases, report, *first, 80)}}, true),
        Passage{report, *first});
  }
  if (!inferred.empty()) {
    sentences.emplace_back(phrases.fill("open-inferred", {{"reports", phrases.join(inferred)}}, true), reasons.front(),
                           std::vector<Passage>(reasons.begin() + 1, reasons.end()));
  }
  return sentences;
}

void append(std::vector<CitedSentence>& all, std::vector<CitedSentence> more, std::size_t most) {
  for (CitedSentence& sentence : more) {
    if (all.size() < most) all.push_back(std::move(sentence));
  }
}

// „nach Angaben der Feuerwehr“ und „angeblich“
std::string dropped_words(const Writing& writing, const std::vector<const Copy*>& copies) {
  std::vector<std::string> words;
  for (const Copy* copy : copies) {
    for (const std::string& dropped : copy->dropped) {
      std::string word = writing.phrases.quote(dropped);
      if (words.size() < most_dropped && std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(std::move(word));
    }
  }
  return writing.phrases.join(words);
}

// A passage that begins after an opening mark or a dateline is shown from the start of its sentence.
Span from_sentence_start(const Picture& picture, const Passage& passage) {
  const Span sentence = sentence_around(picture, passage.report, passage.span);
  constexpr std::uint32_t near = 4;
  return passage.span.begin - sentence.begin <= near ? Span{sentence.begin, passage.span.end} : passage.span;
}

CitedSentence copy_sentence(const Writing& writing, const std::vector<const Copy*>& copies) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  const Copy& first = *copies.front();
  const std::string dropped = dropped_words(writing, copies);
  std::string name = first.share >= whole_share ? "copy-whole" : "copy-part";
  if (!dropped.empty()) name += "-dropped";
  std::string text =
      phrases.fill(name,
                   {{"taker", outlet_of(picture, phrases, first.b.report)},
                    {"source", outlet_of(picture, phrases, first.a.report)},
                    {"percent", std::to_string(std::lround(first.share * 100))},
                    {"dropped", dropped},
                    {"quote", quote_of(picture, phrases, first.b.report, from_sentence_start(picture, first.b), quote_bytes)}},
                   true);
  std::vector<Passage> more;
  for (const Copy* copy : copies) {
    more.push_back(copy->b);
    more.push_back(copy->a);
  }
  return {std::move(text), first.b, {more.begin() + 1, more.end()}};
}

// "Nordmark-Kurier (zu 98 Prozent, ohne „angeblich“) und Radio Ahletal (zu 86 Prozent) übernehmen den Text von dnd."
CitedSentence takers_sentence(const Writing& writing, const std::vector<const std::vector<const Copy*>*>& takers) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  std::vector<std::string> names;
  std::vector<Passage> cites;
  for (const auto* copies : takers) {
    const Copy& first = *copies->front();
    const std::string dropped = dropped_words(writing, *copies);
    names.push_back(phrases.fill(dropped.empty() ? "copy-taker" : "copy-taker-dropped",
                                 {{"taker", outlet_of(picture, phrases, first.b.report)},
                                  {"percent", std::to_string(std::lround(first.share * 100))},
                                  {"dropped", dropped}}));
    cites.push_back(first.b);
  }
  cites.push_back(takers.front()->front()->a);
  const std::string source = outlet_of(picture, phrases, takers.front()->front()->a.report);
  return {phrases.fill("copy-takers", {{"takers", phrases.join(names)}, {"source", source}}, true),
          cites.front(),
          {cites.begin() + 1, cites.end()}};
}

// A later version whose figure differs: "aus 12 wird 9".
std::optional<CitedSentence> version_sentence(const Writing& writing, std::uint32_t older, std::uint32_t newer) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  const std::string outlet = outlet_of(picture, phrases, newer);
  for (const Agreement& agreement : picture.account.agreements) {
    const Telling &a = picture.account.tellings[agreement.a], &b = picture.account.tellings[agreement.b];
    if (a.report != older || b.report != newer || a.kind != TellingKind::figure) continue;
    if (agreement.relation == Relation::agrees || agreement.relation == Relation::repeats) continue;
    return CitedSentence(phrases.fill("copy-version-changed",
                                      {{"taker", outlet},
                                       {"from", quote_of(picture, phrases, older, a.span)},
                                       {"to", quote_of(picture, phrases, newer, b.span)}},
                                      true),
                         {newer, b.span}, {{older, a.span}});
  }
  const auto first = first_sentence(picture, newer), before = first_sentence(picture, older);
  if (!first || !before) return std::nullopt;
  return CitedSentence(phrases.fill("copy-version", {{"taker", outlet}, {"source", outlet_of(picture, phrases, older)}}, true),
                       {newer, *first}, {{older, *before}});
}

}  // namespace

std::vector<CitedSentence> write_open(const Writing& writing) {
  std::vector<CitedSentence> sentences;
  for (const Open& open : find_open(writing)) append(sentences, {open_sentence(writing, open)}, most_open);
  append(sentences, write_undated(writing), most_open + 2);
  return sentences;
}

std::vector<CitedSentence> write_sources(const Writing& writing) {
  const Picture& picture = writing.picture;
  std::vector<CitedSentence> sentences;
  for (const std::uint32_t report : picture.stories.all[writing.story].reports) {
    const std::uint32_t older = picture.copies.version_of[report];
    if (older == report) continue;
    if (auto sentence = version_sentence(writing, older, report)) append(sentences, {std::move(*sentence)}, most_sources);
  }
  std::map<std::uint32_t, std::map<std::uint32_t, std::vector<const Copy*>>> taken;  // Taker: source: passages.
  for (const Copy& copy : picture.copies.all) {
    if (!copy.version && in_story(writing, copy.b.report)) taken[copy.b.report][copy.a.report].push_back(&copy);
  }
  std::vector<const std::vector<const Copy*>*> best;
  for (const auto& [taker, by_source] : taken) {
    // Of several possible sources the family's first, else the one with the largest share.
    const std::vector<const Copy*>* most = nullptr;
    const std::uint32_t origin = picture.copies.origin[taker];
    for (const auto& [source, copies] : by_source) {
      if (most == nullptr || source == origin ||
          (copies.front()->share > most->front()->share && most->front()->a.report != origin))
        most = &copies;
    }
    best.push_back(most);
  }
  std::stable_sort(best.begin(), best.end(), [](const auto* a, const auto* b) { return a->front()->share > b->front()->share; });
  // Several that took most of their text from one source share a line.
  std::map<std::uint32_t, std::vector<const std::vector<const Copy*>*>> whole;  // By source.
  for (const auto* copies : best) {
    if (copies->front()->share >= whole_share) whole[copies->front()->a.report].push_back(copies);
  }
  for (const auto* copies : best) {
    const auto together = whole.find(copies->front()->a.report);
    const bool several = copies->front()->share >= whole_share && together->second.size() > 1;
    if (!several) {
      append(sentences, {copy_sentence(writing, *copies)}, most_sources);
    } else if (together->second.front() == copies) {
      append(sentences, {takers_sentence(writing, together->second)}, most_sources);
    }
  }
  return sentences;
}

}  // namespace lagebild
