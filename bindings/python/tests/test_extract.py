import copy
import dataclasses
import datetime
import gc
import pickle
import threading

import pytest

import dreisatz

TEXT = "🚀 Ägypten liefert Panzer an die Ukraine. „Nein“, sagte Präsident Wladimir Putin.\r\nÖsterreich besuchte er nicht."


@pytest.fixture(scope="module")
def doc():
    return dreisatz.extract(TEXT)


def test_offsets_are_code_points(doc):
    found = [(e.name, doc.text[m.begin:m.end]) for e in doc.entities for m in e.mentions]
    assert ("Ägypten", "Ägypten") in found and ("Wladimir Putin", "Wladimir Putin") in found
    for entity in doc.entities:
        assert (entity.begin, entity.end) == (entity.mentions[0].begin, entity.mentions[0].end)


def test_relation(doc):
    relation = doc.relations[0]
    assert (relation.subject.name, relation.predicate, relation.object.name) == ("Ägypten", "supplies", "Ukraine")
    assert relation.factuality == "asserted" and 0 < relation.confidence <= 1
    assert doc.text[relation.trigger.begin:relation.trigger.end] == "liefert"
    assert doc.evidence(relation) == "Ägypten liefert Panzer an die Ukraine"
    assert [(q.key, doc.text[q.begin:q.end]) for q in relation.qualifiers] == [("theme", "Panzer")]
    assert relation.plover == "AID" and relation.rule.startswith("relations/")
    assert relation.subject.entity is doc.entities[0]


def test_source():
    doc = dreisatz.extract("Laut Norwegen liefert Polen Panzer an die Ukraine.")
    source = doc.relations[0].source
    assert doc.relations[0].factuality == "alleged"
    assert doc.text[source.begin:source.end] == "Norwegen" and source.entity.name == "Norwegen"


def test_sentences_cover_names(doc):
    for entity in doc.entities:
        for mention in entity.mentions:
            sentence = doc.sentences[mention.sentence]
            assert sentence.begin <= mention.begin < mention.end <= sentence.end


def test_records(doc):
    record = doc.to_records()[0]
    assert record["subject"] == "Ägypten" and record["trigger"] == "liefert" and record["evidence"] in TEXT


def test_results_are_frozen(doc):
    with pytest.raises(dataclasses.FrozenInstanceError):
        doc.entities[0].name = "x"


@pytest.mark.parametrize("text", ["", "\0", "a\0b Mali", "\ud800 Mali", "\U0010ffff", "A\u0308gypten", "\ufeffMali"])
def test_odd_texts(text):
    for entity in dreisatz.extract(text).entities:
        assert text[entity.begin:entity.end] in ("Mali", "A\u0308gypten")


def test_half_surrogate_counts_as_one():
    text = "\ud83d Mali"
    assert [text[e.begin:e.end] for e in dreisatz.extract(text).entities] == ["Mali"]


def test_options():
    text = "Putin reiste ab. Er besuchte Mali."
    names = lambda coref: [(r.subject.name, r.object.name) for r in dreisatz.extract(text, coref=coref).relations]
    assert names("sentence") == [] and names("document") == [("Putin", "Mali")]
    with pytest.raises(ValueError):
        dreisatz.extract(text, coref="far")


KANZLER = "Angela Merkel gratulierte Olaf Scholz, bevor %s nach Polen reiste."


def visitors(doc):
    return [r.subject.name for r in doc.relations if r.predicate == "visits"]


@pytest.mark.parametrize("date", ["2019-05-01", "2019-05-01T10:00:00Z", datetime.date(2019, 5, 1), datetime.datetime(2019, 5, 1, 10)])
def test_date_tells_who_holds_an_office(date):
    assert visitors(dreisatz.extract(KANZLER % "die Kanzlerin", date=date)) == ["Angela Merkel"]
    assert visitors(dreisatz.extract(KANZLER % "der Kanzler", date=date)) == []


@pytest.mark.parametrize("date", [None, "gestern", "2022-13-01", ""])
def test_what_is_no_date_is_not_regarded(date):
    assert visitors(dreisatz.extract(KANZLER % "der Kanzler", date=date)) == ["Olaf Scholz"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_with_dates(jobs):
    texts, dates = [KANZLER % "der Kanzler"] * 40, ["2019-05-01", "2022-05-01"] * 20
    assert [visitors(d) for d in dreisatz.extract_many(texts, jobs=jobs, dates=dates)] == [[], ["Olaf Scholz"]] * 20
    with pytest.raises(ValueError):
        list(dreisatz.extract_many(texts, jobs=jobs, dates=dates[:39]))


@pytest.mark.parametrize("jobs", [1, 2, 0])
def test_many_keeps_the_order(jobs):
    texts = ["%d Polen liefert Panzer an die Ukraine." % i for i in range(100)] + ["", "Mali"]
    assert [d.text for d in dreisatz.extract_many(texts, jobs=jobs)] == texts


def test_many_is_lazy():
    taken = []

    def source():
        for i in range(10_000):
            taken.append(i)
            yield "Mali"

    results = dreisatz.extract_many(source(), jobs=2)
    next(results)
    results.close()
    assert len(taken) < 1000


def test_threads_share_a_model():
    model, texts, results = dreisatz.Model(), ["Polen und Mali. " * 50] * 8, []
    threads = [threading.Thread(target=lambda t=t: results.append(len(model.extract(t).entities))) for t in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [2] * 8


def test_errors(tmp_path):
    with pytest.raises(dreisatz.ModelError) as caught:
        dreisatz.Model(tmp_path / "missing")
    assert caught.value.status == "io" and "missing" in str(caught.value)
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b"x" * 5000)
    with pytest.raises(dreisatz.ModelError):
        dreisatz.Model(damaged)
    with pytest.raises(TypeError):
        dreisatz.Model(3)
    with pytest.raises(AttributeError):
        dreisatz.extract(b"bytes")


def test_fingerprint():
    assert dreisatz.Model().fingerprint == dreisatz.Model().fingerprint and len(dreisatz.Model().fingerprint) == 16


def test_objects_are_what_their_constructors_make(doc):
    relation = dreisatz.extract("Laut Norwegen liefert Polen im Mai Panzer an die Ukraine.").relations[0]
    for made in (doc.sentences[0], doc.entities[0], doc.entities[0].mentions[0], relation, relation.subject, relation.source,
                 relation.qualifiers[0]):
        fields = [field.name for field in dataclasses.fields(made)]
        assert type(made)(*[getattr(made, name) for name in fields]) == made
        assert not hasattr(made, "__dict__")
        assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == dataclasses.replace(made) == made
    assert not any(map(gc.is_tracked, (relation, relation.subject, *doc.entities)))
    assert isinstance(relation.symmetric, bool) and isinstance(relation.flags, tuple) and isinstance(relation.confidence, float)
    assert relation.subject.mention is relation.subject.entity.mentions[0]
