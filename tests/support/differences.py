"""A company before and after a long week in HR, the report on it, and comparisons of two companies.

If the words of a report change on purpose, renew `golden-diff.md` and read it as HR would:
`PYTHONPATH=tests .venv/bin/python -m support.differences`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from careerguide.cli import main
from careerguide.diff import Report, compare
from careerguide.loading.data_folder import load
from click.testing import CliRunner, Result
from support.company import DAY, Texts, changed, tiny, write
from support.paths import FIXTURES, ROOT

GOLDEN = FIXTURES / "golden-diff.md"
NOON = {"SOURCE_DATE_EPOCH": "1793534400"}  # 1 November 2026
# Without the git settings of the user, and without those of a hook that runs this.
GIT = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}

# Roles that the tiny company does not have.
ROLES = """
- id: scribe
  title: Scribe
  track: research
  level: 2
  status: draft
  summary: Writes it all down.
  dead_end: None yet.
- {id: greeter, title: Greeter, track: support, level: 1, summary: Says hello., dead_end: The desk closes.}
- id: clerk
  title: Clerk
  track: support
  level: 1
  summary: Files what is left.
  kras:
    - {area: Errors, kpi: error-rate, target: at or under 5%}
    - {area: Losses, kpi: losses, target: "<= 5%"}
  moves:
    - to: agent
      kind: lateral
      after: {min: 3, typical: 6, slow: 12}
      sources: [own-estimate]
      gates: [{do: A clean desk at the end of each day}, {do: Two letters of praise}]
- {id: porter, title: Porter, track: support, level: 1, summary: Carries., dead_end: No desk asks for it.}
- {id: reader, title: Reader, track: research, level: 2, summary: Reads all day., dead_end: It is quiet here.}
"""
KPIS = """
- {id: error-rate, title: Error rate, definition: Mistakes., unit: percent, direction: lower, caution: Some hide them.}
- {id: losses, title: Losses, definition: Calls that break off., unit: percent, direction: lower, caution: People wait.}
"""
OPENING = (
    "role: agent, site: {}, shift: day, seats: {}, opens: {}, closes: {}, "
    "apply: 'mailto:jobs@jobs.example', contact: Desk"
)
EVENT = "kind: huddle, who: A lead, site: Pune, where: Hall, starts: 2026-11-20 10:00, minutes: 30, summary: Ask."
STORY = "stories/from-calls-to-figures.yaml"


def before() -> Texts:
    """The tiny company with more roles, openings, events and a second story."""
    texts = tiny()
    texts["roles.yaml"] += ROLES
    texts["kpis.yaml"] += KPIS
    texts["openings.yaml"] += f"- {{id: old-seat, {OPENING.format('Delhi', 1, '2026-08-01', '2026-10-01')}}}\n"
    texts["openings.yaml"] += f"- {{id: late-seat, {OPENING.format('Cebu', 3, '2026-10-01', '2026-11-10')}}}\n"
    texts["sites.yaml"] += "".join(
        f"- {{id: {city.lower()}, title: {city}, country: Here, zone: {zone}}}\n"
        for city, zone in (("Delhi", "Asia/Kolkata"), ("Cebu", "Asia/Manila"))
    )
    texts["events.yaml"] += f"- {{id: hall, title: Morning in the hall, {EVENT}}}\n"
    texts["stories/second.yaml"] = texts[STORY].replace("From calls to figures", "A second way to figures")
    texts["match.yaml"] = "weights: {essential: 3, desirable: 1}\n"
    return texts


# File, old text, new text.
EDITS: tuple[tuple[str, str, str], ...] = (
    # Roles: names, skills, KPIs, moves.
    ("roles.yaml", "title: Senior Agent\n", "title: Lead Agent\n"),
    ("roles.yaml", "id: reader, title: Reader,", "id: proof-reader, title: Reader, formerly: [reader],"),
    ("roles.yaml", "aliases: [CSR, Executive]", "aliases: [CSR, Executive, Phone agent]"),
    ("roles.yaml", "last: 2026-09-15, every: 6", "last: 2026-10-28, every: 6"),
    (
        "roles.yaml",
        "summary: Takes the calls that others pass on.",
        "summary: Takes the calls that nobody else could close.",
    ),
    (
        "roles.yaml",
        "{skill: listening, level: practitioner, need: essential}",
        "{skill: listening, level: expert, need: essential}",
    ),
    (
        "roles.yaml",
        "{skill: writing, level: working, need: essential}",
        "{skill: writing, level: awareness, need: essential}",
    ),
    (
        "roles.yaml",
        "{skill: coaching, level: awareness, need: desirable}",
        "{skill: coaching, level: awareness, need: essential}",
    ),
    (
        "roles.yaml",
        "{skill: writing, level: awareness, need: desirable}",
        "{skill: spreadsheets, level: awareness, need: desirable}\n    - {skill: coaching, level: working}",
    ),
    ("roles.yaml", '">= 90%", over: 3}', '">= 92%", over: 2}'),
    ("roles.yaml", 'target: "<= 6 minutes"', 'target: "<= 7 minutes"'),
    ("roles.yaml", "at or under 5%", "at or under 4%"),
    ("roles.yaml", 'target: "<= 5%"', 'target: "<= 4%"'),
    ("roles.yaml", "shifts: rotating\n    remote: partial", "shifts: night\n    remote: full"),
    ("roles.yaml", "manages: {min: 1, max: 3}", "manages: {min: 1, max: 5}"),
    ("roles.yaml", "after: {min: 6, typical: 12, slow: 24}\n", "after: {min: 6, typical: 18, slow: 24}\n"),
    ("roles.yaml", "after: {min: 12, typical: 18, slow: 18}", "after: {min: 9, typical: 18, slow: 24}"),
    (
        "roles.yaml",
        "kind: bridge, after: {min: 9, typical: 18, slow: 30}",
        "kind: bridge, after: {min: 9, typical: 15, slow: 30}",
    ),
    ("roles.yaml", "{do: Two quarters at target}", "{do: Three quarters at target}\n        - {do: A test call}"),
    ("roles.yaml", '">= 92%", months: 3', '">= 94%", months: 6'),
    (
        "roles.yaml",
        "gates: [{do: A clean desk at the end of each day}, {do: Two letters of praise}]",
        "gates: [{do: A clean desk at the end of every day}]",
    ),
    ("roles.yaml", "prepare: [Sit beside a senior]", "prepare: [Sit beside a senior, Read three calls]"),
    ("roles.yaml", "why_not: You dislike *long* calls.", "why_not: You dislike long calls and *silence*."),
    ("roles.yaml", "{to: agent, kind: return, after", "{to: greeter, kind: lateral, after"),
    (
        "roles.yaml",
        "track: training\n  level: 2\n  status: retiring",
        "track: training\n  level: 3\n  status: published",
    ),
    (
        "roles.yaml",
        "status: draft\n  summary: Writes it all down.",
        "status: published\n  summary: Writes all of it down.",
    ),
    (
        "roles.yaml",
        "track: research\n  level: 3\n  summary",
        "track: research\n  level: 3\n  status: retiring\n  summary",
    ),
    (
        "roles.yaml",
        "{to: trainer, kind: lateral, after: {min: 6, typical: 12, slow: 24}",
        "{to: trainer, kind: return, after: {min: 6, typical: 12, slow: 24}",
    ),
    # Everything else.
    ("skills.yaml", "working: Sums up what was said.", "working: Sums up what was said, and what was not."),
    ("skills.yaml", "title: Typing\n", "title: Typing\n  aliases: [keyboards]\n"),
    ("skills.yaml", "cluster: leading", "cluster: people"),
    ("kpis.yaml", "definition: Minutes from hello to done.", "definition: Minutes from hello to the last note."),
    ("kpis.yaml", "typical: 85 to 95%.", "typical: 88 to 95%."),
    ("policy.yaml", "same_track: 12", "same_track: 9"),
    ("policy.yaml", "last_rating: meets", "last_rating: exceeds"),
    ("policy.yaml", "posting_open_days: 10", "posting_open_days: 7"),
    ("policy.yaml", "answer: Yes, as often", "answer: Yes, once a year and as often"),
    ("policy.yaml", "ask: the pay desk", "ask: HR Operations"),
    ("policy.yaml", "words: [serve notice, resigning]", "words: [serve notice]"),
    ("policy.yaml", "manager: informed", "manager: approves"),
    ("match.yaml", "desirable: 1", "desirable: 2"),
    ("openings.yaml", "seats: 2\n", "seats: 4\n"),
    ("openings.yaml", "closes: 2026-11-30", "closes: 2026-12-10"),
    ("openings.yaml", "months_in_role: 9, from_roles: [agent]", "months_in_role: 12, from_roles: [agent, trainer]"),
    ("levels.yaml", "typical: 12, slow: 24}", "typical: 14, slow: 24}"),
    ("levels.yaml", "tip: Teach what you know.", "tip: Teach what you know, and write it down."),
    ("tracks.yaml", "line: shared", "line: bpo"),
    ("glossary.yaml", "definition: Checked calls.", "definition: Calls that someone checked."),
    ("benefits.yaml", "levels: {min: 1, max: 1}", "levels: {min: 1, max: 2}"),
    ("benefits.yaml", "kind: training", "kind: training\n  tracks: [support]"),
    ("events.yaml", "minutes: 45", "minutes: 60"),
    ("learning.yaml", "free: false", "free: true"),
    ("sources.yaml", "year: 2025", "year: 2026"),
    ("ambassadors.yaml", "chats_a_month: 4", "chats_a_month: 2"),
    ("stories/second.yaml", "until: 2028-08-31", "until: 2026-10-31"),
)


def after() -> Texts:
    """The same company after the week: edited, then divided into files, with comments and in another order."""
    texts = before()
    for file, old, new in EDITS:
        texts = changed(texts, file, old, new)
    # One role is removed and replaced, another is removed and not replaced.
    roles = texts.pop("roles.yaml").replace("\n- ", "\n\x00- ").removeprefix("\n").split("\x00")
    kept = [role for role in roles if not any(f"id: {gone}" in role for gone in ("clerk", "greeter", "porter"))]
    kept = [
        role.replace("to: greeter", "to: analyst").replace("formerly: [operator]", "formerly: [operator, greeter]")
        for role in kept
    ]
    kept.append("- {id: host, title: Host, track: support, level: 1, summary: Welcomes., dead_end: New here.}\n")
    clerk = (
        next(role for role in roles if "id: clerk" in role)
        .replace("id: clerk", "id: filing-clerk")
        .replace("title: Clerk", "title: Filing Clerk")
    )
    kept.append(clerk.replace("  title", "  formerly: [clerk]\n  title"))
    texts |= {f"roles/{number}.yaml": f"# File {number}.\n{role}" for number, role in enumerate(kept)}
    texts["skills.yaml"] = texts["skills.yaml"].replace(
        "  kind: interpersonal\n  cluster: people", "  cluster: people  # sorted\n  kind: interpersonal"
    )
    del texts[STORY]
    texts["openings.yaml"] = (
        texts["openings.yaml"].split("- {id: old-seat")[0]
        + f"- {{id: new-seat, {OPENING.format('Delhi', 1, '2026-11-01', '2026-11-20')}}}\n"
    )
    texts["events.yaml"] = (
        texts["events.yaml"].split("- {id: hall")[0] + f"- {{id: noon, title: Noon in the hall, {EVENT}}}\n"
    )
    texts["glossary.yaml"] += "- {id: ivr, title: IVR, definition: The voice that asks you to press one.}\n"
    return texts


def git(folder: Path, *words: str) -> str:
    """The output of a git command in a folder, run as a made-up author."""
    author = [
        "-c",
        "user.name=HR",
        "-c",
        "user.email=hr@jobs.example",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    ]
    return subprocess.run(
        ["git", *author, *words], cwd=folder, env=GIT, capture_output=True, text=True, check=True
    ).stdout.strip()


def repository(folder: Path, *states: Mapping[str, str], data: str = "data") -> Path:
    """A repository with one commit for each state of its data."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    for state in states:
        if (folder / data).exists():
            git(folder, "rm", "-r", "--quiet", "--ignore-unmatch", data)
        write(state, folder / data)
        git(folder, "add", data)
        git(folder, "commit", "--quiet", "--allow-empty", "--message", "Change the data")
    return folder


def diff(folder: Path, *words: str) -> Result:
    """`careerguide diff` in a folder, on 1 November 2026."""
    with contextlib.chdir(folder):
        return CliRunner(env=NOON).invoke(main, ["diff", *words])


OPPOSITE = {"raises": "eases", "eases": "raises", "clarifies": "clarifies", "corrects": "corrects"}


def compared(folder: Path, old: Mapping[str, str], new: Mapping[str, str]) -> Report:
    """The comparison of two companies on 1 November 2026."""
    number = len(list(folder.iterdir())) if folder.exists() else 0
    before, after = (
        load(write(texts, folder / str(number) / name / "data")) for name, texts in (("old", old), ("new", new))
    )
    return compare(before, after, DAY)


def lines(report: Report) -> list[tuple[str, str]]:
    """Weight and text of every change, except those of routes and addresses."""
    return [(change.weight, change.text) for change in report.changes if change.kind not in ("route", "address")]


def week_report() -> str:
    """The report on the long week."""
    with tempfile.TemporaryDirectory() as folder:
        result = diff(repository(Path(folder), before(), after()), "HEAD~1", "HEAD")
    assert result.exit_code == 0, result.output
    return result.stdout


if __name__ == "__main__":
    GOLDEN.write_text(week_report(), encoding="utf-8", newline="\n")
    print(f"Renewed {GOLDEN.relative_to(ROOT)}.")  # noqa: T201
