"""Converts the UK government's digital and data capability framework into a data folder of careerguide.

The two files are at https://ddat-capability-framework.service.gov.uk/download ("Role content" and "Skill description
content"), under the Open Government Licence 3.0. They are not part of this repository.

    python bench/uk_framework.py role-content.csv skill-content.csv FOLDER

A role family becomes a track, a role level a role, and a role a family in its track. The framework
names no months, so the moves have none. It does not say which role level follows which: the order is that of the words
in `RANKS`. What it does not describe is left out; where careerguide needs a sentence, the sentence says that there is
no text. Rows that are in the file twice count once. Roles of the Senior Civil Service have no skill levels: their
skills are responsibilities.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

SOURCE = "uk-framework"
SKILL_LEVELS = ("Awareness", "Working", "Practitioner", "Expert")
# What the files write if there is no text.
NO_TEXT = {"", "MISSING", "NOT IN USE", "This skill level is currently not defined."}
# First words of the name of a role level -> rank; without one of them the rank is 3.
RANKS = {
    "apprentice": 1, "trainee": 1, "associate": 2, "junior": 2, "senior": 4, "lead": 5, "principal": 6, "head": 7,
}  # fmt: skip
PLAIN, HIGHEST = 3, 8
LEVELS = ("Trainee", "Associate or junior", "Named like the role", "Senior", "Lead", "Principal", "Head", "Executive")
BANDS = {"start": "Start", "practice": "Practice", "lead": "Lead", "executive": "Executive"}
# Words in the names of skills with people; all other skills count as technical.
WITH_PEOPLE = re.compile(
    r"communicat|leader|stakeholder|collaborat|mentor|coach|facilitat|influenc|relationship|team", re.IGNORECASE
)

# Limits of careerguide, in characters: an error for ids, advice for summaries.
LONGEST, LONGEST_SUMMARY = 60, 160

Row = Mapping[str, str]
Entry = dict[str, object]


def read(file: Path) -> list[Row]:
    """The rows of a file, each once, with the texts of the columns that a row lacks empty."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = [{key: visible(value or "") for key, value in row.items() if key} for row in csv.DictReader(opened)]
    return list({tuple(row.values()): row for row in rows}.values())


def visible(value: str) -> str:
    """A text without characters that nobody sees, and with ordinary spaces."""
    shown = "".join(letter for letter in value if unicodedata.category(letter) != "Cf")
    return re.sub(r"[^\S\n]+", " ", shown).strip()


def text(value: str) -> str:
    """A text, or nothing if the files mark it as missing."""
    return "" if value in NO_TEXT else value


def slug(name: str) -> str:
    """The id of a name: small letters, digits and dashes, whole words up to `LONGEST` characters."""
    id_ = re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")
    return id_ if len(id_) <= LONGEST else id_[: LONGEST + 1].rpartition("-")[0]


def parts(description: str) -> tuple[str, list[str]]:
    """The first paragraph of a text, or its first sentence if it is long, and the points of its lists."""
    lines = [line.strip() for line in text(description).splitlines()]
    points = [line.removeprefix("- ").strip() for line in lines if line.startswith("- ")]
    first = next((line for line in lines if line and not line.startswith("- ") and not line.endswith(":")), "")
    if len(first) > LONGEST_SUMMARY:
        first = first[: end + 1] if (end := first.find(". ")) > 0 else first
    return first, [point for point in points if point]


def markdown(description: str) -> str:
    """A text with lists, as Markdown: an empty line comes before a list."""
    return re.sub(r"(?m)^(?!- )(.+)\n(?=- )", r"\1\n\n", text(description))


def rank(name: str) -> int:
    """The level of a role level, by the first word of its name."""
    return RANKS.get(name.lower().split()[0], PLAIN)


def without_empty(entry: Entry) -> Entry:
    """The entry without keys that have no value."""
    return {key: value for key, value in entry.items() if value not in ("", [], {}, None)}


class Framework:
    """The rows of both files, and the entries of careerguide that they become."""

    def __init__(self, roles: Sequence[Row], skills: Sequence[Row]) -> None:
        self._rows = roles
        self._skills = skills
        # (role, role level) -> its rows, in the order of the file
        self._levels: dict[tuple[str, str], list[Row]] = {}
        for row in roles:
            self._levels.setdefault((row["Role"], text(row["Role Level"]) or row["Role"]), []).append(row)

    def tracks(self) -> list[Entry]:
        """One track for each role family."""
        names = {row["Role Family"]: None for row in self._rows}
        return [
            without_empty({
                "id": slug(family),
                "title": family,
                "summary": f"The {family} family of the framework.",
                "families": [
                    {"id": slug(role), "title": role}
                    for role in dict.fromkeys(row["Role"] for row in self._rows if row["Role Family"] == family)
                ],
            })
            for family in names
        ]  # fmt: skip

    def roles(self) -> list[Entry]:
        """One role for each role level, those of a role from the lowest to the highest."""
        return [entry for role in dict.fromkeys(row["Role"] for row in self._rows) for entry in self._ladder(role)]

    def _ladder(self, role: str) -> Iterator[Entry]:
        names = sorted((name for in_role, name in self._levels if in_role == role), key=self._level_in(role))
        level = self._level_in(role)
        for name in names:
            higher = [other for other in names if level(other) > level(name)]
            nearest = [other for other in higher if level(other) == level(higher[0])]
            # "Senior developer - management" leads to the lead for management, "Developer" to both kinds of seniors.
            alike = [other for other in nearest if branch(name) and branch(other) == branch(name)]
            yield self._role(role, name, alike or nearest)

    def _level_in(self, role: str) -> _Level:
        return _Level({name: rows for (in_role, name), rows in self._levels.items() if in_role == role})

    def _role(self, role: str, name: str, following: Sequence[str]) -> Entry:
        rows = self._levels[role, name]
        summary, points = parts(rows[0]["Role Level Description"])
        role_summary, role_points = parts(rows[0]["Role Description"])
        without_level = [f"Skill without a level: {row['Skill Name']}" for row in rows if not text(row["Skill Level"])]
        return without_empty({
            "id": slug(name),
            "title": name,
            "track": slug(rows[0]["Role Family"]),
            "family": slug(role),
            "level": self._level_in(role)(name),
            "summary": summary or role_summary or "The framework has no text about this role level.",
            "responsibilities": [*(points or role_points), *without_level],
            "skills": needs(rows),
            "moves": [{"to": slug(other), "kind": "promotion", "sources": [SOURCE]} for other in following],
            "dead_end": "" if following else "The framework names no level above this one.",
        })  # fmt: skip

    def skills(self) -> list[Entry]:
        """One skill for each row of the second file, and for each skill that only the first file names."""
        families: dict[str, list[str]] = {}
        descriptions: dict[str, str] = {}
        for row in self._rows:
            families.setdefault(row["Skill Name"], []).append(row["Role Family"])
            descriptions.setdefault(row["Skill Name"], text(row["Skill Description"]))
        rows: dict[str, Row] = {name: {} for name in families} | {row["Skill Name"]: row for row in self._skills}
        return [
            without_empty({
                "id": slug(name),
                "title": name,
                "kind": "interpersonal" if WITH_PEOPLE.search(name) else "technical",
                "cluster": most_common(families.get(name, [])) or "Not used by a role",
                "summary": parts(rows[name].get("Skill Description", ""))[0]
                or parts(descriptions.get(name, ""))[0]
                or "The framework has no text about this skill.",
                "levels": {
                    slug(level): markdown(rows[name].get(level, ""))
                    for level in SKILL_LEVELS
                    if text(rows[name].get(level, ""))
                },
            })
            for name in sorted(rows)
        ]  # fmt: skip


class _Level:
    """Name of a role level -> its level."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self._rows = rows

    def __call__(self, name: str) -> int:
        return HIGHEST if text(self._rows[name][0]["Role Type"]) else rank(name)


def branch(name: str) -> str:
    """`management` of "Lead developer - management"."""
    return name.partition(" - ")[2]


def needs(rows: Iterable[Row]) -> list[Entry]:
    """The skills of a role level; the highest level of a skill that is named more than once."""
    levels: dict[str, int] = {}
    for row in rows:
        if text(row["Skill Level"]):
            level = SKILL_LEVELS.index(row["Skill Level"])
            levels[row["Skill Name"]] = max(level, levels.get(row["Skill Name"], 0))
    return [{"skill": slug(name), "level": slug(SKILL_LEVELS[level])} for name, level in levels.items()]


def most_common(names: Sequence[str]) -> str:
    """The name that is there most often; the first of equals."""
    return max(dict.fromkeys(names), key=names.count, default="")


def levels_file() -> Entry:
    """The levels, two in each band, and the names of the skill levels."""
    bands = list(itertools.chain.from_iterable((band, band) for band in BANDS))
    return {
        "skill_levels": [{"id": slug(name), "title": name} for name in SKILL_LEVELS],
        "levels": [
            {"level": number, "title": title, "band": band, "summary": f"Role levels that the framework calls {title}."}
            for number, (title, band) in enumerate(zip(LEVELS, bands, strict=True), start=1)
        ],
        "bands": [
            {
                "id": band,
                "title": title,
                "summary": "Two neighbouring levels.",
                "tip": "Compare the skill levels of your role with those of the next.",
            }
            for band, title in BANDS.items()
        ],
    }


def sources() -> list[Entry]:
    """The framework as the source of each move."""
    return [
        {
            "id": SOURCE,
            "title": "Government Digital and Data Profession Capability Framework",
            "publisher": "Central Digital and Data Office",
            "kind": "government",
            "licence": "Open Government Licence 3.0",
            "attribution": "Contains public sector information licensed under the Open Government Licence v3.0.",
            "note": "Names role levels and their skills. It names no months.",
            "url": "https://ddat-capability-framework.service.gov.uk/",
        }
    ]


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def convert(roles: Path, skills: Path, folder: Path) -> None:
    """Write the data folder; files that are there are replaced."""
    framework = Framework(read(roles), read(skills))
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "levels": levels_file(),
        "roles": framework.roles(),
        "skills": framework.skills(),
        "sources": sources(),
        "tracks": framework.tracks(),
    }
    for name, value in files.items():
        yaml_text = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
        (folder / f"{name}.yaml").write_text(yaml_text, encoding="utf-8")


def main() -> None:
    """Convert the two files that are named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roles", type=Path)
    parser.add_argument("skills", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    convert(options.roles, options.skills, options.folder)


if __name__ == "__main__":
    main()
