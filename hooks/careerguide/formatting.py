"""Numbers, dates, labels and names as people read them."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Protocol

# What an acronym looks like in a text: two or more capital letters and digits.
ACRONYM = re.compile(r"\b[A-Z][A-Z0-9&]*[A-Z0-9]\b")
_ACRONYMS = frozenset(("hr", "it"))

# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})

KINDS = {
    "promotion": "Promotion",
    "lateral": "Sideways",
    "bridge": "Career change",
    "return": "Step back",
}
# The same inside a sentence or a chart.
KINDS_SHORT = {"promotion": "promotion", "lateral": "sideways", "bridge": "career change", "return": "step back"}
CONFIDENCE = {"low": "low confidence", "medium": "medium confidence", "high": "high confidence"}
SHIFTS = {"day": "Day shifts", "rotating": "Rotating shifts", "night": "Night shifts", "flexible": "Flexible shifts"}
BENEFITS = {
    "training": "Time and money to learn",
    "flexible": "Hours that bend",
    "remote": "Where you work",
    "wellbeing": "Staying well",
}
RATINGS = {"below": "any", "meets": "meets expectations or better", "exceeds": "exceeds expectations"}
REMOTE = {"none": "On site", "partial": "Partly from home", "full": "From home possible"}
# What the sources of a note expect of some work.
TRENDS = {
    "growing": "More of this work is expected.",
    "steady": "About as much of this work is expected.",
    "changing": "The tasks of this work are changing.",
    "shrinking": "Less of this work is expected.",
}
SKILL_TRENDS = {
    "growing": "This skill is expected to count for more.",
    "steady": "This skill is expected to count for as much as now.",
    "changing": "What people do with this skill is changing.",
    "shrinking": "This skill is expected to count for less.",
}
# How a skill changes from one role to another. A skill that only the first role asks for is not lost.
SKILL_CHANGES = {
    "new": "New",
    "up": "Up",
    "same": "Same",
    "down": "Less",
    "carried": "Carried along: not scored in the new role",
}
# Longer signs first: `>=` starts with `>`.
TARGET_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}
# The words for months of a move that are not known.
UNKNOWN = "months not known"
# The name of the group of roles without a track, and its id, which no track can have: ids have no underscore.
WITHOUT_TRACK = "Without a track"
WITHOUT_TRACK_ID = "without_track"
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SCHEMES = {
    "onet-soc": "O*NET-SOC",
    "esco": "ESCO",
    "isco-08": "ISCO-08",
    "nco-2015": "NCO-2015 (India)",
    "anzsco": "ANZSCO",
    "osca": "OSCA",
    "nsqf-qp": "NSQF qualification pack (India)",
    "tesda": "TESDA (Philippines)",
}


# Sites that the title of an opening names, at most.
PLACES_NAMED = 3


class MonthRange(Protocol):
    """Months as a range: a `model.MonthRange` is one."""

    @property
    def min(self) -> int:
        """The shortest that was seen."""

    @property
    def typical(self) -> int:
        """What most people need."""

    @property
    def slow(self) -> int:
        """What a slow case takes."""

    @property
    def unknown(self) -> int:
        """The number of steps without known months; the other figures leave them out."""


class Repetition(Protocol):
    """How an event is repeated: a `model.Repeats` is one."""

    @property
    def every(self) -> str:
        """`week` or `month`."""

    @property
    def count(self) -> int:
        """The number of weeks or months between two dates."""

    @property
    def on(self) -> str | None:
        """The day of each month, such as `third friday`."""

    @property
    def except_(self) -> Sequence[dt.date]:
        """Days on which it does not take place."""

    @property
    def until(self) -> dt.date:
        """The last day."""


class Place(Protocol):
    """A place with a clock: a `model.Site` is one."""

    @property
    def title(self) -> str:
        """The name that people see."""

    @property
    def zone(self) -> str:
        """The time zone by its region."""


def target(text: str) -> str:
    """A target in words: "at least 90%" for `>= 90%`."""
    for sign, words in TARGET_SIGNS.items():
        if text.startswith(sign):
            return f"{words} {text[len(sign) :].strip()}"
    return text


def condition(kpi: str, target_text: str, months_in_a_row: int) -> str:
    """A condition of a move: `Quality Score at least 85% for 3 months in a row`. `lib/labels.js` makes the same."""
    in_a_row = " in a row" if months_in_a_row > 1 else ""
    return f"{kpi} {target(target_text)} for {plural(months_in_a_row, 'month')}{in_a_row}"


def workplace(line: str, site: str, shift: str) -> str:
    """Where a part of a role differs: `on Banking, at Cebu, in night shifts`."""
    places = (line and f"on {line}", site and f"at {site}", shift and f"in {SHIFTS[shift].lower()}")
    return ", ".join(place for place in places if place)


def bridge(names: Sequence[str]) -> str:
    """`Career change between Retail and Wholesale`: the kind of a move between lines of business with these names."""
    return f"{KINDS['bridge']} between {' and '.join(names)}" if names else KINDS["bridge"]


def plural(count: int, singular: str, plural_form: str | None = None) -> str:
    """`1 month`, `3 months`."""
    return f"{count:,} {singular if count == 1 else plural_form or singular + 's'}"


def marks(titles: Sequence[str]) -> list[str]:
    """A mark of one character for each title: its first letter, or its number if two titles begin with the same."""
    letters = [title[0].upper() for title in titles]
    return letters if len({*letters}) == len(letters) else [str(number) for number in range(1, len(titles) + 1)]


def number_in_words(number: int) -> str:
    """`four`; a number above ten stays in digits."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)


def months(after: MonthRange) -> str:
    """A range of months: `12 months typical (6 to 24)`. `lib/dom.js` makes the same.

    If steps have no known months: `at least 12 months: 2 steps have no known months`.
    """
    if after.unknown:
        steps = plural(after.unknown, "step has", "steps have")
        return f"{typical(after)}: {steps} no known months" if after.typical else UNKNOWN
    if after.min == after.slow:
        return f"{plural(after.typical, 'month')} typical"
    return f"{plural(after.typical, 'month')} typical ({after.min} to {after.slow})"


def at_least(count: int, unknown: int) -> str:
    """`12 months`, `at least 12 months` if steps have no known months, `unknown months` if none has; empty for none."""
    if not count:
        return "unknown months" if unknown else ""
    return f"{'at least ' if unknown else ''}{plural(count, 'month')}"


def typical(after: MonthRange) -> str:
    """The typical months alone: `12 months`, `at least 12 months`, `months not known`."""
    return at_least(after.typical, after.unknown) if after.typical else UNKNOWN if after.unknown else plural(0, "month")


def months_range(after: MonthRange) -> str:
    """The months alone as a range: `6 to 24 months`, `12 months`, `months not known`."""
    if after.unknown or after.min == after.slow:
        return typical(after)
    return f"{after.min} to {plural(after.slow, 'month')}"


def months_short(after: MonthRange) -> str:
    """The typical months where space is short: `12 mo`, `12+ mo`, `months not known`."""
    if after.unknown and not after.typical:
        return UNKNOWN
    return f"{months_number(after)} mo"


def duration(count: int) -> str:
    """Months as years and months: `10 mo`, `1 yr`, `6 yr 8 mo`. `lib/dom.js` makes the same."""
    years, rest = divmod(count, 12)
    words = (f"{years} yr" if years else "", f"{rest} mo" if rest or not years else "")
    return " ".join(filter(None, words))


def duration_of(after: MonthRange) -> str:
    """The typical months of a route: `6 yr 8 mo`, `at least 1 yr`, `months not known`."""
    if after.unknown and not after.typical:
        return UNKNOWN
    return f"{'at least ' if after.unknown else ''}{duration(after.typical)}"


def months_number(after: MonthRange) -> str:
    """The typical months in a column of numbers: `12`, `12+`, `not known`."""
    if after.unknown and not after.typical:
        return "not known"
    return f"{after.typical}{'+' if after.unknown else ''}"


def moves_here(count: int, years: str) -> str:
    """What the company has counted of a move: `34 moves here, 2024 to 2026`."""
    return f"{plural(count, 'move')} here, {years}"


def after_months(after: MonthRange) -> str:
    """The end of a line about a move: `, typically after 12 months`, ` (months not known)`."""
    return f" ({UNKNOWN})" if after.unknown else f", typically after {plural(after.typical, 'month')}"


def month_name(day: dt.date) -> str:
    """`Oct 2026`, in English on every machine."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def day(date: dt.date) -> str:
    """`1 Dec 2026`."""
    return f"{date.day} {month_name(date)}"


def weekday_and_day(date: dt.date) -> str:
    """`Thu 26 Nov 2026`."""
    return f"{('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[date.weekday()]} {day(date)}"


def moment(time: dt.datetime) -> str:
    """`Thu 26 Nov 2026, 10:00`."""
    return f"{weekday_and_day(time)}, {time:%H:%M}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`Manila`, `Manila and Pune`, `Manila, Pune and Bogota`."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def place_names(sites: Sequence[Place]) -> str:
    """The sites of an opening in a title: all, or the first ones and how many more there are."""
    names = [site.title for site in sites]
    if len(names) > PLACES_NAMED:
        names = [*names[: PLACES_NAMED - 1], f"{len(names) - PLACES_NAMED + 1} more sites"]
    return listed(names)


def shifts(chosen: Sequence[str]) -> str:
    """`Night shifts`, `Day or night shifts`."""
    words = [SHIFTS[shift].removesuffix(" shifts") for shift in chosen]
    return f"{listed([words[0], *(word.lower() for word in words[1:])], 'or')} shifts"


def times_at(sites: Sequence[Place]) -> str:
    """`Kingston time`; for several sites `local time at each site`, as each day ends there at its own midnight."""
    if len(sites) == 1:
        return time_at(sites[0])
    return "UTC" if {site.zone for site in sites} == {"UTC"} else "local time at each site"


def closes(day_: dt.date, sites: Sequence[Place]) -> str:
    """`closes 26 Nov 2026, Kingston time`, or `open until filled`."""
    return "open until filled" if day_ == dt.date.max else f"closes {day(day_)}, {times_at(sites)}"


def typed_address(link: str, site_url: str) -> str:
    """A link as people read it on paper: `desk@example.com`, `+48 12`, a full address; a path has the site in front."""
    return site_url + link if link.startswith("/") else re.sub("^(mailto|tel):", "", link)


def language(code: str) -> str:
    """The English name of a language code such as `en` or `es-CO`; any other text as it is."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", code):
        return code
    from babel import Locale, UnknownLocaleError  # slow to import, and needed only for codes

    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def time_at(site: Place) -> str:
    """`Kingston time`, for the clock of a site; `UTC` if nobody has said its time zone."""
    return "UTC" if site.zone == "UTC" else f"{site.title} time"


def day_at(date: dt.date, site: Place) -> str:
    """`26 Nov 2026, Kingston time`: a day that ends when it ends at the site."""
    return f"{day(date)}, {time_at(site)}"


def again(repeats: Repetition) -> str:
    """`every 2 weeks until 30 Jun 2027`, `every month on the third Friday until 30 Jun 2027, except 18 Dec 2026`."""
    every = repeats.every if repeats.count == 1 else f"{repeats.count} {repeats.every}s"
    ordinal, _, weekday = (repeats.on or "").partition(" ")
    on = f" on the {ordinal} {weekday if weekday == 'day' else weekday.capitalize()}" if ordinal else ""
    excepted = f", except {', '.join(day(date) for date in repeats.except_)}" if repeats.except_ else ""
    return f"every {every}{on} until {day(repeats.until)}{excepted}"


def policy(rule: str, value: object) -> str:
    """A rule of the company inside a sentence: `6 months`, `is told that you apply`."""
    if rule == "manager":
        return "is told that you apply" if value == "informed" else "has to agree before you apply"
    if rule == "last_rating":
        return RATINGS[str(value)]
    if isinstance(value, int):
        return plural(value, "day" if rule == "posting_open_days" else "month")
    return str(value)


def with_article(title: str) -> str:
    """`A Team Leader`, `An Assistant Manager`, `An MIS Analyst`: an acronym is spoken letter by letter."""
    first = title.partition(" ")[0]
    vowel = first[:1] in "AEFHILMNORSX" if len(first) > 1 and first.isupper() else first[:1].upper() in "AEIO"
    return f"{'An' if vowel and first else 'A'} {title}"


def slug(title: str) -> str:
    """A title as an id: `QA & Audit` becomes `qa-audit`. `search/index.js` makes the same ids.

    Lower case, not casefold, which scripts do not have.
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


@functools.lru_cache(maxsize=20_000)  # rules compare the same words again and again
def folded(name: str) -> str:
    """A name without what people leave out or spell in several ways: capitals, accents, hyphens and full stops.

    `Łódź`, `LODZ` and `lodz` are all `lodz`.
    """
    if name.isascii():
        return " ".join(re.findall(r"[^\W_]+", name.lower()))
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


def owner(id_: str, acronyms: Collection[str] = ()) -> str:
    """`hr-operations` as `HR Operations`; a name that is not an id stays as it is.

    `acronyms` are those of the company in small letters, beside HR and IT.
    """
    if not re.fullmatch(r"[a-z0-9&-]+", id_):
        return id_
    return " ".join(
        word.upper() if word in _ACRONYMS or word in acronyms else word.capitalize() for word in id_.split("-")
    )


def people(low: int, high: int) -> str:
    """`Leads 12 to 15 people`."""
    return (
        f"Leads {plural(high, 'person', 'people')}"
        if low == high
        else f"Leads {low:,} to {plural(high, 'person', 'people')}"
    )
