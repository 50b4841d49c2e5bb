"""A person's log, links and copies after HR has renamed what they name."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.my_page import CSE, ME, figures, mine, put, ready
from support.web import Open

QA = "qa-score"
OLD = {"kpi": {"quality-points": QA}, "role": {"phone-agent": CSE}, "skill": {"kindness": "empathy-and-de-escalation"}}
# What the module does, in its chunk.
IDS = re.compile(r"(?<=\$lib_former_ids=\(\(\)=>\{).*?(?=\}\)\(\))")
MONTHS = {"2026-09": 91, "2026-10": 92, "2026-11": 93}


def after_rename(look: Open, server: web.Served, address: str) -> Page:
    """A page of a release whose data has these old ids."""
    page = look(web.PLAIN)
    script = web.script_file(server, "lib/former-ids.js")
    text, count = IDS.subn(lambda _: f"return {{FORMER_IDS: {json.dumps(OLD)}}}", script.read_text(encoding="utf-8"))
    assert count == 1
    page.route(f"**/{script.name}", lambda route: route.fulfill(content_type="text/javascript", body=text))
    page.goto(page.url.replace(web.PLAIN, address))
    return page


def gate(page: Page) -> str:
    return page.locator("my-log .cg-kpi", has=page.get_by_role("heading", name="Quality")).first.inner_text()


@pytest.mark.parametrize("kpi", [QA, "quality-points"])
def test_the_log_has_the_figures_of_a_renamed_kpi(kpi: str, look: Open, server: web.Served) -> None:
    now = mine(look, "log", {**ME, **figures(QA, MONTHS)})
    expected = gate(now)
    page = after_rename(look, server, "/my/#log")
    put(ready(page), {"me/me": {**ME["me/me"], "role": "phone-agent"}, **figures(kpi, MONTHS)})
    expect(page.get_by_label("My role", exact=True)).to_have_value(CSE)
    assert gate(page) == expected
    expect(page.locator(f"#cg-figure-2026-11-{QA}")).to_have_value("93")


def test_a_link_to_the_planner_with_an_old_id(look: Open, server: web.Served) -> None:
    page = after_rename(look, server, "/plan/#from=phone-agent&to=team-leader")
    expect(page.locator(".cg-route").first).to_be_visible()
    assert page.locator("route-planner select").first.input_value() == CSE
