#include "report/mentions/knowledge.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "report/mentions/gazetteer.h"
#include "report/mentions/name_table.h"

namespace lagebild {
namespace {

using Kind = NameHit::Kind;
constexpr std::uint8_t kCommon = 1;
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

// fold() for thousands of names, most of them plain ASCII.
std::string folded(std::string_view name) {
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return fold(name);
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = NameTable::start();
  each_part(name, ' ', [&](std::string_view word) { hash = NameTable::next(hash, word); });
  return hash;
}

}  // namespace

struct Knowledge::Tables {
  Gazetteer gazetteer;
  std::string organisations_text, people_text, offices_text;  // What the views below look into.
  NameTable names{16'000};
  std::vector<Organisation> organisations;
  std::vector<std::vector<Holder>> people;
  std::vector<std::string> person_keys;
  std::vector<std::pair<std::string_view, std::uint32_t>> countries;  // Code and row, by code.
  std::vector<Fact> facts;

  void add_countries();
  void add_organisations();
  void add_people(std::string_view text, bool known_by_surname);
  std::uint32_t person_row(const std::string& name, bool known_by_surname);
  void add_spelling(const std::string& name, std::uint32_t row, bool known_by_surname);
  void add_given_names(std::string_view text);
  void add_exact(std::string_view form, std::uint32_t row);
  [[nodiscard]] std::optional<std::uint32_t> country_row(std::string_view code) const;
};

void Knowledge::Tables::add_countries() {
  for (std::uint32_t row = 0; row < gazetteer.size(); ++row) {
    if (const std::string_view code = gazetteer.country_code(row); !code.empty()) countries.emplace_back(code, row);
  }
  std::sort(countries.begin(), countries.end());
}

std::optional<std::uint32_t> Knowledge::Tables::country_row(std::string_view code) const {
  const auto at = std::lower_bound(countries.begin(), countries.end(), std::pair(code, std::uint32_t{0}));
  if (at == countries.end() || at->first != code) return std::nullopt;
  return at->second;
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
              [&](std::string_view name) { names.add(folded(name), row, static_cast<std::uint8_t>(Kind::organisation), 0); });
  });
}

void Knowledge::Tables::add_spelling(const std::string& name, std::uint32_t row, bool known_by_surname) {
  names.add(name, row, static_cast<std::uint8_t>(Kind::person), 0);
  const std::size_t blank = name.rfind(' ');
  if (known_by_surname && blank != std::string::npos)
    names.add(std::string_view(name).substr(blank + 1), row, static_cast<std::uint8_t>(Kind::surname), 0);
}

// The row of a person of that name; a new one where there is none.
std::uint32_t Knowledge::Tables::person_row(const std::string& name, bool known_by_surname) {
  std::optional<std::uint32_t> found;
  names.each(hash_of(name), [&](const NameTable::Slot& slot) {
    if (slot.kind == static_cast<std::uint8_t>(Kind::person)) found = slot.row;
  });
  if (found) return *found;
  const auto row = static_cast<std::uint32_t>(people.size());
  people.emplace_back();
  person_keys.push_back(name);
  add_spelling(name, row, known_by_surname);
  return row;
}

// name, country, office, from, to, other spellings
void Knowledge::Tables::add_people(std::string_view text, bool known_by_surname) {
  each_line(text, [&](std::string_view line, std::size_t) {
    const auto c = columns<6>(line);
    const std::uint32_t row = person_row(folded(c[0]), known_by_surname);
    people[row].push_back({c[2], c[1], c[3], c[4]});
    each_part(c[5], '|', [&](std::string_view other) {
      const std::string spelling = folded(other);
      bool there = false;
      names.each(hash_of(spelling),
                 [&](const NameTable::Slot& slot) { there = there || slot.kind == static_cast<std::uint8_t>(Kind::person); });
      if (!there) add_spelling(spelling, row, known_by_surname);
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
      names.add(folded(common ? name.substr(1) : name), static_cast<std::uint32_t>(gender),
                static_cast<std::uint8_t>(Kind::given), common ? kCommon : 0);
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
    if (slot.kind == NameTable::kBeginning) return;
    const auto kind = static_cast<Kind>(slot.kind);
    for (std::size_t i = before; i < out.size(); ++i) {
      if (out[i].kind != kind || out[i].words != words) continue;
      if (kind == Kind::given && out[i].row != slot.row) out[i].row = 0;  // For men and women.
      return;
    }
    out.push_back({words, slot.row, kind, (slot.flags & kCommon) != 0, false, genitive});
  });
  return goes_on;
}

// The same for places.
bool collect(const Gazetteer& gazetteer, std::uint64_t hash, std::uint32_t words, bool genitive, std::vector<NameHit>& out) {
  bool goes_on = false;
  bool found = false;
  gazetteer.each(hash, [&](const Gazetteer::Slot& slot) {
    if (slot.beginning()) {
      goes_on = true;
    } else if (!found) {
      found = true;
      out.push_back({words, slot.row(), Kind::place, slot.common(), slot.people(), genitive});
    }
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
    goes_on = collect(tables_->gazetteer, hash, words, false, out) || goes_on;
    if (i == token) collect(tables_->names, NameTable::next(kExact, text.form(i)), words, false, out);
    if (out.size() > found || i > token + 8) continue;
    for (const std::string_view ending : endings) {
      const std::string_view stem = without(text.folded[i], ending);
      if (stem.empty()) continue;
      collect(tables_->names, NameTable::next(last, stem), words, true, out);
      collect(tables_->gazetteer, NameTable::next(last, stem), words, true, out);
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
  collect(tables_->gazetteer, hash, words, false, out);
  if (words == 1) collect(tables_->names, NameTable::next(kExact, name), 1, false, out);
  return out;
}

std::span<const Fact> Knowledge::facts() const {
  if (!tables_) return {};
  return tables_->facts;
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
    tables_->gazetteer.each(NameTable::next(hash, word), [&](const Gazetteer::Slot& slot) {
      if (!slot.beginning() && out.size() < 40) out.push_back(tables_->gazetteer.place(slot.row()));
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
  if (!tables_) return std::nullopt;
  const auto row = tables_->gazetteer.find(id);
  if (!row) return std::nullopt;
  return tables_->gazetteer.place(*row);
}

std::optional<Place> Knowledge::country(std::string_view code) const {
  const auto row = tables_ ? tables_->country_row(code) : std::nullopt;
  if (!row) return std::nullopt;
  return tables_->gazetteer.place(*row);
}

std::string_view Knowledge::country_code(std::string_view code) const {
  const auto row = tables_ ? tables_->country_row(code) : std::nullopt;
  return row ? tables_->gazetteer.country_code(*row) : std::string_view();
}

Result<Knowledge> load_knowledge(const std::string& folder) {
  Knowledge out;
  out.tables_ = std::make_unique<Knowledge::Tables>();
  Knowledge::Tables& tables = *out.tables_;
  Result<Gazetteer> gazetteer = Gazetteer::open(folder + "/gazetteer.bin");
  if (!gazetteer) return gazetteer.error();
  tables.gazetteer = std::move(*gazetteer);
  std::array<std::string, 6> text;
  constexpr std::array<std::string_view, 6> kFiles = {"organisations.tsv", "people.tsv",          "offices.tsv",
                                                      "given_names.txt",   "given_names_own.txt", "facts.tsv"};
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    Result<std::string> read = read_file(folder + "/" + std::string(kFiles[i]));
    if (!read) return read.error();
    text[i] = std::move(*read);
  }
  tables.organisations_text = std::move(text[0]);
  tables.people_text = std::move(text[1]), tables.offices_text = std::move(text[2]);
  tables.add_countries();
  tables.add_organisations();
  tables.add_people(tables.people_text, true);
  tables.add_people(tables.offices_text, false);
  tables.add_given_names(text[3]);
  tables.add_given_names(text[4]);
  Result<std::vector<Fact>> facts = parse_facts(folder + "/facts.tsv", text[5]);
  if (!facts) return facts.error();
  tables.facts = std::move(*facts);
  return out;
}

}  // namespace lagebild
