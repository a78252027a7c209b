"""How people feel at one place of a journey, in score, word and tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from journeymaps.atlas.atlas import Atlas
from journeymaps.charts.parting import mean_of
from journeymaps.charts.scale import Scale
from journeymaps.model.emotion import Emotion
from journeymaps.model.journey import Journey, Stage, Step
from journeymaps.words import listed, say

_SCORE = Markup('<span class="jm-feeling">%s<b class="jm-%s">%s</b>%s%s</span>')
_SMALL = Markup(" <small>%s</small>")


@dataclass(frozen=True)
class Feeling:
    """How somebody feels at a place."""

    score: str
    tone: str
    word: str
    person: str | None = None
    who: str = ""
    """The persona's name, where the map tells several apart."""
    mean_of: int = 0
    """Of how many steps' scores it is the mean; 0 where the author wrote it."""
    assumed: bool = False

    def __html__(self) -> str:
        """The feeling as templates print it."""
        return self._html

    @cached_property
    def _html(self) -> Markup:
        who, word = (f"{self.who} " if self.who else ""), (f" {self.word}" if self.word else "")
        mean = mean_of(self.mean_of)
        notes = (mean if self.mean_of else "", say("assumed") if self.assumed else "")
        said = listed(filter(None, notes))
        return _SCORE % (who, self.tone, self.score, word, _SMALL % said if said else "")


def feelings(
    atlas: Atlas, scale: Scale, journey: Journey, stage: Stage, step: Step | None
) -> Iterator[Feeling]:
    """How everybody on the map feels here, as far as the map tells it."""
    several = len(journey.people) > 1
    for person in journey.people or (None,):
        who = atlas.name("persona", person) if several and person else ""
        if felt := feeling(scale, stage, step, person, who):
            yield felt


def feeling(
    scale: Scale, stage: Stage, step: Step | None, person: str | None, who: str = ""
) -> Feeling | None:
    """How one person feels in a stage or at a step; None where the map has no score for it.

    A step has its own score, or, as on the curve, its stage's where no step of it has one.
    """
    if step:
        felt = step.felt_by(person)
        if _has_score(felt) or any(_has_score(each.felt_by(person)) for each in stage.steps):
            return of_emotion(scale, felt, person, who)
    found = stage.score_of(person)
    return of_emotion(scale, found.emotion, person, who, found.steps) if found else None


def of_emotion(
    scale: Scale, felt: Emotion | None, person: str | None, who: str = "", mean_of: int = 0
) -> Feeling | None:
    """An emotion as a reader sees it; None without a score."""
    if felt is None or felt.score is None:
        return None
    return Feeling(
        score=scale.text(felt.score),
        tone=scale.sentiment(felt.score).tone,
        word=felt.word or "",
        person=person,
        who=who,
        mean_of=mean_of,
        assumed=felt.source is None,
    )


def _has_score(felt: Emotion | None) -> bool:
    return felt is not None and felt.score is not None
