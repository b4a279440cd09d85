#include "ground/language/tree.h"

#include <limits>

namespace lagebild {
namespace {

constexpr float kNever = -1e9F;
constexpr float kOneRoot = 1e4F;  // What each further root costs.

// Scores between nodes 0 (root) … n, and what the nodes were before cycles were drawn together.
struct Graph {
  int size;
  std::vector<float> score;  // score[to * size + from]
  float& at(int to, int from) { return score[static_cast<std::size_t>(to * size + from)]; }
};

// The nodes of one cycle among the best heads; empty where there is none.
std::vector<int> find_cycle(const std::vector<int>& heads) {
  const int n = static_cast<int>(heads.size());
  std::vector<int> seen(static_cast<std::size_t>(n), 0);
  for (int start = 1; start < n; ++start) {
    int node = start;
    while (node > 0 && seen[static_cast<std::size_t>(node)] == 0) {
      seen[static_cast<std::size_t>(node)] = start;
      node = heads[static_cast<std::size_t>(node)];
    }
    if (node > 0 && seen[static_cast<std::size_t>(node)] == start) {
      std::vector<int> cycle = {node};
      for (int next = heads[static_cast<std::size_t>(node)]; next != node; next = heads[static_cast<std::size_t>(next)])
        cycle.push_back(next);
      return cycle;
    }
  }
  return {};
}

std::vector<int> greedy(Graph& graph) {
  std::vector<int> heads(static_cast<std::size_t>(graph.size), 0);
  for (int to = 1; to < graph.size; ++to) {
    float best = -std::numeric_limits<float>::infinity();
    for (int from = 0; from < graph.size; ++from) {
      if (from != to && graph.at(to, from) > best) {
        best = graph.at(to, from);
        heads[static_cast<std::size_t>(to)] = from;
      }
    }
  }
  return heads;
}

// A round of Chu-Liu/Edmonds: draws `cycle` together into one node, the last of the smaller graph.
struct Contraction {
  Graph graph;
  std::vector<int> old_of;       // Old node of each new one; -1 for the drawn together one.
  std::vector<int> entry, exit;  // By old node: where the cycle is entered from it; which node of the cycle is its head.
};

Contraction contract(Graph& graph, const std::vector<int>& heads, const std::vector<int>& cycle) {
  std::vector<char> inside(static_cast<std::size_t>(graph.size), 0);
  for (int node : cycle) inside[static_cast<std::size_t>(node)] = 1;
  Contraction c;
  for (int node = 0; node < graph.size; ++node) {
    if (!inside[static_cast<std::size_t>(node)]) c.old_of.push_back(node);
  }
  c.old_of.push_back(-1);
  const int size = static_cast<int>(c.old_of.size()), drawn = size - 1;
  c.graph = {size, std::vector<float>(static_cast<std::size_t>(size * size), kNever)};
  c.entry.assign(static_cast<std::size_t>(graph.size), 0);
  c.exit.assign(static_cast<std::size_t>(graph.size), 0);
  for (int a = 0; a < drawn; ++a) {
    const int old = c.old_of[static_cast<std::size_t>(a)];
    for (int b = 0; b < drawn; ++b) c.graph.at(a, b) = graph.at(old, c.old_of[static_cast<std::size_t>(b)]);
    float best_in = -std::numeric_limits<float>::infinity(), best_out = best_in;
    for (int node : cycle) {
      const float in = graph.at(node, old) - graph.at(node, heads[static_cast<std::size_t>(node)]);
      if (in > best_in) best_in = in, c.entry[static_cast<std::size_t>(old)] = node;
      const float out = graph.at(old, node);
      if (out > best_out) best_out = out, c.exit[static_cast<std::size_t>(old)] = node;
    }
    c.graph.at(drawn, a) = best_in;
    c.graph.at(a, drawn) = best_out;
  }
  return c;
}

std::vector<int> solve(Graph& graph) {
  std::vector<Contraction> rounds;
  std::vector<std::vector<int>> best = {greedy(graph)};
  for (std::vector<int> cycle = find_cycle(best[0]); !cycle.empty(); cycle = find_cycle(best.back())) {
    rounds.push_back(contract(rounds.empty() ? graph : rounds.back().graph, best.back(), cycle));
    best.push_back(greedy(rounds.back().graph));
  }
  std::vector<int> heads = best.back();
  for (std::size_t r = rounds.size(); r-- > 0;) {
    const Contraction& c = rounds[r];
    std::vector<int> wider = best[r];
    const int drawn = static_cast<int>(c.old_of.size()) - 1;
    for (int a = 1; a < drawn; ++a) {
      const int old = c.old_of[static_cast<std::size_t>(a)], head = heads[static_cast<std::size_t>(a)];
      wider[static_cast<std::size_t>(old)] =
          head == drawn ? c.exit[static_cast<std::size_t>(old)] : c.old_of[static_cast<std::size_t>(head)];
    }
    const int from = c.old_of[static_cast<std::size_t>(heads[static_cast<std::size_t>(drawn)])];
    wider[static_cast<std::size_t>(c.entry[static_cast<std::size_t>(from)])] = from;
    heads = std::move(wider);
  }
  return heads;
}

bool one_root(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t i = 1; i < heads.size(); ++i) roots += heads[i] == 0;
  return roots == 1;
}

}  // namespace

std::vector<int> best_tree(std::span<const float> scores, int n) {
  if (n <= 0) return {};
  Graph graph{n + 1, std::vector<float>(static_cast<std::size_t>((n + 1) * (n + 1)), kNever)};
  for (int to = 1; to <= n; ++to) {
    for (int from = 0; from <= n; ++from) {
      if (from != to) graph.at(to, from) = scores[static_cast<std::size_t>((to - 1) * (n + 1) + from)];
    }
  }
  std::vector<int> heads = greedy(graph);
  if (!one_root(heads) || !find_cycle(heads).empty()) {
    for (int to = 1; to <= n; ++to) graph.at(to, 0) -= kOneRoot;
    heads = solve(graph);
  }
  return {heads.begin() + 1, heads.end()};
}

}  // namespace lagebild
