"""A small company with a mark in every value that its list of what is public does not name, found by walking the model.

`planted()` gives its data folder. Each mark says where it is: `Zqx opening contact`. Entries that the list does not
name have ids that start with `zqx`. A field that comes to the model later is planted without a change here.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from careerguide.model.kinds import KINDS, EntryKind
from careerguide.model.record_fields import models, references
from pydantic import BaseModel, ValidationError
from support.company import Texts, tiny

MARK = "zqx"
# What decides about an entry, instead of telling something of it.
DECIDES = {
    "id", "status", "sample", "retires", "successor", "consent", "available", "published", "formerly", "family",
    "track", "also_in", "zone", "starts", "opens", "closes", "lang", "picture", "site",
}  # fmt: skip
# Kinds of which the list names the entries: each has one that it does not name.
LISTED = ("role", "track", "opening", "site")

AUDIENCE = """\
roles: [agent, senior-agent, trainer, analyst]
tracks: [support, training, research]
openings: [senior-agent-pune]
sites: [pune]
parts: [map, planner, compare, search, feeds, api]
pages: [index.md, guide/glossary.md, guide/open.md, assets/open.txt]
fields:
  role: [title, aliases, formerly, track, family, also_in, level, summary, reality.shifts, skills, codes.scheme,
         codes.code, codes.title]
  move: [to, kind, after, confidence]
  skill: [title, kind, cluster, summary, levels]
  track: [title, line, summary, families.title]
  line: [title, short]
  band: [title, summary, tip]
  level: [level, title, band, summary]
  term: [title, definition]
  opening: [formerly, role, site, sites, shift, seats, opens, closes]
  site: [title, country, zone]
  story: [title, leader.role, leader.name, published, quote, journey.role, journey.from, journey.to, huddle, question,
          body]
"""


def raw_data() -> dict[str, Any]:
    """File -> values, all of them texts, of the tiny company."""
    return {name: yaml.load(text, yaml.BaseLoader) for name, text in tiny().items()}


def entries(data: dict[str, Any], kind: EntryKind) -> list[dict[str, Any]]:
    """The entries of a kind, as they are in the files; moves are inside their roles."""
    if kind.stored == "inside a role":
        return [move for role in data["roles.yaml"] for move in role.get("moves", ())]
    if kind.stored == "file each":
        return [value for name, value in data.items() if name.startswith(f"{kind.name_in_data}/")]
    value = data.get(f"{kind.name_in_data}.yaml", [])
    if kind.stored == "levels file":
        return list(value.get(kind.plural, ()))
    return value if isinstance(value, list) else [value]


def with_marked_ids(data: dict[str, Any], kinds: list[EntryKind]) -> dict[str, Any]:
    """The data in which each entry of some kinds has a mark in its id, and so has what names it."""

    def ids_of(group: Iterable[EntryKind]) -> set[str]:
        return {str(entry["id"]) for kind in group for entry in entries(data, kind) if "id" in entry}

    ids = ids_of(kinds) - ids_of(kind for kind in KINDS.values() if kind not in kinds)

    def marked(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: marked(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [marked(part, key) for part in value]
        return f"{MARK}-{value}" if value in ids and key != "kind" else value

    return {name: marked(value) for name, value in data.items()}


def candidates(mark: str) -> Iterator[tuple[str, object]]:
    """Texts with a mark, each with a value that a field may take; the simplest first."""
    link = f"https://{mark.lower().replace(' ', '-').replace('_', '-')}.example/{MARK}"
    in_words = "".join(letter for letter in mark if not letter.isdigit())  # a target with a digit is a comparison
    yield from ((mark, mark), (link, link), (in_words, in_words), (mark, [mark]), (link, [link]))
    yield from ((mark, {mark: mark}), (mark, {"code": mark, "link": link}))


def plant(record: type[BaseModel], raw: dict[str, Any], public: list[str], place: str, marks: list[str]) -> None:
    """Put a mark in each value of an entry whose key is not public. `public` are keys, with dots inside others."""
    refs = {path[0] for path, _ in references(record) if len(path) <= 2}
    for name, field in record.model_fields.items():
        key = field.alias or name
        inner = [path.removeprefix(f"{key}.") for path in public if path.startswith(f"{key}.")]
        if key in public or key in DECIDES or key == "moves" or (key in refs and not list(models(field.annotation))):
            continue
        inner_type = next(models(field.annotation), None)
        mark = f"{place} {key}"
        if inner_type and (inner or inner_type.__name__ != "LanguageNeed"):
            here = raw.get(key)
            for item in here if isinstance(here, list) else [here] if isinstance(here, dict) else []:
                plant(inner_type, item, inner, mark, marks)
            if here is not None or inner:
                continue
        for text, value in candidates(mark):
            try:
                record.model_validate({**raw, key: value, **({"id": "x"} if "id" in record.model_fields else {})})
            except ValidationError:
                continue
            raw[key] = value
            marks.append(text)
            break


def planted(audience: str = AUDIENCE) -> tuple[Texts, list[str]]:
    """The data folder of the company, and every mark that is in it."""
    marks: list[str] = []
    fields = yaml.safe_load(audience)["fields"]
    data = with_marked_ids(raw_data(), [kind for kind in KINDS.values() if kind.id not in fields])
    for kind in LISTED:
        first = copy.deepcopy(entries(data, KINDS[kind])[0])
        first |= {"id": f"{MARK}-{kind}", "formerly": [f"{MARK}-former-{kind}"]}
        first |= {key: f"Zqx secret {kind} {key}" for key in ("title", "summary") if key in first}
        first.pop("aliases", None)
        data[f"{KINDS[kind].name_in_data}.yaml"].append(first)
        marks += [f"Zqx secret {kind} title"] if "title" in first else []
    secret = {"role": f"{MARK}-role", "track": f"{MARK}-track", "site": f"{MARK}-site"}
    role, opening = data["roles.yaml"][-1], data["openings.yaml"][-1]
    role |= {"track": secret["track"], "moves": [{"to": "analyst", "kind": "bridge", "why": "Zqx secret move"}]}
    data["roles.yaml"][0]["moves"].append({"to": secret["role"], "kind": "lateral", "why": "Zqx move to a secret role"})
    data["roles.yaml"][0]["successor"] = secret["role"]
    data["roles.yaml"][0].setdefault("also_in", []).append(secret["track"])
    opening |= {"site": secret["site"], "role": "agent"}
    _add_stories(data, secret)
    marks += ["Zqx secret move", "Zqx move to a secret role", *(f"Zqx story {name}" for name in ("inside", "role"))]
    for kind in KINDS.values():
        for number, entry in enumerate(entries(data, kind)):
            if not any("Zqx" in str(entry.get(key, "")) for key in ("title", "summary", "why")):
                plant(kind.record, entry, fields.get(kind.id, []), f"Zqx {kind.id} {number}", marks)
    texts = {
        name: yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000) for name, value in data.items()
    }
    return texts | {"audience.yaml": f"# {MARK} comment\n{audience}"}, marks


def _add_stories(data: dict[str, Any], secret: dict[str, str]) -> None:
    """A story that is released, one whose person agreed inside only, and one that goes through a secret role."""
    story = data["stories/from-calls-to-figures.yaml"]
    story["consent"]["scope"] = "outside"
    inside, through = copy.deepcopy(story), copy.deepcopy(story)
    inside |= {"title": "Zqx story inside"}
    inside["consent"]["scope"] = "inside"
    through |= {"title": "Zqx story role"}
    through["journey"][1]["role"] = secret["role"]
    data |= {f"stories/{MARK}-inside.yaml": inside, f"stories/{MARK}-through.yaml": through}
