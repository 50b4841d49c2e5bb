"""`careerguide diff BASE [HEAD]`: which folders and revisions it compares, and its messages about missing ones."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from careerguide.diff import revisions
from careerguide.diff.report import NOTHING
from support.company import changed, tiny, write
from support.differences import GIT, NOON, diff, git, repository
from support.paths import HOOKS

RENAMED = changed(tiny(), "roles.yaml", "title: Analyst", "title: Researcher")
AGAIN = changed(tiny(), "roles.yaml", "title: Analyst", "title: Scientist")
RESEARCHER_WAS_ANALYST = "### Changes what people read\n\n* Researcher was called Analyst before.\n"
SCIENTIST_WAS_RESEARCHER = "### Changes what people read\n\n* Scientist was called Researcher before.\n"
SCIENTIST_WAS_ANALYST = "### Changes what people read\n\n* Scientist was called Analyst before.\n"


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two commits; a test takes a copy, which is quicker than git."""
    return repository(tmp_path_factory.mktemp("diff") / "repo", tiny(), RENAMED)


@pytest.fixture
def repo(committed: Path, tmp_path: Path) -> Path:
    """Two commits, and a working folder that differs from both."""
    folder = shutil.copytree(committed, tmp_path / "repo")
    write(AGAIN, folder / "data")
    return folder


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("HEAD~1", "HEAD"), RESEARCHER_WAS_ANALYST),
        (("HEAD~1", "main"), RESEARCHER_WAS_ANALYST),
        (("HEAD",), SCIENTIST_WAS_RESEARCHER),
        (("HEAD~1",), SCIENTIST_WAS_ANALYST),
        (("HEAD~1", "data"), SCIENTIST_WAS_ANALYST),
        (("HEAD", "HEAD"), NOTHING + "\n"),
        (("data",), NOTHING + "\n"),
    ],
)
def test_each_argument_is_a_revision_or_a_folder(repo: Path, arguments: tuple[str, ...], output: str) -> None:
    """Without HEAD, BASE is compared with the working folder, including changes that are not committed."""
    result = diff(repo, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, output, "")


def test_two_folders_need_no_repository(tmp_path: Path) -> None:
    for name, texts in (("old", tiny()), ("new", RENAMED)):
        write(texts, tmp_path / name)
    assert diff(tmp_path, "old", "new").stdout == RESEARCHER_WAS_ANALYST
    assert diff(tmp_path, str(tmp_path / "old"), "new").stdout == RESEARCHER_WAS_ANALYST


@pytest.mark.parametrize("name", ["nowhere", "0" * 40, "x" * 5000, "HEAD~9", "a b", "HEAD:data"])
def test_an_unknown_revision_is_named(repo: Path, name: str) -> None:
    for arguments in ((name,), ("HEAD", name)):
        result = diff(repo, *arguments)
        assert result.exit_code == 2
        assert f"`{name}` is not a folder and not a git revision." in result.stderr
        assert "shallow" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("", "HEAD"), "A revision is empty."),
        (("HEAD", ""), "A revision is empty."),
        (("data", "--data", "elsewhere"), "There is no data folder `elsewhere`."),
        (("HEAD", "HEAD~1", "--data", "elsewhere"), "`HEAD` has no folder `elsewhere`."),
        ((".git", "HEAD"), "`.git` is not a data folder"),
        (("-x",), "No such option"),
        (("--output=gone", "HEAD"), "No such option"),
        (("--", "-x"), "`-x` is not a folder and not a git revision"),
        (("--", "--output=gone", "HEAD"), "`--output=gone` is not a folder and not a git revision"),
        ((), "Missing argument"),
    ],
)
def test_arguments_that_cannot_be_compared_are_explained(repo: Path, arguments: tuple[str, ...], message: str) -> None:
    result = diff(repo, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not (repo / "gone").exists()


def test_a_branch_name_may_begin_with_a_dash(repo: Path) -> None:
    git(repo, "update-ref", "refs/heads/-old", "HEAD~1")
    assert (
        diff(repo, "HEAD", "--", "-old").exit_code == 2
        or diff(repo, "--", "-old", "HEAD").stdout == RESEARCHER_WAS_ANALYST
    )
    assert diff(repo, "refs/heads/-old", "HEAD").stdout == RESEARCHER_WAS_ANALYST


def test_a_revision_needs_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write(tiny(), tmp_path / "data")
    result = diff(tmp_path, "HEAD")
    assert result.exit_code == 2
    assert (
        "`HEAD` is not a folder, and `data` is not in a git repository. Git says: fatal: not a git repository"
        in result.stderr
    )


def test_two_folders_can_be_compared_without_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    result = diff(repo, "HEAD")
    assert result.exit_code == 2
    assert "git is not installed. Compare two data folders instead." in result.stderr
    assert diff(repo, "data", "data").exit_code == 0


def test_an_empty_repository_has_no_revisions(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    write(tiny(), folder / "data")
    assert "not a folder and not a git revision" in diff(folder, "HEAD").stderr


def test_a_shallow_clone_explains_how_to_get_all_commits(repo: Path, tmp_path: Path) -> None:
    first = git(repo, "rev-parse", "HEAD~1")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "shallow")
    for name in ("HEAD~1", first):
        result = diff(tmp_path / "shallow", name)
        assert result.exit_code == 2
        assert "has only the latest commits. To get all: `git fetch --unshallow`." in result.stderr
    assert diff(tmp_path / "shallow", "HEAD").stdout == NOTHING + "\n"


@pytest.mark.parametrize(
    ("here", "data"),
    [
        (".", "company/site/data"),
        ("company", "site/data"),
        ("company/site", "data"),
        ("company/docs", "../site/data"),
        ("company/site/data", "."),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def test_data_and_current_folder_may_be_anywhere_in_the_repository(
    tmp_path: Path, here: str, data: str, absolute: bool
) -> None:
    repo = repository(tmp_path / "repo", tiny(), RENAMED, data="company/site/data")
    (repo / "company/docs").mkdir()
    data_option = str((repo / here / data).resolve()) if absolute else data
    result = diff(repo / here, "HEAD~1", "HEAD", "--data", data_option)
    assert (result.exit_code, result.stdout) == (0, RESEARCHER_WAS_ANALYST)
    write(AGAIN, repo / "company/site/data")
    assert diff(repo / here, "HEAD", "--data", data_option).stdout == SCIENTIST_WAS_RESEARCHER


def test_the_current_folder_may_be_outside_the_repository(repo: Path, tmp_path: Path) -> None:
    """The revisions are those of the data folder's repository, not of the current folder."""
    assert diff(tmp_path, "HEAD~1", "HEAD", "--data", "repo/data").stdout == RESEARCHER_WAS_ANALYST


def test_the_data_folder_may_be_the_whole_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", tiny(), data=".")
    write(RENAMED, repo)
    assert diff(repo, "HEAD", "--data", ".").stdout == RESEARCHER_WAS_ANALYST


def test_a_commit_without_data_is_named(repo: Path) -> None:
    git(repo, "rm", "-r", "--quiet", "-f", "data")
    (repo / "readme").write_text("Nothing here.\n")
    git(repo, "add", "readme")
    git(repo, "commit", "--quiet", "--message", "Drop the data")
    result = diff(repo, "HEAD", "HEAD~1")
    assert result.exit_code == 2
    assert "`HEAD` has no folder `data`." in result.stderr
    assert diff(repo, "HEAD~2", "HEAD~1").stdout == RESEARCHER_WAS_ANALYST


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.yaml", "../readme"])
def test_symbolic_links_in_a_commit_are_not_followed(repo: Path, target: str) -> None:
    """A link that leads out of the data is a problem, and entries of its file are neither new nor removed."""
    git(repo, "checkout", "--quiet", "--force", "HEAD")
    (repo / "data/kpis.yaml").unlink()
    (repo / "data/kpis.yaml").symlink_to(target)
    git(repo, "add", "data")
    git(repo, "commit", "--quiet", "--message", "Link")
    result = diff(repo, "HEAD~1", "HEAD")
    assert result.exit_code == 0
    assert "* `data/kpis.yaml:1`" in result.stdout
    assert "Only partly compared, because some of the data could not be read: KPIs." in result.stdout
    assert "is removed" not in result.stdout


def test_problems_in_a_commit_have_a_file_and_a_line(repo: Path) -> None:
    """They look like problems in the working folder; each is reported once."""
    broken = changed(RENAMED, "roles.yaml", "to: senior-agent", "to: nobody")
    write(broken, repo / "data")
    git(repo, "commit", "--quiet", "--all", "--message", "Break")
    line = broken["roles.yaml"][: broken["roles.yaml"].index("to: nobody")].count("\n") + 1
    for arguments in (("HEAD~1", "HEAD"), ("HEAD~1",)):
        out = diff(repo, *arguments).stdout
        assert f"### Fix these problems first\n\n* `data/roles.yaml:{line}` There is no role \\`nobody\\`." in out
    assert "Fix these problems" not in diff(repo, "HEAD").stdout
    assert "Routes were not compared" in diff(repo, "HEAD").stdout


def test_json_has_every_field_of_a_change(repo: Path) -> None:
    result = json.loads(diff(repo, "HEAD~1", "HEAD", "--format", "json").stdout)
    text = "Researcher was called Analyst before."
    change = {"weight": "clarifies", "kind": "role", "id": "analyst", "field": "title", "text": text}
    assert result == {"changes": [change], "faults": [], "routes_compared": True, "partly_read": []}


def test_the_command_can_run_in_a_git_hook(repo: Path) -> None:
    """Git sets variables for its hooks. The command runs in its own process, so that they affect only this test."""
    run = [sys.executable, "-m", "careerguide", "diff", "HEAD~1", "HEAD"]
    env = {**GIT, **NOON, "PYTHONPATH": str(HOOKS), "GIT_DIR": str(repo / ".git"), "GIT_INDEX_FILE": ".git/index"}
    assert (
        subprocess.run(run, cwd=repo, env=env, capture_output=True, text=True, check=True).stdout
        == RESEARCHER_WAS_ANALYST
    )


def test_no_temporary_files_are_left(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = git(repo, "status", "--porcelain")
    diff(repo, "HEAD~1", "HEAD")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert git(repo, "status", "--porcelain") == before
