// Who holds which role: "Kremlsprecher Peskow", "Ban Ki Moon, UN-Generalsekretär"; and who "der Außenminister" is.
#include <algorithm>
#include <unordered_map>

#include "report/mentions/actors.h"

namespace lagebild {
namespace {

constexpr std::size_t kLookBack = 40;  // People that a role standing alone is compared with, the last ones named.

bool agree(Gender a, Gender b) { return a == Gender::none || b == Gender::none || a == b; }

class Roles {
 public:
  Roles(const Scene& scene, Casting& casting)
      : scene_(scene), casting_(casting), drafts_(casting.drafts), predicate_(scene.pack.list("mention-predicate-word")) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].kind == MentionKind::role || drafts_[i].kind == MentionKind::group) attach(i);
    }
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.kind == MentionKind::person && draft.actor) recent_.push_back(*draft.actor);
      if (draft.kind != MentionKind::role) continue;
      if (!draft.actor) alone(i);
      if (draft.actor) recent_.push_back(*draft.actor);
    }
  }

 private:
  bool is_role(std::uint32_t i) const {
    return drafts_[i].kind == MentionKind::role || (drafts_[i].kind == MentionKind::group && drafts_[i].entry != nullptr);
  }

  // The draft of a person that begins at `token`.
  std::optional<std::uint32_t> person_from(std::uint32_t index, std::uint32_t token) const {
    for (std::uint32_t i = index + 1; i < drafts_.size() && drafts_[i].first <= token; ++i) {
      if (drafts_[i].first == token && drafts_[i].kind == MentionKind::person && drafts_[i].actor) return i;
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> person_before(std::uint32_t index, std::uint32_t token) const {
    for (std::uint32_t i = index; i > 0 && i + 6 > index; --i) {
      const Draft& draft = drafts_[i - 1];
      if (draft.kind == MentionKind::person && draft.last == token && draft.actor) return i - 1;
    }
    return std::nullopt;
  }

  void attach(std::uint32_t index) {
    Draft& role = drafts_[index];
    const std::uint32_t head_end = role.head + (role.entry == nullptr ? 1 : scene_.cues[role.head].head_tokens);
    if (directly(index, head_end)) return;
    if (role.kind == MentionKind::group) return;
    if (role.last != head_end && directly(index, role.last)) return;
    if (before_comma(index)) return;
    if (after_comma(index)) return;
    with_next_role(index);
  }

  // "Kremlsprecher Peskow"; "Die Außenminister Lawrow und Kerry".
  bool directly(std::uint32_t index, std::uint32_t token) {
    std::uint32_t at = token;
    while (at < scene_.text.tokens.size() && scene_.cues[at].title != nullptr) ++at;
    const auto person = person_from(index, at);
    if (!person) return false;
    Draft& role = drafts_[index];
    role.last = token;
    give(index, *person);
    if (role.kind == MentionKind::group) role.actor.reset();
    std::optional<std::uint32_t> other = person;
    bool several = false;
    while (other) {
      const std::uint32_t end = drafts_[*other].last;
      const bool joined = end + 1 < scene_.text.tokens.size() && (scene_.cues[end].and_word || scene_.comma(end));
      if (!joined || !(role.plural || role.kind == MentionKind::group || plural_article(role))) break;
      other = person_from(*other, end + 1);
      if (other) give_office(index, *drafts_[*other].actor), several = true;
    }
    if (several)
      role.actor.reset(), role.kind = MentionKind::group, role.plural = true;
    else if (role.kind == MentionKind::group)
      role.kind = MentionKind::role, role.actor = drafts_[*person].actor;
    return true;
  }

  // "Die" before a masculine head: several.
  bool plural_article(const Draft& role) const {
    if (role.first == scene_.sentence_begin(role.first)) return plural_form(role);
    const ListEntry* article = scene_.cues[role.first - 1].article;
    if (plural_form(role)) return true;
    if (article == nullptr) return false;
    const std::string_view genders = article->value();
    return genders.find('p') != std::string_view::npos && role.gender == Gender::Masculine &&
           genders.find('m') == std::string_view::npos;
  }

  // "Außenministern", "Sprecherinnen": only the plural ends so.
  bool plural_form(const Draft& role) const {
    if (role.entry == nullptr || !scene_.cues[role.head].head_inflected) return false;
    const std::string_view folded = scene_.text.folded[role.head];
    const auto& endings = scene_.pack.lists().entries(scene_.lists.plural_ending);
    return std::any_of(endings.begin(), endings.end(), [&](const ListEntry& ending) { return folded.ends_with(ending.text); });
  }

  // "Der Leiter der Hilfseinsätze, Stephen O'Brien, sagte"
  bool before_comma(std::uint32_t index) {
    const Draft& role = drafts_[index];
    if (!scene_.comma(role.last)) return false;
    const auto person = person_from(index, role.last + 1);
    if (!person) return false;
    const std::uint32_t end = drafts_[*person].last;
    const bool closed = end >= scene_.sentence_end(role.first) || scene_.comma(end) || scene_.is(end, ".") ||
                        scene_.is(end, ":") || (!scene_.cues[end].and_word && role.definite && drafts_[*person].full_name);
    if (!closed) return false;
    give(index, *person);
    return true;
  }

  // "Ban Ki Moon, UN-Generalsekretär, …"
  bool after_comma(std::uint32_t index) {
    const Draft& role = drafts_[index];
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(role.first));
    std::uint32_t at = role.first;
    while (at > begin && at + 5 > role.first && !scene_.comma(at - 1) && modifier(at - 1)) --at;
    if (at <= begin || !scene_.comma(at - 1)) return false;
    const auto person = person_before(index, at - 1);
    if (!person || !agree(role.gender, casting_.actors[*drafts_[*person].actor].gender)) return false;
    const std::uint32_t end = role.last;
    const bool closed = end >= scene_.sentence_end(role.first) || scene_.text.tokens[end].kind != TokenKind::word ||
                        scene_.cues[end].genitive_link || scene_.cues[end].and_word || scene_.cues[end].preposition;
    if (!closed || person_from(index, end)) return false;
    give(index, *person);
    return true;
  }

  bool modifier(std::uint32_t token) const {
    const Cue& cue = scene_.cues[token];
    return cue.article != nullptr || cue.possessive != nullptr || cue.adjective_tokens > 0 || cue.role_adjective ||
           (scene_.text.tokens[token].kind == TokenKind::word && !scene_.text.tokens[token].capital && !cue.preposition);
  }

  // "Kanzlerin und CDU-Chefin Angela Merkel": the first role goes with the second, which stands at the name.
  void with_next_role(std::uint32_t index) {
    Draft& role = drafts_[index];
    if (role.last >= scene_.text.tokens.size() || !scene_.cues[role.last].and_word) return;
    for (std::uint32_t i = index + 1; i < drafts_.size() && drafts_[i].first <= role.last + 2; ++i) {
      if (!is_role(i) || drafts_[i].first != role.last + 1) continue;
      const auto person = person_from(i, drafts_[i].head + 1);
      if (person && !drafts_[i].definite && !drafts_[i].indefinite) give(index, *person);
      return;
    }
  }

  void give(std::uint32_t index, std::uint32_t person) {
    Draft& role = drafts_[index];
    role.actor = drafts_[person].actor;
    give_office(index, *role.actor);
  }

  void give_office(std::uint32_t index, std::uint32_t actor) {
    const Draft& role = drafts_[index];
    Cast& cast = casting_.actors[actor];
    Cast::Office office;
    office.text = std::string(slice(scene_.text.bytes, scene_.text.cover(role.first, role.last)));
    office.value = role.value == "same" ? colleague(index) : role.value;
    office.folded = role.entry == nullptr ? std::string_view() : std::string_view(scene_.text.folded[role.head]);
    office.country = role.country;
    office.token = role.first;
    if (cast.gender == Gender::none) cast.gender = role.gender;
    if (cast.country.empty()) cast.country = role.country;
    if (!casting_.actors[actor].of) {
      const std::optional<std::uint32_t> of = institution(index);  // May add an actor: `cast` must not be used over it.
      casting_.actors[actor].of = of;
    }
    casting_.actors[actor].offices.push_back(std::move(office));
  }

  // "seinen russischen Kollegen": the office of the one whose colleague it is, named before in the sentence.
  std::string_view colleague(std::uint32_t index) const {
    const auto begin = static_cast<std::uint32_t>(scene_.sentence_begin(drafts_[index].first));
    for (std::uint32_t i = index; i > 0 && drafts_[i - 1].first >= begin; --i) {
      const Draft& draft = drafts_[i - 1];
      if (draft.kind != MentionKind::person || !draft.actor) continue;
      for (const Cast::Office& office : casting_.actors[*draft.actor].offices) {
        if (office.value != "same") return office.value;
      }
    }
    return "same";
  }

  // Whom somebody of that role stands for: an organisation in the complement, or the first part of the compound.
  std::optional<std::uint32_t> institution(std::uint32_t index) {
    const Draft& role = drafts_[index];
    for (std::uint32_t i = index + 1; i < drafts_.size() && drafts_[i].first < role.last; ++i) {
      if (drafts_[i].kind == MentionKind::organisation && drafts_[i].actor) return drafts_[i].actor;
    }
    if (!scene_.lists.capital_nouns && index > 0 && drafts_[index - 1].kind == MentionKind::organisation &&
        drafts_[index - 1].last == role.first)
      return drafts_[index - 1].actor;  // "Kremlin spokesman"
    if (role.organisation.empty() || role.value == "ambassador") return std::nullopt;
    for (std::uint32_t i = 0; i < casting_.actors.size(); ++i) {
      if (casting_.actors[i].organisation == role.organisation) return i;
    }
    return add_institution(role);
  }

  // Named only as the first part of the role: "Kremlsprecher" -> "Kreml".
  std::optional<std::uint32_t> add_institution(const Draft& role) {
    const Cue& cue = scene_.cues[role.head];
    const std::string_view form = scene_.text.form(role.head);
    std::size_t size = form.find('-');
    if (size == std::string_view::npos) size = cue.prefix == nullptr ? 0 : cue.prefix->text.size();
    if (size == 0 || size > form.size()) return std::nullopt;
    Cast cast;
    cast.name = std::string(form.substr(0, size));
    cast.kind = MentionKind::organisation;
    cast.organisation = role.organisation;
    cast.first_token = role.first;
    casting_.actors.push_back(std::move(cast));
    return static_cast<std::uint32_t>(casting_.actors.size() - 1);
  }

  void alone(std::uint32_t index) {
    Draft& role = drafts_[index];
    if (is_predicate(role)) return;
    if (role.rule == "inhabitant") {
      if (role.definite) role.actor = compatriot(role);
      return;
    }
    const bool bare = !role.definite && !role.indefinite && !role.possessive && role.country.empty();
    const bool any = role.entry != nullptr && role.entry->attributes.get("number") == "any";
    if (plural_article(role) || role.plural || (bare && any)) {
      role.kind = MentionKind::group, role.plural = true;
      unnamed(role, index);
      return;
    }
    if (!role.indefinite) {
      role.actor = holder(index);
      if (role.actor) return;
    }
    unnamed(role, index);
  }

  // "als Außenminister", "war Außenminister": says what somebody is, names nobody.
  bool is_predicate(const Draft& role) const {
    if (role.first == scene_.sentence_begin(role.first)) return false;
    return scene_.pack.lists().find(predicate_, scene_.text.folded[role.first - 1]) != nullptr;
  }

  std::optional<std::uint32_t> holder(std::uint32_t index) const {
    const Draft& role = drafts_[index];
    std::optional<std::uint32_t> best;
    int best_score = 0;
    std::size_t looked = 0;
    for (std::size_t i = recent_.size(); i > 0 && looked < kLookBack; --i, ++looked) {
      const int points = score(role, casting_.actors[recent_[i - 1]]);
      if (points > best_score) best = recent_[i - 1], best_score = points;
    }
    if (best) return best;
    // Nobody so far: somebody the report names only later.
    for (std::uint32_t i = index + 1; i < drafts_.size() && i < index + kLookBack; ++i) {
      if (drafts_[i].kind != MentionKind::person || !drafts_[i].actor || !role.definite) continue;
      if (score(role, casting_.actors[*drafts_[i].actor]) >= 4) return drafts_[i].actor;
    }
    return std::nullopt;
  }

  // 0: cannot be. Same office and country count most.
  int score(const Draft& role, const Cast& cast) const {
    if (!agree(role.gender, cast.gender)) return 0;
    int best = 0;
    for (const Cast::Office& office : cast.offices) {
      if (!role.country.empty() && !office.country.empty() && role.country != office.country) continue;
      const std::string_view word = role.entry == nullptr ? std::string_view() : scene_.text.folded[role.head];
      int points = 0;
      if (!role.value.empty() && role.value == office.value && role.value != "same")
        points = 4;
      else if (!word.empty() && (office.folded.ends_with(word) || word.ends_with(office.folded)) && !office.folded.empty())
        points = 3;
      if (points > 0 && !role.country.empty() && role.country == office.country) points += 2;
      best = std::max(best, points);
    }
    if (best == 0 && cast.person) best = known(role, *cast.person, cast);
    const bool general = role.entry != nullptr && role.entry->attributes.get("general") == "yes";
    if (best == 0 && general && role.definite && cast.kind == MentionKind::person) best = 1;
    return best;
  }

  // "Der Russe": the last one named who is of that country.
  std::optional<std::uint32_t> compatriot(const Draft& role) const {
    std::size_t looked = 0;
    for (std::size_t i = recent_.size(); i > 0 && looked < kLookBack; --i, ++looked) {
      const Cast& cast = casting_.actors[recent_[i - 1]];
      if (cast.country == role.country && agree(role.gender, cast.gender)) return recent_[i - 1];
    }
    return std::nullopt;
  }

  // What knowledge/ says of somebody the report names without this office.
  int known(const Draft& role, std::uint32_t row, const Cast&) const {
    for (const Holder& holder : scene_.knowledge.holders(row)) {
      if (holder.office != role.value || role.value.empty()) continue;
      if (role.country == holder.country) return 2;
    }
    return 0;
  }

  // Somebody with a role and no name: known by it in the rest of the report.
  void unnamed(Draft& role, std::uint32_t index) {
    const std::string text(slice(scene_.text.bytes, scene_.text.cover(role.first, role.last)));
    const std::string key = fold(text);
    const auto found = unnamed_.find(key);
    if (found != unnamed_.end() && !role.indefinite) {
      role.actor = found->second;
      return;
    }
    Cast cast;
    cast.kind = role.kind;
    cast.name = text;
    cast.gender = role.gender, cast.country = role.country, cast.plural = role.plural;
    cast.first_token = role.first;
    casting_.actors.push_back(std::move(cast));
    role.actor = static_cast<std::uint32_t>(casting_.actors.size() - 1);
    unnamed_[key] = *role.actor;
    if (role.kind == MentionKind::role) give_office(index, *role.actor);
  }

  const Scene& scene_;
  Casting& casting_;
  std::vector<Draft>& drafts_;
  ListId predicate_;
  std::vector<std::uint32_t> recent_;  // Actors that are people, in the order they are named.
  std::unordered_map<std::string, std::uint32_t> unnamed_;
};

}  // namespace

void cast_roles(const Scene& scene, Casting& casting) { Roles(scene, casting).run(); }

}  // namespace lagebild
