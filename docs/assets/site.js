/* Small helps that only add: without this script everything can still be read and reached.
   The theme opens its menu and search with labels; a keyboard cannot reach those. */
(() => {
  "use strict";
  const search = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");

  document.querySelectorAll("[data-open-search]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (search && !search.checked) search.click();
      if (query) query.focus();
    });
  });

  document.querySelectorAll("label.md-header__button[for]").forEach((label) => {
    const names = { __drawer: "Menu", __search: "Zoeken" };
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", names[label.htmlFor] || label.title);
    label.tabIndex = 0;
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
  });

  /* The explanation of a term: shown on hover and focus, can be pointed at, leaves on Escape.
     A touch follows the link; without this script the browser shows the title. */
  const tip = document.createElement("div");
  tip.id = "begrip-uitleg";
  tip.className = "begrip-uitleg";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let waiting;

  const hide = () => {
    tip.hidden = true;
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 250);
  };
  const show = (link) => {
    clearTimeout(waiting);
    tip.textContent = link.dataset.uitleg;
    tip.hidden = false;
    const box = link.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = box.bottom + tip.offsetHeight + 8 < window.innerHeight;
    tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
    tip.style.top = `${(below ? box.bottom + 4 : box.top - tip.offsetHeight - 4) + window.scrollY}px`;
  };

  document.querySelectorAll("a.begrip[title]").forEach((link) => {
    link.dataset.uitleg = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-description", link.dataset.uitleg);
    link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link));
    link.addEventListener("pointerleave", later);
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", later);
  });
  tip.addEventListener("pointerenter", () => clearTimeout(waiting));
  tip.addEventListener("pointerleave", later);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
