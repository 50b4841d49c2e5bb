"""`extra.words` of the settings: what the company calls a track, a band, an opening and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem, did_you_mean, nearest
from careerguide.wording import DEFAULTS, Wording, with_plural

WORDS = "words"
FORMS = ("one", "many")
LONGEST = 40
# Path, code, message and suggestion -> the problem with a setting.
MakeProblem = Callable[[FieldPath, str, str, str], Problem]
# Letters of any script, with spaces, hyphens and apostrophes between them.
_WORD = re.compile(r"[^\W\d_](?:[ '\u2019&-]?[^\W_])*")
_ALLOWED = f"letters, spaces and hyphens, at most {LONGEST} characters"


def read_words(value: object, problem: MakeProblem) -> tuple[Wording, list[Problem]]:
    """The words of a company and everything that is wrong with them; `problem` makes one at the path of a setting."""
    if value is None:
        return Wording(), []
    reader = _Reader(problem)
    if not isinstance(value, Mapping):
        example = "words: {track: practice, story: {one: journey, many: journeys}}"
        return Wording(), [reader.problem((), "not-a-group", f"`extra.words` must be a group, such as `{example}`.")]
    words: dict[str, tuple[str, str]] = {}
    for key, word in value.items():
        if (kind := str(key)) not in DEFAULTS:
            suggestion = nearest(kind, DEFAULTS)
            cure = did_you_mean(suggestion) or f" Allowed: {', '.join(DEFAULTS)}."
            message = f"`extra.words` has no word `{kind[:LONGEST]}`.{cure}"
            reader.problems.append(reader.problem((kind,), "unknown-key", message, suggestion))
        elif pair := reader.pair(kind, word):
            words[kind] = pair
    reader.distinct(words)
    return Wording(words), reader.problems


class _Reader:
    """Reads the words of a company and collects the problems."""

    def __init__(self, make_problem: MakeProblem) -> None:
        self.make_problem = make_problem
        self.problems: list[Problem] = []

    def pair(self, kind: str, word: object) -> tuple[str, str] | None:
        """The word for one and for several; None if one of them is wrong."""
        given = word if isinstance(word, Mapping) else {"one": word}
        before = len(self.problems)
        for form in given:
            if form not in FORMS:
                suggestion = nearest(str(form), FORMS)
                message = f"`extra.words.{kind}` has no form `{form}`. Allowed: one, many.{did_you_mean(suggestion)}"
                self.problems.append(self.problem((kind, str(form)), "unknown-key", message, suggestion))
        if "one" not in given:
            message = f"`extra.words.{kind}` needs the word for one: `one: ...`."
            self.problems.append(self.problem((kind,), "missing-key", message))
        for form in FORMS:
            if form in given and not self._is_word(given[form]):
                path = (kind, form) if isinstance(word, Mapping) else (kind,)
                message = f"`extra.{'.'.join((WORDS, *path))}` is `{given[form]}`. Allowed: {_ALLOWED}."
                self.problems.append(self.problem(path, "not-text", message))
        if len(self.problems) > before:
            return None
        one = str(given["one"])
        return one, str(given.get("many", with_plural(one)))

    @staticmethod
    def _is_word(word: object) -> bool:
        return isinstance(word, str) and len(word) <= LONGEST and bool(_WORD.fullmatch(word))

    def distinct(self, words: Mapping[str, tuple[str, str]]) -> None:
        """Two kinds with one word could not be told apart."""
        owners: dict[str, str] = {}
        for kind, (one, _) in {**DEFAULTS, **words}.items():
            other = owners.setdefault(one.casefold(), kind)
            if other != kind:
                last = kind if kind in words else other
                first = other if last == kind else kind
                message = f"`{one}` is the word for two things: `{first}` and `{last}`. Choose another word for one."
                self.problems.append(self.problem((last,), "duplicate-word", message))

    def problem(self, path: tuple[str, ...], code: str, message: str, suggestion: str = "") -> Problem:
        """A problem with a setting below `extra.words`."""
        return self.make_problem(("extra", WORDS, *path), code, message, suggestion)
