"""text[start:end] is the mention, in all three units. usage: offsets.py DREISATZ"""
import json, subprocess, sys

from tap import Tap

TEXTS = ["Über Mali flog 🚀 nach Ägypten.", "A\u0308gypten und Russland", "\ufeffMali, Ruß\u00adland und Frankreich", "Mali\r\nund Frank-\nreich kooperieren.",
         "👩‍👩‍👧 Togo\u2028Benin", "Mali\0Niger", "n\u0303 Ägyptens Präsident"]
tap = Tap()


def units(text, unit):
    if unit == "chars":
        return text, lambda piece: piece
    if unit == "bytes":
        return text.encode(), lambda piece: piece.decode()
    return text.encode("utf-16-le"), lambda piece: piece.decode("utf-16-le")


for text in TEXTS:
    for unit in ("chars", "bytes", "utf16"):
        out = subprocess.run([sys.argv[1], "-f", "json", "--offsets", unit], input=text.encode(), capture_output=True).stdout
        whole, decode = units(text, unit)
        width = 2 if unit == "utf16" else 1
        bad = [m for e in json.loads(out)["entities"] for m in e["mentions"] if decode(whole[m["start"] * width : m["end"] * width]) != m["text"]]
        tap.check(not bad and json.loads(out)["entities"], "%s of %r" % (unit, text), bad or out)
tap.finish()
