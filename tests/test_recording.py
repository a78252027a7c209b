"""Writing a review into a file: three fields, and no other byte."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.reading.front_matter import read_front_matter
from journeymaps.reading.read import read
from journeymaps.reading.source import Source
from journeymaps.review.recording import Act, RecordingError, record
from journeymaps.review.sheet import scalar

ACT = Act(date(2026, 9, 12), "A. Okafor", "Read with sales.")
NEW = "last_reviewed: 2026-09-12\nreviewed_by: A. Okafor\nreview_note: Read with sales.\n"
STAGES = "stages:\n  - name: Wish  # the first\n"


def recorded(text: str, path: str = "a.yml", act: Act = ACT) -> str:
    return record(path, text.encode(), act).decode()


MAPS = {
    "plain": (
        "kind: journey\ntitle: A\nlast_reviewed: 2025-01-01\nreviewed_by: x\nreview_note: y\n",
        f"kind: journey\ntitle: A\n{NEW}",
    ),
    "other order, comments and quotes": (
        "# A map.\nreview_note: 'old'   # why\n\nkind: journey\ntitle: A\n"
        'last_reviewed: "2025-01-01"# no comment\nreviewed_by:   x  # who\n'.replace(
            '"# no comment', '" # when'
        ),
        "# A map.\nreview_note: 'Read with sales.'   # why\n\nkind: journey\ntitle: A\n"
        'last_reviewed: "2026-09-12" # when\nreviewed_by:   A. Okafor  # who\n',
    ),
    "none of them yet": (
        "kind: journey\ntitle: A\nsummary: >-  # short\n  One\n  two.\n\n# Stages\n",
        f"kind: journey\ntitle: A\nsummary: >-  # short\n  One\n  two.\n{NEW}\n# Stages\n",
    ),
    "one of them": (
        "kind: journey\ntitle: A\nreview_every: 6 months # twice\n",
        "kind: journey\ntitle: A\nlast_reviewed: 2026-09-12\nreviewed_by: A. Okafor\n"
        "review_every: 6 months # twice\nreview_note: Read with sales.\n",
    ),
    "the interval between them": (
        "kind: journey\ntitle: A\nlast_reviewed: 2025-01-01\nreview_every: 1 year\nowner: a\n",
        "kind: journey\ntitle: A\nlast_reviewed: 2026-09-12\nreviewed_by: A. Okafor\n"
        "review_every: 1 year\nreview_note: Read with sales.\nowner: a\n",
    ),
    "below a list": (
        "kind: journey\ntitle: A\nowner: a\ntags:\n- b\n- c  # third\n\n# then\n",
        f"kind: journey\ntitle: A\nowner: a\ntags:\n- b\n- c  # third\n{NEW}\n# then\n",
    ),
    "below a list in brackets": (
        "kind: journey\ntitle: A\ntags: [b,\n  c]  # third\n",
        f"kind: journey\ntitle: A\ntags: [b,\n  c]  # third\n{NEW}",
    ),
    "texts of several lines": (
        "kind: journey\ntitle: A\nreview_note: |2+  # long\n   old\n\n   older\n\n\nowner: a\n",
        "kind: journey\ntitle: A\nlast_reviewed: 2026-09-12\nreviewed_by: A. Okafor\n"
        "review_note: Read with sales.  # long\n\n\nowner: a\n",
    ),
    "a plain text of several lines": (
        "kind: journey\ntitle: A\nreview_note: old\n  and older\n\n  still  # so\nowner: a\n",
        "kind: journey\ntitle: A\nlast_reviewed: 2026-09-12\nreviewed_by: A. Okafor\n"
        "review_note: Read with sales.  # so\nowner: a\n",
    ),
    "empty values": (
        "kind: journey\ntitle: A\nlast_reviewed:\nreviewed_by: # who\nreview_note: ~\n",
        "kind: journey\ntitle: A\nlast_reviewed: 2026-09-12\nreviewed_by: A. Okafor # who\n"
        "review_note: Read with sales.\n",
    ),
    "a text that keeps its empty lines": (
        "kind: journey\ntitle: A\nsummary: |+\n  One\n\n\n\n",
        f"kind: journey\ntitle: A\nsummary: |+\n  One\n\n\n\n{NEW}",
    ),
    "an indented map": (
        "  kind: journey\n  title: A\n",
        "  kind: journey\n  title: A\n" + re.sub("(?m)^", "  ", NEW.rstrip()) + "\n",
    ),
    "in a document": (
        "%YAML 1.2\n---  # it begins\nkind: journey\ntitle: A\n",
        f"%YAML 1.2\n---  # it begins\nkind: journey\ntitle: A\n{NEW}",
    ),
    "with names for values": (
        "kind: journey\ntitle: A\nowner: &me a\ncontributors: *me\nreviewed_by: *me\n",
        "kind: journey\ntitle: A\nowner: &me a\ncontributors: *me\n"
        "last_reviewed: 2026-09-12\nreviewed_by: A. Okafor\nreview_note: Read with sales.\n",
    ),
    "keys in quotes": (
        "\"kind\": journey\n'title': A\n'last_reviewed': '2025-01-01'\n",
        "\"kind\": journey\n'title': A\n'last_reviewed': '2026-09-12'\n"
        "reviewed_by: A. Okafor\nreview_note: Read with sales.\n",
    ),
}


class TestMaps:
    @pytest.mark.parametrize("name", MAPS)
    @pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
    @pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "bom"])
    def test_every_other_byte_stays(self, name: str, eol: str, bom: str) -> None:
        before, after = (bom + (text + STAGES).replace("\n", eol) for text in MAPS[name])
        if name == "an indented map":
            before, after = (
                t.replace("stages", "  stages").replace("  - n", "    - n") for t in (before, after)
            )
        assert recorded(before) == after

    def test_no_line_end_at_the_end(self) -> None:
        text = "kind: journey\nstages: [{name: A}]\ntitle: A"
        assert recorded(text) == f"{text}\n{NEW.rstrip()}"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (
                '{\n  "kind": "journey",\n  "title": "A",\n  "stages": [{"name": "A"}]\n}\n',
                '{\n  "kind": "journey",\n  "title": "A",\n  "last_reviewed": "2026-09-12",\n'
                '  "reviewed_by": "A. Okafor",\n  "review_note": "Read with sales.",\n'
                '  "stages": [{"name": "A"}]\n}\n',
            ),
            (
                "{\nkind: journey, title: A, reviewed_by: , stages: [{name: A}]}",
                "{\nkind: journey, title: A, last_reviewed: 2026-09-12, reviewed_by: A. Okafor, "
                "review_note: Read with sales., stages: [{name: A}]}",
            ),
        ],
        ids=["json", "flow"],
    )
    def test_maps_in_braces(self, before: str, after: str) -> None:
        assert recorded(before) == after

    def test_again_changes_nothing(self) -> None:
        once = recorded("kind: journey\ntitle: A\n" + STAGES)
        assert recorded(once) == once


PAGES = {
    "front matter": (
        "---\ntitle: A  # name\nlast_reviewed: 2025-01-01\n---\n# A\n",
        f"---\ntitle: A  # name\n{NEW}---\n# A\n",
    ),
    "without any review": ("---\ntags: [a]\n---\n\n# A", f"---\ntags: [a]\n{NEW}---\n\n# A"),
    "others' fields": (
        "---\nx: {y: [no, !!python/name:a.b '']}\nz: yes\n---\nT\n".replace(
            ", !!python/name:a.b ''", ""
        ),
        f"---\nx: {{y: [no]}}\nz: yes\n{NEW}---\nT\n",
    ),
    "dots": ("---\ntitle: A\n...\nText", f"---\ntitle: A\n{NEW}...\nText"),
    "empty": ("---\n---\nText\n", f"---\n{NEW}---\nText\n"),
    "only a comment": (
        "---\n# Nothing yet.\n---\nText\n",
        f"---\n# Nothing yet.\n{NEW}---\nText\n",
    ),
    "none": (
        "# A\n\nText with --- in it\n---\n",
        f"---\n{NEW}---\n\n# A\n\nText with --- in it\n---\n",
    ),
    "no text": ("", f"---\n{NEW}---\n"),
}


class TestPages:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
    @pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "bom"])
    def test_every_other_byte_stays(self, name: str, eol: str, bom: str) -> None:
        before, after = (bom + text.replace("\n", eol) for text in PAGES[name])
        if "\n" not in before:
            after = after.replace("\r\n", "\n")
        assert recorded(before, "a.md") == after

    def test_the_browser_of_others_reads_the_same_date(self) -> None:
        front = recorded("# A\n", "a.md").split("---\n")[1]
        assert yaml.safe_load(front) == {
            "last_reviewed": date(2026, 9, 12),
            "reviewed_by": "A. Okafor",
            "review_note": "Read with sales.",
        }


class TestRefused:
    @pytest.mark.parametrize(
        ("path", "text", "said"),
        [
            ("a.yml", "kind: journey\ntitle: [A\n", "a.yml:2:8: yaml"),
            ("a.yml", "kind: journey\ntitle: A\n", "stages"),
            ("a.yml", "- a\n", "a.yml:1:1: cannot-record: there are no fields here"),
            (
                "a.yml",
                "kind: journey\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n",
                "a.yml:2:1: merge-conflict: a merge stopped here",
            ),
            ("a.md", "---\ntitle: [A\n---\nText\n", "a.md:"),
            ("a.md", "---\n- a\n---\nText\n", "there are no fields here"),
            ("a.md", "Title: A\n\nText\n", "put a line --- above and below them"),
            (
                "a.yml",
                "kind: journey\ntitle: A\nreviewed_by: &x a\nowner: *x\n" + STAGES,
                "a.yml:",
            ),
            ("a.yml", b"kind: journey\ntitle: \xff\n", "UTF-8"),
        ],
    )
    def test_what_cannot_be_read_or_kept(self, path: str, text: str | bytes, said: str) -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        with pytest.raises(RecordingError, match=re.escape(said)):
            record(path, raw, ACT)

    def test_the_place_in_front_matter_is_that_in_the_file(self) -> None:
        with pytest.raises(RecordingError) as caught:
            recorded("---\na: 1\nb: [\n---\n", "a.md")
        assert caught.value.problems[0].line == 4

    def test_a_date_that_was_none_is_put_right(self) -> None:
        text = f"kind: journey\ntitle: A\nlast_reviewed: 31/12/2024\n{STAGES}"
        assert "last_reviewed: 2026-09-12\n" in recorded(text)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40
).filter(str.strip)
texts = st.one_of(
    words,
    st.text(st.sampled_from(" :#-'\"\\{}[],&*!|>%@`?~\n\tab1.é"), min_size=1).filter(str.strip),
)


notes = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")),
        st.sampled_from(" :#-'\"\\{}[],&*!|>%@`?~\n"),
    ),
    min_size=1,
    max_size=60,
).filter(str.strip)


class TestAnything:
    @settings(max_examples=300)
    @given(texts, st.sampled_from([None, "'", '"', "|"]), st.booleans())
    def test_a_scalar_reads_as_the_text(self, text: str, style: str | None, flow: bool) -> None:
        said = scalar(text, style, flow=flow)
        sample = f"{{k: {said}}}" if flow else f"k: {said}"
        assert Source("a", sample.encode()).data == {"k": text}
        assert "\n" not in said

    @settings(max_examples=200, deadline=None)
    @given(
        st.permutations(["kind: journey", "title: 'A'", "owner: a", "stages: [{name: A}]"]),
        st.permutations(
            ["last_reviewed: 2020-02-02", "reviewed_by: |\n  x\n  y", "review_note: >-\n  z\n\n  a"]
        ),
        st.integers(0, 3),
        st.lists(st.sampled_from(["", "# c", "#", "# d "]), min_size=7, max_size=7),
        st.sampled_from(["\n", "\r\n"]),
        st.booleans(),
        st.booleans(),
        notes,
        notes,
    )
    def test_a_map_keeps_every_line_that_is_not_its_review(
        self,
        head: list[str],
        review: list[str],
        kept: int,
        between: list[str],
        eol: str,
        bom: bool,
        end: bool,
        by: str,
        note: str,
    ) -> None:
        lines = [*head[:2], *review[:kept], *head[2:]]
        text = "\n".join(f"{line}\n{more}" for line, more in zip(lines, between, strict=False))
        raw = ("\ufeff" * bom + text + "\n" * end).replace("\n", eol).encode()
        act = Act(date(2026, 1, 2), " ".join(by.split()) or "x", note.strip() or "x")
        written = record("a.yml", raw, act)
        held = read("a.yml", written).map_file
        assert held
        assert held.map.last_reviewed == act.day
        assert held.map.reviewed_by == act.by
        assert held.map.review_note == act.note
        assert _others(written) == _others(raw)
        assert written.endswith(b"\n") == raw.endswith(b"\n")
        assert written.count(b"\r\n") in (0, written.count(b"\n"))

    @settings(max_examples=100, deadline=None)
    @given(words, notes, notes)
    def test_a_page_keeps_its_text(self, body: str, by: str, note: str) -> None:
        act = Act(date(2026, 1, 2), " ".join(by.split()) or "x", note.strip() or "x")
        raw = f"# Page\n\n{body}".encode()
        written = record("a.md", raw, act)
        assert written.endswith(raw)
        fields = read_front_matter("a.md", written).fields
        assert (fields.reviewed_by, fields.review_note) == (act.by, act.note)


def _others(raw: bytes) -> list[bytes]:
    """The lines that belong to no review field."""
    head = (
        rb"(?m)^(?:last_reviewed|reviewed_by|review_note):.*\r?\n?(?:  \S.*\r?\n?|\r?\n(?=  \S))*"
    )
    return [line for line in re.sub(head, b"", raw).splitlines() if line]
