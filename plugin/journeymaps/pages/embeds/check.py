"""What is wrong with the fences and links of a Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymaps.atlas.atlas import Atlas
from journeymaps.pages.embeds.targets import Targets
from journeymaps.problems import Problem
from journeymaps.reading.front_matter import split
from journeymaps.reading.markdown import NAME, Fence, embedded


def embed_problems(pages: Iterable[tuple[str, bytes]], atlas: Atlas) -> Iterator[Problem]:
    """Fences that ask for what is not there, and links that name nothing, in pages as bytes."""
    targets: Targets | None = None
    for path, raw in pages:
        if b"[[" not in raw and NAME.encode() not in raw:
            continue
        targets = targets or Targets(atlas)
        for one in embedded(_body(raw)):
            if isinstance(one, Fence):
                # What fences can ask for takes a while to read, and most pages have none.
                from journeymaps.pages.embeds.asked import read_fence

                yield from read_fence(path, one, atlas).problems
            else:
                yield from targets.problems(path, one)


def _body(raw: bytes) -> str:
    """A page's text, with empty lines in the place of its front matter."""
    _, rest = split(raw)
    above = raw[: len(raw) - len(rest)].count(b"\n")
    return "\n" * above + rest.decode("utf-8-sig", "replace").replace("\r\n", "\n")
