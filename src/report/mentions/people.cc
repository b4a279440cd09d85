// Names of people by their shape: given names, surnames, particles, initials, what stands before them.
#include <algorithm>

#include "report/mentions/drafts.h"

namespace lagebild {
namespace {

constexpr std::uint32_t kLongestName = 6;  // Words, particles included.

bool initial(const Scene& scene, std::uint32_t i) {
  const std::string_view form = scene.text.form(i);
  return form.size() >= 2 && form.size() <= 4 && form.back() == '.' && scene.text.tokens[i].capital && form[1] == '.';
}

// "al-Assad", "al-Jaafari": lower case with a capital after the first hyphen.
bool prefixed(const Scene& scene, std::uint32_t i) {
  const std::string_view form = scene.text.form(i);
  const std::size_t hyphen = form.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < form.size() &&
         scene.pack.lists().find(scene.lists.name_prefix, form.substr(0, hyphen + 1)) != nullptr;
}

// Weekdays and months, which have capitals in English, too.
bool no_name(const Scene& scene, std::uint32_t i) {
  return scene.pack.lists().find(scene.lists.no_name, scene.text.folded[i]) != nullptr;
}

bool sure_name(const Scene& scene, std::uint32_t i) {
  const Cue& cue = scene.cues[i];
  if (cue.given && !cue.given_common) return true;
  if (cue.head != nullptr || cue.adjective_tokens > 0 || cue.country != nullptr || no_name(scene, i)) return false;
  return scene.annotated() && scene.text.words[i].name == NameKind::Person && !scene.text.words[i].name_derived;
}

// Small towns share their names with too many people to speak against one.
bool large(const Scene& scene, std::uint32_t i, const NameHit& hit) {
  const std::vector<Place> places = scene.knowledge.places(scene.text, i, hit, scene.lists.genitive_endings);
  return !places.empty() && places.front().population >= 100'000;
}

bool place_name(const Scene& scene, std::uint32_t i) {
  if (scene.cues[i].country != nullptr) return true;
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind == NameHit::Kind::place && !hit.common && !hit.people && large(scene, i, hit)) return true;
    if (hit.kind == NameHit::Kind::abbreviation || hit.kind == NameHit::Kind::organisation) return true;
  }
  return false;
}

// "Thomas Richter": a role's word right after a given name, with no name behind it.
bool surname_like_head(const Scene& scene, std::uint32_t first, std::uint32_t i, std::uint32_t end) {
  const Cue& cue = scene.cues[i];
  if (i != first + 1 || cue.head == nullptr || cue.head_begin > 0 || cue.head_inflected || !scene.text.tokens[i].capital)
    return false;
  if (!scene.cues[first].given || scene.cues[first].given_common || cue.head_kind != HeadKind::role) return false;
  return scene.lists.capital_nouns && (i + 1 >= end || !may_be_name(scene, i + 1)) && cue.head->attributes.get("of") != "yes";
}

// "Iris Lang", "Karl Weiß": right after a given name, a word with a capital that was tagged as no name.
bool odd_capital(const Scene& scene, std::uint32_t first, std::uint32_t i) {
  if (i != first + 1 || !scene.annotated() || !scene.lists.capital_nouns || !scene.text.tokens[i].capital) return false;
  const bool given =
      (scene.cues[first].given && !scene.cues[first].given_common) || scene.text.words[first].name == NameKind::Person;
  if (!given || scene.text.tokens[i].all_caps) return false;
  const Cue& cue = scene.cues[i];
  if (cue.adjective_tokens > 0 || cue.head != nullptr || cue.pronoun != nullptr || no_name(scene, i)) return false;
  const Word& word = scene.text.words[i];
  if (word.upos == Upos::Adv || word.upos == Upos::Adj) return true;
  if (word.upos == Upos::Verb) return true;  // "Anna Holt"
  // "Lukas Hartung": a noun that grammar puts to the given name.
  const bool linked =
      word.head == static_cast<std::int32_t>(first) || scene.text.words[first].head == static_cast<std::int32_t>(i);
  return word.upos == Upos::Noun && linked && word.number != Number::Plural && cue.country == nullptr &&
         cue.inhabitant == nullptr;
}

// How far a name goes on after its first word; particles only before another name word.
std::uint32_t extent(const Scene& scene, std::uint32_t first, std::uint32_t end) {
  std::uint32_t i = first + 1;
  std::uint32_t last = i;
  while (i < end && i < first + kLongestName) {
    const Cue& cue = scene.cues[i];
    if (!scene.text.tokens[i].space_before) break;
    if (may_be_name(scene, i) || initial(scene, i) || surname_like_head(scene, first, i, end) || odd_capital(scene, first, i)) {
      last = ++i;
    } else if (cue.particle && !scene.text.tokens[i].capital) {
      ++i;
    } else {
      break;
    }
  }
  return last;
}

// A noun of a text's own before a name makes a final "s" a genitive: "die Wahl Donald Trumps".
bool after_noun(const Scene& scene, std::uint32_t first) {
  if (first == 0 || first == scene.sentence_begin(first)) return false;
  const Cue& before = scene.cues[first - 1];
  return before.word == WordClass::noun && before.head_kind != HeadKind::role && before.title == nullptr;
}

bool has_ending(const Scene& scene, std::uint32_t token) {
  return std::any_of(scene.lists.genitive_endings.begin(), scene.lists.genitive_endings.end(), [&](std::string_view ending) {
    return scene.text.folded[token].ends_with(ending) && scene.text.folded[token].size() > ending.size() + 2;
  });
}

bool apostrophe(std::string_view form) {
  return form.ends_with("'s") || form.ends_with("’s") || form.ends_with("'") || form.ends_with("’");
}

Draft make(const Scene& scene, std::uint32_t first, std::uint32_t last, std::string_view rule) {
  Draft out;
  out.first = out.name_first = first;
  out.last = out.name_last = last;
  out.kind = MentionKind::person;
  out.rule = rule;
  out.full_name = last - first > 1;
  out.gender = scene.cues[first].given ? scene.cues[first].given_gender : Gender::none;
  const std::string_view form = scene.text.form(last - 1);
  // "Marins Sprecher": before an office.
  const bool owns = last - first == 1 && last < scene.cues.size() && scene.cues[last].head_kind == HeadKind::role &&
                    scene.cues[last].head_tokens > 0 && !scene.cues[first].given &&
                    scene.text.tokens[last].kind == TokenKind::word;
  out.genitive = apostrophe(form) || (has_ending(scene, last - 1) && (after_noun(scene, first) || owns));
  return out;
}

// The person of knowledge/ whose name begins here, the longest.
const NameHit* known(const Scene& scene, std::uint32_t i, NameHit::Kind kind) {
  for (const NameHit& hit : scene.names_at(i)) {
    if (hit.kind == kind) return &hit;
  }
  return nullptr;
}

// What stands right before: a role or a title without a mark between, "Präsident Putin", "Herr Müller".
bool after_cue(const Scene& scene, std::uint32_t i) {
  if (i == scene.sentence_begin(i)) return false;
  const Cue& before = scene.cues[i - 1];
  if (before.title != nullptr) return true;
  return before.head_kind == HeadKind::role && before.head_tokens == 1;
}

bool after_long_role(const Scene& scene, std::uint32_t i) {  // "Secretary of State Kerry"
  const std::uint32_t begin = static_cast<std::uint32_t>(scene.sentence_begin(i));
  for (std::uint32_t back = 2; back <= 4 && i >= begin + back; ++back) {
    const Cue& cue = scene.cues[i - back];
    if (cue.head_kind == HeadKind::role && cue.head_tokens == back) return true;
  }
  return false;
}

bool capital_run(const Scene& scene, std::uint32_t i, std::uint32_t last) {
  for (std::uint32_t k = i; k < last; ++k) {
    if (!may_be_name(scene, k) && (k == i || !scene.cues[k].particle)) return false;
    if (scene.text.tokens[k].all_caps && scene.text.tokens[k].span.size() > 2) return false;
    if (scene.cues[k].word != WordClass::unknown && scene.cues[k].word != WordClass::name && !scene.cues[k].particle)
      return false;
    if (place_name(scene, k)) return false;
  }
  return true;
}

// "Dam Breaks Near Town": in a title every word has a capital.
bool in_heading(const Scene& scene, std::uint32_t i) { return scene.text.sentences[scene.text.tokens[i].sentence].heading; }

// "Lawrows Vorschlag": what follows a genitive and is a noun.
bool trails(const Scene& scene, std::uint32_t i) {
  const WordClass word = scene.cues[i].word;
  return !scene.cues[i].given && (word == WordClass::noun || (word == WordClass::either && has_ending(scene, i - 1)));
}

std::optional<Draft> by_label(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (!scene.annotated()) return std::nullopt;
  const Word& word = scene.text.words[i];
  if (word.name != NameKind::Person || !word.name_begins || word.name_derived || word.name_part) return std::nullopt;
  std::uint32_t last = i + 1;
  while (last < end && scene.text.words[last].name == NameKind::Person && !scene.text.words[last].name_begins) ++last;
  while (last > i + 1 && (scene.text.tokens[last - 1].kind == TokenKind::punctuation || trails(scene, last - 1))) --last;
  if (place_name(scene, i) || scene.cues[i].adjective_tokens > 0 || no_name(scene, i)) return std::nullopt;
  // "Ahlenau mayor Jana Holt": what stands before an office is the office's.
  for (std::uint32_t k = i + 1; k < last; ++k) {
    if (scene.cues[k].head_kind == HeadKind::role) return std::nullopt;
  }
  const bool before_office = last + 1 < end && scene.cues[last].head_kind == HeadKind::role && may_be_name(scene, last + 1);
  if (last - i == 1 && only_place(scene, i)) return std::nullopt;
  if (last - i == 1 && before_office && !scene.cues[i].given && !scene.lists.capital_nouns) return std::nullopt;
  std::uint32_t first = i;
  while (first + 1 < last && (scene.cues[first].title != nullptr || scene.cues[first].head_kind == HeadKind::role)) ++first;
  if (first != i || !scene.text.tokens[i].capital) {
    if (!prefixed(scene, i) && !scene.cues[i].particle) return std::nullopt;
  }
  if (last - i == 1 && scene.cues[i].particle) return std::nullopt;  // "Van" of "Van der Horst"
  if (last - i == 1 && (scene.cues[i].country != nullptr || scene.cues[i].head != nullptr || scene.cues[i].inhabitant != nullptr))
    return std::nullopt;
  return make(scene, i, last, "person-label");
}

// "…, Will Grant, berichtete": a given name that is a verb as well, before a surname the tagger knows.
std::optional<Draft> verb_as_name(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  if (!scene.annotated() || !scene.lists.capital_nouns || i + 1 >= end || i == scene.sentence_begin(i)) return std::nullopt;
  const Word& word = scene.text.words[i];
  const Word& next = scene.text.words[i + 1];
  if ((word.upos != Upos::Verb && word.upos != Upos::Aux) || scene.text.tokens[i - 1].kind == TokenKind::open_quote)
    return std::nullopt;
  if (!scene.comma(i - 1) || !scene.text.tokens[i].capital || !scene.text.tokens[i + 1].capital) return std::nullopt;
  const bool after_role = i >= 2 && scene.cues[i - 2].head_kind == HeadKind::role && next.upos == Upos::Propn;
  if ((next.name != NameKind::Person || !next.name_begins) && !after_role) return std::nullopt;
  return make(scene, i, extent(scene, i, end), "person-label");
}

}  // namespace

bool may_be_name(const Scene& scene, std::uint32_t i) {
  const Token& token = scene.text.tokens[i];
  if (token.kind != TokenKind::word) return false;
  if (prefixed(scene, i)) return true;
  if (!token.capital) return false;
  const Cue& cue = scene.cues[i];
  if (sure_name(scene, i)) return true;
  if (cue.country != nullptr || cue.adjective_tokens > 0 || cue.pronoun != nullptr || no_name(scene, i)) return false;
  if (cue.head != nullptr && cue.word != WordClass::name && !cue.given) return false;
  if (token.all_caps && token.span.size() > 1 && token.span.size() <= 5) return false;
  return cue.word == WordClass::unknown || cue.word == WordClass::name || cue.word == WordClass::either || cue.given;
}

std::optional<Draft> person_at(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  const Token& token = scene.text.tokens[i];
  if (token.kind != TokenKind::word || (!token.capital && !prefixed(scene, i) && !scene.cues[i].particle)) return std::nullopt;
  const Cue& cue = scene.cues[i];
  if (const NameHit* hit = known(scene, i, NameHit::Kind::person)) {
    Draft out = make(scene, i, i + hit->words, "person-known");
    out.person = hit->row;
    out.genitive = hit->genitive;
    return out;
  }
  if (!token.capital && !prefixed(scene, i)) return std::nullopt;
  if (i > scene.sentence_begin(i) && scene.cues[i - 1].head_kind == HeadKind::place &&
      scene.cues[i - 1].head->attributes.get("before") == "yes")
    return std::nullopt;  // "Stadtviertel Masaken Hanano"
  const std::uint32_t last = extent(scene, i, end);
  if (cue.given && last > i + 1 && !(cue.given_common && i == scene.sentence_begin(i)))
    return make(scene, i, last, "person-given-name");
  if (initial(scene, i) && last > i + 1 && may_be_name(scene, last - 1)) return make(scene, i, last, "person-initial");
  const bool cued = after_cue(scene, i) || after_long_role(scene, i);
  if (cued && may_be_name(scene, i) && !(place_name(scene, i) && last == i + 1)) return make(scene, i, last, "person-after-role");
  // "Finanzminister Schäuble", "Sprecherin Weber": a surname that is a noun, too, right after a role.
  if (cued && cue.word == WordClass::noun && cue.head == nullptr && last > i + 1)
    return make(scene, i, last, "person-after-role");
  if (const NameHit* hit = known(scene, i, NameHit::Kind::surname)) {
    if (cue.word != WordClass::noun && cue.word != WordClass::other && last == i + 1) {
      Draft out = make(scene, i, i + 1, "person-surname");
      out.person = hit->row;
      out.genitive = hit->genitive;
      return out;
    }
  }
  if (std::optional<Draft> out = by_label(scene, i, end)) return out;
  if (std::optional<Draft> out = verb_as_name(scene, i, end)) return out;
  const bool opens = i == scene.sentence_begin(i) && scene.pack.grammar().lexicon() == nullptr;
  if (!scene.annotated() && last > i + 1 && last - i <= 4 && !opens && capital_run(scene, i, last) &&
      (scene.pack.grammar().lexicon() != nullptr || (!scene.lists.capital_nouns && !in_heading(scene, i))))
    return make(scene, i, last, "person-shape");
  return std::nullopt;
}

}  // namespace lagebild
