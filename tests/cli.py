"""The command line as a user meets it: exit statuses, messages, whole records. usage: cli.py DREISATZ"""
import fcntl, json, os, pty, signal, struct, subprocess, sys, tempfile, termios, time

from tap import Tap

dreisatz = sys.argv[1]
tap = Tap()


def run(*args, data=b"", **more):
    done = subprocess.run([dreisatz, *args], input=data, capture_output=True, **more)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


status, out, err = run("-f", "json", data="Der russische Präsident besuchte Mali.".encode())
document = json.loads(out)
names = sorted(e["name"] for e in document["entities"])
tap.check(status == 0 and names == ["Mali", "Russland"], "adjective and name of states are found", out)
tap.check(all(e["type"] == "STATE" and e["ids"]["iso3166"] in ("ML", "RU") for e in document["entities"]), "states carry their ISO code", out)

status, out, err = run("-f", "json", data=b"Mali \xff und Mali")
tap.check(status == 0 and "byte 5" in err, "ill-formed UTF-8: warning with the byte offset, exit 0", err)
tap.check("Mali" in out.decode("utf-8"), "ill-formed UTF-8: the rest is read, output is valid")

status, out, err = run("/no/such/file")
tap.check(status == 4 and err.count("\n") == 1 and not out, "missing file: exit 4, one line", (status, err))
status, out, err = run("/")
tap.check(status == 4 and "directory" in err and not out, "directory as file: exit 4", (status, err))
status, out, err = run("-f", "json")
tap.check(status == 0 and json.loads(out)["entities"] == [], "empty input: one empty document", (status, out))
status, out, err = run("--fromat", "json")
tap.check(status == 2 and "--format" in err and not out, "unknown option: exit 2 and a suggestion", err)
status, out, err = run("--format", "xml")
tap.check(status == 2 and "triples" in err, "unknown format: exit 2 and the choices", err)
status, out, err = run("-m", "/no/such/model", data=b"Mali")
tap.check(status == 3 and not out, "missing model: exit 3", (status, err))
status, out, err = run("-e", data=b"Nichts.")
tap.check(status == 1, "-e without a triple: exit 1", status)
with open("/dev/full", "wb") as full:
    done = subprocess.run([dreisatz, "-f", "json"], input=b"Mali", stdout=full, stderr=subprocess.PIPE)
tap.check(done.returncode == 5 and done.stderr.count(b"\n") == 1, "full disk: exit 5, one line", done)

# ---- usage ----

for args, word in ((["--jbos", "2"], "--jobs"), (["--offsets", "words"], "chars"), (["-j", "x"], "number"), (["--max-document", "0"], "size"),
                   (["--types", "PER,DOG"], "DOG"), (["--resume"], "--output"), (["--on-error", "emit", "-f", "tsv"], "triples"), (["--rows"], "-i lines"), (["--fold", "1/2"], "eval"), (["--without", "word"], "tune"),
                   (["-i"], "needs a value"), (["--quiet=1"], "no value"), (["--min-confidence", "2"], "0 to 1"), (["-Z"], "-Z")):
    status, out, err = run(*args, data=b"Mali")
    tap.check(status == 2 and word in err and err.count("\n") == 1 and not out, "usage: %s" % " ".join(args), (status, err))
status, out, err = run("extrct", "-q")
tap.check(status == 2 and "extract" in err, "a misspelt command is named", err)
status, out, err = run("--help")
tap.check(status == 0 and b"Examples" in out and not err, "--help goes to standard output")
status, out, err = run("eval", "--help")
tap.check(status == 0 and b"--min-f1" in out and b"--rows" not in out, "the help of a command shows its options", out)
status, out, err = run("eval", "--version")
tap.check(status == 0 and all(word in out for word in (b"ICU", b"PCRE2", b"Unicode", b"model")), "--version names the libraries and the model", out)
status, out, err = run("-m", "/no/such/model", "-f", "json", env=dict(os.environ))
environment = dict(os.environ, DREISATZ_MODEL="/no/such/model")
status, out, err = run(data=b"Mali", env=environment)
tap.check(status == 3 and "/no/such/model" in err and err.count("\n") == 1, "DREISATZ_MODEL is used", (status, err))

# ---- JSON Lines ----

records = b'{"id":"a","text":"Mali"}\nnonsense\n{"id":"b"}\n{"id":"c","text":"Ruanda\\u0000"} x\n{"id":"d","text":"Ru\\u0000anda"}\n'
status, out, err = run("-i", "jsonl", "-f", "json", data=records)
docs = [json.loads(line)["doc"] for line in out.decode().splitlines()]
tap.check(status == 4 and docs == ["a", "d"], "bad records are skipped, exit 4", (status, docs))
tap.check([line.split(":")[2].strip() for line in err.splitlines()] == ["2", "3", "4"], "bad records are named by line", err)
status, out, err = run("-i", "jsonl", "-f", "json", "--on-error", "emit", data=records)
tap.check(status == 0 and len(out.splitlines()) == 5, "--on-error emit: an object in the place of each", (status, out))
status, out, err = run("-i", "jsonl", "-f", "json", "--on-error", "fail", data=records)
tap.check(status == 4 and len(out.splitlines()) == 1 and err.count("\n") == 1, "--on-error fail: the first bad record ends the run", (status, err))
status, out, err = run("-i", "jsonl", "-f", "json", "--stats", data=records + b"\n")
tap.check("read 6 = written 2 + skipped 3 + errors 0 + blank 1" in err, "--stats adds up", err)

BAD = {b'{"text":"a","text":"b"}': "twice", b'{"text":1}': "not a string", b'{"text":"a","n":01}': "number", b'{"text":"a","n":1.}': "point",
       b'{"text":"\\ud800"}': "surrogate", b'{"text":"a\tb"}'.replace(b"\\t", b"\t"): "control", b'["text"]': "object", b'{"text":"a"': "}",
       b'{"text":"a"}{"text":"b"}': "behind", b'{"text":"a","id":{}}': "neither", b'{"text":"a","x":' + b"[" * 70 + b"]" * 70 + b"}": "64",
       b'{"text":"a\x00b"}': "control", b'{"te\\u0078t":"a","text":"b"}': "twice", b'{"text":"a","x":tru}': "value"}
for record, word in BAD.items():
    status, out, err = run("-i", "jsonl", data=record + b"\n")
    tap.check(status == 4 and word in err and err.count("\n") == 1 and not out, "bad record: %r" % record[:40], (status, err))
status, out, err = run("-i", "jsonl", "-f", "json", data=b'{"Text":"Mali","text":"Mali \\ud83d\\ude80 und \\"Niger\\"","n":9007199254740993,"x": [1.50, {"a":"\\u00e4"}],"id":12345678901234567890}\n')
tap.check(b'"input":{"Text":"Mali","n":9007199254740993,"x": [1.50, {"a":"\\u00e4"}]}' in out, "other fields come back byte for byte", out)
tap.check(json.loads(out)["doc"] == "12345678901234567890", "a long number as id keeps its digits", out)
niger = [m for e in json.loads(out)["entities"] for m in e["mentions"] if m["text"] == "Niger"]
tap.check(niger and (niger[0]["start"], niger[0]["end"]) == (12, 17), "offsets count in the decoded string", niger)
status, out, err = run("-i", "jsonl", "-f", "json", "--text-field", "body", "--id-field", "key", "--date-field", "day",
                       data=b'{"body":"Mali","key":"k","day":"2024-05-01","id":"other"}\n')
got = json.loads(out)
tap.check((got["doc"], got["date"], got["input"]) == ("k", "2024-05-01", {"id": "other"}), "fields by other names", out)

# The date says who `der Kanzler` is; without one it is whoever of those named ever was.
def visitors(date, text="Angela Merkel gratulierte Olaf Scholz, bevor %s nach Polen reiste."):
    found = set()
    for words in ("die Kanzlerin", "der Kanzler"):
        record = json.dumps({"text": text % words, "date": date}).encode()
        triples = [json.loads(line) for line in run("-i", "jsonl", "--date-field", "date", data=record)[1].splitlines()]
        found |= {(words, t["subject"]["name"]) for t in triples if t["predicate"] == "visits"}
    return found
both = {("die Kanzlerin", "Angela Merkel"), ("der Kanzler", "Olaf Scholz")}
got = [visitors(date) for date in ("2019-05-01T10:00:00Z", "2022-05-01", "gestern", "2022-13-01", "")]
tap.check(got == [{min(both, key=lambda b: b[1])}, {max(both, key=lambda b: b[1])}, both, both, both], "--date-field picks who held an office", got)
record = json.dumps({"text": "Wladimir Putin rief Joe Biden an, bevor der US-Präsident nach Polen reiste.", "date": "2022-05-01"}).encode()
triples = [json.loads(line) for line in run("-i", "jsonl", "--date-field", "date", data=record)[1].splitlines()]
tap.check(("Joe Biden", "visits", "coref") in [(t["subject"]["name"], t["predicate"], *t["flags"]) for t in triples], "an office of a state has a holder of that state", triples)

# ---- rows ----

status, out, err = run("-i", "jsonl", "-f", "json", data=b'{"id":1,"text":"Mali"}\n{"id":"a","text":"Mali"}\n{"id":"1","text":"Niger"}\n{"text":"Mali"}\n{"text":"Mali"}\n')
tap.check(status == 0 and out.count(b"\n") == 5 and err == "dreisatz: -:3: the id '1' has come before\n", "a second record with the same id is named and extracted", (status, out, err))
language = os.path.join(sys.argv[2], "gazetteers")
line = b"Polen liefert Panzer an die Ukraine."
rule = json.loads(run("-m", language, data=line)[1])["rule"]
with tempfile.TemporaryDirectory() as folder:
    off = os.path.join(folder, "off.rel")
    for text, good in (("disable " + rule, True), ("disable relations/no.rel:1", False), ("disable", False)):
        with open(off, "w") as f:
            f.write(text + "\n")
        status, out, err = run("-m", language, "--add", off, data=line)
        tap.check((status == 0 and rule.encode() not in out) if good else (status == 3 and "off.rel:1:" in str(err)), "--add with '%s'" % text, (status, out, err))
# What is added goes on top of a finished image as on top of language data, one file after the other.
with tempfile.TemporaryDirectory() as folder:
    def put(name, text):
        path = os.path.join(folder, name)
        with open(path, "w") as f:
            f.write(text)
        return path
    added = ["--add", put("a.tsv", "Blorbo AG\tORG\tBlorbo\nNordmark\tSTATE\nBlaue Bank\tORG\n"),
             "--add", put("b.tsv", "-Polen\tSTATE\n-Blaue Bank\tORG\nBlaue Bank Oslo\tORG\tBlaue Bank\n"),
             "--add", put("c.rel", "predicate praises  STATE,ORG -> STATE,ORG\nverb beblorben loben\n  subject -> acc\n  + \"Mali lobte Kuba.\" => Mali praises Kuba\n")]
    text = ("Nordmark lobte die Blorbo AG. Polen lobte Frankreich. Die Blauen Bank lobte Blorbo. Die Blaue Bank Oslo lobte das Land. "
            "Die Blorbo AG hatte Nordmark beblorben wollen. Russland griff die Ukraine an.").encode()
    on_image, on_data = run(*added, "-f", "json", data=text), run("-m", language, *added, "-f", "json", data=text)
    tap.check(on_image[0] == 0 and on_image == on_data, "--add on the built-in model gives what --add on its language data gives", (on_image, on_data))
    names = {(e["type"], e["name"]) for e in json.loads(on_image[1])["entities"]}
    tap.check({("ORG", "Blorbo AG"), ("STATE", "Nordmark"), ("STATE", "Frankreich")} < names and ("STATE", "Polen") not in names, "names are added and taken away", names)
    tap.check({"praises", "attacks"} <= {r["predicate"] for r in json.loads(on_image[1])["relations"]}, "rules are added", on_image[1])
    plain, named = "verb aufheben\n  subject -> gegen+acc\n", "verb aufheben\n  subject -> gegen+acc with acc(Sanktion)\n"
    lifts, eases = "predicate lifts STATE,ORG -> STATE\n" + plain, "predicate eases STATE,ORG -> STATE\n" + named
    found = [run("--add", put("order.rel", rules), "-f", "json", data="Die EU hob die gegen Niger verhängten Sanktionen auf.".encode())[1] for rules in (lifts + eases, eases + lifts)]
    orders = [{r["predicate"] for r in json.loads(out)["relations"]} for out in found]
    tap.check(orders[0] == orders[1] and "eases" in orders[0], "the order of two rules does not decide what both find", orders)
rows = run("-i", "jsonl", "--rows", data=b'{"text":"Polen liefert Panzer an die Ukraine."}\nx\n\n{"text":"Nichts."}\n')
lines = [json.loads(line) for line in rows[1].splitlines()]
tap.check(rows[0] == 0 and len(lines) == 4 and lines[0][0]["predicate"] == "supplies" and lines[1]["error"]["code"] == "record" and lines[2:] == [[], []],
          "--rows: one line per input line", rows)

# ---- encodings ----

text = "Die Republik Österreich – „Mali“ – grüßt Köln."
status, out, err = run("-f", "json", "--encoding", "auto", data=text.encode("cp1252"))
auto = [m["text"] for e in json.loads(out)["entities"] for m in e["mentions"]]
tap.check(status == 0 and not err and "Mali" in auto and any("Köln" in name for name in auto), "--encoding auto reads Windows-1252", (out, err))
same = run("-f", "json", "--encoding", "auto", data=text.encode())[1]
tap.check(json.loads(same)["entities"] == json.loads(out)["entities"], "--encoding auto reads UTF-8")
status, out, err = run("-f", "json", "--encoding", "windows-1252", "--offsets", "bytes", data=text.encode("cp1252"))
mali = [m for e in json.loads(out)["entities"] for m in e["mentions"] if m["text"] == "Mali"][0]
tap.check(text.encode("cp1252")[mali["start"]:mali["end"]] == b"Mali", "byte offsets count the bytes of Windows-1252", mali)
status, out, err = run("--encoding-errors", "skip", data=b"Mali \xff")
tap.check(status == 4 and "byte 5" in err and not out, "--encoding-errors skip: exit 4", (status, err))
status, out, err = run("-i", "lines", "--encoding-errors", "fail", "-f", "json", data=b"Mali\n\xff\nMali\n")
tap.check(status == 4 and len(out.splitlines()) == 1, "--encoding-errors fail: the run ends", (status, out))

# ---- long documents ----

part = "Polen liefert Panzer an die Ukraine.\n\n"
status, out, err = run("-f", "json", "--max-document", "100", data=(part * 5).encode())
docs = [json.loads(line) for line in out.splitlines()]
tap.check(status == 4 and [d["doc"] for d in docs] == ["-", "-#2", "-#3"] and "cut" in err, "a long file is cut at a paragraph, exit 4", (status, err))
whole = part * 5
bad = [m for d in docs for e in d["entities"] for m in e["mentions"] if whole[m["start"]:m["end"]] != m["text"]]
tap.check(not bad and sum(len(d["relations"]) for d in docs) == 5, "offsets of the parts count in the file", bad)
status, out, err = run("-i", "lines", "-f", "json", "--max-document", "100", data=b"x" * 500000 + b"\nMali\n")
tap.check(status == 4 and len(out.splitlines()) == 1 and "-:1" in err, "a line that is too long is skipped", (status, err[:200]))

# ---- what is kept ----

sentence = "Polen liefert Panzer an die Ukraine. Warschau: Polen liefert Munition an die Ukraine. Scholz besuchte Polen. ".encode()
merged = [json.loads(line) for line in run("--merge", "--predicates", "supplies", data=sentence)[1].splitlines()]
tap.check(len(merged) == 1 and len(merged[0]["evidence"]) == 2, "--merge: one triple with all its evidence", merged)
types = json.loads(run("-f", "json", "--types", "STATE", data=sentence)[1])
tap.check({e["type"] for e in types["entities"]} == {"STATE"} and {r["predicate"] for r in types["relations"]} == {"supplies"}, "--types keeps", types)

english = b"The president of Mali met with the chancellor of Germany in Berlin on Monday and they spoke about the new treaty.\n"
status, out, err = run("-i", "lines", "-f", "json", "--lang-check", "skip", data=english + sentence)
tap.check(status == 4 and len(out.splitlines()) == 1 and "not German" in err, "--lang-check skip leaves out what is not German", (status, err))
status, out, err = run("-i", "lines", "-f", "json", "--lang-check", "mark", data=english + sentence)
tap.check(status == 0 and [json.loads(line).get("language") for line in out.splitlines()] == ["other", None], "--lang-check mark says so", out)
tap.check(b"language" not in run("-f", "json", data=english)[1], "without --lang-check all is read")

# ---- threads, resume, interrupts, streams ----

with tempfile.TemporaryDirectory() as folder:
    many = os.path.join(folder, "many.jsonl")
    with open(many, "w") as f:
        for i in range(400):
            f.write("broken\n" if i % 97 == 5 else json.dumps({"id": "d%d" % i, "n": i, "text": "Polen liefert Panzer an die Ukraine. " * (1 + i % 9)}) + "\n")
    one = run("-i", "jsonl", "-f", "json", many)
    for jobs in ("2", "5", "0"):
        tap.check(run("-i", "jsonl", "-f", "json", "-j", jobs, many) == one, "-j %s gives the same bytes and messages as one" % jobs)
    target = os.path.join(folder, "out.jsonl")
    args = ["-i", "jsonl", "-f", "json", "--resume", "-o", target]
    short = os.path.join(folder, "short.jsonl")
    with open(many) as f, open(short, "w") as g:
        g.writelines(f.readlines()[:123])
    status, out, err = run(*args, short)
    with open(target, "ab") as f:
        f.write(b'{"half a rec')
    status, out, err = run(*args, many)
    tap.check(open(target, "rb").read() == one[1], "--resume goes on behind what was whole", (status, err))
    status, out, err = run(*args, "--merge", many)
    tap.check(status == 2 and "other options" in err and open(target, "rb").read() == one[1], "--resume with other options is refused", (status, err))

    big, target = os.path.join(folder, "big.jsonl"), os.path.join(folder, "killed.jsonl")
    with open(many, "rb") as f, open(big, "wb") as g:
        g.write(f.read() * 8)
    args = ["-q", "-i", "jsonl", "-f", "json", "--resume", "-o", target, big]
    child = subprocess.Popen([dreisatz, *args], stderr=subprocess.DEVNULL)
    while child.poll() is None and not os.path.exists(target + ".state"):
        time.sleep(0.002)
    child.kill()
    child.wait()
    run(*args)
    tap.check(open(target, "rb").read() == one[1] * 8, "--resume goes on behind a kill", os.path.getsize(target))

    child = subprocess.Popen([dreisatz, "-i", "lines", "-f", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write("Polen liefert Panzer an die Ukraine.\n".encode())
    child.stdin.flush()
    line = child.stdout.readline()
    tap.check(json.loads(line)["relations"], "a line is answered before the next is read")
    child.send_signal(signal.SIGINT)
    rest = child.stdout.read()
    tap.check(child.wait() == -signal.SIGINT and not rest, "an interrupt ends the run", child.returncode)
    child = subprocess.Popen("%s -i jsonl -f json %s | head -n 1" % (dreisatz, many), shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = child.communicate()
    tap.check(out.count(b"\n") == 1 and b"standard output" not in err, "a closed pipe is quiet", err)
    status, out, err = run("-f", "json", many, "/no/such/file", data=b"")
    tap.check(status == 4 and out.count(b"\n") == 1, "a missing file beside a good one: exit 4", (status, err))

done = subprocess.run([dreisatz, "-f", "json"], input=b"Mali", stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
tap.check(done.returncode == 5 and done.stderr.count(b"\n") == 1, "closed standard output: exit 5, one line", done)
done = subprocess.run([dreisatz, "-f", "json"], capture_output=True, preexec_fn=lambda: os.close(0))
tap.check(done.returncode == 4 and done.stderr.count(b"\n") == 1, "closed standard input: exit 4, one line", done)
for command in (["--help"], ["--version"], ["explain"], ["-f", "html"], ["-f", "dot"]):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([dreisatz, *command], input=b"Mali", stdout=full, stderr=subprocess.PIPE)
    tap.check(done.returncode == 5, "full disk: %s ends with 5" % command[-1], done)
status, out, err = run("-o", "/no/such/folder/x", data=b"Mali")
tap.check(status == 5 and err.count("\n") == 1, "an output that cannot be made: exit 5", (status, err))
status, out, err = run("--interactive", data="Polen liefert Panzer an die Ukraine.\n".encode())
tap.check(status == 0 and out.split()[:2] == [b"Polen", b"supplies"], "--interactive answers as text", (status, out))
plain = run("-f", "text", "--color", "always", data=sentence)[1]
tap.check(b"\033[" in plain and b"\033[" not in run("-f", "text", data=sentence)[1], "colour only when asked for in a pipe")

def on_terminal(*args, data=b"", columns=80, **environment):
    """What a terminal of so many columns receives, with standard output and error on it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    subprocess.run([dreisatz, *args], input=data, stdout=slave, stderr=slave, env=dict(os.environ, TERM="xterm", **environment))
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            piece = b""
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown.decode("utf-8", "replace").replace("\r\n", "\n")


def check_terminal():
    shown = on_terminal(data=sentence)
    tap.check("\033[" in shown and "supplies" in shown and "{" not in shown, "a terminal gets a table with colour", shown)
    tap.check("\033[" not in on_terminal(data=sentence, NO_COLOR="1"), "NO_COLOR switches colour off")
    wide = "Die Organisation für Sicherheit und Zusammenarbeit in Europa kritisierte die Vereinigten Staaten von Amerika.".encode()
    narrow = on_terminal(data=wide, columns=60, NO_COLOR="1")
    tap.check(all(len(line) <= 60 for line in narrow.splitlines()), "a line is no wider than the terminal", narrow)
    tap.check("documents" in on_terminal("-f", "json", "-o", os.devnull, "--progress", "-i", "lines", data=sentence * 3000 + b"\n"), "--progress shows documents")


try:
    os.close(pty.openpty()[1])
except OSError as error:
    print("# SKIP on a terminal: no pseudo terminals here (%s)" % error)
else:
    check_terminal()

# ---- models and rules ----

with tempfile.TemporaryDirectory() as folder:
    model = os.path.join(folder, "model.bin")
    with open(model, "wb") as f:
        f.write(b"dreisatz" + b"\0" * 100)
    status, out, err = run("-m", model, data=b"Mali")
    tap.check(status == 3 and not out, "damaged model: exit 3", (status, err))
    rules = os.path.join(folder, "broken.rel")
    with open(rules, "w") as f:
        f.write("predicate supplies\nverb beliefern\n  subject => akk\n")
    status, out, err = run("--add", rules, data=b"Mali")
    tap.check(status == 3 and "broken.rel:" in err and err.count("\n") == 1 and not out, "broken rule file: exit 3, one line with the place", (status, err))
    status, out, err = run("check", os.path.join(folder, "no"))
    tap.check(status == 3, "check without language data: exit 3", (status, err))
    status, out, err = run("compile", folder)
    tap.check(status == 2 and err.count("\n") == 1, "compile without -o: exit 2", err)
first = run("-f", "json", data="Mali und Ruanda. Frankreich.".encode())
tap.check(first == run("-f", "json", data="Mali und Ruanda. Frankreich.".encode()), "the same input gives the same bytes")
status, out, err = run("explain", "-i", "jsonl", data=records)
tap.check(status == 4 and b"document d" in out and err.count("\n") == 3, "explain reads records too", (status, err))
status, out, err = run("explain", data="Polen sprach von einer Provokation Russlands. Polen sprach mit Kuba von einem Treffen.".encode())
out = out.decode()
tap.check(status == 0 and all(part in out for part in ('main verb sprechen subject "Polen"  asserted', '"von einer Provokation" von Provokation dat.', " of 1",
    "relation criticizes(Polen, Russlands)", "relations/5-words.rel:", 'trigger "sprach"', 'example "Polen sprach von einer Provokation Russlands."')),
          "explain shows clause, phrases with their case, rule and example", out)
tap.check('near     ' in out and " no object in " in out and "condition does not hold" in out, "explain shows the nearest rules and what failed", out)
words = subprocess.run([sys.argv[1], "explain", "--words"], input="Der Bürgermeister von Bremen sah im Glomptuk Über.", capture_output=True, text=True).stdout
tap.check(words.split("\n")[:-1] == ["lexicon\tDer", "lexicon\tBürgermeister", "name\tBremen", "unknown\tGlomptuk", "lexicon\tÜber"], "explain --words", words)
tap.finish()
