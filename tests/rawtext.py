"""Real news, where it is at hand, is read to its end whatever is asked for. usage: rawtext.py DREISATZ ROOT"""
import os, subprocess, sys

from tap import Tap

tap = Tap()
news = os.path.join(sys.argv[2], "..", "shared", "rawtext", "news.txt")
CUT = 4  # a sentence was cut, and said so
for coref in ("off", "sentence", "document"):
    if not os.path.exists(news):
        tap.check(True, "--coref %s # SKIP no raw text here" % coref)
        continue
    code = subprocess.run([sys.argv[1], "-f", "json", "--coref", coref, news], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    tap.check(code in (0, CUT), "--coref %s: read to the end" % coref, "exit %d" % code)
tap.finish()
