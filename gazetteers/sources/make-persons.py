#!/usr/bin/env python3
"""Derives names/persons-bundestag.tsv, given-names.tsv, surnames.tsv, places-cities.tsv and organizations-sp500.tsv.

usage: make-persons.py SOURCEDIR OUTDIR
Run make-plain.py and cap-names.py behind it.
"""
import csv, glob, math, re, sys, unicodedata

FREQUENT = set("""Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann
Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter
Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann
Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber
Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Yılmaz Kaya Demir Nowak Nguyen Ivanov""".split())

# Children are named so, but in a text these are words first.
WORDS = set("""Alp Alpha April Are Art Atlas August Aura Beat Christ Fee Gala German Hai Heide Indigo Islam Jihad Juli Juni Junior Kader Kien King Klee
Lenz Lila Lux Mai Mark Massa Melodie Mine Mir Nadir Nova Olive Olympia Orion Ramadan Rose Rosé Rubin Saga Salam Silvester Sol Stein Sultan Summer
Thai Tiara Tibet Tiger Tram Tran Tuba Van Wolke Yen""".split())


def nfc(s):
    return unicodedata.normalize("NFC", s)


def save(path, head, rows):
    rows = sorted({"\t".join(r): None for r in rows})
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join("# %s\n" % line for line in head) + "\n".join(rows) + "\n")
    print(path, len(rows))


PARTIES = {"BÜNDNIS 90/DIE GRÜNEN": "Grüne", "GRÜNE": "Grüne", "DIE GRÜNEN/BÜNDNIS 90": "Grüne", "DIE LINKE.": "DIE LINKE", "GB/ BHE": "GB/BHE", "PDS/LL": "PDS"}


def bundestag(src, taken):
    seen = set(taken)
    for r in csv.DictReader(open(src + "/bundestag-members.tsv", encoding="utf-8"), delimiter="\t"):
        name = nfc(" ".join(x for x in (r["given"], r["particle"], r["family"]) if x))
        if name in seen:
            continue
        seen.add(name)
        gender = {"m": "m", "w": "f"}.get(r["gender"], "")
        role = "Bundestagsabgeordnete" if gender == "f" else "Bundestagsabgeordneter"
        wikidata = ";wikidata=" + r["wikidata"] if re.match(r"Q\d+$", r["wikidata"] or "") else ""
        yield name, "", "gender=%s;state=DE;party=%s;role=%s%s" % (gender, PARTIES.get(r["party"], r["party"]), role, wikidata)


def listed(out):
    """The persons that a list written by hand has already."""
    for path in glob.glob(out + "/persons-*.tsv"):
        if not path.endswith("-bundestag.tsv"):
            for line in open(path, encoding="utf-8"):
                if not line.startswith("#"):
                    name, variants = line.split("\t")[:2]
                    yield from [name] + variants.split("|")


def given(src):
    best = {}
    for r in csv.DictReader(open(src + "/given-names-berlin.tsv", encoding="utf-8"), delimiter="\t"):
        name = nfc(r["name"])
        if len(name) < 3 or not re.match(r"[^\W\d_][^\W\d_'’-]+$", name) or "-" in name or not name[0].isupper():
            continue
        weight = max(1, min(2 if name in WORDS else 9, int(math.log2(int(r["count"]) + 1) * 0.8)))
        gender = {"m": "m", "w": "f"}.get(r["gender"], "u")
        if name not in best or best[name][1] < weight:
            best[name] = (gender, weight)
    for name, (gender, weight) in best.items():
        yield name, gender, str(weight)


def surnames(src):
    for line in open(src + "/surnames-de.txt", encoding="utf-8"):
        name = nfc(line.strip())
        if len(name) > 2 and re.match(r"[^\W\d_][^\W\d_'’-]+(-[^\W\d_]+)?$", name) and name[0].isupper() and not name.isupper():
            yield name, "8" if name in FREQUENT else "3"


def german_places(out):
    """Listed in names/places-de.tsv, which make-places.py writes: run that first."""
    return {line.split("\t")[0] for line in open(out + "/places-de.tsv", encoding="utf-8")}


# As world-cities.csv calls them and country-codes.csv does not.
COUNTRIES = {"united states": "US", "united kingdom": "GB", "iran, islamic republic of": "IR", "venezuela, bolivarian republic of": "VE", "korea, republic of": "KR",
             "congo, the democratic republic of the": "CD", "korea, democratic people's republic of": "KP", "taiwan, province of china": "TW", "bolivia, plurinational state of": "BO",
             "moldova, republic of": "MD", "no country found for alpha-2 code: xk": "XK", "virgin islands, u.s.": "VI", "falkland islands (malvinas)": "FK",
             "micronesia, federated states of": "FM", "holy see (vatican city state)": "VA", "virgin islands, british": "VG"}


def cities(src, taken):
    codes = dict(COUNTRIES)
    for r in csv.DictReader(open(src + "/country-codes.csv", encoding="utf-8")):
        for key in ("CLDR display name", "UNTERM English Short", "official_name_en", "ISO4217-currency_country_name"):
            if r.get(key):
                codes.setdefault(r[key].lower(), r["ISO3166-1-Alpha-2"])
    seen = set()
    for r in csv.DictReader(open(src + "/world-cities.csv", encoding="utf-8")):
        name = nfc(r["name"])
        if len(name) < 4 or not name[0].isupper() or name in seen or name in taken or len(name.split()) > 3:
            continue
        seen.add(name)
        code = codes.get(r["country"].lower(), "")
        yield name, "", "kind=city" + (";state=" + code if code else "")


def companies(src):
    seen = set()
    for r in csv.DictReader(open(src + "/sp500.csv", encoding="utf-8")):
        full = nfc(re.sub(r"\s*\((Class \w|The)\)", "", r["Security"]))
        short = re.sub(r",? (Inc\.?|Corp\.?|Corporation|Company|Co\.|plc|Group|Companies|Holdings|Ltd\.?|N\.V\.)$", "", full)
        if full in seen:
            continue
        seen.add(full)
        yield full, short if short != full and len(short) > 3 else "", "kind=company;state=US"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    src, out = sys.argv[1:]
    save(out + "/persons-bundestag.tsv", ["Members of the Bundestag 1949 to 2017.", "Source: Deutscher Bundestag, open data; Wikidata ids CC0."], bundestag(src, listed(out)))
    save(out + "/given-names.tsv", ["Given names with gender and frequency class.", "Source: LABO Berlin, BerlinOnline, 2012 to 2023, CC BY 3.0 DE."], given(src))
    save(out + "/surnames.tsv", ["Surnames found in Germany.", "Source: GermaNER, Apache 2.0."], surnames(src))
    save(out + "/places-cities.tsv", ["Cities of the world.", "Source: GeoNames, CC BY 4.0."], cities(src, german_places(out)))
    save(out + "/organizations-companies-sp500.tsv", ["Companies of the S&P 500.", "Source: datahub.io, PDDL."], companies(src))


if __name__ == "__main__":
    main()
