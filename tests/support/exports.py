"""Exports in the shape of usual applicant-tracking systems, as bytes: sound ones, and the same ones with damage.

The columns are those that the systems document; the rows are invented, for the company in `tests/fixtures/tiny/`.
"""

from __future__ import annotations

import csv
import dataclasses as dc
import datetime as dt
import io
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
from careerguide.cli import main
from careerguide.loading.data_folder import load
from careerguide.problems import errors
from careerguide.rules import check
from click.testing import CliRunner
from support.company import DAY, Texts, changed, tiny, write

EPOCH = "1793491200"  # DAY, as the moment of the import
Table = list[list[object]]
DAYS = (dt.date(2026, 10, 13), dt.date(2026, 10, 20), dt.date(2026, 10, 27))
LAST = (dt.date(2026, 10, 23), dt.date(2026, 10, 30), dt.date(2026, 11, 6))
ROLES = ("Agent", "senior agent", "TRAINER")


@dc.dataclass(frozen=True)
class System:
    """A system: its map's name, title rows, header, and a row from number, role, site, first and last day, status."""

    name: str
    header: tuple[str, ...]
    row: Callable[[int, str, str, dt.date, dt.date, str], list[object]]
    open: str
    closed: str
    titles: tuple[str, ...] = ()
    total: tuple[object, ...] = ()


SYSTEMS = (
    System(
        "Workday",
        ("Job Requisition ID", "Job Posting Title", "Job Profile", "Supervisory Organization", "Primary Location",
         "Number of Openings Available", "Recruiting Start Date", "Job Posting End Date", "Target Hire Date",
         "Job Requisition Status", "Recruiter"),
        lambda number, role, site, first, last, status: [
            f"R-{10000 + number}", role, "Contact Centre II", "Operations (A)", f"{site}, India", "2.0",
            f"{first:%m/%d/%Y}", f"{last:%m/%d/%Y}", "01/15/2027", status, "A person"],
        "Open", "Filled", ("Open Requisitions - All", "Run on 11/01/2026"),
    ),
    System(
        "Greenhouse",
        ("Opening ID", "Requisition ID", "Job Name", "Office", "Department", "Status", "Open Date",
         "Target Start Date", "Close Date", "Close Reason"),
        lambda number, role, site, first, _last, status: [
            f"{number}-1", str(number), role, site, "Operations", status, f"{first.isoformat()}T08:30:00Z",
            "2027-01-04", "", ""],
        "Open", "Closed",
    ),
    System(
        "SAP SuccessFactors",
        ("Job Req ID", "Internal Job Title", "Location", "Number of Openings", "Internal Posting Start Date",
         "Internal Posting End Date", "Requisition Status", "Hiring Manager"),
        lambda number, role, site, first, last, status: [
            str(3000 + number), role, f"IND - {site}", "3", f"{first.day}-{first:%b-%y}", f"{last.day}-{last:%b-%y}",
            status, "A person"],
        "Approved", "Closed", (), ("Total", "", "", "9", "", "", "", ""),
    ),
    System(
        "Zoho Recruit",
        ("Job Opening ID", "Posting Title", "Client Name", "City", "Number of Positions", "Date Opened", "Target Date",
         "Job Opening Status", "Assigned Recruiter(s)"),
        lambda number, role, site, first, last, status: [
            f"ZR_{number}_JOB", role, "Retail", site, "1", f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}", status, "A person"],
        "In-progress", "On-Hold",
    ),
    System(
        "Darwinbox",
        ("Requisition ID", "Designation", "Business Unit", "Office Location", "No. of Positions", "Job Posted On",
         "Job Expiry Date", "Requisition Status", "Shift"),
        lambda number, role, site, first, last, status: [
            f"REQ{number}", role, "Voice", site, "4", f"{first:%d-%m-%Y}", f"{last:%d-%m-%Y}", status, "General Shift"],
        "Active", "Archived", ("Recruitment Report",),
    ),
)  # fmt: skip


def table(system: System, roles: Sequence[str] = ROLES, site: str = "Pune") -> Table:
    """The export: title rows, header, one open row for each role, a closed position of an unknown role, a total."""
    rows = [
        system.row(number, role, site, DAYS[number % 3], LAST[number % 3], system.open)
        for number, role in enumerate(roles, 1)
    ]
    closed = system.row(90, "Head of Something", "Nowhere", DAYS[0], LAST[0], system.closed)
    titles: Table = [[title] for title in system.titles]
    total: Table = [[*system.total]] if system.total else []
    return [*titles, [*system.header], *rows, closed, *total]


def as_csv(rows: Table, separator: str = ",", encoding: str = "utf-8", head: str = "") -> bytes:
    """The table as a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return (head + stream.getvalue()).encode(encoding)


def as_workbook(rows: Table, sheet: str = "Report") -> bytes:
    """The table as an .xlsx workbook, with its days as days and its numbers as numbers."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """The file with one or a few damages: bytes lost, doubled, changed or swapped, lines moved, texts replaced."""
    for _ in range(dice.randint(1, 4)):
        raw = dice.choice(_DAMAGES)(raw, dice)
    return raw


def _cut(raw: bytes, dice: random.Random) -> bytes:
    return raw[: dice.randrange(len(raw) + 1)]


def _lost(raw: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + raw[at + dice.randint(1, 40) :]


def _changed(raw: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + dice.choice(_BYTES) + raw[at + dice.randint(0, 3) :]


def _lines_moved(raw: bytes, dice: random.Random) -> bytes:
    lines = raw.split(b"\n")
    dice.shuffle(lines)
    return b"\n".join(lines)


def _line_doubled(raw: bytes, dice: random.Random) -> bytes:
    lines = raw.split(b"\n")
    at = dice.randrange(len(lines))
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def _cell_replaced(raw: bytes, dice: random.Random) -> bytes:
    lines = [line.split(b",") for line in raw.split(b"\n")]
    line = dice.choice(lines)
    line[dice.randrange(len(line))] = dice.choice(_CELLS)
    return b"\n".join(b",".join(line) for line in lines)


_BYTES = (b"\x00", b"\xff", b"\xe9", b'"', b",", b";", b"\n", b"\r", b"\t", b"\xef\xbb\xbf", b"\xc3", b"\x1b[31m", b"'")
_CELLS = (
    b"", b'=HYPERLINK("x")', b"=1+1", b"@SUM(A1)", b"#REF!", b"99999", b"0", b"-1", b"2.5", b"31/02/2026",
    b"00/00/0000", b"1.2E+11", b"null", b": {x} # <b>", b"{{ 7 * 7 }}", b"&a *a", b"~", b"javascript:alert(1)",
    b"\xe2\x80\xae", b"\xe2\x80\x8b", b"x" * 3000, b"2026-13-45", b"9999-12-31", b"12345678901234567890", b"Total",
    b"Senior Agent; Agent", b"open", b"skip", b"?", b"until-filled", b"a\\nb", b"Filled",
)  # fmt: skip
_DAMAGES = (_cut, _lost, _changed, _changed, _lines_moved, _line_doubled, _cell_replaced, _cell_replaced)


def company() -> Texts:
    """The tiny company with a shift for each role."""
    texts = tiny()
    for title in ("Senior Agent", "Trainer", "Analyst"):
        texts = changed(texts, "roles.yaml", f"  title: {title}\n", f"  title: {title}\n  reality: {{shifts: day}}\n")
    return texts


def damaged_exports(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents of damaged exports: of each system in turn, mostly CSV, each eighth a workbook."""
    for number in range(count):
        dice = random.Random(f"{seed}-{number}")
        system = SYSTEMS[number % len(SYSTEMS)]
        rows = table(system)
        if number % 8 == 7:
            yield f"{system.name} {seed}-{number}.xlsx", damaged(as_workbook(rows), dice)
        else:
            separator, encoding = (
                dice.choice(",,,;\t"),
                dice.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")),
            )
            yield f"{system.name} {seed}-{number}.csv", damaged(as_csv(rows, separator, encoding), dice)


class Trial:
    """Imports exports into a company, one after the other, by the command. `last` says what came of the last one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.last = folder, ""
        self.data = write(company(), folder / "data")
        self.target = self.data / "openings" / "imported.yaml"
        self.map = self.data / "openings-import.yaml"
        self.before = self._errors()

    def _errors(self) -> list[str]:
        return sorted(f"{problem.code}: {problem.message}" for problem in errors(check(load(self.data), DAY)))

    def harm(self, name: str, raw: bytes) -> str:
        """What harm an import does; empty if it does none."""
        file = self.folder / name
        file.write_bytes(raw)
        old = self.target.read_text(encoding="utf-8") if self.target.exists() else None
        options = ["openings", "import", str(file), "--data", str(self.data)]
        result = CliRunner().invoke(main, options, env={"SOURCE_DATE_EPOCH": EPOCH})
        new = self.target.read_text(encoding="utf-8") if self.target.exists() else None
        file.unlink()
        self.map.unlink(missing_ok=True)
        self.last = "imported" if result.exit_code == 0 else "refused"
        if result.exception and not isinstance(result.exception, SystemExit):
            return f"{name}: {result.exception!r}"
        if result.exit_code not in (0, 1) or (result.exit_code == 1) != ("Nothing was imported." in result.stderr):
            return f"{name}: exit status {result.exit_code}: {result.output}"
        if result.exit_code == 1 and (new != old or result.stderr.count("\n") < 2):
            return f"{name}: refused without a reason, or half imported: {result.output}"
        if result.exit_code == 0 and self._errors() != self.before:
            return f"{name}: the next check fails: {self._errors()}"
        return ""
