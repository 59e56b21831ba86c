"""Apache Spark with several worker processes, one of them killed in the middle, against the program alone: record for record.
Slow: takes PySpark from the registry; without it, or without Java, it skips. With MEGABYTES it is the yardstick of docs/scale.md.
usage: spark.py DREISATZ ROOT [MEGABYTES [FOLDER]]; DREISATZ_SPARK_PYTHON names a Python that has pyspark and dreisatz"""
import glob, hashlib, json, os, re, shutil, signal, subprocess, sys, tempfile, threading, time

from tap import Tap
from vary import lines
from wheel import environment, run, wheel

tap = Tap()
dreisatz, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
megabytes = float(sys.argv[3]) if len(sys.argv) > 3 else 6
EXAMPLES = os.path.join(root, "docs", "examples", "spark")
# Two executors, each a process of its own; small parts of the input, so that there is something to lose in the middle.
PART = int(min(max(megabytes / 16, 0.4), 8) * 1e6)
CLUSTER = ["--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false", "--conf",
           "spark.hadoop.mapreduce.input.fileinputformat.split.maxsize=%d" % PART, "--conf", "spark.hadoop.fs.local.block.size=%d" % PART,
           "--conf", "spark.sql.files.maxPartitionBytes=%d" % PART, "--conf", "spark.sql.files.openCostInBytes=1"]
if megabytes < 50:  # a short run is mostly the start of Java
    for who in ("driver", "executor"):
        CLUSTER += ["--conf", "spark.%s.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1" % who]


def skip(why):
    tap.check(True, "Spark # SKIP %s" % why)
    tap.finish()


def python_with_spark(folder):
    named = os.environ.get("DREISATZ_SPARK_PYTHON")
    if named:
        return named
    python = environment(folder, "pyspark", "pandas", "pyarrow") or skip("no venv, pip or registry here")
    made, said = wheel(root, os.path.dirname(dreisatz))
    good, more = run(python, "-m", "pip", "install", "-q", "--no-index", made or "none")
    tap.check(made and good, "the wheel installs beside PySpark", said + more)
    return python


# ---- a run and its cost ----

TICK = os.sysconf("SC_CLK_TCK")


def processes():
    """{process: (its parent, seconds of the processor so far)}; a process is its number and the time of its start."""
    found, number = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name) as f:
                fields = f.read().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        number[name] = (name, fields[19])
        found[number[name]] = (fields[1], (int(fields[11]) + int(fields[12])) / TICK)
    return {process: (number.get(parent), seconds) for process, (parent, seconds) in found.items()}


class Family:
    """The processes that descend from this one, and what they cost. Spark kills its workers without waiting for them, so the system
    does not add them up; here each counts as when it was last seen."""

    def __init__(self):
        self.seconds, self.stop = {process: 0 for process in processes() if process[0] == str(os.getpid())}, threading.Event()
        self.myself, self.watcher = list(self.seconds)[0], threading.Thread(target=self.watch)
        self.watcher.start()

    def watch(self):
        while not self.stop.wait(0.2):
            now = processes()
            for process in sorted(now, key=lambda p: int(p[1])):  # parents are older
                if process in self.seconds or now[process][0] in self.seconds:
                    self.seconds[process] = now[process][1]

    def cost(self):
        self.stop.set()
        self.watcher.join()
        return sum(seconds for process, seconds in self.seconds.items() if process != self.myself)


def timed(command, **more):
    """Seconds by the clock and of the processor, and the exit status."""
    family, start = Family(), time.perf_counter()
    status = subprocess.run(command, **more).returncode
    return time.perf_counter() - start, family.cost(), status


def executors():
    """The process numbers of the executors of this test."""
    now, found = processes(), []
    for process in now:
        try:
            with open("/proc/%s/cmdline" % process[0]) as f:
                command = f.read()
        except OSError:
            continue
        if "java" in command and "CoarseGrainedExecutorBackend" in command and descends(process, now):
            found.append(int(process[0]))
    return found


def descends(process, now):
    while process in now and process[0] != str(os.getpid()):
        process = now[process][0]
    return process in now


def kill_one(target, stop, killed):
    """Waits for the first part to be written, then kills a worker that is at another."""
    while not stop.wait(0.1):
        if glob.glob(os.path.join(target, "_temporary", "0", "task_*", "part-*")):
            alive = executors()
            if alive:
                os.kill(alive[0], signal.SIGKILL)
                killed.append(alive[0])
            return


def on_spark(example, target):
    """Runs an example while a worker is killed."""
    stop, killed, log = threading.Event(), [], target + ".log"
    killer = threading.Thread(target=kill_one, args=(target, stop, killed))
    killer.start()
    settings = dict(os.environ, PYSPARK_PYTHON=python, PATH=os.path.dirname(dreisatz) + ":" + os.environ["PATH"], SPARK_HOME=spark_home, SPARK_LOCAL_IP="127.0.0.1")
    with open(log, "w") as f:
        clock, cpu, status = timed([submit, *CLUSTER, os.path.join(EXAMPLES, example), records, target], stdout=f, stderr=f, env=settings)
    stop.set()
    killer.join()
    said = open(log, errors="replace").read()
    tap.check(status == 0 and os.path.exists(os.path.join(target, "_SUCCESS")), "%s ends well" % example, said[-1500:])
    tap.check(killed and re.search("Lost executor|ExecutorLost|Executor .* lost", said), "%s: a worker was killed in the middle, and missed" % example, said[-1500:])
    print("# %s: %.1f s by the clock, %.1f s of the processor, %.2f MB/s a core" % (example, clock, cpu, size / cpu))


# ---- what must be the same ----


def nameless(line):
    """An error names the place of its line, which differs from part to part."""
    return re.sub(r'^(\{"v":1,"doc":")[^"]*:\d+(","error")', r"\1\2", line)


def parts(target):
    for path in sorted(glob.glob(os.path.join(target, "part-*"))):
        with open(path, encoding="utf-8", newline="\n") as f:
            yield from f


def same_lines(target):
    """The number of equal lines, or where they part."""
    count, ours = 0, parts(target)
    for line in open(alone, encoding="utf-8", newline="\n"):
        got = next(ours, "")
        if nameless(got) != nameless(line):
            return "line %d: %r, not %r" % (count + 1, got[:300], line[:300])
        count += 1
    return "more lines than wanted" if next(ours, None) else count


def digest(row):
    return hashlib.md5(json.dumps(row, ensure_ascii=False).encode()).digest()


def rows_of(line):
    """The rows of the table that a line of triples stands for."""
    told = json.loads(line)
    for t in told if isinstance(told, list) else []:
        trigger = t.get("trigger")
        yield [t["doc"], t["subject"]["name"], t["subject"]["type"], t["predicate"], t["object"]["name"], t["object"]["type"],
               t["factuality"], t["confidence"], trigger and trigger["text"], t["sentence"]["index"], t["rule"]]


COLUMNS = ["id", "subject", "subject_type", "predicate", "object", "object_type", "factuality", "confidence", "trigger", "sentence", "rule"]
READ = """import json, sys, pyarrow.parquet as parquet
for batch in parquet.ParquetDataset(sys.argv[1]).read(columns=sys.argv[2:]).to_batches(10000):
    for row in zip(*[batch.column(name).to_pylist() for name in sys.argv[2:]]):
        print(json.dumps(row, ensure_ascii=False))
"""


# The date says who held an office: it is read from a column, and there may be none.
DATED = """import os, sys
from dreisatz.spark import relations
from pyspark.sql import SparkSession
os.environ["PYSPARK_PYTHON"] = sys.executable
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", False).config("spark.driver.bindAddress", "127.0.0.1") \\
    .config("spark.driver.host", "127.0.0.1").getOrCreate()
text = "Angela Merkel gratulierte Olaf Scholz, bevor der Kanzler nach Polen reiste."
articles = spark.createDataFrame([(text, "2019-05-01"), (text, "2022-05-01"), (text, None), (None, "2022-05-01")], "text string, date string")
for column in "date", articles.date.cast("date"):
    for row in articles.select(relations("text", column).alias("found")).collect():
        print(row.found and [r.subject for r in row.found if r.predicate == "visits"])
"""


def same_rows(target):
    """The number of rows when the table has just the triples of the program; its parts are in any order."""
    wanted = sorted(digest(row) for line in open(alone, encoding="utf-8", newline="\n") for row in rows_of(line))
    reader = subprocess.Popen([python, "-c", READ, target, *COLUMNS], stdout=subprocess.PIPE, text=True, env=dict(os.environ, PYTHONIOENCODING="utf-8"))
    got = sorted(digest(row[:7] + [round(row[7], 4)] + row[8:]) for row in map(json.loads, reader.stdout))
    reader.wait()
    return len(got) if got == wanted else "%d rows, %d wanted, %d of them the same" % (len(got), len(wanted), len(set(got) & set(wanted)))


def exact(found):
    return isinstance(found, int) and found > 0


shutil.which("java") or skip("no Java here")
with tempfile.TemporaryDirectory(dir=sys.argv[4] if len(sys.argv) > 4 else None) as folder:
    python = python_with_spark(os.path.join(folder, "venv"))
    spark_home = run(python, "-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))")[1].strip()
    submit = os.path.join(spark_home, "bin", "spark-submit")
    records, alone = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "alone.jsonl")
    with open(records, "w", encoding="utf-8") as f:
        f.writelines(line + "\n" for line in lines(root, megabytes * 1e6))
    size = os.path.getsize(records) / 1e6
    clock, cpu, status = timed([dreisatz, "-q", "-i", "jsonl", "--rows", "-o", alone, records])
    print("# %.1f MB; the program alone: %.1f s by the clock, %.1f s of the processor, %.2f MB/s a core" % (size, clock, cpu, size / cpu))
    tap.check(status == 0, "the program alone", status)

    target = os.path.join(folder, "triples")
    on_spark("pipe.py", target)
    found = same_lines(target)
    tap.check(exact(found), "pipe.py: every line as the program alone writes it, in its order", found)
    print("# %s lines equal" % found)

    target = os.path.join(folder, "table")
    on_spark("udf.py", target)
    found = same_rows(target)
    tap.check(exact(found), "udf.py: every relation as the program alone finds it", found)
    print("# %s rows equal" % found)

    good, said = run(python, "-c", DATED)
    wanted = ["[]", "['Olaf Scholz']", "['Olaf Scholz']", "None"] * 2
    tap.check(good and [line for line in said.splitlines() if line in wanted] == wanted, "relations(text, date) reads the date", said[-1500:])
tap.finish()
