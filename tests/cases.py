"""Runs cases/*.txt: a sentence behind `>`, then the triples it must give, one a line: subject | predicate | object | factuality;
behind it may stand ` | key: text = value; key: text`: all qualifiers but the role, or nothing; `-` alone: none. A line of JSON
instead holds what its triple must contain, or with null must not. usage: cases.py DREISATZ FOLDER"""
import glob, json, os, subprocess, sys

from tap import Tap

tap = Tap()


def qualifiers(t):
    spans = [(key, span) for key, spans in t.get("qualifiers", {}).items() if key != "role" for span in spans]
    return "; ".join("%s: %s%s" % (key, s["text"], " = " + s["value"] if "value" in s else "") for key, s in spans)


def contains(got, want):
    """Whether `got` holds all that `want` says; lists item by item."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(key not in got if value is None else key in got and contains(got[key], value) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(got, list) and len(got) == len(want) and all(map(contains, got, want))
    return got == want


def triples(sentence, wants):
    out = subprocess.run([sys.argv[1], "-f", "triples"], input=sentence.encode(), capture_output=True).stdout
    for line in out.decode().splitlines():
        t = json.loads(line)
        line = "%s | %s | %s | %s" % (t["subject"]["name"], t["predicate"], t["object"]["name"], t["factuality"])
        full = line + " | " + (qualifiers(t) or "nothing")
        json_wants = [want for want in wants if want.startswith("{") and contains(t, json.loads(want))]
        yield json_wants[0] if json_wants else line if line in wants else full


def finish(name, sentence, wants):
    if sentence:
        got = sorted(triples(sentence, wants))
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
