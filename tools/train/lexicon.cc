// Builds lexicon.bin from lines "form TAB lemma TAB tag", sorted by form (LC_ALL=C sort).
#include "tools/train/lexicon.h"

#include <algorithm>
#include <fstream>
#include <istream>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "ground/language/traits.h"
#include "ground/learn/sections.h"

namespace lagebild::train {
namespace {

template <typename T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Gives each different value a number, in order of first sight.
template <typename T>
class Numbered {
 public:
  std::uint32_t operator()(const T& value) {
    const auto [at, fresh] = numbers_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (fresh) values_.push_back(&at->first);
    return at->second;
  }
  [[nodiscard]] const std::vector<const T*>& values() const { return values_; }

 private:
  std::map<T, std::uint32_t> numbers_;
  std::vector<const T*> values_;
};

struct Edit {
  std::uint8_t cut_at = 0, cut_size = 0, strip = 0;
  std::string add;
  auto operator<=>(const Edit&) const = default;
};

// The edit that makes `lemma` of `form`: perhaps a cut of up to three bytes near the front, then another ending.
Edit edit_between(std::string_view form, std::string_view lemma) {
  const auto common = [](std::string_view a, std::string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    return n;
  };
  Edit best;
  std::size_t cost = SIZE_MAX;
  for (std::size_t size = 0; size <= 3; ++size) {
    for (std::size_t at = 0; at <= (size ? std::min<std::size_t>(form.size(), 14) : 0) && at + size <= form.size(); ++at) {
      const std::string shorter = std::string(form.substr(0, at)) + std::string(form.substr(at + size));
      std::size_t keep = common(shorter, lemma);
      while (keep > 0 && keep < lemma.size() && (static_cast<unsigned char>(lemma[keep]) & 0xC0) == 0x80) --keep;
      if (keep < at) continue;
      const std::size_t here = (shorter.size() - keep) + (lemma.size() - keep) + (size ? 3 : 0);
      if (here >= cost) continue;
      cost = here;
      best = {static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(size), static_cast<std::uint8_t>(shorter.size() - keep),
              std::string(lemma.substr(keep))};
    }
  }
  return best;
}

// The map from parts of tags to traits: lines "part TAB traits" or "first:part TAB traits"; the more exact line wins.
class TagParts {
 public:
  explicit TagParts(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
      traits::Mask mask = 0;
      for (std::size_t at = tab + 1; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        mask |= traits::parse(std::string_view(line).substr(at, end - at));
        at = end + 1;
      }
      parts_[line.substr(0, tab)] = mask;
    }
  }
  [[nodiscard]] traits::Mask operator()(const std::string& tag) const {
    if (const auto whole = parts_.find("=" + tag); whole != parts_.end()) return whole->second;
    const std::string first = tag.substr(0, tag.find(':'));
    const std::size_t bar = std::min(tag.find('|'), tag.size());
    traits::Mask mask = traits::parse(tag.substr(0, bar)) | traits::parse(tag.substr(std::min(bar + 1, tag.size())));
    for (std::size_t at = 0; at <= tag.size();) {
      const std::size_t end = std::min(tag.find_first_of(":+", at), tag.size());
      const std::string part = tag.substr(at, end - at);
      auto found = parts_.find(first + ":" + part);
      if (found == parts_.end()) found = parts_.find(part);
      if (found != parts_.end()) mask |= found->second;
      at = end + 1;
    }
    return mask;
  }

 private:
  std::map<std::string, traits::Mask> parts_;
};

// Daciuk's incremental construction for forms that come sorted. A state is the list of its arcs, the label 0 leading to
// the set of the form.
class Automaton {
 public:
  void add(const std::string& form, std::uint32_t set) {
    const std::string word = form + '\0';
    std::size_t same = 0;
    while (same < last_.size() && same < word.size() && last_[same] == word[same]) ++same;
    freeze(same);
    for (std::size_t i = same; i < word.size(); ++i) {
      open_.resize(i + 1);
      open_[i].push_back({static_cast<std::uint8_t>(word[i]), set});
    }
    last_ = word;
  }
  std::string finish() {
    freeze(0);
    const std::vector<Arc> root = open_.empty() ? std::vector<Arc>() : open_[0];
    std::string out;
    std::vector<std::uint32_t> all;
    append(all, root, static_cast<std::uint32_t>(root.size()));
    for (std::uint32_t arc : arcs_) all.push_back(arc);
    for (std::uint32_t arc : all) put(out, arc);
    return out;
  }

 private:
  struct Arc {
    std::uint8_t label;
    std::uint32_t target;  // Index into arcs_, or a set where label is 0.
    auto operator<=>(const Arc&) const = default;
  };
  // Every state below depth `keep` of the last word is finished: it can be shared.
  void freeze(std::size_t keep) {
    for (std::size_t depth = open_.size(); depth-- > keep + 1;) {
      open_[depth - 1].back().target = share(open_[depth]);
      open_.pop_back();
    }
  }
  std::uint32_t share(const std::vector<Arc>& state) {
    std::string key;
    for (const Arc& arc : state) put(key, (arc.target << 8) | arc.label);
    const auto [at, fresh] = states_.try_emplace(key, static_cast<std::uint32_t>(arcs_.size()));
    if (fresh) append(arcs_, state, 0);
    return at->second;
  }
  // Targets count from the first arc behind the root's; append() shifts those of the root, finish() all others at once.
  void append(std::vector<std::uint32_t>& to, const std::vector<Arc>& state, std::uint32_t) {
    for (std::size_t i = 0; i < state.size(); ++i) {
      const std::uint32_t target = state[i].label == 0 ? state[i].target : state[i].target + kRoot;
      to.push_back(target << 10 | (i + 1 == state.size() ? 1U << 8 : 0) | state[i].label);
    }
    while (&to != &arcs_ && to.size() < kRoot) to.push_back(1U << 8 | 0xFF);
  }
  static constexpr std::uint32_t kRoot = 256;  // Arcs kept free at the front for the root.
  std::string last_;
  std::vector<std::vector<Arc>> open_;
  std::vector<std::uint32_t> arcs_;
  std::unordered_map<std::string, std::uint32_t> states_;
};

class Builder {
 public:
  explicit Builder(const std::string& tag_parts) : parts_(tag_parts) {}
  void add(const std::string& form, const std::string& lemma, const std::string& tag) {
    if (form != form_) close();
    form_ = form;
    readings_[edits_(edit_between(form, lemma))].insert(static_cast<std::uint16_t>(tags_(tag)));
  }
  std::map<std::string, std::string> finish(const std::string& links);

 private:
  using Set = std::vector<std::pair<std::uint16_t, std::uint16_t>>;
  void close() {
    if (form_.empty()) return;
    Set set;
    for (const auto& [edit, tags] : readings_) {
      set.emplace_back(static_cast<std::uint16_t>(edit), static_cast<std::uint16_t>(tag_sets_({tags.begin(), tags.end()})));
    }
    automaton_.add(form_, sets_(set));
    readings_.clear();
  }
  TagParts parts_;
  std::string form_;
  std::map<std::uint32_t, std::set<std::uint16_t>> readings_;
  Numbered<Edit> edits_;
  Numbered<std::string> tags_;
  Numbered<std::vector<std::uint16_t>> tag_sets_;
  Numbered<Set> sets_;
  Automaton automaton_;
};

std::map<std::string, std::string> Builder::finish(const std::string& links) {
  close();
  std::map<std::string, std::string> out;
  for (const Edit* edit : edits_.values()) {
    for (std::uint8_t b : {edit->cut_at, edit->cut_size, edit->strip, static_cast<std::uint8_t>(edit->add.size())})
      put(out["edits"], b);
    put(out["edits"], static_cast<std::uint32_t>(out["added"].size()));
    out["added"] += edit->add;
  }
  std::vector<traits::Mask> masks;
  for (const std::string* tag : tags_.values()) {
    masks.push_back(parts_(*tag));
    put(out["tags"], masks.back());
    put(out["tags"], std::uint64_t{out["names"].size()});
    out["names"] += *tag + '\0';
  }
  std::uint32_t at = 0;
  for (const auto* tags : tag_sets_.values()) {
    put(out["tagsets"], at);
    for (std::uint16_t tag : *tags) put(out["tagset_items"], tag);
    at += static_cast<std::uint32_t>(tags->size());
  }
  put(out["tagsets"], at);
  at = 0;
  for (const Set* set : sets_.values()) {
    put(out["sets"], at);
    traits::Mask all = 0;
    std::uint32_t agreement = 0;
    for (const auto& [edit, tags] : *set) {
      put(out["items"], edit);
      put(out["items"], tags);
      for (std::uint16_t tag : *tag_sets_.values()[tags]) {
        all |= masks[tag];
        agreement |= traits::agreement(masks[tag]);
      }
    }
    put(out["masks"], all);
    put(out["agreements"], agreement);
    at += static_cast<std::uint32_t>(set->size());
  }
  put(out["sets"], at);
  out["arcs"] = automaton_.finish();
  out["links"] = links;
  return out;
}

}  // namespace

std::string build_lexicon(std::istream& lines, const std::string& tag_parts, const std::string& links) {
  Builder builder(tag_parts);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    if (a == std::string::npos || b == std::string::npos || a == 0 || a > 200) continue;
    builder.add(line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1));
  }
  return model_file(builder.finish(links));
}

}  // namespace lagebild::train
