"""Text that is kept out of memory."""

from __future__ import annotations

import pytest

from journeymaps.host.spool import Spool


def test_nothing_stands_in_a_slot_at_first() -> None:
    assert Spool().slot().text is None


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["é → 日本"], id="beyond ASCII"),
        pytest.param([""], id="empty"),
        pytest.param(["long text", "short", "as long!!"], id="shorter, then as long as at first"),
        pytest.param(["short", "long text"], id="longer than there is room"),
    ],
)
def test_a_slot_holds_what_was_put_there_last(texts: list[str]) -> None:
    spool = Spool()
    before, slot, after = spool.slot(), spool.slot(), spool.slot()
    before.text = "before"
    slot.text = texts[0]
    after.text = "after"
    for text in texts:
        slot.text = text
        assert slot.text == text
    assert (before.text, after.text) == ("before", "after")
