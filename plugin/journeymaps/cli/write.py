"""Files written as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import mkstemp


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Give files new contents.

    All are written beside the old ones first. So a full disk is noticed before anything changed,
    and nobody ever reads half a file. Mode and owner stay, and a link stays a link.

    Raises:
        OSError: a file cannot be written. If the old ones could not be replaced in the end, those
            before that one, in order, are new.

    """
    with ExitStack() as clean_up:
        ready: list[tuple[Path, Path]] = []
        for path, content in contents.items():
            target = path.resolve(strict=True)
            if not os.access(target, os.W_OK):
                raise PermissionError(f"{path} is read-only")
            descriptor, name = mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
            clean_up.callback(Path(name).unlink, missing_ok=True)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            _take_after(target, name)
            ready.append((Path(name), target))
        for new, target in ready:
            new.replace(target)


def write(path: Path, content: bytes) -> None:
    """Write a file, new or not, with the folders above it.

    Raises:
        OSError: it cannot be written; then an old one is as it was.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        replace_all({path: content})
        return
    descriptor, name = mkstemp(prefix=".new-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        # As any new file: `mkstemp` lets nobody else read it.
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _take_after(target: Path, name: str) -> None:
    kept = target.stat()
    with suppress(OSError):  # only root may give files away
        os.chown(name, kept.st_uid, kept.st_gid)
    shutil.copymode(target, name)
