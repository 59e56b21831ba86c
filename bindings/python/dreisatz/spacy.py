"""A component for spaCy: names and what the text says about two of them, on spaCy's own Doc.

>>> import spacy
>>> nlp = spacy.blank("de")
>>> _ = nlp.add_pipe("dreisatz")
>>> doc = nlp("Polen liefert Panzer an die Ukraine.")
>>> [(e.text, e.label_, e.kb_id_) for e in doc.ents]
[('Polen', 'STATE', 'Q36'), ('Ukraine', 'STATE', 'Q212')]
>>> [(r.subject.text, r.predicate, r.object.text) for r in doc._.relations]
[('Polen', 'supplies', 'Ukraine')]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from . import Entity, Mention, Model, Relation

NAMES = ("PER", "STATE", "ORG", "LOC")


@dataclass(frozen=True)
class SpanRelation:
    """A relation whose sides and trigger are spans of the Doc; `relation` has all the rest."""

    subject: Span
    predicate: str
    object: Span
    trigger: Optional[Span]
    factuality: str
    confidence: float
    relation: Relation


def _span(doc: Doc, mention: Mention, entity: Entity) -> Span:
    ids = entity.ids
    return doc.char_span(mention.begin, mention.end, label=entity.type, kb_id=ids.get("wikidata", ids.get("iso3166", "")),
                         alignment_mode="expand")


def _relation(doc: Doc, r: Relation) -> SpanRelation:
    trigger = r.trigger and doc.char_span(r.trigger.begin, r.trigger.end, alignment_mode="expand")
    return SpanRelation(_span(doc, r.subject.mention, r.subject.entity), r.predicate, _span(doc, r.object.mention, r.object.entity), trigger,
                        r.factuality, r.confidence, r)


class Component:
    """Sets doc.ents (with kb ids), doc._.relations, and doc._.dreisatz, the whole result. Reads doc._.date, as Model.extract does, which
    is to be set before: `doc = nlp.make_doc(text); doc._.date = "2024-05-01"; nlp(doc)`."""

    def __init__(self, model: Model, coref: str) -> None:
        self.model = model
        self.coref = coref

    def __call__(self, doc: Doc) -> Doc:
        result = self.model.extract(doc.text, coref=self.coref, date=doc._.date)
        spans = [_span(doc, m, e) for e in result.entities if e.type in NAMES for m in e.mentions]
        doc.set_ents(filter_spans(spans))
        doc._.relations = [_relation(doc, r) for r in result.relations]
        doc._.dreisatz = result
        return doc


for _name, _default in (("relations", []), ("dreisatz", None), ("date", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


@Language.factory("dreisatz", default_config={"path": None, "coref": "sentence"}, assigns=["doc.ents", "doc._.relations"])
def make(nlp: Language, name: str, path: Optional[str], coref: str) -> Component:
    return Component(Model(path), coref)
