// "Copy link" and "Print" for a page whose choices are part of its address. On plain http, scripts cannot write to the
// clipboard, but a selected field can be copied.
import { button, element, input, status } from "./dom.js";

/** @param {...Node} more nodes beside the two buttons */
export function shareBar(...more) {
  const statusLine = status("cg-quiet");
  const field = input("text");
  field.readOnly = true;
  field.hidden = true;
  field.setAttribute("aria-label", "Link to this page");
  const copy = button("Copy link", () => {
    field.hidden = false;
    field.value = location.href;
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
