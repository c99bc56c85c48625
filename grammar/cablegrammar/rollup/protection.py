"""What protects a text: its levels, its controls, its declassification date. No fix may take any of it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import cui_categories, legacy_controls
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import OWN_COUNTRY, register

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.marks import BlanketMark, Mark
    from cablegrammar.marking.classification import Classification
    from cablegrammar.marking.marking import Marking


def losses(before: Sequence[Cable], after: Sequence[Cable]) -> Iterator[str]:
    """What `after` protects less than `before`, each as the end of a sentence that begins "the fix"."""
    if len(before) != len(after):
        yield "changes the number of messages"
        return
    for old, new in zip(before, after, strict=True):
        yield from _weaker("the classification line", _protected(old.classification), _protected(new.classification))
        # A date protects only what is classified: on an unclassified cable it is a fault that a fix may take away.
        classified = old.level is None or old.level.classified
        if classified and old.declassification is not None and old.declassification.date is not None:
            now = new.declassification
            if now is None or now.date is None:
                yield "removes the declassification date"
        marks, marks_now = ([_protected(one.mark) for one in cable.marks] for cable in (old, new))
        if len(marks_now) < len(marks):
            if marks_now or set(marks) != {_NOTHING} or _protected(old.classification) != _NOTHING:
                yield "removes a portion mark"
        elif len(marks_now) == len(marks):
            for mark, now_mark in zip(marks, marks_now, strict=True):
                yield from _weaker("a portion mark", mark, now_mark)


_Protected = tuple[Level | None, frozenset[str]]

_LISTS = (("REL", "TO"), ("DISPLAY", "ONLY"))
"""How the controls begin that name those who may have or see a text."""

_NOTHING: _Protected = (Level.UNCLASSIFIED, frozenset())
"""What a mark says that may go: in a cable that is wholly unclassified no mark protects anything."""


def weakens(before: Marking, after: Marking) -> bool:
    """Whether `after` has a lower level than `before`, or lacks a control that nothing in it covers."""
    return any(_weaker("the marking", _protected(before), _protected(after)))


def _protected(said: Classification | Mark | BlanketMark | Marking | None) -> _Protected:
    """Level and controls of a classification line or a mark; the controls as words, for their order may be mended."""
    return (None, frozenset()) if said is None else (said.level, _words(said.controls))


def _words(controls: Iterable[str]) -> frozenset[str]:
    words: list[str] = []
    for control in controls:
        own = _plain(control).split()
        if tuple(own[:2]) in _LISTS:
            own = own[:2]  # a list permits: a shorter one protects more
        # USA is no source of foreign information: there it protects nothing.
        words += [word for word in own if word != OWN_COUNTRY] if own[:1] == ["FGI"] else own
    return frozenset(words)


def _gone(before: frozenset[str], after: frozenset[str]) -> Iterator[str]:
    return (word for word in before - after if not _is_covered(word, after))


def _weaker(what: str, before: _Protected, after: _Protected) -> Iterator[str]:
    if before[0] is not None and (after[0] is None or after[0].rank < before[0].rank):
        yield f"lowers the level of {what}"
    gone = sorted(_gone(before[1], after[1]))
    if gone:
        yield f"drops {' '.join(gone)} from {what}"


def _is_covered(word: str, now: frozenset[str]) -> bool:
    """Whether what a word of a control said is said by what stands now, or whether it said nothing at all.

    A marking that was given up is covered by the one that took its place, one that yields to another by that one, and
    a control of the time before CUI by CUI. A word in no register protects nobody.
    """
    entries = [entry for entry in register() if word in entry.key.replace("-", " ").split()]
    if not entries:
        return word.isalpha() and word not in countries() and word not in _category_words()
    return any(
        not now.isdisjoint(entry.yields_to)
        or (entry.key in legacy_controls() and now.issuperset(legacy_controls()[entry.key]))
        or (entry.retired is not None and entry.replacement is not None and _is_said(entry.replacement, now))
        for entry in entries
    )


@cache
def _category_words() -> frozenset[str]:
    """The words of the categories of CUI."""
    return frozenset(word for code in cui_categories() for word in code.split("-"))


def _plain(text: str) -> str:
    return "".join(character if character.isalnum() else " " for character in text)


def _is_said(replacement: str, now: frozenset[str]) -> bool:
    """Whether one of the markings that a replacement names stands now."""
    for choice in replacement.replace(" or ", ",").split(","):
        words = {word for word in _plain(choice).split() if word.isupper() and word not in ("LIST", "COMP")}
        if words and words <= now:
            return True
    return False
