"""Lack of memory at every allocation of every command and every format: a run says so and ends with a failing status, what it wrote is
the start of what it should have written, and an allocation that is not missed changes nothing.
usage: memory.py DREISATZ ROOT SHIM"""
import os, subprocess, sys, tempfile

from tap import Tap

dreisatz, root, shim = sys.argv[1:4]
language = os.path.join(root, "tests", "fuzz", "language")
overlay = os.path.join(language, "relations", "test.rel")
tap = Tap()
RECORDS = "".join('{"id":"r%d","text":"Russland beliefert Mali mit Waffen, sagt Karl Meier.","more":[1,{"a":"\\u00e4"}],"date":"2024-05-0%d"}\n' % (i, i)
                  for i in range(1, 5)).encode()
FORMATS = "json triples text tsv conll brat displacy doccano nt turtle jsonld dot graphml html".split()
WHOLE = "jsonld dot graphml html check eval".split()  # sums up what it could read
MOST = 40  # of the allocations of a command each is tried, from there on one of nine


def run(arguments, fault="", count=""):
    env = dict(os.environ, LD_PRELOAD=shim, FAULT=fault, FAULT_COUNT=count)
    return subprocess.run([dreisatz, *arguments], input=RECORDS, capture_output=True, env=env, timeout=60)


def turns(count):
    return [n for n in range(1, count + 1) if n <= MOST or n % 9 == 0]


def is_part(part, whole):
    """Whole records may be missing: each line that is there is right."""
    lines = whole.split(b"\n")
    return whole.startswith(part) or all(line in lines or b'"error"' in line for line in part.split(b"\n"))


def sweep(what, arguments, counter):
    good = run(arguments, count=counter)
    with open(counter) as f:
        count = int(f.read())
    wrong, tried = [], 0
    for how in ("once", "on"):
        for n in turns(count):
            done = run(arguments, "%d %s" % (n, how))
            tried += 1
            survived = done.returncode == good.returncode and done.stdout == good.stdout
            said = done.returncode in (2, 3, 4, 5) and b"memory" in done.stderr
            if not survived and not (said and (what.split()[-1] in WHOLE or is_part(done.stdout, good.stdout))):
                wrong.append((n, how, done.returncode, done.stderr[-120:], done.stdout[-120:]))
    tap.check(count > 0 and not wrong, "%s: %d allocations, %d runs" % (what, count, tried), wrong[:5])


with tempfile.TemporaryDirectory() as folder:
    counter, out = os.path.join(folder, "count"), os.path.join(folder, "out")
    gold = os.path.join(folder, "gold.jsonl")
    with open(gold, "w") as f:
        f.write('{"id":"g1","text":"Karl Meier besucht Mali.","entities":[{"id":"e1","type":"PER","mentions":[{"start":0,"end":10,"text":"Karl Meier"}]},'
                '{"id":"e2","type":"STATE","mentions":[{"start":19,"end":23,"text":"Mali"}]}],"relations":[]}\n')
    extract = ["-m", language, "-i", "jsonl", "-j", "1"]
    for form in FORMATS:
        sweep("extract -f " + form, [*extract, "-f", form], counter)
    sweep("extract --merge --coref document", [*extract, "--merge", "--coref", "document"], counter)
    sweep("extract with an overlay", [*extract, "--add", overlay], counter)
    sweep("extract from Windows-1252", [*extract, "--encoding", "auto"], counter)
    sweep("explain", ["explain", *extract[:4]], counter)
    sweep("eval", ["eval", "-m", language, gold], counter)
    sweep("check", ["check", language], counter)
    sweep("compile", ["compile", language, "-o", out], counter)
    sweep("tune", ["tune", "-m", language, "--gold", gold, "-o", out], counter)
tap.finish()
