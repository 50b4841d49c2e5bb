"""`careerguide new`: a sound entry to fill in, behind its like, and nothing else of the file touched."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from careerguide.cli import main, new
from careerguide.edit.entries import slug
from careerguide.edit.entry_templates import scalar
from careerguide.edit.formatter import RECORD_TYPES, arranged
from careerguide.edit.order import order
from careerguide.loading.data_folder import load
from careerguide.loading.yaml_lint import Loader
from careerguide.model import Role
from careerguide.problems import errors
from careerguide.rules import check
from click.testing import CliRunner, Result
from support import project
from support.company import DAY, Texts, tiny, write
from support.paths import DATA

EMOJI = "\N{ROCKET}\N{SPARKLES}"
# What each command needs in the tiny company, and what a terminal would be asked for.
NEEDED: dict[str, dict[str, str]] = {
    "role": {"title": "Night Lead", "track": "support", "level": "2"},
    "skill": {"title": "Juggling", "kind": "technical", "cluster": "tools"},
    "story": {"title": "From calls to lessons", "from": "agent", "to": "trainer"},
    "opening": {"role": "agent", "site": "Pune", "shift": "night", "apply": "https://jobs.example/a", "contact": "Hiring desk"},
    "event": {
        "title": "Tea", "kind": "huddle", "who": "The director", "site": "Pune", "where": "Bay 1", "starts": "2026-12-01 10:00", "zone": "Asia/Kolkata",
    },
    "move": {"from": "agent", "to": "analyst"},
}  # fmt: skip
PLACES = {
    "role": "roles.yaml",
    "skill": "skills.yaml",
    "story": "stories/from-calls-to-lessons.yaml",
    "opening": "openings.yaml",
    "event": "events.yaml",
    "move": "roles.yaml",
}
COMPANY = {
    **NEEDED,
    "role": NEEDED["role"] | {"track": "sales"},
    "story": {"title": "Up", "from": "sales-agent", "to": "senior-sales-agent"},
}
COMPANY |= {
    "opening": NEEDED["opening"] | {"role": "sales-agent"},
    "move": {"from": "sales-agent", "to": "quality-analyst"},
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tiny(), tmp_path / "data")


def run(data: Path, kind: str, given: dict[str, str], /, **more: str) -> Result:
    words = [word for key, value in (given | more).items() for word in (f"--{key}", value)]
    return CliRunner(env=project.DAY).invoke(main, ["new", kind, *words, "--data", str(data)])


def texts(data: Path) -> Texts:
    return {
        file.relative_to(data).as_posix(): file.read_text(encoding="utf-8") for file in sorted(data.rglob("*.yaml"))
    }


@pytest.mark.parametrize("kind", NEEDED)
def test_a_stub_is_sound_and_nothing_else_changes(data: Path, kind: str) -> None:
    before = texts(data)
    done = run(data, kind, NEEDED[kind])
    assert (done.exit_code, errors(check(load(data), DAY))) == (0, [])
    after = texts(data)
    place = PLACES[kind]
    assert {name for name in after if after[name] != before.get(name)} == {place}
    assert done.stdout.startswith(f"Written: {data / place}:")
    added = after[place].splitlines()
    for line in before.get(place, "").splitlines():
        assert line in added[: added.index(line) + 1]
        added.remove(line)
    if kind not in ("story", "move"):
        assert after[place].startswith(before[place])


@pytest.mark.parametrize("kind", COMPANY)
def test_in_the_data_of_the_repository_too(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    before = texts(data)
    done = run(data, kind, COMPANY[kind])
    assert (done.exit_code, errors(check(load(data), DAY))) == (0, [])
    changed = {name: text for name, text in texts(data).items() if text != before.get(name)}
    assert len(changed) == 1
    for name, text in changed.items():
        assert arranged(text, name, RECORD_TYPES[name.split("/")[0].removesuffix(".yaml")]) == text


@pytest.mark.parametrize("kind", NEEDED)
def test_each_optional_field_is_a_comment_that_is_sound_once_it_is_none(data: Path, kind: str) -> None:
    run(data, kind, NEEDED[kind])
    text = texts(data)[PLACES[kind]]
    offered = dict(re.findall(r"^ *# (\w+): .*?  # (.+)$", text, re.MULTILINE))
    assert offered
    assert all(purpose.endswith(".") for purpose in offered.values())
    if kind == "role":
        assert offered.keys() | {"id", "title", "track", "level", "status", "summary"} == set(order(Role))
    bare = re.sub(r"^( *)# (\w+: .*)$", r"\1\2", text, flags=re.MULTILINE)
    assert yaml.load(bare, Loader=Loader)


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, needed in NEEDED.items() for key in needed])
def test_without_a_terminal_a_missing_option_is_named(data: Path, kind: str, key: str) -> None:
    before = texts(data)
    done = run(data, kind, {name: value for name, value in NEEDED[kind].items() if name != key})
    assert (done.exit_code, done.stdout, texts(data)) == (2, "", before)
    assert f"--{key} is missing." in done.stderr


@pytest.mark.parametrize("kind", NEEDED)
def test_at_a_terminal_what_is_missing_is_asked(data: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "at_a_terminal", lambda: True)
    answers = "".join(f"{value}\n" for value in NEEDED[kind].values())
    done = CliRunner(env=project.DAY).invoke(main, ["new", kind, "--data", str(data)], input=answers)
    assert (done.exit_code, errors(check(load(data), DAY))) == (0, [])
    other = write(tiny(), data.parent / "other" / "data")
    run(other, kind, NEEDED[kind])
    assert texts(other) == texts(data)


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
def test_hostile_titles_are_kept_to_the_letter(data: Path, title: str, id_: str) -> None:
    more = {"id": "night-lead"} if id_ in ("", "agent", "7-b") else {}
    done = run(data, "role", NEEDED["role"], title=title, **more)
    assert done.exit_code == 0, done.output
    found = load(data)
    assert errors(check(found, DAY)) == []
    role = [role for _, role in found.entries("role", Role)][-1]
    assert (role.title, role.id) == (title, more.get("id", id_))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": "x y" * 34}, "`title` has 102 characters; 80 are allowed."),
        ({"title": EMOJI}, "--id is missing."),
        ({"title": "日本語"}, "--id is missing."),
        (
            {"title": "A", "id": "Night Lead"},
            "`Night Lead` cannot be an id: use lower-case letters, digits and hyphens",
        ),
        ({"title": "A", "id": "x" * 61}, "at most 60 characters"),
        ({"title": "Agent"}, "`agent` is already the id of a role (data/roles.yaml, line 1)."),
        ({"title": "Operator"}, "`operator` is a former id of the role `agent`"),
        ({"track": "suport"}, "There is no track `suport`. Did you mean `support`?"),
        ({"level": "11"}, "11 is not in the range 1<=x<=10"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(data: Path, more: dict[str, str], said: str) -> None:
    before = texts(data)
    done = run(data, "role", NEEDED["role"], **more)
    assert (done.exit_code, done.stdout, texts(data)) == (2, "", before)
    assert said in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("opening", {"apply": "javascript:x"}, "`apply` is `javascript:x`; allowed are https"),
        ("opening", {"role": "agnet"}, "Did you mean `agent`?"),
        ("event", {"starts": "tomorrow"}, "`starts` is `tomorrow`; write a day that exists and a time"),
        ("event", {"zone": "Asia/Manilla"}, "Did you mean `Asia/Manila`?"),
        ("story", {"from": "operator"}, "It is now called `agent`."),
        ("skill", {"kind": "magic"}, "'magic' is not one of"),
    ],
)
def test_values_are_checked_before_anything_is_written(data: Path, kind: str, more: dict[str, str], said: str) -> None:
    before = texts(data)
    done = run(data, kind, NEEDED[kind], **more)
    assert (done.exit_code, texts(data)) == (2, before)
    assert said in re.sub(r"\s+", " ", done.stderr)


def test_what_the_rules_refuse_is_not_written(data: Path) -> None:
    """A level that nobody described, a second move to the same role, a title that is taken."""
    before = texts(data)
    for kind, more, code in (
        ("role", {"level": "9"}, "unknown-level"),
        ("role", {"title": "analyst", "id": "other"}, "duplicate-title"),
        ("move", {"to": "trainer"}, "duplicate-move"),
        ("move", {"to": "agent"}, "move-to-itself"),
        ("opening", {"closes": "2026-10-01", "opens": "2026-11-01"}, "dates-order"),
        ("skill", {"title": "Zero\u200bwidth"}, "hidden-character"),
    ):
        done = run(data, kind, NEEDED[kind], **more)
        assert (done.exit_code, done.stdout, texts(data)) == (1, "", before)
        assert code in done.stderr
        assert done.stderr.endswith("Nothing was written.\n")


def test_a_track_without_a_file_gets_one_with_the_schema_in_its_first_line(data: Path) -> None:
    tracks = data / "tracks.yaml"
    tracks.write_text(
        tracks.read_text(encoding="utf-8") + "- {id: law, title: Law, line: kpo, summary: Reads.}\n", encoding="utf-8"
    )
    (data / "roles").mkdir()
    assert run(data, "role", NEEDED["role"], track="law").exit_code == 0
    assert (
        (data / "roles" / "law.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../../schemas/roles.json\n- id: night-lead\n  title: Night Lead\n")
    )


@pytest.mark.parametrize("kind", ["opening", "event"])
def test_a_file_that_is_not_there_is_begun(data: Path, kind: str) -> None:
    (data / f"{kind}s.yaml").unlink()
    assert run(data, kind, NEEDED[kind]).exit_code == 0
    assert texts(data)[f"{kind}s.yaml"].startswith(f"# yaml-language-server: $schema=../schemas/{kind}s.json\n- id: ")


def test_an_imported_file_is_left_to_the_import(data: Path) -> None:
    (data / "openings").mkdir()
    (data / "openings.yaml").rename(data / "openings" / "imported.yaml")
    assert run(data, "opening", NEEDED["opening"]).exit_code == 0
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
def test_the_end_of_the_file_may_be_anything(data: Path, end: str, added: str) -> None:
    file = data / "skills.yaml"
    file.write_text(tiny()["skills.yaml"].rstrip("\n") + "\n" * (end.startswith("#")) + end, encoding="utf-8")
    assert run(data, "skill", NEEDED["skill"]).exit_code == 0
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
            "sources: [own-estimate]}, {to: trainer, kind: lateral, after: {min: 6, typical: 12, slow: 24}, confidence: low, sources: [own-estimate]}]\n",
        ),
        (
            "  moves:\n  - to: agent\n    kind: return\n    after: {min: 1, typical: 2, slow: 3}\n    sources: [own-estimate]\n    # behind\n",
            "    # behind\n  - to: trainer\n    kind: lateral\n",
        ),
    ],
)
def test_a_move_stands_behind_the_others_of_its_role(data: Path, moves: str, after: str) -> None:
    file = data / "roles.yaml"
    text = tiny()["roles.yaml"] + moves
    file.write_text(text + "# the end\n", encoding="utf-8")
    assert run(data, "move", {"from": "analyst", "to": "trainer"}).exit_code == 0
    found = file.read_text(encoding="utf-8")
    assert after in found
    assert found.endswith("# the end\n")
    assert errors(check(load(data), DAY)) == []


def test_a_file_in_brackets_is_left_alone(data: Path) -> None:
    file = data / "skills.yaml"
    file.write_text(str(yaml.load(tiny()["skills.yaml"], Loader=Loader)), encoding="utf-8")
    before = texts(data)
    done = run(data, "skill", NEEDED["skill"])
    assert (done.exit_code, texts(data)) == (1, before)
    assert "not-a-list" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a: b",
        "#",
        "- a",
        "yes",
        "null",
        "12:30",
        "1.10",
        "010",
        "12",
        "2026-11",
        " a",
        "a ",
        "*a",
        "a, b",
        "[",
        "'",
        '"',
        "~",
    ],
)
@pytest.mark.parametrize("brackets", [True, False])
def test_a_scalar_is_read_back_as_it_was(text: str, brackets: bool) -> None:
    shown = scalar(text, brackets=brackets)
    assert yaml.load(f"[{shown}]" if brackets else f"a: {shown}", Loader=Loader) == (
        [text] if brackets else {"a": text}
    )
    if text in ("yes", "null", "12:30", "1.10", "010"):
        assert shown == f'"{text}"'


def test_without_a_data_folder_one_is_asked_for(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere", "role", NEEDED["role"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Name one with --data." in done.stderr


def test_where_a_file_cannot_be_read_nobody_knows_what_is_taken(data: Path) -> None:
    (data / "tracks.yaml").write_text("- id: 'a\n", encoding="utf-8")
    before = texts(data)
    done = run(data, "role", NEEDED["role"])
    assert (done.exit_code, texts(data)) == (1, before)
    assert "data/tracks.yaml:1:7: yaml-form: A quote is opened here and never closed." in done.stderr


def test_faults_elsewhere_keep_nobody_from_adding(data: Path) -> None:
    (data / "benefits.yaml").write_text("- id: a\n", encoding="utf-8")
    assert run(data, "skill", NEEDED["skill"]).exit_code == 0


def test_a_slug_is_cut_between_words() -> None:
    assert slug("word " * 20) == "-".join(["word"] * 12)
