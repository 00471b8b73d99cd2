// Recent searches: kept in this browser only (localStorage), shown on the first page, cleared there.
"use strict";
(() => {
  const KEY = "tracuu.recent";
  const MOST = 10;

  const load = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((one) => one && typeof one.q === "string") : [];
    } catch {
      return []; // storage is switched off, or holds something else
    }
  };

  const keep = (list) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
    } catch {
      // nothing is kept where the browser does not allow it
    }
  };

  const remember = () => {
    const asked = location.pathname.endsWith("/hoi");
    if (!asked && !location.pathname.endsWith("/tim")) return;
    const q = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 200);
    if (q) keep([{ q, asked }, ...load().filter((one) => one.q !== q)]);
  };

  const show = () => {
    const place = document.querySelector(".recent");
    const found = load();
    if (!place || !found.length) return;
    const list = place.querySelector("ul");
    for (const one of found) {
      const link = document.createElement("a");
      link.textContent = one.q;
      link.href = (one.asked ? place.dataset.hoi : place.dataset.tim) + "?q=" + encodeURIComponent(one.q);
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    place.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(KEY);
      place.hidden = true;
      document.querySelector("#q")?.focus();
    });
    place.hidden = false;
  };

  remember();
  show();
})();
