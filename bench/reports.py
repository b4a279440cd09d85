#!/usr/bin/env python3
"""Makes N reports out of the .txt files in a folder by seeded edits: figures, weekdays and sentences change, a third stay copies.
usage: reports.py FOLDER N  (JSONL on standard output; the same for the same N)"""
import glob, json, random, re, sys

DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def edited(text, rng):
    text = re.sub(r"\b\d{2,3}\b", lambda m: str(max(2, int(m.group()) + rng.randint(-9, 30))), text)
    text = re.sub("|".join(DAYS), lambda m: rng.choice(DAYS), text)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 3 and rng.random() < .5:
        del paragraphs[rng.randrange(1, len(paragraphs))]
    return "\n\n".join(paragraphs)


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    sources = [open(p, encoding="utf-8").read() for p in sorted(glob.glob(folder + "/*.txt"))]
    if not sources:
        sys.exit(f"reports.py: no .txt in {folder}")
    rng = random.Random(20160929)
    for i in range(count):
        text = sources[rng.randrange(len(sources))]
        if rng.random() < .67:
            text = edited(text, rng)
        day = f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        print(json.dumps({"id": f"r{i:05d}", "text": text, "outlet": f"Blatt {rng.randint(1, 6)}", "published": day}, ensure_ascii=False))


main()
