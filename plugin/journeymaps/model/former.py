"""What something was called before it was renamed, for its old addresses to keep working."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from journeymaps.model.text import OneOrMany, as_id, found

_JOINTS = re.compile(r"([.:])")
_SUFFIX = re.compile(r"\.ya?ml$")
_NO_FOLDER = re.compile(r"^\.*$|[\\:\x00-\x1f]")


def _address(written: Any) -> Any:
    """An id, or what stands behind the `#`: `usage.first-login`, `pain:hard-set-up`."""
    if not isinstance(written, str) or not _JOINTS.search(written):
        return as_id(written)
    kept = _JOINTS.split(written.strip(), maxsplit=1)
    return "".join(part if part in (".", ":") else as_id(part) for part in kept)


def _file(written: Any) -> Any:
    """A file's id, or its path in the folder of the maps, without the ending."""
    if not isinstance(written, str) or "/" not in written:
        return as_id(_SUFFIX.sub("", written) if isinstance(written, str) else written)
    *folders, name = written.strip().split("/")
    if any(_NO_FOLDER.search(folder) for folder in folders):
        raise PydanticCustomError(
            "bad_form",
            "{found} is no path in the folder of the maps",
            {"found": found(written), "hint": "write it as journeys/old-name"},
        )
    return "/".join((*folders, as_id(_SUFFIX.sub("", name))))


_SCHEMA = {"type": "string", "minLength": 1}
Formerly = Annotated[
    tuple[Annotated[str, BeforeValidator(_address), WithJsonSchema(_SCHEMA)], ...], OneOrMany
]
"""Old ids: `old-id`, of a step that was in another stage `old-stage.old-id`."""
FormerFiles = Annotated[
    tuple[Annotated[str, BeforeValidator(_file), WithJsonSchema(_SCHEMA)], ...], OneOrMany
]
"""Old names of a file: `old-name`, of one from another folder `folder/old-name`."""
