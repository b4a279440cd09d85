#include "report/reading/corpus.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "ground/language/pack.h"
#include "report/reading/describe.h"

namespace lagebild {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = text.find_first_not_of(' '); i < text.size(); i = text.find_first_not_of(' ', i)) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    out.emplace_back(text.substr(i, end - i));
    i = end;
  }
  return out;
}

struct Situation {
  int line = 0;
  std::string text;
  std::vector<std::string> expected, gaps;
};

class Runner {
 public:
  Runner(std::string_view name, std::string_view code, const Languages& languages, const Knowledge& knowledge)
      : name_(name), code_(code), languages_(languages), knowledge_(knowledge) {}

  void line(std::string_view raw, int number) {
    const std::string_view line = trimmed(raw);
    if (line.empty()) {
      finish();
      out_.blessed += "\n";
    } else if (line.front() == '#') {
      finish();
      out_.blessed += std::string(raw) + "\n";
    } else if (raw.front() == ' ' || raw.front() == '\t' || line.front() == '~') {
      finding(line, number);
    } else if (!now_ && setting(line, number)) {
      out_.blessed += std::string(raw) + "\n";
    } else {
      if (!now_) now_ = Situation{number, {}, {}, {}};
      now_->text += (now_->text.empty() || now_->text.ends_with("\n") ? "" : " ") +
                    (line == "\\n" ? std::string("\n\n") : std::string(line));
      out_.blessed += std::string(raw) + "\n";
    }
  }

  CheckResult take() {
    finish();
    allow_misses();
    if (out_.blessed.ends_with("\n\n")) out_.blessed.pop_back();
    return std::move(out_);
  }

 private:
  void finding(std::string_view line, int number) {
    if (!now_) {
      out_.failures.push_back(where(number) + "a finding stands before any text.");
    } else if (line.front() == '~') {
      now_->gaps.emplace_back(trimmed(line.substr(1)));
    } else {
      now_->expected.emplace_back(line);
    }
  }

  bool setting(std::string_view line, int number) {
    if (line.starts_with("now ")) {
      const std::string_view day = trimmed(line.substr(4));
      published_ = day == "unknown" ? std::nullopt : parse_days(day);
      if (!published_ && day != "unknown")
        out_.failures.push_back(where(number) + "\"" + std::string(day) + "\" is no day, month or year.");
      return true;
    }
    if (line.starts_with("grammar ")) {
      least_ = std::atoi(std::string(line.substr(8)).c_str());
      return true;
    }
    if (line.starts_with("kinds ")) {
      kinds_ = split(line.substr(6));
      return true;
    }
    return false;
  }

  // Grammar is learnt: a new model may lose a report here and there. "grammar 90" wants 90 in 100 whole, and all of them
  // only looked at where the pack has a model.
  void allow_misses() {
    if (least_ == 0 || (out_.cases - broken_) * 100 < out_.cases * least_) return;
    out_.misses = std::move(out_.failures);
    out_.failures.clear();
  }

  bool skipped() const {
    const Pack* pack = least_ == 0 ? nullptr : languages_.find(code_);
    return pack != nullptr && !pack->grammar().can_annotate();
  }

  void keep_unread(const Situation& situation) {
    for (const std::string& line : situation.expected) out_.blessed += "  " + line + "\n";
    for (const std::string& gap : situation.gaps) out_.blessed += "~ " + gap + "\n";
  }

  void finish() {
    if (!now_) return;
    if (skipped()) {
      keep_unread(*now_);
      now_.reset();
      return;
    }
    const Situation situation = std::move(*now_);
    now_.reset();
    ++out_.cases;
    Report report;
    report.text = situation.text;
    report.language = code_;
    if (published_) report.published = {published_, Basis::given, {}};
    const std::vector<std::string> found = describe(read_report(std::move(report), languages_, knowledge_), kinds_);
    const std::size_t before = out_.failures.size();
    compare(situation, found);
    if (out_.failures.size() > before) ++broken_;
    for (const std::string& line : found) out_.blessed += "  " + line + "\n";
    for (const std::string& gap : situation.gaps) out_.blessed += "~ " + gap + "\n";
  }

  void compare(const Situation& situation, const std::vector<std::string>& found) {
    out_.findings += static_cast<int>(situation.expected.size());
    const auto count = [](const std::vector<std::string>& lines, const std::string& line) {
      return std::count(lines.begin(), lines.end(), line);
    };
    for (const std::string& line : situation.expected) {
      if (count(found, line) < count(situation.expected, line))
        out_.failures.push_back(where(situation.line) + "missing: " + line);
    }
    for (const std::string& line : found) {
      if (count(situation.expected, line) == 0 && count(situation.gaps, line) == 0)
        out_.failures.push_back(where(situation.line) + "found too: " + line);
    }
    for (const std::string& gap : situation.gaps) {
      ++out_.gaps;
      if (count(found, gap) > 0)
        out_.failures.push_back(where(situation.line) + "a known gap is closed; make it an expectation: " + gap);
    }
  }

  [[nodiscard]] std::string where(int line) const { return name_ + ":" + std::to_string(line) + ": "; }

  std::string name_, code_;
  const Languages& languages_;
  const Knowledge& knowledge_;
  CheckResult out_;
  std::optional<Days> published_;
  std::vector<std::string> kinds_;
  int least_ = 0;   // Of 100 reports this many must come out whole; 0 where all must.
  int broken_ = 0;  // Reports that did not.
  std::optional<Situation> now_;
};

}  // namespace

CheckResult check_corpus(std::string_view name, std::string_view content, std::string_view code, const Languages& languages,
                         const Knowledge& knowledge) {
  Runner runner(name, code, languages, knowledge);
  int number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    runner.line(content.substr(begin, end - begin), ++number);
    begin = end + 1;
  }
  return runner.take();
}

}  // namespace lagebild
