"""The Debian packages, built by dpkg-buildpackage, held against lintian, unpacked and run. Slow. usage: debian.py DREISATZ ROOT"""
import glob, os, shutil, subprocess, sys, tempfile

from tap import Tap

tap = Tap()
root = os.path.abspath(sys.argv[2])
TOOLS = ["dpkg-buildpackage", "dh", "lintian", "git"]


def run(*command, **more):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, **more)


missing = [tool for tool in TOOLS if not shutil.which(tool)] + ([] if os.path.exists(os.path.join(root, ".git")) else ["git tree"])
if missing:
    tap.check(True, "Debian packages # SKIP no %s here" % ", ".join(missing))
    tap.finish()
with tempfile.TemporaryDirectory() as folder:
    # Its own tests have run in this build; once more would tell nothing new.
    done = run("packaging/deb.sh", folder, env=dict(os.environ, DEB_BUILD_OPTIONS="nocheck parallel=2"))
    tap.check(done.returncode == 0, "dpkg-buildpackage builds source and binary packages", (done.stdout + done.stderr)[-3000:])
    if done.returncode:
        tap.finish()
    done = run("lintian", "--fail-on", "error,warning", "--allow-root", *glob.glob(folder + "/*.changes"))
    tap.check(done.returncode == 0, "lintian has no error and no warning", done.stdout + done.stderr)

    place = os.path.join(folder, "root")
    for package in glob.glob(folder + "/*.deb"):
        run("dpkg-deb", "-x", package, place, check=True)
    library = os.path.dirname(glob.glob(place + "/usr/lib/**/libdreisatz.so.0", recursive=True)[0])
    got = run(place + "/usr/bin/dreisatz", "-f", "text", input="Polen liefert Panzer an die Ukraine.")
    tap.check("supplies" in got.stdout, "the packaged program runs", got.stdout + got.stderr)
    done = run("cc", "docs/examples/triples.c", "-o", folder + "/triples", "-I", place + "/usr/include", "-L", library, "-ldreisatz")
    got = run(folder + "/triples", env=dict(os.environ, LD_LIBRARY_PATH=library))
    tap.check(got.stdout == "Polen supplies Ukraine (asserted)\n", "the packaged library links and runs", done.stderr + got.stdout + got.stderr)
    if shutil.which("sqlite3"):
        query = "SELECT predicate FROM dreisatz_relations('Scholz besuchte Mali.');"
        got = run("sqlite3", "-batch", input=".load %s/dreisatz/dreisatz-sqlite\n%s\n" % (library, query))
        tap.check(got.stdout == "visits\n", "the packaged extension of SQLite runs", got.stdout + got.stderr)
tap.finish()
