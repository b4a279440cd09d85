#include "outside/wire/reading.h"

#include "outside/wire/names.h"

namespace lagebild {

namespace {

constexpr std::string_view schema = "lagebild.reading/1";

std::string_view text_of(const Print& print, Span span) { return slice(print.reading.report.text, span); }

void put_text(Writer& writer, Span span, const Print& print) {
  writer.put_span(span, print.codes);
  writer.put("text", text_of(print, span));
}

// Cue or frame: the words and where they stand.
void put_words(Writer& writer, std::string_view name, const std::vector<Span>& spans, const Print& print) {
  if (spans.empty()) return;
  writer.object(name, [&] {
    writer.put("spans", spans, print.codes);
    std::string text;
    for (Span span : spans) {
      if (!text.empty()) text += " … ";
      text += text_of(print, span);
    }
    writer.put("text", text);
  });
}

void put_actor(Writer& writer, const std::optional<std::uint32_t>& actor, const Print& print) {
  if (actor && *actor < print.actor_ids.size()) writer.put("actor", print.actor_ids[*actor]);
}

void put_mention(Writer& writer, const Mention& mention, const Print& print) {
  put_text(writer, mention.span, print);
  writer.put("kind", name_of(mention.kind));
  put_actor(writer, mention.actor, print);
  writer.put("rule", mention.rule);
}

void put_reading_actor(Writer& writer, const Actor& actor) {
  writer.put("id", actor.id);
  writer.put("name", actor.name);
  writer.put("kind", name_of(actor.kind));
  writer.put_if("roles", actor.roles);
  writer.put_if("country", actor.country);
  writer.put_if("of", actor.of);
  writer.put_if("place", actor.place);
}

void put_time(Writer& writer, const Time& time, const Print& print) {
  put_text(writer, time.span, print);
  writer.object("timex", [&] {
    writer.put("type", name_of(time.type));
    writer.put("value", time.value);
    writer.put_if("mod", time.mod);
  });
  if (time.days) writer.put_days(*time.days);
  if (!time.candidates.empty()) {
    writer.list("candidates", [&] {
      for (const Days& days : time.candidates) writer.object([&] { writer.put_days(days); });
    });
  }
  writer.put_if("edtf", time.edtf);
  writer.put_if("basis", time.basis);
  writer.object("meaning", [&] {
    writer.put("anchor", name_of(time.meaning.anchor));
    writer.put_if("formula", time.meaning.formula);
  });
  writer.put("rule", time.rule);
}

void put_party(Writer& writer, const Party& party, const Print& print) {
  writer.put("role", name_of(party.role));
  writer.put("text", party.text);
  put_actor(writer, party.actor, print);
  if (party.actor && *party.actor < print.reading.mentions.actors.size()) {
    writer.put_if("name", print.reading.mentions.actors[*party.actor].name);
  }
  writer.put("spans", party.spans, print.codes);
}

void put_place(Writer& writer, const EventPlace& place) {
  writer.put("text", place.text);
  writer.put_if("name", place.name);
  if (place.lat && place.lon) {
    writer.put("lat", *place.lat);
    writer.put("lon", *place.lon);
  }
  writer.put("precision", name_of(place.precision));
  writer.put_if("gazetteer", place.gazetteer);
}

void put_blocks(Writer& writer, const Report& report, const Print& print) {
  if (!report.blocks.empty()) {
    writer.list("blocks", [&] {
      for (const Block& block : report.blocks) {
        writer.object([&] {
          writer.put_span(block.span, print.codes);
          writer.put("kind", name_of(block.kind));
          writer.put_if("time", block.time);
        });
      }
    });
  }
  if (report.dropped.empty()) return;
  writer.list("dropped", [&] {
    for (const Dropped& dropped : report.dropped) {
      writer.object([&] {
        writer.put("text", dropped.text);
        writer.put("reason", dropped.reason);
      });
    }
  });
}

template <typename Items, typename Put>
void put_all(Writer& writer, std::string_view name, const Items& items, Put put) {
  writer.list(name, [&] {
    for (const auto& item : items) writer.object([&] { put(item); });
  });
}

void put_findings(Writer& writer, const Reading& reading, const Print& print) {
  writer.list("sentences", [&] {
    for (const Sentence& sentence : reading.text.sentences) writer.value(sentence.span, print.codes);
  });
  put_all(writer, "mentions", reading.mentions.all, [&](const Mention& mention) { put_mention(writer, mention, print); });
  put_all(writer, "actors", reading.mentions.actors, [&](const Actor& actor) { put_reading_actor(writer, actor); });
  put_all(writer, "times", reading.times, [&](const Time& time) { put_time(writer, time, print); });
  put_all(writer, "figures", reading.figures, [&](const Figure& figure) { put_figure(writer, figure, print); });
  put_all(writer, "statements", reading.speech.statements,
          [&](const Statement& statement) { put_statement(writer, statement, print); });
  put_all(writer, "events", reading.events, [&](const Event& event) { put_event(writer, event, print); });
}

}  // namespace

Print print_of(const Reading& reading) {
  Print print{reading, CodePoints(reading.report.text), {}};
  for (const Actor& actor : reading.mentions.actors) print.actor_ids.push_back(actor.id);
  return print;
}

void put_source(Writer& writer, std::string_view name, const Source& source, const Print& print) {
  if (!name.empty()) writer.key(name);
  writer.object([&] {
    writer.put("spans", source.spans, print.codes);
    writer.put_if("text", source.text);
    put_actor(writer, source.actor, print);
    writer.put_if("name", source.name);
    writer.put("how", name_of(source.how));
  });
}

void put_attribution(Writer& writer, const Attribution& attribution, const Print& print) {
  if (attribution.speaker) put_source(writer, "speaker", *attribution.speaker, print);
  if (!attribution.via.empty()) {
    writer.list("via", [&] {
      for (const Source& source : attribution.via) put_source(writer, {}, source, print);
    });
  }
  if (attribution.unverified) writer.object("unverified", [&] { put_text(writer, *attribution.unverified, print); });
}

void put_figure(Writer& writer, const Figure& figure, const Print& print) {
  put_text(writer, figure.span, print);
  writer.put_if("low", figure.low);
  writer.put_if("high", figure.high);
  writer.put("bound", name_of(figure.bound));
  writer.put("unit", figure.unit);
  writer.put_if("counted", figure.counted);
  writer.put_if("category", figure.category);
  writer.put_if("place", figure.place);
  if (figure.since) writer.object("since", [&] { writer.put_days(*figure.since); });
  put_attribution(writer, figure.attribution, print);
  writer.put("rule", figure.rule);
}

void put_statement(Writer& writer, const Statement& statement, const Print& print) {
  put_text(writer, statement.span, print);
  writer.put("spans", statement.spans, print.codes);
  writer.put("form", name_of(statement.form));
  writer.put("nested", statement.nested);
  writer.put_if("act", statement.act);
  put_words(writer, "cue", statement.cue, print);
  put_words(writer, "frame", statement.frame, print);
  put_attribution(writer, statement.attribution, print);
  if (statement.addressee) put_source(writer, "addressee", *statement.addressee, print);
  if (statement.said) writer.object("said", [&] { writer.put_days(*statement.said); });
  writer.put_if("channel", statement.channel);
  writer.put("rule", statement.rule);
}

void put_event(Writer& writer, const Event& event, const Print& print) {
  put_text(writer, event.span, print);
  if (!event.clause.empty()) writer.put("clause", event.clause, print.codes);
  writer.put("type", event.type);
  writer.put_if("acled", event.acled);
  writer.put_if("plover", event.plover);
  put_all(writer, "parties", event.parties, [&](const Party& party) { put_party(writer, party, print); });
  if (event.place) writer.object("place", [&] { put_place(writer, *event.place); });
  if (event.days) writer.put_days(*event.days);
  writer.put_if("edtf", event.edtf);
  writer.put("status", name_of(event.status));
  put_attribution(writer, event.attribution, print);
  writer.put("rule", event.rule);
}

void put_report(Writer& writer, const Report& report, const std::string& language, const Published& published) {
  writer.put_if("sha256", report.sha256);
  writer.put_if("outlet", report.outlet);
  writer.put_if("url", report.url);
  writer.put_if("title", report.title);
  writer.put_if("author", report.author);
  writer.put_if("agency", report.agency);
  writer.put_if("language", language.empty() ? report.language.value_or("") : language);
  writer.object("published", [&] {
    if (published.days) writer.put_days(*published.days);
    writer.put_if("time", published.time);
    writer.put("basis", name_of(published.basis));
  });
  writer.put_if("updated", report.updated);
  writer.put_if("fetched", report.fetched);
}

std::string reading_json(const Reading& reading) {
  Writer writer;
  const Print print = print_of(reading);
  writer.object([&] {
    writer.put("schema", schema);
    writer.put("engine", LAGEBILD_VERSION);
    writer.object("report", [&] {
      writer.put("id", reading.report.id);
      put_report(writer, reading.report, reading.language, reading.report.published);
      writer.put_if("notes", reading.report.notes);
      writer.put("text", reading.report.text);
      put_blocks(writer, reading.report, print);
    });
    put_findings(writer, reading, print);
    writer.put_if("notes", reading.notes);
  });
  return writer.take();
}

std::string error_json(std::string_view id, std::string_view error) {
  Writer writer;
  writer.object([&] {
    writer.put("schema", schema);
    writer.object("report", [&] { writer.put("id", id); });
    writer.put("error", error);
  });
  return writer.take();
}

}  // namespace lagebild
