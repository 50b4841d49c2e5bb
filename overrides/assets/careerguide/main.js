// Pages are complete without scripts; scripts only add to them. Each custom element has a module of the same name in
// elements/, which is fetched if the page has the element.
import "./lib/scheme.js";
import "./lib/fold.js";
import "./lib/menu.js";
import "./lib/paper.js";
import { fileOf } from "./lib/element-files.js";
import { load } from "./lib/release.js";
import "./search/opener.js";

const names = new Set([...document.querySelectorAll(":not(:defined)")].map((element) => element.localName));
for (const name of names) {
  const address = new URL(fileOf(name), import.meta.url).href;
  load(import(address), `elements/${name}.js`);
}
