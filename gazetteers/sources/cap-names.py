"""Lowers the weights of given names and surnames that are words, places or firms first. Run last, in gazetteers/: python3 sources/cap-names.py
sources/weights-of-words.tsv says which; a weight of 0 takes the name out of the lists that make-persons.py and the others wrote."""
import glob


def rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def capped(path, caps):
    for row in rows(path):
        cap = caps.get(row[0], "")
        if cap and not row[0].startswith("#"):
            row[-1] = min(row[-1], cap)
        if row[-1] != "0":
            yield "\t".join(row) + "\n"


table = [row for row in rows("sources/weights-of-words.tsv") if not row[0].startswith("#")]
for kind, column in (("given-names", 1), ("surnames", 2)):
    caps = {row[0]: row[column] for row in table}
    for path in sorted(glob.glob("names/%s*.tsv" % kind)):
        lines = list(capped(path, caps))
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(lines)
