#!/usr/bin/env python3
"""Makes knowledge/gazetteer.bin from GeoNames, Natural Earth and Who's on First.

usage: tools/import/gazetteer.py SOURCES LEXICON_DE LEXICON_EN TREES_EN knowledge/gazetteer.bin [gazetteer.txt]

The text file, if asked for, shows every row for people to read.

SOURCES is the unpacked folder with cities15000.txt, admin1CodesASCII.txt, admin2Codes.txt, countryInfo.tsv, ne_places.tsv
and whosonfirst-*.tsv; LEXICON_DE a table "form, lemma, tag", LEXICON_EN a JSON table of lemmas by class, TREES_EN a CoNLL-U
file. They say which names of places are ordinary words too. knowledge/places.tsv (written by hand) is read and wins.
docs/knowledge.md describes the format that comes out.
"""
import collections, csv, json, os, re, struct, sys, unicodedata

LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ž][A-Za-zÀ-ɏ'’ .\-]+$")
# Latin letters that a German or English newspaper prints.
PLAIN = re.compile(r"^[A-ZÄÖÜÉ][A-Za-zäöüßÄÖÜéèáàâêíóôñçëï' .\-]+$")
WOF = ("sy", "iq", "ua", "ps", "il")
MANY_SPELLINGS = {"SY", "IQ", "UA", "PS", "IL", "LB", "YE", "LY", "AF", "IR", "EG", "TR", "RU", "SD", "SS", "JO", "SA", "PK"}
SPELLINGS_FROM = 30_000


def fold(name):
    """Lower case with blanks between words; marks that no newspaper prints are dropped."""
    name = unicodedata.normalize("NFC", name).lower()
    name = re.sub("[`´‘’ʻʼʾʿ′]", "'", name).strip("' ")
    return re.sub(r"\s+", " ", name)


def plain(name):
    """Without accents, but with the umlauts: "Bogotá" is also written "Bogota"."""
    out = []
    for c in name:
        out.append(c if c in "äöüß" else "".join(x for x in unicodedata.normalize("NFD", c) if not unicodedata.combining(x)))
    text = "".join(out)
    return text.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("'", "") if "'" not in name[1:-1] else text


def words_of(lexicon_de, lexicon_en, trees_en):
    common, people, named, nouns = set(), set(), set(), set()
    for line in open(lexicon_de, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if len(f) < 3:
            continue
        form = f[0].lower()
        if f[2].startswith("EIG"):
            (people if f[2].endswith(("VOR", "NAC")) else named).add(form)
        else:
            (nouns if f[2].startswith("SUB") else common).add(form)
    common |= nouns - named  # The lexicon has "München" as a noun too.
    for kind, forms in json.load(open(lexicon_en, encoding="utf-8")).items():
        if kind != "noun":  # WordNet's nouns hold the names of cities.
            common.update(w.lower() for w in forms)
    for line in open(trees_en, encoding="utf-8"):
        f = line.split("\t")
        if len(f) > 3 and f[3] != "PROPN" and f[1].islower():
            common.add(f[1])
    return common, people


class Places:
    def __init__(self, common, people):
        self.rows, self.common, self.people = [], common, people

    def add(self, id_, name, country, region, kind, lat, lon, pop, keys, capital=False, district=""):
        seen = []
        for key in [name, *keys]:
            for k in (fold(key), fold(plain(fold(key)))):
                if len(k) > 1 and k not in seen:
                    seen.append(k)
        self.rows.append([id_, name, country, region, kind, lat, lon, int(pop), "c" if capital else "", seen, district])

    def keys(self, row):
        """"~" before a name that is an ordinary word, "^" before one that people have."""
        keys = []
        for k in row[9]:
            if k in self.common and row[4] in ("region", "district") and not row[0].startswith("lagebild"):
                continue  # "Central", "Eastern"
            short = len(k) < 4 or k in self.common
            keys.append(("~" if short else "^" if k in self.people else "") + k)
        return keys


def natural_earth(folder):
    german, english = {}, {}
    for r in csv.DictReader(open(f"{folder}/ne_places.tsv", encoding="utf-8"), delimiter="\t"):
        if re.match(r"\d", r["GEONAMEID"]):
            gid = str(int(float(r["GEONAMEID"])))
            german[gid] = re.sub(r"\s*\(.*\)", "", r["NAME_DE"])
            english[gid] = [n for n in (r["NAME"], r["NAME_EN"], *r["NAMEALT"].split("|")) if n]
    return german, english


def cities(folder, places):
    german, english = natural_earth(folder)
    for line in open(f"{folder}/cities15000.txt", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        gid, name, ascii_name, others, lat, lon, code, country, region, district = (f[0], f[1], f[2], f[3], f[4], f[5], f[7], f[8],
                                                                                    f[10], f[11])
        pop = int(f[14] or 0)
        keys = [ascii_name, german.get(gid, ""), *english.get(gid, [])]
        if country in MANY_SPELLINGS and pop >= SPELLINGS_FROM:
            keys += [o for o in others.split(",") if PLAIN.match(o) and len(o) >= 5]
        kind = "quarter" if code == "PPLX" else "town"
        label = name if LATIN.match(name) else ascii_name
        if code == "PPLH" or code == "PPLQ":
            continue
        places.add(f"geonames:{gid}", label, country, region, kind, lat, lon, pop, [k for k in keys if k], code == "PPLC", district)


def middle(rows):
    weights = [(r[7] or 1, float(r[5]), float(r[6])) for r in rows]
    total = sum(w for w, _, _ in weights)
    return sum(w * a for w, a, _ in weights) / total, sum(w * b for w, _, b in weights) / total


def regions(folder, places, known):
    towns, counties = collections.defaultdict(list), collections.defaultdict(list)
    for r in places.rows:
        if r[0].startswith("geonames"):
            towns[f"{r[2]}.{r[3]}"].append(r)
            counties[f"{r[2]}.{r[3]}.{r[10]}"].append(r)
    for line in open(f"{folder}/admin1CodesASCII.txt", encoding="utf-8"):
        code, name, ascii_name, gid = line.rstrip("\n").split("\t")
        if towns[code] and f"geonames:{gid}" not in known:
            lat, lon = middle(towns[code])
            short = re.sub(r" (Province|Governorate|Region|Oblast|State|Department|District|County|Voivodeship)$", "", name)
            places.add(f"geonames:{gid}", name, code[:2], code[3:], "region", lat, lon, sum(r[7] for r in towns[code]),
                       [ascii_name, short])
    for line in open(f"{folder}/admin2Codes.txt", encoding="utf-8"):
        code, name, ascii_name, gid = line.rstrip("\n").split("\t")
        inside = counties[code]
        if sum(r[7] for r in inside) < 50_000 or f"geonames:{gid}" in known or re.search(r"\d|Municipality|City of", name):
            continue
        lat, lon = middle(inside)
        places.add(f"geonames:{gid}", name, code[:2], code.split(".")[1], "district", lat, lon, sum(r[7] for r in inside),
                   [ascii_name])


def countries(folder, places):
    towns = collections.defaultdict(list)
    for r in places.rows:
        towns[r[2]].append(r)
    for line in open(f"{folder}/countryInfo.tsv", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(f) < 17 or f[0] in ("CS", "AN"):
            continue
        lat, lon = middle(towns[f[0]]) if towns[f[0]] else (0, 0)
        places.add(f"geonames:{f[16]}", f[4], f[0], "", "country", lat, lon, int(f[7] or 0), [])


def whosonfirst(folder, places):
    kinds = {"locality": "town", "neighbourhood": "quarter", "campus": "site", "county": "district", "localadmin": "district",
             "region": "region"}
    have = {r[0] for r in places.rows}
    taken = collections.Counter((r[2], k) for r in places.rows for k in r[9])
    for code in WOF:
        for r in csv.DictReader(open(f"{folder}/whosonfirst-{code}.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = kinds.get(r["placetype"])
            if not kind or any(f"geonames:{g}" in have for g in r["gn_id"].split(",")):
                continue
            names = [n for n in [*r["de"].split("|"), *r["en"].split("|"), r["name"], *r["other"].split("|")] if n]
            names = [n for n in names if LATIN.match(n.lstrip("`'‘ʿ")) and not re.fullmatch(r"[A-Z]{3,4}", n)]
            listed = r["de"] or r["en"]
            if not names or (code in ("iq", "il") and not listed) or (code == "ua" and not listed):
                continue
            if kind == "town" and not listed and taken[(code.upper(), fold(names[0]))]:
                continue  # A hamlet that shares the name of a town.
            limit = 4 if listed else 2
            places.add(f"wof:{r['wof_id']}", names[0].strip("`'‘ʿ"), code.upper(), "", kind, r["lat"], r["lon"],
                       max(0, int(float(r["pop"] or 0))), names[1:limit])


def by_hand(path, places):
    """Our own rows: id, name, country, kind, lat, lon, population, other names with "|". An id that exists only gets the names."""
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        id_, name, country, kind, lat, lon, pop, others = line.rstrip("\n").split("\t")
        places.add(id_, name, country, "", kind, lat or 0, lon or 0, pop or 0, [o for o in others.split("|") if o])


def merge(rows):
    """One row an id; rows by hand come first and keep their numbers, empty ones are filled."""
    out = {}
    for r in rows:
        if r[0] not in out:
            out[r[0]] = r
            continue
        a = out[r[0]]
        a[9] += [k for k in r[9] if k not in a[9]]
        if not a[7]:
            a[7], a[8] = r[7], r[8]
        if float(a[5]) == 0 and float(a[6]) == 0:
            a[5], a[6], a[7], a[3], a[8] = r[5], r[6], r[7], r[3], r[8]
    return list(out.values())


KINDS = ["country", "region", "district", "town", "quarter", "site", "area"]
BEGINNING, COMMON, PEOPLE = 1 << 20, 1 << 21, 1 << 22


def hashes(key):
    """The hashes of the name's beginnings, word by word; the last is the name's. As NameTable::next has it."""
    h, out = 0xCBF29CE484222325, []
    for word in key.split(" "):
        for byte in b" " + word.encode():
            h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
        out.append(h)
    return out


def binary(rows):
    """The sections of the file: slots of an open hash table, rows, names, rows by number."""
    wanted = []
    begun = set()
    for number, (row, keys) in enumerate(rows):
        for key in keys + ([row[0]] if row[0].startswith("lagebild:") else []):
            flag = COMMON if key[0] == "~" else PEOPLE if key[0] == "^" else 0
            *before, name = hashes(key.lstrip("~^"))
            wanted += [(h, BEGINNING) for h in before if not (h in begun or begun.add(h))]
            wanted.append((name, number | flag))
    size = 1
    while size * 3 < len(wanted) * 4:
        size *= 2
    slots = [(0, 0)] * size
    for h, value in wanted:
        i = h & (size - 1)
        while slots[i][0]:
            i = (i + 1) & (size - 1)
        slots[i] = ((h >> 32) or 1, value)
    names, table, numbers = bytearray(), bytearray(), []
    for number, (row, _) in enumerate(rows):
        source = {"geonames": 0, "wof": 1, "lagebild": 2}[row[0].split(":")[0]]
        tail = row[0].split(":")[1]
        id_, id_size = (len(names), len(row[0])) if source == 2 else (int(tail), 0)
        names += row[0].encode() if source == 2 else b""
        name = row[1].encode()[:255]
        table += struct.pack("<IIiiI4s2sBBBBH", id_, len(names), round(float(row[5]) * 1e5), round(float(row[6]) * 1e5), row[7],
                             row[3].encode()[:4], row[2].encode(), source, KINDS.index(row[4]), row[8] == "c", len(name), id_size)
        names += name
        if source < 2:
            numbers.append((source, int(tail), number))
    return {"slots": b"".join(struct.pack("<II", *s) for s in slots), "rows": bytes(table), "names": bytes(names),
            "numbers": b"".join(struct.pack("<III", *n) for n in sorted(numbers))}


def sections(parts):
    """The file that ground/learn/sections.h describes."""
    head, offset, body = b"", 8 + 32 * len(parts), b""
    start = (offset + 63) // 64 * 64
    at = start
    for name, data in sorted(parts.items()):
        head += struct.pack("<16sQQ", name.encode(), at, len(data))
        padded = data + bytes(-len(data) % 64)
        body += padded
        at += len(padded)
    return b"LGB1" + struct.pack("<I", len(parts)) + head + bytes(start - offset) + body


def main():
    folder, *lexica = sys.argv[1:5]
    common, people = words_of(*lexica)
    places = Places(common, people)
    cities(folder, places)
    countries(folder, places)
    regions(folder, places, set())
    whosonfirst(folder, places)
    hand = Places(common, people)
    own = os.path.join(os.path.dirname(__file__), "../../knowledge/places.tsv")
    by_hand(own, hand)
    places.rows = merge(hand.rows + places.rows)
    rows = [(row, places.keys(row)) for row in sorted(places.rows, key=lambda r: (-r[7], r[0]))]
    rows = [(row, keys) for row, keys in rows if keys]
    with open(sys.argv[5], "wb") as f:
        f.write(sections(binary(rows)))
    if len(sys.argv) > 6:
        with open(sys.argv[6], "w", encoding="utf-8") as f:
            for row, keys in rows:
                f.write("\t".join([*map(str, row[:9]), "|".join(keys)]) + "\n")


main()
