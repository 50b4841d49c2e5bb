"""What a page is on paper: texts that are hard to read on white, and buttons that paper cannot have."""

from __future__ import annotations

from playwright.sync_api import Page

# Least contrast of text with white paper (WCAG 2.2, 1.4.3). Browsers print no background unless a person asks for it,
# so neither a dark ground nor a tint counts.
LEAST = 4.5
# The texts on paper that have less, each with its contrast. The letters of a drawing have the colour of their fill.
FAINT = """(least) => {
  for (const running of document.getAnimations()) running.finish();
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const shown = {opacityProperty: true, visibilityProperty: true};
  const contrast = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const colour = element instanceof SVGElement && style.fill !== "none" ? style.fill : style.color;
    const [r, g, b, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    let share = alpha * Number(style.opacity);
    for (let at = element; at; at = at.parentElement) share *= Number(getComputedStyle(at).opacity);
    const onWhite = [r, g, b].map((value) => value * share + 255 * (1 - share));
    return 1.05 / (luminance(onWhite) + 0.05);
  };
  const faint = new Set();
  const judge = (element, text, pseudo) => {
    const ratio = contrast(element, pseudo);
    if (ratio < least) faint.add(`${text.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility(shown) || element.closest("script, style, noscript, title, desc")) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) judge(element, node.data);
    }
    for (const pseudo of ["::before", "::after"]) {
      const {content} = getComputedStyle(element, pseudo);
      if (/^"\\s*[^\\s"]/.test(content)) judge(element, content, pseudo);
    }
  }
  return [...faint].slice(0, 5);
}"""

BUTTONS = "#content :is(button, .cg-button, summary:not(.cg-paper-title)):visible"


def faint_texts(page: Page, scheme: str) -> list[str]:
    """The texts that are hard to read on paper, printed from a desk in the scheme that the page has."""
    assert page.evaluate("document.documentElement.dataset.cgScheme ?? null") in (scheme, None)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    faint: list[str] = page.evaluate(FAINT, LEAST)
    page.emulate_media(media="screen")
    return faint


def dead_buttons(page: Page) -> list[str]:
    """The words of buttons and folded parts that paper shows."""
    page.emulate_media(media="print")
    shown = [text for text in page.locator(BUTTONS).all_inner_texts() if text.strip()]
    page.emulate_media(media="screen")
    return shown
