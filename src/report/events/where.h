// Where an event is said to have happened. A step of find_events().
#pragma once

#include <optional>
#include <vector>

#include "report/clauses/clauses.h"
#include "report/events/events.h"
#include "report/events/lists.h"
#include "report/mentions/knowledge.h"
#include "report/mentions/mentions.h"

namespace lagebild {

// Whether what clause `from` tells of time and place holds of clause `to`: the same one, its topic before a colon, or the two are
// bound by "als", "when": "Sieben Menschen starben, | als am Mittwoch der Damm brach".
bool shares_scene(const Text& text, const EventLists& lists, const Clauses& clauses, std::uint32_t from, std::uint32_t to);

class EventPlaces {
 public:
  EventPlaces(const Text& text, const EventLists& lists, const Mentions& mentions, const Knowledge& knowledge);

  // A place named in its target (of a visit: in whom it is to), else the nearest of its clause that hangs on a preposition;
  // absent where there is none.
  [[nodiscard]] std::optional<EventPlace> of(const Event& event, const Clauses& clauses, std::uint32_t clause,
                                             std::uint32_t token) const;

 private:
  struct Known {
    std::uint32_t first = 0, last = 0;
    Span span;
    std::optional<std::uint32_t> actor;
    bool governed = false;  // Hangs on a preposition, or belongs to what does.
    bool near = false;      // "nahe", "östlich von"
    bool vague = false;     // "im Norden der Stadt": a part of a place without a name.
    bool inside = false;    // "der Damm | am Obersee": belongs to the noun before it.
  };
  [[nodiscard]] const Known* named_in(const Event& event) const;
  [[nodiscard]] EventPlace make(const Known& known) const;
  const Text& text_;
  const EventLists& lists_;
  const Mentions& mentions_;
  const Knowledge& knowledge_;
  std::vector<Known> places_;
};

}  // namespace lagebild
