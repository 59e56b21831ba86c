"""Help, manual page, completions and parser know the same options; the pages are well formed; the shells take the
completions. usage: manual.py DREISATZ ROOT"""
import os, re, shutil, subprocess, sys

from tap import Tap

dreisatz = os.path.abspath(sys.argv[1])
build = os.path.join(os.path.dirname(dreisatz), "docs")
tap = Tap()


def out(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    return done.stdout + done.stderr


help_text = out(dreisatz, "--help")
options = set(re.findall(r"^ +(?:-\w, )? *--([a-z0-9-]+)", help_text, re.M))
tap.check(len(options) > 30, "help lists the options", options)
page = open(os.path.join(build, "dreisatz.1"), encoding="utf-8").read().replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
for name, text in (("man", page), ("bash", open(os.path.join(build, "dreisatz")).read()), ("zsh", open(os.path.join(build, "_dreisatz")).read())):
    missing = {o for o in options if not re.search(r"--%s(?![a-z0-9-])" % o, text)}
    tap.check(not missing, "%s has every option" % name, missing)
fish = open(os.path.join(build, "dreisatz.fish")).read()
tap.check(set(re.findall(r"-l ([a-z0-9-]+)", fish)) == options, "fish has every option, and no other")
source = open(os.path.join(sys.argv[2], "src", "cli", "options.c"), encoding="utf-8").read()
tap.check(set(re.findall(r'\{\{"([a-z0-9-]+)"', source)) == options, "the parser has the same")
for command in ("extract", "explain", "eval", "compile", "check", "tune"):
    tap.check("dreisatz %s" % command in help_text and command in page and command in fish, "command %s is everywhere" % command)
unknown = out(dreisatz, "--no-such-option")
tap.check("unknown option" in unknown, "an option that is nowhere is unknown", unknown)

for name in ("dreisatz.1", "dreisatz-rules.5", "libdreisatz.3"):
    if shutil.which("man"):
        shown = out("man", "--warnings", "-l", os.path.join(build, name), env=dict(os.environ, LC_ALL="C.UTF-8", MANWIDTH="100"))
        tap.check("warning:" not in shown and "NAME" in shown and "@" not in re.sub(r"@tsv", "", shown), "%s is well formed" % name, shown[:300])
    else:
        print("# SKIP %s: no man here" % name)
header = open(os.path.join(sys.argv[2], "include", "dreisatz.h"), encoding="utf-8").read()
functions = set(re.findall(r"\b(dreisatz_[a-z_]+)\(", header))
library = open(os.path.join(build, "libdreisatz.3"), encoding="utf-8").read()
tap.check(all(f in library for f in functions), "libdreisatz(3) lists every function", [f for f in functions if f not in library])

for shell, name in (("bash", "dreisatz"), ("zsh", "_dreisatz"), ("fish", "dreisatz.fish")):
    if shutil.which(shell):
        done = subprocess.run([shell, "-n", os.path.join(build, name)], capture_output=True, text=True)
        tap.check(done.returncode == 0, "%s takes its completion" % shell, done.stderr)
    else:
        print("# SKIP %s: not here" % shell)
script = "source %s; COMP_WORDS=(dreisatz --format ''); COMP_CWORD=2; _dreisatz; echo ${COMPREPLY[@]}" % os.path.join(build, "dreisatz")
tap.check("graphml" in out("bash", "-c", script), "bash completes the formats", out("bash", "-c", script))
if shutil.which("fish"):
    tap.check("graphml" in out("fish", "-c", "source %s; complete -C 'dreisatz --format '" % os.path.join(build, "dreisatz.fish")), "fish completes the formats")
tap.finish()
