#!/usr/bin/env python3
"""Brings the open English corpora into one form for lagebild-train: CoNLL-U with names as NE=… in MISC, NE=? where a corpus
leaves open whether there is one.

Usage: corpus.py EWT GUM RE3D OUT    (EWT, GUM: CoNLL-U files; RE3D: a folder; OUT: a folder, made where it is missing)"""
import json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from words import glued_names, sentences, write

PART = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")
KIND = {"person": "PER", "place": "LOC", "organization": "ORG", "Person": "PER", "Location": "LOC", "Organisation": "ORG"}
LINKS = {"of", "the", "for", "and", "de", "al", "bin", "la", "del", "-", "'s", "’s", "&"}


def plain(path):
    """Sentences of words alone, without multi-word tokens."""
    return [[r for r in rows if r[0].isdigit()] for rows in sentences(path)]


def gum_spans(rows):
    """Spans (begin, end, kind) of GUM's mentions, nested ones too."""
    spans, open_ones = [], []
    for i, r in enumerate(rows):
        entity = next((p[7:] for p in r[9].split("|") if p.startswith("Entity=")), "")
        at = 0
        for m in re.finditer(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)", entity):
            if m[1]:
                open_ones.append((m[1], m[2], i))
            elif m[3]:
                for k in range(len(open_ones) - 1, -1, -1):
                    if open_ones[k][0] == m[3]:
                        _, kind, begin = open_ones.pop(k)
                        spans.append((begin, i + 1, kind))
                        break
            elif open_ones:
                _, kind, begin = open_ones.pop()
                spans.append((begin, i + 1, kind))
            at = m.end()
    return spans


def gum_names(rows):
    """Runs of proper nouns that are (nearly) all of a mention take its kind; other runs are left open."""
    labels = ["O"] * len(rows)
    spans = gum_spans(rows)
    i = 0
    while i < len(rows):
        if rows[i][3] != "PROPN":
            i += 1
            continue
        j = i + 1
        while j < len(rows) and (rows[j][3] == "PROPN" or (rows[j][1] in LINKS and j + 1 < len(rows) and rows[j + 1][3] == "PROPN" and rows[j][3] != "PUNCT"
                                                           and any(b <= i and j + 1 < e for b, e, _ in spans))):
            j += 1
        cover = [s for s in spans if s[0] <= i and j <= s[1]]
        kind = None
        if cover:
            b, e, kind = min(cover, key=lambda s: s[1] - s[0])
            if (e - b) - (j - i) > 3 and kind != "place":
                kind = None
        if kind in KIND:
            for k in range(i, j):
                labels[k] = ("B-" if k == i else "I-") + KIND[kind]
        else:
            for k in range(i, j):
                labels[k] = "?"
        i = j
    for r, label in zip(rows, labels):
        r[9] = "NE=" + label
    return rows


TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Z]\.){2,}|[^\W_]+(?:[-&/.][^\W_]+)*|['’]s\b|\S")


def re3d(folder):
    out = []
    for source in sorted(os.listdir(folder)):
        base = os.path.join(folder, source)
        if not os.path.isdir(base):
            continue
        spans = {}
        for line in open(f"{base}/entities.json", encoding="utf-8"):
            e = json.loads(line)
            spans.setdefault(e["documentId"], []).append((e["begin"], e["end"], e["type"]))
        for line in open(f"{base}/documents.json", encoding="utf-8"):
            doc = json.loads(line)
            out += document(doc["text"], spans.get(doc["_id"], []))
    return out


def document(text, spans):
    out, sent = [], []
    tokens = list(TOKEN.finditer(text))
    labels = ["O"] * len(tokens)
    for begin, end, kind in sorted(spans, key=lambda s: s[1] - s[0], reverse=True):
        inside = [k for k, t in enumerate(tokens) if begin <= t.start() and t.end() <= end]
        while inside and tokens[inside[0]].group().lower() in ("the", "a", "an"):
            inside = inside[1:]
        words = [tokens[k].group() for k in inside]
        if not inside or kind not in KIND and kind != "Nationality":
            continue
        named = all(w[0].isupper() or w in LINKS or not w[0].isalpha() for w in words) and any(w[0].isupper() for w in words)
        label = "LOCderiv" if kind == "Nationality" else KIND[kind]
        for n, k in enumerate(inside):
            labels[k] = "?" if not named else ("B-" if n == 0 else "I-") + label
    for k, t in enumerate(tokens):
        gap = text[tokens[k - 1].end():t.start()] if k else ""
        if sent and ("\n" in gap or (sent[-1][1] in ".!?" and gap and t.group()[0].isupper() and len(sent) > 3) or len(sent) >= 100):
            out.append(sent)
            sent = []
        sent.append([str(len(sent) + 1), t.group()] + ["_"] * 7 + ["NE=" + labels[k]])
    return [s for s in out + [sent] if len(s) > 1]


def main():
    ewt, gum, folder, out = sys.argv[1:5]
    os.makedirs(out, exist_ok=True)
    write(f"{out}/ewt.conllu", [[r[:9] + ["_"] for r in s] for s in plain(ewt)])
    write(f"{out}/gum.conllu", [gum_names(s) for s in plain(gum)])
    write(f"{out}/re3d.conllu", re3d(folder))
    # Once more as the program cuts words: "24-year-old" in one piece.
    hyphens = [s for path in (ewt, gum) for s in plain(path) if any(r[1] == "-" for r in s)]
    write(f"{out}/hyphens.conllu", [s for s in map(glued_names, hyphens) if any("-" in r[1][1:-1] for r in s)])


if __name__ == "__main__":
    main()
