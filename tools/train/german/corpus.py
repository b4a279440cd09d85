#!/usr/bin/env python3
"""Brings the open German corpora into one form for lagebild-train: CoNLL-U, "_" where a corpus does not say, names as
NE=… in MISC, NE=?O where a corpus has no derived, partial or other names.

Usage: corpus.py DATA OUT     (DATA: the folder of the open data; OUT: a folder, made where it is missing)"""
import json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from words import glued_words, joined, sentences, write


def split_words(rows):
    return [r[:8] + ["_", "SpaceAfter=No" if "SpaceAfter=No" in r[9] else "_"] for r in rows if r[0].isdigit()]


def in_text(rows):
    """As the program cuts words: prepositions with articles and compounds with hyphens in one piece."""
    return glued_words(merged_words(rows))


def differs(rows):
    return any("-" in r[0] or r[1] in ("``", "''", "-") for r in rows)


def merged_words(rows):
    """The words as they stand in the text: zum, not zu dem. The preposition keeps its tag."""
    spans = {int(r[0].split("-")[0]): (int(r[0].split("-")[1]), r[1]) for r in rows if "-" in r[0]}
    words = split_words(rows)
    groups = [(a - 1, b - 1, form, a - 1) for a, (b, form) in spans.items()]
    for a, _, _, _ in groups:
        if words[a][3] == "ADP":
            words[a][4] = "APPRART"
    return joined(words, groups)


QUOTES = [("„", "“"), ("»", "«"), ('"', '"'), ("„", "“")]


def real_quotes(rows, number):
    """Quotation marks as the news has them, for the `` and '' of the treebank."""
    left, right = QUOTES[number % len(QUOTES)]
    for r in rows:
        if r[1] in ("``", "''"):
            r[1] = r[2] = left if r[1] == "``" else right
    return rows


LIKE_GSD = {"acl:relcl": "acl", "flat:name": "flat", "nmod:poss": "nmod", "obl:tmod": "obl", "cc:preconj": "cc",
            "csubj:pass": "csubj", "nsubj:outer": "nsubj", "orphan": "dep", "vocative": "dep", "discourse": "dep"}


def relations(rows):
    for r in rows:
        r[7] = LIKE_GSD.get(r[7], r[7])
    return rows


def pud_morphology(rows):
    """PUD's verbs as GSD's: VerbForm is written out, and participles have no tense."""
    for r in rows:
        if r[3] in ("VERB", "AUX"):
            feats = [] if r[5] == "_" else r[5].split("|")
            if any(f.startswith("Mood=") for f in feats):
                feats.append("VerbForm=Fin")
            elif r[4] == "VBN":
                feats = ["VerbForm=Part"]
            elif r[4] == "VB":
                feats = ["VerbForm=Inf"]
            r[5] = "|".join(feats) or "_"
        r[4] = "_"
    return rows


def named(words_labels):
    return [[str(i + 1), w] + ["_"] * 7 + ["NE=" + l] for i, (w, l) in enumerate(words_labels)]


def germeval(path):
    out = []
    for rows in sentences(path):
        rows = [r for r in rows if r[0].isdigit()]
        if rows:
            out.append(named((r[1], r[2]) for r in rows))
    return out


KIND = {"person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC", "location-city": "LOC",
        "location-street": "LOC", "location-stop": "LOC", "location-route": "LOC"}
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’&/.][^\W_]+)*(?:-(?=\s))?|\.\.\.|\S")
# Cut at every hyphen and stroke, as SmartData itself and GSD count words: "VW - Mitarbeiter"; and as the program cuts.
CUT = re.compile(r"https?://\S+|[@#]\w+|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’&.][^\W_]+)*|\.\.\.|\S")
END = re.compile(r"[.!?…]")


def smartdata(path, token):
    out = []
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        begin, label_of = 0, {}
        spans = sorted((s["start"], s["end"], KIND[s["type"]]) for s in doc["spans"] if s["type"] in KIND)
        sent = []
        text = doc["text"]
        tokens = list(token.finditer(text))
        for k, t in enumerate(tokens):
            label = "?O"
            for a, b, kind in spans:
                if a <= t.start() and t.end() <= b or (a < t.end() and t.start() < b):
                    inside = a > t.start() or b < t.end()
                    sort = "part" if inside else "deriv" if kind == "LOC" and t.group()[0].islower() else ""
                    label = ("B-" if t.start() <= a or inside else "I-") + kind + sort
                    break
            gap = text[tokens[k - 1].end():t.start()] if k else ""
            if sent and ("\n" in gap or (END.fullmatch(tokens[k - 1].group()) and gap and t.group()[0].isupper() and len(sent) > 3)):
                out.append(sent)
                sent = []
            sent.append((t.group(), label))
            if len(sent) >= 100:
                out.append(sent)
                sent = []
        if sent:
            out.append(sent)
    return [named(s) for s in out if len(s) > 1]


def mobie(path):
    out, sent = [], []
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) < 4 or parts[0].startswith("-DOCSTART-"):
            if len(sent) > 1:
                out.append(named(sent))
            sent = []
            continue
        label = parts[3]
        kind = KIND.get(label[2:])
        sent.append((parts[0], label[:2] + kind if kind else "?O"))
    return out


def with_names(sents, path):
    """Names of UNER on the same words of PUD."""
    for rows, names in zip(sents, sentences(path)):
        names = [r for r in names if r[0].isdigit()]
        if [r[1] for r in rows] == [r[1] for r in names]:
            for r, n in zip(rows, names):
                r[9] = "NE=" + ("?O" if n[2] == "O" else n[2])
    return sents


def main():
    data, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    gsd = sentences(f"{data}/syntax-de/gsd-train.conllu")
    pud = sentences(f"{data}/syntax-de/pud-wiki-train.conllu")
    write(f"{out}/gsd.conllu", [relations(split_words(s)) for s in gsd])
    write(f"{out}/gsd-merged.conllu", [real_quotes(relations(in_text(s)), i) for i, s in enumerate(gsd) if differs(s)])
    write(f"{out}/pud.conllu", with_names([pud_morphology(relations(split_words(s))) for s in pud],
                                          f"{data}/names-de/uner-pud-wiki-train.iob2"))
    write(f"{out}/pud-merged.conllu", [pud_morphology(relations(in_text(s))) for s in pud if differs(s)])
    write(f"{out}/germeval.conllu", germeval(f"{data}/names-de/germeval-train.tsv"))
    write(f"{out}/smartdata.conllu", smartdata(f"{data}/names-de/smartdata-train.jsonl", TOKEN))
    write(f"{out}/smartdata-cut.conllu", smartdata(f"{data}/names-de/smartdata-train.jsonl", CUT))
    write(f"{out}/mobie.conllu", mobie(f"{data}/names-de/mobie-train.conll2003"))


if __name__ == "__main__":
    main()
