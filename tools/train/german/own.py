#!/usr/bin/env python3
"""Makes CoNLL-U of own_sentences.txt: each line several times with other words in its places. Tags and morphology are left
open ("_", "?") but for marked finite verbs; the trees are what these sentences teach.

Usage: own.py own_sentences.txt TIMES > own.conllu"""
import random, re, sys

NAMES = dict(d="det", c="case", s="nsubj", sp="nsubj:pass", o="obj", oa="obl:arg", l="obl", ag="obl:agent", n="nmod", a="amod",
             av="advmod", x="aux", xp="aux:pass", k="cop", m="mark", j="conj", cc="cc", ap="appos", f="flat", nu="nummod",
             v="compound:prt", cm="ccomp", ac="acl", al="advcl", xc="xcomp", ps="det:poss", pa="parataxis", e="expl", cs="csubj",
             p="punct", root="root")
MOODS = dict(i="Ind Sing Pres", j="Ind Plur Pres", k="Ind Sing Past", l="Ind Plur Past", S="Sub Sing Pres", P="Sub Plur Pres",
             T="Sub Sing Past", U="Sub Plur Past")
TOKEN = re.compile(r"^(.+?)(?:!([ijklSPTU]))?(?:\[(.+)\])?=(?:([a-z]+)\.)?(\S+)$")


def parse(line):
    tokens = []
    for piece in line.split():
        m = TOKEN.match(piece)
        if not m:
            sys.exit(f"can't read {piece} in: {line}")
        tokens.append((m[1], m[2], (m[3] or "").split("|") if m[3] else [], m[4] or "root", m[5]))
    forms = [t[0] for t in tokens]
    heads = []
    for i, (form, _, _, rel, head) in enumerate(tokens):
        if head == "0":
            heads.append(0)
            continue
        at = [k for k, f in enumerate(forms) if f == head]
        if not at:  # A stem stands for the form that begins or ends with it: "griff" for "aufgriff".
            at = [k for k, f in enumerate(forms) if f.endswith(head) or head.startswith(f) and len(f) > 4 or f.startswith(head[:-1]) and len(head) > 4]
        if not at:
            sys.exit(f"no head {head} in: {line}")
        heads.append(min(at, key=lambda k: abs(k - i)) + 1)
    if heads.count(0) != 1:
        sys.exit(f"no root or several: {line}")
    for i in range(len(heads)):
        seen, at = set(), i + 1
        while at:
            if at in seen:
                sys.exit(f"a ring at {forms[i]} in: {line}")
            seen.add(at)
            at = heads[at - 1]
    return tokens, heads


def main():
    times = int(sys.argv[2])
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
        if line.startswith("#") or not line.strip():
            continue
        tokens, heads = parse(line)
        rng = random.Random(number)
        for _ in range(times):
            for i, ((form, mood, others, rel, _), head) in enumerate(zip(tokens, heads)):
                word = rng.choice([form] + others)
                upos, feats = "_", "?"
                if mood:
                    m, n, t = MOODS[mood].split()
                    upos = "AUX" if NAMES[rel].startswith("aux") or rel == "k" else "VERB"
                    feats = f"Mood={m}|Number={n}|Person=3|Tense={t}|VerbForm=Fin"
                print(f"{i + 1}\t{word}\t_\t{upos}\t_\t{feats}\t{head}\t{NAMES[rel]}\t_\t_")
            print()


if __name__ == "__main__":
    main()
