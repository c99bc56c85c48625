"""How a marking that stands in no cable is read under a profile."""

from __future__ import annotations

import datetime

from cablegrammar.cable.marking_in_use import MarkingInUse, marking_in_text
from cablegrammar.marking.marking import Marking, on_day, parse_marking
from cablegrammar.vocabulary.profiles import register_of


def read_marking(text: str, profile: str, on: datetime.date | None) -> tuple[MarkingInUse, Marking]:
    """The marking of a text and what it said on a day.

    For a telegram it may be a whole classification line; elsewhere it may name control systems that are not published.
    """
    telegram = register_of(profile, None).manual.telegram
    use = marking_in_text(text, lines=telegram)
    return use, on_day(parse_marking(use.inner, unpublished=not telegram), on)
