"""Generated pages equal the golden files, have working links, stay small in any company, and show any text safely."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from urllib.parse import urldefrag, urljoin

import pytest
from careerguide.guide.guide import Guide
from careerguide.guide.health import health
from careerguide.guide.moves import Location
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages, written_pages
from careerguide.pages.page import Page, Settings, parts
from careerguide.render.charts import shapes
from careerguide.render.components import Components
from careerguide.rulebook import codes
from support import bless_pages, hostile
from support.company import changed, guide_of, pages_of, site_of, sketched, tiny
from support.paths import DOCS

GITHUB = Settings("https://git.example/hr/guide/", "main")
GITLAB = Settings("https://gitlab.example/hr/guide", "published")

# The pages beside that of a role.
SHEETS = ("poster", "pocket", "links", "texts", "interview")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return guide_of(tiny())


@pytest.fixture(scope="module")
def pages(guide: Guide) -> dict[str, Page]:
    return pages_of(guide, GITHUB)


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return bless_pages.drawn()


@pytest.mark.parametrize("kind", [*bless_pages.KINDS, "redirect", "sitemap"])
def test_a_page_equals_its_golden_file(drawn: dict[str, str], kind: str) -> None:
    """After an intended change, run `PYTHONPATH=tests python -m support.bless_pages` and read the diff."""
    assert drawn[kind] == (bless_pages.GOLDEN / f"{kind}.html").read_text(encoding="utf-8")


def test_every_golden_file_has_a_kind_of_page(drawn: dict[str, str]) -> None:
    assert {file.name for file in bless_pages.GOLDEN.glob("*.html")} == {f"{kind}.html" for kind in drawn}


def test_every_entry_and_move_has_a_page(guide: Guide, pages: dict[str, Page]) -> None:
    expected = [
        f"/{name}/"
        for name in (
            "map",
            "roles",
            "skills",
            "tracks",
            "bands",
            "moves",
            "stories",
            "openings",
            "events",
            "kit",
            "plan",
            "compare",
            "my",
            "search",
            "changes",
        )
    ]
    expected += [f"/roles/{id_}/" for id_ in guide.roles] + [f"/skills/{id_}/" for id_ in guide.skills]
    expected += [f"/tracks/{id_}/" for id_ in guide.tracks] + [f"/bands/{id_}/" for id_ in guide.bands]
    expected += [f"/kpis/{id_}/" for id_ in guide.kpis]
    expected += [f"/moves/{start}/{end}/" for start, end in (move.id for move in guide.moves)]
    expected += [f"/roles/{id_}/{sheet}/" for id_ in guide.roles for sheet in SHEETS]
    expected += ["/boards/", "/boards/week/", "/kiosk/", *(f"/tracks/{id_}/wall/" for id_ in guide.tracks)]
    expected += ["/hr/rules/", *(f"/hr/rules/{code}/" for code in codes())]
    expected += [f"/hr/health/{check.id}/" for check in health(guide)]
    expected += ["/hr/health/owners/", "/hr/health/owners/hr-operations/", "/hr/health/owners/none/"]
    expected += ["/hr/health/tracks/", *(f"/hr/health/tracks/{id_}/" for id_ in (*guide.tracks, "none"))]
    expected += ["/hr/components/", "/hr/edit/", "/hr/health/", "/hr/matrix/"]
    expected += [f"/hr/matrix/{id_}/" for id_ in guide.tracks]
    expected += [f"/stories/{id_}/{sheet}" for id_ in guide.people.stories for sheet in ("", "card/", "poster/")]
    expected += [f"/openings/{id_}/{sheet}" for id_ in guide.people.openings for sheet in ("", "poster/", "texts/")]
    assert sorted(pages) == sorted(expected)


def test_a_page_has_its_section_title_and_description(pages: dict[str, Page]) -> None:
    role = pages["/roles/agent/"]
    assert (role.section, role.title, role.description) == ("roles", "Agent", "Answers calls and mails.")
    move = pages["/moves/agent/trainer/"]
    assert (move.section, move.title, move.description) == (
        "moves",
        "Agent to Trainer",
        "From Agent to Trainer: sideways, 18 months typical (12 to 18).",
    )


def anchors(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', html)


def test_every_link_leads_to_a_page_and_every_anchor_to_an_id(guide: Guide, pages: dict[str, Page]) -> None:
    components = Components(guide)
    ids = {address: set(anchors(page.body)) for address, page in pages.items()}
    ids |= {markdown.address(page.path): {"content"} for page in written_pages(DOCS, DefaultPages.shipped("bpo-kpo"))}
    # These hand-written pages show all KPIs, all sources, all glossary terms and all benefits.
    ids["/guide/measures/"] |= set(anchors(components.kpis()))
    ids["/guide/sources/"] |= set(anchors(components.sources()))
    ids["/guide/glossary/"] |= set(anchors(components.glossary()))
    ids["/guide/benefits/"] |= set(anchors(components.benefits()))
    ids |= {f"/{path}": set() for path, _ in site_of(guide, Settings(site_url="https://careers.example/")).files()}
    for address, page in pages.items():
        # The frame of every page has the shapes that a drawing repeats.
        assert set(re.findall(r'<use [^>]*href="#([^"]*)"', page.body)) <= shapes().keys(), address
        for link in re.findall(r'<(?!use )[^>]* href="([^"]*)"', page.body):
            if not link.startswith(("https:", "http:", "mailto:", "tel:")):
                target, anchor = urldefrag(urljoin(f"http://x{address}", link))
                path = target.removeprefix("http://x")
                assert path in ids, f"{link} on {address}"
                # `#from=agent` is a choice for the script of the page, which tests/scripts covers.
                assert not anchor or "=" in anchor or anchor in ids[path], f"{link} on {address}"


def test_each_id_is_once_on_its_page(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert [id_ for id_, count in Counter(anchors(page.body)).items() if count > 1] == [], address


def test_labels_refer_to_ids_of_their_page(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        named = re.findall(r'aria-labelledby="([^"]*)"', page.body)
        assert set(named) <= set(anchors(page.body)), address


def test_every_page_has_one_first_heading_and_no_indented_lines(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert page.body.count("<h1") == 1, address
        assert not re.search(r"\n\s", page.body), address
        assert "~/" not in page.body, address


# Settings, location, and the link of "Suggest a change".
EDITS = [
    (GITHUB, Location("data/roles.yaml", 7), "https://git.example/hr/guide/blob/main/data/roles.yaml?plain=1#L7"),
    (GITLAB, Location("data/roles.yaml", 7), "https://gitlab.example/hr/guide/-/blob/published/data/roles.yaml#L7"),
    (
        GITHUB,
        Location("data/roles/R&D #1.yaml", 1),
        "https://git.example/hr/guide/blob/main/data/roles/R%26D%20%231.yaml?plain=1#L1",
    ),
    (Settings("", "main"), Location("data/roles.yaml", 7), ""),
    (GITHUB, None, ""),
]


@pytest.mark.parametrize(("settings", "location", "url"), EDITS)
def test_the_link_to_suggest_a_change_follows_the_code_host(
    settings: Settings, location: Location | None, url: str
) -> None:
    assert settings.edit_url(location) == url


def test_the_editing_page_opens_the_editor_of_the_code_host() -> None:
    """Where the address does not tell the host, the page of the file, which every host has."""
    hosts = {
        "https://github.com/hr/guide": ("/edit/main/", "/new/main?filename="),
        "https://gitlab.example/hr/guide/": ("-/edit/main/", "-/new/main?file_name="),
        "https://git.example/hr/guide": ("/blob/main/", "/new/main?filename="),
    }
    for host, (edit, new) in hosts.items():
        assert (Settings(host).editor_url, Settings(host).new_file_url) == (host + edit, host + new)
    assert (Settings("").editor_url, Settings("").new_file_url) == ("", "")


@pytest.mark.parametrize(
    ("address", "file", "line"),
    [
        ("/roles/trainer/", "roles.yaml", "- id: trainer"),
        ("/moves/agent/senior-agent/", "roles.yaml", "    - to: senior-agent"),
        ("/skills/typing/", "skills.yaml", "- id: typing"),
        ("/tracks/support/", "tracks.yaml", "- id: support"),
        ("/bands/growth/", "levels.yaml", "  - id: growth"),
    ],
)
def test_a_page_links_to_the_line_of_its_entry(pages: dict[str, Page], address: str, file: str, line: str) -> None:
    number = tiny()[file].splitlines().index(line) + 1
    url = f"https://git.example/hr/guide/blob/main/data/{file}?plain=1#L{number}"
    assert pages[address].edit_url == url
    assert f'<a href="{url}" rel="noopener">Suggest a change</a>' in pages[address].body


def test_without_a_code_host_there_is_no_link_to_suggest_a_change(guide: Guide) -> None:
    for page in pages_of(guide).values():
        assert "Suggest a change" not in page.body
        assert page.edit_url == ""


@pytest.mark.parametrize(
    ("last", "every", "text"),
    [
        ("2026-05-01", "6", "Reviewed May 2026 by HR Operations, due Nov 2026"),
        ("2026-04-30", "6", "Reviewed Apr 2026 by HR Operations, overdue since Oct 2026"),
        ("2025-01-15", "60", "Reviewed Jan 2025 by HR Operations, due Jan 2030"),
        ("9999-12-31", "60", "Reviewed Dec 9999 by HR Operations, due Dec 9999"),
    ],
)
def test_a_page_shows_when_its_review_is_due(last: str, every: str, text: str) -> None:
    """The day of the build is 2026-11-01; a review that is due on this day is not overdue."""
    texts = changed(tiny(), "roles.yaml", "last: 2026-09-15, every: 6", f"last: {last}, every: {every}")
    html = pages_of(guide_of(texts))["/roles/agent/"].body
    assert re.sub(r"<[^>]*>", "", re.findall(r'<p class="cg-fresh">(.*?)</p>', html)[0]) == text


def test_hostile_text_in_every_field_adds_no_tags_to_any_page() -> None:
    hostile_pages, plain_pages = (
        pages_of(guide_of(hostile.everywhere(text)), GITHUB) for text in (hostile.HOSTILE, hostile.PLAIN)
    )
    assert list(hostile_pages) == list(plain_pages)
    for address, page in hostile_pages.items():
        hostile.assert_same_tags(page.body, plain_pages[address].body)


def test_quoted_paths_in_text_do_not_change() -> None:
    texts = changed(tiny(), "roles.yaml", "tip: Smile; one can *hear* it.", """tip: 'Type *this*: "~/roles/agent/"'""")
    assert "Type <em>this</em>: &quot;~/roles/agent/&quot;" in pages_of(guide_of(texts))["/roles/agent/"].body


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (9, [3, 3, 3])])
def test_a_long_list_is_divided_into_pages(count: int, sizes: list[int]) -> None:
    list_pages = list(parts(range(count), "~/roles/", 3))
    assert [len(part.items) for part in list_pages] == sizes
    assert [item for part in list_pages for item in part.items] == list(range(count))
    assert [part.address(part.number) for part in list_pages] == [
        "~/roles/",
        *(f"~/roles/{number}/" for number in range(2, len(sizes) + 1)),
    ]
    assert {(part.count, part.total) for part in list_pages} == {(len(sizes), count)}


@pytest.mark.parametrize("count", [1, 2, 7, 40, 100, 5_000])
def test_the_pager_reaches_every_page_and_stays_short(count: int) -> None:
    """Every page can be reached from the first, and no page links to more than 20 pages."""
    list_pages = list(parts(range(count), "~/x/", 1))
    links = {part.number: part.shown for part in list_pages}
    assert all(1 <= number <= count for numbers in links.values() for number in numbers)
    assert max(map(len, links.values())) <= 20
    reached, new = {1}, {1}
    while new:
        new = {target for number in new for target in links[number]} - reached
        reached |= new
    assert reached == set(links)


# No page may be larger than 60 KB; up to 9 KB of them are the theme, which tests/build/test_site.py measures.
HEAVIEST = 60_000 - 9_200
_LEVELS = ("awareness", "working", "practitioner", "expert")
_TRACKS = ("support", "claims", "kpo-law", "kpo-data", "shared-quality")


def large(count: int) -> Guide:
    """A company of `count` roles with long names, 20 skills and 5 tracks; every 20th role returns to the first."""
    ids = [f"role-{number}-of-the-customer-care-and-claims-desk" for number in range(count)]
    lines = []
    for number, id_ in enumerate(ids):
        skills = " ".join(f"skill-{(number * 7 + step * 3) % 20}:{_LEVELS[(number + step) % 4]}" for step in range(6))
        lines.append(f"{id_} {_TRACKS[number % 5]} {number * 10 // count + 1} {skills}")
        lines.append(f"{id_} -> {ids[(number + 5) % count]} lateral 6/12/24")
        if number + count // 10 < count:
            lines.append(f"{id_} -> {ids[number + count // 10]} promotion 6/12/24")
        if number and number % 20 == 0:
            lines.append(f"{id_} -> {ids[0]} return 1/2/3")
    return sketched("\n".join(lines))


def heaviest(guide: Guide) -> dict[str, int]:
    """Kind of page -> bytes of its heaviest page."""
    sizes: dict[str, int] = defaultdict(int)
    for address, page in pages_of(guide).items():
        kind, *rest = address.strip("/").split("/")
        kind += " list" if not rest or (len(rest) == 1 and rest[0].isdigit()) else ""
        sizes[kind] = max(sizes[kind], len(page.body.encode()))
    components = Components(guide)
    macros = (components.career_map(), components.roles(), components.band("first"), components.entry_roles())
    return {**sizes, "macro": max(len(html.encode()) for html in macros)}


@pytest.mark.slow
def test_no_page_grows_with_the_company() -> None:
    """2,000 roles have more pages than 800 roles, and none of them is noticeably larger."""
    some, many = heaviest(large(800)), heaviest(large(2_000))
    assert {kind: size for kind, size in many.items() if size > HEAVIEST} == {}
    assert {kind: size for kind, size in many.items() if size > some[kind] * 1.05 + 200} == {}


def test_lists_of_the_longest_names_stay_below_the_limit() -> None:
    """250 ids and titles of 60 characters, which are the longest that a sketch has."""
    ids = [f"{'x' * 54}-{number:05}" for number in range(250)]
    lines = [f"{id_} {'y' * 60} 1 {'z' * 60}:working" for id_ in ids]
    lines += [f"{start} -> {end} lateral 6/12/24" for start, end in itertools.pairwise(ids)]
    sizes = heaviest(sketched("\n".join(lines)))
    assert {kind: size for kind, size in sizes.items() if size > HEAVIEST} == {}


def test_several_stories_of_a_move_lead_to_their_list() -> None:
    """A link "2 stories" that opens one of them would hide the other."""
    texts, file = tiny(), "stories/from-calls-to-figures.yaml"
    texts["openings.yaml"] = texts["openings.yaml"].replace("role: senior-agent", "role: agent")
    for more, link in (
        ({}, 'href="../../stories/from-calls-to-figures/">1 story'),
        ({"stories/once-more.yaml": texts[file]}, 'href="../../moves/agent/senior-agent/#people">2 stories'),
    ):
        assert link in pages_of(guide_of(texts | more))["/openings/senior-agent-pune/"].body
