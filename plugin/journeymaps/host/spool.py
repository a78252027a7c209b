"""Text that a build keeps for long and seldom reads, out of its memory.

MkDocs makes the content of all pages before it writes the first of them. For a thousand maps that
is two hundred megabytes, which stand in a file without a name instead.
"""

from __future__ import annotations

import weakref
from tempfile import TemporaryFile


class Spool:
    """A file of texts. The system takes it away with the build, also one that fails."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="journeymaps-")  # noqa: SIM115 – as long as the spool
        self._end = 0
        weakref.finalize(self, self._file.close)

    def slot(self) -> Slot:
        """A place for a text."""
        return Slot(self)

    def write(self, raw: bytes, start: int | None) -> int:
        """Write at a start or, without one, at the end. Returns where it stands."""
        if start is None:
            start, self._end = self._end, self._end + len(raw)
        self._file.seek(start)
        self._file.write(raw)
        return start

    def read(self, start: int, length: int) -> bytes:
        """What stands there."""
        self._file.seek(start)
        return self._file.read(length)


class Slot:
    """The place of one text, which can change. It is written anew where it no longer fits."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._start: int | None = None
        self._room = self._length = 0

    @property
    def text(self) -> str | None:
        """The text, or None before there is one."""
        if self._start is None:
            return None
        return self._spool.read(self._start, self._length).decode()

    @text.setter
    def text(self, text: str) -> None:
        raw = text.encode()
        self._length = len(raw)
        if self._length > self._room:
            self._start, self._room = None, self._length
        self._start = self._spool.write(raw, self._start)
