#!/usr/bin/env python3
"""Turns marked text into brat standoff: one .txt and .ann a document. usage: from-marked.py OUT MARKED.txt...

A document starts with `## id`; each sentence is a block of `# id.N`, `T` text with [surface|TYPE|entity] marks, `R` lines
`R subject predicate[/or another] object factuality[/or another]` (`R?`: counts neither way). Sentences become lines, a
headline a paragraph of its own. An entity's mentions share a reference `N… Reference T… entity:ID`.
"""
import os, re, sys

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\|([^\[\]|]+)\]")
ENDS = tuple(".!?:“”\"»«’‘")


def documents(path):
    """(id, [(text line, relation lines)])"""
    ident, sentences = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("## "):
            if sentences:
                yield ident, sentences
            ident, sentences = line[3:].strip(), []
        elif line.startswith("T "):
            sentences.append((line[2:].strip(), []))
        elif re.match(r"R\?? ", line):
            sentences[-1][1].append(line.split())
    if sentences:
        yield ident, sentences


class Document:
    def __init__(self):
        self.text, self.lines, self.count = "", [], {"T": 0, "R": 0, "A": 0, "N": 0, "#": 0}

    def add(self, kind, rest):
        self.count[kind] += 1
        self.lines.append("%s%d\t%s" % (kind, self.count[kind], rest))
        return "%s%d" % (kind, self.count[kind])

    def sentence(self, marked, relations):
        first, at = {}, 0
        for m in MARK.finditer(marked):
            self.text += marked[at:m.start()]
            start = len(self.text)
            self.text += m.group(1)
            mention = self.add("T", "%s %d %d\t%s" % (m.group(2), start, len(self.text), m.group(1)))
            self.add("N", "Reference %s entity:%s\t%s" % (mention, m.group(3), m.group(1)))
            first.setdefault(m.group(3), mention)
            at = m.end()
        self.text += marked[at:] + "\n"
        for head, s, predicates, o, factualities in relations:
            r = self.add("R", "%s Arg1:%s Arg2:%s" % (predicates.split("/")[0], first[s], first[o]))
            self.add("A", "Factuality %s %s" % (r, factualities.split("/")[0]))
            if head == "R?":
                self.add("A", "Optional %s" % r)
            if "/" in predicates + factualities:
                self.add("#", "AnnotatorNotes %s\t%s; %s" % (r, predicates, factualities))


out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for path in sys.argv[2:]:
    for ident, sentences in documents(path):
        d = Document()
        for i, (marked, relations) in enumerate(sentences):
            d.sentence(marked, relations)
            if i == 0 and not marked.rstrip().endswith(ENDS):
                d.text += "\n"
        stem = os.path.join(out, ident)
        open(stem + ".txt", "w", encoding="utf-8").write(d.text)
        open(stem + ".ann", "w", encoding="utf-8").write("\n".join(d.lines) + "\n")
