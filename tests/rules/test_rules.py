"""All rules together, and the rule on lost addresses. Simple cases are in `hooks/careerguide/rulebook/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from support.case import DAY, cases, problems_in, write
from support.company import tiny
from support.edits import said


@pytest.mark.parametrize(
    "rule", [*rules.FAULTS, *rules.ADVICE, *rules.DATED, *rules.PRODUCTION], ids=lambda rule: rule.__name__
)
def test_each_rule_has_its_sentence(rule: rules.Rule | rules.DatedRule) -> None:
    """The first line of the docstring states the rule in one sentence."""
    assert (rule.__doc__ or "").splitlines()[0].endswith(".")


# Lines of the ledger with a page or a redirect. `LOST` has lines without one, each with its suggestion.
SERVED = [
    "/roles/agent/",
    "/roles/operator/",  # formerly
    "/skills/keyboard/",
    "/bands/basics/",
    "/tracks/research/",
    "/moves/agent/senior-agent/",
    "/moves/operator/senior-agent/",  # a move of a renamed role
    "/moves/agent/analyst/",  # a deleted move redirects to the role where it starts
    "/moves/operator/analyst/",
    "/guide/myths/",  # a hand-written page is not checked here
    "/roles/",
    "/",
]
LOST = {
    "/roles/agnet/": " Did you mean `agent`?",
    "/roles/team-leader/": "",
    "/skills/agent/": "",
    "/moves/team-leader/agent/": "",
    "/moves/agent/": " Did you mean `agent`?",
    "/roles/agent/old/": " Did you mean `agent`?",
}


@pytest.mark.parametrize("address", SERVED)
def test_an_address_with_a_page_or_a_redirect_is_not_lost(address: str, tmp_path: Path) -> None:
    assert said(tmp_path, ("permalinks.txt", "", f"{address}\n")) == []


@pytest.mark.parametrize("address", LOST)
def test_an_address_without_a_page_or_a_redirect_is_lost(address: str, tmp_path: Path) -> None:
    assert said(tmp_path, ("permalinks.txt", "", f"# Every address\n{address}\n")) == [
        (
            f"permalinks.txt <{address}>: address-lost: `{address}` was published, and no page has this address "
            "now. If the entry has a new id, write the old id under its `formerly:`. If the entry was deleted, write "
            f"its id under the `formerly:` of the entry that replaces it.{LOST[address]}"
        )
    ]


def test_the_address_of_a_draft_is_lost(tmp_path: Path) -> None:
    problems = said(
        tmp_path,
        ("roles", "status: retiring", "status: draft"),
        ("permalinks.txt", "", "/roles/trainer/\n/moves/agent/trainer/\n"),
    )
    assert [problem.split("`")[0] for problem in problems] == ["permalinks.txt </roles/trainer/>: address-lost: "]


@pytest.mark.parametrize(("file", "lost"), [("roles", 0), ("skills", 1), ("levels", 1), ("kpis", 1)])
def test_no_address_is_lost_while_a_file_cannot_be_read(file: str, lost: int, tmp_path: Path) -> None:
    """An address is judged only if every file that may have its entry can be read."""
    texts = tiny() | {f"{file}.yaml": "a: [", "permalinks.txt": "/roles/gone/\n"}
    codes = [problem.code for problem in problems_in(texts, tmp_path / "data")]
    assert sorted(codes) == ["address-lost"] * lost + ["yaml-form"]


def test_problems_are_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """Two runs give the same list, in order and without duplicates."""
    data = tmp_path / "data"
    for case in cases():
        for name, text in case.wrong.items():
            if not text.startswith("<link") and len(text) < 2_000 and " times x>" not in text:
                folder = Path(name).parent.name or Path(name).stem
                write({f"{folder}/{case.code}.yaml" if name.endswith(".yaml") else name: text}, data)
    problems = rules.check(load(data), DAY, production=True)
    assert len(problems) > 100
    assert problems == sorted(set(problems)) == rules.check(load(data), DAY, production=True)
