/* The forms of /redactie/: ask, check while typing, and hand over YAML. Nothing that is typed leaves the page.
   What is asked, refused and said comes from redactie-data.js, which the build makes from the model and the rules;
   the texts that stand in the data come from redactie-teksten.js when somebody wants to change one. */
(() => {
  "use strict";
  const place = document.querySelector("[data-redactie]");
  const data = globalThis.redactie;
  if (!place || !data) return;
  const assets = new URL("./", document.currentScript.src).href;
  const find = (selector) => place.querySelector(selector);
  const [status, out, yaml, kindOf, which] = ["[role=status]", "[data-uit]", "#redactie-yaml", "#redactie-soort", "#redactie-welke"].map(find);

  /* ---- YAML: the fixed shape of the two files, as the data is written by hand */

  const WIDTH = 110;
  const NOT_PLAIN = /^[\s\-?:,[\]{}#&*!|>'"%@`]|:(\s|$)|\s#|\t|\s$|^$/;
  // What YAML would read as a number, a date, a truth value or nothing at all.
  const NOT_TEXT = /^([-+.]?\d[\d_.,:a-fox+-]*|[-+]?\.(inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

  const scalar = (value, inFlow) => {
    if (typeof value !== "string") return String(value);
    if (!NOT_PLAIN.test(value) && !NOT_TEXT.test(value) && !(inFlow && /[,[\]{}:]/.test(value))) return value;
    return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  };
  const fits = (line) => line.length <= WIDTH;
  const onOneLine = (value) => typeof value !== "string" || !value.includes("\n");

  const textLines = (head, value, field, indent) => {
    if (field.soort === "datum" || typeof value !== "string") return [`${head} ${value}`];
    const pad = " ".repeat(indent + 2);
    if (!onOneLine(value)) return [`${head} |-`, ...value.split("\n").map((line) => line && pad + line)];
    const short = `${head} ${scalar(value)}`;
    if (fits(short)) return [short];
    const lines = [`${head} >-`];
    // Only a single space may become the end of a line: YAML makes it one space again.
    for (const word of value.split(/(?<=\S) (?=\S)/)) {
      const longer = `${lines.at(-1)} ${word}`;
      if (lines.length > 1 && fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(pad + word);
    }
    return lines;
  };

  const itemLines = (item, field, indent) => {
    const pad = " ".repeat(indent);
    if (field.soort !== "deel") return textLines(`${pad}-`, item, field, indent);
    const parts = field.velden.filter((part) => part.naam in item);
    if (field.kort && parts.every((part) => !part.lijst && onOneLine(item[part.naam]))) {
      const written = parts.map(
        (part) => `${part.naam}: ${part.soort === "datum" ? item[part.naam] : scalar(item[part.naam], true)}`,
      );
      const line = `${pad}- {${written.join(", ")}}`;
      if (fits(line)) return [line];
    }
    const [first, ...rest] = mapLines(item, field.velden, indent + 2);
    return [`${pad}- ${first.trimStart()}`, ...rest];
  };

  const mapLines = (value, fields, indent) =>
    fields.filter((field) => field.naam in value).flatMap((field) => {
      const head = `${" ".repeat(indent)}${field.naam}:`;
      const given = value[field.naam];
      if (!field.lijst) {
        if (field.soort === "deel") return [head, ...mapLines(given, field.velden, indent + 2)];
        return textLines(head, given, field, indent);
      }
      const ids = field.vorm || field.soort === "id" || field.soort === "keuze";
      if (!given.length || (ids && given.every(onOneLine))) {
        const line = `${head} [${given.map((item) => scalar(item, true)).join(", ")}]`;
        if (!given.length || fits(line)) return [line];
      }
      return [head, ...given.flatMap((item) => itemLines(item, field, indent + 2))];
    });

  const toYaml = (kind, value) => {
    const [first, ...rest] = mapLines(value, data.soorten[kind].velden, 2);
    return ["- " + first.trimStart(), ...rest, ""].join("\n");
  };

  /* ---- the rules about one entry, with the sentences of messages.yml */

  const LETTER = "[\\p{L}\\p{N}_]";
  const EDGE = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;
  // The patterns are Python's, whose \b and \w know all letters, and which writes \U0001f000 for \u{1f000}.
  const pattern = (source, flags = "") => {
    const own = source.replace(/\\U([0-9a-f]{8})/g, (_, hex) => `\\u{${parseInt(hex, 16).toString(16)}}`);
    return new RegExp(own.replaceAll("\\b", EDGE).replaceAll("\\w", LETTER).replaceAll('\\"', '"'), `u${flags}`);
  };
  const literal = (words) => words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const P = data.patronen;
  const SIGN = pattern(P.teken);
  const SENTENCE = pattern(P.zin);
  const ARTICLE = pattern(P.lidwoord, "i");
  const ABBREVIATION = pattern(P.afkorting);
  const OVERCLAIM = pattern(P.vast, "i");
  const LINK = pattern(P.link, "g");
  const sentences = (words) => words.trim().split(SENTENCE);

  /* The nearest known word, measured as Python's difflib does. */
  const matching = (a, b) => {
    let best = [0, 0, 0];
    let before = [];
    for (let i = 0; i < a.length; i++) {
      const row = [];
      for (let j = 0; j < b.length; j++) {
        if (a[i] !== b[j]) continue;
        const size = (row[j] = (before[j - 1] || 0) + 1);
        if (size > best[0]) best = [size, i - size + 1, j - size + 1];
      }
      before = row;
    }
    const [size, i, j] = best;
    if (!size) return 0;
    return size + matching(a.slice(0, i), b.slice(0, j)) + matching(a.slice(i + size), b.slice(j + size));
  };
  const didYouMean = (word, known) => {
    let best = [0.6, ""];
    for (const id of known) {
      const score = (2 * matching(id, word)) / (id.length + word.length);
      if (score > best[0] || (score === best[0] && id > best[1])) best = [score, id];
    }
    return best[1] && `Bedoelde je '${best[1]}'?`;
  };

  const isDate = (value) => {
    const day = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? value : NaN);
    return !isNaN(day) && day.toISOString().startsWith(value);
  };
  const today = () => new Date().toLocaleDateString("sv"); // Swedish dates are written as the data's: 2026-11-21
  const names = (path) => path.filter((part) => typeof part === "string").join(".");

  /* All findings of one entry: {code, niveau, tekst, pad}. `own` is the id that it has in the data, if any. */
  const check = (kind, value, own = "") => {
    const about = data.soorten[kind];
    const found = [];
    const name = value.id ? `'${value.id}'` : "Deze tekst";
    const where = (path) =>
      path.length ? `${name} (${path.map((part) => (typeof part === "number" ? `nummer ${part + 1}` : part)).join(", ")})` : name;
    const add = (code, path, values = {}) => {
      const [niveau, said, mend] = data.berichten[code];
      const filled = { waar: name, ...values };
      const tekst = `${said} ${mend}`.replace(/\{(\w+)\}/g, (_all, key) => filled[key]).replace(/\s+/g, " ").trim();
      found.push({ code, niveau, pad: path, tekst });
    };

    const one = (field, given, path) => {
      const waar = where(path.slice(0, -1));
      if (field.soort === "deel") {
        inside(field.velden, given, path);
        if (field.naam === "niet_verwarren_met" && Boolean(given.begrip) === Boolean(given.woord)) add("M13", path, { waar: where(path) });
      } else if (field.soort === "datum") {
        if (!isDate(given)) add("M07", path, { waar, waarde: given });
      } else if (field.soort === "id") {
        reference(field, given, path);
      } else if (field.max && [...given].length > field.max) {
        add("M09", path, { waar, veld: field.naam, maximum: field.max });
      } else if (field.vorm && !pattern(field.vorm).test(given)) {
        const isSlug = field.naam === "id";
        add(isSlug ? "M08" : "M11", path, { waar, veld: field.naam, waarde: given, uitleg: data.titelvorm });
      }
    };
    const inside = (fields, part, path) => {
      for (const field of fields) {
        const given = part[field.naam];
        const at = [...path, field.naam];
        if (given === undefined) {
          if (field.verplicht) add("M02", at, { waar: where(path), veld: field.naam, uitleg: field.uitleg });
        } else if (field.lijst) {
          given.forEach((item, number) => one(field, item, [...at, number]));
          if (field.soort === "id")
            given.forEach((id, number) => given.indexOf(id) < number && add("V04", [...at, number], { id, veld: names(at) }));
        } else one(field, given, at);
      }
    };
    const reference = (field, id, path) => {
      const { ids, naam, bestand } = data.bekend[field.van];
      const waar = `${name} bij '${names(path)}'`;
      const isOwn = field.van === kind && id === value.id;
      if (!(id in ids) && !isOwn) {
        const suggestie = didYouMean(id, Object.keys(ids)) || `Voeg het toe aan ${bestand} of haal de verwijzing weg.`;
        add("V02", path, { waar, id, soort: naam, suggestie });
      }
      if (isOwn) add("V03", path, { waar });
    };
    const everyText = (part, path, visit) => {
      if (typeof part === "string") visit(part, path);
      else if (part && typeof part === "object")
        for (const [key, inner] of Object.entries(part)) everyText(inner, [...path, Array.isArray(part) ? +key : key], visit);
    };

    inside(about.velden, value, []);
    if (value.status && (value.status === "vastgesteld") !== Boolean((value.vastgesteld_door || []).length)) add("M12", ["status"]);
    if (value.id && value.id !== own) {
      if (value.id in about.regels) add("V01", ["id"], { id: value.id, eerder: `${about.bestand}:${about.regels[value.id]}` });
      if (about.bezet.includes(value.id)) add("V07", ["id"]);
    }
    everyText(value, [], (words, path) => {
      const sign = SIGN.exec(words);
      if (sign) {
        const code = `U+${sign[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
        add("Y14", path, { teken: sign[0] in data.tekens ? `${code}, ${data.tekens[sign[0]]}` : code });
      }
      const overclaim = OVERCLAIM.exec(words);
      if (overclaim) add("I05", path, { woorden: overclaim[0] });
      const left = words.replace(LINK, "");
      if (left.includes("[[") || left.includes("]]")) add("V08", path);
      for (const [, id] of words.matchAll(LINK)) {
        if (id === "-" || id in data.begrippen || (kind === "begrip" && id === value.id)) continue;
        const suggestie = didYouMean(id, Object.keys(data.begrippen)) || "Voeg het toe aan data/glossary.yml of haal de haken weg.";
        add("V06", path, { id, suggestie });
      }
    });
    for (const path of about.b1) {
      const words = path.reduce((part, key) => part && part[key], value);
      const longest = words ? Math.max(...sentences(words).map((sentence) => sentence.trim().split(/\s+/).length)) : 0;
      if (longest > data.meeste_woorden) add("T01", path, { veld: path.join("."), woorden: longest });
    }
    const articles = value.grondslag || [];
    if (value.nagekeken_op && isDate(value.nagekeken_op) && value.nagekeken_op > today()) add("I02", ["nagekeken_op"], { datum: value.nagekeken_op });
    if (value.zekerheid === "wettelijk" && !articles.length) add("I03", ["zekerheid"]);
    else if (value.zekerheid === "wettelijk" && !articles.some((article) => article.stand)) add("I07", ["zekerheid"]);
    if (value.zekerheid === "onbevestigd" && !(value.te_verifieren || []).length) add("I04", ["zekerheid"]);
    articles.forEach(({ wet, artikel = "", stand }, number) => {
      const [law, read] = data.wetten[wet] || [];
      const at = ["grondslag", number, "stand"];
      const waar = `${name} (grondslag)`;
      if (!stand || !read || stand === read || !isDate(stand)) return;
      if (stand < read) add("I06", at, { waar, artikel: `${artikel} ${law}`.trim(), stand, nieuwer: read });
      else add("I08", at, { waar, stand, gelezen: read });
    });
    if (kind === "situatie") checkPayer(value, add);
    else checkTerm(value, add);
    return found;
  };

  const checkPayer = (value, add) => {
    const payers = (value.betaalt || []).map((part) => data.partijen[part.partij]);
    if (!value.antwoord || !payers.length || payers.includes(undefined)) return;
    const first = sentences(value.antwoord)[0];
    const isNamed = payers.some((party) => party.in_zin.some((word) => pattern(`\\b${literal(word)}`, "i").test(first)));
    if (!isNamed) add("I01", ["antwoord"], { voorbeeld: payers[0].voorbeeld });
  };

  const checkTerm = (value, add) => {
    const { voorkeursterm: term = "", definitie = "", uitleg = "", bovenliggend = [], gerelateerd = [] } = value;
    const plain = term.toLowerCase();
    const same = Object.entries(data.begrippen).find(([id, other]) => id !== value.id && plain === other.term.toLowerCase());
    if (same) add("B01", ["voorkeursterm"], { term, eerder: same[0] });
    const isUpper = (words) => words === words.toUpperCase() && words !== words.toLowerCase();
    if (isUpper(term)) add("B09", ["voorkeursterm"], { term });
    const article = ARTICLE.exec(definitie);
    const first = definitie.split(/\s+/)[0];
    if (article) add("B02", ["definitie"], { woord: article[0] });
    else if (isUpper(definitie.slice(0, 1)) && !isUpper(first) && definitie.includes(" ")) add("B02", ["definitie"], { woord: first });
    if (definitie.endsWith(".")) add("B03", ["definitie"]);
    if (term && pattern(`\\b${literal(plain)}\\b`).test(definitie.toLowerCase())) add("B04", ["definitie"], { term });
    const visible = [term, ...(value.alternatieve_termen || []), ...(value.afkortingen || [])];
    (value.zoektermen || []).forEach((hidden, number) => visible.includes(hidden) && add("B05", ["zoektermen", number], { term: hidden }));
    const above = (id) => bovenliggend.includes(id) || ((data.begrippen[id] || {}).boven || []).includes(value.id);
    new Set(gerelateerd.filter(above)).forEach((id) => add("B06", ["gerelateerd", gerelateerd.indexOf(id)], { id }));
    const short = ABBREVIATION.exec(uitleg);
    if (short) add("B10", ["uitleg"], { afkorting: short[0] });
  };

  Object.assign(data, { yaml: toYaml, controleer: check });

  /* ---- the form: a control per field; get() is undefined where nothing was filled in */

  let counter = 0;
  const unique = (name) => `redactie-${name}-${++counter}`;
  const el = (tag, properties = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === "string") made.setAttribute(name, value);
      else made[name] = value;
    }
    made.append(...children.filter(Boolean));
    return made;
  };
  const button = (label, action) => {
    const made = el("button", { type: "button" }, label);
    made.addEventListener("click", action);
    return made;
  };
  const owners = new WeakMap(); // input → its control
  let form;

  const helpOf = (field) => {
    const example = field.voorbeeld ? ` Voorbeeld: “${field.voorbeeld}”` : "";
    const lines = field.lijst && "voorbeeld" in field ? " Zet elk op een eigen regel." : "";
    return el("span", { class: "redactie__hulp", id: unique("hulp") }, field.uitleg + lines + example);
  };
  const labelOf = (field) => field.label + (field.verplicht ? "" : " (mag leeg)");

  /* Makes a control of it that shows its findings; `target` is where they are read out. */
  const finished = (control, target, help) => {
    control.at ||= () => control;
    const wrong = el("ul", { class: "redactie__fouten", id: unique("fout"), hidden: true });
    target.setAttribute("aria-describedby", `${help ? help.id : ""} ${wrong.id}`.trim());
    control.el.append(wrong);
    control.show = (found) => {
      wrong.replaceChildren(...found.map((one) => el("li", { class: `redactie__${one.niveau}`, "data-code": one.code }, said(one))));
      wrong.hidden = !found.length;
      const isWrong = found.some((one) => one.niveau === "fout");
      if (target.tagName !== "FIELDSET") target.setAttribute("aria-invalid", String(isWrong));
    };
    return control;
  };
  const said = (one) => `${one.niveau[0].toUpperCase()}${one.niveau.slice(1)} ${one.code}: ${one.tekst}`;

  const leaf = (field, label = labelOf(field)) => {
    const id = unique(field.naam);
    const isLines = field.lijst && field.soort !== "id";
    const help = label === labelOf(field) ? helpOf(field) : "";
    let input;
    if (field.soort === "keuze" || field.soort === "janee") {
      const choices = field.soort === "janee" ? [["", "ja"], ["false", "nee"]] : [["", "Kies …"], ...field.keuzes];
      input = el("select", { id }, ...choices.map(([value, shown]) => el("option", { value }, shown)));
    } else if (isLines || field.soort === "tekst") {
      input = el("textarea", { id, rows: isLines ? 3 : 2 });
    } else {
      input = el("input", { id, type: field.soort === "datum" ? "date" : "text" });
      if (field.soort === "id") input.setAttribute("list", `redactie-lijst-${field.van}`);
    }
    const control = { field, input };
    // What is not touched goes out as it came in, also where the form cannot show it exactly.
    let given;
    let shown = input.value;
    const typed = () => {
      if (isLines) {
        const lines = input.value.split("\n").map((line) => line.trim()).filter(Boolean);
        return lines.length ? lines : undefined;
      }
      if (field.soort === "janee") return input.value ? false : undefined;
      // A date that does not exist is not nothing: it must be told.
      if (input.validity.badInput) return "wat hier staat";
      return input.value.trim() || undefined;
    };
    control.get = () => (input.value === shown && !input.validity.badInput ? given : typed());
    control.set = (value) => {
      given = value;
      input.value = isLines && value ? value.map((line) => line.replaceAll("\n", " ")).join("\n") : value === undefined ? "" : String(value);
      if (field.soort === "janee" && value === true) input.value = "";
      shown = input.value;
    };
    owners.set(input, control);
    const called = field.soort === "id" && el("span", { class: "redactie__naam" });
    if (called) control.name = () => called.replaceChildren(data.bekend[field.van].ids[input.value.trim()] || "");
    control.el = el("div", { class: "redactie__veld" }, el("label", { for: id }, label), help, input, called);
    return finished(control, input, help);
  };

  const boxes = (field) => {
    const inputs = field.keuzes.map(([value]) => el("input", { type: "checkbox", id: unique(field.naam), value }));
    const control = { field, input: inputs[0] };
    let given;
    control.get = () => {
      const now = inputs.filter((input) => input.checked).map((input) => input.value);
      const same = given && now.length === given.length && now.every((id) => given.includes(id));
      return same ? given : now.length ? now : undefined;
    };
    control.set = (value) => {
      given = value;
      inputs.forEach((input) => (input.checked = Boolean(value && value.includes(input.value))));
    };
    inputs.forEach((input) => owners.set(input, control));
    const help = helpOf(field);
    const choices = inputs.map((input, number) => el("div", {}, input, " ", el("label", { for: input.id }, field.keuzes[number][1])));
    control.el = el("fieldset", { class: "redactie__veld redactie__vinkjes" }, el("legend", {}, labelOf(field)), help, ...choices);
    return finished(control, control.el, help);
  };

  /* One part with fields of its own. */
  const part = (field, title) => {
    const inner = field.velden.map((one) => makeControl(one));
    const control = { field, inner, input: inner[0].input };
    control.get = () => {
      const pairs = inner.map((one) => [one.field.naam, one.get()]).filter(([, value]) => value !== undefined);
      return pairs.length ? Object.fromEntries(pairs) : undefined;
    };
    control.set = (value = {}) => inner.forEach((one) => one.set(value[one.field.naam]));
    control.at = ([name, ...rest]) => {
      const child = inner.find((one) => one.field.naam === name);
      return child ? child.at(rest) : control;
    };
    control.legend = el("legend", {}, title || labelOf(field));
    const help = title ? "" : helpOf(field);
    control.el = el("fieldset", { class: "redactie__deel" }, control.legend, help, ...inner.map((one) => one.el));
    return finished(control, control.el, help);
  };

  /* A list of parts or of ids, each with a button to remove it. */
  const list = (field) => {
    let items = [];
    const control = {
      field,
      get inner() {
        return items;
      },
      get input() {
        return items.length ? items[0].input : more;
      },
    };
    const help = helpOf(field);
    const body = el("div");
    const more = button(`Voeg toe: ${field.label.toLowerCase()}`, () => {
      add().input.focus();
      refresh();
    });
    const title = (number) => `${field.label} ${number + 1}`;
    const renumber = () =>
      items.forEach((item, number) => {
        (item.legend || item.el.querySelector("label")).textContent = title(number);
        item.remove.textContent = `Haal weg: ${title(number).toLowerCase()}`;
      });
    const add = () => {
      const item = field.soort === "deel" ? part(field, title(items.length)) : leaf(field, title(items.length));
      item.remove = button("", () => {
        const number = items.indexOf(item);
        items.splice(number, 1);
        item.el.remove();
        renumber();
        more.focus();
        changed();
        status.textContent = `${title(number)} is weggehaald.`;
      });
      item.el.append(item.remove);
      items.push(item);
      body.append(item.el);
      renumber();
      return item;
    };
    const filled = () => items.filter((item) => item.get() !== undefined);
    control.get = () => {
      const values = filled().map((item) => item.get());
      return values.length ? values : undefined;
    };
    control.set = (value) => {
      items = [];
      body.replaceChildren();
      (value || []).forEach((one) => add().set(one));
      if (!items.length && field.verplicht) add();
    };
    control.at = ([number, ...rest]) => (filled()[number] ? filled()[number].at(rest) : control);
    control.el = el("fieldset", { class: "redactie__lijst" }, el("legend", {}, labelOf(field)), help, body, more);
    control.set();
    return finished(control, control.el, help);
  };

  const makeControl = (field) => {
    if (field.soort === "deel") return field.lijst ? list(field) : part(field);
    if (field.lijst && field.soort === "id") return list(field);
    return field.lijst && field.soort === "keuze" ? boxes(field) : leaf(field);
  };
  const everyControl = (controls = [...form.controls.values()]) =>
    controls.flatMap((one) => [one, ...everyControl(one.inner || [])]);

  /* ---- the page around it */

  const buildForm = (kind) => {
    const about = data.soorten[kind];
    const made = { kind, own: "", asked: false, dirty: false, controls: new Map() };
    const sections = about.groepen.map(([title, fields]) => {
      const id = unique("groep");
      const inside = fields.map((name) => makeControl(about.velden.find((field) => field.naam === name)));
      const rest = inside.filter((one) => !one.field.verplicht);
      const must = inside.filter((one) => one.field.verplicht);
      for (const one of [...must, ...rest]) made.controls.set(one.field.naam, one);
      const section = el("section", { "aria-labelledby": id }, el("h2", { id }, title), ...must.map((one) => one.el));
      if (rest.length) {
        const summary = `Mag ook: ${rest.map((one) => one.field.label.toLowerCase()).join(", ")}`;
        section.append(el("details", { class: "vak redactie__meer" }, el("summary", {}, summary), ...rest.map((one) => one.el)));
      }
      return section;
    });
    made.summary = el("div", { class: "redactie__samenvatting", tabindex: "-1", role: "group", "aria-label": "Wat nog niet klopt", hidden: true });
    const ready = el("button", { type: "submit", class: "redactie__klaar" }, "Maak de tekst klaar");
    made.el = el("form", { novalidate: "", autocomplete: "off" }, made.summary, ...sections, ready);
    made.el.addEventListener("submit", finish);
    return made;
  };

  const value = () =>
    Object.fromEntries([...form.controls].map(([name, control]) => [name, control.get()]).filter(([, given]) => given !== undefined));

  /* Checks all there is, and shows what is wrong with the fields that somebody has been at. */
  const refresh = () => {
    const now = value();
    const found = check(form.kind, now, form.own);
    const by = new Map();
    for (const one of found) {
      const [name, ...rest] = one.pad;
      const control = form.controls.get(name).at(rest);
      by.set(control, [...(by.get(control) || []), one]);
    }
    for (const control of everyControl()) {
      control.show(form.asked || control.touched ? by.get(control) || [] : []);
      if (control.name) control.name();
    }
    const wrong = found.filter((one) => one.niveau === "fout");
    form.summary.hidden = !form.asked || !wrong.length;
    out.hidden = !form.asked || Boolean(wrong.length);
    if (!form.summary.hidden) showSummary(by);
    if (!out.hidden) yaml.value = toYaml(form.kind, now);
    return wrong.length;
  };

  const showSummary = (by) => {
    const items = [];
    for (const control of everyControl()) {
      for (const one of (by.get(control) || []).filter((one) => one.niveau === "fout")) {
        const link = el("a", { href: `#${control.input.id}` }, said(one));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          const folded = control.el.closest("details");
          if (folded) folded.open = true;
          control.input.focus();
        });
        items.push(el("li", { "data-code": one.code }, link));
      }
    }
    const words = items.length === 1 ? "Er klopt nog één ding niet" : `Er kloppen nog ${items.length} dingen niet`;
    form.summary.replaceChildren(el("h2", {}, words), el("ul", {}, ...items));
  };

  const finish = (event) => {
    event.preventDefault();
    form.asked = true;
    (refresh() ? form.summary : out.querySelector("h2")).focus();
  };

  /* What comes out: the text for the file, and what to do with it. */
  const handedOver = (words) => {
    form.dirty = false;
    find("[data-gedaan]").textContent = words;
  };
  find("[data-kopieer]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(yaml.value);
    } catch {
      yaml.select(); // a page that was opened from disk
      document.execCommand("copy");
    }
    handedOver("De tekst is gekopieerd.");
  });
  find("[data-bewaar]").addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([yaml.value]));
    el("a", { href: address, download: `${value().id}.yml` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    handedOver("De tekst is bewaard als bestand.");
  });

  let waiting;
  const touch = (control) => {
    control.touched = true;
    refresh();
  };
  const slug = (words) =>
    words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-|-$/g, "");
  const changed = () => {
    form.dirty = true;
    status.textContent = "";
    refresh();
  };
  place.addEventListener("input", (event) => {
    const control = owners.get(event.target);
    if (!control) return;
    const id = form.controls.get("id");
    if (control === id) form.ownId = true;
    // The fixed name follows from the title until somebody writes it.
    if (!form.own && !form.ownId && control.field.naam === data.soorten[form.kind].naam) id.input.value = slug(event.target.value);
    changed();
    clearTimeout(waiting);
    waiting = setTimeout(() => touch(control), 500);
  });
  place.addEventListener("focusout", (event) => {
    const control = owners.get(event.target);
    if (control && !control.el.contains(event.relatedTarget)) touch(control);
  });
  window.addEventListener("beforeunload", (event) => form && form.dirty && event.preventDefault());

  /* The texts of the data, all in one script; undefined where it cannot be had. */
  const texts = () =>
    new Promise((done) => {
      if (globalThis.redactieTeksten) return done(globalThis.redactieTeksten);
      const script = el("script", { src: `${assets}redactie-teksten.js` });
      script.onload = script.onerror = () => done(globalThis.redactieTeksten);
      document.head.append(script);
    });

  const start = async (kind, id) => {
    const known = id && (await texts());
    if (id && !known) {
      which.value = "";
      await start(kind, "");
      status.textContent = "De teksten kunnen nu niet worden opgehaald. Probeer het later nog eens.";
      return;
    }
    form = buildForm(kind);
    if (id) {
      form.own = id;
      form.controls.forEach((control, name) => control.set(known[kind][id].waarde[name]));
      form.controls.get("id").input.readOnly = true;
    } else form.controls.get("status").input.value = "concept";
    find("[data-formulier]").replaceChildren(form.el);
    find("[data-nieuw]").hidden = Boolean(id);
    find("[data-bestaand]").hidden = !id;
    const address = id ? known[kind][id].adres : data.soorten[kind].bewerk;
    place.querySelectorAll("[data-adres]").forEach((link) => (link.href = address));
    find("[data-gedaan]").textContent = "";
    form.el.querySelectorAll("details").forEach((details) => (details.open = Boolean(id)));
    refresh();
    status.textContent = `Het formulier staat klaar: ${which.selectedOptions[0].label}.`;
  };
  const fillWhich = () => {
    const known = Object.entries(data.bekend[kindOf.value].ids).sort((a, b) => a[1].localeCompare(b[1], "nl"));
    which.replaceChildren(el("option", { value: "" }, "Een nieuwe tekst"), ...known.map(([id, name]) => el("option", { value: id }, name)));
  };
  const choose = (event) => {
    if (form && form.dirty && !confirm("Wat je hebt getypt, gaat dan weg. Doorgaan?")) {
      kindOf.value = form.kind;
      fillWhich();
      which.value = form.own;
      return;
    }
    if (event.target === kindOf) fillWhich();
    start(kindOf.value, which.value);
  };
  kindOf.addEventListener("change", choose);
  which.addEventListener("change", choose);

  for (const [kind, { ids }] of Object.entries(data.bekend))
    place.append(el("datalist", { id: `redactie-lijst-${kind}` }, ...Object.entries(ids).map(([value, label]) => el("option", { value, label }))));
  find("[data-zonder]").remove();
  find("[data-keuze]").hidden = false;
  // An address such as #begrip=thuiszitter opens that text.
  const [, askedKind, askedId] = /^#(situatie|begrip)=([a-z0-9-]*)$/.exec(location.hash) || [];
  if (askedKind) kindOf.value = askedKind;
  fillWhich();
  which.value = askedId in data.bekend[kindOf.value].ids ? askedId : "";
  start(kindOf.value, which.value);
})();
