"""Writes words/clusters.tsv: the Brown clusters of the most frequent German words.
usage: make-clusters.py [COUNT] > ../words/clusters.tsv
needs: pip install spacy-lookups-data==1.0.5 (MIT), which counts the steps of a path from the lowest bit."""
import gzip, json, re, sys, unicodedata
from importlib import resources

DATA = resources.files("spacy_lookups_data") / "data"
LONGEST = 15  # steps that the model keeps


def table(name):
    return json.loads(gzip.decompress((DATA / ("de_lexeme_%s.json.gz" % name)).read_bytes()))


def is_word(word):
    return 0 < len(word) <= 30 and not re.search(r"[\s\d@/_#]", word) and unicodedata.normalize("NFC", word) == word


def path(cluster):
    return bin(cluster)[:1:-1][:LONGEST]


clusters, frequency = table("cluster"), table("prob")
words = [w for w in sorted(clusters, key=lambda w: -frequency.get(w, -99)) if clusters[w] and is_word(w)]
print("# Brown clusters of German words: the path to each in a binary tree of words by their neighbours.\n"
      "# Source: spacy-lookups-data 1.0.5, de_lexeme_cluster, Explosion, MIT. Made by sources/make-clusters.py.\n"
      "# They were copied there from the lexemes of the German models of spaCy 2.2 (spacy-lookups-data, pull request 7). The package does not\n"
      "# name the corpus they were learned from; users of the first German models say German Wikipedia and OpenSubtitles. Unlabelled text only.")
for word in sorted(words[:int(sys.argv[1]) if len(sys.argv) > 1 else 300000]):
    print(word + "\t" + path(clusters[word]))
