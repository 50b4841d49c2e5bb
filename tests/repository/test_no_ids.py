"""The product names no entry of the default pack: no module, template, script or style has an id of data/ in a text."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator

import pytest
from careerguide import formatting, model
from careerguide.build.assets import scripts
from careerguide.guide.route_filters import WITHOUT
from careerguide.loading.data_folder import load
from careerguide.model.kinds import KINDS
from careerguide.wording import DEFAULTS
from support.paths import DATA, ROOT

THEME = ROOT / "overrides"
ENGINE = ROOT / "hooks"
_TOKEN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LITERAL = re.compile(r"\"([^\"\\\n]*)\"|'([^'\\\n]*)'|`([^`]*)`")
_COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/", re.DOTALL)
# Ids of the pack that are words of the product as well, each with the reason.
ALLOWED = {
    "esco": "a public classification of occupations",
    "isco-08": "a public classification of occupations",
    "nco-2015": "a public classification of occupations",
    "entry": "a record of a browser, a line of a list",
    "maker-checker": "a word that the rule about unexplained words knows",
    "one-to-one": "an English word for a talk of two people",
    "bpo-kpo": "the name of the default pack, which `init --pack` takes",
}


def vocabulary() -> set[str]:
    """Words that the product's own format has: kinds, keys and values of fields."""
    records = [
        record for record in vars(model).values() if isinstance(record, type) and issubclass(record, model.Record)
    ]
    keys = {field.alias or name for record in records for name, field in record.model_fields.items()}
    values = {
        value for record in records for field in record.model_fields.values() for value in choices(field.annotation)
    }
    tables = (table for table in vars(formatting).values() if isinstance(table, dict))
    return {*KINDS, *DEFAULTS, *keys, *values, *WITHOUT, *(key for table in tables for key in table)}


def choices(annotation: object) -> Iterator[str]:
    """The values of every `Literal` in a type."""
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        yield from (value for value in inner if isinstance(value, str))
    for part in inner:
        yield from choices(part)


# A level is a number, and the code of a language is a word of the standard.
NO_IDS = ("level", "language")


def ids() -> set[str]:
    """The ids of the default pack, without those that are a word of the product too."""
    kinds = [kind.id for kind in KINDS.values() if kind.stored != "one record" and kind.id not in NO_IDS]
    loaded = load(DATA)
    entries = {item.id: kind for kind in kinds for item in loaded.of(kind) if item.id}
    # The glossary explains the words of the product too: gate, tenure, story.
    named_ids = {id_ for id_, kind in entries.items() if kind != "term" or "-" in id_}
    return named_ids - vocabulary() - ALLOWED.keys()


def literals() -> Iterator[tuple[str, str]]:
    """File and text of each literal of the product; docstrings and comments explain and are no part of a site."""
    for file in sorted(ENGINE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
                yield str(file.relative_to(ROOT)), node.value
    templates = (file for folder in (ENGINE, THEME) for file in sorted(folder.rglob("*.html")))
    texts = [(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")) for file in templates]
    for name, text in [*texts, *scripts([THEME])]:
        for match in _LITERAL.finditer(_COMMENT.sub("", text)):
            yield name, next(group for group in match.groups() if group is not None)


def named(text: str, known: set[str]) -> set[str]:
    """The ids in a text: the whole text, or a part of it that has a hyphen and so is no English word."""
    words = set(_TOKEN.findall(text))
    return {word for word in words & known if word == text or "-" in word}


def test_no_part_of_the_product_names_an_entry_of_the_default_pack() -> None:
    known = ids()
    assert len(known) > 350
    assert [(name, id_, text[:80]) for name, text in literals() for id_ in sorted(named(text, known))] == []


def test_no_style_has_a_class_or_a_variable_of_a_line_or_a_track() -> None:
    """Classes and variables are no literals: `cg-line--bpo`."""
    entries = {item.id for item in load(DATA).all() if item.kind in ("line", "track", "band", "role")}
    entries -= vocabulary() | ALLOWED.keys()
    for file in sorted(THEME.rglob("*.css")):
        names = re.findall(r"(?:--cg-|\.cg-)([a-z0-9_-]+)", file.read_text(encoding="utf-8"))
        assert [name for name in names for part in (name, *name.split("--")) if part in entries] == [], file


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team-leader", {"team-leader"}),
        ("~/roles/team-leader/", {"team-leader"}),
        ("sales", {"sales"}),
        ("All sales roles", set()),
        ("a team-leaders list", set()),
    ],
)
def test_an_id_in_a_text_is_seen(text: str, expected: set[str]) -> None:
    assert named(text, {"team-leader", "sales"}) == expected


def test_each_exception_is_an_id_of_the_pack() -> None:
    entries = {item.id for item in load(DATA).all()}
    assert set(ALLOWED) - {"bpo-kpo"} <= entries
