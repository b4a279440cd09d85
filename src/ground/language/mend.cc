// What only the tree tells of a verb: its person, whether it is finite, and its mood where the form leaves that open.
#include <algorithm>

#include "ground/language/annotator.h"

namespace lagebild {
namespace {

bool verbal(Upos upos) { return upos == Upos::Verb || upos == Upos::Aux; }

// The clauses of a sentence, each known by the head of its tree. `subjects`: of each word, -1 where it has none.
class Clauses {
 public:
  // Fills `finite` (the verb of the clause, -1 where there is none) and `marked` (it has a conjunction or quotation marks).
  Clauses(std::int32_t offset, std::span<const Annotator::Input> sentence, std::span<const Word> words,
          const std::vector<std::string_view>& relations, const std::vector<std::int32_t>& subjects,
          std::vector<std::int32_t>& finite, std::vector<char>& marked)
      : offset_(offset),
        sentence_(sentence),
        words_(words),
        relations_(relations),
        subjects_(subjects),
        finite_(finite),
        marked_(marked) {
    finite.assign(words.size(), -1);
    marked.assign(words.size(), 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t head = head_of(i);
      if (words[i].verb_form == VerbForm::Finite && verbal(words[i].upos)) {
        const bool helps = head < words.size() && (relation(i).starts_with("aux") || relation(i) == "cop");
        std::int32_t& at = finite[helps ? head : i];
        if (at < 0 || helps) at = static_cast<std::int32_t>(i);
      }
      const std::string_view form = sentence[i].form;
      const bool quote = words[i].upos == Upos::Punct && form != "," && form != "." && form != ":" && form != "-";
      if (head < words.size() && (relation(i) == "mark" || quote)) marked[head] = 1;
    }
    while (comma_ < sentence.size() && sentence[comma_].form != ",") ++comma_;
  }

  // "Er sagte, die Truppen rückten vor", "Die Truppen rückten vor, sagte er."
  [[nodiscard]] bool said(std::size_t i) const {
    const std::size_t head = head_of(i);
    if (marked_[i]) return false;
    if (relation(i) == "ccomp" && head < words_.size() && finite_[head] >= 0 && subjects_[i] >= 0 && subjects_[i] < finite_[i])
      return true;
    for (std::size_t k = i + 1; k < words_.size(); ++k) {
      if (head_of(k) == i && frame(k)) return true;
    }
    return false;
  }
  // "Hätte jemand geholfen, lebte das Kind"; "Er gehe davon aus, dass die Gespräche weitergingen".
  [[nodiscard]] bool beside(std::size_t i) const {
    const auto at = static_cast<std::size_t>(finite_[i]);
    if (at == comma_ + 1 && subjunctive(0, true) && words_[0].verb_form == VerbForm::Finite) return true;
    if (turned(at)) return false;
    const std::string_view own = relation(i);
    if (own == "ccomp" || own == "conj") return subjunctive(head_of(i), false);
    return own == "advcl" && subjunctive(head_of(i), true);
  }
  // "Wenn er ginge, folgten ihm viele."
  [[nodiscard]] bool after_condition(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k) {
      if (head_of(k) == i && relation(k) == "advcl" && subjunctive(k, true)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] std::string_view relation(std::size_t i) const { return relations_[words_[i].deprel]; }
  [[nodiscard]] std::size_t head_of(std::size_t i) const {
    return words_[i].head < offset_ ? words_.size() : static_cast<std::size_t>(words_[i].head - offset_);
  }
  [[nodiscard]] bool subjunctive(std::size_t clause, bool past) const {
    if (clause >= words_.size()) return false;
    const Word& verb = finite_[clause] >= 0 ? words_[static_cast<std::size_t>(finite_[clause])] : words_[clause];
    return verb.mood == Mood::Subjunctive && (!past || verb.tense == Tense::Past);
  }
  // "…, sagte er": what stands behind a comma and begins with its verb.
  [[nodiscard]] bool turned(std::size_t i) const {
    return i > 0 && sentence_[i - 1].form == "," && subjects_[i] > static_cast<std::int32_t>(i);
  }
  [[nodiscard]] bool frame(std::size_t i) const {
    return relation(i) == "parataxis" && finite_[i] == static_cast<std::int32_t>(i) && turned(i) &&
           words_[i].mood == Mood::Indicative;
  }

  std::int32_t offset_;
  std::span<const Annotator::Input> sentence_;
  std::span<const Word> words_;
  const std::vector<std::string_view>& relations_;
  const std::vector<std::int32_t>& subjects_;
  const std::vector<std::int32_t>& finite_;
  const std::vector<char>& marked_;
  std::size_t comma_ = 0;  // The first one.
};

}  // namespace

std::uint16_t Annotator::finite_row(std::size_t i, const Word& word, int person, Number number) const {
  std::uint16_t best = 0;
  for (const std::uint16_t row : model_.feats_of[static_cast<std::size_t>(word.upos)]) {
    const Word traits = traits::word(model_.feats_mask[row]);
    if (traits.verb_form != VerbForm::Finite || traits.person != person || (number != Number::none && traits.number != number))
      continue;
    if (!lexicon_allows(i, word.upos, model_.feats_mask[row])) continue;
    if (best == 0 || feats_score(i, row) > feats_score(i, best)) best = row;
  }
  return best;
}

// What the tree knows better than the single word: a verb whose subject is a noun is of the third person ("der Ort liege":
// subjunctive, not "ich liege"), and one with a subject and no auxiliary is finite ("die Helfer warnen").
void Annotator::mend_verbs(std::int32_t offset, std::span<Word> words) {
  std::vector<std::int32_t>& subject = subjects_;
  subject.assign(words.size(), -1);
  auxiliary_.assign(words.size(), 0);
  helped_.assign(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].head < offset) continue;
    const auto head = static_cast<std::size_t>(words[i].head - offset);
    const std::string_view relation = model_.relations[words[i].deprel];
    if (relation.starts_with("nsubj")) subject[head] = static_cast<std::int32_t>(i);
    if (words[i].upos == Upos::Aux) auxiliary_[head] = 1;
    if (words[i].upos == Upos::Aux && relation.starts_with("aux")) helped_[head] = 1;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    // "hatten … vereinbart": what has an auxiliary is no adjective.
    if (word.upos == Upos::Adj && helped_[i] && knows_participle(i)) set_tag(i, word, Upos::Verb);
    if (!verbal(word.upos)) continue;
    const bool helps = word.upos == Upos::Aux && word.head >= offset && subject[i] < 0;
    const std::int32_t at = helps ? subject[static_cast<std::size_t>(word.head - offset)] : subject[i];
    if (at < 0) continue;
    const Word& noun = words[static_cast<std::size_t>(at)];
    const int person = noun.person == 0 ? 3 : noun.person;
    const bool wrong_person =
        word.verb_form == VerbForm::Finite && word.person != 0 && word.person != person && noun.upos != Upos::X;
    const bool not_finite = word.verb_form == VerbForm::Infinitive && !helps && !auxiliary_[i];
    if (!wrong_person && !not_finite) continue;
    if (const std::uint16_t row = finite_row(i, word, person, not_finite ? Number::none : word.number)) set_feats(i, word, row);
  }
}

bool Annotator::knows_participle(std::size_t i) const {
  bool any = false;
  for (const Lexicon::Set set : {sets_[i], small_sets_[i]}) {
    if (set == Lexicon::kNone) continue;
    lexicon_->each(set, [&](traits::Mask entry, std::uint16_t) {
      const bool verb = entry & (traits::bit(static_cast<int>(Upos::Verb)) | traits::bit(static_cast<int>(Upos::Aux)));
      any = any || (verb && traits::word(entry).verb_form == VerbForm::Participle);
    });
  }
  return any;
}

std::uint16_t Annotator::subjunctive_row(const Word& word) const {
  for (const std::uint16_t row : model_.feats_of[static_cast<std::size_t>(word.upos)]) {
    const Word traits = traits::word(model_.feats_mask[row]);
    if (traits.verb_form == VerbForm::Finite && traits.mood == Mood::Subjunctive && traits.tense == word.tense &&
        traits.person == word.person && traits.number == word.number)
      return row;
  }
  return 0;
}

// "Die Truppen rückten vor" is indicative or subjunctive by its form. It is subjunctive as what somebody says ("Er sagte, die
// Truppen rückten vor", "…, sagte er") and beside a clause whose form does tell ("Hätte jemand geholfen, lebte das Kind").
void Annotator::mend_moods(std::int32_t offset, std::span<const Input> sentence, std::span<Word> words) {
  if (!model_.reports_in_subjunctive) return;
  const Clauses clauses(offset, sentence, words, model_.relations, subjects_, finite_, marked_);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (finite_[i] < 0) continue;
    Word& verb = words[static_cast<std::size_t>(finite_[i])];
    if (!verb.mood_open || verb.mood != Mood::Indicative || verb.tense != Tense::Past) continue;
    if (!clauses.said(i) && !clauses.beside(i) && !clauses.after_condition(i)) continue;
    if (const std::uint16_t row = subjunctive_row(verb)) set_feats(static_cast<std::size_t>(finite_[i]), verb, row);
  }
}

}  // namespace lagebild
