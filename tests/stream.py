"""Results do not depend on how the input arrives nor on what the program has read before.
usage: stream.py DREISATZ ROOT"""
import glob, json, os, subprocess, sys, threading

from tap import Tap

dreisatz, root = sys.argv[1:3]
paths = sorted(glob.glob(os.path.join(root, "corpus", "tune", "*.txt")))[::9]
records = [json.dumps({"id": path, "text": open(path, encoding="utf-8").read()}, ensure_ascii=False) + "\n" for path in paths]
command = [dreisatz, "-i", "jsonl", "-f", "json"]
tap = Tap()


def whole(lines):
    # silent: the same id twice is warned about
    return subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def in_pieces(lines, size):
    """Written piece by piece, so that a read ends inside words, letters and records."""
    data = "".join(lines).encode()
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def feed():
        for at in range(0, len(data), size):
            os.write(child.stdin.fileno(), data[at:at + size])
        child.stdin.close()

    threading.Thread(target=feed).start()
    out = child.stdout.read()
    assert child.wait() == 0
    return out


wanted = whole(records)
tap.check(len(wanted.splitlines()) == len(records) > 10 and b'"predicate"' in wanted, "there are results to compare")
for size in (1, 7, 4096, 65536):
    part = records[:4] if size == 1 else records  # a byte at a time is slow
    tap.check(in_pieces(part, size) == b"".join(wanted.splitlines(True)[:len(part)]), "input in pieces of %d bytes" % size)

# What words, features and conditions were kept from other documents must not show.
alone = b"".join(whole([record]) for record in records)
tap.check(alone == wanted, "each document in a program of its own")
tap.check(whole(records[::-1]) == b"".join(wanted.splitlines(True)[::-1]), "the documents in the other order")
tap.check(whole(records * 2) == wanted * 2, "the documents a second time")
tap.finish()
