"""What the measured maps say: sentences as teams write them, and the catalog they refer to."""

from __future__ import annotations

from itertools import islice, product, zip_longest
from typing import Any

AREAS = [
    "accounts", "cards", "claims", "delivery", "energy", "fleet", "insurance", "lending",
    "mobile", "parts", "payroll", "pensions", "repairs", "retail", "training", "travel",
]  # fmt: skip
PRODUCTS = [
    "the sales tool", "the family tariff", "the company card", "the repair service",
    "the pension plan", "the delivery box", "the building loan", "the travel cover",
    "the payroll service", "the spare-part shop", "the charging card", "the night course",
]  # fmt: skip
CUSTOMERS = [
    "A small manufacturer", "A family of four", "A freelance designer", "A head of purchasing",
    "A first-time buyer", "A retired couple", "A site manager", "A returning student",
]  # fmt: skip
REVIEWERS = ["k.tanaka", "m.lindqvist", "a.okafor", "j.moreau"]
NOTES = [
    "Held against the interviews of the spring. No change.",
    "Two steps renamed after the new release; scores stand.",
    "Read with support and sales. One pain added.",
]
SUMMARIES = [
    "From the first question to the second contract, and where people get lost on the way.",
    "Half a year in the life of one customer, with all who take part in it.",
    "The way in, the first weeks and the first bill, told by those who went through it.",
]

STEPS = {
    "Awareness": ["First mention", "Search on the web", "Talk to a colleague"],
    "Consideration": ["Compare offers", "Ask for advice", "Read the small print"],
    "Decision": ["Ask for a quote", "Talk to sales", "Contract signed"],
    "Usage": ["First login", "First bill", "First question to support"],
    "Retention": ["Yearly talk", "Renewal letter", "Recommend to others"],
}

GOALS = [
    "Understand what is on offer without a talk to sales",
    "Be ready to work on the first day",
    "Know what it will cost in total",
    "Have one person to call when something goes wrong",
    "Show the others at home or in the firm that it was the right choice",
    "Get on with other things",
]
DOINGS = [
    "Looks through the pages on a phone, between two appointments",
    "Fills in the form and saves a copy of it",
    "Calls the number on the letter and waits",
    "Asks a friend who has been a customer for years",
    "Puts it aside until the weekend",
    "Compares the price with last year's",
    "Forwards the mail to bookkeeping",
    "Tries the new function on a small case first",
]
THOUGHTS = [
    "Will my people use it at all?",
    "This was much easier in the demonstration.",
    "If I put it off now I shall never do it.",
    "They already know this about me; why do they ask?",
    "Somebody has thought about this, it seems.",
    "I hope that the bill holds no surprise.",
]
QUESTIONS = [
    "Who answers when I call after six?",
    "What happens to my data when I leave?",
    "Is that the price for all of us, or for each?",
    "How long am I bound to it?",
    "Can I change my mind within the first month?",
]
NEEDS = [
    "A list of what to have at hand before starting",
    "A price that holds for a year",
    "One answer from everybody who is asked",
    "A word when something changes",
    "Somebody who has seen a case like this before",
]
PAINS = [
    "The form asks for the same figures a second time",
    "Nobody says how long the answer will take",
    "The first bill comes before anything was used",
    "Too many fields, and most are not needed on the first day",
    "The person who sold it cannot be reached any more",
    "What was said on the phone is not in the letter",
    "The words on the page are not the words on the bill",
    "Support knows nothing about the talk with sales",
]
OPPORTUNITIES = [
    "Carry over what was said in the first talk to everybody who comes after.",
    "Show the total on the first page and let people change it there.",
    "Call on the day after the contract, before a question comes up.",
    "Let people stop half-way and go on from another device.",
    "Say who is in charge, by name and with a picture.",
]
QUOTES = [
    "I signed on a Monday, and on the Wednesday I was sorry that I had.",
    "The call the day after saved it. I had given up inwardly.",
    "Nobody could tell me whether it was my turn or theirs.",
    "In the end my nephew set it up, in ten minutes.",
    "They were kind about it, every time. It did not help, but they were kind.",
    "I would take it again, with the money I know it costs now.",
]
CONTRIBUTIONS = [
    "Owns the customer until set-up is done.",
    "Waits for questions and answers within a day.",
    "Writes what the customer reads first.",
    "Checks the figures before anything leaves the house.",
    "Hands over with a short note of what was promised.",
]
IMPROVEMENTS = [
    "Onboarding calls", "A shorter form", "One bill in plain words", "A named contact",
    "A status page", "A note of the first talk", "Set-up in two halves",
]  # fmt: skip
BEFORE = [
    "One mail that asks to finish the set-up, and a reminder ten days later.",
    "Three departments each ask for the same papers in their own form.",
    "The customer learns of a delay by calling about it.",
]
AFTER = [
    "A call on the day after the contract; set-up done together in 15 minutes.",
    "One form, filled in from what is already known, to be confirmed by the customer.",
    "A message on the day on which a date slips, with the new date and a name to call.",
]
METRICS = [
    ("Set-up completed", "%", "higher"), ("Monthly churn", "%", "lower"),
    ("Time to an answer", "h", "lower"), ("Solved without a call", "%", "higher"),
    ("Satisfied or very satisfied", "%", "higher"), ("Calls for one case", "calls", "lower"),
]  # fmt: skip
EVIDENCE = [
    "Contract", "Welcome mail", "First bill", "Status page", "Card in the post", "Printed guide",
]  # fmt: skip
ACTIONS = [
    "Calls the customer and writes down what was said",
    "Checks the papers and asks once for all that is missing",
    "Confirms the date and says who will come",
    "Goes through the first bill with the customer",
    "Books the case and tells the next in line",
    "Draws up the offer from the figures of the last talk",
]
SUPPORT = [
    "Keeps the record of all talks in one place",
    "Sends the status whenever it changes",
    "Works out the total and its parts over night",
]


def _named(names: list[str], **more: Any) -> dict[str, dict[str, Any]]:
    return {name.lower().replace(" ", "-"): {"name": name, **more} for name in names}


CATALOG: dict[str, Any] = {
    "channels": _named(
        ["Phone", "Mail", "Letter", "Web site", "App", "Chat", "Branch", "Partner", "Fair",
         "Video call", "Text message", "Customer portal"]
    ),
    "roles": _named(
        ["Sales representative", "Adviser", "Support agent", "Case handler", "Account manager",
         "Technician", "Team lead", "Bookkeeper"],
        responsibilities=["Answers for what the customer was promised", "Hands over in writing"],
    ),
    "teams": _named(
        ["Sales", "Support", "Marketing", "Operations", "Finance", "Product"],
        judged_by="Cases closed a month",
    ),
    "systems": _named(
        ["Customer records", "Ticket desk", "Billing", "Portal", "Archive", "Phones"]
    ),
    "data": _named(
        ["Contract record", "Call log", "Customer file", "Bill", "Consent", "Offer", "Usage",
         "Complaint"],
        holds=["Name and address", "Dates", "Who is in charge"],
        personal=True,
    ),
    "tags": _named(["B2B", "B2C", "Onboarding", "Renewal", "Service", "Pilot"]),
}  # fmt: skip


def wide_catalog(entries: int) -> dict[str, Any]:
    """A catalog of so many entries: those above, once for each of a company's areas."""
    wide: dict[str, dict[str, Any]] = {room: {} for room in CATALOG}
    # A bit of every room, however few entries there are to be.
    turns = zip_longest(*([(room, e) for e in known.values()] for room, known in CATALOG.items()))
    known = [each for turn in turns for each in turn if each]
    for area, (room, entry) in islice(product(("", *AREAS), known), entries):
        name = f"{entry['name']}, {area}" if area else str(entry["name"])
        wide[room][name.lower().replace(",", "").replace(" ", "-")] = {**entry, "name": name}
    return wide
