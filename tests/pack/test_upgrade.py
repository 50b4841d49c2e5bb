"""An upgrade brings what the pack changed, keeps what the company changed, and lists what both changed."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from careerguide.edit.files import write_files
from careerguide.edit.rename import renamed_texts
from careerguide.loading.data_folder import load
from careerguide.model import Role
from careerguide.pack.record import chosen_part, record_base
from careerguide.pack.status import status
from careerguide.pack.upgrade import Plan, UpgradeError
from careerguide.problems import DataError
from careerguide.rules import check, faults
from support.company import DAY, Texts, changed, sketch, tiny, write
from support.pack_company import company, planned, raw, skill, upgraded
from support.pack_edits import comments_of, free_texts, with_comments, with_texts

Edit = tuple[str, str]  # old and new text


def edited(edits: Mapping[str, tuple[Edit, ...]]) -> Texts:
    """The tiny company with edits by file."""
    texts = tiny()
    for file, pairs in edits.items():
        for old, new in pairs:
            texts = changed(texts, file, old, new)
    return texts


def conflicts(plan: Plan) -> list[str]:
    return [f"{conflict.id}.{conflict.field}" for conflict in plan.conflicts]


LISTENING = "{skill: listening, level: working, need: essential}"
BETTER = "{skill: listening, level: practitioner, need: essential}"
TWO_QUARTERS = "        - {do: Two quarters at target}\n"
MONTHS = "after: {min: 6, typical: 12, slow: 24}"

# What it shows -> file, the company's edit, the pack's edit, lines that the file has then, and the conflicts.
CASES: dict[str, tuple[str, Edit, Edit, tuple[str, ...], list[str]]] = {
    "an untouched field follows, beside one that the company changed": (
        "roles.yaml",
        ("summary: Answers calls and mails.", "summary: Answers our clients.  # our words"),
        ("tip: Smile; one can *hear* it.", "tip: Breathe out before each call."),
        ("  summary: Answers our clients.  # our words", "  tip: Breathe out before each call."),
        [],
    ),
    "a field that both changed is a conflict, and the company's value stays": (
        "roles.yaml",
        ("summary: Answers calls and mails.", "summary: Answers our clients."),
        ("summary: Answers calls and mails.", "summary: Answers calls, mails and chats."),
        ("  summary: Answers our clients.",),
        ["agent.summary"],
    ),
    "the same change on both sides is none": (
        "roles.yaml",
        ("summary: Answers calls and mails.", "summary: Answers chats."),
        ("summary: Answers calls and mails.", "summary: Answers chats."),
        ("  summary: Answers chats.",),
        [],
    ),
    "skills of a role merge by entry": (
        "roles.yaml",
        ("    - {skill: typing, level: working, need: essential}\n", ""),
        (
            f"  skills:\n    - {LISTENING}\n",
            f"  skills:\n    - {{skill: coaching, level: awareness, need: desirable}}\n    - {BETTER}\n",
        ),
        (
            "    - {skill: coaching, level: awareness, need: desirable}",
            f"    - {BETTER}",
        ),
        [],
    ),
    "the fields of one skill merge too": (
        "roles.yaml",
        (
            "{skill: writing, level: awareness, need: desirable}",
            "{skill: writing, level: awareness, need: essential}",
        ),
        ("{skill: writing, level: awareness, need: desirable}", "{skill: writing, level: working, need: desirable}"),
        ("    - {skill: writing, level: working, need: essential}",),
        [],
    ),
    "what one side removed and the other changed is a conflict": (
        "roles.yaml",
        ("    - {skill: writing, level: awareness, need: desirable}\n", ""),
        ("{skill: writing, level: awareness, need: desirable}", "{skill: writing, level: working, need: desirable}"),
        (),
        ["agent.skills.writing"],
    ),
    "gates of a move merge by entry": (
        "roles.yaml",
        ('{kpi: qa-score, target: ">= 92%", months: 3}', '{kpi: qa-score, target: ">= 94%", months: 3}'),
        (TWO_QUARTERS, f"{TWO_QUARTERS}        - {{do: A talk}}\n"),
        ('        - {kpi: qa-score, target: ">= 94%", months: 3}', "        - {do: A talk}"),
        [],
    ),
    "a sentence that both rewrote is a conflict, not two sentences": (
        "roles.yaml",
        ("Writes down in the CRM what was agreed", "Writes down in our tool what was agreed"),
        ("Writes down in the CRM what was agreed", "Writes down in the CRM what was promised"),
        ("  responsibilities: [Answers in time, Writes down in our tool what was agreed]",),
        ["agent.responsibilities.writes-down-in-the-crm-what-was-agreed"],
    ),
    "aliases in brackets merge by entry": (
        "roles.yaml",
        ("aliases: [CSR, Executive]", "aliases: [CSR, Executive, Our Agent]"),
        ("aliases: [CSR, Executive]", "aliases: [Call Taker, CSR]"),
        ("  aliases: [Call Taker, CSR, Our Agent]",),
        [],
    ),
    "months of a move merge by field": (
        "roles.yaml",
        (f"{MONTHS}\n      conf", "after: {min: 6, typical: 14, slow: 24}\n      conf"),
        (f"{MONTHS}\n      conf", "after: {min: 6, typical: 12, slow: 30}\n      conf"),
        ("      after: {min: 6, typical: 14, slow: 30}",),
        [],
    ),
    "a text in lines of its own follows": (
        "roles.yaml",
        ("summary: Answers calls and mails.", "summary: Ours."),
        ("      Calls, then mails:\n\n      * headset on\n", "      Mails, then calls:\n\n      * headset off\n"),
        ("      Mails, then calls:", "      * headset off", "  summary: Ours."),
        [],
    ),
    "a new field of the pack comes at its place": (
        "roles.yaml",
        ("  summary: Takes the", "  # our note\n  summary: Takes the"),
        ("  dead_end: From", "  tip: Rest.\n  dead_end: From"),
        ("  # our note", "  tip: Rest."),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", CASES)
def test_fields_merge(claim: str, tmp_path: Path) -> None:
    file, edit, pack_edit, lines, expected = CASES[claim]
    data = company(tmp_path, edits={file: edit})
    newer = changed(tiny(), file, *pack_edit)
    plan = upgraded(data, newer, tmp_path)
    text = (data / file).read_text("utf-8")
    assert conflicts(plan) == expected
    assert [line for line in lines if line not in text.split("\n")] == []
    assert not faults(load(data))
    again = upgraded(data, newer, tmp_path)
    assert (again.texts, conflicts(again)) == ({}, expected)


def test_a_conflict_has_both_values_file_and_line_and_is_solved_once(tmp_path: Path) -> None:
    edit = {"roles.yaml": ("summary: Answers calls and mails.", "summary: Ours.")}
    newer = changed(tiny(), "roles.yaml", "summary: Answers calls and mails.", "summary: Theirs.")
    data = company(tmp_path, edits=edit)
    (conflict,) = upgraded(data, newer, tmp_path).conflicts
    assert (conflict.path, conflict.line, conflict.company, conflict.newer) == (
        "data/roles.yaml",
        8,
        "Ours.",
        "Theirs.",
    )
    assert (data / "roles.yaml").read_text("utf-8").split("\n")[7] == "  summary: Ours."
    assert not upgraded(data, newer, tmp_path, keep=("agent.summary",)).conflicts
    assert raw(data, "role", "agent")["summary"] == "Ours."
    assert planned(data, newer, tmp_path).texts == {}
    other = company(tmp_path / "other", edits=edit)
    assert not upgraded(other, newer, tmp_path, take=("agent.summary",)).conflicts
    assert raw(other, "role", "agent")["summary"] == "Theirs."
    assert planned(other, newer, tmp_path).texts == {}


def test_a_new_entry_comes_beside_its_neighbours_with_its_comments(tmp_path: Path) -> None:
    newer = tiny()
    before, _, after = newer["skills.yaml"].partition("- id: writing")
    newer["skills.yaml"] = f"{before}# Calm is new\n{skill('calm').strip()}  # four levels\n- id: writing{after}"
    data = company(
        tmp_path, edits={"skills.yaml": ("- id: writing", "# ours: the next one is about mails\n- id: writing")}
    )
    plan = upgraded(data, newer, tmp_path)
    lines = (data / "skills.yaml").read_text("utf-8").split("\n")
    assert plan.added == (("skill", "calm"),)
    start = lines.index("# Calm is new")
    assert lines[start + 1] == "- id: calm"
    assert lines[start + 7 : start + 9] == ["# ours: the next one is about mails", "- id: writing"]
    assert lines[start + 6].endswith("# four levels")


def test_new_entries_come_only_of_chosen_tracks_with_what_they_need(tmp_path: Path) -> None:
    texts = tiny()
    texts["roles/all.yaml"] = texts.pop("roles.yaml")  # roles.yaml itself has the ladder that all tracks lead into
    pack = write(texts, tmp_path / "old" / "data")
    data = tmp_path / "company" / "data"
    with chosen_part(pack, ["support"]) as part:
        shutil.copytree(part, data)
    record_base(data, version="1", tracks=["support"], today=DAY)
    had = {item.id for item in load(data).of("role")}
    newer = dict(texts)
    newer["skills.yaml"] += skill("calm").lstrip() + skill("maps").lstrip()
    for track, level, need in (("support", 1, "calm"), ("research", 1, "maps")):
        newer["roles/all.yaml"] += (
            f"- id: new-{track}\n  title: New {track}\n  track: {track}\n  level: {level}\n  summary: Is new.\n"
            f"  skills: [{{skill: {need}, level: working}}]\n"
        )
    upgraded(data, newer, tmp_path)
    loaded = load(data)
    assert {item.id for item in loaded.of("role")} - had == {"new-support"}
    skills = {item.id for item in loaded.of("skill")}
    assert "calm" in skills
    assert "maps" not in skills
    assert not faults(loaded)


def test_other_tracks_that_list_a_role_are_merged_one_by_one(tmp_path: Path) -> None:
    texts = tiny()
    texts["tracks.yaml"] += "- {id: sales, title: Sales, summary: Sells.}\n"
    pack, edited_pack, newer = (
        changed(texts, "roles.yaml", "also_in: [support]", f"also_in: [{tracks}]")
        for tracks in ("support, sales", "support, sales, research", "support")
    )
    data = company(tmp_path, pack, {"roles.yaml": ("[support, sales]", "[support, sales, research]")})
    assert (data / "roles.yaml").read_text("utf-8") == edited_pack["roles.yaml"]
    assert conflicts(upgraded(data, newer, tmp_path)) == []
    assert raw(data, "role", "trainer")["also_in"] == ["support", "research"]


# Chosen tracks -> the roles that come along, with the tracks that list each.
SELECTED = {
    "support": {"agent": ("support",), "trainer": ("training", "support"), "clerk": (), "chief": ()},
    "training": {"trainer": ("training",), "clerk": (), "chief": ()},
    "research": {"analyst": ("research",), "clerk": ()},
}


@pytest.mark.parametrize("chosen", SELECTED)
def test_a_role_comes_along_with_each_track_that_lists_it_and_one_without_a_track_with_any(
    chosen: str, tmp_path: Path
) -> None:
    """A role without a track stays away if all the roles that lead to it do: nobody would ever have it."""
    lines = (
        "agent support 1\ntrainer training 1 also_in=[support]\nanalyst research 1\nclerk - 1\nchief - 3\n"
        "agent -> chief promotion 6/12/24\ntrainer -> chief promotion 6/12/24"
    )
    texts = sketch(lines)
    texts["roles/all.yaml"] = texts.pop("roles.yaml")  # roles.yaml itself has the ladder that all tracks lead into
    with chosen_part(write(texts, tmp_path / "pack" / "data"), [chosen]) as part:
        loaded = load(part)
        assert {role.id: role.tracks for _, role in loaded.entries("role", Role)} == SELECTED[chosen]
        assert not faults(loaded)
        assert {item.id for item in loaded.of("track")} == {
            track for tracks in SELECTED[chosen].values() for track in tracks
        }


def test_a_file_with_comments_alone_keeps_them(tmp_path: Path) -> None:
    data = company(tmp_path)
    (data / "benefits.yaml").write_text("# Ours will follow in spring.\n", encoding="utf-8")
    newer = tiny()
    newer["benefits.yaml"] += (
        "- {id: bus, title: Bus, kind: flexible, summary: A bus comes for each shift., how: Get on.}\n"
    )
    assert upgraded(data, newer, tmp_path).added == (("benefit", "bus"),)
    text = (data / "benefits.yaml").read_text("utf-8")
    assert text.startswith("# Ours will follow in spring.\n- {id: bus,")
    assert [item.id for item in load(data).of("benefit")] == ["bus"]


def test_what_the_company_deleted_does_not_come_back(tmp_path: Path) -> None:
    texts = tiny()
    data = company(tmp_path)
    start = texts["glossary.yaml"].index("- {id: qa,")
    (data / "glossary.yaml").write_text(texts["glossary.yaml"][:start], encoding="utf-8")
    newer = changed(texts, "glossary.yaml", "definition: Checked calls.", "definition: Calls that were checked.")
    upgraded(data, newer, tmp_path)
    assert "qa" not in {item.id for item in load(data).of("term")}
    assert [(entry.kind, entry.id) for entry in status(load(data)) if entry.state == "deleted"] == [("term", "qa")]


def test_what_the_pack_removed_goes_only_if_nobody_uses_it(tmp_path: Path) -> None:
    pack = tiny()
    pack["skills.yaml"] += skill("unused").lstrip() + skill("used").lstrip() + skill("ours").lstrip()
    data = company(tmp_path, pack)
    for file, old, new in (
        ("skills.yaml", "Does ours well.", "Does ours very well."),
        ("roles.yaml", "    - {skill: coaching,", "    - {skill: used, level: working}\n    - {skill: coaching,"),
    ):
        text = (data / file).read_text("utf-8")
        (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    plan = upgraded(data, tiny(), tmp_path)
    assert plan.removed == (("skill", "unused"),)
    assert sorted(note.text for note in plan.notes) == [
        "The skill `ours` is no longer in the pack. It stays, because you changed it.",
        "The skill `used` is no longer in the pack. It stays, because the role `senior-agent` names it.",
    ]
    assert {item.id for item in load(data).of("skill")} >= {"used", "ours"}


def test_renames_on_both_sides_are_followed(tmp_path: Path) -> None:
    """The pack renames `typing`, the company has renamed `writing`; both keep what they changed in it."""
    data = company(tmp_path)
    write_files(renamed_texts(data, tmp_path / "no-pages", load(data), "skill", "writing", "prose"))
    skills = (data / "skills.yaml").read_text("utf-8")
    (data / "skills.yaml").write_text(skills.replace("Writes while talking.", "Types while talking."), encoding="utf-8")
    newer = {file: re.sub(r"(skill|id): typing\b", r"\1: keys", text) for file, text in tiny().items()}
    newer["skills.yaml"] = newer["skills.yaml"].replace("formerly: [keyboard]", "formerly: [keyboard, typing]")
    newer = changed(newer, "skills.yaml", "Writes so that nobody asks back.", "Writes clearly.")
    plan = upgraded(data, newer, tmp_path)
    assert plan.renamed == (("skill", "typing", "keys"),)
    assert (conflicts(plan), plan.added, plan.removed) == ([], (), ())
    assert raw(data, "skill", "prose")["summary"] == "Writes clearly."
    keys = raw(data, "skill", "keys")
    assert (keys["summary"], keys["formerly"]) == ("Types while talking.", ["keyboard", "typing"])
    assert planned(data, newer, tmp_path).texts == {}


def test_values_that_fit_only_apart_are_held_back(tmp_path: Path) -> None:
    """The company raises the typical months, and the pack lowers the slow ones: together they make no sense."""
    months = "after: {min: 9, typical: 18, slow: 30}"
    data = company(tmp_path, edits={"roles.yaml": (months, "after: {min: 9, typical: 28, slow: 30}")})
    newer = changed(tiny(), "roles.yaml", months, "after: {min: 9, typical: 18, slow: 24}")
    plan = upgraded(data, newer, tmp_path)
    assert [note.id for note in plan.notes] == ["senior-agent"]
    assert not faults(load(data))
    assert "typical: 28, slow: 30" in (data / "roles.yaml").read_text("utf-8")


def test_nothing_is_written_without_a_record_or_with_errors(tmp_path: Path) -> None:
    data = company(tmp_path)
    broken = changed(tiny(), "skills.yaml", "kind: technical", "kind: magic")
    with pytest.raises(DataError):
        planned(data, broken, tmp_path / "a")
    record = data / "pack.lock"
    record.write_text(record.read_text("utf-8").replace("Listening", "Hearing", 1), encoding="utf-8")
    assert [problem.code for problem in check(load(data), DAY) if problem.code == "pack-record"] == ["pack-record"]
    with pytest.raises(UpgradeError, match=r"pack\.lock"):
        planned(data, tiny(), tmp_path / "b")


@pytest.mark.parametrize("seed", range(12))
def test_no_edit_of_the_company_is_lost(seed: int, tmp_path: Path) -> None:
    """Random texts and comments of the company, and random texts of the pack: exactly the common ones conflict."""
    dice = random.Random(seed)
    edits: dict[tuple[str, tuple[str | int, ...]], str] = {}
    pack_edits: dict[tuple[str, tuple[str | int, ...]], str] = {}
    newer: Texts = {}
    data = company(tmp_path)
    for file, text in tiny().items():
        paths = {path: " ".join(node.value.split()) for path, node in free_texts(text)}
        changes = {
            path: f"{old} Ours {dice.random()}"[-280:].strip() for path, old in paths.items() if dice.random() < 0.3
        }
        new = {
            path: f"{old} Theirs {dice.random()}"[-280:].strip() for path, old in paths.items() if dice.random() < 0.3
        }
        (data / file).write_text(with_comments(with_texts(text, changes), dice, 6, "firm"), encoding="utf-8")
        newer[file] = with_texts(text, new)
        edits |= {(file, path): value for path, value in changes.items()}
        pack_edits |= {(file, path): value for path, value in new.items()}
    comments = comments_of(data, "firm")
    plan = upgraded(data, newer, tmp_path)
    assert len(plan.conflicts) == len(edits.keys() & pack_edits.keys())
    assert comments_of(data, "firm") == comments
    for (file, path), value in (pack_edits | edits).items():
        texts = dict(free_texts((data / file).read_text("utf-8")))
        assert texts[path].value.strip() == value
    assert not faults(load(data))
    assert planned(data, newer, tmp_path).texts == {}
