"""Facts that a page of the site shows: months, levels, kinds, dates and counts, each beside a link to its subject.

A fact belongs to the link before it in the same block, or to the link of its row in a table.
"""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator
from typing import Any

from careerguide import formatting
from lxml import html

# Elements whose text is about the links inside them and about nothing outside.
BLOCKS = ("li", "tr", "th", "td", "p", "article", "dd", "section", "div")
# Address of a subject, from the top of the site: its kind and its id.
SUBJECT = re.compile(r"(roles|moves|skills|tracks|openings|bands)/([^#?]+?)/?$")
RANGE = re.compile(r"\b(\d+) months? (?:typical )?\(?(\d+) to (\d+)\b")
# "for 3 months" belongs to a condition.
MONTHS = re.compile(r"\b(?<!for )(\d+) (?:mo\b|months?\b(?! typical))")
LEVEL = re.compile(r"(?:\b[Ll]evel |\bL)(\d+)\b")
ROLES = re.compile(r"\b(\d+) roles?\b")
SEATS = re.compile(r"\b(\d+) seats?\b")
CLOSES = re.compile(r"\b[Cc]loses (\d{1,2} \w+ \d{4})")
MORE = re.compile(r"\b(\d+) more ")
KINDS = {title: kind for kind, title in formatting.KINDS.items()}
# The table of the map names roles by their titles: the steps of one kind, and the typical months of each step.
MAP_HEADS = ["From", "Level", "Next steps"]
STEPS_OF_KIND = re.compile(rf"({'|'.join(KINDS)}): (.+?)\.(?= |$)")
TITLE_AND_MONTHS = re.compile(r"([^,]+?) (\d+)(?:, |$)")


@dc.dataclass(frozen=True, order=True)
class Fact:
    """What a page shows about a subject: `name` is what it is, such as `months`; `subject` is `kind/id`."""

    name: str
    subject: str
    shown: str
    page: str


def facts(page: str, text: str) -> Iterator[Fact]:
    """Every fact in `main` of a page; `page` is its path inside the site."""
    for main in html.fromstring(text).iter("main"):
        for items in main.xpath(".//h2[@id='gates']/following-sibling::ul[1]") if page.startswith("moves/") else ():
            conditions = "; ".join(" ".join(item.text_content().split()) for item in items.iterchildren("li"))
            yield Fact("conditions", f"move/{_place(page).partition('/')[2]}", conditions, page)
        for subject, title, words in _texts(main):
            for name, of, shown in _read(subject, title, words, page):
                yield Fact(name, of, shown, page)
        for table in main.iter("table"):
            for name, subject, shown in _cells(table, page):
                yield Fact(name, subject, shown, page)


def lists(text: str) -> Iterator[tuple[str, int, int]]:
    """Each list that a link of the same page counts (`8 stories`): its id, the count, and how many items it has.

    Items that the page counts as `3 more` belong to the list. Stories are those of the whole page, because one has a
    panel of its own.
    """
    document = html.fromstring(text)
    for link in document.xpath("//main//a[starts-with(@href, '#')]"):
        count = re.match(r"(\d+) (?!more)", " ".join(link.text_content().split()))
        section = document.get_element_by_id(link.get("href")[1:], None) if count else None
        if count and section is not None:
            section = section if section.tag == "section" else next(section.iterancestors("section"))
            items = section.xpath("(.//ul | .//ol)[1]/li | .//table/tbody/tr")
            if link.get("href") == "#stories":
                items = {told.get("data-story") for told in document.xpath("//main//*[@data-story]")} or items
            more = MORE.search(" ".join(section.text_content().split()))
            yield link.get("href"), int(count[1]), len(items) + int(more[1] if more else 0)


def _place(page: str) -> str:
    """`roles/agent` for roles/agent/index.html and for the other pages of its list."""
    return page.removesuffix("/index.html").partition("/page/")[0]


def _texts(main: Any) -> Iterator[tuple[str, str, str]]:
    """Subject, text of its link, and what follows the link in its block up to the next link to a subject."""
    for link in main.iter("a"):
        subject = _subject(link.get("href") or "")
        if subject:
            yield subject, " ".join(link.text_content().split()), " ".join(_after(link).split())


def _after(link: Any) -> str:
    """The text after a link, up to the next link to a subject or to the end of the block.

    The block of a link in a heading has what is below the heading too, up to the end of its entry.
    """
    parts: list[str] = []
    element, headed = link, False
    while element is not None and (element.tag not in BLOCKS or (headed and element.tag == "div")):
        parts.append(element.tail or "")
        for sibling in element.itersiblings():
            if not isinstance(sibling.tag, str):
                continue
            linked = any(_subject(inner.get("href") or "") for inner in sibling.iter("a"))
            if linked or (sibling.tag in BLOCKS and not headed):
                return " ".join(parts)
            parts.append(f"{sibling.text_content()} {sibling.tail or ''}")
        element = element.getparent()
        headed = headed or (element is not None and element.tag in ("h2", "h3"))
    return " ".join(parts)


def _subject(href: str) -> str:
    """`move/a/b`, `role/a`: what a link leads to; empty if to no subject or to a list of them."""
    match = SUBJECT.search(href)
    if not match or match[2].startswith("page/") or (match[1] == "moves") != ("/" in match[2]):
        return ""
    return f"{match[1][:-1]}/{match[2]}"


def _read(subject: str, title: str, words: str, page: str) -> Iterator[tuple[str, str, str]]:
    """Name, subject and value of the facts in the text of a link and after it."""
    kind, _, id_ = subject.partition("/")
    if kind == "move":
        whole = f"{title} {words}"
        yield from (("range", subject, " ".join(match.groups())) for match in RANGE.finditer(whole))
        yield from (("months", subject, match[1]) for match in MONTHS.finditer(whole))
        yield from (("kind", subject, kind) for text, kind in KINDS.items() if re.search(rf"\b{text}\b", whole))
    # A level is read after the title only: "Technical Support Specialist (Level 2)" is at level 3.
    if kind == "role":
        yield from (("level", subject, match[1]) for match in LEVEL.finditer(words))
    if kind == "move" and page.startswith("roles/"):  # the page of one end, which names the other
        start, _, end = id_.partition("/")
        other = end if page.startswith(f"roles/{start}/") else start
        yield from (("level", f"role/{other}", match[1]) for match in LEVEL.finditer(words))
    if kind in ("track", "skill"):
        yield from (("roles", subject, match[1]) for match in ROLES.finditer(words))
    if kind == "opening":
        yield from (("seats", subject, match[1]) for match in SEATS.finditer(words))
        yield from (("closes", subject, match[1]) for match in CLOSES.finditer(words))


def _cells(table: Any, page: str) -> Iterator[tuple[str, str, str]]:
    """Name, subject and value of the cells of a table: its first column has the link, its head the names."""
    heads = [" ".join(head.text_content().split()) for head in table.xpath("./thead/tr[1]/*")]
    place = _place(page)
    here = {"roles": "role/", "skills": "skill/"}.get(place.partition("/")[0], "") + place.partition("/")[2]
    if heads == MAP_HEADS:
        yield from _steps_of_map(table)
        return
    for row in table.xpath("./tbody/tr"):
        subject = next((target for link in row[0].iter("a") if (target := _subject(link.get("href") or ""))), "")
        for head, cell in zip(heads[1:], row[1:], strict=False):
            value = " ".join(cell.text_content().split())
            kind = subject.partition("/")[0]
            if kind == "role" and head == "Level":
                yield "level", subject, value
            elif kind == "move" and head == "What you need":
                yield "conditions", subject, value
            elif kind == "move" and head == "Kind of move":
                yield "kind", subject, KINDS[value.partition(" between ")[0]]
            elif kind == "move" and head == "Time in role before the move":
                yield from (("range", subject, " ".join(match.groups())) for match in RANGE.finditer(value))
            elif {kind, here.partition("/")[0]} == {"role", "skill"} and head in ("Level", "Skill level"):
                role, skill = sorted((subject, here))
                yield "skill level", f"{role.partition('/')[2]}/{skill.partition('/')[2]}", value


def _steps_of_map(table: Any) -> Iterator[tuple[str, str, str]]:
    """Name, subject and value of the rows of the map's table: title of a role, its level, its steps by kind."""
    for row in table.xpath("./tbody/tr"):
        start, level, steps = (" ".join(cell.text_content().split()) for cell in row)
        yield "level", f"role/{start}", level
        for kind, listed in STEPS_OF_KIND.findall(steps):
            for end, months in TITLE_AND_MONTHS.findall(listed):
                yield "kind", f"move/{start}/{end}", KINDS[kind]
                yield "months", f"move/{start}/{end}", months
