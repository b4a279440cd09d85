#include "ground/text/text.h"

#include <gtest/gtest.h>

namespace lagebild {
namespace {

TokenRules german() {
  TokenRules rules;
  rules.abbreviations = {"z.", "B.", "z.B.", "Prof.", "Dr.", "bzw."};
  rules.final_abbreviations = {"usw."};
  rules.before_ordinal = {"am", "der", "vom"};
  rules.after_ordinal = {"september", "jahrhundert"};
  rules.ordinal_point = true;
  rules.open_quotes = "„‚";
  rules.close_quotes = "";
  rules.either_quotes = "\"'“”‘’»«›‹";
  return rules;
}

// Tokens with a bar between them, two bars between sentences.
std::string dump(std::string bytes, const TokenRules& rules = german()) {
  const Text text = cut(std::move(bytes), rules);
  std::string out;
  for (const Sentence& sentence : text.sentences) {
    if (!out.empty()) out += " || ";
    for (std::size_t i = sentence.first; i < sentence.last; ++i)
      out += (i == sentence.first ? "" : "|") + std::string(text.form(i));
  }
  return out;
}

struct Case {
  const char* text;
  const char* tokens;
};

TEST(Cut, GermanNews) {
  const Case cases[] = {
      {"Am 19. September sagte Kerry: „Nein.“ Dann ging er.", "Am|19.|September|sagte|Kerry|:|„|Nein|.|“ || Dann|ging|er|."},
      {"US-Außenminister Kerry in Ost-Aleppo.", "US-Außenminister|Kerry|in|Ost-Aleppo|."},
      {"Luft- und Artillerieangriffe", "Luft-|und|Artillerieangriffe"},
      {"Das war 2016. Danach kam Ruhe.", "Das|war|2016|. || Danach|kam|Ruhe|."},
      {"Prof. Dr. Weiß, z. B. und z.B. auch.", "Prof.|Dr.|Weiß|,|z.|B.|und|z.B.|auch|."},
      {"Äpfel, Birnen usw. Danach Brot.", "Äpfel|,|Birnen|usw. || Danach|Brot|."},
      {"\"Halt!\", rief er. \"Geht.\" Sie gingen.", "\"|Halt|!|\"|,|rief|er|. || \"|Geht|.|\" || Sie|gingen|."},
      {"Es waren 275.000 oder 1,5 Millionen (etwa).", "Es|waren|275.000|oder|1,5|Millionen|(|etwa|)|."},
      {"Vom 13.–15.10. in Bonn.", "Vom|13.|–|15.10.|in|Bonn|."},
      {"Um 20.30 Uhr, am 19.09.2016.", "Um|20.30|Uhr|,|am|19.09.2016|."},
      {"Stephen O'Brien ist da... Weiter.", "Stephen|O'Brien|ist|da|... || Weiter|."},
      {"John F. Kennedy am 3. und 4. des Monats.", "John|F.|Kennedy|am|3.|und|4.|des|Monats|."},
      {"Es kamen 3. Drei gingen.", "Es|kamen|3|. || Drei|gingen|."},
      {"»Gut«, sagte sie – „‚so‘ ist es“.", "»|Gut|«|,|sagte|sie|–|„|‚|so|‘|ist|es|“|."},
      {"Siehe https://example.org/a?b=1. Danke.", "Siehe|https://example.org/a?b=1|. || Danke|."},
      {"``Gut'', sagte sie. ``Nein.'' Dann ging sie.", "``|Gut|''|,|sagte|sie|. || ``|Nein|.|'' || Dann|ging|sie|."},
      {"Papst Benedikt XVI. sagte nichts.", "Papst|Benedikt|XVI.|sagte|nichts|."},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.text), c.tokens);
}

TEST(Cut, EnglishClitics) {
  TokenRules rules;
  rules.clitics = {"'s", "n't"};
  rules.either_quotes = "\"'“”‘’";
  EXPECT_EQ(dump("Kerry's aide didn’t say \"no\".", rules), "Kerry|'s|aide|did|n’t|say|\"|no|\"|.");
}

TEST(Cut, QuotesKnowTheirSide) {
  const Text text = cut("Er sagte \"ja\" und »nein«.", german());
  EXPECT_EQ(text.tokens[2].kind, TokenKind::open_quote);
  EXPECT_EQ(text.tokens[4].kind, TokenKind::close_quote);
  EXPECT_EQ(text.tokens[6].kind, TokenKind::open_quote);
  EXPECT_EQ(text.tokens[8].kind, TokenKind::close_quote);
  const Text typewriter = cut("Er sagte ``ja''.", german());
  EXPECT_EQ(typewriter.tokens[2].kind, TokenKind::open_quote);
  EXPECT_EQ(typewriter.tokens[4].kind, TokenKind::close_quote);
}

TEST(Cut, BlocksAndHeadings) {
  const Text text =
      cut("Ein Titel\n\nErster Absatz ist da.\nZweiter Absatz ist da.\n\nDieser Text wurde von Hand auf einer Maschine "
          "geschrieben\nund geht deshalb in kurzen Zeilen bis an das Ende weiter, wo\ner dann auch aufhört.",
          german());
  ASSERT_EQ(text.sentences.size(), 4U);
  EXPECT_TRUE(text.sentences[0].heading);
  EXPECT_FALSE(text.sentences[1].heading);
  EXPECT_TRUE(text.sentences[2].starts_paragraph);
}

TEST(Cut, TokensCoverAllButSpace) {
  const std::string odd = to_utf8("\xEF\xBB\xBF\xC3Z\xFF\r\n\r\n e\xCC\x81tude \xF0\x9F\x98\x80 ,,-- '' a\u00AD\u200Bb \x00 x");
  const Text text = cut(odd, german());
  std::uint32_t at = 0;
  for (const Token& token : text.tokens) {
    EXPECT_EQ(slice(text.bytes, {at, token.span.begin}).find_first_not_of(" \n\t"), std::string_view::npos);
    at = token.span.end;
  }
  EXPECT_TRUE(valid_utf8(odd));
  EXPECT_EQ(text.folded.size(), text.tokens.size());
}

TEST(Cut, StaysLinear) {
  for (const char* part : {"\"", "\u0301", "a", "- ", "19. ", "a.b."}) {
    std::string big;
    while (big.size() < 1'000'000) big += part;
    EXPECT_FALSE(cut(big, german()).tokens.empty());
  }
}

TEST(Utf8, ReplacesWhatIsIllFormed) {
  EXPECT_EQ(to_utf8("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(to_utf8("a\xED\xA0\x80z"), "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
  EXPECT_EQ(to_utf8("Stra\xDF"
                    "e \x84"
                    "ja\x93",
                    "windows-1252"),
            "Straße „ja“");
}

TEST(Fold, SharesSpellings) {
  EXPECT_EQ(fold("ÄRZTE"), "ärzte");
  EXPECT_EQ(fold("e\u0301"), "é");
  EXPECT_EQ(fold("Wa\u00ADsser"), "wasser");
  EXPECT_EQ(fold("ΑΘΉΝΑ"), "αθήνα");
}

TEST(CodePoints, CountsBothWays) {
  const std::string text = "Ä„b“" + std::string(200, 'x') + "ß!";
  const CodePoints points(text);
  EXPECT_EQ(points.at(0), 0U);
  EXPECT_EQ(points.at(2), 1U);
  EXPECT_EQ(points.at(static_cast<std::uint32_t>(text.size())), 206U);
  for (std::uint32_t i = 0; i <= 206; ++i) EXPECT_EQ(points.at(points.byte(i)), i);
}

}  // namespace
}  // namespace lagebild
