#!/usr/bin/env bash
# Makes WORK/en.lexicon.bin. Usage: lexicon.sh DATA TRAINER WORK     (WORK: where unpack.sh put the archives)
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
data=$1
trainer=$2
work=$3
python3 "$here/lexicon.py" "$data" "$work/syntax-en/ewt-train.conllu" "$work/syntax-en/gum-free-train.conllu" |
  LC_ALL=C sort -u > "$work/en.forms.tsv"
python3 "$here/../names.py" "$work/gazetteer" "$work/actors" en "$work/en.forms.tsv" > "$work/en.names.tsv"
LC_ALL=C sort -u "$work/en.forms.tsv" "$work/en.names.tsv" |
  "$trainer" lexicon "$top/languages/en/lexicon/tag_parts.txt" "$top/languages/en/lexicon/compound_links.txt" "$work/en.lexicon.bin"
