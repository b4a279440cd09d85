#include "ground/language/grammar.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <optional>

#include "ground/language/agree.h"
#include "ground/language/annotator.h"
#include "ground/language/model.h"
#include "ground/language/traits.h"

namespace lagebild {

struct Grammar::Parts {
  std::optional<Lexicon> lexicon;
  std::optional<Model> model;
  std::mutex guard;  // Of the annotators at rest: they remember common words from one text to the next.
  std::vector<std::unique_ptr<Annotator>> resting;

  [[nodiscard]] std::unique_ptr<Annotator> borrow() {
    {
      const std::lock_guard<std::mutex> lock(guard);
      if (!resting.empty()) {
        std::unique_ptr<Annotator> annotator = std::move(resting.back());
        resting.pop_back();
        return annotator;
      }
    }
    return std::make_unique<Annotator>(*model, lexicon ? &*lexicon : nullptr);
  }
  void give_back(std::unique_ptr<Annotator> annotator) {
    const std::lock_guard<std::mutex> lock(guard);
    resting.push_back(std::move(annotator));
  }
};

namespace {

constexpr std::size_t kLongest = 120;  // Words a sentence is read at once.

// Reads the words [begin, end) piece by piece; `input` fills in the words asked for.
template <typename Input>
void read_sentence(Annotator& annotator, std::size_t begin, std::size_t end, std::vector<Annotator::Input>& pieces,
                   std::vector<Word>& words, std::string& lemmas, const Input& input) {
  std::int32_t root = -1;
  for (std::size_t at = begin; at < end; at += kLongest) {
    const std::size_t stop = std::min(at + kLongest, end);
    pieces.clear();
    for (std::size_t i = at; i < stop; ++i) pieces.push_back(input(i));
    const std::span<Word> part(words.data() + at, stop - at);
    annotator.read(pieces, static_cast<std::int32_t>(at), part, lemmas);
    for (std::size_t i = at; i < stop; ++i) {
      if (words[i].head >= 0) continue;
      if (root < 0)
        root = static_cast<std::int32_t>(i);
      else
        words[i].head = root;
    }
  }
}

std::string_view row(const std::vector<std::string_view>& table, std::size_t i) { return i < table.size() ? table[i] : "_"; }

std::size_t row_of(const std::vector<std::string_view>& table, std::string_view name) {
  const auto at = std::find(table.begin(), table.end(), name);
  return at == table.end() ? 0 : static_cast<std::size_t>(at - table.begin());
}

}  // namespace

Grammar::Grammar(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;
Grammar::~Grammar() = default;

Result<Grammar> Grammar::load(const std::string& folder) {
  auto parts = std::make_unique<Parts>();
  std::error_code error;
  if (const std::string path = folder + "/lexicon.bin"; std::filesystem::exists(path, error)) {
    Result<Lexicon> lexicon = Lexicon::open(path);
    if (!lexicon) return lexicon.error();
    parts->lexicon = std::move(*lexicon);
  }
  if (const std::string path = folder + "/grammar.bin"; std::filesystem::exists(path, error)) {
    Result<Model> model = Model::open(path);
    if (!model) return model.error();
    parts->model = std::move(*model);
  }
  return Grammar(std::move(parts));
}

bool Grammar::can_annotate() const { return parts_->model.has_value(); }

void Grammar::annotate(Text& text) const {
  if (!parts_->model) return;
  text.words.assign(text.tokens.size(), Word{});
  text.lemmas.clear();
  std::unique_ptr<Annotator> annotator = parts_->borrow();
  std::vector<Annotator::Input> pieces;
  for (const Sentence& sentence : text.sentences) {
    read_sentence(*annotator, sentence.first, sentence.last, pieces, text.words, text.lemmas,
                  [&](std::size_t i) { return Annotator::Input{text.form(i), text.folded[i]}; });
  }
  parts_->give_back(std::move(annotator));
  agree_on_names(text);
}

Grammar::Words Grammar::annotate(const Given& given) const {
  Words out{std::vector<Word>(given.forms.size()), {}};
  if (!parts_->model) return out;
  std::vector<std::string> folded;
  for (const std::string_view form : given.forms) folded.push_back(fold(form));
  std::unique_ptr<Annotator> annotator = parts_->borrow();
  std::vector<Annotator::Input> pieces;
  std::size_t begin = 0;
  for (const std::uint32_t end : given.ends) {
    read_sentence(*annotator, begin, end, pieces, out.words, out.lemmas,
                  [&](std::size_t i) { return Annotator::Input{given.forms[i], folded[i]}; });
    begin = end;
  }
  parts_->give_back(std::move(annotator));
  return out;
}

std::vector<LexicalReading> Grammar::readings(std::string_view form) const {
  if (!parts_->lexicon) return {};
  std::vector<LexicalReading> all = parts_->lexicon->readings(form);
  if (!all.empty()) return all;
  const Compound compound = parts_->lexicon->split(form);
  if (compound.head == 0) return {};
  all = parts_->lexicon->readings(recased(form.substr(compound.head), recased(form, true) == form));
  for (LexicalReading& reading : all) reading.lemma = std::string(form.substr(0, compound.head)) + recased(reading.lemma, false);
  return all;
}

const Lexicon* Grammar::lexicon() const { return parts_->lexicon ? &*parts_->lexicon : nullptr; }

std::string_view Grammar::xpos(const Word& word) const { return parts_->model ? row(parts_->model->xpos, word.xpos) : "_"; }
std::string_view Grammar::feats(const Word& word) const { return parts_->model ? row(parts_->model->feats, word.feats) : "_"; }
std::string_view Grammar::deprel(const Word& word) const {
  return parts_->model ? row(parts_->model->relations, word.deprel) : "_";
}
std::uint8_t Grammar::relation(std::string_view name) const {
  return static_cast<std::uint8_t>(parts_->model ? row_of(parts_->model->relations, name) : 0);
}
std::uint16_t Grammar::tag(std::string_view name) const {
  return static_cast<std::uint16_t>(parts_->model ? row_of(parts_->model->xpos, name) : 0);
}

std::string_view upos_name(Upos upos) { return traits::name(upos); }

std::string name_label(const Word& word) {
  static constexpr std::string_view kKinds[] = {"", "PER", "LOC", "ORG", "OTH"};
  if (word.name == NameKind::none) return {};
  return std::string(word.name_begins ? "B-" : "I-") + std::string(kKinds[static_cast<int>(word.name)]) +
         (word.name_derived ? "deriv" : "") + (word.name_part ? "part" : "");
}

}  // namespace lagebild
