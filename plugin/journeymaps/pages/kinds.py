"""What readers call the kinds of things that maps tell of."""

from __future__ import annotations

from journeymaps.words import message, say

_MAPS = {
    "journey": message("Journey map"),
    "blueprint": message("Service blueprint"),
    "persona": message("Persona"),
    "comparison": message("Comparison"),
    "catalog": message("Catalog"),
}
_KINDS = {
    "stage": message("stage"),
    "step": message("step"),
    "action": message("action"),
    "frontstage": message("frontstage"),
    "backstage": message("backstage"),
    "support": message("support"),
    "thought": message("thought"),
    "quote": message("quote"),
    "need": message("need"),
    "question": message("question"),
    "barrier": message("barrier"),
    "gain": message("gain"),
    "harm": message("harm"),
    "pain": message("pain"),
    "opportunity": message("opportunity"),
    "theme": message("theme"),
    "finding": message("finding"),
    "improvement": message("improvement"),
    "policy": message("policy"),
    "situation": message("situation"),
    "issue": message("issue"),
    "goal": message("goal"),
    "fact": message("fact"),
    "statement": message("statement"),
    "figure": message("figure"),
    "effect": message("effect"),
    "emotion": message("emotion"),
    "importance": message("importance"),
    "importance and satisfaction": message("importance and satisfaction"),
    "channel": message("channel"),
    "role": message("role"),
    "team": message("team"),
    "system": message("system"),
    "data": message("record"),
    "tag": message("tag"),
    "source": message("source"),
    "stage-set": message("stage set"),
    "persona": message("persona"),
    "people who leave": message("people who leave"),
}


def map_name(kind: str) -> str:
    """What a map of a kind is called, at the beginning of a line."""
    return say(_MAPS[kind])


def kind_name(kind: str) -> str:
    """What a thing of a kind is called, within a sentence."""
    return say(_KINDS[kind])
