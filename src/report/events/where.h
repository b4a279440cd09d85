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

class EventPlaces {
 public:
  EventPlaces(const Text& text, const EventLists& lists, const Mentions& mentions, const Knowledge& knowledge);

  // A place named in its target, else the nearest of its clause that hangs on a preposition; absent where there is none.
  [[nodiscard]] std::optional<EventPlace> of(const Event& event, const Clauses& clauses, std::uint32_t clause,
                                             std::uint32_t token) const;

 private:
  struct Known {
    std::uint32_t first = 0, last = 0;
    Span span;
    std::optional<std::uint32_t> actor;
    bool governed = false;  // Hangs on a preposition, or belongs to what does.
    bool near = false;      // "nahe", "östlich von"
  };
  [[nodiscard]] EventPlace make(const Known& known) const;
  const Text& text_;
  const Mentions& mentions_;
  const Knowledge& knowledge_;
  std::vector<Known> places_;
};

}  // namespace lagebild
