// Runs the examples that rules carry.
#include <algorithm>

#include "ground/language/numerals.h"
#include "ground/language/pack.h"
#include "report/reading/corpus.h"
#include "report/reading/layers.h"

namespace lagebild {
namespace {

struct Seen {
  Span extent;
  Attributes gives;
};

// What `rule` alone finds in a sentence.
std::vector<Seen> seen(const Rule& rule, const RuleSet& rules, const Text& text, const std::vector<const Layer*>& layers) {
  std::vector<Seen> out;
  for (Match& match : rules.find_all(text, layers)) {
    if (match.rule == &rule) out.push_back({text.cover(match.first, match.last), std::move(match.gives)});
  }
  return out;
}

bool gives_all(const Attributes& found, const Attributes& wanted) {
  return std::all_of(wanted.pairs.begin(), wanted.pairs.end(),
                     [&](const auto& pair) { return found.get(pair.first) == pair.second; });
}

std::string pairs(const Attributes& attributes) {
  std::string out;
  for (const auto& [key, value] : attributes.pairs) out.append(" ").append(key).append("=\"").append(value).append("\"");
  return out;
}

void check(const Rule& rule, const Example& example, const std::vector<Seen>& found, const std::string& text, CheckResult& out) {
  const std::string head = example.where + ": rule " + rule.name;
  if (!example.yes) {
    for (const Seen& one : found)
      out.failures.push_back(head + " finds \"" + std::string(slice(text, one.extent)) + "\" in its counter-example.");
    return;
  }
  const auto hit = std::find_if(found.begin(), found.end(), [&](const Seen& one) { return one.extent == example.extent; });
  if (hit == found.end()) {
    std::string instead;
    for (const Seen& one : found) instead += " \"" + std::string(slice(text, one.extent)) + "\"";
    out.failures.push_back(head + " does not find \"" + std::string(slice(text, example.extent)) + "\"" +
                           (instead.empty() ? "." : ", but" + instead + "."));
  } else if (!gives_all(hit->gives, example.gives)) {
    out.failures.push_back(head + " gives" + pairs(hit->gives) + ", not" + pairs(example.gives) + ".");
  }
}

}  // namespace

CheckResult check_examples(const Pack& pack, const Languages& languages, const Knowledge& knowledge) {
  CheckResult out;
  for (const std::string& room : pack.rooms()) {
    const RuleSet& rules = pack.rules(room);
    for (const auto& rule : rules.rules()) {
      for (const Example& example : rule->examples) {
        ++out.cases;
        Report report;
        report.text = example.text;
        report.language = pack.code();
        const Reading reading = read_report(std::move(report), languages, knowledge);
        const std::vector<Layer> layers = layers_of(reading, pack);
        std::vector<const Layer*> pointers;
        for (const Layer& layer : layers) pointers.push_back(&layer);
        check(*rule, example, seen(*rule, rules, reading.text, pointers), example.text, out);
      }
    }
  }
  return out;
}

}  // namespace lagebild
