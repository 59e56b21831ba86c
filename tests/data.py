"""Lint of the language data and the rules' examples. usage: data.py DREISATZ ROOT"""
import glob, os, subprocess, sys, tempfile, unicodedata

from tap import Tap

tap = Tap()
folder = os.path.join(sys.argv[2], "gazetteers")
done = subprocess.run([sys.argv[1], "check", "-Werror", folder], capture_output=True, text=True)
tap.check(done.returncode == 0, "check -Werror finds nothing", done.stdout + done.stderr)
for path in sorted(glob.glob(os.path.join(folder, "*", "*.tsv")) + glob.glob(os.path.join(folder, "*.tsv"))):
    name = os.path.relpath(path, folder)
    lines = open(path, encoding="utf-8", newline="").read().split("\n")
    faults = []
    if not lines[0].startswith("#"):
        faults.append("no comment with source and licence")
    if lines[-1]:
        faults.append("no line end at the end")
    rows = [line for line in lines if line and not line.startswith("#")]
    faults += ["not NFC: " + row for row in rows if not unicodedata.is_normalized("NFC", row)][:3]
    faults += ["blank at an end: " + row for row in rows if row.strip(" ") != row or "\r" in row][:3]
    seen = set()
    for row in rows:
        if row in seen:
            faults.append("twice: " + row)
        seen.add(row)
    tap.check(not faults, name, "\n".join(faults[:5]))

# A block whose examples are wrong or missing is found.
with tempfile.TemporaryDirectory() as copy:
    for entry in os.listdir(folder):
        if entry != "relations":
            os.symlink(os.path.abspath(os.path.join(folder, entry)), os.path.join(copy, entry))
    os.mkdir(os.path.join(copy, "relations"))
    for table in ("factuality.tsv", "confidence.tsv"):
        os.symlink(os.path.abspath(os.path.join(folder, "relations", table)), os.path.join(copy, "relations", table))
    with open(os.path.join(copy, "relations", "x.rel"), "w", encoding="utf-8") as rules:
        rules.write('predicate meets PER,STATE -> PER,STATE symmetric\nverb treffen\n  subject -> acc\n'
                    '  + "Mali schweigt." => Mali meets Togo\n  - "Mali trifft Togo."\nverb sehen\n  subject -> acc\n')
    done = subprocess.run([sys.argv[1], "check", "-Werror", copy], capture_output=True, text=True)
    said = done.stdout + done.stderr
    for place, what in ((4, "example not found"), (5, "example gives a triple"), (6, "without a positive example"), (6, "without a negative example")):
        tap.check(done.returncode == 1 and any("x.rel:%d:1:" % place in line and what in line for line in said.splitlines()), "check: " + what, said)
tap.finish()
