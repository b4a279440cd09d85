#!/usr/bin/env python3
"""Places in English news: found, and put where they are.

usage: bench/score_places.py [--lagebild PATH] [--set TR-News|GeoVirus] [--misses N]

Against TR-News (Kamalloo and Rafiei 2018) and GeoVirus (Gritta et al. 2018) in ../shared/data/places-en. A place counts as
found where a mention of ours overlaps it and has coordinates, as right where they lie within 161 km (100 miles), the usual
measure. Both sets only score; nothing here is learnt from them.
"""
import argparse, json, math, os, re, subprocess, sys
import xml.etree.ElementTree as tree

DATA = "../shared/data/places-en"


def gold(name):
    for article in tree.parse(f"{DATA}/{name}.xml").getroot():
        text = article.findtext("text") or ""
        places = []
        for t in [*article.iter("toponym"), *article.iter("location")]:
            begin, end = t.findtext("start"), t.findtext("end")
            lat = t.findtext(".//lat")
            lon = t.findtext(".//lon")
            if begin and end and lat and lon:
                begin, end, words = int(begin), int(end), t.findtext("name") or ""
                if text[begin - 1:end - 1] == words != text[begin:end]:  # GeoVirus counts from 1.
                    begin, end = begin - 1, end - 1
                places.append((begin, end, float(lat), float(lon)))
        yield text, places


def distance(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))




def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lagebild", default="build/release/lagebild")
    parser.add_argument("--set")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    if not os.path.isdir(DATA):
        print("skipped: no ../shared")
        return
    for name in [options.set] if options.set else ["TR-News", "GeoVirus"]:
        score(name, options)


def score(name, options):
    reports = list(gold(name))
    feed = "".join(json.dumps({"id": str(i), "text": t, "language": "en"}) + "\n" for i, (t, _) in enumerate(reports))
    run = subprocess.run([options.lagebild, "analyze", "--from", "jsonl", "-"], input=feed.encode(), stdout=subprocess.PIPE)
    readings = [json.loads(line) for line in run.stdout.decode().splitlines()]
    places = {}
    total = found = right = said = hit = 0
    for (text, expected), reading in zip(reports, readings):
        got = [(m["begin"], m["end"], next((a for a in reading["actors"] if a["id"] == m.get("actor")), {})) for m in
               reading.get("mentions", []) if m["kind"] in ("place", "other")]
        said += len(got)
        hit += sum(any(b < f and e < t or (b < t and f < e) for f, t, _, _ in expected) for b, e, _ in got)
        for f, t, lat, lon in expected:
            total += 1
            here = [(b, e, a) for b, e, a in got if b < t and f < e]
            if not here:
                if options.misses:
                    options.misses -= 1
                    print("missed ", text[max(0, f - 40):f], "[", text[f:t], "]", text[t:t + 20])
                continue
            found += 1
            spot = coordinates(here[0][2].get("place"), places)
            if spot and distance(lat, lon, *spot) <= 161:
                right += 1
            elif options.misses:
                options.misses -= 1
                print("wrong  ", text[f:t], here[0][2].get("place"), spot, (lat, lon))
    precision, recall = hit / max(said, 1), found / max(total, 1)
    print(f"{name:10} {total} places: found P {100 * precision:.1f} R {100 * recall:.1f}, within 161 km {100 * right / max(found, 1):.1f} of "
          f"those found, {100 * right / max(total, 1):.1f} of all")


def coordinates(place, cache):
    """Latitude and longitude of a gazetteer id, read from knowledge/gazetteer.bin."""
    if not cache:
        load(cache)
    return cache.get(place)


def load(cache):
    import struct
    data = open("knowledge/gazetteer.bin", "rb").read()
    count = struct.unpack_from("<I", data, 4)[0]
    table = {}
    for i in range(count):
        name, offset, size = struct.unpack_from("<16sQQ", data, 8 + 32 * i)
        table[name.rstrip(b"\0").decode()] = data[offset:offset + size]
    for row in struct.iter_unpack("<IIiiI4s2sBBBBH", table["rows"]):
        source = ("geonames:", "wof:", "")[row[7]]
        id_ = source + str(row[0]) if row[7] < 2 else table["names"][row[0]:row[0] + row[11]].decode()
        cache[id_] = (row[2] / 1e5, row[3] / 1e5)


main()
