#include "ground/base/decimal.h"

#include <limits>

namespace lagebild {
namespace {

__extension__ typedef __int128 Wide;  // Two 64-bit numbers always multiply into it.

constexpr std::int64_t kMost = 999'999'999'999'999'999;  // 18 digits always fit.

Wide power(int places) {
  Wide out = 1;
  for (int i = 0; i < places; ++i) out *= 10;
  return out;
}

std::optional<Decimal> fitted(Wide digits, int places) {
  while (places > 0 && (digits % 10 == 0 || places > 9)) {
    digits /= 10;
    --places;
  }
  if (digits > kMost || digits < -kMost) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(digits), places);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  Wide digits = 0;
  int places = -1;
  bool any = false;
  for (const char c : text) {
    if (c == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    digits = digits * 10 + (c - '0');
    if (digits > kMost) return std::nullopt;
    if (places >= 0 && ++places > 9) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return fitted(negative ? -digits : digits, places < 0 ? 0 : places);
}

std::string Decimal::text() const {
  const bool negative = digits_ < 0;
  std::string out = std::to_string(negative ? -digits_ : digits_);
  if (places_ > 0) {
    const auto places = static_cast<std::size_t>(places_);
    if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
    out.insert(out.size() - places, ".");
  }
  return negative ? "-" + out : out;
}

std::int64_t Decimal::integer() const { return static_cast<std::int64_t>(digits_ / power(places_)); }

double Decimal::approximate() const { return static_cast<double>(digits_) / static_cast<double>(power(places_)); }

std::optional<Decimal> Decimal::plus(Decimal other) const {
  const int places = places_ > other.places_ ? places_ : other.places_;
  return fitted(digits_ * power(places - places_) + other.digits_ * power(places - other.places_), places);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  return fitted(static_cast<Wide>(digits_) * other.digits_, places_ + other.places_);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int places = a.places_ > b.places_ ? a.places_ : b.places_;
  const Wide left = a.digits_ * power(places - a.places_);
  const Wide right = b.digits_ * power(places - b.places_);
  return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace lagebild
