// Files made to harm: 44 kinds, 25 of each, from a generator with a fixed beginning. For each: no crash, an end in good
// time, and the reason or the text that is right.
#include <zlib.h>

#include <ctime>
#include <random>

#include "ground/text/text.h"
#include "tests/formats/makers.h"
#include "tests/formats/support.h"

namespace lagebild {
namespace {

using Random = std::mt19937;
constexpr const char* kSentence = "Der Hafen ist seit dem Morgen gesperrt, teilte die Polizei mit.";

std::size_t pick(Random& random, std::size_t low, std::size_t high) { return low + random() % (high - low + 1); }

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string noise(Random& random, std::size_t size, unsigned low, unsigned high) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(pick(random, low, high));
  return out;
}

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><body>" + body + "<p>" + kSentence + "</p></body></html>";
}

// Really packed, far beyond any honest ratio.
std::string bomb(std::size_t size) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  const std::string zeros(1u << 20, 'a');
  std::string out(size / 500 + 4096, '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  for (std::size_t done = 0; done < size; done += zeros.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    deflate(&stream, done + zeros.size() >= size ? Z_FINISH : Z_NO_FLUSH);
  }
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string truncated(Random& random, const std::string& bytes) {
  return bytes.substr(0, pick(random, bytes.size() / 3, bytes.size() - 8));
}

std::string flipped(Random& random, std::string bytes) {
  for (std::size_t i = pick(random, 1, 20); i > 0; --i) bytes[random() % bytes.size()] = static_cast<char>(random());
  return bytes;
}

struct Kind {
  const char* name;
  std::string (*make)(Random&);
  const char* right;  // In the text of the first report or the message of the last failure; "" where any end is right.
};

const Kind kKinds[] = {
    {"empty", [](Random&) { return std::string(); }, "is empty"},
    {"only blanks", [](Random& r) { return noise(r, pick(r, 1, 5000), 32, 32); }, "holds no text"},
    {"zeros", [](Random& r) { return std::string(pick(r, 20, 100'000), '\0'); }, "of no kind that can be read"},
    {"noise", [](Random& r) { return "\x01\x02" + noise(r, pick(r, 200, 100'000), 0, 255); }, ""},
    {"high bytes", [](Random& r) { return noise(r, pick(r, 10, 50'000), 0xA0, 0xFF); }, ""},
    {"cut characters", [](Random& r) { return std::string(kSentence) + times("\xC3", pick(r, 1, 10)) + kSentence; }, "Hafen"},
    {"half UTF-16", [](Random& r) { return "\xFF\xFE" + noise(r, 2 * pick(r, 5, 5000) + 1, 0, 255); }, ""},
    {"carriage returns", [](Random& r) { return kSentence + times("\r", pick(r, 1, 100'000)) + kSentence; }, "Hafen"},
    {"nested boxes", [](Random& r) { return page(times("<div>", pick(r, 1000, 100'000))); }, "Hafen"},
    {"nested letters", [](Random& r) { return page(times("<b><i><font color=red>", pick(r, 1000, 30'000))); }, "Hafen"},
    {"nested tables", [](Random& r) { return page(times("<table><tr><td>", pick(r, 1000, 30'000))); }, "Hafen"},
    {"boxes closed out of reach", [](Random& r) { return page(times("<div><table><tr><td></div>", pick(r, 1000, 20'000))); },
     "Hafen"},
    {"letters closed crosswise", [](Random& r) { return page(times("<b><div></b><i></div></i>", pick(r, 1000, 20'000))); },
     "Hafen"},
    {"text loose in a table", [](Random& r) { return page("<table>" + times("x<b>y</b>", pick(r, 1000, 30'000)) + "</table>"); },
     "Hafen"},
    {"open quote", [](Random& r) { return "<html><p>" + times(kSentence, 3) + "<a href=\"" + times("x ", pick(r, 1, 50'000)); },
     ""},
    {"many attributes",
     [](Random& r) {
       std::string tag = "<div";
       for (std::size_t i = pick(r, 1000, 50'000); i > 0; --i) tag += " a" + std::to_string(i) + "=x";
       return page(tag + ">");
     },
     "Hafen"},
    {"one attribute a thousand times", [](Random& r) { return page("<div " + times("class=a ", pick(r, 1000, 50'000)) + ">"); },
     "Hafen"},
    {"long attribute", [](Random& r) { return page("<div class=\"" + std::string(pick(r, 100'000, 2'000'000), 'x') + "\">"); },
     "Hafen"},
    {"open comments", [](Random& r) { return page("") + times("<!-- <!", pick(r, 1000, 50'000)); }, "Hafen"},
    {"open scripts", [](Random& r) { return page("") + times("<script>", pick(r, 1000, 50'000)); }, "Hafen"},
    {"open drawings", [](Random& r) { return page(times("<svg>", pick(r, 100, 20'000))); }, "Hafen"},
    {"open titles", [](Random& r) { return page("") + times("<title>", pick(r, 1000, 50'000)); }, "Hafen"},
    {"entities",
     [](Random& r) { return page("<p>" + times("&amp;&#x110000;&#0;&notanentity;", pick(r, 1000, 20'000)) + "</p>"); }, ""},
    {"lonely brackets", [](Random& r) { return page("<p>" + times("<", pick(r, 1000, 200'000)) + "</p>"); }, "Hafen"},
    {"deep JSON-LD",
     [](Random& r) {
       return page("<script type=\"application/ld+json\">" + times("{\"a\":[", pick(r, 1000, 50'000)) + "</script>");
     },
     "Hafen"},
    {"deep JSON", [](Random& r) { return "{\"text\": " + times("[", pick(r, 1000, 100'000)); }, "nested too deeply"},
    {"open JSON", [](Random& r) { return "{\"text\": \"" + noise(r, pick(r, 10, 50'000), 'a', 'z'); }, "without an end"},
    {"control characters in JSON",
     [](Random& r) { return "{\"text\": \"a" + noise(r, pick(r, 1, 3), 1, 8) + "b\"}" + std::string(200, ' '); },
     "control character"},
    {"laughing entities",
     [](Random& r) {
       std::string out = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">";
       for (std::size_t i = 1; i < pick(r, 10, 40); ++i)
         out += "<!ENTITY a" + std::to_string(i) + " \"" + times("&a" + std::to_string(i - 1) + ";", 10) + "\">";
       return out + "]><rss><channel><item><title>&a9; Hafen</title></item></channel></rss>";
     },
     ""},
    {"outer entities",
     [](Random&) {
       return std::string(
           "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>Der "
           "Hafen &x;</title></item></channel></rss>");
     },
     "Hafen"},
    {"deep XML", [](Random& r) { return "<rss><channel><item><title>Hafen</title>" + times("<a>", pick(r, 1000, 200'000)); },
     "well-formed"},
    {"cut XML",
     [](Random& r) {
       return truncated(r, "<rss><channel>" + times("<item><title>Der Hafen</title></item>", 50) + "</channel></rss>");
     },
     "well-formed"},
    {"gzip bomb", [](Random& r) { return bomb(pick(r, 20, 40) << 20); }, "far more"},
    {"bomb in a zip", [](Random& r) { return make_zip({{"a.gz", bomb(pick(r, 20, 40) << 20)}}); }, "far more"},
    {"cut zip",
     [](Random& r) { return truncated(r, make_zip({{"a.txt", noise(r, 3000, 'a', 'z')}, {"b.txt", noise(r, 3000, 'a', 'z')}})); },
     ""},
    {"climbing names",
     [](Random& r) {
       return make_zip(
           {{times("../", pick(r, 1, 20)) + "etc/cron.d/x", kSentence}, {"/etc/passwd", kSentence}, {"C:\\x", kSentence}});
     },
     "Hafen"},
    {"locked zip", [](Random& r) { return make_zip({{"a.txt", noise(r, pick(r, 20, 900), 'a', 'z')}}, 1); }, "is encrypted"},
    {"bent tar",
     [](Random& r) {
       std::string tar = make_tar({{"a.txt", kSentence}});
       tar.replace(124, 11, noise(r, 11, '0', '9'));
       return tar;
     },
     ""},
    {"cut gzip", [](Random& r) { return truncated(r, make_gzip(noise(r, 5000, 'a', 'z'))); }, ""},
    {"lying WARC",
     [](Random& r) {
       return "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(pick(r, 10'000'000'000, 99'000'000'000)) +
              "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
     },
     "larger ones than"},
    {"WARC without lengths",
     [](Random& r) { return "WARC/1.0\r\nWARC-Type: response\r\n" + noise(r, pick(r, 1, 500), 'a', 'z') + "\r\n\r\n"; },
     "does not say its length"},
    {"lying chunks",
     [](Random& r) {
       return make_warc_record(
                  "response", "https://b.example/",
                  make_response("ffffffffffffffff\r\n" + page(""), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")) +
              std::string(pick(r, 1, 4), '\n');
     },
     "Hafen"},
    {"letter in letter",
     [](Random& r) {
       std::string out = "From: a@b.example\nSubject: S\n";
       for (std::size_t i = 0; i < pick(r, 100, 3000); ++i)
         out += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
       return out + "\n" + kSentence;
     },
     ""},
    {"boundaries without end",
     [](Random& r) {
       return "From: a@b.example\nSubject: S\nContent-Type: multipart/mixed; boundary=b\n\n" +
              times("--b\n\n", pick(r, 1000, 100'000)) + kSentence;
     },
     ""},
    {"pages in a circle",
     [](Random& r) {
       std::string pdf = make_pdf("BT /F1 12 Tf (Hafen) Tj ET");
       const std::size_t at = pdf.find("[3 0 R]");
       pdf.replace(at, 7, "[2 0 R]");
       return pdf + std::string(pick(r, 1, 9), '\n');
     },
     ""},
    {"bent PDF", [](Random& r) { return flipped(r, make_pdf("BT /F1 12 Tf 10 10 Td (Der Hafen) Tj ET")); }, ""},
    {"deep DOCX",
     [](Random& r) {
       return make_docx(times("<w:tbl><w:tr><w:tc>", pick(r, 100, 20'000)) + "<w:p><w:r><w:t>Hafen</w:t></w:r></w:p>");
     },
     ""},
    {"bent DOCX", [](Random& r) { return flipped(r, make_docx("<w:p><w:r><w:t>Hafen</w:t></w:r></w:p>")); }, ""},
};

// What every report owes, however hostile its bytes.
void check(const Part& part, const char* name) {
  const auto* report = std::get_if<Report>(&part.outcome);
  if (report == nullptr) {
    const std::string& message = std::get<Unreadable>(part.outcome).message;
    EXPECT_TRUE(message.ends_with('.')) << name << ": " << message;
    EXPECT_TRUE(valid_utf8(message)) << name;
    return;
  }
  EXPECT_TRUE(valid_utf8(report->text)) << name;
  EXPECT_FALSE(report->text.empty()) << name;
  std::uint32_t end = 0;
  for (const Block& block : report->blocks) {
    EXPECT_TRUE(block.span.begin >= end && block.span.end > block.span.begin && block.span.end <= report->text.size()) << name;
    end = block.span.end;
  }
  for (const SourceRun& run : report->map)
    EXPECT_TRUE(run.text.end <= report->text.size() && run.source.end <= part.source.size()) << name;
}

TEST(Hostile, EveryKindEndsForTheRightReason) {
  EXPECT_GE(std::size(kKinds), 40u);
  Random random(20160929);
  for (const Kind& kind : kKinds) {
    for (int i = 0; i < 25; ++i) {
      const std::string bytes = kind.make(random);
      std::string text, message;
      int parts = 0;
      const std::clock_t start = std::clock();
      read_reports({"h", bytes}, shipped(), [&](const Part& part) {
        check(part, kind.name);
        if (const auto* report = std::get_if<Report>(&part.outcome); report != nullptr && text.empty()) text = report->text;
        if (const auto* bad = std::get_if<Unreadable>(&part.outcome)) message = bad->message;
        return ++parts < 10'000;
      });
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      EXPECT_LT(seconds, 10) << kind.name << " of " << bytes.size() << " bytes";
      EXPECT_TRUE(text.find(kind.right) != std::string::npos || message.find(kind.right) != std::string::npos)
          << kind.name << ": text \"" << text.substr(0, 100) << "\", message \"" << message << "\"";
      EXPECT_GT(parts, 0) << kind.name;
    }
  }
}

// Twice the bytes take about twice the time.
TEST(Hostile, TimeIsLinear) {
  const std::pair<const char*, std::string (*)(std::size_t)> makers[] = {
      {"boxes", [](std::size_t n) { return page(times("<div>", n)); }},
      {"letters", [](std::size_t n) { return page(times("<b class=x><p>", n)); }},
      {"tables", [](std::size_t n) { return page(times("<table><tr><td>x", n)); }},
      {"loose", [](std::size_t n) { return page("<table>" + times("x<p>y", n)); }},
      {"paragraphs", [](std::size_t n) { return page(times("<p>Ein kurzer Satz steht hier.", n)); }},
      {"items", [](std::size_t n) { return page("<ul>" + times("<li><a href=x>Ein Verweis auf etwas</a>", n)); }},
      {"quotes", [](std::size_t n) { return page(times("<a title=\"", n)); }},
      {"entities", [](std::size_t n) { return page(times("&lt;&uuml;", n)); }},
      {"brackets", [](std::size_t n) { return page(times("</", n)); }},
      {"words", [](std::size_t n) { return times("wort ", n); }},
      {"headings", [](std::size_t n) { return page(times("<h2>Mehr zum Thema</h2>", n)); }},
  };
  for (const auto& [name, make] : makers) {
    double seconds[2] = {};
    for (int round = 0; round < 2; ++round) {
      const std::string bytes = make(round == 0 ? 15'000 : 30'000);
      double best = 1e9;
      for (int i = 0; i < 2; ++i) {
        const std::clock_t start = std::clock();
        read_all(bytes);
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
      }
      seconds[round] = best;
    }
    EXPECT_LT(seconds[1], 3 * seconds[0] + 0.1) << name << " " << seconds[0] << " then " << seconds[1];
  }
}

}  // namespace
}  // namespace lagebild
