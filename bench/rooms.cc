// How fast each room reads: MB of text and tokens a second on one core.
//
//   lagebild_bench FILE…     the files together are the text; each file is one report
//
// Every room runs over all reports again and again for half a second; the best round counts, since other programs only
// make a round slower. Figures of one run can be compared with each other, not with those of another day.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

#include "ground/language/pack.h"
#include "report/mentions/knowledge.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

struct Bench {
  std::vector<Reading> readings;
  std::vector<const Pack*> packs;
  std::size_t bytes = 0, tokens = 0;

  // Runs `work` for every reading; prints one row.
  void row(const char* name, const std::function<void(Reading&, const Pack&)>& work) {
    double best = 1e9;
    const auto start = Clock::now();
    do {
      const auto round = Clock::now();
      for (std::size_t i = 0; i < readings.size(); ++i) work(readings[i], *packs[i]);
      best = std::min(best, seconds(round));
    } while (seconds(start) < 0.5);
    fmt::print("{:12} {:9.2f} MB/s {:12.0f} tokens/s {:9.1f} reports/s\n", name, static_cast<double>(bytes) / 1e6 / best,
               static_cast<double>(tokens) / best, static_cast<double>(readings.size()) / best);
  }
};

int run(const std::vector<std::string>& files) {
  const auto start = Clock::now();
  Result<Languages> languages = load_languages("languages");
  Result<Knowledge> knowledge = load_knowledge("knowledge");
  if (!languages || !knowledge) {
    fmt::print(stderr, "bench: {}\n", !languages ? languages.error().message : knowledge.error().message);
    return 1;
  }
  fmt::print("packs and knowledge loaded in {:.1f} ms\n", seconds(start) * 1000);
  Bench bench;
  for (const std::string& file : files) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    Report report;
    report.text = to_utf8(content.str());
    Reading reading = read_report(std::move(report), *languages, *knowledge);
    const Pack* pack = languages->find(reading.language);
    if (pack == nullptr) continue;
    bench.bytes += reading.report.text.size();
    bench.tokens += reading.text.tokens.size();
    bench.packs.push_back(pack);
    bench.readings.push_back(std::move(reading));
  }
  fmt::print("{} reports, {} bytes, {} tokens\n", bench.readings.size(), bench.bytes, bench.tokens);
  bench.row("text", [](Reading& r, const Pack& pack) { cut(r.report.text, pack.token_rules()); });
  bench.row("grammar", [](Reading& r, const Pack& pack) {
    Text text = r.text;
    pack.grammar().annotate(text);
  });
  bench.row("numbering", [](Reading& r, const Pack& pack) { pack.lists().number(r.text); });
  bench.row("mentions", [&](Reading& r, const Pack& pack) { find_mentions(r.text, pack, *knowledge); });
  bench.row("time", [](Reading& r, const Pack& pack) { find_times(r.text, pack, r.report.published.days); });
  bench.row("figures", [](Reading& r, const Pack& pack) { find_figures(r.text, pack, r.times, r.mentions); });
  bench.row("speech", [](Reading& r, const Pack& pack) { find_speech(r.text, pack, r.mentions, r.times); });
  bench.row("events", [&](Reading& r, const Pack& pack) {
    find_events(r.text, pack, *knowledge, r.mentions, r.times, r.figures, r.speech);
  });
  bench.row("reading", [&](Reading& r, const Pack&) { read_report(r.report, *languages, *knowledge); });
  return bench.readings.empty() ? 1 : 0;
}

}  // namespace
}  // namespace lagebild

int main(int argc, char** argv) { return lagebild::run({argv + 1, argv + argc}); }
