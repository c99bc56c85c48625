"""The words of the transmission header: precedence, security letters and operating signals, each from its CSV file."""

from __future__ import annotations

from functools import cache

from cablegrammar.base.nearest import nearest
from cablegrammar.base.record import record
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.table import listed, rows


@record
class Precedence:
    """One precedence: its word, its letter in FL5, the doubled letter of FL2; a higher `rank` goes first."""

    word: str
    prosign: str
    pair: str
    rank: int
    meaning: str
    source: str


@record
class SecurityLetters:
    """The five letters of FL4, the signal they go with, the level they name and the classification line they match."""

    letters: str
    signal: str
    level: Level
    line: str
    source: str


@record
class OperatingSignal:
    """One operating signal: the format lines it stands in, and whether it excuses a late filing time."""

    signal: str
    where: tuple[str, ...]
    meaning: str
    excuses_lateness: bool
    source: str


@cache
def precedences() -> dict[str, Precedence]:
    """The precedences by word, the highest first."""
    return {
        row["word"]: Precedence(
            row["word"], row["prosign"], row["pair"], int(row["rank"]), row["meaning"], row["source"]
        )
        for row in rows("precedence")
    }


@cache
def precedence_of_prosign(prosign: str) -> Precedence | None:
    """The precedence of a letter (`O`) or a doubled letter (`OO`), None when there is none."""
    plain = (precedence for precedence in precedences().values() if " " not in precedence.word)
    return next((precedence for precedence in plain if prosign in (precedence.prosign, precedence.pair)), None)


_CUT_SHORT = {"IMMED": "IMMEDIATE", "PRIO": "PRIORITY", "NIACT": "NIACT IMMEDIATE"}


def nearest_precedence(word: str) -> Precedence | None:
    """The precedence of which `word` is a likely misspelling (`PRIOITY`); None when it is one, or like none."""
    if word in precedences() or word[:1] not in "FIPRN" or not 4 <= len(word) <= 16:
        return None
    near = _CUT_SHORT.get(word) or nearest(word, tuple(precedences()))
    return None if near is None else precedences()[near]


@cache
def security_letters() -> dict[str, SecurityLetters]:
    """The security letters by their five letters."""
    return {
        row["letters"]: SecurityLetters(row["letters"], row["signal"], Level(row["level"]), row["line"], row["source"])
        for row in rows("security_letters")
    }


@cache
def operating_signals() -> dict[str, OperatingSignal]:
    """The operating signals by name."""
    return {
        row["signal"]: OperatingSignal(
            row["signal"], listed(row["where"]), row["meaning"], row["excuses_lateness"] == "yes", row["source"]
        )
        for row in rows("operating_signals")
    }
