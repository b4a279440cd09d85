// How long dating takes: invented reports, one event in ten told by three of them, half without a date.
//   build/release/lagebild_bench_dating [REPORTS]
#include "record/dating/dating.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
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

std::vector<Clues> invented(std::size_t count) {
  std::mt19937 random(7);
  std::vector<Clues> out(count);
  const std::vector<std::string> formulas = {"weekday 3 past", "day -1", "week -1 start", "month 9 day 19 past",
                                             "ago 2 week more"};
  for (std::size_t i = 0; i < count; ++i) {
    out[i].id = std::to_string(i);
    if (i % 2 == 0) out[i].given = *parse_days("2016-09");
    if (i % 6 == 0) out[i].given = *parse_days("2016-09-29");
    for (std::uint64_t k = 0; k < 5; ++k)
      out[i].clues.push_back(clue(random, formulas[(i + k) % 5], k == 0 ? i / 3 : i * 10 + k + 1'000'000));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const std::vector<Clues> reports = invented(count);
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<Dated> dated = date_reports(reports, {}, {});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::size_t inferred = 0, conflicts = 0;
  for (const Dated& each : dated) {
    inferred += each.published.basis == Basis::inferred ? 1 : 0;
    conflicts += each.conflict.empty() ? 0 : 1;
  }
  std::printf("%zu reports in %.2f s: %zu dates inferred, %zu contradictions\n", count, seconds, inferred, conflicts);
}
