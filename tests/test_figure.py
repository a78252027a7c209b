"""The plotly figure: valid, light, without a cloud, and the same picture as the SVG."""

from __future__ import annotations

import html
import json
import re
from importlib.resources import files
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.offline import get_plotlyjs_version

from journeymaps.charts.chart import Chart, Role
from journeymaps.charts.curve import SAMPLES, beziers, height
from journeymaps.charts.figure import attribute, figure
from journeymaps.charts.layout import lay_out
from journeymaps.charts.scale import Scale
from made_chart import EXPECTED, FELT, full_chart, made_chart, made_line, paired_chart

VENDOR = files("journeymaps_theme") / "assets" / "journeymaps" / "vendor"
TOKENS = (files("journeymaps_theme") / "assets" / "journeymaps" / "css" / "tokens.css").read_text(
    "utf-8"
)

CHARTS = [
    full_chart(),
    paired_chart(),
    made_chart(made_line(EXPECTED, Role.EXPECTED, "expected")),
    made_chart(FELT, compact=True),
    made_chart([4, None, None, 1, 3], scale=Scale(1, 5)),
    made_chart([None, 3, None]),
    made_chart([0]),
]


def built(chart: Chart) -> dict[str, Any]:
    return figure(lay_out(chart))


def resolved(built: dict[str, Any]) -> dict[str, Any]:
    """The figure as the page completes it: with colours and samples put in."""

    def painted(value: Any, colour: bool) -> Any:
        if isinstance(value, dict):
            return {key: painted(each, colour or "color" in key) for key, each in value.items()}
        if isinstance(value, list):
            return [painted(each, colour) for each in value]
        if colour and isinstance(value, str) and value.startswith("@"):
            role, _, strength = value[1:].partition("/")
            assert f"--jm-{role}:" in TOKENS
            assert not strength or f"--jm-area-{strength}:" in TOKENS
            return "rgba(1, 2, 3, 0.5)"
        return value

    done: dict[str, Any] = painted(built, False)
    for trace in done["data"]:
        if isinstance(trace["y"], str):
            run, first, last = map(int, trace["y"][1:].split("/"))
            part = done["samples"][run][first : last + 1]
            trace["y"] = [sample * done["unit"] for sample in part]
    return done


@pytest.mark.parametrize("chart", CHARTS)
def test_plotly_itself_finds_every_figure_valid(chart: Chart) -> None:
    done = resolved(built(chart))
    figure = go.Figure({"data": done["data"], "layout": done["layout"]})
    assert len(figure.data) == len(done["data"])


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(-10, 10)), min_size=1, max_size=10),
    st.text(max_size=20),
    st.booleans(),
)
def test_any_scores_and_any_words_make_a_valid_figure(
    scores: list[float | None], word: str, compact: bool
) -> None:
    done = resolved(built(made_chart(made_line(scores, word=word), compact=compact)))
    go.Figure({"data": done["data"], "layout": done["layout"]})


# -- Traps ------------------------------------------------------------------------------------


def test_nothing_offers_to_upload_the_figure() -> None:
    config = built(full_chart())["config"]
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["displayModeBar"] is False


def test_size_is_left_to_a_resize_observer() -> None:
    done = built(full_chart())
    assert done["config"]["responsive"] is False
    assert not {"autosize", "width", "height"} & set(done["layout"])


def test_colours_are_roles_and_never_css_variables() -> None:
    text = json.dumps(built(full_chart()))
    assert "var(" not in text
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)


def test_axes_follow_the_columns_and_the_svg() -> None:
    layout = lay_out(full_chart())
    done = figure(layout)["layout"]
    assert done["margin"] == {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    assert done["xaxis"]["range"] == [0, 12]
    assert done["yaxis"]["range"] == [layout.frame.bottom, layout.frame.top]
    for axis in (done["xaxis"], done["yaxis"]):
        assert axis["fixedrange"] is True
        assert axis["visible"] is False


def test_plotly_shows_no_hover_labels_of_its_own() -> None:
    assert {trace["hoverinfo"] for trace in built(full_chart())["data"]} == {"skip", "none"}


@pytest.mark.parametrize("word", ["it's", '"', "</div>", "&quot;", "<script>", "\u2028", "日本"])
def test_the_attribute_holds_whatever_authors_wrote(word: str) -> None:
    done = built(made_chart(made_line([4], word=word)))
    text = attribute(done)
    assert not set("'<>&") & set(text)
    assert json.loads(html.unescape(text)) == json.loads(json.dumps(done))


def test_texts_are_escaped_for_plotly_which_reads_some_html() -> None:
    done = built(made_chart(made_line([4], word="<a href='javascript:x'>")))
    texts = [text for trace in done["data"] for text in trace.get("text", [])]
    assert any("&lt;a" in text for text in texts)
    assert not any("<a" in text for text in texts)


def test_a_role_that_an_author_writes_is_no_colour() -> None:
    done = resolved(built(made_chart(made_line([4], word="@pos"))))
    assert any("@pos" in text for trace in done["data"] for text in trace.get("text", []))


# -- The picture ------------------------------------------------------------------------------


def test_samples_follow_the_curve_and_pass_the_values() -> None:
    done = resolved(built(made_chart(FELT)))
    line = next(trace for trace in done["data"] if trace.get("name") == "felt")
    segments = beziers([(index + 0.5, score) for index, score in enumerate(FELT)])
    assert len(line["y"]) == 11 * SAMPLES + 1
    for index, score in enumerate(line["y"]):
        assert score == pytest.approx(height(segments, 0.5 + index / SAMPLES), abs=0.0051)
    assert line["y"][::SAMPLES] == pytest.approx(FELT)


def test_a_gap_parts_the_traces() -> None:
    done = resolved(built(made_chart([4, 4, None, 4, 4])))
    lines = [trace for trace in done["data"] if trace.get("name") == "felt"]
    assert [(trace["x0"], len(trace["y"])) for trace in lines] == [(0.5, 25), (3.5, 25)]


def test_markers_are_hollow_where_values_are_assumed() -> None:
    chart = made_chart(made_line([4], researched=False))
    marker = next(trace["marker"] for trace in built(chart)["data"] if trace["mode"] == "markers")
    assert (marker["color"], marker["line"]["color"]) == (["@page"], ["@pos"])


def test_lines_can_be_hidden_by_their_role() -> None:
    groups = {trace["legendgroup"] for trace in built(paired_chart())["data"]}
    assert groups == {"felt", "second"}


def test_an_image_has_the_texts_that_the_page_has_around_the_chart() -> None:
    done = built(full_chart())["layout"]
    texts = [each["text"] for each in done["annotations"]]
    assert "<b>Decision</b>" in texts
    assert "18\N{NO-BREAK SPACE}% leave" in texts
    assert "+8" in texts
    assert not any(each["visible"] for each in done["annotations"])
    assert done["xaxis"]["ticktext"][7] == "First invoice"


def test_a_figure_is_light_and_always_the_same() -> None:
    text = attribute(built(full_chart()))
    assert len(text) < 11_000
    assert text == attribute(built(full_chart()))


# -- The library ------------------------------------------------------------------------------


def test_the_page_gets_the_plotly_that_the_package_was_made_for() -> None:
    with (VENDOR / "plotly-basic.min.js").open(encoding="utf-8") as script:
        head = script.read(200)
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in head


def test_plotly_comes_with_its_licence() -> None:
    text = (VENDOR / "plotly-basic.LICENSE.txt").read_text("utf-8")
    assert text.startswith("MIT License")
    assert "Plotly" in text
