#include "report/mentions/gazetteer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <tuple>

#include "report/mentions/name_table.h"

namespace lagebild {
namespace {

constexpr std::array<std::string_view, 3> kSources = {"geonames:", "wof:", "lagebild:"};

std::string trimmed(const char* text, std::size_t size) { return {text, std::find(text, text + size, '\0')}; }

}  // namespace

Result<Gazetteer> Gazetteer::open(const std::string& path) {
  Result<Sections> file = Sections::open(path);
  if (!file) return file.error();
  Gazetteer out;
  out.file_ = std::move(*file);
  out.slots_ = out.file_.get<Slot>("slots");
  out.rows_ = out.file_.get<Row>("rows");
  out.numbers_ = out.file_.get<Number>("numbers");
  out.names_ = out.file_.text("names");
  if (!std::has_single_bit(out.slots_.size()) || out.rows_.empty())
    return Error{path + " is no gazetteer: tools/import/gazetteer.py makes one."};
  return out;
}

Place Gazetteer::place(std::uint32_t row) const {
  Place out;
  if (row >= rows_.size()) return out;
  const Row& r = rows_[row];
  if (r.source < 2)
    out.id = std::string(kSources[r.source]) + std::to_string(r.id);
  else if (r.id + r.id_size <= names_.size())
    out.id = names_.substr(r.id, r.id_size);
  if (r.name + r.name_size <= names_.size()) out.name = names_.substr(r.name, r.name_size);
  out.country = trimmed(r.country, 2);
  out.region = trimmed(r.region, 4);
  out.kind = static_cast<PlaceKind>(std::min<std::uint8_t>(r.kind, static_cast<std::uint8_t>(PlaceKind::area)));
  out.lat = r.lat * 1e-5, out.lon = r.lon * 1e-5;
  out.population = r.population;
  out.capital = r.capital != 0;
  return out;
}

std::optional<std::uint32_t> Gazetteer::find(std::string_view id) const {
  for (std::uint32_t source = 0; source < 2; ++source) {
    if (!id.starts_with(kSources[source])) continue;
    std::uint32_t number = 0;
    const std::string_view digits = id.substr(kSources[source].size());
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const auto key = std::tuple(source, number);
    const auto at = std::lower_bound(numbers_.begin(), numbers_.end(), key,
                                     [](const Number& a, const auto& b) { return std::tuple(a.source, a.id) < b; });
    if (at == numbers_.end() || std::tuple(at->source, at->id) != key) return std::nullopt;
    return at->row;
  }
  std::optional<std::uint32_t> out;
  each(NameTable::next(NameTable::start(), id), [&](const Slot& slot) {
    if (!slot.beginning() && !out) out = slot.row();
  });
  return out;
}

std::string_view Gazetteer::country_code(std::uint32_t row) const {
  if (rows_[row].kind != static_cast<std::uint8_t>(PlaceKind::country)) return {};
  return {rows_[row].country, 2};
}

}  // namespace lagebild
