"""The words of invented companies. Every list may grow; every change of a list changes the companies."""

from __future__ import annotations

INDUSTRIES = (
    "Telecom", "Retail", "Banking", "Insurance", "Travel", "Utilities", "Hospital", "Media",
    "Gaming", "Logistics", "Automotive", "Energy", "Pharma", "Grocery", "Fintech", "Hotel",
)  # fmt: skip
# The name of an invented track is an area and a craft: 40 x 12 names, more than 24,000 roles need.
AREAS = (
    "Invoice", "Claims", "Mortgage", "Payroll", "Refund", "Warranty", "Tax", "Fleet", "Catalogue", "Ticketing",
    "Pension", "Leasing", "Customs", "Freight", "Returns", "Loyalty", "Billing", "Card", "Loan", "Audit",
    "Booking", "Dispatch", "Supplier", "Patent", "Contract", "Medical", "Dental", "Pricing", "Content", "Map",
    "Image", "Speech", "Survey", "Energy", "Meter", "Permit", "Visa", "Grant", "Donor", "Asset",
)  # fmt: skip
CRAFTS = (
    ("Processing", "bpo"), ("Support", "bpo"), ("Helpdesk", "bpo"), ("Recovery", "bpo"), ("Chat", "bpo"),
    ("Review", "kpo"), ("Research", "kpo"), ("Modelling", "kpo"), ("Compliance", "kpo"), ("Insight", "kpo"),
    ("Planning", "shared"), ("Controls", "shared"),
)  # fmt: skip
# Short names for tracks of the default pack with titles that would make the titles of roles too long.
SHORT = {
    "healthcare": "Healthcare",
    "projects": "Transition",
    "reporting": "Reporting",
    "people": "Talent",
    "operations": "Operations",
}

# Level -> grade in the title of a role, and three words for it that are used at other companies.
GRADES = {
    1: ("Associate", ("Trainee", "Executive", "Agent")),
    2: ("Senior Associate", ("Senior Executive", "Senior Agent", "Grade 2")),
    3: ("Specialist", ("SME", "Analyst", "Expert")),
    4: ("Team Leader", ("TL", "Supervisor", "Team Captain")),
    6: ("Manager", ("Process Manager", "Operations Manager", "Floor Head")),
    8: ("Director", ("Head", "Vertical Lead", "Practice Lead")),
}
SECOND = ("Coach", ("Trainer", "Mentor", "Buddy Lead"))  # the second role at level 3

CASES = (
    "refund cases", "late invoices", "open claims", "address changes", "card disputes", "order mails", "price queries",
    "meter readings", "loan files", "chat threads", "duplicate bills", "booking changes",
    "audit samples", "contract drafts",
    "supplier mails", "warranty calls", "payment plans", "data fixes", "test scripts", "market notes",
    "policy renewals",
    "shipment traces", "login problems", "photo checks",
)  # fmt: skip
PEOPLE = (
    "the client",
    "the next shift",
    "the team leader",
    "a new joiner",
    "the quality desk",
    "the planners",
    "the trainer",
    "finance",
)
TIMES = (
    "each day",
    "each shift",
    "every week",
    "before noon",
    "by month end",
    "within the hour",
    "on the first touch",
    "each Monday",
)

# Patterns of sentences: {n} is a number, {case} and {other} are kinds of work, {who} is a person or a team, {when} is a
# time.
DUTIES = (
    "Clear about {n} {case} {when}, and mark each one that needs a second look.",
    "Pass {case} to {who} with the whole story, so that nobody asks twice.",
    "Keep the list of {case} up to date, and show {who} what is old.",
    "Check {n} finished {case} {when} against the form before they leave.",
    "Write down each change to {case} in the log within the same shift.",
    "Tell {who} early when {case} pile up, with the number and the cause.",
    "Sort {case} from {other} {when}, and send each to the right desk.",
    "Sit with {who} once a week and go through the hardest {case}.",
    "Keep {case} and {other} inside the time that the contract allows.",
    "Group a month of {case} by cause and name the top three to {who}.",
    "Teach {who} one thing about {case} {when}.",
    "Close {n} {case} {when} without a second touch.",
)
MORNINGS = (
    "You log in, read the notes of the night and take the oldest of {n} {case}.",
    "The first hour goes to {case}, since {who} asks for them at ten.",
    "You open two screens, one with {case} and one with the rules.",
    "At nine {who} shares the plan, and {n} {case} are yours.",
)
NOONS = (
    "By noon half of them are done, and {who} has sent {other} as well.",
    "Before lunch one of the {other} turns out to be odd, so you call {who}.",
    "Then come {other}, which are quick if the first step is right.",
    "Around noon the queue of {other} grows, and you change over for an hour.",
)
AFTERNOONS = (
    "After lunch you and {who} look at one of {n} {case} that went wrong.",
    "The afternoon is quiet work on {case}, with a short huddle in between.",
    "At three {who} needs a figure about {other}, and you have it ready.",
    "Later you show {who} how you solved the {case} of the week.",
)
EVENINGS = (
    "You end the shift with the log filled in and one idea for tomorrow.",
    "Last, you hand the open {case} over to {who}, one line for each.",
    "The day ends with {n} closed and none forgotten.",
    "Before you leave, you write down what {who} should know about {other}.",
)
GATES = (
    "Quality at or above target for {n} months",
    "No critical error in {case} for {n} months",
    "Has handled {n} {case} without help",
    "Has stood in for {who} for a week",
    "Attendance at or above 95% for {n} months",
    "A short test on {other}, passed",
)
PREPARATIONS = (
    "Sit beside {who} for one shift and take notes",
    "Ask for {n} of the hardest {case} and solve them with {who}",
    "Show one fix for {other} in figures to {who}",
    "Learn the rules for {case} and explain them to {who}",
    "Keep a list of {case} you solved, with what you learned",
)
WHYS = (
    (
        "You like {case} more than {other}, and {who} already comes to you with the odd ones. "
        "This role makes that your work."
    ),
    "You know why {case} go wrong. Here you can stop the error before {who} ever sees it.",
    "You want to lead. {who} needs someone who knows {case} and stays calm.",
)
WHY_NOTS = (
    "Stay if you like to finish {case} alone, as most of this day is people.",
    "The hours change with {who}, and that is not for everyone.",
    "You will see fewer {case} and more reports on {other}.",
)
TIPS = (
    "Keep a page with the {n} {case} that taught you most. Read it before each talk with {who}.",
    "Ask {who} once a week what would have made the work on {case} easier, and do that first.",
    "Learn the reason behind each rule on {case}. Rules change and reasons seldom do.",
)
AREAS_OF_RESULT = (
    "Work that is right",
    "Work on time",
    "People who get better",
    "A steady queue",
    "A client who stays",
    "Fair cost",
)
TARGETS = (
    '">= 90%"',
    '">= 95%"',
    '"<= 5%"',
    "at or under the client target",
    "at or above last quarter",
)

# The name of an invented skill is a topic and a kind of work: 40 x 25 names.
TOPICS = AREAS
WORK = (
    "Matching", "Checks", "Coding", "Forecasts", "Reports", "Rules", "Systems", "Disputes", "Ledgers", "Samples",
    "Searches", "Letters",
    "Terms", "Estimates", "Schedules", "Records", "Tracing", "Models", "Charts", "Drafts", "Scripts", "Tests",
    "Queries", "Handovers", "Logs",
)  # fmt: skip
MARKERS = {
    "awareness": "Knows what {case} are and where they come from. Asks {who} before changing {other}.",
    "working": "Finishes {n} {case} {when} with the guide at hand. Seldom needs {who} for {other}.",
    "practitioner": "Handles the odd {case} alone and explains the rule to {who}. Errors in {other} go down.",
    "expert": (
        "Writes the rules for {case} that others follow. {who} asks for a second opinion on {other}, and takes it."
    ),
}
EVERYDAY = (
    "sorted {n} {case} in one shift",
    "found out why {case} came back",
    "showed {who} how {other} work",
    "caught an error in {case}",
)
