"""The form of a YAML file: characters and constructs that would make it mean something else than it shows."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

import yaml

from careerguide.problems import Problem

MAX_DEPTH = 20
# With these a text cannot be composed, or walking what it composes to might never end.
UNSAFE = frozenset({"yaml-alias", "yaml-form", "several-documents"})

_FORBIDDEN = re.compile(
    "[\x00-\x08\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
    "|(?:^|(?<=[:-])) *\xa0[ \xa0]*",  # spaces to the eye where YAML needs real ones
    re.MULTILINE,
)
# Of these, libyaml takes some for the end of a line, some for text, and stops at the others.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]|(?:^|(?<=[:-])) *\xa0[ \xa0]*", re.MULTILINE
)
_NAMES = {
    "\t": ("tab", "a tab", "Use spaces to indent."),
    "\x00": ("control-character", "a NUL character", "Delete it."),
    "\r": ("control-character", "a carriage return without a line feed", "Delete it and press Enter instead."),
    "\xa0": ("hidden-character", "a non-breaking space", "Type an ordinary space instead."),
    "\u2028": ("hidden-character", "a line separator", "Delete it and press Enter instead."),
    "\u2029": ("hidden-character", "a paragraph separator", "Delete it and press Enter instead."),
}
# Characters that separate words; the others can be deleted.
_SPACES = " \t\r\x0b\x0c\x85\xa0\u2028\u2029"
# Cheap test for what only the slow event scan can judge: anchors, aliases, tags and directives.
_SUSPECT = re.compile(r"(?:^|[\s,\[{:?-])(?:[&*]\S|!)|^---|^\.\.\.", re.MULTILINE)
_SIGNS = ("&", "*", "!", "\n---", "\n...")
# Where a comment may start, and one that looks like text: `C# dev #1` loses its `#1`.
_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_HIDDEN = re.compile(r"#[^\s#!][^\n]*")


# Escapes of double quotes; group 1 could stand for one of them.
_ESCAPE = re.compile(r"\\(?:([0abtvfreNLP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|.)", re.DOTALL)
_ESCAPES = dict(zip("0abtvfreNLP", "\0\a\b\t\v\f\r\x1b\x85\u2028\u2029", strict=True))


class TooDeepError(yaml.MarkedYAMLError):
    """Something is nested more than `MAX_DEPTH` levels deep."""


class Loader(yaml.CBaseLoader):
    """libyaml without any guessing of types. Its composer recurses in C, where 100,000 brackets would end the process."""

    depth = 0

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002 - PyYAML passes them
        """Called for the tag of each node, which nobody asks for."""
        return ""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002 - PyYAML passes it
        """Called before a node is composed, with the list or group that it stands in."""
        if self.depth > MAX_DEPTH:
            raise TooDeepError(problem_mark=current_node.start_mark if current_node else None)
        self.depth += 1

    def ascend_resolver(self) -> None:
        """Called after a node was composed."""
        self.depth -= 1


def problems(text: str, name: str) -> list[Problem]:
    """What keeps a text from being composed safely."""
    found = list(_characters(text, name))
    if found:
        text = readable(text)
    if any(sign in f"\n{text}" for sign in _SIGNS) and _SUSPECT.search(text):
        found += _constructs(text, name)
    return found


def readable(text: str) -> str:
    """The text with spaces for the characters that would end a line or the reading, so that the rest is still checked."""
    return _UNREADABLE.sub(lambda match: " " * len(match[0]), text)


def without_forbidden(line: str) -> str:
    """The line without forbidden characters: two spaces for a tab in the indentation, one for any other separator."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    line = indent.replace("\t", "  ") + line[len(indent) :]
    return _FORBIDDEN.sub(lambda match: "".join(" " if char in _SPACES else "" for char in match[0]), line)


def end_of(text: str) -> tuple[int, int]:
    """Line and column just behind `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _places(text: str, indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Lines and columns of rising indexes, in one walk through the text."""
    line, start, before = 1, 0, 0
    for index in indexes:
        line += text.count("\n", before, index)
        start = max(start, text.rfind("\n", before, index) + 1)
        before = index
        yield line, index - start + 1


def _characters(text: str, name: str) -> Iterator[Problem]:
    """No tab, control, zero-width, direction-changing or line-separator character stands in a file; one report a line."""
    if text.replace("\n", " ").isprintable():
        return  # as almost all files are; a hundredth of the search's time
    found = [(match.end() - len(match[0].lstrip(" ")), match[0].lstrip(" ")[0]) for match in _FORBIDDEN.finditer(text)]
    last = 0
    for (line, column), (_, character) in zip(_places(text, (index for index, _ in found)), found, strict=True):
        if line > last:
            yield Problem(name, line, column, *_forbidden(character))
        last = line


def _forbidden(character: str) -> tuple[str, str]:
    code = "hidden-character" if ord(character) > 0x9F else "control-character"
    code, what, cure = _NAMES.get(character, (code, f"an invisible character (U+{ord(character):04X})", "Delete it."))
    return code, f"There is {what} here. {cure}"


def _constructs(text: str, name: str) -> Iterator[Problem]:
    """No anchor, alias, tag, directive or second document."""
    documents = line = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            mark = event.start_mark
            assert mark is not None
            documents += isinstance(event, yaml.DocumentStartEvent)
            for code, message in _odd(event, documents):
                line = mark.line + 1
                yield Problem(name, line, mark.column + 1, code, message)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if (found := unreadable(error, name)).line != line:  # else the same mistake in other words
            yield found


def _odd(event: yaml.Event, documents: int) -> Iterator[tuple[str, str]]:
    if isinstance(event, yaml.DocumentStartEvent):
        if documents == 2:
            yield "several-documents", "A second document starts here (`---`). Keep one list in one file."
        if event.version or event.tags:
            yield (
                "yaml-directive",
                "A line that starts with `%` is a YAML directive. Delete it, or put the text in quotes.",
            )
    elif isinstance(event, yaml.AliasEvent):
        yield (
            "yaml-alias",
            f"`*{event.anchor}` repeats another part of the file. Write the text out, or put it in quotes if the star is meant.",
        )
    elif isinstance(event, yaml.NodeEvent):
        if event.anchor:
            yield (
                "yaml-anchor",
                f"`&{event.anchor}` names a part of the file for repeating. Delete it, or put the text in quotes if the sign is meant.",
            )
        if tag := getattr(event, "tag", None):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            yield (
                "yaml-tag",
                f"`{shown}` is a YAML tag. Delete it, or put the text in quotes if the exclamation mark is meant.",
            )


def hidden_text(text: str, name: str, root: yaml.Node) -> Iterator[Problem]:
    """Text behind ` #` is a comment and would be lost; a comment has a space after its `#`."""
    if not _HIDDEN.search(text):
        return
    signs = [match.start() for match in _COMMENT.finditer(text)]
    if not any(_HIDDEN.match(text, sign) for sign in signs):
        return
    comments = dict.fromkeys(signs)
    for node in _scalars(root):
        for sign in signs[
            bisect.bisect_left(signs, node.start_mark.index) : bisect.bisect_left(signs, node.end_mark.index)
        ]:
            comments.pop(sign, None)
    last = 0
    for (line, column), sign in zip(_places(text, comments), comments, strict=True):
        lost = _HIDDEN.match(text, sign)
        if lost and line > last and text[sign - column + 1 : sign].strip():
            message = f"`{lost[0][:40]}` would be read as a comment and lost. Put the whole value in quotes, or write a space after `#`."
            yield Problem(name, line, column, "text-after-hash", message)
        last = line


def escapes(text: str, name: str, root: yaml.Node) -> Iterator[Problem]:
    r"""No text in double quotes brings in by an escape, such as `\u202e`, what may not stand in a file."""
    if "\\" not in text:
        return
    found: dict[int, str] = {}
    for node in _scalars(root):
        if node.style == '"':
            for match in _ESCAPE.finditer(text, node.start_mark.index, node.end_mark.index):
                character = match[1] and (_ESCAPES.get(match[1]) or chr(int(match[1][1:], 16)))
                if character and _FORBIDDEN.match(character):
                    found[match.start()] = character
    for (line, column), index in zip(_places(text, sorted(found)), sorted(found), strict=True):
        yield Problem(name, line, column, *_forbidden(found[index]))


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        else:
            stack += [part for pair in node.value for part in pair]


# What libyaml says, and what HR can do about it.
_YAML_CURES = (
    (
        "mapping values are not allowed",
        "There is a colon followed by a space inside a value, or a line is indented too far. Put the value in quotes.",
    ),
    ("could not find expected ':'", "A key without a colon: each line reads `key: value`."),
    (
        "did not find expected key",
        "This line does not fit the lines above: check its indentation, and quotes that are not closed.",
    ),
    ("did not find expected '-' indicator", "This line does not fit the list above: check its indentation."),
    ("did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing."),
    ("did not find expected ',' or '}'", "A group in curly brackets is not closed, or a comma is missing."),
    ("found unexpected end of stream", "A quote is opened here and never closed."),
    ("found character that cannot start any token", "A value cannot start with this character. Put it in quotes."),
    ("block sequence entries are not allowed", "A list entry `- ` is not allowed here: start it on a line of its own."),
    (
        "did not find expected node content",
        "A value is missing before this comma or bracket. Put it in quotes if the sign belongs to a text.",
    ),
    ("did not find expected <document start>", "This line does not fit the lines above: check its indentation."),
    ("scanning a block scalar", "After `|` or `>` the text starts on the next line."),
    ("escape", "In double quotes a backslash needs a second one. Use single quotes instead."),
    ("hexdecimal", "In double quotes a backslash needs a second one. Use single quotes instead."),
    ("document indicator", "A line of dots or dashes ends the file inside a quoted text. Indent it."),
    ("alias", "A value cannot start with `*`. Put it in quotes."),
    ("scanning an anchor", "A value cannot start with `&`. Put it in quotes."),
    ("directive", "A line cannot start with `%`. Put the text in quotes."),
    (" tag", "A value cannot start with `!`. Put it in quotes."),
)


def unreadable(error: Exception, name: str) -> Problem:
    """A text that libyaml gave up on, in HR's words."""
    if isinstance(error, TooDeepError) and error.problem_mark:
        place = error.problem_mark.line + 1, error.problem_mark.column + 1
        return Problem(name, *place, "too-deep", f"This is nested more than {MAX_DEPTH} levels deep.")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, 1, 1, "yaml-form", f"This is not YAML that can be read: {str(error).strip()[:200]}")
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    # A quote or bracket that is never closed is found lines later; the person looks for where it was opened.
    if (
        mark
        and error.context_mark
        and ("end of stream" in said or ("parsing a flow" in said and mark.line > error.context_mark.line))
    ):
        mark = error.context_mark
    cure = next((cure for key, cure in _YAML_CURES if key in said), f"This cannot be read as YAML ({said.strip()}).")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(name, line, column, "yaml-form", cure)
