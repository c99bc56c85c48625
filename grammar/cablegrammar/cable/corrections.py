"""Whether a cable is a corrected copy of one that was sent before, which has its number."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable.lines import CableLines

_WORDS = "CORRECTEDCOPY"
_SIGNAL = "CCY"


def is_corrected_copy(cable: CableLines) -> bool:
    """Whether `CORRECTED COPY` stands behind the date-time group, as a caption, on a page line or on the
    classification line; blanks between the letters make no difference.
    """
    return any(_WORDS in "".join(text.upper().split()) for text in _places(cable)) or _SIGNAL in _signals(cable)


def _places(cable: CableLines) -> Iterator[str]:
    group = cable.header.date_time_group
    if group is not None and group.note is not None:
        yield group.note
    yield from (caption.text for caption in cable.captions)
    yield from (line.text for line in (*cable.classification_lines[:1], *cable.page_line_texts))


def _signals(cable: CableLines) -> tuple[str, ...]:
    """The operating signals of FL4 and FL5."""
    group, transmission = cable.header.date_time_group, cable.header.transmission
    security = None if transmission is None else transmission.security_line
    return (*(() if group is None else group.signals), *(() if security is None else security.signals))
