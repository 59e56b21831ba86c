"""How fast, how big, how soon: prints one table; all figures come from one run on one text.
usage: bench.py DREISATZ SEGMENT ROOT [MEGABYTES]"""
import glob, json, os, statistics, subprocess, sys, tempfile, time

dreisatz, segment, root = (os.path.abspath(path) for path in sys.argv[1:4])
size = float(sys.argv[4]) * 1e6 if len(sys.argv) > 4 else 4e6
ROUNDS = 3


def timed(command):
    """The best of some runs, and the peak memory in MB. The output goes to a file: grep stops early when it goes nowhere."""
    best, peak = 1e9, 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out)
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        best, peak = min(best, time.perf_counter() - start), max(peak, usage.ru_maxrss / 1024)
    return best, peak


def first_triple():
    """Milliseconds from the start of the program to its first line."""
    times = []
    for _ in range(21):
        start = time.perf_counter()
        child = subprocess.Popen([dreisatz, "-i", "lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.stdin.write("Polen liefert Panzer an die Ukraine.\n".encode())
        child.stdin.flush()
        child.stdout.readline()
        times.append(time.perf_counter() - start)
        child.stdin.close()
        child.wait()
    return 1000 * statistics.median(times)


def row(name, seconds, note=""):
    print("%-44s %8.2f MB/s  %8.3f s  %s" % (name, megabytes / seconds, seconds, note))


with tempfile.TemporaryDirectory() as folder:
    documents = [open(path, encoding="utf-8").read() for path in sorted(glob.glob(os.path.join(root, "corpus", "tune", "*.txt")))]
    documents = documents or [open(os.path.join(root, "corpus", "sample.txt"), encoding="utf-8").read()]
    rounds = max(1, int(size / sum(len(d.encode()) for d in documents)))
    text, records, names = (os.path.join(folder, name) for name in ("text.txt", "records.jsonl", "names"))
    with open(text, "w", encoding="utf-8") as f:
        f.write("\n\n".join(documents * rounds))
    with open(records, "w", encoding="utf-8") as f:
        f.writelines(json.dumps({"id": str(i), "text": d}, ensure_ascii=False) + "\n" for i, d in enumerate(documents * rounds))
    states = [line.split("\t")[0] for line in open(os.path.join(root, "gazetteers", "names", "states.tsv"), encoding="utf-8") if line[0] not in "#\n-"]
    with open(names, "w", encoding="utf-8") as f:
        f.write("\n".join(states) + "\n")
    megabytes, count = os.path.getsize(text) / 1e6, len(documents) * rounds
    words, sentences, _ = subprocess.run([segment, text], capture_output=True, text=True, check=True).stdout.split()
    print("%.1f MB, %d documents, %s words, %s sentences; best of %d runs" % (megabytes, count, words, sentences, ROUNDS))
    icu = min(float(subprocess.run([segment, text], capture_output=True, text=True).stdout.split()[2]) for _ in range(ROUNDS))
    one, peak = timed([dreisatz, "-i", "jsonl", "-f", "json", records])
    row("dreisatz -f json, one core", one, "%.0f words/s, %.0f documents/s" % (int(words) / one, count / one))
    two, _ = timed([dreisatz, "-i", "jsonl", "-f", "json", "-j", "2", records])
    row("dreisatz -f json -j 2", two, "%.2f x of one, on %d cores" % (one / two, os.cpu_count()))
    row("ICU alone: conversion, words, sentences", icu, "dreisatz runs at %.2f x of it" % (icu / one))
    row("wc -w", timed(["wc", "-w", text])[0])
    row("grep -owFf with %d names" % len(states), timed(["grep", "-owFf", names, text])[0])
    whole, big = timed([dreisatz, "-f", "json", text])
    row("dreisatz -f json, as one document", whole, "peak %.0f MB less the document" % (big - megabytes))
    print("peak memory, many documents: %.1f MB" % peak)
    print("start to first triple: %.1f ms" % first_triple())
