"""Ids made from titles, and the kind of a new move."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.edit.entries import move, proposed_id
from careerguide.loading.data_folder import load
from support.company import sketch, write

ROLES = "agent support 2\nsenior support 3\nlead support 3\nanalyst kpo-law 2\ntrainer shared-hr 2\n"
OWN_LINES = "- {id: bpo, title: Retail}\n- {id: kpo, title: Trade}\n- {id: shared, title: Office}\n"


def test_a_long_id_ends_after_a_whole_word() -> None:
    assert proposed_id("word " * 20) == "-".join(["word"] * 12)


@pytest.mark.parametrize(
    ("lines", "end", "kind"),
    [
        (None, "senior", "promotion"),
        (None, "analyst", "bridge"),
        (None, "trainer", "lateral"),  # the line serves all others
        (OWN_LINES, "trainer", "bridge"),
        ("", "analyst", "lateral"),  # no lines of business
    ],
)
def test_a_new_move_is_a_bridge_if_the_line_of_business_changes(
    lines: str | None, end: str, kind: str, tmp_path: Path
) -> None:
    texts = sketch(ROLES)
    if lines is not None:
        texts["lines.yaml"] = lines
    values = move(load(write(texts, tmp_path / "data")), "agent", end, None, (6, 12, 24))
    assert (values["kind"], values["sources"]) == (kind, ["guess"])
