"""Sentences of the route planner, on the page `/plan/` and in `careerguide route`."""

from __future__ import annotations

# `{from}` and `{to}` stand for titles of roles.
MESSAGES = {
    "same": "You are there already. Choose another role.",
    "none": "No way from {from} to {to} with these wishes. Take one back, or ask a team leader who knows both.",
    "open": "Choose where you are, or where you want to be.",
    "nothing": "Nothing, with these wishes. Take one back.",
    "onward": "You can reach",
    "backward": "People get there from",
}
