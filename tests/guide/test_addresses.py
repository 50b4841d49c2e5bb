"""Old addresses redirect to pages: renamed entries, moves between renamed roles, and removed moves."""

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
# Old address -> the page it redirects to; None if there is no redirect.
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
    "/kpis/aht/": None,  # KPIs have no pages
    "/skills/operator/": None,  # an id belongs to one kind
}
# Address of a removed move in the ledger -> the role that the move started from.
REMOVED_MOVES = {
    "/moves/lead/agent/": "/roles/lead/",
    "/moves/chief/agent/": "/roles/lead/",
    "/moves/operator/astronaut/": "/roles/agent/",
    "/moves/astronaut/agent/": None,
    "/moves/agent/lead/": None,  # still a page
    "/moves/operator/chief/": "/moves/agent/lead/",  # the renamed move still has a page
    "/roles/astronaut/": None,
}


@pytest.mark.parametrize("old", CASES)
def test_the_old_address_of_a_renamed_entry_redirects_to_it(old: str) -> None:
    assert redirects(frozenset(PAGES), RENAMED, ()).get(old) == CASES[old]


@pytest.mark.parametrize("old", REMOVED_MOVES)
def test_a_removed_move_redirects_to_the_role_it_started_from(old: str) -> None:
    assert redirects(frozenset(PAGES), RENAMED, REMOVED_MOVES).get(old) == REMOVED_MOVES[old]


def test_only_renamed_entries_and_removed_moves_have_redirects() -> None:
    targets = redirects(frozenset(PAGES), RENAMED, REMOVED_MOVES)
    assert targets == {old: new for old, new in (CASES | REMOVED_MOVES).items() if new}


def test_every_redirect_leads_to_a_page() -> None:
    targets = redirects(frozenset(PAGES), RENAMED, REMOVED_MOVES)
    assert set(targets.values()) <= set(PAGES)
    assert not set(targets) & set(PAGES)


def site_of(texts: Texts) -> dict[str, str]:
    """File -> text of each file that is not a page, on a site in a folder of its host."""
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


def test_the_sitemap_lists_pages_for_readers_and_no_redirects() -> None:
    files = site_of(tiny())
    addresses = re.findall(r"<loc>https://careers.example/hr([^<]*)</loc>", files["sitemap.xml"])
    pages = pages_of(guide_of(tiny()))
    assert {"/hr/health/", "/changes/"} < pages.keys()
    assert addresses == sorted(address for address in pages if not address.startswith(("/hr/", "/openings/")))
    assert "/roles/operator/" not in addresses


def test_an_entry_renamed_twice_has_a_redirect_from_each_old_id() -> None:
    """`a` became `b` became `c`: `c` lists both old ids, and both addresses redirect straight to it."""
    files = site_of(sketch("c support 1 formerly=[b,a]"))
    assert all('url=../../roles/c/"' in files[f"roles/{old}/index.html"] for old in "ab")


def test_ledger_addresses_redirect_after_renames_and_removals() -> None:
    """The site serves the addresses that the rule accepts as served."""
    ledger = "# every address\n/roles/operator/\n/moves/operator/trainer/\n/moves/senior-agent/agent/\n"
    texts = {**tiny(), "permalinks.txt": ledger}
    files = site_of(texts)
    assert 'url=../../../moves/agent/trainer/"' in files["moves/operator/trainer/index.html"]
    assert 'url=../../../roles/senior-agent/"' in files["moves/senior-agent/agent/index.html"]


def test_a_ledger_address_without_a_page_or_redirect_is_an_error() -> None:
    texts = changed(tiny(), "roles.yaml", "  formerly: [operator]\n", "")
    texts["permalinks.txt"] = "/roles/operator/\n"
    with pytest.raises(DataError, match=r"data/permalinks\.txt:1:1: address-lost: `/roles/operator/` was published"):
        guide_of(texts)
