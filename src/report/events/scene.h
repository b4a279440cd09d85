// What a clause says around its events: phrases, the verbs that tell, modality. A step of find_events().
//
//   "Teheran müsse für ein Ende der Überfälle sorgen"  ->  modal demanded; phrases Teheran · [für] ein Ende · der Überfälle
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "report/events/events.h"
#include "report/events/phrases.h"

namespace lagebild {

struct SceneVerb {
  std::uint32_t token = 0;
  std::string_view value;  // Of event-light: "tell", "begin", "end" …
};

// Rows [first, last) of phrases.
struct Window {
  std::uint32_t first = 0, last = 0;
};

// In a namespace of its own: another room has a Scene, too.
namespace events {
struct Scene {
  std::vector<Phrase> phrases;
  std::vector<SceneVerb> light;       // Verbs that tell of nouns, in order.
  std::optional<Status> modal;        // "müssen": demanded
  std::optional<Status> above;        // For what hangs below this clause: "drohte, …": threatened
  std::uint32_t negation = kNoToken;  // "nicht", "kein"
  bool passive = false;               // Has an auxiliary of the passive.
  bool state = false;                 // "ist", "waren": with a participle a state, or the perfect of a few verbs.
  bool future = false;                // Has an auxiliary of the future and an infinitive.
  bool subjunctive = false;           // "würde", "könnte"
  bool perfect = false;               // Has "worden", or "haben" and "sein" as infinitives.
  bool conditional = false;           // "wenn …", "sollte … weitergehen"
  bool infinitive = false;            // Has no finite verb of its own.
  bool empty = false;                 // Has no verb at all: a heading, a list.

  // The phrases near a token; who takes part stands there, and a sentence without end costs no more than its length.
  [[nodiscard]] Window near(std::uint32_t token) const;
};
}  // namespace events
using events::Scene;

// Reads each clause once, when first asked for.
class Scenes {
 public:
  Scenes(const Text& text, const EventLists& lists, const Clauses& clauses, const std::vector<Time>& times);
  const Scene& of(std::uint32_t clause);
  // Words of a phrase; for a relative pronoun those of the phrase it stands for.
  [[nodiscard]] std::optional<Span> words(std::uint32_t clause, const Phrase& phrase);
  [[nodiscard]] const Clauses& clauses() const { return clauses_; }
  [[nodiscard]] const Text& text() const { return text_; }
  [[nodiscard]] const EventLists& lists() const { return lists_; }

 private:
  Scene read(std::uint32_t clause) const;
  void read_word(std::uint32_t token, Scene& scene) const;
  [[nodiscard]] bool done(std::uint32_t token) const;
  const Text& text_;
  const EventLists& lists_;
  const Clauses& clauses_;
  const std::vector<Time>& times_;
  std::vector<std::uint32_t> slot_;  // Per clause: row of scenes_ + 1, 0 where it is not read yet.
  std::vector<std::unique_ptr<Scene>> scenes_;
};

std::optional<Status> status_named(std::string_view name);
std::string_view status_name(Status status);

}  // namespace lagebild
