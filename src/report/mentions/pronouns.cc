// Who "er", "sie", "ihm" are: gender and number, then who was the subject, then who was named last.
//
// A salience ranking after Lappin and Leass 1994, with the constraints that can be told without a full parse.
#include <algorithm>

#include "report/mentions/actors.h"

namespace lagebild {
namespace {

constexpr std::uint32_t kSentences = 3;  // How far back an antecedent may stand.
constexpr std::size_t kMentions = 40;    // Mentions looked at for one pronoun; keeps long sentences linear.

bool has(std::string_view list, std::string_view word) { return list.find(word) != std::string_view::npos; }

class Pronouns {
 public:
  Pronouns(const Scene& scene, const Casting& casting) : scene_(scene), casting_(casting) {}

  std::vector<Draft> run() {
    std::vector<Draft> out;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < scene_.text.tokens.size(); ++i) {
      while (next < casting_.drafts.size() && casting_.drafts[next].first < i) ++next;
      const Cue& cue = scene_.cues[i];
      if (cue.pronoun == nullptr || !stands_alone(i)) continue;
      Draft draft;
      draft.first = i, draft.last = i + 1;
      draft.kind = MentionKind::pronoun, draft.rule = "pronoun";
      draft.actor = antecedent(i, next, out);
      if (draft.actor) draft.gender = casting_.actors[*draft.actor].gender;
      out.push_back(std::move(draft));
    }
    return out;
  }

 private:
  // Not "ihr Land", "dieser Krieg", and no address ("Sie" inside a sentence).
  bool stands_alone(std::uint32_t i) const {
    const Cue& cue = scene_.cues[i];
    const Token& token = scene_.text.tokens[i];
    const bool inside = i > scene_.sentence_begin(i) && !opens_quote(i - 1);
    if (token.capital && inside && scene_.lists.capital_nouns) return false;
    if (scene_.annotated()) {
      const Word& word = scene_.text.words[i];
      if (word.upos != Upos::Pron && word.upos != Upos::none) return false;
    }
    if (cue.possessive == nullptr && cue.article == nullptr) return true;
    if (scene_.annotated() && cue.article == nullptr) return true;
    const std::uint32_t next = i + 1;
    if (next >= scene_.sentence_end(i)) return true;
    const bool noun_phrase = scene_.text.tokens[next].capital || scene_.cues[next].adjective_tokens > 0 ||
                             scene_.cues[next].role_adjective || adjective_before_noun(next);
    return !noun_phrase;
  }

  bool adjective_before_noun(std::uint32_t i) const {
    if (scene_.text.tokens[i].kind != TokenKind::word || i + 1 >= scene_.sentence_end(i) || !scene_.text.tokens[i + 1].capital)
      return false;
    return std::any_of(scene_.lists.adjective_endings.begin(), scene_.lists.adjective_endings.end(),
                       [&](std::string_view ending) { return scene_.text.folded[i].ends_with(ending); });
  }

  bool opens_quote(std::uint32_t i) const {
    const TokenKind kind = scene_.text.tokens[i].kind;
    return kind == TokenKind::open_quote || kind == TokenKind::quote || scene_.is(i, ":");
  }

  // Plural where the verb next to it says so: "teilten sie mit", "sie erklärten".
  bool plural_verb(std::uint32_t i) const {
    for (const std::uint32_t at : {i + 1, i - 1}) {
      if (at >= scene_.text.tokens.size() || at + 1 <= scene_.sentence_begin(i) || at >= scene_.sentence_end(i)) continue;
      if (scene_.annotated()) {
        const Word& word = scene_.text.words[at];
        if (word.verb_form == VerbForm::Finite && word.number != Number::none) return word.number == Number::Plural;
      }
    }
    for (const std::uint32_t at : {i + 1, i - 1}) {
      if (at >= scene_.sentence_end(i) || at < scene_.sentence_begin(i) || scene_.text.tokens[at].capital) continue;
      const std::string_view folded = scene_.text.folded[at];
      if (folded.ends_with("n") && folded.size() > 3) return true;
      if (folded.ends_with("t") || folded.ends_with("te")) return false;
    }
    return false;
  }

  std::string_view can_be(std::uint32_t i) const {
    const std::string_view all = scene_.cues[i].pronoun->value();
    if (!has(all, "fem") || !has(all, "plur")) return all;
    return plural_verb(i) ? "plur" : "fem";
  }

  bool agrees(const Cast& cast, std::string_view what) const {
    if (what == "plur") return cast.plural || cast.kind == MentionKind::group;
    if (cast.plural || cast.kind == MentionKind::group) return false;
    const bool person = cast.kind == MentionKind::person || cast.kind == MentionKind::role;
    if (person && cast.gender == Gender::none) return true;
    if (!person && !scene_.lists.capital_nouns) return false;  // English: "he" and "she" are people.
    if (cast.kind == MentionKind::place && cast.gender == Gender::Neuter) return false;
    return what == "masc" ? cast.gender == Gender::Masculine : cast.gender == Gender::Feminine;
  }

  double score(const Draft& draft, std::uint32_t i) const {
    const Cast& cast = casting_.actors[*draft.actor];
    const std::uint32_t here = scene_.text.tokens[i].sentence;
    const std::uint32_t there = scene_.text.tokens[draft.first].sentence;
    double out = 100.0 - 30.0 * (here - there);
    const bool person = cast.kind == MentionKind::person || cast.kind == MentionKind::role;
    if (person) out += 25;
    if (person && cast.gender == Gender::none) out -= 5;
    if (subject(draft)) out += 25;
    if (draft.kind == MentionKind::place) out -= 20;
    out += 0.01 * draft.first - 0.01 * i;
    return out;
  }

  // Whether the mention is its sentence's subject, as far as that shows.
  bool subject(const Draft& draft) const {
    if (draft.genitive) return false;
    if (scene_.annotated()) {
      const Word& word = scene_.text.words[draft.last - 1];
      if (word.deprel != 0) {
        const std::string_view relation = scene_.pack.grammar().deprel(word);
        if (relation.starts_with("nsubj")) return true;
      }
    }
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(draft.first));
    std::uint32_t at = draft.first;
    while (at > begin && (scene_.cues[at - 1].article != nullptr || scene_.cues[at - 1].role_adjective ||
                          scene_.cues[at - 1].adjective_tokens > 0 || scene_.cues[at - 1].head_kind == HeadKind::role ||
                          scene_.cues[at - 1].title != nullptr))
      --at;
    if (at == begin) return true;
    if (after_opening_mention(draft)) return false;
    const Cue& before = scene_.cues[at - 1];
    if (before.any_preposition || before.genitive_link) return false;
    const std::string_view previous = scene_.text.folded[at - 1];
    return !scene_.text.tokens[at - 1].capital && (previous.ends_with("te") || previous.ends_with("t"));
  }

  // "Kerry warnte Lawrow": what opens the clause is its subject, so that what follows the verb is not.
  bool after_opening_mention(const Draft& draft) const {
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(draft.first));
    const auto first = std::lower_bound(casting_.drafts.begin(), casting_.drafts.end(), begin,
                                        [](const Draft& a, std::uint32_t token) { return a.first < token; });
    if (first == casting_.drafts.end() || first->first >= draft.first || first->actor == draft.actor) return false;
    std::uint32_t at = first->first;
    while (at > begin && (scene_.cues[at - 1].article != nullptr || scene_.cues[at - 1].role_adjective)) --at;
    return at == begin && same_clause_tokens(first->last, draft.first);
  }

  bool same_clause_tokens(std::uint32_t first, std::uint32_t last) const {
    if (last > first + 30) return false;
    for (std::uint32_t at = first; at < last; ++at) {
      const TokenKind kind = scene_.text.tokens[at].kind;
      if (kind != TokenKind::word && kind != TokenKind::number) return false;
    }
    return true;
  }

  // In one clause a subject and an object are two: "Lawrow rief ihn an".
  bool same_clause(const Draft& draft, std::uint32_t i) const {
    if (scene_.text.tokens[draft.first].sentence != scene_.text.tokens[i].sentence) return false;
    for (std::uint32_t at = draft.last; at < i; ++at) {
      if (scene_.text.tokens[at].kind != TokenKind::word && scene_.text.tokens[at].kind != TokenKind::number) return false;
      if (scene_.cues[at].and_word && !subject(draft)) return false;  // "Lawrow rief Kerry an und warnte ihn."
    }
    return true;
  }

  std::optional<std::uint32_t> antecedent(std::uint32_t i, std::size_t next, const std::vector<Draft>& before) const {
    const std::string_view what = can_be(i);
    std::optional<std::uint32_t> best;
    double best_score = 0;
    const auto consider = [&](const Draft& draft) {
      if (!draft.actor || same_clause(draft, i) || !agrees(casting_.actors[*draft.actor], what)) return;
      const double points = score(draft, i);
      if (points > best_score) best = draft.actor, best_score = points;
    };
    for (std::size_t k = next; k > 0 && k + kMentions > next; --k) {
      const Draft& draft = casting_.drafts[k - 1];
      if (scene_.text.tokens[draft.first].sentence + kSentences < scene_.text.tokens[i].sentence) break;
      consider(draft);
    }
    if (what == "plur" && several(i, next, best_score)) return std::nullopt;
    for (std::size_t k = before.size(); k > 0 && k + 4 > before.size(); --k) {
      if (scene_.text.tokens[before[k - 1].first].sentence + 1 >= scene_.text.tokens[i].sentence) consider(before[k - 1]);
    }
    return best;
  }

  // Two people joined as a subject fit better than what was found: "Merkel und Erdogan … Sie": both, which is no one actor.
  bool several(std::uint32_t i, std::size_t next, double best) const {
    const Draft* later = nullptr;
    for (std::size_t k = next; k > 0 && k + kMentions > next; --k) {
      const Draft& draft = casting_.drafts[k - 1];
      if (scene_.text.tokens[draft.first].sentence + kSentences < scene_.text.tokens[i].sentence) break;
      if (draft.kind != MentionKind::person || !draft.actor) continue;
      const bool joined = later != nullptr && draft.actor != later->actor && draft.last < later->first &&
                          later->first - draft.last <= 8 && and_between(draft.last, later->first);
      if (joined && score(draft, i) > best) return true;
      later = &draft;
    }
    return false;
  }

  bool and_between(std::uint32_t first, std::uint32_t last) const {
    bool found = false;
    for (std::uint32_t at = first; at < last; ++at) {
      if (scene_.cues[at].and_word) found = true;
      if (scene_.comma(at)) return false;
    }
    return found;
  }

  const Scene& scene_;
  const Casting& casting_;
};

}  // namespace

std::vector<Draft> find_pronouns(const Scene& scene, const Casting& casting) { return Pronouns(scene, casting).run(); }

}  // namespace lagebild
