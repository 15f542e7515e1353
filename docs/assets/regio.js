/* The reader's own region: chosen once, kept on the device and in the address (?regio=…), so that a shared link
   shows the same. Without this script every page lists all regions. */
(() => {
  "use strict";
  const KEY = "regio";
  const choosers = document.querySelectorAll("[data-regiokeuze]");
  const groups = document.querySelectorAll("[data-per-regio]");
  if (!choosers.length && !groups.length) return;
  const assets = new URL("./", document.currentScript.src).href;

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const store = (id) => {
    try {
      if (id) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
    } catch {
      // then the address alone keeps it
    }
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };
  const load = () =>
    new Promise((done, failed) => {
      if (globalThis.regios) return done();
      const script = make("script", { src: `${assets}regios.js` });
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });

  groups.forEach((group) => [...group.children].forEach((part, at) => (part.dataset.plaats = at)));
  const reorder = (id) =>
    groups.forEach((group) => {
      const parts = [...group.children].sort((a, b) => a.dataset.plaats - b.dataset.plaats);
      const own = parts.filter((part) => id && part.dataset.regio === id);
      group.querySelectorAll(".jouw-regio").forEach((mark) => mark.remove());
      own.forEach((part) => {
        const head = part.querySelector("h3, th");
        if (head) head.append(make("span", { class: "jouw-regio" }, "jouw regio"));
      });
      group.append(...own, ...parts.filter((part) => !own.includes(part)));
    });

  const contact = (one) => {
    const item = make("li", {}, make("strong", {}, one.functie), ": ");
    item.append(one.url ? make("a", { href: one.url }, one.naam) : one.naam);
    if (one.telefoon) item.append(" ", make("a", { class: "telefoon", href: `tel:${one.telefoon.replace(/[ -]/g, "")}` }, one.telefoon));
    if (one.gemeenten.length) item.append(` (${one.gemeenten.join(", ")})`);
    if (!one.nagekeken) item.append(" ", make("span", { class: "stand stand--open" }, "nog niet nagekeken"));
    return item;
  };

  const fill = (box, id, link) => {
    box.replaceChildren();
    if (!id) return;
    const { naam, contacten } = globalThis.regios[id];
    const texts = [...document.querySelectorAll(`[data-per-regio] [data-regio="${id}"] .regio__tekst`)];
    if (texts.length) {
      texts.slice(0, 3).forEach((text) => box.append(make("p", { class: "regiokeuze__tekst" }, ...text.cloneNode(true).childNodes)));
      if (texts.length > 3) box.append(make("p", {}, make("a", { href: "#regio" }, `Alle ${texts.length} afspraken en woorden van ${naam}`)));
    } else {
      box.append(make("p", {}, `Wij kennen hierover geen afspraak van ${naam}.`));
    }
    const details = make("details", { class: "genoemd" }, make("summary", {}, `Bij wie moet je zijn in ${naam}?`));
    const list = make("ul");
    contacten.forEach((one) => list.append(contact(one)));
    details.append(list, make("p", {}, make("a", { href: link }, `Alles over ${naam}, met je gemeente`)));
    box.append(details);
  };

  const show = (id) => {
    const address = new URL(location.href);
    if (id) address.searchParams.set(KEY, id);
    else address.searchParams.delete(KEY);
    history.replaceState(history.state, "", address);
    reorder(id);
    choosers.forEach((chooser) => {
      chooser.querySelector("select").value = id;
      const link = chooser.querySelector(`option[value="${id}"]`)?.dataset.adres;
      if (!id) fill(chooser.querySelector("div"), "", "");
      else load().then(() => fill(chooser.querySelector("div"), id, link), () => undefined);
    });
  };

  choosers.forEach((chooser, at) => {
    const select = make("select", { id: `regio-${at}` }, make("option", { value: "" }, "Kies je regio"));
    chooser.querySelectorAll("[data-regio-id]").forEach((link) =>
      select.append(make("option", { value: link.dataset.regioId, "data-adres": link.getAttribute("href") }, link.textContent)),
    );
    select.addEventListener("change", () => {
      store(select.value);
      show(select.value);
    });
    chooser.replaceChildren(make("p", {}, make("label", { for: select.id }, "Jouw regio: "), select), make("div", { "aria-live": "polite" }));
  });

  const known = [...document.querySelectorAll("[data-regio], [data-regiokeuze] option")].map((one) => one.dataset.regio || one.value);
  const asked = new URLSearchParams(location.search).get(KEY);
  const chosen = asked && known.includes(asked) ? asked : stored();
  if (asked && chosen === asked) store(asked);
  if (chosen && known.includes(chosen)) show(chosen);
})();
