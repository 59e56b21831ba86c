"use strict";
// Filters, highlights and keys of the report. It only shows and hides what is in the page; nothing is loaded.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const facts = all("tr.fact");
  const details = fact => fact.nextElementSibling;
  const controls = {
    word: document.getElementById("word"),
    predicate: document.getElementById("predicate"),
    factuality: document.getElementById("factuality"),
    types: all("input[name=type]"),
    count: document.getElementById("count"),
  };

  function offer(select, values) {
    [...new Set(values)].sort().forEach(value => select.add(new Option(value, value)));
  }
  offer(controls.predicate, facts.map(fact => fact.dataset.predicate));
  offer(controls.factuality, facts.map(fact => fact.dataset.factuality));

  function filter() {
    const word = controls.word.value.toLocaleLowerCase("de"), predicate = controls.predicate.value, factuality = controls.factuality.value;
    const types = new Set(controls.types.filter(box => box.checked).map(box => box.value));
    let shown = 0;
    for (const fact of facts) {
      const keep = (!predicate || fact.dataset.predicate === predicate) && (!factuality || fact.dataset.factuality === factuality)
        && types.has(fact.dataset.subjectType) && types.has(fact.dataset.objectType)
        && (!word || (fact.textContent + details(fact).textContent).toLocaleLowerCase("de").includes(word));
      fact.hidden = !keep;
      if (!keep) { details(fact).hidden = true; fact.setAttribute("aria-expanded", "false"); }
      shown += keep;
    }
    for (const mark of all("mark")) mark.classList.toggle("off", !types.has(mark.className.split(" ")[0]));
    controls.count.textContent = `${shown} of ${facts.length} relations`;
  }

  // A range of characters of a text, over the marks within it.
  function range(text, start, end) {
    const found = document.createRange(), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let at = 0, open = false;
    for (let node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
      if (!open && start < at + node.length) { found.setStart(node, start - at); open = true; }
      if (open && end <= at + node.length) { found.setEnd(node, end - at); return found; }
    }
    return null;
  }

  function paint(name, ranges) {
    if (!window.Highlight) return;
    CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
  }

  const span = (text, value) => { const [start, end] = value.split(" ").map(Number); return end > start ? range(text, start, end) : null; };

  function show(fact, scroll) {
    const text = fact.closest("section").querySelector(".text");
    all(".on").forEach(element => element.classList.remove("on"));
    fact.classList.add("on");
    for (const id of [fact.dataset.subject, fact.dataset.object]) {
      const mark = document.getElementById(id);
      if (mark) mark.classList.add("on");
    }
    paint("sentence", [span(text, fact.dataset.sentence)]);
    paint("trigger", [span(text, fact.dataset.trigger)]);
    const first = document.getElementById(fact.dataset.subject);
    if (scroll && first) first.scrollIntoView({ block: "nearest" });
  }

  function toggle(fact) {
    const more = details(fact);
    more.hidden = !more.hidden;
    fact.setAttribute("aria-expanded", String(!more.hidden));
    show(fact, true);
  }

  function neighbour(fact, step) {
    const shown = facts.filter(other => !other.hidden);
    const next = shown[shown.indexOf(fact) + step];
    if (next) next.focus();
  }

  for (const fact of facts) {
    fact.addEventListener("click", () => toggle(fact));
    fact.addEventListener("mouseenter", () => show(fact, false));
    fact.addEventListener("focus", () => show(fact, false));
    fact.addEventListener("keydown", event => {
      const keys = { Enter: () => toggle(fact), " ": () => toggle(fact), ArrowDown: () => neighbour(fact, 1), ArrowUp: () => neighbour(fact, -1) };
      if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });
  }

  // A name in the text or in the graph becomes the word to look for.
  function lookFor(word) {
    controls.word.value = controls.word.value === word ? "" : word;
    filter();
  }
  for (const mark of all("mark")) {
    mark.addEventListener("click", () => lookFor(mark.dataset.name));
    mark.addEventListener("keydown", event => { if (event.key === "Enter") lookFor(mark.dataset.name); });
  }
  for (const node of all("#graph .node")) node.addEventListener("click", () => lookFor(node.querySelector("text").textContent));

  [controls.word, controls.predicate, controls.factuality, ...controls.types].forEach(control => control.addEventListener("input", filter));
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== controls.word) { event.preventDefault(); controls.word.focus(); }
    if (event.key === "Escape") { controls.word.value = ""; filter(); }
  });
  filter();
})();
