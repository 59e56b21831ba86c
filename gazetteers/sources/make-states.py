#!/usr/bin/env python3
"""Adds Wikidata ids to the project's table of states. usage: make-states.py TABLE COUNTRY_CODES_CSV OUT"""
import csv, sys
ids = {r["ISO3166-1-Alpha-2"]: r["wikidata_id"].split("/")[-1] for r in csv.DictReader(open(sys.argv[2], encoding="utf-8"))}
PLURAL = {"US", "NL", "AE", "PH", "BS", "KM", "MV", "SC", "SB", "MH"}
rows = []
for line in open(sys.argv[1], encoding="utf-8"):
    iso, name, variants, adjectives, men, women, metonyms = line.rstrip("\n").split(";")
    attributes = "historic=1" if not iso else "number=plural" if iso in PLURAL else ""
    capital = metonyms.split("|")[0]
    rows.append("\t".join([iso, ids.get(iso, ""), name, variants, adjectives, men, women, capital, metonyms, attributes]))
with open(sys.argv[3], "w", encoding="utf-8") as f:
    f.write("# States: ISO 3166-1 code, Wikidata id, name, variants, adjectives, men, women, capital, metonyms, attributes.\n"
            "# Written by the project, CC0; codes and ids from country-codes (PDDL).\n" + "\n".join(sorted(rows, key=lambda r: r.split("\t")[2])) + "\n")
