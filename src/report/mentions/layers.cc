// Mentions as rules see them, and as corpora write them.
#include "ground/text/text.h"
#include "report/mentions/mentions.h"

namespace lagebild {
namespace {

std::string_view how_word(How how) {
  switch (how) {
    case How::named:
      return "named";
    case How::role:
      return "role";
    case How::pronoun:
      return "pronoun";
    case How::carried:
      return "carried";
    case How::unnamed:
      return "unnamed";
  }
  return "";
}

Attributes attributes(const Mention& mention, const Mentions& mentions, const Text& text) {
  Attributes out;
  out.set("kind", std::string(word(mention.kind)));
  if (mention.actor) out.set("actor", mentions.actors[*mention.actor].id);
  out.set("value", mention.actor ? mentions.actors[*mention.actor].name : std::string(slice(text.bytes, mention.span)));
  return out;
}

}  // namespace

std::string_view word(MentionKind kind) {
  switch (kind) {
    case MentionKind::person:
      return "person";
    case MentionKind::organisation:
      return "organisation";
    case MentionKind::place:
      return "place";
    case MentionKind::group:
      return "group";
    case MentionKind::role:
      return "role";
    case MentionKind::pronoun:
      return "pronoun";
    case MentionKind::other:
      return "other";
  }
  return "";
}

Layer mention_layer(const Mentions& mentions, const Text& text) {
  Layer out{"mention", {}};
  out.findings.reserve(mentions.all.size());
  for (const Mention& mention : mentions.all)
    out.findings.push_back({mention.first, mention.last, attributes(mention, mentions, text)});
  return out;
}

Layer naming_layer(const Mentions& mentions, const Text& text) {
  Layer out{"naming", {}};
  out.findings.reserve(mentions.namings.size());
  for (std::size_t i = 0; i < mentions.namings.size(); ++i) {
    const Naming& naming = mentions.namings[i];
    Finding finding{naming.first, naming.last, attributes(mentions.all[naming.mention], mentions, text)};
    finding.attributes.set("how", std::string(how_word(naming.how)));
    finding.attributes.set("number", naming.plural ? "plur" : "sing");
    finding.attributes.set("index", std::to_string(i));
    out.findings.push_back(std::move(finding));
  }
  return out;
}

std::string describe(const Mention& mention, const Mentions& mentions, const Text& text) {
  std::string out = std::string(word(mention.kind)) + " \"" + std::string(slice(text.bytes, mention.span)) + "\"";
  if (!mention.actor) return out;
  const Actor& actor = mentions.actors[*mention.actor];
  out += " = " + actor.name;
  for (const std::string& role : actor.roles) {
    if (role != actor.name) out += " | " + role;
  }
  if (actor.country) out += " | " + *actor.country;
  if (actor.place) out += " | " + *actor.place;
  return out;
}

}  // namespace lagebild
