"""What `mkdocs.yml` says about the guide under `extra:`: branch, data, look, and which parts the site has."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Line, Record

# Commits of the data that "What changed" lists, unless the settings say otherwise.
CHANGES = 12

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
# Part -> where its pages and files are inside the site. A name that ends with `/` is a folder.
_PLACES = {
    "stories": ("stories/", "feeds/stories.xml", "api/v1/stories.json"),
    "openings": ("openings/", "feeds/openings.xml", "api/v1/openings.json"),
    "events": ("events/", "calendar/", "calendar.ics", "api/v1/events.json"),
    "my_page": ("my/",),
    "hr_pages": ("hr/",),
    "planner": ("plan/",),
}
# The screen for the floor has stories and openings; it goes with the last of them.
_KIOSK = "kiosk"
# Part -> the kinds of entries that it shows.
_KINDS = {"stories": ("story",), "openings": ("opening",), "events": ("event", "ambassador")}


def _colour(value: object) -> object:
    """A colour is `#` and three or six hexadecimal digits; its normal form has six small ones."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise PydanticCustomError("colour_form", "not a colour")
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _inside(value: str) -> str:
    """A file is named from a folder of the project, and stays inside it."""
    steps = value.split("/")
    if "\\" in value or ":" in value or not all(steps) or {".", ".."} & set(steps):
        raise PydanticCustomError("file_form", "not a file inside the project")
    return value


def _family(value: str) -> str:
    """A name of a font is letters, digits, spaces and hyphens, so that it can be written in a style."""
    if not all(char.isalnum() or char in " -_" for char in value):
        raise PydanticCustomError("family_form", "not the name of a font")
    return value


Switch = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0)]
Colour = Annotated[str, BeforeValidator(_colour), Field(examples=["#17324d"])]
ProjectFile = Annotated[Line, AfterValidator(_inside), Field(examples=["assets/logo.svg"])]
FontFamily = Annotated[Line, AfterValidator(_family), Field(max_length=80, examples=["Acme Sans"])]


class Colours(Record):
    """The company's two colours. The site derives the others, also those of the dark theme."""

    brand: Colour | None = None
    """The header and the buttons. If it is missing, it is the accent."""
    accent: Colour | None = None
    """Links, charts and what has the focus. Without it, the brand colour or the nearest that can be read."""

    @property
    def given(self) -> bool:
        """Whether there is a colour of the company."""
        return self.brand is not None or self.accent is not None


class Logo(Record):
    """The company's logo, beside the name of the site."""

    light: ProjectFile
    """The picture on the header, as a file in docs/ or overrides/."""
    dark: ProjectFile | None = None
    """Another picture for the dark theme."""


class Font(Record):
    """The company's font for all text, as WOFF2 files in docs/ or overrides/."""

    family: FontFamily
    """Name of the font."""
    file: ProjectFile
    """The regular font."""
    bold: ProjectFile | None = None
    """The bold font. If the regular file is a variable font, name the same file."""


class Parts(Record):
    """Which parts a site has. A part that is off has no page, link, file, search result or word on other pages."""

    stories: Switch = True
    """How colleagues moved from role to role: pages, cards, posters and the feed."""
    openings: Switch = True
    """Roles that people can apply for now: the list, pages, posters and the feed."""
    events: Switch = True
    """When people can meet leaders, and colleagues whom they can ask: the page and the calendars."""
    my_page: Switch = True
    """A person's skills, KPIs and plan, which stay in their browser."""
    hr_pages: Switch = True
    """Pages for those who keep the guide: health, skills by role, rules."""
    planner: Switch = True
    """The page that finds routes between two roles."""

    def reads(self, path: str) -> bool:
        """Whether scripts of the site read a file of the API or of the search."""
        return Parts.has(self, path)

    @property
    def off(self) -> tuple[str, ...]:
        """Names of the parts that the site does not have."""
        return tuple(name for name in _PLACES if not getattr(self, name))

    @property
    def hidden_kinds(self) -> frozenset[str]:
        """Kinds of entries that the site does not show. Their data is checked anyway."""
        return frozenset(kind for name in self.off for kind in _KINDS.get(name, ()))

    def has(self, address: str) -> bool:
        """Whether the site can have a page or a file at an address. The first `/` of an address makes no difference."""
        path = address.removeprefix("/").partition("#")[0].partition("?")[0]
        if path.partition("/")[0] == _KIOSK and not (self.stories or self.openings):
            return False
        places = (place for name in self.off for place in _PLACES[name])
        return not any(path.startswith(place) or path == place.rstrip("/") for place in places)


class PublicParts(Parts):
    """The parts of the site for people outside the company, which has fewer places.

    `closed` are places as in `has`; scripts may still read data there, which is in the folder of the release.
    """

    closed: tuple[str, ...] = ()

    def has(self, address: str) -> bool:
        """Whether the site can have a page or a file at an address."""
        path = address.removeprefix("/").partition("#")[0].partition("?")[0]
        closed = any(path.startswith(place) or path.rstrip("/") == place.rstrip("/") for place in self.closed)
        return not closed and super().has(address)


ALL_PARTS = Parts()


class Extra(Record):
    """The settings of the guide under `extra:` in mkdocs.yml. Other keys there belong to the theme."""

    model_config = ConfigDict(extra="ignore")

    branch: Line = "main"
    """The branch that "Suggest a change" opens."""
    changes: Count = CHANGES
    """How many commits of the data "What changed" lists; 0 for none."""
    data: Line = "data"
    """The data folder."""
    needs_history: Switch = False
    """Whether a build stops if the history of the data cannot be read."""
    pack: Annotated[str, Field(max_length=100)] = ""
    """The pack whose default pages the site has beside the general ones; empty for none."""
    exclude: tuple[Line, ...] = ()
    """Default pages that the site leaves out, such as guide/myths.md."""
    hr_pages: Switch | None = None
    """The same as `hr_pages` under `parts`, as it was written before."""
    colours: Colours = Colours()
    """The company's colours."""
    logo: Logo | None = None
    """The company's logo: a file, or one file for each theme."""
    favicon: ProjectFile | None = None
    """The picture in the tab of the browser."""
    font: Font | None = None
    """The company's font."""
    parts: Parts = ALL_PARTS
    """Which parts the site has."""
    rules: Any = None
    """Rules that are lowered or switched off. They are checked with the data: `loading/company_settings.py`."""
    pay_figures: Any = None
    """Whether a pay grade may be a figure of money. It is checked with the data."""
    language: Any = None
    """The language in which the company writes its data. It is checked with the data."""
    words: dict[str, str | dict[str, str]] = Field(default_factory=dict)
    """What a role, skill, track, band, opening, story and so on is called here: a word, or one for `one` and `many`."""

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: object) -> object:
        """`logo: assets/logo.svg` is short for a logo that is the same in both themes."""
        if isinstance(value, dict) and isinstance(value.get("logo"), str):
            return {**value, "logo": {"light": value["logo"]}}
        return value

    @property
    def shown_parts(self) -> Parts:
        """The parts of the site. Pages for HR are off if either `hr_pages` says so."""
        return self.parts.model_copy(update={"hr_pages": False}) if self.hr_pages is False else self.parts
