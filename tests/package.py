"""The Python package as its users get it: a wheel, installed into an empty environment, with pytest, its doctests and the real
spaCy. Slow: it builds once more, and takes packages from the registry; without that it skips. usage: package.py ROOT"""
import glob, os, re, subprocess, sys, tempfile

from tap import Tap

tap = Tap()
root = os.path.abspath(sys.argv[1])
package = os.path.join(root, "bindings", "python")
MOST_BYTES = 25 * 1000 * 1000


def run(*args):
    done = subprocess.run(args, cwd="/", capture_output=True, text=True, env=dict(os.environ, PYTHONSAFEPATH="1"))
    return done.returncode == 0, done.stdout + done.stderr


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
    python = os.path.join(folder, "bin", "python")
    if not run(sys.executable, "-m", "venv", folder)[0] or not run(python, "-m", "pip", "install", "-q", "pytest")[0]:
        skip("no venv, pip or registry here")
    good, said = run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", os.path.join(folder, "wheels"), root)
    wheels = glob.glob(os.path.join(folder, "wheels", "dreisatz-*.whl"))
    tap.check(good and len(wheels) == 1, "pip builds a wheel", said[-2000:])
    if not wheels:
        tap.finish()
    tap.check(os.path.getsize(wheels[0]) <= MOST_BYTES, "it is small enough", os.path.getsize(wheels[0]))
    good, said = run(python, "-m", "pip", "install", "-q", "--no-index", wheels[0])
    tap.check(good, "it installs alone", said)
    pytest(python, "pytest", "test_extract.py")
    doctests(python, "dreisatz")
    if run(python, "-m", "pip", "install", "-q", "spacy")[0]:
        pytest(python, "pytest with spaCy", "test_spacy.py")
        doctests(python, "dreisatz.spacy")
    else:
        tap.check(True, "spaCy # SKIP the registry does not have it")
tap.finish()
