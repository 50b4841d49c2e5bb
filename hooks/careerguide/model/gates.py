"""The conditions of a move."""

from __future__ import annotations

import functools
import hashlib
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import KpiId, Line, Record, TargetText, Whole


class Gate(Record):
    """A condition of a move: a KPI with its target (`kpi`, `target`, `months`), or a thing to do or to show (`do`)."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["kpi", "target"]}, {"required": ["do"]}],
            "examples": [{"kpi": "sales-target", "target": ">= 88%", "months": 3}],
        }
    )

    kpi: KpiId | None = None
    """The id of the KPI that must reach the target, from kpis.yaml."""
    target: TargetText | None = None
    """The value that the KPI must reach, such as ">= 88%", in quotes; words if a client or a plan sets it."""
    months: Annotated[Whole, Field(ge=1, le=24)] | None = None
    """For how many months in a row the KPI must reach the target; 1 if the key is left out."""
    do: Line | None = None
    """A condition that no KPI measures, in one sentence, such as "No warning in the last 6 months"."""

    @model_validator(mode="before")
    @classmethod
    def _is_a_group(cls, value: object) -> object:
        if isinstance(value, str):
            raise PydanticCustomError("gate_text", "not a group")
        return value

    @model_validator(mode="after")
    def _is_one_of_two(self) -> Self:
        measured = self.kpi is not None and self.target is not None and self.do is None
        if not measured and (self.do is None or (self.kpi, self.target, self.months) != (None, None, None)):
            raise PydanticCustomError("gate_form", "neither a KPI with its target nor a thing to do")
        return self

    @property
    def in_a_row(self) -> int:
        """For how many months in a row the KPI must reach its target."""
        return self.months or 1

    @property
    def fingerprint(self) -> str:
        """What tells a sentence from all others of its move: the same text has the same fingerprint, in any place."""
        return _fingerprint(self.do or "")


@functools.lru_cache(maxsize=8192)
def _fingerprint(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
