"""What of ours stands in a Markdown page: fences that ask for a map, and links by id.

Nothing in code counts, be it fenced, indented or within a line, and nothing in comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = "journeymaps"
"""What a fence of ours is called."""

_FENCE = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$"
)
_OURS = re.compile(r"(?:\{[ \t]*\.)?journeymaps\b")
# What lets an indented text be no code: an item of a list, an admonition, a tab, a footnote.
_CONTAINER = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|\[\^|:[ \t])")
_HIDDEN = re.compile(
    r"<!--.*?-->|<(?P<tag>pre|code|script|style)\b.*?</(?P=tag)>"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
# [[id]], [[id#part]], [[id|words]]; in tables the bar has a backslash before it.
_MENTION = re.compile(
    r"(?<![\\!\[])\[\[(?P<id>[^\[\]|\\#^\n]+)(?:#(?P<part>[^\[\]|\\\n]+))?"
    r"(?:\\?\|(?P<words>[^\[\]\n]+))?\]\](?![(\[\]])"
)


@dataclass(frozen=True)
class Fence:
    """A fence of ours, from `start` to `end`; `line` is that of its first line of YAML."""

    start: int
    end: int
    line: int
    indent: str
    body: str


@dataclass(frozen=True)
class Mention:
    """A link by id. `line` and `column` count from 1."""

    start: int
    end: int
    line: int
    column: int
    id: str
    part: str
    words: str


def embedded(text: str) -> list[Fence | Mention]:
    """Everything of ours in a text, in its order."""
    if NAME not in text and "[[" not in text:
        return []
    fences, seen = _without_code(text)
    found: list[Fence | Mention] = [*fences, *_mentions(seen)]
    return sorted(found, key=lambda one: one.start)


def _mentions(seen: str) -> Iterator[Mention]:
    hidden = _HIDDEN.sub(lambda found: _blank(found.group()), seen)
    for found in _MENTION.finditer(hidden):
        start = found.start()
        yield Mention(
            start,
            found.end(),
            seen.count("\n", 0, start) + 1,
            start - (seen.rfind("\n", 0, start) + 1) + 1,
            found["id"].strip(),
            (found["part"] or "").strip(),
            (found["words"] or "").strip(),
        )


def _without_code(text: str) -> tuple[list[Fence], str]:
    """The fences that are ours, and the text with all code blanked."""
    fences: list[Fence] = []
    seen: list[str] = []
    opened: re.Match[str] | None = None
    body: list[str] = []
    begun = at = 0
    containers: list[int] = []
    after_blank = True
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        bare = line.rstrip("\r\n")
        if opened:
            if _closes(bare, opened):
                if _OURS.match(opened["info"]):
                    first = number - len(body)
                    indent = opened["indent"]
                    taken = "".join(each.removeprefix(indent) for each in body)
                    fences.append(Fence(begun, at + len(bare), first, indent, taken))
                opened = None
            else:
                body.append(line)
            seen.append(_blank(line))
        elif fence := _FENCE.match(bare):
            opened, body, begun = fence, [], at
            seen.append(_blank(line))
        else:
            depth = len(bare.expandtabs(4)) - len(bare.expandtabs(4).lstrip())
            if bare.strip():
                containers = [own for own in containers if own < depth]
                base = containers[-1] + 4 if containers else 0
                is_code = after_blank and depth >= base + 4
                if _CONTAINER.match(bare) and not is_code:
                    containers.append(depth)
                seen.append(_blank(line) if is_code else line)
                after_blank = is_code
            else:
                seen.append(line)
                after_blank = True
        at += len(line)
    return fences, "".join(seen)


def _closes(line: str, opened: re.Match[str]) -> bool:
    marks = line.strip().lstrip("> \t")
    return len(marks) >= len(opened["marks"]) and not marks.strip(opened["marks"][0])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
