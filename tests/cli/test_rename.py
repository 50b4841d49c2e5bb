"""`careerguide rename`: another id everywhere it is named, every comment in its place, and the old address kept."""

from __future__ import annotations

import dataclasses as dc
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.edit.files import write as write_all
from careerguide.edit.rename import rename as renaming
from careerguide.guide.addresses import redirects
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.problems import DataError, errors
from careerguide.rules import check
from careerguide.rules.addresses import entry_addresses
from click.testing import CliRunner, Result
from support.company import DAY, changed, tiny, write
from support.paths import DATA, DOCS

COMPANY = load(DATA)
PAGE = """---
render_macros: true
---

A page: {{ role("agent") }}, {{ ways("agent", 'analyst') }}, {{ roles(track="support", skill="listening") }}.

{{ sources("survey", "own-estimate") }} {{ stories(move=("agent", "senior-agent")) }} {{ skill("typing") }}

[a](roles/agent/), <a href="../moves/agent/trainer/">b</a>, [c](/moves/trainer/agent/#why), [d](guide/measures.md#qa-score),
[e](https://elsewhere.example/roles/agent/), [f](/roles/agent-two/), agent, "agent".
"""
LEDGER = "# Every address\n/moves/agent/senior-agent/\n/moves/trainer/agent/\n/roles/agent/\n/roles/operator/\n/skills/listening/\n"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The tiny company with a page and a ledger."""
    write({**tiny(), "permalinks.txt": LEDGER}, tmp_path / "data")
    write({"page.md": PAGE, "plain.md": '# Plain\n\n{{ role("agent") }}\n'}, tmp_path / "docs")
    return tmp_path


def rename(company: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["rename", *words, "--data", str(company / "data"), "--docs", str(company / "docs")]
    )


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_role_is_renamed_wherever_it_is_named(company: Path) -> None:
    done = rename(company, "role", "agent", "caller")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "Renamed role `agent` to `caller`: 13 lines in 6 files.\n"
    page = (company / "docs" / "page.md").read_text(encoding="utf-8")
    assert '{{ role("caller") }}, {{ ways("caller", \'analyst\') }}' in page
    assert 'stories(move=("caller", "senior-agent"))' in page
    assert '[a](roles/caller/), <a href="../moves/caller/trainer/">b</a>, [c](/moves/trainer/caller/#why)' in page
    assert '[e](https://elsewhere.example/roles/agent/), [f](/roles/agent-two/), agent, "agent".' in page
    assert 'role("agent")' in (company / "docs" / "plain.md").read_text(encoding="utf-8")
    data = load(company / "data")
    assert errors(check(data, DAY)) == []
    assert renamed(data)["role"] == {"operator": "caller", "agent": "caller"}
    assert "  formerly: [operator, agent]\n" in (company / "data" / "roles.yaml").read_text(encoding="utf-8")


def test_the_old_addresses_lead_to_the_new_ones_and_stay_in_the_ledger(company: Path) -> None:
    assert rename(company, "role", "agent", "caller").exit_code == 0
    found = load(company / "data")
    lines = (company / "data" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert set(LEDGER.splitlines()) < set(lines)
    assert "/roles/caller/" in lines
    assert lines[1:] == sorted(lines[1:])
    led = redirects(entry_addresses(found), renamed(found), (address for _, address in found.ledger))
    assert led["/roles/agent/"] == led["/roles/operator/"] == "/roles/caller/"
    assert led["/moves/agent/senior-agent/"] == "/moves/caller/senior-agent/"


@pytest.mark.parametrize(
    ("kind", "old", "where", "line"),
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
def test_each_kind_is_renamed_in_data_and_pages(company: Path, kind: str, old: str, where: str, line: str) -> None:
    done = rename(company, kind, old, "hearing")
    assert (done.exit_code, done.stderr) == (0, "")
    assert line in (company / where).read_text(encoding="utf-8")
    assert errors(check(load(company / "data"), DAY)) == []


def test_dry_run_shows_the_lines_and_writes_nothing(company: Path) -> None:
    before = texts(company)
    done = rename(company, "skill", "typing", "keys", "--dry-run")
    assert done.exit_code == 0
    assert (
        f"{company / 'data' / 'roles.yaml'}:23:  - - {{skill: typing, level: working, need: essential}}" in done.stdout
    )
    assert f"{company / 'data' / 'roles.yaml'}:23:  + - {{skill: keys, level: working, need: essential}}" in done.stdout
    assert done.stderr.startswith("Would rename skill `typing` to `keys`: ")
    assert texts(company) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("role", "agnet", "caller"), "There is no role `agnet`. Did you mean `agent`?"),
        (("role", "operator", "caller"), "There is no role `operator`. It is now called `agent`."),
        (("role", "agent", "trainer"), "`trainer` is already the id of a role"),
        (("role", "agent", "agent"), "`agent` is already the id of a role"),
        (("role", "trainer", "operator"), "`operator` is a former id of `agent`"),
        (("role", "agent", "operator"), "first take it out of `formerly:`"),
        (("role", "agent", "Caller One"), "`Caller One` cannot be an id"),
        (("role", "agent", "x" * 61), "cannot be an id"),
        (("story", "a", "b"), "'story' is not one of"),
    ],
)
def test_what_cannot_be_renamed_is_said_and_left(company: Path, words: tuple[str, ...], said: str) -> None:
    before = texts(company)
    done = rename(company, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert texts(company) == before


def test_data_with_errors_are_mended_first(company: Path) -> None:
    write(changed(tiny(), "roles.yaml", "to: trainer", "to: trainre"), company / "data")
    done = rename(company, "skill", "typing", "keys")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "unknown-role" in done.stderr


def test_a_page_that_would_break_stops_it(company: Path) -> None:
    """An id that a page works out in another way than by naming it."""
    write({"page.md": '---\nrender_macros: true\n---\n{% set id = "agent" %}{{ role(id) }}\n'}, company / "docs")
    before = texts(company)
    done = rename(company, "role", "agent", "caller")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "docs/page.md:4:1: unknown-id" in done.stderr
    assert done.stderr.endswith("Nothing was renamed.\n")
    assert texts(company) == before


def test_a_page_that_cannot_be_read_stops_it(company: Path) -> None:
    write({"page.md": '---\nrender_macros: true\n---\n\n{{ role("agent) }}\n'}, company / "docs")
    before = texts(company)
    done = rename(company, "role", "agent", "caller")
    assert (done.exit_code, texts(company)) == (1, before)
    assert "docs/page.md:5:1: macro-form" in done.stderr


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("- {id: typing, title: Typing, kind: ", "- {id: keys, title: Typing, formerly: [typing], kind: "),
        (
            "- id: typing # a\n  # b\n  title: 'Typing' # c\n  kind: ",
            "- id: keys # a\n  # b\n  title: 'Typing' # c\n  formerly: [typing]\n  kind: ",
        ),
        (
            "- id: 'typing'\n  title: Typing\n  aliases:\n    - Fast # d\n  kind: ",
            "- id: 'keys'\n  title: Typing\n  aliases:\n    - Fast # d\n  formerly: [typing]\n  kind: ",
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
def test_formerly_is_written_into_the_text_as_it_stands(company: Path, entry: str, after: str) -> None:
    rest = (
        "technical, cluster: tools, summary: Types., levels: {awareness: A., working: B., practitioner: C., expert: D.}"
    )
    end = (
        rest + "}\n"
        if "{id" in entry
        else rest.replace(", levels", "\n  levels").replace(", summary", "\n  summary").replace(", cl", "\n  cl") + "\n"
    )
    others = re.sub(r"(?ms)^- id: typing\n.*?(?=^- |\Z)", "", tiny()["skills.yaml"])
    write({"skills.yaml": others + entry + end}, company / "data")
    assert rename(company, "skill", "typing", "keys").exit_code == 0
    assert (company / "data" / "skills.yaml").read_text(encoding="utf-8") == others + after + end


def test_files_change_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: "new\n" for name in ("a.yaml", "b.yaml", "c.yaml")}
    for file in files:
        file.write_text("old\n", encoding="utf-8")
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(DataError, match="Nothing was changed: Permission denied"):
        write_all(files)
    assert {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"old\n"}
    assert len(list(tmp_path.iterdir())) == 3


def comments(text: str) -> Counter[str]:
    return Counter(line.partition("# ")[2] for line in text.splitlines() if "# " in line)


@pytest.mark.parametrize("kind", ["role", "skill", "track", "kpi", "learning", "source"])
def test_every_id_of_the_data_can_be_renamed(kind: str) -> None:
    """Only lines that name the id change, or are new, and no comment does."""
    for item in COMPANY.of(kind)[:: 1 if kind in ("role", "skill") else 4]:
        new = f"{item.id[:50].rstrip('-')}-anew"
        for file, after in renaming(DATA, DOCS, _without_ledger(), kind, item.id, new).items():
            before = file.read_text(encoding="utf-8")
            gone, come = Counter(before.splitlines()), Counter(after.splitlines())
            assert all(item.id in line for line in gone - come)
            assert all(
                new in line or f"formerly: [{item.id}]" in line or f", {item.id}]" in line for line in come - gone
            )
            assert comments(after) == comments(before.replace(item.id, new) if file.suffix == ".md" else before)


def _without_ledger() -> LoadedData:
    return dc.replace(COMPANY, ledger=())


@pytest.mark.parametrize("kind", ["role", "skill"])
def test_renamed_data_are_as_sound_and_lose_no_address(tmp_path: Path, kind: str) -> None:
    """One after the other in the same copy: every twelfth role and every ninth skill."""
    data, docs = tmp_path / "data", tmp_path / "docs"
    shutil.copytree(DATA, data)
    shutil.copytree(DOCS, docs)
    codes = Counter(problem.code for problem in check(COMPANY, DAY))
    section = f"/{kind}s/"
    for item in COMPANY.of(kind)[:: 12 if kind == "role" else 9]:
        new = f"{item.id[:50].rstrip('-')}-anew"
        write_all(renaming(data, docs, load(data), kind, item.id, new))
        found = load(data)
        assert Counter(problem.code for problem in check(found, DAY)) == codes
        led = redirects(entry_addresses(found), renamed(found), (address for _, address in found.ledger))
        assert led[f"{section}{item.id}/"] == f"{section}{new}/"
        assert {address for _, address in COMPANY.ledger} <= {address for _, address in found.ledger}
        assert f"{section}{new}/" in {address for _, address in found.ledger}
