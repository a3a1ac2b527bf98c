"use strict";
// The strategy chain as a graph: drawn by Cytoscape.js in columns by kind. What an element says is taken from its entry.
(() => {
  const { all, onEdition, quote, unpacked } = report;
  const WIDTH = 190;
  const HEIGHT = 40;
  const LONGEST = 52;
  const READABLE = 0.85;
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
  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

  onEdition((edition) => {
    const explorer = edition.querySelector(".explorer");
    if (!explorer) return;
    const started = new Promise((go) => edition.querySelector(".chain").addEventListener("shown", go, { once: true }));
    started.then(load).then(() => explore(edition, explorer));
  });

  /** Columns by kind; in a column, kind by kind, each element near the middle of those it is tied to. */
  function arranged(nodes, edges, columnOf) {
    const columns = new Map();
    const last = Math.max(...Object.values(columnOf)) + 1;
    nodes.forEach((id) => {
      const column = columnOf[kindOf(id)] ?? last;
      columns.set(column, [...(columns.get(column) || []), id]);
    });
    const ordered = [...columns.keys()].sort((a, b) => a - b).map((column) => columns.get(column));
    const tied = new Map(nodes.map((id) => [id, []]));
    edges.forEach((one) => { tied.get(one.source).push(one.target); tied.get(one.target).push(one.source); });
    const height = new Map();
    const put = (column) => column.forEach((id, index) => height.set(id, (index - (column.length - 1) / 2) * (HEIGHT + 10)));
    const middle = (id) => {
      const others = tied.get(id).filter((one) => kindOf(one) !== kindOf(id));
      return others.length ? others.reduce((sum, one) => sum + height.get(one), 0) / others.length : height.get(id);
    };
    ordered.forEach(put);
    for (let pass = 0; pass < 8; pass += 1) {
      (pass % 2 ? [...ordered].reverse() : ordered).forEach((column) => {
        const kinds = [...new Set(column.map(kindOf))];
        const wish = new Map(column.map((id) => [id, middle(id)]));
        const rank = (id) => kinds.indexOf(kindOf(id));
        column.sort((a, b) => rank(a) - rank(b) || wish.get(a) - wish.get(b));
        put(column);
      });
    }
    const places = new Map();
    ordered.forEach((column, index) => column.forEach((id) => places.set(id, { x: index * (WIDTH + 150), y: height.get(id) })));
    return places;
  }

  function explore(edition, explorer) {
    const data = JSON.parse(edition.querySelector(".chain-data").textContent);
    const known = new Set(data.kinds);
    const addresses = all(".entries > article", edition).map((one) => one.id.slice(edition.dataset.prefix.length))
      .filter((one) => known.has(kindOf(one)));
    const entry = (address) => document.getElementById(edition.dataset.prefix + address);
    const frame = explorer.querySelector(".graph");
    const chooser = explorer.querySelector(".chooser");
    const chosen = explorer.querySelector(".chosen");
    const hint = chosen.cloneNode(true).childNodes;
    const cy = cytoscape({ container: frame, style: style(), minZoom: 0.08, maxZoom: 2.5, autoungrabify: true });

    function elements() {
      const wanted = new Set(all(".sieve input:checked", explorer).map((one) => one.value));
      const nodes = addresses.filter((one) => wanted.has(kindOf(one)));
      const here = new Set(nodes);
      const edges = data.edges.map(([from, to, relation, inferred], number) => ({
        id: `edge ${number}`, source: addresses[from], target: addresses[to], label: data.relations[relation], inferred,
      })).filter((one) => here.has(one.source) && here.has(one.target) && one.source !== one.target);
      return { nodes, edges };
    }

    function draw() {
      const { nodes, edges } = elements();
      const places = arranged(nodes, edges, data.columns);
      const node = (id) => ({
        data: { id, kind: kindOf(id), label: short(entry(id).firstChild.textContent) }, position: places.get(id),
      });
      cy.elements().remove();
      cy.add([...nodes.map(node), ...edges.map((data) => ({ group: "edges", data }))]);
      chooser.replaceChildren(chooser.firstChild, ...nodes.map((id) => new Option(entry(id).firstChild.textContent, id)));
      fit();
    }

    function fit() {
      cy.resize();
      cy.fit(undefined, 12);
      if (cy.zoom() < 0.3 && !cy.$(":selected").length) {
        cy.zoom(0.55);
        const box = cy.elements().boundingBox();
        const start = cy.nodes('[kind = "goal"]').length ? cy.nodes('[kind = "goal"]') : cy.nodes().first();
        cy.pan({ x: 16 - box.x1 * 0.55, y: frame.clientHeight / 2 - start.position("y") * 0.55 });
      }
    }

    function choose(node) {
      cy.elements().removeClass("near far");
      cy.nodes().unselect();
      chooser.value = node ? node.id() : "";
      if (!node) {
        chosen.replaceChildren(...[...hint].map((one) => one.cloneNode(true)));
        return;
      }
      node.select();
      const down = node.successors();
      const near = node.predecessors().union(down).union(node);
      cy.elements().difference(near).addClass("far");
      near.addClass("near");
      chosen.replaceChildren(copy(node.id()));
      const box = node.renderedPosition();
      const inside = box.x > 80 && box.y > 20 && box.x < frame.clientWidth - 80 && box.y < frame.clientHeight - 20;
      if (cy.zoom() < READABLE) cy.zoom(READABLE);
      if (!inside || cy.zoom() === READABLE) cy.center(node);
    }

    /** What the entry says, with its heading as a link to its page. */
    function copy(address) {
      const original = entry(address);
      quote(original);
      const article = original.cloneNode(true);
      article.removeAttribute("id");
      const link = document.createElement("a");
      link.href = `#${encodeURIComponent(original.id).replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
      link.append(...article.firstChild.childNodes);
      article.firstChild.append(link);
      return article;
    }

    /** The next element in a direction: along a link to the right or left, or to the neighbour above or below. */
    function next(node, key) {
      if (key === "ArrowRight") return node.outgoers("node");
      if (key === "ArrowLeft") return node.incomers("node");
      const step = key === "ArrowDown" ? 1 : -1;
      const column = cy.nodes().filter((one) => Math.abs(one.position("x") - node.position("x")) < 1);
      const beyond = column.filter((one) => (one.position("y") - node.position("y")) * step > 0);
      return beyond.sort((a, b) => (a.position("y") - b.position("y")) * step);
    }

    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(null);
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      const now = cy.nodes(":selected");
      const found = now.length ? next(now.first(), event.key) : cy.nodes();
      if (found.length) choose(found.first());
    });
    cy.on("tap", (event) => choose(event.target === cy || event.target.isEdge() ? null : event.target));
    chosen.addEventListener("click", (event) => {
      const link = event.target.closest("dd a");
      const address = link && decodeURIComponent(link.hash.slice(1)).slice(edition.dataset.prefix.length);
      const node = address && cy.getElementById(address);
      if (!node || !node.length) return;
      event.preventDefault();
      choose(node);
    });
    chooser.addEventListener("change", () => choose(chooser.value ? cy.getElementById(chooser.value) : null));
    explorer.querySelector(".sieve").addEventListener("change", () => { draw(); choose(null); });
    explorer.querySelector(".fit").addEventListener("click", () => { choose(null); cy.fit(undefined, 12); });
    edition.querySelector(".chain").addEventListener("shown", () => { cy.resize(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));
    draw();
    explorer.classList.add("ready");
    explorer.graph = cy;
  }

  function style() {
    const kinds = [...new Set(all(".dot").map((one) => one.classList[1].slice(2)))];
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: WIDTH, height: HEIGHT, label: "data(label)", "font-size": 11, "text-wrap": "wrap",
        "text-max-width": WIDTH - 14, "text-valign": "center", "text-halign": "center", color: color("ink"),
        "background-color": color("card"), "border-width": 2, "border-color": color("k-other"),
        "font-family": "system-ui, sans-serif", "overlay-opacity": 0,
      } },
      ...kinds.map((kind) => ({ selector: `node[kind = "${CSS.escape(kind)}"]`, style: {
        "border-color": color(`k-${kind}`) || color("k-other"),
      } })),
      { selector: "edge", style: {
        width: 1.2, "curve-style": "bezier", "line-color": color("edge"), "target-arrow-color": color("edge"),
        "target-arrow-shape": "triangle", "arrow-scale": 0.7, "overlay-opacity": 0,
      } },
      { selector: "edge[inferred = 1]", style: { "line-style": "dashed" } },
      { selector: ".far", style: { opacity: 0.15 } },
      { selector: "edge.near", style: {
        width: 2, "line-color": color("accent"), "target-arrow-color": color("accent"), label: "data(label)", "font-size": 9,
        color: color("ink"), "text-background-color": color("paper"), "text-background-opacity": 0.85, "text-rotation": "autorotate",
      } },
      { selector: "node:selected", style: { "border-width": 4, "background-color": color("wash") } },
    ];
  }
})();
