#!/usr/bin/env python3
"""Scores time expressions on the phrase tests of recognizers-datetime (DateTimeModel.json), German and English.

Usage: score_recognizers.py [--data DIR] [--language de|en] [--lagebild PROGRAM] [--show N] [--least VALUE]

The sentences are said to an assistant ("I'll be back on Friday") and lean to the future; where they may mean two days both
are given. Extents count as found where they overlap. A value counts where the day, one of two days, the range of days, the
time of day or the length is the one that is asked for; a range of hours, two times here, only for its extent."""
import argparse
import collections
import datetime
import json
import os
import re
import subprocess
import sys

FOLDERS = {"de": "German", "en": "English"}


def cases(path):
    out = []
    for case in json.load(open(path, encoding="utf-8-sig")):
        if "python" in str(case.get("NotSupported", "")) and "dotnet" in str(case.get("NotSupported", "")):
            continue
        results = [r for r in case["Results"] if "TypeName" in r and "Start" in r]
        if len(results) == len(case["Results"]):
            out.append((case["Input"], case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None, results))
    return out


def analyze(reports, program):
    feed = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
    done = subprocess.run([program, "analyze", "--from", "jsonl", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def day_before(text):
    return (datetime.date.fromisoformat(text) - datetime.timedelta(days=1)).isoformat()


def same(time, want):
    """Whether one value that is asked for is what was found; None where it can't be compared."""
    value, kind = time["timex"]["value"], want.get("type")
    days = [(time.get("from"), time.get("to"))] + re.findall(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?", time.get("edtf") or "")
    days = [(a, b or a) for a, b in days if a]
    clock = (value.split("T", 1)[1] if "T" in value and not value.startswith("P") else "")
    try:
        if kind == "date":
            return any(a == want["value"] for a, b in days if a == b)
        if kind == "daterange":
            return any(a == want["start"] and b == day_before(want["end"]) for a, b in days)
        if kind == "time":
            return clock == want["value"][:5]
        if kind == "datetime":
            return clock == want["value"][11:16] and any(a == want["value"][:10] for a, b in days)
        if kind in ("duration", "set"):
            return value == want["timex"]
    except (KeyError, ValueError):
        pass
    return None


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", default=os.path.join(here, "../../shared/data/recognizers-datetime/Specs/DateTime"))
    ap.add_argument("--lagebild", default="build/release/lagebild")
    ap.add_argument("--language")
    ap.add_argument("--show", type=int, default=0, help="print so many misses and wrong values")
    ap.add_argument("--least", type=float, help="exit 1 where the extent F1 of a language is lower")
    a = ap.parse_args()
    lowest = 100.0
    for language in [a.language] if a.language else ["de", "en"]:
        path = os.path.join(a.data, FOLDERS[language], "DateTimeModel.json")
        if not os.path.exists(path):
            print("skipped: no ../shared")
            return
        rows = cases(path)
        readings = analyze([dict(id=str(i), text=t, published=p, language=language) for i, (t, p, _) in enumerate(rows)], a.lagebild)
        wanted = found = hit = back = compared = right = 0
        kinds = collections.defaultdict(lambda: [0, 0, 0, 0])
        left = a.show
        for (text, published, results), reading in zip(rows, readings):
            times = reading["times"]
            found += len(times)
            back += sum(any(t["begin"] <= r["End"] and r["Start"] < t["end"] for r in results) for t in times)
            for r in results:
                kind = r["TypeName"].split(".")[-1]
                values = (r.get("Resolution") or {}).get("values", [])
                over = [t for t in times if t["begin"] <= r["End"] and r["Start"] < t["end"]]
                wanted += 1
                hit += bool(over)
                said = [s for s in (same(t, v) for t in over for v in values) if s is not None]
                kinds[kind][0] += 1
                kinds[kind][1] += bool(over)
                kinds[kind][2] += bool(said)
                kinds[kind][3] += any(said)
                compared += bool(said)
                right += any(said)
                if left and (not over or (said and not any(said))):
                    got = ", ".join(f"{t['text']!r} {t['timex']['value']}" for t in over) or "nothing"
                    print(f"{kind}: {r['Text']!r} in {text!r} ({published}) is {[v.get('value', v.get('start', v.get('timex'))) for v in values]}, found {got}")
                    left -= 1
        p, q = back / max(1, found), hit / max(1, wanted)
        f = 0.0 if p + q == 0 else 200 * p * q / (p + q)
        lowest = min(lowest, f)
        print(f"{language}: {len(rows)} sentences, extents P {100*p:.1f} R {100*q:.1f} F1 {f:.1f}, "
              f"values {right} of {compared} that can be compared ({100*right/max(1, compared):.1f})")
        print("  " + ", ".join(f"{k} {v[1]}/{v[0]} found, {v[3]}/{v[2]} right" for k, v in sorted(kinds.items())))
    sys.exit(1 if a.least is not None and lowest < a.least else 0)


if __name__ == "__main__":
    main()
