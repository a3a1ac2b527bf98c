"use strict";
// Shows one view at a time, by the hash: `#roadmap`, `#kpi:K7`, `#en/kpi:K7`; in the graph an element too, `#chain/kpi:K7`. Without this script everything stands on one page.
const report = (() => {
  const root = document.documentElement;
  const editions = new Map();
  const prepared = [];
  root.classList.add("js");

  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

  /** Bytes from the signs of base 85: four from five signs, the first of which counts most. */
  function decoded(text) {
    const worth = new Map([...SIGNS].map((sign, index) => [sign, index]));
    const missing = (5 - (text.length % 5)) % 5;
    const signs = text + "~".repeat(missing);
    const bytes = new DataView(new ArrayBuffer((signs.length / 5) * 4));
    for (let start = 0; start < signs.length; start += 5) {
      let number = 0;
      for (let index = start; index < start + 5; index += 1) number = number * 85 + worth.get(signs[index]);
      bytes.setUint32((start / 5) * 4, number);
    }
    return bytes.buffer.slice(0, bytes.byteLength - missing);
  }

  async function unpacked(script) {
    const stream = new Blob([decoded(script.textContent)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }

  /** An edition by the prefix of its anchors; one that is folded is laid out, with its large views, when it is first asked for. */
  async function edition(prefix) {
    if (!editions.has(prefix)) {
      const [folded, script] = ["noscript.folded", "script.packed"].map((one) => all(one).find((part) => part.dataset.prefix === prefix));
      const [whole, large] = [folded.textContent, await unpacked(script)].map((text) => {
        const template = document.createElement("template");
        template.innerHTML = text;
        return template.content;
      });
      [...large.children].forEach((view) => whole.getElementById(view.id).replaceWith(view));
      folded.replaceWith(whole);
      script.remove();
      add(all(".edition").find((one) => one.dataset.prefix === prefix));
    }
    return editions.get(prefix);
  }

  function add(element) {
    editions.set(element.dataset.prefix, element);
    prepared.forEach((prepare) => prepare(element));
  }

  /** `prepare` gets each edition once, when it is there. */
  function onEdition(prepare) {
    prepared.push(prepare);
    editions.forEach((element) => prepare(element));
  }

  function named() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  /** The link to what has a name. */
  const link = (name) => `#${encodeURIComponent(name).replaceAll("%2F", "/").replaceAll("%3A", ":")}`;

  /** What an element is called: the heading of its page, to which a link leads. */
  function heading(link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)))?.firstChild.textContent ?? "";
  }

  /** Puts the words of the text, which stand once on the page, where an entry has a link to them. */
  function quote(entry) {
    all("a.words", entry).forEach((link) => {
      const [opening, , closing] = link.textContent;
      const words = heading(link);
      const bare = words.startsWith(opening) && words.endsWith(closing) ? words.slice(1, -1) : words;
      link.textContent = link.textContent.replace("…", () => bare);
      link.classList.remove("words");
    });
  }

  function naming(shown) {
    all(".heat thead a", shown).forEach((link) => { link.title = heading(link); });
  }

  async function show(event) {
    const hash = named();
    const prefixes = all("[data-prefix]").map((one) => one.dataset.prefix);
    const prefix = prefixes.find((one) => one && hash.startsWith(one)) || "";
    const shown = await edition(prefix);
    const [view, part] = hash.slice(prefix.length).split("/");
    const target = [hash, prefix + view, `${prefix}overview`].map((one) => document.getElementById(one)).find(Boolean);
    if (target.classList.contains("start")) {
      // Whoever has gone on by the keyboard meanwhile stays where he is.
      if (!target.closest("main").contains(document.activeElement)) target.focus();
      return;
    }
    editions.forEach((one) => { one.hidden = one !== shown; });
    root.lang = shown.lang;
    const stays = target.matches(".chain.shown"); // somebody goes from element to element in the graph
    target.dataset.part = part ?? "";
    open(shown, target, hash.slice(prefix.length));
    measure();
    if ((event || hash) && !stays) arrive(target);
  }

  // A table that is wider than its place says so: not every browser shows that it can be scrolled.
  function measure() {
    all(".wide").forEach((one) => {
      one.dataset.hint ||= one.closest("[data-scroll]").dataset.scroll;
      one.classList.toggle("scrolls", one.scrollWidth > one.clientWidth + 1);
    });
  }

  /** Of the signs at the foot only those are explained that are in what is shown. */
  function explain(shown, part) {
    const marks = new Set(all("sup", part).map((one) => one.textContent));
    // In the place of a number a sign ends what is said; a dash within a sentence is none.
    const said = all("td, dd, p, li", part).flatMap((one) => one.textContent.split(/[\n;,(]/u));
    const cells = new Set(said.map((one) => one.trim().split(/\s+/u).pop()));
    all("footer dt", shown).forEach((one) => {
      const sign = one.textContent.trim();
      const there = marks.has(sign) || cells.has(sign);
      [one, one.nextElementSibling].forEach((it) => { it.hidden = !there; });
    });
    const signs = shown.querySelector("footer details");
    signs.hidden = !signs.querySelector("dt:not([hidden])");
  }

  function open(shown, target, name) {
    const main = shown.querySelector("main");
    const view = target.closest(".view");
    const entry = target.closest(".entries > article");
    const here = (entry ?? view)?.firstChild.textContent;
    document.title = [here, shown.dataset.title].filter(Boolean).join(" – ");
    main.classList.toggle("everything", target === main);
    all(".view", main).forEach((one) => one.classList.toggle("shown", one === view));
    all(".elements", main).forEach((one) => one.classList.toggle("single", Boolean(entry)));
    all(".entries, .entries > article", main).forEach((one) => one.classList.remove("shown"));
    if (entry) {
      quote(entry);
      [entry, entry.parentElement].forEach((one) => one.classList.add("shown"));
    }
    if (target.matches("details")) target.open = true;
    explain(shown, entry ?? view ?? main);
    all("nav a", shown).forEach((one) => {
      const current = target === main ? one.dataset.to === "all" : one.dataset.to === (view && view.dataset.name);
      current ? one.setAttribute("aria-current", "page") : one.removeAttribute("aria-current");
    });
    fold(shown);
    all(".languages a", shown).forEach((one) => {
      one.hash = link(one.dataset.prefix + (name || "overview"));
    });
    view?.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  }

  /** On a narrow screen the menu is a button that says where one is; whatever is chosen folds it again. */
  function fold(shown, unfolded = false) {
    const [menu, button] = ["nav", ".menu"].map((one) => shown.querySelector(one));
    menu.classList.toggle("unfolded", unfolded);
    button.setAttribute("aria-expanded", unfolded);
    const here = menu.querySelector("[aria-current=page]")?.textContent;
    button.textContent = [button.dataset.said, here].filter(Boolean).join(": ");
  }

  function menu(shown) {
    const [nav, button] = ["nav", ".menu"].map((one) => shown.querySelector(one));
    button.addEventListener("click", () => fold(shown, !nav.classList.contains("unfolded")));
    all("ul a", nav).forEach((one) => one.addEventListener("click", () => fold(shown)));
  }

  function arrive(target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    scrollTo(0, 0);
    if (target.getBoundingClientRect().top <= innerHeight / 3) return;
    const whole = target.matches(".view") && getComputedStyle(target.closest(".body")).display === "block";
    (whole ? target.closest(".body").querySelector("nav") : target).scrollIntoView({ block: "start" });
  }

  function sieving(shown) {
    const sieve = shown.querySelector("[data-sieve]");
    sieve?.addEventListener("change", () => {
      const wanted = new Set(all("input:checked", sieve).map((one) => one.value));
      all("[data-severity]", shown).forEach((one) => { one.hidden = !wanted.has(one.dataset.severity); });
      all(".group, .family", shown).forEach((one) => { one.hidden = !one.querySelector("[data-severity]:not([hidden])"); });
    });
  }

  onEdition(naming);
  onEdition(menu);
  onEdition(sieving);
  document.addEventListener("DOMContentLoaded", () => {
    add(document.querySelector(".edition"));
    addEventListener("hashchange", show);
    addEventListener("resize", measure);
    show();
  });
  addEventListener("load", () => {
    const target = document.getElementById(named());
    if (target) setTimeout(() => arrive(target)); // the browser has scrolled to it by itself
  });
  return { all, link, onEdition, quote, unpacked };
})();
