"""`careerguide rename`: what changes in data, pages and the ledger, and when nothing changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.guide.addresses import redirects
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import renamed
from careerguide.problems import errors
from careerguide.rules import check
from careerguide.rules.addresses import entry_addresses
from click.testing import CliRunner, Result
from support.company import DAY, changed, tiny, write

PAGE = """---
render_macros: true
---

A page: {{ role("agent") }}, {{ routes("agent", 'analyst') }}, {{ roles(track="support", skill="listening") }}.

{{ sources("survey", "own-estimate") }} {{ stories(move=("agent", "senior-agent")) }} {{ skill("typing") }}

[a](roles/agent/), <a href="../moves/agent/trainer/">b</a>, [c](/moves/trainer/agent/#why),
[d](guide/measures.md#qa-score),
[e](https://elsewhere.example/roles/agent/), [f](/roles/agent-two/), agent, "agent".
"""


LEDGER = """# Every address
/moves/agent/senior-agent/
/moves/trainer/agent/
/roles/agent/
/roles/operator/
/skills/listening/
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The tiny company with a page and a ledger."""
    write({**tiny(), "permalinks.txt": LEDGER}, tmp_path / "data")
    write({"page.md": PAGE, "plain.md": '# Plain\n\n{{ role("agent") }}\n'}, tmp_path / "docs")
    return tmp_path


def run_rename(company: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["rename", *arguments, "--data", str(company / "data"), "--docs", str(company / "docs")]
    )


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_role_is_renamed_in_data_and_pages(company: Path) -> None:
    result = run_rename(company, "role", "agent", "caller")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Renamed role `agent` to `caller`: 13 lines in 6 files.\n"
    page = (company / "docs" / "page.md").read_text(encoding="utf-8")
    assert '{{ role("caller") }}, {{ routes("caller", \'analyst\') }}' in page
    assert 'stories(move=("caller", "senior-agent"))' in page
    assert '[a](roles/caller/), <a href="../moves/caller/trainer/">b</a>, [c](/moves/trainer/caller/#why)' in page
    assert '[e](https://elsewhere.example/roles/agent/), [f](/roles/agent-two/), agent, "agent".' in page
    assert 'role("agent")' in (company / "docs" / "plain.md").read_text(encoding="utf-8")
    data = load(company / "data")
    assert errors(check(data, DAY)) == []
    assert renamed(data)["role"] == {"operator": "caller", "agent": "caller"}
    assert "  formerly: [operator, agent]\n" in (company / "data" / "roles.yaml").read_text(encoding="utf-8")


def test_old_addresses_redirect_to_the_new_ones_and_stay_in_the_ledger(company: Path) -> None:
    assert run_rename(company, "role", "agent", "caller").exit_code == 0
    loaded = load(company / "data")
    lines = (company / "data" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert set(LEDGER.splitlines()) < set(lines)
    assert "/roles/caller/" in lines
    assert lines[1:] == sorted(lines[1:])
    targets = redirects(entry_addresses(loaded), renamed(loaded), (address for _, address in loaded.ledger))
    assert targets["/roles/agent/"] == targets["/roles/operator/"] == "/roles/caller/"
    assert targets["/moves/agent/senior-agent/"] == "/moves/caller/senior-agent/"


@pytest.mark.parametrize(
    ("kind", "old", "file", "line"),
    [
        ("skill", "listening", "data/skills.yaml", "- id: hearing"),
        ("skill", "listening", "docs/page.md", 'skill="hearing"'),
        ("track", "support", "docs/page.md", 'track="hearing"'),
        ("track", "support", "data/events.yaml", "tracks: [hearing]"),
        ("band", "foundation", "data/levels.yaml", "    formerly: [basics, foundation]\n"),
        ("kpi", "qa-score", "docs/page.md", "measures.md#hearing"),
        ("kpi", "qa-score", "data/roles.yaml", "kpi: hearing,"),
        ("learning", "hearing-course", "data/roles.yaml", "learning: [hearing]"),
        ("source", "survey", "docs/page.md", 'sources("hearing", "own-estimate")'),
        ("source", "own-estimate", "data/roles.yaml", "sources: [hearing]"),
    ],
)
def test_every_kind_is_renamed_in_data_and_pages(company: Path, kind: str, old: str, file: str, line: str) -> None:
    result = run_rename(company, kind, old, "hearing")
    assert (result.exit_code, result.stderr) == (0, "")
    assert line in (company / file).read_text(encoding="utf-8")
    assert errors(check(load(company / "data"), DAY)) == []


def test_dry_run_shows_the_lines_and_writes_nothing(company: Path) -> None:
    before = texts(company)
    result = run_rename(company, "skill", "typing", "keys", "--dry-run")
    assert result.exit_code == 0
    assert (
        f"{company / 'data' / 'roles.yaml'}:23:  - - {{skill: typing, level: working, need: essential}}"
        in result.stdout
    )
    assert (
        f"{company / 'data' / 'roles.yaml'}:23:  + - {{skill: keys, level: working, need: essential}}" in result.stdout
    )
    assert result.stderr.startswith("Would rename skill `typing` to `keys`: ")
    assert texts(company) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("role", "agnet", "caller"), "There is no role `agnet`. Did you mean `agent`?"),
        (("role", "operator", "caller"), "There is no role `operator`. Its id is now `agent`."),
        (("role", "agent", "trainer"), "Another role already has the id `trainer` (data/roles.yaml, line"),
        (("role", "agent", "agent"), "Another role already has the id `agent` (data/roles.yaml, line 1)."),
        (("role", "trainer", "operator"), "`operator` is an old id of `agent`"),
        (("role", "agent", "operator"), "first delete it from `formerly:`"),
        (("role", "agent", "Caller One"), "`Caller One` cannot be an id"),
        (("role", "agent", "x" * 61), "cannot be an id"),
        (("story", "a", "b"), "'story' is not one of"),
    ],
)
def test_an_impossible_rename_is_explained_and_changes_nothing(
    company: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = texts(company)
    result = run_rename(company, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert texts(company) == before


def test_data_with_errors_stops_the_rename(company: Path) -> None:
    write(changed(tiny(), "roles.yaml", "to: trainer", "to: trainre"), company / "data")
    result = run_rename(company, "skill", "typing", "keys")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "unknown-role" in result.stderr


def test_a_page_that_would_break_stops_the_rename(company: Path) -> None:
    """The page computes the id instead of naming it in the macro call."""
    write({"page.md": '---\nrender_macros: true\n---\n{% set id = "agent" %}{{ role(id) }}\n'}, company / "docs")
    before = texts(company)
    result = run_rename(company, "role", "agent", "caller")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "docs/page.md:4:1: unknown-id" in result.stderr
    assert result.stderr.endswith("Nothing was renamed.\n")
    assert texts(company) == before


def test_a_page_that_cannot_be_read_stops_the_rename(company: Path) -> None:
    write({"page.md": '---\nrender_macros: true\n---\n\n{{ role("agent) }}\n'}, company / "docs")
    before = texts(company)
    result = run_rename(company, "role", "agent", "caller")
    assert (result.exit_code, texts(company)) == (1, before)
    assert "docs/page.md:5:1: macro-form" in result.stderr


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("- {id: typing, title: Typing, kind: ", "- {id: keys, title: Typing, formerly: [typing], kind: "),
        (
            "- id: typing # a\n  # b\n  title: 'Typing' # c\n  kind: ",
            "- id: keys # a\n  # b\n  title: 'Typing' # c\n  formerly: [typing]\n  kind: ",
        ),
        (
            "- id: 'typing'\n  title: Typing\n  aliases:\n    - Fast  # d\n  kind: ",
            "- id: 'keys'\n  title: Typing\n  aliases:\n    - Fast  # d\n  formerly: [typing]\n  kind: ",
        ),
        (
            "- formerly:\n    - old # e\n  id: typing\n  title: Typing\n  kind: ",
            "- formerly:\n    - old # e\n    - typing\n  id: keys\n  title: Typing\n  kind: ",
        ),
        (
            "- id: typing\n  title: Typing\n  formerly: [ ]\n  kind: ",
            "- id: keys\n  title: Typing\n  formerly: [ typing]\n  kind: ",
        ),
    ],
)
def test_formerly_is_added_in_the_layout_of_the_entry(company: Path, entry: str, after: str) -> None:
    rest = (
        "technical, cluster: tools, summary: Types., levels: {awareness: A., working: B., practitioner: C., expert: D.}"
    )
    end = (
        rest + "}\n"
        if "{id" in entry
        else rest.replace(", levels", "\n  levels").replace(", summary", "\n  summary").replace(", cl", "\n  cl") + "\n"
    )
    other_skills = re.sub(r"(?ms)^- id: typing\n.*?(?=^- |\Z)", "", tiny()["skills.yaml"])
    write({"skills.yaml": other_skills + entry + end}, company / "data")
    assert run_rename(company, "skill", "typing", "keys").exit_code == 0
    assert (company / "data" / "skills.yaml").read_text(encoding="utf-8") == other_skills + after + end
