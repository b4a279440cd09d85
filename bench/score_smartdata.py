#!/usr/bin/env python3
"""Strict F1 of persons, organisations and places on the test part of SmartData (names-de/smartdata-v3-score.json.gz).

Usage: score_smartdata.py GOLD.json.gz PROGRAM     (PROGRAM: lagebild, called as `parse --from conllu --as conllu`)
Streets, stops, routes and towns are places, companies organisations; "italienische", a place there, is one here as LOCderiv."""
import gzip, json, subprocess, sys

KIND = {"PERSON": "PER", "ORGANIZATION": "ORG", "ORGANIZATION_COMPANY": "ORG", "LOCATION": "LOC", "LOCATION_CITY": "LOC",
        "LOCATION_STREET": "LOC", "LOCATION_STOP": "LOC", "LOCATION_ROUTE": "LOC"}


def documents(path):
    text, decoder, at = gzip.open(path, "rt", encoding="utf-8").read(), json.JSONDecoder(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        doc, at = decoder.raw_decode(text, at)
        yield doc


def chunks(labels):
    out, start = set(), None
    for i, label in enumerate(labels + ["O"]):
        if start is not None and (label == "O" or label[0] == "B" or label[2:] != labels[start][2:]):
            out.add((start, i, labels[start][2:]))
            start = None
        if label != "O" and start is None:
            start = i
    return out


def main():
    sents = []
    for doc in documents(sys.argv[1]):
        text = doc["text"]["string"]
        for sentence in doc["sentences"]["array"]:
            words = []
            for token in sentence["tokens"]["array"]:
                form = text[token["span"]["start"]:token["span"]["end"]].strip()
                label = (token.get("ner") or {}).get("string", "O")
                kind = KIND.get(label[2:].upper().replace("-", "_"))
                if form:
                    words.append((form.replace("\t", " "), label[:2] + kind if kind else "O"))
            if words:
                sents.append(words)
    given = "".join("".join(f"{i + 1}\t{w}" + "\t_" * 8 + "\n" for i, (w, _) in enumerate(s)) + "\n" for s in sents)
    done = subprocess.run([sys.argv[2], "parse", "--from", "conllu", "--as", "conllu", "--language", "de", "-"], input=given.encode(),
                          stdout=subprocess.PIPE, check=True)
    rows = [[l.split("\t") for l in block.split("\n")] for block in done.stdout.decode().strip().split("\n\n")]
    count = {}
    for gold, got in zip(sents, rows):
        labels = []
        for r in got:
            label = next((p[3:] for p in r[9].split("|") if p.startswith("NE=")), "O")
            kind = label[2:].replace("deriv", "")
            labels.append(label[:2] + kind if kind in ("PER", "LOC", "ORG") else "O")
        a, b = chunks([l for _, l in gold]), chunks(labels)
        for kind in ("PER", "LOC", "ORG"):
            ka, kb = {c for c in a if c[2] == kind}, {c for c in b if c[2] == kind}
            old = count.get(kind, (0, 0, 0))
            count[kind] = (old[0] + len(ka & kb), old[1] + len(ka), old[2] + len(kb))
    count["all"] = tuple(sum(v[i] for v in count.values()) for i in range(3))
    for kind, (hit, gold, got) in count.items():
        print(f"{kind:4} P {100 * hit / max(1, got):5.1f}  R {100 * hit / max(1, gold):5.1f}  F1 {200 * hit / max(1, gold + got):5.1f}  of {gold}")


if __name__ == "__main__":
    main()
