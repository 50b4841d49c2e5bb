"""What the editing page shows: the fields of five kinds of entries, made from their schemas, and ids to choose from.

Only that page reads it, so it is part of a release and not of the public API. It names nothing that the site does not
show today.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from careerguide import model
from careerguide.diff.fields import LABELS
from careerguide.guide.guide import Guide
from careerguide.model.differences import SUBJECTS
from careerguide.model.key_order import key_order
from careerguide.model.kinds import KINDS, EntryKind
from careerguide.rules.names import ID, LONGEST_ID

from .api import FOLDER
from .editor_schemas import described
from .entry_templates import offered_lines

FILE = f"{FOLDER}/edit-forms.json"
# What a new entry begins with, as `careerguide new` writes it.
_START = {"role": {"status": "draft"}, "skill": {"status": "draft"}, "story": {"sample": "true"}}
# Record -> groups of keys; an entry has all keys of exactly one group.
_ONE_OF: dict[str, list[list[str]]] = {
    "Opening": [["site"], ["sites"]],
    "Gate": [["kpi", "target"], ["do"]],
    "Difference": [list(keys) for keys in SUBJECTS],
}
_LONG = 2000  # characters; a text that may have more is more than a line
# The help of a field speaks of files and quotes, which a form does not have.
_FOR_FILES = (
    (r"(, |; )in quotes\b", ""),
    (r", from [a-z]+\.yaml|, as levels\.yaml describes it|, by the ids of the levels", ""),
    (r"if there is no sites\.yaml", "if the guide has no sites"),
    (r"if the key is left out", "if it is left out"),
    (r"from `retires` on", "from that day on"),
    (r"For several, write `sites`", "For several, use the next field"),
    (r"\b(?:The id|Ids) of (?=[a-z])", ""),
    (r"`\{(\w+), (\w+)\}`", r"a \1 with a \2"),
    (r"`\[([^]]+)\]`", r"\1"),
)
_DATE_TYPES = {"date": "day", "^[0-9]{4}-(0[1-9]|1[0-2])$": "month"}
# What a field is called in a form, by its key, or by its record and key where that is another word.
_LABELS = LABELS | {
    "except": "days without it",
    "formerly": "former ids",
    "gates": "conditions",
    "kpi": "KPI",
    "lang": "language of the title",
    "manages": "size of the team",
    "over": "months in a row",
    "sample": "this is an example",
    "Consent.given": "given on",
    "Consent.until": "valid until",
    "Decision.by": "people hear by",
    "Decision.how": "how the company decides",
    "Difference.line_of_business": "line of business of the client",
    "Focus.x": "from the left, in percent",
    "Focus.y": "from the top, in percent",
    "Gate.do": "a thing to do",
    "Gate.months": "months in a row",
    "JourneyStage.from": "first month",
    "JourneyStage.to": "last month",
    "LowerSkill.why": "why a lower level is right",
    "MonthRange.min": "shortest time, in months",
    "MonthRange.slow": "slow case, in months",
    "MonthRange.typical": "typical time, in months",
    "MoveEntry.after": "months before the move",
    "MoveEntry.less": "skills that need a lower level",
    "MoveEntry.to": "the role that it leads to",
    "Outlook.as_of": "month of the newest source",
    "Outlook.grows": "tasks that grow",
    "Outlook.renew_after": "months until somebody looks for newer sources",
    "Outlook.shrinks": "tasks that shrink",
    "Outlook.trend": "what the sources expect",
    "Repeats.count": "every how many",
    "Repeats.every": "week or month",
    "Repeats.until": "last day",
    "Review.every": "months between two reviews",
    "Review.last": "last review",
    "TeamSize.max": "largest team",
    "TeamSize.min": "smallest team",
}

Field = dict[str, Any]
Say = Callable[[str], str]


def files(guide: Guide, say: Say) -> Iterator[tuple[str, str]]:
    """Path inside the release and text of the one file; none if the site has no pages for HR."""
    if guide.parts.hr_pages:
        yield FILE, json.dumps(forms(guide, say), ensure_ascii=False, separators=(",", ":")) + "\n"


def forms(guide: Guide, say: Say) -> dict[str, object]:
    """`{kinds, folder, names, ids, files}`.

    `kinds` has, by id, `{noun, title, file, stored, fields, hints, start, one_of}`: the words for an entry, the name of
    its file or folder in `data/`, whether a file holds a list or one entry, its fields in the order of data files, the
    comments that offer what a new entry leaves out, and what it begins with.
    A field is `{key, label, help, type}` with `required`, `max` (characters), `least` and `most`, `pattern`, `options`,
    `kind` (of the entry whose id it holds), `fields` (of a group), `item` (of a list), `one_of` and `short` (a group
    that may be a text). `folder` is that of the data, `names` has the file of each kind, `ids` id and title of its
    entries, and `files`, by kind, the ids in each data file: only those that the site shows today, since the name of
    another file may tell what nobody should know yet.
    """
    kinds = [kind for kind in KINDS.values() if kind.has_form and guide.parts.has(f"/{kind.plural}/")]
    builder = _Fields(guide, say)
    made = {kind.id: _form(kind, builder, say) for kind in kinds}  # which collects the kinds that fields name
    return {
        "kinds": made,
        "folder": _folder(guide),
        "names": {kind: KINDS[kind].name_in_data for kind in sorted(builder.kinds) if KINDS[kind].stored == "list"},
        "ids": {kind: _titles(guide, kind) for kind in sorted(builder.kinds)},
        "files": {kind.id: _files(guide, kind) for kind in kinds},
    }


def _form(kind: EntryKind, builder: _Fields, say: Say) -> dict[str, object]:
    hints = offered_lines(kind.record)
    return {
        "noun": say(kind.noun),
        "title": say(kind.title),
        "file": kind.name_in_data,
        "stored": "list" if kind.stored == "list" else "file",
        "fields": builder.of_record(kind.record),
        "hints": [[key, hints.get(key, "")] for key in key_order(kind.record)],
        "start": _START.get(kind.id, {}),
        "one_of": _ONE_OF.get(kind.record.__name__, []),
    }


def _titles(guide: Guide, kind: str) -> list[list[str]]:
    """Id and title of each entry of a kind that the site shows."""
    return [[id_, str(getattr(entry, "title", "") or id_)] for id_, entry in guide.of_kind(kind).items()]


def _folder(guide: Guide) -> str:
    """The path of the folder with the data."""
    levels = guide.locations.get(("level", next(iter(guide.of_kind("level")), "")))
    return str(PurePosixPath(levels.path).parent) if levels else "data"


def _files(guide: Guide, kind: EntryKind) -> dict[str, list[str]]:
    """Path -> the ids of the entries in it that the site shows."""
    paths: dict[str, list[str]] = {}
    for id_ in guide.of_kind(kind.id):
        if location := guide.locations.get((kind.id, id_)):
            paths.setdefault(location.path, []).append(id_)
    return dict(sorted(paths.items()))


class _Fields:
    """Makes fields of schemas, and collects the kinds whose ids they hold."""

    def __init__(self, guide: Guide, say: Say) -> None:
        self.guide, self.say = guide, say
        self.kinds: set[str] = set()

    def of_record(self, record_type: type[BaseModel]) -> list[Field]:
        """The fields of a record that HR writes, in the order of data files."""
        schema = described(record_type)
        definitions = schema.get("$defs", {})
        fields = self._of_schema(schema, definitions)
        order = key_order(record_type)
        return sorted(fields, key=lambda field: order.index(field["key"]))

    def _of_schema(self, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> list[Field]:
        required = schema.get("required", ())
        return [
            self._field(str(schema["title"]), key, part, definitions) | ({"required": True} if key in required else {})
            for key, part in schema["properties"].items()
            if (schema["title"], key) != ("Story", "id")  # the name of its file
        ]

    def _field(self, record: str, key: str, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Field:
        label = _LABELS.get(f"{record}.{key}") or _LABELS.get(key) or str(schema.get("title", key))
        help_ = str(schema.get("description", ""))
        for pattern, text in _FOR_FILES:
            help_ = re.sub(pattern, text, help_)
        names = {
            "key": key,
            "label": self.say(label[:1].upper() + label[1:]),
            "help": self.say(help_[:1].upper() + help_[1:]),
        }
        if key == "id":
            return names | {"type": "id", "pattern": f"^{ID.pattern}$", "max": LONGEST_ID}
        if key == "level" and schema.get("type") == "integer":
            return names | {"type": "choice", "options": self._levels()}
        if key == "levels":
            fields = [
                {"key": id_, "label": title, "help": "", "type": "long", "max": 20_000}
                for id_, title in self._skill_levels()
            ]
            return names | {"type": "group", "fields": fields}
        return names | self._type(schema, definitions)

    def _type(self, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Field:
        """The type of a value, and what is allowed."""
        if "allOf" in schema or "$ref" in schema:
            name = (schema.get("$ref") or schema["allOf"][0]["$ref"]).rpartition("/")[2]
            group = {"type": "group", "fields": self._of_schema(definitions[name], definitions)}
            shorts = {"PayGrade": {"short": True}}
            return group | shorts.get(name, {}) | ({"one_of": _ONE_OF[name]} if name in _ONE_OF else {})
        if "anyOf" in schema:
            return self._either(schema["anyOf"], definitions)
        kind = schema.get("type")
        if kind == "array":
            return {"type": "list", "item": self._type(schema["items"], definitions)}
        if kind == "integer":
            return {"type": "number", "least": schema.get("ge", 0), "most": schema.get("le", 1_000_000)}
        if kind == "boolean":
            return {"type": "yes"}
        return self._text(schema)

    def _either(self, parts: list[Mapping[str, Any]], definitions: Mapping[str, Any]) -> Field:
        """One value or several, or a group that may be a text."""
        types = [self._type(part, definitions) for part in parts]
        several = next((one for one in types if one["type"] == "list"), None)
        if several:
            return {**several, "single": True}
        return {**next(one for one in types if one["type"] == "group"), "short": True}

    def _text(self, schema: Mapping[str, Any]) -> Field:
        limits = {"max": schema["maxLength"]} if "maxLength" in schema else {}
        if "enum" in schema:
            return {"type": "choice", "options": [[value, value.replace("-", " ")] for value in schema["enum"]]}
        if "x-ref" in schema:
            self.kinds.add(schema["x-ref"])
            return {"type": "ref", "kind": schema["x-ref"]}
        if date := _DATE_TYPES.get(schema.get("format", "")) or _DATE_TYPES.get(schema.get("pattern", "")):
            return {"type": date}
        if "pattern" in schema:
            example = " or ".join(f"“{text}”" for text in schema.get("examples", ()))
            return {"type": "line", "pattern": schema["pattern"], "example": example, **limits}
        return {"type": "long" if schema.get("maxLength", 0) > _LONG else "line", **limits}

    def _levels(self) -> list[list[str]]:
        """Number and title of each level."""
        return [
            [id_, f"{id_}: {level.title}"]
            for id_, level in self.guide.of_kind("level").items()
            if isinstance(level, model.Level)
        ]

    def _skill_levels(self) -> list[tuple[str, str]]:
        return [(level.id, level.title) for level in self.guide.skill_levels.values()]
