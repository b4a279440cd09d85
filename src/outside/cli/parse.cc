#include <array>

#include "outside/cli/engine.h"
#include "outside/cli/grammar_lines.h"
#include "outside/cli/intake.h"

namespace lagebild {
namespace {

// Sentences of text that was cut by the pack.
GrammarLines cut_text(const Pack& pack, std::string_view bytes) {
  GrammarLines lines;
  lines.grammar = &pack.grammar();
  Text text = pack.read(to_utf8(bytes));
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    lines.forms.emplace_back(text.form(i));
    const bool glued = i + 1 < text.tokens.size() && !text.tokens[i + 1].space_before;
    lines.misc.emplace_back(glued ? "SpaceAfter=No" : "");
  }
  for (const Sentence& sentence : text.sentences) lines.ends.push_back(sentence.last);
  if (text.words.empty()) text.words.resize(text.tokens.size());
  lines.words = std::move(text.words);
  lines.lemmas = std::move(text.lemmas);
  return lines;
}

// Words as CoNLL-U has them: what columns three to ten say is read anew; lines of multi-word tokens and empty nodes fall away.
GrammarLines given_words(const Pack& pack, std::string_view bytes) {
  GrammarLines lines;
  lines.grammar = &pack.grammar();
  const std::string text = to_utf8(bytes);
  const auto close = [&] {
    const auto size = static_cast<std::uint32_t>(lines.forms.size());
    if (size > (lines.ends.empty() ? 0 : lines.ends.back())) lines.ends.push_back(size);
  };
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty()) close();
    const std::size_t a = line.find('\t');
    if (a == std::string_view::npos || a == 0 || line.substr(0, a).find_first_not_of("0123456789") != std::string_view::npos)
      continue;
    lines.forms.emplace_back(line.substr(a + 1, line.find('\t', a + 1) - a - 1));
  }
  close();
  lines.misc.resize(lines.forms.size());
  const std::vector<std::string_view> views(lines.forms.begin(), lines.forms.end());
  Grammar::Words read = pack.grammar().annotate({views, lines.ends});
  lines.words = std::move(read.words);
  lines.lemmas = std::move(read.lemmas);
  return lines;
}

}  // namespace

Exit run_parse(const Invocation& call, Program& program) {
  const Result<Languages> languages = load_languages(program.data + "/languages");
  if (!languages) return fail(program, Exit::internal, languages.error().message);
  const std::string as = call.value_or("as", "tree");
  bool some_failed = false;
  for (const std::string& path : files_of(call.arguments)) {
    const FileBytes file(path);
    if (!file.problem().empty()) {
      program.screen.message(file.problem());
      some_failed = true;
      continue;
    }
    const std::string code = call.value_or("language", "");
    const Pack* pack = code.empty() ? languages->identify(file.bytes()) : languages->find(code);
    if (pack == nullptr) pack = &languages->all().front();
    const bool given = call.value_or("from", "text") == "conllu";
    const GrammarLines lines = given ? given_words(*pack, file.bytes()) : cut_text(*pack, file.bytes());
    program.screen.raw(as == "conllu" ? as_conllu(lines) : as == "jsonl" ? as_jsonl(lines) : as_trees(lines));
  }
  return some_failed ? Exit::some_failed : Exit::done;
}

}  // namespace lagebild
