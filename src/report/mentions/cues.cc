#include "report/mentions/cues.h"

#include <algorithm>

#include "report/mentions/heads.h"

namespace lagebild {
namespace {

std::vector<std::string_view> endings(const Pack& pack, std::string_view name) {
  std::vector<std::string_view> out;
  for (const ListEntry& entry : pack.lists().entries(pack.list(name))) out.emplace_back(entry.text);
  std::stable_sort(out.begin(), out.end(), [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  return out;
}

HeadKind head_kind(const ListEntry& entry) {
  const std::string_view kind = entry.attributes.get("kind");
  return kind == "role"           ? HeadKind::role
         : kind == "organisation" ? HeadKind::organisation
         : kind == "group"        ? HeadKind::group
         : kind == "place"        ? HeadKind::place
                                  : HeadKind::none;
}

void set_head(Cue& cue, const ListEntry* entry, std::uint8_t tokens) {
  if (cue.head != nullptr && cue.head_tokens >= tokens) {
    if (cue.head_tokens > tokens) return;
    // "Ermittler", "Außenminister": one or several; the group stands aside for the role, whose number shows in the article.
    if (head_kind(*entry) != HeadKind::role) return;
  }
  cue.head = entry;
  cue.head_kind = head_kind(*entry);
  cue.head_tokens = tokens;
}

bool letter_case_noun(const Token& token, const MentionLists& lists) { return token.capital || !lists.capital_nouns; }

class Reader {
 public:
  explicit Reader(Scene& scene) : scene_(scene), lists_(scene.pack.lists()), lexicon_(scene.pack.grammar().lexicon()) {}

  void run() {
    const Text& text = scene_.text;
    scene_.cues.resize(text.tokens.size());
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
      if (text.tokens[i].kind != TokenKind::word && text.tokens[i].kind != TokenKind::number) continue;
      const std::size_t end = scene_.sentence_end(i);
      listed(i, end);
      if (text.tokens[i].kind != TokenKind::word) continue;
      names(i, end);
      if (letter_case_noun(text.tokens[i], scene_.lists)) head(i);
      adjective(i);
      if (text.tokens[i].capital) scene_.cues[i].word = word_class(i);
    }
  }

 private:
  void listed(std::size_t i, std::size_t end) {
    hits_.clear();
    lists_.hits(scene_.text, i, end, hits_);
    Cue& cue = scene_.cues[i];
    const bool noun = letter_case_noun(scene_.text.tokens[i], scene_.lists);
    for (const ListHit& hit : hits_) {
      const auto tokens = static_cast<std::uint8_t>(std::min<std::uint32_t>(hit.tokens, 255));
      const MentionLists& ids = scene_.lists;
      if (hit.list == ids.head && noun) set_head(cue, hit.entry, tokens);
      if ((hit.list == ids.country || hit.list == ids.country_exact) && scene_.text.tokens[i].capital &&
          tokens > cue.country_tokens)
        cue.country = hit.entry, cue.country_tokens = tokens;
      if ((hit.list == ids.adjective || hit.list == ids.adjective_exact) && tokens > cue.adjective_tokens)
        cue.adjective = hit.entry->value(), cue.adjective_tokens = tokens;
      single(hit, tokens, cue);
    }
  }

  void single(const ListHit& hit, std::uint8_t tokens, Cue& cue) {
    const MentionLists& ids = scene_.lists;
    if (hit.list == ids.inhabitant && tokens == 1) cue.inhabitant = hit.entry;
    if (hit.list == ids.pronoun) cue.pronoun = hit.entry;
    if (hit.list == ids.possessive) cue.possessive = hit.entry;
    if (hit.list == ids.article) cue.article = hit.entry;
    if (hit.list == ids.title) cue.title = hit.entry, cue.title_tokens = tokens;
    cue.preposition |= hit.list == ids.preposition;
    cue.any_preposition |= hit.list == ids.any_preposition || hit.list == ids.preposition;
    cue.genitive_link |= hit.list == ids.genitive_link;
    // "van der": both words.
    for (std::uint8_t t = 0; hit.list == ids.particle && t < tokens; ++t) (&cue)[t].particle = true;
    cue.and_word |= hit.list == ids.and_word;
    cue.legal_form |= hit.list == ids.legal_form && tokens == 1;
    cue.role_adjective |= hit.list == ids.role_adjective;
    cue.name_link |= hit.list == ids.name_link;
    cue.place_prefix |= hit.list == ids.place_prefix;
  }

  void names(std::size_t i, std::size_t end) {
    const Token& token = scene_.text.tokens[i];
    Cue& cue = scene_.cues[i];
    cue.names = cue.names_end = static_cast<std::uint32_t>(scene_.names.size());
    if (!token.capital && !prefixed(i) && token.span.size() > 4) return;  // "dpa", "taz"; "al-Qaida"
    scene_.knowledge.names(scene_.text, i, end, scene_.lists.genitive_endings, scene_.names);
    if (!token.capital) {
      const auto first = scene_.names.begin() + cue.names;
      scene_.names.erase(std::remove_if(first, scene_.names.end(),
                                        [&](const NameHit& hit) {
                                          return hit.kind != NameHit::Kind::abbreviation && !(hit.words > 1 || prefixed(i));
                                        }),
                         scene_.names.end());
    }
    cue.names_end = static_cast<std::uint32_t>(scene_.names.size());
    for (const NameHit& hit : scene_.names_at(i)) {
      if (hit.kind != NameHit::Kind::given || hit.words != 1 || (hit.genitive && cue.given)) continue;
      cue.given = true, cue.given_common = hit.common, cue.given_gender = scene_.knowledge.gender(hit.row);
    }
  }

  // "al-Assad": begins in lower case, but the name's own part has a capital.
  [[nodiscard]] bool prefixed(std::size_t i) const {
    const std::string_view form = scene_.text.form(i);
    const std::size_t hyphen = form.find('-');
    if (hyphen > 4 || hyphen + 1 >= form.size()) return false;
    return lists_.find(scene_.lists.name_prefix, form.substr(0, hyphen + 1)) != nullptr;
  }

  void head(std::size_t i) {
    Cue& cue = scene_.cues[i];
    const std::string_view folded = scene_.text.folded[i];
    if (cue.head == nullptr) {
      const Head found = find_head(folded, lists_, scene_.lists);
      if (found.entry == nullptr) return;
      set_head(cue, found.entry, 1);
      cue.head_begin = found.begin;
      cue.head_inflected = found.inflected;
    } else if (cue.head_tokens == 1 && scene_.lists.compounds) {
      cue.prefix =
          find_prefix(folded, find_base(folded), lists_, scene_.lists.compound_prefix);  // "Bundesaußenminister" as listed
    }
    if (cue.head_begin > 0) cue.prefix = find_prefix(folded, cue.head_begin, lists_, scene_.lists.compound_prefix);
  }

  // For a listed compound: where its own head would begin; 0 where it has none.
  [[nodiscard]] std::uint32_t find_base(std::string_view folded) const {
    const std::size_t hyphen = folded.find('-');
    return hyphen == std::string_view::npos ? 0 : static_cast<std::uint32_t>(hyphen);
  }

  void adjective(std::size_t i) {
    Cue& cue = scene_.cues[i];
    if (cue.adjective_tokens > 0) return;
    const std::string_view folded = scene_.text.folded[i];
    if (folded.size() < 5) return;
    for (const std::string_view ending : scene_.lists.adjective_endings) {
      if (!folded.ends_with(ending)) continue;
      const std::string_view stem = folded.substr(0, folded.size() - ending.size());
      if (const ListEntry* entry = lists_.find(scene_.lists.adjective, stem)) {
        cue.adjective = entry->value(), cue.adjective_tokens = 1;
        return;
      }
      cue.role_adjective |= lists_.find(scene_.lists.role_adjective, stem) != nullptr;
    }
  }

  WordClass word_class(std::size_t i) {
    const Cue& cue = scene_.cues[i];
    if (scene_.annotated()) {
      const Upos upos = scene_.text.words[i].upos;
      if (upos == Upos::Propn && lexicon_ != nullptr && by_lexicon(i) == WordClass::noun) return WordClass::either;
      if (upos == Upos::Propn) return WordClass::name;
      if (upos != Upos::Noun)
        return cue.given ? WordClass::either : upos == Upos::X || stranger(i) ? WordClass::unknown : WordClass::other;
      return cue.given || !known_noun(i) ? WordClass::either : WordClass::noun;
    }
    return lexicon_ != nullptr ? by_lexicon(i) : by_shape(i);
  }

  // "Gall schreibt": a word with a capital that no lexicon has, whatever it was tagged at the start of a sentence.
  [[nodiscard]] bool stranger(std::size_t i) const {
    if (lexicon_ == nullptr || !scene_.text.tokens[i].capital || scene_.text.tokens[i].kind != TokenKind::word) return false;
    const Upos upos = scene_.text.words[i].upos;
    if (upos != Upos::Adv && upos != Upos::Adj && upos != Upos::Verb) return false;
    return lexicon_->find(scene_.text.form(i)) == Lexicon::kNone && lexicon_->find(scene_.text.folded[i]) == Lexicon::kNone &&
           (scene_.text.form(i).size() < 6 || lexicon_->split(scene_.text.form(i)).head == 0);
  }
  [[nodiscard]] bool known_noun(std::size_t i) const {
    if (lexicon_ == nullptr) return true;
    const WordClass word = by_lexicon(i);
    return word == WordClass::noun || word == WordClass::other;
  }

  [[nodiscard]] WordClass by_lexicon(std::size_t i) const {
    const std::string_view form = scene_.text.form(i);
    const Lexicon::Set set = lexicon_->find(form);
    const bool first = i == scene_.sentence_begin(i) || !scene_.lists.capital_nouns || after_mark(i);
    if (first && form != scene_.text.folded[i]) {
      const Lexicon::Set lower = lexicon_->find(scene_.text.folded[i]);
      if (lower != Lexicon::kNone && (set == Lexicon::kNone || !is_name(set))) return WordClass::other;
    }
    if (set == Lexicon::kNone) {
      if (ordinary_last_part(form)) return WordClass::noun;
      const Compound compound = form.size() > 5 ? lexicon_->split(form) : Compound{};
      return compound.head > 0 && !name_of_parts(form, compound) ? WordClass::noun : WordClass::unknown;
    }
    const bool noun = (lexicon_->traits(set) & traits::bit(static_cast<int>(Upos::Noun))) != 0;
    if (is_name(set)) return noun ? WordClass::either : WordClass::name;
    return noun ? WordClass::noun : WordClass::other;
  }

  // "Skispringen: Für Karl Geiger …": a capital as at the start of a sentence.
  [[nodiscard]] bool after_mark(std::size_t i) const {
    const TokenKind kind = scene_.text.tokens[i - 1].kind;
    return kind != TokenKind::word && kind != TokenKind::number && !scene_.comma(i - 1);
  }

  // "WM-Teilnehmer": what follows the last hyphen is a noun and no name.
  [[nodiscard]] bool ordinary_last_part(std::string_view form) const {
    const std::size_t hyphen = form.rfind('-');
    if (hyphen == std::string_view::npos || hyphen + 3 > form.size()) return false;
    const Lexicon::Set set = lexicon_->find(form.substr(hyphen + 1));
    return set != Lexicon::kNone && !is_name(set);
  }

  // "Steinmeier": its last part is a surname.
  [[nodiscard]] bool name_of_parts(std::string_view form, const Compound& compound) const {
    if (compound.head >= form.size()) return false;
    const Lexicon::Set set = lexicon_->find(recased(form.substr(compound.head), true));
    return set != Lexicon::kNone && is_name(set);
  }

  [[nodiscard]] bool is_name(Lexicon::Set set) const {
    const traits::Mask mask = lexicon_->traits(set);
    return ((mask >> traits::kName) & 0x1FFU) != 0 || (mask & traits::bit(static_cast<int>(Upos::Propn))) != 0;
  }

  [[nodiscard]] WordClass by_shape(std::size_t i) const {
    if (!scene_.lists.capital_nouns) return i == scene_.sentence_begin(i) ? WordClass::other : WordClass::unknown;
    const std::string_view folded = scene_.text.folded[i];
    for (std::size_t size = 2; size <= 8 && size < folded.size(); ++size) {
      if (lists_.find(scene_.lists.noun_suffix, folded.substr(folded.size() - size)) != nullptr) return WordClass::noun;
    }
    return WordClass::unknown;
  }

  Scene& scene_;
  const WordLists& lists_;
  const Lexicon* lexicon_;
  std::vector<ListHit> hits_;
};

}  // namespace

MentionLists::MentionLists(const Pack& pack)
    : head(pack.list("mention-head")),
      country(pack.list("country")),
      country_exact(pack.list("country-exact")),
      adjective(pack.list("country-adjective")),
      adjective_exact(pack.list("country-adjective-exact")),
      inhabitant(pack.list("inhabitant")),
      pronoun(pack.list("mention-pronoun")),
      possessive(pack.list("mention-possessive")),
      article(pack.list("mention-article")),
      title(pack.list("mention-title")),
      preposition(pack.list("mention-place-preposition")),
      any_preposition(pack.list("mention-preposition")),
      plural_ending(pack.list("mention-plural-ending")),
      same_name(pack.list("mention-same-name")),
      genitive_link(pack.list("mention-genitive-link")),
      particle(pack.list("mention-name-particle")),
      name_prefix(pack.list("mention-name-prefix")),
      and_word(pack.list("mention-and-word")),
      legal_form(pack.list("mention-legal-form")),
      role_adjective(pack.list("mention-role-adjective")),
      name_link(pack.list("mention-name-link")),
      place_prefix(pack.list("mention-place-prefix")),
      compound_prefix(pack.list("mention-compound-prefix")),
      noun_suffix(pack.list("mention-noun-suffix")),
      no_name(pack.list("mention-no-name")),
      noun_endings(endings(pack, "mention-noun-ending")),
      adjective_endings(endings(pack, "mention-adjective-ending")),
      genitive_endings(endings(pack, "mention-genitive-ending")),
      capital_nouns(pack.setting("capital-nouns") == "yes"),
      compounds(pack.setting("compounds") == "yes") {
  for (const ListEntry& entry : pack.lists().entries(head)) head_tails.set(tail(entry.text));
}

std::size_t MentionLists::tail(std::string_view word) {
  std::uint32_t last = 0;
  for (const char c : word.substr(word.size() - std::min<std::size_t>(4, word.size())))
    last = last << 8U | static_cast<unsigned char>(c);
  return (last * 2654435761U) >> 19U;
}

Scene read_cues(const Text& text, const Pack& pack, const Knowledge& knowledge) {
  Scene out{text, pack, knowledge, MentionLists(pack), {}, {}};
  Reader(out).run();
  return out;
}

}  // namespace lagebild
