// What is remembered of a word: the same numbers for the same form, and nothing of another.
#include "ground/language/memory.h"

#include <gtest/gtest.h>

#include <string>

namespace lagebild {
namespace {

TEST(WordMemory, KeepsAFormUntilAnotherTakesItsPlace) {
  WordMemory memory(2);
  WordMemory::Found first = memory.find("Damm", false);
  EXPECT_TRUE(first.fresh);
  first.sums[0] = 3;
  first.entry.keep_lemma(Word{}, "Damm");
  const WordMemory::Found again = memory.find("Damm", false);
  EXPECT_FALSE(again.fresh);
  EXPECT_EQ(again.sums[0], 3);
  EXPECT_EQ(again.entry.kept_lemma(Word{}), "Damm");
  EXPECT_TRUE(memory.find("Damm", true).fresh) << "at the start of a sentence a form is another one";
  for (int i = 0; i < 20000; ++i) memory.find("Wort" + std::to_string(i), false);
  EXPECT_EQ(memory.still("Damm", false), nullptr);
  EXPECT_TRUE(memory.find("Damm", false).fresh);
}

TEST(WordMemory, DoesNotKeepLongForms) {
  WordMemory memory(1);
  const std::string longest(WordMemory::kLongest, 'a');
  memory.find(longest, false);
  EXPECT_FALSE(memory.find(longest, false).fresh);
  memory.find(longest + "a", false);
  EXPECT_TRUE(memory.find(longest + "a", false).fresh);
  EXPECT_EQ(memory.still(longest + "a", false), nullptr);
}

TEST(WordMemory, KeepsTheLemmaOfOneReadingOnly) {
  WordMemory memory(1);
  WordMemory::Entry& entry = memory.find("Liebe", false).entry;
  Word noun, verb;
  noun.upos = Upos::Noun;
  verb.upos = Upos::Verb;
  entry.keep_lemma(noun, "Liebe");
  EXPECT_EQ(entry.kept_lemma(verb), "");
  EXPECT_EQ(entry.kept_lemma(noun), "Liebe");
}

}  // namespace
}  // namespace lagebild
