"""A site whose address has a path publishes; without an address, `publish` says what the site lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.build.publish import NO_ADDRESS
from support import project

pytestmark = pytest.mark.slow
ADDRESS = "site_url: http://careers.example.internal/\n"


@pytest.mark.parametrize(
    ("address", "notices"), [(ADDRESS.replace("internal/", "internal/hr/careers/"), 0), ("", 1), (ADDRESS, 0)]
)
def test_publish_says_if_links_have_no_beginning(address: str, notices: int, tmp_path: Path) -> None:
    folder = project.make(tmp_path / "project")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert ADDRESS in settings
    (folder / "mkdocs.yml").write_text(settings.replace(ADDRESS, address), encoding="utf-8")
    done = project.run(folder, "-m", "careerguide", "publish")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(NO_ADDRESS) == notices
    assert (folder / "site" / "404.html").exists()
