"""Runs cases/*.txt: a sentence behind `>`, then the triples it must give, one a line: subject | predicate | object | factuality;
`-` alone: none. usage: cases.py DREISATZ FOLDER"""
import glob, json, os, subprocess, sys

from tap import Tap

tap = Tap()


def triples(sentence):
    out = subprocess.run([sys.argv[1], "-f", "triples"], input=sentence.encode(), capture_output=True).stdout
    for line in out.decode().splitlines():
        t = json.loads(line)
        yield "%s | %s | %s | %s" % (t["subject"]["name"], t["predicate"], t["object"]["name"], t["factuality"])


def finish(name, sentence, wants):
    if sentence:
        got = sorted(triples(sentence))
        tap.check(got == sorted(wants), "%s: %s" % (name, sentence), "want %s\ngot %s" % (sorted(wants), got))


for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.txt"))):
    sentence, wants = None, []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith(">"):
            finish(os.path.basename(path), sentence, wants)
            sentence, wants = line[1:].strip(), []
        elif line and line != "-" and not line.startswith("#"):
            wants.append(line)
    finish(os.path.basename(path), sentence, wants)
tap.finish()
