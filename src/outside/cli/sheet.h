// A table for people: columns as wide as they need, one that takes what is left and wraps, cells that are empty stay empty.
//
//   Sheet sheet({{"Speaker", 24}, {"Statement", Sheet::flexible}, {"Source", 20}});
//   sheet.add({"Dmitri Peskow", "Moskau wird …", "000:107"});
//   sheet.print(screen);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "outside/cli/screen.h"

namespace lagebild {

enum class Align : std::uint8_t { left, right };

struct Column {
  std::string header;
  std::size_t most = 40;  // Columns it takes at most; longer cells wrap.
  Align align = Align::left;
  Tint tint = Tint::plain;
  bool flexible = false;  // Takes what the others leave; one a sheet.
};

class Sheet {
 public:
  explicit Sheet(std::vector<Column> columns) : columns_(std::move(columns)) {}
  // As many cells as there are columns; missing ones are empty.
  void add(std::vector<std::string> cells);
  // A line under the last row, indented, across all columns.
  void note(std::string text);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  // The header only where there are rows. Columns that are empty in every row are left out.
  void print(const Screen& screen) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::vector<std::string> notes;
  };
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t total) const;
  void print_row(const Screen& screen, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                 bool header) const;
  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace lagebild
