// What the program knows of the world: countries, organisations, office holders, places. Data in knowledge/ (docs/knowledge.md).
//
//   names("Moskau")  ->  place geonames:524901 Moskau, RU, capital    names("Sergej Lawrow")  ->  person, RU foreign-minister
//
// It helps to tell a place from a person and one Paris from another; it never adds a name or a fact that a report does
// not give. Spellings of all languages stand together; words (adjectives, inhabitants, titles) are the packs'.
// Immutable once loaded; read from any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "ground/text/text.h"
#include "report/mentions/facts.h"
#include "report/mentions/place.h"

namespace lagebild {

struct Organisation {
  std::string_view id;       // "un", "sohr"
  std::string_view kind;     // igo, ngo, government, ministry, parliament, military, militia, party, police, agency, media …
  std::string_view country;  // ISO 3166-1 alpha-2; empty for international ones.
};

struct Holder {
  std::string_view office;    // "foreign-minister", as the packs' role lists name it; empty where only the person is known.
  std::string_view country;   // ISO 3166-1 alpha-2, or the id of an organisation.
  std::string_view from, to;  // "2013-02" … "2017-01", or years; empty where open.
};

// A name found in a run of words.
struct NameHit {
  enum class Kind : std::uint8_t { organisation, abbreviation, person, surname, given, place };
  std::uint32_t words = 0;  // Tokens it covers.
  std::uint32_t row = 0;    // To be handed to organisation(), holders() or places().
  Kind kind = Kind::place;
  bool common = false;    // The name is an ordinary word, too: it wants a sign that it is meant.
  bool people = false;    // Place: usual as a person's name, too.
  bool genitive = false;  // Found without the ending of its last word.
};

class Knowledge {
 public:
  // Appends to `out` every name that begins at `token` and ends at or before `end`, longest first, one a kind and length (all
  // rows of a place name share the first's). `endings` may follow the last word ("s" of "Aleppos"). Cost: one look-up for most
  // words.
  void names(const Text& text, std::size_t token, std::size_t end, std::span<const std::string_view> endings,
             std::vector<NameHit>& out) const;

  // What a name as a whole can be ("Vereinte Nationen", "UNO"), written with single blanks; empty where it is not known.
  [[nodiscard]] std::vector<NameHit> whole(std::string_view name) const;

  [[nodiscard]] Organisation organisation(std::uint32_t row) const;
  // Every place that has the name of that row, the largest first, at most 40.
  [[nodiscard]] std::vector<Place> places(const Text& text, std::size_t token, const NameHit& hit,
                                          std::span<const std::string_view> endings) const;
  // Every office the person is known to have held; the same row for all spellings of a person.
  [[nodiscard]] std::span<const Holder> holders(std::uint32_t row) const;
  // The same for all spellings of one person: the folded name of the first row.
  [[nodiscard]] std::string_view person(std::uint32_t row) const;
  // Of a given name; none where it tells nothing.
  [[nodiscard]] Gender gender(std::uint32_t row) const { return static_cast<Gender>(row); }
  // By id, as in Actor::place; nothing where it is not in the gazetteer.
  [[nodiscard]] std::optional<Place> place(std::string_view id) const;
  // The country as a place; nothing for an unknown code.
  [[nodiscard]] std::optional<Place> country(std::string_view code) const;
  // The same code, as long-lived as this; empty for an unknown one.
  [[nodiscard]] std::string_view country_code(std::string_view code) const;

  // Dated facts that bound when a report can have been written, by id.
  [[nodiscard]] std::span<const Fact> facts() const;

  Knowledge();
  ~Knowledge();
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  friend Result<Knowledge> load_knowledge(const std::string& folder);

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

// Reads the folder knowledge/ in a few milliseconds. Fails where a file is missing or not ours.
Result<Knowledge> load_knowledge(const std::string& folder);

}  // namespace lagebild
