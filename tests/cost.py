"""What a text costs, in counted instructions, so that the load of the machine does not matter: cost grows with the text and no
faster, whatever the text is, and a byte of the sample costs no more than tests/instructions.tsv says.
usage: cost.py DREISATZ ROOT BUILD; BUILD is the key of the bound, such as `gcc-release`. COST_UPDATE=1 writes the bound anew."""
import os, re, shutil, subprocess, sys, tempfile

from tap import Tap

dreisatz, root, build = sys.argv[1:4]
BOUNDS = os.path.join(root, "tests", "instructions.tsv")
SLACK, GROWTH, SIZE = 1.10, 2.3, 24000


def skip(reason):
    print("1..0 # SKIP " + reason)
    sys.exit(0)


def counted(text, *options):
    """Instructions that the program takes for the text, NULL where they cannot be counted."""
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "text")
        with open(name, "w", encoding="utf-8") as f:
            f.write(text)
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", dreisatz, "-f", "json", *options, name]
        quiet = {name: value for name, value in os.environ.items() if name != "MALLOC_PERTURB_"}  # fills memory, which costs
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=quiet)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found and done.returncode in (0, 4) else None  # 4: a sentence was cut


def cut(pieces):
    """Whole pieces, again and again, up to a number of bytes."""

    def make(size):
        out, used = [], 0
        while used < size:
            out.append(pieces[len(out) % len(pieces)])
            used += len(out[-1].encode())
        return "".join(out)

    return make


def names(size):
    """Full names that are all different, in sentences of three."""
    letters, out, used = "aeioulnrst", [], 0
    while used < size:
        n = len(out)
        tail = "".join(letters[n // 10**k % 10] for k in range(4))
        out.append("Anna M%s traf Peter K%s und den Minister Hans B%s in Berlin. " % (tail, tail, tail))
        used += len(out[-1])
    return "".join(out)


def one_sentence_of_names(size):
    return "Es kamen " + cut(["Frankreich, ", "Anna Meier, ", "Moskau, ", "die Siemens AG, "])(size) + "und Polen."


sample = open(os.path.join(root, "corpus", "sample.txt"), encoding="utf-8").read()
endless = [re.sub(r"[.!?:;\s]+", " ", sample)]
CASES = {
    "sample": (cut([sample]),),
    "a line without end": (cut(endless),),
    "capitals": (cut([sample.upper()]),),
    "digits": (cut(["0123456789", "31415926 "]),),
    "digits without a blank": (cut(["0123456789"]),),
    "combining marks": (cut(["\u0301\u0308\u0323"]),),
    "no blank": (cut([re.sub(r"\s+", "", sample)]),),
    "letters without a blank": (cut([re.sub(r"\W+", "", sample)]),),
    "records of a line": (cut(["Polen liefert Panzer.\n", "Ein Satz.\n"]), "-i", "lines"),
    "many names": (names,),
    "one sentence of names": (one_sentence_of_names,),
    "brackets": (cut(["(", "Polen (", "[", "\u201e"]),),
    "commas": (cut(["der, die, das, "]),),
}

if not shutil.which("valgrind"):
    skip("there is no valgrind to count instructions")
start = counted("")
if start is None:
    skip("valgrind does not run this build, as with sanitizers")

tap = Tap()
costs = {}
for name, (make, *options) in CASES.items():
    small, large = make(SIZE), make(2 * SIZE)
    costs[name] = (counted(small, *options) - start) / len(small.encode())
    twice = (counted(large, *options) - start) / len(large.encode())
    ratio = 2 * twice / costs[name]
    tap.check(ratio <= GROWTH, "%s: twice the text costs %.2f times as much" % (name, ratio), costs[name])
    print("# %.0f instructions a byte" % twice)
    costs[name] = twice

bounds = {}
if os.path.exists(BOUNDS):
    rows = [line.rstrip("\n").split("\t") for line in open(BOUNDS, encoding="utf-8") if line[0] != "#"]
    bounds = {row[0]: float(row[1]) for row in rows}
if os.environ.get("COST_UPDATE"):
    bounds[build] = costs["sample"]
    with open(BOUNDS, "w", encoding="utf-8") as f:
        f.write("# Instructions a byte of the sample costs, by build; written by COST_UPDATE=1 (tests/cost.py). CC0-1.0.\n")
        f.writelines("%s\t%.0f\n" % row for row in sorted(bounds.items()))
if build in bounds:
    limit = SLACK * bounds[build]
    tap.check(costs["sample"] <= limit, "a byte of the sample costs %.0f instructions, at most %.0f" % (costs["sample"], limit))
else:
    print("# no bound is kept for " + build)
tap.finish()
