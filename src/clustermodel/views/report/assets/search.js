"use strict";
// Finds elements by words in any form, and by codes in letters of either script.
(() => {
  const { all, link: linkTo, onEdition } = report;
  const LONGEST = 90;
  const AROUND = 60;
  const FIRST = 12;
  const SHORTEST = 4;
  const CYRILLIC = "авекмнорстух";
  const LATIN = "abekmhopctyx";
  const ENDING = new RegExp("(?:иями|ями|ами|иях|ях|ах|ого|его|ому|ему|ыми|ими|ией|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ом|ем|"
    + "ам|ям|ию|ью|ия|ии|ье|ов|ев|[аеиоуыьюяй]|ies|es|ed|ing|[sy])$", "u");

  /** A word as it is compared; one with a digit is a code, in which letters that look alike are the same. */
  const seen = (word) => (/\d/u.test(word) ? word.replace(/[а-я]/gu, (one) => LATIN[CYRILLIC.indexOf(one)] ?? one) : word);
  const words = (text) => (text.toLowerCase().replaceAll("ё", "е").match(/[\p{L}\p{N}]+(?:\.\p{N}+)*/gu) ?? []).map(seen);

  /** A word without its ending, if enough is left of it. */
  function stem(word) {
    const bare = word.replace(ENDING, "");
    return /\d/u.test(word) || bare.length < SHORTEST ? word : bare;
  }

  /** The texts of an entry, without the labels of the page itself: «working notes» tells nothing of work. */
  function spoken(entry) {
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("dt, h5, summary, b, .more, .led")) found.push(walker.currentNode);
    return found;
  }

  const joined = (text) => ` ${words(text).join(" ")} `;

  /** How well an entry answers: by its title word for word at its beginning, in any order, by forms of the words, by its text. */
  function rank({ title, text }, asked, stems) {
    if (title.startsWith(` ${asked.join(" ")} `)) return 0;
    if (asked.every((one) => title.includes(` ${one} `))) return 1;
    if (stems.every((one) => title.includes(` ${one}`))) return 2;
    return stems.every((one) => text.includes(` ${one}`)) ? 3 : null;
  }

  function searching(shown) {
    const [box, told, hits] = [".query", ".told", ".hits"].map((one) => shown.querySelector(one));
    let known = null;

    function find() {
      known ??= all(".entries > article", shown).map((entry) => (
        { entry, title: joined(entry.firstChild.textContent), text: joined(spoken(entry).map((one) => one.data).join(" ")) }));
      const asked = words(box.value);
      const stems = asked.map(stem);
      const ranked = asked.length ? known.map((one) => [rank(one, asked, stems), one.entry]).filter(([one]) => one !== null) : [];
      const found = ranked.sort(([a], [b]) => a - b).map(([place, entry]) => [entry, place === 3 ? reason(entry, stems) : ""]);
      list(found, FIRST);
      told.textContent = !asked.length ? "" : found.length ? told.dataset.some.replace("{n}", found.length) : told.dataset.none;
    }

    function list(found, number) {
      hits.replaceChildren(...found.slice(0, number).map(hit));
      if (found.length <= number) return;
      const [item, more] = ["li", "button"].map((one) => document.createElement(one));
      more.textContent = told.dataset.all;
      more.addEventListener("click", () => {
        list(found, found.length);
        hits.children[number].firstChild.focus();
      });
      item.append(more);
      hits.append(item);
    }

    const leave = () => { box.value = ""; find(); };
    box.addEventListener("input", find);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") hits.querySelector("a")?.click();
      if (event.key === "Escape") leave();
    });
    hits.addEventListener("click", (event) => { if (event.target.closest("a")) leave(); });
  }

  /** Where an entry says what is asked for, if its title does not: the words around it. */
  function reason(entry, stems) {
    const title = joined(entry.firstChild.textContent);
    const lacking = stems.filter((stem) => !title.includes(` ${stem}`));
    const says = (text) => lacking.filter((stem) => joined(text).includes(` ${stem}`)).length;
    const [best] = spoken(entry).map((one) => one.data.trim()).map((text) => [says(text), text]).sort(([a], [b]) => b - a);
    const at = Math.max(0, ...lacking.map((stem) => best[1].toLowerCase().replaceAll("ё", "е").indexOf(stem)));
    const start = at > AROUND ? best[1].lastIndexOf(" ", at - AROUND / 2) + 1 : 0;
    const end = best[1].length > start + LONGEST ? best[1].lastIndexOf(" ", start + LONGEST) : best[1].length;
    return `${start ? "…" : ""}${best[1].slice(start, end)}${end < best[1].length ? "…" : ""}`;
  }

  /** What is found: in few words, with its kind, since a name may be that of several things; and why, if the name does not say. */
  function hit([entry, why]) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("small");
    const said = entry.firstChild.textContent;
    link.href = linkTo(entry.id);
    kind.textContent = entry.parentElement.firstChild.textContent;
    link.append(said.length > LONGEST ? `${said.slice(0, LONGEST - 1).replace(/\s+\S*$/u, "")}…` : said, kind);
    if (why) {
      const words = document.createElement("small");
      words.className = "why";
      words.textContent = why;
      link.append(words);
    }
    item.append(link);
    return item;
  }

  onEdition(searching);
})();
