// "Copy link" and "Print" for a page whose choices are part of its address. On plain http, scripts cannot write to the
// clipboard, but a selected field can be copied.
import { button, element, input, status } from "./dom.js";

/**
 * @param {() => string} [hash] what the link has after the page's address; else the link is the address as it is
 * @param {...Node} more nodes beside the two buttons
 */
export function shareBar(hash, ...more) {
  const statusLine = status("cg-quiet");
  const field = input("text");
  field.readOnly = true;
  field.hidden = true;
  field.setAttribute("aria-label", "Link to this page");
  const copy = button("Copy link", () => {
    field.hidden = false;
    field.value = new URL(hash?.() ?? "", location.href).href;
    field.select();
    statusLine.textContent = document.execCommand("copy") ? "Link copied." : "Press Ctrl+C to copy the link.";
  });
  return element(
    "div",
    "cg-share cg-screen",
    copy,
    " ",
    button("Print", () => print()),
    ...more.flatMap((node) => [" ", node]),
    field,
    statusLine,
  );
}
