/* What must be known before anything is drawn. That scripts run: what they will show has its place from the start.
   And light or dark: as the reader's system has it, until the reader chooses. Only that choice is kept, on the device;
   without this script the page is light. */
(() => {
  "use strict";
  document.documentElement.classList.replace("no-js", "js");
  const KEY = "kleur";
  const SCHEMES = { licht: "default", donker: "slate" };
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // a browser that keeps nothing
  }
  const colour = () => (chosen in SCHEMES ? chosen : system.matches ? "donker" : "licht");
  const paint = () => document.body.setAttribute("data-md-color-scheme", SCHEMES[colour()]);
  system.addEventListener("change", paint);
  document.querySelector("[data-kleurknop]").addEventListener("click", () => {
    chosen = colour() === "donker" ? "licht" : "donker";
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // then it holds until the page is left
    }
    paint();
  });
  paint();
})();
