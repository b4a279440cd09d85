#include "report/events/parties.h"

#include <algorithm>

namespace lagebild {
namespace {

using Index = std::uint32_t;

class Finder {
 public:
  Finder(const Trigger& trigger, const Telling& telling, Index clause, Scenes& scenes, const Mentions& mentions)
      : trigger_(trigger),
        telling_(telling),
        clause_(clause),
        scenes_(scenes),
        mentions_(mentions),
        text_(scenes.text()),
        lists_(scenes.lists()),
        scene_(scenes.of(clause)),
        near_(scene_.near(trigger.first)) {
    end_before_dash();
  }

  std::vector<Party> run() {
    if (trigger_.noun) {
      around_noun();
      if (telling_.verb != kNoToken) around_light_verb();
    } else {
      around_verb();
    }
    return std::move(out_);
  }

 private:
  // "Zwei Züge stoßen zusammen – ein Toter": what stands behind a dash is said apart, where no second dash closes it.
  void end_before_dash() {
    constexpr Index kLooked = 40;
    Index dash = kNoToken;
    for (Index t = trigger_.last; t < text_.tokens.size() && t < trigger_.last + kLooked; ++t) {
      if (text_.tokens[t].sentence != text_.tokens[trigger_.first].sentence) break;
      if (text_.tokens[t].kind == TokenKind::word || !text_.tokens[t].space_before) continue;
      const std::string_view form = text_.form(t);
      if (form != "–" && form != "-" && form != "—" && form != "−") continue;
      if (dash != kNoToken) return;
      dash = t;
    }
    while (dash != kNoToken && near_.last > near_.first && scene_.phrases[near_.last - 1].first > dash) --near_.last;
  }

  Scheme scheme() const { return telling_.kind->scheme; }

  Role object_role() const {
    if (telling_.attributes->get("object") == "instrument") return Role::instrument;
    if (scheme() == Scheme::harm) return Role::victim;
    if (scheme() == Scheme::transfer) return Role::recipient;
    return scheme() == Scheme::mutual ? Role::actor : Role::target;
  }

  Role subject_role() const {
    const std::string_view named = telling_.attributes->get("subject");
    if (named == "target") return Role::target;
    if (named == "victim") return Role::victim;
    if (named == "instrument") return Role::instrument;
    return scheme() == Scheme::mishap ? Role::target : Role::actor;
  }

  // --- verbs ---

  void around_verb() {
    const Index subject = subject_phrase(telling_.verb);
    const Index object = object_phrase(telling_.verb, subject);
    if (telling_.passive) {
      if (subject != kNoPhrase) add(object_role(), subject);
      agents();
    } else {
      if (telling_.attributes->get("subject") != "none") {
        if (subject != kNoPhrase)
          add(object == kNoPhrase && telling_.attributes->get("alone") == "target" ? Role::target : subject_role(), subject);
        else
          add_shared_subject();
      }
      if (object != kNoPhrase && takes_object() && !has_no_object()) add(object_role(), object);
    }
    if (telling_.attributes->has("prep")) after_preposition(telling_.attributes->get("prep"));
    if (scheme() == Scheme::mutual) together(kNoPhrase);
    if (object == kNoPhrase && !telling_.passive && scheme() == Scheme::deed) aimed_after_verb();
  }

  // "erlag seinen Verletzungen" befalls nobody else; what hangs on a preposition is no object ("suchten die ganze Nacht nach …").
  bool has_no_object() const { return telling_.attributes->get("object") == "none" || telling_.attributes->has("prep"); }

  // "suchen | nach Vermissten", "drangen | in Häuser ein"
  void after_preposition(std::string_view preposition) {
    Index best = kNoPhrase, nearest = 0xFFFFFFFF;
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (p.prep == kNoToken || p.time || p.inner || p.genitive_of != kNoPhrase || text_.folded[p.prep] != preposition) continue;
      if (lists_.noun_entry(text_, p.head, lists_.noun) != nullptr) continue;  // "nach dem Dammbruch suchen"
      const Index away = p.first > trigger_.first ? p.first - trigger_.first : trigger_.first - p.first;
      if (away >= nearest) continue;
      nearest = away;
      best = i;
    }
    if (best != kNoPhrase) add(object_role(), best);
  }

  bool bare(const Phrase& p) const {
    if (p.prep != kNoToken || p.time || p.inner || p.genitive_of != kNoPhrase) return false;
    if (lists_.is(text_, p.head, lists_.unit)) return false;                                  // "etwa 15 Kilometer nördlich"
    if (p.pronoun && !p.relative && lists_.is(text_, p.head, lists_.relative)) return false;  // an article read as a pronoun
    return !p.pronoun || !lists_.is(text_, p.head, lists_.reflexive);
  }

  // "unterzeichneten ein Abkommen": what is agreed on takes no part.
  bool takes_object() const {
    return scheme() != Scheme::mutual || telling_.kind->type == "meeting" || telling_.kind->type == "call";
  }

  // By the tree where it says so; else by case and word order.
  Index by_relation(Index verb, std::uint8_t a, std::uint8_t b) const {
    if (text_.words.empty() || (a == 0 && b == 0)) return kNoPhrase;
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (!bare(p)) continue;
      for (Index t = p.first; t < p.last; ++t) {
        const Word& w = text_.words[t];
        if (w.head == static_cast<std::int32_t>(verb) && w.deprel != 0 && (w.deprel == a || w.deprel == b)) return i;
      }
    }
    return kNoPhrase;
  }

  // Whoever stands in the singular is not the subject of "angriffen": "das Dorf, das | die Truppen | angriffen".
  Index subject_phrase(Index verb) const {
    const Index read = subject_as_read(verb);
    const Index finite = scenes_.clauses().all[clause_].finite;
    if (read == kNoPhrase || lists_.past_as_participle || finite == kNoToken || text_.words.empty()) return read;
    if (text_.words[finite].number != Number::Plural || scene_.phrases[read].plural) return read;
    // "Die Außenminister führten Gespräche": a noun's own number may be misread, a pronoun's hardly.
    if (!scene_.phrases[read].pronoun || !singular(scene_.phrases[read])) return read;
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (i != read && bare(p) && p.plural && p.gram_case != Case::Dative) return i;
    }
    return read;
  }

  bool singular(const Phrase& p) const { return text_.words[p.head].number == Number::Singular; }

  Index subject_as_read(Index verb) const {
    // "Zivilisten getötet zu haben": no subject of its own.
    const bool own = !scene_.infinitive || lists_.past_as_participle || (!scene_.perfect && !is_infinitive(verb));
    if (!own) return kNoPhrase;
    const Index by_tree = by_relation(verb, lists_.nsubj, lists_.nsubj_pass);
    if (by_tree != kNoPhrase) return by_tree;
    if (scene_.infinitive && !scene_.empty && !lists_.past_as_participle) return kNoPhrase;
    Index open = kNoPhrase, misread = kNoPhrase, accusatives = 0;
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (!bare(p)) continue;
      if (lists_.past_as_participle) {
        if (p.first < verb) open = i;  // the last one before the verb
        continue;
      }
      if (!p.pronoun && misread == kNoPhrase && !surely_object(p)) misread = i;
      if (p.gram_case == Case::Accusative) ++accusatives;
      if (p.gram_case == Case::Nominative) return i;
      const bool may = p.gram_case == Case::none || (telling_.passive && p.gram_case == Case::Accusative);
      if (may && open == kNoPhrase) open = i;
    }
    if (open != kNoPhrase || telling_.passive || misread == kNoPhrase || scene_.infinitive) return open;
    // "überflutete | das Wasser | die Unterstadt", "zum Freitag | Plünderer": no nominative was read, the verb has one.
    const Case read = scene_.phrases[misread].gram_case;
    // "fiel am Abend | der Strom | aus": a genitive belongs to a noun before it, this one to none.
    return read == Case::Dative || read == Case::Genitive || (read == Case::Accusative && accusatives > 1) ? misread : open;
  }

  bool is_infinitive(Index verb) const { return !text_.words.empty() && text_.words[verb].verb_form == VerbForm::Infinitive; }

  // "den Damm", "dem Dorf": an article says so.
  bool surely_object(const Phrase& p) const {
    if (text_.words.empty() || p.last - p.first < 2) return false;
    const Word& first = text_.words[p.first];
    if (first.upos != Upos::Det) return false;
    return p.gram_case == Case::Dative || (p.gram_case == Case::Accusative && text_.words[p.head].gender == Gender::Masculine &&
                                           text_.words[p.head].number == Number::Singular);
  }

  Index object_phrase(Index verb, Index subject) const {
    const Index by_tree = by_relation(verb, lists_.obj, scheme() == Scheme::transfer ? lists_.iobj : 0);
    if (by_tree != kNoPhrase && by_tree != subject) return by_tree;
    if (telling_.passive) return kNoPhrase;
    Index misread = kNoPhrase;  // "vertrieb die Bewohner": feminine, neuter and plural look alike in both cases
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (!bare(p) || i == subject) continue;
      if (lists_.past_as_participle) {
        if (p.first >= verb && close_after(verb, p)) return i;
        continue;
      }
      if (p.gram_case == Case::Accusative || p.gram_case == Case::none) return i;
      if (scheme() == Scheme::transfer && p.gram_case == Case::Dative) return i;
      const bool verb_last = scene_.infinitive || scenes_.clauses().all[clause_].kind == ClauseKind::relative;
      const bool may = verb_last || (subject != kNoPhrase && p.first > verb);
      if (may && p.gram_case == Case::Nominative && (!p.pronoun || p.relative)) misread = i;
    }
    return misread;
  }

  static bool close_after(Index verb, const Phrase& p) { return p.first - verb <= 4; }

  void agents() {
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (p.prep == kNoToken || p.time || p.inner || !lists_.is(text_, p.prep, lists_.agent)) continue;
      if (p.genitive_of != kNoPhrase && !lists_.past_as_participle && i > 0 && scene_.phrases[i - 1].prep != kNoToken) continue;
      if (i == telling_.phrase) continue;
      const ListEntry* deed = lists_.noun_entry(text_, p.head, lists_.noun);
      if (deed == nullptr) {
        add(Role::actor, i);
      } else {
        add(Role::instrument, i);
        if (i + 1 < scene_.phrases.size() && scene_.phrases[i + 1].genitive_of == i) add(Role::actor, i + 1);
      }
      return;
    }
  }

  // "Die Truppen eroberten X und | vertrieben Y": the subject stands in the clause before, or in the one around.
  void add_shared_subject() {
    const Clause& clause = scenes_.clauses().all[clause_];
    const Index from = clause.before != kNoClause ? clause.before : (scene_.infinitive ? clause.outer : kNoClause);
    if (from == kNoClause) return;
    const Scene& there = scenes_.of(from);
    if (clause.before == kNoClause && there.above == Status::demanded) return;  // "forderte die Armee auf, …": not who demands
    for (Index i = 0; i < there.phrases.size() && i < 20; ++i) {
      const Phrase& p = there.phrases[i];
      if (!bare(p) || (trigger_.noun && lists_.noun_entry(text_, p.head, lists_.noun) != nullptr)) continue;
      if (!lists_.past_as_participle && p.gram_case != Case::Nominative && p.gram_case != Case::none) continue;
      put(subject_role(), scenes_.words(from, p), p);
      return;
    }
  }

  void aimed_after_verb() {
    for (Index i = near_.first; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (p.prep == kNoToken || p.time || !lists_.is(text_, p.prep, lists_.toward)) continue;
      if (p.genitive_of != kNoPhrase || (i > 0 && scene_.phrases[i - 1].last == p.prep && p.prep > telling_.verb + 3)) continue;
      return add(Role::target, i);
    }
  }

  // --- nouns ---

  void around_noun() {
    const Phrase& noun = scene_.phrases[telling_.phrase];
    if (telling_.attributes->get("tells") == "heading") return;  // "Verletzte bei Unfall an Kreuzung": nobody does it
    described(noun);
    bool joined = false;  // Who else takes part is said already.
    Index i = telling_.phrase + 1;
    for (; i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      const Phrase& before = scene_.phrases[i - 1];
      const bool touches = p.prep == kNoToken ? p.first == before.last : p.prep == before.last;
      if (!touches) break;
      if (p.time || p.first < trigger_.last) continue;  // "state | of emergency"
      if (p.genitive_of == telling_.phrase) {
        add(genitive_role(), i);
      } else if (p.genitive_of != kNoPhrase) {
        continue;
      } else if (p.prep != kNoToken && lists_.is(text_, p.prep, lists_.toward) && scheme() != Scheme::mishap) {
        add(scheme() == Scheme::mutual ? Role::actor : Role::target, i);
      } else if (p.prep != kNoToken && lists_.is(text_, p.prep, lists_.together)) {
        if (scheme() == Scheme::mutual) add(Role::actor, i);
        joined = true;
      } else if (p.prep != kNoToken && lists_.is(text_, p.prep, lists_.agent) && done_by_somebody()) {
        add(Role::actor, i);
      }
    }
    if (scheme() == Scheme::mutual && !joined) together(i);
    if (telling_.verb == kNoToken && (telling_.kind->type == "call" || telling_.kind->type == "meeting")) speakers();
  }

  // "ein Trauerzug | durch die Unterstadt": not by it.
  bool done_by_somebody() const { return scheme() == Scheme::deed || scheme() == Scheme::harm; }

  // "Kerry hatte Lawrow in einem | Telefonat gewarnt": who speaks and who is spoken to.
  void speakers() {
    for (Index i = near_.first; i < near_.last && out_.size() < 2; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (!bare(p) || i == telling_.phrase || lists_.noun_entry(text_, p.head, lists_.noun) != nullptr) continue;
      add(Role::actor, i);
    }
  }

  // "die Festnahme von zwölf Männern" is done to them, "der Angriff der Armee" by it.
  Role genitive_role() const {
    switch (scheme()) {
      case Scheme::harm:
      case Scheme::transfer:
        return object_role();
      case Scheme::mishap:
        return Role::target;
      case Scheme::mutual:
        return Role::actor;
      case Scheme::deed:
        return telling_.kind->key == "capture" || telling_.kind->key == "siege" || telling_.kind->key == "destruction"
                   ? Role::target
                   : Role::actor;
    }
    return Role::actor;
  }

  // "russische | Luftangriffe"
  void described(const Phrase& noun) {
    if (text_.words.empty() || scheme() == Scheme::mishap) return;
    for (Index t = noun.first; t < noun.head; ++t) {
      const Word& w = text_.words[t];
      if (w.name != NameKind::Place || (!w.name_derived && !w.name_part) || w.upos != Upos::Adj) continue;
      Phrase adjective = noun;
      adjective.first = adjective.head = t;
      adjective.last = t + 1;
      put(Role::actor, text_.cover(t, t + 1), adjective);
    }
  }

  // Beside the verb: who else takes part.
  void together(Index from) {
    if (from == kNoPhrase) from = 0;
    for (Index i = std::max(from, near_.first); i < near_.last; ++i) {
      const Phrase& p = scene_.phrases[i];
      if (p.prep == kNoToken || p.time || p.genitive_of != kNoPhrase || !lists_.is(text_, p.prep, lists_.together)) continue;
      if (lists_.noun_entry(text_, p.head, lists_.noun) != nullptr) continue;
      add(Role::actor, i);
      return;
    }
  }

  void around_light_verb() {
    if (scheme() == Scheme::mishap) return;
    if (telling_.passive) {
      if (std::none_of(out_.begin(), out_.end(), [](const Party& p) { return p.role == Role::actor; })) agents();
      return;
    }
    const Index subject = subject_phrase(telling_.verb);
    if (subject == kNoPhrase && scenes_.clauses().all[clause_].before != kNoClause && out_.empty() && !wanted_only())
      return add_shared_subject();
    if (subject == kNoPhrase || subject == telling_.carrier || subject == telling_.phrase) return;
    const bool has_actor = std::any_of(out_.begin(), out_.end(), [](const Party& p) { return p.role == Role::actor; });
    if (has_actor && scheme() != Scheme::mutual) return;
    if (wanted_only()) return;
    if (lists_.noun_entry(text_, scene_.phrases[subject].head, lists_.noun) != nullptr) return;
    add(Role::actor, subject);
  }

  // Who demands, denies or fears an event takes no part in it.
  bool wanted_only() const {
    const auto verb =
        std::find_if(scene_.light.begin(), scene_.light.end(), [&](const SceneVerb& v) { return v.token == telling_.verb; });
    if (verb == scene_.light.end()) return false;
    return verb->value == "report" || verb->value == "demand" || verb->value == "deny" || verb->value == "doubt" ||
           verb->value == "prevent";
  }

  // --- output ---

  void add(Role role, Index index) {
    Phrase p = scene_.phrases[index];
    // "Ministerium | der Verteidigung": what belongs to it goes with it.
    for (Index next = index + 1; next < near_.last; ++next) {
      const Phrase& q = scene_.phrases[next];
      // "the body | of a man"; where "von" may also be by whom, it stays apart.
      if (q.genitive_of != next - 1 || (q.prep != kNoToken && lists_.noun_capital)) break;
      p.last = q.last;
    }
    put(role, scenes_.words(clause_, p), p);
  }

  void put(Role role, std::optional<Span> words, const Phrase& p) {
    if (!words || words->empty()) return;
    for (const Party& there : out_) {
      if (there.spans.front().overlaps(*words)) return;
    }
    Party party;
    party.role = role;
    party.spans.push_back(*words);
    party.text = slice(text_.bytes, *words);
    party.actor = actor_in(*words, p.pronoun && !p.relative);
    out_.push_back(std::move(party));
  }

  // The first actor named inside; pronouns too.
  std::optional<std::uint32_t> actor_in(Span words, bool) const {
    const auto& all = mentions_.all;
    auto it = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < words.begin; });
    for (; it != all.end() && it->span.begin < words.end; ++it) {
      if (it->actor && words.contains(it->span)) return it->actor;
    }
    return std::nullopt;
  }

  const Trigger& trigger_;
  const Telling& telling_;
  Index clause_;
  Scenes& scenes_;
  const Mentions& mentions_;
  const Text& text_;
  const EventLists& lists_;
  const Scene& scene_;
  Window near_;  // The phrases around the trigger.
  std::vector<Party> out_;
};

}  // namespace

std::vector<Party> find_parties(const Trigger& trigger, const Telling& telling, std::uint32_t clause, Scenes& scenes,
                                const Mentions& mentions) {
  return Finder(trigger, telling, clause, scenes, mentions).run();
}

}  // namespace lagebild
