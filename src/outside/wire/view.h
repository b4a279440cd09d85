// A line of our own JSON, to look things up in: for tables, filters and CSV.
//
//   View view(line);  view.text("speaker.name")  ->  "John Kerry";  view.text("cites.0.report")  ->  "a"
//
// A path is keys and places in lists with points between. What is not there is "" or 0 or false.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lagebild {

class View {
 public:
  // `json` must be one JSON value; where it is not, everything is absent. Copies it.
  explicit View(std::string_view json);
  ~View();
  View(View&&) noexcept;
  View& operator=(View&&) noexcept;

  [[nodiscard]] bool has(std::string_view path) const;
  // A string as it is, a number or truth value as JSON writes it; "" for lists, objects and what is not there.
  [[nodiscard]] std::string text(std::string_view path) const;
  [[nodiscard]] std::uint32_t number(std::string_view path) const;
  [[nodiscard]] bool truth(std::string_view path) const { return text(path) == "true"; }
  [[nodiscard]] std::size_t count(std::string_view path) const;               // Of a list; 0 for all else.
  [[nodiscard]] std::vector<std::string> texts(std::string_view path) const;  // Of a list of scalars.
  [[nodiscard]] std::vector<std::string> column(std::string_view path,
                                                std::string_view key) const;  // key of each object of a list

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace lagebild
