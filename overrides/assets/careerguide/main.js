// Pages are complete without script; this only adds. Each custom element has a module of its own name in elements/, fetched
// when a page has one.
import "./lib/scheme.js";
import "./lib/menu.js";
import "./search/opener.js";

const names = new Set([...document.querySelectorAll(":not(:defined)")].map((element) => element.localName));
for (const name of names) import(`./elements/${name}.js`);
