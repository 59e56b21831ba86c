"""Everything that is written as JSON fits docs/dreisatz.schema.json. usage: schema.py DREISATZ ROOT
The validator knows the keywords that the schema uses, and refuses others."""
import glob, json, os, subprocess, sys

from tap import Tap

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}
KNOWN = {"$schema", "$defs", "$ref", "title", "oneOf", "type", "enum", "const", "required", "properties", "additionalProperties", "items", "minItems", "minimum", "maximum", "propertyNames"}
tap = Tap()
schema = json.load(open(os.path.join(sys.argv[2], "docs", "dreisatz.schema.json"), encoding="utf-8"))


def faults(value, rule, where):
    assert set(rule) <= KNOWN, set(rule) - KNOWN
    if "$ref" in rule:
        yield from faults(value, schema["$defs"][rule["$ref"].split("/")[-1]], where)
    if "oneOf" in rule:
        results = [list(faults(value, r, where)) for r in rule["oneOf"]]
        if sum(not r for r in results) != 1:
            yield "%s: %s" % (where, [r[:2] for r in results])
    if "type" in rule and not (isinstance(value, TYPES[rule["type"]]) and not isinstance(value, bool)):
        yield "%s: no %s" % (where, rule["type"])
        return
    if "enum" in rule and value not in rule["enum"]:
        yield "%s: %r is none of %s" % (where, value, rule["enum"])
    if "const" in rule and value != rule["const"]:
        yield "%s: not %r" % (where, rule["const"])
    if "minimum" in rule and value < rule["minimum"] or "maximum" in rule and value > rule["maximum"]:
        yield "%s: %r is out of range" % (where, value)
    if isinstance(value, dict):
        yield from ("%s: %s is missing" % (where, key) for key in rule.get("required", []) if key not in value)
        for key, item in value.items():
            if "propertyNames" in rule:
                yield from faults(key, rule["propertyNames"], where)
            inner = rule.get("properties", {}).get(key, rule.get("additionalProperties", {}))
            if inner is False:
                yield "%s: %s is not allowed" % (where, key)
            elif isinstance(inner, dict):
                yield from faults(item, inner, "%s.%s" % (where, key))
    if isinstance(value, list):
        if len(value) < rule.get("minItems", 0):
            yield "%s: too short" % where
        for i, item in enumerate(value):
            yield from faults(item, rule.get("items", {}), "%s[%d]" % (where, i))


def check(name, args, data=None):
    out = subprocess.run([sys.argv[1], *args], input=data, capture_output=True).stdout.decode()
    found = [f for line in out.splitlines() for f in faults(json.loads(line), schema, "$")]
    tap.check(out and not found, name, "\n".join(found[:5]))


tap.check(list(faults({"v": 1, "doc": "a", "sentences": [], "entities": [], "relations": [{}]}, schema, "$")), "the validator finds a fault")
sample = os.path.join(sys.argv[2], "corpus", "sample.txt")
check("documents", ["-f", "json", sample])
check("triples", ["-f", "triples", sample])
check("errors", ["-i", "jsonl", "-f", "json", "--on-error", "emit"], b'nonsense\n{"text":"Mali"}\n')
check("merged triples", ["-f", "triples", "--merge", sample])
check("merged documents", ["-f", "json", "--merge", sample])
check("dated records", ["-i", "jsonl", "-f", "json", "--date-field", "d"], b'{"text":"Polen","d":"2024-05-01","x":1}\n')
check("rows", ["-i", "jsonl", "--rows"], 'nonsense\n{"text":"Polen liefert Panzer an die Ukraine."}\n'.encode())
texts = sorted(glob.glob(os.path.join(sys.argv[2], "corpus", "*", "*.txt")))
if texts:
    check("the corpus", ["-f", "json", *texts])
    check("the corpus's triples", ["-f", "triples", *texts])
tap.finish()
