"""names/adjectives-er.tsv: the adjectives in -er of cities (Kölner, Münchner). Run in gazetteers/: python3 sources/make-er.py
The woman from there (Kölnerin) goes with them. Made from the cities of Germany, Austria and Switzerland in names/places-cities.tsv, and of those in names/places-core.tsv with
districts, names/places-at-ch.tsv and names/places-landmarks.tsv. What is also a surname or a noun is left out for the small places of the last two."""
IRREGULAR = {"Zürich": "Zürcher", "Basel": "Basler", "Halle": "Hallenser", "Hannover": "Hannoveraner|Hannoverscher", "Jena": "Jenaer|Jenenser", "Münster": "Münsteraner",
             "Kassel": "Kasseler|Kasselaner", "Neapel": "Neapolitaner", "Venedig": "Venezianer", "Rom": "", "Athen": "Athener", "Paris": "Pariser", "Bern": "Berner",
             "Genf": "Genfer", "Biel": "Bieler", "Lugano": "", "Aachen": "Aachener", "Essen": "Essener", "Gießen": "Gießener", "Baden": "Badener", "Bozen": "Bozner",
             "Brüssel": "Brüsseler", "Kabul": "Kabuler", "Warschau": "Warschauer", "Prag": "Prager", "Wien": "Wiener", "London": "Londoner", "Tokio": "Tokioter",
             "Kiew": "Kiewer", "Florenz": "Florentiner", "Mailand": "Mailänder", "Salzburg": "Salzburger", "Speyer": "Speyerer", "Worms": "Wormser", "New York": "New Yorker",
             "Frankfurt am Main": "Frankfurter", "Halle (Saale)": "Hallenser", "Freiburg im Breisgau": "Freiburger", "Luxemburg": "Luxemburger", "Emden": "Emder|Emdener"}
HOME = {"state=DE", "state=AT", "state=CH", "state=LI"}
COMMON = {"Lehrer", "Barmer", "Berger", "Erker", "Ahlener", "Alter", "Haarer", "Hofer", "Maler", "Bader", "Wieder", "Hammer", "Kehler", "Singer", "Werder", "Suhler", "Geseker", "Weiler", "Lauter"}


def forms(city):
    if city in IRREGULAR:
        return [f for f in IRREGULAR[city].split("|") if f]
    if " " in city or "-" in city or "(" in city:
        return []
    if city.endswith("stadt"):
        return [city[:-len("stadt")] + "städter"]
    if city.endswith("ingen") or city.endswith("hagen") or city.endswith("fen") or city.endswith("men"):
        return [city[:-2] + "er"]
    if city.endswith(("chen", "den")):
        return [city[:-2] + "ner", city + "er"]
    if city.endswith("en"):
        return [city[:-2] + "er", city + "er"]
    if city.endswith("e"):
        return [city + "r"]
    if city.endswith(("er", "a", "i", "o")):
        return [city + "er"] if not city.endswith(("a", "i", "o")) else [city + "er"]
    return [city + "er"]


cities = {}
for line in open("names/places-cities.tsv", encoding="utf-8"):
    row = line.rstrip("\n").split("\t")
    if not line.startswith("#") and any("state=" + s in row[2].split(";") for s in ("DE", "AT", "CH")):
        cities[row[0]] = forms(row[0])
for line in open("names/places-core.tsv", encoding="utf-8"):
    row = line.rstrip("\n").split("\t")
    if not line.startswith("#") and {"kind=city", "kind=district"} & set(row[2].split(";")):
        cities.setdefault(row[0], forms(row[0]))
surnames = {line.split("\t")[0] for line in open("names/surnames.tsv", encoding="utf-8")}
nouns = {line.split("\t")[0] for line in open("words/nouns-derived.tsv", encoding="utf-8")}
small = (line for name in ("places-at-ch", "places-landmarks") for line in open("names/%s.tsv" % name, encoding="utf-8"))
for line in small:
    row = line.rstrip("\n").split("\t")
    attributes = set(row[-1].split(";"))
    if {"kind=city", "kind=district"} & attributes and HOME & attributes and "ambiguous=1" not in attributes:
        cities.setdefault(row[0], [f for f in forms(row[0]) if f not in surnames and f not in nouns])
with open("names/adjectives-er.tsv", "w", encoding="utf-8") as out:
    out.write("# Adjectives in -er of cities and the women from there: place, forms. Made by sources/make-er.py from places-cities.tsv (GeoNames, CC BY 4.0), places-core.tsv, places-at-ch.tsv and places-landmarks.tsv.\n")
    for city in sorted(cities):
        good = [f + ending for f in cities[city] if f not in COMMON for ending in ("", "in")]
        if good:
            out.write("%s\t%s\n" % (city, "|".join(good)))
