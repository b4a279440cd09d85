#!/usr/bin/env python3
"""Words of names for the lexicon, from open gazetteers and the lists of given and family names in people.tsv.xz:
"form TAB form TAB GAZ:KIND", for one language.

Usage: names.py GAZETTEER ACTORS LANGUAGE [KNOWN.tsv] > names.tsv

Names of one word are entered whole, of several by their words that KNOWN (form TAB …) does not have as ordinary ones.
With a genitive in -s for German."""
import csv, json, lzma, os, re, sys

WORD = re.compile(r"^[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?$")


def rows(path):
    return (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))


def main():
    gaz, actors, language = sys.argv[1:4]
    known = set()
    for line in open(sys.argv[4], encoding="utf-8") if len(sys.argv) > 4 else ():
        form, _, tag = line.rstrip("\n").split("\t")
        if not tag.startswith(("EIG", "GAZ", "SUB:NOM:SIN")):
            known.add(form)
            known.add(form[:1].upper() + form[1:])
    out = set()

    def add(name, kind):
        words = name.replace("’", "'").split()
        for k, w in enumerate(words):
            if not WORD.match(w) or not w[0].isupper() or len(w) < 3:
                continue
            if w in known and (len(words) > 1 or kind != "COUNTRY"):
                continue
            sort = kind if len(words) == 1 else {"GIVEN": "GIVEN", "SUR": "SUR"}.get(kind, "GEO")
            out.add((w, w, "GAZ:" + sort))
            if language == "de" and not w.endswith(("s", "x", "z", "ß")):
                out.add((w + "s", w, "GAZ:" + sort))

    for r in rows(f"{gaz}/cities15000.txt"):
        if int(r[14] or 0) >= 30000 or r[8] in ("DE", "AT", "CH", "SY", "IQ", "IL", "PS", "LB", "UA", "LY", "YE", "AF", "TR", "GB", "US"):
            add(r[1], "CITY")
            add(r[2], "CITY")
    for r in list(rows(f"{gaz}/ne_places.tsv"))[1:]:
        for name in (r[0], r[3] if language == "de" else r[4]):
            add(name, "CITY")
    for r in rows(f"{gaz}/admin1CodesASCII.txt"):
        add(r[1], "REGION")
    for r in (r for r in rows(f"{gaz}/countryInfo.tsv") if len(r) > 6 and r[0][0] != "#"):
        add(r[4], "COUNTRY")
        add(r[5], "CITY")
    for names in json.load(open(f"{gaz}/country_translations.json", encoding="utf-8")).values():
        if language in names:
            add(names[language], "COUNTRY")
    for cc in ("sy", "iq", "ps", "il", "ua"):
        for r in rows(f"{gaz}/whosonfirst-{cc}.tsv"):
            big = r[1] in ("region", "county", "country") or (len(r) > 8 and r[8].isdigit() and int(r[8]) > 5000)
            for name in (r[3] if language == "de" else r[4]).split("|") + ([r[2]] if big else []):
                if name and (big or language == "de"):
                    add(name, "CITY" if r[1] == "locality" else "REGION")
    leaders = f"{actors}/worldleaders/data/"
    for name in sorted(os.listdir(leaders)):
        for r in csv.DictReader(open(leaders + name, encoding="utf-8")):
            parts = (r.get("officeholderlabel") or "").split()
            if 2 <= len(parts) <= 4:
                add(parts[0] + " X", "GIVEN")
                add("X " + parts[-1], "SUR")
    for line in lzma.open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "people.tsv.xz"), "rt", encoding="utf-8"):
        kind, name = line.rstrip("\n").split("\t")
        add(name + " X", kind)
    for form in sorted(out):
        print("\t".join(form))


if __name__ == "__main__":
    main()
