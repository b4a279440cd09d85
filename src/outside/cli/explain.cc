#include <algorithm>
#include <map>

#include "ground/language/pack.h"
#include "ground/text/text.h"
#include "outside/cli/query.h"

namespace lagebild {

namespace {

// Prints why a line of the record is as it is: the passages it rests on, the rule, and what led from the one to the other.
class Explaining {
 public:
  Explaining(const Program& program, const Store& store) : program_(program), words_(program.messages), store_(store) {}

  void explain(const Line& line) {
    const View view(line.json);
    heading(line, view);
    if (view.has("report") && view.has("begin")) passage(view, "");
    for (const char* side : {"a.", "b."}) {
      if (view.has(std::string(side) + "report")) passage(view, side);
    }
    for (std::size_t i = 0; i < view.count("cites"); ++i) passage(view, fmt::format("cites.{}.", i));
    rule(view);
    saying(view);
    time(view);
    dating(view);
    together(line, view);
    sheet_.print(program_.screen);
  }

 private:
  void row(std::string_view key, std::string text) {
    if (text.empty()) return;
    sheet_.add({words_.text(fmt::format("explain.{}", key)), std::move(text)});
  }

  void heading(const Line& line, const View& view) {
    std::string about = words_.word("kind", line.kind);
    if (line.kind == "figure") about += "  " + shown_figure(words_, view);
    if (line.kind == "event") about += "  " + words_.word("event", view.text("type"));
    if (line.kind == "agreement") about += "  " + words_.word("relation", view.text("relation"));
    for (const char* key : {"name", "title"}) about += view.has(key) ? "  " + view.text(key) : "";
    program_.screen.line(program_.screen.tint(Tint::strong, fmt::format("{}  {}", line.id, about)));
  }

  // The sentences around a passage, the passage itself marked.
  void passage(const View& view, const std::string& path) {
    const auto held = store_.find(view.text(path + "report"));
    const auto reading = held ? store_.reading(held->row) : Result<Reading>(Error{});
    if (!reading) return;
    const std::string& text = reading->report.text;
    const CodePoints codes(text);
    const Span span{codes.byte(view.number(path + "begin")), codes.byte(view.number(path + "end"))};
    const Span around = sentences_around(*reading, span);
    const std::string marked =
        fmt::format("{}⟦{}⟧{}", slice(text, {around.begin, span.begin}), slice(text, span), slice(text, {span.end, around.end}));
    program_.screen.line("");
    program_.screen.line("  " + wrapped(marked, 96, "  "));
    const std::string source = fmt::format("— {}{}", outlet_of(view.text(path + "report")), shown_cite(view, path));
    program_.screen.line("  " + program_.screen.tint(Tint::faint, source));
    if (language_.empty()) language_ = reading->language;
  }

  static Span sentences_around(const Reading& reading, Span span) {
    Span around = span;
    for (const Sentence& sentence : reading.text.sentences) {
      if (!sentence.span.overlaps(span)) continue;
      around.begin = std::min(around.begin, sentence.span.begin);
      around.end = std::max(around.end, sentence.span.end);
    }
    return around;
  }

  std::string outlet_of(const std::string& report) const {
    const auto line = store_.line(report);
    if (!line || line->kind != "report") return {};
    const View view(line->json);
    const std::string outlet = view.text("outlet");
    const std::string days = shown_days(words_, view.text("published.from"), view.text("published.to"));
    std::string out = outlet + (outlet.empty() || days.empty() ? "" : ", ") + days;
    return out.empty() ? out : out + ", ";
  }

  // The rule by name, and where it is written.
  void rule(const View& view) {
    const std::string name = view.text("rule");
    if (name.empty()) return;
    std::string where;
    const auto languages = load_languages(program_.data + "/languages");
    const Pack* pack = languages ? languages->find(language_) : nullptr;
    if (pack) {
      for (const std::string& room : pack->rooms()) {
        for (const auto& each : pack->rules(room).rules()) {
          if (each->name == name || room + "/" + each->name == name) where = each->where;
        }
      }
    }
    // As seen from the folder of the data: "languages/xx/…".
    if (where.starts_with(program_.data)) where.erase(0, program_.data.size());
    where.erase(0, where.find_first_not_of('/'));
    row("rule", where.empty() ? name : fmt::format("{} ({})", name, where));
  }

  std::string source(const View& view, const std::string& path) const {
    const std::string how = words_.word("how", view.text(path + ".how"));
    const std::string text = view.text(path + ".text");
    const std::string name = shown_name(words_, view, path);
    return text.empty() || text == name ? fmt::format("{} ({})", name, how) : fmt::format("{} (\"{}\", {})", name, text, how);
  }

  void saying(const View& view) {
    row("form", words_.word("form", view.text("form")));
    row("cue", view.text("cue.text"));
    if (view.has("speaker")) row("speaker", source(view, "speaker"));
    for (std::size_t i = 0; i < view.count("via"); ++i) row("via", source(view, fmt::format("via.{}", i)));
    if (view.has("addressee")) row("addressee", source(view, "addressee"));
    row("unverified", view.text("unverified.text"));
  }

  // What time words of the same sentence were taken to mean.
  void time(const View& view) {
    const std::string days = shown_days(words_, view.text("from"), view.text("to"));
    row("days", days);
    const auto held = store_.find(view.text("report"));
    if (!held || view.text("kind") != "event") return;
    const auto reading = store_.reading(held->row);
    if (!reading) return;
    const CodePoints codes(reading->report.text);
    const Span around = sentences_around(*reading, {codes.byte(view.number("begin")), codes.byte(view.number("end"))});
    for (const Time& each : reading->times) {
      if (!around.contains(each.span)) continue;
      row("time",
          fmt::format("\"{}\" = {} · {} · {}", slice(reading->report.text, each.span), each.value, each.basis, each.rule));
    }
  }

  void dating(const View& view) {
    if (!view.has("published")) return;
    row("published", shown_days(words_, view.text("published.from"), view.text("published.to")));
    row("basis", words_.word("basis", view.text("published.basis")));
    for (std::size_t i = 0; i < view.count("because"); ++i) {
      const std::string path = fmt::format("because.{}.", i);
      passage(view, path);
      row("because", fmt::format("{} [{}]", shown_reason(words_, view, path), shown_cite(view, path)));
    }
    const std::string origin = view.text("origin");
    if (origin != view.text("id")) row("origin", origin);
    row("versions", fmt::format("{}", fmt::join(view.texts("versions"), ", ")));
  }

  std::string told(const std::string& id) const {
    const auto line = store_.line(id);
    if (!line) return id;
    const View view(line->json);
    const std::string source = shown_source(words_, view);
    return fmt::format("{}  \"{}\"{}  [{}]", id, shorten(view.text("text"), 80), source.empty() ? "" : "  " + source,
                       shown_cite(view, ""));
  }

  // Matters, their members and how they stand to one another.
  void together(const Line& line, const View& view) {
    if (line.kind == "agreement") {
      row("first", told(view.text("a")));
      row("second", told(view.text("b")));
      std::vector<std::string> reasons;
      for (const std::string& reason : view.texts("because")) reasons.push_back(words_.word("because", reason));
      row("because", fmt::format("{}", fmt::join(reasons, ", ")));
    }
    if (line.kind == "copy") row("dropped", fmt::format("{}", fmt::join(view.texts("dropped"), ", ")));
    if (line.kind == "actor") row("variants", fmt::format("{}", fmt::join(view.texts("variants"), ", ")));
    if (line.kind == "actor" || line.kind == "story") row("reports", fmt::format("{}", fmt::join(view.texts("reports"), ", ")));
    const std::string matter = line.kind == "matter" ? line.id : view.text(line.kind == "entry" ? "matter" : "same_as");
    const auto found = store_.line(matter);
    if (matter.empty() || !found) return;
    const View whole(found->json);
    row("matter", words_.say("explain.matter_is", matter, whole.count("members"), whole.count("reports"), whole.text("origins")));
    for (const std::string& member : whole.texts("members")) row("member", told(member));
    relations(whole.texts("members"));
  }

  void relations(const std::vector<std::string>& members) {
    const auto holds = [&](const std::string& id) { return std::find(members.begin(), members.end(), id) != members.end(); };
    const Outcome looked = store_.each_line({"agreement"}, [&](const Line& line) {
      const View view(line.json);
      const std::string a = view.text("a");
      const std::string b = view.text("b");
      if (holds(a) && holds(b))
        row("relation", fmt::format("{} — {} — {}", a, words_.word("relation", view.text("relation")), b));
      return true;
    });
    if (!looked) program_.screen.message(looked.error().message);
  }

  const Program& program_;
  const Messages& words_;
  const Store& store_;
  Sheet sheet_{{{"", 18, Align::left, Tint::faint, false}, {"", 40, Align::left, Tint::plain, true}}};
  std::string language_;
};

}  // namespace

Exit run_explain(const Invocation& call, Program& program) {
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  if (const Outcome ready = bring_up(program, *store); !ready) return store_failed(program, *store, ready.error());
  Exit exit = Exit::done;
  for (const std::string& id : call.arguments) {
    const auto line = store->line(id);
    if (line) {
      Explaining(program, *store).explain(*line);
      if (&id != &call.arguments.back()) program.screen.line("");
    } else {
      exit = fail(program, Exit::nothing_found, program.messages.say("explain.nothing", id));
    }
  }
  return exit;
}

}  // namespace lagebild
