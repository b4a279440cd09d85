#include "report/formats/custody.h"

#include "tests/formats/support.h"

namespace lagebild {
namespace {

const std::string kPage =
    "<html><body><article><h1>Brand</h1><p>Der Hafen ist seit dem <b>Morgen</b> gesperrt &amp; leer, teilte die Polizei "
    "mit.</p></article></body></html>";

TEST(Custody, CiteLeadsToItsBytes) {
  const Report report = read_one(kPage);
  const auto at = static_cast<std::uint32_t>(report.text.find("Morgen"));
  const auto span = source_span(report, {at, at + 6});
  ASSERT_TRUE(span);
  EXPECT_EQ(slice(kPage, *span), "Morgen");
  const auto across = source_span(report, {at - 4, at + 6});
  EXPECT_EQ(slice(kPage, *across), "dem <b>Morgen");
  const auto entity = static_cast<std::uint32_t>(report.text.find("& leer"));
  EXPECT_NE(std::string(slice(kPage, *source_span(report, {entity, entity + 6}))).find("&amp; leer"), std::string::npos);
}

TEST(Custody, ReplayFindsEveryChange) {
  Report report = read_one(kPage);
  EXPECT_EQ(replay(report, kPage, Format::html, shipped()), "");
  EXPECT_NE(replay(report, kPage + " ", Format::html, shipped()).find("not those whose hash"), std::string::npos);
  report.text += "x";
  EXPECT_NE(replay(report, kPage, Format::html, shipped()).find("another text"), std::string::npos);
}

TEST(Custody, PartsOfContainersReplay) {
  const std::string feed =
      "<rss><channel><title>Bote</title><item><title>T</title><description>Der Hafen ist gesperrt.</description></item>"
      "<item><title>Zwei</title></item></channel></rss>";
  const std::string lines =
      "{\"id\": \"a\", \"text\": \"Ein Satz.\"}\n{\"id\": \"b\", \"html\": \"<p>Der Hafen ist gesperrt.</p>\"}\n";
  int parts = 0;
  for (const std::string& bytes : {feed, lines}) {
    read_reports({"x", bytes}, shipped(), [&](const Part& part) {
      EXPECT_EQ(replay(std::get<Report>(part.outcome), part.source, part.format, shipped()), "");
      return ++parts > 0;
    });
  }
  EXPECT_EQ(parts, 4);
}

}  // namespace
}  // namespace lagebild
