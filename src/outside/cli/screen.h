// Where results, messages and progress go: results to stdout and nothing else there, all else to stderr.
//
// Colour only where stdout is a terminal and NO_COLOR is not set (no-color.org), or where --color says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lagebild {

enum class Tint : std::uint8_t { plain, strong, faint, good, warn, bad };

class Screen {
 public:
  // `color`: "auto", "always" or "never".
  explicit Screen(std::string_view color = "auto");

  void raw(std::string_view text) const;
  void line(std::string_view text) const;     // To stdout, with a line end.
  void message(std::string_view text) const;  // To stderr, with a line end.

  [[nodiscard]] std::string tint(Tint tint, std::string_view text) const;  // For stdout; the text itself without colour.
  [[nodiscard]] bool people_watch() const { return err_terminal_; }        // stderr is a terminal: a bar may move there.
  [[nodiscard]] bool out_is_terminal() const { return out_terminal_; }
  [[nodiscard]] int width() const { return width_; }  // Columns of stdout's terminal; 110 where it is none.
  // Writes out what waits; false once a result could not be written (full disk, closed pipe).
  [[nodiscard]] bool out_whole() const;
  // Writes over the last line of the terminal on stderr; empty text takes it away. Nothing where stderr is no terminal.
  void bar(std::string_view text) const;

 private:
  bool colour_ = false;
  bool out_terminal_ = false;
  bool err_terminal_ = false;
  int width_ = 0;
};

// Columns a text takes on a terminal: East Asian wide characters count two, combining marks none.
std::size_t columns(std::string_view utf8);
// Cut to `most` columns with an ellipsis, never inside a character.
std::string shorten(std::string_view utf8, std::size_t most);
// In lines of at most `most` columns, cut at blanks; a longer word stands alone.
std::string wrapped(std::string_view utf8, std::size_t most, std::string_view indent);

}  // namespace lagebild
