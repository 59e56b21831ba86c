"""Runs what README.md and docs/*.md show: a block ```console with `$ command` lines and their output; and the C example against
the installed library. usage: readme.py DREISATZ ROOT"""
import glob, os, re, shutil, subprocess, sys, tempfile

from tap import Tap

tap = Tap()
dreisatz, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
environment = dict(os.environ, PATH=os.path.dirname(dreisatz) + ":" + os.environ["PATH"])


def run(command, **more):
    return subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True, **more)


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


for path in [os.path.join(root, "README.md")] + sorted(glob.glob(os.path.join(root, "docs", "*.md"))):
    for block in re.findall(r"```console\n(.*?)```", open(path, encoding="utf-8").read(), re.S):
        for step in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, want = step.partition("\n")
            got = run(command, env=environment)
            tap.check(squeeze(got.stdout) == squeeze(want), "%s: %s" % (os.path.relpath(path, root), command), got.stdout + got.stderr)

if not shutil.which("pkg-config"):
    tap.check(True, "the C example # SKIP no pkg-config")
else:
    with tempfile.TemporaryDirectory() as folder:
        build = os.path.dirname(dreisatz)
        done = run("meson install -C %s --no-rebuild --destdir %s" % (build, folder))
        found = glob.glob(folder + "/**/dreisatz.pc", recursive=True)
        tap.check(done.returncode == 0 and found, "the library is installed", done.stdout + done.stderr)
        if found:
            more = dict(environment, PKG_CONFIG_PATH=os.path.dirname(found[0]), PKG_CONFIG_SYSROOT_DIR=folder, LD_LIBRARY_PATH=os.path.dirname(os.path.dirname(found[0])))
            sanitizer = "-fsanitize=address,undefined" if "asan" in os.path.basename(build) else ""
            done = run("cc -Wall -Wextra -Werror %s docs/examples/triples.c -o %s/triples $(pkg-config --cflags --libs dreisatz)" % (sanitizer, folder), env=more)
            got = run("%s/triples" % folder, env=more)
            tap.check(got.stdout == "Polen supplies Ukraine (asserted)\n", "the C example runs", done.stderr + got.stdout + got.stderr)
tap.finish()
