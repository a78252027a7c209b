"""Lists and messages in each format, and authors' text in them, which stays text."""

from __future__ import annotations

import json
import re
from email import message_from_bytes, policy
from email.headerregistry import Address
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.messages import github, mail, markdown, slack, teams, text
from journeymaps.exchange.site import Site
from journeymaps.review.digest import digest, digests
from journeymaps.review.listing import NOBODY, Owner, summary
from made_standings import HOSTILE, SITE, golden, many, pages, standing

NOWHERE = Site()
authored = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>|~&$:.!^=@#+-/\"' \n\t1a電\u202e\x1b"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=40,
)


def dumped(payloads: list[Any]) -> str:
    return json.dumps(payloads, indent=2, ensure_ascii=False) + "\n"


class TestGolden:
    def test_text(self) -> None:
        golden("list.txt", text.listing(pages(), summary(pages()), "maps") + "\n")
        golden("digest.txt", text.messages(digests(pages()), SITE) + "\n")

    def test_markdown(self) -> None:
        golden("list.md", markdown.listing(pages(), summary(pages()), SITE))
        golden("digest.md", markdown.messages(digests(pages()), SITE))

    def test_github(self) -> None:
        golden("github.json", dumped([github.issue(x, SITE).payload() for x in digests(pages())]))

    def test_slack(self) -> None:
        golden("slack.json", dumped([slack.payload(one, SITE) for one in digests(pages())]))

    def test_teams(self) -> None:
        golden("teams.json", dumped([teams.payload(one, SITE) for one in digests(pages())]))

    def test_mail(self) -> None:
        to, sender = Address("", "success", "example.com"), Address("Maps", "maps", "example.com")
        made = mail.mail(digests(pages())[2], SITE, to, sender)
        golden("mail.eml", made.as_bytes())


class TestPlaces:
    def test_without_a_published_site_paths_stand_for_links(self) -> None:
        one = digest(many(12))
        assert "  journeys/m011.yml\n" in text.message(one, NOWHERE)
        assert "**m011** (journeys/m011\\.yml)" in markdown.body(one, NOWHERE)
        assert '"url"' not in json.dumps([slack.payload(one, NOWHERE), teams.payload(one, NOWHERE)])

    def test_what_is_left_out_leads_to_the_reviews_page(self) -> None:
        one = digest(many(12))
        there = "https://maps.example.com/reviews/"
        assert f"and 2 more: {there}" in text.body(one, SITE)
        assert f"- [and 2 more](<{there}>)" in markdown.body(one, SITE)
        assert there in json.dumps(slack.payload(one, SITE))
        assert there in json.dumps(teams.payload(one, SITE))

    def test_an_empty_list_says_how_the_site_does(self) -> None:
        assert text.listing([], summary(pages())) == "9 pages, 5 need a review, 50 % on time"
        assert markdown.listing([], summary([]), SITE) == "0 pages, 0 need a review\n"


def shown(source: str) -> BeautifulSoup:
    """Markdown as GitHub renders it: tables, strike-through, links made of bare addresses."""
    return BeautifulSoup(MarkdownIt("gfm-like", {"linkify": False}).render(source), "html.parser")


class TestMarkdownEscape:
    @settings(deadline=None)
    @given(authored)
    def test_text_shows_as_it_is(self, written: str) -> None:
        wanted = legible(written)
        for around in ("- [{}](<https://example.com>)", "- **x** ({})", "## A {}"):
            seen = shown(around.format(markdown.escaped(written)))
            assert wanted.strip() in seen.get_text().replace("\u2060", "")
            assert {tag.name for tag in seen.find_all()} <= {"ul", "li", "a", "strong", "h2", "p"}
            assert len(seen.find_all("a")) == around.count("](")

    @settings(deadline=None)
    @given(authored, authored)
    def test_a_table_keeps_its_columns(self, title: str, owner: str) -> None:
        page = standing("a.yml", None, title=title, owners=(owner,))
        table = shown(markdown.listing([page], summary([page]), SITE)).find("table")
        assert table is not None
        assert [len(row.find_all(["td", "th"])) for row in table.find_all("tr")] == [4, 4]

    @pytest.mark.parametrize("written", ["@team", "me@home.org", "#12", "x#1", "@a/b"])
    def test_nobody_is_called_and_nothing_linked(self, written: str) -> None:
        seen = shown(markdown.escaped(written)).get_text()
        assert not re.search(r"[@#]\w", seen)
        assert seen.replace("\u2060", "").strip() == written


class TestChats:
    def test_slack_reads_authors_text_only_where_it_is_shown_as_it_is(self) -> None:
        payload = slack.payload(digest([standing("a.yml", None, title=HOSTILE)], OWNER), SITE)
        header, rich = payload["blocks"]
        assert header["text"]["type"] == "plain_text"
        assert rich["type"] == "rich_text"
        assert set(types_in(rich)) == {
            "rich_text",
            "rich_text_section",
            "rich_text_list",
            "link",
            "text",
        }
        assert payload["mrkdwn"] is False
        assert "<!here>" not in payload["text"]
        assert "&lt;!here&gt;" in payload["text"]

    def test_teams_reads_authors_text_only_where_it_is_shown_as_it_is(self) -> None:
        payload = teams.payload(digest([standing("a.yml", None, title=HOSTILE)], OWNER), SITE)
        card = payload["attachments"][0]["content"]
        assert set(types_in(card["body"])) == {"RichTextBlock", "TextRun", "Action.OpenUrl"}

    def test_limits_hold_for_the_longest_text_in_any_script(self) -> None:
        long = [
            standing(
                f"{n}.yml", None, title="電" * 300, owners=("電" * 300,), stands_on=("語" * 900,)
            )
            for n in range(30)
        ]
        one = digests(long)[0]
        blocks = slack.payload(one, SITE)["blocks"]
        assert len(blocks[0]["text"]["text"]) == 150
        assert len(json.dumps(teams.payload(one, SITE), ensure_ascii=False).encode()) < 28_000
        assert len(github.issue(one, SITE).title) <= 250
        assert len(github.issue(one, SITE).body) < 65_536

    def test_no_element_is_empty(self) -> None:
        for one in [*digests(pages()), digest(pages())]:
            assert "" not in texts_in(slack.payload(one, SITE))
            assert "" not in texts_in(teams.payload(one, SITE))


OWNER = Owner("<!here> & co", "here")


def types_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for item in value for found in types_in(item)]
    if isinstance(value, dict):
        own = [value["type"]] if "type" in value else []
        return [*own, *types_in(list(value.values()))]
    return []


def texts_in(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [found for item in value for found in texts_in(item)]
    if isinstance(value, dict):
        return [value.get("text"), *texts_in(list(value.values()))]
    return []


class TestIssues:
    def test_a_marker_is_an_owners_own_and_cannot_be_left(self) -> None:
        ids = ["sales", "Sales", "@acme/sales", "-->", "a b", "電話", ""]
        markers = [github.marker(Owner("x", own)) for own in ids] + [github.marker(None)]
        assert len(set(markers)) == len(markers)
        for marker in markers:
            assert re.fullmatch(r"<!-- journeymaps-reviews [^<>\s]+ -->", marker)

    def test_the_title_stays_while_pages_come_and_go(self) -> None:
        sales = Owner("Sales", "sales")
        titles = {github.issue(digest(many(n), sales), SITE).title for n in (1, 5, 20)}
        assert titles == {"Reviews: Sales"}

    def test_a_handle_is_called_and_nothing_else(self) -> None:
        page = [standing("a.yml", None)]
        called = github.issue(digest(page, Owner("@acme/sales", "@acme/sales")), SITE).body
        assert called.splitlines()[1] == "@acme/sales"
        for own in ("sales", "a@b.org", "@a](http://x)", "@a @b"):
            body = github.issue(digest(page, Owner(own, own)), SITE).body
            assert body.splitlines()[1] == "1 never reviewed"

    def test_issues_of_all_and_of_nobody_are_told_apart(self) -> None:
        assert github.issue(digest(pages()), SITE).title == "Reviews: all pages"
        assert (
            github.issue(digest(pages(), NOBODY), SITE).title == "Reviews: pages without an owner"
        )


class TestMail:
    def test_headers_cannot_be_added(self) -> None:
        owner = Owner("Sales\r\nBcc: all@example.com", "sales")
        made = mail.mail(digest(pages(), owner), SITE, None, None)
        read = message_from_bytes(made.as_bytes(), policy=policy.default)
        assert "Bcc" not in read
        assert read["Subject"] == "Sales Bcc: all@example.com: 7 pages to review"

    def test_any_script_arrives(self) -> None:
        made = mail.mail(digest(pages()), SITE, None, None)
        read = message_from_bytes(made.as_bytes(), policy=policy.default)
        assert "電話での相談" in read.get_content()
        assert max(map(len, made.as_bytes().splitlines())) < 998

    @pytest.mark.parametrize(
        ("written", "address"),
        [
            ("sales@example.com", "sales@example.com"),
            ("Sales <sales@example.com>, room 5", "sales@example.com"),
            ("mailto:sales@example.com", "sales@example.com"),
            ("phone 12 34", None),
            ("@acme/sales", None),
            ("sales@", None),
            ("a@b\r\nBcc: c@d.org", "a@b"),
            ("", None),
            (None, None),
        ],
    )
    def test_addresses_are_found_in_contacts(
        self, written: str | None, address: str | None
    ) -> None:
        found = mail.address(written)
        assert (found.addr_spec if found else None) == address


class TestLegible:
    def test_nothing_drives_a_terminal_or_turns_the_text(self) -> None:
        assert legible("a\x1b[31mb\u202ec\x9bd\x00") == "a\ufffd[31mb\ufffdc\ufffdd\ufffd"

    def test_lines_become_one(self) -> None:
        assert legible(" a\n\tb\u2028c ") == "a b c"

    def test_joiners_stay(self) -> None:
        assert legible("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"

    @settings(deadline=None)
    @given(st.text(max_size=20), st.integers(1, 20))
    def test_what_is_cut_is_short_enough(self, written: str, most: int) -> None:
        assert len(cut(written, most)) <= most
        assert cut(written, 20) == written
