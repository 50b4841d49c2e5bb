// Pages are complete without script; this only adds. Each custom element has a module of its own name, fetched when a
// page has one.
import "./scheme.js";
import "./menu.js";
import "./search.js";

const names = new Set([...document.querySelectorAll(":not(:defined)")].map((element) => element.localName));
for (const name of names) import(`./${name}.js`);
