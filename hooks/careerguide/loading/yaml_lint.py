"""Checks the text of a YAML file for characters and constructs that make it mean something else than it seems to."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

import yaml

from careerguide.problems import Problem

MAX_DEPTH = 20
CHARACTERS = frozenset({"tab", "hidden-character", "control-character"})
# With these problems a text cannot be composed, or the walk through its values might never end.
UNSAFE = frozenset({"yaml-alias", "yaml-form", "several-documents"})

# Spaces that are no spaces for YAML.
_WIDE = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
    f"|(?:^|(?<=[:-])) *[{_WIDE}][ {_WIDE}]*",  # look like spaces, but YAML needs real ones here
    re.MULTILINE,
)
# libyaml reads some of these as the end of a line and some as text, and stops at the others.
_UNREADABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]|(?:^|(?<=[:-])) *[{_WIDE}][ {_WIDE}]*",
    re.MULTILINE,
)
# Character -> code, what it is called, and how to fix it.
_NAMES = {
    "\t": ("tab", "a tab", "Use spaces to indent."),
    "\x00": ("control-character", "a NUL character", "Delete it."),
    "\r": ("control-character", "half of a Windows line end (a carriage return)", "Delete it and press Enter instead."),
    "\xa0": ("hidden-character", "a non-breaking space", "Type an ordinary space instead."),
    "\u2028": ("hidden-character", "a line separator", "Delete it and press Enter instead."),
    "\u2029": ("hidden-character", "a paragraph separator", "Delete it and press Enter instead."),
}
# Characters that separate words; the others can be deleted.
_SPACES = " \t\r\x0b\x0c\x85\xa0\u2028\u2029"
# A fast test for signs of anchors, aliases, tags and directives, which only the slow event scan can prove.
_SUSPECT = re.compile(r"(?:^|[\s,\[{:?-])(?:[&*]\S|!)|^---|^\.\.\.", re.MULTILINE)
_SIGNS = ("&", "*", "!", "\n---", "\n...")
# Where a comment can start, and a comment that looks like text: `C# dev #1` loses its `#1`.
_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_HIDDEN = re.compile(r"#[^\s#!][^\n]*")


# Escapes in double quotes; group 1 is an escape that can mean a forbidden character.
_ESCAPE = re.compile(r"\\(?:([0abtvfreNLP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|.)", re.DOTALL)
_ESCAPES = dict(zip("0abtvfreNLP", "\0\a\b\t\v\f\r\x1b\x85\u2028\u2029", strict=True))


class TooDeepError(yaml.MarkedYAMLError):
    """Lists and groups are nested more than `MAX_DEPTH` levels deep."""


class Loader(yaml.CBaseLoader):
    """libyaml without types, with a limit of depth: its composer recurses in C, and 100,000 brackets would crash it."""

    depth = 0

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002 - PyYAML passes them
        """PyYAML calls this for the tag of each node; no tag is needed."""
        return ""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002 - PyYAML passes it
        """PyYAML calls this before it composes a node, with the list or group around the node."""
        if self.depth > MAX_DEPTH:
            raise TooDeepError(problem_mark=current_node.start_mark if current_node else None)
        self.depth += 1

    def ascend_resolver(self) -> None:
        """PyYAML calls this after it composed a node."""
        self.depth -= 1


def problems(text: str, name: str) -> list[Problem]:
    """Problems that make it unsafe to compose the text. `name` is the path to show."""
    text_problems = list(_characters(text, name))
    if text_problems:
        text = readable(text)
    if any(sign in f"\n{text}" for sign in _SIGNS) and _SUSPECT.search(text):
        text_problems += _constructs(text, name)
    return text_problems


def readable(text: str) -> str:
    """The text with spaces instead of characters that libyaml cannot read, so that the rest can be checked."""
    return _UNREADABLE.sub(lambda match: " " * len(match[0]), text)


def without_forbidden(line: str) -> str:
    """The line without forbidden characters: two spaces for a tab in the indentation, one for any other separator."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    line = indent.replace("\t", "  ") + line[len(indent) :]
    return _FORBIDDEN.sub(lambda match: "".join(" " if char in _SPACES else "" for char in match[0]), line)


def end_of(text: str) -> tuple[int, int]:
    """Line and column after the last character of the text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def places(text: str, indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Lines and columns of rising indexes; one walk through the text serves all of them."""
    line, line_start, previous = 1, 0, 0
    for index in indexes:
        line += text.count("\n", previous, index)
        line_start = max(line_start, text.rfind("\n", previous, index) + 1)
        previous = index
        yield line, index - line_start + 1


def _characters(text: str, name: str) -> Iterator[Problem]:
    """A file has no tab, control, zero-width, direction-changing or line-separator character.

    Each line has one report at most, for its first forbidden character.
    """
    if text.replace("\n", " ").isprintable():
        return  # true for almost all files, and 100 times faster than the search
    matches = [(match.end(), match[0].lstrip(" ")) for match in _FORBIDDEN.finditer(text)]
    indexes = [end - len(characters) for end, characters in matches]
    last_line = 0
    for (line, column), (_, characters) in zip(places(text, indexes), matches, strict=True):
        if line > last_line:
            yield Problem(name, line, column, *_forbidden(characters[0]))
        last_line = line


def _forbidden(character: str) -> tuple[str, str]:
    """Code and message for a forbidden character."""
    code = "hidden-character" if ord(character) > 0x9F else "control-character"
    default = (code, f"an invisible character (U+{ord(character):04X})", "Delete it.")
    code, noun, fix = _NAMES.get(character, default)
    return code, f"There is {noun} here. {fix}"


def _constructs(text: str, name: str) -> Iterator[Problem]:
    """A file has no anchor, alias, tag, directive or second document."""
    documents = last_line = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            mark = event.start_mark
            assert mark is not None
            documents += isinstance(event, yaml.DocumentStartEvent)
            for code, message in _construct(event, documents):
                last_line = mark.line + 1
                yield Problem(name, last_line, mark.column + 1, code, message)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = unreadable(error, name)
        if problem.line != last_line:  # an error on the same line is the same mistake
            yield problem


def _construct(event: yaml.Event, documents: int) -> Iterator[tuple[str, str]]:
    """Codes and messages for the forbidden constructs of one event; `documents` counts the documents so far."""
    if isinstance(event, yaml.DocumentStartEvent):
        if documents == 2:
            yield "several-documents", "A second document starts here (`---`). Keep one list in one file."
        if event.version or event.tags:
            yield (
                "yaml-directive",
                "A line that starts with `%` is a YAML directive. Delete it, or put the text in quotes.",
            )
    elif isinstance(event, yaml.AliasEvent):
        message = (
            f"`*{event.anchor}` repeats another part of the file. Write the text out. "
            "If the star is part of the text, put the text in quotes."
        )
        yield "yaml-alias", message
    elif isinstance(event, yaml.NodeEvent):
        if event.anchor:
            message = (
                f"`&{event.anchor}` gives a name to a part of the file. Delete it. "
                "If the sign is part of the text, put the text in quotes."
            )
            yield "yaml-anchor", message
        if tag := getattr(event, "tag", None):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            message = (
                f"`{shown}` is a YAML tag. Delete it. "
                "If the exclamation mark is part of the text, put the text in quotes."
            )
            yield "yaml-tag", message


def hidden_text(text: str, name: str, root: yaml.Node) -> Iterator[Problem]:
    """No text is lost as a comment: text after ` #` is one, and a real comment has a space after its `#`."""
    if not _HIDDEN.search(text):
        return
    signs = [match.start() for match in _COMMENT.finditer(text)]
    if not any(_HIDDEN.match(text, sign) for sign in signs):
        return
    comments = dict.fromkeys(signs)
    for node in _scalars(root):
        first = bisect.bisect_left(signs, node.start_mark.index)
        end = bisect.bisect_left(signs, node.end_mark.index)
        for sign in signs[first:end]:
            comments.pop(sign, None)
    last_line = 0
    for (line, column), sign in zip(places(text, comments), comments, strict=True):
        lost = _HIDDEN.match(text, sign)
        if lost and line > last_line and text[sign - column + 1 : sign].strip():
            message = (
                f"`{lost[0][:40]}` is read as a comment, so the text is lost. "
                "Put the whole value in quotes. If it is a comment, write it on a line of its own."
            )
            yield Problem(name, line, column, "text-after-hash", message)
        last_line = line


def escapes(text: str, name: str, root: yaml.Node) -> Iterator[Problem]:
    r"""No text in double quotes has an escape, such as `\u202e`, for a forbidden character."""
    if "\\" not in text:
        return
    characters: dict[int, str] = {}  # index of the escape -> the character it means
    for node in _scalars(root):
        if node.style == '"':
            for match in _ESCAPE.finditer(text, node.start_mark.index, node.end_mark.index):
                character = match[1] and (_ESCAPES.get(match[1]) or chr(int(match[1][1:], 16)))
                if character and _FORBIDDEN.match(character):
                    characters[match.start()] = character
    indexes = sorted(characters)
    for (line, column), index in zip(places(text, indexes), indexes, strict=True):
        yield Problem(name, line, column, *_forbidden(characters[index]))


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts of a document, in no order."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        else:
            stack += [part for pair in node.value for part in pair]


# A part of libyaml's message -> what HR reads instead; the first part that matches counts.
_LIBYAML_MESSAGES = (
    (
        "mapping values are not allowed",
        "A value has a colon and a space in it, or the line is indented too far. Put the value in quotes.",
    ),
    ("could not find expected ':'", "This key has no colon. Write each line as `key: value`."),
    (
        "did not find expected key",
        "This line does not fit the lines above. Check its indentation, and look for quotes that are not closed.",
    ),
    ("did not find expected '-' indicator", "This line does not fit the list above. Check its indentation."),
    ("did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing."),
    ("did not find expected ',' or '}'", "A group in curly brackets is not closed, or a comma is missing."),
    ("found unexpected end of stream", "A quote starts here and never ends. Write the second quote."),
    ("found character that cannot start any token", "A value cannot start with this character. Put it in quotes."),
    ("block sequence entries are not allowed", "A list entry `- ` is not allowed here. Start it on a new line."),
    (
        "did not find expected node content",
        "A value is missing before this comma or bracket. If the sign is part of a text, put the text in quotes.",
    ),
    ("did not find expected <document start>", "This line does not fit the lines above. Check its indentation."),
    ("scanning a block scalar", "After `|` or `>` the text starts on the next line."),
    ("escape", "In double quotes, a backslash needs a second one. Use single quotes instead."),
    ("hexdecimal", "In double quotes, a backslash needs a second one. Use single quotes instead."),
    ("document indicator", "A line of dots or dashes inside a quoted text ends the file. Indent the line."),
    ("alias", "A value cannot start with `*`. Put it in quotes."),
    ("scanning an anchor", "A value cannot start with `&`. Put it in quotes."),
    ("directive", "A line cannot start with `%`. Put the text in quotes."),
    (" tag", "A value cannot start with `!`. Put it in quotes."),
)


def unreadable(error: Exception, name: str) -> Problem:
    """An error of libyaml, which stopped it, as a problem in HR's words."""
    if isinstance(error, TooDeepError) and error.problem_mark:
        line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
        message = f"This is nested more than {MAX_DEPTH} levels deep. Use fewer levels."
        return Problem(name, line, column, "too-deep", message)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, 1, 1, "yaml-form", f"This file is not valid YAML: {str(error).strip()[:200]}")
    text = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    # libyaml sees lines later that a quote or bracket is not closed; people look for where it was opened.
    if mark and error.context_mark:
        in_open_bracket = "parsing a flow" in text and mark.line > error.context_mark.line
        if "end of stream" in text or in_open_bracket:
            mark = error.context_mark
    messages = (message for part, message in _LIBYAML_MESSAGES if part in text)
    message = next(messages, f"This is not valid YAML ({text.strip()}).")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(name, line, column, "yaml-form", message)
