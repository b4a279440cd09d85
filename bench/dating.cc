// How long dating takes and how much memory: invented reports, half without a date, in three shapes.
//   build/release/lagebild_bench_dating [REPORTS]
//
//   pairs     each report tells five events, one of them also told by two others
//   stories   twenty reports to a story of eight events, three of them in each report; one report in fifty dated wrongly
//   chain     every report shares an event with the one before it: one group of all reports
#include "record/dating/dating.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace {

using namespace lagebild;

Clue clue(std::mt19937& random, const std::string& formula, std::uint64_t event) {
  Clue out;
  out.formula = *parse_formula(formula);
  out.direction_known = true;
  for (std::uint64_t word = 0; word < 5; ++word) out.words.push_back(event * 100 + word);
  for (int i = 0; i < 6; ++i) out.words.push_back(1'000'000'000'000ULL + random() % 3'000);
  std::sort(out.words.begin(), out.words.end());
  return out;
}

const std::vector<std::string> kFormulas = {"weekday 3 past", "day -1", "week -1 start", "month 9 day 19 past",
                                            "ago 2 week more"};

// Every sixth report has its day, every second at least the month.
Clues blank(std::size_t i, const std::string& day, const std::string& month) {
  Clues out;
  out.id = std::to_string(i);
  if (i % 2 == 0) out.given = *parse_days(month);
  if (i % 6 == 0) out.given = *parse_days(day);
  return out;
}

std::vector<Clues> pairs(std::size_t count) {
  std::mt19937 random(7);
  std::vector<Clues> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(blank(i, "2016-09-29", "2016-09"));
    for (std::uint64_t k = 0; k < 5; ++k)
      out[i].clues.push_back(clue(random, kFormulas[(i + k) % 5], k == 0 ? i / 3 : i * 10 + k + 1'000'000));
  }
  return out;
}

std::vector<Clues> stories(std::size_t count) {
  std::mt19937 random(7);
  std::vector<Clues> out;
  for (std::size_t i = 0; i < count; ++i) {
    const bool wrong = i % 50 == 0;
    out.push_back(blank(i, wrong ? "2015-02-03" : "2016-09-29", wrong ? "2015-02" : "2016-09"));
    for (std::uint64_t k = 0; k < 3; ++k) {
      const std::uint64_t event = random() % 8;
      out[i].clues.push_back(clue(random, event % 2 == 0 ? "weekday 3 past" : "day -1", i / 20 * 8 + event));
    }
  }
  return out;
}

std::vector<Clues> chain(std::size_t count) {
  std::mt19937 random(7);
  std::vector<Clues> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(blank(i, "2016-09-29", "2016-09"));
    out[i].clues.push_back(clue(random, "weekday 3 past", i));
    out[i].clues.push_back(clue(random, "weekday 3 past", i + 1));
  }
  return out;
}

void time(const char* shape, const std::vector<Clues>& reports) {
  const std::clock_t begin = std::clock();
  const std::vector<Dated> dated = date_reports(reports, {}, {});
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::size_t inferred = 0, conflicts = 0;
  for (const Dated& each : dated) {
    inferred += each.published.basis == Basis::inferred ? 1 : 0;
    conflicts += each.conflict.empty() ? 0 : 1;
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%-8s %zu reports in %.2f s of one core: %zu dates inferred, %zu contradictions, %ld MB at most\n", shape,
              reports.size(), seconds, inferred, conflicts, used.ru_maxrss / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  time("pairs", pairs(count));
  time("stories", stories(count));
  time("chain", chain(count));
}
