"""One process is fed documents for some minutes; its memory and its open files at the end are those after the first tenth.
usage: soak.py DREISATZ ROOT [MINUTES]"""
import glob, os, subprocess, sys, threading, time

from tap import Tap

dreisatz, root = sys.argv[1:3]
seconds = float(sys.argv[3]) * 60 if len(sys.argv) > 3 else 60
tap = Tap()
texts = []
for path in sorted(glob.glob(os.path.join(root, "corpus", "tune", "*.txt")) + [os.path.join(root, "corpus", "sample.txt")]):
    texts += [line.encode() for line in open(path, encoding="utf-8") if line.strip()]
texts += [b"M\xfcller \xed\xa0\x80 Mali \xf0\x9f\x98\n", b"(" * 5000 + b"\n", "e\u0301\u0308".encode() * 3000 + b"\n", b"US-" * 3000 + b"\n"]
run = subprocess.Popen([dreisatz, "--input", "lines", "--quiet", "-f", "json", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def status():
    with open("/proc/%d/status" % run.pid) as f:
        kib = int(next(line for line in f if line.startswith("VmRSS")).split()[1])
    return kib, len(os.listdir("/proc/%d/fd" % run.pid))


def feed():
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for text in texts:
            run.stdin.write(text)
    run.stdin.close()


threading.Thread(target=feed, daemon=True).start()
documents, first, last, start = 0, None, None, time.monotonic()
for line in run.stdout:
    documents += 1
    if documents % 1000 == 0 and run.poll() is None:
        try:
            last = status()
        except (OSError, StopIteration):
            break
        if not first and time.monotonic() - start > seconds / 10:
            first = last
documents += sum(1 for _ in run.stdout)
tap.check(run.wait() == 0 or run.returncode == 4, "the run ends by itself", run.returncode)
tap.check(first and last[0] <= first[0] + 2048, "memory stays", (first, last))
tap.check(first and last[1] <= first[1], "open files stay", (first, last))
print("# %d documents in %d s; %s KiB and %s files, then %s and %s" % (documents, time.monotonic() - start, *(first or (0, 0)), *(last or (0, 0))))
tap.finish()
