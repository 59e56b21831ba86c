"""What each kind of evidence for names adds: fits without it, out of fold, and prints what F1 is lost. What is left out is either
evidence by its name (--without of folds.py) or language data (--empty).
usage: ablation.py DREISATZ GAZETTEERS GOLD... [--train-only GOLD...] [--scored N] [--only GROUP...]"""
import argparse, glob, os, re, subprocess, sys

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("gazetteers")
parser.add_argument("gold", nargs="+")
parser.add_argument("--train-only", nargs="*", default=[])
parser.add_argument("--scored", default="5")
parser.add_argument("--only", nargs="*")
args = parser.parse_args()


def data(*patterns):
    """Files of the language data, for --empty."""
    found = [path for p in patterns for path in sorted(glob.glob(os.path.join(args.gazetteers, p)))]
    return ["--empty", *(os.path.relpath(path, args.gazetteers) for path in found)]


def evidence(names):
    return ["--without", names]


GROUPS = [
    ("nothing", []),
    ("lists of names", evidence("name,lists,list,file,list-class,list-before,list-after,lists-all,in-names,derived,part-lists")),
    ("which list", evidence("file")),
    ("words", evidence("word,lemma,before")),
    ("shapes and endings", evidence("shape,tail2,tail3,tail4,front3,bare,affix,genitive")),
    ("word clusters", evidence("cluster4,cluster6,cluster8,cluster,class-cluster,head-cluster,part-cluster,c-1,0,c0,1,c-1,1,c-1,0,1")),
    ("classes of neighbours", evidence("k-1,0,k0,1,k-1,1,k-1,0,1")),
    ("heads of compounds", evidence("head,head-cluster,part,part-cluster,part-lists")),
    ("titles and offices", data("words/titles.tsv")),
    ("heads of organisations", data("words/org-heads.tsv", "words/org-suffixes.tsv")),
    ("common nouns", data("words/nouns*.tsv")),
]


def measure(options):
    """F1 over all types of each gold."""
    command = [sys.executable, os.path.join(os.path.dirname(__file__), "folds.py"), args.dreisatz, args.gazetteers, *args.gold, "--scored", args.scored, *options]
    out = subprocess.run(command + ["--train-only", *args.train_only], check=True, capture_output=True, text=True).stdout
    return [float(f1) for f1 in re.findall(r" all .*F1 +([\d.]+)", out)]


print("%-24s%s" % ("without", "".join("%24s" % os.path.basename(g.rstrip("/")) for g in args.gold)), flush=True)
base = None
for title, options in GROUPS:
    if args.only and title not in args.only and title != "nothing":
        continue
    f1 = measure(options)
    base = base or f1
    print("%-24s%s" % (title, "".join("%15.1f  (%+5.1f)" % (x, x - y) for x, y in zip(f1, base))), flush=True)
