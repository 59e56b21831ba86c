"""The package beside the program on the same texts of about 2 KB, in turns, by processor time, because the clock tells more of what
else the machine does. usage: bench.py DREISATZ TEXT"""
import json
import resource
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
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.argv[1], "-i", "jsonl", "-f", "json", path], stdout=subprocess.DEVNULL, check=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def package(texts):
    start = time.process_time()
    for text in texts:
        doc = dreisatz.extract(text)
        doc.entities, doc.relations
    return time.process_time() - start


texts = documents(sys.argv[2])
size = sum(len(t.encode()) for t in texts) / 1e6
rounds = [(program(texts), package(texts)) for _ in range(3)]
shell, python = (min(column) for column in zip(*rounds))
print("%d documents, %.1f MB: program %.2f MB/s, package %.2f MB/s, ratio %.2f" % (len(texts), size, size / shell, size / python, shell / python))
