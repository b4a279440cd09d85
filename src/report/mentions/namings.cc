#include "report/mentions/namings.h"

#include <algorithm>

namespace lagebild {
namespace {

int rank(MentionKind kind) { return kind == MentionKind::role ? 1 : kind == MentionKind::pronoun ? 0 : 2; }

How how_of(MentionKind kind, const Mentions& mentions, std::optional<std::uint32_t> actor) {
  if (kind == MentionKind::pronoun) return How::pronoun;
  if (kind == MentionKind::group) return How::unnamed;
  if (kind != MentionKind::role) return How::named;
  return actor && mentions.actors[*actor].kind == MentionKind::person ? How::role : How::unnamed;
}

class Namer {
 public:
  Namer(const Scene& scene, const std::vector<Draft>& drafts, const Mentions& mentions)
      : scene_(scene), drafts_(drafts), mentions_(mentions) {}

  std::vector<Naming> run() {
    for (std::uint32_t i = 0; i < drafts_.size();) i = one(i);
    for (const Naming& naming : out_) part_mentions_.push_back(naming.mention);
    coordinate();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Naming& a, const Naming& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
    renumber();
    return std::move(out_);
  }

 private:
  // The phrase around mention `i` and those of the same actor that follow it at once; returns the first mention after it.
  std::uint32_t one(std::uint32_t i) {
    const Draft& draft = drafts_[i];
    if (draft.kind == MentionKind::other) return i + 1;
    Naming naming;
    naming.first = draft.first, naming.last = draft.last, naming.mention = i;
    std::uint32_t next = i + 1;
    while (next < drafts_.size()) {
      const Draft& other = drafts_[next];
      if (other.last <= naming.last && other.actor != draft.actor) {
        ++next;
        continue;
      }
      const bool title = other.first > naming.last && scene_.cues[naming.last].title != nullptr && other.first == naming.last + 1;
      const bool follows =
          other.first <= naming.last || title ||
          (other.first <= naming.last + 3 && scene_.comma(naming.last) && only_modifiers(naming.last + 1, other.first));
      if (!follows || !other.actor || other.actor != draft.actor || other.kind == MentionKind::pronoun) break;
      if (rank(other.kind) > rank(drafts_[naming.mention].kind)) naming.mention = next;
      naming.last = std::max(naming.last, other.last);
      ++next;
    }
    widen(naming);
    finish(naming);
    out_.push_back(naming);
    return inner(i, next);
  }

  // Mentions inside a phrase are phrases of their own, too.
  std::uint32_t inner(std::uint32_t i, std::uint32_t next) {
    for (std::uint32_t k = i + 1; k < next; ++k) {
      if (drafts_[k].actor == drafts_[i].actor || drafts_[k].kind == MentionKind::other) continue;
      Naming naming;
      naming.first = drafts_[k].first, naming.last = drafts_[k].last, naming.mention = k;
      widen(naming);
      finish(naming);
      out_.push_back(naming);
    }
    return next;
  }

  bool only_modifiers(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (scene_.cues[i].article == nullptr && !scene_.cues[i].role_adjective && scene_.cues[i].adjective_tokens == 0)
        return false;
    }
    return true;
  }

  // To the left over adjectives, titles and the article.
  void widen(Naming& naming) const {
    if (drafts_[naming.mention].kind == MentionKind::pronoun) return;
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(naming.first));
    std::uint32_t at = naming.first;
    for (int step = 0; step < 5 && at > begin; ++step) {
      const Cue& cue = scene_.cues[at - 1];
      const bool word = scene_.text.tokens[at - 1].kind == TokenKind::word;
      if (!word) break;
      if (cue.article != nullptr || cue.possessive != nullptr) {
        if (cue.article == nullptr || cue.article->attributes.get("preposition") != "yes") --at;
        naming.first = at;
        return;
      }
      const bool adjective = cue.role_adjective || cue.adjective_tokens > 0 || cue.title != nullptr ||
                             (scene_.annotated() && scene_.text.words[at - 1].upos == Upos::Adj);
      if (!adjective) break;
      naming.first = --at;
    }
  }

  void finish(Naming& naming) const {
    const Draft& draft = drafts_[naming.mention];
    naming.actor = mentions_.all[naming.mention].actor;
    naming.how = how_of(draft.kind, mentions_, naming.actor);
    naming.plural = naming.actor ? mentions_.actors[*naming.actor].plural : draft.plural;
  }

  // "Merkel und Erdogan": one more phrase over both.
  void coordinate() {
    const auto count = static_cast<std::uint32_t>(out_.size());
    for (std::uint32_t i = 0; i + 1 < count;) {
      std::vector<std::uint32_t> parts = {i};
      bool and_seen = false;
      std::uint32_t next = i + 1;
      while (next < count && !and_seen) {
        const std::uint32_t end = after_bracket(out_[parts.back()].last);
        if (out_[next].first < end) {
          ++next;
          continue;
        }
        // "Der Leiter, Karl Sommer, und seine Stellvertreterin": a comma closes the apposition.
        const bool closed =
            end + 1 < scene_.cues.size() && scene_.comma(end) && scene_.cues[end + 1].and_word && out_[next].first == end + 2;
        const bool joined = closed || (out_[next].first == end + 1 && (scene_.cues[end].and_word || scene_.comma(end)));
        if (!joined || rank_of(out_[next]) != rank_of(out_[i])) break;
        and_seen = closed || scene_.cues[end].and_word;
        parts.push_back(next++);
      }
      if (and_seen) {
        Naming both = out_[i];
        both.last = out_[parts.back()].last;
        both.plural = true;
        both.parts = parts;
        out_.push_back(std::move(both));
      }
      i = and_seen ? parts.back() + 1 : i + 1;
    }
  }

  // "Angela Merkel (CDU) und …": the token after a short bracket.
  std::uint32_t after_bracket(std::uint32_t end) const {
    const auto size = static_cast<std::uint32_t>(scene_.text.tokens.size());
    if (end + 2 >= size || scene_.text.form(end) != "(") return end;
    for (std::uint32_t i = end + 1; i < std::min(size - 1, end + 5); ++i) {
      if (scene_.text.form(i) == ")") return i + 1;
    }
    return end;
  }

  int rank_of(const Naming& naming) const { return rank(drafts_[naming.mention].kind); }

  // After sorting, `parts` are to be found again by their tokens.
  void renumber() {
    std::vector<std::uint32_t> by_mention(drafts_.size());
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
      if (out_[i].parts.empty()) by_mention[out_[i].mention] = i;
    }
    for (Naming& naming : out_) {
      for (std::uint32_t& part : naming.parts) part = by_mention[part_mentions_[part]];
    }
  }

  const Scene& scene_;
  const std::vector<Draft>& drafts_;
  const Mentions& mentions_;
  std::vector<Naming> out_;
  std::vector<std::uint32_t> part_mentions_;  // Per naming before sorting.
};

}  // namespace

std::vector<Naming> find_namings(const Scene& scene, const std::vector<Draft>& drafts, const Mentions& mentions) {
  return Namer(scene, drafts, mentions).run();
}

}  // namespace lagebild
