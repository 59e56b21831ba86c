"""What holds of every document, on random ones: German sentences put together at random and then disturbed. The same documents
each time, from a fixed seed. usage: property.py DREISATZ ROOT [ROUNDS]"""
import json, os, random, re, subprocess, sys, unicodedata

from tap import Tap

dreisatz, root = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 400
rng = random.Random(20240503)
tap = Tap()
predicates = {}
for name in sorted(os.listdir(os.path.join(root, "gazetteers", "relations"))):
    for line in open(os.path.join(root, "gazetteers", "relations", name), encoding="utf-8"):
        found = re.match(r"predicate (\S+) (\S+) -> (\S+)", line)
        if found:
            predicates[found[1]] = (set(found[2].split(",")), set(found[3].split(",")))

WHO = ["Mali", "Russland", "die Türkei", "Österreich", "Präsident Wladimir Putin", "Angela Merkel", "Frau Müller", "die SPD", "Siemens", "die Münchner Rück",
       "der französische Außenminister", "ein Sprecher", "Köln", "die EU", "Bundeskanzler Olaf Scholz", "Sankt Petersburg", "Dr. Jürgen Schäfer", "sie", "er"]
DOES = ["traf", "beliefert", "kritisierte", "dankte", "gehört zu", "unterstützt", "verhängte Sanktionen gegen", "übernahm", "besuchte", "gründete", "verklagt",
        "ist Chef von", "soll", "will nicht mit", "einigte sich mit", "wurde von"]
REST = ["am 3. Mai 2024", "für 3,5 Millionen Euro", "in Düsseldorf", "nicht", "angeblich", ", wie die Zeitung schrieb", ", der in Zürich lebt,", "und", "„sagte er“",
        "mit Waffen", "(CDU)", "z. B.", "zwischen Januar und März", "US-\nMilitär", "weil", "– so hieß es –"]
END = [".", "!", "?", ".\n\n", ":", "…", "\n", ";", ". "]
NOISE = ["\u00ad", "\u200b", "😀", "\u00a0", "\t", "\0", "\u202e", "ﬁ", "İ", "ẞ", "\u0308", "\\", "\"", "<", "&", "漢", "\r\n", "\ufeff", "\u2028", "𝔐"]


def text_of(noise):
    out = ""
    for _ in range(rng.randint(1, 5)):
        words = [rng.choice(WHO), rng.choice(DOES), rng.choice(WHO)] + rng.sample(REST, rng.randint(0, 3))
        if rng.random() < 0.2:
            rng.shuffle(words)
        sentence = " ".join(words) + rng.choice(END) + " "
        out += sentence[0].upper() + sentence[1:]
    for _ in range(noise and rng.randint(0, 4)):
        at = rng.randint(0, len(out))
        out = out[:at] + rng.choice(NOISE) + out[at:]
    return out


def run(texts, *options):
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts))
    done = subprocess.run([dreisatz, "-i", "jsonl", "-f", "json", *options], input=lines.encode(), capture_output=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def faults_of(d, text):
    last = 0
    for s in d["sentences"]:
        if not last <= s["start"] < s["end"] <= len(text):
            yield "sentence %s" % s
        last = s["end"]
    types = {e["id"]: e for e in d["entities"]}
    for e in d["entities"]:
        last = -1
        for m in e["mentions"]:
            s = d["sentences"][m["sentence"]]
            if text[m["start"]:m["end"]] != m["text"] or not s["start"] <= m["start"] < m["end"] <= s["end"] or m["start"] <= last:
                yield "mention %s" % m
            last = m["start"]
        if not unicodedata.is_normalized("NFC", e["name"]):
            yield "name %r is not NFC" % e["name"]
    for r in d["relations"]:
        ends = [types.get(r[side]["entity"]) for side in ("subject", "object")]
        if None in ends or any(r[side]["mention"] >= len(e["mentions"]) for side, e in zip(("subject", "object"), ends)):
            yield "relation of nobody %s" % r
        elif r["predicate"] not in predicates or any(e["type"] not in allowed for e, allowed in zip(ends, predicates[r["predicate"]])):
            yield "types of %s" % r
        for span in [r.get("trigger"), r.get("source")] + [q for list_ in r.get("qualifiers", {}).values() for q in list_]:
            if span and text[span["start"]:span["end"]] != span["text"]:
                yield "span %s" % span


def mapped(value, offsets):
    """The document with its offsets translated and its texts composed."""
    if isinstance(value, dict):
        return {k: offsets[v] if k in ("start", "end") else mapped(v, offsets) for k, v in value.items()}
    if isinstance(value, list):
        return [mapped(v, offsets) for v in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def nfd(text):
    """The text decomposed, and for each place in it the place in the composed one."""
    out, offsets = "", {}
    for i, c in enumerate(text):
        offsets[len(out)] = i
        out += unicodedata.normalize("NFD", c)
    offsets[len(out)] = len(text)
    return out, offsets


def check(name, faults):
    faults = list(faults)
    tap.check(not faults, "%s (%d documents)" % (name, rounds), "\n".join(map(str, faults[:3])))


noisy = [text_of(True) for _ in range(rounds)]
plain = [unicodedata.normalize("NFC", text_of(False)) for _ in range(rounds)]
documents, clean = run(noisy), run(plain)
check("spans, arguments and types", ((t, f) for t, d in zip(noisy + plain, documents + clean) for f in faults_of(d, t)))
check("the texts hold relations", [] if sum(len(d["relations"]) for d in clean) > rounds / 4 else ["too few"])
pairs = [nfd(t) for t in plain]
check("NFD gives what NFC gives", (t for t, d, (_, offsets), e in zip(plain, clean, pairs, run([p[0] for p in pairs]))
                                  if mapped(e, offsets) != mapped(d, {i: i for i in range(len(t) + 1)})))
check("a document does not depend on others", (t for t, a, b in zip(noisy, documents, run(noisy[::-1])[::-1]) if dict(a, doc="") != dict(b, doc="")))
check("threads change nothing", (t for t, a, b in zip(noisy, documents, run(noisy, "-j", "4")) if a != b))
check("a line end behind it changes nothing", (t for t, a, b in zip(plain, run([t.rstrip() for t in plain]), run([t.rstrip() + "\n\n" for t in plain])) if a != b))
check("bytes and UTF-16 are the same places", (t for t, a, b, c in zip(noisy, documents, run(noisy, "--offsets", "bytes"), run(noisy, "--offsets", "utf16"))
      if [(len(t[:m["start"]].encode()), len(t[:m["start"]].encode("utf-16-le")) // 2) for e in a["entities"] for m in e["mentions"]] !=
         [(m["start"], n["start"]) for e, f in zip(b["entities"], c["entities"]) for m, n in zip(e["mentions"], f["mentions"])]))
tap.finish()
