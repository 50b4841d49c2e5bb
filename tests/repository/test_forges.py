"""What GitHub and GitLab run and show: judged by their schemas, by zizmor, and against the data folder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from careerguide import problems
from careerguide.pages.page import Settings
from careerguide.problems import Problem
from support.paths import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "guide.yml"
FORMS = sorted(file for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")


def tool(*words: str) -> str:
    """What a judge says; an empty string is a pass."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / words[0]), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-workflows", WORKFLOW),
        ("gitlab-ci", ROOT / ".gitlab-ci.yml"),
        ("github-issue-config", ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"),
        *(("github-issue-forms", file) for file in FORMS),
    ],
)
def test_a_file_fits_its_schema(schema: str, file: Path) -> None:
    assert tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)) == ""


def test_a_file_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "guide.yml").write_text(WORKFLOW.read_text("utf-8").replace("runs-on", "run-on"), encoding="utf-8")
    assert "run-on" in tool(
        "check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(tmp_path / "guide.yml")
    )


def test_the_workflow_is_safe() -> None:
    assert tool("zizmor", "--offline", "--pedantic", "--no-progress", "--quiet", ".github") == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"),
        ("          persist-credentials: false\n", ""),
        ("permissions: {}", "permissions: write-all"),
    ],
)
def test_an_unsafe_workflow_is_refused(old: str, new: str, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = WORKFLOW.read_text("utf-8")
    assert old in text
    (folder / "guide.yml").write_text(text.replace(old, new), encoding="utf-8")
    assert tool("zizmor", "--offline", "--pedantic", "--no-progress", "--quiet", str(tmp_path))


def test_nothing_of_a_fork_meets_a_secret() -> None:
    text = WORKFLOW.read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    jobs = yaml.safe_load(text)["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "guide": {"contents": "read"},
        "test": {"contents": "read"},
        "publish": {"id-token": "write", "pages": "write"},
    }


def test_every_file_of_roles_has_an_owner() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    assert {f"/data/roles/{file.name}" for file in (ROOT / "data" / "roles").glob("*.yaml")} == {
        path for path in owned if path.startswith("/data/roles/")
    }
    for path in owned - {"*"}:
        assert (ROOT / path[1:]).exists(), path


@pytest.mark.parametrize(
    ("repo", "url"),
    [
        (
            "https://git.example/hr/guide/",
            "https://git.example/hr/guide/issues/new?template=outdated.yml&title=Outdated%3A%20A%20%26%20B&page=https%3A%2F%2Fcareers.example%2Froles%2Fa%2F",
        ),
        (
            "https://gitlab.example/hr/guide",
            "https://gitlab.example/hr/guide/-/issues/new?issuable_template=Outdated&issue[title]=Outdated%3A%20A%20%26%20B",
        ),
        ("", ""),
    ],
)
def test_outdated_opens_a_form_that_is_there(repo: str, url: str) -> None:
    assert Settings(repo, site_url="https://careers.example/").report_url("/roles/a/", "A & B") == url
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / "outdated.yml").is_file()
    assert (ROOT / ".gitlab" / "issue_templates" / "Outdated.md").is_file()
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "outdated.yml").read_text("utf-8"))
    assert "page" in {part.get("id") for part in form["body"]}


def test_gitlab_gets_a_report_of_its_own() -> None:
    found = [
        Problem("data/roles.yaml", 7, 3, "unknown-key", "`titel` is no key."),
        Problem("data/roles.yaml", 9, 1, "dead-end", "Leads nowhere.", "warning"),
    ]
    report = json.loads(problems.as_gitlab(found))
    assert [(entry["severity"], entry["check_name"], entry["location"]) for entry in report] == [
        ("major", "unknown-key", {"path": "data/roles.yaml", "lines": {"begin": 7}}),
        ("minor", "dead-end", {"path": "data/roles.yaml", "lines": {"begin": 9}}),
    ]
    assert len({entry["fingerprint"] for entry in report}) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", entry["fingerprint"]) for entry in report)
    # A finding that moves to another line is the same finding.
    moved = json.loads(problems.as_gitlab([Problem("data/roles.yaml", 8, 3, "unknown-key", "`titel` is no key.")]))
    assert moved[0]["fingerprint"] == report[0]["fingerprint"]
