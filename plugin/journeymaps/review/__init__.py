"""When a page was last reviewed, when it is due again, and the words for both."""

from journeymaps.review.clock import today
from journeymaps.review.past import Change, NewOwner, NoPast, Past, Review
from journeymaps.review.settings import ReviewSettings
from journeymaps.review.standing import Standing, standings
from journeymaps.review.state import Assessment, ReviewState, assess, refuse_future
from journeymaps.review.subject import Subject, subjects
from journeymaps.review.words import ReviewNotice, Wording, describe

__all__ = [
    "Assessment",
    "Change",
    "NewOwner",
    "NoPast",
    "Past",
    "Review",
    "ReviewNotice",
    "ReviewSettings",
    "ReviewState",
    "Standing",
    "Subject",
    "Wording",
    "assess",
    "describe",
    "refuse_future",
    "standings",
    "subjects",
    "today",
]
