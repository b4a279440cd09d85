#!/usr/bin/env bash
# Makes languages/en/models from the open data: the lexicon, then the network. About ten minutes of one core.
# Usage: tools/train/english/train.sh DATA TRAINER [WORK]     (DATA: ../shared/data; TRAINER: build/release/lagebild-train)
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
data=$1
trainer=$2
work=${3:-$(mktemp -d)}
mkdir -p "$work" "$top/languages/en/models"
export LC_ALL=C.UTF-8
"$here/../unpack.sh" "$data" "$work"
"$here/lexicon.sh" "$data" "$trainer" "$work"
python3 "$here/corpus.py" "$work/syntax-en/ewt-train.conllu" "$work/syntax-en/gum-free-train.conllu" "$data/names-en/re3d" "$work/en"
for recipe in recipe_first recipe; do
  sed "s|WORK|$work|g" "$here/$recipe.txt" > "$work/en.$recipe.txt"
done
"$trainer" grammar "$work/en.recipe_first.txt" "$work/en.first.bin" "$work/en.first.weights"
"$trainer" grammar "$work/en.recipe.txt" "$work/en.grammar.bin"
cp "$work/en.lexicon.bin" "$top/languages/en/models/lexicon.bin"
cp "$work/en.grammar.bin" "$top/languages/en/models/grammar.bin"
