#include "outside/cli/screen.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace lagebild {

namespace {

std::string_view code_of(Tint tint) {
  switch (tint) {
    case Tint::plain:
      return "";
    case Tint::strong:
      return "\x1b[1m";
    case Tint::faint:
      return "\x1b[2m";
    case Tint::good:
      return "\x1b[32m";
    case Tint::warn:
      return "\x1b[33m";
    case Tint::bad:
      return "\x1b[31m";
  }
  return "";
}

bool wants_colour(std::string_view color, bool terminal) {
  if (color == "always") return true;
  if (color == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  return terminal && (no_color == nullptr || *no_color == 0);
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 110;
}

struct Character {
  char32_t code;
  std::size_t bytes;
};

// Odd bytes count one column each.
Character first_character(std::string_view utf8) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes == 1 || bytes > utf8.size()) return {lead, 1};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
  return {code, bytes};
}

// Unicode Standard Annex 11, the ranges that matter for news.
std::size_t width_of(char32_t code) {
  const bool mark = (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
                    (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || code == 0xAD || (code >= 0x64B && code <= 0x65F);
  if (mark) return 0;
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFF00 && code <= 0xFF60) || (code >= 0x1F300 && code <= 0x1FAFF);
  return wide ? 2 : 1;
}

}  // namespace

Screen::Screen(std::string_view color)
    : out_terminal_(isatty(STDOUT_FILENO) == 1), err_terminal_(isatty(STDERR_FILENO) == 1), width_(terminal_width()) {
  colour_ = wants_colour(color, out_terminal_);
}

void Screen::raw(std::string_view text) const { std::fwrite(text.data(), 1, text.size(), stdout); }

void Screen::line(std::string_view text) const {
  raw(text);
  raw("\n");
}

void Screen::message(std::string_view text) const {
  bar("");
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

std::string Screen::tint(Tint tint, std::string_view text) const {
  if (!colour_ || tint == Tint::plain || text.empty()) return std::string(text);
  return fmt::format("{}{}\x1b[0m", code_of(tint), text);
}

bool Screen::out_whole() const { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void Screen::bar(std::string_view text) const {
  if (!err_terminal_) return;
  fmt::print(stderr, "\r\x1b[K{}", text);
  std::fflush(stderr);
}

std::size_t columns(std::string_view utf8) {
  std::size_t sum = 0;
  while (!utf8.empty()) {
    const Character character = first_character(utf8);
    sum += width_of(character.code);
    utf8.remove_prefix(character.bytes);
  }
  return sum;
}

std::string shorten(std::string_view utf8, std::size_t most) {
  if (columns(utf8) <= most) return std::string(utf8);
  if (most == 0) return {};
  std::size_t sum = 0;
  std::size_t bytes = 0;
  while (bytes < utf8.size()) {
    const Character character = first_character(utf8.substr(bytes));
    if (sum + width_of(character.code) > most - 1) break;
    sum += width_of(character.code);
    bytes += character.bytes;
  }
  std::string_view kept = utf8.substr(0, bytes);
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept) + "…";
}

std::string wrapped(std::string_view utf8, std::size_t most, std::string_view indent) {
  std::string out;
  std::size_t used = 0;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find_first_of(" \n"), utf8.size());
    const std::string_view word = utf8.substr(0, end);
    const bool new_line = end < utf8.size() && utf8[end] == '\n';
    if (used > 0 && used + 1 + columns(word) > most) {
      out += fmt::format("\n{}", indent);
      used = 0;
    }
    if (used > 0) out += ' ';
    out += word;
    used += columns(word) + (used > 0 ? 1 : 0);
    if (new_line) {
      out += fmt::format("\n{}", indent);
      used = 0;
    }
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return out;
}

}  // namespace lagebild
