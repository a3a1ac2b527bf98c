"use strict";
// The strategy chain as a graph: drawn by Cytoscape.js in columns by kind. What an element says is taken from its entry.
(() => {
  const { all, link: linkTo, onEdition, quote, unpacked } = report;
  const WIDTH = 190;
  const HEIGHT = 58;
  const GAPS = [20, 64];
  const NAMED = 200; // has room for the name of a relation
  const LONGEST = 60;
  const READABLE = 0.7;
  const TALLEST = 4000;
  /** A finger that moves the graph cannot scroll the page, so the frame is no higher than the screen. */
  const touched = matchMedia("(pointer: coarse)").matches;
  let libraries = null;

  /** The library is packed too; the policy of the page knows the hash of what comes out. */
  function load() {
    libraries ??= Promise.all(all("script.library").map(unpacked)).then((sources) => sources.forEach((source) => {
      const script = document.createElement("script");
      script.textContent = source;
      document.body.append(script);
    }));
    return libraries;
  }

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const kindOf = (address) => address.slice(0, address.indexOf(":"));
  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/\s+\S*$/u, "")}…` : text);

  onEdition((edition) => {
    const explorer = edition.querySelector(".explorer");
    if (!explorer) return;
    const started = new Promise((go) => edition.querySelector(".chain").addEventListener("shown", go, { once: true }));
    started.then(load).then(() => explore(edition, explorer));
    edition.addEventListener("shown", () => lead(edition, explorer));
  });

  /** From the page of an element a link leads to its place in the graph. */
  function lead(edition, explorer) {
    const entry = edition.querySelector(".entries > article.shown");
    const address = entry?.id.slice(edition.dataset.prefix.length);
    if (!entry || entry.querySelector(".led") || !all(".sieve input", explorer).some((one) => one.value === kindOf(address))) return;
    const [line, way] = ["p", "a"].map((one) => document.createElement(one));
    line.className = "note screen led";
    way.href = linkTo(`${edition.dataset.prefix}chain/${address}`);
    way.textContent = explorer.dataset.led;
    line.append(way);
    entry.firstChild.after(line);
  }

  /** Columns of elements in the order of the programme, from the top on, where a reader begins; a short one is in the middle. */
  function arranged(nodes, column, gap, middle) {
    const used = [...new Set(nodes.map(column))].sort((a, b) => a - b);
    const columns = used.map((number) => nodes.filter((id) => column(id) === number));
    const longest = Math.max(...columns.map((one) => one.length));
    return new Map(columns.flatMap((ids, index) => ids.map((id, row) => [id, {
      x: index * (WIDTH + gap), y: (row + (middle ? (longest - ids.length) / 2 : 0)) * (HEIGHT + 12),
    }])));
  }

  function explore(edition, explorer) {
    const data = JSON.parse(edition.querySelector(".chain-data").textContent);
    const known = new Set(data.kinds);
    const addresses = all(".entries > article", edition).map((one) => one.id.slice(edition.dataset.prefix.length))
      .filter((one) => known.has(kindOf(one)));
    const entry = (address) => document.getElementById(edition.dataset.prefix + address);
    const view = edition.querySelector(".chain");
    const frame = explorer.querySelector(".graph");
    const chooser = explorer.querySelector(".chooser");
    const chosen = explorer.querySelector(".chosen");
    const hint = chosen.cloneNode(true).childNodes;
    const cy = cytoscape({
      container: frame, style: style(), minZoom: 0.08, maxZoom: 2.5, autoungrabify: true, userZoomingEnabled: touched,
      pixelRatio: Math.max(2, devicePixelRatio), // so that small words can be read on paper
    });

    function elements() {
      const wanted = new Set(all(".sieve input:checked", explorer).map((one) => one.value));
      const nodes = addresses.filter((one) => wanted.has(kindOf(one)));
      const here = new Set(nodes);
      const edges = data.edges.map(([from, to, inferred, relation], number) => ({
        id: `edge ${number}`, source: addresses[from], target: addresses[to], inferred, label: data.relations[relation],
      })).filter((one) => here.has(one.source) && here.has(one.target) && one.source !== one.target);
      return { nodes, edges };
    }

    function draw() {
      const { nodes, edges } = elements();
      const node = (id) => ({ data: { id, kind: kindOf(id), label: short(entry(id).firstChild.textContent) } });
      cy.elements().remove();
      cy.add([...nodes.map(node), ...edges.map((data) => ({ group: "edges", data }))]);
      chooser.replaceChildren(chooser.firstChild, ...nodes.map((id) => new Option(entry(id).firstChild.textContent, id)));
      arrange();
    }

    /** By kind; around an element that is chosen, what depends on it to its left, and what it depends on to its right. */
    function places(shown) {
      const ids = shown.map((one) => one.id());
      const chosen = cy.nodes(":selected");
      if (chosen.length) {
        const right = new Set(chosen.outgoers("node").map((one) => one.id()));
        return arranged(ids, (id) => (id === chosen.id() ? 1 : right.has(id) ? 2 : 0), NAMED, true);
      }
      const last = Math.max(...Object.values(data.columns)) + 1;
      const column = (id) => data.columns[kindOf(id)] ?? last;
      const number = new Set(ids.map(column)).size;
      const room = ((frame.clientWidth - 24) / READABLE - number * WIDTH) / Math.max(1, number - 1);
      return arranged(ids, column, Math.min(GAPS[1], Math.max(GAPS[0], room)), false);
    }

    /** What is shown, in columns; the frame is as high as they are, if they can be read, and the page is scrolled. */
    function arrange() {
      const shown = cy.nodes(".far").length ? cy.nodes().not(".far") : cy.nodes();
      const placed = places(shown);
      shown.positions((one) => placed.get(one.id()));
      if (matchMedia("print").matches) return;
      cy.resize();
      if (!shown.length || !frame.clientWidth) return;
      frame.style.setProperty("--across", frame.offsetWidth); // as wide on paper, and made smaller as a whole
      const box = shown.boundingBox({ includeLabels: false });
      const zoom = Math.min(1.1, Math.max(READABLE, (frame.clientWidth - 24) / box.w));
      const tallest = touched || frame.clientWidth < 600 ? innerHeight * 0.75 : TALLEST;
      frame.style.setProperty("--down", Math.ceil(box.h * zoom + 24));
      frame.style.height = `${Math.min(tallest, Math.max(240, Math.ceil(box.h * zoom + 24)))}px`;
      explorer.classList.toggle("beyond", box.w * zoom > frame.clientWidth || box.h * zoom > frame.clientHeight);
      cy.resize();
      cy.viewport({ zoom, pan: { x: 12 - box.x1 * zoom, y: 12 - box.y1 * zoom } });
      const chosen = cy.nodes(":selected");
      const beyond = chosen.length ? chosen.renderedPosition("x") + (WIDTH / 2) * zoom + 12 - frame.clientWidth : 0;
      if (beyond > 0) cy.panBy({ x: -beyond, y: 0 });
    }

    /** Shows an element among its neighbours; without one, the whole graph. */
    function choose(node) {
      cy.elements().removeClass("near far");
      cy.nodes().unselect();
      chooser.value = node ? node.id() : "";
      explorer.classList.toggle("focused", Boolean(node));
      if (node) {
        node.select();
        const near = node.closedNeighborhood();
        near.addClass("near");
        cy.elements().difference(near).addClass("far");
        chosen.replaceChildren(copy(node.id()));
      } else {
        chosen.replaceChildren(...[...hint].map((one) => one.cloneNode(true)));
      }
      arrange();
      const box = frame.getBoundingClientRect();
      if (node && (box.top < 0 || box.top > innerHeight / 2)) explorer.querySelector(".beside").scrollIntoView({ block: "start" });
    }

    /** Shows an element, and says so in the address: the way back leads through what has been looked at. */
    function go(node, how = "assign") {
      choose(node);
      location[how](linkTo(`${edition.dataset.prefix}chain${node ? `/${node.id()}` : ""}`));
    }

    /** Shows the element that the address names, be it of a kind that is not drawn yet. */
    function follow() {
      const { part } = view.dataset;
      if (part === chooser.value) { arrange(); return; }
      const box = addresses.includes(part) && all(".sieve input", explorer).find((one) => one.value === kindOf(part));
      if (box && !box.checked) { box.checked = true; draw(); }
      choose(box ? cy.getElementById(part) : null);
    }

    /** What the entry says, with its heading as a link to its page. */
    function copy(address) {
      const original = entry(address);
      quote(original);
      const article = original.cloneNode(true);
      article.removeAttribute("id");
      article.querySelector(".led")?.remove();
      const link = document.createElement("a");
      link.href = linkTo(original.id);
      link.append(...article.firstChild.childNodes);
      article.firstChild.append(link);
      return article;
    }

    /** The next element in a direction: along a link to the right or left, or to the neighbour above or below. */
    function next(node, key) {
      if (key === "ArrowRight") return node.outgoers("node");
      if (key === "ArrowLeft") return node.incomers("node");
      const step = key === "ArrowDown" ? 1 : -1;
      const column = cy.nodes().not(".far").filter((one) => Math.abs(one.position("x") - node.position("x")) < 1);
      const beyond = column.filter((one) => (one.position("y") - node.position("y")) * step > 0);
      return beyond.sort((a, b) => (a.position("y") - b.position("y")) * step);
    }

    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape") go(null);
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      const now = cy.nodes(":selected");
      const found = now.length ? next(now.first(), event.key) : cy.nodes();
      if (found.length) go(found.first(), "replace");
    });
    cy.on("mouseover mouseout", "edge", (event) => event.target.toggleClass("named", event.type === "mouseover"));
    frame.addEventListener("mouseleave", () => cy.edges().removeClass("named"));
    cy.on("tap", (event) => {
      go(event.target === cy || event.target.isEdge() ? null : event.target);
      frame.focus({ preventScroll: true }); // so that the keys go on from here
    });
    chosen.addEventListener("click", (event) => {
      const link = event.target.closest("dd a, .beginnings a");
      const address = link && decodeURIComponent(link.hash.slice(1)).slice(edition.dataset.prefix.length);
      const node = address && cy.getElementById(address);
      if (!node || !node.length) return;
      event.preventDefault();
      go(node);
    });
    chooser.addEventListener("change", () => go(chooser.value ? cy.getElementById(chooser.value) : null));
    explorer.querySelector(".sieve").addEventListener("change", () => { draw(); go(null); });
    explorer.querySelector(".fit").addEventListener("click", () => go(null));
    view.addEventListener("shown", follow);
    addEventListener("resize", arrange);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));
    draw();
    follow();
    explorer.classList.add("ready");
    explorer.graph = cy;
  }

  function style() {
    const kinds = [...new Set(all(".dot").map((one) => one.classList[1].slice(2)))];
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: WIDTH, height: HEIGHT, label: "data(label)", "font-size": 13, "text-wrap": "wrap",
        "text-max-width": WIDTH - 14, "text-valign": "center", "text-halign": "center", color: color("ink"),
        "background-color": color("card"), "border-width": 2, "border-color": color("k-other"),
        "font-family": "system-ui, sans-serif", "overlay-opacity": 0,
      } },
      ...kinds.map((kind) => ({ selector: `node[kind = "${CSS.escape(kind)}"]`, style: {
        "border-color": color(`k-${kind}`) || color("k-other"),
      } })),
      { selector: "edge", style: {
        width: 1.2, opacity: 0.45, "curve-style": "bezier", "line-color": color("edge"), "target-arrow-color": color("edge"),
        "target-arrow-shape": "triangle", "arrow-scale": 0.7, "overlay-opacity": 0,
      } },
      { selector: "edge[inferred = 1]", style: { "line-style": "dashed" } },
      { selector: ".far", style: { display: "none" } },
      { selector: "edge.near", style: {
        width: 2, "line-color": color("accent"), "target-arrow-color": color("accent"),
      } },
      { selector: "edge.near, edge.named", style: { opacity: 1,
        label: "data(label)", "font-size": 11, color: color("ink"), "text-background-color": color("paper"),
        "text-background-opacity": 0.9, "text-background-padding": 2, "font-family": "system-ui, sans-serif", "z-index": 9,
      } },
      { selector: "edge.named", style: { width: 2, "line-color": color("accent"), "target-arrow-color": color("accent") } },
      { selector: "node:selected", style: { "border-width": 4, "background-color": color("wash") } },
    ];
  }
})();
