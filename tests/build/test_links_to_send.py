"""The link that a recruiter sends: the files beside each code, and the site that it leads to."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest
import zxingcpp
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.model.settings import Parts
from careerguide.pages.page import Settings
from PIL import Image
from support.company import DAY, Texts, files_of, guide_of, pages_of, site_of, tiny, write

INSIDE, OUTSIDE = "http://careers.example.internal", "https://careers.example.com"
LEDGER = "/r/k7mq/ /roles/agent/\n/r/k8mq/ /roles/trainer/\n/r/k9mq/ /roles/operator/\n"


# The address and the roles of the site for people outside.
AUDIENCE = """\
url: {url}
roles: {roles}
tracks: all
fields:
  role: [title, track, level, summary, formerly]
  track: [title, line, summary]
  line: [title]
"""


def company(outside: str = "") -> Texts:
    """The tiny company with short links; `operator` is the former id of `agent`. `outside` are the public roles."""
    texts = {**tiny(), "permalinks.txt": LEDGER}
    return texts | {"audience.yaml": AUDIENCE.format(url=f"{OUTSIDE}/", roles=outside)} if outside else texts


def page(guide: Guide, role: str, site_url: str = INSIDE) -> str:
    return html.unescape(pages_of(guide, Settings(site_url=site_url))[f"/roles/{role}/links/"].body)


def pictures(guide: Guide, site_url: str = INSIDE) -> dict[str, bytes]:
    """Path -> content of each picture of a short link."""
    files = site_of(guide, Settings(site_url=site_url)).files()
    return {
        path: content.read_bytes() if isinstance(content, Path) else content
        for path, content in files
        if path.startswith("r/") and isinstance(content, (Path, bytes))
    }


def scanned(picture: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


def test_the_code_of_a_former_id_keeps_its_files() -> None:
    """Systems keep the address of a picture, so it must be there after a rename and after a merge of two roles."""
    files = pictures(guide_of(company()))
    codes = ("k7mq", "k8mq", "k9mq")
    assert sorted(files) == sorted(f"r/{code}/{file}" for code in codes for file in ("card.png", "qr.png", "qr.svg"))
    assert {code: scanned(files[f"r/{code}/qr.png"]) for code in codes} == {
        code: [f"{INSIDE}/r/{code}/"] for code in codes
    }
    assert files["r/k9mq/card.png"] == files["r/k7mq/card.png"] != files["r/k8mq/card.png"]


def test_the_link_of_todays_id_is_the_one_to_send() -> None:
    assert guide_of(company()).short_addresses == {"agent": "/r/k7mq/", "trainer": "/r/k8mq/"}


def test_candidates_get_the_site_for_people_outside_if_its_address_is_known() -> None:
    guide = guide_of(company("all"))
    body = page(guide, "agent")
    assert re.findall(r'value="([^"]*)"', body) == [f"{OUTSIDE}/r/k7mq/", f"{INSIDE}/r/k7mq/"]
    texts = re.findall(r"<pre[^>]*>(.*?)</pre>", body, re.DOTALL)
    assert [re.findall(r"https?://\S+", text) for text in texts] == [[f"{OUTSIDE}/r/k7mq/"]] * 3
    assert scanned(pictures(guide)["r/k7mq/qr.png"]) == [f"{OUTSIDE}/r/k7mq/"]


def test_a_role_that_is_not_public_is_sent_on_the_site_inside() -> None:
    guide = guide_of(company("[agent]"))
    assert guide.link_to_send("agent", INSIDE) == f"{OUTSIDE}/r/k7mq/"
    assert guide.link_to_send("trainer", INSIDE) == f"{INSIDE}/r/k8mq/"
    assert OUTSIDE not in page(guide, "trainer")
    assert "it shows targets and conditions" in page(guide, "trainer")


def test_the_site_for_people_outside_answers_on_its_roles_and_says_nothing_of_others(tmp_path: Path) -> None:
    public = open_guide(write(company("[agent]"), tmp_path / "data"), DAY, public=True)
    site = site_of(public, Settings(site_url=OUTSIDE))
    assert site.redirects["/r/k7mq/"] == "/roles/agent/"
    assert "/r/k8mq/" not in site.redirects
    assert sorted(pictures(public, OUTSIDE)) == ["r/k7mq/card.png", "r/k9mq/card.png"]
    assert [address for address in site.addresses if address.endswith("/links/")] == []


def test_a_site_without_an_address_has_no_code_to_scan_and_no_half_link() -> None:
    guide = guide_of(company())
    assert {path.rpartition("/")[2] for path in pictures(guide, "")} == {"card.png"}
    assert "qr." not in page(guide, "agent", "")
    assert 'value="/r/k7mq/"' in page(guide, "agent", "")


def test_a_role_without_a_code_has_its_long_address_and_says_who_makes_one() -> None:
    body = page(guide_of(company()), "analyst")
    assert f'value="{INSIDE}/roles/analyst/"' in body
    assert "careerguide permalinks --write" in body
    assert "card.png" not in body


@pytest.mark.parametrize("part", Parts.model_fields)
def test_no_part_that_is_off_takes_the_links_away(part: str, tmp_path: Path) -> None:
    parts = Parts.model_validate({part: False})
    guide = open_guide(write(company(), tmp_path / "data"), DAY, parts=parts)
    assert "/r/k7mq/" in page(guide, "agent")


def test_the_table_of_roles_has_their_short_links() -> None:
    """A system that knows the id of a role finds the code that the addresses for systems speak of."""
    table = files_of(guide_of(company()))["api/v1/roles.csv"].removeprefix("\ufeff")
    links = {row["id"]: row["short link"] for row in csv.DictReader(io.StringIO(table))}
    assert links == {"agent": "/r/k7mq/", "trainer": "/r/k8mq/", "senior-agent": "", "analyst": ""}


@pytest.mark.parametrize("site_url", ["", INSIDE])
def test_addresses_for_systems_name_no_file_that_is_not_there(site_url: str) -> None:
    guide = guide_of(company())
    shown = html.unescape(site_of(guide, Settings(site_url=site_url)).components.addresses_for_systems())
    files = {path.rpartition("/")[2] for path in pictures(guide, site_url)}
    assert {name for name in ("card.png", "qr.png", "qr.svg") if f"/r/<code>/{name}" in shown} <= files
    assert ("qr.png" in shown) == bool(site_url)
