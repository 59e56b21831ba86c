"""Lowers the weights of given names and surnames that are words, places or firms first, and says which places are words, too.
Run last, in gazetteers/: python3 sources/cap-names.py
sources/weights-of-words.tsv and sources/words-among-places.tsv say which; a weight of 0 or `out` takes the name out of the
lists that make-persons.py and the others wrote."""
import glob


def rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def table(path):
    return {row[0]: row[1:] for row in rows(path) if not row[0].startswith("#")}


def rewrite(path, change):
    changed = [row if row[0].startswith("#") else change(row) for row in rows(path)]
    with open(path, "w", encoding="utf-8") as out:
        out.writelines("\t".join(row) + "\n" for row in changed if row)


def cap(row, caps, column):
    most = caps.get(row[0], ["", ""])[column]
    weight = min(row[-1], most) if most else row[-1]
    return [] if weight == "0" else [*row[:-1], weight]


def mark(row, marks):
    name, variants, attributes = row
    said, *shorter = marks.get(name, [""])
    if said == "ambiguous" and "ambiguous=1" not in attributes:
        attributes += ";ambiguous=1"
    elif said == "plain":
        attributes = attributes.replace(";ambiguous=1", "")
    elif said == "also":
        variants = "|".join(dict.fromkeys([v for v in variants.split("|") if v] + shorter))
    return [] if said == "out" else [name, variants, attributes]


caps = table("sources/weights-of-words.tsv")
for column, kind in enumerate(("given-names", "surnames")):
    for path in sorted(glob.glob("names/%s*.tsv" % kind)):
        rewrite(path, lambda row: cap(row, caps, column))
marks = table("sources/words-among-places.tsv")
for name in ("places-cities", "places-de"):
    rewrite("names/%s.tsv" % name, lambda row: mark(row, marks))
