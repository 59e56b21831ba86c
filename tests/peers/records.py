"""How a peer is asked and answers: JSON Lines {"id","text"} in, a document of names a line out, as ../shared/tools/score.py reads it."""
import glob, json, os, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KINDS = {"PER": "persons*", "LOC": "places*", "ORG": "organizations*"}


def texts():
    for line in sys.stdin:
        record = json.loads(line)
        yield record["text"], record["id"]


def answer(ident, spans):
    """spans: (start, end, type) in code points."""
    entities = [{"id": "e%d" % i, "type": kind, "name": "", "mentions": [{"start": start, "end": end, "form": "name"}]}
                for i, (start, end, kind) in enumerate(spans)]
    sys.stdout.write(json.dumps({"doc": ident, "entities": entities, "relations": []}) + "\n")


def rows(pattern):
    for path in sorted(glob.glob(os.path.join(ROOT, "gazetteers", "names", pattern + ".tsv"))):
        for line in open(path, encoding="utf-8"):
            if line[0] not in "#-\n":
                yield line.rstrip("\n").split("\t")


def variants(row, at):
    return [row[at]] + [v for v in (row[at + 1] if len(row) > at + 1 else "").split("|") if v]


def names():
    """(name, type) of every name and variant in the lists of dreisatz; a state is a LOC, as in the dev sets."""
    for row in rows("states*"):
        for name in variants(row, 2):
            yield name, "LOC"
    for kind, pattern in KINDS.items():
        for row in rows(pattern):
            for name in variants(row, 0):
                yield name, kind


def given_names():
    return sorted({row[0] for row in rows("given-names*")})


def surnames():
    return sorted({row[0] for row in rows("surnames*")})
