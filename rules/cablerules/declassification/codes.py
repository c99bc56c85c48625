"""What is known of the codes of an instruction: whether they have a place, and what a derivative of theirs carries."""

from __future__ import annotations

from datetime import date

from cablegrammar.vocabulary.regimes import Exemption, Regime, exemption
from cablelint import day_text

_FROM_THE_SOURCE = "source+"


def out_of_era(code: str, regime: Regime, on: date) -> bool:
    """Whether a code has no place under `regime` on the day `on`; False where nothing is known of it.

    The order's word goes before the code's own dates: an old order that is cited late is a fault of its own.
    """
    known = exemption(code, on)
    if known is not None and not known.proper:
        return True
    if code in regime.allowed:
        return False
    own = known is not None and known.code == code  # and not what is known of its family
    permitted = None if own else regime.permits(known.kind if known is not None else "exemption", code)
    if permitted is not None:
        return not permitted
    if code in regime.retired:
        return True
    return known is not None and not (
        (known.valid_from is None or known.valid_from <= on) and (known.valid_to is None or on <= known.valid_to)
    )


def why_out_of_era(known: Exemption | None, regime: Regime, on: date, *, several: bool) -> str:
    """Why a code, or `several`, may not be used under `regime` on the day `on`, as the end of a sentence."""
    if known is None or (not known.proper and known.kind == "exemption"):
        return (
            "are not valid declassification instructions" if several else "is not a valid declassification instruction"
        )
    if known.valid_to is not None and on > known.valid_to:
        return f"could be used until {day_text(known.valid_to)}, but this cable is dated {day_text(on)}"
    if known.valid_from is not None and on < known.valid_from:
        return f"came into use on {day_text(known.valid_from)}, but this cable is dated {day_text(on)}"
    return f"may not be used under E.O. {regime.order}"


def successor(known: Exemption | None, on: date) -> str | None:
    """The code that took the place of this one before the day `on`, where one did and is in use."""
    if known is None or known.valid_to is None or on <= known.valid_to:
        return None
    other = exemption(known.derivative)
    return known.derivative if other is not None and other.valid_to is None else None


def carried(known: Exemption | None, on: date) -> str:
    """What a document carries today that is derived from a source with this code, as a sentence; "" if not laid down.

    Before the end of the code's own time there is nothing to say (32 CFR 2001.22(e)(3)).
    """
    years = source_years(known)
    if known is None or years is None or (known.proper and known.valid_to is not None and on <= known.valid_to):
        return ""
    return f" A cable derived from a source with this mark gives the date of the source plus {years} years."


def source_years(known: Exemption | None) -> int | None:
    """The years that a derivative adds to the date of its source; None where it carries something else."""
    if known is None or not known.derivative.startswith(_FROM_THE_SOURCE):
        return None
    return int(known.derivative.removeprefix(_FROM_THE_SOURCE))
