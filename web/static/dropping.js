// Files that are dropped anywhere on the page are those to send: a folder with all that is in it, one after the other.
"use strict";

(() => {
  const input = document.querySelector("input[type=file]#tep"), told = document.querySelector("#da-chon");
  if (!input || !told) return;

  const holdsFiles = event => [...event.dataTransfer.types].includes("Files");

  const entriesOf = folder => new Promise((resolve, reject) => {
    const reader = folder.createReader(), found = [];
    const more = () => reader.readEntries(some => {
      if (!some.length) { resolve(found); return; }
      found.push(...some);
      more();
    }, reject);
    more();
  });

  async function filesOf(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const found = [];
    for (const one of await entriesOf(entry)) found.push(...await filesOf(one));
    return found;
  }

  function say() {
    const names = [...input.files].map(file => file.name);
    told.textContent = names.length ? `${told.dataset.said.replace("{n}", names.length)} ${names.join(", ")}` : "";
  }

  async function take(transfer) {
    const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...transfer.files], chosen = new DataTransfer();
    let files = plain;
    if (entries.some(entry => entry.isDirectory)) files = (await Promise.all(entries.map(filesOf))).flat();
    for (const file of files) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event("change"));
  }

  document.addEventListener("dragover", event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();  // else the browser leaves the page to open the file
    document.body.classList.remove("dropping");
    take(event.dataTransfer);
  });
  input.addEventListener("change", say);
})();
