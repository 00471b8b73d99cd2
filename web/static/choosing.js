// What a browser writes beside a field for files ("Choose File") is in the browser's language: here it is in the page's.
// The field itself lies unseen over its frame, so that a click, a key and a file dropped on it work as ever.
"use strict";

for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
  const frame = document.createElement("div"), button = document.createElement("span"), told = document.createElement("span");
  frame.className = "picker";
  button.className = "act other";
  button.textContent = input.dataset.choose;
  told.className = "quiet path";
  for (const part of [button, told]) part.setAttribute("aria-hidden", "true");
  input.before(frame);
  frame.append(input, button, told);
  const say = () => {
    const { length } = input.files;
    told.textContent = !length ? input.dataset.none : length === 1 ? input.files[0].name : input.dataset.several.replace("{n}", length);
  };
  input.addEventListener("change", say);
  say();
}
