"""The HTML report in a real browser: clicks, filters, keys, colours, and a text that tries to be a script.
usage: browser.py DREISATZ ROOT [FOLDER]; with FOLDER, screenshots are left there."""
import os, subprocess, sys, tempfile

import chromium
from tap import Tap

dreisatz, root = os.path.abspath(sys.argv[1]), sys.argv[2]
if not chromium.find():
    print("1..0 # SKIP no Chromium here")
    sys.exit(0)
tap = Tap()
HOSTILE = ("Polen liefert <script>window.broken = 1</script> Panzer an die Ukraine.\r\n\r\n\"><img src=x onerror=\"window.broken = 2\"> 🚀 \u202eMali\u202c und "
           "Österreich]]>: Frankreich besuchte Mali. </div></main></script><script>window.broken = 3</script>\n\n"
           "Ukraine liefert & <b>Polen</b> 'nichts' \u2028. Schweden unterstützt Norwegen.\n")


def report(folder, name, *args, data=b""):
    path = os.path.join(folder, name)
    done = subprocess.run([dreisatz, "-q", "-f", "html", "-o", path, *args], input=data, capture_output=True)
    assert done.returncode == 0, done.stderr
    return "file://" + path


def shot(browser, name):
    if len(sys.argv) > 3:
        browser.screenshot(os.path.join(sys.argv[3], name))


def visible(browser):
    return browser.run("[...document.querySelectorAll('tr.fact')].filter(f => !f.hidden).length")


with tempfile.TemporaryDirectory() as folder:
    browser = chromium.Browser()
    browser.open(report(folder, "sample.html", os.path.join(root, "corpus", "sample.txt")))
    total = visible(browser)
    tap.check(total > 5 and browser.run("document.getElementById('count').textContent") == "%d of %d relations" % (total, total), "all relations are shown", total)
    shot(browser, "report-light.png")

    browser.click("tr.fact")
    tap.check(browser.run("!document.querySelector('tr.more').hidden && document.querySelector('tr.fact').getAttribute('aria-expanded') === 'true'"), "a click opens the evidence")
    tap.check(browser.run("document.querySelectorAll('mark.on').length") == 2, "both names are marked in the text")
    tap.check(browser.run("document.querySelector('tr.more').textContent.includes(document.querySelector('tr.fact .rule').textContent)"), "the evidence names the rule")
    trigger = browser.run("[...CSS.highlights.get('trigger')].map(r => r.toString()).join()")
    shown = browser.run("[...document.querySelectorAll('tr.more dt')].find(d => d.textContent === 'trigger').nextSibling.textContent")
    tap.check(trigger and trigger == shown, "the trigger is highlighted where it stands", (trigger, shown))
    browser.key("Enter", 13)
    tap.check(browser.run("document.querySelector('tr.more').hidden"), "Enter closes it again")
    browser.key("ArrowDown", 40)
    tap.check(browser.run("document.activeElement === document.querySelectorAll('tr.fact')[1]"), "the arrow goes to the next relation")
    browser.key(" ", 32)
    tap.check(browser.run("!document.querySelectorAll('tr.more')[1].hidden"), "space opens it")
    shot(browser, "report-open.png")

    browser.key("/")
    tap.check(browser.run("document.activeElement.id") == "word", "/ goes to the search")
    for letter in "polen":
        browser.key(letter)
    tap.check(0 < visible(browser) < total, "typing filters", visible(browser))
    browser.key("Escape", 27)
    tap.check(visible(browser) == total, "Escape shows all again")
    browser.run("(() => { const s = document.getElementById('predicate'); s.value = 'supplies'; s.dispatchEvent(new Event('input')); })()")
    tap.check(browser.run("[...document.querySelectorAll('tr.fact')].every(f => f.hidden === (f.dataset.predicate !== 'supplies'))"), "a predicate can be chosen")
    browser.run("(() => { const s = document.getElementById('predicate'); s.value = ''; s.dispatchEvent(new Event('input')); })()")
    browser.click("input[value=PER]")
    tap.check(0 < visible(browser) < total and browser.run("document.querySelectorAll('mark.PER.off').length > 0"), "a type can be left out")
    browser.click("input[value=PER]")
    browser.click("mark.PER")
    tap.check(0 < visible(browser) < total, "a click on a name shows its relations", visible(browser))
    browser.click("mark.PER")
    has_graph = browser.run("!!document.querySelector('#graph svg')")
    if has_graph:
        browser.click("#graph .node text")
        tap.check(0 < visible(browser) < total, "a click on a node shows its relations")
        browser.key("Escape", 27)
    else:
        tap.check(browser.run("document.getElementById('graph').textContent.includes('Graphviz')"), "without Graphviz the report says so")

    light = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.media(prefers_color_scheme="dark")
    dark = browser.run("getComputedStyle(document.body).backgroundColor")
    tap.check(light != dark, "dark mode has its own colours", (light, dark))
    shot(browser, "report-dark.png")
    contrast = browser.run("""(() => {
      const parts = c => c.match(/[\\d.]+/g).slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
      const light = c => { const [r, g, b] = parts(c); return .2126 * r + .7152 * g + .0722 * b; };
      const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
      return Math.min(...[...document.querySelectorAll('mark')].map(m => ratio(light(getComputedStyle(m).color), light(getComputedStyle(m).backgroundColor))));
    })()""")
    tap.check(contrast >= 4.5, "names in dark mode can be read: contrast at least 4.5", contrast)
    browser.media("print")
    tap.check(browser.run("getComputedStyle(document.querySelector('.controls')).display === 'none' && getComputedStyle(document.querySelector('tr.more')).display !== 'none'"),
              "print shows the evidence and no controls")
    browser.media()
    tap.check(not list(browser.complaints()), "no errors and no requests", list(browser.complaints()))
    browser.close()

    browser = chromium.Browser()
    browser.open(report(folder, "hostile.html", data=HOSTILE.encode()))
    tap.check(browser.run("window.broken === undefined && document.querySelectorAll('img, main script').length === 0"), "a text that tries to be a script stays text")
    text = browser.run("document.querySelector('.text').textContent")
    tap.check(text == HOSTILE, "the text is there unchanged", (text, HOSTILE))
    wrong = browser.run("""[...document.querySelectorAll('tr.fact')].filter(f => { f.dispatchEvent(new Event('mouseenter'));
      const text = document.querySelector('.text').textContent, [a, b] = f.dataset.trigger.split(' ').map(Number);
      return b > a && [...CSS.highlights.get('trigger')][0].toString() !== text.slice(a, b); }).length""")
    tap.check(wrong == 0 and visible(browser) > 1, "triggers are found behind emoji and line ends", wrong)
    tap.check(not list(browser.complaints()), "no errors, requests or dialogs", list(browser.complaints()))
    browser.close()

    many = " ".join("%s besuchte %s." % (a, b) for a in ("Polen", "Mali", "Frankreich", "Kanada", "Japan", "Peru", "Chile", "Ghana", "Kenia", "Indien") for b in ("Norwegen", "Schweden", "Italien", "Spanien"))
    browser = chromium.Browser()
    browser.open(report(folder, "many.html", data=(many * 50).encode()))
    tap.check(visible(browser) >= 1000, "a thousand relations open", visible(browser))
    tap.check(not has_graph or browser.run("document.querySelector('#graph svg').getBoundingClientRect().width > 300"), "the graph is drawn at its own size")
    shot(browser, "report-many.png")
    browser.close()
tap.finish()
