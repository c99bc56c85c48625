"""When a caption was in use."""

from __future__ import annotations

from datetime import date

from cablegrammar.vocabulary.captions import KnownCaption


def is_out_of_era(caption: KnownCaption, on: date | None) -> bool:
    """Whether the caption was not yet or no longer in use on that day; False where the day is not known."""
    if on is None:
        return False
    return (caption.since is not None and on < caption.since) or (caption.until is not None and on > caption.until)
