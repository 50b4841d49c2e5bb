"""What the site does not show today is in none of its bytes, whatever the history of the data has of it.

One entry of each hidden kind is added, changed while it is hidden, and deleted or kept. Each of its texts, its id and
its file name contain the word `MARK`, and no file of the built site may contain it.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from support import project
from support.company import Texts, changed, tiny
from support.history import commit_whole, git
from support.pictures import photograph

pytestmark = pytest.mark.slow
MARK = b"zqx"
PICTURE = photograph(".png") + b"zqx"


def role(id_: str, title: str = "Zqx Lead", status: str = "draft", more: str = "") -> str:
    """A role whose texts all contain the mark, with a move to a role that the site shows."""
    return (
        f"- id: {id_}\n  title: {title}\n  aliases: [{title} alias]\n  everyday: [zqx everyday words]\n"
        f"  track: support\n  level: 3\n  status: {status}\n  summary: Zqx summary of {title}.\n"
        f"  reality: {{day: Zqx day.}}\n  responsibilities: [Zqx duty of {title}]\n  tip: Zqx tip.\n"
        "  kras: [{area: Zqx area, kpi: qa-score, target: '>= 77%'}]\n"
        "  skills: [{skill: listening, level: expert, need: essential}]\n  dead_end: Zqx reason.\n"
        "  moves:\n    - {to: analyst, kind: lateral, after: {min: 6, typical: 12, slow: 24}, "
        f"sources: [own-estimate], gates: [{{do: Zqx gate of {title}}}], why: Zqx why.}}\n{more}"
    )


def story(title: str, day: str, leader: str, picture: str = "") -> str:
    """A story that is published on a day, and whose texts all contain the mark."""
    face = f", picture: {picture}" if picture else ""
    return (
        f"title: {title}\nleader: {{role: trainer, site: Zqxcity, name: Zqxname Zqxsurname{face}}}\n{leader}\n"
        f"published: {day}\nquote: Zqx quote of {title}.\njourney:\n"
        f"  - {{role: agent, from: 2019-01, to: 2020-12, advice: Zqx advice of {title}.}}\n"
        f"  - {{role: trainer, from: 2021-01, setback: Zqx setback.}}\n"
        f"huddle: Zqx huddle.\nquestion: Zqx question?\nbody: Zqx body of {title}.\n"
    )


def opening(id_: str, opens: str, site: str = "Zqxtown") -> str:
    """An opening whose texts all contain the mark."""
    return (
        f"- {{id: {id_}, role: senior-agent, site: {site}, line_of_business: Zqx business, shift: night, seats: 7, "
        f"opens: {opens}, closes: 2028-12-20, decision: {{how: Zqx panel., by: 2028-12-30}}, "
        f"apply: 'https://zqx.example/{id_}', contact: Zqx desk}}\n"
    )


def event(id_: str, starts: str) -> str:
    """An event whose texts all contain the mark."""
    return (
        f"- {{id: {id_}, title: Zqx talk, kind: coffee-chat, who: Zqx leads, site: Zqxville, where: Zqx room, "
        f"starts: {starts}, minutes: 30, zone: Asia/Manila, summary: Zqx {id_} summary.}}\n"
    )


def ambassador(id_: str, consent: str = "{given: 2026-01-01, until: 2028-01-01}", available: str = "true") -> str:
    """An ambassador whose texts all contain the mark."""
    return (
        f"- {{id: {id_}, role: trainer, site: Zqxburg, name: Zqxfriend Zqxlast, about: [Zqx topic of {id_}], "
        f"languages: [Zqxish], chats_a_month: 2, available: {available}, consent: {consent}, "
        "ask: 'mailto:zqx@x.example'}\n"
    )


ENDED = "consent: {given: 2026-01-01, until: 2026-10-25}"
LATER = "consent: {given: 2027-03-01, until: 2028-10-30}"
NEW_ID = "- id: zqx-renamed\n  formerly: [zqx-gone]\n"
VALID = "consent: {given: 2026-01-01, until: 2028-10-30}"
MOVE = "    - {to: %s, kind: lateral, after: {min: 12, typical: 18, slow: 18}, sources: [own-estimate]%s}\n"
TO_TRAINER, TO_DRAFT = MOVE % ("trainer", ""), MOVE % ("zqx-lead", ", why: Zqx reason to move.")


def with_hidden(texts: Texts) -> Texts:
    """The company with an entry of each kind that the site does not show on 2026-11-01."""
    roles = (
        role("zqx-lead")
        + role("zqx-gone")
        + role("zqx-was", "Zqx Was", "published")
        + role("shift-lead", "Zqx Codename")
    )
    return texts | {
        "roles.yaml": texts["roles.yaml"] + roles,
        "openings.yaml": texts["openings.yaml"]
        + opening("zqx-may", "2027-05-01")
        + opening("zqx-gone", "2026-10-31")
        + opening("pune-nights", "2026-10-30", "Zqxsecret"),
        "events.yaml": texts["events.yaml"]
        + event("zqx-past", "2026-10-15 10:00")
        + event("zqx-last", "2026-10-31 10:00"),
        "ambassadors.yaml": texts["ambassadors.yaml"]
        + ambassador("zqx-busy", available="false")
        + ambassador("zqx-ended", "{given: 2026-01-01, until: 2026-10-25}")
        + ambassador("zqx-later", "{given: 2027-01-01, until: 2028-01-01}")
        + ambassador("zqx-gone"),
        "glossary.yaml": texts["glossary.yaml"]
        + "- {id: lead-word, title: Lead word, definition: A word., role: zqx-lead}\n",
        "stories/zqx-ended.yaml": story("Zqx ended", "2026-10-01", ENDED, "zqx-ended.png"),
        "stories/zqx-later.yaml": story("Zqx later", "2026-10-01", LATER, "zqx-later.png"),
        "stories/zqx-unpublished.yaml": story("Zqx unpublished", "2027-06-08", VALID, "zqx-unpublished.png"),
        "stories/zqx-withdrawn.yaml": story("Zqx withdrawn", "2026-10-01", VALID, "zqx-withdrawn.png"),
        "stories/zqx-sample.yaml": story("Zqx sample", "2027-06-08", "sample: true").replace(
            ", name: Zqxname Zqxsurname", ""
        ),
        "stories/two-years.yaml": story("Zqx first words", "2026-10-28", VALID),
    }


def edited(texts: Texts, file: str, first: str, pattern: str, new: str) -> Texts:
    """The company with a pattern replaced in the entry that starts with `first`; without a pattern, the entry goes."""
    start = texts[file].index(first)
    end = texts[file].find("\n- ", start) + 1 or len(texts[file])
    entry = re.sub(pattern, new, texts[file][start:end]) if pattern else new
    return texts | {file: texts[file][:start] + entry + texts[file][end:]}


def reworded(texts: Texts, file: str) -> Texts:
    """Every marked text in other words, in the files whose path starts with `file`."""
    words = re.compile(r"Zqx (quote|summary|duty|gate|advice|topic|body|day|why|desk)")
    return {name: words.sub(r"Zqx new \1", text) if name.startswith(file) else text for name, text in texts.items()}


def moved(texts: Texts) -> Texts:
    """A draft gets another id, and a role with a page becomes a draft with another title."""
    texts = edited(texts, "roles.yaml", "- id: zqx-gone", "- id: zqx-gone\n", NEW_ID)
    texts = edited(texts, "roles.yaml", "- id: zqx-was", "status: published", "status: draft")
    return edited(texts, "roles.yaml", "- id: zqx-was", "title: Zqx Was\n", "title: Zqx Was Once\n")


def published(texts: Texts) -> Texts:
    """What is published in other words: those that it had while it was hidden were never on the site."""
    texts = edited(texts, "roles.yaml", "- id: shift-lead", r"(?i)zqx(?: new)?(?: \w+)?", "Shift")
    texts = edited(texts, "roles.yaml", "- id: shift-lead", "status: draft", "status: published")
    texts = edited(texts, "openings.yaml", "- {id: pune-nights", "Zqxsecret", "Pune")
    texts = edited(texts, "openings.yaml", "- {id: pune-nights", "(?i)zqx", "Plain")
    return texts | {"stories/two-years.yaml": re.sub("(?i)zqx", "Plain", texts["stories/two-years.yaml"])}


def deleted(texts: Texts) -> Texts:
    """Without a draft, an opening before its day, a past event, an ambassador, and a person who withdraws."""
    texts = edited(texts, "roles.yaml", "- id: zqx-renamed", "", "")
    for file, first in (("openings", "zqx-gone"), ("ambassadors", "zqx-gone"), ("events", "zqx-last")):
        texts = edited(texts, f"{file}.yaml", f"- {{id: {first}", "", "")
    return {name: text for name, text in texts.items() if "withdrawn" not in name}


def plant(folder: Path) -> None:
    """Commit the hidden entries, their changes, and the deletion of some, day by day."""
    git(folder, "init", "-q", "-b", "main")
    pictures = folder / "data" / "stories" / "pictures"
    pictures.mkdir(parents=True)
    for name in ("ended", "later", "unpublished", "withdrawn", "nobody"):
        (pictures / f"zqx-{name}.png").write_bytes(PICTURE)
    # Without a file of sites, an entry names any site: a site that the file lists is told to everybody.
    texts = commit_whole(folder, {name: text for name, text in tiny().items() if name != "sites.yaml"}, "2026-10-01")
    texts = commit_whole(folder, with_hidden(texts), "2026-10-02")
    texts = commit_whole(folder, changed(texts, "roles.yaml", TO_TRAINER, TO_TRAINER + TO_DRAFT), "2026-10-03")
    texts = commit_whole(folder, reworded(texts, "roles"), "2026-10-04")
    texts = commit_whole(folder, reworded(texts, "stories"), "2026-10-05")
    texts = commit_whole(folder, reworded(reworded(texts, "openings"), "ambassadors"), "2026-10-06")
    texts = commit_whole(folder, moved(texts), "2026-10-07")
    texts = commit_whole(folder, published(texts), "2026-10-20")
    commit_whole(folder, deleted(texts), "2026-10-22")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the company with a history, built on 2026-11-01."""
    folder = project.make(tmp_path_factory.mktemp("hidden") / "project")
    plant(folder)
    done = project.build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def contents(site: Path) -> dict[str, bytes]:
    """Path -> bytes of every file, unpacked if it is packed."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    raw = {file.relative_to(site).as_posix(): file.read_bytes() for file in files}
    return {name: gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for name, data in raw.items()}


def test_no_byte_tells_what_is_hidden(site: Path) -> None:
    lines = {
        name: [line.strip()[:200] for line in data.splitlines() if MARK in line.lower()]
        for name, data in contents(site).items()
        if MARK in data.lower()
    }
    assert lines == {}


def test_no_address_tells_what_was_never_on_the_site(site: Path) -> None:
    """A story whose consent has ended had an address, and a link to it must lead somewhere."""
    paths = {name for name in contents(site) if MARK in name.lower().encode()}
    assert paths == {"stories/zqx-ended/index.html"}


def test_what_is_shown_is_told(site: Path) -> None:
    """The history is read: without it, the first test would prove nothing."""
    changes = (site / "changes" / "index.html").read_text(encoding="utf-8")
    assert "New role: Shift" in changes
    assert "New opening: 7 seats as Senior Agent in Pune" in changes
    assert "New story: &#34;Plain first words&#34;" in changes
