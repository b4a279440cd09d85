#include "tests/formats/support.h"

namespace lagebild {
namespace {

constexpr const char* kPage = R"(<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8">
<title>Hafen nach Brand gesperrt | Küstenbote</title>
<meta property="og:site_name" content="Küstenbote">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Hafen nach Brand gesperrt",
 "datePublished": "2016-09-29T10:15:00+02:00", "dateModified": "2016-09-30", "author": [{"name": "Anna Muster"}],}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Start</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<article><h1>Hafen nach Brand gesperrt</h1>
<p>Nach einem Brand auf einem Frachter ist der Hafen seit Donnerstag gesperrt, wie die Wasserschutzpolizei mitteilte.</p>
<p>Drei Seeleute wurden verletzt &amp; in eine Klinik gebracht.<!-- Kommentar --> Zur Ursache &#8222;ist nichts bekannt&#8220;, sagte ein Sprecher.</p>
<ul><li>7.30 Uhr: Alarm im Hafen, die ersten Wagen rücken aus.</li><li>9 Uhr: Der Brand ist gelöscht, meldet die Feuerwehr.</li></ul>
<table><tr><th>Ort</th><th>Verletzte</th></tr><tr><td>Kai 3</td><td>2</td></tr></table>
<div class="newsletter">Jetzt den Newsletter bestellen und nichts verpassen, jeden Morgen um sechs.</div>
<p>Lesen Sie auch: <a href="/x">Was im Hafen lagert</a></p>
</article><footer>Impressum</footer></body></html>)";

TEST(Html, ArticleInOrder) {
  const Report report = read_one(kPage);
  EXPECT_EQ(
      report.text,
      "Nach einem Brand auf einem Frachter ist der Hafen seit Donnerstag gesperrt, wie die Wasserschutzpolizei mitteilte.\n\n"
      "Drei Seeleute wurden verletzt & in eine Klinik gebracht. Zur Ursache „ist nichts bekannt“, sagte ein Sprecher.\n\n"
      "7.30 Uhr: Alarm im Hafen, die ersten Wagen rücken aus.\n\n9 Uhr: Der Brand ist gelöscht, meldet die Feuerwehr.\n\n"
      "Ort\tVerletzte\n\nKai 3\t2");
  ASSERT_EQ(report.blocks.size(), 6u);
  EXPECT_EQ(report.blocks[2].kind, BlockKind::list_item);
  EXPECT_EQ(report.blocks[5].kind, BlockKind::table_row);
}

TEST(Html, Facts) {
  const Report report = read_one(kPage);
  EXPECT_EQ(report.title, "Hafen nach Brand gesperrt");
  EXPECT_EQ(report.outlet, "Küstenbote");
  EXPECT_EQ(report.author, "Anna Muster");
  EXPECT_EQ(report.language, "de");
  EXPECT_EQ(iso(report.published.days->from), "2016-09-29");
  EXPECT_EQ(report.published.time, "2016-09-29T10:15:00+02:00");
  EXPECT_EQ(report.updated, "2016-09-30");
}

TEST(Html, DroppedBlocksKeepTheirReason) {
  std::string all;
  for (const Dropped& part : read_one(kPage).dropped) all += part.reason + ": " + part.text + "\n";
  EXPECT_NE(all.find("newsletter: Jetzt den Newsletter"), std::string::npos) << all;
  EXPECT_NE(all.find("menu: Start"), std::string::npos) << all;
  EXPECT_NE(all.find("see also: Lesen Sie auch"), std::string::npos) << all;
}

TEST(Html, MapLeadsBackToTheBytes) {
  const std::string bytes = kPage;
  const Report report = read_one(bytes);
  ASSERT_FALSE(report.map.empty());
  std::size_t exact = 0;
  for (const SourceRun& run : report.map) {
    if (run.text.size() != run.source.size()) continue;
    EXPECT_EQ(slice(report.text, run.text), slice(bytes, run.source));
    exact += run.text.size();
  }
  EXPECT_GT(exact, report.text.size() / 2);
}

TEST(Html, DeepAndWidePagesAreReadInTime) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><b>";
  deep += "<p>Der Text in der Mitte bleibt erhalten, auch wenn die Seite viel zu tief ist.</p>";
  const Report report = read_one("<html>" + deep);
  EXPECT_EQ(report.text, "Der Text in der Mitte bleibt erhalten, auch wenn die Seite viel zu tief ist.");
  EXPECT_GE(report.notes.size(), 1u);
}

TEST(Html, LiveBlogEntriesKeepTheirTimes) {
  std::string page = "<html><body><main><h1>Newsblog zum Hafenbrand</h1>";
  for (int i = 1; i <= 5; ++i) {
    const std::string n = std::to_string(i);
    page += "<div class=\"eintrag\"><time datetime=\"2016-09-29T1" + n + ":00:00+02:00\">1" + n +
            ":00</time><h3>Meldung Nummer " + n + "</h3><p>Die Feuerwehr meldet am Kai " + n +
            " weitere Fortschritte bei den Arbeiten, sagte ein Sprecher.</p><p>Ein zweiter Absatz gehört noch zur Meldung, so "
            "die Stadt.</p></div>";
  }
  const Report report = read_one(page + "</main></body></html>");
  std::size_t entries = 0;
  for (const Block& block : report.blocks) {
    if (slice(report.text, block.span).find("Kai 3") != std::string_view::npos) {
      EXPECT_EQ(block.time, "2016-09-29T13:00:00+02:00");
    }
    entries += block.time.has_value();
  }
  EXPECT_GE(entries, 15u);
}

TEST(Html, AgencyCredit) {
  EXPECT_EQ(read_one("Bonn (dpa/AFP) - Der Hafen ist gesperrt.").agency, "dpa/AFP");
  EXPECT_EQ(read_one("Der Hafen ist gesperrt. (Reuters)").agency, "Reuters");
  EXPECT_EQ(read_one("Der Hafen (im Norden) ist gesperrt.").agency, std::nullopt);
}

TEST(Html, TextOfTheMachineReadablePart) {
  const Report report = read_one(
      "<html><head><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleBody\": \"Der Hafen ist seit dem "
      "Morgen "
      "gesperrt, teilte die Polizei mit. Am Kai brennt seit der Nacht ein Frachter. Drei Seeleute kamen in eine Klinik, sagte "
      "ein "
      "Sprecher der Feuerwehr. Zur Ursache ist noch nichts bekannt.\"}</script></head><body><div "
      "id=app></div><p>Laden</p></body></html>");
  EXPECT_TRUE(report.text.starts_with("Der Hafen ist seit dem Morgen"));
  EXPECT_EQ(report.notes.size(), 1u);
}

}  // namespace
}  // namespace lagebild
