#!/bin/sh
# Copies the shared library that the compiler would link with. usage: bundle.sh OUT CC...
set -eu
out=$1
shift
found=$(realpath "$("$@" -print-file-name="$(basename "$out")")")
[ -f "$found" ] || { echo "bundle.sh: no $(basename "$out") here" >&2; exit 1; }
cp "$found" "$out"
