"""What each group of evidence for names adds: out-of-fold F1 (folds.py) with all, and without one group at a time.
usage: ablation.py DREISATZ GAZETTEERS GOLD... [--train-only GOLD...] [--folds N] [--rounds N]"""
import os, re, subprocess, sys

GROUPS = [
    ("all evidence", ""),
    ("lists of names", "name lists kind list file list-class list-before list-after lists-all derived part-lists in-names"),
    ("clusters of words", "cluster4 cluster6 cluster8 cluster class-cluster head-cluster part-cluster c-1,0 c0,1 c-1,1 c-1,0,1"),
    ("the word itself", "word bare part"),
    ("lemma and head of compounds", "lemma head affix"),
    ("shape and ends of the word", "shape tail2 tail3 tail4 front3 genitive"),
    ("word classes around it", "class k-1,0 k0,1 k-1,1 k-1,0,1 before first quoted"),
]
folds = os.path.join(os.path.dirname(os.path.abspath(__file__)), "folds.py")
rows = []
for group, names in GROUPS:
    out = subprocess.run([sys.executable, folds, *sys.argv[1:], *(["--without", names] if names else [])], check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^out of fold +(\S+) +all +.* F1 +([0-9.]+)$", out, re.M)
    if not rows:
        print("%-30s %s" % ("F1 out of fold", "  ".join("%-22s" % name for name, _ in found).rstrip()), flush=True)
    rows.append([float(f1) for _, f1 in found])
    print("%-30s %s" % (("without " if names else "") + group, "  ".join("%5.1f  %+5.1f         " % (f1, f1 - rows[0][i]) for i, f1 in enumerate(rows[-1])).rstrip()), flush=True)
