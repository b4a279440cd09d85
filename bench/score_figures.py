#!/usr/bin/env python3
"""Scores killed and injured figures on news of gun violence (../shared/data/gva), as reading by counts.

  bench/score_figures.py [--lagebild PATH] [--all] [--misses N]

any    among the report's figures of the category one has the count the incident's record has
first  the first figure of the category has it (what a reader takes away)
A count of zero is right where the report gives no figure of the category, or zero.
"""
import argparse
import gzip
import json
import os
import subprocess
import sys

SHARED = os.path.join(os.path.dirname(__file__), "..", "..", "shared", "data", "gva")


def analyze(reports, program):
    feed = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
    done = subprocess.run([program, "analyze", "--from", "jsonl", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def counts(reading, categories):
    out = []
    for figure in reading.get("figures", []):
        if figure.get("category") in categories and not figure.get("unit"):
            out.append(int(float(figure["low"] if figure.get("low") is not None else figure["high"])))
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lagebild", default="build/release/lagebild")
    parser.add_argument("--all", action="store_true", help="all reports, not every fifth")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    shared = next((s for s in (SHARED, "../shared/data/gva", "../../shared/data/gva") if os.path.isdir(s)), None)
    if shared is None:
        sys.exit("skipped: no ../shared")
    with open(os.path.join(shared, "incidents.jsonl"), encoding="utf-8") as file:
        incidents = {i["incident"]: i for i in map(json.loads, file)}
    with gzip.open(os.path.join(shared, "docs.jsonl.gz"), "rt", encoding="utf-8") as file:
        docs = [d for d in map(json.loads, file) if d["incident"] in incidents]
    docs = docs if arguments.all else docs[::5]
    reports = [{"id": str(n), "text": d["title"] + "\n\n" + d["content"], "published": d.get("dct") or None, "language": "en"}
               for n, d in enumerate(docs)]
    readings = analyze(reports, arguments.lagebild)
    score(docs, readings, incidents, arguments.misses)


def score(docs, readings, incidents, misses):
    for name, key, categories in (("killed", "num_killed", {"killed"}), ("injured", "num_injured", {"injured", "shot"})):
        tally = {"any": 0, "first": 0}
        found = right = gold = 0
        for doc, reading in zip(docs, readings):
            incident = incidents[doc["incident"]]
            truth = incident[key]
            ok = {truth}
            if name == "injured":
                ok.add(truth + incident["num_killed"])  # "Four were shot, one fatally"
            seen = counts(reading, categories)
            hit = bool(ok & set(seen)) if truth else not [s for s in seen if s] or bool(ok & set(seen))
            tally["any"] += hit
            first = seen[0] if seen else 0
            tally["first"] += first in ok
            found += bool(first)
            gold += bool(truth)
            right += bool(first) and first in ok and bool(truth)
            if misses > 0 and truth and not hit:
                misses -= 1
                print(f"MISS {name} {truth}, seen {seen}: {doc['title']} | {doc['content'][:500]!r}")
        total = len(docs)
        p, r = right / max(found, 1), right / max(gold, 1)
        print(f"{name:8s} any {100 * tally['any'] / total:5.1f} %  first {100 * tally['first'] / total:5.1f} %   "
              f"first, where there were some: P {100 * p:5.1f}  R {100 * r:5.1f}   ({total} reports)")


if __name__ == "__main__":
    main()
