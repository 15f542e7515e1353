/* Filters of the matrix. Without this script the whole table stands there, grouped by theme.
   The state is in the address after the #: a filtered view can be shared, printed and gone back to, and what
   somebody types reaches no server. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const table = document.querySelector("table.matrix");
  const rows = [...table.querySelectorAll("tr.matrix__rij")];
  const groups = [...table.querySelectorAll("tbody[data-thema]")];
  const heads = [...table.querySelectorAll("th.matrix__partij")];
  const status = form.querySelector("[data-telling]");
  const empty = document.querySelector("[data-leeg]");
  const reset = form.querySelector("[data-wis]");
  const note = table.querySelector("[data-gefilterd]");
  const chosen = () =>
    [...form.querySelectorAll("select, [name=thema]:checked")]
      .filter((field) => field.value)
      .map((field) => `, ${(field.selectedOptions ? field.selectedOptions[0] : field.parentElement).textContent.trim()}`)
      .join("");
  const KEYS = ["thema", "partij", "sector", "plaats", "zekerheid", "q"];

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const words = new Map(rows.map((row) => [row, plain(`${row.cells[0].textContent} ${row.dataset.zoek}`)]));

  const state = () => {
    const data = new FormData(form);
    return Object.fromEntries(KEYS.map((key) => [key, (data.get(key) || "").trim()]));
  };

  const matches = (row, wanted, parts) =>
    (!wanted.thema || row.parentElement.dataset.thema === wanted.thema) &&
    ["partij", "sector", "plaats", "zekerheid"].every(
      (key) => !wanted[key] || row.dataset[key].split(" ").includes(wanted[key]),
    ) &&
    parts.every((part) => words.get(row).includes(part));

  const apply = () => {
    const wanted = state();
    const parts = plain(wanted.q).split(/\s+/).filter(Boolean);
    const shown = rows.filter((row) => {
      row.hidden = !matches(row, wanted, parts);
      return !row.hidden;
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector("tr.matrix__rij:not([hidden])");
    });
    // A party that does nothing in any row that is left takes no column: it saves width on paper.
    heads.forEach((head, index) => {
      const used = !shown.length || shown.some((row) => !row.cells[index + 1].classList.contains("cel--leeg"));
      head.hidden = !used;
      rows.forEach((row) => {
        row.cells[index + 1].hidden = !used;
      });
    });
    const columns = 1 + heads.filter((head) => !head.hidden).length;
    groups.forEach((group) => {
      group.rows[0].cells[0].colSpan = columns;
    });
    const filtered = KEYS.some((key) => wanted[key]);
    status.textContent = filtered
      ? `${shown.length} van ${rows.length} situaties`
      : `${rows.length} situaties`;
    reset.hidden = !filtered;
    note.textContent = filtered ? `Gefilterd: ${status.textContent}${wanted.q ? `, met ‘${wanted.q}’` : ""}${chosen()}.` : "";
    empty.hidden = shown.length > 0;
    table.parentElement.hidden = !shown.length;
    return wanted;
  };

  const address = (wanted) => {
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
    return `${location.pathname}${query.size ? `#${query}` : ""}`;
  };

  const restore = () => {
    const query = new URLSearchParams(location.hash.slice(1));
    KEYS.forEach((key) => {
      const value = query.get(key) || "";
      const field = form.elements[key];
      if (field instanceof RadioNodeList) {
        const known = [...field].some((radio) => radio.value === value);
        field.value = known ? value : "";
      } else {
        field.value = value;
        if (field.value !== value) field.value = "";
      }
    });
    const more = form.querySelector("details");
    if (["partij", "sector", "plaats", "zekerheid"].some((key) => form.elements[key].value)) more.open = true;
    apply();
  };

  let typing;
  form.addEventListener("input", (event) => {
    const wanted = apply();
    if (event.target.name !== "q") {
      history.pushState(null, "", address(wanted));
      return;
    }
    // One step back for a whole word, not for every letter.
    clearTimeout(typing);
    typing = setTimeout(() => history.pushState(null, "", address(wanted)), 600);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => history.pushState(null, "", address(apply()))));
  window.addEventListener("popstate", restore);

  form.hidden = false;
  restore();
})();
