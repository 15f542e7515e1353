/* Filter of the list of terms. Without this script the whole list stands there, from A to Z. */
(() => {
  "use strict";
  const form = document.querySelector("[data-begrippenfilter]");
  if (!form) return;
  const rows = [...document.querySelectorAll(".begrippenlijst > div")];
  const letters = [...document.querySelectorAll("section.letter")];
  const status = form.querySelector("[data-telling]");
  const empty = document.querySelector("[data-leeg]");
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const words = new Map(rows.map((row) => [row, plain(`${row.textContent} ${row.dataset.zoek}`)]));

  const apply = () => {
    const query = form.elements.q.value.trim();
    const parts = plain(query).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row) => {
      row.hidden = !parts.every((part) => words.get(row).includes(part));
      shown += row.hidden ? 0 : 1;
    });
    letters.forEach((letter) => {
      letter.hidden = !letter.querySelector(".begrippenlijst > div:not([hidden])");
    });
    status.textContent = parts.length ? `${shown} van ${rows.length} woorden` : `${rows.length} woorden`;
    empty.hidden = shown > 0;
    // After the #, so that what somebody types reaches no server; a letter there is left as it is.
    if (query || location.hash.startsWith("#q=")) {
      history.replaceState(null, "", `${location.pathname}${query ? `#q=${encodeURIComponent(query)}` : ""}`);
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.q.value = new URLSearchParams(location.hash.slice(1)).get("q") || "";
  form.hidden = false;
  apply();
})();
