"""`journeymaps reviews`: what is to be reviewed, as a list and as messages."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from journeymaps.cli.day import today_option
from journeymaps.cli.overview import Overview, look_over
from journeymaps.cli.project import find_project
from journeymaps.cli.sending import contact, send
from journeymaps.exchange.messages import github, mail, markdown, slack, teams, text
from journeymaps.exchange.reviews_json import reviews_record
from journeymaps.model.interval import Interval
from journeymaps.nearest import suggestion
from journeymaps.review import Standing
from journeymaps.review.digest import MOST, Digest, digest, digests
from journeymaps.review.listing import due_by, owned_by, owners_of, summary

LISTS = ("text", "json", "markdown")
MESSAGES = ("github", "slack", "teams", "email")


class _Span(click.ParamType[Interval]):
    name = "span"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Interval:
        if isinstance(value, Interval):
            return value
        try:
            span = Interval.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if span.is_never:
            self.fail("never is no span of time", param, ctx)
        return span


@click.command()
@click.option("--overdue", is_flag=True, help="Only pages overdue or never reviewed.")
@click.option("--owner", metavar="OWNER", help="Only pages of this team, role or handle.")
@click.option("--within", type=_Span(), metavar="SPAN", help="Only pages late or due by then: 30d.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"At most so many pages, in a message {MOST} if left out.",
)
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*LISTS, *MESSAGES]),
    default="text",
    show_default=True,
    help="How to print it; messages are for github, slack, teams and email.",
)
@click.option("--fail-on", type=click.Choice(["overdue"]), help="End with 1 if a page is late.")
@click.option("--digest", "each", is_flag=True, help="One message for each owner.")
@click.option("--send", "sending", is_flag=True, help="Send the messages instead of printing them.")
@click.option("--weekend", is_flag=True, help="Send at weekends, too.")
def reviews(
    overdue: bool,
    owner: str | None,
    within: Interval | None,
    limit: int | None,
    today: date | None,
    form: str,
    fail_on: str | None,
    each: bool,
    sending: bool,
    weekend: bool,
) -> None:
    """List pages by how their reviews stand, most pressing first.

    A message, unlike the list, names only pages that are late, due soon or changed since their
    review, those waiting longest first.

    Nothing is sent without --send. Where to comes from the environment:

    \b
    slack   JOURNEYMAPS_SLACK_WEBHOOK
    teams   JOURNEYMAPS_TEAMS_WEBHOOK
    email   JOURNEYMAPS_SMTP_HOST, _PORT, _USER, _PASSWORD, and _TLS: starttls
            (if left out), tls or none; JOURNEYMAPS_MAIL_FROM; and
            JOURNEYMAPS_MAIL_TO for owners without an address in the catalog
    github  GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL: one open issue an
            owner is kept up to date, and closed when nothing is due

    \b
    Ends with
    0  all went well, or it is a weekend and nothing was to be sent
    1  a page is late and --fail-on overdue was given, or there is no list
    2  the command was not understood
    3  something could not be sent
    """  # noqa: D301 – click keeps the lines below a \b as they are
    if sending and form not in MESSAGES:
        raise click.UsageError(f"--send goes with --format {', '.join(MESSAGES)}")
    if each and form == "json":
        raise click.UsageError("--digest has no JSON: the list names the owners of each page")
    found = look_over(find_project(Path()), today)
    chosen = _chosen(found, overdue, owner, within)
    if form in LISTS and not each:
        click.echo(_listed(found, chosen[:limit], form), nl=False)
    else:
        most = limit or MOST
        messages = digests(chosen, most) if each else _one(chosen, most)
        if sending:
            send(found, messages, form, owner, weekend=weekend)
        else:
            click.echo(_printed(found, messages, form), nl=False)
    if fail_on and any(standing.state.counts_as_overdue for standing in chosen):
        sys.exit(1)


def _chosen(
    found: Overview, overdue: bool, owner: str | None, within: Interval | None
) -> list[Standing]:
    chosen = list(found.standings)
    if owner is not None:
        _check_owner(found, owner)
        chosen = owned_by(chosen, owner)
    if within is not None:
        chosen = due_by(chosen, within.after(found.today))
    if overdue:
        chosen = [standing for standing in chosen if standing.state.counts_as_overdue]
    return chosen


def _check_owner(found: Overview, asked: str) -> None:
    """Refuse an owner whom nobody knows: a slip of the pen is not an owner without work."""
    owners = {owner for standing in found.standings for owner in owners_of(standing)}
    known = {name for owner in owners for name in (owner.id, owner.name) if name}
    known |= {own for kind, own in found.atlas.entries if kind in ("team", "role")}
    if asked.casefold() not in {name.casefold() for name in known}:
        hint = suggestion(asked, known)
        raise click.BadParameter(f'nobody is called "{asked}"{f" – {hint}" if hint else ""}')


def _one(chosen: Sequence[Standing], most: int) -> list[Digest]:
    """One message about all, or none where there is nothing to say."""
    one = digest(chosen, most=most)
    return [one] if one.standings else []


def _listed(found: Overview, listed: Sequence[Standing], form: str) -> str:
    project, sums = found.project, summary(found.standings)
    if form == "json":
        timezone = project.options.timezone
        return reviews_record(listed, sums, project.site, found.today, timezone).text()
    if form == "markdown":
        return markdown.listing(listed, sums, project.site)
    return text.listing(listed, sums, project.shown) + "\n"


def _printed(found: Overview, messages: Sequence[Digest], form: str) -> str:
    """Messages as they would be sent: payloads as JSON, one a line, mails as a mailbox."""
    site = found.project.site
    match form:
        case "text":
            return (text.messages(messages, site) or "Nothing is due.") + "\n"
        case "markdown":
            return markdown.messages(messages, site) or "Nothing is due.\n"
        case "email":
            letters = [mail.mail(one, site, contact(one.owner, found.atlas)) for one in messages]
            return mail.mailbox(letters, found.today)
        case "github":
            payloads = [github.issue(message, site).payload() for message in messages]
        case "slack":
            payloads = [slack.payload(message, site) for message in messages]
        case _:
            payloads = [teams.payload(message, site) for message in messages]
    return "".join(json.dumps(payload, ensure_ascii=False) + "\n" for payload in payloads)
