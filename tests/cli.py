"""The command line as a user meets it: exit statuses, messages, whole records. usage: cli.py DREISATZ"""
import json, os, subprocess, sys, tempfile

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

records = b'{"id":"a","text":"Mali"}\nnonsense\n{"id":"b"}\n{"id":"c","text":"Ruanda\\u0000"} x\n{"id":"d","text":"Ru\\u0000anda"}\n'
status, out, err = run("-i", "jsonl", "-f", "json", data=records)
docs = [json.loads(line)["doc"] for line in out.decode().splitlines()]
tap.check(status == 4 and docs == ["a", "d"], "bad records are skipped, exit 4", (status, docs))
tap.check([line.split(":")[2].strip() for line in err.splitlines()] == ["2", "3", "4"], "bad records are named by line", err)
status, out, err = run("-i", "jsonl", "-f", "json", "--on-error", "emit", data=records)
tap.check(status == 0 and len(out.splitlines()) == 5, "--on-error emit: an object in the place of each", (status, out))

with tempfile.TemporaryDirectory() as folder:
    model = os.path.join(folder, "model.bin")
    with open(model, "wb") as f:
        f.write(b"dreisatz" + b"\0" * 100)
    status, out, err = run("-m", model, data=b"Mali")
    tap.check(status == 3 and not out, "damaged model: exit 3", (status, err))
first = run("-f", "json", data="Mali und Ruanda. Frankreich.".encode())
tap.check(first == run("-f", "json", data="Mali und Ruanda. Frankreich.".encode()), "the same input gives the same bytes")
tap.finish()
