"""Measures a site of maps against the same pages as hand-written Markdown with plain Material.

`make bench N=500,1000,2000 REPEAT=3`, or `make bench N=company` for 200 journeys, 100 blueprints,
60 personas and 300 catalog entries. All sites of a round are built in the same run, one after
the other, each in a Python of its own. CPU is user and system time; of several rounds the medians
count, and a ratio is taken within its round.
"""

from __future__ import annotations

import argparse
import math
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median

from builds import Build, build, write_maps, write_plain
from content import Site, company, site

MAPS = "journeymaps"
PLAIN = "plain Material"
LEAN = "plain, maps out of the nav"

WRITERS: dict[str, Callable[[Path, Site], None]] = {
    MAPS: write_maps,
    PLAIN: partial(write_plain, in_nav=True),
    LEAN: partial(write_plain, in_nav=False),
}

Rounds = dict[str, list[Build]]

MOST_BYTES = 1_000_000
"""The most that a page or JSON of a company's site may have."""
MOST_CPU = 1.3
"""The most that a company's site may take, with plain Material as one."""


def main() -> int:
    """Reads the arguments, measures, and prints a table as it goes; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Measure against plain Material.")
    parser.add_argument(
        "--maps", type=numbers, default=[300], help="how many: 300, or 500,1000, or company"
    )
    parser.add_argument("--repeat", type=int, default=1, help="rounds; the median counts")
    arguments = parser.parse_args()
    print(", ".join([f"Python {platform.python_version()}", *installed()]), flush=True)
    start = {
        name: min(build.cpu for build in rounds) for name, rounds in measure(site(1), 3).items()
    }
    print("start-up CPU:", ", ".join(f"{name} {cpu:.1f} s" for name, cpu in start.items()))
    if not arguments.maps:
        whole = company()
        maps = len(whole.journeys) + len(whole.blueprints)
        rounds = measure(whole, arguments.repeat)
        missed = list(failures(rounds))
        print("\n".join([*table(maps, rounds, start), *bounds(rounds), *missed]), flush=True)
        return bool(missed)
    measured = {}
    for maps in sorted(set(arguments.maps)):
        measured[maps] = measure(site(maps), arguments.repeat)
        print("\n".join(table(maps, measured[maps], start)), flush=True)
    print("\n".join(growth(measured, start)))
    return 0


def numbers(text: str) -> list[int]:
    """So many maps each; none for a whole company."""
    return [] if text == "company" else [int(number) for number in text.split(",")]


def installed() -> Iterator[str]:
    for package in ("mkdocs", "mkdocs-material", "mkdocs-journeymaps"):
        yield f"{package} {version(package)}"


def measure(content: Site, repeat: int) -> Rounds:
    """Builds each of the sites once a round."""
    rounds: Rounds = {name: [] for name in WRITERS}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name, write in WRITERS.items():
            write(Path(folder, name), content)
        for _ in range(repeat):
            for name, builds in rounds.items():
                builds.append(build(Path(folder, name)))
    return rounds


def table(maps: int, rounds: Rounds, start: dict[str, float]) -> Iterator[str]:
    """One line a site, and how the maps compare with each of the plain ones."""
    yield f"\n{maps:,} maps, {len(rounds[MAPS])} round(s)"
    yield (
        f"{'':28}{'pages':>7}{'CPU s':>9}{'ms a map':>10}{'peak MB':>9}{'site MB':>9}"
        f"{'search index kB':>17}{'journeymaps at':>16}"
    )
    for name, builds in rounds.items():
        cpu = median(build.cpu for build in builds)
        memory = median(build.memory for build in builds)
        last = builds[-1]
        yield (
            f"{name:28}{last.pages:7,}{cpu:9.2f}{(cpu - start[name]) / maps * 1000:10.1f}"
            f"{memory / 1e6:9.0f}{last.output / 1e6:9.1f}{last.index / 1e3:17,.0f}"
            + (f"{ratio(rounds[MAPS], builds):14.2f} ×" if name != MAPS else "")
        )


def bounds(rounds: Rounds) -> Iterator[str]:
    """The largest of what readers load."""
    for name, builds in rounds.items():
        path, size = builds[-1].largest
        yield f"{name:28} largest page or JSON: {path}, {size / 1e3:,.0f} kB"


def failures(rounds: Rounds) -> Iterator[str]:
    """The targets of a company's site that are missed, each in a sentence."""
    path, size = rounds[MAPS][-1].largest
    if size > MOST_BYTES:
        yield f"missed: {path} has {size / 1e3:,.0f} kB, of at most {MOST_BYTES / 1e3:,.0f}"
    if (found := ratio(rounds[MAPS], rounds[PLAIN])) > MOST_CPU:
        yield f"missed: {found:.2f} of plain Material's CPU, of at most {MOST_CPU}"


def ratio(maps: list[Build], plain: list[Build]) -> float:
    """The CPU of the maps in that of the plain site: the median of each round's own."""
    return median(ours.cpu / theirs.cpu for ours, theirs in zip(maps, plain, strict=True))


def growth(measured: dict[int, Rounds], start: dict[str, float]) -> Iterator[str]:
    """The exponents with which CPU grows with the number of maps, start-up taken off."""
    spans = list(pairwise(measured))
    if len(spans) > 1:
        spans.append((spans[0][0], spans[-1][1]))
    for few, many in spans:
        yield f"\nGrowth from {few:,} to {many:,} maps"
        for name in WRITERS:
            less, more = (
                median(build.cpu for build in measured[maps][name]) - start[name]
                for maps in (few, many)
            )
            said = "too few to say"
            if less > 0 < more:
                said = f"N^{math.log(more / less) / math.log(many / few):.2f}"
            yield f"{name:28} {said}"


if __name__ == "__main__":
    sys.exit(main())
