"""Measures a map's page in Chromium beside the same page as plain Material, and with plotly in it.

`make bench-pages`. Three sites tell of one journey: as Markdown with plain Material, as a map, and
as the same Markdown with `fig.to_html()` in the place of its table of scores. Every visit is a
first one, by a fresh profile, with the CPU slowed four times; the sites take turns, and of several
rounds the medians count. `build` writes them, `visit` visits, `report` compares.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import by_hand
import plotly.graph_objects as go
from builds import CONFIG, build, dump, write, write_maps
from compressing import compressed
from content import Map, Site, site
from playwright.sync_api import Browser, sync_playwright

PLAIN, MAP, EMBEDDED = "plain Material", "journeymaps", "fig.to_html()"
SLOWED = 4
TABLE = re.compile(r"\n\| Stage \| Step .*?\n\n", re.DOTALL)
"""The scores as the Markdown has them."""

SHOWS = {
    PLAIN: "article > table + *, article > .md-typeset__scrollwrap + *",
    MAP: ".jm-image .jm-curve",
    EMBEDDED: ".js-plotly-plot .js-line",
}
"""What stands on each page once it shows how the journey feels: of the table, what follows it."""

MOST_TRANSFERRED = 60_000
"""Bytes beyond plain Material that a page with a map may cost, without the live chart."""
LATEST_CURVE = 1.15
"""When the curve is to be painted, with plain Material's first paint as one."""

# Watches from the first line of the page on. What stands in the page when a frame begins is painted
# with that frame: if it is the first one, the first paint has the curve.
WATCH = """
window.seen = { shift: 0 }
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value
}).observe({ type: "layout-shift", buffered: true })
requestAnimationFrame(function look(begun) {
  const drawn = document.querySelector(SHOWN)
  if (!drawn?.getBoundingClientRect().width) return requestAnimationFrame(look)
  window.seen.begun = begun
  requestAnimationFrame((next) => (window.seen.next = next))
})
"""
READ = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime
  const files = performance.getEntriesByType("resource")
  const plotly = files.find((each) => each.name.includes("plotly"))
  const { shift, begun, next } = window.seen
  const curve = begun <= paint ? paint : next
  return { shift, paint, curve, plotly: plotly ? plotly.startTime : null }
}"""


@dataclass(frozen=True)
class Visit:
    """What one visitor got. Times are milliseconds since the visit began, sizes are bytes."""

    transferred: int
    """Everything but the chart library, as it came over the wire."""
    library: int
    paint: float
    curve: float
    """When it showed how the journey feels: by its curve, or by its table of scores."""
    plotly: float | None
    """When the chart library was asked for."""
    shift: float


def main() -> int:
    """Read the arguments, visit, and print what was found; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Measure a map's page in Chromium.")
    parser.add_argument("--repeat", type=int, default=9, help="rounds; the median counts")
    visits = measure(parser.parse_args().repeat)
    print("\n".join(report(visits)))
    missed = list(failures(visits))
    print("\n".join(f"missed: {each}" for each in missed) or "all targets are met")
    return bool(missed)


def measure(rounds: int) -> dict[str, list[Visit]]:
    """Visit each page once a round."""
    content = site(1)
    (path,) = content.journeys
    visits: dict[str, list[Visit]] = {PLAIN: [], MAP: [], EMBEDDED: []}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-pages-")))
        writers = {PLAIN: write_plain, MAP: write_map, EMBEDDED: write_embedded}
        pages = {}
        for number, (name, writer) in enumerate(writers.items()):
            writer(folder / str(number), content)
            build(folder / str(number))
            served = stack.enter_context(compressed(folder / str(number) / "site"))
            pages[name] = f"{served}{path}/"
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for name in visits:
            visit(browser, pages[name], SHOWS[name])  # the first of all warms the browser up
        for _ in range(rounds):
            for name, found in visits.items():
                found.append(visit(browser, pages[name], SHOWS[name]))
        browser.close()
    return visits


def write_plain(folder: Path, content: Site) -> None:
    """The journey as Markdown."""
    write(folder, by_hand.pages(content), _config())


def write_map(folder: Path, content: Site) -> None:
    """The journey as a map."""
    write_maps(folder, content)
    (folder / "mkdocs.yml").write_text(dump(CONFIG | _config("journeymaps")), encoding="utf-8")


def write_embedded(folder: Path, content: Site) -> None:
    """The journey as Markdown with a plotly figure, as plotly's own documentation embeds one."""
    pages = by_hand.pages(content)
    for path, journey in content.journeys.items():
        drawn = figure(journey).to_html(full_html=False)
        before, after = TABLE.split(pages[f"{path}.md"])
        pages[f"{path}.md"] = f"{before}\n\n{drawn}\n\n{after}"
    write(folder, pages, _config())


def figure(journey: Map) -> go.Figure:
    """The journey's scores as a line."""
    steps = [step for stage in journey["stages"] for step in stage["steps"]]
    return go.Figure(
        go.Scatter(
            x=[step["name"] for step in steps],
            y=[step["emotion"]["score"] for step in steps],
            mode="lines+markers",
        )
    )


def _config(*plugins: str) -> dict[str, Any]:
    # Material's own fonts would come from elsewhere, and are not measured.
    theme = {**CONFIG["theme"], "font": False}
    return {"theme": theme, "plugins": [*CONFIG["plugins"], *plugins]}


def visit(browser: Browser, address: str, shown: str) -> Visit:
    """Visit a page for the first time, on a slow machine, until all of it is there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    page.add_init_script(WATCH.replace("SHOWN", json.dumps(shown)))
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("window.seen.next", timeout=60_000)
    page.wait_for_timeout(1500)
    seen = page.evaluate(READ)
    library = sum(size for own, size in sizes.items() if "plotly" in asked.get(own, ""))
    context.close()
    return Visit(
        transferred=sum(sizes.values()) - library,
        library=library,
        paint=seen["paint"],
        curve=seen["curve"],
        plotly=seen["plotly"],
        shift=seen["shift"],
    )


@dataclass(frozen=True)
class Medians:
    """The visits to one page together."""

    transferred: float
    library: float
    paint: float
    curve: float
    shift: float

    @classmethod
    def of(cls, visits: list[Visit]) -> Medians:
        """The medians of some visits."""
        return cls(
            median(each.transferred for each in visits),
            median(each.library for each in visits),
            median(each.paint for each in visits),
            median(each.curve for each in visits),
            max(each.shift for each in visits),
        )


def report(visits: dict[str, list[Visit]]) -> Iterator[str]:
    """A line a page, and how each compares with plain Material."""
    plain = Medians.of(visits[PLAIN])
    yield f"{len(visits[PLAIN])} rounds, CPU slowed {SLOWED} times, first visits, gzip"
    yield (
        f"{'':16}{'page kB':>10}{'beyond':>9}{'library kB':>12}{'first paint ms':>16}"
        f"{'scores ms':>11}{'of paint':>10}{'of scores':>11}{'shift':>8}"
    )
    for name, found in visits.items():
        each = Medians.of(found)
        yield (
            f"{name:16}{each.transferred / 1000:>10.1f}"
            f"{(each.transferred - plain.transferred) / 1000:>+9.1f}{each.library / 1000:>12.1f}"
            f"{each.paint:>16.0f}{each.curve:>11.0f}{each.curve / plain.paint:>10.2f}"
            f"{each.curve / plain.curve:>11.2f}{each.shift:>8.3f}"
        )
    yield "scores: when the page shows how the journey feels, by a curve or by a table"
    yield "of paint, of scores: that, with plain Material's first paint, or its table, as 1"


def failures(visits: dict[str, list[Visit]]) -> Iterator[str]:
    """The targets that a map's page misses, in words."""
    plain, ours = Medians.of(visits[PLAIN]), Medians.of(visits[MAP])
    beyond = ours.transferred - plain.transferred
    if beyond > MOST_TRANSFERRED:
        yield f"{beyond / 1000:.1f} kB beyond plain Material, of at most {MOST_TRANSFERRED / 1000}"
    if ours.curve > LATEST_CURVE * plain.paint:
        yield f"the curve at {ours.curve / plain.paint:.2f}, of at most {LATEST_CURVE}"
    if ours.shift:
        yield f"the layout shifts by {ours.shift:.3f}"
    if any(each.plotly is not None and each.plotly < each.paint for each in visits[MAP]):
        yield "the chart library was asked for before the first paint"


if __name__ == "__main__":
    sys.exit(main())
