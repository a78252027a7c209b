"""A map as Markdown, with all its texts, for programs that read: its page's twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.site import Site
from journeymaps.model.part import Part
from journeymaps.model.reference import Path, Reference
from journeymaps.reading.read import MapFile

_HEADED = {"stages": "Stage", "steps": "Step", "themes": "Theme", "improvements": "Improvement"}
"""The lists whose items have a heading of their own."""
_NAMES = ("name", "title")
_SAID = ("kind", "title", "summary")
"""What the head of the twin says already."""


def twin(held: MapFile, atlas: Atlas, site: Site) -> bytes:
    """The twin of a map's page, in UTF-8."""
    lines = [f"# {held.map.title}", ""]
    if held.map.summary:
        lines += [*(f"> {line}".rstrip() for line in held.map.summary.splitlines()), ""]
    address = site.link(held.path) or site.address(held.path)
    lines += [f"- kind: {held.map.kind}", f"- id: {held.id}", f"- page: {address}"]
    lines += _Twin(held, atlas).part(held.map, (), 2, leave=_SAID)
    return ("\n".join(lines).rstrip() + "\n").encode()


class _Twin:
    def __init__(self, held: MapFile, atlas: Atlas) -> None:
        self._held = held
        self._atlas = atlas
        self._references: Mapping[Path, Reference] = {
            reference.path: reference for reference in atlas.references(held)
        }

    def part(
        self, part: Part, path: Path, level: int, leave: tuple[str, ...] = ()
    ) -> Iterator[str]:
        """The fields of a part: short ones as a list, then those with headings of their own."""
        headed = []
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            key = field.alias or name
            if name in leave or value == field.default or not (value or value == 0):
                continue
            if key in _HEADED:
                headed.append((key, value))
            else:
                yield from self._field(key, value, (*path, key), "")
        for key, value in headed:
            items = value.items() if isinstance(value, dict) else enumerate(value)
            for own, item in items:
                yield from self._headed(_HEADED[key], own, item, (*path, key, own), level)

    def _headed(
        self, word: str, own: str | int, item: Part, path: Path, level: int
    ) -> Iterator[str]:
        name = next((text for key in _NAMES if (text := getattr(item, key, None))), None)
        called = name or (self._named(path, str(own)) if isinstance(own, str) else str(own))
        yield ""
        yield f"{'#' * min(level, 6)} {word}: {called}"
        yield ""
        yield from self.part(item, path, level + 1, leave=_NAMES)

    def _field(self, key: str, value: Any, path: Path, indent: str) -> Iterator[str]:
        label = key.replace("_", " ")
        match value:
            case Part():
                yield from self._item(f"{label}: ", value, path, indent)
            case dict():
                yield f"{indent}- {label}:"
                for own, item in value.items():
                    called = self._named((*path, own), own)
                    yield from self._field(called, item, (*path, own), f"{indent}  ")
            case tuple() if len(value) == 1:
                yield from self._field(key, value[0], (*path, 0), indent)
            case tuple():
                yield f"{indent}- {label}:"
                for position, item in enumerate(value):
                    yield from self._item("", item, (*path, position), f"{indent}  ")
            case _:
                yield from self._item(f"{label}: ", value, path, indent)

    def _item(self, label: str, value: Any, path: Path, indent: str) -> Iterator[str]:
        """One item of a list: its main text first, the rest below it."""
        if not isinstance(value, Part):
            yield from _text(f"{indent}- {label}{self._named(path, _plain(value))}", indent)
            return
        main = (
            value.short if value.short else next((key for key in _NAMES if hasattr(value, key)), "")
        )
        text = getattr(value, main, None) if main else None
        # A text of several lines could not go on where a list of its own begins.
        said = "" if text is None else self._named((*path, main), _plain(text))
        yield from _text(f"{indent}- {label}{said}".rstrip(), indent)
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if name != main and inner != field.default and (inner or inner == 0):
                key = field.alias or name
                yield from self._field(key, inner, (*path, key), f"{indent}  ")

    def _named(self, path: Path, text: str) -> str:
        """A text; of a reference the name of what it names, with the id behind it."""
        reference = self._references.get(path)
        key = self._atlas.named(self._held, path) if reference else None
        name = self._atlas.name(*key) if key else text
        return name if name == text else f"{name} ({text})"


def _text(line: str, indent: str) -> Iterator[str]:
    first, *rest = line.splitlines()
    yield first
    yield from (f"{indent}  {more}".rstrip() for more in rest)


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
    return str(value)
