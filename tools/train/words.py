"""Treebanks in and out, and their words as the program cuts them."""
import sys


def sentences(path):
    """The sentences of a CoNLL-U file, each a list of rows; multi-word tokens and empty nodes have rows of their own."""
    rows, out = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                out.append(rows)
            rows = []
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    return out + [rows] if rows else out


def write(path, sents):
    with open(path, "w", encoding="utf-8") as out:
        for rows in sents:
            out.write("\n".join("\t".join(r) for r in rows) + "\n\n")
    print(f"{path}: {len(sents)} sentences, {sum(map(len, sents))} words", file=sys.stderr)


def joined(rows, groups):
    """Rows with some runs of them made one: groups are (first, last, form, row that gives tag and morphology), from 0."""
    group_of = {k: g for g in groups for k in range(g[0], g[1] + 1)}
    number, place = {0: 0}, 0
    for k in range(len(rows)):
        if k not in group_of or group_of[k][0] == k:
            place += 1
        number[k + 1] = place
    out = []
    for k, r in enumerate(rows):
        if k in group_of and group_of[k][0] != k:
            continue
        first, last, form, tags = group_of.get(k, (k, k, r[1], k))
        inside = range(first + 1, last + 2)
        heads = [(i - 1, rows[i - 1][6]) for i in inside]
        top = next((i for i, head in heads if head != "_" and int(head) not in inside), next((i for i, h in heads if h == "_"), k))
        t, h = rows[tags], rows[top]
        lemma = t[2] if first == last or t[2] == "_" else "_"
        out.append([str(number[k + 1]), form, lemma] + t[3:6] + ["_" if h[6] == "_" else str(number[int(h[6])]), h[7], "_", r[9]])
    return out


def glued_words(rows):
    """Compounds with hyphens in one piece, as they stand in the text: "US-Präsident", not "US - Präsident". The last part gives
    tag and morphology."""
    groups, k = [], 0
    glued = ["SpaceAfter=No" in r[9] for r in rows]
    while k + 2 < len(rows):
        end = k
        while end + 2 < len(rows) and rows[end + 1][1] == "-" and glued[end] and glued[end + 1] and rows[end + 2][1][0].isalnum() and \
                rows[end][1][-1].isalnum():
            end += 2
        if end > k:
            groups.append((k, end, "".join(r[1] for r in rows[k:end + 1]), end))
        k = end + 1
    return joined(rows, groups)


def label(rows, first, last):
    """The name of a compound put together: a part where only some of it is one."""
    names = [next((m for m in r[9].split("|") if m.startswith("NE=")), "") for r in rows[first:last + 1]]
    name = next((n for n in names if n[3:4] == "B" or n[3:4] == "I"), names[0])
    inside = all(n[4:] == name[4:] for n in names)
    return name if inside or name[3:4] not in ("B", "I") or name.endswith(("deriv", "part")) else "NE=B" + name[4:] + "part"


def glued_names(rows):
    """The same with NE= of the parts brought together; nothing else is kept in MISC."""
    out, at = glued_words(rows), 0
    for r in out:
        size = 1
        while "".join(x[1] for x in rows[at:at + size]) != r[1]:
            size += 1
        if size > 1:
            r[9] = label(rows, at, at + size - 1) or "_"
        r[9] = "|".join(m for m in r[9].split("|") if m.startswith("NE=")) or "_"
        at += size
    return out
