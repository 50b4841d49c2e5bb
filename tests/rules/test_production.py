"""Before a site is published: entries that nobody has reviewed since they came, and addresses for examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.guide.health import health
from careerguide.loading.data_folder import load
from careerguide.model.settings import ALL_PARTS
from careerguide.pages.page import Settings
from careerguide.rules import check
from support.company import DAY, guide_of, pages_of, tiny
from support.pack_company import company

AGENT_REVIEW = "review: {owner: hr-operations, last: 2026-09-15, every: 6}"


def production(data: Path, code: str) -> list[str]:
    return [
        f"{problem.path}:{problem.line}" for problem in check(load(data), DAY, production=True) if problem.code == code
    ]


# The day that HR writes after the entry came on 1 November -> whether it counts as reviewed.
@pytest.mark.parametrize(("last", "reviewed"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-20", True)])
def test_an_entry_is_unreviewed_until_the_company_reviews_it(last: str, reviewed: bool, tmp_path: Path) -> None:
    data = company(tmp_path)
    before = production(data, "unreviewed-entry")
    assert "data/roles.yaml:6" in before
    text = (data / "roles.yaml").read_text("utf-8")
    (data / "roles.yaml").write_text(text.replace("last: 2026-09-15", f"last: {last}"), encoding="utf-8")
    after = production(data, "unreviewed-entry")
    assert after == ([line for line in before if line != "data/roles.yaml:6"] if reviewed else before)
    assert "unreviewed-entry" not in {problem.code for problem in check(load(data), DAY)}


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("https://jobs.example.internal/1", False),
        ("https://example.com", False),
        ("https://www.example.org:8080/x", False),
        ("mailto:desk@example.com", False),
        ("https://hr.test/", False),
        ("https://learn-example.com/", True),
        ("https://example-jobs.com/", True),
        ("https://jobs.company.com/example", True),
        ("/guide/applying/", True),
    ],
)
def test_an_address_for_examples_is_an_error_in_production(address: str, real: bool, tmp_path: Path) -> None:
    data = company(tmp_path)
    (data / "learning.yaml").write_text(
        (data / "learning.yaml").read_text("utf-8")
        + "- id: club\n  title: Club\n  provider: Us\n  kind: practice\n  free: true\n  summary: Speak up.\n"
        f"  url: {address}\n",
        encoding="utf-8",
    )
    lines = len((data / "learning.yaml").read_text("utf-8").splitlines())
    assert (f"data/learning.yaml:{lines}" in production(data, "example-address")) != real
    assert "example-address" not in {problem.code for problem in check(load(data), DAY)}


def test_health_and_pages_say_where_an_entry_comes_from(tmp_path: Path) -> None:
    data = company(tmp_path, edits={"skills.yaml": ("summary: Writes while talking.", "summary: Types.")})
    texts = tiny() | {name: (data / name).read_text("utf-8") for name in ("pack.lock", "skills.yaml")}
    guide = guide_of(texts)
    unreviewed = next(part for part in health(guide) if part.id == "unreviewed")
    assert "Agent" in [finding.text for finding in unreviewed.findings]
    pages = pages_of(guide)
    assert "For HR: as in the default pack. Nobody has reviewed it since it came." in pages["/roles/agent/"].draw()
    assert "For HR: your company's, changed from the default pack." in pages["/skills/typing/"].draw()


def test_readers_do_not_see_it_without_pages_for_hr_or_without_a_pack(tmp_path: Path) -> None:
    data = company(tmp_path)
    texts = tiny() | {"pack.lock": (data / "pack.lock").read_text("utf-8")}
    assert (
        "For HR"
        not in pages_of(guide_of(texts), Settings(parts=ALL_PARTS.model_copy(update={"hr_pages": False})))[
            "/roles/agent/"
        ].draw()
    )
    assert "For HR" not in pages_of(guide_of(tiny()))["/roles/agent/"].draw()
