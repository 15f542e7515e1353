/* A flowchart question by question, made from the numbered list that stands on the page: there is no second
   copy of the texts. The answers are in the address after the #, so they reach no server; going back, sharing
   and printing work. Without this script the list and the drawing stand there. */
(() => {
  "use strict";
  const box = document.querySelector("[data-stapper]");
  if (!box) return;
  const nodes = new Map(
    [...document.querySelectorAll("ol.stroom > li.knoop")].map((item) => [
      item.id,
      {
        item,
        kind: item.dataset.soort,
        ahead: Number(item.dataset.vooruit),
        text: item.querySelector(".knoop__tekst").textContent,
        help: item.querySelector(".knoop__hulp")?.textContent,
        ways: [...item.querySelectorAll(".knoop__antwoorden li, .knoop__daarna")].map((way) => ({
          text: way.querySelector(".knoop__antwoord")?.textContent || "Verder",
          to: way.querySelector("a[href^='#']").hash.slice(1),
        })),
      },
    ]),
  );
  const PREFIX = "#antwoorden=";

  /* The way so far, from the address: [{id, way}], and the node it leads to. A wrong address starts anew. */
  const read = () => {
    const path = [];
    let id = box.dataset.start;
    const parts = location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length).split(",") : [];
    for (const part of parts.filter(Boolean)) {
      const [at, number] = decodeURIComponent(part).split(":");
      const way = nodes.get(id)?.ways[Number(number)];
      if (at !== id || !way) return { path: [], id: box.dataset.start };
      path.push({ id, number: Number(number), text: way.text });
      id = way.to;
    }
    return { path, id };
  };
  const address = (path) => `${PREFIX}${path.map((step) => `${step.id}:${step.number}`).join(",")}`;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter((child) => child !== undefined && child !== ""));
    return element;
  };
  const go = (path) => {
    history.pushState(null, "", address(path));
    draw(true);
  };
  const button = (text, action, name = "") => {
    const element = make("button", { type: "button", class: name }, text);
    element.addEventListener("click", action);
    return element;
  };

  const answersSoFar = (path) => {
    const given = path.filter((step) => nodes.get(step.id).kind === "vraag");
    if (!given.length) return "";
    const list = make("dl", { class: "stapper__antwoorden" });
    given.forEach((step) => {
      const change = button("Wijzig", () => go(path.slice(0, path.indexOf(step))), "stapper__wijzig");
      change.setAttribute("aria-label", `Wijzig je antwoord op: ${nodes.get(step.id).text}`);
      list.append(make("dt", {}, nodes.get(step.id).text), make("dd", {}, `${step.text} `, change));
    });
    return make("div", {}, make("h4", {}, "Je antwoorden"), list);
  };

  const outcome = (node, path) => {
    const parts = [...node.item.querySelectorAll(".knoop__wie, .knoop__verder, .knoop__bron, .stand")].filter(
      (part) => part.tagName === "P",
    );
    const copy = button("Kopieer de link", async () => {
      await navigator.clipboard.writeText(location.href);
      copy.textContent = "Gekopieerd";
    });
    return [
      ...parts.map((part) => part.cloneNode(true)),
      answersSoFar(path),
      make("p", { class: "stapper__knoppen" }, button("Print", () => window.print()), " ", copy),
    ];
  };

  const draw = (focus) => {
    const { path, id } = read();
    const node = nodes.get(id);
    const asked = path.filter((step) => nodes.get(step.id).kind === "vraag").length;
    const place = {
      vraag: `Vraag ${asked + 1} van hoogstens ${asked + node.ahead}`,
      stap: "Doe dit eerst",
      uitkomst: "Dit doe je nu",
    }[node.kind];
    const end = node.kind === "uitkomst";
    const label = make("span", { class: end ? "" : "knoop__soort" }, place);
    const heading = make("h3", { tabindex: "-1", class: "stapper__kop" }, label, ...(end ? [] : [" ", node.text]));
    const body =
      end
        ? [make("p", { class: "stapper__uitkomst" }, node.text), ...outcome(node, path)]
        : [
            node.help ? make("p", { class: "knoop__hulp" }, node.help) : "",
            ...(node.kind === "stap"
              ? [...node.item.querySelectorAll(".knoop__wie, .knoop__regio")].map((part) => part.cloneNode(true))
              : []),
            make(
              "div",
              { class: "stapper__keuzes", role: "group", "aria-label": "Je antwoord" },
              ...node.ways.map((way, number) => button(way.text, () => go([...path, { id, number }]))),
            ),
          ];
    const steps = make("p", { class: "stapper__terug" });
    if (path.length) {
      steps.append(button("Terug", () => go(path.slice(0, -1))), " ", button("Opnieuw beginnen", () => go([])));
    }
    box.replaceChildren(heading, ...body.filter(Boolean), steps);
    if (focus) heading.focus();
  };

  /* One view at a time. A link to a place in the list shows the list. */
  const views = { stap: [box], lijst: [...document.querySelectorAll("[data-lijst]")], schema: [...document.querySelectorAll("[data-schema]")] };
  const chooser = document.querySelector("[data-weergave]");
  const show = (view) => {
    Object.entries(views).forEach(([name, parts]) => parts.forEach((part) => (part.hidden = name !== view)));
    chooser.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.toon === view)));
  };
  chooser.addEventListener("click", (event) => event.target.dataset.toon && show(event.target.dataset.toon));
  const fromAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (nodes.has(id)) {
      show("lijst");
      nodes.get(id).item.scrollIntoView();
    } else {
      show("stap");
      draw(false);
    }
  };
  window.addEventListener("popstate", fromAddress);
  chooser.hidden = false;
  fromAddress();
})();
