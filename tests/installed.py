"""The project as `make install` would leave it, in a folder of the test."""
import os, subprocess


def install(build, folder):
    """({name: path} of what was put down, the environment that finds the library, the exit status)."""
    done = subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--destdir", folder], capture_output=True)
    files = {name: os.path.join(path, name) for path, _, names in os.walk(folder) for name in names}
    pc = files["dreisatz.pc"]
    with open(pc) as f:
        described = f.read()
    with open(pc, "w") as f:  # as if it had been installed there for good
        f.write(described.replace("prefix=/", "prefix=%s/" % folder, 1))
    library = os.path.dirname(files["libdreisatz.so"])
    return files, dict(os.environ, LD_LIBRARY_PATH=library, PKG_CONFIG_PATH=os.path.dirname(pc)), done.returncode
