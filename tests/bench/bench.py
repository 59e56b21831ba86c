"""How fast, how big, how soon: prints one table; all figures come from one run on one text.
usage: bench.py DREISATZ SEGMENT STAGES ROOT [MEGABYTES or FILE]; FILE is a text, with an empty line between its documents."""
import glob, json, os, shutil, statistics, subprocess, sys, tempfile, time

dreisatz, segment, stages, root = (os.path.abspath(path) for path in sys.argv[1:5])
wanted = sys.argv[5] if len(sys.argv) > 5 else "64"
source = wanted if os.path.exists(wanted) else None
size = 0 if source else float(wanted) * 1e6
ROUNDS = 3


def timed(command, clock=None):
    """The best of some runs in seconds of the processor, which other work on the machine does not change much, and the peak memory in
    MB. The output goes to a file: grep stops early when it goes nowhere."""
    best, peak = 1e9, 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out)
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        seconds = time.perf_counter() - start if clock else usage.ru_utime + usage.ru_stime
        best, peak = min(best, seconds), max(peak, usage.ru_maxrss / 1024)
    return best, peak


def first_triple():
    """Milliseconds from the start of the program to its first line."""
    times = []
    for _ in range(21):
        start = time.perf_counter()
        child = subprocess.Popen([dreisatz, "-i", "lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.stdin.write("Polen liefert Panzer an die Ukraine.\n".encode())
        child.stdin.flush()
        child.stdout.readline()
        times.append(time.perf_counter() - start)
        child.stdin.close()
        child.wait()
    return 1000 * statistics.median(times)


def row(name, seconds, note=""):
    print("%-44s %8.2f MB/s  %8.3f s  %s" % (name, megabytes / seconds, seconds, note))


def own_texts():
    """The documents of the corpus, as often as the size wants."""
    paths = sorted(glob.glob(os.path.join(root, "corpus", "tune", "*.txt"))) or [os.path.join(root, "corpus", "sample.txt")]
    texts = [open(path, encoding="utf-8").read() for path in paths]
    return texts * max(1, int(size / sum(len(t.encode()) for t in texts)))


# ---- ten times the language data ----


def made_name(number):
    """A name of two words that no text has, another one for each number."""
    syllables = "ba ke li mo ru ta vi zu fo dre".split()
    digits = ["%06d" % number, "%03d" % (number % 997)]
    return " ".join("".join(syllables[int(d)] for d in word).capitalize() + "x" for word in digits)


def more_names(language):
    """Nine made names beside each listed person, organisation and place."""
    paths = [path for kind in ("persons", "organizations", "places") for path in glob.glob(os.path.join(language, "names", kind + "*.tsv"))]
    lines = sum(line[0] not in "#\n" for path in paths for line in open(path, encoding="utf-8"))
    with open(os.path.join(language, "names", "persons-made.tsv"), "w", encoding="utf-8") as f:
        f.write("# made for the bench, CC0-1.0\n")
        f.writelines(sorted("%s\t\tgender=m\n" % made_name(i) for i in range(9 * lines)))


def more_rules(language):
    """Every rule ten times, so that all of them are tried where one was: the worst that so many rules can cost."""
    for path in glob.glob(os.path.join(language, "relations", "*.rel")):
        for i in range(9):
            shutil.copy(path, "%s-%d.rel" % (path[: -len(".rel")], i))


def grown(folder, records):
    """Seconds with the language data as it is, and grown: all three from a model in a file."""
    for name, grow in (("the same from a model file", None), ("with ten times the names", more_names), ("with ten times the rules", more_rules)):
        language, model = os.path.join(folder, "language"), os.path.join(folder, "model")
        shutil.copytree(os.path.join(root, "gazetteers"), language)
        if grow:
            grow(language)
        subprocess.run([dreisatz, "compile", language, "-o", model], check=True, stderr=subprocess.DEVNULL)
        shutil.rmtree(language)
        seconds, _ = timed([dreisatz, "-m", model, "-i", "jsonl", "-f", "json", records])
        base = base if grow else seconds
        row("dreisatz " + name, seconds, "%+.0f %%" % (100 * (seconds / base - 1)) if grow else "")


# ---- others, where they are installed: all of them only find strings ----


def with_spacy(texts, words):
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("de")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", list(nlp.pipe(words)))
    return lambda: [matcher(doc) for doc in nlp.pipe(texts)]


def with_flashtext(texts, words):
    from flashtext import KeywordProcessor

    finder = KeywordProcessor(case_sensitive=True)
    finder.add_keywords_from_list(words)
    return lambda: [finder.extract_keywords(text) for text in texts]


def with_ahocorasick(texts, words):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return lambda: [list(automaton.iter(text)) for text in texts]


def others(texts, words):
    part, used = [], 0
    while used < 1e6 and len(part) < len(texts):
        part.append(texts[len(part)])
        used += len(part[-1].encode())
    for name, make in (("spaCy blank(de), PhraseMatcher", with_spacy), ("FlashText", with_flashtext), ("pyahocorasick", with_ahocorasick)):
        try:
            find = make(part, words)
        except ImportError:
            print("%-44s skipped: not installed" % name)
            continue
        start = time.perf_counter()
        find()
        print("%-44s %8.2f MB/s  on the first %.1f MB" % (name, used / 1e6 / (time.perf_counter() - start), used / 1e6))


with tempfile.TemporaryDirectory() as folder:
    documents = open(source, encoding="utf-8").read().split("\n\n") if source else own_texts()
    text, records, names, lines = (os.path.join(folder, name) for name in ("text.txt", "records.jsonl", "names", "lines"))
    with open(text, "w", encoding="utf-8") as f:
        f.write("\n\n".join(documents))
    with open(records, "w", encoding="utf-8") as f:
        f.writelines(json.dumps({"id": str(i), "text": d}, ensure_ascii=False) + "\n" for i, d in enumerate(documents))
    states = [line.split("\t")[0] for line in open(os.path.join(root, "gazetteers", "names", "states.tsv"), encoding="utf-8") if line[0] not in "#\n-"]
    with open(names, "w", encoding="utf-8") as f:
        f.write("\n".join(states) + "\n")
    megabytes, count = os.path.getsize(text) / 1e6, len(documents)
    words, sentences, _ = subprocess.run([segment, text], capture_output=True, text=True, check=True).stdout.split()
    print("%.1f MB, %d documents, %s words, %s sentences; best of %d runs" % (megabytes, count, words, sentences, ROUNDS))
    icu = min(float(subprocess.run([segment, text], capture_output=True, text=True).stdout.split()[2]) for _ in range(ROUNDS))
    one, peak = timed([dreisatz, "-i", "jsonl", "-f", "json", records])
    row("dreisatz -f json, one core", one, "%.0f words/s, %.0f documents/s" % (int(words) / one, count / one))
    single, _ = timed([dreisatz, "-i", "jsonl", "-f", "json", records], clock=True)
    two, _ = timed([dreisatz, "-i", "jsonl", "-f", "json", "-j", "2", records], clock=True)
    row("dreisatz -f json -j 2, by the clock", two, "%.2f x of one, on %d cores" % (single / two, os.cpu_count()))
    row("ICU alone: conversion, words, sentences", icu, "dreisatz runs at %.2f x of it" % (icu / one))
    # One document of at most 4 MB; before this program itself grows, which would count as the child's peak.
    first = os.path.join(folder, "first.txt")
    with open(text, "rb") as f, open(first, "wb") as g:
        g.write(f.read(4000000).decode("utf-8", "ignore").encode())
    whole, big = timed([dreisatz, "-f", "json", first])
    grown(folder, records)
    row("wc -w", timed(["wc", "-w", text])[0])
    row("grep -owFf with %d names" % len(states), timed(["grep", "-owFf", names, text])[0])
    others(documents, states)
    print("dreisatz -f json, %.1f MB as one document: %.2f s, peak %.0f MB" % (os.path.getsize(first) / 1e6, whole, big))
    print("peak memory, many documents: %.1f MB" % peak)
    print("start to first triple: %.1f ms" % first_triple())
    with open(lines, "w", encoding="utf-8") as f:
        f.writelines(" ".join(d.split()) + "\n" for d in documents[:20000])
    print("\nns per token by stage")
    for line in subprocess.run([stages, lines], capture_output=True, text=True, check=True).stdout.splitlines():
        name, cost, share = line.split("\t")
        print("  %-20s %8s  %3.0f %%" % (name, cost, 100 * float(share)))
