#include "report/events/events.h"

#include <gtest/gtest.h>

#include "ground/language/pack.h"
#include "report/events/types.h"
#include "report/figures/figures.h"
#include "report/mentions/knowledge.h"
#include "report/mentions/mentions.h"
#include "report/speech/speech.h"
#include "report/time/time.h"
#include "tests/cpu_time.h"

namespace lagebild {
namespace {

const Pack& german() {
  static const Result<Languages> languages = load_languages("languages");
  if (!languages) ADD_FAILURE() << languages.error().message;
  return *languages->find("de");
}

std::vector<Event> events(const Text& text) {
  static const Knowledge knowledge;
  return find_events(text, german(), knowledge, Mentions{}, {}, {}, Speech{});
}

TEST(Events, KindsKnowTheirTypeAndOtherSchemes) {
  const EventKind* kind = event_kind("air_strike");
  ASSERT_NE(kind, nullptr);
  EXPECT_EQ(kind->type, "attack");
  EXPECT_EQ(kind->plover, "ASSAULT:aerial");
  EXPECT_EQ(event_kind("talks")->ended, "talks_ended");
  EXPECT_EQ(event_kind("nonsense"), nullptr);
}

TEST(Events, EveryListNamesKindsThatExist) {
  for (const char* list : {"event-noun", "event-verb", "event-verb-form"}) {
    const Pack& pack = german();
    for (const ListEntry& entry : pack.lists().entries(pack.list(list))) {
      EXPECT_NE(event_kind(entry.value()), nullptr) << entry.where << " " << entry.text;
    }
  }
}

TEST(Events, StandInHeadings) {
  const Text text = german().read("Luftangriffe auf Torvik");
  const auto found = events(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].type, "attack");
  EXPECT_EQ(slice(text.bytes, found[0].span), "Luftangriffe");
}

double seconds(const std::string& bytes) {
  const Text text = german().read(bytes);
  return tests::cpu_seconds([&] { events(text); });
}

TEST(Events, AreLinearInOneEndlessSentence) {
  for (const std::string piece : {"Angriffe ", "Angriffe auf Torvik ", "Angriffe (Angriffe) ", "wurde angegriffen und ",
                                  "von von ", ", die, dass Kämpfe "}) {
    std::string small, large;
    for (int i = 0; i < 800; ++i) small += piece;
    for (int i = 0; i < 4; ++i) large += small;
    EXPECT_LT(seconds(large), 8 * seconds(small) + 0.3) << piece;
  }
}

}  // namespace
}  // namespace lagebild
