// Situations: two to five short reports with missing or coarse dates, and what a careful reader makes of them.
// Each counts as exact, right but wide, or wrong; none may be wrong.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "ground/language/pack.h"
#include "record/dating/dating.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

struct Situation {
  std::string name;
  std::vector<std::string> ids;
  std::vector<Reading> readings;
  std::map<std::string, std::string> expected;  // By id: "2016-09-28", "2016-09-28/2016-09-30", "open", "conflict"
  std::map<std::string, std::string> truth;     // By id: the day that the result must hold.
};

const Languages& languages() {
  static const Result<Languages> loaded = load_languages("languages");
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
  return *loaded;
}

std::vector<Fact> facts() {
  std::ifstream in("knowledge/facts.tsv");
  std::ostringstream content;
  content << in.rdbuf();
  auto parsed = parse_facts("knowledge/facts.tsv", content.str());
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
  return *parsed;
}

Reading read(const std::string& id, const std::string& text, const std::string& given, const std::string& language) {
  Reading out;
  out.report.id = out.report.sha256 = id;
  out.report.text = text;
  if (const auto days = parse_days(given)) out.report.published = {days, Basis::given, {}};
  const Pack* pack = language.empty() ? languages().identify(text) : languages().find(language);
  if (pack == nullptr) return out;
  out.language = pack->code();
  out.text = pack->read(text);
  out.times = find_times(out.text, *pack, out.report.published.days);
  return out;
}

// "situation NAME [de|en]", "report ID [DATE]" with its text in the lines below, "expect ID DAYS", "truth ID DAY".
std::vector<Situation> load(const std::filesystem::path& path) {
  std::vector<Situation> out;
  std::ifstream in(path);
  std::string line, id, given, text, language;
  const auto close = [&] {
    if (!id.empty()) {
      out.back().ids.push_back(id);
      out.back().readings.push_back(read(id, text, given, language));
    }
    id = text = given = "";
  };
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    if (first == "#") continue;
    if (first == "situation") {
      close();
      out.emplace_back();
      words >> out.back().name >> language;
    } else if (first == "report") {
      close();
      words >> id >> given;
    } else if (first == "expect" || first == "truth") {
      close();
      std::string report;
      words >> report;
      words >> (first == "expect" ? out.back().expected : out.back().truth)[report];
    } else if (!id.empty()) {
      text += (text.empty() || text.back() == '\n' ? "" : line.empty() ? "\n" : " ") + line + (line.empty() ? "\n" : "");
    }
  }
  close();
  return out;
}

enum class Grade : std::uint8_t { exact, wide, wrong };

Grade grade(const Dated& dated, const std::string& expected) {
  if (expected == "conflict") return dated.conflict.empty() ? Grade::wrong : Grade::exact;
  if (expected == "open") return dated.published.days ? Grade::wrong : Grade::exact;
  const std::size_t slash = expected.find('/');
  const auto from = parse_days(expected.substr(0, slash));
  const auto to = slash == std::string::npos ? from : parse_days(expected.substr(slash + 1));
  if (!from || !to) {
    ADD_FAILURE() << "no days: " << expected;
    return Grade::wrong;
  }
  if (!dated.published.days) return Grade::wide;
  const Days wanted{from->from, to->to};
  if (*dated.published.days == wanted) return Grade::exact;
  const bool holds = dated.published.days->from <= wanted.from && wanted.to <= dated.published.days->to;
  return holds ? Grade::wide : Grade::wrong;
}

// Exact where the day lies in what it came to and that is a week at most.
Grade grade_by_truth(const Dated& dated, const std::string& day) {
  const auto wanted = parse_days(day);
  if (!wanted) return Grade::wrong;
  if (!dated.published.days) return Grade::wide;
  const Days& days = *dated.published.days;
  if (wanted->from < days.from || days.to < wanted->to) return Grade::wrong;
  return (days.to - days.from).count() < 7 ? Grade::exact : Grade::wide;
}

std::string width(const Dated& dated) {
  if (!dated.published.days) return "left open";
  const auto days = (dated.published.days->to - dated.published.days->from).count() + 1;
  return days == 1 ? "to the day" : days <= 7 ? "to a week" : days <= 31 ? "to a month" : "wider";
}

std::string shown(const Dated& dated) {
  if (!dated.published.days) return "open";
  return iso(dated.published.days->from) + "/" + iso(dated.published.days->to);
}

std::string argument(const Situation& situation, const std::vector<DatedReason>& reasons) {
  std::string out;
  for (const DatedReason& reason : reasons) {
    const Reading& reading = situation.readings[reason.report];
    out += "\n    [" + situation.ids[reason.report] + "] \"" + std::string(slice(reading.report.text, reason.span)) + "\" " +
           reason.key;
    for (const std::string& arg : reason.args) out += " " + arg;
    out += " -> " + iso(reason.leaves.from) + "/" + iso(reason.leaves.to);
  }
  return out;
}

std::vector<Dated> solved(const Situation& situation, const Copies& copies = {}) {
  std::vector<Clues> clues;
  for (const Reading& reading : situation.readings) clues.push_back(find_clues(reading, languages()));
  return date_reports(clues, copies, facts());
}

std::vector<Situation> all() {
  std::vector<Situation> out;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/dating/situations")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths)
    for (Situation& situation : load(path)) out.push_back(std::move(situation));
  return out;
}

TEST(Dating, SolvesSituations) {
  int exact = 0, wide = 0, wrong = 0;
  std::map<std::string, int> widths;
  for (const Situation& situation : all()) {
    const std::vector<Dated> dated = solved(situation);
    Grade worst = Grade::exact;
    for (std::size_t i = 0; i < dated.size(); ++i) {
      if (const auto day = situation.truth.find(situation.ids[i]); day != situation.truth.end()) {
        ++widths[width(dated[i])];
        const Grade g = grade_by_truth(dated[i], day->second);
        worst = std::max(worst, g);
        if (g != Grade::exact)
          std::cout << (g == Grade::wide ? "wide  " : "wrong ") << situation.name << " " << situation.ids[i] << ": appeared "
                    << day->second << ", came to " << shown(dated[i]) << argument(situation, dated[i].because) << "\n";
      }
      const auto expected = situation.expected.find(situation.ids[i]);
      if (expected == situation.expected.end()) continue;
      const Grade g = grade(dated[i], expected->second);
      worst = std::max(worst, g);
      if (g != Grade::exact)
        std::cout << (g == Grade::wide ? "wide  " : "wrong ") << situation.name << " " << situation.ids[i] << ": expected "
                  << expected->second << ", came to " << shown(dated[i]) << argument(situation, dated[i].because)
                  << (dated[i].conflict.empty() ? "" : "\n  conflict" + argument(situation, dated[i].conflict)) << "\n";
    }
    ++(worst == Grade::exact ? exact : worst == Grade::wide ? wide : wrong);
  }
  std::cout << exact << " exact, " << wide << " right but wide, " << wrong << " wrong\n";
  for (const auto& [name, count] : widths) std::cout << "  of the longer ones " << count << " " << name << "\n";
  EXPECT_EQ(wrong, 0);
  EXPECT_GE(exact * 100, (exact + wide + wrong) * 70);
}

TEST(Dating, DoesNotMindTheOrder) {
  for (Situation& situation : all()) {
    const std::vector<Dated> forth = solved(situation);
    std::reverse(situation.readings.begin(), situation.readings.end());
    std::reverse(situation.ids.begin(), situation.ids.end());
    const std::vector<Dated> back = solved(situation);
    for (std::size_t i = 0; i < forth.size(); ++i) {
      const Dated& a = forth[i];
      const Dated& b = back[forth.size() - 1 - i];
      EXPECT_EQ(shown(a), shown(b)) << situation.name;
      ASSERT_EQ(a.because.size(), b.because.size()) << situation.name;
      for (std::size_t k = 0; k < a.because.size(); ++k) {
        EXPECT_EQ(a.because[k].key, b.because[k].key);
        EXPECT_EQ(a.because[k].args, b.because[k].args);
        EXPECT_EQ(a.because[k].report, forth.size() - 1 - b.because[k].report);
      }
    }
  }
}

TEST(Dating, ReadsTheSeeds) {
  const std::filesystem::path folder = "../shared/seeds";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no ../shared";
  Situation seeds;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path);
    std::ostringstream content;
    content << in.rdbuf();
    std::string text = content.str(), given;
    if (text.starts_with(" date ")) {
      given = text.substr(6, 7);
      text = text.substr(14);
    }
    seeds.ids.push_back(path.filename().string().substr(0, 3));
    seeds.readings.push_back(read(seeds.ids.back(), text, given, "de"));
  }
  const std::map<std::string, std::string> expected = {{"000", "2016-09-29/2016-09-30"},
                                                       {"001", "2016-09-28/2016-09-30"},
                                                       {"002", "2016-10-05/2016-10-05"},
                                                       {"003", "2016-09-28/2016-09-30"},
                                                       {"004", "2016-11-21/2016-11-27"}};
  const std::vector<Dated> dated = solved(seeds);
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const std::string& wanted = expected.at(seeds.ids[i]);
    EXPECT_EQ(shown(dated[i]), wanted) << seeds.ids[i] << argument(seeds, dated[i].because) << "\n  conflict"
                                       << argument(seeds, dated[i].conflict);
  }
}

}  // namespace
}  // namespace lagebild
