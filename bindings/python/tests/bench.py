"""The package beside the program on the same texts of about 2 KB, in turns. usage: bench.py DREISATZ TEXT"""
import json
import subprocess
import sys
import time

import dreisatz


def documents(path, size=2000, least=2_000_000):
    texts, text = [], ""
    for line in open(path, encoding="utf-8"):
        text += line
        if len(text) >= size:
            texts.append(text)
            text = ""
    return texts * (least // sum(map(len, texts)) + 1)


def program(texts, path="/tmp/dreisatz-bench.jsonl"):
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts)
    start = time.perf_counter()
    subprocess.run([sys.argv[1], "-i", "jsonl", "-f", "json", path], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def package(texts):
    start = time.perf_counter()
    for text in texts:
        doc = dreisatz.extract(text)
        doc.entities, doc.relations
    return time.perf_counter() - start


texts = documents(sys.argv[2])
size = sum(len(t.encode()) for t in texts) / 1e6
rounds = [(program(texts), package(texts)) for _ in range(3)]
shell, python = (min(column) for column in zip(*rounds))
print("%d documents, %.1f MB: program %.2f MB/s, package %.2f MB/s, ratio %.2f" % (len(texts), size, size / shell, size / python, shell / python))
