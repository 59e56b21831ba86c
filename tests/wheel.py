"""The wheel of the Python package, and empty environments to install it in, for the tests that use what users get."""
import fcntl, glob, os, subprocess, sys


def run(*args, **more):
    done = subprocess.run(args, cwd="/", capture_output=True, text=True, env=dict(os.environ, PYTHONSAFEPATH="1"), **more)
    return done.returncode == 0, done.stdout + done.stderr


def wheel(root, build):
    """Its path and what pip said; built once for all tests, and again when the program is newer."""
    folder = os.path.join(build, "wheels")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        sources = [os.path.join(build, "dreisatz")] + glob.glob(os.path.join(root, "bindings", "python", "dreisatz", "*"))
        made = [w for w in glob.glob(os.path.join(folder, "*.whl")) if os.path.getmtime(w) > max(map(os.path.getmtime, sources))]
        said = "" if made else run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, root)[1]
        found = glob.glob(os.path.join(folder, "dreisatz-*.whl"))
        return (found[0] if found else None), said


def environment(folder, *packages):
    """The Python of a new environment with these packages of the registry; None where they are not to be had."""
    python = os.path.join(folder, "bin", "python")
    good = run(sys.executable, "-m", "venv", folder)[0] and (not packages or run(python, "-m", "pip", "install", "-q", *packages)[0])
    return python if good else None
