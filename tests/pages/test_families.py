"""Families inside a track: on the page of the track, on the pages of its roles, and in the search."""

from __future__ import annotations

import pytest
from careerguide.guide.guide import Guide
from careerguide.pages.page import Page
from careerguide.search.index import entries
from support.company import changed, guide_of, pages_of, tiny

FAMILIES = "  families: [{id: phones, title: On the phones}, {id: mails, title: With mails, summary: All who write.}]\n"


@pytest.fixture(scope="module")
def guide() -> Guide:
    summary, level = "  summary: Answers customers.\n", "  track: support\n  level: 1\n"
    texts = changed(tiny(), "tracks.yaml", summary, summary + FAMILIES)
    texts = changed(texts, "roles.yaml", level, f"  family: mails\n{level}")
    return guide_of(texts)


def page(guide: Guide, address: str) -> Page:
    return pages_of(guide)[address]


def test_the_page_of_a_track_lists_the_families_that_have_roles(guide: Guide) -> None:
    body = page(guide, "/tracks/support/").body
    assert '<h3 id="family-mails">With mails</h3>' in body
    assert "All who write." in body
    assert "On the phones" not in body
    mails, others = body.split('id="family-mails"')[1].split('id="family-none"')
    assert ("/roles/agent/" in mails, "/roles/senior-agent/" in mails) == (True, False)
    assert "/roles/senior-agent/" in others


def test_the_page_of_a_role_leads_to_its_family(guide: Guide) -> None:
    assert '<a href="../../tracks/support/#family-mails">With mails</a>' in page(guide, "/roles/agent/").body
    assert "#family-" not in page(guide, "/roles/senior-agent/").body


def test_a_track_without_families_has_no_such_part(guide: Guide) -> None:
    assert "Families" not in page(guide, "/tracks/training/").body


def test_the_search_finds_a_role_by_its_family(guide: Guide) -> None:
    by_address = {document.address: document for document in entries(guide, (), ())}
    assert "With mails" in by_address["agent"].body
    assert "With mails" not in by_address["senior-agent"].body
