"""Lines and branches of src/ that a build with -Db_coverage=true has run through, by file and in all, from gcov.
usage: coverage.py BUILD-FOLDER"""
import collections, glob, json, os, subprocess, sys

build = os.path.abspath(sys.argv[1])
lines, branches = collections.defaultdict(dict), collections.defaultdict(dict)
notes = [p for p in glob.glob(os.path.join(build, "**", "*.gcda"), recursive=True) if "seed" not in p]
for note in notes:
    done = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", note], cwd=build, capture_output=True)
    for text in done.stdout.splitlines():
        for file in json.loads(text)["files"]:
            name = os.path.relpath(os.path.join(build, file["file"]), os.path.dirname(build))
            if not name.startswith("src" + os.sep) or not name.endswith(".c"):
                continue
            for line in file["lines"]:
                at = line["line_number"]
                lines[name][at] = lines[name].get(at, 0) + line["count"]
                for i, branch in enumerate(line["branches"]):
                    branches[name][at, i] = branches[name].get((at, i), 0) + branch["count"]


def share(counts):
    return 100 * sum(c > 0 for c in counts) / len(counts) if counts else 100


print("lines branches")
for name in sorted(lines, key=lambda n: share(lines[n].values())):
    print("%5.1f %5.1f  %s" % (share(lines[name].values()), share(branches[name].values()), name))
print("%5.1f %5.1f  in all, of %d lines" % (share([c for n in lines for c in lines[n].values()]), share([c for n in branches for c in branches[n].values()]),
                                       sum(map(len, lines.values()))))
