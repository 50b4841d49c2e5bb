"""`careerguide retire`: a role, skill or track ends, and all that leads to it leads on to the one in its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.cli import main
from careerguide.diff import compare
from careerguide.guide.addresses import redirects
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from careerguide.output.former_ids import former_ids
from careerguide.rules import check
from click.testing import CliRunner, Result
from support.company import DAY, Texts, changed, pages_of, tiny, write
from support.exports import EPOCH

PAGE = """---
render_macros: true
---

See {{ role("senior-agent") }}, [the role](/roles/senior-agent/) and [the move](/moves/agent/senior-agent/).
"""
# A role that can take the place of the senior agent.
LEAD = """\
- id: lead-agent
  title: Lead Agent
  track: support
  level: 2
  summary: Leads a row of agents.
  dead_end: From here people cross over to research.
  moves:
    - {to: analyst, kind: bridge, after: {min: 9, typical: 18, slow: 30}, sources: [own-estimate]}
"""


def company(folder: Path) -> Path:
    """The tiny company with a second senior role and a page."""
    texts = tiny() | {"roles.yaml": tiny()["roles.yaml"] + LEAD, "permalinks.txt": "/roles/senior-agent/\n"}
    texts = changed(texts, "roles.yaml", "formerly: [operator]\n", "formerly: [operator]\n  # kept\n")
    write({"page.md": PAGE}, folder / "docs")
    return write(texts, folder / "data")


def retire(folder: Path, *arguments: str) -> Result:
    options = ["retire", *arguments, "--data", str(folder / "data"), "--docs", str(folder / "docs")]
    return CliRunner().invoke(main, options, env={"SOURCE_DATE_EPOCH": EPOCH})


def guide_on(folder: Path, day: dt.date) -> Guide:
    return open_guide(folder / "data", day)


def texts_of(folder: Path) -> Texts:
    return {file.name: file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.is_file()}


def new_codes(folder: Path, before: Path) -> list[str]:
    """Codes of the problems that a change has added."""
    old = [problem.code for problem in check(load(before), DAY)]
    codes = [problem.code for problem in check(load(folder / "data"), DAY)]
    return sorted(code for code in codes if codes.count(code) > old.count(code))


def test_a_role_leads_on_at_once_in_data_pages_addresses_and_saved_records(tmp_path: Path) -> None:
    company(tmp_path)
    other = company(tmp_path.parent / "before")
    result = retire(tmp_path, "senior-agent", "--into", "lead-agent")
    assert result.exit_code == 0, result.output
    assert "Senior Agent ends on 1 Nov 2026, and Lead Agent takes its place." in result.stdout
    texts = texts_of(tmp_path)
    assert "  status: retiring\n  successor: lead-agent\n  retires: 2026-11-01\n" in texts["roles.yaml"]
    assert texts["roles.yaml"].count("# kept") == 1
    assert "senior-agent" not in texts["page.md"]
    assert "  role: lead-agent\n" in texts["openings.yaml"]
    assert new_codes(tmp_path, other) == []
    guide = guide_on(tmp_path, DAY)
    assert "senior-agent" not in guide.roles
    assert [move.end.id for move in guide.moves_from["agent"]][:1] == ["lead-agent"]
    assert former_ids(guide)["role"]["senior-agent"] == "lead-agent"
    addresses = {*pages_of(guide)}
    old = redirects(addresses, guide.formerly, guide.ledger)
    assert (old["/roles/senior-agent/"], old["/moves/agent/senior-agent/"]) == (
        "/roles/lead-agent/",
        "/moves/agent/lead-agent/",
    )
    page = pages_of(guide)["/roles/lead-agent/"].body
    assert "This role took the place of Senior Agent on 1 Nov 2026." in page
    assert "Senior Agent" in guide.roles["lead-agent"].aliases


def test_before_its_last_day_only_the_role_says_that_it_ends(tmp_path: Path) -> None:
    """On the day, the site leads on without another change of the data; `check --fix` then writes it."""
    company(tmp_path)
    before = texts_of(tmp_path)
    result = retire(tmp_path, "senior-agent", "--into", "lead-agent", "--on", "2026-12-01")
    assert "Until that day nothing else changes." in result.stdout
    after = texts_of(tmp_path)
    assert [name for name, text in after.items() if before[name] != text] == ["roles.yaml"]
    assert (
        after["roles.yaml"].replace("  status: retiring\n  successor: lead-agent\n  retires: 2026-12-01\n", "")
        == (before["roles.yaml"])
    )
    page = pages_of(guide_on(tmp_path, dt.date(2026, 11, 30)))["/roles/senior-agent/"].body
    assert "This role ends on 1 Dec 2026." in page
    assert 'lead-agent/">Lead Agent</a>' in page
    on_the_day = guide_on(tmp_path, dt.date(2026, 12, 1))
    assert "senior-agent" not in on_the_day.roles
    assert {opening.role for opening in on_the_day.people.openings.values()} <= {"lead-agent"}
    journeys = [stage.role for story in on_the_day.people.stories.values() for stage in story.journey]
    assert (journeys.count("senior-agent"), journeys.count("lead-agent")) == (0, 1)
    day = dt.date(2026, 12, 2)
    codes = [problem.code for problem in check(load(tmp_path / "data"), day)]
    assert codes.count("retired-reference") > 0
    options = ["check", "--fix", "--quick", "--data", str(tmp_path / "data")]
    fixed = CliRunner().invoke(main, options, env={"SOURCE_DATE_EPOCH": "1796169600"})
    assert "retired-reference" in fixed.stderr
    assert [problem.code for problem in check(load(tmp_path / "data"), day)].count("retired-reference") == 0


def test_a_dry_run_says_it_and_changes_nothing(tmp_path: Path) -> None:
    company(tmp_path)
    before = texts_of(tmp_path)
    result = retire(tmp_path, "senior-agent", "--into", "lead-agent", "--dry-run")
    assert (result.exit_code, texts_of(tmp_path)) == (0, before)
    assert "takes its place. Links and saved plans lead there." in result.stdout
    assert "+ retires: 2026-11-01" in result.stdout


def test_a_move_that_both_roles_have_is_there_once(tmp_path: Path) -> None:
    """And no role has a move to itself."""
    company(tmp_path)
    result = retire(tmp_path, "trainer", "--into", "analyst")
    assert result.exit_code == 0, result.output
    ends = [move.end.id for move in guide_on(tmp_path, DAY).moves_from["senior-agent"]]
    assert ends == ["analyst"]
    assert "that of Senior Agent to Trainer is left out" in result.stdout


def test_a_skill_and_a_track_can_be_retired_too(tmp_path: Path) -> None:
    company(tmp_path)
    assert retire(tmp_path, "typing", "--into", "writing").exit_code == 0
    needs = [need.skill for need in guide_on(tmp_path, DAY).roles["senior-agent"].skills]
    assert (needs.count("writing"), "typing" in needs) == (1, False)
    result = retire(tmp_path, "training", "--into", "support")
    assert result.exit_code == 0, result.output
    guide = guide_on(tmp_path, DAY)
    assert (guide.roles["trainer"].tracks, "training" in guide.tracks) == (("support",), False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("senior-agnt", "agent", "There is no role, skill or track `senior-agnt`. Did you mean `senior-agent`?"),
        ("senior-agent", "agnt", "There is no role `agnt`. Did you mean `agent`?"),
        ("senior-agent", "senior-agent", "`senior-agent` cannot take its own place."),
        ("operator", "senior-agent", "There is no role `operator`. Its id is now `agent`."),
    ],
)
def test_what_cannot_be_retired_is_one_sentence(old: str, new: str, message: str, tmp_path: Path) -> None:
    company(tmp_path)
    before = texts_of(tmp_path)
    result = retire(tmp_path, old, "--into", new)
    assert (result.exit_code, message in result.stderr, texts_of(tmp_path)) == (2, True, before), result.stderr


def test_a_rename_to_an_id_that_exists_names_the_other_command(tmp_path: Path) -> None:
    data = company(tmp_path)
    result = CliRunner().invoke(main, ["rename", "role", "senior-agent", "lead-agent", "--data", str(data)])
    assert "To merge the two, run `careerguide retire senior-agent --into lead-agent`." in result.stderr


def test_the_description_of_the_change_is_one_line(tmp_path: Path) -> None:
    company(tmp_path)
    company(tmp_path.parent / "before")
    retire(tmp_path, "senior-agent", "--into", "lead-agent")
    report = compare(load(tmp_path.parent / "before" / "data"), load(tmp_path / "data"), DAY)
    lines = [change.text for change in report.changes]
    assert [line for line in lines if "Senior Agent" in line] == lines[:1]
    assert lines[0].startswith("Senior Agent ends on 1 Nov 2026, and Lead Agent takes its place.")
