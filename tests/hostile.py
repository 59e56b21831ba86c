"""Texts made to make the program slow, big or wrong. Whatever comes in, the run ends by itself with 0 or 4, within bounds of time
and memory that no busy machine reaches but that work beyond linear does; what comes out is JSON whose mentions are the text at
their offsets; and a limit of src/base/limits.h that was met is said. usage: hostile.py DREISATZ ROOT [full]"""
import json, os, random, resource, subprocess, sys, tempfile

from tap import Tap

dreisatz = sys.argv[1]
full = len(sys.argv) > 3 and sys.argv[3] == "full"
SIZE = 1_000_000 if full else 20_000
SECONDS = 120 if full else 20  # of the processor; the slowest takes 1 (full: 40)
MEMORY = 8 if full else 2  # GiB of addresses, the model among them
tap = Tap()
MARKS = ["\u0301", "\u0308", "\u0323", "\u20dd", "\u0489"]

GENERATORS = {
    "one letter": lambda n: "a" * n,
    "one capital": lambda n: "A" * n,
    "brackets": lambda n: "(" * n + ")" * n,
    "square and curly brackets": lambda n: "[{" * n + "}]" * n,
    "quotes": lambda n: "„" * n + "“" * n,
    "mixed quotes": lambda n: "\"'»" * n,
    "combining marks": lambda n: "Mali" + "".join(MARKS[i % 5] for i in range(n)) + " dankte Togo.",
    "marks without a letter": lambda n: "\u0301" * n,
    "marks in reverse order": lambda n: "a" + "\u0301\u0323" * n,
    "bidi controls": lambda n: "Ma\u202eli\u202c\u2066\u2069 " * n,
    "zero-width signs": lambda n: "M\u200ba\u200cl\u200di\u2060\ufeff " * n,
    "soft hyphens": lambda n: "\u00ad" * n + "Mali" + "\u00ad" * n,
    "a name of many words": lambda n: "Karl " * n + "traf Mali.",
    "a long word in capitals": lambda n: "Müller" * n,
    "a compound without end": lambda n: "Donaudampfschifffahrtsgesellschaft" * n,
    "hyphens": lambda n: "US-" * n,
    "hyphens at line ends": lambda n: "Bau-\n" * n,
    "a sentence of many tokens": lambda n: "Mali und Togo und " * n,
    "names in a row": lambda n: "Putin, Merkel, Macron, " * n,
    "numbers": lambda n: "3. 5. " * n,
    "digits": lambda n: "7" * n,
    "grouped digits": lambda n: "1.000." * n,
    "amounts": lambda n: "3,5 Millionen " * n,
    "commas": lambda n: "," * n,
    "dots": lambda n: "." * n,
    "abbreviations": lambda n: "z. B. Dr. Prof. " * n,
    "relative clauses": lambda n: "Der Mann, der die Frau sah, die das Haus, das " * n,
    "subordinate clauses": lambda n: "Er sagte, dass Mali sagte, dass Togo sagte, " * n,
    "verbs": lambda n: "traf " * n,
    "pronouns": lambda n: "Mali traf Togo. Es dankte ihm. " * n,
    "genitives": lambda n: "des Chefs der Partei Malis " * n,
    "attributes": lambda n: "der neue alte große kleine russische " * n,
    "line ends": lambda n: "\n" * n,
    "carriage returns": lambda n: "a\r" * n,
    "one word a line": lambda n: "Mali\n" * n,
    "blanks": lambda n: " " * n,
    "tabs in one line": lambda n: "a\t" * n,
    "NUL bytes": lambda n: "\0" * n,
    "replacement signs": lambda n: "\ufffd" * n,
    "noncharacters": lambda n: "\ufffe\uffff\U0010ffff" * n,
    "private use": lambda n: "\ue000" * n,
    "emoji": lambda n: "👨‍👩‍👧‍👦" * n,
    "Han": lambda n: "漢" * n,
    "Arabic": lambda n: "ب" * n,
    "surnames and first names": lambda n: " ".join("Anna Meier" + "abcdefghij"[i % 10] for i in range(n)),
    "all different words": lambda n: " ".join("W%dx" % i for i in range(n)),
    "all different names": lambda n: " ".join("Präsident Bx%sd traf Mali." % "".join(chr(97 + int(c)) for c in str(i)) for i in range(n)),
    "one person again and again": lambda n: "Angela Merkel traf Wladimir Putin. Merkel dankte Putin. " * n,
    "headlines": lambda n: "Merkel trifft Putin\n\n" * n,
    "markup": lambda n: "<div class='x'>" * n,
    "random bytes": lambda n: random.Random(7).randbytes(n),
    "Latin-1": lambda n: ("Müller traf Schäfer. " * n).encode("latin-1"),
}


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not os.environ.get("DREISATZ_SANITIZED"):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY << 30, MEMORY << 30))


def run(data, *options):
    return subprocess.run([dreisatz, "-f", "json", *options], input=data, capture_output=True, preexec_fn=bound)


def faults_of(document, text):
    """What is wrong with the mentions of a document; ill-formed parts of the text are U+FFFD by now."""
    last = 0
    for sentence in document["sentences"]:
        if not last <= sentence["start"] < sentence["end"] <= len(text):
            yield "sentence at %d" % sentence["start"]
        last = sentence["end"]
    for entity in document["entities"]:
        for m in entity["mentions"]:
            if text[m["start"]:m["end"]] != m["text"]:
                yield "mention at %d" % m["start"]


def fault_in(done, text):
    if done.returncode not in (0, 4):
        return "exit status %d: %s" % (done.returncode, done.stderr[-300:])
    if (done.returncode == 4) != (b"cut there" in done.stderr):
        return "exit status 4 and its reason do not belong together"
    return next(faults_of(json.loads(done.stdout), text), None)


for name, make in GENERATORS.items():
    data = make(SIZE)
    data = data if isinstance(data, bytes) else data.encode("utf-8")
    fault = fault_in(run(data), data.decode("utf-8", "replace"))
    tap.check(not fault, "%s: %d bytes" % (name, len(data)), fault)

# ---- ill-formed UTF-8: each class, alone, in a word, at both ends and at every place around the edges of blocks ----

ILL_FORMED = {
    "lone continuation": b"\x80", "many continuations": b"\x80\xbf\x80", "two-byte overlong": b"\xc0\x80", "another": b"\xc1\xbf",
    "three-byte overlong": b"\xe0\x80\x80", "four-byte overlong": b"\xf0\x80\x80\x80", "high surrogate": b"\xed\xa0\x80",
    "low surrogate": b"\xed\xbf\xbf", "pair of surrogates": b"\xed\xa0\x80\xed\xb0\x80", "above U+10FFFF": b"\xf4\x90\x80\x80",
    "five bytes": b"\xf8\x88\x80\x80\x80", "six bytes": b"\xfc\x84\x80\x80\x80\x80", "FE": b"\xfe", "FF": b"\xff",
    "cut after one of two": b"\xc3", "cut after one of three": b"\xe2", "cut after two of three": b"\xe2\x82",
    "cut after one of four": b"\xf0", "cut after two of four": b"\xf0\x9f", "cut after three of four": b"\xf0\x9f\x98",
}
for name, bad in ILL_FORMED.items():
    lines = [b"x" * k + b" " + part for k in list(range(8)) + [60, 61, 62, 63, 64]
             for part in (bad, bad + b" Mali", b"Mali" + bad + b" dankte Togo.", bad * 3 + b"M\xc3\xbcller traf Mali.")]
    done = run(b"\n".join(lines), "--input", "lines", "--quiet")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    fault = "exit status %d, %d documents" % (done.returncode, len(documents)) if done.returncode or len(documents) != len(lines) else \
        next((f for d, l in zip(documents, lines) for f in faults_of(d, l.decode("utf-8", "replace"))), None)
    tap.check(not fault, "ill-formed: " + name, fault)
    refused = run(lines[0], "--encoding-errors", "fail")
    tap.check(refused.returncode == 4 and b"ill-formed UTF-8 at byte 1" in refused.stderr, "refused on request: " + name, refused.stderr)

# ---- limits: at the limit and one past it ----

for tokens, cut in ((499, 0), (500, 0), (501, 1), (1000, 1), (1001, 2)):
    done = run(("und " * tokens).encode())
    said = b"cut there" in done.stderr
    sentences = len(json.loads(done.stdout)["sentences"])
    tap.check(said == bool(cut) and done.returncode == (4 if cut else 0) and sentences == cut + 1, "a sentence of %d tokens" % tokens,
              (done.returncode, sentences, done.stderr))
for depth, good in ((64, True), (65, False), (100_000, False)):
    record = b'{"text":"Mali","x":' + b"[" * depth + b"]" * depth + b"}"
    done = run(record, "--input", "jsonl")
    tap.check((done.returncode == 0) == good and (good or b"nested deeper than 64" in done.stderr), "a record %d deep" % depth, done.stderr)
for members, good in ((998, True), (999, True), (1000, False)):
    record = b'{"text":"Mali"' + b"".join(b',"k%d":1' % i for i in range(members)) + b"}"
    done = run(record, "--input", "jsonl")
    tap.check((done.returncode == 0) == good and (good or b"more than 1000 members" in done.stderr), "%d further members" % members, done.stderr)

# ---- hostile rules and names ----

P = "predicate p PER -> PER\n"
RULES = {
    "a list of words that names itself": (P + "words A = A A\nverb treffen\n  subject -> acc with acc(A)\n", "names itself"),
    "slots that name themselves": ("slots A = %s\n" % "/".join(["A"] * 60) + P + "verb treffen\n  A -> acc\n", "is no slot"),
    "64 slots": (P + "verb treffen\n  %s -> acc\n" % "/".join(["acc"] * 64), None),
    "65 slots": (P + "verb treffen\n  %s -> acc\n" % "/".join(["acc"] * 65), "more slots than the limit"),
    "64 conditions": (P + "verb treffen\n  subject -> acc %s\n" % ("with dat(treffen) " * 64), None),
    "65 conditions": (P + "verb treffen\n  subject -> acc %s\n" % ("with dat(treffen) " * 65), "more conditions"),
    "64 elements": (P + "pattern %s\n" % ("PER " * 64), None),
    "65 elements": (P + "pattern %s\n" % ("PER " * 65), "more elements"),
    "600 words": (P + "verb %s\n  subject -> acc\n" % ("treffen " * 600), None),
    "601 words": (P + "verb %s\n  subject -> acc\n" % ("treffen " * 601), "more than 600 words"),
    "a long word": (P + "verb %s\n  subject -> acc\n" % ("x" * 5000), "too long"),
    "a pattern without predicate": ("pattern PER\n", "before the first predicate"),
    "more kinds than 63": (P + "verb treffen\n  subject:%s -> acc\n" % ",".join("k%d" % i for i in range(12))
                           + "".join("  subject:%s -> acc\n" % ",".join("l%dm%d" % (i, k) for k in range(12)) for i in range(5)), "kinds"),
    "not UTF-8": ("predicate \udcff\n", "1:11: is not UTF-8"),
    "a NUL byte": ("# a\0b\n", "NUL byte"),
}
NAMES = {
    "16 words": (" ".join(["Aa"] * 16) + "\tORG\n", None),
    "17 words": (" ".join(["Aa"] * 17) + "\tORG\n", "no name of 1 to 16 words"),
    "290 bytes": ("A" + "a" * 289 + "\tORG\n", None),
    "291 bytes": ("A" + "a" * 290 + "\tORG\n", "more than 290 bytes"),
    "no name": ("\tORG\n", "expected NAME"),
    "no type": ("Aa\n", "is none of PER STATE ORG LOC"),
    "an unknown type": ("Aa\tXXX\n", "is none of PER STATE ORG LOC"),
    "not UTF-8": ("A\udce4\tORG\n", "1:2: is not UTF-8"),
}
language = os.path.join(sys.argv[2], "tests", "fuzz", "language")
for suffix, cases in ((".rel", RULES), (".tsv", NAMES)):
    for name, (contents, fault) in cases.items():
        with tempfile.NamedTemporaryFile(suffix=suffix) as f:
            f.write(contents.encode("utf-8", "surrogateescape"))
            f.flush()
            done = run(b"Mali", "-m", language, "--add", f.name)
        good = done.returncode == 0 if fault is None else done.returncode == 3 and f.name in done.stderr.decode() and fault in done.stderr.decode()
        tap.check(good, "%s: %s" % (suffix, name), (done.returncode, done.stderr))
tap.finish()
