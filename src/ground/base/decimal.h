// An exact decimal number, as reports print them.
//
//   "1.250,5" read by the pack's numeral rules  ->  Decimal{12505, 1}  ->  "1250.5"
//
// Not a floating-point number: 0.1 stays 0.1. No arithmetic beyond what news needs (compare, add, scale).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lagebild {

class Decimal {
 public:
  constexpr Decimal() = default;
  // `digits` * 10^-`places`; places 0 to 9.
  constexpr Decimal(std::int64_t digits, int places = 0) : digits_(digits), places_(places) { trim(); }

  // Reads "-1250.5" (point as separator, no grouping); nothing where it is not such a number or would not fit.
  static std::optional<Decimal> parse(std::string_view text);

  // Without trailing zeros after the point: "1250.5", "-3", "0".
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool whole() const { return places_ == 0; }
  // Towards zero.
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] double approximate() const;

  // Nothing where the result would not fit into 18 digits.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == std::strong_ordering::equal; }

 private:
  constexpr void trim() {
    while (places_ > 0 && digits_ % 10 == 0) {
      digits_ /= 10;
      --places_;
    }
  }
  std::int64_t digits_ = 0;
  int places_ = 0;
};

}  // namespace lagebild
