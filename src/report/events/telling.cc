#include "report/events/telling.h"

#include <algorithm>

namespace lagebild {
namespace {

using Index = std::uint32_t;

class Teller {
 public:
  Teller(const Trigger& trigger, Index clause, Scenes& scenes)
      : trigger_(trigger),
        clause_(clause),
        scenes_(scenes),
        text_(scenes.text()),
        lists_(scenes.lists()),
        scene_(scenes.of(clause)) {}

  std::optional<Telling> run() {
    for (const Sense& sense : trigger_.senses) {
      out_ = {};
      out_.kind = sense.kind;
      out_.attributes = sense.attributes;
      if (auto told = trigger_.noun ? noun() : verb()) return told;
    }
    return std::nullopt;
  }

 private:
  VerbForm form() const { return text_.words.empty() ? VerbForm::none : text_.words[trigger_.first].verb_form; }

  std::optional<Telling> verb() {
    if (!needed()) return std::nullopt;
    out_.verb = trigger_.first;
    out_.passive = passive_verb();
    out_.status = clause_status(form() == VerbForm::Infinitive);
    return out_;
  }

  bool passive_verb() const {
    // "are investigating"
    if (!text_.words.empty() && form() != VerbForm::Finite && text_.words[trigger_.first].tense == Tense::Present) return false;
    if (!lists_.past_as_participle) {
      if (form() == VerbForm::Finite || form() == VerbForm::Infinitive) return false;
      // "ist gesperrt", but "ist vorgerückt"
      if (scene_.passive) return true;
      // "Fast 100 Menschen evakuiert": a heading leaves its auxiliary out.
      const bool bare = scene_.infinitive && !scene_.perfect && scenes_.clauses().all[clause_].kind == ClauseKind::main &&
                        bare_phrases() < 2;  // "Polizei durchsucht Wohnung" has its verb
      return (scene_.state || bare) && !out_.attributes->has("aux") && !out_.attributes->has("subject");
    }
    for (Index back = 1; back <= 4 && back <= trigger_.first; ++back) {
      const Index t = trigger_.first - back;
      if (text_.tokens[t].kind != TokenKind::word) break;
      if (lists_.is(text_, t, lists_.passive)) return true;
    }
    // "people killed by rebels"
    if (trigger_.last < text_.tokens.size() && lists_.is(text_, trigger_.last, lists_.agent) && scene_.infinitive) return true;
    return form() == VerbForm::Participle && !after_have() && !object_follows();
  }

  // "Rebels attacked | the town", whatever form was read.
  bool object_follows() const {
    const Window near = scene_.near(trigger_.first);
    return std::any_of(scene_.phrases.begin() + near.first, scene_.phrases.begin() + near.last, [&](const Phrase& p) {
      return p.prep == kNoToken && !p.time && p.first >= trigger_.last && p.first - trigger_.last <= 1;
    });
  }

  // "has killed"
  bool after_have() const {
    for (Index back = 1; back <= 4 && back <= trigger_.first; ++back) {
      const Index t = trigger_.first - back;
      if (text_.tokens[t].kind != TokenKind::word) break;
      if (lists_.is(text_, t, lists_.have)) return true;
    }
    return false;
  }

  // Verbs of several meanings: "die Feuerpause zerbrach" but not "die Vase zerbrach".
  bool needed() const {
    const std::string_view with = out_.attributes->get("with");
    if (!with.empty() && !stands_with(with)) return false;
    const std::string_view unless = out_.attributes->get("unless");
    if (!unless.empty() && beside_noun(unless)) return false;
    const std::string_view need = out_.attributes->get("needs");
    if (!need.empty() && !beside_noun(need)) return false;
    return !out_.attributes->has("company") || in_company();
  }

  // "Merkel traf den Präsidenten", "traf sich mit ihm", but "Seider traf".
  bool in_company() const {
    const Window near = scene_.near(trigger_.first);
    for (Index i = near.first; i < near.last; ++i) {
      const Phrase& phrase = scene_.phrases[i];
      if (phrase.prep != kNoToken && lists_.is(text_, phrase.prep, lists_.together)) return true;
      if (phrase.plural && phrase.prep == kNoToken) return true;
    }
    return bare_phrases() > 1;
  }

  // How many phrases near the verb hang on no preposition and on no other phrase.
  int bare_phrases() const {
    const Window near = scene_.near(trigger_.first);
    return static_cast<int>(
        std::count_if(scene_.phrases.begin() + near.first, scene_.phrases.begin() + near.last,
                      [](const Phrase& p) { return p.prep == kNoToken && !p.time && p.genitive_of == kNoPhrase && !p.inner; }));
  }

  // Whether a noun of one of these kinds stands near the verb in its clause.
  bool beside_noun(std::string_view kinds) const {
    const bool person = among("person", kinds), place = among("place", kinds), event = among("event", kinds);
    const Window near = scene_.near(trigger_.first);
    for (Index i = near.first; i < near.last; ++i) {
      const Phrase& phrase = scene_.phrases[i];
      if (person && (phrase.pronoun || named(phrase))) return true;
      if (place && phrase.prep == kNoToken && named(phrase)) return true;
      if (event && phrase.prep == kNoToken && lists_.noun_entry(text_, phrase.head, lists_.noun) != nullptr) return true;
      const ListEntry* entry = lists_.noun_entry(text_, phrase.head, lists_.need);
      if (entry != nullptr && meet(entry->value(), kinds)) return true;
    }
    return false;
  }

  // Whether a comma-separated list holds a word.
  static bool among(std::string_view word, std::string_view list) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      if (list.substr(0, comma) == word) return true;
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
  }

  // Whether two such lists share a word.
  static bool meet(std::string_view some, std::string_view others) {
    while (!some.empty()) {
      const std::size_t comma = std::min(some.find(','), some.size());
      if (among(some.substr(0, comma), others)) return true;
      some.remove_prefix(std::min(comma + 1, some.size()));
    }
    return false;
  }

  // "kamen drei Menschen | ums Leben": these words stand next to each other in its clause, near the verb.
  bool stands_with(std::string_view words) const {
    constexpr std::size_t kLooked = 40;
    const auto tokens = scenes_.clauses().tokens(clause_);
    const auto at = static_cast<std::size_t>(std::lower_bound(tokens.begin(), tokens.end(), trigger_.first) - tokens.begin());
    for (std::size_t i = at - std::min(at, kLooked); i < std::min(tokens.size(), at + kLooked); ++i) {
      std::string_view rest = words;
      std::size_t next = i;
      while (!rest.empty() && next < tokens.size() && rest.starts_with(text_.folded[tokens[next]])) {
        const std::size_t size = text_.folded[tokens[next++]].size();
        if (rest.size() > size && rest[size] != ' ') break;
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
      if (rest.empty()) return true;
    }
    return false;
  }

  bool named(const Phrase& phrase) const {
    if (text_.words.empty()) return false;
    return std::any_of(text_.words.begin() + phrase.first, text_.words.begin() + phrase.last,
                       [](const Word& w) { return w.upos == Upos::Propn || w.name != NameKind::none; });
  }

  // --- nouns ---

  std::optional<Telling> noun() {
    if (!find_phrase()) return std::nullopt;
    const Phrase& phrase = scene_.phrases[out_.phrase];
    if (phrase.time) return std::nullopt;
    const std::string_view governor = governor_value();
    const Phrase& carrier = scene_.phrases[out_.carrier];
    if (carrier.prep != kNoToken && lists_.is(text_, carrier.prep, lists_.aside)) return std::nullopt;
    if (out_.attributes->get("tells") == "heading" && !scene_.empty) return std::nullopt;
    const SceneVerb* const nearest = light_verb();
    const SceneVerb* light = nearest;
    if (light != nullptr && (!hangs_on(*light) || beside(carrier, *light))) light = nullptr;
    if (!noun_needed()) return std::nullopt;
    if (light == nullptr && !told_without_verb(governor)) return std::nullopt;
    if (light != nullptr) {
      out_.verb = light->token;
      out_.passive = light_passive(*light);
    }
    // "drängte Russland zur | Fortsetzung der Gespräche": under a noun that tells, any verb of the clause may want it.
    const SceneVerb* wants = light == nullptr && !governor.empty() ? nearest : light;
    settle(governor, wants != nullptr ? value_for(*wants, carrier) : std::string_view());
    if (out_.kind == nullptr) return std::nullopt;
    return out_;
  }

  // "hatte Lawrow in einem | Telefonat gewarnt", "drohte wegen der | Angriffe": the verb is about something else.
  bool beside(const Phrase& carrier, const SceneVerb& light) const {
    if (carrier.prep == kNoToken || !lists_.is(text_, carrier.prep, lists_.cause) ||
        lists_.is(text_, carrier.prep, lists_.together))
      return false;
    return light.value == "demand" || light.value == "threaten" || light.value == "doubt" || light.value == "deny";
  }

  // "Die Flut | forderte drei Tote": a flood demands, denies and plans nothing.
  std::string_view value_for(const SceneVerb& light, const Phrase& carrier) const {
    if (out_.kind->scheme != Scheme::mishap || light.value == "threaten") return light.value;
    const bool wants = light.value == "demand" || light.value == "deny" || light.value == "plan" || light.value == "doubt";
    return wants && carrier.prep == kNoToken && subject(carrier) ? "tell" : light.value;
  }

  // "so weit vorgerückt wie nie zuvor": what stands behind a participle does not negate it.
  bool negated() const {
    if (scene_.negation == kNoToken) return false;
    return trigger_.noun || scene_.negation < trigger_.first || form() == VerbForm::Finite;
  }

  // "der Ausbruch | verschiedener Krankheiten" but not "der Ausbruch der Truppen".
  bool noun_needed() const {
    const std::string_view beside = out_.attributes->get("beside");
    if (!beside.empty() && !beside_noun(beside)) return false;
    const std::string_view need = out_.attributes->get("needs");
    if (need.empty()) return true;
    const Index next = out_.phrase + 1;
    if (next >= scene_.phrases.size()) return false;
    const Phrase& after = scene_.phrases[next];
    if (after.genitive_of != out_.phrase && after.prep != scene_.phrases[out_.phrase].last) return false;
    const ListEntry* entry = lists_.noun_entry(text_, after.head, lists_.need);
    return entry != nullptr && meet(entry->value(), need);
  }

  bool light_passive(const SceneVerb& light) const {
    if (text_.words.empty() || text_.words[light.token].verb_form != VerbForm::Participle) return false;
    return scene_.passive;
  }

  bool find_phrase() {
    const auto& all = scene_.phrases;
    const auto it = std::partition_point(all.begin(), all.end(), [&](const Phrase& p) { return p.last <= trigger_.first; });
    if (it == all.end() || it->first > trigger_.first) return false;
    out_.phrase = out_.carrier = static_cast<Index>(it - all.begin());
    return true;
  }

  // "ein Ende | der Angriffe": what stands before, and what it means. The whole then hangs where "ein Ende" does.
  std::string_view governor_value() {
    const Index of = scene_.phrases[out_.phrase].genitive_of;
    if (of == kNoPhrase) return with_governor();
    const ListEntry* entry = lists_.noun_entry(text_, scene_.phrases[of].head, lists_.governor);
    if (entry == nullptr) return {};
    out_.carrier = of;
    return entry->value();
  }

  // "Drohung mit | Angriffen", "Rückkehr zu | einer Waffenruhe"
  std::string_view with_governor() {
    const Phrase& phrase = scene_.phrases[out_.phrase];
    if (phrase.prep == kNoToken || out_.phrase == 0) return {};
    const Phrase& before = scene_.phrases[out_.phrase - 1];
    if (before.last != phrase.prep) return {};
    const ListEntry* entry = lists_.noun_entry(text_, before.head, lists_.governor);
    if (entry == nullptr) return {};
    out_.carrier = out_.phrase - 1;
    return entry->value();
  }

  // The nearest verb of the clause that tells nouns; the one it hangs on by the tree before any other.
  const SceneVerb* light_verb() const {
    const SceneVerb* best = nullptr;
    Index nearest = 0xFFFFFFFF;
    const Index at = scene_.phrases[out_.carrier].head;
    const auto middle =
        std::partition_point(scene_.light.begin(), scene_.light.end(), [&](const SceneVerb& v) { return v.token < at; });
    const auto look = [&](const SceneVerb& v) {
      const Index away = v.token > at ? v.token - at : at - v.token;
      const bool above = hangs_on(v);
      const Index cost = above ? away : away + 1000;
      if (cost < nearest) {
        nearest = cost;
        best = &v;
      }
    };
    for (auto it = middle; it != scene_.light.end() && it - middle < 4; ++it) look(*it);
    for (auto it = middle; it != scene_.light.begin() && middle - it < 4;) look(*--it);
    return best;
  }

  bool hangs_on(const SceneVerb& v) const {
    if (text_.words.empty()) return true;
    const Phrase& phrase = scene_.phrases[out_.carrier];
    for (Index t = phrase.first; t < phrase.last; ++t) {
      const std::int32_t head = text_.words[t].head;
      if (head >= 0 && (static_cast<Index>(head) < phrase.first || static_cast<Index>(head) >= phrase.last))
        return static_cast<Index>(head) == v.token;
    }
    return phrase.prep == kNoToken;
  }

  // Without a verb of its own: a heading, what came of it ("bei Luftangriffen starben …"), or one aimed at somebody.
  bool told_without_verb(std::string_view governor) const {
    const Phrase& phrase = scene_.phrases[out_.phrase];
    // "Landtagswahl: …" names the page it stands on.
    const bool label = trigger_.first == scenes_.clauses().all[clause_].first && trigger_.last < text_.tokens.size() &&
                       text_.form(trigger_.last) == ":";
    if (label) return false;
    if (scene_.empty && scenes_.clauses().all[clause_].kind == ClauseKind::main)
      return phrase.genitive_of == kNoPhrase || !governor.empty();
    if (!governor.empty() && !scene_.empty) return true;
    const bool meets = out_.kind->type == "call" || out_.kind->type == "meeting";
    if (phrase.prep != kNoToken && lists_.is(text_, phrase.prep, lists_.cause)) return !scene_.infinitive && (!mutual() || meets);
    if (out_.kind->scheme == Scheme::mishap && phrase.prep == kNoToken && !scene_.empty)
      return subject(phrase) && (!scene_.infinitive || is_nsubj(phrase));
    return aimed() && !mutual() && governor.empty();
  }

  bool is_nsubj(const Phrase& phrase) const {
    return !text_.words.empty() && lists_.nsubj != 0 && text_.words[phrase.head].deprel == lists_.nsubj;
  }

  // "Ein Sturm | fegte über die Insel"
  bool subject(const Phrase& phrase) const {
    if (phrase.genitive_of != kNoPhrase || text_.words.empty()) return false;
    const std::uint8_t relation = text_.words[phrase.head].deprel;
    return relation == lists_.nsubj || phrase.gram_case == Case::Nominative;
  }

  bool mutual() const { return out_.kind->scheme == Scheme::mutual || out_.kind->scheme == Scheme::transfer; }

  // "Angriffe | auf Aleppo"
  bool aimed() const {
    Index next = out_.phrase + 1;
    const Index end = scene_.near(trigger_.first).last;
    while (next < end && scene_.phrases[next].genitive_of == next - 1) ++next;
    if (next >= end) return false;
    const Phrase& after = scene_.phrases[next];
    return after.prep == scene_.phrases[next - 1].last && lists_.is(text_, after.prep, lists_.toward);
  }

  void settle(std::string_view governor, std::string_view value) {
    const bool open = value.empty() || value == "tell" || value == "report" || value == "begin" || value == "goon";
    std::string_view what = governor.empty() ? value : governor;
    Status status = clause_status(infinitive_verb());
    if (what == "end" && negated() && governor.empty()) {
      what = "goon";  // "will seine Angriffe nicht stoppen": they go on
      status = scene_.modal ? *scene_.modal : Status::happened;
    }
    if (what == "end" || what == "break") return end(what, open || governor.empty() ? status : of_value(value, status));
    if (status == Status::happened) status = of_value(what, status);
    if (!governor.empty() && status == Status::happened) status = of_value(value, status);
    out_.status = status;
  }

  // Its end: an event of its own for talks and truces; else the status, where the end is not only wanted.
  void end(std::string_view what, Status status) {
    const std::string_view key = what == "end" ? out_.kind->ended : out_.kind->broken;
    if (!key.empty()) {
      out_.kind = event_kind(key);
      out_.status = status;
    } else if (what == "break" && out_.kind->scheme == Scheme::mutual) {
      out_.kind = nullptr;  // "verletzte das Abkommen": there was one, it is not made now
    } else if (what == "end") {
      out_.status = status == Status::happened ? Status::ended : Status::happened;
    } else {
      out_.status = status;
    }
  }

  bool infinitive_verb() const {
    if (text_.words.empty() || out_.verb == kNoToken) return false;
    return text_.words[out_.verb].verb_form == VerbForm::Infinitive;
  }

  static Status of_value(std::string_view value, Status otherwise) {
    if (value == "plan") return Status::planned;
    if (value == "demand") return Status::demanded;
    if (value == "threaten") return Status::threatened;
    if (value == "doubt") return Status::hypothetical;
    if (value == "deny" || value == "prevent") return Status::denied;
    return otherwise;
  }

  // --- the clause ---

  Status clause_status(bool infinitive) const {
    if (scene_.conditional) return Status::hypothetical;
    if (scene_.modal && !(scene_.perfect && *scene_.modal == Status::planned)) {
      return negated() && *scene_.modal == Status::planned ? Status::denied : *scene_.modal;
    }
    if (negated()) return Status::denied;
    if (scene_.subjunctive && infinitive) return Status::hypothetical;
    if (scene_.future && infinitive) return Status::planned;
    const Status status = inherited(infinitive);
    return status == Status::happened && on_condition() ? Status::hypothetical : status;
  }

  // "Wenn die Rebellen angreifen, | schließt die Grenze."
  bool on_condition() const {
    constexpr Index kLooked = 4;
    const auto& all = scenes_.clauses().all;
    const Index finite = all[clause_].finite;
    if (finite == kNoToken || text_.words.empty() || text_.words[finite].tense == Tense::Past) return false;
    for (Index next = clause_ + 1; next < all.size() && next <= clause_ + kLooked; ++next) {
      if (all[next].outer == clause_ && all[next].conditional) return true;
    }
    return false;
  }

  // "drohte, die Gespräche abzubrechen", "bestritt, dass …": what the clause around it says of it.
  Status inherited(bool infinitive) const {
    const Clause& clause = scenes_.clauses().all[clause_];
    if (scene_.infinitive && scene_.above && infinitive) return *scene_.above;
    if (clause.kind == ClauseKind::relative) return Status::happened;
    const bool below = clause.kind == ClauseKind::subordinate || scene_.infinitive;
    Index outer = clause.outer != kNoClause ? clause.outer : clause.before;
    if (!below || outer == kNoClause) return infinitive && scene_.above ? *scene_.above : Status::happened;
    const Scene& around = scenes_.of(outer);
    if (scene_.infinitive || around.above != Status::planned) {
      if (around.above) return *around.above;
    }
    return scene_.infinitive && infinitive && !scene_.empty ? Status::planned : Status::happened;
  }

  const Trigger& trigger_;
  Index clause_;
  Scenes& scenes_;
  const Text& text_;
  const EventLists& lists_;
  const Scene& scene_;
  Telling out_;
};

}  // namespace

std::optional<Telling> find_telling(const Trigger& trigger, std::uint32_t clause, Scenes& scenes) {
  return Teller(trigger, clause, scenes).run();
}

}  // namespace lagebild
