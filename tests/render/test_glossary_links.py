"""Acronyms lead to the line that explains them: once on a page, never inside another link, never changing a character."""

from __future__ import annotations

import html
import re

import pytest
from careerguide.render.glossary_links import acronym_addresses, link_acronyms
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from support.company import guide_of, tiny

CRM = '<a class="cg-term" href="~/guide/glossary/#crm">CRM</a>'
KNOWN = {"CRM": Markup(CRM)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keep the CRM up to date", f"Keep the {CRM} up to date"),
        ("CRM, then CRM", f"{CRM}, then CRM"),
        ("CRMs and crm", "CRMs and crm"),
        ("The SLA", "The SLA"),
        ("<CRM>", f"&lt;{CRM}&gt;"),
        (
            Markup('<p>The <a href="~/x/CRM">CRM</a> and the CRM</p>'),
            f'<p>The <a href="~/x/CRM">CRM</a> and the {CRM}</p>',
        ),
        (Markup('<p title="CRM">it</p>'), '<p title="CRM">it</p>'),
    ],
)
def test_link(text: str, expected: str) -> None:
    assert link_acronyms(text, set(), KNOWN) == expected


def test_what_was_explained_on_the_page_is_not_linked_again() -> None:
    seen: set[str] = set()
    assert [link_acronyms("the CRM", seen, KNOWN), link_acronyms("the CRM", seen, KNOWN)] == [f"the {CRM}", "the CRM"]


@given(st.text(alphabet="CRM& <>\"'ab.", max_size=30))
def test_no_character_changes(text: str) -> None:
    assert html.unescape(re.sub(r"<[^>]*>", "", link_acronyms(text, set(), KNOWN))) == text


def test_the_glossary_explains_before_the_figures_do() -> None:
    """Titles and aliases that are acronyms; other names are words that people know or can look up."""
    texts = tiny() | {"glossary.yaml": "- {id: qa, title: QA, aliases: [CSAT, score], definition: Checks.}\n"}
    texts["kpis.yaml"] = texts["kpis.yaml"].replace("aliases: [Quality score]", "aliases: [CSAT, NPS]")
    assert acronym_addresses(guide_of(texts)) == {
        "QA": "~/guide/glossary/#qa",
        "CSAT": "~/guide/glossary/#qa",
        "NPS": "~/guide/measures/#qa-score",
    }
