"""The scripts of a site in the company's words: texts in literals change, code does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.wording import Wording, is_text

# `plural(count, "role")` and `plural(count, "story", "stories")`, whose nouns are not texts by themselves.
_PLURAL = re.compile(r'(\bplural\((?:[^()"\n;]|\([^()\n]*\))*, )"([^"\n]+)"(?:, "([^"\n]+)")?\)')
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
# A pattern between slashes starts where no value has just ended.
_PATTERN = re.compile(
    r"(?<=[(,=:\[!&|?{};\n] )/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/|"
    r"(?<=[(,=:\[!&|?{};\n])/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
)
# Characters with which nothing of the above starts.
_PLAIN = re.compile(r"[^'\"`/p]+")


def script_in_words(text: str, wording: Wording) -> str:
    """A script whose texts are in the company's words."""
    return "".join(_parts(text, wording)) if wording.words else text


def _parts(text: str, wording: Wording) -> Iterator[str]:
    at = 0
    while at < len(text):
        if comment := _COMMENT.match(text, at):
            part, at = comment[0], comment.end()
        elif pattern := _PATTERN.match(text, at):
            part, at = pattern[0], pattern.end()
        elif call := _PLURAL.match(text, at):
            one, many = wording.plural(call[2], call[3])
            part, at = f'{"".join(_parts(call[1], wording))}"{one}", "{many}")', call.end()
        elif string := _STRING.match(text, at):
            inner = string[0][1:-1]
            part, at = string[0][0] + (wording.say(inner) if is_text(inner) else inner) + string[0][0], string.end()
        elif text[at] == "`":
            part, at = _template(text, at, wording)
        else:
            plain = _PLAIN.match(text, at + 1)
            end = plain.end() if plain else at + 1
            part, at = text[at:end], end
        yield part


def _template(text: str, start: int, wording: Wording) -> tuple[str, int]:
    """The template literal that starts here, and where it ends. What is in its `${}` is code again."""
    chunks, at = [""], start + 1
    while text[at] != "`":
        if text.startswith("${", at):
            end = _end_of_code(text, at + 2)
            chunks += [f"${{{''.join(_parts(text[at + 2 : end], wording))}}}", ""]
            at = end + 1
        else:
            length = 2 if text[at] == "\\" else 1
            chunks[-1] += text[at : at + length]
            at += length
    # A path such as `roles/${id}/` is no text, and neither is a list of classes.
    if is_text("x".join(chunks[::2])) or any(" " in chunk for chunk in chunks[::2]):
        chunks[::2] = [wording.say(chunk) for chunk in chunks[::2]]
    return f"`{''.join(chunks)}`", at + 1


def _end_of_code(text: str, at: int) -> int:
    """Where the braces that are open before this place are closed."""
    depth = 1
    while True:
        if string := _STRING.match(text, at):
            at = string.end()
            continue
        if text[at] == "`":
            at = _template(text, at, Wording())[1]
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
        at += 1
