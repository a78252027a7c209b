"""Maps in number, for measuring: the same seed and number give the same content, byte for byte."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import words

Map = dict[str, Any]

BLUEPRINT_EVERY = 10
PERSONA_EVERY = 20
SECTION_SIZE = 25
STEPS_IN_STAGE = (2, 3, 3, 2, 2)
EMOTIONS = {
    -8: "desperate",
    -5: "annoyed",
    -3: "uncertain",
    -1: "impatient",
    2: "curious",
    4: "relieved",
    6: "confident",
    8: "delighted",
}


@dataclass(frozen=True)
class Site:
    """Everything a site says. The keys of its maps are paths below the docs folder, unsuffixed."""

    journeys: dict[str, Map]
    blueprints: dict[str, Map]
    personas: dict[str, Map]
    catalog: Map


class Dice(random.Random):
    """Chance, and the catalog whose entries it chooses among."""

    def __init__(self, seed: int, catalog: Map) -> None:
        super().__init__(seed)
        self.rooms = {room: list(entries) for room, entries in catalog.items()}

    def entry(self, room: str) -> str:
        """One of the catalog's channels, roles, and so on."""
        return self.choice(self.rooms[room])

    def entries(self, room: str, number: int) -> list[str]:
        """So many different ones."""
        return self.sample(self.rooms[room], number)


def site(maps: int, seed: int = 7) -> Site:
    """A site of so many journeys and blueprints, with the personas and the catalog they need."""
    dice = Dice(seed, words.CATALOG)
    personas = {
        f"personas/{persona_id(number)}": persona(dice, number)
        for number in range(max(1, maps // PERSONA_EVERY))
    }
    journeys: dict[str, Map] = {}
    blueprints: dict[str, Map] = {}
    for number in range(maps):
        section = area_of(number)
        if journeys and number % BLUEPRINT_EVERY == BLUEPRINT_EVERY - 1:
            path, behind = list(journeys.items())[-1]
            blueprints[f"{section}/behind-{number:04}"] = blueprint(dice, path, behind, number)
        else:
            journeys[f"{section}/journey-{number:04}"] = journey(dice, number, len(personas))
    return Site(journeys, blueprints, personas, words.CATALOG)


COMPANY = {"journeys": 200, "blueprints": 100, "personas": 60, "entries": 300}
"""What a whole company has."""


def company(size: float = 1, seed: int = 7) -> Site:
    """A company's maps, or a part of them: blueprints behind some journeys, and a wide catalog."""
    number = {what: max(1, round(size * many)) for what, many in COMPANY.items()}
    catalog = words.wide_catalog(number["entries"])
    dice = Dice(seed, catalog)
    personas = {f"personas/{persona_id(at)}": persona(dice, at) for at in range(number["personas"])}
    journeys = {
        f"{area_of(at)}/journey-{at:04}": journey(dice, at, len(personas))
        for at in range(number["journeys"])
    }
    behind = list(journeys.items())[:: len(journeys) // number["blueprints"]]
    blueprints = {
        f"{area_of(at)}/behind-{at:04}": connected(blueprint(dice, path, ground, at + 1))
        for at, (path, ground) in enumerate(behind[: number["blueprints"]])
    }
    return Site(journeys, blueprints, personas, catalog)


def connected(behind: Map) -> Map:
    """A blueprint whose frontstage needs its backstage, and that its support."""
    for stage in behind["stages"].values():
        front, back, (support,) = stage["frontstage"], stage["backstage"], stage["support"]
        for at, action in enumerate(front):
            action["needs"] = [back[at % len(back)]["id"]]
            action["waits"] = "up to 1 day"
        for action in back:
            action["needs"] = [support["id"]]
    return behind


def area_of(number: int) -> str:
    """The section of a map."""
    return f"{words.AREAS[number // SECTION_SIZE % len(words.AREAS)]}-{number // 400 + 1}"


def persona_id(number: int) -> str:
    return f"persona-{number:03}"


def journey(dice: Dice, number: int, personas: int) -> Map:
    """One journey: five stages, twelve steps, what people say, what hurts, and the plan."""
    product = dice.choice(words.PRODUCTS)
    stages = [stage(dice, at, name, product) for at, name in enumerate(words.STEPS)]
    pains = [pain["id"] for stage in stages for pain in stage["pains"]]
    return {
        "kind": "journey",
        "title": f"{dice.choice(words.CUSTOMERS)} and {product}, case {number}",
        "summary": f"{dice.choice(words.SUMMARIES)} What {product} looks like from outside.",
        "state": "future" if number % 7 == 3 else "current",
        "persona": persona_id(number % personas),
        "segment": dice.choice(words.CUSTOMERS),
        "owner": dice.entry("teams"),
        "contributors": dice.entries("teams", 2),
        "tags": dice.entries("tags", 2),
        "purpose": f"Find out where {product} loses people, and what would keep them.",
        **review(dice),
        "sources": {
            "interviews": {
                "title": f"Interviews about {product}",
                "kind": "interview",
                "n": dice.randint(8, 60),
                "date": "2026-03",
            },
            "usage": {
                "title": f"Figures of use, {product}",
                "kind": "analytics",
                "date": "2026-06",
            },
        },
        "metrics": [metric(dice, "usage") for _ in range(2)],
        "stages": stages,
        "findings": [
            {
                "finding": f"{dice.choice(words.PAINS)} with {product}.",
                "means": dice.choice(words.OPPORTUNITIES),
                "improvements": ["improvement-1"],
            }
        ],
        "improvements": [
            improvement(dice, at, product, pains) for at in range(1, dice.randint(3, 4) + 1)
        ],
    }


def stage(dice: Dice, at: int, name: str, product: str) -> Map:
    first_day = at * 30 + 1
    return {
        "name": name,
        "id": name.lower(),
        "when": f"days {first_day} to {first_day + 29}",
        "goal": f"{dice.choice(words.GOALS)} with {product}.",
        "thinking": dice.sample(words.THOUGHTS, 2),
        "questions": [dice.choice(words.QUESTIONS)],
        "needs": [f"{dice.choice(words.NEEDS)} for {product}"],
        "pains": [
            {
                "id": f"pain-{at + 1}-{place}",
                "text": f"{text} with {product}",
                "severity": dice.randint(1, 3),
                **evidence(dice),
            }
            for place, text in enumerate(dice.sample(words.PAINS, dice.randint(1, 2)), 1)
        ],
        "opportunities": [dice.choice(words.OPPORTUNITIES)],
        "measures": {
            "importance": dice.randint(5, 10),
            "satisfaction": dice.randint(1, 8),
        },
        "teams": {team: dice.choice(words.CONTRIBUTIONS) for team in dice.entries("teams", 2)},
        "steps": [
            step(dice, step_name, first_day + place * 7)
            for place, step_name in enumerate(words.STEPS[name][: STEPS_IN_STAGE[at]])
        ],
    }


def step(dice: Dice, name: str, day: int) -> Map:
    score = dice.choice(list(EMOTIONS))
    made: Map = {
        "name": name,
        "id": name.lower().replace(" ", "-"),
        "when": f"day {day}",
        "channel": dice.entry("channels"),
        "emotion": {"score": score, "word": EMOTIONS[score], **evidence(dice)},
        "doing": dice.sample(words.DOINGS, 2),
    }
    if dice.random() < 0.5:
        quote = {"text": dice.choice(words.QUOTES), "by": dice.choice(words.CUSTOMERS)}
        made["quotes"] = [{**quote, "source": "interviews"}]
    if score <= -8:
        made["exit"] = {"share": f"{dice.randint(2, 40)} %", "why": dice.choice(words.PAINS)}
    if score >= 8:
        made["moment_of_truth"] = True
    return made


def evidence(dice: Dice) -> dict[str, str]:
    """A source for two statements in three; the others are assumed."""
    return {"source": dice.choice(("interviews", "usage"))} if dice.random() < 2 / 3 else {}


def improvement(dice: Dice, at: int, product: str, pains: list[str]) -> Map:
    return {
        "title": f"{dice.choice(words.IMPROVEMENTS)} for {product}",
        "id": f"improvement-{at}",
        "stage": list(words.STEPS)[at].lower(),
        "answers": dice.sample(pains, 2),
        "before": dice.choice(words.BEFORE),
        "after": dice.choice(words.AFTER),
        "effects": [metric(dice, None)],
        "owner": dice.entry("teams"),
        "status": dice.choice(["idea", "planned", "doing", "done"]),
        "due": f"2027-{dice.randint(1, 12):02}",
        "impact": dice.randint(1, 5),
        "effort": dice.randint(1, 5),
    }


def metric(dice: Dice, source: str | None) -> Map:
    name, unit, better = dice.choice(words.METRICS)
    before = dice.randint(20, 60)
    change = dice.randint(2, 18)
    after = before + change if better == "higher" else before - change
    made = {"name": name, "before": before, "after": after, "unit": unit, "better": better}
    return made | ({"source": source} if source else {})


def review(dice: Dice) -> Map:
    return {
        "last_reviewed": f"2026-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}",
        "reviewed_by": dice.choice(words.REVIEWERS),
        "review_every": dice.choice(["6 months", "12 months"]),
        "review_note": dice.choice(words.NOTES),
    }


def blueprint(dice: Dice, journey_path: str, behind: Map, number: int) -> Map:
    return {
        "kind": "blueprint",
        "title": f"Behind case {number - 1}",
        "summary": f"Who does what while {behind['title']} takes its course.",
        "journey": journey_path.rpartition("/")[2],
        "owner": behind["owner"],
        **review(dice),
        "stages": {stage["id"]: behind_stage(dice, stage) for stage in behind["stages"]},
    }


def behind_stage(dice: Dice, stage: Map) -> Map:
    steps = [step["id"] for step in stage["steps"]]
    return {
        "evidence": dice.sample(words.EVIDENCE, 2),
        "roles": {dice.entry("roles"): dice.choice(words.CONTRIBUTIONS)},
        "frontstage": [
            action(dice, f"{stage['id']}-front-{at}")
            | {
                "step": step,
                "channel": dice.entry("channels"),
                "answers": [stage["pains"][0]["id"]],
            }
            for at, step in enumerate(steps[:2])
        ],
        "backstage": [action(dice, f"{stage['id']}-back-{at}") for at in range(2)],
        "support": [
            {
                "do": dice.choice(words.SUPPORT),
                "id": f"{stage['id']}-support",
                "systems": [dice.entry("systems")],
            }
        ],
    }


def action(dice: Dice, name: str) -> Map:
    return {
        "do": dice.choice(words.ACTIONS),
        "id": name,
        "role": dice.entry("roles"),
        "data": {"reads": [dice.entry("data")]},
        "systems": [dice.entry("systems")],
        "takes": f"{dice.choice((5, 10, 15, 30))} min",
    }


def persona(dice: Dice, number: int) -> Map:
    return {
        "kind": "persona",
        "title": f"{dice.choice(words.CUSTOMERS)}, {number}",
        "role": dice.choice(words.CUSTOMERS),
        "quote": dice.choice(words.QUOTES),
        **review(dice),
        "situation": dice.sample(words.DOINGS, 2),
        "issues": dice.sample(words.PAINS, 2),
        "goals": dice.sample(words.GOALS, 2),
        "needs": dice.sample(words.NEEDS, 2),
    }
