#!/usr/bin/env python3
"""Open German text without trees, one word a line in the form of CoNLL-U, for trained networks to annotate (`lagebild-train
silver`): Bundestag speeches (GePaDe), articles on wars (WikiWarsDE), and the words of the corpora of names, whose names stay.
Compounds with hyphens are cut, as the treebank has them; `open_text.py join` puts them together again in what was annotated.

Usage: open_text.py DATA WORK > text.conllu     (WORK: where corpus.py wrote and gepade.tar.xz is unpacked)
       open_text.py join < annotated.conllu > joined.conllu"""
import glob, json, re, sys

from corpus import END, sentences
from words import glued_names


def put(rows):
    print("\n".join("\t".join(r) for r in rows) + "\n")


def cut(words, names=None):
    rows = []
    for k, word in enumerate(words):
        parts = re.findall(r"[^\W_]+|-|[^-]+?(?=-|$)", word) if re.fullmatch(r"[^\W_]+(-[^\W_]+)+", word) else [word]
        for i, part in enumerate(parts):
            misc = ["SpaceAfter=No"] if i + 1 < len(parts) else []
            if names:
                label = names[k][3:].removesuffix("part")
                begins = label[0] != "B" or i == 0
                misc.append("NE=" + (label if begins else "I" + label[1:]) if len(parts) == 1 or not names[k].endswith("part")
                            else "NE=" + (label if i == 0 else "?O"))
            rows.append([str(len(rows) + 1), part] + ["_"] * 7 + ["|".join(misc) or "_"])
    return rows


def speeches(folder):
    """Sentences cut at semicolons by the corpus are joined again up to their stop."""
    for path in sorted(glob.glob(f"{folder}/train/task1/*.json")):
        words = []
        for sentence in json.load(open(path, encoding="utf-8"))["Sentences"]:
            words += sentence["Tokens"]
            if len(words) > 80:
                words = []
            elif words and words[-1] in (".", "!", "?"):
                if len(words) > 3:
                    yield words
                words = []


def articles(folder):
    for path in sorted(glob.glob(f"{folder}/*/in/*.sgm")):
        text = re.sub(r"<[^>]*>", "", open(path, encoding="utf-8").read().split("<TEXT>")[-1])
        for line in text.split("\n"):
            words = []
            for word in re.findall(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’&.][^\W_]+)*|\.\.\.|\S", line):
                if words and END.fullmatch(words[-1]) and word[0].isupper() and len(words) > 3 and not words[-2].isdigit():
                    yield words
                    words = []
                words.append(word)
            if len(words) > 3:
                yield words


def text(data, work):
    seen = set()
    for words in [*speeches(f"{work}/gepade"), *articles(f"{data}/wikiwars-de")]:
        key = " ".join(words)
        if key not in seen and len(words) <= 80:
            seen.add(key)
            put(cut(words))
    for name in ("germeval", "smartdata", "mobie"):
        for rows in sentences(f"{work}/de/{name}.conllu"):
            put(cut([r[1] for r in rows], [r[9] for r in rows]))


def main():
    if sys.argv[1] == "join":
        for number, block in enumerate(sys.stdin.read().strip().split("\n\n")):
            rows = [line.split("\t") for line in block.split("\n")]
            hyphens = any(r[1] == "-" for r in rows)
            put(glued_names(rows) if number % 3 or not hyphens else rows)
    else:
        text(*sys.argv[1:3])


if __name__ == "__main__":
    main()
