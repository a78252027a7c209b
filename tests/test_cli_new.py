"""`journeymaps new`: files that are right as they are written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.cli.drafts import scalar
from journeymaps.reading.source import Source

FILES = {
    "mkdocs.yml": "site_name: A\n",
    "docs/catalog.yml": "kind: catalog\ntitle: C\nteams:\n  sales: Sales\n"
    "stage_sets:\n  deal: [Search, Order]\n",
    "docs/people/buyer.yml": "kind: persona\ntitle: Buyer\n",
    "docs/people/user.yml": "kind: persona\ntitle: User\n",
    "docs/journeys/order.yml": "kind: journey\ntitle: Order\npersona: buyer\n"
    "scale: {low: 0, high: 5}\nstages:\n  - name: Search\n    id: looking\n    steps:\n"
    "      - name: 'Step: one'\n  - name: Wait\n    pains: [{id: slow, text: So slow}]\n",
    "docs/journeys/later.yml": "kind: journey\ntitle: Later\npersonas: [buyer, user]\n"
    "stages:\n  - name: Search\n",
}


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path, text in FILES.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def run(command: str, *arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, [command, *arguments], input=answers)


def written(*arguments: str, answers: str | None = None) -> str:
    """The path of what `new` writes, once it is sure that nothing is wrong with it."""
    result = run("new", *arguments, answers=answers)
    assert result.exit_code == 0, result.output
    path = result.stdout.rpartition("wrote ")[2].splitlines()[0]
    for command in (("check", path), ("format", "--check", path)):
        checked = run(*command)
        assert checked.exit_code == 0, checked.output
    return path


def data(path: str) -> dict[str, object]:
    found = Source(path, Path(path).read_bytes()).data
    assert isinstance(found, dict)
    return found


class TestJourneys:
    def test_stages_by_name(self) -> None:
        path = written("journey", "A return: how", "--stages", "Decide, Send it", "--owner=sales")
        assert path == "docs/journeys/a-return-how.yml"
        assert data(path)["stages"] == [{"name": "Decide"}, {"name": "Send it"}]
        assert data(path)["owner"] == "sales"

    def test_from_a_stage_set(self) -> None:
        found = data(written("journey", "X", "--stages-from", "deal"))
        assert found["stages_from"] == "deal"
        assert found["stages"] == [{"name": "Search"}, {"name": "Order"}]

    def test_for_a_persona(self) -> None:
        path = written("journey", "X", "--persona", "user", "--stages", "A")
        assert data(path)["persona"] == "user"

    def test_for_several(self) -> None:
        found = data(written("journey", "X", "--persona=user", "--persona=buyer", "--stages=A"))
        assert found["personas"] == ["user", "buyer"]

    def test_from_another_map(self) -> None:
        found = data(written("journey", "X", "--from", "order", "--state", "future"))
        assert found["stages"] == [
            {"name": "Search", "id": "looking", "steps": [{"name": "Step: one"}]},
            {"name": "Wait"},
        ]
        assert (found["persona"], found["state"]) == ("buyer", "future")
        assert found["scale"] == {"low": 0, "high": 5}


def test_a_blueprint_has_the_stages_of_its_journey_and_names_their_pains() -> None:
    path = written("blueprint", "--journey", "order")
    assert path == "docs/blueprints/order-behind-the-scenes.yml"
    assert data(path)["stages"] == {"looking": None, "wait": None}
    assert "#   slow – So slow" in Path(path).read_text()


def test_a_persona_goes_where_the_others_are() -> None:
    assert written("persona", "Old hand") == "docs/people/old-hand.yml"


def test_comparisons_of_journeys_and_of_people() -> None:
    of_journeys = data(written("comparison", "A", "--journey=order", "--journey=later"))
    assert of_journeys["journeys"] == ["order", "later"]
    arguments = ("--journey=later", "--persona=buyer", "--persona=user")
    of_people = data(written("comparison", "B", *arguments))
    assert (of_people["journey"], of_people["personas"]) == ("later", ["buyer", "user"])


class TestQuestions:
    @pytest.fixture(autouse=True)
    def _somebody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.modules["journeymaps.cli.new"], "somebody_is_there", lambda: True)

    def test_of_a_journey(self) -> None:
        path = written("journey", answers="A return\nnobody\nbuyer\n\nDecide, Send\n")
        assert data(path)["title"] == "A return"
        assert data(path)["persona"] == "buyer"
        assert data(path)["stages"] == [{"name": "Decide"}, {"name": "Send"}]

    def test_of_a_blueprint(self) -> None:
        assert data(written("blueprint", answers="order\n"))["journey"] == "order"

    def test_of_a_comparison(self) -> None:
        found = data(written("comparison", answers="Now and later\norder\nlater\n"))
        assert found["journeys"] == ["order", "later"]

    def test_none_where_none_are_wanted(self) -> None:
        result = run("new", "journey", "--no-input")
        assert result.exit_code == 2
        assert "TITLE is needed" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("journey",), "TITLE is needed"),
        (("journey", "X"), "--stages is needed"),
        (("blueprint",), "name the journey: --journey ID"),
        (("journey", "Order", "--stages=A"), 'there is a journey "order" already: docs/journeys'),
        (("journey", "X", "--stages=A", "--persona=byer"), 'did you mean "buyer"?'),
        (("journey", "X", "--stages=A", "--owner=sails"), 'did you mean "sales"?'),
        (("journey", "X", "--stages-from=dael"), 'did you mean "deal"?'),
        (("journey", "X", "--from=ordr"), 'did you mean "order"?'),
        (("journey", "X", "--stages=A, A"), 'a second stage with the id "a"'),
        (("journey", "X", "--stages=A", "--id=Not One"), "the name of this file is no id"),
        (("journey", "X", "--stages=A", "--folder=../.."), "../.. is not in docs"),
        (("journey", "!!!", "--stages=A"), "the title gives no id"),
    ],
)
def test_what_cannot_be_written_says_why(arguments: tuple[str, ...], said: str) -> None:
    before = sorted(Path().rglob("*"))
    result = run("new", *arguments)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert sorted(Path().rglob("*")) == before


def test_the_editors_of_a_repository_know_the_new_id_at_once() -> None:
    schema = Path(".vscode/journeymaps.schema.json")
    schema.parent.mkdir()
    schema.write_text("{}")
    path = written("persona", "Old hand")
    assert '"old-hand"' in schema.read_text()
    first = Path(path).read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.vscode/journeymaps.schema.json"


@pytest.mark.parametrize(
    "text",
    [
        *("Plain words", "Was sie sagen – und tun", "ä ö", "日本語", "a: b", "a #b", "- a", "a:"),
        *("yes", "no", "null", "3", "1e3", "0x1f", "~", "'", '"', "?", "[a]", "{a", "* a", "& a"),
        *("% a", "@a", "`a", "a ", " a", "a\tb", "back\\slash"),
    ],
)
def test_any_text_stays_the_text_it_is(text: str) -> None:
    assert Source("x.yml", f"title: {scalar(text)}\n".encode()).data == {"title": text}
