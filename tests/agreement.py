"""How far two annotators agree. usage: agreement.py FIRST SECOND [-v]

Both are folders of brat pairs with the same texts. Relations that either side marks optional count neither way; a second
predicate or factuality in an AnnotatorNotes line is as good as the first. -v lists what only one side has (< FIRST, > SECOND).
"""
import glob, os, re, sys

SYMMETRIC = {"related_to", "merges_with", "agrees_with", "meets", "negotiates_with", "cooperates_with", "fights"}


class Document:
    """mentions {(start, end): type}, relations [(predicates, spans of subject, spans of object, factualities, optional)]"""

    def __init__(self, stem):
        self.text = open(stem + ".txt", encoding="utf-8").read()
        self.mentions, spans, entity, raw, factuality, optional, notes = {}, {}, {}, [], {}, set(), {}
        for line in open(stem + ".ann", encoding="utf-8"):
            key, *rest = line.rstrip("\n").split("\t")
            word = rest[0].split() if rest else []
            if key[:1] == "T":
                spans[key] = int(word[1]), int(word[2])
                self.mentions[spans[key]] = word[0]
            elif key[:1] == "N":
                entity[word[1]] = word[2]
            elif key[:1] == "R":
                raw.append((key, word[0], word[1][5:], word[2][5:]))
            elif key[:1] == "A" and word[0] == "Factuality":
                factuality[word[1]] = word[2]
            elif key[:1] == "A":
                optional.add(word[1])
            elif key[:1] == "#":
                notes[word[1]] = [part.split("/") for part in rest[1].split("; ")]
        everywhere = {e: {spans[t] for t in entity if entity[t] == e} for e in entity.values()}
        self.relations = []
        for key, predicate, s, o in raw:
            predicates, factualities = notes.get(key, ([predicate], [factuality[key]]))
            self.relations.append((set(predicates), everywhere[entity[s]], everywhere[entity[o]], set(factualities), key in optional))


def overlap(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def same(a, b):
    """The same relation? Factuality is looked at later."""
    both = a[0] & b[0]
    straight = overlap(a[1], b[1]) and overlap(a[2], b[2])
    turned = overlap(a[1], b[2]) and overlap(a[2], b[1])
    return bool(both) and (straight or turned and both <= SYMMETRIC)


def f1(hit, left, right):
    return 200.0 * hit / (left + right) if left + right else 100.0


def labels(document):
    """The type of each token, O outside."""
    return [next((t for (a, b), t in document.mentions.items() if a < m.end() and m.start() < b), "O") for m in re.finditer(r"\w+|[^\w\s]", document.text)]


def kappa(pairs):
    observed = sum(a == b for a, b in pairs) / len(pairs)
    kinds = {k for pair in pairs for k in pair}
    chance = sum(sum(a == k for a, _ in pairs) * sum(b == k for _, b in pairs) for k in kinds) / len(pairs) ** 2
    return (observed - chance) / (1 - chance)


def show(sign, name, document, relation):
    predicates, s, o, factualities, _ = relation
    words = [document.text[min(x)[0]:min(x)[1]] for x in (s, o)]
    print("%s %-14s %s -%s-> %s  %s" % (sign, name, words[0], "/".join(sorted(predicates)), words[1], "/".join(sorted(factualities))))


first, second = sys.argv[1:3]
verbose = "-v" in sys.argv
mentions, relations, everything, facts, pairs, neutral = [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0], [], 0
names = sorted(os.path.basename(p)[:-4] for p in glob.glob(os.path.join(second, "*.txt")))
for name in names:
    a, b = Document(os.path.join(first, name)), Document(os.path.join(second, name))
    assert a.text.strip() == b.text.strip(), name
    hit = sum(b.mentions.get(span) == t for span, t in a.mentions.items())
    mentions = [x + y for x, y in zip(mentions, (hit, len(a.mentions), len(b.mentions)))]
    for sign, x, y in (("<", a, b), (">", b, a)):
        for span, t in sorted(x.mentions.items()):
            if verbose and y.mentions.get(span) != t:
                print("%s %-14s %s %s" % (sign, name, x.text[span[0]:span[1]], t))
    pairs += zip(labels(a), labels(b))
    left, right = list(a.relations), list(b.relations)
    everything = [n + m for n, m in zip(everything, (0, len(left), len(right)))]
    for x in a.relations:
        y = next((y for y in right if same(x, y)), None)
        if y is None:
            continue
        left.remove(x)
        right.remove(y)
        everything[0] += 1
        if x[4] or y[4]:
            neutral += 1
            continue
        relations = [n + 1 for n in relations]
        facts = [facts[0] + bool(x[3] & y[3]), facts[1] + 1]
        if verbose and not x[3] & y[3]:
            show("<", name, a, x)
            show(">", name, b, y)
    for sign, rest, document in (("<", left, a), (">", right, b)):
        for relation in rest:
            neutral += relation[4]
            relations[1 if sign == "<" else 2] += not relation[4]
            if verbose and not relation[4]:
                show(sign, name, document, relation)

print("sentences                %5d" % len(names))
print("entities, strict F1      %5.1f   (%d and %d, %d the same)" % (f1(mentions[0], *mentions[1:]), mentions[1], mentions[2], mentions[0]))
print("entity type, kappa       %5.3f   (%d tokens)" % (kappa(pairs), len(pairs)))
print("relations, F1            %5.1f   (%d and %d, %d the same; %d optional)" % (f1(relations[0], *relations[1:]), relations[1], relations[2], relations[0], neutral))
print("  optional ones counted  %5.1f   (%d and %d, %d the same)" % (f1(everything[0], *everything[1:]), everything[1], everything[2], everything[0]))
print("factuality, accuracy     %5.1f   (%d of %d shared relations)" % (100.0 * facts[0] / max(1, facts[1]), facts[0], facts[1]))
