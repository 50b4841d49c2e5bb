"""Sentences of the route planner, on the page `/plan/` and in `careerguide route`."""

from __future__ import annotations

# `{from}` and `{to}` are titles of roles, `{wishes}` is a list of what to avoid, `{count}` is a number of routes.
MESSAGES = {
    "same": "You are there already. Choose another role.",
    "open": "Choose where you are, or where you want to be.",
    "kept": "{count} from {from} to {to}, quickest first.",
    "broken": "No route from {from} to {to} keeps every wish. These break a wish for the shortest time.",
    "brokenOne": "No route from {from} to {to} keeps every wish. This one breaks a wish for the shortest time.",
    "none": "No route from {from} to {to} in this guide.",
    "noneStrict": "No route from {from} to {to} keeps every wish.",
    "noReach": "No role that you can reach keeps every wish.",
    "noStart": "No route to this role keeps every wish.",
    "blocks": "This wish blocks every route: {wishes}. Without it there are routes.",
    "blocksEach": "Each of these wishes blocks every route: {wishes}. Without one of them there are routes.",
    "together": "Your wishes together leave no route. Turn off the strict switch to see the nearest routes.",
    "nearest": "The nearest roles that you can reach",
    "leadsOn": "No move leads on from {from} in this guide. Ask your team leader or HR.",
    "leadsTo": "No move leads to {to} in this guide. Ask your team leader or HR.",
    "onward": "You can reach",
    "backward": "People get there from",
    "time": "in roles that break a wish",
    "unknown": "With steps whose months are not known",
}
# What a route that breaks a wish says: its last role keeps the wish, or breaks it; and the time before that.
BROKEN = {
    "night": ("Ends in a day role", "Ends in a role with night or rotating shifts", ""),
    "people": ("Ends in a role that leads nobody", "Ends in a role that leads people", "leading people"),
    "site": ("Ends in a role with work from home", "Ends in a role that is on site only", "on site only"),
    "track": ("Ends in your track", "Ends outside your track", "outside your track"),
}
# The same for the wish to avoid a line of business; `{line}` is its name.
LINE_BROKEN = ("Ends outside {line}", "Ends in {line}", "in {line}")
# The time of the wish about shifts, by the shifts of the roles.
SHIFT_TIMES = {"rotating": "on rotation", "night": "on night shifts", "both": "on night or rotating shifts"}
SIDEWAYS = "the limit of sideways moves"
