"""German text in, entities and relation triples out.

>>> import dreisatz
>>> doc = dreisatz.extract("Polen liefert Panzer an die Ukraine.")
>>> for r in doc.relations:
...     print(r.subject.name, r.predicate, r.object.name, r.factuality)
Polen supplies Ukraine asserted
>>> [doc.text[e.begin:e.end] for e in doc.entities]
['Polen', 'Ukraine']
"""

from __future__ import annotations

import datetime
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice, repeat
from typing import Any, Iterable, Iterator, Optional, Union

from . import _native

__all__ = ["Argument", "DataError", "Document", "Entity", "Error", "LimitError", "Mention", "Model", "ModelError", "Qualifier",
           "Relation", "Source", "Span", "extract", "extract_many"]
__version__: str = _native.version


class Error(Exception):
    """What went wrong: `status` is its kind, `offset` the byte of the text or file where that is known, else 0."""

    def __init__(self, message: str, status: str, offset: int) -> None:
        super().__init__(message)
        self.status = status
        self.offset = offset


class ModelError(Error):
    """A model that is missing, damaged, or of another version."""


class DataError(Error):
    """Language data or rules that do not compile; the message has file, line and column."""


class LimitError(Error):
    """A text that is longer than one call takes."""


_KINDS = {"model": ModelError, "io": ModelError, "data": DataError, "limit": LimitError}


def _raise(error: Exception) -> None:
    message, status, offset = error.args
    raise _KINDS.get(status, Error)(message, status, offset) from None


@dataclass(frozen=True)
class Span(_native.Span):
    """Code points, half open: text[begin:end]."""

    __slots__ = ()

    begin: int
    end: int


@dataclass(frozen=True)
class Mention(_native.Mention):
    """A place where the text names an entity: text[begin:end]."""

    __slots__ = ()

    begin: int
    end: int
    form: str
    sentence: int
    confidence: float
    rule: str


@dataclass(frozen=True)
class Entity(_native.Entity):
    """A person, state, organisation, place, date, quantity or role, with all its mentions in text order."""

    __slots__ = ()

    type: str
    name: str
    ids: dict[str, str]
    mentions: tuple[Mention, ...]

    @property
    def begin(self) -> int:
        """Where its first mention begins."""
        return self.mentions[0].begin

    @property
    def end(self) -> int:
        """Where its first mention ends."""
        return self.mentions[0].end


@dataclass(frozen=True)
class Argument(_native.Argument):
    """One side of a relation: the entity and the mention of it in the sentence."""

    __slots__ = ()

    entity: Entity
    mention: Mention

    @property
    def name(self) -> str:
        return self.entity.name

    @property
    def type(self) -> str:
        return self.entity.type


@dataclass(frozen=True)
class Qualifier(_native.Qualifier):
    """What goes with a relation: theme, amount, date, place, role, former, purpose, instrument."""

    __slots__ = ()

    key: str
    begin: int
    end: int
    value: Optional[str]


@dataclass(frozen=True)
class Source(_native.Source):
    """Who says it."""

    __slots__ = ()

    begin: int
    end: int
    entity: Optional[Entity]


@dataclass(frozen=True)
class Relation(_native.Relation):
    """What a sentence says about two entities, with the words that say it and the rule that found it."""

    __slots__ = ()

    subject: Argument
    predicate: str
    object: Argument
    factuality: str
    sentence: int
    span: Span
    trigger: Optional[Span]
    qualifiers: tuple[Qualifier, ...]
    source: Optional[Source]
    flags: tuple[str, ...]
    plover: Optional[str]
    cameo: tuple[str, ...]
    wikidata: tuple[str, ...]
    symmetric: bool
    confidence: float
    rule: str


_native.use(Span, Mention, Entity, Argument, Qualifier, Source, Relation)


class Document:
    """The result for one text: `entities` in the order of their first mention, `relations` in that of their sentences, `german`
    tells how much of the text reads as German."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    german: float

    def __init__(self, text: str, parts: tuple) -> None:
        self.text = text
        self._borders, self.entities, self.relations, self.german = parts

    def __repr__(self) -> str:
        return "<dreisatz.Document: %d sentences, %d entities, %d relations>" % (
            len(self._borders) // 2, len(self.entities), len(self.relations))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(map(Span, self._borders[::2], self._borders[1::2]))

    def evidence(self, relation: Relation) -> str:
        """The words from the first to the last of subject, trigger and object."""
        return self.text[relation.span.begin:relation.span.end]

    def to_records(self) -> list[dict[str, Any]]:
        """A flat dict for each relation, as pandas.DataFrame.from_records takes them.

        >>> extract("Scholz besuchte Mali.").to_records()[0]["predicate"]
        'visits'
        """
        return [{"subject": r.subject.name, "subject_type": r.subject.type, "predicate": r.predicate, "object": r.object.name,
                 "object_type": r.object.type, "factuality": r.factuality, "confidence": r.confidence, "evidence": self.evidence(r),
                 "trigger": r.trigger and self.text[r.trigger.begin:r.trigger.end], "sentence": r.sentence, "begin": r.span.begin,
                 "end": r.span.end, "rule": r.rule} for r in self.relations]


Date = Union[str, datetime.date, None]
_COREF = {"sentence": 0, "document": 1, "off": 2}


class Model:
    """Language data: the built-in one, a compiled image, or a folder of gazetteers. May be shared by threads."""

    def __init__(self, path: Union[str, "os.PathLike[str]", None] = None) -> None:
        try:
            self._native = _native.open_model(None if path is None else os.fspath(path))
        except _native.Error as error:
            _raise(error)

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell models apart."""
        return self._native.fingerprint()

    def add(self, path: Union[str, "os.PathLike[str]"]) -> "Model":
        """A new model with a file of the user's names (.tsv) or rules (.rel) on top."""
        made = Model.__new__(Model)
        try:
            made._native = self._native.add(os.fspath(path))
        except _native.Error as error:
            _raise(error)
        return made

    def extract(self, text: str, *, coref: str = "sentence", date: Date = None) -> Document:
        """`coref`: how far pronouns and descriptions reach: "sentence", "document" or "off". `date`: of the text, a datetime.date or
        what begins like "2024-05-01"; it tells which of those named is "der Kanzler". What is no such date is not regarded.

        >>> text = "Angela Merkel gratulierte Olaf Scholz, bevor der Kanzler nach Polen reiste."
        >>> [[r.subject.name for r in extract(text, date=date).relations if r.predicate == "visits"] for date in ("2019-05-01", "2022-05-01")]
        [[], ['Olaf Scholz']]
        """
        return Document(text, self._run(text, coref, date))

    def _run(self, text: str, coref: str, date: Date) -> tuple:
        if coref not in _COREF:
            raise ValueError("coref is one of %s, not %r" % (", ".join(_COREF), coref))
        try:
            return self._native.extract(text.encode("utf-8", "replace"), len(text), _COREF[coref], None if date is None else str(date))
        except _native.Error as error:
            _raise(error)
            raise  # for type checkers

    def extract_many(self, texts: Iterable[str], *, jobs: int = 0, coref: str = "sentence",
                     dates: Optional[Iterable[Date]] = None) -> Iterator[Document]:
        """The documents of the texts, in their order, made by `jobs` threads (0: one a core). Reads only a little ahead. `dates`: one
        for each text, as extract takes them.

        >>> [len(d.entities) for d in Model().extract_many(["Mali.", "Nichts.", "Polen und Mali."], jobs=2)]
        [1, 0, 2]
        """
        jobs = jobs or os.cpu_count() or 1
        source = zip(texts, repeat(None) if dates is None else chain(dates, _too_few()))
        if jobs == 1:
            yield from (self.extract(text, coref=coref, date=date) for text, date in source)
            return
        waiting: deque[Future[list[Document]]] = deque()
        with ThreadPoolExecutor(jobs) as pool:
            while True:
                while len(waiting) < 2 * jobs and (chunk := list(islice(source, _CHUNK))):
                    waiting.append(pool.submit(self._extract_all, chunk, coref))
                if not waiting:
                    return
                yield from waiting.popleft().result()

    def _extract_all(self, chunk: list[tuple[str, Date]], coref: str) -> list[Document]:
        return [self.extract(text, coref=coref, date=date) for text, date in chunk]


def _too_few() -> Iterator[Date]:
    raise ValueError("fewer dates than texts")
    yield  # makes it raise when it is asked, not before


_CHUNK = 16  # texts a task: few enough to stay fair, enough to make a task worth its cost


@lru_cache(maxsize=None)
def _builtin() -> Model:
    return Model()


def extract(text: str, *, coref: str = "sentence", date: Date = None) -> Document:
    """What the built-in model finds in a text; see Model.extract."""
    return _builtin().extract(text, coref=coref, date=date)


def extract_many(texts: Iterable[str], *, jobs: int = 0, coref: str = "sentence",
                 dates: Optional[Iterable[Date]] = None) -> Iterator[Document]:
    """What the built-in model finds in many texts; see Model.extract_many."""
    return _builtin().extract_many(texts, jobs=jobs, coref=coref, dates=dates)
