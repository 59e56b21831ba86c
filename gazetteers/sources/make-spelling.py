#!/usr/bin/env python3
"""Writes words/verbs-spelling.tsv: the verbs of verbs-derived.tsv whose forms carry an ß after a short vowel (schloß, läßt),
once more in the spelling of 1996 (schloss, lässt). The source dictionary gives the old forms only."""
import re
import sys
from pathlib import Path

WORDS = Path(__file__).parent.parent / "words"
HEAD = """# German verbs in the spelling of 1996: principal parts with ss after a short vowel.
# Derived by gazetteers/sources/make-spelling.py from verbs-derived.tsv (LanguageTool german-pos-dict).
# Licence: CC BY-SA 4.0 (kept apart from the project's own lists).
"""
# An ß after a short vowel. Long ones stay: the diphthongs (ieß, eiß), aß and äße of strong verbs, stoßen, grüßen, büßen.
SHORT = re.compile(
    r"(?<=o)ß$|(?<=o)ß(?=en$)"                # schloß, goß
    r"|(?<=[^e]i)ß|(?<=^i)ß"                  # biß, ißt
    r"|(?<=[^i]e)ß"                           # preßt
    r"|(?<=ä)ß(?=t)"                          # läßt
    r"|(?<!sp)(?<!m)(?<=a)ß(?=t)"             # faßt, but maßt, spaßt
    r"|(?<=[wmlh]u)ß|(?<=[wmk]ü)ß"            # mußte, küßt
)
LONG = re.compile(r"(spaß|maß|stoß)")


def modern(form):
    return form if LONG.search(form) else SHORT.sub("ss", form)


def main():
    lines = []
    for line in (WORDS / "verbs-derived.tsv").read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 4 or modern(columns[0]) != columns[0]:
            continue
        fresh = columns[:1] + [modern(c) for c in columns[1:]]
        if fresh != columns:
            lines.append("\t".join(fresh))
    (WORDS / "verbs-spelling.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "verbs", file=sys.stderr)


main()
