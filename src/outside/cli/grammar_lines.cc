#include "outside/cli/grammar_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "outside/wire/writer.h"

namespace lagebild {
namespace {

std::string_view or_blank(std::string_view text) { return text.empty() ? "_" : text; }

// The lemma without a particle that stands as a word of its own under the verb.
std::string_view plain_lemma(const GrammarLines& lines, std::size_t begin, std::size_t end, std::size_t word) {
  std::string_view lemma = slice(lines.lemmas, lines.words[word].lemma);
  for (std::size_t i = begin; i < end; ++i) {
    const Word& child = lines.words[i];
    if (child.head != static_cast<std::int32_t>(word) || lines.grammar->deprel(child) != "compound:prt") continue;
    const std::string particle = fold(lines.forms[i]);
    if (lemma.size() > particle.size() + 2 && lemma.starts_with(particle)) return lemma.substr(particle.size());
  }
  return lemma;
}

std::size_t head_in_sentence(const Word& word, std::size_t begin) {
  return word.head < 0 ? 0 : static_cast<std::size_t>(word.head) - begin + 1;
}

template <typename Visit>
void each_sentence(const GrammarLines& lines, const Visit& visit) {
  std::size_t begin = 0;
  for (const std::uint32_t end : lines.ends) {
    if (end > begin) visit(begin, end);
    begin = end;
  }
}

std::string tree_line(const GrammarLines& lines, std::size_t i, const std::string& indent) {
  const Word& word = lines.words[i];
  std::string out = fmt::format("{}{}  {} ‹{}› {}", indent, lines.forms[i], lines.grammar->deprel(word),
                                slice(lines.lemmas, word.lemma), upos_name(word.upos));
  if (word.mood == Mood::Subjunctive) out += word.mood_open ? " Mood=Sub?" : " Mood=Sub";
  if (const std::string name = name_label(word); !name.empty()) out += " " + name;
  return out + "\n";
}

// Without recursion: a chain of 120 heads is legal.
void tree(const GrammarLines& lines, std::size_t begin, std::size_t end, std::string& out) {
  struct Open {
    std::size_t word;
    std::size_t depth;
  };
  std::vector<Open> open;
  const auto push_children = [&](std::int32_t head, std::size_t depth) {
    for (std::size_t i = end; i-- > begin;) {
      if (lines.words[i].head == head) open.push_back({i, depth});
    }
  };
  push_children(-1, 0);
  while (!open.empty()) {
    const Open next = open.back();
    open.pop_back();
    out += tree_line(lines, next.word, std::string(next.depth * 2, ' '));
    push_children(static_cast<std::int32_t>(next.word), next.depth + 1);
  }
  out += '\n';
}

}  // namespace

std::string as_conllu(const GrammarLines& lines) {
  std::string out;
  each_sentence(lines, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Word& word = lines.words[i];
      std::string misc = name_label(word);
      if (!misc.empty()) misc.insert(0, "NE=");
      if (!lines.misc[i].empty()) misc += (misc.empty() ? "" : "|") + lines.misc[i];
      const Grammar& g = *lines.grammar;
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i - begin + 1, lines.forms[i],
                         or_blank(plain_lemma(lines, begin, end, i)), upos_name(word.upos), or_blank(g.xpos(word)),
                         or_blank(g.feats(word)), head_in_sentence(word, begin), or_blank(g.deprel(word)), or_blank(misc));
    }
    out += '\n';
  });
  return out;
}

std::string as_jsonl(const GrammarLines& lines) {
  std::string out;
  each_sentence(lines, [&](std::size_t begin, std::size_t end) {
    Writer json;
    const auto word_object = [&](std::size_t i) {
      const Word& word = lines.words[i];
      json.put("form", lines.forms[i]);
      json.put("lemma", slice(lines.lemmas, word.lemma));
      json.put("upos", upos_name(word.upos));
      json.put("xpos", lines.grammar->xpos(word));
      json.put("feats", lines.grammar->feats(word));
      json.put("head", std::uint64_t{head_in_sentence(word, begin)});
      json.put("deprel", lines.grammar->deprel(word));
      if (const std::string name = name_label(word); !name.empty()) json.put("name", name);
    };
    json.object([&] {
      json.list("words", [&] {
        for (std::size_t i = begin; i < end; ++i) json.object([&] { word_object(i); });
      });
    });
    out += json.text() + "\n";
  });
  return out;
}

std::string as_trees(const GrammarLines& lines) {
  std::string out;
  each_sentence(lines, [&](std::size_t begin, std::size_t end) { tree(lines, begin, end, out); });
  return out;
}

}  // namespace lagebild
