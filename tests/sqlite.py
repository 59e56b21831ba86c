"""The extension in the real SQLite. usage: sqlite.py EXTENSION"""
import shutil, subprocess, sys

from tap import Tap

tap = Tap()
SETUP = """CREATE TABLE articles(id INTEGER, body TEXT);
INSERT INTO articles VALUES(1, '🚀 Polen liefert Panzer an die Ukraine.'), (2, NULL), (3, ''), (4, 'Scholz besuchte Mali. Macron traf Scholz.');
"""


def sql(query):
    done = subprocess.run(["sqlite3", "-batch", "-separator", "|"], input=".load %s\n%s%s\n" % (sys.argv[1], SETUP, query), capture_output=True, text=True)
    return done.stdout.splitlines(), done.stderr


if not shutil.which("sqlite3"):
    tap.check(True, "SQLite # SKIP no sqlite3 here")
    tap.finish()
rows, err = sql("SELECT id, subject, predicate, object, factuality, \"trigger\", evidence FROM articles, dreisatz_relations(body);")
tap.check(rows == ["1|Polen|supplies|Ukraine|asserted|liefert|Polen liefert Panzer an die Ukraine",
                   "4|Scholz|visits|Mali|asserted|besuchte|Scholz besuchte Mali",
                   "4|Macron|meets|Scholz|asserted|traf|Macron traf Scholz"], "relations", (rows, err))
rows, err = sql("SELECT id, name, type, wikidata, substr(body, start + 1, \"end\" - start) = mention FROM articles, dreisatz_entities(body) WHERE type = 'STATE';")
tap.check(rows == ["1|Polen|STATE|Q36|1", "1|Ukraine|STATE|Q212|1", "4|Mali|STATE|Q912|1"], "entities, offsets as substr counts", (rows, err))
rows, err = sql("SELECT r.object, count(*) FROM articles a JOIN articles b ON b.id = a.id, dreisatz_relations(a.body) r GROUP BY 1 ORDER BY 1;")
tap.check(rows == ["Mali|1", "Scholz|1", "Ukraine|1"], "in joins and groups", (rows, err))
DATED = """WITH days(day) AS (VALUES('2019-05-01'), ('2022-05-01'), (NULL))
SELECT r.date, r.subject FROM days CROSS JOIN dreisatz_relations('Angela Merkel gratulierte Olaf Scholz, bevor der Kanzler nach Polen reiste.', day) r
WHERE predicate = 'visits';"""
rows, err = sql(DATED)
tap.check(rows == ["2022-05-01|Olaf Scholz", "|Olaf Scholz"], "the date tells who holds an office", (rows, err))
rows, err = sql("SELECT * FROM dreisatz_relations;")
tap.check(not rows and "needs a text" in err, "without a text: an error", (rows, err))
rows, err = sql("CREATE TABLE facts AS SELECT id, subject, predicate, object FROM articles, dreisatz_relations(body); WITH RECURSIVE reach(name) AS "
                "(VALUES('Macron') UNION SELECT object FROM facts JOIN reach ON subject = name) SELECT name FROM reach ORDER BY 1;")
tap.check(rows == ["Macron", "Mali", "Scholz"], "a table of articles as a graph", (rows, err))
tap.finish()
