"""Runs what README.md and docs/*.md show: a block ```console with `$ command` lines and their output, in a folder of its own
that sees the repository's folders. usage: readme.py DREISATZ ROOT"""
import glob, os, re, shutil, subprocess, sys, tempfile

from tap import Tap

TOOLS = {"jq", "dot", "curl", "xmllint", "sqlite3", "parallel", "rapper", "diff", "xargs"}
tap = Tap()
dreisatz, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
environment = dict(os.environ, PATH=os.path.dirname(dreisatz) + ":" + os.environ["PATH"], LC_ALL="C.UTF-8")
environment.pop("DREISATZ_MODEL", None)


def run(command, folder=root, **more):
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, **more)


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def check(name, folder, command, want):
    """False: skipped, and so are the steps of the block that build on it."""
    missing = [tool for tool in sorted(TOOLS & set(re.findall(r"[\w-]+", command))) if not shutil.which(tool)]
    if missing:
        print("# SKIP %s: no %s here" % (name, ", ".join(missing)))
        return False
    got = run(command, folder, env=environment)
    tap.check(squeeze(got.stdout) == squeeze(want), "%s: %s" % (name, command.split("\n")[0]), got.stdout + got.stderr)
    return True


for path in [os.path.join(root, "README.md")] + sorted(glob.glob(os.path.join(root, "docs", "*.md"))):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("corpus", "docs", "gazetteers"):
            os.symlink(os.path.join(root, name), os.path.join(folder, name))
        for block in re.findall(r"```console\n(.*?)```", open(path, encoding="utf-8").read(), re.S):
            for step in re.split(r"^\$ ", block, flags=re.M)[1:]:
                lines = step.split("\n")
                end = next(i for i, line in enumerate(lines) if not line.endswith("\\")) + 1
                if not check(os.path.relpath(path, root), folder, "\n".join(lines[:end]), "\n".join(lines[end:])):
                    break

text = "".join(open(path, encoding="utf-8").read() for path in [os.path.join(root, "README.md")] + glob.glob(os.path.join(root, "docs", "*.md")))
for path in sorted(glob.glob(os.path.join(root, "docs", "*.md"))):
    tap.check(os.path.basename(path) in text, "%s can be reached from README.md" % os.path.basename(path))
for link in re.findall(r"\]\(([^)#:]+)\)", open(os.path.join(root, "README.md"), encoding="utf-8").read()):
    tap.check(os.path.exists(os.path.join(root, link)), "README.md links to %s" % link)

tap.finish()
