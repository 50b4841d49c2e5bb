"""The first visit of each kind of page, in a new profile: light, from one server, under a strict policy, not stored.

Shared PCs, a thin line, five minutes between two calls.
"""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from support import own_site, web
from support.each_kind import Reader

KB = 1024
NO_PAGE = "error: Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize("kind", web.KINDS)
def test_it_is_light_asks_nobody_else_and_stores_nothing(kind: str, chromium: Browser, strict: web.Served) -> None:
    """Everything asked for until nothing more comes; nothing is stored, not even for a moment."""
    with own_site.profile(chromium) as context:
        context.clock.set_fixed_time(web.NOON)
        witness = web.Witness(context, strict.origin)
        written = web.record_writes(context)
        types: dict[str, str] = {}
        context.on("request", lambda request: types.update({urlsplit(request.url).path: request.resource_type}))
        page = context.new_page()
        tab = Reader(page, strict)
        page.goto(strict.url(web.KINDS[kind]))
        if kind == "redirect":
            page.wait_for_url("**/roles/team-leader/")
        tab.quiet(rounds=10)
        if kind == "404":  # the browser reports the answer itself; nothing else may be wrong
            witness.complaints.remove(NO_PAGE)
        assert (witness.elsewhere, witness.complaints) == ([], [])
        assert len(witness.requests) >= 5
        if kind != "redirect":
            is_light(strict, types)
        page.goto(strict.url(web.PLAIN))
        assert web.stored(page) == {}
        assert set(written) <= web.HARMLESS


def is_light(served: web.Served, types: dict[str, str]) -> None:
    """At most 100 KB in 12 files, each file gzipped."""
    sizes = {path: len(gzip.compress(web.file_of(served.site, path).read_bytes(), 6)) for path in types}
    scripts = {path: size for path, size in sizes.items() if path.endswith(".js")}
    assert len(scripts) >= 2
    assert any(path.endswith(("generated.css", "site.css")) for path in sizes)
    assert sum(sizes.values()) <= 100 * KB, sizes
    assert len(sizes) <= 12, sizes
