"""The overall classification as it is written: its lines, its words, and the form that a telegram gives a level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_forms, register

if TYPE_CHECKING:
    from datetime import date

    from cablegrammar.cable.cable import Cable
    from cablegrammar.marking.classification import Classification
    from cablelint.rule.context import Context

_US = "US"
_OTHER_SYSTEMS = ("non-US", "JOINT")
_MODERN = ("smart", "draft")


def overall_lines(cable: Cable, *, each: bool = False) -> Iterator[Classification]:
    """The classification lines of the cable, or its first banner.

    The sections of a telegram repeat the line: without `each`, those that begin as the first one does are left out.
    """
    first = cable.classification
    if first is None:
        return
    yield first
    if len(cable.classification_lines) < 2:
        return
    head = cable.classification_lines[0].text[: _head(first)]
    for line, found in zip(cable.classification_lines[1:], cable.classifications[1:], strict=True):
        if each or not first.text or not line.text.startswith(head):
            yield found


def _head(line: Classification) -> int:
    """How long the level and what is joined to it are, in characters."""
    ends = [span.end for span in (line.level_span, line.modifier_span) if span is not None]
    return max(ends, default=line.span.start) - line.span.start


def registered(words: str) -> RegisteredMarking | None:
    """What the register has under these words, the US levels apart, and CUI, which stands for a level of its own."""
    found = marking_forms().get(" ".join(words.strip("/- ").upper().split()))
    return None if found is None or found[0].category in (_US, CUI) else found[0]


def is_obsolete(line: Classification) -> RegisteredMarking | None:
    """The US level that the words name and that was retired one day; None for any other."""
    found = marking_forms().get(" ".join(line.text.upper().split()))
    if found is None and line.level is not None:
        found = marking_forms().get(line.level.value)  # letter-spaced
    if found is None or found[0].category != _US or found[0].retired is None:
        return None
    return found[0]


def of_another_system(cable: Cable, line: Classification) -> bool:
    """Whether the line names the level of another government, of NATO, or of several owners."""
    text = cable.slice(line.span)
    if text.startswith("//"):
        return True
    squeezed = "".join(text[:_LONGEST].upper().split())
    return squeezed.startswith(_other_systems())


_LONGEST = 80
"""No level takes more of a line than this, in characters, however it is spaced."""


@cache
def _other_systems() -> tuple[str, ...]:
    return tuple("".join(entry.title.split()) for entry in register() if entry.category in _OTHER_SYSTEMS)


def own_form(cable: Cable, line: Classification, level: Level) -> str:
    """`level` as this line of this cable writes it: in full in a banner and in the modern forms."""
    return level.value if cable.form in _MODERN or is_banner(line) else level.telegram_form


def is_banner(line: Classification) -> bool:
    """Whether the line is no classification line of a telegram, which has a post and a number."""
    return (line.post is None and line.number_text is None) or (line.modifier or "").startswith("/")


def day_of_rules(context: Context) -> date | None:
    """The day whose rules count: the cable's, else the first one of the order that it names."""
    if context.date is not None:
        return context.date
    return None if context.regime is None else context.regime.effective
