#!/usr/bin/env python3
"""Derives names/given-names-faker.tsv, given-names-us.tsv, surnames-faker.tsv and surnames-us.tsv.

usage: make-names.py FAKERDIR USDIR OUTDIR
Run make-plain.py and cap-names.py behind it.

FAKERDIR holds the unpacked package Faker (MIT), USDIR the lists of the census of 1990 (public domain) as the package
`names` ships them. Names in Cyrillic and Greek are transliterated as German media do.
"""
import glob, os, re, sys, unicodedata

CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch . y . e ju ja i ji je g".split()))
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o i y i y".split()))
LATIN = re.compile(r"[^\W\d_][^\W\d_'’]+(-[^\W\d_][^\W\d_'’]+)?$")
VOWELS = "аеёиоуыэюяієї"


def cyrillic(word, ukrainian):
    """German newspaper spelling: Сергей is Sergej, Юрьевич is Jurjewitsch, Евгения is Jewgenija."""
    out = []
    for i, c in enumerate(word):
        before = word[i - 1] if i else ""
        if c == "е" and not ukrainian and (not i or before in VOWELS + "ьъ"):
            out.append("je")
        elif c == "с" and i and i + 1 < len(word) and before in VOWELS and word[i + 1] in VOWELS:
            out.append("ss")
        elif c == "й" and before not in ("и", "") or c == "ь" and i + 1 < len(word) and word[i + 1] in "оеаи":
            out.append("j")
        elif ukrainian and c in "гий":
            out.append({"г": "h", "и": "y", "й": "j"}[c])
        elif c == "х" and i + 1 < len(word) and word[i + 1] in "рл":
            out.append("ch")
        else:
            out.append(CYRILLIC.get(c, "?").replace(".", ""))
    return "".join(out)


def greek(word):
    for pair, latin in (("ου", "ou"), ("ού", "ou"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"), ("ει", "ei"), ("οι", "oi"), ("αι", "ai")):
        word = word.replace(pair, latin)
    return "".join(GREEK.get(c, c) for c in word)


def latin(name, locale):
    name = unicodedata.normalize("NFC", name).strip()
    low = name.lower()
    if re.search("[а-яёіїєґ]", low):
        name = cyrillic(low, locale.startswith("uk")).capitalize()
    elif re.search("[α-ωά-ώ]", low):
        name = greek(low).capitalize()
    return name if LATIN.match(name) and len(name) > 2 and name[0].isupper() and not name.isupper() else ""


def words(folder):
    """German words, states, large cities and companies: a name that is one of them says little, so its weight is small."""
    for path in ("nouns-derived", "adjectives-derived", "verb-forms", "function-words"):
        for line in open("%s/../words/%s.tsv" % (folder, path), encoding="utf-8"):
            yield line.split("\t")[0].strip().capitalize()
    for path in glob.glob(folder + "/organizations*.tsv") + [folder + "/places-core.tsv", folder + "/states.tsv"]:
        for line in open(path, encoding="utf-8"):
            for column in line.split("\t")[:4]:
                yield from column.split("|")


def locales(faker):
    sys.path.insert(0, faker)
    for path in sorted(glob.glob(faker + "/faker/providers/person/*/__init__.py")):
        locale = os.path.basename(os.path.dirname(path))
        yield locale, __import__("faker.providers.person." + locale, fromlist=["Provider"]).Provider


def listed(provider, keys):
    for key in keys:
        value = vars(provider).get(key)
        if isinstance(value, (tuple, list, dict)):
            yield from (name for name in value if isinstance(name, str))


def given(faker, common):
    genders = {}
    for locale, provider in locales(faker):
        for gender, word in (("m", "male"), ("f", "female")):
            for name in listed(provider, ["first_names_" + word, "first_%s_names" % word, "first_romanized_names_" + word]):
                genders.setdefault(latin(name, locale), set()).add(gender)
    for name, both in genders.items():
        if name:
            yield name, "u" if len(both) == 2 else both.pop(), "1" if name in common else "3"


def surnames(faker, common):
    keys = ["last_names", "last_names_male", "last_names_female", "last_romanized_names"]
    names = {latin(name, locale) for locale, provider in locales(faker) for name in listed(provider, keys)}
    return ((name, "2" if name in common else "4") for name in names if name)


def census(path, least):
    """Names as they are written, with their rank: MCDONALD is McDonald. O'CONNOR has lost its apostrophe there: skipped."""
    for line in open(path):
        name, _, share, rank = line.split()
        if float(share) <= 100 - least and not re.match("O[BCDFGHKLMNR][A-Z]*[AEIOUY]", name):
            yield re.sub("^Mc(.)", lambda m: "Mc" + m[1].upper(), name.capitalize()), int(rank)


def weight(rank, name, common):
    return "2" if name in common else "6" if rank <= 300 else "4" if rank <= 2000 else "3"


def american(folder, common):
    genders, ranks = {}, {}
    for gender, word in (("m", "male"), ("f", "female")):
        for name, rank in census("%s/dist.%s.first" % (folder, word), 0):
            genders.setdefault(name, set()).add(gender)
            ranks[name] = min(rank, ranks.get(name, rank))
    for name, rank in ranks.items():
        if len(name) > 2:
            yield name, "u" if len(genders[name]) == 2 else min(genders[name]), weight(rank * 3, name, common)


def save(path, head, rows):
    rows = sorted({"\t".join(row) for row in rows})
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join("# %s\n" % line for line in head) + "\n".join(rows) + "\n")
    print(path, len(rows))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    faker, us, out = sys.argv[1:]
    common = set(words(out))
    mit = "Source: locale providers of Faker, © 2012 Daniele Faraglia, MIT."
    free = "Source: U.S. Census Bureau, 1990, public domain."
    save(out + "/given-names-faker.tsv", ["Given names of sixty countries.", mit], given(faker, common))
    save(out + "/surnames-faker.tsv", ["Surnames of sixty countries.", mit], surnames(faker, common))
    save(out + "/given-names-us.tsv", ["Given names of the United States.", free], american(us, common))
    frequent = ((n, weight(r, n, common)) for n, r in census(us + "/dist.all.last", 25) if len(n) > 2)
    save(out + "/surnames-us.tsv", ["The more frequent surnames of the United States.", free], frequent)


if __name__ == "__main__":
    main()
