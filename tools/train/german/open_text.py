#!/usr/bin/env python3
"""Open German text without trees, one word a line in the form of CoNLL-U, for trained networks to annotate (`lagebild-train
silver`): Bundestag speeches (GePaDe), articles on wars (WikiWarsDE), and the words of the corpora of names, whose names stay.

Usage: open_text.py DATA WORK > text.conllu     (WORK: where corpus.py wrote and gepade.tar.xz is unpacked)"""
import glob, json, os, re, sys

from corpus import CUT, TOKEN, END, sentences


def put(words, names=None):
    for i, word in enumerate(words):
        print("\t".join([str(i + 1), word] + ["_"] * 7 + [names[i] if names else "_"]))
    print()


def speeches(folder):
    """Sentences cut at semicolons by the corpus are joined again up to their stop."""
    for path in sorted(glob.glob(f"{folder}/train/task1/*.json")):
        words, done = [], set()
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
        for number, line in enumerate(text.split("\n")):
            words = []
            for m in (CUT if number % 2 else TOKEN).finditer(line):
                if words and END.fullmatch(words[-1]) and m.group()[0].isupper() and len(words) > 3 and not words[-2].isdigit():
                    yield words
                    words = []
                words.append(m.group())
            if len(words) > 3:
                yield words


def main():
    data, work = sys.argv[1:3]
    seen = set()
    for words in [*speeches(f"{work}/gepade"), *articles(f"{data}/wikiwars-de")]:
        key = " ".join(words)
        if key not in seen and len(words) <= 80:
            seen.add(key)
            put(words)
    for name in ("germeval", "smartdata", "smartdata-cut", "mobie"):
        for number, rows in enumerate(sentences(f"{work}/de/{name}.conllu")):
            if name == "smartdata" and number % 2 or name == "smartdata-cut" and number % 2 == 0:
                continue
            put([r[1] for r in rows], [r[9] for r in rows])


if __name__ == "__main__":
    main()
