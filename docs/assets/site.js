/* Small helps that only add: without this script everything can still be read and reached. */
(() => {
  "use strict";
  /* Searching: what it needs is loaded when somebody goes to search, not before. */
  const assets = new URL("./", document.currentScript.src).href;
  let loading;
  const load = () => {
    loading ||= ["vendor/zoekbibliotheek.js", "zoekmotor.js", "zoekindex.js", "zoek.js"].reduce(
      (earlier, name) =>
        earlier.then(
          () =>
            new Promise((done, failed) => {
              const script = document.createElement("script");
              script.src = assets + name;
              script.onload = done;
              script.onerror = failed;
              document.head.append(script);
            }),
        ),
      Promise.resolve(),
    );
    return loading;
  };
  const boxHtml = `<form class="zoek__vak" role="search"><label class="zoek__label" for="ID">Zoek een situatie of een woord</label>
    <input id="ID" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" placeholder="Bijvoorbeeld: vervoer, dyslexie, TLV"></form>
    <p class="zoek__status" role="status"></p><ol class="zoek__lijst"></ol>`;
  const box = (element, id, remember) => {
    element.innerHTML = boxHtml.replaceAll("ID", id);
    const input = element.querySelector("input");
    let ready = false;
    const start = () => {
      if (ready) return;
      ready = true;
      load().then(
        () => globalThis.maakZoekvak(element, remember),
        () => (element.querySelector("[role=status]").textContent = "Zoeken lukt nu niet. Kijk in de lijst met alle vragen."),
      );
    };
    input.addEventListener("focus", start);
    input.addEventListener("input", start);
    element.addEventListener("submit", (event) => event.preventDefault());
    return { input, start };
  };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // an address that somebody typed or cut off
    }
  };
  document.querySelectorAll("[data-zoek-hier]").forEach((element) => {
    const { input, start } = box(element, "zoek-hier", true);
    const asked = /^#zoek=(.*)$/.exec(location.hash);
    if (asked) {
      input.value = decoded(asked[1]);
      start();
    }
  });

  const opener = document.querySelector("[data-zoek-open]");
  let dialog;
  if (opener && typeof HTMLDialogElement === "function") {
    opener.addEventListener("click", (event) => {
      const here = document.getElementById("zoek-hier");
      event.preventDefault();
      if (here) {
        here.focus();
        here.scrollIntoView({ block: "center" });
        return;
      }
      if (!dialog) {
        dialog = document.createElement("dialog");
        dialog.className = "zoekvenster md-typeset";
        dialog.setAttribute("aria-label", "Zoeken");
        dialog.innerHTML = '<button type="button" class="zoekvenster__sluit">Sluit</button><div class="zoek"></div>';
        document.body.append(dialog);
        dialog.querySelector("button").addEventListener("click", () => dialog.close());
        dialog.addEventListener("click", (outside) => outside.target === dialog && dialog.close());
        dialog.addEventListener("close", () => opener.focus());
        box(dialog.querySelector(".zoek"), "zoek-venster", false);
      }
      dialog.showModal();
      dialog.querySelector("input").focus();
    });
  }

  /* What is folded on the screen is open on paper; a browser without ::details-content needs this. */
  const folded = () => [...document.querySelectorAll("details[data-open-in-druk]:not([open])")];
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folded();
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
  /* A link to something within it opens it. */
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
    const details = target && (target.closest("details") || (target.matches("h2") && target.parentElement.querySelector(`#${CSS.escape(target.id)} ~ details.vak`)));
    if (details) details.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  /* The menu of a narrow screen: the theme opens it with a label, which a keyboard cannot reach; a button comes in
     its place. Once open the menu has the focus; Escape closes it, and so does going on with Tab. */
  const label = document.querySelector("label.md-header__button[for=__drawer]");
  const opensMenu = document.createElement("button");
  const menuIsOpen = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  const closeMenu = () => menuIsOpen.checked && menuIsOpen.click();
  opensMenu.type = "button";
  opensMenu.className = `${label.className} menuknop`;
  opensMenu.setAttribute("aria-label", "Menu");
  opensMenu.setAttribute("aria-expanded", "false");
  opensMenu.append(...label.childNodes);
  opensMenu.addEventListener("click", () => menuIsOpen.click());
  label.replaceWith(opensMenu);
  menuIsOpen.addEventListener("change", () => {
    opensMenu.setAttribute("aria-expanded", String(menuIsOpen.checked));
    if (menuIsOpen.checked) menu.querySelector("a").focus({ preventScroll: true });
  });
  menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && closeMenu());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menuIsOpen.checked) return;
    closeMenu();
    opensMenu.focus();
  });
  /* The theme goes to the page before or after at the letters p and n: a reader who speaks to the device, or whose
     hand slips, would lose the page (WCAG 2.1.4). It finds those pages by these links. */
  document.querySelectorAll("link[rel=prev], link[rel=next]").forEach((link) => link.remove());

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

  /* The work lists of the editors name hundreds of places in the files; a link for each would be half the page. */
  document.querySelectorAll("[data-regels] code").forEach((place) => {
    const [file, line] = place.textContent.split(":");
    const link = document.createElement("a");
    link.href = place.closest("[data-regels]").dataset.regels.replace("BESTAND", file).replace("REGEL", line);
    place.replaceWith(link);
    link.append(place);
  });

  document.querySelectorAll("a.begrip[title]").forEach((link) => {
    link.dataset.uitleg = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-description", link.dataset.uitleg);
    link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link));
    link.addEventListener("pointerleave", later);
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", hide); // at once: it may cover what has the focus now
  });
  tip.addEventListener("pointerenter", () => clearTimeout(waiting));
  tip.addEventListener("pointerleave", later);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
