"""Completion, explanations and validation in editors, by the server that they use for YAML."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright._impl._driver import compute_driver_executable

from journeymaps.cli import main
from journeymaps.reading.folder import map_paths
from made_language_server import LanguageServer

pytestmark = pytest.mark.slow

SERVER = os.environ.get("YAML_LANGUAGE_SERVER", "")
HEAD = "# yaml-language-server: $schema=../../.vscode/journeymaps.schema.json\n"
JOURNEY = f"{HEAD}kind: journey\ntitle: T\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository."""
    folder = tmp_path_factory.mktemp("editor") / "maps"
    result = CliRunner().invoke(main, ["init", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    if not SERVER:
        pytest.skip("YAML_LANGUAGE_SERVER names no server: see .ci/language-server")
    node, _ = compute_driver_executable()
    server = LanguageServer([node, SERVER], folder)
    yield server
    server.stop()


def offered(server: LanguageServer, text: str, kind: str = "journeys") -> set[str]:
    return set(server.completions(f"maps/{kind}/x.yml", text))


def test_the_kinds(server: LanguageServer) -> None:
    assert offered(server, f"{HEAD}kind: |\n") >= {"journey", "blueprint", "persona"}


def test_the_keys_of_a_place_with_what_they_mean(server: LanguageServer) -> None:
    keys = server.completions("maps/journeys/x.yml", f"{JOURNEY}stages:\n  - name: A\n    |\n")
    assert {"goal", "emotion", "pains", "moment_of_truth"} <= keys.keys()
    assert not {"frontstage", "stages", "quote"} & keys.keys()
    assert keys["goal"] == "What the customer wants to reach here."


def test_the_words_of_a_choice(server: LanguageServer) -> None:
    assert offered(server, f"{JOURNEY}state: |\nstages: [A]\n") >= {"current", "future"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"{JOURNEY}persona: |\nstages: [A]\n", {"new-customer"}),
        (f"{JOURNEY}owner: |\nstages: [A]\n", {"service", "warehouse", "service-agent"}),
        (f"{JOURNEY}stages_from: |\nstages: [A]\n", {"order"}),
        (f"{JOURNEY}stages:\n  - name: A\n    channel: |\n", {"web", "mail", "parcel"}),
        (f"{JOURNEY}stages:\n  - name: A\n    teams:\n      |\n", {"service", "warehouse"}),
        (f"{JOURNEY}part_of: |\nstages: [A]\n", {"first-order", "first-order#wait"}),
    ],
)
def test_the_ids_of_this_repository(server: LanguageServer, text: str, ids: set[str]) -> None:
    assert ids <= offered(server, text)


def test_the_ids_in_a_blueprint(server: LanguageServer) -> None:
    head = f"{HEAD}kind: blueprint\ntitle: T\n"
    assert "first-order" in offered(server, f"{head}journey: |\nstages: {{}}\n", "blueprints")
    action = f"{head}journey: first-order\nstages:\n  wait:\n    frontstage:\n      - do: x\n"
    assert "service-agent" in offered(server, f"{action}        role: |\n", "blueprints")
    assert "shop" in offered(server, f"{action}        systems: [|]\n", "blueprints")


def test_what_a_key_means(server: LanguageServer) -> None:
    said = server.hover("maps/journeys/x.yml", f"{JOURNEY}stages:\n  - name: A\n    go|al: x\n")
    assert "What the customer wants to reach here." in said


def test_a_slip_is_marked_while_one_types(server: LanguageServer) -> None:
    text = f"{JOURNEY}stages:\n  - name: A\n    emotoin: 3\n"
    assert any("emotoin" in said for said in server.problems("maps/journeys/x.yml", text))


def test_an_id_that_is_not_there_yet_is_no_slip(server: LanguageServer) -> None:
    text = f"{JOURNEY}persona: somebody-new\nstages:\n  - name: A\n    teams: {{new-team: x}}\n"
    assert server.problems("maps/journeys/x.yml", text) == []


def test_no_map_that_passes_the_check_is_marked(server: LanguageServer, folder: Path) -> None:
    for path in map_paths(folder / "maps"):
        text = (folder / "maps" / path).read_text("utf-8")
        assert server.problems(f"maps/{path}", text) == [], path
