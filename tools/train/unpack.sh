#!/usr/bin/env bash
# Unpacks the archives of the open data that training needs into WORK. Usage: unpack.sh DATA WORK
set -eu -o pipefail
for archive in syntax-en gazetteer actors gepade; do
  [ -d "$2/$archive" ] || tar -xf "$1/$archive.tar.xz" -C "$2"
done
