"""Pay grades: the guide names a grade, never money, unless the company decides otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Role
from careerguide.problems import Problem

CURRENCIES = (
    "AED|AUD|BDT|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|JMD|JPY|KES|KRW|LKR|MAD|MXN|MYR|NGN"
    "|NOK|NZD|PEN|PHP|PKR|PLN|RON|RSD|SAR|SEK|SGD|THB|TND|TRY|TWD|UAH|USD|VND|ZAR"
)
# What makes a text a figure of money: a currency, a number with a unit of money, and a number that is no code.
_FIGURE = re.compile(
    rf"[$\u00a2-\u00a5\u20a0-\u20cf]\s*\d|\d\s*[$\u00a2-\u00a5\u20a0-\u20cf]"
    rf"|\b({CURRENCIES}|Rs\.?|z[łl])\s*\d|\d\s*({CURRENCIES}|z[łl]|Rs)\b"
    r"|(?<![\w.])\d[\d.,]*\s*(k|lakhs?|lpa|crores?|thousand|million)\b"
    r"|(?<![\w.-])\d{1,3}([., '\u00a0\u202f]\d{3})+\b|(?<![\w.-])\d{5,}(?![\w-])|^\d{4,}(?![\w-])",
    re.IGNORECASE,
)


def pay_figure(loaded: LoadedData) -> Iterator[Problem]:
    """A pay grade has no figure of money, unless the company allows figures in its settings."""
    if loaded.settings.pay_figures:
        return
    for item, role in loaded.entries("role", Role):
        if role.grade and _FIGURE.search(role.grade.code):
            path = ("grade", "code") if isinstance(item.raw.get("grade"), dict) else ("grade",)
            message = (
                f"`{role.grade.code}` looks like a figure of money, which everyone who opens the guide can see. Write "
                "the code of the grade, such as G7, or `{code: G7, link: ...}`. If your company shows pay, set "
                "`pay_figures: true` under `extra:` in mkdocs.yml."
            )
            yield item.problem(path, "pay-figure", message)


RULES = (pay_figure,)
