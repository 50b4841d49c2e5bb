// "Copy link" and "Print" for a page whose question stands in its address. Plain http has no clipboard to write to; a
// selected field can still be copied.
import { button, element, input, status } from "./dom.js";

/** @param {...Node} more what stands beside them */
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
    button("Print it", () => print()),
    ...more.flatMap((node) => [" ", node]),
    field,
    statusLine,
  );
}
