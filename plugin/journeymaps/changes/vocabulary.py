"""What fields, and one thing of many, are called in a sentence about a change.

The words are messages; `noun` and `label` give them in English, by which a change is known, and
`spoken_as` says them. A field that is not named here is called by its key.
"""

from __future__ import annotations

from journeymaps.words import message_as, say_as

_CONTEXT = "change"

_NOUNS = {
    "allow": message_as("change", "exemption"),
    "answers": message_as("change", "answer"),
    "backstage": message_as("change", "backstage action"),
    "barriers": message_as("change", "barrier"),
    "bridges": message_as("change", "bridged stage"),
    "channels": message_as("change", "channel"),
    "contributors": message_as("change", "contributor"),
    "data": message_as("change", "record"),
    "doing": message_as("change", "activity"),
    "effects": message_as("change", "effect"),
    "emotions": message_as("change", "emotion of"),
    "entries": message_as("change", "entry"),
    "evidence": message_as("change", "piece of evidence"),
    "facts": message_as("change", "fact"),
    "fails": message_as("change", "failure"),
    "findings": message_as("change", "finding"),
    "formerly": message_as("change", "former id"),
    "frontstage": message_as("change", "frontstage action"),
    "gains": message_as("change", "gain"),
    "goals": message_as("change", "goal"),
    "handovers": message_as("change", "handover"),
    "harms": message_as("change", "harm"),
    "holds": message_as("change", "content"),
    "improvements": message_as("change", "improvement"),
    "issues": message_as("change", "issue"),
    "journeys": message_as("change", "compared journey"),
    "judged_by": message_as("change", "measure of success"),
    "lanes": message_as("change", "row"),
    "loses": message_as("change", "loss"),
    "metrics": message_as("change", "metric"),
    "needs": message_as("change", "need"),
    "opportunities": message_as("change", "opportunity"),
    "pains": message_as("change", "pain"),
    "passes": message_as("change", "content"),
    "personas": message_as("change", "persona"),
    "policies": message_as("change", "policy"),
    "questions": message_as("change", "question"),
    "quotes": message_as("change", "quote"),
    "reads": message_as("change", "record that is read"),
    "responsibilities": message_as("change", "responsibility"),
    "roles": message_as("change", "role"),
    "situation": message_as("change", "circumstance"),
    "sources": message_as("change", "source"),
    "stage_sets": message_as("change", "stage set"),
    "stages": message_as("change", "stage"),
    "steps": message_as("change", "step"),
    "support": message_as("change", "support action"),
    "systems": message_as("change", "system"),
    "tags": message_as("change", "tag"),
    "teams": message_as("change", "team"),
    "themes": message_as("change", "theme"),
    "thinking": message_as("change", "thought"),
    "writes": message_as("change", "record that is written"),
}
"""One item of a field that holds many."""

_FIELDS = {
    "after": message_as("change", "after"),
    "allow": message_as("change", "allow"),
    "answers": message_as("change", "answers"),
    "backstage": message_as("change", "backstage"),
    "barriers": message_as("change", "barriers"),
    "before": message_as("change", "before"),
    "better": message_as("change", "better"),
    "bridges": message_as("change", "bridges"),
    "by": message_as("change", "by"),
    "case": message_as("change", "case"),
    "channel": message_as("change", "channel"),
    "channels": message_as("change", "channels"),
    "confidence": message_as("change", "confidence"),
    "contact": message_as("change", "contact"),
    "continues": message_as("change", "continues"),
    "contributors": message_as("change", "contributors"),
    "data": message_as("change", "data"),
    "date": message_as("change", "date"),
    "do": message_as("change", "what is done"),
    "doing": message_as("change", "doing"),
    "due": message_as("change", "due"),
    "effects": message_as("change", "effects"),
    "effort": message_as("change", "effort"),
    "emotion": message_as("change", "emotion"),
    "emotions": message_as("change", "emotions"),
    "entries": message_as("change", "entries"),
    "evidence": message_as("change", "evidence"),
    "exit": message_as("change", "exit"),
    "expected": message_as("change", "expected"),
    "facts": message_as("change", "facts"),
    "fails": message_as("change", "fails"),
    "finding": message_as("change", "finding"),
    "findings": message_as("change", "findings"),
    "formerly": message_as("change", "formerly"),
    "frontstage": message_as("change", "frontstage"),
    "gains": message_as("change", "gains"),
    "giver": message_as("change", "from"),
    "goal": message_as("change", "goal"),
    "goals": message_as("change", "goals"),
    "handovers": message_as("change", "handovers"),
    "harms": message_as("change", "harms"),
    "hide": message_as("change", "hide"),
    "high": message_as("change", "high"),
    "holds": message_as("change", "holds"),
    "icon": message_as("change", "icon"),
    "impact": message_as("change", "impact"),
    "importance": message_as("change", "importance"),
    "improvements": message_as("change", "improvements"),
    "issues": message_as("change", "issues"),
    "journey": message_as("change", "journey"),
    "journeys": message_as("change", "journeys"),
    "judged_by": message_as("change", "judged by"),
    "kept_in": message_as("change", "kept in"),
    "kind": message_as("change", "kind"),
    "lane_names": message_as("change", "lane names"),
    "lanes": message_as("change", "lanes"),
    "last_reviewed": message_as("change", "last reviewed"),
    "link": message_as("change", "link"),
    "loses": message_as("change", "loses"),
    "low": message_as("change", "low"),
    "means": message_as("change", "what it means"),
    "measures": message_as("change", "measures"),
    "metrics": message_as("change", "metrics"),
    "moment_of_truth": message_as("change", "moment of truth"),
    "n": message_as("change", "number of cases"),
    "name": message_as("change", "name"),
    "names": message_as("change", "names"),
    "needs": message_as("change", "needs"),
    "note": message_as("change", "note"),
    "opportunities": message_as("change", "opportunities"),
    "order": message_as("change", "order"),
    "owner": message_as("change", "owner"),
    "pains": message_as("change", "pains"),
    "part_of": message_as("change", "part of"),
    "passes": message_as("change", "passes"),
    "persona": message_as("change", "persona"),
    "personal": message_as("change", "personal"),
    "personas": message_as("change", "personas"),
    "policies": message_as("change", "policies"),
    "purpose": message_as("change", "purpose"),
    "questions": message_as("change", "questions"),
    "quote": message_as("change", "quote"),
    "quotes": message_as("change", "quotes"),
    "reads": message_as("change", "reads"),
    "repeats": message_as("change", "repeats"),
    "responsibilities": message_as("change", "responsibilities"),
    "review_every": message_as("change", "review every"),
    "review_note": message_as("change", "review note"),
    "reviewed_by": message_as("change", "reviewed by"),
    "role": message_as("change", "role"),
    "roles": message_as("change", "roles"),
    "satisfaction": message_as("change", "satisfaction"),
    "scale": message_as("change", "scale"),
    "score": message_as("change", "score"),
    "segment": message_as("change", "segment"),
    "severity": message_as("change", "severity"),
    "share": message_as("change", "share"),
    "situation": message_as("change", "situation"),
    "size": message_as("change", "size"),
    "source": message_as("change", "source"),
    "sources": message_as("change", "sources"),
    "stage": message_as("change", "stage"),
    "stage_sets": message_as("change", "stage sets"),
    "stages": message_as("change", "stages"),
    "stages_from": message_as("change", "stages from"),
    "state": message_as("change", "state"),
    "status": message_as("change", "status"),
    "step": message_as("change", "step"),
    "steps": message_as("change", "steps"),
    "summary": message_as("change", "summary"),
    "support": message_as("change", "support"),
    "systems": message_as("change", "systems"),
    "tags": message_as("change", "tags"),
    "taker": message_as("change", "to"),
    "takes": message_as("change", "takes"),
    "target": message_as("change", "target"),
    "team": message_as("change", "team"),
    "teams": message_as("change", "teams"),
    "text": message_as("change", "text"),
    "themes": message_as("change", "themes"),
    "thinking": message_as("change", "thinking"),
    "ticket": message_as("change", "ticket"),
    "title": message_as("change", "title"),
    "unit": message_as("change", "unit"),
    "value": message_as("change", "value"),
    "variants": message_as("change", "variants"),
    "waits": message_as("change", "waits"),
    "when": message_as("change", "time"),
    "why": message_as("change", "reason"),
    "word": message_as("change", "word"),
    "writes": message_as("change", "writes"),
}

_KINDS = (
    message_as("change", "blueprint"),
    message_as("change", "catalog"),
    message_as("change", "comparison"),
)
"""Kinds of maps that are named by no field."""

_VALUES = {
    "better": {
        "higher": message_as("change", "higher"),
        "lower": message_as("change", "lower"),
    },
    "kind": {
        "barrier": message_as("change", "barrier"),
        "need": message_as("change", "need"),
        "opportunity": message_as("change", "opportunity"),
        "pain": message_as("change", "pain"),
        "question": message_as("change", "question"),
    },
    "state": {
        "current": message_as("change", "current"),
        "future": message_as("change", "future"),
    },
    "status": {
        "doing": message_as("change", "being done"),
        "done": message_as("change", "done"),
        "draft": message_as("change", "draft"),
        "dropped": message_as("change", "dropped"),
        "idea": message_as("change", "idea"),
        "planned": message_as("change", "planned"),
        "published": message_as("change", "published"),
        "retired": message_as("change", "retired"),
    },
}
"""Words of a choice, by their fields."""


def noun(field: str) -> str:
    """What one item of a list field is called: `pain`."""
    return _NOUNS.get(field) or label(field)


def label(field: str) -> str:
    """What a field is called: `review every`."""
    return _FIELDS.get(field) or field.replace("_", " ")


def spoken_as(word: str) -> str:
    """A noun or a label in the language that is spoken now."""
    return say_as(_CONTEXT, word)


def choice(field: str, value: str) -> str:
    """A value that is one of a few, in the language that is spoken now; else the value itself."""
    known = _VALUES.get(field, {}).get(value)
    return say_as(_CONTEXT, known) if known else value
