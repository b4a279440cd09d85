#include "ground/language/lexicon.h"

#include <algorithm>
#include <array>

namespace lagebild {
namespace {

// An arc: label in the low 8 bits, bit 8 set on the last arc of its state, the target (or the set) above bit 10.
constexpr std::uint32_t kLast = 1U << 8;
constexpr std::uint32_t kNowhere = UINT32_MAX;
constexpr std::uint32_t kNominalHead = 1U << static_cast<int>(Upos::Noun);
constexpr std::size_t kLongest = 60;

std::uint8_t byte(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

}  // namespace

std::string recased(std::string_view form, bool upper) {
  std::string part(form);
  if (part.empty()) return part;
  auto* bytes = reinterpret_cast<unsigned char*>(part.data());
  if (upper && bytes[0] >= 'a' && bytes[0] <= 'z') bytes[0] = static_cast<unsigned char>(bytes[0] - 32);
  if (!upper && bytes[0] >= 'A' && bytes[0] <= 'Z') bytes[0] = static_cast<unsigned char>(bytes[0] + 32);
  if (part.size() > 1 && bytes[0] == 0xC3) {
    if (upper && bytes[1] >= 0xA0 && bytes[1] != 0xBF && bytes[1] != 0xB7) bytes[1] = static_cast<unsigned char>(bytes[1] - 32);
    if (!upper && bytes[1] >= 0x80 && bytes[1] < 0x9F) bytes[1] = static_cast<unsigned char>(bytes[1] + 32);
  }
  return part;
}

// The best way to cut a form up to here.
struct Lexicon::Path {
  std::uint32_t parts = 0;  // 0: no way leads here.
  std::uint32_t last = 0;   // Where the last part begins.
};

Result<Lexicon> Lexicon::open(const std::string& path) {
  Result<Sections> file = Sections::open(path);
  if (!file) return file.error();
  Lexicon lexicon;
  lexicon.file_ = std::move(*file);
  const Sections& s = lexicon.file_;
  lexicon.arcs_ = s.get<std::uint32_t>("arcs");
  lexicon.set_begin_ = s.get<std::uint32_t>("sets");
  lexicon.items_ = s.get<Item>("items");
  lexicon.masks_ = s.get<traits::Mask>("masks");
  lexicon.agreements_ = s.get<std::uint32_t>("agreements");
  lexicon.edits_ = s.get<Edit>("edits");
  lexicon.added_ = s.text("added");
  lexicon.tags_begin_ = s.get<std::uint32_t>("tagsets");
  lexicon.tag_of_ = s.get<std::uint16_t>("tagset_items");
  lexicon.tags_ = s.get<Tag>("tags");
  lexicon.names_ = s.text("names");
  lexicon.links_ = {""};
  for (std::string_view rest = s.text("links"); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lexicon.links_.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (lexicon.arcs_.empty() || lexicon.set_begin_.empty()) return Error{path + ": holds no lexicon."};
  return lexicon;
}

std::uint32_t Lexicon::step(std::uint32_t state, std::uint8_t label) const {
  for (std::uint32_t i = state; i < arcs_.size(); ++i) {
    const std::uint32_t arc = arcs_[i];
    if ((arc & 0xFF) == label) return arc >> 10;
    if (arc & kLast) break;
  }
  return kNowhere;
}

Lexicon::Set Lexicon::find(std::string_view form) const {
  if (form.empty()) return kNone;
  std::uint32_t state = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (byte(form, i) == 0) return kNone;
    state = step(state, byte(form, i));
    if (state == kNowhere) return kNone;
  }
  return step(state, 0);
}

void Lexicon::append_lemma(std::string_view form, std::uint16_t lemma_rule, std::string& out) const {
  const Edit& edit = edits_[lemma_rule];
  const std::size_t keep = form.size() - std::min<std::size_t>(edit.strip, form.size());
  const std::size_t cut = std::min<std::size_t>(edit.cut_at, keep);
  const std::size_t after = std::min<std::size_t>(cut + edit.cut_size, keep);
  out.append(form.substr(0, cut));
  out.append(form.substr(after, keep - after));
  out.append(added_.substr(edit.add, edit.add_size));
}

std::vector<LexicalReading> Lexicon::readings(std::string_view form) const {
  std::vector<LexicalReading> all;
  const Set set = find(form);
  if (set == kNone) return all;
  for (std::uint32_t i = set_begin_[set]; i < set_begin_[set + 1]; ++i) {
    std::string lemma;
    append_lemma(form, items_[i].edit, lemma);
    for (std::uint32_t t = tags_begin_[items_[i].tags]; t < tags_begin_[items_[i].tags + 1]; ++t) {
      const Tag& tag = tags_[tag_of_[t]];
      const std::string_view name = names_.substr(tag.name);
      all.push_back({lemma, traits::word(tag.mask), tag.mask, name.substr(0, name.find('\0'))});
    }
  }
  return all;
}

void Lexicon::walk(std::string_view form, std::uint32_t begin, bool upper, bool may_end, std::array<Path, 64>& paths) const {
  const std::string part = recased(form.substr(begin), upper);
  const auto better = [&](std::size_t at, std::uint32_t parts) {
    Path& path = paths[at];
    if (path.parts == 0 || parts < path.parts || (parts == path.parts && begin < path.last)) path = {parts, begin};
  };
  std::uint32_t state = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    state = step(state, byte(part, i));
    if (state == kNowhere) return;
    if (i + 1 < 3) continue;
    const Set set = step(state, 0);
    if (set == kNone) continue;
    const std::size_t end = begin + i + 1;
    const bool noun = (masks_[set] & kNominalHead) != 0;
    if (end == form.size()) {
      if (may_end && begin > 0 && noun == upper && i + 1 >= 4) better(end, paths[begin].parts + 1);
      continue;
    }
    if (!noun && (begin > 0 || i + 1 < 4)) continue;
    for (const std::string& link : links_) {
      if (end + link.size() < form.size() && form.substr(end, link.size()) == link)
        better(end + link.size(), paths[begin].parts + 1);
    }
  }
}

Compound Lexicon::split(std::string_view form) const {
  if (form.size() < 7 || form.size() > kLongest) return {};
  const bool upper = recased(form, true) == form;
  std::array<Path, 64> paths{};
  for (std::uint32_t begin = 0; begin < form.size(); ++begin) {
    if (begin > 0 && paths[begin].parts == 0) continue;
    walk(form, begin, upper, true, paths);
    if (!upper || begin == 0) walk(form, begin, !upper, false, paths);
  }
  const Path& whole = paths[form.size()];
  return whole.parts < 2 ? Compound{} : Compound{whole.last, whole.parts};
}

}  // namespace lagebild
