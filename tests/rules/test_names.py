"""Edge cases of ids, titles, aliases and references: data that rules accept, and the full text of problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.edits import STORY, Change, said

ID = "makes an address. Use lower-case letters, digits and hyphens, and start with a letter."


def renamed(id_: str) -> list[Change]:
    """Changes that give the analyst a new id everywhere."""
    return [
        ("roles", "id: analyst", f"id: {id_}"),
        ("roles", "to: analyst", f"to: {id_}"),
        (STORY, "role: analyst", f"role: {id_}"),
    ]


@pytest.mark.parametrize("id_", ["a", "a1", "l2-support", "bpo-2-kpo", "x" * 60])
def test_a_valid_id_has_no_problem(id_: str, tmp_path: Path) -> None:
    assert said(tmp_path, *renamed(id_)) == []


@pytest.mark.parametrize(
    ("id_", "example"),
    [
        ("Team Leader", " For example `team-leader`."),
        ("team_leader", " For example `team-leader`."),
        ("team--leader", " For example `team-leader`."),
        ("team-leader-", " For example `team-leader`."),
        ("2nd-line", " For example `nd-line`."),
        ("../etc", " For example `etc`."),
        ("équipe", " For example `quipe`."),
        ("टीम", ""),
        ("123", ""),
        ("<b>", " For example `b`."),
        ("{{id", " For example `id`."),
    ],
)
def test_an_invalid_id_gets_an_example(id_: str, example: str, tmp_path: Path) -> None:
    assert said(tmp_path, *renamed(f"'{id_}'")) == [f"roles.yaml <'{id_}'>: id-form: The id `{id_}` {ID}{example}"]


def test_an_id_that_is_too_long_says_by_how_much(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, *renamed("x" * 63))
    assert problem.endswith("makes an address. It has 63 characters; 60 are allowed. Leave out 3.")


def test_former_ids_have_the_same_form(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, ("roles", "[operator]", "[Operator]"))
    assert problem == f"roles.yaml <Operator>: id-form: The id `Operator` {ID} For example `operator`."


# Claim -> changes to the tiny company, which has no problems, and all problems after the changes.
EDGE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "an id belongs to one entry, former ids included": (
        renamed("operator"),
        [
            (
                "roles.yaml <operator>: duplicate-id: `operator` is already a former id of another role "
                "(data/roles.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."
            )
        ],
    ),
    "a former id is not another entry's id": (
        [("skills", "[keyboard]", "[listening]")],
        [
            (
                "skills.yaml <listening>: duplicate-id: `listening` is already the id of another skill "
                "(data/skills.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."
            )
        ],
    ),
    "two kinds may have the same id": (
        [
            ("skills", "id: typing", "id: agent"),
            (
                "roles",
                "skill: typing, level: working, need: essential}\n    - {skill: writing, level: a",
                "skill: agent, level: working, need: essential}\n    - {skill: writing, level: a",
            ),
            ("roles", "skill: typing", "skill: agent"),
        ],
        [],
    ),
    "two files may not have the same id": (
        [("tracks/more.yaml", "", "- {id: support, title: More, line: bpo, summary: More of it.}")],
        [
            (
                "tracks/more.yaml <support>: duplicate-id: `support` is already the id of another track "
                "(data/tracks.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."
            )
        ],
    ),
    "titles differ in more than capitals": (
        [("roles", "title: Analyst", "title: AGENT")],
        [
            (
                "roles.yaml <AGENT>: duplicate-title: `AGENT` is already the title of `agent` (data/roles.yaml, line "
                "1). Give this entry another title, so that people can tell the two apart."
            )
        ],
    ),
    "two kinds may have the same title": ([("skills", "title: Typing", "title: Agent")], []),
    "an alias may be a skill's title": ([("roles", "[CSR, Executive]", "[Listening]")], []),
    "an alias that names two roles is a warning at both": (
        [("roles", "title: Trainer", "title: Trainer\n  aliases: [executive]")],
        [
            (
                "roles.yaml <Executive>: shared-alias (warning): `Executive` is also a name of `trainer`, so a "
                "search for it shows both roles. Keep it if people use it for both. If not, delete it from one of "
                "them."
            ),
            (
                "roles.yaml <executive>: shared-alias (warning): `executive` is also a name of `agent`, so a search "
                "for it shows both roles. Keep it if people use it for both. If not, delete it from one of them."
            ),
        ],
    ),
    "an acronym may name two roles": ([("roles", "title: Trainer", "title: Trainer\n  aliases: [CSR]")], []),
    "an alias does not repeat the title or an alias": (
        [("tracks", "[Voice, Helpdesk]", "[Voice, SUPPORT, voice]")],
        [
            (
                "tracks.yaml <SUPPORT>: repeated-alias (warning): `SUPPORT` is already the title or an alias of this "
                "track. Delete it here."
            ),
            (
                "tracks.yaml <voice>: repeated-alias (warning): `voice` is already the title or an alias of this "
                "track. Delete it here."
            ),
        ],
    ),
    "a misspelt id gets the nearest one": (
        [("roles", "track: research", "track: reserch")],
        ["roles.yaml <reserch>: unknown-track: There is no track `reserch`. Did you mean `research`?"],
    ),
    "capitals count": (
        [("roles", "track: research", "track: Research")],
        ["roles.yaml <Research>: unknown-track: There is no track `Research`. Did you mean `research`?"],
    ),
    "a former id is reported with the new one": (
        [("roles", "- {to: agent", "- {to: operator")],
        ["roles.yaml <operator>: unknown-role: There is no role `operator`. It is now called `agent`."],
    ),
    "an unknown id without a near id": (
        [("kpis", "watch: [handle-time]", "watch: [nps]")],
        ["kpis.yaml <nps>: unknown-kpi: There is no KPI `nps`. Add it to data/kpis.yaml, or choose one that is there."],
    ),
    "an id of another kind does not count": (
        [("learning", "skills: [listening]", "skills: [agent]")],
        [
            (
                "learning.yaml <agent>: unknown-skill: There is no skill `agent`. Add it to data/skills.yaml, or "
                "choose one that is there."
            )
        ],
    ),
    "the sources of the policy must exist": (
        [("policy", "feedback:", "sources: [surveys]\nfeedback:")],
        ["policy.yaml <surveys>: unknown-source: There is no source `surveys`. Did you mean `survey`?"],
    ),
    "the sources of an answer must exist": (
        [("policy", "sources: [survey]", "sources: [surveys]")],
        ["policy.yaml <surveys>: unknown-source: There is no source `surveys`. Did you mean `survey`?"],
    ),
    "questions of the policy have ids that make links": (
        [("policy", "id: pay-bands", "id: Pay Bands"), ("policy", "id: apply-again", "id: again?")],
        [
            f"policy.yaml <again?>: id-form: The id `again?` {ID} For example `again`.",
            f"policy.yaml <Pay Bands>: id-form: The id `Pay Bands` {ID} For example `pay-bands`.",
        ],
    ),
    "two questions of the policy have different ids, in all its lists": (
        [("policy", "id: pay-bands", "id: notice-period"), ("policy", "id: apply-again", "id: notice-period")],
        [
            (
                "policy.yaml <notice-period>: duplicate-id: `notice-period` is already the id of another question "
                f"(data/policy.yaml, line {line}). Links lead to one question. Choose another id here."
            )
            for line in (18, 18)
        ],
    ),
    "the skills of a band must exist": (
        [("levels", "skill: coaching", "skill: coach")],
        ["levels.yaml <coach>: unknown-skill: There is no skill `coach`. Did you mean `coaching`?"],
    ),
}


@pytest.mark.parametrize("claim", EDGE_CASES)
def test_edge_cases_have_exactly_these_problems(claim: str, tmp_path: Path) -> None:
    changes, problems = EDGE_CASES[claim]
    assert said(tmp_path, *changes) == problems
