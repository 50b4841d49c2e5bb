"""The files that GitHub and GitLab read: they match their schemas and the repository, and zizmor finds no risk."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import check_jsonschema
import pytest
import yaml
from careerguide import problems
from careerguide.pages.page import Settings
from careerguide.problems import Problem
from click.testing import CliRunner
from support.paths import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "guide.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
FORMS = sorted(file for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")


def check_schema(schema: str, *files: Path) -> str:
    """What is wrong with files by a schema of their forge; an empty string if nothing is."""
    result = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", f"vendor.{schema}", *map(str, files)])
    return "" if result.exit_code == 0 else result.output


def run_tool(*command: str) -> str:
    """The output of a checker that fails; an empty string if it passes."""
    result = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if result.returncode == 0 else result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [WORKFLOW]),
        ("gitlab-ci", [GITLAB]),
        ("dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("renovate", [ROOT / ".gitlab" / "renovate.json"]),
        ("github-issue-config", [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
        ("github-issue-forms", FORMS),
    ],
)
def test_each_file_matches_its_schema(schema: str, files: list[Path]) -> None:
    assert files
    assert check_schema(schema, *files) == ""


def test_a_file_that_does_not_match_its_schema_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "guide.yml").write_text(WORKFLOW.read_text("utf-8").replace("runs-on", "run-on"), encoding="utf-8")
    assert "run-on" in check_schema("github-workflows", tmp_path / "guide.yml")


def test_zizmor_finds_no_risk_in_the_workflow() -> None:
    assert run_tool("zizmor", "--offline", "--pedantic", "--no-progress", "--quiet", ".github") == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"),
        ("          persist-credentials: false\n", ""),
        ("permissions: {}", "permissions: write-all"),
    ],
)
def test_an_unsafe_workflow_is_an_error(old: str, new: str, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = WORKFLOW.read_text("utf-8")
    assert old in text
    (folder / "guide.yml").write_text(text.replace(old, new), encoding="utf-8")
    assert run_tool("zizmor", "--offline", "--pedantic", "--no-progress", "--quiet", str(tmp_path))


def test_no_workflow_that_a_fork_can_start_uses_a_secret() -> None:
    text = WORKFLOW.read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    jobs = yaml.safe_load(text)["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "guide": {"contents": "read"},
        "test": {"contents": "read"},
        "publish": {"id-token": "write", "pages": "write"},
    }


def test_every_supported_version_of_python_is_tested() -> None:
    """GitHub and GitLab test the same versions, from the oldest that pyproject.toml allows, without a gap."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    github = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["test"]["strategy"]["matrix"]["python"]
    gitlab = yaml.safe_load(GITLAB.read_text("utf-8"))["test"]["parallel"]["matrix"][0]["PYTHON"]
    oldest = int(project["requires-python"].removeprefix(">=3."))
    assert github == gitlab == [f"3.{minor}" for minor in range(oldest, oldest + len(github))]
    assert "3.14" in github


def test_every_job_that_installs_caches_the_packages_of_the_locks() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"] if "setup-python" in step.get("uses", "")]
    assert len(steps) == 2
    for step in steps:
        assert step["with"]["cache"] == "pip"
        assert sorted(ROOT.glob(step["with"]["cache-dependency-path"])) == sorted(ROOT.glob("requirements*.txt"))
    pipeline = yaml.safe_load(GITLAB.read_text("utf-8"))
    cache = pipeline["default"]["cache"]
    assert sorted(cache["key"]["files"]) == sorted(file.name for file in ROOT.glob("requirements*.txt"))
    assert pipeline["variables"]["PIP_CACHE_DIR"] == f"$CI_PROJECT_DIR/{cache['paths'][0].rstrip('/')}"


def test_every_lock_file_is_updated_every_week() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    folders = {update["package-ecosystem"]: update.get("directories", [update.get("directory")]) for update in updates}
    assert all(update["schedule"]["interval"] == "weekly" and update["groups"] for update in updates)
    for ecosystem, pattern in (("pip", "requirements*.txt"), ("npm", "package-lock.json")):
        files = [file.relative_to(ROOT) for file in ROOT.rglob(pattern)]
        lock_folders = {file.parent.as_posix() for file in files if not {"node_modules", ".venv"} & set(file.parts)}
        assert {folder.strip("/") or "." for folder in folders[ecosystem]} == lock_folders
    assert "github-actions" in folders


def test_every_file_of_roles_has_an_owner() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    files = [ROOT / "data" / "roles.yaml", *(ROOT / "data" / "roles").glob("*.yaml")]
    owned_files = {path for path in owned if path.startswith(("/data/roles/", "/data/roles.yaml"))}
    assert {f"/{file.relative_to(ROOT).as_posix()}" for file in files} == owned_files
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
def test_the_link_outdated_opens_an_existing_form(repo: str, url: str) -> None:
    assert Settings(repo, site_url="https://careers.example/").report_url("/roles/a/", "A & B") == url
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / "outdated.yml").is_file()
    assert (ROOT / ".gitlab" / "issue_templates" / "Outdated.md").is_file()
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "outdated.yml").read_text("utf-8"))
    assert "page" in {part.get("id") for part in form["body"]}


def test_gitlab_gets_a_code_quality_report() -> None:
    two_problems = [
        Problem("data/roles.yaml", 7, 3, "unknown-key", "`titel` is no key."),
        Problem("data/roles.yaml", 9, 1, "dead-end", "Leads nowhere.", "warning"),
    ]
    report = json.loads(problems.as_gitlab(two_problems))
    assert [(entry["severity"], entry["check_name"], entry["location"]) for entry in report] == [
        ("major", "unknown-key", {"path": "data/roles.yaml", "lines": {"begin": 7}}),
        ("minor", "dead-end", {"path": "data/roles.yaml", "lines": {"begin": 9}}),
    ]
    assert len({entry["fingerprint"] for entry in report}) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", entry["fingerprint"]) for entry in report)
    # A problem that moves to another line keeps its fingerprint.
    moved = json.loads(problems.as_gitlab([Problem("data/roles.yaml", 8, 3, "unknown-key", "`titel` is no key.")]))
    assert moved[0]["fingerprint"] == report[0]["fingerprint"]


def test_every_job_that_builds_the_site_has_the_whole_history() -> None:
    """Else the page of changes would have only the last commit."""
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"].values()
    building = [job for job in jobs if any("make build" in step.get("run", "") for step in job["steps"])]
    assert building
    for job in building:
        checkouts = [step["with"] for step in job["steps"] if "actions/checkout" in step.get("uses", "")]
        assert [options.get("fetch-depth") for options in checkouts] == [0]
    gitlab = yaml.safe_load(GITLAB.read_text("utf-8"))
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert not [
        name for name, job in gitlab.items() if isinstance(job, dict) and "GIT_DEPTH" in job.get("variables", {})
    ]
