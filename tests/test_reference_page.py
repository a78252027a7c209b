"""The guide's reference of the language says what the models say."""

from __future__ import annotations

import re

from journeymaps.exchange.reference_page import reference_page
from journeymaps.reading.shape import all_parts, keys_of
from made_reference import PAGE, whole


def test_the_page_is_the_one_that_the_models_make() -> None:
    """After a change of the language: `python tests/made_reference.py`."""
    written = PAGE.read_text("utf-8")
    assert written == whole(written)


def test_every_part_has_a_section_with_all_its_keys() -> None:
    sections = re.split(r"^##+ ", reference_page(), flags=re.M)
    found = [re.findall(r"^\| `([^`]+)`", section, re.M) for section in sections]
    keys = [sorted(each) for each in found if each]
    assert sorted(keys) == sorted(sorted(keys_of(part)) for part in all_parts())


def test_every_link_leads_to_a_section_and_no_two_have_one_name() -> None:
    anchors = re.findall(r"\{#([^}]+)\}", reference_page())
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", reference_page())) <= set(anchors)
