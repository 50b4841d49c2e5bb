"""The schemas that editors use: as the model says, and with limits that an editor keeps."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from careerguide.schemas import schemas
from company import HERE

FOLDER = HERE.parent / "schemas"


def test_the_folder_holds_what_the_model_says() -> None:
    """If the change was meant: careerguide schemas."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.json")} == dict(schemas())


@pytest.mark.parametrize("name", [name for name, _ in schemas()])
def test_limits_have_the_names_that_editors_know(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    jsonschema.Draft7Validator.check_schema(json.loads(text))
    assert not re.search(r'"(ge|le|gt|lt)": \d', text)


@pytest.mark.parametrize(("months", "right"), [(0, True), (600, True), (601, False), (-1, False)])
def test_a_number_outside_its_limits_is_refused(months: int, right: bool) -> None:
    policy = json.loads((FOLDER / "policy.json").read_text(encoding="utf-8"))
    field = {**policy["properties"]["months_since_move"], "definitions": policy["definitions"]}
    assert jsonschema.Draft7Validator(field).is_valid(months) is right
