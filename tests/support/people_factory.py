"""Writes a company with stories, openings, events and ambassadors in a few words; see company.py for its ladder."""

from __future__ import annotations

from support.company import Texts, sketch

LADDER = """
agent    support 1
senior   support 2
lead     support 4
manager  support 6
analyst  kpo-risk 2
agent -> senior   promotion 6/12/24
senior -> lead    promotion 6/18/36
lead -> manager   promotion 12/24/48
agent -> analyst  bridge 12/18/30
"""


def company(**files: str) -> Texts:
    """The ladder above with more files: `company(openings=opening(), stories__one=story("agent", "senior"))`."""
    return sketch(LADDER) | {f"{name.replace('__', '/').replace('_', '-')}.yaml": text for name, text in files.items()}


def story(
    *roles: str,
    title: str = "A way",
    published: str = "2026-10-05",
    leader: str = "sample: true",
    more: str = "leader: {role: %s, site: Pune}",
) -> str:
    """A story through some roles, two years in each. It is a sample unless `leader` says otherwise."""
    stages = "".join(
        f"  - {{role: {role}, from: {2010 + 2 * number}-01, to: {2011 + 2 * number}-12}}\n"
        for number, role in enumerate(roles[:-1])
    )
    begin = 2010 + 2 * len(roles)
    last = f"  - {{role: {roles[-1]}, from: {begin}-01, setback: They said no once., advice: Ask again.}}\n"
    where = more % roles[-1] if "%s" in more else more
    return (
        f"title: {title}\n{where}\n{leader}\npublished: {published}\nquote: It took two tries.\n"
        f"journey:\n{stages}{last}huddle: It took two tries.\n"
        "question: What would you try again?\nbody: It took two tries.\n"
    )


def opening(
    id_: str = "lead-pune",
    role: str = "lead",
    opens: str = "2026-10-20",
    closes: str = "2026-11-20",
    more: str = "",
    site: str = "Pune",
) -> str:
    """One entry of openings.yaml."""
    return (
        f"- {{id: {id_}, role: {role}, site: {site}, shift: day, seats: 2, opens: {opens}, closes: {closes}, "
        f"apply: 'https://jobs.example/{id_}', contact: Hiring desk{more}}}\n"
    )


# Sites in five zones, two of which change their clocks.
SITES = """\
- {id: manila, title: Manila, country: Philippines, zone: Asia/Manila}
- {id: pune, title: Pune, aliases: [Poona], country: India, zone: Asia/Kolkata}
- {id: lodz, title: Łódź, country: Poland, zone: Europe/Warsaw}
- {id: kingston, title: Kingston, country: Jamaica, zone: America/Jamaica}
- {id: auckland, title: Auckland, country: New Zealand, zone: Pacific/Auckland}
"""


def event(
    id_: str = "coffee", starts: str = "2026-11-10 10:00", zone: str = "", more: str = "", site: str = "Pune"
) -> str:
    """One entry of events.yaml. An event on a day without a time has no minutes."""
    more += f", zone: {zone}" if zone else ""
    more += ", minutes: 30" if " " in starts else ""
    return (
        f"- {{id: {id_}, title: Coffee, kind: coffee-chat, who: Two leads, site: {site}, where: Pantry, "
        f"starts: {starts}, summary: Ask anything.{more}}}\n"
    )


def volunteer(id_: str = "one", role: str = "lead", more: str = ", sample: true", available: str = "true") -> str:
    """One entry of ambassadors.yaml."""
    return (
        f"- {{id: {id_}, role: {role}, site: Pune, about: [nights], chats_a_month: 2, available: {available}, "
        f"ask: 'mailto:hr@x.example'{more}}}\n"
    )
