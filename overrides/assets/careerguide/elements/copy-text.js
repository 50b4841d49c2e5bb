// A button that copies the text beside it. On plain http, scripts cannot write to the clipboard, but selected text can
// be copied. Without this script, people select the text themselves.

import { button, define, status } from "../lib/dom.js";

class CopyText extends HTMLElement {
  connectedCallback() {
    const text = /** @type {HTMLInputElement | HTMLPreElement | null} */ (this.querySelector("input, pre"));
    if (!text || this.querySelector("button")) return;
    const line = status("cg-quiet");
    const copy = button("Copy", () => {
      select(text);
      line.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C to copy it.";
    });
    copy.setAttribute("aria-label", `Copy: ${nameOf(text)}`);
    this.append(copy, " ", line);
  }
}

/** @param {HTMLInputElement | HTMLPreElement} text */
function select(text) {
  if (text instanceof HTMLInputElement) {
    text.focus();
    text.select();
  } else getSelection()?.selectAllChildren(text);
}

/** What a text is called. @param {HTMLElement} text */
function nameOf(text) {
  const heading = document.getElementById(text.getAttribute("aria-labelledby") ?? "");
  return heading?.textContent ?? text.dataset.name ?? text.getAttribute("aria-label") ?? "";
}

define("copy-text", CopyText);
