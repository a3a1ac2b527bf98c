// Reads diagrams by Mermaid's own parser and prints, for each, how many nodes and arrows it finds in it, and the title that it
// draws: in a browser without a screen, of a diagram without anything else, since there is nobody to measure the rest.
// node mermaid.mjs FOLDER FILE…, with the npm packages mermaid and jsdom in FOLDER/node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { resolve } = createRequire(pathToFileURL(`${folder}/`));
const { JSDOM } = await import(pathToFileURL(resolve("jsdom")));
const { window } = new JSDOM("<body></body>", { pretendToBeVisual: true });
globalThis.window = window;
globalThis.document = window.document;
globalThis.CSSStyleSheet ??= class {
  cssRules = [];
  insertRule() {}
};
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 20 });
window.SVGElement.prototype.getComputedTextLength = () => 100;
const { default: mermaid } = await import(pathToFileURL(resolve("mermaid")));
mermaid.initialize({ maxTextSize: 10_000_000, maxEdges: 100_000 });
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { svg } = await mermaid.render("drawn", text.replace(/^(flowchart LR\n)[^]*/m, '$1  n["x"]\n'));
  const drawn = new window.DOMParser().parseFromString(svg, "text/html").querySelector(".flowchartTitleText");
  console.log(`${file} ${db.getVertices().size} ${db.getEdges().length} ${drawn.textContent}`);
}
