// PDF press releases: the text of the pages' content streams, put into lines and paragraphs by where it stands. qpdf opens
// the file; scans without text are unreadable. Not for columns of small print: the order is that of the file.

// qpdf 11 asks to be told which of its pointer types are meant.
#define POINTERHOLDER_TRANSITION 4

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/pdf_font.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::size_t kMostPages = 2000;
constexpr int kMostForms = 6;

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  [[nodiscard]] Matrix times(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
            c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
};

struct Chunk {
  double x = 0, end = 0, y = 0, size = 0;
  std::string text;
};

PdfFont load_font(QPDFObjectHandle font) {
  PdfFont out;
  const bool composite = font.getKey("/Subtype").isNameAndEquals("/Type0");
  if (composite) out.code_size = 2;
  if (!composite) {
    const bool mac = font.getKey("/Encoding").isNameAndEquals("/MacRomanEncoding");
    for (std::uint32_t code = 32; code < 256; ++code) {
      out.characters[code] = to_utf8(std::string(1, static_cast<char>(code)), mac ? "macintosh" : "windows-1252");
    }
    if (QPDFObjectHandle differences =
            font.getKey("/Encoding").isDictionary() ? font.getKey("/Encoding").getKey("/Differences") : QPDFObjectHandle();
        differences.isInitialized() && differences.isArray()) {
      std::uint32_t code = 0;
      for (const QPDFObjectHandle& item : differences.getArrayAsVector()) {
        QPDFObjectHandle value = item;
        if (value.isInteger()) code = static_cast<std::uint32_t>(std::clamp<long long>(value.getIntValue(), 0, 255));
        if (!value.isName()) continue;
        if (std::string text = glyph_text(std::string_view(value.getName()).substr(1)); !text.empty())
          out.characters[code] = text;
        ++code;
      }
    }
    QPDFObjectHandle widths = font.getKey("/Widths"), first = font.getKey("/FirstChar");
    if (widths.isArray() && first.isInteger()) {
      long long code = first.getIntValue();
      for (const QPDFObjectHandle& item : widths.getArrayAsVector()) {
        QPDFObjectHandle width = item;
        if (code >= 0 && code < 256 && width.isNumber()) out.widths[static_cast<std::size_t>(code)] = width.getNumericValue();
        ++code;
      }
    }
  }
  if (QPDFObjectHandle map = font.getKey("/ToUnicode"); map.isStream()) {
    const auto data = map.getStreamData(qpdf_dl_generalized);
    read_to_unicode({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, out);
    if (composite) out.code_size = std::max(out.code_size, 2);
  }
  return out;
}

// Follows the text operators of one content stream (ISO 32000-1, 9.4).
class TextReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  TextReader(const QPDFObjectHandle& resources, std::vector<Chunk>& chunks, std::map<QPDFObjGen, PdfFont>& fonts, Matrix page,
             int level)
      : resources_(resources), chunks_(chunks), fonts_(fonts), state_{page, nullptr, 0, 0, 0, 0, 1}, level_(level) {}

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) {
      if (operands_.size() < 64) operands_.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  struct State {
    Matrix page;
    const PdfFont* font;
    double size, character, word, leading, scale;
  };

  double number(std::size_t i) { return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0; }
  Matrix matrix() { return {number(0), number(1), number(2), number(3), number(4), number(5)}; }

  void run(const std::string& op) {
    if (op == "q" && saved_.size() < 64) saved_.push_back(state_);
    if (op == "Q" && !saved_.empty()) state_ = saved_.back(), saved_.pop_back();
    if (op == "cm") state_.page = matrix().times(state_.page);
    if (op == "BT") text_ = line_ = Matrix{};
    if (op == "Tf") set_font();
    if (op == "Tc") state_.character = number(0);
    if (op == "Tw") state_.word = number(0);
    if (op == "TL") state_.leading = number(0);
    if (op == "Tz") state_.scale = number(0) / 100;
    if (op == "Tm") text_ = line_ = matrix();
    if (op == "TD") state_.leading = -number(1);
    if (op == "Td" || op == "TD") move(number(0), number(1));
    if (op == "T*" || op == "'" || op == "\"") move(0, -state_.leading);
    if (op == "Tj" || op == "'" || op == "\"") show(operands_.empty() ? QPDFObjectHandle() : operands_.back());
    if (op == "TJ") show_all();
    if (op == "Do") form();
  }

  void move(double x, double y) { text_ = line_ = Matrix{1, 0, 0, 1, x, y}.times(line_); }

  void set_font() {
    state_.size = number(1);
    state_.font = nullptr;
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary()) return;
    QPDFObjectHandle all = resources_.getKey("/Font");
    if (!all.isDictionary()) return;
    QPDFObjectHandle font = all.getKey(operands_[0].getName());
    if (!font.isDictionary()) return;
    const auto known = fonts_.find(font.getObjGen());
    if (known != fonts_.end() && font.isIndirect()) {
      state_.font = &known->second;
    } else if (fonts_.size() < 500) {
      const QPDFObjGen key = font.isIndirect() ? font.getObjGen() : QPDFObjGen(-1 - static_cast<int>(fonts_.size()), 0);
      state_.font = &(fonts_[key] = load_font(font));
    }
  }

  void show_all() {
    if (operands_.empty() || !operands_[0].isArray()) return;
    for (const QPDFObjectHandle& item : operands_[0].getArrayAsVector()) {
      QPDFObjectHandle value = item;
      if (value.isNumber())
        text_ = Matrix{1, 0, 0, 1, -value.getNumericValue() / 1000 * state_.size * state_.scale, 0}.times(text_);
      if (value.isString()) show(value);
    }
  }

  void show(QPDFObjectHandle value) {
    if (!value.isInitialized() || !value.isString() || state_.font == nullptr) return;
    const std::string codes = value.getStringValue();
    const Matrix from = text_.times(state_.page);
    Chunk chunk{from.e, 0, from.f, std::hypot(from.c, from.d) * std::abs(state_.size), {}};
    const auto step = static_cast<std::size_t>(state_.font->code_size);
    for (std::size_t i = 0; i + step <= codes.size(); i += step) {
      std::uint32_t code = 0;
      for (std::size_t k = 0; k < step; ++k) code = code << 8 | static_cast<unsigned char>(codes[i + k]);
      if (const auto found = state_.font->characters.find(code); found != state_.font->characters.end())
        chunk.text += found->second;
      const double width =
          state_.font->width(code) / 1000 * state_.size + state_.character + (code == 32 && step == 1 ? state_.word : 0);
      text_ = Matrix{1, 0, 0, 1, width * state_.scale, 0}.times(text_);
    }
    chunk.end = text_.times(state_.page).e;
    if (!chunk.text.empty() && chunks_.size() < 1'000'000) chunks_.push_back(std::move(chunk));
  }

  void form() {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary() || level_ >= kMostForms) return;
    QPDFObjectHandle all = resources_.getKey("/XObject");
    if (!all.isDictionary()) return;
    QPDFObjectHandle object = all.getKey(operands_[0].getName());
    if (!object.isStream() || !object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    QPDFObjectHandle inner = object.getDict().getKey("/Resources");
    TextReader reader(inner.isDictionary() ? inner : resources_, chunks_, fonts_, state_.page, level_ + 1);
    QPDFPageObjectHelper(object).parseContents(&reader);
  }

  QPDFObjectHandle resources_;
  std::vector<Chunk>& chunks_;
  std::map<QPDFObjGen, PdfFont>& fonts_;
  State state_;
  int level_;
  std::vector<State> saved_;
  std::vector<QPDFObjectHandle> operands_;
  Matrix text_, line_;
};

struct PrintedLine {
  std::string text;
  double x = 0, end = 0, y = 0, size = 0;
  std::size_t page = 0;
};

void to_lines(const std::vector<Chunk>& chunks, std::size_t page, std::vector<PrintedLine>& lines) {
  bool open = false;
  for (const Chunk& chunk : chunks) {
    const double size = std::max(chunk.size, 1.0);
    const bool same = open && std::abs(chunk.y - lines.back().y) < 0.4 * size && chunk.x > lines.back().end - size;
    if (!same) lines.push_back({"", chunk.x, chunk.x, chunk.y, size, page});
    PrintedLine& line = lines.back();
    const bool gap = same && chunk.x - line.end > 0.18 * size && !line.text.empty() && line.text.back() != ' ';
    if (gap) line.text += chunk.x - line.end > 3 * size ? '\t' : ' ';
    line.text += chunk.text;
    line.end = std::max(line.end, chunk.end);
    open = true;
  }
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c < '0' || c > '9') && c != ' ') out += c;
  }
  return out;
}

// Lines of the same words on half of the pages are the paper's, not the report's.
std::map<std::string, std::size_t> repeated_lines(const std::vector<PrintedLine>& lines) {
  std::map<std::string, std::size_t> last_page, count;
  for (const PrintedLine& line : lines) {
    const std::string key = without_digits(line.text);
    const auto [known, fresh] = last_page.emplace(key, line.page);
    if (fresh || known->second != line.page) ++count[key];
    known->second = line.page;
  }
  return count;
}

double usual_size(const std::vector<PrintedLine>& lines) {
  std::map<long, std::size_t> sizes;
  for (const PrintedLine& line : lines) sizes[std::lround(line.size * 2)] += line.text.size();
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() ? 10 : static_cast<double>(most->first) / 2;
}

// Joins a line to the paragraph before it; a word cut at the line's end grows together.
void join(std::string& paragraph, std::string_view line) {
  const bool cut = paragraph.size() > 2 && paragraph.back() == '-' && !line.empty() && line[0] >= 'a' && line[0] <= 'z';
  if (cut && paragraph[paragraph.size() - 2] != ' ') {
    paragraph.pop_back();
  } else {
    paragraph += ' ';
  }
  paragraph += line;
}

void to_blocks(const std::vector<PrintedLine>& lines, std::size_t pages, Report& report) {
  const double usual = usual_size(lines);
  const auto repeated = repeated_lines(lines);
  std::string paragraph;
  const PrintedLine* before = nullptr;
  bool heading = false;
  const auto close = [&] {
    if (const std::string text = std::string(trim(paragraph)); !text.empty())
      append_block(report, text, heading ? BlockKind::heading : BlockKind::paragraph);
    paragraph.clear();
  };
  for (const PrintedLine& line : lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    const auto count = repeated.find(without_digits(line.text));
    if (pages >= 3 && count != repeated.end() && 2 * count->second >= pages) {
      report.dropped.push_back({std::string(text), "header or footer"});
      continue;
    }
    const bool large = line.size > 1.15 * usual;
    const bool gap = before != nullptr && before->page == line.page &&
                     (before->y - line.y > 1.7 * line.size || line.y > before->y + 0.5 * line.size);
    if (paragraph.empty() || gap || large != heading) {
      close();
      heading = large;
      paragraph = text;
    } else {
      join(paragraph, text);
    }
    before = &line;
  }
  close();
}

void take_info(QPDF& pdf, Report& report) {
  QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
  if (!info.isDictionary()) return;
  const auto text = [&](const char* key) {
    return info.getKey(key).isString() ? collapse(to_utf8(info.getKey(key).getUTF8Value())) : std::string();
  };
  if (!text("/Title").empty()) report.title = text("/Title");
  if (!text("/Author").empty()) report.author = text("/Author");
  std::string date = text("/CreationDate");  // "D:20160929101500+02'00'"
  if (date.starts_with("D:")) {
    if (auto published = read_date(date.substr(2, 8))) report.published = *published;
  }
}

void read_pages(const Input& input, Report& report) {
  const auto pdf = QPDF::create();
  pdf->setSuppressWarnings(true);
  pdf->processMemoryFile("input", input.bytes.data(), input.bytes.size());
  take_info(*pdf, report);
  std::map<QPDFObjGen, PdfFont> fonts;
  std::vector<PrintedLine> lines;
  std::size_t pages = 0;
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(*pdf).getAllPages()) {
    if (++pages > kMostPages) break;
    std::vector<Chunk> chunks;
    TextReader reader(page.getAttribute("/Resources", false), chunks, fonts, Matrix{}, 0);
    page.parseContents(&reader);
    to_lines(chunks, pages, lines);
  }
  to_blocks(lines, pages, report);
  if (pages > kMostPages) report.notes.push_back(fmt::format("Only the first {} pages were read.", kMostPages));
}

}  // namespace

void read_pdf(const Input& input, Run& run, std::uint32_t) {
  Report report;
  std::string problem;
  if (input.bytes.size() > 8 * run.settings().limits.document) problem = "is larger than any press release";
  try {
    if (problem.empty()) read_pages(input, report);
  } catch (const QPDFExc& error) {
    problem =
        error.getErrorCode() == qpdf_e_password ? "is encrypted" : "is a broken PDF (" + to_utf8(error.getMessageDetail()) + ")";
  } catch (const std::exception& error) {
    problem = "is a broken PDF (" + to_utf8(error.what()) + ")";
  }
  if (problem.empty() && report.text.empty()) problem = "is a PDF without text, perhaps a scan";
  if (!problem.empty()) return run.refuse(input, input.bytes, Format::pdf, fmt::format("{} {}.", input.name, problem));
  run.give(std::move(report), input, input.bytes, Format::pdf);
}

}  // namespace lagebild
