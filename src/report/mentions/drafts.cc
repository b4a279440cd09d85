#include "report/mentions/drafts.h"

#include <algorithm>

namespace lagebild {
namespace {

std::uint32_t size(const std::optional<Draft>& draft) { return draft ? draft->last - draft->first : 0; }

// The best of what begins at `i`: the longest; of equal ones the one that comes first here.
std::optional<Draft> best_name(const Scene& scene, std::uint32_t i, std::uint32_t end) {
  std::optional<Draft> out = person_at(scene, i, end);
  for (const auto finder : {known_at, organisation_at, country_at, place_at, group_at, role_at, label_at}) {
    std::optional<Draft> other = finder(scene, i, end);
    if (!other) continue;
    // A country or place before a known-only surname: "Georgia" is no person of that surname.
    // "Masaken Hanano": a place the gazetteer has is no person by its shape alone.
    const bool place =
        out && out->rule == "person-shape" && other->kind == MentionKind::place && size(other) == size(out) && size(out) > 1;
    const bool over =
        size(other) > size(out) || place || (out && out->rule == "person-surname" && other->kind != MentionKind::place);
    if (!out || over) out = std::move(other);
  }
  return out;
}

class Scan {
 public:
  explicit Scan(const Scene& scene) : scene_(scene) {}

  std::vector<Draft> run() {
    for (const Sentence& sentence : scene_.text.sentences) {
      for (std::uint32_t i = sentence.first; i < sentence.last;) i = step(i, sentence.last);
    }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Draft& a, const Draft& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
    return std::move(out_);
  }

 private:
  // Takes what begins at `i`; returns where to go on.
  std::uint32_t step(std::uint32_t i, std::uint32_t end) {
    const Cue& cue = scene_.cues[i];
    const Token& token = scene_.text.tokens[i];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) return i + 1;
    const bool possible = token.capital || cue.head != nullptr || cue.names != cue.names_end || cue.country != nullptr;
    if (!possible) {
      adjective(i, i + 1);
      return i + 1;
    }
    std::optional<Draft> draft = best_name(scene_, i, end);
    if (!draft) {
      if (!compound_part(i)) adjective(i, i + 1);
      return i + 1;
    }
    const std::uint32_t next = next_token(*draft);
    keep(std::move(*draft));
    return std::max(next, i + 1);
  }

  // Inside a role's complement and behind an organisation's head other names are looked for, too.
  std::uint32_t next_token(const Draft& draft) const {
    if (draft.kind == MentionKind::role && draft.entry != nullptr) return head_end(draft);
    if (draft.kind == MentionKind::organisation && draft.entry != nullptr && draft.name_last == 0) return head_end(draft);
    if (draft.rule == "place-area") return draft.first + 1;
    return draft.last;
  }

  std::uint32_t head_end(const Draft& draft) const {
    return draft.head + std::max<std::uint32_t>(1, scene_.cues[draft.head].head_tokens);
  }

  void keep(Draft draft) {
    // The adjective in front was taken as one of its own; it belongs to this one now, but stays a mention inside.
    if (draft.name_last == 0) draft.name_first = draft.name_last = draft.last;
    covered_ = std::max(covered_, draft.last);
    out_.push_back(std::move(draft));
  }

  // "UN-Angaben", "US-Kritik": whose it is, as the first part of a word that names something else.
  bool compound_part(std::uint32_t i) {
    const std::string_view folded = scene_.text.folded[i];
    const std::size_t hyphen = folded.find('-');
    if (hyphen == std::string_view::npos || hyphen < 2 || scene_.cues[i].head != nullptr) return false;
    const std::string_view part = folded.substr(0, hyphen);
    Draft out;
    out.first = i, out.last = out.name_first = out.name_last = i + 1;
    out.kind = MentionKind::other, out.rule = "compound-part";
    if (const ListEntry* prefix = scene_.pack.lists().find(scene_.lists.compound_prefix, part)) {
      (prefix->attributes.get("kind") == "country" ? out.country : out.organisation) = prefix->value();
    } else if (const ListEntry* country = scene_.pack.lists().find(scene_.lists.country, part)) {
      out.country = country->value();
    } else {
      for (const NameHit& hit : scene_.knowledge.whole(scene_.text.form(i).substr(0, hyphen))) {
        const bool known = hit.kind == NameHit::Kind::abbreviation || hit.kind == NameHit::Kind::organisation;
        if (known) out.organisation = scene_.knowledge.organisation(hit.row).id;
      }
    }
    if (out.country.empty() && out.organisation.empty()) return false;
    out_.push_back(std::move(out));
    return true;
  }

  // "russische" in "russische Luftangriffe": the country, as an adjective.
  void adjective(std::uint32_t i, std::uint32_t last) {
    const Cue& cue = scene_.cues[i];
    if (cue.adjective_tokens == 0) return;
    Draft out;
    out.first = i, out.last = last - 1 + cue.adjective_tokens;
    out.name_first = out.name_last = out.last;
    out.kind = MentionKind::other, out.rule = "country-adjective";
    out.country = cue.adjective;
    out_.push_back(std::move(out));
  }

  const Scene& scene_;
  std::vector<Draft> out_;
  std::uint32_t covered_ = 0;
};

}  // namespace

std::vector<Draft> find_drafts(const Scene& scene) { return Scan(scene).run(); }

std::string name_words(const Scene& scene, const Draft& draft) {
  const bool named = draft.name_last > draft.name_first;
  const std::uint32_t first = named ? draft.name_first : draft.first;
  const std::uint32_t last = named ? draft.name_last : draft.last;
  std::string out(slice(scene.text.bytes, scene.text.cover(first, last)));
  if (!draft.genitive) return out;
  for (const std::string_view ending : scene.lists.genitive_endings) {
    if (out.ends_with(ending)) {
      out.resize(out.size() - ending.size());
      break;
    }
  }
  return out;
}

}  // namespace lagebild
