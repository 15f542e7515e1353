/* The search engine: Dutch, forgiving, on the device. No page, no network: index in, results out.

   Every word of the question is looked up on its own, in all its shapes: its stem, the words of its group
   (juf = leerkracht), its parts (leerlingenvervoer = leerling + vervoer), together with its neighbour (ib er),
   as a beginning while typing, and with one or two typing errors if the word is not known. Per word the best shape counts.
   A document that has all words stands above one that has a few of them often. */
(() => {
  "use strict";
  const STOPWORDS = new Set(
    ("de het een en of van voor met op in is zijn te aan bij om er ik je jij jouw mijn me we wij ons onze dat die dit deze " +
      "als dan dus maar ook nog al wel naar door uit over tot hoe wat wie waar waarom wanneer welke kan kun moet mag wil " +
      "word wordt worden heb hebt heeft hebben had ben bent was ze zij hij haar hem hun u uw iets iemand men zo daar hier " +
      "the nu ga gaat doe doet doen krijg krijgt krijgen heet betekent betekenis uitleg wiens want omdat toch s t n niet steeds heel altijd elke elk mn zn die ie graag echt even gewoon eigenlijk vaak " +
      "komt komen zit zitten staat laten laat blijft blijven werkt moeten willen kunnen zal zou").split(" "),
  );
  const FIELDS = { titel: 6, namen: 4, zoek: 5, vraag: 3.5, zin: 2, tekst: 0.4 };
  const KIND = { situatie: 1.1, stroom: 1.1, begrip: 1, pagina: 0.8 };
  /* What the way of asking tells of what is wanted. */
  const INTENT = [
    [/\b(beteken\w*|wat is|wat zijn|afkorting|definitie|uitleg)\b/, "begrip", 1.5],
    [/\b(betaalt?|betalen|kosten?|vergoed\w*|wie regelt|rekening)\b/, "situatie", 1.25],
    [/\b(stappen|stappenplan|hoe vraag|aanvragen|hoe gaat|procedure|schema|wat moet ik doen)\b/, "stroom", 1.3],
  ];
  const LEAST_PART = 4;
  const LIKENESS = 0.6;
  const NAMED = 1.4;

  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/['’`.](?=\p{L}\b)/gu, "");
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];

  globalThis.maakZoekmotor = (index, { MiniSearch, stemmer }) => {
    /* Snowball leaves the t and the d of a verb (betaalt, geweigerd) and doubled vowels; both sides get the same. */
    const stems = new Map();
    const stem = (word) => {
      let found = stems.get(word);
      if (found === undefined) {
        found = /\d/.test(word) || word.length < 4 ? word : stemmer(word);
        if (found.length > 4) found = found.replace(/([^aeiou])[td]$/, "$1");
        found = found.replace(/([aeou])\1(?=[^aeiou]$)/, "$1").replace(/ij/g, "y");
        stems.set(word, found);
      }
      return found;
    };

    const vocabulary = new Set();
    const documents = index.documenten.map((document, id) => ({ ...document, id }));
    for (const { titel, zin, vraag, tekst, namen, zoek } of documents)
      for (const word of words([titel, zin, vraag, tekst, ...namen, ...zoek].join(" "))) vocabulary.add(word);
    /* As it sounds: dislecsie and dyslexie, begelijder and begeleider, kriesis and crisis. */
    const sounds = (word) =>
      word
        .replace(/ph/g, "f")
        .replace(/sch/g, "sg")
        .replace(/ch/g, "g")
        .replace(/x/g, "ks")
        .replace(/c(?=[eiy])/g, "s")
        .replace(/c|q/g, "k")
        .replace(/ij|ei|ey/g, "y")
        .replace(/ou|au/g, "u")
        .replace(/ie|i|y/g, "i")
        .replace(/th|dt/g, "t")
        .replace(/z/g, "s")
        .replace(/v/g, "f")
        .replace(/(.)\1+/g, "$1");
    /* Typing errors between two words: letters changed, left out, added or swapped; `most` is where counting stops. */
    const errors = (a, b, most) => {
      if (Math.abs(a.length - b.length) > most) return most + 1;
      let before = [];
      let row = [...Array(b.length + 1).keys()];
      for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
          const same = a[i - 1] === b[j - 1];
          next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        }
        if (Math.min(...next) > most) return most + 1;
        before = row;
        row = next;
      }
      return row[b.length];
    };

    const spelled = new Map();
    for (const word of vocabulary) if (!spelled.has(stem(word)) || word.length < spelled.get(stem(word)).length) spelled.set(stem(word), word);
    /* The hidden search words hold usual typing errors: fit to find with, not to propose. */
    const shown = new Set(documents.flatMap(({ titel, zin, vraag, tekst, namen }) => words([titel, zin, vraag, tekst, ...namen].join(" "))));
    const known = new Set(spelled.keys());
    const heard = [...known].filter((one) => one.length > 2 && !/\d/.test(one)).map((one) => [one, sounds(one)]);
    const nearestCache = new Map();
    /** The known stems that an unknown word may be meant as → how sure that is; at most four. */
    const nearest = (word) => {
      let found = nearestCache.get(word);
      if (found) return found;
      const own = stem(word);
      const sound = sounds(own);
      const most = own.length < 4 ? 0 : own.length < 6 ? 1 : 2;
      found = heard
        .map(([one, other]) => [one, Math.min(errors(sound, other, most), errors(own, one, most) + 0.2)])
        .filter(([one, wrong]) => wrong <= most + 0.2 && (wrong < 1.5 || one[0] === own[0] || sounds(one)[0] === sound[0]))
        .sort((a, b) => a[1] - b[1] || Math.abs(a[0].length - own.length) - Math.abs(b[0].length - own.length))
        .slice(0, 4)
        .map(([one, wrong]) => [one, 1 - wrong * 0.2]);
      nearestCache.set(word, found);
      return found;
    };

    /* Parts of a compound, from words that the site itself uses: leerlingen|vervoer, taal|achterstand(s). */
    const cuts = new Map();
    const parts = (word) => {
      let found = cuts.get(word);
      if (found) return found;
      found = [];
      for (let at = LEAST_PART; at <= word.length - LEAST_PART; at += 1) {
        const head = word.slice(0, at);
        const tail = word.slice(at);
        const headKnown = vocabulary.has(head) || (head.endsWith("s") && vocabulary.has(head.slice(0, -1)));
        if (headKnown && vocabulary.has(tail) && !STOPWORDS.has(tail)) {
          const score = Math.min(head.length, tail.length);
          if (!found.score || score > found.score) {
            found = [head.endsWith("s") && !vocabulary.has(head) ? head.slice(0, -1) : head, tail];
            found.score = score;
          }
        }
      }
      cuts.set(word, found);
      return found;
    };

    const groups = new Map();
    for (const group of index.woordgroepen)
      for (const word of group.flatMap(words)) groups.set(stem(word), [...(groups.get(stem(word)) || []), ...group.flatMap(words).map(stem)]);

    const engine = new MiniSearch({
      fields: Object.keys(FIELDS),
      storeFields: [],
      tokenize: (text) => words(text).filter((word) => !STOPWORDS.has(word)),
      processTerm: (word) => [stem(word), ...parts(word).map((part) => `~${stem(part)}`)],
      extractField: (document, field) => (Array.isArray(document[field]) ? document[field].join(" ") : document[field]),
      searchOptions: { boost: FIELDS, bm25: { k: 1.1, b: 0.6, d: 0.3 } },
    });
    engine.addAll(documents);

    /* What can be asked for as a whole: a name, an abbreviation, a title, a search phrase. */
    const key = (text) =>
      words(text)
        .filter((word) => !STOPWORDS.has(word))
        .map(stem)
        .sort()
        .join(" ");
    const exact = new Map();
    const phrases = documents.map(({ namen, zoek, titel }) => [...new Set([titel, ...namen, ...zoek].map(key))].map((one) => new Set(one.split(" "))));
    for (const { id, namen } of documents)
      for (const name of namen) {
        const typed = words(name).join(" ");
        exact.set(typed, (exact.get(typed) || new Set()).add(id));
      }
    /* How much of the question and of the best phrase of a document is the same: 0 to 1. */
    const likeness = (id, asked) =>
      phrases[id].reduce((best, phrase) => {
        let same = 0;
        asked.forEach((word) => phrase.has(word) && (same += 1));
        return Math.max(best, same / (asked.size + phrase.size - same));
      }, 0);

    const lookUp = (term, options) =>
      new Map(engine.search(term, { tokenize: (text) => [text], processTerm: (text) => text, ...options }).map((hit) => [hit.id, hit.score]));
    const keep = (best, hits, weight) => hits.forEach((score, id) => best.set(id, Math.max(best.get(id) || 0, score * weight)));

    /** A stem where it stands by itself, within a compound, or as another word of its group. */
    const near = (own) => {
      const best = lookUp(own);
      keep(best, lookUp(`~${own}`), 0.4);
      for (const other of groups.get(own) || []) {
        if (other === own) continue;
        keep(best, lookUp(other), 0.5);
        keep(best, lookUp(`~${other}`), 0.25);
      }
      return best;
    };

    /** One word in all its shapes → id of a document → score. */
    const forms = (word, last) => {
      const own = stem(word);
      const best = near(own);
      const isKnown = known.has(own);
      const cut = parts(word);
      if (cut.length) {
        const [head, tail] = cut.map((part) => near(stem(part)));
        head.forEach((score, id) => tail.has(id) && keep(best, new Map([[id, (score + tail.get(id)) / 2]]), 0.8));
        keep(best, head, 0.15);
        keep(best, tail, 0.15);
      }
      if (/\d/.test(word)) return best;
      if (word.length >= 3 && (last || !isKnown)) keep(best, lookUp(own, { prefix: true }), last ? 0.5 : 0.6);
      if (!isKnown) nearest(word).forEach(([other, sure]) => keep(best, near(other), sure));
      return best;
    };

    const query = (text) => {
      const all = words(text);
      const telling = all.filter((word) => !STOPWORDS.has(word));
      return telling.length ? telling : all;
    };

    /** How the question may have been meant: each unknown word in turn as the known words that it looks like. */
    const nearly = (text, asked) => {
      const found = new Set();
      for (const word of asked.filter((one) => one.length > 3 && !known.has(stem(one)) && !parts(one).length))
        nearest(word).forEach(([other]) => shown.has(spelled.get(other)) && found.add(plain(text).replace(word, spelled.get(other))));
      return [...found].slice(0, 3);
    };

    /** The question → `vondsten`: documents, best first; `bijna`: how the question may have been meant. */
    return (text) => {
      const asked = query(text);
      if (!asked.length) return { vondsten: [], bijna: [] };
      const total = new Map();
      const matched = new Map();
      let weights = 0;
      asked.forEach((word, at) => {
        const hits = forms(word, at === asked.length - 1);
        for (const joined of [asked[at - 1] && asked[at - 1] + word, asked[at + 1] && word + asked[at + 1]])
          if (joined && known.has(stem(joined))) keep(hits, lookUp(stem(joined)), 0.8);
        const weight = Math.log(1 + documents.length / (1 + hits.size));
        weights += weight;
        hits.forEach((score, id) => {
          total.set(id, (total.get(id) || 0) + score ** 0.7);
          matched.set(id, (matched.get(id) || 0) + weight);
        });
      });
      const named = exact.get(words(text).join(" ")) || new Set();
      const typed = words(text);
      const within = new Set();
      for (let from = 0; from < typed.length; from += 1)
        for (let to = from + 1; to <= Math.min(typed.length, from + 4); to += 1)
          (exact.get(typed.slice(from, to).join(" ")) || []).forEach((id) => within.add(id));
      const wanted = new Map(INTENT.filter(([way]) => way.test(plain(text))).map(([, kind, more]) => [kind, more]));
      const whole = new Set(key(text).split(" "));
      const vondsten = [...total]
        .map(([id, score]) => {
          const document = documents[id];
          let final = score * KIND[document.soort] * (wanted.get(document.soort) || 1) * (matched.get(id) / weights);
          if (within.has(id)) final *= NAMED;
          final *= 1 + LIKENESS * likeness(id, whole);
          if (named.has(id)) final = final * 2 + 1000;
          return { ...document, score: final };
        })
        .sort((a, b) => b.score - a.score || a.id - b.id);
      const least = vondsten.length ? Math.min(vondsten[0].score, 200) * 0.1 : 0;
      return { vondsten: vondsten.filter(({ score }) => score > least).slice(0, 40), bijna: nearly(text, asked) };
    };
  };
})();
