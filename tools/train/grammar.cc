#include "tools/train/grammar.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "tools/train/export.h"
#include "tools/train/recipe.h"
#include "tools/train/score.h"

namespace lagebild::train {
namespace {

struct Held {
  std::vector<Example> examples;
};

void prepare(Recipe& recipe, const Tables& tables, Held& held, int table, int hold) {
  for (Corpus& corpus : recipe.corpora) {
    const auto language =
        std::find_if(recipe.languages.begin(), recipe.languages.end(), [&](const Language& l) { return l.code == corpus.code; });
    if (language == recipe.languages.end() || (hold > 0 && corpus.also)) continue;
    FeatureReader reader(language->lexicon.get(), static_cast<std::uint32_t>(table), language->seed);
    const bool main = language == recipe.languages.begin();
    for (std::size_t i = 0; i < corpus.sentences.size(); ++i) {
      const bool kept =
          hold > 0 && main && corpus.times >= 1 && i % static_cast<std::size_t>(hold) == static_cast<std::size_t>(hold) - 1;
      (kept ? held.examples : corpus.examples).push_back(example(corpus.sentences[i], tables, reader, main));
    }
  }
}

// The examples of one epoch in batches of about `words` words of sentences of like length.
std::vector<std::vector<const Example*>> batches(const Recipe& recipe, int words, Random& random) {
  std::vector<std::pair<double, const Example*>> all;
  for (const Corpus& corpus : recipe.corpora) {
    const int whole = static_cast<int>(corpus.times);
    for (const Example& e : corpus.examples) {
      const int times = whole + (random.uniform() < static_cast<float>(corpus.times - whole) ? 1 : 0);
      for (int k = 0; k < times; ++k) all.emplace_back(e.size() * (0.8 + 0.4 * random.uniform()), &e);
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::vector<const Example*>> out(1);
  int size = 0;
  for (const auto& [key, e] : all) {
    if (size > 0 && size + e->size() > words) out.emplace_back(), size = 0;
    out.back().push_back(e);
    size += e->size();
  }
  for (std::size_t i = out.size(); i-- > 1;) std::swap(out[i], out[random.next() % (i + 1)]);
  return out;
}

Rates rates_of(const Recipe& recipe) {
  Rates r;
  r.lr = static_cast<float>(recipe.get("lr", r.lr));
  r.drop_input = static_cast<float>(recipe.get("drop_input", r.drop_input));
  r.drop_hidden = static_cast<float>(recipe.get("drop_hidden", r.drop_hidden));
  r.drop_word = static_cast<float>(recipe.get("drop_word", r.drop_word));
  r.drop_affix = static_cast<float>(recipe.get("drop_affix", r.drop_affix));
  r.w_names = static_cast<float>(recipe.get("w_names", r.w_names));
  r.w_upos = static_cast<float>(recipe.get("w_upos", r.w_upos));
  r.w_arc = static_cast<float>(recipe.get("w_arc", r.w_arc));
  return r;
}

}  // namespace

std::string train_grammar(const std::string& recipe_path, const std::string& keep) {
  Recipe recipe;
  if (!read_recipe(recipe_path, recipe)) return {};
  const Labelled labelled = labels_of(recipe);
  const Tables& tables = labelled.tables;
  const Sizes& sizes = labelled.sizes;
  Held held;
  prepare(recipe, tables, held, sizes.table, static_cast<int>(recipe.get("hold", 0)));
  const auto seed = static_cast<std::uint64_t>(recipe.get("seed", 1));
  Net net(sizes, labelled.members, seed);
  if (!recipe.start.empty() && !import_floats(recipe.start, net))
    return std::fprintf(stderr, "%s: are no weights of this recipe\n", recipe.start.c_str()), "";
  Random random(seed + 77);
  const Rates rates = rates_of(recipe);
  const int epochs = static_cast<int>(recipe.get("epochs", 10)), words = static_cast<int>(recipe.get("batch", 400));
  std::fprintf(stderr, "xpos %d feats %d attributes %d relations %d, %zu held\n", sizes.xpos, sizes.feats, sizes.attributes,
               sizes.rels, held.examples.size());
  long step = 0, steps = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    const auto all = batches(recipe, words, random);
    if (epoch == 0) steps = static_cast<long>(all.size()) * epochs;
    double loss = 0;
    for (const auto& batch : all) {
      const double done = std::min(1.0, static_cast<double>(step++) / static_cast<double>(steps));
      const double lr =
          rates.lr * std::min(1.0, static_cast<double>(step) / 200) * (0.02 + 0.98 * 0.5 * (1 + std::cos(done * M_PI)));
      loss += net.learn(batch, rates, static_cast<float>(lr));
      if (done > 0.5 && step % 10 == 0) net.average();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "epoch %d/%d  loss %.3f  %.0f s", epoch + 1, epochs, loss / static_cast<double>(all.size()),
                 took.count());
    if (!held.examples.empty() && (epoch % 4 == 3 || epoch + 1 == epochs)) {
      net.swap_average();
      std::fprintf(stderr, "  %s", score(net, tables, held.examples).c_str());
      net.swap_average();
    }
    std::fputc('\n', stderr);
  }
  net.swap_average();
  if (!keep.empty()) std::ofstream(keep, std::ios::binary) << export_floats(net);
  return export_net(net, tables, recipe.languages[0].seed);
}

}  // namespace lagebild::train
