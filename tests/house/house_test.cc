// The laws of the house (ARCHITECTURE.md): who may include whom, how large things grow, what never stands in src/.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const fs::path& path) {
  std::vector<std::string> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::vector<fs::path> files(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "src/ground/text/cut.cc" -> "ground/text"
std::string room_of(const fs::path& path) {
  auto part = std::next(path.begin());
  const std::string floor = part->string();
  return floor + "/" + std::next(part)->string();
}

std::map<std::string, std::set<std::string>> layers() {
  std::map<std::string, std::set<std::string>> out;
  for (const std::string& line : lines_of("src/LAYERS")) {
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    std::istringstream rooms(line.substr(colon + 1));
    std::set<std::string>& may = out[line.substr(0, colon)];
    for (std::string room; rooms >> room;) may.insert(room);
  }
  return out;
}

std::map<std::string, int> allowed_sizes() {
  std::map<std::string, int> out;
  for (const std::string& line : lines_of("tests/sizes.allow")) {
    std::istringstream words(line);
    std::string path;
    int most = 0;
    if (words >> path >> most && path[0] != '#') out[path] = most;
  }
  return out;
}

const std::regex kOwn(R"re(^\s*#include "((ground|report|record|outside)/[a-z_0-9]+)/)re");
const std::regex kForeign(R"re(^\s*#include <([^>]+)>)re");

TEST(House, RoomsIncludeOnlyWhatLayersAllow) {
  const auto may = layers();
  ASSERT_GT(may.size(), 15U);
  int includes = 0;
  for (const fs::path& path : files("src", {".h", ".cc"})) {
    const std::string room = room_of(path);
    ASSERT_TRUE(may.contains(room)) << path << ": the room " << room << " is not in src/LAYERS";
    for (const std::string& line : lines_of(path)) {
      std::smatch found;
      if (!std::regex_search(line, found, kOwn)) continue;
      ++includes;
      const std::string other = found[1];
      const auto& allowed = may.at(room);
      EXPECT_TRUE(other == room || allowed.contains(other) || allowed.contains("*"))
          << path.string() << " includes " << other << ", which src/LAYERS does not allow " << room;
    }
  }
  EXPECT_GT(includes, 100);
}

TEST(House, LayersPointDownOnly) {
  std::set<std::string> above;
  for (const std::string& line : lines_of("src/LAYERS")) {
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    std::istringstream rooms(line.substr(colon + 1));
    for (std::string room; rooms >> room;)
      EXPECT_TRUE(room == "*" || above.contains(room)) << line.substr(0, colon) << " points up to " << room;
    above.insert(line.substr(0, colon));
  }
}

TEST(House, AThirdPartyLibraryLivesInOneRoom) {
  const std::set<std::string> system = {"sys",     "unistd.h",   "fcntl.h",   "poll.h",    "signal.h",  "dirent.h",
                                        "netdb.h", "netinet",    "arpa",      "linux",     "termios.h", "cerrno",
                                        "fmt",     "langinfo.h", "pthread.h", "strings.h", "time.h"};
  std::map<std::string, std::set<std::string>> rooms;
  for (const fs::path& path : files("src", {".h", ".cc"})) {
    for (const std::string& line : lines_of(path)) {
      std::smatch found;
      if (!std::regex_search(line, found, kForeign)) continue;
      const std::string header = found[1];
      const std::string family = header.substr(0, header.find('/'));
      const bool standard = header.find('.') == std::string::npos && header.find('/') == std::string::npos;
      if (!standard && !system.contains(family)) rooms[family].insert(room_of(path));
    }
  }
  EXPECT_GT(rooms.size(), 3U);
  for (const auto& [family, in] : rooms) {
    std::string names;
    for (const std::string& room : in) names += " " + room;
    EXPECT_EQ(in.size(), 1U) << "<" << family << "> is included in" << names;
  }
}

TEST(House, FilesStayReadable) {
  const auto allowed = allowed_sizes();
  const auto check = [&](const fs::path& path, std::size_t most) {
    const std::size_t size = lines_of(path).size();
    const auto exception = allowed.find(path.string());
    if (exception != allowed.end()) most = static_cast<std::size_t>(exception->second);
    EXPECT_LE(size, most) << path.string() << " has " << size << " lines; split it, or give a reason in tests/sizes.allow";
  };
  for (const fs::path& path : files("src", {".h"})) check(path, 250);
  for (const fs::path& path : files("src", {".cc"})) check(path, 500);
  for (const fs::path& path : files("languages", {".rules", ".words"})) check(path, 500);
}

TEST(House, FunctionsStayShort) {
  const auto allowed = allowed_sizes();
  const std::regex head(
      R"re(^( *)(?!if\b|for\b|while\b|switch\b|else\b|do\b|return\b|namespace\b|class\b|struct\b|enum\b|union\b|case\b|default\b|try\b|\}|//)\S.*\)( const| noexcept| override|: .*)*.*\{$)re");
  int functions = 0;
  for (const fs::path& path : files("src", {".h", ".cc"})) {
    const std::vector<std::string> lines = lines_of(path);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::smatch found;
      if (!std::regex_match(lines[i], found, head)) continue;
      // A signature may go on over lines: the body's own indentation tells where it ends.
      if (i + 1 >= lines.size()) continue;
      const std::size_t body = lines[i + 1].find_first_not_of(' ');
      std::size_t end = i + 1;
      while (end < lines.size() && (lines[end].find_first_not_of(' ') >= body || lines[end].empty())) ++end;
      ++functions;
      const auto exception = allowed.find(path.string() + ":" + std::to_string(i + 1));
      EXPECT_TRUE(end - i + 1 <= 60 || exception != allowed.end())
          << path.string() << ":" << i + 1 << ": " << end - i + 1 << " lines in one function";
    }
  }
  EXPECT_GT(functions, 200);
}

TEST(House, NoLanguageStandsInTheCode) {
  const std::regex code(R"re("(de|en|fr|german|english)")re");
  const std::regex letters("\"[^\"]*(\xC3\xA4|\xC3\xB6|\xC3\xBC|\xC3\x9F|\xC3\x84|\xC3\x96|\xC3\x9C)[^\"]*\"");
  for (const fs::path& path : files("src", {".h", ".cc"})) {
    int number = 0;
    for (std::string line : lines_of(path)) {
      ++number;
      if (const std::size_t comment = line.find("//"); comment != std::string::npos) line = line.substr(0, comment);
      EXPECT_FALSE(std::regex_search(line, code)) << path.string() << ":" << number << ": " << line;
      EXPECT_FALSE(std::regex_search(line, letters)) << path.string() << ":" << number << ": " << line;
    }
  }
}

TEST(House, HeadersSayWhatTheyAreFor) {
  for (const fs::path& path : files("src", {".h"})) {
    const std::vector<std::string> lines = lines_of(path);
    ASSERT_FALSE(lines.empty()) << path;
    EXPECT_TRUE(lines[0].starts_with("// ")) << path.string() << " does not begin with what it is for";
    EXPECT_TRUE(std::find(lines.begin(), lines.end(), "#pragma once") != lines.end()) << path;
  }
}

TEST(House, EveryRoomIsInTheArchitecture) {
  std::ostringstream text;
  text << std::ifstream("ARCHITECTURE.md").rdbuf();
  EXPECT_LE(lines_of("ARCHITECTURE.md").size(), 250U);
  for (const auto& [room, may] : layers()) {
    EXPECT_NE(text.str().find(room.substr(room.find('/') + 1)), std::string::npos) << "ARCHITECTURE.md does not tell of " << room;
  }
}

TEST(House, NothingOfThisMachineIsCommitted) {
  const std::regex trace(R"re((^|[^.\w])/(work|root|home)/\w)re");
  for (const char* folder : {"src", "tests", "tools", "docs", "languages", "knowledge", "examples", "bench", "cmake"}) {
    if (!fs::exists(folder)) continue;
    for (const fs::path& path :
         files(folder, {".h", ".cc", ".md", ".txt", ".words", ".rules", ".py", ".sh", ".cmake", ".list", ".tsv", ""})) {
      if (path.string().find("/models/") != std::string::npos || path.filename() == "house_test.cc") continue;
      int number = 0;
      for (const std::string& line : lines_of(path)) {
        ++number;
        if (line.size() > 2000 || line.find('/') == std::string::npos) continue;
        EXPECT_FALSE(std::regex_search(line, trace)) << path.string() << ":" << number << ": " << line;
      }
    }
  }
}

}  // namespace
