"""What is wrong is told with its place: at the end of a build, and above the pages of a server."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from made_site import JOURNEY, MadeSite

ORDER = "journeys/order/index.html"


def told(site: MadeSite, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What a build that fails says, line by line."""
    with pytest.raises(Abort):
        site.build(strict=False)
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    return record.getMessage().splitlines()


def test_all_problems_are_told_at_once(shop: MadeSite, caplog: pytest.LogCaptureFixture) -> None:
    shop.write(
        {
            "journeys/order.yml": JOURNEY.replace("emotion: -4", "emotion: -40"),
            "journeys/other.yml": "kind: jurney\ntitle: Other\n",
            "journeys/third.yml": "kind: journey\ntitle: [\n",
            "guide.md": "---\nlast_reviewed: 2027-01-01\n---\n# Guide\n",
        }
    )
    first, *lines = told(shop, caplog)
    assert first == "4 problems in the maps and pages:"
    assert [line.split(" ")[0] for line in lines] == [
        "docs/guide.md:2:16:",
        "docs/journeys/order.yml:9:14:",
        "docs/journeys/other.yml:1:7:",
        "docs/journeys/third.yml:3:1:",
    ]
    assert lines[2].endswith('unknown-kind: unknown kind "jurney" – did you mean "journey"?')


def test_a_map_and_a_page_of_one_address(shop: MadeSite, caplog: pytest.LogCaptureFixture) -> None:
    shop.write({"journeys/order.md": "# Order"})
    assert told(shop, caplog)[1:] == [
        "docs/journeys/order.yml:1:1: same-address: its page has the address of "
        "journeys/order.md's – rename one of the files"
    ]


def test_two_maps_of_one_address(shop: MadeSite, caplog: pytest.LogCaptureFixture) -> None:
    shop.write({"journeys/order.yaml": "kind: persona\ntitle: Order\n"})
    assert told(shop, caplog)[1:] == [
        "docs/journeys/order.yml:1:1: same-address: its page has the address of "
        "journeys/order.yaml's – rename one of the files"
    ]


def test_a_file_that_cannot_be_read(shop: MadeSite, caplog: pytest.LogCaptureFixture) -> None:
    (shop.folder / "docs/gone.yml").symlink_to("nowhere.yml")
    assert told(shop, caplog)[1:] == [
        "docs/gone.yml:1:1: unreadable: the file cannot be read: No such file or directory"
    ]


def test_paths_are_seen_from_where_the_author_is(
    shop: MadeSite, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.write({"m.yml": "kind: x"})
    monkeypatch.chdir(shop.folder / "docs")
    assert told(shop, caplog)[1].startswith("m.yml:1:7: ")
    caplog.clear()
    monkeypatch.chdir("/")
    assert told(shop, caplog)[1].startswith(f"{shop.folder.relative_to('/')}/docs/m.yml:1:7: ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"chrt": "static"}, 'journeymaps: unknown option "chrt"'),
        ({"chart": "never"}, "journeymaps: chart: "),
        ({"timezone": "Mars/Base"}, '"Mars/Base" is not a time zone'),
        ({"drafts": "perhaps", "review_every": "soon"}, "journeymaps: review_every: "),
    ],
)
def test_options_that_are_none(
    shop: MadeSite, caplog: pytest.LogCaptureFixture, options: dict[str, object], said: str
) -> None:
    shop.options |= options
    with pytest.raises((Abort, ConfigurationError)):
        shop.build()
    assert said in caplog.text


def test_a_day_that_is_none(
    shop: MadeSite, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.options["today"] = None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert told(shop, caplog)[0].startswith('journeymaps: SOURCE_DATE_EPOCH is "yesterday"')


# -- While the site is served --------------------------------------------------------------------


def banner(site: MadeSite, path: str) -> list[str]:
    """The problems above a page."""
    return [" ".join(item.text.split()) for item in site.page(path).select(".failure li")]


BROKEN = JOURNEY.replace("First order", "New title").replace("emotion: -4", "emotion: low")


def test_a_broken_map_stays_as_it_was(shop: MadeSite) -> None:
    shop.serve(start=True)
    assert banner(shop, ORDER) == []
    shop.write({"journeys/order.yml": BROKEN}).serve()
    assert shop.page(ORDER).h1.text == "First order"
    for path in (ORDER, "index.html", "catalog/index.html", "catalog/channels/mail/index.html"):
        (line,) = banner(shop, path)
        assert line.startswith("docs/journeys/order.yml:9:14 ")
    shop.write({"journeys/order.yml": JOURNEY.replace("First", "Mended")}).serve()
    assert shop.page(ORDER).h1.text == "Mended order"
    assert banner(shop, ORDER) == []


def test_the_rest_of_the_site_goes_on(shop: MadeSite) -> None:
    shop.serve(start=True)
    shop.write({"journeys/order.yml": BROKEN, "journeys/new.yml": JOURNEY.replace("First", "New")})
    assert shop.serve().page("journeys/new/index.html").h1.text == "New order"


def test_a_map_that_was_never_good_has_a_page_all_the_same(shop: MadeSite) -> None:
    shop.write({"index.md": "# Home\n\n[here](journeys/order.yml)", "journeys/order.yml": BROKEN})
    shop.serve(start=True)
    assert shop.page(ORDER).h1.text == "order.yml"
    assert "no earlier version" in shop.page(ORDER).text
    assert banner(shop, ORDER) == banner(shop, "index.html") != []
    shop.write({"journeys/order.yml": JOURNEY}).serve()
    assert shop.page(ORDER).h1.text == "First order"


def test_maps_that_no_longer_go_together(shop: MadeSite) -> None:
    blueprint = "kind: blueprint\ntitle: Behind\njourney: order\nstages:\n"
    blueprint += "  waiting:\n    backstage: [{do: Packs it}]\n"
    shop.write({"behind.yml": blueprint}).serve(start=True)
    shop.write({"journeys/order.yml": JOURNEY.replace("name: Waiting", "name: Delay")}).serve()
    (line,) = banner(shop, ORDER)
    assert line.startswith("docs/behind.yml:")
    assert shop.page("behind/index.html").h1.text == "Behind"
    shop.write({"behind.yml": blueprint.replace("waiting", "delay")}).serve()
    assert banner(shop, ORDER) == []


def test_maps_that_never_went_together(shop: MadeSite) -> None:
    blueprint = "kind: blueprint\ntitle: Behind\njourney: order\nstages:\n"
    blueprint += "  delay:\n    backstage: [{do: Packs it}]\n"
    shop.write({"behind.yml": blueprint}).serve(start=True)
    assert shop.page("behind/index.html").h1.text == "behind.yml"
    assert shop.page(ORDER).h1.text == "First order"


def test_a_draft_that_the_last_good_maps_stand_on(shop: MadeSite) -> None:
    blueprint = "kind: blueprint\ntitle: Behind\njourney: order\nstages:\n"
    blueprint += "  waiting:\n    backstage: [{do: Packs it}]\n"
    shop.write({"behind.yml": blueprint}).serve(start=True)
    shop.write({"behind.yml": blueprint + "last_reviewed: 2027-01-01\n"})
    shop.write({"journeys/order.yml": JOURNEY + "status: draft\n"}).serve()
    assert shop.page("behind/index.html").h1.text == "Behind"
    assert len(banner(shop, "behind/index.html")) == 1


def test_front_matter_that_is_broken(shop: MadeSite) -> None:
    shop.serve(start=True)
    shop.write({"index.md": "---\nreview_every: soon\n---\n# Home"}).serve()
    (line,) = banner(shop, "index.html")
    assert line.startswith("docs/index.md:2:15 ")


def test_what_is_wrong_is_shown_as_text(shop: MadeSite) -> None:
    shop.serve(start=True)
    shop.write({"m.yml": 'kind: "<script>alert(1)</script>"\n'}).serve()
    assert "<script>alert" not in shop.bytes("index.html").decode()
    assert "<script>alert" in banner(shop, "index.html")[0]


def test_what_is_wrong_is_not_searched(shop: MadeSite) -> None:
    shop.write({"m.yml": "kind: x"}).serve(start=True)
    assert "kind" not in shop.index[""]["text"]


@pytest.mark.parametrize("strict", [False, True])
def test_the_terminal_says_it_too(
    shop: MadeSite, caplog: pytest.LogCaptureFixture, *, strict: bool
) -> None:
    with caplog.at_level(logging.INFO):
        shop.write({"m.yml": "kind: x"}).serve(start=True, strict=strict)
    assert "docs/m.yml:1:7: unknown-kind" in caplog.text


def test_only_what_has_changed_is_read_again(
    shop: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymaps.host import readings

    read: list[str] = []
    real = readings.read

    def counting(path: str, raw: bytes) -> object:
        read.append(path)
        return real(path, raw)

    monkeypatch.setattr(readings, "read", counting)
    shop.serve(start=True)
    assert sorted(read) == ["catalog.yml", "journeys/order.yml"]
    read.clear()
    shop.write({"journeys/order.yml": JOURNEY + "purpose: More orders.\n"}).serve()
    assert read == ["journeys/order.yml"]
