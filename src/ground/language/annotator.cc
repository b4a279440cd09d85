#include "ground/language/annotator.h"

#include <algorithm>
#include <limits>

#include "ground/language/tree.h"

namespace lagebild {
namespace {

constexpr traits::Mask ones(int from, int size) { return ((traits::Mask{1} << size) - 1) << from; }
constexpr traits::Mask kUposBits = ones(0, 18), kMoodBits = ones(traits::kMood, 3);
constexpr traits::Mask kVerbBits = ones(static_cast<int>(Upos::Verb), 1) | ones(static_cast<int>(Upos::Aux), 1);
constexpr traits::Mask kCategories[] = {ones(traits::kCase, 4),    ones(traits::kNumber, 2), ones(traits::kGender, 3),
                                        ones(traits::kPerson, 3),  ones(traits::kTense, 2),  kMoodBits,
                                        ones(traits::kVerbForm, 3)};

// Whether no category of `a` contradicts one of `b`; what one does not say fits everything.
bool agree(traits::Mask a, traits::Mask b) {
  return std::all_of(std::begin(kCategories), std::end(kCategories),
                     [&](traits::Mask c) { return !(a & c) || !(b & c) || (a & b & c); });
}

// Two letters on end, ASCII or not: "kg", "Öl", not "5)" or "…".
bool has_letters(std::string_view form) {
  int run = 0;
  for (const char c : form) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) == 0xC3;
    run = letter ? run + 1 : 0;
    if (run == 2) return true;
  }
  return false;
}

bool verbal(Upos upos) { return upos == Upos::Verb || upos == Upos::Aux; }

// Whether a lexicon entry can be meant by a tag: lexica call auxiliaries verbs, and participles adjectives.
bool same_kind(Upos upos, traits::Mask entry) {
  const auto has = [entry](Upos u) { return (entry >> static_cast<int>(u) & 1) != 0; };
  if (has(upos)) return true;
  if (verbal(upos)) return has(Upos::Verb) || has(Upos::Aux);
  return (upos == Upos::Propn && has(Upos::Noun)) || (upos == Upos::Noun && has(Upos::Propn));
}

NameKind kind_of(int label) { return static_cast<NameKind>(1 + (label - 1) / 6); }

}  // namespace

Annotator::Annotator(const Model& model, const Lexicon* lexicon)
    : model_(model),
      lexicon_(lexicon),
      reader_(lexicon, model.network.table_rows(), model.seed),
      memory_(model.network.word_size()) {}

bool Annotator::lexicon_allows(std::size_t i, Upos upos, traits::Mask feats) const {
  if (!lexicon_) return true;
  bool known = false, fits = false;
  for (const Lexicon::Set set : {sets_[i], small_sets_[i]}) {
    if (set == Lexicon::kNone) continue;
    lexicon_->each(set, [&](traits::Mask entry, std::uint16_t) {
      if (!same_kind(upos, entry)) return;
      known = true;
      fits = fits || agree(entry, feats);
    });
  }
  return fits || !known;
}

// "tritt", "sei", "Bräche" (at the start): all the readings that the lexicon has are of finite verbs.
bool Annotator::knows_only_verbs(std::size_t i) const {
  bool any = false, others = false;
  for (const Lexicon::Set set : {sets_[i], small_sets_[i]}) {
    if (set == Lexicon::kNone) continue;
    lexicon_->each(set, [&](traits::Mask entry, std::uint16_t) {
      any = true;
      others = others || (entry & kUposBits & ~kVerbBits) || !(entry & traits::bit(traits::kVerbForm));
    });
  }
  return any && !others;
}

bool Annotator::open_mood(std::size_t i, const Word& word) const {
  if (!lexicon_ || word.verb_form != VerbForm::Finite) return false;
  traits::Mask moods = 0;
  Word any = word;
  any.mood = Mood::none;
  any.tense = Tense::none;
  const traits::Mask wanted = traits::mask(any);
  for (const Lexicon::Set set : {sets_[i], small_sets_[i]}) {
    if (set == Lexicon::kNone) continue;
    lexicon_->each(set, [&](traits::Mask entry, std::uint16_t) {
      if (same_kind(word.upos, entry) && (entry & kMoodBits) && agree(entry, wanted)) moods |= entry & kMoodBits;
    });
  }
  return (moods & traits::bit(traits::kMood)) && (moods & traits::bit(traits::kMood + 1));
}

float Annotator::feats_score(std::size_t i, std::uint16_t row) const {
  const float* attributes = scratch_.attributes.data() + i * static_cast<std::size_t>(model_.network.wide_attributes());
  float sum = model_.feats_bias[row];
  for (std::uint32_t k = model_.feats_begin[row]; k < model_.feats_begin[row + 1U]; ++k) sum += attributes[model_.feats_attr[k]];
  return sum;
}

std::uint16_t Annotator::choose_feats(std::size_t i, const Word& word) const {
  const auto& rows = model_.feats_of[static_cast<std::size_t>(word.upos)];
  std::uint16_t first = 0, fitting = 0;
  float best = -std::numeric_limits<float>::infinity(), best_fitting = best;
  const bool finite = verbal(word.upos) && knows_only_verbs(i);
  for (const std::uint16_t row : rows) {
    if (finite && !(model_.feats_mask[row] & ones(traits::kVerbForm, 1))) continue;
    const float here = feats_score(i, row);
    if (here > best) best = here, first = row;
    // Only a verb's form is held to the lexicon: there it knows better ("habe" of a third person is no indicative).
    if (verbal(word.upos) && here > best_fitting && lexicon_allows(i, word.upos, model_.feats_mask[row]))
      best_fitting = here, fitting = row;
  }
  return best_fitting > best - 8 || (finite && fitting > 0) ? fitting : first;
}

void Annotator::tag(std::size_t i, std::string_view form, Word& word) {
  const float* upos = scratch_.upos.data() + i * static_cast<std::size_t>(model_.network.wide_upos());
  // What has letters is no punctuation, whatever stands between them: "US-Außenminister".
  const bool letters = has_letters(form), only_verb = knows_only_verbs(i);
  const auto barred = [&](int tag) {
    const auto u = static_cast<Upos>(tag);
    return (letters && (u == Upos::Punct || u == Upos::Sym)) || (only_verb && !verbal(u));
  };
  int best_tag = only_verb ? static_cast<int>(Upos::Verb) : 1;
  for (int tag = 1; tag < 18; ++tag) {
    if (upos[tag] > upos[best_tag] && !barred(tag)) best_tag = tag;
  }
  set_tag(i, word, static_cast<Upos>(best_tag));
}

void Annotator::set_tag(std::size_t i, Word& word, Upos tag) {
  word.upos = tag;
  word.xpos = 0;
  const float* xpos = scratch_.xpos.data() + i * static_cast<std::size_t>(model_.network.wide_xpos());
  float best = -std::numeric_limits<float>::infinity();
  for (const std::uint16_t row : model_.xpos_of[static_cast<std::size_t>(word.upos)]) {
    if (row > 0 && xpos[row] > best) best = xpos[row], word.xpos = row;
  }
  set_feats(i, word, choose_feats(i, word));
}

void Annotator::set_feats(std::size_t i, Word& word, std::uint16_t row) {
  word.feats = row;
  const Word traits = traits::word(model_.feats_mask[row]);
  word.gram_case = traits.gram_case;
  word.number = traits.number;
  word.gender = traits.gender;
  word.person = traits.person;
  word.tense = traits.tense;
  word.mood = traits.mood;
  word.verb_form = traits.verb_form;
  word.mood_open = open_mood(i, word);
}

void Annotator::names(std::span<Word> words) {
  constexpr std::size_t k = kNameLabels;
  const auto wide = static_cast<std::size_t>(model_.network.wide_names());
  const float* moves = model_.name_moves.data();  // I- follows only its own B- or I-: the model says so when it is opened.
  best_.resize(words.size() * k);
  from_.resize(words.size() * k);
  for (std::size_t to = 0; to < k; ++to) {
    const bool inside = to > 0 && to % 2 == 0;
    best_[to] = inside ? -1e6F : moves[to] + scratch_.names[to];
  }
  for (std::size_t i = 1; i < words.size(); ++i)
    best_moves(best_.data() + (i - 1) * k, moves + k, scratch_.names.data() + i * wide, static_cast<int>(k), best_.data() + i * k,
               from_.data() + i * k);
  const float* last = best_.data() + (words.size() - 1) * k;
  auto label = static_cast<int>(std::max_element(last, last + k) - last);
  for (std::size_t i = words.size(); i-- > 0;) {
    if (label > 0) {
      words[i].name = kind_of(label);
      words[i].name_begins = label % 2 == 1;
      words[i].name_derived = (label - 1) / 2 % 3 == 1;
      words[i].name_part = (label - 1) / 2 % 3 == 2;
    }
    label = from_[i * k + static_cast<std::size_t>(label)];
  }
}

void Annotator::tree(std::int32_t offset, std::span<Word> words) {
  heads_ = best_tree(scratch_.arcs, scratch_.words);
  model_.network.relations(heads_, scratch_, relations_);
  const auto root = std::find(model_.relations.begin(), model_.relations.end(), "root") - model_.relations.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].head = heads_[i] == 0 ? -1 : offset + heads_[i] - 1;
    words[i].deprel = static_cast<std::uint8_t>(heads_[i] == 0 ? root : relations_[i]);
  }
}

bool Annotator::lexicon_lemma(std::string_view form, const Word& word, traits::Mask feats, std::string& out) const {
  const Lexicon::Set set = lexicon_->find(form);
  if (set == Lexicon::kNone) return false;
  int best = -1;
  std::uint16_t rule = 0;
  lexicon_->each(set, [&](traits::Mask entry, std::uint16_t lemma_rule) {
    const bool exact = (entry >> static_cast<int>(word.upos) & 1) != 0;
    // Of two lemmas as good, the form itself: "Russland", not its old spelling.
    const int score = (exact                         ? 8
                       : same_kind(word.upos, entry) ? 6
                                                     : 0) +
                      (agree(entry, feats) ? 2 : 0) + (lexicon_->keeps(lemma_rule) ? 1 : 0);
    if (score > best) best = score, rule = lemma_rule;
  });
  if (best < 6) return false;
  lexicon_->append_lemma(form, rule, out);
  return true;
}

void Annotator::find_lemma(const Input& input, const Word& word, std::string& lemmas) {
  const std::string_view form = input.form;
  const traits::Mask feats = model_.feats_mask[word.feats];
  const auto find = [&] {
    // Names have no learnt lemmas: the treebanks know "Russland" in the spelling of their day.
    const bool name = word.upos == Upos::Propn;
    if (const std::string_view known = model_.known_lemma(input.folded, word.upos); !name && !known.empty())
      return lemmas += known, true;
    if (!lexicon_ || word.upos == Upos::Punct || word.upos == Upos::Num || word.upos == Upos::Sym) return false;
    const bool noun = word.upos == Upos::Noun || word.upos == Upos::Propn;
    const std::string small = recased(form, false);
    if (!noun && small != form && lexicon_lemma(small, word, feats, lemmas)) return true;
    if (lexicon_lemma(form, word, feats, lemmas)) return true;
    if (word.upos == Upos::Noun && small != form && lexicon_lemma(small, word, feats, lemmas)) return true;
    const Compound compound = lexicon_->split(form);
    if (compound.head == 0) return false;
    text_.clear();
    if (!lexicon_lemma(recased(form.substr(compound.head), recased(form, true) == form), word, feats, text_)) return false;
    lemmas += form.substr(0, compound.head);
    lemmas += compound.head > 0 && form[compound.head - 1] == '-' ? text_ : recased(text_, false);
    return true;
  };
  if (!find()) {
    const bool keep = recased(form.substr(std::min<std::size_t>(1, form.size())), false) !=
                          form.substr(std::min<std::size_t>(1, form.size())) ||
                      word.upos == Upos::Noun || word.upos == Upos::Propn || word.upos == Upos::X || word.upos == Upos::Num;
    lemmas += keep ? std::string(form) : recased(form, false);
  }
}

void Annotator::lemma(const Input& input, bool first, Word& word, std::string& lemmas) {
  const std::size_t begin = lemmas.size();
  WordMemory::Entry* entry = memory_.still(input.form, first);
  const std::string_view kept = entry ? entry->kept_lemma(word) : std::string_view();
  lemmas += kept;
  if (kept.empty()) find_lemma(input, word, lemmas);
  if (kept.empty() && entry) entry->keep_lemma(word, std::string_view(lemmas).substr(begin));
  word.lemma = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(lemmas.size())};
}

// What each word brings along by itself: its sums for the network and its readings in the lexicon.
void Annotator::look_up(std::span<const Input> sentence) {
  sets_.clear();
  small_sets_.clear();
  const std::size_t size = model_.network.word_size();
  sums_.resize(sentence.size() * size);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    auto [entry, sums, fresh] = memory_.find(sentence[i].form, i == 0);
    if (fresh) {
      features_.rows.clear();
      features_.begin.clear();
      features_.sort_begin.clear();
      reader_.add(sentence[i].form, sentence[i].folded, i == 0, features_);
      model_.network.begin_word(features_.rows, scratch_, sums);
      entry.set = reader_.set();
      entry.small_set = reader_.small_set();
    }
    std::copy(sums.begin(), sums.end(), sums_.begin() + static_cast<std::ptrdiff_t>(i * size));
    sets_.push_back(entry.set);
    small_sets_.push_back(entry.small_set);
  }
}

void Annotator::join_particles(std::span<const Input> sentence, std::int32_t offset, std::span<Word> words, std::string& lemmas) {
  if (model_.particle == 0 || !lexicon_) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].deprel != model_.particle || words[i].head < offset) continue;
    Word& verb = words[static_cast<std::size_t>(words[i].head - offset)];
    if (!verbal(verb.upos)) continue;
    text_ = std::string(sentence[i].folded) + lemmas.substr(verb.lemma.begin, verb.lemma.size());
    verb.lemma = {static_cast<std::uint32_t>(lemmas.size()), static_cast<std::uint32_t>(lemmas.size() + text_.size())};
    lemmas += text_;
  }
}

void Annotator::read(std::span<const Input> sentence, std::int32_t offset, std::span<Word> words, std::string& lemmas) {
  if (sentence.empty()) return;
  look_up(sentence);
  model_.network.read(sums_, scratch_);
  for (std::size_t i = 0; i < words.size(); ++i) tag(i, sentence[i].form, words[i]);
  names(words);
  tree(offset, words);
  mend_verbs(offset, words);
  mend_moods(offset, sentence, words);
  for (std::size_t i = 0; i < words.size(); ++i) lemma(sentence[i], i == 0, words[i], lemmas);
  join_particles(sentence, offset, words, lemmas);
}

}  // namespace lagebild
