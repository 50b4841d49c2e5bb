"""How components are drawn: our own Jinja, the vocabulary of templates, links from the top of the site."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import jinja2
import segno
from jinja2.bccache import Bucket
from markupsafe import Markup

from careerguide import formatting, model
from careerguide.guide import dates, people
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.problems import did_you_mean, nearest

from . import glossary_links

TEMPLATES = Path(__file__).parent / "templates"
# Links in templates start with `~/`, the top of the site; `rooted` puts the way there from a page.
TOP = "~/"
# Components that say the same of the same few values thousands of times: drawn once for each.
SAME = {"benefit_list", "kind_mark", "line_mark", "sample", "steps", "tenure"}


class UnknownIdError(LookupError):
    """A component was asked for something the guide does not have; the message says what is near."""


class TemplateCache(jinja2.BytecodeCache):
    """Compiled templates, kept while the process lives: `mkdocs serve` starts a new environment for every change."""

    _kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles."""
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def environment(guide: Guide, site_url: str = "") -> jinja2.Environment:
    """Our own Jinja: everything is escaped, an undefined name is an error, and white space stays small."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
    )
    env.filters |= {
        "prose": formatting.prose,
        "months": formatting.months,
        "plural": formatting.plural,
        "month_name": formatting.month_name,
        "owner": formatting.owner,
        "target": formatting.target,
        "a": formatting.with_article,
        "day": formatting.day,
        "moment": formatting.moment,
        "zone": formatting.zone,
        "again": formatting.again,
        "json": lambda value: json.dumps(value, separators=(",", ":")),
        "qr": qr,
        "lines": formatting.lines,
    }
    names = {name: value for name, value in vars(formatting).items() if name.isupper()}
    env.globals |= names | {
        "guide": guide,
        "site_url": site_url.rstrip("/"),
        "SKILL_LEVELS": model.SKILL_LEVELS,
        "people": formatting.people,
        "add_months": dates.add_months,
    }
    env.globals |= {
        "next_start": functools.partial(people.next_start, today=guide.today),
        "rules_of": functools.partial(people.rules_of, guide.policy),
    }
    vocabulary = env.globals["c"] = Vocabulary(env)
    links = {name: Markup(vocabulary.term(name, address)) for name, address in glossary_links.explained(guide).items()}  # noqa: S704 - drawn, and so escaped
    env.filters["explained"] = functools.partial(glossary_links.link, links=links)
    return env


@functools.lru_cache(maxsize=4096)
def qr(address: str) -> Markup:
    """A code that phones read as the address. The mask is fixed, as the standard allows: choosing it takes five times as long."""
    code = segno.make(address, error="m", boost_error=False, micro=False, mask=3)
    return Markup(code.svg_inline(omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - a drawing of squares


class Vocabulary:
    """The components as templates call them: `c.tenure(after)` is the macro `tenure` of `components/tenure.html`.

    Loaded when first asked for, once for each environment; Jinja's own imports cost more than the components do.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        macro: Callable[..., str] = getattr(self._env.get_template(f"components/{name}.html").module, name)
        if name in SAME:
            macro = functools.lru_cache(maxsize=4096)(macro)
        setattr(self, name, macro)
        return macro


def rooted(html: str, address: str) -> str:
    """`~/` links as links relative to the page at `address`, so that the site works in any folder and from a disk."""
    depth = address.strip("/").count("/") + 1 if address.strip("/") else 0
    top = "../" * depth
    # The top of the site from its own home page is `./`, not the empty address, which means "this page".
    return html.replace(f'"{TOP}"', f'"{top or "./"}"').replace(f'"{TOP}', f'"{top}')


class Drawing:
    """Draws components of one guide by name; finds what they are asked for."""

    def __init__(self, guide: Guide, site_url: str = "") -> None:
        self.guide = guide
        self.env = environment(guide, site_url)

    def draw(self, name: str, *values: object, **options: object) -> Markup:
        """The component of that name, as HTML without blank lines, which would end an HTML block in Markdown."""
        html = getattr(self.env.globals["c"], name)(*values, **options)
        return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))  # noqa: S704 - our own templates, escaped

    def _get(self, kind: str, known: Mapping[str, object], id_: object) -> object:
        if not isinstance(id_, str) or id_ not in known:
            raise UnknownIdError(f"There is no {kind} `{id_}`.{did_you_mean(nearest(str(id_), known))}")
        return known[id_]

    def _role(self, id_: object) -> model.Role:
        self._get("role", self.guide.roles, id_)
        return self.guide.roles[str(id_)]

    def _move(self, start: object, end: object) -> Move:
        first, last = self._role(start), self._role(end)
        found = self.guide.move(first.id, last.id)
        if found is None:
            options = [move.end.id for move in self.guide.moves_from.get(first.id, ())]
            raise UnknownIdError(
                f"`{first.id}` has no move to `{last.id}`. It has moves to: {', '.join(options) or 'no role'}."
            )
        return found
