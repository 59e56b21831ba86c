"""The Python package as its users get it: a wheel, installed into an empty environment, with pytest, its doctests and the real
spaCy. Slow: it builds once more, and takes packages from the registry; without that it skips. usage: package.py DREISATZ ROOT"""
import os, re, sys, tempfile

from tap import Tap
from wheel import environment, run, wheel

tap = Tap()
root = os.path.abspath(sys.argv[2])
package = os.path.join(root, "bindings", "python")
MOST_BYTES = 25 * 1000 * 1000


def skip(why):
    tap.check(True, "the Python package # SKIP %s" % why)
    tap.finish()


def pytest(python, what, *tests):
    good, said = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *[os.path.join(package, "tests", t) for t in tests])
    tap.check(good and re.search(r"\d+ passed", said) and "skipped" not in said, what, said[-2000:])


def doctests(python, module):
    good, said = run(python, "-c", "import doctest, %s as m; r = doctest.testmod(m); print(r); assert r.attempted and not r.failed" % module)
    tap.check(good, "doctests of %s" % module, said)


with tempfile.TemporaryDirectory() as folder:
    python = environment(folder, "pytest") or skip("no venv, pip or registry here")
    made, said = wheel(root, os.path.dirname(os.path.abspath(sys.argv[1])))
    tap.check(made, "pip builds a wheel", said[-2000:])
    if not made:
        tap.finish()
    tap.check(os.path.getsize(made) <= MOST_BYTES, "it is small enough", os.path.getsize(made))
    good, said = run(python, "-m", "pip", "install", "-q", "--no-index", made)
    tap.check(good, "it installs alone", said)
    pytest(python, "pytest", "test_extract.py")
    doctests(python, "dreisatz")
    if run(python, "-m", "pip", "install", "-q", "spacy")[0]:
        pytest(python, "pytest with spaCy", "test_spacy.py")
        doctests(python, "dreisatz.spacy")
    else:
        tap.check(True, "spaCy # SKIP the registry does not have it")
tap.finish()
