"""Runs the commands whose output the documentation quotes, and puts in what they print now. A figure is an indented block that begins
with `$ COMMAND`; lines that end in a backslash go on.
usage: figures.py ROOT DEVSETS [--only TEXT]... [--build FOLDER] [--check] [DOCUMENT]
The program is the one in ROOT/build, or in another FOLDER of ROOT; DEVSETS stands for the folder of the dev sets, RAWTEXT for the one beside it. A block whose gold is not here stays as it is.
--only: blocks whose command holds TEXT. --check: writes nothing, exit 1 when a block is stale."""
import argparse, os, re, subprocess, sys

parser = argparse.ArgumentParser()
parser.add_argument("root")
parser.add_argument("devsets")
parser.add_argument("document", nargs="?", default="docs/accuracy.md")
parser.add_argument("--only", action="append", default=[])
parser.add_argument("--build", default="build")
parser.add_argument("--check", action="store_true")
args = parser.parse_args()
devsets, path = os.path.abspath(args.devsets), os.path.join(args.root, args.document)
BLOCK = re.compile(r"^    \$ ((?:.*\\\n)*.*\n)((?:    .*\n)*)", re.M)


def wanted(command):
    here = not re.search("DEVSETS|RAWTEXT", command) or os.path.isdir(devsets)
    return here and (not args.only or any(text in command for text in args.only))


def run(command):
    paths = os.pathsep.join((os.path.abspath(os.path.join(args.root, args.build)), os.environ["PATH"]))
    line = command.replace("\\\n", " ").replace("DEVSETS", devsets).replace("RAWTEXT", os.path.join(devsets, "../rawtext")).replace("build/", args.build + "/")
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=args.root, env=dict(os.environ, PATH=paths), capture_output=True, text=True)
    if done.returncode:
        sys.exit("%s: exit %d\n%s" % (command.strip(), done.returncode, done.stderr))
    return "".join("    " + text + "\n" for text in done.stdout.splitlines())


stale = []


def renewed(match):
    command, old = match.groups()
    if not wanted(command):
        return match.group(0)
    new = run(command)
    if new != old:
        stale.append(command.strip())
        print("stale: %s" % command.strip())
    return "    $ " + command + new


text = open(path, encoding="utf-8").read()
made = BLOCK.sub(renewed, text)
if not args.check and made != text:
    with open(path, "w", encoding="utf-8") as out:
        out.write(made)
sys.exit(1 if args.check and stale else 0)
