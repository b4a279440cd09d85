#include "report/reading/layers.h"

#include <algorithm>

#include "ground/language/numerals.h"
#include "ground/language/pack.h"
#include "report/time/layer.h"

namespace lagebild {
namespace {

// The tokens that `span` covers.
Finding over(const Text& text, Span span) {
  const auto first = std::lower_bound(text.tokens.begin(), text.tokens.end(), span.begin,
                                      [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  const auto last = std::lower_bound(text.tokens.begin(), text.tokens.end(), span.end,
                                     [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  return {static_cast<std::uint32_t>(first - text.tokens.begin()), static_cast<std::uint32_t>(last - text.tokens.begin()), {}};
}

}  // namespace

std::vector<Layer> layers_of(const Reading& reading, const Pack& pack) {
  std::vector<Layer> out;
  out.push_back(number_layer(find_numerals(reading.text, pack)));
  out.push_back(mention_layer(reading.mentions, reading.text));
  out.push_back(naming_layer(reading.mentions, reading.text));
  out.push_back(time_layer(reading.times, reading.text));
  Layer figures{"figure", {}};
  for (const Figure& figure : reading.figures) {
    figures.findings.push_back(over(reading.text, figure.span));
    figures.findings.back().attributes.set("value", std::string(slice(reading.text.bytes, figure.span)));
    figures.findings.back().attributes.set("category", figure.category);
  }
  out.push_back(std::move(figures));
  return out;
}

}  // namespace lagebild
