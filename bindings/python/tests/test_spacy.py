import pytest

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("de")
    nlp.add_pipe("dreisatz")
    return nlp


def test_ents(nlp):
    doc = nlp("🚀 Polen liefert Panzer an die Ukraine, sagte Donald Tusk.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Polen", "STATE"), ("Ukraine", "STATE"), ("Donald Tusk", "PER")]
    assert doc.ents[0].kb_id_ == "Q36"


def test_relations(nlp):
    relation = nlp("Polen liefert Panzer an die Ukraine.")._.relations[0]
    assert (relation.subject.text, relation.predicate, relation.object.text, relation.trigger.text) == ("Polen", "supplies", "Ukraine", "liefert")
    assert relation.relation.plover == "AID"


def test_without_names(nlp):
    doc = nlp("")
    assert not doc.ents and doc._.relations == [] and doc._.dreisatz.entities == ()


def test_pipe_and_config(nlp):
    texts = ["Polen besuchte Mali."] * 20
    assert all(len(doc._.relations) == 1 for doc in nlp.pipe(texts))
    other = spacy.blank("de")
    other.add_pipe("dreisatz", config={"coref": "document"})
    assert other("Putin reiste ab. Er besuchte Mali.")._.relations


def test_date(nlp):
    def visitors(date):
        doc = nlp.make_doc("Angela Merkel gratulierte Olaf Scholz, bevor der Kanzler nach Polen reiste.")
        doc._.date = date
        return [r.subject.text for r in nlp(doc)._.relations if r.predicate == "visits"]

    assert visitors("2019-05-01") == [] and visitors("2022-05-01") == visitors(None) == ["Olaf Scholz"]


def test_displacy_shows_it(nlp):
    shown = spacy.displacy.render(nlp("Polen liefert Panzer an die Ukraine."), style="ent", jupyter=False)
    assert "STATE" in shown and "Ukraine" in shown


def test_to_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("Polen besuchte Mali.")._.relations
