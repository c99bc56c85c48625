"""Whole cables in every form that a cable has, as they were sent and damaged as copies are.

`whole_cable` draws one with any `Random`: the fuzzer's, or Hypothesis' own in `WHOLE_CABLES`, so that a failing test
still shrinks.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from support.cables import (
    DRAFT,
    DRAFT_WITH_LABELS,
    LJUBLJANA,
    PRINT,
    REYKJAVIK,
    SMART_CONFIDENTIAL,
    SMART_REPEATED,
    STACKED,
    SUVA,
    WINDHOEK,
    collapsed,
)
from support.copy_shapes import SHAPES, copied

FORMS = {
    "acp127": WINDHOEK,
    "body": SUVA,
    "short-header": REYKJAVIK,
    "aad": PRINT,
    "smart": LJUBLJANA,
    "smart-stacked": STACKED,
    "smart-confidential": SMART_CONFIDENTIAL,
    "smart-repeated": SMART_REPEATED,
    "draft": DRAFT,
    "draft-labels": DRAFT_WITH_LABELS,
}
"""A cable of each form, those of one form with its variants; a name begins with that of the form."""

TELEGRAM = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

VZCZCXRO3306
PP RUEHSA RUEHLS
DE RUEHWD #0512 1961030
ZNY CCCCC ZZH
P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC PRIORITY 5620

C O N F I D E N T I A L WINDHOEK 000512

SIPDIS

E.O. 12958: DECL: 07/14/2018
TAGS: PREL, ECON, WA
SUBJECT: THE LIGHTHOUSE BOARD COUNTS ITS LAMPS

REF: A. STATE 70412
B. WINDHOEK 498

Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d).

1. (C) Summary: The board counted (ref A). End summary.

2. (C) One lamp was left over.

QUILL
"""
"""A telegram that can be taken apart for the shapes of copies."""

ODD = (
    "", "", "(C) ", "1.", "1. (S//NF) x", "a. (U) x", "[1](#)2. (C) x", "E.O. 12958", "TAGS", "TAGS: ZZZZ", "\x00",
    "\u202e", "::error::", "\t1. (U)", "-" * 70, "(" * 9, "SECRET//NOFORN", "REF: A. STATE 1, 2, 3", "NNNN", "ZCZC",
    "UNCLAS SUVA 000512", "PAGE 02        WINDHOEK 00512  141100Z", "MRN:  11 WINDHOEK 512", "Date/DTG: Jan 5,",
    "SUBJECT:", "Classified By:", "DECL: 25X1", "Declassify On: 2030/01/01", "\u0664.", "\u00bd", "\U0001d7d8",
    "\u00b6",
)  # fmt: skip
"""Lines that stand where none of their kind belongs."""

_STRIKES = (*"ABCDEOSTUZ019/ -,;:.()\n\t", "")


def whole_cable(chance: Random) -> str:
    """A cable of any form: as it was sent, in the shape of a copy, or damaged a few times."""
    text = chance.choice(tuple(FORMS.values()))
    way = chance.randrange(8)
    if way == 0:
        return text
    if way == 1:
        text = copied(TELEGRAM, chance.choice(tuple(SHAPES)))
    elif way == 2:
        text = collapsed(text)
    elif way == 3:
        text = f"{text}\n{chance.choice(tuple(FORMS.values()))}"
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        text = chance.choice(DAMAGES)(text, chance)
    return text


def _a_line_less(text: str, chance: Random) -> str:
    rows = text.split("\n")
    del rows[chance.randrange(len(rows))]
    return "\n".join(rows)


def _a_line_more(text: str, chance: Random) -> str:
    rows = text.split("\n")
    others = chance.choice((ODD, tuple(chance.choice(tuple(FORMS.values())).split("\n"))))
    rows.insert(chance.randint(0, len(rows)), chance.choice(others))
    return "\n".join(rows)


def _a_line_moved(text: str, chance: Random) -> str:
    rows = text.split("\n")
    line = rows.pop(chance.randrange(len(rows)))
    rows.insert(chance.randint(0, len(rows)), line)
    return "\n".join(rows)


def _lines_joined(text: str, chance: Random) -> str:
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    rows[at : at + 2] = [chance.choice(("", " ")).join(rows[at : at + 2])]
    return "\n".join(rows)


def _a_line_broken(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return f"{text[:at]}\n{text[at:]}"


def _lines_twice(text: str, chance: Random) -> str:
    rows = text.split("\n")
    start = chance.randrange(len(rows))
    end = min(len(rows), start + chance.choice((1, 3, 20)))
    return "\n".join((*rows[:end], *rows[start:end], *rows[end:]))


def _cut_off(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return chance.choice((text[:at], text[at:]))


def _a_character_changed(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    struck: str = chance.choice(_STRIKES)
    return text[:at] + struck + text[at + chance.randint(0, 1) :]


def _in_other_letters(text: str, chance: Random) -> str:
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    rows[at] = chance.choice((rows[at].lower(), rows[at].upper(), " ".join(rows[at])))
    return "\n".join(rows)


def _put_in(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(ODD) + text[at:]


DAMAGES: tuple[Callable[[str, Random], str], ...] = (
    _a_line_less,
    _a_line_more,
    _a_line_moved,
    _lines_joined,
    _a_line_broken,
    _lines_twice,
    _cut_off,
    _a_character_changed,
    _in_other_letters,
    _put_in,
)
"""What happens to a text on its way."""

WHOLE_CABLES = st.randoms(use_true_random=False).map(whole_cable)
"""Hypothesis' strategy of them."""
