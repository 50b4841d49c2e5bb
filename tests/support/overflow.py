"""A script that finds what does not fit its window."""

from __future__ import annotations

# Elements that stick out of the window, or hide part of themselves, though nothing lets the reader scroll to the rest;
# and those that scroll sideways but cannot be reached with the Tab key.
CUT = """() => {
  const faults = [];
  const name = (element) => element.outerHTML.slice(0, 120);
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const inScroller = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) if (scrolls(around)) return true;
    return false;
  };
  const aside = (element) => element.closest(".cg-sr, .cg-skip, thead, [aria-hidden=true]");
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({visibilityProperty: true}) || aside(element)) continue;
    const style = getComputedStyle(element), {left, right, width} = element.getBoundingClientRect();
    if (width && !inScroller(element) && (right > innerWidth + 1 || left < -1))
      faults.push(`sticks out to ${right}: ${name(element)}`);
    const more = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
    if (more && scrolls(element) && element.tabIndex < 0) faults.push(`scrolls, but has no focus: ${name(element)}`);
    if (more && style.overflowX === "hidden" && style.textOverflow !== "ellipsis")
      faults.push(`cuts its content: ${name(element)}`);
  }
  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth) faults.push(`the page is ${wide} wide`);
  return faults;
}"""
