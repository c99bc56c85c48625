"""The controls of the banner: which ones of the portions' go up, by the register's own column for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cablegrammar.base.record import record
from cablegrammar.marking.cui import is_cui
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import ACCM, RegisteredMarking, marking_by_key
from cablegrammar.vocabulary.profiles import Register

_NOFORN_SUFFIX = " NOFORN"


ACCM_ALONE = ACCM.rstrip("-")
"""A portion mark that stands for the programs of the banner."""
_MANY_PROGRAMS = "SAR-MULTIPLE PROGRAMS"


@record
class Raised:
    """A control that goes up: its category, its banner form, the portion (the first) that carries it, and why.

    `place` is the category in which it stands in a marking of the United States.
    """

    category: str
    text: str
    portion: PortionMarking
    why: str
    place: str


def raised_controls(
    portions: Iterable[PortionMarking],
    register: Register,
    *,
    classified: bool,
    plain_disclosure: bool,
    nicknames: Sequence[str] = (),
) -> Iterator[Raised]:
    """The controls that a banner of these portions carries by a register, each once.

    `classified` says whether the banner is; `plain_disclosure` whether a disclosure marking stands in it, so that
    `SBU NOFORN` parts into both. `nicknames` are the programs that a bare ACCM stands for.
    """
    carried = [(token, portion) for portion in portions for token in portion.controls]
    present = {key for token, _ in carried for key in token.keys}
    up = _Up(register, present, classified, plain_disclosure, tuple(nicknames))
    programs = dict.fromkeys(token.banner for token, _ in carried if token.category == "SAP")
    most = register.manual.programs_in_banner
    many = most is not None and (len(programs) > most or _MANY_PROGRAMS in programs)
    seen: set[str] = set()
    for token, portion in carried:
        for category, text in up.of(token):
            why = f"it carries {text}"
            if category == "SAP" and register.manual.program_names == "nickname":
                why += ", and a banner has the nickname in the place of an identifier"
            if many and category == "SAP":
                text, why = _MANY_PROGRAMS, f"it carries {text}, one of several programs"
            if text not in seen:
                seen.add(text)
                row = _row(token, register)
                yield Raised(category, text, portion, why, category if row is None else row.place)


def bars_release(token: MarkingToken, register: Register) -> bool:
    """Whether a control leaves NOFORN behind in a classified banner (UCNI, SBU NOFORN, LES NOFORN)."""
    row = _row(token, register)
    return row is not None and row.in_classified in ("drop-noforn", "split-noforn")


def _row(token: MarkingToken, register: Register) -> RegisteredMarking | None:
    return next((register.markings[key] for key in token.keys if key in register.markings), None)


class _Up(NamedTuple):
    """What becomes of a portion's control in the banner, by the register and what else the portions carry."""

    register: Register
    present: set[str]
    classified: bool
    plain_disclosure: bool
    nicknames: tuple[str, ...]

    def of(self, token: MarkingToken) -> Iterator[tuple[str, str]]:
        """The category and the text of each control that goes up for one of a portion."""
        category, text = token.category or "", token.banner or token.text
        if category == CUI and not self._carries_cui(token):
            return
        row = _row(token, self.register)
        if row is None:
            yield category, text
        elif text == ACCM_ALONE:
            yield from ((category, name) for name in self.nicknames)
        elif category == "AEA" and row.in_classified == "keep":
            yield from _atomic(token, text, self.present)
        elif self.present.isdisjoint(row.yields_to):
            if self.classified and row.in_classified in ("drop", "drop-noforn"):
                return
            if row.key.endswith(_NOFORN_SUFFIX) and (self.classified or self.plain_disclosure):
                text = row.key.removesuffix(_NOFORN_SUFFIX)
            yield category, text

    def _carries_cui(self, token: MarkingToken) -> bool:
        """Whether CUI, or one of its categories, goes up into such a banner."""
        if self.classified and self.register.markings[CUI].in_classified == "drop":
            return False
        return is_cui(token) or self.register.manual.cui_categories == "shown"


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
