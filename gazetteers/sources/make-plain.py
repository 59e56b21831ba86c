"""Names as agencies write them, without accents: Milošević, also Milosevic.
usage: make-plain.py GAZETTEERS
Adds such variants to the lists of persons, organisations and places, and writes given-names-plain and surnames-plain.
Run cap-names.py behind it."""
import glob, os, sys, unicodedata

NAMES = os.path.join(sys.argv[1], "names")
WORDS = os.path.join(sys.argv[1], "words")
GERMAN = set("äöüÄÖÜß")
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ø": "ö", "Ø": "Ö", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E", "ő": "ö", "ű": "ü", "Ő": "Ö"})


def plain(name):
    letters = (c if c in GERMAN else unicodedata.normalize("NFD", c) for c in name.translate(LETTERS))
    return "".join(c for c in "".join(letters) if not unicodedata.combining(c))


def read(path):
    lines = open(path, encoding="utf-8").read().split("\n")[:-1]
    return [l for l in lines if l.startswith("#")], [l.split("\t") for l in lines if not l.startswith("#")]


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(head + ["\t".join(row) for row in rows]) + "\n")


def variants(row):
    return [v for v in row[1].split("|") if v] if len(row) > 1 else []


def common_words():
    paths = [path for kind in ("nouns", "adjectives", "function-words") for path in glob.glob(os.path.join(WORDS, kind + "*.tsv"))]
    return {word.lower() for path in paths for row in read(path)[1] for word in row[:1] + row[3:4]}


def lists_of(kind):
    return {path: read(path) for path in sorted(glob.glob(os.path.join(NAMES, kind + "*.tsv")))}


def may_add(new, old, known, common):
    return new != old and len(new) > 3 and new not in known and new.lower() not in common


def add_variants(kind, common):
    lists = lists_of(kind)
    known = {name for _, rows in lists.values() for row in rows for name in [row[0], *(v.split("@")[0] for v in variants(row))]}
    known |= {name for row in read(os.path.join(NAMES, "states.tsv"))[1] for column in row[2:9] for name in column.split("|")}
    for path, (head, rows) in lists.items():
        before = len(known)
        for row in rows:
            for name in [row[0], *variants(row)]:
                if "@" not in name and may_add(plain(name), name, known, common):
                    row[1] = "|".join(variants(row) + [plain(name)])
                    known.add(plain(name))
        if len(known) > before:
            write(path, head, rows)


def write_names(kind, title, common):
    path = os.path.join(NAMES, kind + "-plain.tsv")
    lists = {p: rows for p, (_, rows) in lists_of(kind).items() if p != path}
    known = {row[0] for rows in lists.values() for row in rows}
    new = {}
    for row in (row for rows in lists.values() for row in rows):
        name = plain(row[0])
        if may_add(name, row[0], known, common) and "".join(c for c in name if c not in GERMAN).isascii():
            new.setdefault(name, [name, *row[1:-1], str(max(1, int(row[-1]) - 1))])
    write(path, [title, SOURCE], [new[name] for name in sorted(new)])


SOURCE = "# Made by sources/make-plain.py from the other lists of such names here; Faker, MIT; GermaNER, Apache 2.0; LABO Berlin, CC BY 3.0 DE; CC0-1.0."
COMMON = common_words()
for kind in ("persons", "organizations", "places"):
    add_variants(kind, COMMON)
write_names("given-names", "# Given names without accents, as agencies write them; second reading: whole, 2026-11", COMMON)
write_names("surnames", "# Surnames without accents, as agencies write them; second reading: whole, 2026-11", COMMON)
