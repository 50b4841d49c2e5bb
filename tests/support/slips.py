"""Human slips in data files, written by rule: each kind of slip in each kind of field and file of the tiny company.

A slip changes one line, or the line and the next one, as a person does by accident. The rule knows the line.
"""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from careerguide.loading.data_folder import load
from careerguide.loading.known_keys import text_keys
from careerguide.problems import Problem
from careerguide.rules import check
from support.case import DAY
from support.company import Texts, tiny

_FIELD = re.compile(r"(?P<head> *(?:- )?)(?P<key>[a-z_]+): (?P<value>[A-Za-z][^#{}\[\]\"|>]*)")
_IN_ONE_LINE = re.compile(r"( *)([a-z_]+): \[([^\]{}]+)\]")
CURE = re.compile(
    r"\b(?:write|put|delete|start|use|add|join|indent|did you mean|type|choose|replace|allowed|give|must be)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(.*: )(\d{4}-\d\d-\d\d)(.*)")
_NUMBER = re.compile(r"( *(?:- )?(?:level|seats|minutes|x|y): )(\d+)")


@dc.dataclass(frozen=True, slots=True)
class Slip:
    """One file with one slip: its kind, its file, the text after it, and the line of the slip, counted from 1."""

    kind: str
    file: str
    text: str
    line: int
    key: str = ""


def company() -> Texts:
    """The tiny company with a line for each entry of its lists of texts, three or more to a list."""
    return {name: "\n".join(_in_lines(text)) for name, text in tiny().items()}


def _in_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        match = _IN_ONE_LINE.fullmatch(line)
        if match and match[2] in text_keys() and match[2] != "aliases":
            items = match[3].split(", ")
            yield f"{match[1]}{match[2]}:"
            yield from (f"{match[1]}  - {item}" for item in [*items, *(f"{items[-1]} {end}" for end in "xy")][:3])
        else:
            yield line


def slips() -> Iterator[Slip]:
    """Every slip of every kind, in the order of files and lines."""
    for file, text in company().items():
        lines = text.split("\n")
        for number, line in enumerate(lines):
            key, _ = _key_at(lines, number)
            for kind, rule in RULES.items():
                for replaced, offset in rule(lines, number):
                    changed = [*lines[:number], *replaced, *lines[number + 1 :]]
                    if replaced != [line]:
                        yield Slip(kind, file, "\n".join(changed), number + 1 + offset, key)


def some(most: int) -> list[Slip]:
    """Slips of every kind, taken in turn from all files, for a test that takes seconds."""
    by_place: dict[tuple[str, str], list[Slip]] = {}
    for slip in slips():
        by_place.setdefault((slip.kind, slip.file), []).append(slip)
    per_kind: dict[str, list[Slip]] = {}
    for (kind, _), same in by_place.items():
        per_kind.setdefault(kind, []).append(same[len(per_kind[kind]) % len(same) if kind in per_kind else 0])
    each = most // len(per_kind)
    return [slip for same in per_kind.values() for slip in same[:each]]


@dc.dataclass(frozen=True, slots=True)
class Result:
    """What the check reports for a slip: at its line, and elsewhere; what is wrong without the slip is left out."""

    slip: Slip
    here: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """Whether the slip is reported at its line, and causes no further error."""
        return bool(self.here) and not any(problem.severity == "error" for problem in self.elsewhere)

    @property
    def has_cure(self) -> bool:
        """Whether the first message says what to do."""
        return bool(self.here and CURE.search(self.here[0].message))

    def __str__(self) -> str:
        line = self.slip.text.split("\n")[self.slip.line - 1]
        problems = "; ".join(map(str, (*self.here, *self.elsewhere))) or "nothing"
        return f"{self.slip.kind}: {self.slip.file}:{self.slip.line}: {line!r} -> {problems}"


def results(chosen: Iterable[Slip], data: Path) -> Iterator[Result]:
    """Check each slip in the data folder, which is `company()`."""
    usual = {str(problem) for problem in check(load(data), DAY)}
    for slip in chosen:
        file = data / slip.file
        before = file.read_text(encoding="utf-8")
        file.write_text(slip.text, encoding="utf-8")
        problems = [problem for problem in check(load(data), DAY) if str(problem) not in usual]
        file.write_text(before, encoding="utf-8")
        here = [one for one in problems if (one.path, one.line) == (f"data/{slip.file}", slip.line)]
        yield Result(slip, tuple(here), tuple(problem for problem in problems if problem not in here))


def _key_at(lines: list[str], number: int) -> tuple[str, int]:
    """The key above a bullet, or of the line itself; and how many lines its list begins above this one."""
    for above in range(number, -1, -1):
        if match := re.match(r" *(?:- \{?)?([a-z_]+):", lines[above]):
            return match[1], number - above
    return "", 0


# What a rule gives: the lines that replace the line, and how many lines below the first of them the slip is.
Changed = Iterator[tuple[list[str], int]]
Rule = Callable[[list[str], int], Changed]


def _texts(change: Callable[[str, str], str]) -> Rule:
    """Change a text of one line; `change` gets what is before it and the text."""

    def rule(lines: list[str], number: int) -> Changed:
        match = _FIELD.fullmatch(lines[number])
        if match and match["key"] in text_keys() and " " in match["value"]:
            head = f"{match['head']}{match['key']}: "
            yield [change(head, match["value"])], 0
        elif (item := re.fullmatch(r"( +- )([A-Za-z][^:{}\[\]\"#]*)", lines[number])) and _is_text(lines, number):
            yield [change(item[1], item[2])], 0

    return rule


def _fields(change: Callable[[str, str, str], str]) -> Rule:
    """Change a line of a key and a text; `change` gets the indentation, the key and the text."""

    def rule(lines: list[str], number: int) -> Changed:
        match = _FIELD.fullmatch(lines[number])
        if match and match["key"] in text_keys() and "- " not in match["head"]:
            yield [change(match["head"], match["key"], match["value"])], 0

    return rule


def _bullets(change: Callable[[str, str], str], *, first: bool = False, texts_only: bool = False) -> Rule:
    """Change a bullet that is not the first of its list, or one that is; `change` gets its indentation and its text."""

    def rule(lines: list[str], number: int) -> Changed:
        match = re.fullmatch(r"( {2,})- (.+)", lines[number])
        above = lines[number - 1] if number else ""
        if not match or (texts_only and not _is_text(lines, number)) or re.match(r"[a-z_]+:", match[2]):
            return
        if above.rstrip().endswith(":") == first and (first or above.startswith(f"{match[1]}- ")):
            yield [change(match[1], match[2])], 0

    return rule


def _is_text(lines: list[str], number: int) -> bool:
    key, distance = _key_at(lines, number)
    return bool(distance) and key in text_keys() and not lines[number].lstrip().startswith("- {")


def _matching(pattern: re.Pattern[str], *replacements: str) -> Rule:
    """Replace the second group of a pattern that matches a line."""

    def rule(lines: list[str], number: int) -> Changed:
        if match := pattern.fullmatch(lines[number]):
            yield from (([f"{match[1]}{new}{''.join(match.groups()[2:])}"], 0) for new in replacements)

    return rule


def _two_lines(lines: list[str], number: int) -> Changed:
    """A text goes on in the next line, because Enter was pressed."""
    match = _FIELD.fullmatch(lines[number])
    if match and match["key"] in text_keys() and len(words := match["value"].split(" ")) > 2:
        indent = " " * (len(match["head"]) + 2)
        head = f"{match['head']}{match['key']}: "
        yield [head + " ".join(words[:2]), indent + " ".join(words[2:])], 1


def _swallowed_key(lines: list[str], number: int) -> Changed:
    """The key after a text in several lines is indented like the text."""
    above = lines[number - 1] if number else ""
    match = re.match(r"( *)[a-z_]+:", lines[number])
    if match and _is_in_block(lines, number - 1) and above.strip() and not above.startswith(f"{match[1]}- "):
        yield ["  " + lines[number]], 0


def _is_in_block(lines: list[str], number: int) -> bool:
    for above in range(number, -1, -1):
        if re.match(r" *(?:- )?[a-z_]+:", lines[above]):
            return lines[above].endswith("|") and above < number
    return False


def _without_dash(lines: list[str], number: int) -> Changed:
    """An entry without its dash belongs to the entry above."""
    if number > 1 and (match := re.fullmatch(r"( *)- (id: .+|to: .+)", lines[number])):
        yield [f"{match[1]}  {match[2]}"], 0


def _swapped_quotes(lines: list[str], number: int) -> Changed:
    """A quote starts a text, and the next one is lines below."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    this, after = _FIELD.fullmatch(lines[number]), _FIELD.fullmatch(below)
    if this and after and this["key"] in text_keys() and "'" not in this["value"] + after["value"]:
        yield [f"{this['head']}{this['key']}: '{this['value']}"], 0


def _lost_brackets(lines: list[str], number: int) -> Changed:
    """A list in one line without its brackets."""
    if (match := _IN_ONE_LINE.fullmatch(lines[number])) and "," in match[3]:
        yield [f"{match[1]}{match[2]}: {match[3]}"], 0


def _wide_space(head: str, key: str, text: str) -> str:
    """A space as Chinese and Japanese keyboards write it, in the place of an ordinary one."""
    return f"\u3000{head[1:]}{key}: {text}" if head else f"{key}: {text}"


RULES: dict[str, Rule] = {
    "a bullet with a space too many": _bullets(lambda indent, text: f"{indent} - {text}"),
    "a bullet with two spaces too many": _bullets(lambda indent, text: f"{indent}  - {text}", texts_only=True),
    "a bullet with a space too few": _bullets(lambda indent, text: f"{indent[1:]}- {text}"),
    "a bullet at the start of the line": _bullets(lambda _, text: f"- {text}", texts_only=True),
    "the first bullet with a space too few": _bullets(lambda indent, text: f"{indent[1:]}- {text}", first=True),
    "a bullet without its dash": _bullets(lambda indent, text: f"{indent}{text}"),
    "a bullet without dash, text in place": _bullets(lambda indent, text: f"{indent}  {text}"),
    "the first bullet without its dash": _bullets(lambda indent, text: f"{indent}{text}", first=True, texts_only=True),
    "a dash without a space": _bullets(lambda indent, text: f"{indent}-{text}"),
    "the first dash without a space": _bullets(lambda indent, text: f"{indent}-{text}", first=True),
    "a long dash": _bullets(lambda indent, text: f"{indent}\u2013 {text}"),
    "a round bullet": _bullets(lambda indent, text: f"{indent}\u2022 {text}"),
    "two dashes": _bullets(lambda indent, text: f"{indent}- - {text}", texts_only=True),
    "a tab before a bullet": _bullets(lambda _, text: f"\t- {text}"),
    "a thin space after a dash": _bullets(lambda indent, text: f"{indent}-\u2009{text}"),
    "an entry without its dash": _without_dash,
    "a sign # in a text": _texts(lambda head, text: head + text.replace(" ", " # of ", 1)),
    "a number after #": _texts(lambda head, text: f"{head}{text} # 45"),
    "a number close to #": _texts(lambda head, text: f"{head}{text} #45"),
    "a text that starts with #": _texts(lambda head, text: f"{head}# {text}"),
    "a colon in a text": _texts(lambda head, text: head + text.replace(" ", ": ", 1)),
    "curly quotes": _texts(lambda head, text: f"{head}\u201c{text}\u201d"),
    "curly quotes and a colon": _texts(lambda head, text: f"{head}\u201c{text.replace(' ', ': ', 1)}\u201d"),
    "a curly quote at the start": _texts(lambda head, text: f"{head}\u201c{text}"),
    "a stray quote at the end": _texts(lambda head, text: f'{head}{text}"'),
    "a stray quote at the start": _texts(lambda head, text: f'{head}"{text}'),
    "a quoted word at the start": _texts(lambda head, text: f'{head}"{text.split(" ")[0]}" {text}'),
    "a link at the start": _texts(lambda head, text: f"{head}[{text.split(' ')[0]}](/guide/) {text}"),
    "a star at the start": _texts(lambda head, text: f"{head}*{text.split(' ')[0]}* {text}"),
    "a percent sign at the start": _texts(lambda head, text: f"{head}%{text}"),
    "an at sign at the start": _texts(lambda head, text: f"{head}@{text}"),
    "dots instead of a text": _texts(lambda head, _: f"{head}..."),
    "null instead of a text": _texts(lambda head, _: f"{head}null"),
    "a tilde instead of a text": _texts(lambda head, _: f"{head}~"),
    "a text in square brackets": _fields(lambda head, key, text: f"{head}{key}: [{text}]"),
    "a non-breaking space after the colon": _fields(lambda head, key, text: f"{head}{key}:\u00a0{text}"),
    "an em space after the colon": _fields(lambda head, key, text: f"{head}{key}:\u2003{text}"),
    "a wide space before a key": _fields(_wide_space),
    "no space after the colon": _fields(lambda head, key, text: f"{head}{key}:{text}"),
    "no colon": _fields(lambda head, key, text: f"{head}{key} {text}"),
    "an equals sign for the colon": _fields(lambda head, key, text: f"{head}{key} = {text}"),
    "a misspelt key": _fields(lambda head, key, text: f"{head}{key[0]}{key}: {text}"),
    "a key in capitals": _fields(lambda head, key, text: f"{head}{key.title()}: {text}"),
    "a key two spaces too deep": _fields(lambda head, key, text: f"{head}  {key}: {text}"),
    "a key one space too deep": _fields(lambda head, key, text: f"{head} {key}: {text}"),
    "a key one space too shallow": _fields(lambda head, key, text: f"{head[1:]}{key}: {text}"),
    "a key two spaces too shallow": _fields(lambda head, key, text: f"{head[2:]}{key}: {text}"),
    "a text on two lines": _two_lines,
    "a quote that ends nowhere": _swapped_quotes,
    "a key inside the text above": _swallowed_key,
    "a list without brackets": _lost_brackets,
    "a day of another form": _matching(_DAY, "30/11/2026", "2026-13-01", "2026-2-3"),
    "a number of another form": _matching(_NUMBER, "2.0", "010", "six"),
    "yes for true": _matching(re.compile(r"(.*: )(true|false)(.*)"), "yes", "No"),
    "a month of another form": _matching(re.compile(r"( *(?:from|to): )(\d{4}-\d\d)"), "Feb 2021", "2021-2"),
    "a choice in capitals": _matching(re.compile(r"( *(?:shifts?|kind|remote|direction): )([a-z]+)"), "Often"),
    "an id that is not there": _matching(re.compile(r"( *(?:role|track|kpi|band|site): )([a-z-]+)"), "absent-one"),
    "a target without quotes": _matching(re.compile(r'(.*target: )("[<>]= [^"]+")(.*)'), "> 90%"),
    "no space inside a group": _matching(re.compile(r"( *- \{skill)(: )(.*)"), ":"),
    "a bracket that is not closed": _matching(re.compile(r"( *(?:- )?(?:[a-z_]+: )?\{.*)(\})"), ""),
}
