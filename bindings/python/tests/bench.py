"""The package beside the program on the same texts of about 2 KB, by processor time, because the clock tells more of what else the
machine does, and in turns, because that tells on processor time, too. The start of either does not count.
usage: bench.py DREISATZ TEXT [MEGABYTES]"""
import json
import resource
import subprocess
import sys
import tempfile
import time

import dreisatz

ROUNDS = 7


def documents(path, least, size=2000):
    texts, text = [], ""
    for line in open(path, encoding="utf-8"):
        text += line
        if len(text) >= size:
            texts.append(text)
            text = ""
    return texts * int(least // sum(map(len, texts)) + 1)


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(texts):
    """Of the program: documents with all their entities and relations, as JSON."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        file.flush()
        start = children()
        subprocess.run([sys.argv[1], "-i", "jsonl", "-f", "json", file.name], stdout=subprocess.DEVNULL, check=True)
        return children() - start


def program(texts):
    return run(texts) - run(texts[:1])


def package(texts):
    """Of Python: the same as objects."""
    start = time.process_time()
    for text in texts:
        doc = dreisatz.extract(text)
        doc.entities, doc.relations
    return time.process_time() - start


texts = documents(sys.argv[2], float(sys.argv[3] if len(sys.argv) > 3 else 4) * 1e6)
size = sum(len(text.encode()) for text in texts) / 1e6
package(texts[:100])
shell, python = zip(*[(program(texts), package(texts)) for _ in range(ROUNDS)])
print("%d documents, %.1f MB: program %.2f MB/s, package %.2f MB/s, ratio %.2f (of the best of %d rounds), %.2f (of the sums)" % (
    len(texts), size, size / min(shell), size / min(python), min(shell) / min(python), ROUNDS, sum(shell) / sum(python)))
