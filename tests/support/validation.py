"""Entries, the texts of messages, and what validation says of an entry."""

from __future__ import annotations

import pytest
from careerguide.loading import validation_messages, yaml_reader
from pydantic import BaseModel, ValidationError

LINKS = "allowed are https, http, mailto and tel addresses, and paths of this site that start with `/`."
MONTH = "write year and month, such as 2026-11."
MOMENT = "write a day that exists and a time, such as 2026-11-30 14:00, or only the day."
ZONE = "write a time zone by its region, such as Asia/Manila."
PICTURE = "write the name of a PNG, JPEG or WebP file in data/stories/pictures/."
DAY = "write a date that exists as year-month-day, such as 2026-11-30."
WHOLE = "it must be a whole number in digits, such as 12."
LINES = "it must be a group of `key: value` lines."
ONE_TEXT = "it must be one text. Put it in quotes if it contains a colon or brackets."
ONE_VALUE = "it is one value here. Write one. If the brackets are part of the text, put it in quotes."
A_LIST = "it must be a list: one entry a line, each starting with `- `."


def said(record_type: type[BaseModel], text: str) -> list[tuple[str, str, str]]:
    """Pydantic's word, our code and our message for everything that is wrong with one entry."""
    document, problems = yaml_reader.parse(text, "f.yaml")
    assert document is not None
    assert not problems
    with pytest.raises(ValidationError) as caught:
        record_type.model_validate(document.value)
    explained = validation_messages.explain(caught.value, record_type)
    return [
        (detail["type"], invalid.code, invalid.message)
        for detail, invalid in zip(caught.value.errors(), explained, strict=True)
    ]
