"""What `meson install` puts down, and the library as others use it: the C example through pkg-config, from C++, by its
symbols. usage: install.py DREISATZ ROOT"""
import glob, os, re, shutil, subprocess, sys, tempfile

from installed import install
from tap import Tap

tap = Tap()
build, root = os.path.dirname(os.path.abspath(sys.argv[1])), os.path.abspath(sys.argv[2])
FILES = {"dreisatz", "dreisatz.h", "dreisatz.pc", "libdreisatz.a", "libdreisatz.so", "dreisatz.1", "dreisatz-rules.5", "libdreisatz.3", "_dreisatz", "dreisatz.fish"}
SANITIZERS = {"build-asan": "-fsanitize=address,undefined", "build-tsan": "-fsanitize=thread"}


def run(command, **more):
    return subprocess.run(["sh", "-c", command], cwd=root, capture_output=True, text=True, **more)


with tempfile.TemporaryDirectory() as folder:
    installed, environment, status = install(build, folder)
    tap.check(status == 0 and FILES <= set(installed), "program, library, header, manual pages and completions are installed", FILES - set(installed))
    program = [path for path in glob.glob(folder + "/**/bin/dreisatz", recursive=True)][0]
    got = subprocess.run([program, "-f", "text"], input="Polen liefert Panzer an die Ukraine.".encode(), capture_output=True, cwd="/").stdout
    tap.check(b"supplies" in got, "the installed program needs no file", got)

    if shutil.which("pkg-config"):
        flags = SANITIZERS.get(os.path.basename(build), "")
        done = run("cc -Wall -Wextra -Werror %s docs/examples/triples.c -o %s/triples $(pkg-config --cflags --libs dreisatz)" % (flags, folder), env=environment)
        got = run("%s/triples" % folder, env=environment)
        tap.check(got.stdout == "Polen supplies Ukraine (asserted)\n", "the C example runs", done.stderr + got.stdout + got.stderr)
    else:
        print("# SKIP the C example: no pkg-config here")
    if shutil.which("c++"):
        done = run("echo '#include <dreisatz.h>' | c++ -Wall -Wextra -Werror -x c++ -fsyntax-only -I %s -" % os.path.dirname(installed["dreisatz.h"]))
        tap.check(done.returncode == 0, "the header is C++ too", done.stderr)
    else:
        print("# SKIP C++: no compiler here")
    if shutil.which("cmake") and shutil.which("pkg-config") and shutil.which("c++"):
        flags = SANITIZERS.get(os.path.basename(build), "")
        settings = dict(environment, CFLAGS=flags + " -Wall -Wextra -Werror", CXXFLAGS=flags + " -Wall -Wextra -Werror")
        done = run("cmake -B %s/cmake docs/examples/cmake && cmake --build %s/cmake" % (folder, folder), env=settings)
        got = run("%s/cmake/triples && %s/cmake/triples-cpp 'Scholz besuchte Mali.'" % (folder, folder), env=environment)
        tap.check(got.stdout == "Polen supplies Ukraine (asserted)\nScholz visits Mali\n", "CMake finds it, the C and the C++ example run",
                  done.stderr + got.stdout + got.stderr)
    else:
        print("# SKIP CMake: no cmake, pkg-config or C++ here")

    header = open(installed["dreisatz.h"], encoding="utf-8").read()
    declared = set(re.findall(r"DREISATZ_API[^;(]*?(dreisatz_[a-z_]+)\(", header))
    symbols = run("nm -D --defined-only %s" % installed["libdreisatz.so"]).stdout.split("\n")
    exported = {line.split()[2] for line in symbols if len(line.split()) == 3 and line.split()[1] in "TDBRVW"}
    ours = {name for name in exported if "asan" not in name and "tsan" not in name and not name.startswith("_")}
    tap.check(ours == declared, "the library exports what the header declares", (ours - declared, declared - ours))
    promised = set(re.findall(r"^ (\w+)@Base", open(os.path.join(root, "packaging", "debian", "libdreisatz0.symbols")).read(), re.M))
    tap.check(ours == promised, "no symbol of the ABI goes or comes unseen: packaging/debian/libdreisatz0.symbols", (ours - promised, promised - ours))
tap.finish()
