// Whether one test of a pattern holds at a token; inside this room only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ground/rules/pattern.h"
#include "ground/rules/rules.h"

namespace lagebild {

// Something a test consumed: tokens, and what the list or finding says of them; `part` where it is a part of one token.
struct Taken {
  std::uint32_t first = 0, last = 0;
  const Attributes* attributes = nullptr;
  std::string capture;
  std::string part;
};

// Where in a layer the findings of each token begin.
struct LayerIndex {
  LayerIndex(const Layer& of, std::size_t tokens);
  const Layer* layer;
  std::vector<std::uint32_t> starts;
};

// Bit k: the token is of TokenClass k; only of those asked for.
std::uint32_t token_classes(const Text& text, std::size_t i, std::uint32_t asked);

// False where the compound test can't hold of the word, by its first and last bytes.
bool quick_fit(std::string_view word, const Test& compound);

class Tester {
 public:
  Tester(const Text& text, const WordLists* lists, const std::vector<const LayerIndex*>& layers)
      : text_(text), lists_(lists), layers_(layers) {}

  // The sentence that matches must lie in.
  void enter(std::size_t begin, std::size_t end) { begin_ = begin, end_ = end; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }

  static bool zero_width(TestKind kind);
  [[nodiscard]] bool try_zero(std::size_t i, const Test& test) const;
  // Tests that consume exactly one token.
  bool try_token(std::size_t i, const Test& test, std::vector<Taken>& taken) const;
  // All ways a list or layer test can go on from token i, longest first.
  [[nodiscard]] std::vector<Taken> options(std::size_t i, const Test& test) const;
  // What lists hold at token i, to the end of the sentence. Several rules ask for the same few tokens one after the other.
  // Good until sixteen other tokens were asked for.
  [[nodiscard]] const std::vector<ListHit>& hits(std::size_t i) const;

 private:
  const Text& text_;
  const WordLists* lists_;
  const std::vector<const LayerIndex*>& layers_;
  std::size_t begin_ = 0, end_ = 0;
  struct Known {
    std::size_t token = static_cast<std::size_t>(-1);
    std::vector<ListHit> hits;
  };
  mutable std::array<Known, 16> known_;  // By token, modulo its size.
};

}  // namespace lagebild
