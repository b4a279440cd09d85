#!/usr/bin/env python3
"""Makes knowledge/offices.tsv and knowledge/given_names.txt.

usage: tools/import/people.py SOURCES LEXICON_DE FOLDER

SOURCES is the unpacked folder with countryinfo/, cameo/ and worldleaders/; LEXICON_DE a table "form, lemma, tag"; the two
files are written to FOLDER. docs/knowledge.md describes them. Names come in capitals and are given their usual case.
"""
import collections, csv, glob, re, sys

OFFICES = [
    (r"vice[- ]president|vice pres\b|deputy pres", "vice-president"),
    (r"dep\w*\.? (prime|premier)|vice[- ]premier|vice prime", "deputy-prime-minister"),
    (r"prime min|premier\b|head of government", "prime-minister"),
    (r"\bchancellor", "chancellor"),
    (r"foreign (min|affairs|secretary)|min\w*\.? (of|for) (the )?foreign|secretary of state$|external affairs", "foreign-minister"),
    (r"defen[cs]e (min|secretary)|min\w*\.? (of|for) (national )?defen[cs]e|secretary of defense", "defence-minister"),
    (r"interior min|min\w*\.? (of|for) (the )?(interior|internal)|home (min|secretary)|home affairs", "interior-minister"),
    (r"finance min|min\w*\.? (of|for) (the )?(economy and )?finance|secretary of the treasury", "finance-minister"),
    (r"justice min|min\w*\.? (of|for) justice|attorney general", "justice-minister"),
    (r"health min|min\w*\.? (of|for) (public )?health", "health-minister"),
    (r"amb\.? to un|permanent representative|perm\.? rep", "un-ambassador"),
    (r"\bpresident|head of state|pres\.?$", "president"),
    (r"\bking|\bmonarch|\bqueen|\bemir\b|\bsultan", "monarch"),
]
DEPUTY = re.compile(r"\b(dep|deputy|vice|asst|assistant|under|acting|first sec|state sec|min\w* of state|candidate|former|adviser|advisor|"
                    r"spokes|office|aide|wife|parliament|assembly|senate|commission|council|bank|court|committee|cabinet|party)\b", re.I)
NO_NAME = set("""President Prime Minister Foreign Russian Syrian Soviet United Saint Sheikh Sheik Sun The Sudan Son King Queen Prince Princess
General Sultan Emir Sir Lord Lady Dr Sin Tin Pen Sock Shah Field Pope Chief Crown Grand American Chinese Iranian Iraqi Israeli
Turkish French British German Hun Many Man Sam Song Ban Bin Abu Haji Hadji Ayatollah Major Captain Colonel Admiral Hon Holy High
Communist Federal Islamic Alhaji Hojatolislam Hojjat Bishop Alpha Barry Bello Earl Guy Odd Mile Min Naal
South North East West New Old Red White Black Free Interim Acting Former Mullah Maulana Brigadier Nana Ratu Tun Tan Datuk""".split())
SMALL = {"al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "den", "du", "del", "la", "dos", "das", "e", "y"}


def office_of(text):
    text = text.strip().lower()
    for pattern, office in OFFICES:
        if re.search(pattern, text):
            if DEPUTY.search(re.sub(pattern, " ", text)) and office not in ("vice-president", "deputy-prime-minister"):
                return ""
            return office
    return ""


def cased(name):
    words = []
    for word in name.strip("_ ").replace("_", " ").split():
        parts = []
        for i, part in enumerate(word.split("-")):
            low = part.lower()
            parts.append(low if low in SMALL and (len(words) or i == 0 and "-" in word) else low[:1].upper() + low[1:])
        words.append("-".join(parts))
    text = " ".join(words)
    text = re.sub(r"\b[A-Za-z]\.([a-z]\.)*", lambda m: m[0].upper(), text)
    text = re.sub(r"\b(O'|Mc)([a-z])", lambda m: m[1] + m[2].upper(), text)
    return text[:1].upper() + text[1:]


def day(digits):
    digits = digits.strip()
    if len(digits) == 6:
        digits = ("19" if digits[0] in "3456789" else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}" if len(digits) >= 6 and digits[:4] != "1900" else digits[:4]


def span(text):
    m = re.search(r"(?:>\s*(\d+))|(?:<\s*(\d+))|(?:(\d{6,8})\s*-\s*(\d{6,8}))", text)
    if not m:
        return "", ""
    if m[1]:
        return day(m[1]), ""
    return ("", day(m[2])) if m[2] else (day(m[3]), day(m[4]))


def codes(folder):
    table = {}
    text = open(f"{folder}/countryinfo/CountryInfo.120116.txt", encoding="latin-1").read()
    for block in re.findall(r"<Country>.*?</Country>|<CountryCode>.*?(?=<CountryCode>|\Z)", text, re.S):
        three, two = re.search(r"<CountryCode>(\w+)", block), re.search(r"<ISO3166-alpha2>(\w\w)<", block)
        if three and two:
            table[three[1]] = two[1]
    table.update(USA="US", GBR="GB")
    return table


def leaders(folder, out, everybody):
    """<Leaders> of CountryInfo: heads of state and government with days of office; <Government>: others, office as a comment."""
    two, role = None, ""
    for line in open(f"{folder}/countryinfo/CountryInfo.120116.txt", encoding="latin-1"):
        m = re.match(r"<ISO3166-alpha2>(\w\w)<", line)
        if m:
            two = m[1]
        m = re.match(r"\s*<(/?)([A-Z][^>]*)>\s*$", line)
        if m and not m[1]:
            role = office_of(m[2].replace("Presidents", "President").replace("ministers", "minister"))
        m = re.match(r"\s+([A-Z][A-Z_'.\-]+_[A-Z_'.\-]*)\s*\[([^\]]*)\]", line)
        if m and role and two and not re.search(r"[A-Z]{3}", m[2]):
            out.append((cased(m[1]), two, role, *span(m[2]), []))
        m = re.match(r"\s+([A-Z][A-Z_'.\-]+?)_?\s*\[[A-Z]{3}GOV\w*([^\]]*)\]\s*#\s*([^\[\n]+)", line)
        if m and two and m[1].count("_") >= 1:
            everybody.append(cased(m[1]))
            if office_of(m[3]):
                out.append((cased(m[1]), two, office_of(m[3]), *span(m[2]), []))


def dictionary(folder, table, out, everybody):
    """CAMEO's actors: a name, lines with other spellings, lines with a code, days and the office as a comment."""
    for path in sorted(glob.glob(f"{folder}/cameo/Phoenix.Countries.actors.txt")):
        name, others = "", []
        for line in open(path, encoding="latin-1"):
            m = re.match(r"([A-Z][A-Z_'.\-]+?)_?\s*(\[.*\])?\s*(#.*)?$", line)
            if m and not line.startswith((" ", "\t", "+", "#")):
                name, others = m[1], []
                if name.count("_") >= 1:
                    everybody.append(cased(name))
            elif line.startswith("+"):
                others.append(re.split(r"[\s\[]", line[1:])[0])
            for code, days, comment in re.findall(r"\[([A-Z]{3})GOV\w*\s*([^\]]*)\]\s*(?:#\s*([^\[]*))?", line):
                office = office_of(comment or "")
                if office and name.count("_") >= 1 and code in table:
                    short = [cased(o) for o in others if o.count("_") == name.strip("_").count("_")
                             and not re.search(r"MINISTER|PRESIDENT|SECRETARY|AMBASSADOR|PREMIER|GENERAL|CHANCELLOR|KING_", o)]
                    out.append((cased(name), table[code], office, *span(days), short))


def wikidata(folder, names, out):
    for path in ("wikidata", "wikipedia"):
        for r in csv.DictReader(open(f"{folder}/worldleaders/data/{path}.csv", encoding="utf-8")):
            r = {k.lower(): v for k, v in r.items()}
            office, two = office_of(r["positionlabel"].split(" of ")[0]), names.get(r["country"].lower())
            if office and two and r["officeholderlabel"]:
                person = re.sub(r"\s*\(.*\)", "", r["officeholderlabel"])
                out.append((person, two, office, r["start_year"], r["end_year"], []))


def given_names(lexicon, everybody):
    gender, common = collections.defaultdict(set), set()
    for line in open(lexicon, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if len(f) == 3 and f[2].endswith("VOR") and ":NOM:" in f[2]:
            gender[f[0].strip('"')].add("fem" if ":FEM:" in f[2] else "masc")
        elif len(f) == 3 and not f[2].startswith("EIG"):
            common.add(f[0].lower())
    no_name = common | {n.lower() for n in NO_NAME}
    counts = collections.Counter(n.split()[0] for n in set(everybody) if len(n.split()) >= 2)
    for name, n in counts.items():
        if n >= 3 and len(name) > 2 and name.isalpha() and len(name) < 14 and name.lower() not in no_name and name not in gender:
            gender[name].add("any")
    return gender, common


def main():
    folder, lexicon, target = sys.argv[1:4]
    table, out, everybody = codes(folder), [], []
    leaders(folder, out, everybody)
    dictionary(folder, table, out, everybody)
    names = {}
    for line in open(f"{folder}/../gazetteer/countryInfo.tsv", encoding="utf-8"):
        f = line.split("\t")
        if len(f) > 16:
            names[f[4].lower()] = f[0]
    wikidata(folder, names, out)
    everybody += [o[0] for o in out]
    merged = {}
    for person, two, office, start, end, others in out:
        row = merged.setdefault((person, two, office), [start, end, []])
        row[0], row[1] = min(filter(None, (row[0], start)), default=""), max(row[1], end) if row[1] and end else ""
        row[2] += [o for o in others if o != person and o not in row[2]]
    with open(f"{target}/offices.tsv", "w", encoding="utf-8") as f:
        f.write("# Office holders: name, country, office, from, to, other spellings. Made by tools/import/people.py, not by hand.\n"
                "# CountryInfo (CC BY-SA 3.0), CAMEO actors (MIT), Wikidata (CC0); see NOTICE. Own rows stand in people.tsv.\n")
        for (person, two, office), (start, end, others) in sorted(merged.items()):
            if len(person.split()) >= 2 or "-" in person:
                f.write("\t".join([person, two, office, start, end, "|".join(others[:4])]) + "\n")
    gender, common = given_names(lexicon, everybody)
    with open(f"{target}/given_names.txt", "w", encoding="utf-8") as f:
        f.write("# Given names, after what they say of a person's gender; \"~\" before those that are also ordinary words.\n"
                "# Made by tools/import/people.py from the lexicon and the office holders; own ones stand in given_names_own.txt.\n")
        for kind in ("masc", "fem", "any"):
            line = kind
            for name in sorted(gender):
                g = gender[name]
                if (kind in g and len(g) == 1) or (kind == "any" and len(g) > 1):
                    word = ("~" if name.lower() in common else "") + name
                    if len(line) + len(word) > 125:
                        f.write(line + "\n")
                        line = kind
                    line += " " + word
            f.write(line + "\n")


main()
