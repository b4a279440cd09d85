// Names of one text: what is a person in most sentences is one in all of them.
#include "ground/language/agree.h"

#include <gtest/gtest.h>

#include <string>

namespace lagebild {
namespace {

// "Peskow/PER kam ." — a word with its kind; "+PER" goes on with the name before it, "?" is a proper noun without a name.
Text marked(const std::string& words) {
  std::string plain;
  std::vector<std::string> kinds;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word = words.substr(at, end - at);
    const std::size_t slash = word.find('/');
    plain += word.substr(0, slash) + " ";
    kinds.push_back(slash == std::string::npos ? "" : word.substr(slash + 1));
    at = end + 1;
  }
  Text text = cut(plain, TokenRules{});
  text.words.assign(text.tokens.size(), Word{});
  for (std::size_t i = 0; i < kinds.size() && i < text.words.size(); ++i) {
    if (kinds[i].empty()) continue;
    Word& word = text.words[i];
    word.upos = Upos::Propn;
    word.name_begins = kinds[i][0] != '+' && kinds[i] != "?";
    const std::string kind = kinds[i][0] == '+' ? kinds[i].substr(1) : kinds[i];
    word.name = kind == "PER" ? NameKind::Person : kind == "LOC" ? NameKind::Place : NameKind::none;
  }
  return text;
}

TEST(AgreeOnNames, AFullNameTellsMoreThanASingleWord) {
  Text text = marked("Anton/PER Berger/+PER kam . Berger/LOC ging .");
  agree_on_names(text);
  EXPECT_EQ(text.words[4].name, NameKind::Person);
  EXPECT_TRUE(text.words[4].name_begins);
}

TEST(AgreeOnNames, OnceAgainstOnceStays) {
  Text text = marked("Berger/PER kam . Berger/LOC ging .");
  agree_on_names(text);
  EXPECT_EQ(text.words[0].name, NameKind::Person);
  EXPECT_EQ(text.words[3].name, NameKind::Place);
}

TEST(AgreeOnNames, FindsAPersonThatWasMissed) {
  Text text = marked("Berger/PER kam . Berger/PER blieb . Berger/? ging . Ulm/? ruht .");
  agree_on_names(text);
  EXPECT_EQ(text.words[6].name, NameKind::Person);
  EXPECT_EQ(text.words[9].name, NameKind::none);
}

}  // namespace
}  // namespace lagebild
