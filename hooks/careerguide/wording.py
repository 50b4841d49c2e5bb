"""What a company calls a track, a band, an opening and so on: the words of its settings in place of the guide's own.

The texts of the interface are written in the words of `DEFAULTS`. `Wording` writes them in the company's words: `say`
a sentence, and `source` a template or a page of Markdown with its markup. Data, addresses and keys are not rewritten.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import re
from collections.abc import Mapping

# Kind -> the word for one and for several in the texts of the interface.
DEFAULTS: Mapping[str, tuple[str, str]] = {
    "role": ("role", "roles"),
    "skill": ("skill", "skills"),
    "track": ("track", "tracks"),
    "line": ("line of business", "lines of business"),
    "band": ("band", "bands"),
    "level": ("level", "levels"),
    "move": ("move", "moves"),
    "opening": ("opening", "openings"),
    "story": ("story", "stories"),
    "event": ("event", "events"),
    "kpi": ("KPI", "KPIs"),
    "site": ("site", "sites"),
    "team_leader": ("team leader", "team leaders"),
}
# Words before a word that give it another meaning: the level of a skill, the site on the web, a verb.
_OTHER_MEANING = {
    "level": ("skill ", "entry ", "at which "),
    "site": ("on ", "this ", "the "),
    "move": ("to ", "days ", "you ", "people ", "last ", "that ", "or "),
}
# Words after a word that make it a verb: track your path, what moves people on.
_VERB_BEFORE = (" your ", " one ", " people ")
_VERBS = ("move", "track")
_BEFORE, _AFTER = r"(?<![\w/.#=&?~-])", r"(?![\w/=-])"
# Comments, expressions and tags of a template; an expression may be part of a tag.
_EXPRESSION = r"\{[{%].*?[%}]\}"
_MARKUP = re.compile(
    rf"(?P<comment>\{{#.*?#\}}|<!--.*?-->)|(?P<expression>{_EXPRESSION})|"
    rf"(?P<tag><[a-zA-Z/](?:{_EXPRESSION}|[^>{{])*>)|(?P<target>\]\([^)\n]*\)|\]\[[^\]\n]*\])|(?P<code>```.*?```|`[^`\n]+`|\{{:[^\n}}]*\}})",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rf"(?P<before>\b(?:aria-label|title|placeholder|alt|data-nouns?)=\")(?P<text>(?:{_EXPRESSION}|[^\"{{])*)"
    rf"|(?P<expression>{_EXPRESSION})",
    re.DOTALL,
)
# The nouns of a number choose their form themselves: see `plural` of the Jinja environment.
_TEXT_IN_EXPRESSION = re.compile(r'(?P<plural>\bplural\([^()]*\))|"(?P<text>[^"\\]*)"')


def is_text(literal: str) -> bool:
    """Whether a literal of a template or a script is read by people: keys, paths and classes are not."""
    return " " in literal.strip() or literal[:1].isupper() or literal.strip() != literal


def with_plural(one: str) -> str:
    """The plural of an English word: `practices`, `vacancies`, `branches`."""
    if re.search(r"[^aeiou]y$", one):
        return f"{one[:-1]}ies"
    return f"{one}es" if re.search(r"(s|x|z|ch|sh)$", one) else f"{one}s"


@dc.dataclass(frozen=True)
class Wording:
    """Kind -> the company's word for one and for several, of the kinds that it calls otherwise."""

    words: Mapping[str, tuple[str, str]] = dc.field(default_factory=dict)

    @functools.cached_property
    def _forms(self) -> Mapping[str, tuple[str, str]]:
        """The interface's word in lower case -> the kind, and the company's word."""
        return {
            default.lower(): (kind, word)
            for kind, pair in self.words.items()
            for default, word in zip(DEFAULTS[kind], pair, strict=True)
        }

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = "|".join(sorted(map(re.escape, self._forms), key=len, reverse=True))
        return re.compile(rf"{_BEFORE}(?P<article>an? )?(?P<word>{forms}){_AFTER}", re.IGNORECASE)

    def say(self, text: str) -> str:
        """A text of the interface in the company's words, with the right article and capital letter."""
        return self._pattern.sub(self._replaced, text) if self.words else text

    def _replaced(self, match: re.Match[str]) -> str:
        kind, word = self._forms[match["word"].lower()]
        article = match["article"] or ""
        before, after = match.string[: match.start()], match.string[match.end() :]
        is_verb = kind in _VERBS and after.startswith(_VERB_BEFORE)
        if not article and (is_verb or before.lower().endswith(_OTHER_MEANING.get(kind, ()))):
            return match[0]
        starts = (
            match["word"][0].isupper() if kind != "kpi" else not article and before.rstrip()[-1:] in ("", ".", "!", "?")
        )
        if article:
            article = f"{article[0]}{'n' if word[0].lower() in 'aeio' else ''} "
        return article + (word[:1].upper() + word[1:] if starts else word)

    def say_around(self, text: str, names: re.Pattern[str]) -> str:
        """A text of the interface that holds data: what `names` matches, and what is in quotes, stays as it is."""
        if not self.words:
            return text
        parts = re.split(rf'("[^"]*"|{names.pattern})' if names.pattern else r'("[^"]*")', text)
        return "".join(part if number % 2 else self.say(part) for number, part in enumerate(parts))

    def plural(self, one: str, many: str | None = None) -> tuple[str, str]:
        """The company's word for one and for several of a noun of the interface, such as `more role`."""
        return self.say(one), self.say(many or f"{one}s")

    @property
    def forms(self) -> dict[str, str]:
        """Each word of the interface -> the company's, small and capital, for templates of the theme."""
        forms = {word: self.say(word) for pair in DEFAULTS.values() for word in pair}
        return forms | {word.capitalize(): self.say(word.capitalize()) for word in forms if word.islower()}

    def source(self, text: str) -> str:
        """A template, or a page of Markdown, in the company's words; its markup, macros and addresses stay."""
        if not self.words:
            return text
        parts: list[str] = []
        end = 0
        for match in _MARKUP.finditer(text):
            parts += [self.say(text[end : match.start()]), self._markup(match)]
            end = match.end()
        return "".join([*parts, self.say(text[end:])])

    def _markup(self, match: re.Match[str]) -> str:
        if match["expression"]:
            return self._expression(match[0])
        return _ATTRIBUTE.sub(self._attribute, match[0]) if match["tag"] else match[0]

    def _attribute(self, match: re.Match[str]) -> str:
        return self._expression(match[0]) if match["expression"] else match["before"] + self.source(match["text"])

    def _expression(self, text: str) -> str:
        def said(match: re.Match[str]) -> str:
            literal = match["text"]
            return match[0] if literal is None or not is_text(literal) else f'"{self.say(literal)}"'

        return _TEXT_IN_EXPRESSION.sub(said, text)


DEFAULT_WORDING = Wording()
