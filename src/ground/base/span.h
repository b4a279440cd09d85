// A stretch of a text.
//
//   Span{0, 5} of "Kerry sagte"  ->  "Kerry"
//
// Inside the engine a span counts bytes of UTF-8; only outside/wire turns it into code points.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace lagebild {

struct Span {
  std::uint32_t begin = 0;  // First byte.
  std::uint32_t end = 0;    // One past the last byte; equal to begin where the span is empty.

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

// The bytes of `whole` that `span` covers. `span` must lie inside `whole`; the view lives as long as `whole`.
inline std::string_view slice(std::string_view whole, Span span) { return whole.substr(span.begin, span.end - span.begin); }

}  // namespace lagebild
