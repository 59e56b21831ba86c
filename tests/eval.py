"""Our counts are those of the reference scorer, where it and its gold are at hand. usage: eval.py DREISATZ ROOT"""
import json, os, re, subprocess, sys, tempfile

from tap import Tap

tap = Tap()
shared = os.path.join(sys.argv[2], "..", "shared")
scorer = os.path.join(shared, "tools", "score.py")
PATTERN = re.compile(r"(entities|relations)\s+all\s.*\((tp \d+ fp \d+ fn \d+)\)|factuality right in (.*)")


def figures(text):
    return [m.groups() for m in PATTERN.finditer(text)]


for name in ("seed-article.txt", "germeval-dev.jsonl", "smartdata-train.jsonl"):
    gold = os.path.join(shared, "devsets", name)
    if not os.path.exists(gold) or not os.path.exists(scorer):
        tap.check(True, "%s # SKIP not here" % name)
        continue
    ours = subprocess.run([sys.argv[1], "eval", gold], capture_output=True, text=True).stdout
    theirs = subprocess.run([sys.executable, scorer, gold, "--", sys.argv[1], "extract", "--input", "jsonl", "--format", "json"], capture_output=True, text=True).stdout
    tap.check(figures(ours) and figures(ours) == figures(theirs), "%s: the same counts" % name, "%s\n%s" % (figures(ours), figures(theirs)))

corpus = os.path.join(sys.argv[2], "corpus", "tune")
if os.path.isdir(corpus):
    status = subprocess.run([sys.argv[1], "eval", "--min-f1", "101", corpus], capture_output=True).returncode
    tap.check(status == 1, "--min-f1 that cannot be reached: exit 1", status)
    out = subprocess.run([sys.argv[1], "eval", corpus], capture_output=True, text=True).stdout
    tap.check("entities  all" in out and "relations all" in out, "the corpus is read", out)
TEXT = "🚀 Ägypten und Österreich liefern Mali Öl."
for unit, length in (("chars", len), ("bytes", lambda t: len(t.encode())), ("utf16", lambda t: len(t.encode("utf-16-le")) // 2)):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as gold:
        spans = [[length(TEXT[:TEXT.index(n)]), length(TEXT[:TEXT.index(n)] + n), "LOC"] for n in ("Ägypten", "Österreich", "Mali")]
        json.dump({"id": "1", "text": TEXT, "spans": spans}, gold)
        gold.flush()
        out = subprocess.run([sys.argv[1], "eval", "--offsets", unit, gold.name], capture_output=True, text=True).stdout
    tap.check("(tp 3 fp 0 fn 0)" in out, "gold with offsets in %s" % unit, out)


def pair_counts(relations):
    """The counts of ordered and unordered pairs where the gold has `relations` for a sentence that gives supplies(Russland, Mali)."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as gold:
        gold.write("# 1\nT [Russland|STATE|1] beliefert [Mali|STATE|2] mit Waffen, berichtet [Peru|STATE|3].\n" + relations)
        gold.flush()
        out = subprocess.run([sys.argv[1], "eval", "--json", gold.name], capture_output=True, text=True).stdout
    figures = json.loads(out)
    return [[figures[name][k] for k in ("tp", "fp", "fn")] for name in ("ordered_pairs", "unordered_pairs")]


for title, relations, ordered, unordered in (
    ("another predicate", "R 1 attacks 2 asserted\n", [1, 0, 0], [1, 0, 0]),
    ("turned round", "R 2 supplies 1 asserted\n", [0, 1, 1], [1, 0, 0]),
    ("another pair", "R 1 supplies 3 asserted\n", [0, 1, 1], [0, 1, 1]),
    ("two relations of one pair", "R 1 supplies 2 asserted\nR 1 aids 2 asserted\n", [1, 0, 0], [1, 0, 0]),
    ("two relations, there and back", "R 1 supplies 2 asserted\nR 2 meets 1 asserted\n", [1, 0, 1], [1, 0, 0]),
    ("an optional relation", "R? 1 aids 2 asserted\n", [0, 0, 0], [0, 0, 0]),
    ("optional beside required", "R? 1 aids 2 asserted\nR 1 supplies 2 asserted\n", [1, 0, 0], [1, 0, 0]),
):
    tap.check(pair_counts(relations) == [ordered, unordered], "pairs: %s" % title, pair_counts(relations))
status = subprocess.run([sys.argv[1], "eval", "/no/such/gold"], capture_output=True)
tap.check(status.returncode == 3 and status.stderr.count(b"\n") == 1, "missing gold: exit 3, one line", status)
tap.finish()
