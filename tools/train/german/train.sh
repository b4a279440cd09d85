#!/usr/bin/env bash
# Makes languages/de/models from the open data: the lexicon, networks that annotate open text,
# the network. About half an hour of one core.
# Usage: tools/train/german/train.sh DATA TRAINER [WORK]     (DATA: ../shared/data; TRAINER: build/release/lagebild-train)
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
data=$1
trainer=$2
work=${3:-$(mktemp -d)}
mkdir -p "$work" "$top/languages/de/models"
export LC_ALL=C.UTF-8
"$here/../unpack.sh" "$data" "$work"

xzcat "$data/lexicon-de/german.tsv.xz" | grep -vP '^-\t' | LC_ALL=C sort -u > "$work/de.forms.tsv"
python3 "$here/../names.py" "$work/gazetteer" "$work/actors" de "$work/de.forms.tsv" > "$work/de.names.tsv"
LC_ALL=C sort -u "$work/de.forms.tsv" "$work/de.names.tsv" |
  "$trainer" lexicon "$top/languages/de/lexicon/tag_parts.txt" "$top/languages/de/lexicon/compound_links.txt" "$work/de.lexicon.bin"
"$here/../english/lexicon.sh" "$data" "$trainer" "$work"

python3 "$here/../english/corpus.py" "$work/syntax-en/ewt-train.conllu" "$work/syntax-en/gum-free-train.conllu" "$data/names-en/re3d" "$work/en"
python3 "$here/corpus.py" "$data" "$work/de"
python3 "$here/own.py" "$here/own_sentences.txt" 6 > "$work/de/own.conllu"
python3 "$here/compose.py" 2000 > "$work/de/composed.conllu"

# Two networks learn what people annotated; a third one learns that and what the two agree on in open text; the shipped one goes on
# from the third with what the second and the third agree on.
for recipe in recipe_first recipe_second recipe_third recipe; do
  sed "s|WORK|$work|g" "$here/$recipe.txt" > "$work/de.$recipe.txt"
done
python3 "$here/open_text.py" "$data" "$work" > "$work/de/open.conllu"
annotate() { # RECIPE WEIGHTS WEIGHTS OUT
  "$trainer" silver "$work/de.$1.txt" "$work/de.$2.weights" "$work/de.$3.weights" < "$work/de/open.conllu" > "$work/de/silver-cut.conllu"
  python3 "$here/open_text.py" join < "$work/de/silver-cut.conllu" > "$work/de/$4.conllu"
}
"$trainer" grammar "$work/de.recipe_first.txt" "$work/de.first.bin" "$work/de.first.weights"
"$trainer" grammar "$work/de.recipe_second.txt" "$work/de.second.bin" "$work/de.second.weights"
annotate recipe_first first second silver-first
"$trainer" grammar "$work/de.recipe_third.txt" "$work/de.third.bin" "$work/de.third.weights"
annotate recipe_third second third silver
"$trainer" grammar "$work/de.recipe.txt" "$work/de.grammar.bin"
cp "$work/de.lexicon.bin" "$top/languages/de/models/lexicon.bin"
cp "$work/de.grammar.bin" "$top/languages/de/models/grammar.bin"
