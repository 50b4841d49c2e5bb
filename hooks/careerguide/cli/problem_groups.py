"""Problems in groups: what is wrong with the data comes before its words, and what stops a build comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from careerguide.formatting import plural
from careerguide.problems import Problem, Severity
from careerguide.rules.weights import WORDING

from .excerpts import with_excerpts

# Problems of a group that are listed, if they do not stop a build. Errors are all listed, as each has to be fixed.
LISTED = 20
# The groups in their order: about words or not, weight, and heading.
GROUPS: tuple[tuple[bool, Severity, str], ...] = (
    (False, "error", "Errors"),
    (False, "warning", "Warnings"),
    (False, "advice", "Advice"),
    (True, "error", "Errors in wording"),
    (True, "warning", "Warnings about wording"),
    (True, "advice", "Advice about wording"),
)


def as_groups(problems: Sequence[Problem], folder: Path, *, show_all: bool) -> str:
    """The groups that have problems, below headings with their counts if there are two or more.

    Paths start from `folder`.
    """
    groups = dict(_groups(problems, folder, show_all))
    if len(groups) == 1:
        return next(iter(groups.values()))
    return "\n\n".join(f"{heading}\n{group}" for heading, group in groups.items())


def _groups(problems: Sequence[Problem], folder: Path, show_all: bool) -> Iterator[tuple[str, str]]:
    """Heading with its count, and the problems below it, of each group that has some."""
    for about_words, severity, heading in GROUPS:
        group = [item for item in problems if (item.code in WORDING, item.severity) == (about_words, severity)]
        if not group:
            continue
        listed = group if show_all or severity == "error" else group[:LISTED]
        lines = [with_excerpts(listed, folder)]
        if rest := group[len(listed) :]:
            counts = Counter(problem.code for problem in rest).most_common()
            codes = ", ".join(f"{count:,} {code}" for code, count in counts)
            lines.append(f"And {len(rest):,} more: {codes}. `careerguide check --all` lists them.")
        yield f"{heading} ({len(group):,})", "\n".join(lines)


def summary(problems: Sequence[Problem], switched_off: Sequence[str] = ()) -> str:
    """The last line: how many problems of each weight, how many about words, and the rules that are switched off."""
    off = f" Switched off in mkdocs.yml: {', '.join(switched_off)}." if switched_off else ""
    if not problems:
        return f"No problems found.{off}"
    counts = Counter(problem.severity for problem in problems)
    parts = [plural(counts["error"], "error"), plural(counts["warning"], "warning")]
    if counts["advice"]:
        parts.append(plural(counts["advice"], "piece of advice", "pieces of advice"))
    words = sum(problem.code in WORDING for problem in problems)
    about = f" {words:,} of {len(problems):,} {'is' if words == 1 else 'are'} about wording." if words else ""
    return f"{', '.join(parts)}.{about}{off}"
