#include "report/reading/describe.h"

#include <algorithm>

#include "report/time/describe.h"

namespace lagebild {
namespace {

std::string quoted(const Reading& reading, Span span) { return "\"" + std::string(slice(reading.report.text, span)) + "\""; }

std::string quoted(const Reading& reading, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " … ") + std::string(slice(reading.report.text, span));
  return "\"" + out + "\"";
}

std::string dates(const Days& days) { return days.exact() ? iso(days.from) : iso(days.from) + ".." + iso(days.to); }

// Name, else the words; "?" where a speaker is known to be there but unnamed.
std::string who(const Source& source) { return source.name ? *source.name : source.text.empty() ? "?" : "'" + source.text + "'"; }

void attribute(const Attribution& attribution, std::string& out) {
  if (attribution.speaker) out += " | speaker " + who(*attribution.speaker);
  for (const Source& via : attribution.via) out += " | via " + who(via);
  if (attribution.unverified) out += " | unverified";
}

std::string describe(const Reading& reading, const Figure& figure) {
  std::string out = lagebild::describe(figure, reading.text);
  attribute(figure.attribution, out);
  return out;
}

std::string describe(const Reading& reading, const Statement& statement) {
  static constexpr std::string_view kForms[] = {"direct", "indirect", "free-indirect", "continued-indirect", "reported"};
  std::string out = "statement " + quoted(reading, statement.spans) + " = " +
                    std::string(kForms[static_cast<std::size_t>(statement.form)]) + " " + statement.act;
  attribute(statement.attribution, out);
  if (statement.addressee) out += " | to " + who(*statement.addressee);
  if (statement.said) out += " | said " + dates(*statement.said);
  if (!statement.channel.empty()) out += " | channel " + statement.channel;
  if (statement.nested) out += " | nested";
  return out;
}

std::string describe(const Reading& reading, const Event& event) {
  static constexpr std::string_view kStatus[] = {"happened", "planned",      "demanded", "threatened",
                                                 "denied",   "hypothetical", "ended"};
  static constexpr std::string_view kRoles[] = {"actor", "target", "recipient", "victim", "instrument"};
  std::string out = "event " + quoted(reading, event.span) + " = " + event.type + " " +
                    std::string(kStatus[static_cast<std::size_t>(event.status)]);
  for (const Party& party : event.parties)
    out += " | " + std::string(kRoles[static_cast<std::size_t>(party.role)]) + " " + party.text;
  if (event.place) out += " | place " + (event.place->name.empty() ? event.place->text : event.place->name);
  if (event.days) out += " | " + dates(*event.days);
  attribute(event.attribution, out);
  return out;
}

}  // namespace

std::vector<std::string> describe(const Reading& reading, const std::vector<std::string>& kinds) {
  std::vector<std::pair<std::uint32_t, std::string>> lines;
  const auto wanted = [&](std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
  const auto add = [&](const auto& findings) {
    for (const auto& finding : findings) lines.emplace_back(finding.span.begin, describe(reading, finding));
  };
  if (wanted("time")) {
    for (const Time& time : reading.times) lines.emplace_back(time.span.begin, describe(time, reading.text));
  }
  if (wanted("mention")) {
    for (const Mention& mention : reading.mentions.all) {
      lines.emplace_back(mention.span.begin, "mention " + describe(mention, reading.mentions, reading.text));
    }
  }
  if (wanted("figure")) add(reading.figures);
  if (wanted("figure-alone")) {
    for (const Figure& figure : reading.figures) lines.emplace_back(figure.span.begin, lagebild::describe(figure, reading.text));
  }
  if (wanted("statement")) add(reading.speech.statements);
  if (wanted("event")) add(reading.events);
  if (wanted("event-alone")) {
    for (Event event : reading.events) {
      event.attribution = {};
      lines.emplace_back(event.span.begin, describe(reading, event));
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  out.reserve(lines.size());
  for (auto& [at, line] : lines) out.push_back(std::move(line));
  return out;
}

}  // namespace lagebild
