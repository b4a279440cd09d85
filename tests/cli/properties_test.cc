// What must hold of the program whatever the reports say.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

#include "outside/cli/messages.h"
#include "outside/cli/table.h"
#include "tests/cli/request.h"

namespace lagebild::test {
namespace {

namespace fs = std::filesystem;

// Reports that share passages, actors and figures, so that all that compares them has work.
std::string report(int number) {
  const std::string day = std::to_string(1 + number % 27);
  return "{\"id\":\"r" + std::to_string(number) + "\",\"outlet\":\"Blatt " + std::to_string(number % 5) +
         "\",\"published\":\"2024-06-" + (day.size() == 1 ? "0" : "") + day +
         "\",\"text\":\"In Ahlenau starben nach Angaben der Feuerwehr " + std::to_string(2 + number % 9) +
         " Menschen, als am Montag der Damm an der Mühle brach. Bürgermeisterin Ruth Kern sagte: "
         "\\\"Wir haben " +
         std::to_string(100 + number) + " Helfer im Einsatz.\\\" Lage " + std::to_string(number * number) + ".\"}\n";
}

std::string file_of(const std::vector<int>& numbers) {
  std::string out;
  for (int number : numbers) out += report(number);
  return out;
}

std::string exported(const Folder& folder, const std::string& record) {
  const Answer answer = ask("lagebild -r " + record + " export", folder.path());
  EXPECT_EQ(answer.exit, 0) << answer.err;
  return answer.out;
}

std::vector<int> counted(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) numbers[static_cast<std::size_t>(i)] = i;
  return numbers;
}

TEST(Record, IsTheSameForAnyOrderOfAddingAndAnyThreads) {
  const Folder folder;
  std::vector<int> numbers = counted(24);
  folder.write("forward.jsonl", file_of(numbers));
  std::reverse(numbers.begin(), numbers.end());
  folder.write("backward.jsonl", file_of(numbers));
  std::rotate(numbers.begin(), numbers.begin() + 7, numbers.end());
  folder.write("part1.jsonl", file_of({numbers.begin(), numbers.begin() + 11}));
  folder.write("part2.jsonl", file_of({numbers.begin() + 11, numbers.end()}));
  ask("lagebild -r a add -j 1 forward.jsonl; lagebild -r b add -j 8 backward.jsonl; lagebild -r c add part1.jsonl; "
      "lagebild -r c export >/dev/null; lagebild -r c add part2.jsonl part1.jsonl",
      folder.path());
  const std::string first = exported(folder, "a");
  EXPECT_GT(first.size(), 5000U);
  EXPECT_EQ(first, exported(folder, "b"));
  EXPECT_EQ(first, exported(folder, "c"));
}

TEST(Record, ForgetsWhatIsRemovedAndComesBackByReading) {
  const Folder folder;
  folder.write("some.jsonl", file_of({1, 2, 3}));
  folder.write("more.jsonl", file_of({4, 5}));
  ask("lagebild -r a add some.jsonl; lagebild -r b add some.jsonl more.jsonl; lagebild -r b remove r4 r5; lagebild -r b reread",
      folder.path());
  EXPECT_EQ(exported(folder, "a"), exported(folder, "b"));
}

TEST(Record, SurvivesAKillAtAnyMoment) {
  const Folder folder;
  folder.write("all.jsonl", file_of(counted(120)));
  ask("lagebild -r whole add all.jsonl", folder.path());
  for (const char* wait : {"0.05", "0.1", "0.2", "0.35", "0.5"}) {
    ask(std::string("lagebild -r cut add -j 2 all.jsonl 2>/dev/null & sleep ") + wait + "; kill -9 $!; wait", folder.path());
    const Answer sound = ask("test ! -e cut || lagebild -r cut verify", folder.path());
    EXPECT_EQ(sound.exit, 0) << sound.out << sound.err;
  }
  EXPECT_EQ(ask("lagebild -r cut add all.jsonl", folder.path()).exit, 0);
  EXPECT_EQ(exported(folder, "whole"), exported(folder, "cut"));
}

TEST(Record, MayBeReadByAProgramThatMayNotWrite) {
  if (geteuid() == 0) GTEST_SKIP() << "skipped: the superuser may write everywhere";
  const Folder folder;
  folder.write("all.jsonl", file_of({1, 2}));
  ask("lagebild -r a add all.jsonl; chmod a-w a", folder.path());
  EXPECT_EQ(ask("lagebild -r a reports", folder.path()).exit, 0);
}

TEST(Watch, TakesWhatAppears) {
  const Folder folder;
  folder.write("in/one.jsonl", report(1));
  // Waits as long as a busy machine needs, at most a minute each.
  const Answer answer =
      ask("held() { n=0; until [ \"$(lagebild -r a export report 2>/dev/null | grep -c .)\" = $1 ] || [ $n = 60 ]; do sleep 1; "
          "n=$((n+1)); "
          "done; }; lagebild -r a add --watch in & p=$!; held 1; sed s/r1/r9/ in/one.jsonl >in/two.jsonl; held 2; kill -TERM $p; "
          "wait $p; "
          "lagebild -r a export report | grep -c .",
          folder.path());
  EXPECT_EQ(answer.out, "2\n") << answer.err;
}

TEST(Completions, AreAcceptedByTheirShells) {
  const Folder folder;
  EXPECT_EQ(ask("lagebild completions bash >c && bash -n c", folder.path()).exit, 0);
  const Answer bash =
      ask("lagebild completions bash >c; bash -c '. ./c; COMP_WORDS=(lagebild figures --a); COMP_CWORD=2; _lagebild; "
          "echo ${COMPREPLY[@]}; COMP_WORDS=(lagebild export --as \"\"); COMP_CWORD=3; _lagebild; echo ${COMPREPLY[@]}'",
          folder.path());
  EXPECT_EQ(bash.out, "--about --as\njsonl csv\n") << bash.err;
  EXPECT_EQ(ask("command -v zsh >/dev/null || exit 0; lagebild completions zsh >c && zsh -n c", folder.path()).exit, 0);
  EXPECT_EQ(ask("command -v fish >/dev/null || exit 0; lagebild completions fish >c && fish -n c", folder.path()).exit, 0);
}

TEST(Man, NamesEveryCommandAndFlag) {
  const Folder folder;
  std::string page = ask("lagebild man", folder.path()).out;
  page = std::regex_replace(page, std::regex("\\\\-"), "-");
  for (const Command& command : commands()) {
    EXPECT_NE(page.find(".SS lagebild " + std::string(command.name)), std::string::npos) << command.name;
    for (const Flag& flag : command.flags) EXPECT_NE(page.find("--" + std::string(flag.name)), std::string::npos) << flag.name;
  }
}

TEST(Docs, CommandLineIsMadeFromTheTable) {
  const Folder folder;
  EXPECT_EQ(content_of("docs/cli.md"), ask("lagebild --lang en man --as markdown", folder.path()).out)
      << "make it again: build/release/lagebild --lang en man --as markdown >docs/cli.md";
}

// Keys of the catalogue that the code asks for by name.
std::vector<std::string> keys_in_code() {
  std::vector<std::string> keys;
  const std::regex asked("(?:messages|words_?)\\.(?:text|say)\\(\"([a-z_]+\\.[a-z_A-Z]+)\"");
  for (const auto& entry : fs::directory_iterator("src/outside/cli")) {
    const std::string code = content_of(entry.path().string());
    for (auto it = std::sregex_iterator(code.begin(), code.end(), asked); it != std::sregex_iterator(); ++it)
      keys.push_back((*it)[1]);
  }
  return keys;
}

TEST(Messages, HaveWordsForAllThatIsAsked) {
  const std::vector<std::string> asked = keys_in_code();
  EXPECT_GT(asked.size(), 30U);
  for (const std::string& code : message_languages("languages")) {
    const auto catalogue = read_catalogue("languages/" + code + "/messages.txt");
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    for (const std::string& key : asked) EXPECT_TRUE(catalogue->contains(key)) << code << " lacks " << key;
    for (const Command& command : commands()) {
      const std::string name(command.name);
      EXPECT_TRUE(catalogue->contains("command." + name)) << code << " lacks command." << name;
      for (const Flag& flag : command.flags) {
        const std::string own = "flag." + name + "." + std::string(flag.name);
        EXPECT_TRUE(catalogue->contains(own) || catalogue->contains("flag." + std::string(flag.name)))
            << code << " lacks " << own;
      }
    }
  }
}

TEST(Messages, OfAllLanguagesHaveTheSameKeys) {
  const std::vector<std::string> codes = message_languages("languages");
  const auto first = read_catalogue("languages/" + codes.front() + "/messages.txt");
  // Words for values may be missing: then the value itself is shown.
  const std::regex values("(act|category|event|status|because|unit|fallback).*");
  for (const std::string& code : codes) {
    const auto other = read_catalogue("languages/" + code + "/messages.txt");
    for (const auto& [key, text] : *first) {
      EXPECT_TRUE(std::regex_match(key, values) || other->contains(key)) << code << " lacks " << key;
    }
    for (const auto& [key, text] : *other) {
      EXPECT_TRUE(std::regex_match(key, values) || first->contains(key)) << codes.front() << " lacks " << key;
    }
  }
}

TEST(Docs, EveryKeyOfTheJsonIsExplained) {
  const std::string docs = content_of("docs/json.md");
  const std::regex written(
      "(?:put|put_if|object|list|key|put_words|put_source|put_all|put_passage)\\((?:writer, )?\"([a-z_0-9]+)\"");
  for (const auto& entry : fs::directory_iterator("src/outside/wire")) {
    const std::string code = content_of(entry.path().string());
    for (auto it = std::sregex_iterator(code.begin(), code.end(), written); it != std::sregex_iterator(); ++it) {
      const std::string key = (*it)[1];
      EXPECT_NE(docs.find("`" + key + "`"), std::string::npos) << "docs/json.md does not explain " << key;
    }
  }
}

TEST(Docs, EveryTableAndColumnOfTheStoreIsExplained) {
  const std::string docs = content_of("docs/store.md");
  const std::string schema = content_of("src/outside/store/schema.h");
  const std::regex named("CREATE TABLE (\\w+)|\n  (\\w+) +(?:TEXT|INTEGER|BLOB)");
  int found = 0;
  for (auto it = std::sregex_iterator(schema.begin(), schema.end(), named); it != std::sregex_iterator(); ++it, ++found) {
    const std::string name = (*it)[1].matched ? (*it)[1] : (*it)[2];
    EXPECT_NE(docs.find("`" + name + "`"), std::string::npos) << "docs/store.md does not explain " << name;
  }
  EXPECT_GT(found, 20);
}

}  // namespace
}  // namespace lagebild::test
