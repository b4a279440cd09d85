#include "ground/language/numerals.h"

#include <bitset>
#include <string>

#include "ground/language/pack.h"

namespace lagebild {
namespace {

// Longer words are no numbers that anybody prints: keeps the search below bounded.
constexpr std::size_t kLongestWord = 72;
constexpr std::size_t kMostPieces = 16;

bool digit(char c) { return c >= '0' && c <= '9'; }

// "275.000", "1.250,5", "1,5", "2016": groups of three only, one decimal mark at most.
std::optional<Decimal> digits(std::string_view word, std::string_view grouping, std::string_view decimal) {
  std::string plain;
  std::size_t run = 0, groups = 0;
  bool point = false;
  for (const char c : word) {
    if (digit(c)) {
      plain += c;
      ++run;
    } else if (!decimal.empty() && c == decimal.front() && !point && run > 0 && (groups == 0 || run == 3)) {
      point = true;
      plain += '.';
      run = 0;
    } else if (grouping.find(c) != std::string_view::npos && !point && run > 0 && run <= 3 && (groups == 0 || run == 3)) {
      ++groups;
      run = 0;
    } else {
      return std::nullopt;
    }
  }
  if (run == 0 || (groups > 0 && !point && run != 3)) return std::nullopt;
  return Decimal::parse(plain);
}

// One part of a number in words: "zwei", "hundert", "und", "Millionen".
struct Piece {
  Decimal value;
  bool times = false;       // Multiplies what stands before: hundred, thousand, dozen.
  bool more = false;        // Is no number unless something follows: "eine (Million)".
  bool before = false;      // Is none unless something stands before: "(zwei)einhalb".
  bool digits = false;      // Written in digits.
  bool glued = false;       // Follows in the same word.
  std::string_view link;    // How it joins, where it is a joint: "glued", "spaced", "hyphen".
  std::uint32_t after = 0;  // First token after it.
};

Piece piece_of(const ListEntry& entry) {
  Piece out;
  out.value = Decimal::parse(entry.value()).value_or(Decimal());
  out.times = entry.attributes.get("times") == "yes";
  out.more = entry.attributes.get("needs") == "more";
  out.before = entry.attributes.get("needs") == "before";
  out.link = entry.attributes.get("link");
  return out;
}

// Adds pieces to a number as they are spoken; refuses those that can't go on ("zwei drei", "zwanzig elf").
class Sum {
 public:
  bool add(const Piece& piece) {
    if (!piece.link.empty()) return add_link(piece);
    const bool ok = piece.times ? multiply(piece) : plus(piece);
    link_ = {};
    complete_ = ok && !piece.more;
    return ok;
  }
  // Nothing while it can't end here.
  [[nodiscard]] std::optional<Decimal> value() const {
    if (!complete_ || !link_.empty()) return std::nullopt;
    return total_.plus(group_);
  }

 private:
  bool add_link(const Piece& piece) {
    if (!started_ || !link_.empty()) return false;
    if (piece.link == "hyphen" && !(tens_ && !ones_)) return false;
    if (piece.link == "spaced" && !after_times_) return false;
    if (piece.link == "glued" && !piece.glued) return false;
    link_ = piece.link;
    return true;
  }
  bool plus(const Piece& piece) {
    if (closed_ || (piece.before && !started_)) return false;
    if (piece.digits) return start(piece.value);
    const std::int64_t value = piece.value.integer();
    if (!piece.value.whole()) return fraction(piece);
    if (value == 0 && started_) return false;
    if (value < 10 ? ones_ : tens_ || (value < 20 && ones_)) return false;
    if (value >= 20 && ones_ && link_ != "glued") return false;
    (value < 10 ? ones_ : tens_) = true;
    if (value < 20) ones_ = true;
    return raise(piece.value);
  }
  bool start(Decimal value) {
    if (started_) return false;
    group_ = value;
    started_ = ones_ = tens_ = hundreds_ = true;
    return true;
  }
  bool fraction(const Piece& piece) {
    if (started_ && !piece.before) return false;
    const bool ok = raise(piece.value);
    ones_ = tens_ = hundreds_ = true;
    return ok;
  }
  bool raise(Decimal value) {
    const auto sum = group_.plus(value);
    if (!sum) return false;
    group_ = *sum;
    started_ = true;
    after_times_ = false;
    return true;
  }
  bool multiply(const Piece& piece) {
    if (!link_.empty() && group_ == Decimal()) return false;
    if (closed_) return false;
    const bool empty = group_ == Decimal();
    if (empty && started_ && !after_times_) return false;
    const auto product = empty ? std::optional<Decimal>(piece.value) : group_.times(piece.value);
    if (!product) return false;
    const bool ok = piece.value == Decimal(100) ? hundred(*product) : scale(piece.value, *product);
    started_ = after_times_ = true;
    return ok;
  }
  bool hundred(Decimal product) {
    if (hundreds_ || group_ >= Decimal(100)) return false;
    group_ = product;
    hundreds_ = true;
    ones_ = tens_ = false;
    return true;
  }
  bool scale(Decimal value, Decimal product) {
    if (value >= last_scale_) return false;
    const auto sum = total_.plus(product);
    if (!sum) return false;
    total_ = *sum;
    group_ = Decimal();
    last_scale_ = value;
    closed_ = value < Decimal(100);
    ones_ = tens_ = hundreds_ = false;
    return true;
  }

  Decimal total_, group_;
  Decimal last_scale_{1'000'000'000'000'000'000};
  bool started_ = false, complete_ = false, after_times_ = false, closed_ = false;
  bool ones_ = false, tens_ = false, hundreds_ = false;
  std::string_view link_;
};

class Reader {
 public:
  explicit Reader(const Pack& pack)
      : pack_(pack), list_(pack.list("numeral")), grouping_(pack.setting("grouping")), decimal_(pack.setting("decimal")) {
    for (const ListEntry& entry : pack.lists().entries(list_)) {
      const std::string head = fold(std::string_view(entry.text).substr(0, entry.text.find(' ')));
      if (!head.empty()) heads_.set(key(head));
    }
  }

  // Can a number begin with this word? Cheap; says yes too often.
  [[nodiscard]] bool may_begin(std::string_view folded) const {
    if (folded.empty()) return false;
    return digit(folded.front()) || (folded.size() <= kLongestWord && heads_.test(key(folded)));
  }

  [[nodiscard]] std::optional<Numeral> read(const Text& text, std::uint32_t at, std::uint32_t end) const {
    Sum sum;
    std::optional<Numeral> best;
    std::uint32_t token = at;
    bool in_words = true;
    for (std::size_t parts = 0; token < end && parts < kMostPieces; ++parts) {
      std::vector<Piece> pieces = next(text, token, end, parts == 0);
      if (pieces.empty() || !add(sum, pieces)) break;
      in_words = in_words && !pieces.front().digits;
      token = pieces.back().after;
      if (const auto value = sum.value()) best = Numeral{at, token, *value, in_words};
    }
    return best;
  }

  [[nodiscard]] std::optional<Decimal> word(std::string_view folded) const {
    if (folded.empty()) return std::nullopt;
    if (digit(folded.front())) return digits(folded, grouping_, decimal_);
    std::vector<Piece> pieces;
    Sum sum;
    if (folded.size() > kLongestWord || !split(folded, pieces) || !add(sum, pieces)) return std::nullopt;
    return sum.value();
  }

 private:
  static std::size_t key(std::string_view head) {
    const unsigned second = head.size() > 1 ? static_cast<unsigned char>(head[1]) : 0;
    return static_cast<unsigned char>(head[0]) * 31U % 64 * 64 + second % 64;
  }
  static bool add(Sum& sum, const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces)
      if (!sum.add(piece)) return false;
    return true;
  }

  // The pieces that the next token (or entry of several tokens) consists of; empty where it is no part of a number.
  [[nodiscard]] std::vector<Piece> next(const Text& text, std::uint32_t token, std::uint32_t end, bool first) const {
    if (digit(text.folded[token].front())) return first ? figure(text, token, end) : std::vector<Piece>();
    if (const auto hit = pack_.lists().hit(text, token, list_, end)) {
      Piece piece = piece_of(*hit->entry);
      piece.after = token + hit->tokens;
      const bool joined = !text.tokens[token].space_before;
      if (piece.link == "glued" || (piece.link == "hyphen" && (!joined || piece.after >= end))) return {};
      if (piece.link == "hyphen" && text.tokens[piece.after].space_before) return {};
      return {piece};
    }
    std::vector<Piece> pieces;
    if (first && !may_begin(text.folded[token])) return pieces;
    if (text.folded[token].size() > kLongestWord || !split(text.folded[token], pieces)) pieces.clear();
    for (Piece& piece : pieces) piece.after = token + 1;
    return pieces;
  }

  // A token of digits, with further groups of three after blanks: "25 000".
  [[nodiscard]] std::vector<Piece> figure(const Text& text, std::uint32_t token, std::uint32_t end) const {
    std::string plain = text.folded[token];
    std::uint32_t last = token + 1;
    const auto bare = [&](std::uint32_t i) { return text.folded[i].find_first_not_of("0123456789") == std::string::npos; };
    if (plain.size() <= 3 && plain.front() != '0' && bare(token))
      while (last < end && text.folded[last].size() == 3 && bare(last)) plain += text.folded[last++];
    const auto value = digits(plain, grouping_, decimal_);
    if (!value) return {};
    Piece out;
    out.value = *value;
    out.digits = true;
    out.after = last;
    return {out};
  }

  // "zweihundertfünfzig" -> zwei hundert fünfzig; the longest parts first, going back where the rest does not work out.
  bool split(std::string_view word, std::vector<Piece>& pieces) const {
    if (word.empty()) return !pieces.empty();
    if (pieces.size() >= kMostPieces) return false;
    for (std::size_t size = std::min<std::size_t>(word.size(), 14); size >= 1; --size) {
      const ListEntry* entry = pack_.lists().find(list_, word.substr(0, size));
      if (entry == nullptr) continue;
      Piece piece = piece_of(*entry);
      piece.glued = !pieces.empty();
      pieces.push_back(piece);
      if (split(word.substr(size), pieces)) return true;
      pieces.pop_back();
    }
    return false;
  }

  const Pack& pack_;
  ListId list_;
  std::string_view grouping_, decimal_;
  std::bitset<4096> heads_;
};

}  // namespace

std::vector<Numeral> find_numerals(const Text& text, const Pack& pack) {
  std::vector<Numeral> out;
  const Reader reader(pack);
  for (const Sentence& sentence : text.sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      std::optional<Numeral> found;
      if (reader.may_begin(text.folded[i])) found = reader.read(text, i, sentence.last);
      if (found) out.push_back(*found);
      i = found ? found->last : i + 1;
    }
  }
  return out;
}

Layer number_layer(const std::vector<Numeral>& numerals) {
  Layer out{"number", {}};
  out.findings.reserve(numerals.size());
  for (const Numeral& numeral : numerals) {
    Finding finding{numeral.first, numeral.last, {}};
    finding.attributes.set("value", numeral.value.text());
    if (numeral.in_words) finding.attributes.set("words", "yes");
    out.findings.push_back(std::move(finding));
  }
  return out;
}

std::optional<Decimal> numeral(std::string_view word, const Pack& pack) { return Reader(pack).word(word); }

std::optional<int> ordinal(std::string_view word, const Pack& pack) {
  if (const ListEntry* entry = pack.lists().find(pack.list("ordinal"), word)) {
    const auto value = Decimal::parse(entry->value());
    return value ? std::optional<int>(static_cast<int>(value->integer())) : std::nullopt;
  }
  std::size_t size = 0;
  int value = 0;
  while (size < word.size() && size < 4 && digit(word[size])) value = value * 10 + (word[size++] - '0');
  if (size == 0 || size == word.size()) return std::nullopt;
  const ListEntry* ending = pack.lists().find(pack.list("ordinal-ending"), word.substr(size));
  if (ending == nullptr && !(pack.token_rules().ordinal_point && word.substr(size) == ".")) return std::nullopt;
  return value;
}

}  // namespace lagebild
