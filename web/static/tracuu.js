// Tra cứu: the conveniences of a page. Everything works without this file; nothing is asked of the network.
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // -- keys: / n p ? and Escape; single ones can be turned off, and none takes a letter from what is typed --------

  const OFF = "tracuu.keys";
  const keys = one("#keys");

  const remembered = () => {
    try { return localStorage.getItem(OFF) !== "off"; } catch { return true; }
  };
  const remember = on => {
    try { localStorage.setItem(OFF, on ? "on" : "off"); } catch { /* private window: for this page only */ }
  };
  let single = remembered();

  const typing = target => target.closest?.("input, textarea, select, [contenteditable]") !== null;

  function openKeys() {
    if (!keys.open) keys.showModal();
  }

  function focusSearch() {
    const box = one('input[type="search"]');
    box?.focus();
    box?.select();
    return Boolean(box);
  }

  const SINGLE = { "/": focusSearch, "?": () => { openKeys(); return true; }, n: () => step(1), p: () => step(-1) };

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { hideTold(); hideCopying(); return; }
    if (!single || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (typing(event.target) || keys.open) return;
    const act = Object.hasOwn(SINGLE, event.key) ? SINGLE[event.key] : null;
    if (act?.()) event.preventDefault();
  });

  for (const button of all("[data-open-keys]")) {
    button.hidden = false;
    button.addEventListener("click", openKeys);
  }
  const choice = one("input", keys);
  choice.checked = single;
  choice.addEventListener("change", () => { single = choice.checked; remember(single); });
  one("[data-close]", keys).addEventListener("click", () => keys.close());

  // -- the places found: next, before, and which of how many -------------------------------------------------------

  const bar = one(".found[data-of]");
  const marks = all(".text mark[id]");
  let at = bar ? Number(bar.dataset.at) : 0;

  // After an address that leads to a passage, the first step goes to the first place in it or behind it.
  function before(direction) {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (at || !target) return at;
    const next = marks.findIndex(mark => target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (next < 0) return direction > 0 ? 0 : marks.length + 1;
    return direction > 0 ? next : next + 1;
  }

  function step(direction, quietly = false) {
    if (!bar || !marks.length) return false;
    const from = before(direction);
    at = (from - 1 + direction + marks.length) % marks.length + 1;
    if (direction < 0 && from === 0) at = marks.length;
    show(quietly);
    return true;
  }

  function show(quietly) {
    const mark = marks[at - 1];
    for (const other of all(".text mark.here")) other.classList.remove("here");
    mark.classList.add("here");
    mark.scrollIntoView({ block: "center" });
    if (!quietly) { mark.tabIndex = -1; mark.focus({ preventScroll: true }); }
    const number = n => n.toLocaleString(document.documentElement.lang === "en" ? "en-US" : "vi-VN");
    one(".at", bar).textContent = `${number(at)}/${number(marks.length)}`;
    const address = n => {
      const there = new URL(location.href);
      there.searchParams.set("cho", n);
      there.hash = `d${n}`;
      return there.href;
    };
    history.replaceState(history.state, "", address(at));
    one('[rel="prev"]', bar).href = address(at > 1 ? at - 1 : marks.length);
    one('[rel="next"]', bar).href = address(at < marks.length ? at + 1 : 1);
  }

  for (const [rel, direction] of [["prev", -1], ["next", 1]]) {
    bar?.querySelector(`[rel="${rel}"]`)?.addEventListener("click", event => {
      if (event.ctrlKey || event.shiftKey || event.metaKey) return;
      if (step(direction, true)) event.preventDefault();
    });
  }

  // -- a card beside a citation: what the list of cited documents tells of it ---------------------------------------

  const told = one("#cite-card");
  let teller = null, waiting = 0;

  function cardOf(link) {
    const line = document.getElementById(link.dataset.line);
    if (!line) return null;
    const card = document.createDocumentFragment();
    const add = (tag, text, to = card) => to.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
    add("p", one("th", line).textContent).className = "name";
    add("p", link.dataset.said);
    const list = card.appendChild(document.createElement("dl"));
    const heads = all("thead th", line.closest("table")), cells = all("th, td", line);
    for (const cell of all(".elsewhere", line)) {
      const row = list.appendChild(document.createElement("div"));
      add("dt", heads[cells.indexOf(cell)].textContent, row);
      const value = row.appendChild(document.createElement("dd"));
      value.append(...[...cell.childNodes].map(node => node.cloneNode(true)));
      for (const within of all("a", value)) within.replaceWith(within.textContent);
    }
    return card;
  }

  function showTold(link) {
    clearTimeout(waiting);
    if (teller === link) return;
    const card = cardOf(link);
    if (!card) return;
    hideTold();
    teller = link;
    told.replaceChildren(card);
    told.hidden = false;
    link.setAttribute("aria-describedby", "cite-card");
    const box = [...link.getClientRects()].at(-1), own = told.getBoundingClientRect(), edge = 8;
    const left = Math.max(edge, Math.min(box.left, document.documentElement.clientWidth - own.width - edge));
    const below = box.bottom + own.height + edge <= innerHeight || box.top < own.height + edge;
    told.style.left = `${left + scrollX}px`;
    told.style.top = `${(below ? box.bottom : box.top - own.height) + scrollY}px`;
  }

  function hideTold() {
    clearTimeout(waiting);
    if (!teller) return;
    teller.removeAttribute("aria-describedby");
    teller = null;
    told.hidden = true;
  }

  const later = (act, ms) => { clearTimeout(waiting); waiting = setTimeout(act, ms); };

  if (told) {
    for (const link of all("a.cite[title]")) {  // the card says it; a tip of the browser would stand over it
      link.dataset.said = link.title.slice(link.title.indexOf(": ") + 2);
      link.removeAttribute("title");
    }
    document.addEventListener("pointerover", event => {
      if (event.pointerType === "touch") return;
      const link = event.target.closest?.("a.cite");
      if (link) later(() => showTold(link), teller ? 0 : 200);
      else if (told.contains(event.target)) clearTimeout(waiting);
      else if (teller && teller !== document.activeElement) later(hideTold, 250);
    });
    document.addEventListener("focusin", event => {
      const link = event.target.closest?.("a.cite");
      if (link?.matches(":focus-visible")) showTold(link);
      else hideTold();
    });
    document.addEventListener("focusout", event => { if (event.target === teller) hideTold(); });
  }

  // -- a name that is typed for a new dossier chooses it ------------------------------------------------------------

  const fresh = one('input[name="ho-so"][value="moi"]'), called = one('input[name="ten-moi"]');
  if (fresh && called) {
    called.addEventListener("input", () => { if (called.value) fresh.checked = true; });
    for (const other of all('input[name="ho-so"]')) {
      other.addEventListener("change", () => { if (other !== fresh) called.value = ""; });
    }
  }

  // -- copying the place of a passage, alone or with the words selected ---------------------------------------------

  const copying = one("#copying"), copied = one("#copied"), article = one("article.document");
  let clearing = 0;

  async function copy(text) {
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = copyOldWay(text); }
    copied.textContent = `${done ? copied.dataset.said : copied.dataset.failed} ${text}`;
    copied.classList.add("shown");
    clearTimeout(clearing);
    clearing = setTimeout(() => { copied.classList.remove("shown"); copied.textContent = ""; }, 6000);
  }

  // Pages that come over plain http from another computer may not use the clipboard directly.
  function copyOldWay(text) {
    const area = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
    area.className = "unseen";
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  function placeOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    let last = "";
    for (const passage of all(".text [data-place]")) {
      const order = passage.compareDocumentPosition(element);
      if (passage !== element && !(order & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))) break;
      last = passage.dataset.place;
    }
    return `[${article.dataset.name}${last ? `, ${last}` : ""}]`;
  }

  // Where the passage begins in which a selection begins: anchors are named for it.
  function startOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    let last = "0";
    for (const anchor of all(".text [id]")) {
      const start = /^p(\d+)$/.exec(anchor.id);
      if (!start) continue;
      const order = anchor.compareDocumentPosition(element);
      if (anchor !== element && !(order & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))) break;
      last = start[1];
    }
    return last;
  }

  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const words = selection.toString().replace(/\s+/g, " ").trim();
    return words && one(".text").contains(range.commonAncestorContainer) ? { range, words } : null;
  };

  function offerCopying() {
    const chosen = selected();
    if (!chosen) { hideCopying(); return; }
    const box = chosen.range.getBoundingClientRect();
    copying.hidden = false;
    const own = copying.getBoundingClientRect(), edge = 8;
    const left = Math.max(edge, Math.min(box.left, document.documentElement.clientWidth - own.width - edge));
    copying.style.left = `${left + scrollX}px`;
    copying.style.top = `${Math.max(edge, Math.min(box.bottom + edge, innerHeight - own.height - edge)) + scrollY}px`;
  }

  function hideCopying() {
    if (copying) copying.hidden = true;
  }

  if (article) {
    let pause = 0;
    document.addEventListener("selectionchange", () => {
      if (copying.contains(document.activeElement)) return;
      clearTimeout(pause);
      pause = setTimeout(offerCopying, 200);
    });
    copying.addEventListener("pointerdown", event => event.preventDefault());  // keep the selection
    copying.addEventListener("submit", event => {
      const chosen = selected(), fields = event.target.elements;
      if (!chosen) { event.preventDefault(); return; }
      fields.tu.value = startOf(chosen.range.startContainer);
      fields.trich.value = chosen.words;
    });
    copying.addEventListener("click", event => {
      const wanted = event.target.dataset.copy, chosen = selected();
      if (!wanted || !chosen) return;
      const place = placeOf(chosen.range.startContainer);
      copy(wanted === "quote" ? `“${chosen.words}” ${place}` : place);
      hideCopying();
    });
    for (const link of all("a.place")) {
      link.addEventListener("click", event => {
        if (event.ctrlKey || event.shiftKey || event.metaKey) return;
        const said = link.title || link.textContent;
        copy(said.slice(said.indexOf("[")));
        if (!link.closest(".text")) event.preventDefault();
      });
    }
  }
})();
