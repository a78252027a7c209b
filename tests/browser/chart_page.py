"""A page with charts and nothing else, in Material's styles: no site has to be built for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import material
from playwright.sync_api import Page

from journeymaps.charts.chart import Chart
from journeymaps.charts.view import view
from journeymaps.pages.environment import environment
from journeymaps.pages.icons import Icons

THEME = Path(str(files("journeymaps_theme")))
ASSETS = THEME / "assets" / "journeymaps"
MATERIAL = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
CHART = [path.stem for path in sorted((ASSETS / "css").glob("chart*.css"))]
STYLES = ("tokens", "base", "table", "lanes", *CHART, "narrow", "mirrored", "pinned", "print")

Show = Callable[..., Page]
"""Opens a page with these charts, with what else `chart_page` takes."""

LIVE = ".jm-plot--live"

TEMPLATE = """\
{% import "journeymaps/partials/chart.html" as chart %}
<!doctype html>
<html lang="en" dir="{{ direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Charts</title>
{% for style in styles %}<link rel="stylesheet" href="{{ style }}">{% endfor %}
<style>{{ css }}</style>
</head>
<body dir="{{ direction }}" data-md-color-scheme="{{ scheme }}">
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">
<div class="md-content"><article class="md-content__inner md-typeset"><div class="jm jm-map">
{% for view in views %}
{% set n = view.chart.columns %}
<div class="jm-scroll" role="region" tabindex="0" aria-label="Map {{ loop.index }}">
<table class="jm-table jm-columns-{{ n }}" style="--jm-columns:{{ n }}">
<colgroup><col class="jm-label-column"></colgroup><colgroup span="{{ n }}"></colgroup>
<tbody>
{{ chart.row(view, mode=mode, title="A map", note="Last reviewed 12 Sep 2026") }}
<tr class="jm-lane jm-lane--touchpoints"><th scope="row">Steps</th>
{% for column in range(n) %}<td class="column">{{ column + 1 }}</td>{% endfor %}
</tr>
</tbody>
</table>
</div>
{% endfor %}
{{ chart.key(views) }}
</div></article></div>
</div></main></div>
{% for script in scripts %}<script src="{{ script }}" defer></script>{% endfor %}
</body>
</html>
"""

templates = environment(Icons(()))


def chart_page(
    charts: Sequence[Chart],
    mode: str = "visible",
    scheme: str = "default",
    css: str = "",
    direction: str = "ltr",
) -> str:
    """The page's HTML, with everything it needs by file addresses."""
    styles = [*MATERIAL.glob("main.*.css"), *MATERIAL.glob("palette.*.css")]
    styles += [ASSETS / "css" / f"{name}.css" for name in STYLES]
    return templates.from_string(TEMPLATE).render(
        views=[view(chart) for chart in charts],
        mode=mode,
        scheme=scheme,
        css=css,
        direction=direction,
        styles=[style.as_uri() for style in styles],
        scripts=[(ASSETS / "js" / name).as_uri() for name in ("pages.js", "tips.js", "chart.js")],
    )
