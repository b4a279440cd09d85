// Fuzzes the readers of report/formats: whatever the bytes, what comes out keeps its promises.
#include "report/formats/formats.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ground/text/text.h"

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

const lagebild::Settings& settings() {
  static const lagebild::Settings made = [] {
    std::vector<lagebild::ListFile> lists;
    for (const char* path : {"knowledge/pages.list", "languages/de/pages.list", "languages/en/pages.list"})
      lists.push_back({path, slurp(path)});
    auto words = lagebild::parse_page_words(lists);
    lagebild::Limits limits;
    limits.expanded = 64u << 20;
    limits.entries = 1000;
    return lagebild::Settings{words ? std::move(*words) : lagebild::PageWords(), limits};
  }();
  return made;
}

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void read(std::string_view bytes, lagebild::Format format) {
  lagebild::Input input{"f", bytes};
  input.format = format;
  read_reports(input, settings(), [](const lagebild::Part& part) {
    const auto* report = std::get_if<lagebild::Report>(&part.outcome);
    if (report == nullptr) {
      demand(lagebild::valid_utf8(std::get<lagebild::Unreadable>(part.outcome).message), "a message is no UTF-8");
      return true;
    }
    demand(lagebild::valid_utf8(report->text), "a text is no UTF-8");
    for (const auto& block : report->blocks)
      demand(block.span.begin <= block.span.end && block.span.end <= report->text.size(), "a block is outside");
    for (const auto& run : report->map) {
      demand(run.text.begin <= run.text.end && run.text.end <= report->text.size(), "a run is outside the text");
      demand(run.source.begin <= run.source.end && run.source.end <= part.source.size(), "a run is outside the source");
    }
    return true;
  });
}

}  // namespace

#ifdef LAGEBILD_FUZZ_FORMAT

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read({reinterpret_cast<const char*>(data), size},
       lagebild::format_named(LAGEBILD_FUZZ_FORMAT).value_or(lagebild::Format::automatic));
  return 0;
}

#else

// Replays the seeds: every file as the format that its folder names, and as what its bytes show.
int main(int argc, char** argv) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argc > 1 ? argv[1] : "fuzz/seeds")) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = slurp(entry.path());
    const auto format = lagebild::format_named(entry.path().parent_path().filename().string());
    if (!format) continue;
    read(bytes, *format);
    read(bytes, lagebild::Format::automatic);
    ++count;
  }
  std::printf("%zu seeds\n", count);
  return count > 0 ? 0 : 1;
}

#endif
