// How fast foreign bytes come in: pages to reports, the share of the parser in it, and WARC files record by record.
//
//   lagebild_bench_formats FILE…     pages (HTML) and WARC files, plain or in gzip members
//
// The best round of half a second counts, as in rooms.cc.
#include "report/formats/formats.h"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "report/formats/html_tree.h"
#include "report/formats/warc.h"

namespace lagebild {
namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

double best_round(const std::function<void()>& work) {
  double best = 1e9;
  const auto start = Clock::now();
  do {
    const auto round = Clock::now();
    work();
    best = std::min(best, seconds(round));
  } while (seconds(start) < 0.5);
  return best;
}

void row(const char* name, std::size_t parts, std::size_t bytes, double time) {
  fmt::print("{:24} {:9.1f} MB/s {:9.1f} parts/s\n", name, static_cast<double>(bytes) / 1e6 / time,
             static_cast<double>(parts) / time);
}

std::string slurp(const std::string& file) {
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return content.str();
}

struct Records {
  std::size_t count = 0, bytes = 0;  // Bytes as they are once unpacked.
};

Records records_of(const std::string& warc) {
  WarcReader reader(warc, 64u << 20);
  Records out;
  while (reader.next()) ++out.count;
  out.bytes = static_cast<std::size_t>(reader.unpacked());
  return out;
}

void bench_pages(const std::vector<std::string>& pages) {
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  if (bytes == 0) return;
  const Settings settings;
  row("pages to reports", pages.size(), bytes, best_round([&] {
        for (const std::string& page : pages) {
          Input input{"page", page};
          input.format = Format::html;
          (void)read_reports(input, settings);
        }
      }));
  row("of that, the parser", pages.size(), bytes, best_round([&] {
        for (const std::string& page : pages) (void)parse_html(page, settings.limits.depth);
      }));
}

int run(const std::vector<std::string>& files) {
  std::vector<std::string> pages, warcs;
  for (const std::string& file : files) {
    (file.ends_with(".warc") || file.ends_with(".warc.gz") ? warcs : pages).push_back(slurp(file));
  }
  bench_pages(pages);
  for (const std::string& warc : warcs) {
    const Records records = records_of(warc);
    row("WARC, records unread", records.count, records.bytes, best_round([&] { (void)records_of(warc); }));
  }
  return files.empty() ? 1 : 0;
}

}  // namespace
}  // namespace lagebild

int main(int argc, char** argv) { return lagebild::run({argv + 1, argv + argc}); }
