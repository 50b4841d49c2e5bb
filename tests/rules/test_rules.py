"""Each rule on the edge: what it lets pass, and what it says in full. Plain cases stand in `hooks/careerguide/rulebook/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from support.case import DAY, cases, found, write
from support.company import tiny
from support.edits import STORY, Change, said

ID = "makes an address. Use lower-case letters, digits and hyphens, and start with a letter."


def renamed(id_: str) -> list[Change]:
    """Changes that call the analyst something else, everywhere."""
    return [
        ("roles", "id: analyst", f"id: {id_}"),
        ("roles", "to: analyst", f"to: {id_}"),
        (STORY, "role: analyst", f"role: {id_}"),
    ]


@pytest.mark.parametrize(
    "rule", [*rules.FAULTS, *rules.ADVICE, *rules.DATED, *rules.PRODUCTION], ids=lambda rule: rule.__name__
)
def test_each_rule_is_stated(rule: rules.Rule | rules.DatedRule) -> None:
    """A rule's docstring is the rule, in one sentence."""
    assert (rule.__doc__ or "").splitlines()[0].endswith(".")


@pytest.mark.parametrize("id_", ["a", "a1", "l2-support", "bpo-2-kpo", "x" * 60])
def test_ids_that_make_an_address(id_: str, tmp_path: Path) -> None:
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
        ("x" * 61, f" For example `{'x' * 60}`."),
    ],
)
def test_ids_that_make_none(id_: str, example: str, tmp_path: Path) -> None:
    assert said(tmp_path, *renamed(f"'{id_}'")) == [f"roles.yaml <'{id_}'>: id-form: The id `{id_}` {ID}{example}"]


def test_former_ids_have_the_same_form(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, ("roles", "[operator]", "[Operator]"))
    assert problem == f"roles.yaml <Operator>: id-form: The id `Operator` {ID} For example `operator`."


# Changes to the sound tiny company, and everything that is then said.
SAID: dict[str, tuple[list[Change], list[str]]] = {
    "an id belongs to one entry, old ids included": (
        renamed("operator"),
        [
            "roles.yaml <operator>: duplicate-id: `operator` is already a former id of another role (data/roles.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."
        ],
    ),
    "an old id is no other entry's id": (
        [("skills", "[keyboard]", "[listening]")],
        ["skills.yaml <listening>: duplicate-id: `listening` is already the id of another skill (data/skills.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."],
    ),
    "ids are per kind": ([("skills", "id: typing", "id: agent"), ("roles", "skill: typing, level: working, need: essential}\n    - {skill: writing, level: a", "skill: agent, level: working, need: essential}\n    - {skill: writing, level: a"), ("roles", "skill: typing", "skill: agent")], []),
    "ids are per company, whatever the file": (
        [("tracks/more.yaml", "", "- {id: support, title: More, line: kpo, summary: More of it.}")],
        ["tracks/more.yaml <support>: duplicate-id: `support` is already the id of another track (data/tracks.yaml, line 1). An id is permanent and belongs to one entry. Choose another id here."],
    ),
    "titles differ in more than capitals": (
        [("roles", "title: Analyst", "title: AGENT")],
        ["roles.yaml <AGENT>: duplicate-title: `AGENT` is already the title of `agent` (data/roles.yaml, line 1). Give this entry another title, so that people can tell the two apart."],
    ),
    "titles are per kind": ([("skills", "title: Typing", "title: Agent")], []),
    "an alias may be a skill's title": ([("roles", "[CSR, Executive]", "[Listening]")], []),
    "an alias that names two roles is a warning at both": (
        [("roles", "title: Trainer", "title: Trainer\n  aliases: [executive]")],
        [
            "roles.yaml <Executive>: shared-alias (warning): `Executive` is also a name of `trainer`, so a search for it shows both roles. Keep it if people use it for both. If not, delete it from one of them.",
            "roles.yaml <executive>: shared-alias (warning): `executive` is also a name of `agent`, so a search for it shows both roles. Keep it if people use it for both. If not, delete it from one of them.",
        ],
    ),
    "an acronym may name two roles": ([("roles", "title: Trainer", "title: Trainer\n  aliases: [CSR]")], []),
    "an alias says something new": (
        [("tracks", "[Voice, Helpdesk]", "[Voice, SUPPORT, voice]")],
        [
            "tracks.yaml <SUPPORT>: repeated-alias (warning): `SUPPORT` is already the title or an alias of this track. Delete it here.",
            "tracks.yaml <voice>: repeated-alias (warning): `voice` is already the title or an alias of this track. Delete it here.",
        ],
    ),
    "levels end at 10": (
        [("roles", "track: research\n  level: 3", "track: research\n  level: 11")],
        ["roles.yaml <11>: level-range: Level 11 does not exist. Levels go from 1 (trainee) to 10 (chief officer)."],
    ),
    "levels begin at 1": (
        [("levels", "level: 3", "level: 0"), ("roles", "track: research\n  level: 3", "track: research\n  level: 2")],
        ["levels.yaml <0>: level-range: Level 0 does not exist. Levels go from 1 (trainee) to 10 (chief officer)."],
    ),
    "a level is described once": (
        [("levels", "level: 3", "level: 2"), ("roles", "track: research\n  level: 3", "track: research\n  level: 2")],
        ["levels.yaml <2>: duplicate-level: Level 2 is already described. Keep one of the two."],
    ),
    "a level that a role has is described": (
        [("roles", "track: research\n  level: 3", "track: research\n  level: 4")],
        ["roles.yaml <4>: unknown-level: Level 4 is not described in data/levels.yaml. Add it there."],
    ),
    "a level that cannot be read gets the benefit of the doubt": (
        [("levels", "{level: 3", "{level: three")],
        ["levels.yaml <three>: not-a-number: `level` is `three`; it is a whole number from 1 to 10."],
    ),
    "a level with another fault is described all the same": (
        [("levels", "{level: 3, title: Specialist", "{level: 3, title: [Specialist]")],
        ["levels.yaml <[Specialist>: not-text: `title` is a list; it must be one text. Put it in quotes if it contains a colon or brackets."],
    ),
    "a promotion to the same level is none": (
        [("roles", "- {to: trainer, kind: lateral, after: {min: 6", "- {to: trainer, kind: promotion, after: {min: 6")],
        [
            ("roles.yaml <promotion>: promotion-not-up: This is not a promotion: `trainer` is at level 2 and `senior-agent` is at level 2. "
            "Change the kind to lateral, bridge or return, or correct a level."),
        ],
    ),
    "a promotion downwards is none": (
        [("roles", "kind: return", "kind: promotion")],
        [
            ("roles.yaml <promotion>: promotion-not-up: This is not a promotion: `agent` is at level 1 and `trainer` is at level 2. "
            "Change the kind to lateral, bridge or return, or correct a level."),
        ],
    ),
    "a lateral move may lead up": ([("roles", "kind: bridge", "kind: lateral")], []),
    "months may stand still": ([("roles", "{min: 6, typical: 12, slow: 24}\n      confidence", "{min: 12, typical: 12, slow: 12}\n      confidence")], []),
    "months never fall, typical": (
        [("roles", "{min: 9, typical: 18, slow: 30}", "{min: 19, typical: 18, slow: 30}")],
        ["roles.yaml <{min: 19>: months-order: Months must rise from min to typical to slow. Here min is 19, typical is 18 and slow is 30."],
    ),
    "months never fall, slow": (
        [("roles", "{min: 9, typical: 18, slow: 30}", "{min: 9, typical: 18, slow: 17}")],
        ["roles.yaml <{min: 9>: months-order: Months must rise from min to typical to slow. Here min is 9, typical is 18 and slow is 17."],
    ),
    "months of levels rise too": (
        [("levels", "{min: 6, typical: 12, slow: 24}", "{min: 6, typical: 5, slow: 24}")],
        ["levels.yaml <{min: 6>: months-order: Months must rise from min to typical to slow. Here min is 6, typical is 5 and slow is 24."],
    ),
    "one person may be the fewest and the most": ([("roles", "{min: 1, max: 3}", "{min: 3, max: 3}")], []),
    "the fewest are not more than the most": (
        [("roles", "{min: 1, max: 3}", "{min: 4, max: 3}")],
        ["roles.yaml <{min: 4>: people-order: min is 4 and max is 3; min cannot be larger than max."],
    ),
    "a move names its source": (
        [("roles", "slow: 30}, sources: [own-estimate]}", "slow: 30}, sources: []}")],
        [
            ("roles.yaml <{to: analyst>: move-without-source: The move to `analyst` has no source for its months. "
            "Add `sources: [...]`. Your own estimate is a source too."),
        ],
    ),
    "a promotion to itself is one mistake": (
        [("roles", "- {to: agent, kind: return", "- {to: trainer, kind: promotion")],
        ["roles.yaml <trainer>: move-to-itself: This move leads back to the role where it starts. Write the id of another role."],
    ),
    "two moves to one role share a page": (
        [("roles", "- {to: trainer, kind: lateral, after: {min: 6", "- {to: analyst, kind: lateral, after: {min: 6")],
        ["roles.yaml <analyst>: duplicate-move: `senior-agent` already has a move to `analyst`, and both would share one page. Merge them."],
    ),
    "a skill is asked for once": (
        [("roles", "{skill: writing, level: working, need: essential}", "{skill: typing, level: expert}")],
        ["roles.yaml <typing>: duplicate-skill: `typing` is already in this list. Keep the line with the right level."],
    ),
    "a misspelt name is recognised": (
        [("roles", "track: research", "track: reserch")],
        ["roles.yaml <reserch>: unknown-track: There is no track `reserch`. Did you mean `research`?"],
    ),
    "capitals count": (
        [("roles", "track: research", "track: Research")],
        ["roles.yaml <Research>: unknown-track: There is no track `Research`. Did you mean `research`?"],
    ),
    "an old name is known by its new one": (
        [("roles", "- {to: agent", "- {to: operator")],
        ["roles.yaml <operator>: unknown-role: There is no role `operator`. It is now called `agent`."],
    ),
    "a name that nothing comes near": (
        [("kpis", "watch: [handle-time]", "watch: [nps]")],
        ["kpis.yaml <nps>: unknown-kpi: There is no KPI `nps`. Add it to data/kpis.yaml, or choose one that is there."],
    ),
    "a name of another kind does not count": (
        [("learning", "skills: [listening]", "skills: [agent]")],
        ["learning.yaml <agent>: unknown-skill: There is no skill `agent`. Add it to data/skills.yaml, or choose one that is there."],
    ),
    "the policy's sources exist too": (
        [("policy", "feedback:", "sources: [surveys]\nfeedback:")],
        ["policy.yaml <surveys>: unknown-source: There is no source `surveys`. Did you mean `survey`?"],
    ),
    "a band's skills exist too": (
        [("levels", "skill: coaching", "skill: coach")],
        ["levels.yaml <coach>: unknown-skill: There is no skill `coach`. Did you mean `coaching`?"],
    ),
    "one weight may be 0": ([("match", "", "weights: {essential: 0}")], []),
    "not both weights are 0": (
        [("match", "", "weights: {essential: 0, desirable: 0}")],
        [
            ("match.yaml <{essential: 0>: no-weight: Both weights are 0, so no skill counts. Weights go from 0 to 10, and at least one "
            "must be above 0. Usual weights are essential 3 and desirable 1."),
        ],
    ),
    "a weight is at most 10": (
        [("match", "", "weights: {essential: 11}")],
        ["match.yaml <11>: out-of-range: `essential` is `11`; it must be at most 10."],
    ),
    "a weight is a whole number": (
        [("match", "", "weights: {essential: 2.5}")],
        ["match.yaml <2.5>: not-a-number: `essential` is `2.5`; it must be a whole number in digits, such as 12."],
    ),
    "tiers may stand side by side": ([("match", "", "tiers: {strong: 100, good: 99, stretch: 98}")], []),
    "two tiers do not begin at the same percent": (
        [("match", "", "tiers: {strong: 85, good: 40, stretch: 40}")],
        [
            ("match.yaml <{strong: 85>: tiers-order: Tiers are percents from 1 to 100, and must fall from strong to good to stretch. "
            "Here strong is 85, good is 40 and stretch is 40."),
        ],
    ),
    "a tier that is left out has its usual percent": (
        [("match", "", "tiers: {good: 90}")],
        [
            ("match.yaml <{good: 90>: tiers-order: Tiers are percents from 1 to 100, and must fall from strong to good to stretch. "
            "Here strong is 85, good is 90 and stretch is 40."),
        ],
    ),
    "a tier begins above 0": (
        [("match", "", "tiers: {stretch: 0}")],
        ["match.yaml <0>: out-of-range: `stretch` is `0`; it must be at least 1."],
    ),
    "a tier ends at 100": (
        [("match", "", "tiers: {strong: 101}")],
        ["match.yaml <101>: out-of-range: `strong` is `101`; it must be at most 100."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", SAID)
def test_rules_on_the_edge(claim: str, tmp_path: Path) -> None:
    changes, problems = SAID[claim]
    assert said(tmp_path, *changes) == problems


# Lines of the ledger that something answers, and those that nothing does.
SERVED = [
    "/roles/agent/",
    "/roles/operator/",  # formerly
    "/skills/keyboard/",
    "/bands/basics/",
    "/tracks/research/",
    "/moves/agent/senior-agent/",
    "/moves/operator/senior-agent/",  # a move of a renamed role
    "/moves/agent/analyst/",  # a dropped move leads to its first role
    "/moves/operator/analyst/",
    "/guide/myths/",  # written by hand: its own page says what is lost
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
def test_addresses_that_are_served(address: str, tmp_path: Path) -> None:
    assert said(tmp_path, ("permalinks.txt", "", f"{address}\n")) == []


@pytest.mark.parametrize("address", LOST)
def test_addresses_that_are_lost(address: str, tmp_path: Path) -> None:
    assert said(tmp_path, ("permalinks.txt", "", f"# Every address\n{address}\n")) == [
        (
            f"permalinks.txt <{address}>: address-lost: `{address}` was published, and no page has this address "
            "now. If the entry has a new id, write the old id under its `formerly:`. If the entry was deleted, write "
            f"its id under the `formerly:` of the entry that replaces it.{LOST[address]}"
        )
    ]


def test_a_draft_loses_its_address(tmp_path: Path) -> None:
    problems = said(
        tmp_path,
        ("roles", "status: retiring", "status: draft"),
        ("permalinks.txt", "", "/roles/trainer/\n/moves/agent/trainer/\n"),
    )
    assert [problem.split("`")[0] for problem in problems] == ["permalinks.txt </roles/trainer/>: address-lost: "]


@pytest.mark.parametrize(("file", "lost"), [("roles", 0), ("skills", 0), ("levels", 0), ("kpis", 1)])
def test_what_could_not_be_read_is_not_lost(file: str, lost: int, tmp_path: Path) -> None:
    """Addresses are looked up once every file that makes addresses can be read."""
    texts = tiny() | {f"{file}.yaml": "a: [", "permalinks.txt": "/roles/gone/\n"}
    assert [problem.code for problem in found(texts, tmp_path / "data")] == ["yaml-form"] + ["address-lost"] * lost


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """Twice the same list, whatever rule found what; nothing twice."""
    data = tmp_path / "data"
    for case in cases():
        for name, text in case.wrong.items():
            if not text.startswith("<link") and len(text) < 2_000 and " times x>" not in text:
                folder = Path(name).parent.name or Path(name).stem
                write({f"{folder}/{case.code}.yaml" if name.endswith(".yaml") else name: text}, data)
    problems = rules.check(load(data), DAY, production=True)
    assert len(problems) > 100
    assert problems == sorted(set(problems)) == rules.check(load(data), DAY, production=True)
