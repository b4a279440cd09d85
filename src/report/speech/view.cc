#include "report/speech/view.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lagebild::said {
namespace {

// The lists of a pack by what they mean here. A word may be in several.
constexpr std::array<std::pair<const char*, mark::Bits>, 44> kLists = {{
    {"speech-subordinator", mark::subordinator},
    {"speech-complement", mark::complement},
    {"speech-question", mark::question},
    {"speech-relative", mark::relative},
    {"speech-conjunction", mark::conjunction},
    {"speech-negation", mark::negation},
    {"speech-infinitive", mark::infinitive},
    {"speech-to", mark::to},
    {"speech-have", mark::have},
    {"speech-passive", mark::passive},
    {"speech-modal", mark::modal},
    {"speech-hearsay", mark::hearsay},
    {"speech-pointer", mark::pointer},
    {"speech-as", mark::as},
    {"speech-so", mark::so},
    {"speech-adverb", mark::adverb},
    {"speech-pronoun", mark::pronoun},
    {"speech-not-nominative", mark::not_nominative},
    {"speech-determiner", mark::determiner},
    {"speech-genitive", mark::genitive},
    {"speech-attaching", mark::attaching},
    {"speech-preposition", mark::preposition},
    {"speech-particle", mark::particle},
    {"speech-expletive", mark::expletive},
    {"speech-by", mark::by},
    {"speech-anonymous", mark::anonymous},
    {"speech-source-noun", mark::source_noun},
    {"speech-nominative", mark::nominative},
    {"speech-hypothetical", mark::hypothetical},
    {"speech-dative", mark::dative},
    {"speech-possessive", mark::possessive},
    {"speech-accusative", mark::accusative},
    {"speech-correlate", mark::correlate},
    {"speech-reflexive", mark::reflexive},
    {"speech-own", mark::own},
    {"speech-reported-form", mark::reported_form},
    {"speech-finite-form", mark::finite_form},
    {"speech-postposition", mark::postposition},
    {"speech-neither", mark::neither},
    {"speech-possessive-mark", mark::possessive_mark},
    {"speech-comma-conjunction", mark::comma_conjunction},
    {"speech-claiming", mark::claiming},
    {"speech-inner-subordinator", mark::inner_subordinator},
    {"speech-not-only", mark::not_only},
}};

}  // namespace

View::View(const Text& text_in, const Pack& pack_in, const Mentions& mentions_in, const std::vector<Time>& times_in)
    : text(text_in), pack(pack_in), mentions(mentions_in), times(times_in), saying_(pack_in.list("saying")) {
  free_complements = pack.setting("speech-free-complements") == "yes";
  marks_.assign(size(), 0);
  verbs_.assign(size(), nullptr);
  nouns_.assign(size(), nullptr);
  mention_at_.assign(size(), kNone);
  covering_.assign(size(), kNone);
  time_at_.assign(size(), kNone);
  mark_lists();
  mark_findings();
  mark_lost();
  mark_misread();
  mark_participles();
  mark_past_forms();
}

// Words in small letters tagged as nouns, where nouns have capitals: the tagger has lost the sentence ("Die Bergrettung war laut
// Polizei vor Ort"), and lists and lexicon are asked instead.
void View::mark_lost() {
  lost_.assign(size(), false);
  if (pack.setting("capital-nouns") != "yes") return;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const bool noun = upos(i) == Upos::Noun || upos(i) == Upos::Propn || upos(i) == Upos::X;
    lost_[i] = noun && text.tokens[i].kind == TokenKind::word && !text.tokens[i].capital && covering_[i] == kNone;
  }
}

// "Hinweise werden entgegengenommen": a first word read as a verb, where the clause has another finite one, is a noun.
void View::mark_misread() {
  misread_.assign(size(), false);
  // "Will Grant": part of a name.
  for (const Mention& mention : mentions.all) {
    if (mention.kind != MentionKind::person || mention.last - mention.first < 2) continue;
    for (std::uint32_t i = mention.first; i < std::min(mention.last, size()); ++i)
      misread_[i] = text.tokens[i].capital && verbal(i);
  }
  // "UN-Generalsekretär" at the start of a sentence, tagged as a verb.
  for (const Mention& mention : mentions.all) {
    const bool noun = mention.kind != MentionKind::pronoun && mention.kind != MentionKind::other && mention.first < size();
    if (noun && !free_complements && text.tokens[mention.first].capital && verbal(mention.first)) misread_[mention.first] = true;
  }
  // A surname alone, tagged as a word of another kind: "Gall schreibt".
  for (const Mention& mention : mentions.all) {
    const std::uint32_t i = mention.first;
    if (mention.kind != MentionKind::person || mention.last != i + 1 || i >= size()) continue;
    misread_[i] = text.tokens[i].capital && !noun_like(i);
  }
  constexpr mark::Bits verbs = mark::modal | mark::have | mark::passive | mark::hearsay | mark::finite_form | mark::reported_form;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (misread_[i]) marks_[i] &= ~verbs, verbs_[i] = nullptr;
  }
  for (const Sentence& sentence : text.sentences) {
    const std::uint32_t i = sentence.first;
    if (i + 1 < size() && stranger(i) && finite(i + 1)) misread_[i] = true;
    if (i >= size() || !text.tokens[i].capital || upos(i) != Upos::Verb || verbs_[i] != nullptr || !finite(i)) continue;
    for (std::uint32_t k = i + 1; k < sentence.last && k < i + 10 && text.tokens[k].kind == TokenKind::word; ++k) {
      if (is(k, mark::conjunction)) break;
      const bool second = finite(k) || (k == i + 1 && participle(k) && !(k + 1 < sentence.last && noun_like(k + 1)));
      if (second) misread_[i] = true;
    }
  }
}

// "wird mit den Worten zitiert:": a form that is participle and finite as well, tagged as finite although its clause has its
// auxiliary already, and at the end of the clause.
void View::mark_participles() {
  const Lexicon* lexicon = pack.grammar().lexicon();
  if (lexicon == nullptr || free_complements) return;
  const traits::Mask participle = traits::parse("VerbForm=Part");
  std::vector<bool> found(size(), false);
  std::uint32_t auxiliary = kNone, earlier = kNone;  // In this clause; in the stretch between two marks.
  for (std::uint32_t i = 0; i < size(); ++i) {
    if ((punctuation(i) && !quote_mark(i)) || is(i, mark::conjunction)) {
      auxiliary = kNone;
      if (punctuation(i)) earlier = kNone;
    } else if (is(i, mark::have | mark::passive) && finite(i)) {
      auxiliary = earlier = i;
    } else if (auxiliary != kNone && finite(i) && (i + 1 == size() || punctuation(i + 1))) {
      const Lexicon::Set set = lexicon->find(text.folded[i]);
      found[i] = set != Lexicon::kNone && (lexicon->traits(set) & participle) != 0;
    } else if (earlier != kNone && finite(i) && i + 1 < size() && noun_like(i + 1) && text.tokens[i + 1].capital &&
               upos(i) == Upos::Verb && !is(i, mark::reported_form | mark::finite_form)) {
      // "hatte eine von X vermittelte Waffenruhe beendet": before its noun.
      const Lexicon::Set set = lexicon->find(text.folded[i]);
      found[i] = set != Lexicon::kNone && (lexicon->traits(set) & (participle | traits::bit(static_cast<int>(Upos::Adj)))) != 0;
    }
  }
  participles_ = std::move(found);
}

// "Protesters say soldiers aimed at the crowd", "The ministry expressed concern": a past form tagged as a participle, after a
// noun, where the sentence has no other verb or a verb of saying leads to it.
void View::mark_past_forms() {
  if (!free_complements) return;
  std::vector<bool> found(size(), false);
  for (const Sentence& sentence : text.sentences) {
    std::uint32_t before = kNone, candidate = kNone;
    for (std::uint32_t i = sentence.first; i < std::min(sentence.last, size()); ++i) {
      if (finite(i)) {
        before = i, candidate = kNone;
      } else if (punctuation(i) && !quote_mark(i)) {
        if (candidate != kNone) break;
        if (before != kNone) break;
      } else if (candidate == kNone && i > sentence.first && verbal(i) && word(i).verb_form == VerbForm::Participle &&
                 word(i).tense == Tense::Past && (noun_like(i - 1) || is(i - 1, mark::nominative)) &&
                 (before == kNone || verbs_[before] != nullptr)) {
        candidate = i;
      }
    }
    bool other = false;
    for (std::uint32_t i = sentence.first; i < std::min(sentence.last, size()); ++i) other = other || finite(i);
    if (candidate != kNone && (before != kNone || !other)) found[candidate] = true;
  }
  finites_ = std::move(found);
}

// "Thaksin erklärte": a word with a capital that no list and no lexicon has, and that was tagged as an adverb.
bool View::stranger(std::uint32_t i) const {
  const Lexicon* lexicon = pack.grammar().lexicon();
  if (lexicon == nullptr || marks_[i] != 0 || verbs_[i] != nullptr || !text.tokens[i].capital || noun_like(i)) return false;
  if (text.tokens[i].kind != TokenKind::word || verbal(i)) return false;
  return lexicon->find(text.form(i)) == Lexicon::kNone && lexicon->find(text.folded[i]) == Lexicon::kNone;
}

void View::mark_lists() {
  const WordLists& lists = pack.lists();
  std::vector<std::pair<ListId, mark::Bits>> wanted;
  for (const auto& [name, bits] : kLists) {
    if (const ListId id = lists.id(name); id != kNoList) wanted.emplace_back(id, bits);
  }
  std::sort(wanted.begin(), wanted.end());
  // "'s": one token in a text, and more where it stands alone in a list.
  std::vector<std::pair<std::string, mark::Bits>> marks;
  if (const ListId id = lists.id("speech-possessive-mark"); id != kNoList) {
    for (const ListEntry& entry : lists.entries(id)) marks.emplace_back(entry.text, mark::possessive_mark);
  }
  const ListId phrases = lists.id("saying-noun");
  std::vector<ListHit> hits;
  for (std::uint32_t i = 0; i < size(); ++i) {
    hits.clear();
    lists.hits(text, i, i + 1, hits);
    for (const ListHit& hit : hits) {
      if (hit.list == saying_) verbs_[i] = hit.entry;
      if (hit.list == phrases) nouns_[i] = hit.entry;
      const auto found = std::lower_bound(wanted.begin(), wanted.end(), std::pair<ListId, mark::Bits>{hit.list, 0});
      if (found != wanted.end() && found->first == hit.list) marks_[i] |= found->second;
    }
    for (const auto& [word, bits] : marks) {
      if (text.folded[i] == word) marks_[i] |= bits;
    }
  }
}

void View::mark_findings() {
  for (std::uint32_t m = 0; m < mentions.all.size(); ++m) {
    const Mention& mention = mentions.all[m];
    if (mention.first >= size()) continue;
    if (mention_at_[mention.first] == kNone) mention_at_[mention.first] = m;
    for (std::uint32_t i = mention.first; i < std::min(mention.last, size()) && covering_[i] == kNone; ++i) covering_[i] = m;
  }
  std::uint32_t i = 0;
  for (std::uint32_t t = 0; t < times.size(); ++t) {
    while (i < size() && text.tokens[i].span.end <= times[t].span.begin) ++i;
    for (; i < size() && text.tokens[i].span.begin < times[t].span.end; ++i) time_at_[i] = t;
  }
}

const ListEntry* View::verb(std::uint32_t token, std::uint32_t part) const {
  if (saying_ == kNoList) return nullptr;
  const std::string lemma = bare_lemma(token);
  if (const ListEntry* entry = pack.lists().find(saying_, text.folded[part] + lemma)) return entry;
  return lemma.starts_with(text.folded[part]) ? pack.lists().find(saying_, lemma) : nullptr;
}

const ListEntry* View::bare_verb(std::uint32_t token) const {
  if (verbs_[token] != nullptr || saying_ == kNoList || !verbal(token)) return verbs_[token];
  return pack.lists().find(saying_, bare_lemma(token));
}

std::string View::bare_lemma(std::uint32_t token) const {
  std::string verb = lemma(token);
  const std::uint32_t last = text.sentences[text.tokens[token].sentence].last;
  // "sagte, der Ort sei frei" must not become "freisagen"; "wies … zufolge zurück" may have got both,
  // and "teilte mit, die Brücke werde gesperrt" three.
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t i = token + 1; i < last && i < token + 40; ++i) {
      const std::string& word = text.folded[i];
      if (word.size() > 1 && word.size() + 3 < verb.size() && verb.starts_with(word) && text.tokens[i].kind == TokenKind::word) {
        verb.erase(0, word.size());
        break;
      }
    }
  }
  return verb;
}

std::string View::lemma(std::uint32_t token) const {
  const std::string_view lemma = text.lemma(token);
  return lemma.empty() ? text.folded[token] : fold(lemma);
}

const Word& View::word(std::uint32_t token) const { return text.words.empty() ? none_ : text.words[token]; }

bool View::punctuation(std::uint32_t token) const {
  const TokenKind kind = text.tokens[token].kind;
  return kind != TokenKind::word && kind != TokenKind::number && kind != TokenKind::symbol;
}

bool View::quote_mark(std::uint32_t token) const {
  const TokenKind kind = text.tokens[token].kind;
  return kind == TokenKind::open_quote || kind == TokenKind::close_quote || kind == TokenKind::quote;
}

bool View::finite(std::uint32_t token) const {
  if (token < misread_.size() && misread_[token]) return false;
  if (token < participles_.size() && participles_[token]) return false;
  if (token < finites_.size() && finites_[token]) return true;
  if (is(token, mark::reported_form | mark::finite_form) && !text.tokens[token].all_caps) return true;
  if (token < lost_.size() && lost_[token]) return may_be_finite(token) && !is(token, mark::determiner | mark::preposition);
  if (!verbal(token)) return false;
  const VerbForm form = word(token).verb_form;
  // Where grammar left the form open, a verb of saying is most often the finite one.
  return form == VerbForm::Finite || (form == VerbForm::none && verbs_[token] != nullptr && !free_complements);
}

bool View::verbal(std::uint32_t token) const {
  if (token < misread_.size() && misread_[token]) return false;
  if (token < lost_.size() && lost_[token] && may_be_finite(token) && !is(token, mark::determiner | mark::preposition))
    return true;
  return upos(token) == Upos::Verb || upos(token) == Upos::Aux || is(token, mark::reported_form | mark::finite_form);
}

bool View::participle(std::uint32_t token) const {
  if (token < participles_.size() && participles_[token]) return true;
  return (verbal(token) || upos(token) == Upos::Adj) && word(token).verb_form == VerbForm::Participle;
}

bool View::may_be_finite(std::uint32_t token) const {
  static const traits::Mask mask = traits::parse("VerbForm=Fin");
  const Lexicon* lexicon = pack.grammar().lexicon();
  if (lexicon == nullptr) return verbal(token);
  const Lexicon::Set set = lexicon->find(text.folded[token]);
  return set != Lexicon::kNone && (lexicon->traits(set) & mask) != 0;
}

bool View::bare_infinitive(std::uint32_t token) const { return verbal(token) && word(token).verb_form == VerbForm::Infinitive; }

bool View::subjunctive(std::uint32_t token) const {
  if (is(token, mark::reported_form)) return !first_person_near(token);
  if (!finite(token) || is(token, mark::finite_form)) return false;
  if (!word(token).mood_open) return word(token).mood == Mood::Subjunctive;
  // "er stehe": the form is an indicative only of the first person.
  return word(token).tense == Tense::Present && word(token).number == Number::Singular && !first_person_near(token);
}

bool View::first_person_near(std::uint32_t token) const {
  const std::uint32_t first = token > 6 ? token - 6 : 0;
  for (std::uint32_t i = first; i < std::min(size(), token + 4); ++i) {
    if (word(i).person == 1 && upos(i) == Upos::Pron) return true;
  }
  return false;
}

bool View::reported_mood(std::uint32_t token) const {
  return subjunctive(token) && (is(token, mark::reported_form) || word(token).tense == Tense::Present);
}

bool View::open_mood(std::uint32_t token) const { return finite(token) && word(token).mood_open; }

bool View::noun_like(std::uint32_t token) const {
  if (token < misread_.size() && misread_[token]) return true;
  constexpr mark::Bits small = mark::preposition | mark::determiner | mark::subordinator | mark::complement;
  if (token < lost_.size() && lost_[token] && is(token, small)) return false;
  return upos(token) == Upos::Noun || upos(token) == Upos::Propn || upos(token) == Upos::X;
}

bool View::name_like(std::uint32_t token) const { return upos(token) == Upos::Propn || upos(token) == Upos::X; }

bool View::nominal(std::uint32_t token) const {
  const Upos pos = upos(token);
  return pos == Upos::Det || pos == Upos::Adj || pos == Upos::Num || is(token, mark::determiner);
}

}  // namespace lagebild::said
