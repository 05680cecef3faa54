// The desk works without this; with it, evidence opens beside the text, and "/" goes to the search box.
"use strict";
(() => {
  const panel = document.getElementById("evidence");
  let chosen = null;

  async function open(mark) {
    const answer = await fetch(mark.href, { headers: { "X-Fragment": "1" } });
    if (!answer.ok) { location.assign(mark.href); return; }
    panel.innerHTML = await answer.text();  // our own template, escaped on the server
    panel.classList.add("filled");
    if (chosen) chosen.classList.remove("chosen");
    chosen = mark.closest(".paper") ? mark : null;
    if (chosen) chosen.classList.add("chosen");
    panel.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-claim]");
    if (!panel || !mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(mark).catch(() => location.assign(mark.href));
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      (document.getElementById("q") || document.getElementById("big") || document.getElementById("quick")).focus();
    }
    if (event.key === "Escape" && chosen) {
      panel.classList.remove("filled");
      chosen.focus();
      chosen.classList.remove("chosen");
      chosen = null;
    }
  });

  // what would fill a phone's first screen starts closed there
  if (matchMedia("(max-width: 52rem)").matches) {
    document.querySelectorAll("details.narrow").forEach((part) => part.removeAttribute("open"));
  }
})();
