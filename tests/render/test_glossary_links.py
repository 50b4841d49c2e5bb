"""Acronyms link to their explanation, once on a page and not inside another link, and no character changes."""

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
def test_the_first_acronym_in_a_text_is_a_link(text: str, expected: str) -> None:
    assert link_acronyms(text, set(), KNOWN) == expected


def test_an_acronym_is_linked_once_on_a_page() -> None:
    linked: set[str] = set()
    assert [link_acronyms("the CRM", linked, KNOWN), link_acronyms("the CRM", linked, KNOWN)] == [
        f"the {CRM}",
        "the CRM",
    ]


@given(st.text(alphabet="CRM& <>\"'ab.", max_size=30))
def test_no_character_changes(text: str) -> None:
    assert html.unescape(re.sub(r"<[^>]*>", "", link_acronyms(text, set(), KNOWN))) == text


def test_the_glossary_has_priority_over_kpis() -> None:
    """Only titles and aliases that are acronyms are linked; people know other words or can look them up."""
    texts = tiny() | {"glossary.yaml": "- {id: qa, title: QA, aliases: [CSAT, score], definition: Checks.}\n"}
    texts["kpis.yaml"] = texts["kpis.yaml"].replace("aliases: [Quality score]", "aliases: [CSAT, NPS]")
    assert acronym_addresses(guide_of(texts)) == {
        "QA": "~/guide/glossary/#qa",
        "CSAT": "~/guide/glossary/#qa",
        "NPS": "~/kpis/qa-score/",
    }
