"""What git tells of the pages: who changed, reviewed and owned which one, and when."""

from journeymaps.history.background import Background, clock_warning, look_back
from journeymaps.history.git import HistoryError, Nowhere, Repository, find_repository
from journeymaps.history.history import History

__all__ = [
    "Background",
    "History",
    "HistoryError",
    "Nowhere",
    "Repository",
    "clock_warning",
    "find_repository",
    "look_back",
]
