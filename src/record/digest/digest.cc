#include "record/digest/digest.h"

#include <algorithm>
#include <numeric>

#include "ground/language/pack.h"
#include "record/digest/parts.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t longest_title = 120;

const Pack* find_pack(const Languages& languages, std::string_view language) {
  const Pack* named = languages.find(language);
  if (named != nullptr && named->list("digest") != kNoList) return named;
  for (const Pack& pack : languages.all()) {
    if (pack.list("digest") != kNoList) return &pack;
  }
  return nullptr;
}

struct Section {
  Topic topic;
  std::string_view heading;  // Name of the phrase; empty for none.
  std::vector<CitedSentence> (*write)(const Writing&);
};

constexpr Section sections[] = {
    {Topic::news, "", write_news},
    {Topic::figures, "heading-figures", write_figures},
    {Topic::voices, "heading-voices", write_voices},
    {Topic::contradictions, "heading-contradictions", write_contradictions},
    {Topic::open, "heading-open", write_open},
    {Topic::chronicle, "heading-chronicle", write_chronicle},
    {Topic::sources, "heading-sources", write_sources},
};

// "neun Berichte, fünf unabhängige Ursprünge, 3. bis 7. Juli 2024", citing the first sentence of each report.
std::optional<CitedSentence> story_line(const Picture& picture, const Phrases& phrases, const Story& story) {
  std::vector<Passage> cites;
  for (const std::uint32_t report : story.reports) {
    const auto& sentences = picture.readings[report]->text.sentences;
    if (!sentences.empty()) cites.push_back({report, sentences.front().span});
  }
  if (cites.empty()) return std::nullopt;
  const std::size_t different = count_origins(picture, story.reports);
  const std::string counted = phrases.count("reports", story.reports.size());
  const std::string independent = phrases.count(different == 1 ? "origins-all" : "origins", different);
  std::string text =
      story.days ? phrases.fill("story-line",
                                {{"reports", counted}, {"origins", independent}, {"span", phrases.date(*story.days)}}, true)
                 : phrases.fill("story-line-undated", {{"reports", counted}, {"origins", independent}}, true);
  return CitedSentence(std::move(text), cites.front(), {cites.begin() + 1, cites.end()});
}

StoryDigest write_story(const Writing& writing) {
  const Story& story = writing.picture.stories.all[writing.story];
  StoryDigest out{writing.story, writing.phrases.shorten(story.title, longest_title), {}};
  if (auto line = story_line(writing.picture, writing.phrases, story))
    out.paragraphs.push_back({Topic::headline, "", {std::move(*line)}});
  for (const Section& section : sections) {
    std::vector<CitedSentence> sentences = section.write(writing);
    if (!sentences.empty())
      out.paragraphs.push_back({section.topic, std::string(writing.phrases.get(section.heading)), std::move(sentences)});
  }
  return out;
}

// Stories by size, then the newest first.
std::vector<std::uint32_t> order_stories(const Picture& picture) {
  std::vector<std::uint32_t> order(picture.stories.all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Story &x = picture.stories.all[a], &y = picture.stories.all[b];
    if (x.reports.size() != y.reports.size()) return x.reports.size() > y.reports.size();
    const Day from_x = x.days ? x.days->to : Day(), from_y = y.days ? y.days->to : Day();
    return from_x != from_y ? from_x > from_y : x.id < y.id;
  });
  return order;
}

struct Parts {
  std::vector<std::vector<std::uint32_t>> matters, agreements;  // By story.
};

Parts sort_out(const Picture& picture) {
  const std::size_t count = picture.stories.all.size();
  Parts parts{std::vector<std::vector<std::uint32_t>>(count), std::vector<std::vector<std::uint32_t>>(count)};
  const Account& account = picture.account;
  for (std::uint32_t i = 0; i < account.matters.size(); ++i) parts.matters[account.matters[i].story].push_back(i);
  for (auto& matters : parts.matters) {
    std::stable_sort(matters.begin(), matters.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Matter &x = account.matters[a], &y = account.matters[b];
      return std::pair(x.reports.size(), x.origins) > std::pair(y.reports.size(), y.origins);
    });
  }
  for (std::uint32_t i = 0; i < account.agreements.size(); ++i) {
    parts.agreements[picture.stories.of[account.tellings[account.agreements[i].b].report]].push_back(i);
  }
  return parts;
}

std::set<std::uint32_t> find_disputed(const Picture& picture, const std::vector<std::uint32_t>& agreements) {
  std::set<std::uint32_t> out;
  for (const std::uint32_t index : agreements) {
    const Agreement& agreement = picture.account.agreements[index];
    if (agreement.relation == Relation::contradicts || agreement.relation == Relation::denies)
      out.insert({agreement.a, agreement.b});
  }
  return out;
}

}  // namespace

CitedSentence::CitedSentence(std::string text, Passage first, const std::vector<Passage>& more)
    : text_(std::move(text)), cites_{first} {
  for (const Passage& passage : more) {
    if (std::find(cites_.begin(), cites_.end(), passage) == cites_.end()) cites_.push_back(passage);
  }
}

Digest write_digest(const Picture& picture, const Languages& languages, std::string_view language, std::size_t most) {
  Digest digest;
  const Pack* pack = find_pack(languages, language);
  if (pack == nullptr) return digest;
  digest.language = pack->code();
  const Phrases phrases(languages, *pack);
  const std::vector<Entry> entries = timeline(picture);
  Parts parts = sort_out(picture);
  const std::vector<std::uint32_t> order = order_stories(picture);
  for (std::size_t i = 0; i < std::min(order.size(), most); ++i) {
    const std::uint32_t story = order[i];
    std::set<std::uint32_t> disputed = find_disputed(picture, parts.agreements[story]);
    digest.stories.push_back(write_story({picture, phrases, digest.language, story, std::move(parts.matters[story]),
                                          std::move(parts.agreements[story]), entries, std::move(disputed)}));
  }
  if (order.size() > most) digest.left_out = phrases.count("left-out", order.size() - most);
  if (!digest.left_out.empty()) digest.left_out = with_capital(std::move(digest.left_out));
  return digest;
}

}  // namespace lagebild
