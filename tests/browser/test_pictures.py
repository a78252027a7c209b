"""The guide's pictures: each is one that `make pictures` takes, and is described in words."""

from __future__ import annotations

import re

from made_pictures import FOLDER, GUIDE, PICTURES, examples

_PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([\w-]+)\.webp\)")
SHOWN = {
    name: said
    for page in GUIDE.glob("*.md")
    for said, name in _PICTURE.findall(page.read_text("utf-8"))
}


def test_all_are_taken_by_the_script_and_shown_by_a_page() -> None:
    taken = {picture.name for picture in PICTURES}
    assert taken == SHOWN.keys() == {file.stem for file in FOLDER.iterdir()}


def test_each_is_described() -> None:
    assert all(len(said) > 40 for said in SHOWN.values())


def test_all_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 400_000


def test_what_they_show_of_the_first_page_is_there() -> None:
    assert len(examples()) >= max(picture.example for picture in PICTURES)
