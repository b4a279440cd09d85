// Organisations and groups: "die russische Regierung", "der Kreml" and "Moskau" are one; "die Armee" is the one named last.
#include <algorithm>
#include <unordered_map>

#include "ground/language/lexicon.h"
#include "report/mentions/actors.h"

namespace lagebild {
namespace {

// The head noun as it stands, without the ending and what it is put together with: "Außenministeriums" -> "außenministerium".
std::string_view head_word(const Draft& draft) { return draft.entry == nullptr ? std::string_view() : draft.entry->text; }

class Organisations {
 public:
  Organisations(const Scene& scene, Casting& casting)
      : scene_(scene), casting_(casting), forms_(scene.pack.list("mention-name-form")) {}

  void run() {
    for (Draft& draft : casting_.drafts) {
      if (draft.kind == MentionKind::place && draft.government) government(draft);
    }
    for (const bool named : {true, false}) {
      for (Draft& draft : casting_.drafts) {
        if (draft.kind == MentionKind::organisation && (draft.rule != "organisation-alone") == named) organisation(draft);
        if (draft.kind == MentionKind::group && !named) group(draft);
        if (draft.kind == MentionKind::other && !named) adjective(draft);
      }
    }
  }

 private:
  // "Moskau" without a place around it is the government, where a country is spoken of that way.
  void government(Draft& draft) {
    draft.kind = MentionKind::organisation;
    draft.rule = "capital-government";
    draft.value = "government";
  }

  std::string_view country_of(const Draft& draft) const {
    if (!draft.country.empty()) return draft.country;
    // "Regierung in Damaskus": the place inside.
    for (auto at = std::lower_bound(casting_.drafts.begin(), casting_.drafts.end(), draft.first,
                                    [](const Draft& d, std::uint32_t token) { return d.first < token; });
         at != casting_.drafts.end() && at->first < draft.last; ++at) {
      if (&*at == &draft || at->kind != MentionKind::place || at->places.empty()) continue;
      return scene_.knowledge.country_code(at->places.front().country);
    }
    return {};
  }

  void organisation(Draft& draft) {
    draft.country = country_of(draft);
    const std::string name = basic_name(draft);
    const std::string key = key_of(draft, name);
    if (draft.rule == "organisation-alone" && draft.organisation.empty()) {
      if (const auto actor = last_with_head(draft)) {
        draft.actor = actor;
        return;
      }
    }
    const auto [found, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(casting_.actors.size()));
    if (fresh) add(draft, name);
    Cast& cast = casting_.actors[found->second];
    if (name.size() > cast.name.size() && better_name(draft, name, cast)) cast.name = name;
    learn_heads(draft, cast, found->second);
    draft.actor = found->second;
  }

  // As a dictionary would have it: "russischen Außenministeriums" -> "russisches Außenministerium".
  std::string basic_name(const Draft& draft) const {
    if (const auto form = scene_.pack.lists().hit(scene_.text, draft.first, forms_, draft.last);
        form && draft.first + form->tokens == draft.last)
      return std::string(form->entry->value());
    if (draft.entry == nullptr || draft.name_last > draft.name_first) return name_words(scene_, draft);
    std::string out;
    for (std::uint32_t i = draft.first; i < draft.last; ++i) {
      if (i > draft.first) out += scene_.text.tokens[i].space_before ? " " : "";
      if (i < draft.head && scene_.cues[i].adjective_tokens == 1)
        out += basic_adjective(i, draft);
      else if (i == draft.head && draft.entry->attributes.has("base"))
        out += plain_form(i, draft);
      else if (i == draft.head && scene_.cues[i].head_inflected)
        out += scene_.text.form(i).substr(0, base_size(i, draft));
      else
        out += scene_.text.form(i);
    }
    return out;
  }

  // "Unternehmenskreisen" -> "Unternehmenskreise"
  std::string plain_form(std::uint32_t i, const Draft& draft) const {
    const std::string_view base = draft.entry->attributes.get("base");
    const std::size_t begin = std::min<std::size_t>(scene_.cues[i].head_begin, scene_.text.form(i).size());
    return std::string(scene_.text.form(i).substr(0, begin)) + recased(base, begin == 0);
  }

  std::size_t base_size(std::uint32_t i, const Draft& draft) const {
    return std::min(scene_.text.form(i).size(), scene_.cues[i].head_begin + draft.entry->text.size());
  }

  std::string basic_adjective(std::uint32_t i, const Draft& draft) const {
    const std::string_view form = scene_.text.form(i);
    const std::string_view gender =
        draft.plural || draft.kind == MentionKind::group ? "plur" : draft.entry->attributes.get("gender");
    const ListEntry* nominative = scene_.pack.lists().find(scene_.pack.list("mention-nominative"), gender);
    if (nominative == nullptr) return std::string(form);
    for (const std::string_view ending : scene_.lists.adjective_endings) {
      const std::string_view stem = form.substr(0, form.size() - std::min(form.size(), ending.size()));
      if (form.ends_with(ending) && scene_.pack.lists().find(scene_.lists.adjective, fold(stem)) != nullptr)
        return std::string(stem) + std::string(nominative->value());
    }
    return std::string(form);
  }

  // Abbreviations give way to names; a name that only says what it is ("Regierung") to one that says whose.
  bool better_name(const Draft& draft, const std::string& name, const Cast& cast) const {
    return draft.rule != "organisation-alone" && (draft.organisation == cast.organisation || name.find(' ') != std::string::npos);
  }

  std::string key_of(const Draft& draft, const std::string& name) const {
    if (!draft.organisation.empty() && !draft.government && draft.entry == nullptr)
      return "id " + std::string(draft.organisation);
    if (!draft.organisation.empty() && draft.name_last > draft.name_first && draft.rule != "role-prefix")
      return "id " + std::string(draft.organisation);
    if ((draft.government || draft.value == "government") && !draft.country.empty())
      return "government " + std::string(draft.country);
    if (draft.name_last > draft.name_first && draft.entry == nullptr) return fold(name);
    if (draft.entry != nullptr && !draft.country.empty() && draft.entry->attributes.get("state") == "yes")
      return std::string(head_word(draft)) + " " + std::string(draft.country);
    return fold(name);
  }

  std::uint32_t add(const Draft& draft, const std::string& name) {
    Cast cast;
    cast.name = name;
    cast.kind = MentionKind::organisation;
    cast.country = draft.country, cast.organisation = draft.organisation, cast.value = draft.value;
    cast.gender = draft.gender, cast.plural = draft.plural;
    cast.government = draft.government || draft.value == "government";
    cast.first_token = draft.first;
    casting_.actors.push_back(std::move(cast));
    return static_cast<std::uint32_t>(casting_.actors.size() - 1);
  }

  // The heads an actor may be named by alone: its own, and words of its full name ("… Beobachtungsstelle …").
  void learn_heads(const Draft& draft, Cast& cast, std::uint32_t actor) {
    if (draft.entry != nullptr) learn(head_word(draft), draft.first, actor);
    if (draft.value == "government" || draft.value == "military") learn("= " + std::string(draft.value), draft.first, actor);
    if (draft.entry != nullptr && cast.gender == Gender::none) cast.gender = draft.gender;
    if (draft.name_last == draft.name_first) return;
    for (std::uint32_t i = draft.name_first; i < draft.name_last; ++i) {
      const Cue& cue = scene_.cues[i];
      if (cue.head_kind != HeadKind::organisation) continue;
      learn(cue.head->text, draft.first, actor);
      if (cast.gender == Gender::none) {
        const std::string_view gender = cue.head->attributes.get("gender");
        cast.gender = gender == "fem"    ? Gender::Feminine
                      : gender == "masc" ? Gender::Masculine
                      : gender == "neut" ? Gender::Neuter
                                         : Gender::none;
      }
    }
  }

  void learn(const std::string_view head, std::uint32_t token, std::uint32_t actor) {
    heads_[std::string(head)].push_back({token, actor});
  }

  // The actor named by this head last before the draft, else the first after it.
  std::optional<std::uint32_t> last_with_head(const Draft& draft) const {
    auto found = heads_.find(std::string(head_word(draft)));
    if (found == heads_.end()) found = heads_.find("= " + std::string(draft.value));  // "das Militär" after "die syrische Armee"
    if (found == heads_.end()) return std::nullopt;
    const auto& named = found->second;
    auto after =
        std::lower_bound(named.begin(), named.end(), draft.first, [](const Named& a, std::uint32_t t) { return a.token < t; });
    return after == named.begin() ? after->actor : (after - 1)->actor;
  }

  void group(Draft& draft) {
    const std::string key = "group " + std::string(draft.entry == nullptr ? draft.country : std::string_view(draft.entry->text)) +
                            " " + std::string(draft.country);
    const auto [found, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(casting_.actors.size()));
    if (fresh) {
      const std::uint32_t actor = add(draft, basic_name(draft));
      casting_.actors[actor].kind = MentionKind::group;
      casting_.actors[actor].plural = draft.plural;
      casting_.actors[actor].gender = draft.gender;
    }
    draft.actor = found->second;
  }

  // "russische", "US-Kritik", "UN-Angaben" go to the country or organisation; its name is then knowledge's, where the report has
  // none.
  void adjective(Draft& draft) {
    const bool country = draft.organisation.empty();
    const std::string key = (country ? "country " : "id ") + std::string(country ? draft.country : draft.organisation);
    if (country && countries_.empty()) find_countries();
    const auto known = country ? countries_.find(std::string(draft.country)) : countries_.end();
    if (known != countries_.end()) {
      draft.actor = known->second;
      return;
    }
    const auto [found, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(casting_.actors.size()));
    if (fresh) {
      const std::uint32_t actor = add(draft, country ? country_name(draft) : compound_name(draft));
      if (country) casting_.actors[actor].kind = MentionKind::place;
      if (const auto place = scene_.knowledge.country(draft.country); country && place) casting_.actors[actor].places = {*place};
    }
    draft.actor = found->second;
  }

  void find_countries() {
    for (std::uint32_t i = 0; i < casting_.actors.size(); ++i) {
      const Cast& cast = casting_.actors[i];
      if (cast.kind == MentionKind::place && !cast.places.empty() && cast.places.front().kind == PlaceKind::country)
        countries_.emplace(std::string(cast.country), i);
    }
  }

  // The pack's first name of the country.
  std::string country_name(const Draft& draft) const {
    for (const ListEntry& entry : scene_.pack.lists().entries(scene_.lists.country)) {
      if (entry.value() == draft.country) return entry.text;
    }
    return std::string(draft.country);
  }

  std::string compound_name(const Draft& draft) const {
    const std::string_view form = scene_.text.form(draft.first);
    return std::string(form.substr(0, form.find('-')));
  }

  struct Named {
    std::uint32_t token, actor;
  };
  const Scene& scene_;
  Casting& casting_;
  ListId forms_;
  std::unordered_map<std::string, std::uint32_t> by_key_, countries_;
  std::unordered_map<std::string, std::vector<Named>> heads_;
};

}  // namespace

void cast_organisations(const Scene& scene, Casting& casting) { Organisations(scene, casting).run(); }

Casting cast(const Scene& scene, std::vector<Draft> drafts) {
  Casting out{std::move(drafts), {}};
  cast_people(scene, out);
  cast_places(scene, out);
  cast_organisations(scene, out);
  cast_roles(scene, out);
  return out;
}

}  // namespace lagebild
