"""Text by the gigabyte that does not repeat: documents of about 2 KB from the sentences of the corpus, with the annotated names
replaced by others of the same type. As JSON Lines; now and then a line that a pipeline must survive.
usage: vary.py ROOT MEGABYTES [SEED]"""
import glob, itertools, json, os, random, re, sys

DOCUMENT = 2000  # characters
ODD_LINES = ["no JSON", "", '{"id":"null","text":null}', '{"id":"empty","text":""}', '{"id":"number","text":7}',
             '{"id":"odd","text":"\\ud83d\\ude80 Polen liefert\\r\\nPanzer\\u2028an die Ukraine.\\u0000"}']
EVERY = 101  # lines, then an odd one


def column(root, *names, at=0):
    paths = [os.path.join(root, "gazetteers", "names", name + ".tsv") for name in names]
    return [line.split("\t")[at] for path in paths for line in open(path, encoding="utf-8") if line[0] not in "#-\n"]


class Names:
    """New names of each type."""

    def __init__(self, root, chance):
        self.chance, self.given, self.family = chance, column(root, "given-names-german"), column(root, "surnames-world", "surnames-us")
        self.lists = {"STATE": column(root, "states", at=2), "LOC": column(root, "places-cities", "places-de"),
                      "ORG": column(root, "organizations-companies-de", "organizations-companies-world", "organizations-parties")}

    def like(self, kind):
        if kind == "PER":
            return "%s %s" % (self.chance.choice(self.given), self.chance.choice(self.family))
        return self.chance.choice(self.lists[kind])


def paragraphs(root):
    """Each text of the corpus in pieces: [(words, type of a name or None)...]."""
    for path in sorted(glob.glob(os.path.join(root, "corpus", "tune", "*.ann"))):
        text = open(path[:-4] + ".txt", encoding="utf-8").read()
        marks = re.findall(r"^T\d+\t(PER|STATE|LOC|ORG) (\d+) (\d+)\t", open(path, encoding="utf-8").read(), re.M)
        pieces, at = [], 0
        for kind, start, end in sorted(marks, key=lambda m: int(m[1])):
            pieces += [(text[at:int(start)], None), (text[int(start):int(end)], kind)]
            at = int(end)
        yield pieces + [(text[at:], None)]


def document(chance, sources, names):
    told, text = {}, ""
    while len(text) < DOCUMENT:
        for words, kind in chance.choice(sources):
            if kind and words not in told:  # the same name stays the same within a document
                told[words] = words if chance.random() < 0.5 else names.like(kind)
            text += told[words] if kind else words
        text += "\n"
    return text


def lines(root, size, seed=1):
    chance, written = random.Random(seed), 0
    sources, names = list(paragraphs(root)), Names(root, random.Random(seed))
    for number in itertools.count(1):
        if written >= size:
            return
        line = json.dumps({"id": "a%d" % number, "text": document(chance, sources, names)}, ensure_ascii=False)
        if number % EVERY == 0:
            line = ODD_LINES[number // EVERY % len(ODD_LINES)]
        written += len(line.encode()) + 1
        yield line


if __name__ == "__main__":
    root, size = sys.argv[1], float(sys.argv[2]) * 1e6
    for line in lines(root, size, *map(int, sys.argv[3:])):
        sys.stdout.write(line + "\n")
