// The full-form lexicon of a language: what a word form can be, without looking at its sentence.
//
//   readings("habe")  ->  lemma "haben", Aux, Present, Subjunctive, 3 Singular, tag "VER:AUX:3:SIN:KJ1" …
//
// A minimal automaton over the forms (Daciuk et al. 2000, "Incremental construction of minimal acyclic finite-state
// automata") in a mapped file. Forms are looked up as written, case included. It is not told the sentence: the tagger is.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/language/traits.h"
#include "ground/learn/sections.h"

namespace lagebild {

// One way to read a form.
struct LexicalReading {
  std::string lemma;
  Word word;                // The categories only: no head, no lemma span.
  traits::Mask traits = 0;  // The same as bits, with what Word has no place for.
  std::string_view tag;     // The lexicon's own tag; lives as long as the Lexicon.
};

// Where a compound is cut: "Waffenstillstands|abkommen" -> head 17.
struct Compound {
  std::uint32_t head = 0;  // First byte of the last part; 0 where the word is no compound known here.
  std::uint32_t parts = 0;
};

// `form` with its first letter in upper or lower case; ASCII and Latin-1 letters only, others stay.
std::string recased(std::string_view form, bool upper);

class Lexicon {
 public:
  using Set = std::uint32_t;  // The readings of a form as a whole; many forms share one.
  static constexpr Set kNone = UINT32_MAX;

  static Result<Lexicon> open(const std::string& path);

  // kNone where the form is unknown. Linear in the length of the form, no allocation.
  [[nodiscard]] Set find(std::string_view form) const;
  // All traits that some reading of the set has.
  [[nodiscard]] traits::Mask traits(Set set) const { return masks_[set]; }
  // As traits::agreement, over all readings of the set.
  [[nodiscard]] std::uint32_t agreement(Set set) const { return agreements_[set]; }
  // The lemma rule of the first reading of the set.
  [[nodiscard]] std::uint16_t first_lemma_rule(Set set) const { return items_[set_begin_[set]].edit; }
  // The traits of each reading of the set; calls visit(mask, lemma_rule).
  template <typename Visit>
  void each(Set set, Visit&& visit) const {
    for (std::uint32_t i = set_begin_[set]; i < set_begin_[set + 1]; ++i) {
      const Item item = items_[i];
      for (std::uint32_t t = tags_begin_[item.tags]; t < tags_begin_[item.tags + 1]; ++t) {
        visit(tags_[tag_of_[t]].mask, item.edit);
      }
    }
  }
  // Whether the rule leaves a form as it is.
  [[nodiscard]] bool keeps(std::uint16_t lemma_rule) const {
    const Edit& edit = edits_[lemma_rule];
    return edit.cut_size == 0 && edit.strip == 0 && edit.add_size == 0;
  }
  // The lemma that lemma_rule makes of `form`, appended to `out`.
  void append_lemma(std::string_view form, std::uint16_t lemma_rule, std::string& out) const;

  // In the order of the lexicon; empty where the form is unknown.
  [[nodiscard]] std::vector<LexicalReading> readings(std::string_view form) const;
  // Cuts a form that is not in the lexicon itself into words that are. Linear in the square of its length, and not tried
  // on forms of more than 60 bytes.
  [[nodiscard]] Compound split(std::string_view form) const;

 private:
  struct Item {
    std::uint16_t edit, tags;
  };
  struct Edit {
    std::uint8_t cut_at, cut_size, strip, add_size;
    std::uint32_t add;
  };
  struct Tag {
    traits::Mask mask;
    std::uint32_t name, unused;
  };
  [[nodiscard]] std::uint32_t step(std::uint32_t state, std::uint8_t label) const;
  struct Path;
  void walk(std::string_view form, std::uint32_t begin, bool upper, bool may_end, std::array<Path, 64>& paths) const;

  Sections file_;
  std::span<const std::uint32_t> arcs_, set_begin_, tags_begin_, agreements_;
  std::span<const traits::Mask> masks_;
  std::span<const Item> items_;
  std::span<const Edit> edits_;
  std::span<const Tag> tags_;
  std::span<const std::uint16_t> tag_of_;
  std::string_view added_, names_;
  std::vector<std::string> links_;  // What may stand between the parts of a compound; "" first.
};

}  // namespace lagebild
