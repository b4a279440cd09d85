// Full names make people; surnames, first names and initials find theirs.
#include <algorithm>
#include <unordered_map>

#include "report/mentions/actors.h"

namespace lagebild {
namespace {

constexpr std::size_t kLikely = 16;  // People of one surname that are looked at, the last ones; keeps lists of names linear.

std::vector<std::string> folded_parts(const std::string& name) {
  std::vector<std::string> out;
  const std::string folded = fold(name);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', i), folded.size());
    if (end > i) out.emplace_back(folded, i, end - i);
    i = end + 1;
  }
  return out;
}

// "frank-walter" and "walter", "j." and "john": the same given name, or nothing against it.
bool compatible_given(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto starts = [](const std::string& initial, const std::string& name) {
    return initial.size() >= 2 && initial.back() == '.' && name.starts_with(initial.substr(0, initial.size() - 1));
  };
  return starts(a, b) || starts(b, a) || a.ends_with("-" + b) || b.ends_with("-" + a) || a.starts_with(b + "-") ||
         b.starts_with(a + "-");
}

// "al-assad" -> "assad": what is left when the article of a surname is dropped.
std::string_view bare(std::string_view surname) {
  const std::size_t hyphen = surname.find('-');
  return hyphen == 2 && surname.size() > 5 ? surname.substr(hyphen + 1) : surname;
}

// Same surname, and no given name of the one speaks against the other.
bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty() || bare(a.back()) != bare(b.back())) return false;
  if (a.size() == 1 || b.size() == 1) return true;
  return compatible_given(a.front(), b.front()) || (a.size() > 2 && compatible_given(a[1], b.front())) ||
         (b.size() > 2 && compatible_given(b[1], a.front()));
}

class People {
 public:
  People(const Scene& scene, Casting& casting) : scene_(scene), casting_(casting) {}

  void run() {
    for (const bool full : {true, false}) {
      for (Draft& draft : casting_.drafts) {
        if (draft.kind == MentionKind::person && draft.full_name == full) place(draft);
      }
    }
  }

  // Surnames and compounds of known surnames in the rest of the text: "Kerry" of "John Kerry".
  std::vector<Draft> alone(const std::vector<bool>& taken) const {
    std::vector<Draft> out;
    for (std::uint32_t i = 0; i < scene_.text.tokens.size(); ++i) {
      if (taken[i] || !scene_.text.tokens[i].capital || scene_.text.tokens[i].kind != TokenKind::word) continue;
      if (std::optional<Draft> draft = surname_at(i)) out.push_back(std::move(*draft));
    }
    return out;
  }

  // "Reed" after "Tom Reed", whatever the tagger takes it for.
  [[nodiscard]] bool surname_alone(const Draft& draft) const {
    return draft.last == draft.first + 1 && by_surname_.contains(scene_.text.folded[draft.first]);
  }
  // "Putin-Assad": two surnames, no institution.
  [[nodiscard]] bool pair(const Draft& draft) const {
    if (draft.kind != MentionKind::organisation && draft.kind != MentionKind::place) return false;
    const bool named = draft.name_last > draft.name_first;
    if (named ? draft.name_last != draft.name_first + 1 : draft.last != draft.first + 1) return false;
    const std::string& name = scene_.text.folded[named ? draft.name_first : draft.first];
    const std::size_t hyphen = name.find('-');
    if (hyphen == std::string::npos || name.find('-', hyphen + 1) != std::string::npos) return false;
    return by_surname_.contains(name.substr(0, hyphen)) && by_surname_.contains(name.substr(hyphen + 1));
  }

 private:
  void place(Draft& draft) {
    std::string name = name_words(scene_, draft);
    std::vector<std::string> parts = folded_parts(name);
    if (parts.empty()) return;
    strip_known_genitive(draft, name, parts);
    std::optional<std::uint32_t> actor = find(draft, parts);
    if (!actor) actor = add(draft, name, parts);
    Cast& cast = casting_.actors[*actor];
    if (draft.full_name && name.size() > cast.name.size() && parts.size() >= cast.name_parts.size()) {
      cast.name = name, cast.name_parts = parts;
    }
    if (draft.person && !cast.person) cast.person = draft.person;
    if (cast.gender == Gender::none) cast.gender = draft.gender;
    draft.actor = actor;
    if (draft.last == draft.first + 1) take_particles(draft);
    full_names_.resize(casting_.actors.size());
    if (draft.full_name) full_names_[*actor].push_back(draft.first);
  }

  // "Donald Trumps" where "Trump" is known from elsewhere: the surname loses its ending.
  void strip_known_genitive(Draft& draft, std::string& name, std::vector<std::string>& parts) const {
    if (draft.genitive) return;
    for (const std::string_view ending : scene_.lists.genitive_endings) {
      if (!parts.back().ends_with(ending) || parts.back().size() < ending.size() + 3) continue;
      const std::string stem = parts.back().substr(0, parts.back().size() - ending.size());
      if (by_surname_.contains(parts.back()) || !by_surname_.contains(stem)) continue;
      parts.back() = stem;
      name.resize(name.size() - ending.size());
      draft.genitive = true;
      return;
    }
  }

  std::optional<std::uint32_t> find(const Draft& draft, const std::vector<std::string>& parts) const {
    const auto found = by_surname_.find(parts.back());
    std::optional<std::uint32_t> out;
    if (found != by_surname_.end()) {
      const std::size_t first = found->second.size() > kLikely ? found->second.size() - kLikely : 0;
      for (std::size_t i = first; i < found->second.size(); ++i) {
        const std::uint32_t actor = found->second[i];
        const Cast& cast = casting_.actors[actor];
        if (!same_person(parts, cast.name_parts)) continue;
        if (draft.person && cast.person && *draft.person != *cast.person && draft.full_name) continue;
        if (!out || nearer(draft, actor, *out)) out = actor;
      }
    }
    if (!out && parts.size() == 1) {
      const auto given = by_given_.find(parts.back());
      if (given != by_given_.end() && given->second.size() == 1) out = given->second.front();
    }
    return out;
  }

  // Of two people with one surname: the one named in full last before the draft; else the first named.
  bool nearer(const Draft& draft, std::uint32_t a, std::uint32_t b) const {
    return last_before(a, draft.first) > last_before(b, draft.first);
  }
  std::int64_t last_before(std::uint32_t actor, std::uint32_t token) const {
    const std::vector<std::uint32_t>& at = full_names_[actor];
    const auto after = std::lower_bound(at.begin(), at.end(), token);
    return after == at.begin() ? -1 : static_cast<std::int64_t>(*(after - 1));
  }

  std::uint32_t add(const Draft& draft, const std::string& name, const std::vector<std::string>& parts) {
    const auto index = static_cast<std::uint32_t>(casting_.actors.size());
    Cast cast;
    cast.name = name, cast.name_parts = parts;
    cast.kind = MentionKind::person;
    cast.person = draft.person, cast.gender = draft.gender;
    cast.first_token = draft.first;
    casting_.actors.push_back(std::move(cast));
    by_surname_[parts.back()].push_back(index);
    if (bare(parts.back()).size() < parts.back().size()) by_surname_[std::string(bare(parts.back()))].push_back(index);
    full_names_.resize(casting_.actors.size());
    if (parts.size() > 1) by_given_[parts.front()].push_back(index);
    return index;
  }

  std::optional<Draft> surname_at(std::uint32_t i) const {
    const std::string& folded = scene_.text.folded[i];
    auto found = by_surname_.find(folded);
    bool genitive = false;
    for (const std::string_view ending : scene_.lists.genitive_endings) {
      if (found != by_surname_.end() || folded.size() < ending.size() + 3 || !folded.ends_with(ending)) continue;
      found = by_surname_.find(folded.substr(0, folded.size() - ending.size()));
      genitive = found != by_surname_.end();
    }
    if (found == by_surname_.end()) return std::nullopt;
    const Cue& cue = scene_.cues[i];
    const bool word = cue.word == WordClass::noun || cue.word == WordClass::other || cue.head != nullptr;
    if (word && i > scene_.sentence_begin(i) && (scene_.cues[i - 1].article != nullptr || scene_.cues[i - 1].preposition))
      return std::nullopt;  // "auf dem Berg" in a report on Peter Berg
    const bool told = scene_.annotated() || scene_.pack.grammar().lexicon() != nullptr;
    if (told && word && i == scene_.sentence_begin(i) && cue.word == WordClass::other && !does(i)) return std::nullopt;
    Draft out;
    out.first = out.name_first = i, out.last = out.name_last = i + 1;
    out.kind = MentionKind::person, out.rule = "surname";
    out.genitive = genitive;
    std::string name = name_words(scene_, out);
    out.actor = find(out, folded_parts(name));
    if (!out.actor) return std::nullopt;
    take_particles(out);
    return out;
  }

  // "Gall schreibt": at the start of a sentence, right before its verb, and no adverb that stands there as well.
  bool does(std::uint32_t i) const {
    if (!scene_.annotated() || i + 1 >= scene_.text.tokens.size()) return false;
    const Word& next = scene_.text.words[i + 1];
    if ((next.upos != Upos::Verb && next.upos != Upos::Aux) || next.verb_form != VerbForm::Finite || next.person != 3)
      return false;
    const Upos upos = scene_.text.words[i].upos;
    if (upos != Upos::Adv && upos != Upos::Adj && upos != Upos::Verb) return false;
    const Lexicon* lexicon = scene_.pack.grammar().lexicon();
    if (lexicon == nullptr) return false;
    const Lexicon::Set set = lexicon->find(scene_.text.folded[i]);
    return set == Lexicon::kNone ||
           (lexicon->traits(set) & (traits::bit(static_cast<int>(Upos::Adv)) | traits::bit(static_cast<int>(Upos::Adj)))) == 0;
  }
  // "Von der Leyen": particles of the full name before the surname belong to it.
  void take_particles(Draft& draft) const {
    const std::vector<std::string>& parts = casting_.actors[*draft.actor].name_parts;
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(draft.first));
    for (std::size_t k = parts.size() - 1; k > 1 && draft.first > begin; --k) {
      if (scene_.text.folded[draft.first - 1] != parts[k - 1] || !scene_.cues[draft.first - 1].particle) return;
      draft.name_first = --draft.first;
    }
  }

  const Scene& scene_;
  Casting& casting_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname_, by_given_;
  std::vector<std::vector<std::uint32_t>> full_names_;  // Per actor: tokens where its full name begins.
};

}  // namespace

void cast_people(const Scene& scene, Casting& casting) {
  People people(scene, casting);
  people.run();
  std::vector<bool> taken(scene.text.tokens.size());
  for (const Draft& draft : casting.drafts) {
    if (draft.kind != MentionKind::person && draft.kind != MentionKind::organisation && draft.kind != MentionKind::place)
      continue;
    if (draft.kind == MentionKind::place && draft.weak) continue;
    if ((draft.rule == "organisation-label" || draft.rule == "place-label") && people.surname_alone(draft)) continue;
    const bool named = draft.name_last > draft.name_first;
    for (std::uint32_t i = named ? draft.name_first : draft.first; i < (named ? draft.name_last : draft.last); ++i)
      taken[i] = true;
  }
  std::erase_if(casting.drafts, [&](const Draft& draft) { return people.pair(draft); });
  std::vector<Draft> more = people.alone(taken);
  std::fill(taken.begin(), taken.end(), false);
  for (const Draft& draft : more) taken[draft.first] = true;
  std::erase_if(casting.drafts, [&](const Draft& draft) {
    return taken[draft.first] && draft.last == draft.first + 1 &&
           (draft.kind == MentionKind::place || draft.entry != nullptr || draft.rule == "organisation-label");
  });
  casting.drafts.insert(casting.drafts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::stable_sort(casting.drafts.begin(), casting.drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

}  // namespace lagebild
