#include "ground/language/grammar.h"

#include <filesystem>
#include <optional>

#include "ground/language/traits.h"

namespace lagebild {

struct Grammar::Parts {
  std::optional<Lexicon> lexicon;
};

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
  return Grammar(std::move(parts));
}

bool Grammar::can_annotate() const { return false; }

void Grammar::annotate(Text&) const {}

Grammar::Words Grammar::annotate(const Given& given) const { return {std::vector<Word>(given.forms.size()), {}}; }

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

std::string_view Grammar::xpos(const Word&) const { return "_"; }
std::string_view Grammar::feats(const Word&) const { return "_"; }
std::string_view Grammar::deprel(const Word&) const { return "_"; }
std::uint8_t Grammar::relation(std::string_view) const { return 0; }
std::uint16_t Grammar::tag(std::string_view) const { return 0; }

std::string_view upos_name(Upos upos) { return traits::name(upos); }

std::string name_label(const Word& word) {
  static constexpr std::string_view kKinds[] = {"", "PER", "LOC", "ORG", "OTH"};
  if (word.name == NameKind::none) return {};
  return std::string(word.name_begins ? "B-" : "I-") + std::string(kKinds[static_cast<int>(word.name)]) +
         (word.name_derived ? "deriv" : "") + (word.name_part ? "part" : "");
}

}  // namespace lagebild
