"""The levels that each control may stand with, and the one that a marking names."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.cui import dissemination_controls
from cablerules.one_marking.rule import MarkingView, entries

_ORDER = ("U", "R", "C", "S", "TS")
_WORDS = {"U": "UNCLASSIFIED", "R": "RESTRICTED", "C": "CONFIDENTIAL", "S": "SECRET", "TS": "TOP SECRET"}


def level_letters(view: MarkingView) -> str | None:
    """The letters of the marking's level; None where it names none of ours, or several."""
    if len(view.marking.levels) > 1:
        return None
    level = view.marking.level
    return level.portion if level is not None and level.portion in _ORDER else None


def offending(view: MarkingView) -> Iterator[tuple[MarkingToken, tuple[str, ...]]]:
    """Each control that may not stand with the level of the marking, with the levels it may stand with."""
    letters = level_letters(view)
    if letters is None or (view.marking.controlled and not view.marking.levels):
        return
    for token in view.marking.tokens:
        if token.names_level:
            continue
        for entry in entries(view, token):
            if letters in entry.levels or entry.category == "CUI":
                continue
            if entry.key in dissemination_controls() and not _is_plain(view):
                continue
            yield token, tuple(level for level in entry.levels if level in _ORDER)
            break


def _is_plain(view: MarkingView) -> bool:
    """Whether it is a marking of the United States without CUI. CUI has dissemination controls for what is
    unclassified, and other governments have their own rules.
    """
    return view.marking.system in (None, "US") and not view.marking.controlled


def least(levels: tuple[str, ...]) -> int:
    """The rank of the lowest of some levels."""
    return min(map(_ORDER.index, levels))


def in_words(*levels: str) -> str:
    """Levels in words, the lowest first: `SECRET or TOP SECRET`."""
    ordered = sorted(levels, key=_ORDER.index)
    return " or ".join(_WORDS[level] for level in ordered)
