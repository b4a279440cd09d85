#include "tests/formats/makers.h"
#include "tests/formats/support.h"

namespace lagebild {
namespace {

const std::string kPage =
    "<html><body><article><h1>Brand im Hafen</h1><p>Der Hafen ist seit dem Morgen gesperrt, teilte die Polizei "
    "mit.</p></article></body></html>";
const std::string kSentence = "Der Hafen ist seit dem Morgen gesperrt, teilte die Polizei mit.";

TEST(Feed, RssEntries) {
  const auto all = read_all(
      R"(<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="x"><channel><title>Küstenbote</title><language>de-DE</language>
<item><title>Brand im Hafen</title><link>https://bote.example/1</link><pubDate>Thu, 29 Sep 2016 10:15:00 +0200</pubDate>
<description>Kurz: ein Brand.</description><content:encoded><![CDATA[<p>Der Hafen ist gesperrt.</p><p>Niemand wurde verletzt &amp; geborgen.</p>]]></content:encoded></item>
<item><title>Nur ein Titel</title><guid>https://bote.example/2</guid></item><item></item></channel></rss>)",
      "f.xml");
  ASSERT_EQ(all.size(), 3u);
  const auto& first = std::get<Report>(all[0]);
  EXPECT_EQ(first.text, "Der Hafen ist gesperrt.\n\nNiemand wurde verletzt & geborgen.");
  EXPECT_EQ(first.title, "Brand im Hafen");
  EXPECT_EQ(first.url, "https://bote.example/1");
  EXPECT_EQ(first.outlet, "Küstenbote");
  EXPECT_EQ(first.language, "de");
  EXPECT_EQ(first.published.time, "2016-09-29T10:15:00+02:00");
  EXPECT_EQ(std::get<Report>(all[1]).text, "Nur ein Titel");
  EXPECT_EQ(std::get<Report>(all[1]).url, "https://bote.example/2");
  EXPECT_EQ(message_of(all[2]), "Entry 3 of f.xml has neither text nor title.");
}

TEST(Feed, AtomAndRdf) {
  const Report atom =
      read_one(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Bote</title><entry><title>T</title>
<link rel="self" href="https://x.example/self"/><link href="https://x.example/a"/><published>2016-09-29</published><author><name>Ann</name></author>
<content type="xhtml"><div><p>The port is <b>closed</b>.</p></div></content></entry></feed>)");
  EXPECT_EQ(atom.text, "The port is closed.");
  EXPECT_EQ(atom.url, "https://x.example/a");
  EXPECT_EQ(atom.author, "Ann");
  EXPECT_EQ(atom.language, "en");
  const Report rdf = read_one(R"(<?xml version="1.0"?><rdf:RDF><channel><title>Bote</title></channel><item><title>T</title>
<dc:date>2016-09-29</dc:date><description>Der Hafen ist gesperrt.</description></item></rdf:RDF>)");
  EXPECT_EQ(rdf.text, "Der Hafen ist gesperrt.");
  EXPECT_EQ(rdf.outlet, "Bote");
}

TEST(Feed, BrokenXmlGivesTheEntriesBefore) {
  const auto all =
      read_all("<rss><channel><item><title>Eins</title></item><item><title>Zwei</titel></item></channel></rss>", "f.xml");
  ASSERT_GE(all.size(), 2u);
  EXPECT_EQ(std::get<Report>(all[0]).text, "Eins");
  EXPECT_NE(message_of(all.back()).find("is not well-formed XML at byte"), std::string::npos);
}

TEST(Feed, NothingExternal) {
  const Report report = read_one(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item>"
      "<title>Titel &x; hier</title></item></channel></rss>");
  EXPECT_EQ(report.text.find("root:"), std::string::npos);
}

TEST(JsonFeed, Items) {
  const Report report = read_one(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Bote", "language": "de-AT",
 "items": [{"id": "1", "url": "https://b.example/1", "title": "T", "date_published": "2016-09-29T10:00:00Z", "authors": [{"name": "Ann"}],
 "content_html": "<p>Der Hafen ist gesperrt.</p>"}]})");
  EXPECT_EQ(report.text, "Der Hafen ist gesperrt.");
  EXPECT_EQ(report.outlet, "Bote");
  EXPECT_EQ(report.author, "Ann");
  EXPECT_EQ(report.published.time, "2016-09-29T10:00:00Z");
}

TEST(Warc, ResponsesPlainAndPacked) {
  const std::string info = make_warc_record("warcinfo", "", "software: x", "application/warc-fields");
  const std::string page = make_warc_record("response", "https://b.example/1", make_response(kPage));
  const std::string picture =
      make_warc_record("response", "https://b.example/p", make_response("GIF89a", "Content-Type: image/gif\r\n"));
  const std::string revisit = make_warc_record("revisit", "https://b.example/1", make_response(""));
  const std::string moved =
      make_warc_record("response", "https://b.example/2", make_response(kPage, "Content-Type: text/html\r\n", 301));
  for (const bool packed : {false, true}) {
    std::string bytes;
    for (const std::string& record : {info, page, picture, revisit, moved}) bytes += packed ? make_gzip(record) : record;
    const Report report = read_one(bytes);
    EXPECT_EQ(report.text, kSentence);
    EXPECT_EQ(report.url, "https://b.example/1");
    EXPECT_EQ(report.fetched, "2016-09-29T10:00:00Z");
  }
}

TEST(Warc, ChunkedAndPackedBodies) {
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", kPage.size());
  const std::string chunked =
      make_response(size + kPage + "\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n");
  const std::string gzip = make_response(make_gzip(kPage), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");
  const std::string lying =
      make_response(kPage, "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n");
  for (const std::string& response : {chunked, gzip, lying}) {
    EXPECT_EQ(read_one(make_warc_record("response", "https://b.example/1", response)).text, kSentence);
  }
}

TEST(Warc, VersionsOfOneAddressStayInOrder) {
  const auto all =
      read_all(make_warc_record("response", "https://b.example/1", make_response(kPage)) +
               make_warc_record("response", "https://b.example/1",
                                make_response("<p>Der Hafen ist am Abend wieder offen, teilte die Polizei mit.</p>")));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(std::get<Report>(all[0]).url, std::get<Report>(all[1]).url);
  EXPECT_NE(std::get<Report>(all[0]).id, std::get<Report>(all[1]).id);
}

TEST(Warc, BrokenOffSaysWhere) {
  const std::string whole = make_warc_record("response", "https://b.example/1", make_response(kPage));
  const auto all = read_all(whole + whole.substr(0, whole.size() - 80), "c.warc");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(message_of(all[1]), "c.warc cannot be read after record 1: its last record breaks off.");
}

TEST(Archive, MembersInTheirOwnFormats) {
  const Files files = {{"a/seite.bin", kPage},
                       {"b.txt", " date 2016-09 " + kSentence},
                       {"c.dat", std::string("\0\1\2\3", 4)},
                       {"__MACOSX/x", "x"}};
  for (const std::string& bytes : {make_zip(files), make_tar(files), make_gzip(make_tar(files))}) {
    const auto all = read_all(bytes, "p.zip");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(std::get<Report>(all[0]).text, kSentence);
    EXPECT_EQ(std::get<Report>(all[1]).published.basis, Basis::given);
    EXPECT_EQ(std::get<Unreadable>(all[2]).id, "p.zip:c.dat");
  }
  EXPECT_EQ(read_one(make_gzip(kPage)).text, kSentence);
}

TEST(Archive, WebArchive) {
  const std::string warc = make_gzip(make_warc_record("response", "https://b.example/1", make_response(kPage)));
  EXPECT_EQ(read_one(make_zip({{"datapackage.json", "{\"wacz_version\": \"1.1.1\"}"},
                               {"pages/pages.jsonl", "{}"},
                               {"archive/d.warc.gz", warc}}))
                .text,
            kSentence);
}

TEST(Archive, ContainersInContainersEnd) {
  std::string bytes = make_zip({{"a.txt", kSentence}});
  EXPECT_EQ(read_one(bytes).text, kSentence);
  for (int i = 0; i < 5; ++i) bytes = make_zip({{"inner.zip", bytes}});
  EXPECT_NE(message_of(read_all(bytes).at(0)).find("containers deep"), std::string::npos);
}

TEST(Archive, EncryptedIsSaid) {
  EXPECT_EQ(message_of(read_all(make_zip({{"a.txt", "xxxxxxxxxxxxxxxx"}}, 1), "p.zip").at(0)), "p.zip:a.txt is encrypted.");
}

TEST(Mail, SingleLetter) {
  const Report report = read_one(
      "From: =?utf-8?Q?Pressestelle_K=C3=B6ln?= <presse@stadt.example>\r\nTo: a@b.example\r\nDate: Thu, 29 Sep 2016 10:15:00 "
      "+0200\r\n"
      "Subject: =?utf-8?B?QnJhbmQg?=\r\n =?iso-8859-1?Q?im_Hafen_gel=F6scht?=\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "Der Brand ist gel=F6scht, der Hafen bleibt=\r\n gesperrt.\r\n");
  EXPECT_EQ(report.text, "Der Brand ist gelöscht, der Hafen bleibt gesperrt.");
  EXPECT_EQ(report.title, "Brand im Hafen gelöscht");
  EXPECT_EQ(report.author, "Pressestelle Köln");
  EXPECT_EQ(iso(report.published.days->from), "2016-09-29");
}

TEST(Mail, PartsAndAttachments) {
  const std::string letter =
      "From: a@b.example\nSubject: S\nContent-Type: multipart/mixed; boundary=\"x\"\n\nvorab\n--x\n"
      "Content-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\nNur Text.\n--y\nContent-Type: "
      "text/html\n\n<p>Nur Text.</p>\n--y--\n"
      "--x\nContent-Type: text/html\nContent-Disposition: attachment; filename=\"a.html\"\n\n" +
      kPage + "\n--x--\n";
  const auto all = read_all(letter, "l.eml");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(std::get<Report>(all[0]).text, "Nur Text.");
  EXPECT_EQ(std::get<Report>(all[1]).text, kSentence);
}

TEST(Mail, MboxInOrder) {
  const auto all = read_all(
      "From a Thu Sep 29\nFrom: a@b.example\nSubject: Eins\n\nErster Brief.\n>From hier\n\nFrom b Thu Sep 29\nFrom: "
      "c@d.example\nSubject: Zwei\n\nZweiter Brief.\n");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(std::get<Report>(all[0]).title, "Eins");
  EXPECT_EQ(std::get<Report>(all[1]).text, "Zweiter Brief.");
}

TEST(Docx, BlocksAndProperties) {
  const Report report =
      read_one(make_docx("<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Brand im Hafen</w:t></w:r></w:p>"
                         "<w:p><w:r><w:t xml:space=\"preserve\">Der Hafen "
                         "</w:t></w:r><w:del><w:r><w:t>war</w:t></w:r></w:del><w:r><w:t>ist gesperrt.</w:t></w:r></w:p>"
                         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Verletzte</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></"
                         "w:r></w:p></w:tc></w:tr></w:tbl>"));
  EXPECT_EQ(report.text, "Brand im Hafen\n\nDer Hafen ist gesperrt.\n\nVerletzte \t3");
  EXPECT_EQ(report.blocks.at(0).kind, BlockKind::heading);
  EXPECT_EQ(report.blocks.at(2).kind, BlockKind::table_row);
  EXPECT_EQ(report.title, "Mitteilung");
}

TEST(Pdf, LinesBecomeParagraphs) {
  const Report report = read_one(
      make_pdf("BT /F1 18 Tf 70 780 Td (Brand im Hafen) Tj ET BT /F1 10 Tf 70 740 Td (Der Hafen ist seit dem Mor-) Tj 0 -12 Td "
               "[(gen gesp) -20 (errt, sagte ein Sprecher in K\\366ln.)] TJ 0 -30 Td (Niemand wurde verletzt.) Tj ET"));
  EXPECT_EQ(report.text,
            "Brand im Hafen\n\nDer Hafen ist seit dem Morgen gesperrt, sagte ein Sprecher in Köln.\n\nNiemand wurde verletzt.");
  EXPECT_EQ(report.blocks.at(0).kind, BlockKind::heading);
}

TEST(Pdf, WithoutTextIsSaid) {
  EXPECT_EQ(message_of(read_all(make_pdf("0 0 m"), "s.pdf").at(0)), "s.pdf is a PDF without text, perhaps a scan.");
}

TEST(Detect, ByContentAlone) {
  EXPECT_EQ(detect_format("Ein Satz."), Format::text);
  EXPECT_EQ(detect_format("Von: hier\nAn: dort"), Format::text);
  EXPECT_EQ(detect_format("{\"text\": \"a\"}"), Format::jsonl);
  EXPECT_EQ(detect_format(kPage), Format::html);
  EXPECT_EQ(detect_format("  <rss version=\"2.0\">"), Format::feed);
  EXPECT_EQ(detect_format("%PDF-1.7"), Format::pdf);
  EXPECT_EQ(detect_format(make_zip({{"a", "b"}})), Format::archive);
  EXPECT_EQ(detect_format(make_docx("")), Format::docx);
  EXPECT_EQ(detect_format(make_tar({{"a", "b"}})), Format::archive);
  EXPECT_EQ(detect_format(std::string("\x7F"
                                      "ELF\0\0\0\0\1\2\3",
                                      11)),
            Format::binary);
  EXPECT_EQ(detect_format("From: a@b.example\nSubject: S\n\nText"), Format::mail);
}

}  // namespace
}  // namespace lagebild
