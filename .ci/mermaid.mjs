// Reads diagrams by Mermaid's own parser and prints, for each, how many nodes and arrows it finds in it.
// node mermaid.mjs FOLDER FILE…, with the npm packages mermaid and jsdom in FOLDER/node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { resolve } = createRequire(pathToFileURL(`${folder}/`));
const { JSDOM } = await import(pathToFileURL(resolve("jsdom")));
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import(pathToFileURL(resolve("mermaid")));
mermaid.initialize({ maxTextSize: 10_000_000, maxEdges: 100_000 });
for (const file of files) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(file, "utf8"));
  console.log(file, db.getVertices().size, db.getEdges().length);
}
