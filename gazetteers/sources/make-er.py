"""names/adjectives-er.tsv: the adjectives in -er of cities (Kölner, Münchner). Run in gazetteers/: python3 sources/make-er.py
The woman from there (Kölnerin) goes with them. Made from the cities of Germany, Austria and Switzerland in names/places-cities.tsv, and of those in
names/places-core.tsv, names/places-at-ch.tsv, names/places-landmarks.tsv and names/places-de.tsv, with districts. What is also a surname or a noun is left out, unless the place is one of
places-core.tsv or of sources/towns.txt."""
import glob

IRREGULAR = {"Zürich": "Zürcher", "Basel": "Basler", "Halle": "Hallenser", "Hannover": "Hannoveraner", "Jena": "Jenaer|Jenenser", "Münster": "Münsteraner",
             "Kassel": "Kasseler|Kasselaner|Kasselener", "Neapel": "Neapolitaner", "Venedig": "Venezianer", "Rom": "", "Lugano": "Luganeser", "Bozen": "Bozner|Bozener",
             "Tokio": "Tokioter", "Florenz": "Florentiner", "Mailand": "Mailänder", "New York": "New Yorker", "Frankfurt am Main": "Frankfurter",
             "Halle (Saale)": "Hallenser", "Freiburg im Breisgau": "Freiburger", "Emden": "Emder|Emdener", "Bremen": "Bremer", "Hagen": "Hagener", "Singen": "Singener",
             "Lingen": "Lingener", "Bergen": "Bergener|Berger", "Cottbus": "Cottbuser|Cottbusser", "Lissabon": "Lissaboner|Lissabonner", "Salzgitter": "Salzgitteraner|Salzgitterer",
             "Neumünster": "Neumünsteraner", "Kaiserslautern": "Kaiserslauterer", "Recklinghausen": "Recklinghäuser", "Nordhausen": "Nordhäuser",
             "Sangerhausen": "Sangerhäuser", "Sondershausen": "Sondershäuser", "Mühlhausen": "Mühlhäuser|Mühlhausener", "Witzenhausen": "Witzenhäuser",
             "Oberhausen": "Oberhausener", "Mülhausen": "Mülhauser|Mülhausener", "Schaffhausen": "Schaffhauser|Schaffhausener", "Gelsenkirchen": "Gelsenkirchener",
             "Meißen": "Meißner|Meißener", "Meissen": "Meißner|Meißener", "Bologna": "Bologneser", "Verona": "Veroneser", "Genua": "Genueser", "Padua": "Paduaner", "Siena": "Sieneser",
             "Palermo": "Palermitaner|Palermoer", "Sevilla": "Sevillaner", "Valencia": "Valencianer", "Damaskus": "Damaszener|Damaskuser", "Posen": "Posener", "Vilnius": "Wilnaer|Vilniuser",
             "Nijmegen": "Nijmegener|Nimweger", "Frankfurt (Oder)": "Frankfurter", "Villingen-Schwenningen": "Villinger|Schwenninger|Villingen-Schwenninger",
             "Garmisch-Partenkirchen": "Garmisch-Partenkirchner|Garmisch-Partenkirchener|Partenkirchner", "Castrop-Rauxel": "Castrop-Rauxeler", "Baden-Baden": "Baden-Badener",
             "Wiener Neustadt": "Wiener Neustädter", "St. Gallen": "St. Galler|Sankt Galler", "St. Pölten": "St. Pöltner|St. Pöltener|Sankt Pöltner", "St. Moritz": "St. Moritzer",
             "Sankt Petersburg": "St. Petersburger|Sankt Petersburger|Petersburger", "Brandenburg an der Havel": "Brandenburger", "Dschibuti-Stadt": "", "Einsiedeln": "Einsiedler",
             "Olten": "Oltner|Oltener", "Horgen": "Horgner|Horgener", "Uster": "Ustermer", "Pratteln": "Prattler", "Antwerpen": "Antwerpener", "Brest": "Brester", "Wien": "Wiener",
             "Saarbrücken": "Saarbrücker", "Zweibrücken": "Zweibrücker", "Osterode": "Osteroder", "Neunkirchen": "Neunkircher|Neunkirchener", "Rheinfelden": "Rheinfelder|Rheinfeldener",
             "Weinfelden": "Weinfelder", "Wiesbaden": "Wiesbadener|Wiesbadner", "Dresden": "Dresdner|Dresdener", "Bautzen": "Bautzner|Bautzener", "München": "Münchner|Münchener",
             "Aachen": "Aachener", "Tanger": "", "Brasília": "", "Asunción": "", "Bogotá": "Bogotaer", "Leiden": "Leidener", "Bali": "", "Petra": "", "Siegen": "Siegener", "Düren": "Dürener",
             "Ulan-Bator": "", "Tel Aviv": "Tel Aviver", "Buenos Aires": "", "Duma": "", "Kobe": "", "Cali": "", "Cork": "", "Medina": "", "Goa": "", "Halle (Westf.)": "",
             "Den Haag": "Den Haager|Haager", "Los Angeles": "", "Hof": "Hofer", "Hamm": "Hammer|Hammenser", "Darmstadt": "Darmstädter",
             "Speyer": "Speyerer|Speyrer", "Trient": "Trientner|Trienter|Tridentiner", "Triest": "Triestiner|Triester", "Brixen": "Brixner|Brixener", "Sterzing": "Sterzinger",
             "Glarus": "Glarner", "Tunis": "Tuniser", "Kairo": "Kairoer|Kairener", "Split": "Spliter", "Worms": "Wormser", "Schwedt": "Schwedter", "Bad Homburg": "Bad Homburger|Homburger",
             "Ellwangen": "Ellwanger", "Landau": "Landauer", "Weiden": "Weidener", "Straßburg": "Straßburger", "Warschau": "Warschauer", "Rheine": "Rheiner|Rheinenser",
             "Konstanz": "Konstanzer", "Ibbenbueren": "", "Munich": "", "Nuremberg": "", "Geneva": "", "Vienna": "", "Bernardin": "", "Mitte": "", "Arch": "", "Root": "", "Rue": "",
             "WÖS": "", "Lend": "", "Trub": "", "Riviera": "", "Altstadt Nord": "", "Humboldtkolonie": "", "Winsen": "Winsener", "Witten": "Wittener", "Lubnjow": "",
             "Bulle": "", "Obergäu": "", "Fribourg": "Freiburger", "Neuchâtel": "Neuenburger", "Delémont": "Delsberger", "Porrentruy": "Pruntruter", "Taipeh": "Taipeher",
             "Havanna": "Havannaer", "Rangun": "Ranguner", "Löwen": "Löwener", "Plauen": "Plauener", "Hameln": "Hamelner|Hamelenser", "Bünde": "Bünder", "Lübben": "Lübbener", "HafenCity": ""}
REGIONS = {"Aargau": "Aargauer", "Allgäu": "Allgäuer", "Appenzell": "Appenzeller", "Baselland": "Baselbieter", "Brandenburg": "Brandenburger", "Eifel": "Eifeler", "Emsland": "Emsländer",
           "Gibraltar": "Gibraltarer", "Glarus": "Glarner", "Graubünden": "Bündner", "Holstein": "Holsteiner", "Hongkong": "Hongkonger", "Hunsrück": "Hunsrücker", "Kärnten": "Kärntner",
           "Lausitz": "Lausitzer", "Mecklenburg": "Mecklenburger", "Münsterland": "Münsterländer", "Nidwalden": "Nidwaldner", "Niederösterreich": "Niederösterreicher",
           "Oberösterreich": "Oberösterreicher", "Oberpfalz": "Oberpfälzer", "Obwalden": "Obwaldner", "Pfalz": "Pfälzer", "Sauerland": "Sauerländer", "Schwyz": "Schwyzer",
           "Tessin": "Tessiner", "Thurgau": "Thurgauer", "Thüringen": "Thüringer", "Tirol": "Tiroler", "Uckermark": "Uckermärker", "Uri": "Urner", "Vogtland": "Vogtländer",
           "Vorarlberg": "Vorarlberger", "Waadt": "Waadtländer", "Wallis": "Walliser", "Westerwald": "Westerwälder", "Württemberg": "Württemberger", "Burgenland": "Burgenländer",
           "Südtirol": "Südtiroler", "Siebenbürgen": "Siebenbürger"}
# What the endings make of the adjective in Germany and elsewhere (D), in Austria (A) and in Switzerland (C); the first that fits counts.
ENDINGS = [("DAC", "stadt", "städter"), ("DAC", "ingen", "inger"), ("DAC", "ungen", "unger"), ("D", "angen", "anger|angener"), ("DAC", "hagen", "hagener"), ("DAC", "haven", "havener"),
           ("DAC", "hafen", "hafener|hafner"), ("DAC", "hofen", "hofener|hofer|hofner"), ("D", "hausen", "hausener|häuser"), ("AC", "hausen", "hauser|hausener"),
           ("DAC", "kirchen", "kirchener|kirchner"), ("DAC", "leben", "lebener"), ("DAC", "stetten", "stetter|stettener"), ("DAC", "stätten", "stätter|stättener"),
           ("DAC", "felden", "felder|feldener|feldner"), ("DA", "brücken", "brücker"), ("DA", "brunnen", "brunner|brunnener"), ("AC", "wangen", "wanger|wangener"), ("C", "ikon", "iker|ikoner"),
           ("C", "eln", "ler|elner"), ("A", "en", "ner|ener"), ("C", "en", "er|ner|ener"), ("DAC", "e", "er"), ("DAC", "", "er")]
COMMON = {"Lehrer", "Barmer", "Berger", "Erker", "Ahlener", "Alter", "Haarer", "Hofer", "Maler", "Bader", "Wieder", "Hammer", "Kehler", "Singer", "Werder", "Suhler", "Geseker", "Weiler", "Lauter",
          "Einsiedler", "Arther", "Beinhäuser", "Durchhäuser", "Fürstenhäuser", "Grover", "Hager", "Hunger", "Schneckenhäuser", "Schwerter", "Selber", "Springer", "Unterhäuser", "Waldhäuser",
          "Werner", "Wörter", "Sieger", "Sitter", "Quarter", "Westender", "Anhalter", "Warer"}


def rows(name):
    for line in open("names/%s.tsv" % name, encoding="utf-8"):
        if not line.startswith("#"):
            name, _, attributes = line.rstrip("\n").split("\t")
            yield name, attributes.split(";")


def column(path):
    return {line.rstrip("\n").split("\t")[0] for line in open(path, encoding="utf-8") if not line.startswith("#")}


def land(attributes):
    return "A" if "state=AT" in attributes else "C" if "state=CH" in attributes else "D"


def forms(city, where):
    if city in IRREGULAR:
        return [f for f in IRREGULAR[city].split("|") if f]
    name = city[:-3] if city.endswith(" am See") else city
    if not set(name) <= LETTERS or name.startswith("Bad ") and " " in name[4:]:
        return []
    if " " in name and not name.startswith(("Bad ", "St. ", "Sankt ")):
        return []
    lands, ending, new = next(e for e in ENDINGS if where in e[0] and name.endswith(e[1]))
    return [name[:len(name) - len(ending)] + f for f in new.split("|")]


LETTERS = set("abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜáéíóúàèìòùâêîôûçñščžłńøœ. '")
TOWNS = column("sources/towns.txt")
WORDS = column("names/surnames.tsv") | set().union(*(column(path) for path in glob.glob("words/nouns*.tsv")))
WORDS |= {word.capitalize() for word in column("words/function-words.tsv")}
cities = {}


def add(name, found):
    cities.setdefault(name, []).extend(f for f in found if f not in COMMON and f not in cities.get(name, []))


def rare(found):
    return [f for f in found if f not in WORDS]


for name, found in REGIONS.items():
    add(name, found.split("|") if found else [])
SETTLED = {"kind=city", "kind=district"}
for name, attributes in rows("places-core"):
    if SETTLED & set(attributes) and name != "Brandenburg":
        found = forms(name, land(attributes))
        add(name, found[:1] + rare(found[1:]) if name not in IRREGULAR else found)
for source, lands in (("places-cities", "DE AT CH"), ("places-at-ch", "AT CH LI"), ("places-landmarks", "DE AT CH LI"), ("places-de", "DE")):
    for name, attributes in rows(source):
        if SETTLED & set(attributes) and (name in TOWNS or "ambiguous=1" not in attributes) and any("state=" + s in attributes for s in lands.split()):
            found = forms(name, land(attributes))
            add(name, found if name in TOWNS else rare(found))

with open("names/adjectives-er.tsv", "w", encoding="utf-8") as out:
    out.write("# Adjectives in -er of cities and the women from there: place, forms. Made by sources/make-er.py from places-cities.tsv (GeoNames, CC BY 4.0), places-core.tsv, "
              "places-at-ch.tsv, places-landmarks.tsv and places-de.tsv; second reading: skimmed, 2026-11\n")
    for city in sorted(cities):
        good = [f + ending for f in cities[city] for ending in ("", "in") if f.endswith("r") or not ending]
        if good:
            out.write("%s\t%s\n" % (city, "|".join(good)))
