"""Faults of reading and writing, each at every call where it can happen: a run ends with the right status and says why, what it
wrote is whole records from the start of the right output, a model or state file is the old or the new one.
usage: faults.py DREISATZ ROOT SHIM"""
import json, os, resource, signal, subprocess, sys, tempfile

from tap import Tap

dreisatz, root, shim = sys.argv[1:4]
language = os.path.join(root, "tests", "fuzz", "language")
tap = Tap()
EIO, EINTR, ENOSPC, EPIPE, EACCES, EMFILE = 5, 4, 28, 32, 13, 24
LINES = b"".join(b'{"id":"r%d","text":"Russland beliefert Mali mit Waffen. Karl Meier traf Togo."}\n' % i for i in range(3000))


def run(fault, *args, data=b"", **more):
    env = dict(os.environ, LD_PRELOAD=shim, FAULT=fault, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
    return subprocess.run([dreisatz, *args], input=data, capture_output=True, env=env, timeout=120, **more)


def is_whole(part, all_of_it):
    return all_of_it.startswith(part)


FEW = LINES[:LINES.index(b"\n", 2000) + 1]
EXTRACT = ("-m", language, "--input", "jsonl", "-j", "1")
good = run("", *EXTRACT, data=LINES)
tap.check(good.returncode == 0 and good.stdout.count(b"\n") >= 3000, "no fault", good.stderr)

for fault in ("read short 0", "read %d 0" % EINTR, "write short 0", "write %d 0" % EINTR):
    done = run(fault, *EXTRACT, data=LINES[:20000] if "read short" in fault else LINES)
    want = run("", *EXTRACT, data=LINES[:20000]) if "read short" in fault else good
    tap.check(done.returncode == want.returncode and done.stdout == want.stdout, "nothing is lost by '%s'" % fault, (done.returncode, done.stderr[-200:]))

for n in range(1, 5):
    done = run("read %d %d" % (EIO, n), *EXTRACT, data=LINES)
    tap.check(done.returncode in (3, 4) and b"Input/output error" in done.stderr and is_whole(done.stdout, good.stdout) and
              (not done.stdout or done.stdout.endswith(b"\n")), "EIO at read %d" % n, (done.returncode, done.stderr[-200:]))

for error, text in ((ENOSPC, b"No space left"), (EIO, b"Input/output error"), (EPIPE, b"Broken pipe")):
    for n in range(1, 12):
        done = run("write %d %d" % (error, n), *EXTRACT, data=LINES)
        tap.check(done.returncode == 5 and text in done.stderr and is_whole(done.stdout, good.stdout) and len(done.stdout) < len(good.stdout),
                  "error %d at write %d" % (error, n), (done.returncode, len(done.stdout), done.stderr[-200:]))

for n in range(1, 40):
    done = run("open %d %d" % (EMFILE, n), *EXTRACT, data=FEW)
    tap.check(done.returncode in (0, 3, 4, 5) and (done.returncode == 0) == (not done.stderr), "EMFILE at open %d" % n, (done.returncode, done.stderr))
for n in range(1, 25):
    done = run("fopen %d %d" % (EMFILE, n), *EXTRACT, data=FEW)
    tap.check(done.returncode in (0, 3) and (done.returncode == 0) == (not done.stderr), "EMFILE at fopen %d" % n, (done.returncode, done.stderr))

with open("/dev/full", "wb") as full:
    done = subprocess.run([dreisatz, *EXTRACT], input=LINES, stdout=full, stderr=subprocess.PIPE)
tap.check(done.returncode == 5 and b"No space left" in done.stderr, "/dev/full", (done.returncode, done.stderr))
done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", dreisatz, *EXTRACT], input=LINES, stderr=subprocess.PIPE)
tap.check(done.returncode == 5 and done.stderr, "standard output is closed", (done.returncode, done.stderr))
done = subprocess.run(["sh", "-c", '"$@" | head -c 10 >/dev/null; exit 0', "sh", dreisatz, *EXTRACT], input=LINES, stderr=subprocess.PIPE, timeout=60)
tap.check(done.returncode == 0, "a reader that goes away ends the run", done.stderr)

with tempfile.TemporaryDirectory() as folder:
    out, big = os.path.join(folder, "out.jsonl"), os.path.join(folder, "in.jsonl")
    with open(big, "wb") as f:
        f.write(LINES * 3)
    want = run("", *EXTRACT, big).stdout

    def few_bytes():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    for fault, more in (("write %d 3" % ENOSPC, {}), ("fsync %d 1" % EIO, {}), ("rename %d 1" % EACCES, {}), ("close %d 3" % EIO, {}),
                        ("", {"preexec_fn": few_bytes})):
        for name in (out, out + ".state"):
            if os.path.exists(name):
                os.unlink(name)
        done = run(fault, *EXTRACT, "-o", out, "--resume", big, **more)
        tap.check(done.returncode in (0, 5) and (done.returncode == 0) == (not done.stderr), "a fault while writing a file: '%s'" % fault,
                  (done.returncode, done.stderr[-200:]))
        again = run("", *EXTRACT, "-o", out, "--resume", big)
        with open(out, "rb") as f:
            tap.check(again.returncode == 0 and f.read() == want, "and --resume completes it", again.stderr[-200:])

    # A model that is written over stays the old one.
    model = os.path.join(folder, "model.bin")
    run("", "compile", language, "-o", model)
    with open(model, "rb") as f:
        old = f.read()
    faults = [("fsync %d 1" % EIO, {}), ("rename %d 1" % EACCES, {}), ("", {"preexec_fn": lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
              resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)))})]
    for fault, more in faults:
        done = run(fault, "compile", language, "-o", model, **more)
        with open(model, "rb") as f:
            tap.check(done.returncode == 5 and done.stderr and f.read() == old, "compile keeps the old model: '%s'" % fault, (done.returncode, done.stderr))
        tap.check(sorted(os.listdir(folder)) == ["in.jsonl", "model.bin", "out.jsonl", "out.jsonl.state"], "and leaves nothing beside it", os.listdir(folder))
    for path, what in ((folder, "is a directory"), (os.path.join(folder, "no"), "No such file")):
        done = run("", "-m", language, path)
        tap.check(done.returncode == 4 and what in done.stderr.decode(), "input that " + what, done.stderr)
tap.finish()
