"""The editing page has a field for every key of five kinds, and tells nothing that the site does not show."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterator
from typing import Any

from careerguide.guide.guide import Guide
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import keys
from careerguide.model.settings import Parts
from careerguide.output import edit_forms

FORMS = [kind for kind in KINDS.values() if kind.has_form]
TYPES = {"id", "line", "long", "choice", "ref", "number", "yes", "day", "month", "group", "list"}


def same(text: str) -> str:
    return text


def fields(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A field and all fields inside it."""
    yield field
    for inner in [*field.get("fields", ()), *([field["item"]] if "item" in field else ())]:
        yield from fields(inner)


def test_every_key_has_a_field_with_its_name_and_limits(guide: Guide) -> None:
    forms: Any = edit_forms.forms(guide, same)
    assert list(forms["kinds"]) == [kind.id for kind in FORMS] == ["role", "skill", "opening", "story", "event"]
    for kind in FORMS:
        form = forms["kinds"][kind.id]
        assert sorted(field["key"] for field in form["fields"]) == sorted(keys(kind.record))
        every = [inner for field in form["fields"] for inner in fields(field)]
        assert {field["type"] for field in every} <= TYPES
        assert all(field["label"] and field["help"] for field in form["fields"])
        texts = [text for field in every for text in (field.get("label", ""), field.get("help", ""))]
        assert [text for text in texts if ".yaml" in text or "in quotes" in text or "{" in text] == []
        assert all(field["options"] for field in every if field["type"] == "choice")
        assert all(forms["ids"][field["kind"]] for field in every if field["type"] == "ref")


def test_a_field_says_what_the_schema_allows(guide: Guide) -> None:
    forms: Any = edit_forms.forms(guide, same)
    opening = {field["key"]: field for field in forms["kinds"]["opening"]["fields"]}
    assert (opening["seats"]["least"], opening["seats"]["most"], opening["seats"]["required"]) == (1, 999, True)
    assert opening["shift"]["item"]["options"][0] == ["day", "day"]
    assert opening["role"] == {**opening["role"], "type": "ref", "kind": "role", "required": True}
    assert opening["opens"]["type"] == "day"
    role = {field["key"]: field for field in forms["kinds"]["role"]["fields"]}
    assert [value for value, _ in role["level"]["options"]] == [str(level) for level in guide.levels]
    gates = next(field for field in role["moves"]["item"]["fields"] if field["key"] == "gates")
    assert gates["item"]["one_of"] == [["kpi", "target"], ["do"]]
    skill = {field["key"]: field for field in forms["kinds"]["skill"]["fields"]}
    assert [field["key"] for field in skill["levels"]["fields"]] == list(guide.skill_levels)


def test_files_and_ids_are_those_that_the_site_shows(guide: Guide) -> None:
    """A story that is not shown yet has a file whose name tells of it."""
    [hidden, *stories] = guide.people.stories
    fewer = dc.replace(
        guide, people=dc.replace(guide.people, stories={id_: guide.people.stories[id_] for id_ in stories})
    )
    text = json.dumps(edit_forms.forms(fewer, same))
    assert hidden in json.dumps(edit_forms.forms(guide, same))
    assert hidden not in text
    assert all(f"data/stories/{id_}.yaml" in text for id_ in stories)


def test_a_site_without_pages_for_hr_has_no_forms(guide: Guide) -> None:
    def parts(**off: bool) -> Guide:
        return dc.replace(guide, parts=Parts.model_validate(off))

    assert list(edit_forms.files(parts(hr_pages=False), same)) == []
    [(path, text)] = edit_forms.files(parts(stories=False), same)
    assert path == "api/v1/edit-forms.json"
    assert "story" not in json.loads(text)["kinds"]


def test_the_words_are_the_company_s(guide: Guide) -> None:
    forms: Any = edit_forms.forms(guide, lambda text: text.replace("role", "job"))
    assert forms["kinds"]["role"]["noun"] == "job"
    assert forms["ids"]["role"][0][0] in guide.roles
