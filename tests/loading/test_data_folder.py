"""A data folder is read as entries, and one run reports each problem once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from careerguide import model
from careerguide.loading import data_folder, loaded_data
from careerguide.model import record_fields
from careerguide.problems import Problem
from careerguide.rules import check
from support.case import DAY, problems_in, write
from support.company import changed, tiny
from support.paths import DATA

TRACK = "- {id: %s, title: %s, summary: Answers calls.}\n"


def located_codes(problems: list[Problem]) -> list[str]:
    """Each problem as `path:line:column code`."""
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in problems]


def track(id_: str) -> str:
    return TRACK % (id_, id_.title())


def test_the_tiny_company_has_no_problems(tmp_path: Path) -> None:
    assert problems_in(tiny(), tmp_path / "data") == []


def test_the_data_in_the_repository_has_no_problems() -> None:
    assert check(data_folder.load(DATA), DAY) == []


def test_a_file_and_a_folder_of_the_same_name_are_read_in_order(tmp_path: Path) -> None:
    """`tracks.yaml` first, then `tracks/*.yaml` by name; entries keep file and line."""
    texts = {"tracks/b.yaml": track("b"), "tracks.yaml": "\n" + track("c") + track("d"), "tracks/a.yaml": track("a")}
    tracks = data_folder.load(write(texts, tmp_path / "data")).of("track")
    assert [(item.id, item.document.path, item.line) for item in tracks] == [
        ("c", "data/tracks.yaml", 2),
        ("d", "data/tracks.yaml", 3),
        ("a", "data/tracks/a.yaml", 1),
        ("b", "data/tracks/b.yaml", 1),
    ]


def test_empty_files_have_no_entries(tmp_path: Path) -> None:
    names = (
        [f"{name}.yaml" for name in (*data_folder.LISTS, "policy", "match")]
        + ["roles/a.yaml"]
        + [f"{name}/a.yaml" for name in data_folder.FILES]
    )
    texts = dict.fromkeys(names, "# nothing yet\n")
    loaded = data_folder.load(write(texts, tmp_path / "data"))
    assert (dict(loaded.items), loaded.problems) == ({}, ())


@pytest.mark.parametrize("path", ["elsewhere", "data/roles.yaml"])
def test_a_missing_data_folder_is_a_problem(path: str, tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data").parent / path
    assert check(data_folder.load(data), DAY) == [
        Problem(str(data), 1, 1, "no-data", "There is no data folder here. Name one with --data.")
    ]


@pytest.mark.parametrize(
    ("typed", "path"),
    [("firm/data", "firm/data/x.yaml"), ("firm", "firm/x.yaml"), (".", "x.yaml"), ("/", "data/x.yaml")],
)
def test_paths_in_problems_start_as_typed(
    typed: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths start as the data folder was typed; for an absolute folder they start with its name."""
    data = tmp_path / "data" if typed == "/" else tmp_path / typed
    write({"x.yaml": "a: b\n"}, data)
    monkeypatch.chdir(tmp_path)
    assert [problem.path for problem in data_folder.load(data if typed == "/" else Path(typed)).problems] == [path]


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        ("roles.yaml", True),
        ("roles/quality.yaml", True),
        ("permalinks.txt", True),
        ("README.md", True),
        ("openings/manila.yaml", True),
        ("stories/pictures/photo.png", True),
        (".roles.yaml.swp", True),
        ("role.yaml", False),
        ("roles.yml", False),
        ("Roles.YAML", False),
        ("roles.yaml.txt", False),
        ("roles/quality.yml", False),
        ("roles/asia/quality.yaml", False),
        ("rolls/quality.yaml", False),
        ("policy/leave.yaml", False),
        ("match.yaml", True),
        ("match/sales.yaml", False),
        ("stories.yaml", False),
        ("stories/first-step.yml", False),
        ("stories/2026/first-step.yaml", False),
        ("stories/pictures/first-step.yaml", False),
    ],
)
def test_a_file_that_is_not_read_gets_a_warning(name: str, is_read: bool, tmp_path: Path) -> None:
    problems = problems_in({name: "# nothing yet\n"}, tmp_path / "data")
    assert [(problem.path, problem.code, problem.severity) for problem in problems] == (
        [] if is_read else [(f"data/{name}", "unread-file", "warning")]
    )


LINKS = {
    "../outside.yaml": "outside-file",
    "/etc/hostname": "outside-file",
    "quality.yaml": "unreadable-file",  # a link to itself
    "gone.yaml": "unreadable-file",
    "../tracks.yaml": "not-a-list",  # inside the folder, so it is read
}


@pytest.mark.parametrize("target", LINKS)
def test_links_out_of_the_folder_and_broken_links_are_problems(target: str, tmp_path: Path) -> None:
    """A link is followed only inside the data folder, and a link to itself does not hang."""
    (tmp_path / "outside.yaml").write_text("- {id: secret}\n")
    texts = {
        "tracks.yaml": "a: b\n",
        "kpis/quality.yaml": f"<link to {target if target != '../outside.yaml' else '../../outside.yaml'}>",
    }
    assert [
        problem.code for problem in problems_in(texts, tmp_path / "data") if problem.path == "data/kpis/quality.yaml"
    ] == [LINKS[target]]


def test_a_link_to_the_folder_itself_is_followed(tmp_path: Path) -> None:
    """The data folder itself may be a link, as long as its files are in it."""
    write(tiny(), tmp_path / "shared")
    (tmp_path / "data").symlink_to("shared")
    assert check(data_folder.load(tmp_path / "data"), DAY) == []


def test_file_names_that_cannot_be_printed_are_escaped(tmp_path: Path) -> None:
    """File names and values with control characters or broken bytes print as one visible line."""
    folder = tmp_path / "data" / "kpis"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xff\n.yaml")).write_text('- "\\e[2J\\n\\u202e"\n')
    texts = [str(problem) for problem in check(data_folder.load(tmp_path / "data"), DAY)]
    assert all(text.isprintable() for text in texts)
    assert texts[1].startswith("data/kpis/\\udcff .yaml:1:4: control-character: ")


# Text of a whole file -> its only problem; entries that the file may have cause no problems.
WHOLE_FILES = {
    "roles: [a]": "1:1 not-a-list",
    "text": "1:1 not-a-list",
    "- text": "1:3 not-a-group",
    "-": "1:2 not-a-group",
    "- [a]": "1:3 not-a-group",
    "a: [": "1:4 yaml-form",
    "<0xFF>": "1:1 not-utf-8",
}


@pytest.mark.parametrize("text", WHOLE_FILES)
@pytest.mark.parametrize(
    "file",
    ["tracks.yaml", "skills.yaml", "kpis.yaml", "sources.yaml", "openings.yaml", "events.yaml", "ambassadors.yaml"],
)
def test_an_unreadable_file_causes_no_further_problems(file: str, text: str, tmp_path: Path) -> None:
    """References to entries that the file may have are not reported."""
    problem = f"data/{file}:{WHOLE_FILES[text]}"
    if WHOLE_FILES[text].endswith("not-a-group"):  # the rest of the list was read, so the id is unknown
        assert problem in located_codes(problems_in(tiny() | {file: text}, tmp_path / "data"))
    else:
        assert located_codes(problems_in(tiny() | {file: text}, tmp_path / "data")) == [problem]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("- a", ["1:1 not-a-group"]),
        ("", ["1:1 not-a-group"]),
        ("levels: 3\nbands: x", ["1:9 not-a-list", "2:8 not-a-list"]),
        ("levels:\n  - 1", ["2:5 not-a-group"]),
        ("level:\n  - 1", ["1:1 unknown-key"]),
        ("levels:\nbands: []", []),
    ],
)
def test_levels_have_two_parts(text: str, problems: list[str], tmp_path: Path) -> None:
    assert located_codes(problems_in({"levels.yaml": text}, tmp_path / "data")) == [
        f"data/levels.yaml:{problem}" for problem in problems
    ]


def test_a_misspelt_part_of_levels_gets_a_suggestion(tmp_path: Path) -> None:
    (problem,) = problems_in({"levels.yaml": "level: []\n"}, tmp_path / "data")
    assert problem.message == "`level` is not a key here. Allowed: levels, bands, skill_levels. Did you mean `levels`?"


@pytest.mark.parametrize("text", ["", "- a", "a: b"])
def test_policy_is_one_group(text: str, tmp_path: Path) -> None:
    codes = {problem.code for problem in problems_in({"policy.yaml": text}, tmp_path / "data")}
    assert codes == {"": set(), "- a": {"not-a-group"}, "a: b": {"unknown-key", "missing-key"}}[text]


@pytest.mark.parametrize("text", ["", "- a", "a: b"])
def test_match_is_one_group(text: str, tmp_path: Path) -> None:
    codes = {problem.code for problem in problems_in({"match.yaml": text}, tmp_path / "data")}
    assert codes == {"": set(), "- a": {"not-a-group"}, "a: b": {"unknown-key"}}[text]


# A mistake in one role of the tiny company, and whether the role still has a record.
@pytest.mark.parametrize(
    ("old", "new", "has_record"),
    [
        ("status: retiring", "status: live", True),  # an optional field: the rest is read
        ("reality: {manages: {min: 1, max: 3}}", "reality: {manages: none}", True),
        ("summary: Runs the first four weeks.", "sumary: Runs the first four weeks.", False),
        ("title: Trainer", "title: [Trainer]", False),
    ],
)
def test_the_correct_fields_of_an_entry_are_read(old: str, new: str, has_record: bool, tmp_path: Path) -> None:
    loaded = data_folder.load(write(changed(tiny(), "roles.yaml", old, new), tmp_path / "data"))
    assert loaded.problems
    assert all(isinstance(item.entry, model.Role) for item in loaded.of("role")) is has_record
    assert [item.id for item in loaded.of("role")] == ["agent", "senior-agent", "trainer", "analyst"]


# Mistakes that two checks could report.
@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("#1 rule of the floor", "1:10 text-after-hash"),
        ("!Smile", "1:10 yaml-tag"),
        ("&smile", "1:10 yaml-anchor"),
        ("x" * 20_001, "1:10 value-too-long"),
        ("''", "1:10 empty-value"),
        ('"<0x5C>u200b"', "1:11 hidden-character"),
    ],
)
@pytest.mark.parametrize("file", ["kpis.yaml", "learning.yaml"])
def test_one_mistake_is_reported_once(file: str, value: str, problem: str, tmp_path: Path) -> None:
    rest = {
        "kpis.yaml": (
            "  id: qa-score\n  definition: Share of calls.\n  unit: percent\n  direction: higher\n  "
            "caution: Hard calls.\n"
        ),
        "learning.yaml": "  id: buddy\n  provider: House\n  kind: practice\n  free: true\n  summary: A shift.\n",
    }[file]
    assert located_codes(problems_in({file: f"- title: {value}\n{rest}"}, tmp_path / "data")) == [
        f"data/{file}:{problem}"
    ]


def test_problems_of_entries_have_the_right_line_and_column(tmp_path: Path) -> None:
    """A missing key is reported at its entry, an unknown or empty one at the key, and all else at the value."""
    text = (
        "- {id: a, title: A}\n- id: b\n  title: [B]\n  titel: B\n  track: t\n  level: 1\n  summary: s\n  "
        "aliases:\n  moves:\n    - to: a\n      after: 12\n"
    )
    problems = [
        problem
        for problem in located_codes(problems_in({"roles.yaml": text}, tmp_path / "data"))
        if "unknown-track" not in problem
    ]
    assert problems == [
        "data/roles.yaml:1:3 missing-key",  # level
        "data/roles.yaml:1:3 missing-key",  # summary
        "data/roles.yaml:3:10 not-text",
        "data/roles.yaml:4:3 unknown-key",
        "data/roles.yaml:8:3 empty-value",
        "data/roles.yaml:10:7 missing-key",  # kind of the move
        "data/roles.yaml:11:14 not-a-group",
    ]


LEDGER = (
    b"\xef\xbb\xbf# Every address\r\n\r\n/roles/agent/\r\n  /guide/myths/  "
    b"\r\nroles/agent\r\n/roles/agent\r\nhttps://x.example/\r\n"
)


def test_the_ledger_has_one_address_on_each_line(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    (data / "permalinks.txt").write_bytes(LEDGER)
    loaded = data_folder.load(data)
    assert loaded.ledger == ((3, "/roles/agent/"), (4, "/guide/myths/"))
    assert located_codes(list(loaded.problems)) == [f"data/permalinks.txt:{line}:1 address-form" for line in (5, 6, 7)]


WRONG_SHORT_LINKS = (
    "/r/k7mq/",
    "/r/ /roles/agent/",
    "/r/K7MQ/ /roles/agent/",
    "/r/k7/mq/ /roles/agent/",
    "/r/../../k7mq/ /roles/agent/",
    "/r/k7mq/ /skills/typing/",
    "/r/k7mq/ /roles/agent/poster/",
    "/r/k7mq/ https://x.example/",
    "/r/k7mq/ /roles/agent/ /roles/trainer/",
    "/roles/agent/ /roles/trainer/",
)


@pytest.mark.parametrize("line", WRONG_SHORT_LINKS)
def test_a_short_link_is_a_code_and_the_address_of_a_role(line: str, tmp_path: Path) -> None:
    data = write({**tiny(), "permalinks.txt": f"/r/k8mq/   /roles/trainer/\n{line}\n"}, tmp_path / "data")
    loaded = data_folder.load(data)
    assert [(link.address, link.leads_to) for link in loaded.short_links] == [("/r/k8mq/", "/roles/trainer/")]
    assert loaded.ledger == ()
    assert located_codes(list(loaded.problems)) == ["data/permalinks.txt:2:1 address-form"]


def test_an_unreadable_ledger_is_reported_at_its_line_and_column(tmp_path: Path) -> None:
    assert located_codes(problems_in({"permalinks.txt": "/guide/myths/\n/caf<0xE9>/\n"}, tmp_path / "data")) == [
        "data/permalinks.txt:2:5 not-utf-8"
    ]


def test_old_ids_lead_to_their_new_ids(tmp_path: Path) -> None:
    loaded = data_folder.load(write(tiny(), tmp_path / "data"))
    assert loaded_data.renamed(loaded) == {
        "role": {"operator": "agent"},
        "skill": {"keyboard": "typing"},
        "band": {"basics": "foundation"},
        "learning": {"style-guide": "style-book"},
        "kpi": {"quality-score": "qa-score"},
        "term": {"caller-role": "csr"},
        "source": {"pay-survey": "survey"},
    }


def test_references_are_taken_from_the_model() -> None:
    """Every field with the mark `Ref` is checked, so new fields are too."""
    assert set(record_fields.references(model.Role)) == {
        (("track",), "track"),
        (("also_in", "*"), "track"),
        (("successor",), "role"),
        (("kras", "*", "kpi"), "kpi"),
        (("differences", "*", "kpi"), "kpi"),
        (("differences", "*", "skill"), "skill"),
        (("differences", "*", "level"), "skill-level"),
        (("differences", "*", "site"), "site"),
        (("skills", "*", "skill"), "skill"),
        (("skills", "*", "level"), "skill-level"),
        (("sites", "*"), "site"),
        (("learning", "*"), "learning"),
        (("outlook", "sources", "*"), "source"),
        (("codes", "*", "source"), "source"),
        (("moves", "*", "to"), "role"),
        (("moves", "*", "sources", "*"), "source"),
        (("moves", "*", "gates", "*", "kpi"), "kpi"),
        (("moves", "*", "less", "*", "skill"), "skill"),
    }
    assert set(record_fields.references(model.Band)) == {(("skills", "*", "skill"), "skill")}
    assert set(record_fields.references(model.Policy)) == {
        (("sources", "*"), "source"),
        (("answers", "*", "sources", "*"), "source"),
    }
    assert set(record_fields.references(model.Story)) == {
        (("leader", "role"), "role"),
        (("leader", "site"), "site"),
        (("journey", "*", "role"), "role"),
    }
    assert set(record_fields.references(model.Opening)) == {
        (("site",), "site"),
        (("sites", "*"), "site"),
        (("role",), "role"),
        (("eligibility", "from_roles", "*"), "role"),
    }
    assert set(record_fields.references(model.Event)) == {(("tracks", "*"), "track"), (("site",), "site")}
    assert set(record_fields.references(model.Ambassador)) == {(("role",), "role"), (("site",), "site")}


def test_a_pattern_selects_the_texts_at_its_path(tmp_path: Path) -> None:
    """Only texts that are not blank; blanks, groups and lists are reported elsewhere."""
    text = "- {id: a, aliases: [A, '', [x], {y: z}, B], moves: [{to: b}, text, {to: [c]}]}\n"
    item = data_folder.load(write({"roles.yaml": text}, tmp_path / "data")).of("role")[0]
    assert list(item.values(("aliases", "*"))) == [(("aliases", 0), "A"), (("aliases", 4), "B")]
    assert list(item.values(("moves", "*", "to"))) == [(("moves", 0, "to"), "b")]
    assert list(item.values(("id", "*", "deeper"))) == []
