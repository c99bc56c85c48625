"""The controls of the banner: which ones of the portions' go up, by the register's own column for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablegrammar.base.record import record
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_by_key

_NOFORN_SUFFIX = " NOFORN"


@record
class Raised:
    """A control that goes up: its category, its banner form, and the portion (the first) that carries it."""

    category: str
    text: str
    portion: PortionMarking


def raised_controls(
    portions: Iterable[PortionMarking], *, classified: bool, plain_disclosure: bool
) -> Iterator[Raised]:
    """The controls that a banner of these portions carries, each once.

    `classified` says whether the banner is; `plain_disclosure` whether a disclosure marking stands in it, so that
    `SBU NOFORN` parts into both.
    """
    carried = [(token, portion) for portion in portions for token in portion.controls]
    present = {key for token, _ in carried for key in token.keys}
    seen: set[str] = set()
    for token, portion in carried:
        for category, text in _up(token, present, classified=classified, plain_disclosure=plain_disclosure):
            if text not in seen:
                seen.add(text)
                yield Raised(category, text, portion)


def bars_release(token: MarkingToken) -> bool:
    """Whether a control leaves NOFORN behind in a classified banner (UCNI, SBU NOFORN, LES NOFORN)."""
    row = _row(token)
    return row is not None and row.in_classified in ("drop-noforn", "split-noforn")


def _row(token: MarkingToken) -> RegisteredMarking | None:
    register = marking_by_key()
    return next((register[key] for key in token.keys if key in register), None)


def _up(
    token: MarkingToken, present: set[str], *, classified: bool, plain_disclosure: bool
) -> Iterator[tuple[str, str]]:
    category, text = token.category or "", token.banner or token.text
    row = _row(token)
    if row is None:
        yield category, text
        return
    if category == "AEA" and row.in_classified == "keep":
        yield from _atomic(token, text, present)
        return
    if not present.isdisjoint(row.yields_to):
        return
    if classified and row.in_classified in ("drop", "drop-noforn"):
        return
    if row.key.endswith(_NOFORN_SUFFIX) and (classified or plain_disclosure):
        text = row.key.removesuffix(_NOFORN_SUFFIX)
    yield category, text


def _atomic(token: MarkingToken, text: str, present: set[str]) -> Iterator[tuple[str, str]]:
    """RD goes before FRD, FRD before TFNI; the SIGMA numbers of FRD become those of RD (H.6)."""
    register = marking_by_key()
    family = token.keys[0]
    stronger = [key for key in register[family].yields_to if key in present] if family in register else []
    if not stronger:
        yield "AEA", text
    elif token.compartments:
        numbers = " ".join(number for (number,) in token.compartments)
        yield "AEA", f"{stronger[0]}-SIGMA {numbers}"
