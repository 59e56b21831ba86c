"""spaCy, blank German, with an EntityRuler that holds the lists of dreisatz: names as they stand, and a given name before a surname."""
import spacy

from records import answer, given_names, names, surnames, texts

nlp = spacy.blank("de")
ruler = nlp.add_pipe("entity_ruler")
ruler.add_patterns([{"label": kind, "pattern": name} for name, kind in names()])
person = [{"TEXT": {"IN": given_names()}}, {"TEXT": {"IN": surnames()}}]
ruler.add_patterns([{"label": "PER", "pattern": person}, {"label": "PER", "pattern": person[:1] + person}])
for doc, ident in nlp.pipe(texts(), as_tuples=True):
    answer(ident, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
