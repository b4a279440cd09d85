#!/usr/bin/env python3
"""Scores events on the PLOVER gold records and the PETRARCH sentences of ../shared/data/events-en.

  bench/score_events.py [--lagebild PATH] [--misses N]

An event gives its PLOVER category; one that is demanded, threatened or denied gives DEMAND, THREATEN or REJECT instead,
one that is planned gives AGREE besides, as PLOVER codes them. FIGHT counts as ASSAULT. Categories for what is only said (DISAPPROVE,
SUPPORT by praise …) are speech's matter and left out of the recall.
"""
import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter

FOLDERS = ("../shared/data/events-en", "../../shared/data/events-en")
OURS = ["AGREE", "CONSULT", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DEMAND", "REJECT", "THREATEN"]
BY_STATUS = {"demanded": "DEMAND", "threatened": "THREATEN", "denied": "REJECT"}
CAMEO = {"03": "AGREE", "04": "CONSULT", "07": "AID", "08": "RETREAT", "10": "DEMAND", "12": "REJECT", "13": "THREATEN",
         "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}


def analyze(texts, program):
    feed = "".join(json.dumps({"id": str(n), "text": t, "language": "en", "published": "2000-01-01"}) + "\n" for n, t in enumerate(texts))
    done = subprocess.run([program, "analyze", "--from", "jsonl", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def categories(reading):
    out = set()
    for event in reading.get("events", []):
        plover = (event.get("plover") or "").split(":")[0]
        if event["status"] in BY_STATUS:
            out.add(BY_STATUS[event["status"]])
        elif plover:
            out.add(plover)
            if event["status"] == "planned":
                out.add("AGREE")
    return out


def parties(reading):
    return " | ".join(p["text"] for e in reading.get("events", []) for p in e.get("parties", []))


def plover(folder):
    path = os.path.join(folder, "plover", "gold_standard_records", "PLOVER_GSR_CAMEO.txt")
    with open(path, encoding="utf-8") as file:
        for record in json.load(file):
            category = {"FIGHT": "ASSAULT"}.get(record["event"], record["event"])
            actors = [a["actorText"] for key in ("source", "target") for a in (record.get(key) or []) if isinstance(a, dict) and a.get("actorText")]
            if record.get("text") and category in OURS:
                yield record["text"], {category}, actors


def petrarch(folder):
    with open(os.path.join(folder, "petrarch2", "PETR.UnitTest.records.xml"), encoding="utf-8") as file:
        content = re.sub(r"<!--.*?-->", "", file.read(), flags=re.S)
    for sentence in re.findall(r"<Sentence .*?</Sentence>", content, flags=re.S):
        text = re.search(r"<Text>(.*?)</Text>", sentence, flags=re.S)
        codes = re.findall(r'eventcode\s*=\s*"([0-9A-Z]+)"', sentence)
        gold = {CAMEO[c[:2]] for c in codes if c[:2] in CAMEO}
        if text and gold:
            yield " ".join(text.group(1).split()), gold, []


def score(name, items, program, misses):
    readings = analyze([text for text, _, _ in items], program)
    right, found, gold = Counter(), Counter(), Counter()
    named = hits = 0
    for (text, truth, actors), reading in zip(items, readings):
        seen = categories(reading)
        for c in truth:
            gold[c] += 1
        for c in seen:
            found[c] += 1
            right[c] += c in truth
        said = parties(reading).lower()
        for actor in actors:
            named += 1
            hits += actor.lower() in said
        if misses > 0 and not truth <= seen:
            misses -= 1
            print(f"MISS {sorted(truth)} seen {sorted(seen)} {[(e['text'], e['status']) for e in reading.get('events', [])]}: {text}")
    print(f"{name}: {len(items)} sentences")
    for c in OURS:
        if gold[c] or found[c]:
            print(f"  {c:9s} P {100 * right[c] / max(1, found[c]):5.1f}  R {100 * right[c] / max(1, gold[c]):5.1f}   ({gold[c]} gold, {found[c]} found)")
    p = sum(right[c] for c in OURS) / max(1, sum(found[c] for c in OURS))
    r = sum(right[c] for c in OURS) / max(1, sum(gold.values()))
    print(f"  together  P {100 * p:5.1f}  R {100 * r:5.1f}" + (f"   parties named {100 * hits / named:.1f} %" if named else ""))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lagebild", default="build/release/lagebild")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    folder = next((f for f in FOLDERS if os.path.isdir(f)), None)
    if folder is None:
        sys.exit("skipped: no ../shared")
    score("PLOVER gold records", list(plover(folder)), arguments.lagebild, arguments.misses)
    score("PETRARCH sentences", list(petrarch(folder)), arguments.lagebild, arguments.misses)


if __name__ == "__main__":
    main()
