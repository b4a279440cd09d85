#include "outside/cli/csv.h"

#include <fmt/format.h>

#include <algorithm>

namespace lagebild {

namespace {

using Columns = std::vector<std::pair<std::string_view, std::string_view>>;

// "header=path", or one word where they are the same; "[name]" after a list: that key of each of its objects.
constexpr std::pair<std::string_view, std::string_view> all_columns[] = {
    {"report",
     "id outlet title url language from=published.from to=published.to basis=published.basis story"
     " origin sha256"},
    {"actor", "id name type country roles=roles[role] variants reports"},
    {"statement",
     "id report begin end speaker=speaker.name speaker_text=speaker.text via=via[name]"
     " addressee=addressee.name act form said_from=said.from said_to=said.to"
     " unverified=unverified.text same_as text"},
    {"event",
     "id report begin end type status from to place=place.name lat=place.lat lon=place.lon"
     " roles=parties[role] parties=parties[text] speaker=speaker.name via=via[name] acled plover"
     " same_as text"},
    {"figure",
     "id report begin end low high bound unit counted category place since_from=since.from"
     " since_to=since.to speaker=speaker.name via=via[name] unverified=unverified.text same_as text"},
    {"copy",
     "id a=a.report a_begin=a.begin a_end=a.end b=b.report b_begin=b.begin b_end=b.end words same"
     " share dropped"},
    {"matter", "id of members reports origins from to low high story unverified disputed"},
    {"agreement", "id a b relation because"},
    {"story", "id title from to reports"},
    {"entry",
     "id from to edtf origins unverified disputed reports=cites[report] begins=cites[begin]"
     " ends=cites[end] text"},
    {"sentence", "id story topic reports=cites[report] begins=cites[begin] ends=cites[end] text"},
};

Columns columns_in(std::string_view written) {
  Columns out;
  while (!written.empty()) {
    const std::string_view word = written.substr(0, std::min(written.find(' '), written.size()));
    const std::size_t equals = word.find('=');
    out.emplace_back(word.substr(0, equals), equals == std::string_view::npos ? word : word.substr(equals + 1));
    written.remove_prefix(std::min(word.size() + 1, written.size()));
  }
  return out;
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (char byte : cell) {
    if (byte == '"') out += '"';
    out += byte;
  }
  return out + "\"";
}

std::string cell(const View& line, std::string_view path) {
  const auto bracket = path.find('[');
  if (bracket != std::string_view::npos) {
    const auto key = path.substr(bracket + 1, path.size() - bracket - 2);
    return fmt::format("{}", fmt::join(line.column(path.substr(0, bracket), key), " | "));
  }
  if (line.count(path) > 0) return fmt::format("{}", fmt::join(line.texts(path), " | "));
  return line.text(path);
}

}  // namespace

Columns csv_columns(std::string_view kind) {
  for (const auto& [name, written] : all_columns) {
    if (name == kind) return columns_in(written);
  }
  return {};
}

std::string csv_header(std::string_view kind) {
  std::string out;
  for (const auto& [header, path] : csv_columns(kind)) out += (out.empty() ? "" : ",") + std::string(header);
  return out;
}

std::string csv_row(std::string_view kind, const View& line) {
  std::string out;
  bool first = true;
  for (const auto& [header, path] : csv_columns(kind)) {
    if (!first) out += ',';
    first = false;
    out += quoted(cell(line, path));
  }
  return out;
}

}  // namespace lagebild
