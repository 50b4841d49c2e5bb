"""The editing page changes files of a folder, of a computer or of a forge, and nothing but the lines of the change."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide.cli.base import main
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import node, own_site, web
from support.axe import all_complaints
from support.paths import ROOT
from support.web import Open

# Headless browsers have no dialog to choose a folder: the private folder of the page's origin takes its place. A page
# has folders only where it is trusted, so the site is asked for by the address of this machine.
PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of files) {
    const steps = path.split("/");
    let folder = await root.getDirectoryHandle("data", {create: true});
    for (const name of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});
    const stream = await (await folder.getFileHandle(steps.at(-1), {create: true})).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const files = [];
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else files.push([path + name, await (await handle.getFile()).text()]);
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("data"), "");
  return files;
}"""
EPOCH = f"{web.NOON.timestamp():.0f}"
EXPERT = "Sits in on the hardest calls and talks because both sides ask for it."
EXPERT += " People who still disagree say they were heard."
Files = dict[str, str]


# The files of the folder that the page opens; a whole folder takes a browser much longer to write.
OPEN = (
    "roles/customer-support.yaml", "skills.yaml", "stories/from-sales-calls-to-the-quiet-room.yaml", "openings.yaml",
    "events.yaml", "kpis.yaml",
)  # fmt: skip


@pytest.fixture(scope="module")
def data() -> Files:
    """Path -> text of the data files that a test opens."""
    return {path: (ROOT / "data" / path).read_text(encoding="utf-8") for path in OPEN}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with own_site.profile(chromium, accept_downloads=True) as profile:
        profile.add_init_script(PICKER)
        yield profile


@pytest.fixture
def folder_page(context: BrowserContext, server: web.Served, data: Files) -> Page:
    """The page with a copy of the data open as a folder."""
    page = context.new_page()
    page.goto(server.url("/hr/edit/").replace(web.HOST, "127.0.0.1"))
    web.settle(page)
    page.evaluate(FILL, list(data.items()))
    page.get_by_role("button", name="Open the folder “data”").click()
    expect(page.get_by_text("Open: 5 files of the folder.")).to_be_visible()
    return page


def choose(page: Page, kind: str, title: str) -> None:
    """Open the form of an entry."""
    page.get_by_label("What you want to change").select_option(kind)
    entry = page.get_by_label("Entry", exact=True)
    entry.select_option(
        entry.locator("option", has_text=re.compile(rf"^{re.escape(title)}( \(|$)")).get_attribute("value")
    )
    expect(page.get_by_role("heading", name=f"3. Change “{title}")).to_be_focused()


def unfold(page: Page, label: str) -> None:
    page.locator(".cg-edit__form summary", has_text=label).first.click()


def leave(page: Page) -> None:
    """Leave a form that is filled in; the browser asks first, and other tests use the page again."""
    with page.expect_event("dialog") as dialog:
        page.evaluate("setTimeout(() => location.assign('/assets/careerguide/release.json'))")
    dialog.value.accept()
    page.wait_for_url("**/release.json")


def see(page: Page) -> None:
    page.get_by_role("button", name="See the change").click()
    expect(page.get_by_role("heading", name="Check the change")).to_be_focused()


def save(page: Page) -> None:
    see(page)
    page.get_by_role("button", name="Save in the folder").click()
    expect(page.get_by_text("Saved in the folder, and read back.")).to_be_visible()


def differences(before: Files, after: Files) -> dict[str, list[str]]:
    """Path -> the lines that differ, with `-` and `+`, of each file that differs."""
    return {
        path: [
            line
            for line in difflib.unified_diff(before.get(path, "").splitlines(), text.splitlines(), lineterm="", n=0)
            if not line.startswith(("---", "+++", "@@"))
        ]
        for path, text in after.items()
        if text != before.get(path)
    }


def checked(files: Files, folder: Path) -> str:
    """What `careerguide check` says of the repository's data with these files; empty if it has no error."""
    shutil.copytree(ROOT / "data", folder / "data")
    for path, text in files.items():
        (folder / "data" / path).write_text(text, encoding="utf-8", newline="")
    result = CliRunner().invoke(main, ["check", "--data", str(folder / "data")], env={"SOURCE_DATE_EPOCH": EPOCH})
    return "" if result.exit_code == 0 else result.output


def test_one_field_of_each_kind_in_a_folder(folder_page: Page, data: Files, tmp_path: Path) -> None:
    page = folder_page
    choose(page, "role", "Team Leader")
    page.get_by_label("Summary", exact=True).fill(
        "Leads a team of agents: plans, coaches, and answers for its figures."
    )
    save(page)
    choose(page, "skill", "Active Listening")
    unfold(page, "Levels")
    page.get_by_label("expert (optional)").fill("Teaches others to listen.\nSits in on hard calls.")
    save(page)
    choose(page, "story", "From sales calls to the quiet room")
    page.get_by_label("Body").press("End")
    page.get_by_label("Question").fill("What would you tell a friend who starts tomorrow?")
    save(page)
    choose(page, "opening", "quality-analyst-pune")
    page.get_by_label("Seats").fill("3")
    save(page)
    choose(page, "event", "The site director joins the night huddle")
    page.get_by_label("Starts").fill("26 Nov 2026, 22:15")
    save(page)
    after: Files = dict(page.evaluate(READ))
    assert differences(data, after) == {
        "roles/customer-support.yaml": [
            "-  summary: Leads 12 to 15 agents through the shift and brings out the best in each.",
            '+  summary: "Leads a team of agents: plans, coaches, and answers for its figures."',
        ],
        "skills.yaml": [
            f"-    expert: {EXPERT}",
            "+    expert: |",
            "+      Teaches others to listen.",
            "+      Sits in on hard calls.",
        ],
        "stories/from-sales-calls-to-the-quiet-room.yaml": [
            "-question: What did nobody tell you about this work before your first day?",
            "+question: What would you tell a friend who starts tomorrow?",
        ],
        "openings.yaml": ["-  seats: 2", "+  seats: 3"],
        "events.yaml": ['-  starts: "2026-11-26 21:45"', '+  starts: "2026-11-26 22:15"'],
    }
    assert checked(after, tmp_path) == ""


def test_items_are_added_moved_and_removed(folder_page: Page, data: Files) -> None:
    page = folder_page
    choose(page, "role", "Team Leader")
    unfold(page, "Responsibilities")
    page.get_by_role("button", name="Up: Responsibilities 2").click()
    page.get_by_role("button", name="Remove: Responsibilities 3").click()
    unfold(page, "Skills")
    page.get_by_role("button", name="Add one: Skills").click()
    item = page.locator(".cg-edit__item details[open]", has_text="Skills 11")
    item.get_by_label("Skill", exact=True).select_option("data-privacy")
    item.get_by_label("Level", exact=True).select_option("working")
    see(page)
    expect(page.locator(".cg-edit__review > ul > li")).to_have_text(
        ["Responsibilities: 1 removed, another order.", "Skills: 1 added."]
    )
    page.get_by_role("button", name="Save in the folder").click()
    expect(page.get_by_text("Saved in the folder, and read back.")).to_be_visible()
    after: Files = dict(page.evaluate(READ))
    lines = differences(data, after)
    assert list(lines) == ["roles/customer-support.yaml"]
    [changed] = lines.values()
    assert [line for line in changed if "skill:" in line] == ["+    - {skill: data-privacy, level: working}"]
    assert (len(changed), sum(line.startswith("-    - ") for line in changed)) == (4, 2)


def test_a_new_entry_of_each_form(folder_page: Page, data: Files, tmp_path: Path) -> None:
    """A skill at the end of its file, and a story in a file of its own."""
    page = folder_page
    page.get_by_label("What you want to change").select_option("skill")
    page.get_by_role("button", name="New entry").click()
    see_faults(page, "Id: This is needed.", "Title: This is needed.", "Kind: This is needed.")
    page.get_by_label("Title", exact=True).fill("Żywe notatki & more")
    expect(page.get_by_label("Id", exact=True)).to_have_value("zywe-notatki-and-more")
    page.get_by_label("Kind", exact=True).select_option("technical")
    page.get_by_label("Cluster", exact=True).fill("communication")
    page.get_by_label("Summary", exact=True).fill("Writes notes that others can use.")
    save(page)
    page.get_by_label("What you want to change").select_option("story")
    page.get_by_role("button", name="New entry").click()
    fill_story(page)
    save(page)
    after: Files = dict(page.evaluate(READ))
    assert after.keys() - data.keys() == {"stories/from-chats-to-training.yaml"}
    lines = differences(data, after)
    assert not any(line.startswith("-") for some in lines.values() for line in some)
    assert lines["skills.yaml"][:3] == ["+", "+- id: zywe-notatki-and-more", '+  title: "Żywe notatki & more"']
    assert "+  status: draft" in lines["skills.yaml"]
    assert any(line.startswith("+  # aliases: [...]  # Other names") for line in lines["skills.yaml"])
    assert lines["stories/from-chats-to-training.yaml"][:2] == [
        "+# yaml-language-server: $schema=../../schemas/stories.json",
        "+title: From chats to training",
    ]
    assert checked(after, tmp_path) == ""


def fill_story(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("From chats to training")
    page.get_by_label("Published", exact=True).fill("20 Nov 2026")
    page.get_by_label("Quote", exact=True).fill("I wanted to know why people leave a chat.")
    page.get_by_label("Question", exact=True).fill("What do you wish somebody had shown you?")
    page.get_by_label("Huddle", exact=True).fill("They began on chats.\nNow they train others.")
    page.get_by_label("Body", exact=True).fill("I began on chats.\n\nThen I asked to sit with the trainer: twice.")
    unfold(page, "Leader")
    page.locator(".cg-edit__part", has_text="Leader").get_by_label("Role", exact=True).select_option("process-trainer")
    unfold(page, "Journey")
    for role, first, last in (("chat-support-associate", "Jan 2022", "Dec 2023"), ("process-trainer", "Jan 2024", "")):
        page.get_by_role("button", name="Add one: Journey").click()
        item = page.locator(".cg-edit__item").last
        item.get_by_label("Role", exact=True).select_option(role)
        item.get_by_label("First month").fill(first)
        item.get_by_label("Last month (optional)").fill(last)


def see_faults(page: Page, *messages: str) -> None:
    """See the change of a form that is not right; the first control with a fault then has the focus."""
    page.get_by_role("button", name="See the change").click()
    for message in messages:
        expect(page.locator(".cg-edit__faults").get_by_role("button", name=message)).to_be_visible()
    expect(page.get_by_role("heading", name="Check the change")).to_have_count(0)
    assert web.focused(page, "[aria-invalid=true], [data-date]")


def test_what_the_form_knows_is_checked_before_anything_is_written(folder_page: Page, data: Files) -> None:
    page = folder_page
    choose(page, "opening", "quality-analyst-pune")
    page.get_by_role("button", name="See the change").click()
    expect(page.locator(".cg-edit__faults")).to_have_text("Nothing is different yet.")
    page.get_by_label("Seats").fill("2.5")
    page.get_by_label("Link to apply").fill("jobs.example.com")
    page.get_by_label("Last day to apply").fill("soon")
    page.get_by_label("Contact").fill(" \u200b ")
    page.get_by_label("Site (optional)").select_option("")
    see_faults(
        page,
        "Seats: Write a whole number from 1 to 999.",
        "Last day to apply: Write it as in “2026-11-30” or “until-filled”.",
        "Link to apply: Write it as in “https://example.com/course” or “mailto:desk@example.com”",
        "Contact: This is needed.",
        "Fill in either “Site” or “Sites”, not both.",
    )
    assert dict(page.evaluate(READ)) == data


def test_a_change_by_another_program_is_not_overwritten(folder_page: Page, data: Files) -> None:
    page = folder_page
    choose(page, "event", "The site director joins the night huddle")
    page.get_by_label("Where").fill("Canteen")
    see(page)
    page.evaluate(FILL, [["events.yaml", data["events.yaml"] + "# a note\n"]])
    page.get_by_role("button", name="Save in the folder").click()
    expect(page.get_by_text("The file was changed by another program")).to_be_visible()
    assert dict(page.evaluate(READ))["events.yaml"].endswith("# a note\n")


def test_a_single_file_on_an_intranet(look: Open, data: Files) -> None:
    """Plain http has no folders: a file is opened and downloaded, with its Windows line ends and its first sign."""
    page = web.settle(look("/hr/edit/#role=team-leader"))
    expect(page.get_by_text("To change “Team Leader”, open data/roles/customer-support.yaml")).to_be_visible()
    expect(page.get_by_role("button", name="Open the folder")).to_have_count(0)
    text = "\ufeff" + data["roles/customer-support.yaml"].replace("\n", "\r\n")
    file = {"name": "customer-support.yaml", "mimeType": "text/yaml", "buffer": text.encode()}
    page.get_by_label("Open a data file from this computer").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", name="3. Change “Team Leader”")).to_be_focused()
    page.get_by_label("Tip (optional)").fill("")
    see(page)
    expect(page.locator(".cg-edit__review > ul > li")).to_have_text(["Tip: removed."])
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename == "customer-support.yaml"
    raw = Path(download.value.path()).read_bytes().decode()
    before, after = text.split("\r\n"), raw.split("\r\n")
    [tip] = [line for line in before if line not in after]
    assert tip.startswith("  tip: ")
    assert [line for line in before if line is not tip] == after
    leave(page)


def test_a_text_of_the_forge_becomes_a_proposal(look: Open, data: Files) -> None:
    page = web.settle(look("/hr/edit/"))
    page.get_by_text("Paste the text of a file").click()
    page.get_by_label("Its whole text").fill("- id: [a\n")
    page.get_by_role("button", name="Use this text").click()
    expect(page.get_by_text("This page cannot tell which file this is.")).to_be_visible()
    page.get_by_label("The file", exact=True).select_option("data/skills.yaml")
    page.get_by_role("button", name="Use this text").click()
    expect(
        page.get_by_text("data/skills.yaml cannot be changed here. Line 2: There is no `]` or comma.")
    ).to_be_visible()
    page.get_by_label("Its whole text").fill(data["events.yaml"])
    page.get_by_label("The file", exact=True).select_option("")
    page.get_by_role("button", name="Use this text").click()
    expect(page.get_by_text("Open: data/events.yaml")).to_be_visible()
    choose(page, "event", "The site director joins the night huddle")
    page.get_by_label("Minutes").or_(page.get_by_label("Length (optional)")).fill("25")
    see(page)
    link = page.get_by_role("link", name="Copy the text and open the proposal")
    assert str(link.get_attribute("href")).endswith("/blob/main/data/events.yaml")
    page.context.route("**/blob/main/**", lambda route: route.fulfill(body="<textarea></textarea>"))
    with page.context.expect_page() as opened:
        link.click()
    opened.value.close()
    expect(page.get_by_text("The text is copied.")).to_be_visible()
    expect(page.get_by_label("The new text of the file")).to_have_value(
        data["events.yaml"].replace("  minutes: 15\n", "  minutes: 25\n", 1)
    )
    leave(page)


def test_everything_open_at_every_width(look: Open, data: Files) -> None:
    """Nothing for axe to report, in light and dark, with each part of a form and the change open."""
    page = web.settle(look("/hr/edit/", width=320, script=node.module("axe-core/axe.min.js")))
    file = {"name": "openings.yaml", "mimeType": "text/yaml", "buffer": data["openings.yaml"].encode()}
    page.get_by_label("Open a data file from this computer").set_input_files(file)  # type: ignore[arg-type]
    choose(page, "opening", "quality-analyst-pune")
    page.get_by_label("Seats").fill("9")
    see(page)
    for _ in range(3):  # a part is drawn when the part around it is open
        page.evaluate("for (const part of document.querySelectorAll('data-editor details')) part.open = true")
        web.drawn(page)
    expect(page.locator(".cg-edit__form .cg-edit__item")).to_have_count(4)
    page.get_by_label("Contact").fill("")
    every = all_complaints(page)
    assert [at for at, lines in every.items() if lines] == [], every
    leave(page)
