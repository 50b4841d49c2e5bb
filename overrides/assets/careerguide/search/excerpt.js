// Parts of a page of this guide, for a card that leads to the page: what the card says is what the page says.
import { element, page } from "../lib/dom.js";

/** @type {Map<string, Promise<Document | null>>} */
const pending = new Map();

/** A page of the guide; null if it cannot be loaded now. @param {string} path from the top of the site */
export function loadPage(path) {
  const loading = pending.get(path) ?? fetchPage(path);
  pending.set(path, loading);
  return loading;
}

/** @param {string} path */
async function fetchPage(path) {
  const response = await fetch(page(path)).catch(() => null);
  const text = response?.ok ? await response.text().catch(() => null) : null;
  if (text === null) pending.delete(path); // the next question tries again
  return text === null ? null : new DOMParser().parseFromString(text, "text/html");
}

/**
 * A copy of an element of a page, for another page: its links lead where they led, and it has no ids and no elements
 * that act.
 * @param {Element} original @param {string} path of its page
 */
export function copied(original, path) {
  const copy = /** @type {HTMLElement} */ (document.importNode(original, true));
  for (const node of copy.querySelectorAll("script, style, form, button, [hidden]")) node.remove();
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    node.removeAttribute("id");
    node.removeAttribute("aria-labelledby");
    if (node.localName.includes("-")) node.replaceWith(element("div", "", ...node.childNodes));
  }
  for (const link of copy.querySelectorAll("a[href]"))
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", page(path)).href);
  return copy;
}

/** The text of an element in one line; empty if there is none. @param {Element | null | undefined} node */
export const lineOf = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * The first items of a list of a page, as a list.
 * @param {Element[]} items @param {string} path @param {number} most
 */
export function firstOf(items, path, most) {
  if (!items.length) return [];
  // Conditions have marks of their own.
  const looks = items[0].matches(".cg-gates > *") ? "cg-plain cg-gates" : "cg-plain cg-lines";
  return [element("ul", looks, ...items.slice(0, most).map((item) => copied(item, path)))];
}
