#include "outside/wire/lines.h"

#include <fmt/format.h>

#include "ground/base/sha256.h"
#include "outside/wire/names.h"
#include "outside/wire/reading.h"

namespace lagebild {

namespace {

std::string_view name_of(TellingKind kind) {
  switch (kind) {
    case TellingKind::figure:
      return "figure";
    case TellingKind::event:
      return "event";
    case TellingKind::statement:
      return "statement";
  }
  return {};
}

std::string_view name_of(Topic topic) {
  switch (topic) {
    case Topic::headline:
      return "headline";
    case Topic::news:
      return "news";
    case Topic::figures:
      return "figures";
    case Topic::voices:
      return "voices";
    case Topic::contradictions:
      return "contradictions";
    case Topic::open:
      return "open";
    case Topic::chronicle:
      return "chronicle";
    case Topic::sources:
      return "sources";
  }
  return {};
}

std::string short_hash(std::string_view letter, const std::string& of) {
  return std::string(letter) + sha256_hex(of).substr(0, 10);
}

// The picture and, for each of its reports, how its offsets and actors are printed.
struct Pages {
  explicit Pages(const Picture& shown) : picture(shown) {
    prints.reserve(picture.readings.size());
    for (std::size_t i = 0; i < picture.readings.size(); ++i) prints.push_back(print(i));
    versions.resize(picture.readings.size());
    for (std::size_t i = 0; i < picture.copies.version_of.size(); ++i)
      versions[picture.copies.version_of[i]].push_back(picture.ids[i]);
  }
  [[nodiscard]] Print print(std::size_t report) const {
    Print made{*picture.readings[report], CodePoints(picture.readings[report]->report.text), {}};
    if (report >= picture.identity.of.size()) return made;
    for (std::uint32_t actor : picture.identity.of[report]) made.actor_ids.push_back(picture.identity.actors[actor].id);
    return made;
  }
  const Picture& picture;
  std::vector<Print> prints;
  std::vector<std::vector<std::string>> versions;  // By the first version: the ids of all.
};

void put_passage_keys(Writer& writer, const Passage& passage, const Pages& pages) {
  writer.put("report", pages.picture.ids[passage.report]);
  writer.put_span(passage.span, pages.prints[passage.report].codes);
}

void put_passage(Writer& writer, std::string_view name, const Passage& passage, const Pages& pages) {
  writer.object(name, [&] { put_passage_keys(writer, passage, pages); });
}

void put_cites(Writer& writer, const std::vector<Passage>& cites, const Pages& pages) {
  writer.list("cites", [&] {
    for (const Passage& cite : cites) writer.object([&] { put_passage_keys(writer, cite, pages); });
  });
}

void put_reports(Writer& writer, const std::vector<std::uint32_t>& reports, const Pages& pages) {
  writer.list("reports", [&] {
    for (std::uint32_t report : reports) writer.value(pages.picture.ids[report]);
  });
}

void put_days_if(Writer& writer, const std::optional<Days>& days) {
  if (days) writer.put_days(*days);
}

// One line: kind, id, and what `fill` adds.
template <typename Fill>
void give(const LineTaker& take, std::string_view kind, const std::string& id, Fill fill) {
  Writer writer;
  writer.object([&] {
    writer.put("kind", kind);
    writer.put("id", id);
    fill(writer);
  });
  take({std::string(kind), id, writer.take()});
}

void put_family(Writer& writer, std::uint32_t report, const Pages& pages) {
  const Picture& picture = pages.picture;
  if (report < picture.stories.of.size()) writer.put("story", picture.stories.all[picture.stories.of[report]].id);
  if (report >= picture.copies.origin.size()) return;
  writer.put("origin", picture.ids[picture.copies.origin[report]]);
  const auto& versions = pages.versions[picture.copies.version_of[report]];
  if (versions.size() > 1) writer.put("versions", versions);
}

void put_because(Writer& writer, const std::vector<DatedReason>& because, const Pages& pages) {
  if (because.empty()) return;
  writer.list("because", [&] {
    for (const DatedReason& each : because) {
      writer.object([&] {
        writer.put("reason", each.key);
        writer.put("args", each.args);
        put_passage_keys(writer, {each.report, each.span}, pages);
        writer.put("from", iso(each.leaves.from));
        writer.put("to", iso(each.leaves.to));
      });
    }
  });
}

void report_lines(const Pages& pages, const LineTaker& take) {
  const Picture& picture = pages.picture;
  for (std::uint32_t i = 0; i < picture.readings.size(); ++i) {
    give(take, "report", picture.ids[i], [&](Writer& writer) {
      const Reading& reading = *picture.readings[i];
      put_report(writer, reading.report, reading.language, picture.published[i]);
      put_because(writer, picture.because[i], pages);
      put_family(writer, i, pages);
    });
  }
}

void actor_lines(const Pages& pages, const LineTaker& take) {
  for (const RecordActor& actor : pages.picture.identity.actors) {
    give(take, "actor", actor.id, [&](Writer& writer) {
      writer.put("name", actor.name);
      writer.put("variants", actor.variants);
      writer.put("type", lagebild::name_of(actor.kind));
      if (!actor.roles.empty()) {
        writer.list("roles", [&] {
          for (const HeldRole& role : actor.roles) {
            writer.object([&] {
              writer.put("role", role.role);
              put_days_if(writer, role.days);
            });
          }
        });
      }
      writer.put_if("country", actor.country);
      writer.put_if("place", actor.place);
      std::vector<std::uint32_t> reports;
      for (const LocalActor& member : actor.members) {
        if (reports.empty() || reports.back() != member.report) reports.push_back(member.report);
      }
      put_reports(writer, reports, pages);
    });
  }
}

void put_telling(Writer& writer, const Telling& telling, const Pages& pages) {
  const Print& print = pages.prints[telling.report];
  writer.put("report", pages.picture.ids[telling.report]);
  switch (telling.kind) {
    case TellingKind::figure:
      put_figure(writer, print.reading.figures[telling.index], print);
      break;
    case TellingKind::event:
      put_event(writer, print.reading.events[telling.index], print);
      break;
    case TellingKind::statement:
      put_statement(writer, print.reading.speech.statements[telling.index], print);
      break;
  }
  if (telling.matter) writer.put("same_as", pages.picture.account.matters[*telling.matter].id);
}

void telling_lines(const Pages& pages, TellingKind kind, const LineTaker& take) {
  for (const Telling& telling : pages.picture.account.tellings) {
    if (telling.kind != kind) continue;
    give(take, name_of(kind), telling.id, [&](Writer& writer) { put_telling(writer, telling, pages); });
  }
}

std::string copy_id(const Copy& copy, const Picture& picture) {
  return short_hash("c", fmt::format("{}\n{}\n{} {} {} {}", picture.ids[copy.a.report], picture.ids[copy.b.report],
                                     copy.a.span.begin, copy.a.span.end, copy.b.span.begin, copy.b.span.end));
}

void put_copy(Writer& writer, const Copy& copy, const Pages& pages) {
  put_passage(writer, "a", copy.a, pages);
  put_passage(writer, "b", copy.b, pages);
  writer.put("words", copy.words);
  writer.put("same", copy.same);
  writer.put("share", copy.share);
  if (copy.quoted) writer.put("quoted", true);
  if (copy.version) writer.put("version", true);
  writer.list("changed", [&] {
    for (const Change& change : copy.changed) {
      writer.object([&] {
        writer.put("from", change.from);
        writer.put("to", change.to);
      });
    }
  });
  writer.put_if("dropped", copy.dropped);
}

void copy_lines(const Pages& pages, const LineTaker& take) {
  for (const Copy& copy : pages.picture.copies.all) {
    give(take, "copy", copy_id(copy, pages.picture), [&](Writer& writer) { put_copy(writer, copy, pages); });
  }
}

void put_matter(Writer& writer, const Matter& matter, const Pages& pages) {
  const Picture& picture = pages.picture;
  writer.put("of", name_of(matter.kind));
  writer.list("members", [&] {
    for (std::uint32_t member : matter.members) writer.value(picture.account.tellings[member].id);
  });
  put_reports(writer, matter.reports, pages);
  writer.put("origins", matter.origins);
  writer.put("speakers", matter.speakers);
  put_days_if(writer, matter.days);
  writer.put_if("low", matter.low);
  writer.put_if("high", matter.high);
  if (matter.story < picture.stories.all.size()) writer.put("story", picture.stories.all[matter.story].id);
  if (matter.unverified) writer.put("unverified", true);
  if (matter.disputed) writer.put("disputed", true);
}

void account_lines(const Pages& pages, const LineTaker& take) {
  const Account& account = pages.picture.account;
  for (const Matter& matter : account.matters) {
    give(take, "matter", matter.id, [&](Writer& writer) { put_matter(writer, matter, pages); });
  }
  for (const Agreement& agreement : account.agreements) {
    give(take, "agreement", agreement.id, [&](Writer& writer) {
      writer.put("a", account.tellings[agreement.a].id);
      writer.put("b", account.tellings[agreement.b].id);
      writer.put("relation", name(agreement.relation));
      writer.put("because", agreement.because);
    });
  }
}

void story_lines(const Pages& pages, const LineTaker& take) {
  for (const Story& story : pages.picture.stories.all) {
    give(take, "story", story.id, [&](Writer& writer) {
      put_reports(writer, story.reports, pages);
      writer.put("title", story.title);
      if (!story.titled.span.empty()) put_passage(writer, "titled", story.titled, pages);
      put_days_if(writer, story.days);
    });
  }
}

void entry_lines(const Pages& pages, const std::vector<Entry>& entries, const LineTaker& take) {
  const Picture& picture = pages.picture;
  for (const Entry& entry : entries) {
    give(take, "entry", entry.id, [&](Writer& writer) {
      if (entry.by)
        writer.put("to", iso(entry.days.to));
      else
        writer.put_days(entry.days);
      writer.put_if("edtf", entry.edtf);
      writer.put("text", entry.text);
      writer.put("status", name_of(entry.status));
      writer.put("hearsay", entry.hearsay);
      put_cites(writer, entry.cites, pages);
      writer.put("matter", picture.account.matters[entry.matter].id);
      writer.put("story", picture.stories.all[entry.story].id);
      writer.put("origins", entry.origins);
      writer.put("unverified", entry.unverified);
      writer.put("disputed", entry.disputed);
    });
  }
}

}  // namespace

void each_line(const Picture& picture, const std::vector<Entry>& entries, const LineTaker& take) {
  const Pages pages(picture);
  report_lines(pages, take);
  actor_lines(pages, take);
  telling_lines(pages, TellingKind::statement, take);
  telling_lines(pages, TellingKind::event, take);
  telling_lines(pages, TellingKind::figure, take);
  copy_lines(pages, take);
  account_lines(pages, take);
  story_lines(pages, take);
  entry_lines(pages, entries, take);
}

void each_sentence(const Picture& picture, const Digest& digest, const LineTaker& take) {
  const Pages pages(picture);
  for (const StoryDigest& story : digest.stories) {
    const std::string& story_id = picture.stories.all[story.story].id;
    std::size_t number = 0;
    for (const Paragraph& paragraph : story.paragraphs) {
      for (const CitedSentence& sentence : paragraph.sentences) {
        const std::string id =
            short_hash("d", fmt::format("{}\n{}\n{}\n{}", digest.language, story_id, number++, sentence.text()));
        give(take, "sentence", id, [&](Writer& writer) {
          writer.put("language", digest.language);
          writer.put("story", story_id);
          writer.put("topic", name_of(paragraph.topic));
          writer.put_if("heading", paragraph.heading);
          writer.put("text", sentence.text());
          put_cites(writer, sentence.cites(), pages);
        });
      }
    }
  }
}

}  // namespace lagebild
