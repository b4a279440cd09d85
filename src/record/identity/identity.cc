#include "record/identity/identity.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

#include "ground/base/sha256.h"
#include "record/identity/names.h"
#include "report/mentions/knowledge.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t least_company =
    2;  // Other actors that two reports must share before a bare last name is held to be one person.
constexpr std::size_t least_stem = 4;  // Bytes that must be left of a word without its ending.
constexpr std::size_t longest_ending = 2;
constexpr std::size_t looked_at = 8;  // Reports of a person that a bare last name's report is compared with.

struct Local {
  LocalActor at;
  const Actor* actor = nullptr;
  std::vector<std::string> words;     // Skeletons of the name.
  std::vector<std::string> variants;  // As written, `name` included.
  std::string key;                    // Equal keys are one actor.
  std::vector<std::string> bare;      // Keys it would have without an ending; one actor with whoever has one of them.
};

struct Groups {
  std::vector<std::uint32_t> parent;
  explicit Groups(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0U); }
  std::uint32_t root(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t x, std::uint32_t y) { parent[std::max(root(x), root(y))] = std::min(root(x), root(y)); }
};

// "o:un", "p:john kerry": the entry of knowledge/ that the whole name is; empty where it is none.
std::string known_as(const Actor& actor, const Knowledge& knowledge) {
  if (actor.kind == MentionKind::place) return actor.place ? "l:" + *actor.place : std::string();
  for (const NameHit& hit : knowledge.whole(actor.name)) {
    const bool organisation = hit.kind == NameHit::Kind::organisation || hit.kind == NameHit::Kind::abbreviation;
    if (organisation && actor.kind != MentionKind::person) return "o:" + std::string(knowledge.organisation(hit.row).id);
    if (hit.kind == NameHit::Kind::person && actor.kind == MentionKind::person && hit.words > 1)
      return "p:" + std::string(knowledge.person(hit.row));
  }
  return {};
}

char class_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::person:
      return 'p';
    case MentionKind::organisation:
      return 'o';
    case MentionKind::place:
      return 'l';
    case MentionKind::group:
      return 'g';
    case MentionKind::role:
      return 'r';
    case MentionKind::pronoun:
    case MentionKind::other:
      break;
  }
  return 'x';
}

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string key_of(const Actor& actor, const std::vector<std::string>& words) {
  std::string key = std::string(1, class_of(actor.kind)) + "|" + join_words(words);
  // "die Polizei" of two countries are two; a person's country is not always told.
  if (actor.kind != MentionKind::person) key += "|" + actor.country.value_or("");
  return key;
}

Local make_local(LocalActor at, const Actor& actor, const NameRules& rules, const Knowledge& knowledge) {
  Local local{at, &actor, {}, {actor.name}, known_as(actor, knowledge), {}};
  const std::vector<std::string> written = name_words(actor.name);
  for (const std::string& word : written) local.words.push_back(skeleton(word, rules.letters));
  if (!local.key.empty()) return local;
  local.key = key_of(actor, local.words);
  if (actor.kind == MentionKind::person || written.empty()) return local;
  for (const std::string& ending : rules.endings) {
    if (written.back().size() < ending.size() + least_stem || !written.back().ends_with(ending)) continue;
    std::vector<std::string> words = local.words;
    words.back() = skeleton(std::string_view(written.back()).substr(0, written.back().size() - ending.size()), rules.letters);
    local.bare.push_back(key_of(actor, words));
  }
  return local;
}

void add_variants(const Reading& reading, std::uint32_t first, std::vector<Local>& locals) {
  for (const Mention& mention : reading.mentions.all) {
    if (!mention.actor || *mention.actor >= reading.mentions.actors.size()) continue;
    if (mention.kind == MentionKind::pronoun || mention.kind == MentionKind::role) continue;
    locals[first + *mention.actor].variants.emplace_back(slice(reading.text.bytes, mention.span));
  }
}

bool is_short_form(std::string_view name) {
  return name.size() >= 3 && name.size() <= 8 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void join_by_key(const std::vector<Local>& locals, Groups& groups) {
  std::unordered_map<std::string, std::uint32_t> first;
  for (std::uint32_t i = 0; i < locals.size(); ++i) {
    const Local& local = locals[i];
    groups.join(i, first.emplace(local.key, i).first->second);
    if (local.actor->kind != MentionKind::organisation) continue;
    for (const std::string& variant : local.variants) {
      if (is_short_form(variant)) groups.join(i, first.emplace("short|" + variant, i).first->second);
    }
  }
  for (std::uint32_t i = 0; i < locals.size(); ++i) {
    for (const std::string& key : locals[i].bare) {
      if (const auto other = first.find(key); other != first.end()) groups.join(i, other->second);
    }
  }
}

// The people with one last name: one entry for each full name (its words and a member), longest first.
struct FullName {
  std::vector<std::string> words;
  std::uint32_t member;
  bool operator<(const FullName& other) const {
    if (words.size() != other.words.size()) return words.size() > other.words.size();
    return std::tie(words, member) < std::tie(other.words, other.member);
  }
};

// Joins "John Kerry" to "John F. Kerry" where only one longer name fits.
void join_full_names(const std::vector<FullName>& names, Groups& groups) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].words.size() < 2) continue;
    std::set<std::uint32_t> fitting;
    for (std::size_t j = 0; j < i; ++j) {
      if (names[j].words.size() > names[i].words.size() && fits(names[i].words, names[j].words))
        fitting.insert(groups.root(names[j].member));
    }
    if (fitting.size() == 1) groups.join(*fitting.begin(), names[i].member);
  }
}

class People {
 public:
  People(const std::vector<Local>& locals, Groups& groups) : locals_(locals), groups_(groups) {
    for (std::uint32_t i = 0; i < locals.size(); ++i) company_[locals[i].at.report].insert(locals[i].key);
  }

  void join_all() {
    std::map<std::string, std::vector<std::uint32_t>> by_last;
    for (std::uint32_t i = 0; i < locals_.size(); ++i) {
      if (locals_[i].actor->kind == MentionKind::person && !locals_[i].words.empty())
        by_last[locals_[i].words.back()].push_back(i);
    }
    for (const auto& [last, members] : by_last) join_last_name(members);
  }

 private:
  void join_last_name(const std::vector<std::uint32_t>& members) {
    std::map<std::vector<std::string>, std::uint32_t> distinct;
    std::vector<std::uint32_t> bare;
    for (const std::uint32_t i : members) {
      if (locals_[i].words.size() < 2) bare.push_back(i);
      distinct.emplace(locals_[i].words, i);
    }
    std::vector<FullName> names;
    for (const auto& [words, member] : distinct) names.push_back({words, member});
    std::sort(names.begin(), names.end());
    join_full_names(names, groups_);
    std::map<std::uint32_t, std::vector<std::uint32_t>> people;  // Root: members with a full name.
    for (const std::uint32_t i : members) {
      if (locals_[i].words.size() > 1) people[groups_.root(i)].push_back(i);
    }
    join_bare(bare, people);
  }

  // A bare last name is the one person that shares a role or enough company with its report.
  void join_bare(const std::vector<std::uint32_t>& bare, const std::map<std::uint32_t, std::vector<std::uint32_t>>& people) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (const std::uint32_t i : bare) {
      std::vector<std::uint32_t> fitting;
      for (const auto& [root, members] : people) {
        if (is_same_person(i, members)) fitting.push_back(root);
      }
      if (fitting.size() == 1) joins.emplace_back(fitting.front(), i);
    }
    // join_by_key has put all bare ones together; those of one report go each their own way.
    for (const auto& [root, i] : joins) moved_[i] = root;
  }

  [[nodiscard]] bool is_same_person(std::uint32_t bare, const std::vector<std::uint32_t>& members) const {
    const Actor& actor = *locals_[bare].actor;
    for (const std::uint32_t member : members) {
      const Actor& other = *locals_[member].actor;
      if (actor.country && other.country && actor.country != other.country) return false;
      for (const std::string& role : actor.roles) {
        if (std::find(other.roles.begin(), other.roles.end(), role) != other.roles.end()) return true;
      }
    }
    for (std::size_t k = 0; k < std::min(members.size(), looked_at); ++k) {
      if (company(locals_[bare].at.report, locals_[members[k]].at.report) >= least_company) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t company(std::uint32_t a, std::uint32_t b) const {
    const auto &x = company_.at(a), &y = company_.at(b);
    return static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](const std::string& key) { return y.contains(key); }));
  }

  const std::vector<Local>& locals_;
  Groups& groups_;
  std::map<std::uint32_t, std::set<std::string>> company_;

 public:
  std::map<std::uint32_t, std::uint32_t> moved_;  // A bare last name: the root of its person.
};

// The form that most reports give; of equally many the longest, then the first by bytes.
std::string best_name(const std::vector<const Local*>& members) {
  std::map<std::string, std::size_t> count;
  for (const Local* member : members) ++count[member->actor->name];
  const auto words_in = [](const std::string& name) { return std::count(name.begin(), name.end(), ' '); };
  const auto best = std::max_element(count.begin(), count.end(), [&](const auto& x, const auto& y) {
    const bool full_x = words_in(x.first) > 0, full_y = words_in(y.first) > 0;
    if (full_x != full_y) return full_y;
    if (x.second != y.second) return x.second < y.second;
    return x.first.size() != y.first.size() ? x.first.size() < y.first.size() : x.first > y.first;
  });
  // The name without an ending where it was met, too: "Katastrophenschutz", not "Katastrophenschutzes".
  for (const auto& [name, n] : count) {
    if (name.size() < best->first.size() && best->first.starts_with(name) && best->first.size() - name.size() <= longest_ending)
      return name;
  }
  return best->first;
}

std::vector<HeldRole> held_roles(const std::vector<const Local*>& members, const std::vector<const Reading*>& readings) {
  std::map<std::string, std::optional<Days>> roles;
  for (const Local* member : members) {
    const std::optional<Days>& days = readings[member->at.report]->report.published.days;
    for (const std::string& role : member->actor->roles) {
      std::optional<Days>& held = roles[role];
      if (held && days) {
        held = Days{std::min(held->from, days->from), std::max(held->to, days->to)};
      } else if (days) {
        held = days;
      }
    }
  }
  std::vector<HeldRole> out;
  for (auto& [role, days] : roles) out.push_back({role, days});
  return out;
}

RecordActor make_actor(const std::vector<const Local*>& members, const std::vector<const Reading*>& readings) {
  RecordActor actor;
  actor.name = best_name(members);
  actor.kind = members.front()->actor->kind;
  actor.roles = held_roles(members, readings);
  std::set<std::string> variants;
  std::string key = members.front()->key;
  for (const Local* member : members) {
    variants.insert(member->variants.begin(), member->variants.end());
    if (member->actor->name == actor.name) actor.kind = member->actor->kind;
    if (!actor.country) actor.country = member->actor->country;
    if (!actor.place) actor.place = member->actor->place;
    key = std::min(key, member->key);
    actor.members.push_back(member->at);
  }
  actor.variants.assign(variants.begin(), variants.end());
  actor.id = content_id("a", key + "\n" + actor.name);
  return actor;
}

std::vector<Local> collect(const std::vector<const Reading*>& readings, const NameRulesOf& rules, const Knowledge& knowledge) {
  static const NameRules none;
  std::vector<Local> locals;
  for (std::uint32_t report = 0; report < readings.size(); ++report) {
    const Reading& reading = *readings[report];
    const auto own = rules.find(reading.language);
    const auto first = static_cast<std::uint32_t>(locals.size());
    for (std::uint32_t i = 0; i < reading.mentions.actors.size(); ++i) {
      locals.push_back(make_local({report, i}, reading.mentions.actors[i], own == rules.end() ? none : own->second, knowledge));
    }
    add_variants(reading, first, locals);
  }
  return locals;
}

}  // namespace

Identity identify(const std::vector<const Reading*>& readings, const NameRulesOf& rules, const Knowledge& knowledge) {
  const std::vector<Local> locals = collect(readings, rules, knowledge);
  Groups groups(locals.size());
  join_by_key(locals, groups);
  People people(locals, groups);
  people.join_all();
  std::map<std::uint32_t, std::vector<const Local*>> members;
  for (std::uint32_t i = 0; i < locals.size(); ++i) {
    const auto moved = people.moved_.find(i);
    members[groups.root(moved == people.moved_.end() ? i : moved->second)].push_back(&locals[i]);
  }
  Identity identity;
  for (const auto& [root, list] : members) identity.actors.push_back(make_actor(list, readings));
  std::sort(identity.actors.begin(), identity.actors.end(),
            [](const RecordActor& x, const RecordActor& y) { return std::tie(x.id, x.members) < std::tie(y.id, y.members); });
  identity.of.resize(readings.size());
  for (std::size_t report = 0; report < readings.size(); ++report)
    identity.of[report].resize(readings[report]->mentions.actors.size());
  for (std::uint32_t i = 0; i < identity.actors.size(); ++i) {
    for (const LocalActor& at : identity.actors[i].members) identity.of[at.report][at.actor] = i;
  }
  return identity;
}

}  // namespace lagebild
