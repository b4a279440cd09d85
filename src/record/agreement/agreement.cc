#include "record/agreement/agreement.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "ground/base/sha256.h"
#include "record/agreement/matters.h"
#include "record/agreement/relations.h"
#include "record/agreement/tellings.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_pairs = 12;  // Different tellings of a matter all of which are compared; of more, only neighbours.

struct Groups {
  std::vector<std::uint32_t> parent;
  explicit Groups(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0U); }
  std::uint32_t root(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t x, std::uint32_t y) { parent[std::max(root(x), root(y))] = std::min(root(x), root(y)); }
};

std::optional<Days> hull(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return a ? a : b;
  return Days{std::min(a->from, b->from), std::max(a->to, b->to)};
}

// What both allow, where they meet; both together where they do not.
std::optional<Days> narrowed(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return a ? a : b;
  const std::optional<Days> both = meet(*a, *b);
  return both ? both : hull(a, b);
}

class Accountant {
 public:
  explicit Accountant(const Sources& sources) : sources_(sources) {
    account_.tellings = collect_tellings(sources);
    copied_ = copied_from(sources, account_.tellings);
  }

  Account take() {
    for (const Gathered& gathered : gather_matters(sources_, account_.tellings, copied_)) add_matter(gathered);
    add_denials();
    sort_matters();
    std::sort(account_.agreements.begin(), account_.agreements.end(), [&](const Agreement& x, const Agreement& y) {
      return std::tie(telling(x.a).id, telling(x.b).id, x.relation) < std::tie(telling(y.a).id, telling(y.b).id, y.relation);
    });
    return std::move(account_);
  }

 private:
  [[nodiscard]] const Telling& telling(std::uint32_t index) const { return account_.tellings[index]; }

  void relate_pair(std::uint32_t a, std::uint32_t b, Related related) {
    Agreement agreement;
    agreement.a = a;
    agreement.b = b;
    agreement.relation = related.relation;
    agreement.because = std::move(related.because);
    agreement.id = content_id("g", telling(a).id + telling(b).id + std::string(name(related.relation)));
    account_.agreements.push_back(std::move(agreement));
  }

  void add_matter(const Gathered& gathered) {
    Matter matter;
    const auto index = static_cast<std::uint32_t>(account_.matters.size());
    std::string smallest;
    std::set<std::uint32_t> speakers;
    for (const Compared& member : gathered.members) {
      Telling& told = account_.tellings[member.telling];
      told.matter = index;
      matter.members.push_back(member.telling);
      if (std::find(matter.reports.begin(), matter.reports.end(), told.report) == matter.reports.end())
        matter.reports.push_back(told.report);
      matter.days = told.kind == TellingKind::figure ? hull(matter.days, told.days) : narrowed(matter.days, told.days);
      if (told.speaker) speakers.insert(*told.speaker);
      if (attribution_of(sources_, told).unverified) matter.unverified = true;
      if (smallest.empty() || told.id < smallest) smallest = told.id;
    }
    const Telling& first = telling(matter.members.front());
    matter.kind = first.kind;
    matter.story = sources_.stories.of[first.report];
    matter.speakers = static_cast<std::uint32_t>(speakers.size());
    matter.origins = count_origins(matter);
    matter.id = content_id("m", smallest);
    if (matter.kind == TellingKind::figure) give_bounds(matter);
    relate_members(gathered, matter);
    account_.matters.push_back(std::move(matter));
  }

  // Reports of one family, of one outlet or crediting one agency, and tellings in one copied passage are one origin.
  [[nodiscard]] std::uint32_t count_origins(const Matter& matter) const {
    std::map<std::uint32_t, std::uint32_t> first, place;
    Groups groups(matter.members.size());
    for (std::uint32_t i = 0; i < matter.members.size(); ++i) place[matter.members[i]] = i;
    for (std::uint32_t i = 0; i < matter.members.size(); ++i) {
      groups.join(i, first.emplace(sources_.copies.source[telling(matter.members[i]).report], i).first->second);
      const auto source = place.find(copied_[matter.members[i]]);
      if (source != place.end()) groups.join(i, source->second);
    }
    std::set<std::uint32_t> roots;
    for (std::uint32_t i = 0; i < matter.members.size(); ++i) roots.insert(groups.root(i));
    return static_cast<std::uint32_t>(roots.size());
  }

  void give_bounds(Matter& matter) const {
    bool open_low = false, open_high = false;
    for (const std::uint32_t member : matter.members) {
      const Figure& figure = figure_of(sources_, telling(member));
      if (!figure.low) open_low = true;
      if (!figure.high) open_high = true;
      if (figure.low && (!matter.low || *figure.low < *matter.low)) matter.low = figure.low;
      if (figure.high && (!matter.high || *figure.high > *matter.high)) matter.high = figure.high;
    }
    if (open_low) matter.low.reset();
    if (open_high) matter.high.reset();
  }

  // Copies to what they were copied from; of the others each with each, of many with the one before and the first.
  void relate_members(const Gathered& gathered, Matter& matter) {
    std::vector<const Compared*> own;
    for (const Compared& member : gathered.members) {
      const std::uint32_t source = copied_[member.telling];
      if (source == member.telling || telling(source).matter != telling(member.telling).matter) {
        own.push_back(&member);
      } else {
        relate_copy(source, member);
      }
    }
    for (std::size_t i = 1; i < own.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (own.size() > most_pairs && j != 0 && j + 1 != i) continue;
        if (telling(own[i]->telling).report == telling(own[j]->telling).report && matter.kind != TellingKind::figure) continue;
        auto related = relate(sources_, telling(own[j]->telling), *own[j], telling(own[i]->telling), *own[i]);
        if (!related) continue;
        if (related->relation == Relation::contradicts || related->relation == Relation::denies) matter.disputed = true;
        relate_pair(own[j]->telling, own[i]->telling, std::move(*related));
      }
    }
  }

  void relate_copy(std::uint32_t source, const Compared& member) {
    Related related{Relation::repeats, {"same-passage"}};
    const Telling& copy = telling(member.telling);
    if (copy.kind == TellingKind::figure) {
      const Figure &x = figure_of(sources_, telling(source)), &y = figure_of(sources_, copy);
      if (x.low != y.low || x.high != y.high) {
        related = *relate(sources_, telling(source), prepare(sources_, telling(source), source), copy, member);
        related.because.emplace_back("same-passage");
      }
    }
    relate_pair(source, member.telling, std::move(related));
  }

  void add_denials() {
    for (Denial& denial : find_denials(sources_, account_.tellings)) {
      if (const auto matter = telling(denial.denied).matter) account_.matters[*matter].disputed = true;
      relate_pair(denial.denied, denial.by, {Relation::denies, std::move(denial.because)});
    }
  }

  void sort_matters() {
    std::vector<std::uint32_t> order(account_.matters.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return account_.matters[a].id < account_.matters[b].id; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Matter> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(account_.matters[order[i]]));
    }
    account_.matters = std::move(sorted);
    for (Telling& told : account_.tellings) {
      if (told.matter) told.matter = place[*told.matter];
    }
  }

  const Sources& sources_;
  Account account_;
  std::vector<std::uint32_t> copied_;
};

}  // namespace

Account compare(const std::vector<const Reading*>& readings, const std::vector<std::optional<Days>>& published,
                const Copies& copies, const Identity& identity, const Stories& stories, const General& general) {
  const Sources sources{readings, published, copies, identity, stories, general};
  return Accountant(sources).take();
}

std::string_view name(Relation relation) {
  switch (relation) {
    case Relation::repeats:
      return "repeats";
    case Relation::agrees:
      return "agrees";
    case Relation::refines:
      return "refines";
    case Relation::differs:
      return "differs";
    case Relation::contradicts:
      return "contradicts";
    case Relation::denies:
      return "denies";
    case Relation::later_higher:
      return "later-higher";
    case Relation::later_lower:
      return "later-lower";
  }
  return "";
}

}  // namespace lagebild
