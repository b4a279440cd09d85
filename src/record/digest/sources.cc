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

bool in_story(const Writing& writing, std::uint32_t report) { return writing.picture.stories.of[report] == writing.story; }

// The words a mark of doubt covers: the figure where there is one in the sentence, else the sentence.
std::vector<CitedSentence> write_unverified(const Writing& writing) {
  const Picture& picture = writing.picture;
  std::map<Passage, std::uint32_t> marked;  // One sentence for each mark.
  for (std::uint32_t i = 0; i < picture.account.tellings.size(); ++i) {
    const Telling& telling = picture.account.tellings[i];
    if (!in_story(writing, telling.report) || picture.copies.origin[telling.report] != telling.report) continue;
    // "etwa 15 Kilometer" in a doubted sentence is not what is doubted.
    if (telling.kind == TellingKind::figure && figure_at(picture, telling).category.empty()) continue;
    if (const auto& mark = attribution_at(picture, telling).unverified) marked.emplace(Passage{telling.report, *mark}, i);
  }
  std::vector<CitedSentence> sentences;
  for (const auto& [mark, index] : marked) {
    const Telling& telling = picture.account.tellings[index];
    const Span span = telling.kind != TellingKind::figure ? sentence_around(picture, telling.report, telling.span) : telling.span;
    std::string text = writing.phrases.fill("open-unverified",
                                            {{"quote", quote_of(picture, writing.phrases, telling.report, span, quote_bytes)},
                                             {"source", source_of(picture, writing.phrases, telling)}},
                                            true);
    sentences.emplace_back(std::move(text), Passage{telling.report, span}, std::vector<Passage>{mark});
  }
  return sentences;
}

std::vector<CitedSentence> write_hearsay(const Writing& writing) {
  const Picture& picture = writing.picture;
  std::set<Passage> told;
  std::vector<CitedSentence> sentences;
  for (const Telling& telling : picture.account.tellings) {
    if (!in_story(writing, telling.report) || picture.copies.origin[telling.report] != telling.report) continue;
    const auto& speaker = attribution_at(picture, telling).speaker;
    if (!speaker || speaker->how != How::unnamed || speaker->actor) continue;
    const Passage passage{telling.report, sentence_around(picture, telling.report, telling.span)};
    if (!told.insert(passage).second) continue;
    std::string text =
        writing.phrases.fill("open-hearsay",
                             {{"quote", quote_of(picture, writing.phrases, passage.report, passage.span, quote_bytes)},
                              {"outlet", outlet_of(picture, writing.phrases, telling.report)}},
                             true);
    sentences.emplace_back(std::move(text), passage);
  }
  return sentences;
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
  for (const std::uint32_t report : picture.stories.all[writing.story].reports) {
    const Published& published = picture.published[report];
    const auto first = first_sentence(picture, report);
    if (published.basis == Basis::given || !first) continue;
    const std::string outlet = outlet_of(picture, phrases, report);
    std::string text =
        published.days
            ? phrases.fill("open-inferred", {{"outlet", outlet}, {"date", phrases.date(*published.days)}}, true)
            : phrases.fill("open-undated", {{"outlet", outlet}, {"quote", quote_of(picture, phrases, report, *first, 80)}}, true);
    std::vector<Passage> more;
    for (const DatedReason& because : picture.because[report]) {
      if (!because.span.empty()) more.push_back({because.report, because.span});
    }
    sentences.emplace_back(std::move(text), Passage{report, *first}, std::move(more));
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
  append(sentences, write_unverified(writing), most_open - 2);
  append(sentences, write_hearsay(writing), most_open);
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
  for (const auto* copies : best) append(sentences, {copy_sentence(writing, *copies)}, most_sources);
  return sentences;
}

}  // namespace lagebild
