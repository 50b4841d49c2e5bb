"""The files in `serving/` fit each other, and name nothing of one company."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from careerguide.pack import init
from careerguide.rules.readability import grade
from support.paths import ROOT
from support.web import POLICY

FOLDER = ROOT / "serving"
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.iterdir())}


def test_the_container_has_the_settings_their_port_and_their_folder() -> None:
    image, settings = TEXTS["Containerfile"], TEXTS["nginx.conf"]
    copied = re.findall(r"(?m)^COPY (\S+) (\S+)$", image)
    assert copied == [("serving/nginx.conf", "/etc/nginx/nginx.conf"), ("site/", "/srv/careers/site/")]
    assert (ROOT / copied[0][0]).is_file()
    assert re.findall(r"(?m)^EXPOSE (\d+)$", image) == re.findall(r"listen (\d+);", settings) == ["8080"]
    assert re.findall(r"root (\S+);", settings) == [copied[1][1].rstrip("/")]
    assert "/etc/nginx/nginx.conf" in image.split("CMD")[1]


def test_each_image_has_a_version_and_every_target_of_the_readme_exists() -> None:
    stages = re.findall(r"(?m)^FROM (\S+) AS (\S+)$", TEXTS["Containerfile"])
    names = [name for _, name in stages]
    for image, _ in stages:
        assert image in names or re.search(r":\d+\.\d+", image), image
    assert set(re.findall(r"--target (\w+)", TEXTS["README.md"] + TEXTS["Containerfile"])) == set(names)


def test_the_build_sends_only_what_the_image_copies() -> None:
    assert TEXTS["Containerfile.dockerignore"].split() == ["*", "!serving/nginx.conf", "!site"]


def test_the_policy_is_the_same_everywhere() -> None:
    for name in ("README.md", "serving/README.md"):
        assert f"Content-Security-Policy: {POLICY}" in (ROOT / name).read_text(encoding="utf-8"), name
    assert f'Content-Security-Policy "{POLICY}" always;' in TEXTS["nginx.conf"]


def test_every_file_that_the_readme_names_exists() -> None:
    names = re.findall(r"(?:serving/|`)(nginx\.conf|[a-z]+\.sh|Containerfile)", TEXTS["README.md"])
    assert {"nginx.conf", "swap.sh", "put.sh", "Containerfile"} <= set(names)
    assert all((FOLDER / name).is_file() for name in names)
    for name in ("swap.sh", "put.sh"):
        assert (FOLDER / name).stat().st_mode & 0o111, name


COMPANY = ROOT / "hooks" / "careerguide" / "pack" / "company"


@pytest.mark.parametrize("file", [ROOT / ".gitlab-ci.yml", COMPANY / "gitlab-ci.yml"], ids=["here", "company"])
def test_gitlab_pages_publishes_copies_in_gzip(file: Path) -> None:
    job = yaml.safe_load(file.read_text(encoding="utf-8"))["pages"]
    assert job["script"] == [".venv/bin/careerguide publish --compress public"]
    assert job["artifacts"]["paths"] == ["public/"]


def test_nothing_here_names_this_repository() -> None:
    """Companies get these files as they are; `careerguide` is the command."""
    settings = yaml.safe_load(re.sub(r"(?m)^.*!!.*$", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "careerguide"
    for text in TEXTS.values():
        assert settings["repo_url"] not in text
        assert settings["site_url"].split("/")[2] not in text


def test_the_page_for_it_is_one_page_and_easy_to_read() -> None:
    text = re.sub(r"(?s)```.*?```", "", TEXTS["README.md"])
    lines = [line for line in text.splitlines() if not line.startswith(("|", "#"))]
    plain = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]]|^ *-", " ", "\n".join(lines), flags=re.MULTILINE)
    assert int(grade(plain)) <= 8
    assert len(TEXTS["README.md"].splitlines()) < 120


@pytest.mark.slow
def test_a_new_company_gets_these_files_as_they_are(tmp_path: Path) -> None:
    company = init.Company("Gardens", "https://careers.example/", pack=False, line="Gardens")
    init.make(tmp_path / "company", company)
    made = {file.name: file for file in (tmp_path / "company" / "serving").iterdir()}
    assert {name: file.read_text(encoding="utf-8") for name, file in made.items()} == TEXTS
    for name in ("swap.sh", "put.sh"):
        assert made[name].stat().st_mode & 0o111, name
    assert "serving/README.md" in (tmp_path / "company" / "README.md").read_text(encoding="utf-8")
