"""Out-of-fold figures: weights are fitted on four fifths of the gold and measured on the last, five times.
usage: folds.py DREISATZ GAZETTEERS GOLD... [--train-only GOLD...] [--rounds N] [--leave-out] [--scored N] [--without NAME,...] [--empty FILE...]
--leave-out: instead, fit on all other gold and measure on each set in turn."""
import argparse, json, os, subprocess, sys, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("gazetteers")
parser.add_argument("gold", nargs="+")
parser.add_argument("--train-only", nargs="*", default=[])
parser.add_argument("--rounds", default="30")
parser.add_argument("--folds", type=int, default=5)
parser.add_argument("--leave-out", action="store_true")
parser.add_argument("--scored", type=int, help="how many of the folds, the first ones (default: all)")
parser.add_argument("--without", help="evidence that the fit does without, see dreisatz tune --help")
parser.add_argument("--empty", nargs="*", default=[], help="files of the language data that are taken for empty")
args = parser.parse_args()


def empty_file(data, name):
    """Puts a file without a row in place of the linked one; the folder above it becomes one of links first."""
    above = os.path.join(data, os.path.dirname(name))
    if os.path.islink(above):
        target = os.readlink(above)
        os.unlink(above)
        os.mkdir(above)
        for entry in os.listdir(target):
            os.symlink(os.path.join(target, entry), os.path.join(above, entry))
    path = os.path.join(data, name)
    if os.path.islink(path):
        os.unlink(path)
        with open(path, "w", encoding="utf-8") as out:
            out.write("# left out\n")


def fit(folder, train, fold=None):
    """A model of the language data with weights learned from `train`."""
    data, model = os.path.join(folder, "data"), os.path.join(folder, "model.bin")
    os.makedirs(data, exist_ok=True)
    for name in os.listdir(args.gazetteers):
        target = os.path.join(data, name)
        if name != "weights.tsv" and not os.path.lexists(target):
            os.symlink(os.path.abspath(os.path.join(args.gazetteers, name)), target)
    for name in args.empty:
        empty_file(data, name)
    with open(os.path.join(data, "weights.tsv"), "w", encoding="utf-8") as out:
        out.write("# none yet\n")
    more = ["--fold", fold] if fold else []
    more += ["-m", data] if args.empty else []
    more += ["--without", args.without] if args.without else []
    subprocess.run([args.dreisatz, "tune", "--gold", *train, "--rounds", args.rounds, *more, "-o", os.path.join(data, "weights.tsv")], check=True)
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
        for i in range(args.scored or args.folds):
            fold = "%d/%d" % (i, args.folds)
            model = fit(folder, args.gold + args.train_only, fold)
            for gold in args.gold:
                add(all_sums[gold], measure(model, gold, fold))
        for gold in args.gold:
            show("out of fold", gold, all_sums[gold])
