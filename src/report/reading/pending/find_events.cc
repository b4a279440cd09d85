#include "report/events/events.h"
#include "report/figures/figures.h"
#include "report/mentions/mentions.h"
#include "report/speech/speech.h"
#include "report/time/time.h"
namespace lagebild {
std::vector<Event> find_events(const Text&, const Pack&, const Knowledge&, const Mentions&, const std::vector<Time>&, const std::vector<Figure>&,
                               const Speech&) {
  return {};
}
}  // namespace lagebild
