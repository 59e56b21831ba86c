"""Out-of-fold figures: weights are fitted on four fifths of the gold and measured on the last, five times.
usage: folds.py DREISATZ GAZETTEERS GOLD... [--train-only GOLD...] [--rounds N] [--folds N] [--without NAMES] [--leave-out]
--leave-out: instead, fit on all other gold and measure on each set in turn."""
import argparse, json, os, subprocess, sys, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("gazetteers")
parser.add_argument("gold", nargs="+")
parser.add_argument("--train-only", nargs="*", default=[])
parser.add_argument("--rounds", default="30")
parser.add_argument("--folds", type=int, default=5)
parser.add_argument("--without", default="")
parser.add_argument("--leave-out", action="store_true")
args = parser.parse_args()


def fit(folder, train, fold=None):
    """A model of the language data with weights learned from `train`."""
    data, model = os.path.join(folder, "data"), os.path.join(folder, "model.bin")
    os.makedirs(data, exist_ok=True)
    for name in os.listdir(args.gazetteers):
        target = os.path.join(data, name)
        if name != "weights.tsv" and not os.path.lexists(target):
            os.symlink(os.path.abspath(os.path.join(args.gazetteers, name)), target)
    more = ["--fold", fold] if fold else []
    subprocess.run([args.dreisatz, "tune", "--gold", *train, "--rounds", args.rounds, *more, *(["--without", args.without] if args.without else []), "-o", os.path.join(data, "weights.tsv")], check=True)
    subprocess.run([args.dreisatz, "compile", data, "-o", model], check=True, stderr=subprocess.DEVNULL)
    return model


def measure(model, gold, fold=None):
    more = ["--fold", fold] if fold else []
    out = subprocess.run([args.dreisatz, "eval", "-m", model, "--json", *more, gold], check=True, capture_output=True).stdout
    return json.loads(out)


def add(sums, figures):
    for name, row in [("all", figures["entities"]), *figures["types"].items()]:
        mine = sums.setdefault(name, [0, 0, 0])
        for i, key in enumerate(("tp", "fp", "fn")):
            mine[i] += row[key]


def show(title, gold, sums):
    for name in sorted(sums, key=lambda n: (n == "all", n)):
        tp, fp, fn = sums[name]
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        print("%-12s %-24s %-6s P %5.1f  R %5.1f  F1 %5.1f" % (title, os.path.basename(gold.rstrip("/")), name, 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)), flush=True)


with tempfile.TemporaryDirectory() as folder:
    if args.leave_out:
        for gold in args.gold:
            model = fit(folder, [g for g in args.gold if g != gold] + args.train_only)
            sums = {}
            add(sums, measure(model, gold))
            show("left out", gold, sums)
    else:
        all_sums = {gold: {} for gold in args.gold}
        for i in range(args.folds):
            fold = "%d/%d" % (i, args.folds)
            model = fit(folder, args.gold + args.train_only, fold)
            for gold in args.gold:
                add(all_sums[gold], measure(model, gold, fold))
        for gold in args.gold:
            show("out of fold", gold, all_sums[gold])
