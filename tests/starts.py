"""The two-command starts of README.md, each run as it stands there. What is given them here: the wheel of this tree instead of one more
build of it, an installation in a folder instead of the machine's. A block ends with its output, as comments. Slow.
usage: starts.py DREISATZ ROOT; DREISATZ_IMAGE_BASE names a local Debian image for buildah where no Docker engine runs"""
import glob, os, re, shutil, subprocess, sys, tempfile

from installed import install
from tap import Tap
from wheel import environment, wheel

tap = Tap()
build, root = os.path.dirname(os.path.abspath(sys.argv[1])), os.path.abspath(sys.argv[2])
readme = open(os.path.join(root, "README.md"), encoding="utf-8").read()
section = re.search(r"^## Where you already are$(.*?)^## ", readme, re.M | re.S).group(1)
STARTS = re.findall(r"^\*\*(.*?)\*\*.*?```sh\n(.*?)```", section, re.M | re.S)


def works(command, tool):
    return shutil.which(tool) and subprocess.run(command, shell=True, capture_output=True).returncode == 0


def with_python(folder, block):
    """The block for an empty environment, and its settings; None: why not."""
    python, made = environment(os.path.join(folder, "venv")), wheel(root, build)[0]
    if not python or not made:
        return None, "no venv, pip or registry here"
    block = re.sub(r"pip install '?\.(\[\w+\])?'?", lambda m: "pip install -q '%s%s'" % (made, m[1] or ""), block)
    return block, dict(os.environ, PATH=os.path.dirname(python) + ":" + os.environ["PATH"], SPARK_LOCAL_IP="127.0.0.1")


def with_spark(folder, block):
    return with_python(folder, block) if shutil.which("java") else (None, "no Java here")


def with_sqlite(folder, block):
    return (block, dict(os.environ)) if shutil.which("sqlite3") and glob.glob(build + "/dreisatz-sqlite.so") else (None, "no sqlite3 here")


def with_library(folder, block):
    if not shutil.which("cmake") or not shutil.which("pkg-config"):
        return None, "no cmake or pkg-config here"
    return block.replace("./dev install\n", ""), install(build, folder + "/installed")[1]


def with_docker(folder, block):
    base = os.environ.get("DREISATZ_IMAGE_BASE")
    if works("docker info", "docker"):
        return block, dict(os.environ)
    if not base or not shutil.which("buildah"):
        return None, "no Docker engine here"
    block = block.replace("docker build", "buildah bud -q --build-arg BASE=" + base)
    block = re.sub(r"docker run -i --rm dreisatz", "buildah run $(buildah from dreisatz) -- dreisatz", block)
    return block, dict(os.environ, STORAGE_DRIVER="vfs", BUILDAH_ISOLATION="chroot")


def with_debian(folder, block):
    return None, "it would be installed on this machine; tests/debian.py builds the packages and runs what is in them"


WAYS = {"Python": with_python, "spaCy": with_python, "SQLite": with_sqlite, "Spark": with_spark, "C and C++": with_library, "Docker": with_docker,
        "Debian": with_debian}
tap.check([name for name, _ in STARTS] == list(WAYS), "README.md has a start for each way", STARTS)
for name, block in STARTS:
    commands = [line for line in block.splitlines() if not line.startswith("# ")]
    wanted = [line[2:] for line in block.splitlines() if line.startswith("# ")]
    tap.check(len(commands) == 2, "%s: two commands" % name, block)
    with tempfile.TemporaryDirectory() as folder:
        for known in ("dev", "docs", "build", "packaging"):
            os.symlink(build if known == "build" else os.path.join(root, known), os.path.join(folder, known))
        script, settings = WAYS[name](folder, "\n".join(commands) + "\n")
        if not script:
            print("# SKIP %s: %s" % (name, settings))
            continue
        where = root if name == "Docker" else folder
        done = subprocess.run(["sh", "-ec", script], cwd=where, capture_output=True, text=True, env=settings)
        tap.check(done.returncode == 0 and done.stdout.splitlines()[-len(wanted):] == wanted, "%s: %s" % (name, commands[-1]),
                  script + done.stdout[-2000:] + done.stderr[-2000:])
tap.finish()
