"""Writes the report's style and script as C, with the hash that the page's policy allows. usage: embed.py CSS JS OUT"""
import base64, hashlib, json, sys

css, script = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def lines(text):
    return "\n".join("    " + json.dumps(line, ensure_ascii=True).replace("\\u", "\\\\u") for line in text.splitlines(keepends=True))


assert css.isascii() and script.isascii(), "the style and the script are ASCII"
with open(sys.argv[3], "w", encoding="utf-8") as out:
    out.write("/* Made by embed.py. */\n")
    for name, text in (("REPORT_CSS", css), ("REPORT_JS", script)):
        out.write("static const char %s[] =\n%s;\n" % (name, lines(text)))
    out.write('static const char REPORT_HASH[] = "sha256-%s";\n' % digest)
