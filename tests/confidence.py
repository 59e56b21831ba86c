"""How sure the triples are said to be, and how often they are right; and the fit of what each ground counts.
usage: confidence.py DREISATZ GAZETTEERS TUNE [--train-only GOLD...] [--held-out GOLD] [--write]
TUNE is asked out of fold, five times: the weights of the names are fitted without the fold, on the rest and on the gold of
--train-only, and so are the points of the grounds by which the fold is judged. --held-out: one table more, by the language data as they are.
--write: sets gazetteers/relations/confidence.tsv, fitted to all of TUNE."""
import argparse, math, os, subprocess, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("gazetteers")
parser.add_argument("tune")
parser.add_argument("--train-only", nargs="*", default=[])
parser.add_argument("--held-out")
parser.add_argument("--write", action="store_true")
args = parser.parse_args()
FOLDS = 5
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
table = os.path.join(args.gazetteers, "relations", "confidence.tsv")

# How strongly points are held to 0: worth so many triples of each outcome. What is rare stays near what it is a case of: a rule
# with few hits counts as its predicate and kind do.
HOLD = {"rule": 3.0, "predicate": 6.0, "": 6.0}


def run(*parts):
    return subprocess.run([args.dreisatz, *parts], check=True, capture_output=True, text=True).stdout


def ask(*parts):
    """The triples that count: (right, confidence, grounds)."""
    lines = [line.split("\t") for line in run("eval", "--grounds", *parts).splitlines()]
    return [(line[0] == "right", float(line[1]), line[2].split(" ")) for line in lines]


def ask_out_of_fold():
    """The triples of TUNE, a list a fold."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(args.gazetteers):
            if name != "weights.tsv":
                os.symlink(os.path.abspath(os.path.join(args.gazetteers, name)), os.path.join(folder, name))
        folds = []
        for i in range(FOLDS):
            fold = "%d/%d" % (i, FOLDS)
            run("tune", "--gold", args.tune, *args.train_only, "--fold", fold, "-o", os.path.join(folder, "weights.tsv"))
            folds.append(ask("-m", folder, "--fold", fold, args.tune))
        return folds


def share(x):
    return 1 / (1 + math.exp(-x))


def fit(triples):
    """Points of each ground: logistic regression, one ground after the other by Newton's step until all stand still."""
    where = {}
    for n, (_, _, grounds) in enumerate(triples):
        for g in grounds:
            where.setdefault(g, []).append(n)
    sums, points = [0.0] * len(triples), dict.fromkeys(sorted(where), 0.0)
    for _ in range(60):
        for g in points:
            hold = 0.0 if g == "base" else HOLD[g.split("=")[0] if "=" in g else ""]
            shares = [share(sums[n]) for n in where[g]]
            slope = sum(triples[n][0] - p for n, p in zip(where[g], shares)) - hold * points[g]
            step = slope / (sum(p * (1 - p) for p in shares) + hold + 1e-9)
            points[g] += step
            for n in where[g]:
                sums[n] += step
    return {g: round(100 * p) for g, p in points.items()}


def judged(triples, points):
    return [(right, share(sum(points.get(g, 0) for g in grounds) / 100)) for right, _, grounds in triples]


def show(title, pairs):
    loss = -sum(math.log(c if right else 1 - c) for right, c in pairs) / max(1, len(pairs))
    print("%s: %d triples, %.1f %% right, stated %.1f %%, loss %.4f" % (title, len(pairs), 100 * sum(r for r, _ in pairs) / len(pairs), 100 * sum(c for _, c in pairs) / len(pairs), loss))
    print("  from   to  stated   right  triples")
    for low, high in zip(BINS, BINS[1:] + (1.0,)):
        here = [(r, c) for r, c in pairs if low <= c < high]
        if here:
            print("  %.2f %.2f    %.2f    %.2f   %6d" % (low, high, sum(c for _, c in here) / len(here), sum(r for r, _ in here) / len(here), len(here)))


def write(points):
    with open(table, "w", encoding="utf-8") as out:
        out.write("# What each ground counts for a triple, in hundredths of the logarithm of the odds that it is right. `rule=PREDICATE,WORD`: the\n"
                  "# rules of a predicate that hang on a word. Fitted to corpus/tune by tests/confidence.py. CC0-1.0.\n")
        for g in sorted(points, key=lambda g: g.encode()):
            if points[g]:
                out.write("%s\t%d\n" % (g, points[g]))


folds = ask_out_of_fold()
everything = [t for fold in folds for t in fold]
show("tune, out of fold", [p for i, fold in enumerate(folds) for p in judged(fold, fit([t for k, other in enumerate(folds) if k != i for t in other]))])
if args.write:
    write(fit(everything))
if args.held_out:
    show("held out", [(right, confidence) for right, confidence, _ in ask("-m", args.gazetteers, args.held_out)])
