#!/bin/sh
# Compiles a folder of language data and tells ninja what it read: files, and folders for those that come and go.
# usage: compile.sh DREISATZ FOLDER MODEL DEPFILE
set -eu
"$1" compile "$2" -o "$3"
{ printf '%s:' "$3"; find "$2" \( -type d -o -name '*.tsv' -o -name '*.rel' \) | LC_ALL=C sort | sed 's/ /\\ /g; s/^/ /' | tr -d '\n'; echo; } >"$4"
