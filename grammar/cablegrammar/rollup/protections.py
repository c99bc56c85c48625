"""The kinds of things that protect a text, by which a fix says what it gives up."""

from __future__ import annotations

from enum import StrEnum

from cablegrammar.base.record import record


class Protection(StrEnum):
    """What a fix may not take from a text without saying so."""

    MESSAGE = "message"
    """A message of the text."""
    LEVEL = "level"
    """A level of classification, that of a line, a banner or a mark."""
    CONTROL = "control"
    """A control, or a country whose information a marking protects."""
    RELEASE = "release"
    """Who may not have or see the text: a release list names nobody that it did not name."""
    LIST = "list"
    """A country in a release list, which may have or see the text."""
    DATE = "date"
    """The date of a cable, and that of its declassification."""
    MARK = "mark"
    """A portion mark or a banner."""
    ID = "id"
    """The id of a cable."""
    WORD = "word"
    """A word in a marking that is in no register."""
    PROSE = "prose"
    """A word of the subject or the text."""


@record
class Loss:
    """What a changed text lacks. `said` is the end of a sentence that begins "the fix"."""

    of: Protection
    said: str

    def __str__(self) -> str:
        return self.said
