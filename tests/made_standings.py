"""Pages that stand in every way with their reviews, for tests of lists, messages and files."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from journeymaps.exchange.site import Site
from journeymaps.model.document import Reviewed
from journeymaps.model.interval import Interval
from journeymaps.review import Change, NewOwner, Review, ReviewState, Standing, Subject, assess

TODAY = date(2026, 11, 20)
"""A Friday."""
SITE = Site("Customer journeys", "https://maps.example.com/")
GOLDEN = Path(__file__).parent / "cases" / "reviews"


def standing(
    path: str,
    last: str | None,
    every: str = "6 months",
    *,
    title: str = "",
    owner: str | None = None,
    owners: tuple[str, ...] = (),
    by: str | None = None,
    note: str | None = None,
    links: int = 0,
    changed: Change | None = None,
    new_owner: NewOwner | None = None,
    stands_on: tuple[str, ...] = (),
    reviews: tuple[Review, ...] = (),
    today: date = TODAY,
) -> Standing:
    """A page's standing, without the files that it would come from."""
    interval = Interval.parse(every)
    reviewed = date.fromisoformat(last) if last else None
    fields = Reviewed(last_reviewed=last, reviewed_by=by, review_every=every, review_note=note)
    own, _, suffix = path.rpartition("/")[2].rpartition(".")
    kind = "page" if suffix == "md" else path.partition("/")[0].removesuffix("s")
    assessment = assess(reviewed, interval, today)
    late = -(assessment.days or 0)
    if assessment.state is ReviewState.NEVER_REVIEWED:
        late = (interval.after(today) - today).days
    return Standing(
        Subject(path, kind, own, title or own, fields, owner, links),
        assessment,
        interval,
        max(0, late),
        owners,
        changed,
        new_owner,
        stands_on,
        reviews,
    )


HOSTILE = 'A <b>map</b> & *its* [link](javascript:1) | @team, #12 `code` <!channel> \u202e\x1b[31m"'
"""A title that means something in every format, and should mean nothing in any."""


def pages() -> list[Standing]:
    """One page for each way to stand, and some more of one owner."""
    change = Change("4f" * 20, date(2026, 11, 3), "A. Okafor", "Move the low point to day 10")
    review = Review(date(2026, 5, 9), "k.tanaka", "Held against the interviews.", "a1" * 20, True)
    earlier = Review(date(2025, 11, 2), "m.lindqvist", None, "b2" * 20)
    success = {"owner": "success", "owners": ("Customer success",)}
    return [
        standing(
            "journeys/adoption.yml",
            "2026-05-09",
            title="Adopting the sales tool",
            by="k.tanaka",
            note="Held against the interviews.",
            links=4,
            changed=change,
            reviews=(review, earlier),
            **success,
        ),
        standing("journeys/waiting.yml", "2026-05-20", title="Waiting for it", links=1, **success),
        standing("journeys/hostile.yml", "2026-05-19", title=HOSTILE, **success),
        standing("journeys/calls.yml", "2026-04-01", title="電話での相談", owners=("@acme/calls",)),
        standing("journeys/never.yml", None, title="Never looked at", links=2),
        standing("personas/buyer.yml", "2026-06-08", title="Buyer", owners=("@acme/calls", "@kim")),
        standing("personas/user.yml", "2026-10-01", title="User", owners=("@kim",)),
        standing(
            "blueprints/onboarding.yml",
            "2026-10-01",
            title="Onboarding, behind the scenes",
            new_owner=NewOwner(date(2026, 10, 20), ("Sales",)),
            **success,
            stands_on=("the journey Adopting the sales tool changed on 3 Nov 2026",),
        ),
        standing(
            "guide/imprint.md", None, "never", title="Imprint", note="The law changes rarely."
        ),
    ]


def many(number: int) -> list[Standing]:
    """Pages of one owner, each overdue for a day longer than the one before."""
    days = (TODAY - timedelta(200 + n) for n in range(number))
    return [
        standing(f"journeys/m{n:03}.yml", day.isoformat(), owner="sales", owners=("Sales",))
        for n, day in enumerate(days)
    ]


def golden(name: str, got: bytes | str) -> None:
    """Hold bytes against the file of this name; JOURNEYMAPS_GOLDEN=write writes it anew."""
    raw = got.encode() if isinstance(got, str) else got
    file = GOLDEN / name
    if os.environ.get("JOURNEYMAPS_GOLDEN") == "write":
        file.write_bytes(raw)
    assert raw == file.read_bytes()
