"""Addresses that once led somewhere still do: renamed entries, moves between renamed roles, moves that are gone."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.addresses import redirects
from careerguide.problems import DataError
from support.company import Texts, changed, files_of, guide_of, pages_of, sketch, tiny

PAGES = ["/roles/agent/", "/roles/lead/", "/skills/typing/", "/tracks/support/", "/bands/first/", "/moves/agent/lead/"]
RENAMED = {
    "role": {"operator": "agent", "caller": "agent", "chief": "lead", "lost": "hidden"},
    "skill": {"keyboard": "typing"},
    "track": {"voice": "support"},
    "band": {"basics": "first"},
    "kpi": {"aht": "handle-time"},
}
# Old address -> where it leads; None where nothing answers.
CASES = {
    "/roles/operator/": "/roles/agent/",
    "/roles/caller/": "/roles/agent/",
    "/roles/chief/": "/roles/lead/",
    "/skills/keyboard/": "/skills/typing/",
    "/tracks/voice/": "/tracks/support/",
    "/bands/basics/": "/bands/first/",
    "/moves/operator/lead/": "/moves/agent/lead/",
    "/moves/caller/lead/": "/moves/agent/lead/",
    "/moves/agent/chief/": "/moves/agent/lead/",
    "/moves/caller/chief/": "/moves/agent/lead/",
    "/roles/lost/": None,  # its new id is a draft and has no page
    "/roles/agent/": None,  # a page needs no redirect
    "/kpis/aht/": None,  # figures have no page of their own
    "/skills/operator/": None,  # ids belong to their kind
}
# A ledger address of a move that is gone -> the role it started from.
GONE = {
    "/moves/lead/agent/": "/roles/lead/",
    "/moves/chief/agent/": "/roles/lead/",
    "/moves/operator/astronaut/": "/roles/agent/",
    "/moves/astronaut/agent/": None,
    "/moves/agent/lead/": None,  # still a page
    "/moves/operator/chief/": "/moves/agent/lead/",  # renamed beats gone
    "/roles/astronaut/": None,
}


@pytest.mark.parametrize("old", CASES)
def test_a_renamed_entry_is_followed(old: str) -> None:
    assert redirects(frozenset(PAGES), RENAMED, ()).get(old) == CASES[old]


@pytest.mark.parametrize("old", GONE)
def test_a_move_that_is_gone_leads_to_where_it_started(old: str) -> None:
    assert redirects(frozenset(PAGES), RENAMED, GONE).get(old) == GONE[old]


def test_there_are_no_other_redirects() -> None:
    targets = redirects(frozenset(PAGES), RENAMED, GONE)
    assert targets == {old: new for old, new in (CASES | GONE).items() if new}


def test_redirects_never_lead_to_redirects() -> None:
    targets = redirects(frozenset(PAGES), RENAMED, GONE)
    assert set(targets.values()) <= set(PAGES)
    assert not set(targets) & set(PAGES)


def site_of(texts: Texts) -> dict[str, str]:
    """File -> text of everything that no page makes, on a site below a folder."""
    return files_of(guide_of(texts), "https://careers.example/hr/")


@pytest.mark.parametrize(
    ("file", "target", "canonical"),
    [
        ("roles/operator/index.html", "../../roles/agent/", "https://careers.example/hr/roles/agent/"),
        ("skills/keyboard/index.html", "../../skills/typing/", "https://careers.example/hr/skills/typing/"),
        ("bands/basics/index.html", "../../bands/foundation/", "https://careers.example/hr/bands/foundation/"),
        (
            "moves/trainer/operator/index.html",
            "../../../moves/trainer/agent/",
            "https://careers.example/hr/moves/trainer/agent/",
        ),
    ],
)
def test_a_redirect_page_works_without_script_and_in_any_folder(file: str, target: str, canonical: str) -> None:
    html = site_of(tiny())[file]
    assert re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', html) == [target]
    assert re.findall(r'<a href="([^"]*)">', html) == [target]
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', html) == [canonical]
    assert "<script" not in html


def test_the_sitemap_lists_pages_and_no_redirect() -> None:
    files = site_of(tiny())
    addresses = re.findall(r"<loc>https://careers.example/hr([^<]*)</loc>", files["sitemap.xml"])
    assert addresses == sorted(pages_of(guide_of(tiny())))
    assert "/roles/operator/" not in addresses


def test_a_chain_of_renames_needs_each_old_id_at_the_entry() -> None:
    """`a` became `b` became `c`: both old ids stand under `c`, and both addresses lead there in one step."""
    files = site_of(sketch("c support 1 formerly=[b,a]"))
    assert all('url=../../roles/c/"' in files[f"roles/{old}/index.html"] for old in "ab")


def test_the_ledger_is_kept_through_renames_and_deletions() -> None:
    """What the rule accepts as served is what the site serves."""
    ledger = "# every address\n/roles/operator/\n/moves/operator/trainer/\n/moves/senior-agent/agent/\n"
    texts = {**tiny(), "permalinks.txt": ledger}
    files = site_of(texts)
    assert 'url=../../../moves/agent/trainer/"' in files["moves/operator/trainer/index.html"]
    assert 'url=../../../roles/senior-agent/"' in files["moves/senior-agent/agent/index.html"]


def test_an_address_that_nothing_serves_is_an_error() -> None:
    texts = changed(tiny(), "roles.yaml", "  formerly: [operator]\n", "")
    texts["permalinks.txt"] = "/roles/operator/\n"
    with pytest.raises(DataError, match=r"data/permalinks\.txt:1:1: address-lost: `/roles/operator/` was published"):
        guide_of(texts)
