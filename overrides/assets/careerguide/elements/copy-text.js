// A button that copies the text of the field beside it. On plain http, scripts cannot write to the clipboard, but a
// selected field can be copied. Without this script, people select the text themselves.

import { button, define, status } from "../lib/dom.js";

class CopyText extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (this.querySelector("input, textarea"));
    if (!field || this.querySelector("button")) return;
    const line = status("cg-quiet");
    const copy = button("Copy", () => {
      field.focus();
      field.select();
      line.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C to copy it.";
    });
    copy.setAttribute("aria-label", `Copy: ${nameOf(field)}`);
    this.append(copy, " ", line);
  }
}

/** What a field is called. @param {HTMLElement} field */
function nameOf(field) {
  const heading = document.getElementById(field.getAttribute("aria-labelledby") ?? "");
  return heading?.textContent ?? field.getAttribute("aria-label") ?? "";
}

define("copy-text", CopyText);
