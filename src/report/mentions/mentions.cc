#include "report/mentions/mentions.h"

#include <algorithm>
#include <numeric>

#include "report/mentions/actors.h"
#include "report/mentions/namings.h"

namespace lagebild {
namespace {

bool before(const Draft& a, const Draft& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; }

// Numbers actors in the order of their first mention; those nobody mentions stay out, unless somebody stands for them.
std::vector<std::optional<std::uint32_t>> order(const std::vector<Draft>& drafts, const std::vector<Cast>& casts,
                                                std::vector<std::uint32_t>& kept) {
  std::vector<std::optional<std::uint32_t>> place(casts.size());
  const auto take = [&](std::uint32_t actor) {
    if (place[actor]) return;
    place[actor] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(actor);
  };
  for (const Draft& draft : drafts) {
    if (draft.actor) take(*draft.actor);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (casts[kept[i]].of) take(*casts[kept[i]].of);
  }
  return place;
}

std::string actor_id(std::uint32_t index) { return "a" + std::to_string(index + 1); }

Actor finish(const Cast& cast, std::uint32_t index, const std::vector<std::optional<std::uint32_t>>& place) {
  Actor out;
  out.id = actor_id(index);
  out.name = cast.name;
  out.kind = cast.kind;
  out.gender = cast.gender;
  out.plural = cast.plural;
  for (const Cast::Office& office : cast.offices) {
    if (std::find(out.roles.begin(), out.roles.end(), office.text) == out.roles.end()) out.roles.push_back(office.text);
  }
  if (!cast.country.empty()) out.country = std::string(cast.country);
  if (cast.of && place[*cast.of]) out.of = actor_id(*place[*cast.of]);
  if (cast.kind == MentionKind::place && !cast.places.empty()) out.place = cast.places.front().id;
  return out;
}

}  // namespace

Mentions find_mentions(const Text& text, const Pack& pack, const Knowledge& knowledge) {
  const Scene scene = read_cues(text, pack, knowledge);
  Casting casting = cast(scene, find_drafts(scene));
  std::vector<Draft> pronouns = find_pronouns(scene, casting);
  std::vector<Draft>& drafts = casting.drafts;
  const auto middle = static_cast<std::ptrdiff_t>(drafts.size());
  drafts.insert(drafts.end(), std::make_move_iterator(pronouns.begin()), std::make_move_iterator(pronouns.end()));
  std::inplace_merge(drafts.begin(), drafts.begin() + middle, drafts.end(), before);

  Mentions out;
  std::vector<std::uint32_t> kept;
  const auto place = order(drafts, casting.actors, kept);
  for (const Draft& draft : drafts) {
    Mention mention;
    mention.first = draft.first, mention.last = draft.last;
    mention.span = text.cover(draft.first, draft.last);
    mention.kind = draft.kind;
    if (draft.actor) mention.actor = place[*draft.actor];
    mention.rule = draft.rule;
    out.all.push_back(std::move(mention));
  }
  for (std::uint32_t i = 0; i < kept.size(); ++i) out.actors.push_back(finish(casting.actors[kept[i]], i, place));
  out.namings = find_namings(scene, drafts, out);
  return out;
}

}  // namespace lagebild
