#!/usr/bin/env python3
"""What is still wrong in the statements read from the annotated German news, by class, with counts.

usage: bench/speech_errors.py [--split dev|train] [--data DIR] [--lagebild PROGRAM] [--show CLASS]

Pairs are those of ../shared/bench/score_speech.py (token overlap, one to one).  Classes: missed and spurious quotations by
form, speakers that are missing, superfluous, another or cut wrongly, the same for addressees, and spans that overlap by
less than nine tenths.  --show prints the passages of one class.  Only measures: nothing is taken from the set."""
import argparse, collections, glob, os, sys
SHARED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../shared/bench")
if not os.path.isdir(SHARED):
    sys.exit("skipped: no ../shared")
sys.path.insert(0, SHARED)
import engine, score_speech


def text_of(doc, starts, tokens):
    """The words of a set of tokens, with … at gaps."""
    out, last = [], None
    for k in sorted(tokens):
        word = doc["originalText"][starts[k][0]:starts[k][1]]
        out.append(("… " if last is not None and k != last + 1 else "") + word)
        last = k
    return " ".join(out)


def part(gold, ours):
    """How two sets of tokens differ; None where they do not."""
    if gold == ours:
        return None
    if not ours:
        return "missing"
    if not gold:
        return "superfluous"
    return "another" if not gold & ours else "cut wrongly"


def classes(doc, starts, gold, found):
    """Yields class and passage of each difference in one document."""
    overlap = lambda a, b: 2 * len(a["quote"] & b["quote"]) / (len(a["quote"]) + len(b["quote"])) if a["quote"] & b["quote"] else 0.0
    score = [[overlap(a, b) + (.01 if overlap(a, b) and a["form"] == b["form"] else 0) for b in found] for a in gold]
    pairs = [(i, j) for i, j in score_speech.assign(score) if score[i][j] > 0]
    show = lambda tokens: text_of(doc, starts, tokens)[:160]
    for i, a in enumerate(gold):
        if i not in {x for x, _ in pairs}:
            yield f"missed {a['form']}", show(a["quote"])
    for j, b in enumerate(found):
        if j not in {y for _, y in pairs}:
            yield f"spurious {b['form']}", show(b["quote"])
    for i, j in pairs:
        a, b = gold[i], found[j]
        for role in ("speaker", "addressee"):
            if kind := part(a[role], b[role]):
                yield f"{role} {kind}", f"{show(a['quote'])[:60]} | {show(a[role])} | {show(b[role])}"
        if overlap(a, b) < .9:
            yield "words cut wrongly", f"{show(a['quote'])} | {show(b['quote'])}"
        if a["form"] != b["form"]:
            yield f"form {a['form']} as {b['form']}", show(a["quote"])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--split", default="dev")
    ap.add_argument("--data", default=os.path.join(SHARED, "../data/wikinews-quotes"))
    ap.add_argument("--lagebild")
    ap.add_argument("--show", help="print the passages of the classes that hold this text")
    a = ap.parse_args()
    files = sorted(glob.glob(os.path.join(a.data, a.split, "*.json")))
    if not files:
        sys.exit(f"no documents in {a.data}/{a.split}")
    golds = [score_speech.gold(f) for f in files]
    readings = engine.analyze([dict(id=d["documentName"], text=d["originalText"], language="de") for d, _, _ in golds], a.lagebild)
    counts = collections.Counter()
    for (doc, starts, quotes), reading in zip(golds, readings):
        text = reading["report"]["text"]
        shift = 0 if doc["originalText"].startswith(text[:40]) else max(doc["originalText"].find(text[:40]), 0)
        for name, passage in classes(doc, starts, quotes, score_speech.found(reading, shift, starts)):
            counts[name] += 1
            if a.show and a.show in name:
                print(f"{name}: {passage}")
    for name, count in sorted(counts.items(), key=lambda x: (x[0].split()[0], -x[1])):
        print(f"{count:5d}  {name}")


if __name__ == "__main__":
    main()
