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
})();
