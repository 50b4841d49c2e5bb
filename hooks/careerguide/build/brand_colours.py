"""The company's two colours become the colours of both themes, and must be readable on everything beneath them."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator, Mapping

from careerguide.model.settings import Colours

from .colours import contrast, nearest_colour

LIGHT, DARK = "default", "slate"
# Least contrast of text, and of lines and marks (WCAG 2.2, 1.4.3 and 1.4.11).
TEXT, MARK = 4.5, 3.0
BRAND, BRAND_TEXT = "--md-primary-fg-color", "--md-primary-bg-color"
LINK, FOCUS = "--md-typeset-a-color", "--md-accent-fg-color"
PAGE, CARD = "--md-default-bg-color", "--cg-card"

# Texts on the brand colour: the first that can be read is used.
ON_BRAND = ("#ffffff", "#1b2430")
ON_DARK_BRAND = "#f4f4f4"

_SCHEME = re.compile(r'\[data-md-color-scheme="(\w+)"\]\s*\{([^}]*)\}')
_TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,6})\s*;")

Tokens = Mapping[str, str]


@dc.dataclass(frozen=True, slots=True)
class Pair:
    """A colour that the styles put on another one: tokens, the least contrast, and what it is for people."""

    front: str
    back: str
    least: float
    use: str


@dc.dataclass(frozen=True, slots=True)
class ContrastProblem:
    """A colour of the company that cannot be read: `setting` is `brand` or `accent`."""

    setting: str
    message: str
    suggestion: str
    code: str = "low-contrast"

    def __str__(self) -> str:
        return self.message


def tokens(styles: str, scheme: str) -> dict[str, str]:
    """Name -> colour of each token of a scheme, as six digits; a later rule replaces an earlier one."""
    return {
        name: value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
        for scheme_name, rules in _SCHEME.findall(styles)
        if scheme_name == scheme
        for name, value in _TOKEN.findall(rules)
    }


def papers(colours: Tokens) -> list[str]:
    """The tokens that are behind text: the page, cards and tinted boxes."""
    return [name for name in colours if name in (PAGE, CARD) or name.endswith("-paper")]


def pairs(colours: Tokens) -> Iterator[Pair]:
    """Every pair in which the styles use a colour of the company."""
    yield Pair(BRAND_TEXT, BRAND, TEXT, "text on buttons")
    for paper in papers(colours):
        name = {PAGE: "the page", CARD: "cards"}.get(paper, f"boxes ({paper})")
        yield Pair(LINK, paper, TEXT, f"links on {name}")
        yield Pair(FOCUS, paper, MARK, f"lines and the focus on {name}")


def contrast_problems(colours: Colours, styles: str) -> Iterator[ContrastProblem]:
    """The pairs of the light theme that are too close, the worst of each setting. The dark theme is derived to pass."""
    theme = tokens(styles, LIGHT)
    if colours.brand:
        text = _text_on(colours.brand)
        ratio = contrast(text, colours.brand)
        if ratio < TEXT:
            near = nearest_colour(colours.brand, lambda colour: contrast(_text_on(colour), colour) >= TEXT)
            pair = Pair(BRAND_TEXT, BRAND, TEXT, "text on buttons")
            yield _problem("brand", colours.brand, text, pair, ratio, near)
    if colours.accent:
        below = [
            (contrast(colours.accent, theme[pair.back]) / pair.least, pair)
            for pair in pairs(theme)
            if pair.front in (LINK, FOCUS) and contrast(colours.accent, theme[pair.back]) < pair.least
        ]
        if below:
            share, pair = min(below, key=lambda item: item[0])
            near = _readable(colours.accent, theme)
            yield _problem("accent", colours.accent, theme[pair.back], pair, share * pair.least, near)


def _problem(setting: str, colour: str, other: str, pair: Pair, ratio: float, near: str) -> ContrastProblem:
    shown = int(ratio * 100) / 100  # rounded down: 4.499 is not 4.5
    message = (
        f"`{setting}` is `{colour}`. {pair.use[0].upper()}{pair.use[1:]} ({pair.front} and {pair.back}) would have a "
        f"contrast of {shown:.2f} to 1 with `{other}`; at least {pair.least:g} to 1 is needed. "
        f'The nearest colour that passes: "{near}".'
    )
    return ContrastProblem(setting, message, near)


def _text_on(brand: str) -> str:
    """White or ink: the first that can be read on a colour, or else the better one."""
    readable = (text for text in ON_BRAND if contrast(text, brand) >= TEXT)
    return next(readable, max(ON_BRAND, key=lambda text: contrast(text, brand)))


def _readable(colour: str, theme: Tokens) -> str:
    """The nearest colour that can be read on every paper of a theme."""
    backs = [theme[paper] for paper in papers(theme)]
    return nearest_colour(colour, lambda candidate: all(contrast(candidate, back) >= TEXT for back in backs))


def derived(colours: Colours, styles: str) -> dict[str, dict[str, str]]:
    """Scheme -> token -> colour, of all tokens that depend on the company's colours."""
    light, dark = tokens(styles, LIGHT), tokens(styles, DARK)
    brand = colours.brand or colours.accent or ""
    accent = colours.accent or _readable(brand, light)
    link = _readable(accent, dark)
    dark_brand = nearest_colour(brand, lambda colour: contrast(ON_DARK_BRAND, colour) >= TEXT)
    return {
        LIGHT: {BRAND: brand, BRAND_TEXT: _text_on(brand), FOCUS: accent, LINK: accent},
        DARK: {BRAND: dark_brand, BRAND_TEXT: ON_DARK_BRAND, FOCUS: link, LINK: link},
    }


def colour_styles(colours: Colours, styles: str) -> str:
    """The styles of both themes in the company's colours. Paper is light in both."""
    schemes = derived(colours, styles)
    rules = {
        scheme: "".join(f"  {name}: {value};\n" for name, value in values.items()) for scheme, values in schemes.items()
    }
    light, dark = (f'[data-md-color-scheme="{scheme}"]' for scheme in (LIGHT, DARK))
    return f"{dark},\n{light} {{\n{rules[LIGHT]}}}\n\n@media screen {{\n{dark} {{\n{rules[DARK]}}}\n}}\n"
