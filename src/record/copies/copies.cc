#include "record/copies/copies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "record/copies/families.h"
#include "record/copies/hedges.h"
#include "record/copies/words.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t nearest = 8;        // Earlier reports with the same fingerprint that are looked at.
constexpr std::size_t most_sources = 12;  // Earlier reports that a report is compared with.
constexpr std::size_t least_words = 8;    // Shared words that make a copy; a stock phrase is shorter.
constexpr std::size_t least_whole = 5;    // The same where they are nearly all of one report (a headline),
constexpr std::size_t least_long = 4;     // or so many that are long together: "Ex-Bundesliga-Trainer betreibt …" has four.
constexpr std::uint32_t long_bytes = 32;
constexpr double whole = 0.8;
constexpr double least_same = 0.6;

double two_places(double value) { return std::round(value * 100) / 100; }

struct Prepared {
  const Reading* reading = nullptr;
  std::vector<HashedWord> words;
};

// Words at which an earlier report and this one meet.
struct Seed {
  std::uint32_t source, at_source, at;  // `source`: rank of the earlier report.
};

// Per rank, the seeds with earlier ranks.
using Seeds = std::vector<std::vector<Seed>>;

struct Posting {
  std::uint64_t hash;
  std::uint32_t rank, position;
  auto operator<=>(const Posting&) const = default;
};

Seeds find_seeds(const std::vector<Prepared>& by_rank) {
  std::vector<Posting> postings;
  for (std::uint32_t rank = 0; rank < by_rank.size(); ++rank) {
    for (const Fingerprint& f : fingerprints(by_rank[rank].words)) postings.push_back({f.hash, rank, f.position});
  }
  std::sort(postings.begin(), postings.end());
  Seeds seeds(by_rank.size());
  for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
    for (end = begin; end < postings.size() && postings[end].hash == postings[begin].hash;) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t back = 1; back <= nearest && i >= begin + back; ++back) {
        const Posting& source = postings[i - back];
        if (source.rank != postings[i].rank) {
          seeds[postings[i].rank].push_back({source.rank, source.position, postings[i].position});
        }
      }
    }
  }
  return seeds;
}

Span run_span(const Prepared& side, std::uint32_t first, std::uint32_t last) {
  return side.reading->text.cover(side.words[first].token, side.words[last - 1].token + 1);
}

bool holds(const SharedRun& run, const Prepared& a, const Prepared& b) {
  const double longer = std::max(run.a_last - run.a_first, run.b_last - run.b_first);
  const auto shared = static_cast<double>(run.pairs.size());
  if (shared / longer < least_same) return false;
  if (run.pairs.size() >= least_words) return true;
  if (shared < whole * static_cast<double>(std::min(a.words.size(), b.words.size()))) return false;
  if (run.pairs.size() >= least_whole) return true;
  return run.pairs.size() >= least_long && run_span(b, run.b_first, run.b_last).size() >= long_bytes;
}

// The runs that `b` shares with `a`, without overlap in b, in order of b.
std::vector<SharedRun> shared_runs(const Prepared& a, const Prepared& b, std::vector<Seed>& seeds) {
  std::sort(seeds.begin(), seeds.end(),
            [](const Seed& x, const Seed& y) { return std::pair(x.at, x.at_source) < std::pair(y.at, y.at_source); });
  std::vector<SharedRun> runs;
  for (const Seed& seed : seeds) {
    const bool covered =
        std::any_of(runs.begin(), runs.end(), [&](const SharedRun& r) { return r.b_first <= seed.at && seed.at < r.b_last; });
    if (covered) continue;
    SharedRun run = grow_shared_run(a.words, b.words, seed.at_source, seed.at);
    if (holds(run, a, b)) runs.push_back(std::move(run));
  }
  std::sort(runs.begin(), runs.end(), [](const SharedRun& x, const SharedRun& y) { return x.b_first < y.b_first; });
  std::vector<SharedRun> apart;
  for (SharedRun& run : runs) {
    if (apart.empty() || apart.back().b_last <= run.b_first) {
      apart.push_back(std::move(run));
    } else if (run.pairs.size() > apart.back().pairs.size()) {
      apart.back() = std::move(run);
    }
  }
  return apart;
}

std::string words_between(const Prepared& side, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  const Text& text = side.reading->text;
  return std::string(slice(text.bytes, text.cover(side.words[first].token, side.words[last - 1].token + 1)));
}

std::vector<Change> find_changes(const Prepared& a, const Prepared& b, const SharedRun& run) {
  std::vector<Change> changes;
  for (std::size_t i = 1; i < run.pairs.size(); ++i) {
    const auto [a0, b0] = run.pairs[i - 1];
    const auto [a1, b1] = run.pairs[i];
    if (a1 == a0 + 1 && b1 == b0 + 1) continue;
    changes.push_back({words_between(a, a0 + 1, a1), words_between(b, b0 + 1, b1)});
  }
  return changes;
}

bool all_direct(const Reading& reading, Span span) {
  return std::any_of(reading.speech.statements.begin(), reading.speech.statements.end(), [&](const Statement& s) {
    return s.form == Form::direct && s.span.begin <= span.begin && span.end <= s.span.end;
  });
}

Copy make_copy(const Prepared& a, const Prepared& b, const SharedRun& run, const CopyWords& lists) {
  Copy copy;
  copy.a.span = run_span(a, run.a_first, run.a_last);
  copy.b.span = run_span(b, run.b_first, run.b_last);
  copy.words = static_cast<std::uint32_t>(run.pairs.size());
  copy.same = two_places(static_cast<double>(run.pairs.size()) / std::max(run.a_last - run.a_first, run.b_last - run.b_first));
  copy.quoted = all_direct(*a.reading, copy.a.span) && all_direct(*b.reading, copy.b.span);
  copy.changed = find_changes(a, b, run);
  copy.dropped = dropped_hedges(*a.reading, copy.a.span, *b.reading, copy.b.span, lists.hedges);
  return copy;
}

// The up to twelve sources with the most seeds, each with its seeds; sources in order of rank.
std::map<std::uint32_t, std::vector<Seed>> choose_sources(const std::vector<Seed>& seeds) {
  std::map<std::uint32_t, std::vector<Seed>> by_source;
  for (const Seed& seed : seeds) by_source[seed.source].push_back(seed);
  if (by_source.size() <= most_sources) return by_source;
  std::vector<std::pair<std::size_t, std::uint32_t>> sizes;
  for (const auto& [source, list] : by_source) sizes.emplace_back(list.size(), source);
  std::sort(sizes.begin(), sizes.end(),
            [](const auto& x, const auto& y) { return x.first != y.first ? x.first > y.first : x.second < y.second; });
  for (std::size_t i = most_sources; i < sizes.size(); ++i) by_source.erase(sizes[i].second);
  return by_source;
}

struct Found {
  std::uint32_t index;  // Into the readings handed over.
  const Prepared& side;
};

void copies_between(const Found& a, const Found& b, const std::vector<SharedRun>& runs, const CopyWords& lists,
                    std::vector<Copy>& all) {
  std::size_t shared = 0;
  for (const SharedRun& run : runs) shared += run.pairs.size();
  for (const SharedRun& run : runs) {
    Copy copy = make_copy(a.side, b.side, run, lists);
    copy.a.report = a.index;
    copy.b.report = b.index;
    copy.share = two_places(static_cast<double>(shared) / static_cast<double>(b.side.words.size()));
    all.push_back(std::move(copy));
  }
}

void turn(std::vector<SharedRun>& runs) {
  for (SharedRun& run : runs) {
    std::swap(run.a_first, run.b_first);
    std::swap(run.a_last, run.b_last);
    for (auto& pair : run.pairs) std::swap(pair.first, pair.second);
  }
}

std::vector<std::uint32_t> rank_reports(const std::vector<const Reading*>& readings) {
  std::vector<std::uint32_t> order(readings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t x, std::uint32_t y) { return ranks_before(*readings[x], *readings[y]); });
  return order;
}

}  // namespace

Copies find_copies(const std::vector<const Reading*>& readings, const CopyWords& lists) {
  Copies copies;
  std::vector<std::size_t> words(readings.size());
  std::vector<Prepared> by_rank;
  const std::vector<std::uint32_t> order = rank_reports(readings);
  for (const std::uint32_t index : order) {
    by_rank.push_back({readings[index], hash_words(*readings[index])});
    words[index] = by_rank.back().words.size();
  }
  for (const Reading* reading : readings) copies.agency.push_back(credited_agency(*reading, lists.agencies));
  const Sides sides = make_sides(readings, words, copies.agency);
  const Seeds seeds = find_seeds(by_rank);
  for (std::uint32_t rank = 0; rank < by_rank.size(); ++rank) {
    for (auto& [source, list] : choose_sources(seeds[rank])) {
      std::vector<SharedRun> runs = shared_runs(by_rank[source], by_rank[rank], list);
      Found a{order[source], by_rank[source]}, b{order[rank], by_rank[rank]};
      if (is_first(sides[a.index], sides[b.index])) {
        copies_between(a, b, runs, lists, copies.all);
      } else {
        turn(runs);
        copies_between(b, a, runs, lists, copies.all);
      }
    }
  }
  std::sort(copies.all.begin(), copies.all.end(), [](const Copy& x, const Copy& y) {
    return std::tuple(x.a.report, x.b.report, x.b.span) < std::tuple(y.a.report, y.b.report, y.b.span);
  });
  form_families(copies, readings, sides);
  return copies;
}

}  // namespace lagebild
