#include "report/figures/figures.h"
namespace lagebild {
std::vector<Figure> find_figures(const Text&, const Pack&, const std::vector<Time>&, const Mentions&) { return {}; }
}  // namespace lagebild
