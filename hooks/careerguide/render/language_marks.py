"""Marks the texts in other languages inside finished HTML, so that browsers and screen readers treat them right."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from careerguide.guide.writing_systems import FOREIGN, FOREIGN_LETTER, Writing, has_foreign_letters, writing

# Makes an element from a text that is HTML, how it is written, and whether it is part of a drawing.
Element = Callable[[Markup, Writing, bool], str]

# A run of foreign letters with what is between them: also acronyms and figures, but no word of the sentence around it.
_RUN = re.compile(rf"[{FOREIGN}](?:(?:(?![,;:]\s)[^<>a-z])*[{FOREIGN}])?")
_FIRST_WORD = re.compile(r"[^\s,;:]+")
# A tag and the text after it; elements whose content is no text of the page, or cannot hold elements, are left alone.
_TEXT = re.compile(
    r"<(?P<skip>script|style|textarea|title|option|select)\b.*?</(?P=skip)>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<more>(?:[^<>\"]|\"[^\"]*\")*)>(?P<text>[^<>]+)(?=<(?P<ends>/)?|$)",
    re.DOTALL,
)
_IN_DRAWING = ("text", "tspan")


class Marker:
    """Marks texts in other languages inside HTML with `lang` and `dir`.

    `titles` maps a title to the language that its entry says, empty if it says none; `language` is the company's.
    `element` is the component that puts a text into an element.
    """

    def __init__(self, element: Element, titles: Mapping[str, str], language: str = "") -> None:
        self.element, self.language = element, language
        self.titles = {title: writing(title, lang or language) for title, lang in titles.items()}
        self.titles = {title: kind for title, kind in self.titles.items() if kind}
        self.by_word: dict[str, list[str]] = {}
        for title in sorted(self.titles, key=len, reverse=True):
            if FOREIGN_LETTER.match(title) and (word := _FIRST_WORD.match(html.escape(title))):
                self.by_word.setdefault(word[0], []).append(title)
        self.marks_latin = any(not FOREIGN_LETTER.search(title) for title in self.titles)

    def mark(self, markup: str) -> str:
        """The HTML with an element around each text in another language; HTML without one stays the same."""
        if not self.marks_latin and not has_foreign_letters(markup):
            return markup
        return _TEXT.sub(self._marked, markup)

    def attributes(self, title: str) -> str:
        """The attributes of an element that shows a title alone, with a space before them; else empty."""
        kind = self.titles.get(title) or writing(title, self.language if FOREIGN_LETTER.search(title) else "")
        return f' lang="{kind.lang}" dir="{kind.dir}"' if kind else ""

    def _element(self, text: str, kind: Writing, in_drawing: bool) -> str:
        return str(self.element(Markup(text), kind, in_drawing))  # noqa: S704 - a part of finished HTML

    def _marked(self, match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        text, head = match["text"], match[0][: match.start("text") - match.start()]
        stripped = text.strip()
        if not stripped:
            return match[0]
        in_drawing = match["tag"] in _IN_DRAWING
        kind = self.titles.get(html.unescape(stripped))
        if kind:
            return head + text.replace(stripped, self._element(stripped, kind, in_drawing), 1)
        if not FOREIGN_LETTER.search(text):
            return match[0]
        alone = (
            FOREIGN_LETTER.match(stripped)
            and not match["close"]
            and bool(match["ends"])
            and not re.search(r"[,;:]\s|[a-z]{2}", stripped)
        )
        if alone and (kind := writing(stripped, self.language)):
            return head + text.replace(stripped, self._element(stripped, kind, in_drawing), 1)
        return head + "".join(self._parts(text, in_drawing))

    def _parts(self, text: str, in_drawing: bool) -> Iterator[str]:
        """A sentence with each title and each run of foreign letters in an element of its own."""
        end = 0
        while letter := FOREIGN_LETTER.search(text, end):
            start = letter.start()
            yield text[end:start]
            word = _FIRST_WORD.match(text, start)
            titles = self.by_word.get(word[0], ()) if word else ()
            known = next((title for title in titles if text.startswith(html.escape(title), start)), None)
            run = html.escape(known) if known else _RUN.match(text, start)[0]  # type: ignore[index]
            kind = self.titles[known] if known else writing(run, self.language)
            assert kind
            yield self._element(run, kind, in_drawing)
            end = start + len(run)
        yield text[end:]
