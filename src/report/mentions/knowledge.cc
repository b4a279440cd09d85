#include "report/mentions/knowledge.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "report/mentions/name_table.h"

namespace lagebild {
namespace {

using Kind = NameHit::Kind;
constexpr std::uint8_t kCommon = 1, kPeople = 2;
constexpr std::uint8_t kId = 100;             // Slot kind for ids of places.
constexpr std::uint64_t kExact = 0x5bd1e995;  // Start of the hash of a form whose case matters.

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + " cannot be read: without it no names are known."};
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

// Calls visit(line) for each line that is neither empty nor a comment.
template <typename Visit>
void each_line(std::string_view text, Visit&& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin && text[begin] != '#') visit(text.substr(begin, end - begin), begin);
    begin = end + 1;
  }
}

template <std::size_t N>
std::array<std::string_view, N> columns(std::string_view line) {
  std::array<std::string_view, N> out;
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t tab = i + 1 == N ? std::string_view::npos : line.find('\t');
    out[i] = line.substr(0, tab);
    line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
  }
  return out;
}

template <typename Visit>
void each_part(std::string_view list, char mark, Visit&& visit) {
  while (!list.empty()) {
    const std::size_t end = list.find(mark);
    if (end != 0) visit(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
}

double decimal(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

PlaceKind place_kind(std::string_view word) {
  constexpr std::array<std::string_view, 7> kNames = {"country", "region", "district", "town", "quarter", "site", "area"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), word);
  return found == kNames.end() ? PlaceKind::town : static_cast<PlaceKind>(found - kNames.begin());
}

// One line of gazetteer.txt: id, name, country, region, kind, lat, lon, population, flags, keys.
Place read_place(std::string_view line) {
  const auto c = columns<10>(line);
  Place out;
  out.id = c[0], out.name = c[1], out.country = c[2], out.region = c[3];
  out.kind = place_kind(c[4]);
  out.lat = decimal(c[5]), out.lon = decimal(c[6]);
  std::from_chars(c[7].data(), c[7].data() + c[7].size(), out.population);
  out.capital = c[8] == "c";
  return out;
}

}  // namespace

struct Knowledge::Tables {
  std::string gazetteer, organisations_text, people_text, offices_text;
  NameTable names{150'000};
  std::vector<Organisation> organisations;
  std::vector<std::vector<Holder>> people;
  std::vector<std::string> person_keys;
  std::unordered_map<std::string, std::uint32_t> person_rows;
  std::unordered_map<std::string_view, std::uint32_t> countries;  // Code -> offset in gazetteer.

  void add_gazetteer();
  void add_place_keys(std::string_view line, std::uint32_t offset);
  void add_organisations();
  void add_people(std::string_view text, bool known_by_surname);
  void add_given_names(std::string_view text);
  void add_exact(std::string_view form, std::uint32_t row);
  [[nodiscard]] std::string_view line_at(std::uint32_t offset) const {
    const std::size_t end = gazetteer.find('\n', offset);
    return std::string_view(gazetteer).substr(offset, end - offset);
  }
};

void Knowledge::Tables::add_gazetteer() {
  each_line(gazetteer,
            [&](std::string_view line, std::size_t offset) { add_place_keys(line, static_cast<std::uint32_t>(offset)); });
}

void Knowledge::Tables::add_place_keys(std::string_view line, std::uint32_t offset) {
  const std::size_t id_end = line.find('\t');
  const std::size_t keys = line.rfind('\t');
  if (id_end == std::string_view::npos || keys == id_end) return;
  names.add(line.substr(0, id_end), offset, kId, 0);
  const auto c = columns<6>(line);
  if (c[4] == "country") countries.emplace(c[2], offset);
  each_part(line.substr(keys + 1), '|', [&](std::string_view key) {
    const std::uint8_t flag = key[0] == '~' ? kCommon : key[0] == '^' ? kPeople : 0;
    names.add(flag != 0 ? key.substr(1) : key, offset, static_cast<std::uint8_t>(Kind::place), flag);
  });
}

void Knowledge::Tables::add_exact(std::string_view form, std::uint32_t row) {
  names.add_hashed(NameTable::next(kExact, form), row, static_cast<std::uint8_t>(Kind::abbreviation), 0);
}

void Knowledge::Tables::add_organisations() {
  each_line(organisations_text, [&](std::string_view line, std::size_t) {
    const auto c = columns<5>(line);
    const auto row = static_cast<std::uint32_t>(organisations.size());
    organisations.push_back({c[0], c[1], c[2]});
    each_part(c[3], '|', [&](std::string_view form) { add_exact(form, row); });
    each_part(c[4], '|',
              [&](std::string_view name) { names.add(fold(name), row, static_cast<std::uint8_t>(Kind::organisation), 0); });
  });
}

// name, country, office, from, to, other spellings
void Knowledge::Tables::add_people(std::string_view text, bool known_by_surname) {
  each_line(text, [&](std::string_view line, std::size_t) {
    const auto c = columns<6>(line);
    const std::string name = fold(c[0]);
    const auto [at, fresh] = person_rows.emplace(name, static_cast<std::uint32_t>(people.size()));
    const std::uint32_t row = at->second;
    if (fresh) {
      people.emplace_back();
      person_keys.push_back(name);
      names.add(name, row, static_cast<std::uint8_t>(Kind::person), 0);
      const std::size_t blank = name.rfind(' ');
      if (known_by_surname && blank != std::string::npos)
        names.add(std::string_view(name).substr(blank + 1), row, static_cast<std::uint8_t>(Kind::surname), 0);
    }
    people[row].push_back({c[2], c[1], c[3], c[4]});
    each_part(c[5], '|', [&](std::string_view other) {
      const std::string spelling = fold(other);
      if (!person_rows.emplace(spelling, row).second) return;
      names.add(spelling, row, static_cast<std::uint8_t>(Kind::person), 0);
      const std::size_t blank = spelling.rfind(' ');
      if (known_by_surname && blank != std::string::npos)
        names.add(std::string_view(spelling).substr(blank + 1), row, static_cast<std::uint8_t>(Kind::surname), 0);
    });
  });
}

// Lines "masc NAME NAME …"; "~" before names that are ordinary words. The row is the gender.
void Knowledge::Tables::add_given_names(std::string_view text) {
  each_line(text, [&](std::string_view line, std::size_t) {
    const std::size_t blank = line.find(' ');
    const std::string_view word = line.substr(0, blank);
    const Gender gender = word == "masc" ? Gender::Masculine : word == "fem" ? Gender::Feminine : Gender::none;
    each_part(line.substr(std::min(blank, line.size() - 1) + 1), ' ', [&](std::string_view name) {
      const bool common = name[0] == '~';
      names.add(fold(common ? name.substr(1) : name), static_cast<std::uint32_t>(gender), static_cast<std::uint8_t>(Kind::given),
                common ? kCommon : 0);
    });
  });
}

Knowledge::Knowledge() = default;
Knowledge::~Knowledge() = default;
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;

namespace {

// Adds what the table has for one hash; true where a longer name may begin so.
bool collect(const NameTable& table, std::uint64_t hash, std::uint32_t words, bool genitive, std::vector<NameHit>& out) {
  bool goes_on = false;
  const std::size_t before = out.size();
  table.each(hash, [&](const NameTable::Slot& slot) {
    goes_on = goes_on || slot.kind == NameTable::kBeginning;
    if (slot.kind > static_cast<std::uint8_t>(Kind::place)) return;
    const auto kind = static_cast<Kind>(slot.kind);
    for (std::size_t i = before; i < out.size(); ++i) {
      if (out[i].kind != kind || out[i].words != words) continue;
      if (kind == Kind::given && out[i].row != slot.row) out[i].row = 0;  // For men and women.
      return;
    }
    out.push_back({words, slot.row, kind, (slot.flags & kCommon) != 0, (slot.flags & kPeople) != 0, genitive});
  });
  return goes_on;
}

std::string_view without(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.ends_with(ending) ? word.substr(0, word.size() - ending.size())
                                                                   : std::string_view();
}

}  // namespace

void Knowledge::names(const Text& text, std::size_t token, std::size_t end, std::span<const std::string_view> endings,
                      std::vector<NameHit>& out) const {
  if (!tables_) return;
  const std::size_t before = out.size();
  std::uint64_t hash = NameTable::start();
  bool goes_on = true;
  for (std::size_t i = token; i < end && goes_on; ++i) {
    const std::uint64_t last = hash;
    const auto words = static_cast<std::uint32_t>(i + 1 - token);
    hash = NameTable::next(hash, text.folded[i]);
    const std::size_t found = out.size();
    goes_on = collect(tables_->names, hash, words, false, out);
    if (i == token) collect(tables_->names, NameTable::next(kExact, text.form(i)), words, false, out);
    if (out.size() > found || i > token + 8) continue;
    for (const std::string_view ending : endings) {
      const std::string_view stem = without(text.folded[i], ending);
      if (stem.empty()) continue;
      collect(tables_->names, NameTable::next(last, stem), words, true, out);
      if (i == token) collect(tables_->names, NameTable::next(kExact, without(text.form(i), ending)), words, true, out);
      if (out.size() > found) break;
    }
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
}

std::vector<NameHit> Knowledge::whole(std::string_view name) const {
  std::vector<NameHit> out;
  if (!tables_) return out;
  const std::string folded = fold(name);
  std::uint64_t hash = NameTable::start();
  std::uint32_t words = 0;
  each_part(folded, ' ', [&](std::string_view word) { hash = NameTable::next(hash, word), ++words; });
  collect(tables_->names, hash, words, false, out);
  if (words == 1) collect(tables_->names, NameTable::next(kExact, name), 1, false, out);
  return out;
}

std::string_view Knowledge::person(std::uint32_t row) const { return tables_->person_keys[row]; }

Organisation Knowledge::organisation(std::uint32_t row) const { return tables_->organisations[row]; }

std::vector<Place> Knowledge::places(const Text& text, std::size_t token, const NameHit& hit,
                                     std::span<const std::string_view> endings) const {
  std::uint64_t hash = NameTable::start();
  for (std::size_t i = token; i + 1 < token + hit.words; ++i) hash = NameTable::next(hash, text.folded[i]);
  const std::string_view last = text.folded[token + hit.words - 1];
  std::vector<Place> out;
  const auto add = [&](std::string_view word) {
    tables_->names.each(NameTable::next(hash, word), [&](const NameTable::Slot& slot) {
      if (slot.kind == static_cast<std::uint8_t>(Kind::place) && out.size() < 40)
        out.push_back(read_place(tables_->line_at(slot.row)));
    });
  };
  if (!hit.genitive) add(last);
  for (const std::string_view ending : endings) {
    if (out.empty() && !without(last, ending).empty()) add(without(last, ending));
  }
  return out;
}

std::span<const Holder> Knowledge::holders(std::uint32_t row) const { return tables_->people[row]; }

std::optional<Place> Knowledge::place(std::string_view id) const {
  std::optional<Place> out;
  if (!tables_) return out;
  tables_->names.each(NameTable::next(NameTable::start(), id), [&](const NameTable::Slot& slot) {
    if (slot.kind == kId) out = read_place(tables_->line_at(slot.row));
  });
  return out;
}

std::optional<Place> Knowledge::country(std::string_view code) const {
  if (!tables_) return std::nullopt;
  const auto found = tables_->countries.find(code);
  if (found == tables_->countries.end()) return std::nullopt;
  return read_place(tables_->line_at(found->second));
}

std::string_view Knowledge::country_code(std::string_view code) const {
  if (!tables_) return {};
  const auto found = tables_->countries.find(code);
  return found == tables_->countries.end() ? std::string_view() : found->first;
}

Result<Knowledge> load_knowledge(const std::string& folder) {
  Knowledge out;
  out.tables_ = std::make_unique<Knowledge::Tables>();
  Knowledge::Tables& tables = *out.tables_;
  std::array<std::string, 6> text;
  constexpr std::array<std::string_view, 6> kFiles = {"gazetteer.txt", "organisations.tsv", "people.tsv",
                                                      "offices.tsv",   "given_names.txt",   "given_names_own.txt"};
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    Result<std::string> read = read_file(folder + "/" + std::string(kFiles[i]));
    if (!read) return read.error();
    text[i] = std::move(*read);
  }
  if (!text[0].starts_with("# lagebild gazetteer 1")) return Error{folder + "/gazetteer.txt is no gazetteer of this version."};
  tables.gazetteer = std::move(text[0]), tables.organisations_text = std::move(text[1]);
  tables.people_text = std::move(text[2]), tables.offices_text = std::move(text[3]);
  tables.add_gazetteer();
  tables.add_organisations();
  tables.add_people(tables.people_text, true);
  tables.add_people(tables.offices_text, false);
  tables.add_given_names(text[4]);
  tables.add_given_names(text[5]);
  return out;
}

}  // namespace lagebild
