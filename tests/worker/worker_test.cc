#include "outside/worker/worker.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "outside/worker/message.h"
#include "tests/formats/makers.h"
#include "tests/formats/support.h"

namespace lagebild {
namespace {

WorkerLimits small() {
  WorkerLimits limits;
  limits.cpu_seconds = 1;
  limits.memory = 256u << 20;
  return limits;
}

// Reports as one line each, to compare what is read here with what is read in the child.
std::string dump(const Part& part) {
  if (const auto* bad = std::get_if<Unreadable>(&part.outcome)) return "! " + bad->id + " " + bad->message;
  const Report& report = std::get<Report>(part.outcome);
  std::string out = report.id + " " + report.title.value_or("-") + " " + report.url.value_or("-") + " " + report.text + " " +
                    std::string(part.source);
  for (const Block& block : report.blocks)
    out += std::to_string(block.span.begin) + "," + std::to_string(static_cast<int>(block.kind)) + " ";
  for (const SourceRun& run : report.map) out += std::to_string(run.text.begin) + ">" + std::to_string(run.source.begin) + " ";
  for (const Dropped& dropped : report.dropped) out += dropped.reason + ":" + dropped.text;
  if (report.published.days) out += iso(report.published.days->from);
  return out;
}

TEST(Worker, SameAsReadingHere) {
  const std::string page =
      "<html><h1>Brand</h1><nav>Menü</nav><p>Der Hafen ist seit dem Morgen gesperrt, teilte die Polizei mit.</p></html>";
  const std::string zip = make_zip({{"a.html", page}, {"b.txt", "date 2016-09 Ein Satz."}, {"c", std::string("\0\0\1", 3)}});
  const std::vector<Input> inputs = {
      {"p.html", page}, {"z.zip", zip}, {"e.txt", ""}, {"l.jsonl", "{\"text\": \"a\"}\n{\"text\"}"}};
  std::vector<std::string> here, there;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    read_reports(inputs[i], shipped(), [&](const Part& part) {
      here.push_back(std::to_string(i) + dump(part));
      return true;
    });
  }
  read_in_worker(inputs, shipped(), {}, [&](std::size_t i, const Part& part) {
    there.push_back(std::to_string(i) + dump(part));
    return true;
  });
  EXPECT_EQ(here, there);
  EXPECT_EQ(here.size(), 7u);
}

TEST(Worker, StopsWhenTold) {
  const std::string lines = "{\"text\": \"a\"}\n{\"text\": \"b\"}\n{\"text\": \"c\"}";
  int parts = 0;
  read_in_worker({{"l.jsonl", lines}, {"m.jsonl", lines}}, shipped(), {}, [&](std::size_t, const Part&) { return ++parts < 2; });
  EXPECT_EQ(parts, 2);
}

TEST(Walls, NoFileNoSocket) {
  EXPECT_EQ(run_confined(small(),
                         [] {
                           if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES) std::abort();
                           if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EACCES) std::abort();
                           if (access("/", F_OK) == 0) std::abort();
                         }),
            "");
}

TEST(Walls, NoOtherProgramNoExecutableMemory) {
  EXPECT_EQ(run_confined(small(), [] { execl("/bin/true", "true", nullptr); }), "its reader tried something that is not allowed");
  EXPECT_EQ(run_confined(small(), [] { (void)fork(); }), "its reader tried something that is not allowed");
  EXPECT_EQ(
      run_confined(small(), [] { mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }),
      "its reader tried something that is not allowed");
}

TEST(Walls, TimeAndMemoryEnd) {
  EXPECT_EQ(run_confined(small(),
                         [] {
                           volatile unsigned turns = 0;
                           for (;;) turns = turns + 1;
                         }),
            "it takes more time than is allowed");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_EQ(run_confined(small(),
                         [] {
                           std::vector<std::string> hoard;
                           for (;;) hoard.emplace_back(16u << 20, 'x');
                         }),
            "it needs more memory than is allowed");
#endif
}

TEST(Walls, ACrashIsAnEnding) {
  EXPECT_NE(run_confined(small(), [] { raise(SIGSEGV); }), "");
  EXPECT_NE(run_confined(small(), [] { std::abort(); }), "");
}

TEST(Message, DoesNotBelieveAnything) {
  const std::string source = "Ein Satz.";
  Report report;
  report.id = "a";
  report.text = source;
  report.blocks = {{{0, 9}, BlockKind::paragraph, {}}};
  report.map = {{{0, 9}, {0, 9}}};
  const std::string good = part_to_bytes({report, source, Format::text}, source);
  ASSERT_TRUE(part_from_bytes(good, source));
  EXPECT_EQ(std::get<Report>(part_from_bytes(good, source)->part.outcome).text, source);
  for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(part_from_bytes(good.substr(0, size), source));
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0xFF);
    const auto read = part_from_bytes(bad, source);
    const auto* inside = read ? std::get_if<Report>(&read->part.outcome) : nullptr;
    for (const Block& block : inside != nullptr ? inside->blocks : std::vector<Block>())
      EXPECT_LE(block.span.end, inside->text.size());
    for (const SourceRun& run : inside != nullptr ? inside->map : std::vector<SourceRun>())
      EXPECT_LE(run.source.end, read->part.source.size());
  }
}

}  // namespace
}  // namespace lagebild
