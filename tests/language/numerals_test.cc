#include "ground/language/numerals.h"

#include <gtest/gtest.h>

#include "ground/language/pack.h"

namespace lagebild {
namespace {

const Pack& pack(const std::string& code) {
  static const Result<Languages> languages = load_languages("languages");
  EXPECT_TRUE(languages) << (languages ? "" : languages.error().message);
  return *languages->find(code);
}

std::string word(const std::string& folded, const std::string& code = "de") {
  const auto value = numeral(folded, pack(code));
  return value ? value->text() : "-";
}

// "words=value" of every numeral, joined by blanks.
std::string found(const std::string& sentence, const std::string& code = "de") {
  const Text text = pack(code).read(sentence);
  std::string out;
  for (const Numeral& n : find_numerals(text, pack(code)))
    out += (out.empty() ? "" : " ") + std::string(slice(text.bytes, text.cover(n.first, n.last))) + "=" + n.value.text();
  return out;
}

TEST(Numerals, ReadsOneGermanWord) {
  EXPECT_EQ(word("zweihundertfünfzig"), "250");
  EXPECT_EQ(word("dreiundzwanzig"), "23");
  EXPECT_EQ(word("zweitausendsechzehn"), "2016");
  EXPECT_EQ(word("hunderttausend"), "100000");
  EXPECT_EQ(word("achthundertvierundsechzigtausend"), "864000");
  EXPECT_EQ(word("zweieinhalb"), "2.5");
  EXPECT_EQ(word("anderthalb"), "1.5");
  EXPECT_EQ(word("siebzehn"), "17");
  EXPECT_EQ(word("eine"), "-");
  EXPECT_EQ(word("zweidrei"), "-");
  EXPECT_EQ(word("zweifel"), "-");
  EXPECT_EQ(word("undzwanzig"), "-");
}

TEST(Numerals, ReadsFigures) {
  EXPECT_EQ(word("275.000"), "275000");
  EXPECT_EQ(word("1.250,5"), "1250.5");
  EXPECT_EQ(word("1,5"), "1.5");
  EXPECT_EQ(word("20.30"), "-");
  EXPECT_EQ(word("1,250.5", "en"), "1250.5");
}

TEST(Numerals, ReadsRunsOfTokens) {
  EXPECT_EQ(found("Rund 1,5 Millionen Menschen, drei Dutzend Orte, eine Million Euro."),
            "1,5 Millionen=1500000 drei Dutzend=36 "
            "eine Million=1000000");
  EXPECT_EQ(found("Eine halbe Million floh, 25 000 blieben."), "Eine halbe Million=500000 25 000=25000");
  EXPECT_EQ(found("Ein Mann und eine Frau sahen zwei drei Boote."), "zwei=2 drei=3");
  EXPECT_EQ(found("twenty-three people, two hundred and fifty houses, half a million trees", "en"),
            "twenty-three=23 two hundred and fifty=250 half a million=500000");
  EXPECT_EQ(found("two and a half million; one man and two women; a dozen; three dozen", "en"),
            "two and a half million=2500000 one=1 two=2 a dozen=12 three dozen=36");
}

TEST(Numerals, ReadsOrdinals) {
  EXPECT_EQ(ordinal("19.", pack("de")), 19);
  EXPECT_EQ(ordinal("neunzehnten", pack("de")), 19);
  EXPECT_EQ(ordinal("erste", pack("de")), 1);
  EXPECT_EQ(ordinal("19", pack("de")), std::nullopt);
  EXPECT_EQ(ordinal("21st", pack("en")), 21);
  EXPECT_EQ(ordinal("seventh", pack("en")), 7);
}

}  // namespace
}  // namespace lagebild
