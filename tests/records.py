"""What counts as a record: random lines, most of them nearly JSON, against Python's reader; and that what is taken comes
back as it was. usage: records.py DREISATZ"""
import json, random, re, subprocess, sys

from tap import Tap

tap = Tap()
random.seed(20240506)
STRINGS = ["", "Mali", "Grüße 🚀", "\u2028", "a\"b\\c/", "\t\n", "\u0000x", "😀"]
NUMBERS = ["0", "-0", "1.5", "1e5", "-12.25E-3", "9007199254740993", "01", "1.", ".5", "+1", "1e", "--1", "0x1", "1e999", "NaN", "Infinity"]


def value(depth=0):
    kind = random.randrange(9 if depth < 4 else 5)
    if kind < 2:
        return json.dumps(random.choice(STRINGS), ensure_ascii=random.random() < 0.5)
    if kind == 2:
        return random.choice(NUMBERS)
    if kind < 5:
        return random.choice(["true", "false", "null", "null"])
    blank = random.choice(["", "", " ", "\t"])
    if kind < 7:
        return "[" + blank + ",".join(value(depth + 1) for _ in range(random.randrange(3))) + blank + "]"
    return "{" + blank + ("," + blank).join('"k%d"%s:%s%s' % (i, blank, blank, value(depth + 1)) for i in range(random.randrange(3))) + blank + "}"


def line():
    members = ['"text":' + json.dumps("Polen " + random.choice(STRINGS))] + ['"x%d":%s' % (i, value()) for i in range(random.randrange(4))]
    random.shuffle(members)
    made = "{" + ",".join(members) + "}" + random.choice(["", "", " ", "\r", " x", "{}"])
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        at = random.randrange(len(made))
        made = made[:at] + random.choice(["", "", '"', "\\", ",", "{", "]", "\\u12", "\\ud83d", "\x01", "é"]) + made[at + random.randrange(2):]
    return made.replace("\n", " ")


def refuse(_):
    raise ValueError("no number of JSON")


def expected(text):
    """The record, or None. Python takes NaN, half surrogates and equal keys; a record may not have them."""
    try:
        pairs = json.loads(text, parse_constant=refuse, object_pairs_hook=lambda p: p)
    except (ValueError, RecursionError):
        return None
    if not text.strip(" \t\r").startswith("{"):
        return None
    for key in ("text", "id"):
        if [k for k, _ in pairs].count(key) > 1:
            return None
    record = dict(pairs)
    if not isinstance(record.get("text"), str) or "id" in record and (isinstance(record["id"], (bool, list)) or record["id"] is None):
        return None
    whole = json.dumps(json.loads(text), ensure_ascii=False)
    return None if re.search("[\ud800-\udfff]", whole) else record


lines = [line() for _ in range(4000)]
data = "".join(text + "\n" for text in lines).encode("utf-8", "replace")
lines = data.decode().split("\n")[:-1]
out = subprocess.run([sys.argv[1], "-q", "-i", "jsonl", "-f", "displacy", "--on-error", "skip"], input=data, capture_output=True).stdout.decode().split("\n")[:-1]
texts = [json.loads(shown)["text"] for shown in out]
wants = [record["text"] for record in map(expected, lines) if record is not None]
tap.check(1000 < len(wants) < 3900, "some lines are records and some are not", len(wants))
tap.check(texts == wants, "the same lines are records, with the same texts", next((p for p in zip(texts, wants) if p[0] != p[1]), (len(texts), len(wants))))
out = subprocess.run([sys.argv[1], "-q", "-i", "jsonl", "-f", "json"], input=data, capture_output=True).stdout.decode().split("\n")[:-1]
bad = []
for shown, text in zip(out, [text for text in lines if expected(text) is not None]):
    rest = [re.escape(m) for m in re.findall(r'"x\d":', text)]
    if rest and '"input":{' not in shown or json.loads(shown).get("input", {}) != {k: v for k, v in json.loads(text).items() if k not in ("text", "id")}:
        bad.append((text, shown))
tap.check(not bad, "the other fields come back", bad[:2])

# Strings are looked through eight bytes at a time: each sign at each place of such a piece, among letters of one byte and of more.
SIGNS = ['"', "\\", "\x01", "\x1f", " ", "!", "#", "[", "]", "~", "\x7f", "\x80", "ü", "\u00ff", "\u2028", "\u2029", "„", "🚀"]
ids = [(fill * 24)[:before] + sign + (fill * 24)[:behind] for sign in SIGNS for fill in "aü" for before in range(10) for behind in (0, 1, 7, 9)]
data = "".join(json.dumps({"id": i, "text": "Polen."}, ensure_ascii=False) + "\n" for i in ids).encode()
out = subprocess.run([sys.argv[1], "-q", "-i", "jsonl", "-f", "json"], input=data, capture_output=True).stdout.decode().split("\n")[:-1]
shown = [json.loads(line)["doc"] for line in out]
tap.check(shown == ids, "strings come back whatever stands where in them", next((p for p in zip(shown, ids) if p[0] != p[1]), (len(shown), len(ids))))
raw = [line for line in out if any(sign in line for sign in "\x7f\u2028\u2029")]
tap.check(not raw, "what readers trip over is escaped", raw[:2])
tap.finish()
