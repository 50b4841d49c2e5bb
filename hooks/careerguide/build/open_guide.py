"""Opens a data folder as a guide, or says everything that is wrong with it."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from pathlib import Path

from careerguide.diff.history import read_history
from careerguide.diff.past_figures import read_figures
from careerguide.guide.audience import audience_of, narrowed, public_parts
from careerguide.guide.days import noon
from careerguide.guide.guide import Guide
from careerguide.guide.history import NO_HISTORY
from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from careerguide.model.settings import ALL_PARTS, Parts
from careerguide.problems import DataError, Problem, errors
from careerguide.rules import faults


def open_guide(
    data: Path,
    today: dt.date,
    revisions: int | None = None,
    now: dt.datetime | None = None,
    parts: Parts = ALL_PARTS,
    *,
    public: bool = False,
) -> Guide:
    """Load, check and link a data folder. With `revisions`, the guide knows that many of its last revisions in git.

    `now` is the instant that the guide shows, with a time zone; noon in UTC if it is missing.

    The guide shows nothing of `parts` that are off, but their data is checked too.

    `public`: the guide is for people outside the company, and has only what `audience.yaml` lists.

    `DataError` holds every problem that stops it.
    """
    loaded = load(data)
    problems = errors(faults(loaded))
    if problems:
        raise DataError(problems)
    if public:
        return _public_guide(loaded, today, now or noon(today))
    history = NO_HISTORY if revisions is None else read_history(loaded, data, revisions, today, now)
    if revisions and parts.hr_pages:
        history = dc.replace(history, figures=read_figures(loaded, data, today))
    return link(loaded, today, history.without(parts.hidden_kinds), now, parts)


def _public_guide(loaded: LoadedData, today: dt.date, now: dt.datetime) -> Guide:
    """The guide for people outside the company. It has no history: that tells what the data was before."""
    audience = audience_of(loaded)
    if audience is None:
        file = (Path(loaded.ledger_path).parent / "audience.yaml").as_posix()
        message = (
            "This file is missing, so nothing is public. Copy the one of the default pack, and read which kinds, keys, "
            "roles and tracks it lists: `careerguide publish --audience public` shows nothing else."
        )
        raise DataError([Problem(file, 1, 1, "no-audience", message)])
    public = narrowed(loaded, audience, today, now)
    return link(public, today, NO_HISTORY, now, public_parts(audience, public), audience)
