"""Fills a manual page: options from the program's table, functions and example from their sources.
usage: make.py PAGE.in VERSION OUT DREISATZ HEADER EXAMPLE"""
import re, subprocess, sys

page, version, out, dreisatz, header, example = sys.argv[1:7]


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M).rstrip("\n")


def functions():
    source = re.sub(r"/\*.*?\*/", "", open(header, encoding="utf-8").read(), flags=re.S)
    return "\n".join(re.sub(r"\s+", " ", f) + ";" for f in re.findall(r"^DREISATZ_API\s+(.*?\));", source, flags=re.S | re.M))


text = open(page, encoding="utf-8").read()
text = text.replace("@VERSION@", version).replace("@DATE@", "")
if "@OPTIONS@" in text:
    text = text.replace("@OPTIONS@", subprocess.run([dreisatz, "--generate", "man"], check=True, capture_output=True, text=True).stdout.rstrip("\n"))
if "@FUNCTIONS@" in text:
    text = text.replace("@FUNCTIONS@", escape(functions())).replace("@EXAMPLE@", escape(open(example, encoding="utf-8").read()))
open(out, "w", encoding="utf-8").write(text)
