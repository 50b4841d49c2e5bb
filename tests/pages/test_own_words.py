"""A company with its own words and its own lines of business, or none: no page says the words of the default pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from careerguide.build.pipeline import Site
from careerguide.build.script_words import script_in_words
from careerguide.pages.page import Settings, is_for_hr
from careerguide.wording import Wording
from support.company import Texts, changed, guide_of, site_of, sketch, tiny

WORDS = Wording(
    {
        "track": ("practice", "practices"),
        "band": ("tier", "tiers"),
        "opening": ("vacancy", "vacancies"),
        "story": ("journey", "journeys"),
    }
)
STRANGE = re.compile(r"(?<![/#.\w-])(tracks?|bands?|openings?|story|stories|bpo|kpo)(?![\w-])", re.IGNORECASE)
# Attributes whose values people see or hear.
SEEN = ("aria-label", "title", "alt", "placeholder", "data-noun", "data-nouns")
LINES = "- {id: retail, title: Retail, summary: Work in shops}\n- {id: trade, title: Trade Counter, short: Trade}\n"


def own_lines() -> Texts:
    """The tiny company with two lines of business of its own."""
    texts = tiny() | {"lines.yaml": LINES}
    for old, new in (("bpo", "retail"), ("kpo", "trade"), ("shared", "trade")):
        texts = changed(texts, "tracks.yaml", f"line: {old}", f"line: {new}")
    return texts


def no_lines() -> Texts:
    """The tiny company without lines of business, and so without bridges."""
    texts = {file: text for file, text in tiny().items() if file != "lines.yaml"}
    texts["tracks.yaml"] = re.sub(r"  line: .*\n", "", texts["tracks.yaml"])
    return changed(texts, "roles.yaml", "kind: bridge", "kind: lateral")


class _Reader(HTMLParser):
    """The texts of a page and of the attributes that people see."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.texts += [value or "" for name, value in attrs if name in SEEN]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def texts_of(site: Site) -> Iterator[tuple[str, str]]:
    """Address and text of everything that a page for readers shows, says or is found by."""
    for page in (page for page in site.pages if not is_for_hr(page.address)):
        reader = _Reader()
        reader.feed(page.body)
        reader.close()
        for text in (page.title, page.description, page.found_by, *reader.texts):
            yield page.address, text


def own_site(texts: Texts) -> Site:
    return site_of(guide_of(texts), Settings(site_url="http://careers.example"), WORDS)


@pytest.mark.parametrize("texts", [own_lines(), no_lines()], ids=["two lines", "no lines"])
def test_no_page_says_a_word_of_the_default_pack(texts: Texts) -> None:
    shown = list(texts_of(own_site(texts)))
    assert [(address, text) for address, text in shown if STRANGE.search(text)] == []
    everything = " ".join(text for _, text in shown)
    for word in ("Practices", "tier", "Vacancies", "journeys", "A practice is a line of work"):
        assert word in everything


def test_the_words_of_the_default_pack_are_there_without_settings() -> None:
    """So that the test before cannot pass because it sees nothing."""
    site = site_of(guide_of(tiny()), Settings(site_url="http://careers.example"))
    found_words = {match[0].lower() for _, text in texts_of(site) for match in STRANGE.finditer(text)}
    assert found_words >= {"track", "tracks", "band", "bands", "opening", "openings", "story", "stories", "bpo", "kpo"}


def test_addresses_stay() -> None:
    assert {page.address for page in own_site(own_lines()).pages} == {
        page.address for page in site_of(guide_of(tiny()), Settings()).pages
    }


def test_data_is_never_rewritten() -> None:
    texts = changed(own_lines(), "tracks.yaml", "title: Support", "title: Track of a Story")
    texts = changed(texts, "roles.yaml", "summary: Answers calls and mails.", "summary: Opens a track, an opening.")
    shown = [text for _, text in texts_of(own_site(texts))]
    assert any("Track of a Story" in text for text in shown)
    assert any("Opens a track, an opening." in text for text in shown)


def test_feeds_theme_and_scripts_have_the_words_too() -> None:
    site = own_site(own_lines())
    files = {path: content for path, content in site.files() if isinstance(content, str)}
    assert "<title>Vacancies</title>" in files["feeds/openings.xml"]
    assert "<title>Journeys</title>" in files["feeds/stories.xml"]
    words = site.for_theme["word_forms"]
    assert isinstance(words, dict)
    assert (words["Tracks"], words["stories"], words["Roles"]) == ("Practices", "journeys", "Roles")
    scripts = {path: text for path, text in site.release.files.items() if path.endswith(".js")}
    assert 'track:["Practice","Practices"]' in "".join(scripts.values())
    for path, text in scripts.items():
        assert script_in_words(text, WORDS) == text, path


def test_two_companies_in_one_process_keep_their_words() -> None:
    """Compiled templates are kept as long as the process runs."""
    for wording, title in ((WORDS, "Practices"), (Wording(), "Tracks"), (WORDS, "Practices")):
        site = site_of(guide_of(own_lines()), Settings(), wording)
        body = next(page.body for page in site.pages if page.address == "/tracks/")
        assert f"<h1>{title}</h1>" in body


def page_of(texts: Texts, address: str) -> str:
    return next(page.body for page in site_of(guide_of(texts)).pages if page.address == address)


def test_lines_of_business_have_the_names_and_the_order_of_the_data() -> None:
    tracks = page_of(own_lines(), "/tracks/")
    assert re.findall(r'<h2 id="(\w+)">', tracks) == ["retail", "trade"]
    assert '<span class="cg-line cg-line--1">Retail</span> Work in shops</h2>' in tracks
    assert '<span class="cg-line cg-line--2">Trade</span> Trade Counter</h2>' in tracks
    assert "Career change between Retail and Trade" in page_of(own_lines(), "/moves/senior-agent/analyst/")


def test_a_company_without_lines_shows_nothing_of_them() -> None:
    site = site_of(guide_of(no_lines()))
    bodies = "".join(page.body for page in site.pages if not page.address.startswith("/hr/"))
    assert "cg-line--1" not in bodies
    assert "ridge" not in bodies
    assert "line of business" not in bodies.lower()
    assert "Other tracks" not in bodies
    assert '<th scope="col">Line</th>' not in bodies
    assert "<li></li>" not in bodies
    assert '"avoid":[]' in site.data_files["api/v1/planner.json"]


def test_tracks_without_a_line_come_last_under_a_heading_of_their_own() -> None:
    texts = own_lines()
    texts["tracks.yaml"] = texts["tracks.yaml"].replace("  line: retail\n", "")
    tracks = page_of(texts, "/tracks/")
    assert tracks.index("Trade Counter") < tracks.index("Other tracks") < tracks.index(">Support</a>")


def test_after_six_lines_the_colours_start_again() -> None:
    texts = sketch("\n".join(f"r{number} t{number} 1" for number in range(8)))
    texts["lines.yaml"] = "".join(f"- {{id: line{number}, title: Line {number}}}\n" for number in range(8))
    for number in range(8):
        texts["tracks.yaml"] = texts["tracks.yaml"].replace("line: bpo", f"line: line{number}", 1)
    colours = re.findall(r'<h2 id="line\d"><span class="cg-line cg-line--(\d)">', page_of(texts, "/tracks/"))
    assert colours == ["1", "2", "3", "4", "5", "6", "1", "2"]
