// Suggestions while typing: of the collection (from our own server), and earlier searches of this browser.
// A combobox with a list of options: arrows go through it, Enter opens, Escape closes; without this file, a plain box.
"use strict";
(() => {
  const form = document.querySelector("form.search[data-suggest]");
  const box = form?.querySelector('input[type="search"]');
  if (!box) return;
  const WAIT = 60, EARLIER = 3, LIST = "goi-y";
  const said = form.dataset;

  const list = document.createElement("ul");
  Object.assign(list, { id: LIST, hidden: true, className: "suggestions" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said.label);
  const told = document.createElement("span");
  told.className = "unseen";
  told.setAttribute("role", "status");
  box.parentElement.append(list);
  form.append(told);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", LIST]]) {
    box.setAttribute(name, value);
  }

  let at = -1, waiting = 0, asked = null;

  const options = () => [...list.children];
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

  function earlier(typed) {
    try {
      const kept = JSON.parse(localStorage.getItem("tracuu.recent") || "[]");
      const same = kept.filter(one => one && typeof one.q === "string" && fold(one.q).startsWith(typed) && fold(one.q) !== typed);
      return same.slice(0, EARLIER).map(one => ({
        text: one.q, kind: said.earlier, address: `${one.asked ? said.ask : form.getAttribute("action")}?q=${encodeURIComponent(one.q)}`,
      }));
    } catch {
      return []; // storage is switched off, or holds something else
    }
  }

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    close();
    list.replaceChildren(...found.map((one, n) => {
      const option = document.createElement("li");
      option.id = `${LIST}-${n}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = one.address;
      for (const [name, text] of [["text", one.text], ["kind", one.kind]]) {
        const part = option.appendChild(document.createElement("span"));
        part.className = name;
        part.textContent = text;
        if (name === "text") { part.lang = "vi"; option.append(" "); }
      }
      return option;
    }));
    told.textContent = found.length ? `${found.length} ${said.counted}` : "";
    if (!found.length) return;
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  async function look() {
    const typed = fold(box.value);
    const own = earlier(typed);
    if (!typed) { show(own); return; }
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${said.suggest}?q=${encodeURIComponent(box.value)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === box) show([...own, ...await answer.json()]);
    } catch { /* typed on, or no answer: the box works without */ }
  }

  function choose(next) {
    clearTimeout(waiting);
    asked?.abort();  // what is gone through is not exchanged
    const all = options();
    if (all[at]) all[at].setAttribute("aria-selected", "false");
    at = (next + all.length + 1) % (all.length + 1);  // the last of the round is the box itself
    const option = all[at];
    if (!option) { at = -1; box.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  box.setAttribute("aria-expanded", "false");
  box.addEventListener("input", event => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(look, WAIT);
  });
  box.addEventListener("compositionend", () => { clearTimeout(waiting); waiting = setTimeout(look, WAIT); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", event => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { look(); return; }
      choose(event.key === "ArrowDown" ? at + 1 : at < 0 ? options().length - 1 : at - 1);
    } else if (event.key === "Enter" && !list.hidden && options()[at]) {
      event.preventDefault();
      location.assign(options()[at].dataset.address);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("pointerdown", event => event.preventDefault());  // the box keeps the focus
  list.addEventListener("click", event => {
    const option = event.target.closest('[role="option"]');
    if (option) location.assign(option.dataset.address);
  });
})();
