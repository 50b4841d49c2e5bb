"""`careerguide new`: it adds a valid entry in the right file, after the others, and changes nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from careerguide.cli import main
from careerguide.cli.new import base
from careerguide.edit.formatter import OF_FILES, OF_FOLDERS, formatted
from careerguide.loading.data_folder import load
from careerguide.loading.yaml_lint import Loader
from careerguide.model import Role
from careerguide.model.key_order import key_order
from careerguide.problems import Problem, errors
from careerguide.rules import check
from click.testing import CliRunner, Result
from support import project
from support.company import DAY, Texts, sketch, tiny, write
from support.examples import sample
from support.paths import DATA

EMOJI = "\N{ROCKET}\N{SPARKLES}"
# Kind -> the values that the command needs in the tiny company, in the order of its questions.
REQUIRED: dict[str, dict[str, str]] = {
    "role": {"title": "Night Lead", "track": "support", "level": "2"},
    "skill": {"title": "Juggling", "kind": "technical", "cluster": "tools"},
    "story": {"title": "From calls to lessons", "from": "agent", "to": "trainer"},
    "opening": {
        "role": "agent", "site": "Pune", "shift": "night", "apply": "https://jobs.example/a", "contact": "Hiring desk",
    },
    "event": {
        "title": "Tea", "kind": "huddle", "who": "The director", "site": "Pune", "where": "Bay 1",
        "starts": "2026-12-01 10:00",
    },
    "move": {"from": "agent", "to": "analyst"},
}  # fmt: skip
FILES = {
    "role": "roles.yaml",
    "skill": "skills.yaml",
    "story": "stories/from-calls-to-lessons.yaml",
    "opening": "openings.yaml",
    "event": "events.yaml",
    "move": "roles.yaml",
}
COMPANY = {
    **REQUIRED,
    "role": REQUIRED["role"] | {"track": "sales"},
    "story": {"title": "Up", "from": "sales-agent", "to": "senior-sales-agent"},
}
COMPANY |= {
    "opening": REQUIRED["opening"] | {"role": "sales-agent"},
    "move": {"from": "sales-agent", "to": "quality-analyst"},
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tiny(), tmp_path / "data")


def run_new(data: Path, kind: str, values: dict[str, str], /, **more: str) -> Result:
    options = [part for key, value in (values | more).items() for part in (f"--{key}", value)]
    return CliRunner(env=project.DAY).invoke(main, ["new", kind, *options, "--data", str(data)])


def texts(data: Path) -> Texts:
    return {
        file.relative_to(data).as_posix(): file.read_text(encoding="utf-8") for file in sorted(data.rglob("*.yaml"))
    }


def to_correct(data: Path) -> list[Problem]:
    """The errors of a data folder, without those of placeholders, which are there to be replaced."""
    return [problem for problem in errors(check(load(data), DAY)) if problem.code != "not-filled-in"]


@pytest.mark.parametrize("kind", REQUIRED)
def test_every_placeholder_is_an_error_until_it_is_replaced(data: Path, kind: str) -> None:
    """No sentence, no month and no dots of a template can go live, and no month is invented."""
    before = texts(data)
    assert run_new(data, kind, REQUIRED[kind]).exit_code == 0
    added = [
        line
        for file, text in texts(data).items()
        for line in text.split("\n")
        if line not in before.get(file, "") and not line.lstrip().startswith("#")
    ]
    open_lines = {line for line in added if re.search(r": (Say |Quote |What can |YYYY)|^  (?:Write )|: YYYY-MM", line)}
    reported = {
        texts(data)[problem.path.removeprefix("data/")].split("\n")[problem.line - 1]
        for problem in errors(check(load(data), DAY))
        if problem.code == "not-filled-in"
    }
    blocks = {line for line in reported if line.endswith("|")}  # their text is on the next line
    assert reported - blocks == {line for line in open_lines if not line.startswith("  Write ")}
    assert len(blocks) == sum(line.startswith("  Write ") for line in open_lines)
    assert bool(reported) == (kind not in ("opening", "move"))
    assert not re.search(r"^\s*(?:- )?(?:after|from|to): .*\d", "\n".join(added), re.MULTILINE)


@pytest.mark.parametrize("kind", REQUIRED)
def test_a_new_entry_is_valid_and_nothing_else_changes(data: Path, kind: str) -> None:
    before = texts(data)
    result = run_new(data, kind, REQUIRED[kind])
    assert (result.exit_code, to_correct(data)) == (0, [])
    after = texts(data)
    name = FILES[kind]
    assert {file for file in after if after[file] != before.get(file)} == {name}
    assert result.stdout.startswith(f"Added the {kind} at {data / name}:")
    added = after[name].splitlines()
    for line in before.get(name, "").splitlines():
        assert line in added[: added.index(line) + 1]
        added.remove(line)
    if kind not in ("story", "move"):
        assert after[name].startswith(before[name])


@pytest.mark.parametrize("kind", sample(list(COMPANY)))
def test_a_new_entry_fits_into_the_data_of_the_repository(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    before = texts(data)
    result = run_new(data, kind, COMPANY[kind])
    assert (result.exit_code, to_correct(data)) == (0, [])
    changed = {name: text for name, text in texts(data).items() if text != before.get(name)}
    assert len(changed) == 1
    for name, text in changed.items():
        assert formatted(text, name, {**OF_FOLDERS, **OF_FILES}[name.split("/")[0].removesuffix(".yaml")]) == text


@pytest.mark.parametrize("kind", REQUIRED)
def test_each_optional_field_is_a_comment_that_can_become_a_key(data: Path, kind: str) -> None:
    run_new(data, kind, REQUIRED[kind])
    text = texts(data)[FILES[kind]]
    optional = dict(re.findall(r"^ *# (\w+): .*?  # (.+)$", text, re.MULTILINE))
    assert optional
    assert all(explanation.endswith(".") for explanation in optional.values())
    if kind == "role":
        ending = {"successor", "retires"}  # a new role does not end
        given = {"id", "title", "track", "level", "status", "summary"}
        assert optional.keys() | given == set(key_order(Role)) - ending
    uncommented = re.sub(r"^( *)# (\w+: .*)$", r"\1\2", text, flags=re.MULTILINE)
    assert yaml.load(uncommented, Loader=Loader)


@pytest.mark.parametrize(
    ("kind", "key"),
    [(kind, key) for kind, needed in REQUIRED.items() for key in needed if (kind, key) != ("role", "track")],
)
def test_without_a_terminal_the_message_names_the_missing_option(data: Path, kind: str, key: str) -> None:
    before = texts(data)
    result = run_new(data, kind, {name: value for name, value in REQUIRED[kind].items() if name != key})
    assert (result.exit_code, result.stdout, texts(data)) == (2, "", before)
    assert f"--{key} is missing." in result.stderr


CHIEF = {"title": "Chief", "level": "3"}


@pytest.mark.parametrize("file", ["roles.yaml", "others.yaml"])
def test_a_role_without_a_track_goes_to_the_others_without_one(file: str, tmp_path: Path) -> None:
    """Without others, it goes to the file of the ladder that all tracks lead into."""
    texts = sketch("agent support 1\nsenior support 2\nclerk - 1")
    support, clerk = texts["roles.yaml"].split("- {id: clerk")
    texts = texts | {"roles/support.yaml": support, "roles.yaml": "", f"roles/{file}": f"- {{id: clerk{clerk}"}
    if file == "roles.yaml":
        texts["roles.yaml"] = texts.pop("roles/roles.yaml")
    data = write(texts, tmp_path / "data")
    result = run_new(data, "role", CHIEF)
    assert (result.exit_code, to_correct(data)) == (0, [])
    place = "roles.yaml" if file == "roles.yaml" else f"roles/{file}"
    added = (data / place).read_text(encoding="utf-8").split("- id: chief\n")[1]
    assert "\n  track:" not in added
    assert "  # track: " in added


@pytest.mark.parametrize("tracks", [True, False])
def test_at_a_terminal_the_answer_for_the_track_can_be_empty(
    tracks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company without tracks is not asked."""
    monkeypatch.setattr(base, "at_a_terminal", lambda: True)
    data = write(sketch("agent support 1" if tracks else "agent - 1"), tmp_path / "data")
    answers = "Chief\n" + "\n" * tracks + "3\n"
    result = CliRunner(env=project.DAY).invoke(main, ["new", "role", "--data", str(data)], input=answers)
    assert (result.exit_code, to_correct(data)) == (0, [])
    assert ("Which track is it in" in result.stdout) == tracks
    (chief,) = (role for _, role in load(data).entries("role", Role) if role.id == "chief")
    assert chief.track is None


@pytest.mark.parametrize("kind", REQUIRED)
def test_at_a_terminal_the_command_asks_for_missing_values(
    data: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "at_a_terminal", lambda: True)
    answers = "".join(f"{value}\n" for value in REQUIRED[kind].values())
    result = CliRunner(env=project.DAY).invoke(main, ["new", kind, "--data", str(data)], input=answers)
    assert (result.exit_code, to_correct(data)) == (0, [])
    copy = write(tiny(), data.parent / "other" / "data")
    run_new(copy, kind, REQUIRED[kind])
    assert texts(copy) == texts(data)


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Überleiter: #1 'x'", "uberleiter-1-x"),
        ("Ünïcode", "unicode"),
        ("Straße & Co.", "strasse-and-co"),
        ('"quoted" \\ back', "quoted-back"),
        ("- dash: {a} [b] # c", "dash-a-b-c"),
        ("true", "true"),
        ("2026-12-01", ""),
        ("007 Agent", "agent"),
        (f"{EMOJI} Team", "team"),
        ("x" * 80, "x" * 60),
        ("{{ 7 * 7 }} <b>", "7-b"),
    ],
)
def test_every_character_of_a_title_is_kept(data: Path, title: str, id_: str) -> None:
    more = {"id": "night-lead"} if id_ in ("", "agent", "7-b") else {}
    result = run_new(data, "role", REQUIRED["role"], title=title, **more)
    assert result.exit_code == 0, result.output
    loaded = load(data)
    assert to_correct(data) == []
    role = [role for _, role in loaded.entries("role", Role)][-1]
    assert (role.title, role.id) == (title, more.get("id", id_))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"title": "x y" * 44}, "`title` has 132 characters; 120 are allowed."),
        ({"title": EMOJI}, "--id is missing."),
        ({"title": "日本語"}, "--id is missing."),
        (
            {"title": "A", "id": "Night Lead"},
            "`Night Lead` cannot be an id: use lower-case letters, digits and hyphens",
        ),
        ({"title": "A", "id": "x" * 61}, "at most 60 characters"),
        ({"title": "Agent"}, "Another role already has the id `agent` (data/roles.yaml, line 1)."),
        ({"title": "Operator"}, "`operator` is an old id of the role `agent`"),
        ({"track": "suport"}, "There is no track `suport`. Did you mean `support`?"),
        ({"level": "100"}, "100 is not in the range 1<=x<=99"),
    ],
)
def test_an_invalid_role_is_explained_in_one_sentence(data: Path, more: dict[str, str], message: str) -> None:
    before = texts(data)
    result = run_new(data, "role", REQUIRED["role"], **more)
    assert (result.exit_code, result.stdout, texts(data)) == (2, "", before)
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("kind", "more", "message"),
    [
        ("opening", {"apply": "javascript:x"}, "`apply` is `javascript:x`; allowed are https"),
        ("opening", {"role": "agnet"}, "Did you mean `agent`?"),
        ("event", {"starts": "tomorrow"}, "`starts` is `tomorrow`; write a day that exists and a time"),
        ("story", {"from": "operator"}, "Its id is now `agent`."),
        ("skill", {"kind": "magic"}, "'magic' is not one of"),
    ],
)
def test_values_are_checked_before_anything_is_written(
    data: Path, kind: str, more: dict[str, str], message: str
) -> None:
    before = texts(data)
    result = run_new(data, kind, REQUIRED[kind], **more)
    assert (result.exit_code, texts(data)) == (2, before)
    assert message in re.sub(r"\s+", " ", result.stderr)


def test_an_entry_that_breaks_a_rule_is_not_written(data: Path) -> None:
    """An unknown level, a second move to the same role, a title that another role has, and so on."""
    before = texts(data)
    for kind, more, code in (
        ("role", {"level": "9"}, "unknown-level"),
        ("role", {"title": "analyst", "id": "other"}, "duplicate-title"),
        ("move", {"to": "trainer"}, "duplicate-move"),
        ("move", {"to": "agent"}, "move-to-itself"),
        ("opening", {"closes": "2026-10-01", "opens": "2026-11-01"}, "dates-order"),
        ("event", {"site": "Poone"}, "Did you mean `pune`?"),
        ("skill", {"title": "Zero\u200bwidth"}, "hidden-character"),
    ):
        result = run_new(data, kind, REQUIRED[kind], **more)
        assert (result.exit_code, result.stdout, texts(data)) == (1, "", before)
        assert code in result.stderr
        assert result.stderr.endswith("Nothing was written.\n")


def test_a_track_without_a_file_gets_one_with_the_schema_in_its_first_line(data: Path) -> None:
    tracks = data / "tracks.yaml"
    tracks.write_text(
        tracks.read_text(encoding="utf-8") + "- {id: law, title: Law, line: kpo, summary: Reads.}\n", encoding="utf-8"
    )
    (data / "roles").mkdir()
    assert run_new(data, "role", REQUIRED["role"], track="law").exit_code == 0
    assert (
        (data / "roles" / "law.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../../schemas/roles.json\n- id: night-lead\n  title: Night Lead\n")
    )


@pytest.mark.parametrize("kind", ["opening", "event"])
def test_a_missing_file_is_created(data: Path, kind: str) -> None:
    (data / f"{kind}s.yaml").unlink()
    assert run_new(data, kind, REQUIRED[kind]).exit_code == 0
    assert texts(data)[f"{kind}s.yaml"].startswith(f"# yaml-language-server: $schema=../schemas/{kind}s.json\n- id: ")


def test_nothing_is_added_to_an_imported_file(data: Path) -> None:
    (data / "openings").mkdir()
    (data / "openings.yaml").rename(data / "openings" / "imported.yaml")
    assert run_new(data, "opening", REQUIRED["opening"]).exit_code == 0
    assert texts(data)["openings/imported.yaml"] == tiny()["openings.yaml"]
    assert "openings.yaml" in texts(data)


@pytest.mark.parametrize(
    ("end", "added"),
    [
        ("", "- id: juggling\n"),
        ("# behind all", "\n- id: juggling\n"),
        ("\n\n", "- id: juggling\n"),
    ],
)
def test_an_entry_is_added_after_any_end_of_file(data: Path, end: str, added: str) -> None:
    file = data / "skills.yaml"
    file.write_text(tiny()["skills.yaml"].rstrip("\n") + "\n" * (end.startswith("#")) + end, encoding="utf-8")
    assert run_new(data, "skill", REQUIRED["skill"]).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith(tiny()["skills.yaml"].rstrip("\n"))
    assert added in text
    assert len(load(data).of("skill")) == 6


@pytest.mark.parametrize(
    ("moves", "after"),
    [
        ("", "  moves:\n    - to: trainer\n      kind: lateral\n"),
        ("  moves: [] # none yet\n", "  moves:  # none yet\n    - to: trainer\n      kind: lateral\n"),
        ("  moves: []\n", "  moves:\n    - to: trainer\n      kind: lateral\n"),
        (
            "  moves: [{to: agent, kind: return, after: {min: 1, typical: 2, slow: 3}, sources: [own-estimate]}]\n",
            ("sources: [own-estimate]}, {to: trainer, kind: lateral, confidence: low, sources: [own-estimate]}]\n"),
        ),
        (
            (
                "  moves:\n  - to: agent\n    kind: return\n    after: {min: 1, typical: 2, slow: 3}\n"
                "    sources: [own-estimate]\n    # behind\n"
            ),
            "    # behind\n  - to: trainer\n    kind: lateral\n",
        ),
    ],
)
def test_a_move_is_added_after_the_last_move_of_its_role(data: Path, moves: str, after: str) -> None:
    file = data / "roles.yaml"
    text = tiny()["roles.yaml"] + moves
    file.write_text(text + "# the end\n", encoding="utf-8")
    assert run_new(data, "move", {"from": "analyst", "to": "trainer"}).exit_code == 0
    new_text = file.read_text(encoding="utf-8")
    assert after in new_text
    assert new_text.endswith("# the end\n")
    assert to_correct(data) == []


def test_a_list_in_brackets_does_not_change(data: Path) -> None:
    file = data / "skills.yaml"
    file.write_text(str(yaml.load(tiny()["skills.yaml"], Loader=Loader)), encoding="utf-8")
    before = texts(data)
    result = run_new(data, "skill", REQUIRED["skill"])
    assert (result.exit_code, texts(data)) == (1, before)
    assert "not-a-list" in result.stderr


def test_a_missing_data_folder_is_reported(tmp_path: Path) -> None:
    result = run_new(tmp_path / "nowhere", "role", REQUIRED["role"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Name one with --data." in result.stderr


def test_nothing_is_written_if_a_needed_file_cannot_be_read(data: Path) -> None:
    (data / "tracks.yaml").write_text("- id: 'a\n", encoding="utf-8")
    before = texts(data)
    result = run_new(data, "role", REQUIRED["role"])
    assert (result.exit_code, texts(data)) == (1, before)
    assert "data/tracks.yaml:1:7: yaml-form: A quote starts here and never ends." in result.stderr


def test_errors_in_unrelated_entries_do_not_stop_the_command(data: Path) -> None:
    (data / "benefits.yaml").write_text("- id: a\n", encoding="utf-8")
    assert run_new(data, "skill", REQUIRED["skill"]).exit_code == 0
