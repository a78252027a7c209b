"""How long to wait for somebody else's server, and how often to ask again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class SendingError(Exception):
    """Something could not be sent. The text says why, without passwords, tokens or addresses."""


class RefusedError(SendingError):
    """The server is well, and will not take this one message. It may take the next."""


class BusyError(Exception):
    """An attempt failed in a way that may pass: trouble on the way, or a server under load.

    `wait` is how long the server asked for, in seconds, where it did.
    """

    def __init__(self, why: str, wait: float | None = None) -> None:
        self.why = why
        self.wait = wait
        super().__init__(why)


@dataclass(frozen=True)
class Patience:
    """Bounds on waiting, in seconds."""

    timeout: float = 15
    """For the connection, and again for each answer."""
    tries: int = 4
    first_wait: float = 2
    """Between the first two tries. It doubles from one to the next."""
    longest_wait: float = 30
    """A server that asks for more is not waited for."""
    sleep: Callable[[float], None] = time.sleep

    def insist(self, attempt: Callable[[], T]) -> T:
        """What the first attempt gives that is not met by a `BusyError`.

        Raises:
            SendingError: they all were, or the server wants to be left alone for longer.

        """
        wait = self.first_wait
        for tried in range(1, self.tries + 1):
            try:
                return attempt()
            except BusyError as error:
                asked = error.wait
                if asked is not None and asked > self.longest_wait:
                    raise SendingError(
                        f"{error.why}; it asks to wait {asked:,.0f} seconds: try again later"
                    ) from None
                if tried == self.tries:
                    raise SendingError(f"{error.why} (tried {_times(tried)})") from None
                self.sleep(wait if asked is None else asked)
                wait = min(2 * wait, self.longest_wait)
        raise ValueError("patience needs at least one try")


def _times(tried: int) -> str:
    return "once" if tried == 1 else f"{tried} times"
