#include "report/speech/sources.h"

#include <algorithm>

namespace lagebild::said {
namespace {

// "Angaben der Polizei" -> "der Polizei"; "Meinung von Ärzten" -> "Ärzten"; what cannot be cut stays whole.
Range inner(const View& view, Range words) {
  std::uint32_t i = words.first;
  while (i < words.last && !view.is(i, mark::source_noun)) {
    if (view.noun_like(i)) return words;
    ++i;
  }
  if (i + 1 >= words.last) return words;
  ++i;
  const bool leads = view.is(i, mark::attaching) ||
                     view.pack.lists().find(view.pack.list("speech-source-preposition"), view.folded(i)) != nullptr;
  if (leads && i + 1 < words.last) ++i;
  const bool belongs =
      leads || view.is(i, mark::genitive) || view.is(i - 1, mark::attaching) || view.name_like(i) || view.mention(i) != kNone;
  return belongs ? Range{i, words.last} : words;
}

// The noun phrase as a whole, where mentions have read it: the longest naming inside the words.
const Naming* naming_of(const View& view, Range words) {
  const std::vector<Naming>& all = view.mentions.namings;
  auto it =
      std::lower_bound(all.begin(), all.end(), words.first, [](const Naming& n, std::uint32_t first) { return n.first < first; });
  const Naming* best = nullptr;
  for (; it != all.end() && it->first < words.last; ++it) {
    if (it->last > words.last || !it->parts.empty()) continue;
    if (best == nullptr || it->last - it->first > best->last - best->first) best = &*it;
  }
  return best;
}

bool person_after(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint32_t m = view.mention(i);
    if (m != kNone && view.mentions.all[m].kind == MentionKind::person && view.mentions.all[m].actor) return true;
  }
  return false;
}

// The mention that names the speaker: a person wherever one is named, else the first one.
std::uint32_t mention_of(const View& view, Range words) {
  std::uint32_t first = kNone;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const std::uint32_t m = view.mention(i);
    if (m == kNone || view.mentions.all[m].last > words.last) continue;
    const Mention& mention = view.mentions.all[m];
    // "Reeds Sprecherin Anna Holt": not the one the office belongs to.
    const std::uint32_t next = mention.last < words.last ? view.mention(mention.last) : kNone;
    const bool thing = next == kNone && mention.last < words.last && view.upos(mention.last) == Upos::Noun &&
                       person_after(view, mention.last, words.last);  // "Bellas Besitzerin Laura Lowe"
    const bool owner =
        thing || (mention.kind == MentionKind::person && next != kNone && view.mentions.all[next].kind == MentionKind::role &&
                  view.mentions.all[next].actor != mention.actor);
    if (owner) {
      i = std::max(i, mention.last - 1);
      continue;
    }
    if (mention.kind == MentionKind::person && mention.actor) return m;
    // "Ein Gericht in Lund": the place is not who speaks.
    if (mention.kind == MentionKind::place && i > words.first && view.is(i - 1, mark::preposition)) continue;
    if (first == kNone || (!view.mentions.all[first].actor && mention.actor)) first = m;
    i = std::max(i, mention.last - 1);
  }
  if (first == kNone && !words.empty()) {
    const std::uint32_t m = view.covering(words.first);
    if (m != kNone && view.mentions.all[m].last <= words.last) return m;
  }
  return first;
}

How how_of(const View& view, Range words, std::uint32_t m) {
  const std::uint32_t first = words.first;
  if (view.is(first, mark::pronoun) && words.last - first == 1 && !view.noun_like(first)) return How::pronoun;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    if (view.is(i, mark::anonymous)) return How::unnamed;
  }
  if (m != kNone) {
    const MentionKind kind = view.mentions.all[m].kind;
    if (kind == MentionKind::pronoun) return How::pronoun;
    if (kind == MentionKind::role) return How::role;
    return How::named;
  }
  return How::role;
}

}  // namespace

std::string names_of_parts(const View& view, Range words) {
  std::string names;
  const std::vector<Naming>& all = view.mentions.namings;
  auto it =
      std::lower_bound(all.begin(), all.end(), words.first, [](const Naming& n, std::uint32_t first) { return n.first < first; });
  for (; it != all.end() && it->first < words.last; ++it) {
    if (it->last > words.last || it->parts.empty()) continue;
    for (const std::uint32_t part : it->parts) {
      const std::optional<std::uint32_t> actor = view.mentions.namings[part].actor;
      if (actor) names += (names.empty() ? "" : ", ") + view.mentions.actors[*actor].name;
    }
    break;
  }
  return names;
}

namespace {

// "Reed's spokeswoman": what stands after the last possessive mark before a comma.
Range possessed(const View& view, Range words) {
  for (std::uint32_t i = words.first; i + 1 < words.last && view.text.form(i) != ","; ++i) {
    if (view.is(i, mark::possessive_mark) && !view.text.tokens[i].space_before) words.first = i + 1;
  }
  return words;
}

}  // namespace

Source make_source(const View& view, Range words) {
  Source source;
  source.spans = {view.text.cover(words.first, words.last)};
  Range name = inner(view, words);
  source.text = slice(view.text.bytes, view.text.cover(name.first, name.last));
  name = possessed(view, name);
  const Naming* naming = naming_of(view, name);
  std::uint32_t m = mention_of(view, name);
  const bool person = m != kNone && view.mentions.all[m].kind == MentionKind::person && view.mentions.all[m].actor;
  if (naming != nullptr && naming->first <= name.first + 1 && !person) m = naming->mention;
  source.how = how_of(view, name, m);
  const std::string both = names_of_parts(view, name);
  if (m != kNone && view.mentions.all[m].actor) {
    source.actor = view.mentions.all[m].actor;
    source.name = view.mentions.actors[*source.actor].name;
    if (!both.empty()) source.name = both;
    if (source.name->empty()) source.name.reset();
  }
  return source;
}

}  // namespace lagebild::said
