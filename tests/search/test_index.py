"""The files of the search index: names, words and details of entries, and sections of hand-written pages."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.pages.page_sections import Section, sections
from careerguide.search import index
from careerguide.search.words import tokens
from support import company, hostile
from support.company import site_of
from support.paths import DATA

Files = dict[str, Any]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return open_guide(DATA, company.DAY)


def files_of(guide: Guide, *documents: index.SearchDocument) -> Files:
    """File name -> the JSON of the file."""
    indexed = documents or tuple(index.entries(guide, site_of(guide).pages, ()))
    return {Path(path).name: json.loads(text) for path, text in index.files(guide, indexed)}


@pytest.fixture(scope="module")
def files(guide: Guide) -> Files:
    return files_of(guide)


def postings_of(files: Files) -> dict[str, list[tuple[int, int, int, int]]]:
    """Word -> its postings in the files: number of the document, phrase, kind of phrase and length."""
    postings: dict[str, list[tuple[int, int, int, int]]] = {}
    for name in sorted(name for name in files if name.startswith("words-")):
        for word, (steps, digits) in files[name].items():
            assert word not in postings
            assert len(digits) == 2 * len(steps)
            document, decoded = 0, []
            for number, step in enumerate(steps):
                document += step
                unit, meta = (index.DIGITS.index(digit) for digit in digits[2 * number : 2 * number + 2])
                decoded.append((document, unit, *divmod(meta, index.LENGTHS)))
            postings[word] = decoded
    return postings


def test_the_index_has_every_kind_of_entry_and_the_pages(guide: Guide, files: Files) -> None:
    names = files["names.json"]
    kinds = {kind: count for kind, _, count in names["kinds"]}
    assert {kind: kinds[kind] for kind in ("role", "skill", "track", "term", "kpi", "learning")} == {
        "role": len(guide.roles),
        "skill": len(guide.skills),
        "track": len(guide.tracks),
        "term": len(guide.terms),
        "kpi": len(guide.kpis),
        "learning": len(guide.learning),
    }
    assert sum(kinds.values()) == len(names["rows"])
    assert [kind for kind, _, _ in names["kinds"]] == sorted(kinds, key=list(index.BASES).index)
    pages = [row[:2] for row in names["rows"][-kinds["page"] :]]
    assert ["Openings", "openings/"] in pages
    assert ["Plan my route", "plan/"] in pages


def test_each_word_has_its_postings(guide: Guide, files: Files) -> None:
    entries = list(index.entries(guide, site_of(guide).pages, ()))
    postings = postings_of(files)
    document = next(number for number, entry in enumerate(entries) if entry.kind == "skill" and entry.everyday)
    phrase = entries[document].everyday[0]
    left_out = {word for line in guide.search.questions for word in tokens(line)}
    words = [word for word in tokens(phrase) if word not in left_out]
    assert words
    for word in words:
        assert (document, 0, index.EVERYDAY, min(len(set(words)), index.LENGTHS - 1)) in postings[word]
    assert not left_out & postings.keys()


def test_files_of_words_are_in_order_and_small(files: Files) -> None:
    first_words = files["names.json"]["words"]
    shards = [files[f"words-{number}.json"] for number in range(len(first_words))]
    assert len(shards) > 1
    assert f"words-{len(first_words)}.json" not in files
    assert [min(shard) for shard in shards] == first_words
    words = [word for shard in shards for word in shard]
    assert words == sorted(words)
    assert all(len(json.dumps(shard, separators=(",", ":"))) <= index.SHARD * 1.1 for shard in shards)


def test_details_are_in_the_order_of_the_entries(guide: Guide, files: Files) -> None:
    role = next(iter(guide.roles.values()))
    summary, everyday, *moves = files["details-0.json"][0]
    assert (summary, everyday) == (role.summary, list(role.everyday))
    ids = list(guide.roles)
    assert [(ids[number], months) for number, months in (moves or [[]])[0]] == [
        (move.end.id, move.after.typical) for move in guide.moves_from[role.id]
    ]


def test_many_phrases_and_unusual_text_fit_the_digits() -> None:
    guide = company.guide_of(company.tiny())
    long = index.SearchDocument(
        "skill",
        "a",
        "A",
        (),
        [f"phrase{number} word" for number in range(200)],
        "",
        ["x. " * 500, "\u00e9t\u00e9 " * 90],
    )
    odd = index.SearchDocument("term", "b", "\u4f60", (), (), "\u4f60 \U0001f600", [hostile.HOSTILE])
    postings = postings_of(files_of(guide, long, odd))
    assert Counter(unit for unit in {unit for _, unit, _, _ in postings["word"]}) == Counter(range(index.PHRASES))
    assert files_of(guide, odd)["names.json"]["rows"] == [["\u4f60", "b"]]


def test_the_same_input_gives_the_same_bytes(guide: Guide) -> None:
    first, second = (list(index.files(guide, index.entries(guide, (), ()))) for _ in range(2))
    assert first == second


def test_a_draft_is_not_in_the_index() -> None:
    data = company.tiny()
    ghost = "- {id: ghost, title: Ghost, track: support, level: 1, summary: Haunts., status: STATUS}\n"
    for status, is_indexed in (("draft", False), ("published", True)):
        guide = company.guide_of({**data, "roles.yaml": data["roles.yaml"] + ghost.replace("STATUS", status)})
        assert ("Ghost" in [row[0] for row in files_of(guide)["names.json"]["rows"]]) == is_indexed


FRONT = {"description": "How to.", "search": {"words": "am I eligible"}}
HTML = """<h1 id="top">Applying</h1>
<p>Read this <em>first</em>.</p>
<ul><li>One</li><li>Two &amp; three</li></ul>
<h2 id="who">Who may <code>apply</code></h2>
<p>Everyone.<br>Really</p><div data-search-exclude><p>Not this <span>nor this</span></p></div>
<svg><title>Nor that</title></svg>
<h3 id="sub">Below</h3><p>Still here.</p>
<h2>Without an id</h2><p>It stays with the part before.</p>"""


def test_a_hand_written_page_has_a_section_for_each_heading_with_an_id() -> None:
    parts = list(sections(HTML, "/guide/applying/", "Applying inside", FRONT))
    assert parts == [
        Section(
            "/guide/applying/", "Applying inside", "How to.", "Read this first. One. Two & three.", ("am I eligible",)
        ),
        Section(
            "/guide/applying/#who",
            "Who may apply",
            "Applying inside",
            "Everyone. Really. Below. Still here. Without an id. It stays with the part before.",
        ),
    ]


def test_a_heading_with_words_of_its_own_is_a_section_of_any_level() -> None:
    html = """<h1>Applying</h1><h2 id="asked">Questions</h2><p>All.</p>
        <h3 id="told" data-search-words="tell my boss| is it private ||">Who is told?</h3><p>You decide</p>
        <h3 id="again" data-search-words="">Again?</h3><p>Yes.</p><h3 id="plain">Plain</h3><p>Part of it.</p>"""
    assert list(sections(html, "/a/", "Applying", {}))[1:] == [
        Section("/a/#asked", "Questions", "Applying", "All."),
        Section("/a/#told", "Who is told?", "Applying", "You decide.", ("tell my boss", "is it private")),
        Section("/a/#again", "Again?", "Applying", "Yes. Plain. Part of it."),
    ]


@pytest.mark.parametrize("setting", [None, "yes", [], {}, {"words": ""}, {"exclude": False}])
def test_an_invalid_search_setting_of_a_page_is_ignored(setting: object) -> None:
    assert list(sections("<p>a</p>", "/a/", "A", {"search": setting})) == [Section("/a/", "A", "", "a.")]


def test_a_page_can_be_excluded_from_the_search() -> None:
    assert list(sections("<p>a</p>", "/a/", "A", {"search": {"exclude": True}})) == []


@pytest.mark.parametrize(
    "html",
    ["", "<p>", "</p></p></div>", "<h2 id='a'>", "<svg><p>a", "<p data-search-exclude>a</p>", "&lt;b&gt; &amp; <<>>"],
)
def test_broken_html_is_read_as_far_as_possible(html: str) -> None:
    parts = list(sections(html, "/a/", "A", {}))
    assert parts[0].address == "/a/"
    assert "<b>" in parts[0].text or "&" not in html
