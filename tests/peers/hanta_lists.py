"""HanTa, the Hannover Tagger: runs of words that it tags as proper nouns; the lists of dreisatz give the type, and who is not listed is a
person. Words are cut by spaCy's blank German, as HanTa takes words."""
import spacy
from HanTa.HanoverTagger import HanoverTagger

from records import answer, names, texts

nlp = spacy.blank("de")
nlp.add_pipe("sentencizer")
tagger = HanoverTagger("morphmodel_ger.pgz")
kinds = dict(names())


def runs(sentence):
    """Spans of tokens next to one another that are tagged NE."""
    start = None
    for i, (_, _, tag) in enumerate(tagger.tag_sent([token.text for token in sentence], taglevel=1)):
        if tag == "NE" and start is None:
            start = i
        elif tag != "NE" and start is not None:
            yield sentence[start:i]
            start = None
    if start is not None:
        yield sentence[start:]


def kind(name):
    return kinds.get(name) or kinds.get(name.removesuffix("s")) or "PER"


for doc, ident in nlp.pipe(texts(), as_tuples=True):
    answer(ident, [(run.start_char, run.end_char, kind(run.text)) for sentence in doc.sents for run in runs(sentence)])
