/* The search box: loaded when somebody first uses it. Results are links under the box; arrows walk along them.
   What is typed stays on the device. On a page with its own box it stands in the address after the #, which no
   server sees, so that Back brings the results back. */
(() => {
  "use strict";
  const AT_FIRST = 6;
  const STEP = 12;
  const search = globalThis.maakZoekmotor(globalThis.zoekindex, globalThis.zoekbibliotheek);
  const { soorten, themas } = globalThis.zoekindex;
  const root = new URL("../", document.querySelector("script[src*='assets/site.js']").src).href;
  /* From disk the address of a folder shows its files: the copy of the site there (macros/offline.py) names the page. */
  const onDisk = location.protocol === "file:";
  const address = (place) => root + (onDisk ? place.replace(/\/(?=#|$)/, "/index.html") : place);

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };

  const result = (found) => {
    const link = make("a", { href: address(found.adres), class: "zoek__link" }, found.titel);
    const item = make("li", { class: `zoek__vondst zoek__vondst--${found.soort}` });
    item.append(make("p", { class: "zoek__kop" }, make("span", { class: "soort" }, soorten[found.soort]), " ", link));
    if (found.zin) item.append(make("p", { class: "zoek__zin" }, found.zin));
    if (found.betaler) item.append(make("p", { class: "zoek__betaler" }, "Betaalt: ", make("strong", {}, found.betaler)));
    return item;
  };

  const link = (place, text) => make("a", { href: address(place) }, text);
  const elsewhere = (few) => {
    const box = make("div", { class: "zoek__verder" });
    const themes = make("p", {}, few ? "Kijk bij een thema: " : "Staat het er niet bij? Kijk bij een thema: ");
    themas.forEach(({ id, naam }, at) => themes.append(at ? ", " : "", link(`zoeken/#thema-${id}`, naam)));
    box.append(themes, make("p", {}, "Of vraag het iemand: ", link("ouders/meedenken/", "wie kan met je meedenken?")));
    return box;
  };

  /** Makes a working search box in an element. `remember` keeps the question in the address. */
  globalThis.maakZoekvak = (element, remember) => {
    const input = element.querySelector("input");
    const status = element.querySelector("[role=status]");
    const list = element.querySelector(".zoek__lijst");
    let shown = AT_FIRST;
    let waiting;

    const tell = (text) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (status.textContent = text), 300);
    };
    const draw = () => {
      const question = input.value.trim();
      if (remember) {
        const hash = question ? `#zoek=${encodeURIComponent(question)}` : location.pathname;
        if (question || location.hash.startsWith("#zoek=")) history.replaceState(null, "", hash);
      }
      element.classList.toggle("zoek--bezig", Boolean(question));
      list.replaceChildren();
      if (question.length < 2) return tell("");
      const { vondsten, bijna } = search(question);
      vondsten.slice(0, shown).forEach((found) => list.append(result(found)));
      const rest = vondsten.length - shown;
      if (rest > 0) {
        const more = make("button", { type: "button" }, `Toon meer (nog ${rest})`);
        more.addEventListener("click", () => {
          const first = shown;
          shown += STEP;
          draw();
          list.children[first].querySelector("a").focus();
        });
        list.append(make("li", { class: "zoek__meer" }, more));
      }
      const none = vondsten.length === 0;
      if (none || bijna.length) {
        const hint = make("p", { class: "zoek__bijna" }, none ? "Niets gevonden. " : "");
        bijna.forEach((word, at) => {
          const button = make("button", { type: "button" }, word);
          button.addEventListener("click", () => {
            input.value = word;
            shown = AT_FIRST;
            draw();
            input.focus();
          });
          hint.append(at ? " " : "Bedoel je: ", button);
        });
        if (none && !bijna.length) hint.append("Probeer één gewoon woord, zoals ‘vervoer’ of ‘dyslexie’.");
        list.prepend(make("li", {}, hint));
      }
      list.append(make("li", {}, elsewhere(none)));
      return tell(none ? "Niets gevonden." : `${vondsten.length} gevonden. Bovenaan: ${vondsten[0].titel}.`);
    };

    input.addEventListener("input", () => {
      shown = AT_FIRST;
      draw();
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a.zoek__link");
      if (first) first.focus();
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...list.querySelectorAll("a.zoek__link, .zoek__meer button")];
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0 || next >= stops.length) return;
      event.preventDefault();
      stops[next].focus();
    });
    draw();
    element.dataset.klaar = "";
  };
})();
