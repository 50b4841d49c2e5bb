"""Texts for people are plain English: short sentences in all that HR sees, no old-fashioned words anywhere."""

from __future__ import annotations

import ast
import functools
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import careerguide
import click
import pytest
from careerguide import model, rulebook
from careerguide.cli import main
from careerguide.loading import yaml_lint
from careerguide.model.field_docs import field_docs
from careerguide.rules.readability import grade, sentences, words
from careerguide.rules.words import FEWEST_JUDGED, HARDEST
from support.paths import ROOT

PACKAGE = Path(careerguide.__file__).parent

# Word or phrase -> what to write instead.
BANNED = {
    r"stands\b(?! for\b)": "is, or appears",
    r"whoever": "people who",
    r"whether [^.,;]* is so": "if",
    r"whence|hence|thus|lest|upon|anew|whosoever|thereof": "a word of today",
    r"mend(?:s|ed|ing)?": "fix",
    r"(?:of|its|their|his|her) theirs|of theirs|its like": "the noun",
    r"for ever": "permanent",
    r"seats?": "role",
    r"rungs?": "level",
    r"spine": "levels",
    r"stations?": "stage",
    r"(?<!\bno )such(?! as\b)": "the noun",
    r"where (?:there (?:is|are)|none)": "if there is",
    r"(?<!least )one (?:can|may|must|would|could|has to|reads|sees|learns|needs|finds)": "people can",
    r"what was found": "the noun",
    r"in silence": "without a message",
    r"benefit of the doubt": "what happens",
    r"is no (?:longer )?(?:word|field|promotion|address|macro|slug|sample)": "is not a",
    r"all the same": "anyway",
}
_BANNED = {re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE): instead for pattern, instead in BANNED.items()}
# Variables that do not say what the value is.
BANNED_NAMES = {"found", "said", "asked", "own", "theirs", "ours"}
_BANNED_NAME = re.compile(rf"\b(?:{'|'.join(BANNED_NAMES)})\b")
# Strings and comments. A string in three quotes may hold quotes and comments, so it comes first.
_LITERAL = re.compile(
    r"""
    "{3} (?: \\. | [^\\] )*? "{3}  |  '{3} (?: \\. | [^\\] )*? '{3}
    | " (?: \\. | [^"\\\n] )* "    |  ' (?: \\. | [^'\\\n] )* '
    | \#[^\n]*
    """,
    re.DOTALL | re.VERBOSE,
)
_FUNCTION = re.compile(r"^ *(?:async )?def (\w+)", re.MULTILINE)

# What is not prose: code in backticks, quotations, lists of allowed values, options, file names, addresses, acronyms.
_TERM = re.compile(
    r"`[^`]*`|\"[^\"]*\"|Allowed: [^.]*\.|--[a-z-]+|[\w./<>-]*\.(?:yaml|txt|json|csv)\b|\b[\w-]*/[\w/<>-]*"
    r"|\b[A-Z][A-Z0-9-]+\b|<[a-z]+>"
)


def prose(text: str) -> str:
    """The text as people read it, without terms.

    File names, code in backticks, ids, addresses, options and acronyms are left out of the measure: people see them as
    signs and do not read them aloud, so their length says nothing about a sentence. So are lists of allowed values.
    """
    return re.sub(r"\s+", " ", _TERM.sub(" ", text)).strip()


def command_texts(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """The help of a command, its options and its subcommands."""
    yield name, re.sub(r"(?<!\n)\n(?!\n)", " ", command.help or "")
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield f"{name} {option.opts[-1]}", option.help
    if isinstance(command, click.Group):
        for subcommand in command.commands.values():
            yield from command_texts(subcommand, f"{name} {subcommand.name}")


def field_texts() -> Iterator[tuple[str, str]]:
    """The text below each field of the model, which editors and `careerguide new` show."""
    for record_type in vars(model).values():
        if inspect.isclass(record_type) and issubclass(record_type, model.Record):
            for key, text in field_docs(record_type).items():
                yield f"{record_type.__name__}.{key}", text


TEXTS = (
    {f"rule {code}": rulebook.rule(code).says for code in rulebook.codes()}
    | {f"yaml {message[:30]}": message for _, message in yaml_lint._LIBYAML_MESSAGES}
    | dict(field_texts())
    | dict(command_texts(main, "careerguide"))
)


def test_each_sentence_reads_at_grade_8() -> None:
    """Messages, field texts and command help; a sentence of fewer than 8 words has no grade."""
    hard = {
        f"{name}: {sentence}": grade(sentence)
        for name, text in TEXTS.items()
        for sentence in sentences(prose(text))
        if int(grade(sentence)) > HARDEST and len(words(sentence)) >= FEWEST_JUDGED
    }
    assert hard == {}


def test_no_text_for_people_has_a_banned_phrase() -> None:
    assert {name: phrases for name, text in TEXTS.items() if (phrases := banned(text))} == {}


def test_there_are_many_texts() -> None:
    """The collection did not become empty by a change of names."""
    assert len([name for name in TEXTS if name.startswith("rule ")]) > 80
    assert len(dict(field_texts())) > 150


def banned(text: str) -> list[str]:
    """The banned phrases of a text, each with what to write instead; code in backticks may hold anything."""
    plain = re.sub(r"`[^`]*`", "`code`", text)
    return [f"{match[0]}: write {instead}" for phrase, instead in _BANNED.items() for match in phrase.finditer(plain)]


def module_name(file: Path) -> str:
    """`loading.yaml_lint` for hooks/careerguide/loading/yaml_lint.py."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}
# Tests and benchmarks are written as the engine is; this file names what is banned.
TEST_MODULES = {
    file.relative_to(ROOT).as_posix(): file
    for folder in ("tests", "bench")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if file != Path(__file__)
}


@functools.cache
def source(file: Path) -> str:
    """The text of a module."""
    return file.read_text(encoding="utf-8")


@functools.cache
def tree(file: Path) -> ast.Module:
    """The parsed module. Most modules need not be parsed: their text shows that they have nothing banned."""
    return ast.parse(source(file))


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements below a node, in any depth; expressions, which are most of a module, are not looked into."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        for part in getattr(node, field, ()):
            if isinstance(part, ast.stmt):
                yield part
            yield from statements(part)


@functools.cache
def literals(file: Path) -> tuple[tuple[int, str], ...]:
    """The strings and comments of a module as they are written, each with the index where it starts."""
    return tuple((match.start(), match[0]) for match in _LITERAL.finditer(source(file)))


def comments(file: Path) -> Iterator[tuple[int, str]]:
    """The comments of a module, each with its line."""
    for start, text in literals(file):
        if text.startswith("#"):
            yield source(file).count("\n", 0, start) + 1, text


def docstrings(file: Path) -> Iterator[tuple[int, str]]:
    """Docstrings and texts below fields, each with its line."""
    for statement in statements(tree(file)):
        match statement:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield statement.lineno, text


def may_have_banned_docstrings(file: Path) -> bool:
    """If a string that starts a line has a banned phrase, or an escape, which may hide one. It may be no docstring."""
    return any(
        "\\" in text or banned(text)
        for start, text in literals(file)
        if not text.startswith("#") and not source(file)[source(file).rfind("\n", 0, start) + 1 : start].strip(" r")
    )


def commentary(file: Path) -> Iterator[tuple[int, str]]:
    """Comments, docstrings and texts below fields, each with its line; no docstrings if none can be banned."""
    yield from comments(file)
    if may_have_banned_docstrings(file):
        yield from docstrings(file)


def functions(file: Path) -> Iterator[tuple[int, str]]:
    """The functions that a module defines, each with its line; also what looks like one in a text."""
    for match in _FUNCTION.finditer(source(file)):
        yield source(file).count("\n", 0, match.start(1)) + 1, match[1]


def names(file: Path) -> Iterator[tuple[int, str]]:
    """The variables and arguments that a module defines, each with its line; none if it has no banned name at all."""
    if not _BANNED_NAME.search(_LITERAL.sub("", source(file))):
        return
    for node in ast.walk(tree(file)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield node.lineno, name


def test_docstrings_and_comments_have_no_banned_phrase() -> None:
    assert len(MODULES) > 100
    assert len(TEST_MODULES) > 150
    files = (MODULES | TEST_MODULES).items()
    texts = ((f"{name}:{line}", text) for name, file in files for line, text in commentary(file))
    assert [(place, phrase) for place, text in texts for phrase in banned(text)] == []


def test_variables_say_what_they_hold() -> None:
    files = (MODULES | TEST_MODULES).items()
    variables = ((f"{name}:{line}", variable) for name, file in files for line, variable in names(file))
    assert [(place, variable) for place, variable in variables if variable in BANNED_NAMES] == []


def test_names_of_tests_have_no_banned_phrase() -> None:
    tests = (
        (f"{name}:{line}", test.replace("_", " "))
        for name, file in TEST_MODULES.items()
        for line, test in functions(file)
    )
    assert [(place, phrase) for place, test in tests for phrase in banned(test)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`level` stands twice", ["stands: write is, or appears"]),
        ("`*` stands for each item", []),
        ("Whoever sits there", ["Whoever: write people who"]),
        ("the fields, such as `seats`", []),
        ("where there is none", ["where there is: write if there is"]),
    ],
)
def test_banned_phrases_are_seen(text: str, expected: list[str]) -> None:
    assert banned(text) == expected


@pytest.mark.parametrize(
    ("text", "remaining_text"),
    [
        ("Add it to data/kpis.yaml, or choose one.", "Add it to , or choose one."),
        ("`a` is `b`. Allowed: day, night. Did you mean `c`?", "is . Did you mean ?"),
        ("Save it as PNG, with --data.", "Save it as , with ."),
    ],
)
def test_terms_are_left_out_of_the_measure(text: str, remaining_text: str) -> None:
    assert prose(text) == remaining_text
