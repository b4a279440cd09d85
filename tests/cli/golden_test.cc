// Golden readings and a golden record: what the program says of examples/ today, line by line.
// A change that means to change it runs with LAGEBILD_BLESS=1 and shows the difference in its commit.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/cli/request.h"

namespace lagebild::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

void expect_golden(const std::string& name, const std::string& command) {
  const Folder folder;
  const Answer answer = ask(command, folder.path());
  ASSERT_EQ(answer.exit, 0) << answer.err;
  const std::string file = "tests/cli/golden/" + name;
  if (std::getenv("LAGEBILD_BLESS") != nullptr) {
    std::ofstream(file, std::ios::binary) << answer.out;
    return;
  }
  const std::vector<std::string> wanted = lines_of(content_of(file)), found = lines_of(answer.out);
  EXPECT_EQ(found.size(), wanted.size()) << file;
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
    ASSERT_EQ(found[i], wanted[i]) << file << ":" << i + 1 << "; LAGEBILD_BLESS=1 writes what comes out now";
  }
}

TEST(Golden, Readings) { expect_golden("readings.jsonl", "lagebild analyze \"$LAGEBILD_DATA\"/examples"); }

TEST(Golden, Record) {
  expect_golden("record.jsonl", "lagebild -r a add \"$LAGEBILD_DATA\"/examples >/dev/null && lagebild -r a export --as jsonl");
}

}  // namespace
}  // namespace lagebild::test
