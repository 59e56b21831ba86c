"""What of a text's capitalised words the language data knows, and the most frequent of those that it does not.
usage: coverage_text.py DREISATZ TEXT [--top N] [-m MODEL]"""
import argparse, collections, subprocess

parser = argparse.ArgumentParser()
parser.add_argument("dreisatz")
parser.add_argument("text")
parser.add_argument("--top", type=int, default=0)
parser.add_argument("-m", "--model")
args = parser.parse_args()
model = ["-m", args.model] if args.model else []
done = subprocess.run([args.dreisatz, "explain", "--words", *model, args.text], check=True, capture_output=True, text=True)
words = [line.split("\t") for line in done.stdout.split("\n") if line]
kinds = collections.Counter(kind for kind, _ in words)
for kind in ("lexicon", "name", "unknown"):
    print("%-8s %7d  %5.2f %%" % (kind, kinds[kind], 100 * kinds[kind] / max(1, len(words))))
unknown = collections.Counter(word for kind, word in words if kind == "unknown")
print("unknown more than twice: %d words" % sum(n > 2 for n in unknown.values()))
for word, n in sorted(unknown.items(), key=lambda item: (-item[1], item[0]))[: args.top]:
    print("%6d  %s" % (n, word))
