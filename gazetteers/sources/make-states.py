#!/usr/bin/env python3
"""names/states.tsv: the project's table of states, with Wikidata ids. Run in gazetteers/:
python3 sources/make-states.py COUNTRY_CODES_CSV"""
import csv, sys

HEAD = """# States: ISO 3166-1 code, Wikidata id, name, variants, adjectives, men, women, capital, metonyms, attributes; second reading: whole, 2026-11
# Made by sources/make-states.py from sources/states.txt. Written by the project, CC0; codes and ids from country-codes (PDDL).
"""
# The source has the Kingdom of the Netherlands, and no id for Namibia and Kosovo.
CORRECTED = {"NL": "Q55", "NA": "Q1030", "XK": "Q1246"}


def ids(path):
    with open(path, encoding="utf-8") as f:
        found = {row["ISO3166-1-Alpha-2"]: row["wikidata_id"].split("/")[-1] for row in csv.DictReader(f)}
    return found | CORRECTED


def attributes(iso, gender):
    return ";".join(([] if iso else ["historic=1"]) + (["number=plural"] if gender == "p" else []) + ["gender=" + gender])


def row(line, known):
    iso, *middle, gender = line.rstrip("\n").split(";")
    return [iso, known.get(iso, "") if iso else "", *middle, attributes(iso, gender)]


def main():
    known = ids(sys.argv[1])
    with open("sources/states.txt", encoding="utf-8") as f:
        rows = [row(line, known) for line in f if not line.startswith("#")]
    with open("names/states.tsv", "w", encoding="utf-8") as f:
        f.write(HEAD + "".join("\t".join(r) + "\n" for r in sorted(rows, key=lambda r: r[2])))


main()
