// Marks the words of the query on a page that was opened from a search result. Then it takes them out of the address,
// so that a copied link is clean.
import { stem, tokens } from "./words.js";

const address = new URL(location.href);
const wanted = new Set(
  tokens(address.searchParams.get("h") ?? "")
    .filter((word) => word.length > 1)
    .map(stem),
);
address.searchParams.delete("h");
history.replaceState(history.state, "", address);

const walker = document.createTreeWalker(document.querySelector("#content") ?? document.body, NodeFilter.SHOW_TEXT);
const texts = /** @type {Text[]} */ ([]);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  if (!node.parentElement?.closest("svg, script, style, select, textarea, mark"))
    texts.push(/** @type {Text} */ (node));
}
for (const text of texts) {
  const parts = text.data.split(/([\p{L}\p{N}&]+)/u);
  if (!parts.some(isWanted)) continue;
  text.replaceWith(
    ...parts.map((part) => {
      if (!isWanted(part)) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    }),
  );
}

/** @param {string} part */
function isWanted(part) {
  const [word] = tokens(part);
  return Boolean(word) && wanted.has(stem(word));
}
