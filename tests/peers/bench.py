"""Names as other tools find them: the same dev sets, the same scorer, and speed in the same run. What is not to be had is named.
Tells what it is at on standard error, and prints the tables of docs/peers.md at its end. Run by `./dev bench --peers`; docs/peers.md says what the figures mean.
usage: bench.py DREISATZ ROOT FOLDER [KILOBYTES]; FOLDER keeps what is installed for it"""
import glob, os, re, shutil, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from vary import lines
from wheel import environment, run

dreisatz, root, folder = (os.path.abspath(path) for path in sys.argv[1:4])
kilobytes = float(sys.argv[4]) if len(sys.argv) > 4 else 500
SCORER = os.path.join(root, "..", "shared", "tools", "score.py")
SETS = sorted(glob.glob(os.path.join(root, "..", "shared", "devsets", "*-dev.jsonl")) + glob.glob(os.path.join(root, "..", "shared", "devsets", "*-train.jsonl")))


# ---- what is to be had ----


def python_peers():
    python = os.path.join(folder, "venv", "bin", "python")
    if not os.path.exists(python) and not environment(os.path.join(folder, "venv"), "spacy", "HanTa"):
        print("spaCy, HanTa: skipped, no venv, pip or registry here")
        return {}
    return {"spaCy blank + lists": [python, os.path.join(here, "spacy_lists.py")], "HanTa + lists": [python, os.path.join(here, "hanta_lists.py")]}


def java_peers():
    jars = os.path.join(folder, "corenlp")
    copy = ["mvn", "-q", "-B", "-f", os.path.join(here, "pom.xml"), "dependency:copy-dependencies", "-DoutputDirectory=" + jars]
    if not shutil.which("java") or not glob.glob(jars + "/*german*") and not (shutil.which("mvn") and run(*copy)[0]):
        print("Stanford CoreNLP: skipped, no Java, Maven or registry here")
        return {}
    return {"Stanford CoreNLP": ["java", "-Xmx4g", "-cp", jars + "/*", os.path.join(here, "CoreNlp.java")]}


# The weights in use were fitted on these; what is measured on one of them is a model that has not seen it.
FITTED = [gold for gold in SETS if os.path.basename(gold) in ("germeval-dev.jsonl", "smartdata-train.jsonl", "legal-dev.jsonl")]


def unseen(gold, scratch):
    """dreisatz with weights that were fitted without this set."""
    data, model = os.path.join(scratch, "data"), os.path.join(scratch, "model.bin")
    os.makedirs(data, exist_ok=True)
    for name in os.listdir(os.path.join(root, "gazetteers")):
        if name != "weights.tsv" and not os.path.lexists(os.path.join(data, name)):
            os.symlink(os.path.join(root, "gazetteers", name), os.path.join(data, name))
    others = [g for g in FITTED if g != gold] + [os.path.join(root, "corpus", name) for name in ("tune", "names.txt")]
    subprocess.run([dreisatz, "tune", "--gold", *others, "-o", os.path.join(data, "weights.tsv")], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([dreisatz, "compile", data, "-o", model], check=True, stderr=subprocess.DEVNULL)
    return tools["dreisatz"] + ["-m", model]


# ---- figures ----


def score(command, gold):
    """(precision, recall, F1) of names, as the scorer prints them. Exit 4: all is there, some was cut at a limit and that said."""
    whole = ["sh", "-c", '"$0" "$@" || [ $? = 4 ]'] + command
    done = subprocess.run([sys.executable, SCORER, "--only", "ner", gold, "--"] + whole, capture_output=True, text=True)
    found = re.search(r"entities +all +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)", done.stdout)
    return found.groups() if found else ("-",) * 3


def cost(command, path):
    """Seconds of the processor and the peak memory in MB for the records of a file."""
    with open(path, "rb") as source:
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def speed(command, one, many):
    """Of the start: one document; the rate is that of the rest."""
    start, _ = cost(command, one)
    whole, memory = cost(command, many)
    return (os.path.getsize(many) - os.path.getsize(one)) / 1e3 / max(whole - start, 1e-6), start, memory


def write(path, records):
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(record + "\n" for record in records)
    return path


# ---- the tables ----


def say(*columns):
    print(*["%-22s" % columns[0]] + ["%10s" % c for c in columns[1:]], file=sys.stderr, flush=True)
    return list(columns)


def table(head, rows):
    for row in [head, ["---"] * len(head)] + rows:
        print("| %s |" % " | ".join(row))
    print()


def costs():
    say("speed, one process", "kB/s of CPU", "start, s", "peak MB")
    with tempfile.TemporaryDirectory() as scratch:
        records = [line for line in lines(root, kilobytes * 1e3) if re.match(r'\{"id": "a\d+"', line)]  # without the odd lines
        one, many = write(scratch + "/one", records[:1]), write(scratch + "/many", records)
        for name, command in tools.items():
            rate, start, memory = speed(command, one, many)
            yield say(name, "%.0f" % rate, "%.2f" % start, "%.0f" % memory)


def marks(gold):
    """The F1 of every tool."""
    set_name = os.path.basename(gold).removesuffix(".jsonl")
    say(set_name, "P", "R", "F1")
    with tempfile.TemporaryDirectory() as scratch:
        asked = dict(tools, dreisatz=unseen(gold, scratch)) if gold in FITTED else tools
        found = [say(name, *score(command, gold))[-1] for name, command in asked.items()]
    return [set_name + (", dreisatz fitted without it" if gold in FITTED else ""), *found]


tools = {"dreisatz": [dreisatz, "-i", "jsonl", "-f", "json"], **python_peers(), **java_peers()}
spent, marked = list(costs()), [marks(gold) for gold in SETS]
if marked:
    table(["F1 of names", *tools], marked)
else:
    print("the dev sets are not here: no accuracy")
table(["one process, %.1f MB" % (kilobytes / 1e3), "kB/s of processor time", "start, s of processor time", "peak MB"], spent)
