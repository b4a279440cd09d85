// Ladders of figures, and figures and statements that stand against each other.
#include <algorithm>
#include <set>

#include "record/digest/parts.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_ladders = 6;
constexpr std::size_t most_steps = 6;
constexpr std::size_t most_contradictions = 4;

struct Step {
  std::uint32_t telling = 0;
  std::string value, source;
  std::vector<Passage> cites;
  bool hearsay = false;     // Nobody is named for it.
  bool taken_back = false;  // A later version of its report gives another number.
};

// By the last day a report can be of, so that one dated to a month comes after those of its days.
std::vector<std::uint32_t> by_last_day(const Picture& picture, std::vector<std::uint32_t> members) {
  const auto key = [&](std::uint32_t member) {
    const auto& days = picture.published[picture.account.tellings[member].report].days;
    return std::tuple(!days.has_value(), days ? days->to : Day(), days ? days->from : Day());
  };
  std::stable_sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return members;
}

// Whether the latest version of the report gives another number for the same matter.
bool taken_back(const Writing& writing, const Matter& matter, const Telling& telling) {
  const Picture& picture = writing.picture;
  const std::uint32_t newest = picture.copies.newest[telling.report];
  if (newest == telling.report) return false;
  const Figure& here = figure_at(picture, telling);
  return std::any_of(matter.members.begin(), matter.members.end(), [&](std::uint32_t member) {
    const Telling& other = picture.account.tellings[member];
    if (other.report != newest) return false;
    const Figure& there = figure_at(picture, other);
    return there.low != here.low || there.high != here.high;
  });
}

// A step for a telling: its number, its source and whether a later version took it back.
Step make_step(const Writing& writing, const Matter& matter, std::uint32_t member) {
  const Telling& telling = writing.picture.account.tellings[member];
  Step step;
  step.telling = member;
  const Figure& figure = figure_at(writing.picture, telling);
  step.value = value_of(writing.phrases, figure);
  // "Tote: 250", but "Tote: 18 Kinder".
  if (!step.value.empty() && !writing.phrases.people_in_general(figure.counted)) step.value += " " + figure.counted;
  step.source = source_of(writing.picture, writing.phrases, telling);
  step.hearsay = is_hearsay(writing.picture, telling);
  step.taken_back = taken_back(writing, matter, telling);
  if (step.taken_back)
    step.source += std::string(writing.phrases.get("list-comma")) + std::string(writing.phrases.get("mark-taken-back"));
  step.cites = {{telling.report, telling.span}};
  return step;
}

// The different numbers of a matter in order of publication; one step for all that give the same number.
std::vector<Step> find_steps(const Writing& writing, const Matter& matter) {
  const Picture& picture = writing.picture;
  std::vector<Step> steps;
  for (const std::uint32_t member : by_last_day(picture, matter.members)) {
    Step step = make_step(writing, matter, member);
    if (step.value.empty()) continue;
    const auto same = std::find_if(steps.begin(), steps.end(),
                                   [&](const Step& s) { return s.value == step.value && s.taken_back == step.taken_back; });
    if (same == steps.end()) {
      steps.push_back(std::move(step));
      continue;
    }
    same->cites.push_back(step.cites.front());
    // A named source is worth more than none.
    const Telling& first = picture.account.tellings[same->telling];
    if (speaker_of(picture, first).empty() && !speaker_of(picture, picture.account.tellings[member]).empty()) {
      same->source = std::move(step.source);
      same->telling = member;
      same->hearsay = step.hearsay;
    }
  }
  // What nobody is named for stands behind all others.
  std::stable_partition(steps.begin(), steps.end(), [](const Step& s) { return !s.hearsay; });
  return steps;
}

std::string category_of(const Phrases& phrases, const Figure& figure) {
  const std::string_view known = phrases.get("category-" + figure.category);
  std::string counted = figure.counted;
  // People in general are what the category itself says ("Tote"); "18 Kinder" needs its noun.
  if (known.empty()) return counted.empty() ? std::string(phrases.get("category-other")) : with_capital(std::move(counted));
  return std::string(known);
}

std::string_view step_name(const std::vector<Step>& steps, std::size_t i, const Picture& picture) {
  if (i == 0) return steps.size() == 1 || steps[1].hearsay ? "step-only" : "step-first";
  if (steps[i].hearsay) return "step-hearsay";
  const auto& before = picture.published[picture.account.tellings[steps[i - 1].telling].report].days;
  const auto& here = picture.published[picture.account.tellings[steps[i].telling].report].days;
  const bool later = before && here && before->to < here->from;
  if (!later) return "step-also";
  return i + 1 == steps.size() || steps[i + 1].hearsay ? "step-last" : "step-next";
}

CitedSentence ladder_sentence(const Writing& writing, const Matter& matter, std::vector<Step> steps) {
  const Phrases& phrases = writing.phrases;
  const Figure& first = figure_at(writing.picture, writing.picture.account.tellings[matter.members.front()]);
  if (steps.size() > most_steps) steps.erase(steps.begin() + 2, steps.end() - static_cast<std::ptrdiff_t>(most_steps - 2));
  std::string told;
  std::vector<Passage> cites;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i > 0) told += phrases.get("list-comma");
    told += phrases.fill(step_name(steps, i, writing.picture), {{"value", steps[i].value}, {"source", steps[i].source}});
    cites.insert(cites.end(), steps[i].cites.begin(), steps[i].cites.end());
  }
  const std::string place = first.place.value_or("");
  std::string name = steps.size() == 1 ? "figures-one" : "figures-ladder";
  if (!place.empty()) name += "-place";
  std::string text = phrases.fill(name,
                                  {{"category", category_of(phrases, first)},
                                   {"place", place},
                                   {"value", steps.front().value},
                                   {"source", steps.front().source},
                                   {"steps", told}},
                                  true);
  return {std::move(text), cites.front(), {cites.begin() + 1, cites.end()}};
}

std::string side_of(const Writing& writing, std::uint32_t index) {
  const Telling& telling = writing.picture.account.tellings[index];
  return writing.phrases.fill("contradiction-side", {{"value", value_of(writing.phrases, figure_at(writing.picture, telling))},
                                                     {"source", source_of(writing.picture, writing.phrases, telling)}});
}

std::string quoted(const Writing& writing, const Telling& telling) {
  Span span = telling.span;
  if (telling.kind == TellingKind::event) {
    const Event& event = event_at(writing.picture, telling);
    span = event.clause.empty() ? sentence_around(writing.picture, telling.report, telling.span) : event.clause;
  }
  return quote_of(writing.picture, writing.phrases, telling.report, span, 160);
}

CitedSentence contradiction_sentence(const Writing& writing, const Agreement& agreement) {
  const Picture& picture = writing.picture;
  const Phrases& phrases = writing.phrases;
  const Telling &a = picture.account.tellings[agreement.a], &b = picture.account.tellings[agreement.b];
  const Passage first{a.report, a.span}, second{b.report, b.span};
  if (a.kind == TellingKind::figure) {
    const std::string category = category_of(phrases, figure_at(picture, a));
    return {phrases.fill(
                "contradiction-figures",
                {{"category", category}, {"one", side_of(writing, agreement.a)}, {"other", side_of(writing, agreement.b)}}, true),
            first,
            {second}};
  }
  if (agreement.relation == Relation::denies) {
    std::string claimant = speaker_of(picture, a), speaker = speaker_of(picture, b);
    if (claimant.empty()) claimant = outlet_of(picture, phrases, a.report);
    if (speaker.empty()) speaker = outlet_of(picture, phrases, b.report);
    return {phrases.fill("contradiction-denies",
                         {{"quote", quoted(writing, a)},
                          {"claimant", claimant},
                          {"speaker", speaker},
                          {"denial", quoted(writing, b)},
                          {"outlet", outlet_of(picture, phrases, b.report)}},
                         true),
            first,
            {second}};
  }
  return {phrases.fill("contradiction-events",
                       {{"quote", quoted(writing, a)},
                        {"outlet", outlet_of(picture, phrases, a.report)},
                        {"other", quoted(writing, b)},
                        {"other-outlet", outlet_of(picture, phrases, b.report)}},
                       true),
          first,
          {second}};
}

bool stands_against(const Picture& picture, const Agreement& agreement) {
  if (agreement.relation == Relation::contradicts || agreement.relation == Relation::denies) return true;
  const bool other_actor =
      std::find(agreement.because.begin(), agreement.because.end(), "other-actor") != agreement.because.end();
  return other_actor && picture.account.tellings[agreement.a].kind == TellingKind::event;
}

// "Ole Wendt bestreitet: …", where no report has the claim in words that are alike.
std::vector<CitedSentence> bare_denials(const Writing& writing) {
  const Picture& picture = writing.picture;
  std::vector<CitedSentence> sentences;
  for (std::uint32_t i = 0; i < picture.account.tellings.size() && sentences.size() < most_contradictions; ++i) {
    const Telling& telling = picture.account.tellings[i];
    if (telling.kind != TellingKind::statement || picture.stories.of[telling.report] != writing.story) continue;
    if (picture.copies.origin[telling.report] != telling.report || writing.disputed.contains(i)) continue;
    if (statement_at(picture, telling).act != "deny" || speaker_of(picture, telling).empty()) continue;
    sentences.emplace_back(writing.phrases.fill("contradiction-denied",
                                                {{"speaker", speaker_of(picture, telling)},
                                                 {"denial", quoted(writing, telling)},
                                                 {"outlet", outlet_of(picture, writing.phrases, telling.report)}},
                                                true),
                           Passage{telling.report, telling.span});
  }
  return sentences;
}

}  // namespace

std::vector<CitedSentence> write_contradictions(const Writing& writing) {
  std::vector<CitedSentence> sentences;
  std::set<std::string> said;
  for (const std::uint32_t index : writing.agreements) {
    if (sentences.size() == most_contradictions) break;
    const Agreement& agreement = writing.picture.account.agreements[index];
    if (!stands_against(writing.picture, agreement)) continue;
    CitedSentence sentence = contradiction_sentence(writing, agreement);
    if (said.insert(sentence.text()).second) sentences.push_back(std::move(sentence));
  }
  for (CitedSentence& sentence : bare_denials(writing)) {
    if (sentences.size() < most_contradictions) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

std::vector<CitedSentence> write_figures(const Writing& writing) {
  std::vector<CitedSentence> sentences;
  const Account& account = writing.picture.account;
  std::vector<std::uint32_t> ladders, single;
  for (const std::uint32_t index : writing.matters) {
    const Matter& matter = account.matters[index];
    if (matter.kind != TellingKind::figure ||
        figure_at(writing.picture, account.tellings[matter.members.front()]).category.empty())
      continue;
    (matter.reports.size() > 1 ? ladders : single).push_back(index);
  }
  ladders.insert(ladders.end(), single.begin(), single.end());
  for (const std::uint32_t index : ladders) {
    if (sentences.size() == most_ladders) break;
    std::vector<Step> steps = find_steps(writing, account.matters[index]);
    if (!steps.empty()) sentences.push_back(ladder_sentence(writing, account.matters[index], std::move(steps)));
  }
  return sentences;
}

}  // namespace lagebild
