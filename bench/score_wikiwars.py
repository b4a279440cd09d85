#!/usr/bin/env python3
"""Scores time expressions on WikiWarsDE: German war articles with TIMEX2 in the text (Strötgen and Gertz 2011).

Usage: score_wikiwars.py [--data DIR] [--lagebild PROGRAM] [--show N] [--least VALUE]

Extents count as found where they overlap ("relaxed") or are the same ("strict"); a value counts where an overlapping
expression has the same one. Annotations without a value count for extents and not for values. The articles are history:
their dates follow the date last told, not the day of publication. To beat (HeidelTime, as its authors report it):
extents lenient 93.3, with value 82.5."""
import argparse
import glob
import html
import json
import os
import re
import subprocess
import sys


def gold(path):
    whole = open(path, encoding="utf-8", errors="replace").read()
    day = re.search(r"<DATETIME>.*?(\d{4}-\d{2}-\d{2})", whole, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", whole, re.S)
    text, found, open_tags = "", [], []
    for piece in re.split(r"(</?TIMEX2[^>]*>)", body.group(1)):
        if piece.startswith("<TIMEX2"):
            open_tags.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece.startswith("</TIMEX2"):
            begin, at = open_tags.pop()
            found.append((begin, len(text), at.get("val")))
        else:
            text += html.unescape(re.sub(r"<[^>]*>", "", piece))
    return text, day.group(1) if day else None, found


def analyze(reports, program):
    feed = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
    done = subprocess.run([program, "analyze", "--from", "jsonl", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def squeeze(text):
    """The offset of each code point in the text without white space, so that layout does not matter."""
    out, n = [], 0
    for c in text:
        out.append(n)
        n += not c.isspace()
    return out + [n]


def f1(hits_p, found, hits_r, annotated):
    p, r = hits_p / max(1, found), hits_r / max(1, annotated)
    return p, r, 0.0 if p + r == 0 else 2 * p * r / (p + r)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", default=os.path.join(here, "../../shared/data/wikiwars-de"))
    ap.add_argument("--lagebild", default="build/release/lagebild")
    ap.add_argument("--show", type=int, default=0, help="print so many misses and wrong values")
    ap.add_argument("--least", type=float, help="exit 1 where the value F1 is lower")
    a = ap.parse_args()
    files = sorted(glob.glob(os.path.join(a.data, "**", "keyinline", "*"), recursive=True))
    if not files:
        print("skipped: no ../shared")
        return
    golds = [gold(f) for f in files]
    readings = analyze([dict(id=os.path.basename(f), text=t, published=p, language="de") for f, (t, p, _) in zip(files, golds)], a.lagebild)
    annotated = found = strict = relaxed = back = values = 0
    left = a.show
    for path, (text, _, marks), reading in zip(files, golds, readings):
        place, own = squeeze(text), squeeze(reading["report"]["text"])
        system = [(own[t["begin"]], own[t["end"]], t["timex"]["value"], t) for t in reading["times"]]
        wanted = [(place[b], place[e], v, text[b:e]) for b, e, v in marks if e > b]
        annotated += len(wanted)
        found += len(system)
        for b, e, v, words in wanted:
            over = [s for s in system if s[0] < e and b < s[1]]
            exact = [s for s in over if s[:2] == (b, e)]
            strict += bool(exact)
            relaxed += bool(over)
            right = any(s[2] == v for s in (exact or over))
            values += right
            if left and not right:
                hit = (exact or over or [None])[0]
                print(f"{os.path.basename(path)}: {words!r} is {v}, found {hit[2] + ' ' + str(hit[3].get('basis')) if hit else 'nothing'}")
                left -= 1
        for s in system:
            hit = any(s[0] < e and b < s[1] for b, e, *_ in wanted)
            back += hit
            if left and a.show > 999 and not hit:
                print(f"{os.path.basename(path)}: {reading['report']['text'][s[3]['begin']:s[3]['end']]!r} {s[2]} is not annotated ({s[3].get('rule')})")
    print(f"{len(files)} documents, {annotated} time expressions annotated, {found} found")
    _, _, s = f1(strict, found, strict, annotated)
    p, r, x = f1(back, found, relaxed, annotated)
    share = values / max(1, relaxed)
    _, _, v = f1(back * share, found, values, annotated)
    print(f"relaxed P {100*p:.1f} R {100*r:.1f}")
    print(f"wikiwars value F1 {100*v:.1f}, relaxed {100*x:.1f}, strict {100*s:.1f}")
    sys.exit(1 if a.least is not None and 100 * v < a.least else 0)


if __name__ == "__main__":
    main()
