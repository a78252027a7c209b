"""Fields: things between two scales, drawn and as a plotly figure without a cloud."""

from __future__ import annotations

import plotly.graph_objects as go

from journeymaps.charts.field import Axis, Field, Standing, field_figure
from test_figure import resolved

FIVE = (1.0, 2.0, 3.0, 4.0, 5.0)


def made(*standing: Standing) -> Field:
    quarters = ("Do <first>", "Plan", "Later", "Think")
    return Field(
        "f", Axis("Effort", 0.5, 5.5, FIVE), Axis("Impact", 0.5, 5.5, FIVE), quarters, standing
    )


def test_a_thing_stands_at_its_values() -> None:
    (spot,) = made(Standing(1, 1, 5, "Call", "#call")).spots
    assert (spot.left, spot.down) == (10, 10)


def test_those_of_the_same_values_share_a_place_and_none_is_moved() -> None:
    spots = made(*(Standing(n, x, 3, "", "") for n, x in ((1, 2), (2, 4), (3, 2)))).spots
    assert [[each.number for each in spot.there] for spot in spots] == [[1, 3], [2]]


def test_plotly_finds_the_figure_valid() -> None:
    built = field_figure(made(Standing(1, 2, 3, "a", ""), Standing(2, 2, 3, "b", "", hollow=True)))
    done = resolved(built)
    figure = go.Figure({"data": done["data"], "layout": done["layout"]})
    assert list(figure.data[0].text) == ["1 · 2"]
    assert figure.layout.annotations[0].text == "Do &lt;first&gt;"


def test_nothing_in_it_offers_a_cloud() -> None:
    config = field_figure(made())["config"]
    assert not config["showSendToCloud"]
    assert config["plotlyServerURL"] == ""
    assert config["modeBarButtons"] == [["toImage"]]
