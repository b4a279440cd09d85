#!/usr/bin/env python3
"""Full forms of English from the lemma tables: "form TAB lemma TAB tag" for lagebild-train lexicon, to be sorted.

Usage: lexicon.py DATA > forms.tsv     (DATA: the folder of the open data)

Regular forms are made by rule from the index of lemmas and kept where the table of look-ups or a train treebank knows the
form; irregular ones come from the table of exceptions. Closed classes come from the train treebanks."""
import collections, json, sys

VOWELS = "aeiou"


def doubled(w):
    return len(w) > 2 and w[-1] not in VOWELS + "wxy" and w[-2] in VOWELS and w[-3] not in VOWELS


def s_form(w):
    if w.endswith(("s", "x", "z", "ch", "sh")):
        return [w + "es"]
    if w.endswith("y") and len(w) > 1 and w[-2] not in VOWELS:
        return [w[:-1] + "ies"]
    if w.endswith("o"):
        return [w + "s", w + "es"]
    return [w + "s"]


def ed_form(w, end):
    if w.endswith("e"):
        return [w + "d"] if end == "ed" else [w[:-1] + end]
    if end == "ed" and w.endswith("y") and len(w) > 1 and w[-2] not in VOWELS:
        return [w[:-1] + "ied"]
    return [w + end] + ([w + w[-1] + end] if doubled(w) else [])


def grade(w, end):
    if w.endswith("e"):
        return [w + end[1:]]
    if w.endswith("y"):
        return [w[:-1] + "i" + end]
    return [w + end] + ([w + w[-1] + end] if doubled(w) else [])


def treebank(path, closed, seen):
    for line in open(path, encoding="utf-8"):
        r = line.split("\t")
        if len(r) < 10 or not r[0].isdigit():
            continue
        seen.add(r[1].lower())
        if r[3] in ("DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "NUM", "INTJ", "ADV"):
            feats = "|".join(f for f in r[5].split("|") if f.split("=")[0] not in ("Typo", "Abbr", "Style", "NumForm"))
            closed[r[1].lower(), r[2], r[3] + ("|" + feats if feats not in ("_", "") else "")] += 1


def main():
    data = sys.argv[1]
    lex = f"{data}/lexicon-en/"
    index = json.load(open(lex + "en_lemma_index.json"))
    exceptions = json.load(open(lex + "en_lemma_exc.json"))
    lookup = json.load(open(lex + "en_lemma_lookup.json"))
    closed, seen = collections.Counter(), set()
    for path in sys.argv[2:]:
        treebank(path, closed, seen)
    known = {w.lower() for w in lookup} | {w.lower() for w in lookup.values()} | seen
    out = set()

    def add(form, lemma, tag, always=False):
        if form and "\t" not in form and " " not in form and (always or form in known):
            out.add((form, lemma, tag))

    for w in index["noun"]:
        add(w, w, "NOUN|Number=Sing", True)
        for f in s_form(w):
            add(f, w, "NOUN|Number=Plur")
    for w in index["verb"]:
        add(w, w, "VERB|VerbForm=Inf", True)
        add(w, w, "VERB|Mood=Ind|Tense=Pres|VerbForm=Fin", True)
        for f in s_form(w):
            add(f, w, "VERB|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        irregular = any(w in lemmas for lemmas in exceptions["verb"].values())
        for f in ed_form(w, "ed"):
            if not irregular or f in seen:
                add(f, w, "VERB|Mood=Ind|Tense=Past|VerbForm=Fin")
                add(f, w, "VERB|Tense=Past|VerbForm=Part")
        for f in ed_form(w, "ing"):
            add(f, w, "VERB|Tense=Pres|VerbForm=Part")
    for w in index["adj"]:
        add(w, w, "ADJ|Degree=Pos", True)
        for f in grade(w, "er"):
            add(f, w, "ADJ|Degree=Cmp")
        for f in grade(w, "est"):
            add(f, w, "ADJ|Degree=Sup")
    for w in index["adv"]:
        add(w, w, "ADV", True)
    for form, lemmas in exceptions["noun"].items():
        for lemma in lemmas:
            add(form, lemma, "NOUN|Number=Plur", True)
    for form, lemmas in exceptions["verb"].items():
        for lemma in lemmas:
            if form.endswith("ing"):
                add(form, lemma, "VERB|Tense=Pres|VerbForm=Part", True)
            elif form.endswith("s") and not lemma.endswith("s"):
                add(form, lemma, "VERB|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", True)
            else:
                add(form, lemma, "VERB|Mood=Ind|Tense=Past|VerbForm=Fin", True)
                add(form, lemma, "VERB|Tense=Past|VerbForm=Part", True)
    for form, lemmas in exceptions["adj"].items():
        for lemma in lemmas:
            if form != lemma:
                add(form, lemma, "ADJ|Degree=Sup" if form.endswith("est") else "ADJ|Degree=Cmp", True)
    for (form, lemma, tag), n in closed.items():
        if n >= 2:
            add(form, lemma, tag, True)
    for form, lemma, tag in sorted(out):
        print(f"{form}\t{lemma}\t{tag}")


if __name__ == "__main__":
    main()
