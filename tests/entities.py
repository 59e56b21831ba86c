"""Right entity: are states, persons and organisations that the lists know found as what they are?
usage: entities.py DREISATZ ROOT [--show]"""
import json, os, re, subprocess, sys

from tap import Tap

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]")
FLOORS = {"STATE": 95, "PER and ORG": 85}
tap = Tap()
root, show = sys.argv[2], "--show" in sys.argv


def read(path):
    """Yields a text and its marks: (start, end, type, which)."""
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        text, marks, at = "", [], 0
        for m in MARK.finditer(line.rstrip("\n")):
            text += line[at:m.start()]
            marks.append((len(text), len(text) + len(m[1]), m[2], m[3]))
            text += m[1]
            at = m.end()
        yield text + line[at:].rstrip("\n"), marks


lines = {}


def listed_name(rule):
    """The first column of the line of the lists that made the mention."""
    file, _, number = rule.rpartition(":")
    path = os.path.join(root, "gazetteers", file)
    if not number.isdigit() or not os.path.exists(path):
        return "-"
    if path not in lines:
        lines[path] = open(path, encoding="utf-8").read().split("\n")
    return lines[path][int(number) - 1].split("\t")[0]


def answers(document):
    for e in document["entities"]:
        for m in e["mentions"]:
            which = e.get("ids", {}).get("iso3166", e["name"]) if e["type"] == "STATE" else listed_name(m.get("rule", ""))
            yield (m["start"], m["end"]), (e["type"], which)


texts = list(read(os.path.join(root, "corpus", "entities.txt")))
sent = "".join(json.dumps({"text": t}) + "\n" for t, _ in texts)
out = subprocess.run([sys.argv[1], "extract", "--input", "jsonl", "--format", "json"], input=sent, capture_output=True, text=True).stdout
counts = {kind: [0, 0] for kind in FLOORS}
for (text, marks), line in zip(texts, out.splitlines()):
    found = dict(answers(json.loads(line)))
    for start, end, kind, which in marks:
        if which == "-" or kind == "LOC":
            continue
        row = counts["STATE" if kind == "STATE" else "PER and ORG"]
        right = found.get((start, end)) == (kind, which)
        row[0] += right
        row[1] += 1
        if show and not right:
            print("# %s %s: %s in '%s'" % (kind, which, found.get((start, end)), text))
for kind, (right, all_) in counts.items():
    share = 100 * right / max(1, all_)
    print("# right entity  %-12s %5.1f %%  (%d of %d)" % (kind, share, right, all_))
    tap.check(all_ >= 120 and share >= FLOORS[kind], "%s: at least %d %% right" % (kind, FLOORS[kind]), "%d of %d" % (right, all_))
tap.finish()
