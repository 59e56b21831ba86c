"""How sure the names are said to be, and how often they are right, out of fold: weights are fitted on four fifths of the gold and
asked on the last, five times.
usage: calibration.py DREISATZ GAZETTEERS GOLD.jsonl... [--train-only GOLD...] [--folds N] [--write]
--write: sets gazetteers/calibration.tsv by what was measured."""
import argparse, json, os, subprocess, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("gazetteers")
parser.add_argument("gold", nargs="+")
parser.add_argument("--train-only", nargs="*", default=[])
parser.add_argument("--folds", type=int, default=5)
parser.add_argument("--write", action="store_true")
args = parser.parse_args()
BLOCK = 50  # texts in a block of a fold
table = os.path.join(args.gazetteers, "calibration.tsv")


def rows():
    return [line.split() for line in open(table, encoding="utf-8") if not line.startswith("#")]


def run(*parts, text=None):
    return subprocess.run([args.dreisatz, *parts], check=True, capture_output=True, text=True, input=text).stdout


def folder_of_data(folder):
    """The language data, with a calibration that tells the steps apart: their number is the confidence."""
    for name in os.listdir(args.gazetteers):
        if name not in ("weights.tsv", "calibration.tsv"):
            os.symlink(os.path.abspath(os.path.join(args.gazetteers, name)), os.path.join(folder, name))
    with open(os.path.join(folder, "calibration.tsv"), "w", encoding="utf-8") as out:
        for i, row in enumerate(rows()):
            out.write("%s\t%.2f\n" % (row[0], i / 100))
    with open(os.path.join(folder, "weights.tsv"), "w", encoding="utf-8") as out:
        out.write("# none yet\n")


def ask(model, texts, right, all_):
    sent = "".join(json.dumps({"text": t["text"]}) + "\n" for t in texts)
    for text, line in zip(texts, run("extract", "-m", model, "--input", "jsonl", "--format", "json", text=sent).splitlines()):
        gold = {(s[0], s[1], s[2]) for s in text["spans"]}
        for e in json.loads(line)["entities"]:
            for m in e["mentions"]:
                if e["type"] in ("PER", "ORG", "LOC", "STATE") and m["form"] in ("name", "acronym", "metonym"):
                    step = round(m["confidence"] * 100)
                    all_[step] += 1
                    right[step] += (m["start"], m["end"], "LOC" if e["type"] == "STATE" else e["type"]) in gold


def measure():
    right, all_ = [0] * len(rows()), [0] * len(rows())
    with tempfile.TemporaryDirectory() as folder:
        data, model = os.path.join(folder, "data"), os.path.join(folder, "model.bin")
        os.mkdir(data)
        folder_of_data(data)
        for i in range(args.folds):
            run("compile", data, "-o", model)
            run("tune", "-m", model, "--gold", *args.gold, *args.train_only, "--fold", "%d/%d" % (i, args.folds), "-o", os.path.join(data, "weights.tsv"))
            run("compile", data, "-o", model)
            for path in args.gold:
                texts = [json.loads(line) for line in open(path, encoding="utf-8")]
                ask(model, [t for n, t in enumerate(texts) if n // BLOCK % args.folds == i], right, all_)
    return right, all_


right, all_ = measure()
old = rows()
print("sum from    stated   right  names")
for row, r, a in zip(old, right, all_):
    print("%8s    %5.2f    %5.2f  %5d" % (row[0], float(row[1]), r / max(1, a), a))
if args.write:
    comments = [line for line in open(table, encoding="utf-8") if line.startswith("#")]
    with open(table, "w", encoding="utf-8") as out:
        out.writelines(comments)
        for row, r, a in zip(old, right, all_):
            out.write("%s\t%.2f\n" % (row[0], r / a if a >= 100 else float(row[1])))
