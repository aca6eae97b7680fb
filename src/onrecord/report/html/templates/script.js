"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const words = (value) => (value || "").split(" ").filter(Boolean);
  const cards = all("[data-finding]");
  const byNumber = new Map(cards.map((card) => [card.dataset.finding, card]));
  const marked = all("article [data-source]");
  const flagged = all("article [data-findings]");
  const placed = all("article [data-at]");
  const chosen = { source: one("by-source"), rule: one("by-rule"), level: one("by-level") };

  function filter() {
    const letters = new Set(words(chosen.source.value));
    const rule = chosen.rule.value;
    const level = chosen.level.value;
    const fits = (own) => !letters.size || words(own).some((letter) => letters.has(letter));
    for (const card of cards) {
      card.hidden = !(fits(card.dataset.source) && (!rule || rule === card.dataset.rule) && (!level || level === card.dataset.level));
    }
    for (const span of marked) span.classList.toggle("off", !fits(span.dataset.source));
    for (const label of all("article [data-letter]")) label.hidden = !fits(label.dataset.letter);
    for (const span of flagged) {
      span.classList.toggle("calm", words(span.dataset.findings).every((number) => byNumber.get(number)?.hidden));
    }
    for (const flag of all("article [data-flag]")) flag.hidden = Boolean(byNumber.get(flag.dataset.flag)?.hidden);
    for (const claim of all("[data-claim]")) claim.hidden = !fits(claim.dataset.claim);
    const shown = cards.filter((card) => !card.hidden).length;
    show("");
    const filtered = letters.size || rule || level;
    one("count").textContent = filtered ? `${shown} of ${cards.length} shown` : "";
    one("none").hidden = !(filtered && cards.length && !shown);
  }

  function reset() {
    for (const select of Object.values(chosen)) select.value = "";
    filter();
  }

  function show(id) {
    for (const element of all(".now")) element.classList.remove("now");
    for (const span of placed) span.classList.toggle("now", words(span.dataset.at).includes(id));
  }

  /* A finding's words and its card are shown together, the words in the middle of the window. */
  function step(by) {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const held = open.findIndex((card) => card.contains(document.activeElement));
    const now = held >= 0 ? held : open.findIndex((card) => card.classList.contains("now"));
    const card = open[now < 0 ? (by > 0 ? 0 : open.length - 1) : (now + by + open.length) % open.length];
    const panel = one("panel");
    show(`words-${card.dataset.finding}`);
    card.classList.add("now");
    card.focus({ preventScroll: true });
    if (getComputedStyle(panel).overflowY === "auto") {
      one(`words-${card.dataset.finding}`)?.scrollIntoView({ block: "center" });
      panel.scrollTo({ top: panel.scrollTop + card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 12 });
    } else {
      card.scrollIntoView({ block: "center" });
    }
  }

  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && one(id);
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    const fold = target.closest("details");
    if (fold) fold.open = true;
    show(target.dataset.finding ? `words-${target.dataset.finding}` : id);
    if (target.matches("li")) target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.closest("article") ? "center" : "nearest" });
  }

  for (const select of Object.values(chosen)) select.addEventListener("change", filter);
  one("reset").addEventListener("click", reset);
  one("previous")?.addEventListener("click", () => step(-1));
  one("next")?.addEventListener("click", () => step(1));
  for (const button of all("[data-only]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen.source.value = button.dataset.only;
      filter();
      one("story").scrollIntoView();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !one("keyed")?.checked) return;
    if (event.target.matches?.("select, textarea, input:not([type=checkbox])")) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    }
  });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
  addEventListener("hashchange", follow);
  one("filter").hidden = !cards.length && !marked.length;
  one("filter").open = matchMedia("(min-width: 60.01rem)").matches;
  if (one("keys")) one("keys").hidden = false;
  follow();
})();
