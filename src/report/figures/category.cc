#include "report/figures/category.h"

#include <algorithm>

namespace lagebild {
namespace {

using Index = std::uint32_t;

constexpr std::ptrdiff_t kCuesLooked = 6;  // On each side of a figure; further off a verb has others to take.

// A verb (or predicate) that says what became of somebody, and on which side of it they stand.
struct Cue {
  Index first = 0, last = 0;
  std::string_view category;
  bool left = true;   // Takes figures left of it.
  bool right = true;  // Takes figures right of it.
};

bool is_word(const Text& text, Index token) { return text.tokens[token].kind == TokenKind::word; }

class Reader {
 public:
  Reader(const Text& text, const Clauses& clauses, const FigureLists& lists, std::vector<CountedQuantity>& all)
      : text_(text), clauses_(clauses), lists_(lists), all_(all) {
    taken_.assign(text.tokens.size() + 1, false);
    taken_before_.assign(text.tokens.size() + 2, 0);
    for (const CountedQuantity& each : all) {
      for (Index t = each.quantity.first; t < std::max(each.quantity.last, each.counted.last); ++t) taken_[t] = true;
    }
    for (std::size_t t = 0; t <= text.tokens.size(); ++t) taken_before_[t + 1] = taken_before_[t] + (taken_[t] ? 1 : 0);
  }

  void run() {
    read_clauses();
    for (std::size_t i = 0; i < all_.size(); ++i) decide(i);
  }

 private:
  // What the verb, and a noun such as "Zahl der Toten", say of each figure; clause by clause, so that each is read once.
  void read_clauses() {
    verb_says_.assign(all_.size(), {});
    toll_says_.assign(all_.size(), {});
    std::vector<std::size_t> order(all_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all_[a].clause < all_[b].clause; });
    Index known = kNoClause;
    for (const std::size_t i : order) {
      if (all_[i].clause != known) {
        known = all_[i].clause;
        find_cues(known);
      }
      verb_says_[i] = verb_category(all_[i]);
      toll_says_[i] = toll_category(all_[i]);
    }
  }

  void decide(std::size_t i) {
    CountedQuantity& each = all_[i];
    each.category = each.counted.category;
    if (!open(each.category) || measures(each.quantity)) return;
    const bool same = i > 0 && sentence(all_[i - 1]) == sentence(each);
    if (const std::string_view of = governed(each); !of.empty()) {
      each.category = of;
    } else if (same && among_before(each)) {
      each.category = all_[i - 1].category;
      each.part = true;
    } else if (const std::string_view group = among_group(each); !group.empty()) {
      each.category = group;
    } else if (!toll_says_[i].empty()) {
      each.category = toll_says_[i];
    } else if (!verb_says_[i].empty()) {
      each.category = verb_says_[i];
    } else if (same && goes_on(all_[i - 1], each)) {
      each.category = all_[i - 1].category;
    }
  }

  // "Die Regierung spricht von 15 Toten, die Opposition von | mehr als 60": same preposition, nothing named.
  bool goes_on(const CountedQuantity& before, const CountedQuantity& each) const {
    if (!each.counted.empty() || !each.quantity.unit.empty()) return false;
    const Index a = before.quantity.first;
    const Index b = each.quantity.first;
    return a > 0 && b > 0 && is_word(text_, a - 1) && text_.folded[a - 1] == text_.folded[b - 1];
  }

  // "ein Schaden von 2 Millionen Euro": money and lengths are nobody's fate; shares ("percent", "of 3") are of somebody.
  static bool measures(const Quantity& quantity) {
    return !quantity.unit.empty() && quantity.unit != "percent" && !quantity.unit.starts_with("of ");
  }

  Index sentence(const CountedQuantity& each) const { return text_.tokens[each.quantity.first].sentence; }

  // "zivile Opfer" says less than the verb beside it may.
  static bool open(std::string_view category) { return category.empty() || category == "casualties" || category == "protesting"; }

  // --- the verbs of a clause ---

  void find_cues(Index clause) {
    cues_.clear();
    passive_ = active_ = kNoToken;
    toll_ = kNoToken;
    const auto tokens = clauses_.tokens(clause);
    Index skip = 0;
    for (const Index t : tokens) {
      if (passive_ == kNoToken && is_word(text_, t) && lists_.words.find(lists_.passive, text_.folded[t]) != nullptr)
        passive_ = t;
      if (active_ == kNoToken && is_word(text_, t) && lists_.words.find(lists_.active, text_.folded[t]) != nullptr) active_ = t;
      if (toll_ == kNoToken && lists_.words.hit(text_, t, lists_.toll)) toll_ = t;
      if (t < skip || taken_[t] || text_.symbols.empty()) continue;
      if (const auto hit = cue_at(t)) {
        add_cue(t, *hit);
        skip = t + hit->tokens;
      }
    }
    for (Cue& cue : cues_) settle(cue, clauses_.all[clause]);
  }

  std::optional<ListHit> cue_at(Index token) const {
    const auto form = lists_.words.hit(text_, token, lists_.verb_form);
    const auto lemma = lists_.words.hit(text_, token, lists_.verb);
    if (form && (!lemma || form->tokens >= lemma->tokens)) return form;
    if (!lemma || text_.words.empty()) return lemma;
    const Upos tag = text_.words[token].upos;
    const bool noun = tag == Upos::Noun || tag == Upos::Propn;
    return noun && lemma->tokens == 1 ? std::nullopt : lemma;
  }

  void add_cue(Index token, const ListHit& hit) {
    Cue cue;
    cue.first = token;
    cue.last = token + hit.tokens;
    cue.category = hit.entry->value();
    const std::string_view form = hit.entry->attributes.get("form");
    const bool object = hit.entry->attributes.get("takes") == "object";
    const bool done_to = object && form != "predicate" && (form == "participle" || !finite(token));
    if (object && form == "active") cue.left = false;
    if (object && form.empty() && finite(token)) cue.left = false;
    if (object && done_to && form != "active") cue.right = !lists_.past_as_participle || !passive_near(token);
    cues_.push_back(cue);
  }

  bool finite(Index token) const {
    return !text_.words.empty() && text_.words[token].verb_form == VerbForm::Finite && !ambiguous_past(token);
  }

  // "killed" is tagged as a past as often as not; be goes by the words around it.
  bool ambiguous_past(Index token) const { return lists_.past_as_participle && text_.words[token].tense == Tense::Past; }

  // "were | reportedly killed"
  bool passive_near(Index token) const {
    for (Index back = 1; back <= 4 && back <= token; ++back) {
      const Index t = token - back;
      if (text_.tokens[t].sentence != text_.tokens[token].sentence || !is_word(text_, t)) return false;
      if (lists_.words.find(lists_.passive, text_.folded[t]) != nullptr) return true;
      if (lists_.words.hit(text_, t, lists_.preposition)) return false;
    }
    return false;
  }

  // Which side a cue takes, once all of the clause is known.
  void settle(Cue& cue, const Clause& clause) {
    const bool object_right_after = cue.last < text_.tokens.size() && starts_object(cue.last);
    if (lists_.past_as_participle && cue.left && cue.right) {
      // "killed five people" against "five people killed"
      if (object_right_after) cue.left = false;
      return;
    }
    // "…, die 12 Menschen töteten": the verb stands last, its object before it.
    if (!lists_.past_as_participle && !cue.left && clause.kind != ClauseKind::main) cue.left = true;
  }

  bool starts_object(Index token) const { return taken_[token]; }

  // The nearest cue that takes figures on this side of it.
  std::string_view verb_category(const CountedQuantity& each) const {
    if (in_preposition(each)) return {};
    const Index begin = each.quantity.first;
    const Index end = std::max(each.quantity.last, each.counted.last);
    const auto middle = std::lower_bound(cues_.begin(), cues_.end(), end, [](const Cue& cue, Index t) { return cue.first < t; });
    const Cue* after = nullptr;
    for (auto it = middle; it != cues_.end() && it - middle < kCuesLooked && after == nullptr; ++it) {
      if (it->left && !doer(each, *it)) after = &*it;
    }
    const Cue* before = nullptr;
    for (auto it = middle; it != cues_.begin() && middle - it < kCuesLooked && before == nullptr;) {
      --it;
      if (it->right && it->last <= begin) before = &*it;
    }
    if (after == nullptr) return before == nullptr ? std::string_view() : before->category;
    if (before == nullptr) return after->category;
    return after->first - end <= begin - before->last ? after->category : before->category;
  }

  // "Zwei Männer haben 12 Menschen getötet": who stands before an active auxiliary does it, unless nobody else is counted.
  bool doer(const CountedQuantity& each, const Cue& cue) const {
    if (active_ == kNoToken || passive_ != kNoToken) return false;
    if (each.quantity.first > active_ || cue.first < active_) return false;
    return taken_before_[cue.first] > taken_before_[active_ + 1];
  }

  // "bei | zwei Angriffen", "mit | einem neuen …": what hangs on a preposition is not what the verb takes.
  bool in_preposition(const CountedQuantity& each) const {
    Index t = each.quantity.first;
    for (int steps = 0; steps < 3 && t > 0; ++steps) {
      --t;
      if (text_.tokens[t].sentence != text_.tokens[each.quantity.first].sentence || !is_word(text_, t)) return false;
      if (lists_.words.find(lists_.preposition, text_.folded[t]) != nullptr) return true;
      if (text_.words.empty()) return false;
      const Upos tag = text_.words[t].upos;
      if (tag != Upos::Det && tag != Upos::Adj) return tag == Upos::Adp;
    }
    return false;
  }

  // --- nouns ---

  // "der Tod von | 12 Menschen"
  std::string_view governed(const CountedQuantity& each) const {
    Index t = each.quantity.first;
    for (int steps = 0; steps < 3 && t > 0; ++steps) {
      --t;
      if (text_.tokens[t].sentence != text_.tokens[each.quantity.first].sentence) return {};
      if (text_.form(t) == ":") continue;
      if (!is_word(text_, t)) return {};
      if (const ListEntry* entry = lists_.noun(text_, t, lists_.governor)) return entry->value();
      const bool link = lists_.words.find(lists_.partitive, text_.folded[t]) != nullptr;
      const ListEntry* victim = text_.form(t + 1) == ":" ? lists_.noun(text_, t, lists_.victim) : nullptr;
      if (victim != nullptr) return victim->value();
      if (!link) return {};
    }
    return {};
  }

  // "141 Zivilisten, darunter | 18 Kinder"
  bool among_before(const CountedQuantity& each) const {
    Index t = each.quantity.first;
    for (int steps = 0; steps < 5 && t > 0; ++steps) {
      --t;
      if (text_.tokens[t].sentence != text_.tokens[each.quantity.first].sentence) return false;
      const auto hit = lists_.words.hit(text_, t, lists_.among);
      if (hit && !hit->entry->attributes.has("noun")) return t + hit->tokens <= each.quantity.first;
    }
    return false;
  }

  // "Unter den Toten sind | drei Kinder"
  std::string_view among_group(const CountedQuantity& each) const {
    Index t = each.quantity.first;
    for (int steps = 0; steps < 7 && t > 0; ++steps) {
      --t;
      if (text_.tokens[t].sentence != text_.tokens[each.quantity.first].sentence) return {};
      const auto hit = lists_.words.hit(text_, t, lists_.among);
      if (!hit || !hit->entry->attributes.has("noun")) continue;
      for (Index n = t + hit->tokens; n < each.quantity.first && n < t + 5; ++n) {
        if (const ListEntry* entry = lists_.noun(text_, n, lists_.victim)) return entry->value();
      }
    }
    return {};
  }

  // "Die Zahl der Toten stieg auf | 14": what the number stands for is named before it.
  std::string_view toll_category(const CountedQuantity& each) const {
    if (toll_ == kNoToken || toll_ > each.quantity.first || (!each.counted.empty() && !each.counted.person)) return {};
    const auto hit = lists_.words.hit(text_, toll_, lists_.toll);
    if (hit->entry->attributes.has("value") && hit->entry->value() != hit->entry->text) return hit->entry->value();
    const Index from = toll_ + hit->tokens;
    for (Index t = from; t < std::min<Index>(from + 6, each.quantity.first); ++t) {
      if (const ListEntry* entry = lists_.noun(text_, t, lists_.victim)) return entry->value();
      if (const ListEntry* entry = lists_.words.find(lists_.attribute, text_.folded[t])) return entry->value();
    }
    return {};
  }

  const Text& text_;
  const Clauses& clauses_;
  const FigureLists& lists_;
  std::vector<CountedQuantity>& all_;
  std::vector<bool> taken_;          // Tokens of figures.
  std::vector<Index> taken_before_;  // How many of them stand before each token.
  std::vector<Cue> cues_;            // Of the clause at hand, in order.
  std::vector<std::string_view> verb_says_, toll_says_;
  Index passive_ = kNoToken, active_ = kNoToken, toll_ = kNoToken;
};

}  // namespace

void find_categories(const Text& text, const Clauses& clauses, const FigureLists& lists, std::vector<CountedQuantity>& all) {
  Reader(text, clauses, lists, all).run();
}

}  // namespace lagebild
