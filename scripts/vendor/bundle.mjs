// Bundles MiniSearch and the Dutch Snowball stemmer into one classic script. A classic script and no
// module: a page that is opened from disk may load the first and not the second.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";

const version = async (name) =>
  JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

await build({
  stdin: {
    contents:
      'import MiniSearch from "minisearch"; import { stemmer } from "@orama/stemmers/dutch"; globalThis.zoekbibliotheek = { MiniSearch, stemmer };',
    resolveDir: new URL(".", import.meta.url).pathname,
  },
  bundle: true,
  minify: true,
  target: "es2020",
  format: "iife",
  legalComments: "none",
  banner: {
    js:
      `/* MiniSearch ${await version("minisearch")}, Copyright Luca Ongaro, MIT licence; ` +
      `@orama/stemmers ${await version("@orama/stemmers")} (Snowball, Dutch), Apache-2.0 licence. Made by 'make vendor'. */`,
  },
  outfile: new URL("../../docs/assets/vendor/zoekbibliotheek.js", import.meta.url).pathname,
});
