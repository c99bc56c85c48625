"""How a marking that stands in no cable is read under a profile."""

from __future__ import annotations

import datetime

from cablegrammar.cable.marking_in_use import MarkingInUse, marking_in_text
from cablegrammar.marking.classification import parse_classification
from cablegrammar.marking.marking import Marking, on_day, parse_marking
from cablegrammar.rollup.cables import BY_CAPTION
from cablegrammar.vocabulary.profiles import register_of


def read_marking(text: str, profile: str, on: datetime.date | None) -> tuple[MarkingInUse, Marking]:
    """The marking of a text and what it said on a day.

    For a telegram it may be a whole classification line; elsewhere it may name control systems that are not published.
    """
    telegram = register_of(profile, None).manual.telegram
    use = marking_in_text(text, lines=telegram)
    return use, on_day(parse_marking(use.inner, unpublished=not telegram), on)


def controls_read(use: MarkingInUse, marking: Marking) -> tuple[str, ...]:
    """The controls of a marking, and for a whole classification line those that its captions stand for: `SECRET STATE
    012345 NOFORN`.
    """
    if use.kind != "banner" or use.inner.split() == use.text.split():
        return marking.controls
    words = (word.strip("/ ") for word, _ in parse_classification(use.text).captions)
    return tuple(dict.fromkeys((*marking.controls, *(BY_CAPTION[word] for word in words if word in BY_CAPTION))))
