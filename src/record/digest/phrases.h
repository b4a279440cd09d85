// The words a digest is written with, from a pack's list "digest": sentence patterns filled in, numbers, days, lists.
// Inside digest only.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/decimal.h"

namespace lagebild {

class Languages;
class Pack;

class Phrases {
 public:
  using Slots = std::initializer_list<std::pair<std::string_view, std::string>>;

  // Words of `pack`; what means people in general is known of all languages, as figures are of any report.
  Phrases(const Languages& languages, const Pack& pack);

  // The pattern of that name; empty where the pack has none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  // The pattern with every {slot} filled in; its first letter is made a capital where `sentence`.
  [[nodiscard]] std::string fill(std::string_view name, Slots slots, bool sentence = false) const;
  // `name`-one or `name`-many, {n} in words up to twelve.
  [[nodiscard]] std::string count(std::string_view name, std::size_t n) const;
  // 275000 -> "275.000"; 12.5 -> "12,5"
  [[nodiscard]] std::string number(const Decimal& value) const;
  // Whether a counted thing means people without saying which ("Menschen", "victims"); its last word decides. True for none.
  [[nodiscard]] bool people_in_general(std::string_view counted) const;
  // "A", "A und B", "A, B und C"
  [[nodiscard]] std::string join(const std::vector<std::string>& items) const;
  // `text` cut at the end of a word where it is longer than `most` bytes, with an ellipsis then.
  [[nodiscard]] std::string shorten(std::string_view text, std::size_t most) const;
  // `text` in quotation marks; marks inside become inner ones, line ends blanks.
  [[nodiscard]] std::string quote(std::string_view text) const;
  // "28. September 2016", "September 2016", "19. September bis 5. Oktober 2016"
  [[nodiscard]] std::string date(const Days& days) const { return date(days, false); }
  // The same without its year: "28. September", "19. September bis 5. Oktober".
  [[nodiscard]] std::string without_year(const Days& days) const { return date(days, false, false); }
  // The same as part of a sentence: "am 28. September 2016", "im September 2016"
  [[nodiscard]] std::string on(const Days& days) const { return date(days, true); }

 private:
  [[nodiscard]] std::string date(const Days& days, bool on, bool with_year = true) const;
  std::map<std::string, std::string, std::less<>> patterns_;
  std::set<std::string, std::less<>> people_;
};

// The first letter as a capital (ASCII, and the two-byte letters of Latin-1).
std::string with_capital(std::string text);

}  // namespace lagebild
