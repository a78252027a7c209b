"""What differs between two versions of a map, or of all maps, in words."""

from journeymaps.changes.change import Change, Sort
from journeymaps.changes.names import Names
from journeymaps.changes.walk import changes

__all__ = ["Change", "Names", "Sort", "changes"]
