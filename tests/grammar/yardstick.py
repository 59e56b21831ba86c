"""Compares the clause stage with a treebank in CoNLL-U: how often each construct is read as the annotators read it.
usage: yardstick.py CLAUSES TREEBANK [--show CONSTRUCT] [--tsv FILE]"""
import argparse, collections, subprocess, sys

parser = argparse.ArgumentParser()
parser.add_argument("clauses")
parser.add_argument("treebank")
parser.add_argument("--show", help="print the sentences where this construct is missed")
args = parser.parse_args()


def read_treebank(path):
    """Sentences as (text, tokens); a token: dict with form, lemma, pos, feats, head, rel, start, end in bytes."""
    for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
        text, tokens, at, ranged = None, {}, 0, (0, 0, 0)
        for line in block.split("\n"):
            if line.startswith("# text = "):
                text = line[9:]
            if line.startswith("#") or not line:
                continue
            c = line.split("\t")
            if "-" in c[0]:
                first, last = map(int, c[0].split("-"))
                at = text.index(c[1], at)
                ranged = (first, last, at)
                at += len(c[1])
                continue
            n = int(c[0])
            if ranged[0] <= n <= ranged[1]:
                start = ranged[2]
            else:
                start = text.index(c[1], at)
                at = start + len(c[1])
            tokens[n] = dict(n=n, form=c[1], lemma=c[2], pos=c[3], xpos=c[4], feats=c[5], head=int(c[6]), rel=c[7], start=len(text[:start].encode()))
        yield text, tokens


def read_answers(text):
    for block in text.split("\n\n"):
        clauses, phrases, base_c, base_p = [], [], 0, 0
        for line in block.split("\n"):
            c = line.split("\t")
            if c[0] == "S":
                base_c, base_p = len(clauses), len(phrases)
            elif c[0] == "C":
                shift = lambda x: int(x) + base_p if int(x) >= 0 else -1
                clauses.append(dict(verb=c[2], verb_start=int(c[3]), finite=int(c[4]), passive=c[5] == "1", subject=shift(c[6]), antecedent=shift(c[7])))
            elif c[0] == "P":
                shift = lambda x: int(x) + base_p if int(x) >= 0 else -1
                phrases.append(dict(clause=int(c[2]) + base_c, first=int(c[3]), last=int(c[4]), head=int(c[5]), prep=c[6], morph=int(c[7]), of=shift(c[9]), next=shift(c[10])))
        yield clauses, phrases


class Comparison:
    def __init__(self, text, tokens, clauses, phrases, counts, misses):
        self.text, self.tokens, self.clauses, self.phrases, self.counts, self.misses = text, tokens, clauses, phrases, counts, misses
        self.children = collections.defaultdict(list)
        for t in tokens.values():
            self.children[t["head"]].append(t)

    def count(self, construct, right, what):
        self.counts[construct][0] += bool(right)
        self.counts[construct][1] += 1
        if not right:
            self.misses[construct].append("%s  <<%s>>" % (self.text, what))

    def finite_of(self, t):
        """The finite verb of the clause whose head is t."""
        if "VerbForm=Fin" in t["feats"]:
            return t
        return next((c for c in self.children[t["n"]] if c["rel"] in ("aux", "aux:pass", "cop") and "VerbForm=Fin" in c["feats"]), None)

    def clause_of(self, t):
        """Our clause for the clause whose head is t: by its finite verb, or by the verb."""
        finite = self.finite_of(t)
        for c in self.clauses:
            if finite and c["finite"] == finite["start"] and (c["verb_start"] == t["start"] or t["pos"] not in ("VERB",)):
                return c
        for c in self.clauses:
            if c["verb_start"] == t["start"] or finite and c["finite"] == finite["start"]:
                return c

    def phrase_of(self, t):
        return next((p for p in self.phrases if p["first"] <= t["start"] < p["last"] and p["head"] >= t["start"]), None) or \
            next((p for p in self.phrases if p["first"] <= t["start"] < p["last"]), None)

    def run(self):
        finite = {c["finite"] for c in self.clauses}
        gold = {t["start"] for t in self.tokens.values() if "VerbForm=Fin" in t["feats"]}
        for t in self.tokens.values():
            if "VerbForm=Fin" in t["feats"]:
                self.count("finite verb", t["start"] in finite, t["form"])
            if t["rel"] == "compound:prt" and self.tokens.get(t["head"]):
                c = self.clause_of(self.tokens[t["head"]])
                self.count("particle", c and c["verb"].startswith(t["form"].lower()), t["form"])
            if t["rel"] in ("nsubj", "nsubj:pass") and t["pos"] in ("NOUN", "PROPN", "PRON") and t["xpos"] != "PRELS":
                head = self.tokens.get(t["head"])
                c, p = self.clause_of(head) if head else None, self.phrase_of(t)
                if head and self.finite_of(head):
                    self.count("subject", c and p and c["subject"] >= 0 and self.phrases[c["subject"]] is p, "%s of %s" % (t["form"], head["form"]))
            if t["rel"] in ("obj", "iobj") and t["pos"] in ("NOUN", "PROPN") and self.tokens.get(t["head"]):
                head = self.tokens[t["head"]]
                c, p = self.clause_of(head), self.phrase_of(t)
                case = 0xF000 if t["rel"] == "obj" and "Case=Dat" not in t["feats"] else 0x0F00
                if head["pos"] == "VERB":
                    right = c and p and self.clauses[p["clause"]] is c and p["prep"] == "-" and p["of"] < 0 and p["morph"] & case and (c["subject"] < 0 or self.phrases[c["subject"]] is not p)
                    self.count("object" if t["rel"] == "obj" else "indirect object", right, "%s of %s" % (t["form"], head["form"]))
            if t["rel"].startswith("obl") and t["pos"] in ("NOUN", "PROPN") and self.tokens.get(t["head"]):
                case = [k for k in self.children[t["n"]] if k["rel"] == "case" and k["pos"] == "ADP"]
                head = self.tokens[t["head"]]
                if case and head["pos"] == "VERB":
                    c, p = self.clause_of(head), self.phrase_of(t)
                    right = c and p and self.clauses[p["clause"]] is c and p["prep"] == case[0]["lemma"].lower()
                    self.count("passive agent" if t["rel"] == "obl:agent" else "prepositional", right, "%s of %s" % (t["form"], head["form"]))
            if t["rel"] == "aux:pass" and self.tokens.get(t["head"]) and t["lemma"] == "werden":
                c = self.clause_of(self.tokens[t["head"]])
                self.count("passive", c and c["passive"], t["form"])
            if t["rel"] == "acl:relcl" or t["rel"] == "acl":
                pronoun = [k for k in self.children[t["n"]] if "PronType=Rel" in k["feats"] or k["xpos"] == "PRELS"]
                if pronoun and t["head"]:
                    c, p = self.clause_of(t), self.phrase_of(self.tokens[t["head"]])
                    self.count("relative antecedent", c and p and c["antecedent"] >= 0 and self.phrases[c["antecedent"]] is p, "%s" % self.tokens[t["head"]]["form"])
            if t["rel"] == "nmod" and "Case=Gen" in t["feats"] and t["pos"] in ("NOUN",) and not [k for k in self.children[t["n"]] if k["rel"] == "case"]:
                p = self.phrase_of(t)
                right = p and p["of"] >= 0 and self.phrases[p["of"]] is self.phrase_of(self.tokens[t["head"]])
                self.count("genitive attribute", right, t["form"])
        for start in finite - {-1}:
            self.count("finite verb, precision", start in gold, self.text.encode()[start:start + 20].decode("utf-8", "ignore").split(" ")[0])


sentences = list(read_treebank(args.treebank))
lines = "".join(text + "\n" for text, _ in sentences).encode()
out = subprocess.run([args.clauses], input=lines, capture_output=True, check=True).stdout.decode()
counts, misses = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(list)
for (text, tokens), (clauses, phrases) in zip(sentences, read_answers(out)):
    Comparison(text, tokens, clauses, phrases, counts, misses).run()
for construct in sorted(counts):
    right, n = counts[construct]
    print("%-24s n %5d  agreement %5.1f %%" % (construct, n, 100 * right / n))
for line in misses.get(args.show, []):
    print("   ", line)
