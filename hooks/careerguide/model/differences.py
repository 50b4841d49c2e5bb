"""What differs in a role on one client line, at one site or in one shift."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import KpiId, Line, Record, Shift, SiteName, SkillId, SkillLevelId, TargetText, Whole
from .language_need import LanguageText

# The keys that say where a difference is, and the groups of keys that say what differs.
PLACES = ("line_of_business", "site", "shift")
SUBJECTS = (("kpi", "target"), ("skill", "level"), ("language",))
# Key of a subject -> the keys that only a difference of this subject has.
_DETAILS: dict[str, tuple[str, ...]] = {"kpi": ("target", "over"), "skill": ("level", "need"), "language": ()}


class Difference(Record):
    """One thing that differs where all of its places fit: a target, a skill or a language. The rest stays the same."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [place]} for place in PLACES],
            "oneOf": [{"required": list(keys)} for keys in SUBJECTS],
            "examples": [{"line_of_business": "Banking", "kpi": "sales-target", "target": ">= 92%"}],
        }
    )
    # Without one of its places, it would seem to apply in more places.
    whole: ClassVar[bool] = True

    line_of_business: Line | None = None
    """The line of business of the client, as openings write it, such as Banking."""
    site: SiteName | None = None
    """The id of the site, from sites.yaml."""
    shift: Shift | None = None
    """The shift in which it differs."""
    kpi: KpiId | None = None
    """The id of the KPI that has another target there, from kpis.yaml; the role need not have it elsewhere."""
    target: TargetText | None = None
    """The value that the KPI should reach there, such as ">= 92%", in quotes; words if a client or a plan sets it."""
    over: Annotated[Whole, Field(ge=1, le=24)] | None = None
    """For how many months in a row the target must be met there; as in the role if the key is left out."""
    skill: SkillId | None = None
    """The id of the skill that is needed at another level there, from skills.yaml, or that is needed only there."""
    level: SkillLevelId | None = None
    """The id of the skill level that is needed there."""
    need: Literal["essential", "desirable"] | None = None
    """Essential or desirable there; as in the role if the key is left out, and essential for a skill only there."""
    language: LanguageText | None = None
    """A language that is needed there, with its level: `English B2`."""

    @model_validator(mode="after")
    def _is_one_thing_somewhere(self) -> Self:
        subjects = [
            keys for keys in SUBJECTS if any(getattr(self, key) is not None for key in (keys[0], *_DETAILS[keys[0]]))
        ]
        if len(subjects) != 1 or any(getattr(self, key) is None for key in subjects[0]) or not any(self.places):
            raise PydanticCustomError("difference_form", "no place, or not one thing that differs")
        return self

    @property
    def places(self) -> tuple[str, str, str]:
        """Client line, site and shift; empty texts for those that do not matter."""
        return self.line_of_business or "", self.site or "", self.shift or ""

    @property
    def subject(self) -> tuple[str, str]:
        """What differs: the key, and the id or the language."""
        if self.kpi is not None:
            return "kpi", self.kpi
        if self.skill is not None:
            return "skill", self.skill
        return "language", self.language.language if self.language else ""
