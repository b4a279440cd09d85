#include "outside/wire/view.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <optional>

namespace lagebild {

namespace {

namespace dom = simdjson::dom;

std::optional<dom::element> step(dom::element from, std::string_view key) {
  dom::element next;
  dom::array list;
  if (from.get(list) == simdjson::SUCCESS) {
    std::size_t place = 0;
    if (std::from_chars(key.data(), key.data() + key.size(), place).ec != std::errc()) return std::nullopt;
    return list.at(place).get(next) == simdjson::SUCCESS ? std::optional(next) : std::nullopt;
  }
  if (from[key].get(next) != simdjson::SUCCESS) return std::nullopt;
  return next;
}

std::string scalar(dom::element element) {
  std::string_view text;
  if (element.get(text) == simdjson::SUCCESS) return std::string(text);
  if (element.is_array() || element.is_object() || element.is_null()) return {};
  return simdjson::minify(element);
}

}  // namespace

struct View::Parsed {
  dom::parser parser;
  dom::element root;
  bool whole = false;

  [[nodiscard]] std::optional<dom::element> at(std::string_view path) const {
    if (!whole) return std::nullopt;
    std::optional<dom::element> here = root;
    while (here && !path.empty()) {
      const std::size_t end = std::min(path.find('.'), path.size());
      here = step(*here, path.substr(0, end));
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    return here;
  }
};

View::View(std::string_view json) : parsed_(std::make_unique<Parsed>()) {
  parsed_->whole = parsed_->parser.parse(json.data(), json.size()).get(parsed_->root) == simdjson::SUCCESS;
}
View::~View() = default;
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;

bool View::has(std::string_view path) const { return parsed_->at(path).has_value(); }

std::string View::text(std::string_view path) const {
  const auto found = parsed_->at(path);
  return found ? scalar(*found) : std::string();
}

std::uint32_t View::number(std::string_view path) const {
  const auto found = parsed_->at(path);
  std::int64_t value = 0;
  if (!found || found->get(value) != simdjson::SUCCESS || value < 0) return 0;
  return static_cast<std::uint32_t>(value);
}

std::size_t View::count(std::string_view path) const {
  const auto found = parsed_->at(path);
  dom::array list;
  return found && found->get(list) == simdjson::SUCCESS ? list.size() : 0;
}

std::vector<std::string> View::texts(std::string_view path) const {
  std::vector<std::string> out;
  const auto found = parsed_->at(path);
  dom::array list;
  if (!found || found->get(list) != simdjson::SUCCESS) return out;
  for (dom::element each : list) out.push_back(scalar(each));
  return out;
}

std::vector<std::string> View::column(std::string_view path, std::string_view key) const {
  std::vector<std::string> out;
  const auto found = parsed_->at(path);
  dom::array list;
  if (!found || found->get(list) != simdjson::SUCCESS) return out;
  for (dom::element each : list) {
    const auto value = step(each, key);
    out.push_back(value ? scalar(*value) : std::string());
  }
  return out;
}

}  // namespace lagebild
