"""List items and keys are removed from a text, and nothing else changes."""

from __future__ import annotations

import pytest
import yaml
from careerguide.edit.removal import without
from careerguide.loading.yaml_reader import parse
from careerguide.model.record_fields import FieldPath
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.paths import ROOT

TEXT = """\
# About all roles.
- id: a  # the first
  skills: [x, y, z]
  # why a moves
  moves:
    # the usual step
    - {to: b, why: better}
    - to: c
      why: |
        A text

        with a blank line.
# The second role.
- id: b
  tip: last
"""


@pytest.mark.parametrize(
    ("paths", "gone", "kept"),
    [
        ([(0,)], ["id: a", "the usual step"], ["About all roles", "The second role", "id: b"]),
        ([(1,)], ["id: b", "The second role"], ["About all roles", "with a blank line"]),
        ([(0, "skills", 0)], ["x,"], ["[y, z]"]),
        ([(0, "skills", 2)], ["z"], ["[x, y]"]),
        ([(0, "skills", 1), (0, "skills", 2)], ["y,"], ["[x]"]),
        ([(0, "skills", number) for number in range(3)], ["skills"], ["id: a", "moves"]),
        ([(0, "moves", 0)], ["the usual step", "to: b"], ["why a moves", "to: c"]),
        ([(0, "moves", 1)], ["to: c", "blank line"], ["to: b", "The second role"]),
        ([(0, "moves", 0), (0, "moves", 1)], ["moves:", "why a moves"], ["skills"]),
        ([(0, "moves", 0, "why")], ["better"], ["{to: b}"]),
        ([(1, "tip")], ["tip"], ["id: b"]),
    ],
)
def test_a_part_goes_with_its_comments(paths: list[FieldPath], gone: list[str], kept: list[str]) -> None:
    result = without(TEXT, paths)
    assert [part for part in gone if part in result] == []
    assert [part for part in kept if part not in result] == []


def test_if_everything_goes_the_text_is_empty() -> None:
    assert without(TEXT, [(0,), (1,)]) == ""


FILES = ["roles.yaml", "roles/quality.yaml", "openings.yaml", "stories/from-chat-windows-to-research.yaml"]


@pytest.mark.parametrize("file", FILES)
@given(data=st.data())
@settings(max_examples=examples(40), deadline=None)
def test_the_rest_keeps_its_values(file: str, data: st.DataObject) -> None:
    text = (ROOT / "data" / file).read_text(encoding="utf-8")
    value = yaml.load(text, yaml.BaseLoader)
    paths = data.draw(st.lists(st.sampled_from(_paths(value)), min_size=1, max_size=8))
    result = without(text, paths)
    document, problems = parse(result, file)
    assert (document.value if document else None, problems) == (_without(value, (), set(paths)), [])
    assert len(result) < len(text)


def _paths(value: object, path: FieldPath = ()) -> list[FieldPath]:
    steps = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    return [below for step, part in steps for below in ((*path, step), *_paths(part, (*path, step)))]


def _without(value: object, path: FieldPath, paths: set[FieldPath]) -> object:
    """The value without what is at the paths; None if it is at one, or if nothing is left of it."""
    if path in paths:
        return None
    steps = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    parts = [(step, part, _without(part, (*path, step), paths)) for step, part in steps]
    if not parts:
        return value
    kept = [(step, rest) for step, part, rest in parts if rest is not None]
    if not kept:
        return None
    return [rest for _, rest in kept] if isinstance(value, list) else dict(kept)
