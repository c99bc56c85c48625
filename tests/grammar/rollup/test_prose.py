"""What counts as a change of a cable's prose: any word that goes, comes or is altered, and nothing that a copy left."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.rollup.prose import prose_losses, prose_of, traces_of

CABLE = (
    "C O N F I D E N T I A L SUVA 000112\n\nE.O. 12958: DECL: 05/12/2018\nTAGS: PREL, FJ\nSUBJECT: THE LAMP\n\n"
    "1. (C) The caf&#233; &amp; the Board,s lamp.<br>\n\n2. (C) A na&#xEF;ve \x19 keeper\u200b sleeps.\n\n"
    "3. (C) It had -5 degrees on 12.5 of 1,000 days, \u20137 at 10:30, half of 2004. (It did.)\n"
)


def lost(*changes: tuple[str, str]) -> bool:
    """Whether it takes prose away to put the second of each pair in the place of the first."""
    (cable,) = parse_messages(Source(CABLE))
    places = [(CABLE.index(old), CABLE.index(old) + len(old), new) for old, new in changes]
    return any(prose_losses(prose_of(cable), CABLE, places, traces_of(cable)))


@pytest.mark.parametrize(
    "changes",
    [
        [("&#233;", "é")],
        [("#233;", ""), ("&", "é")],  # as an edit is narrowed to what differs
        [("&amp;", "&")],
        [("amp;", "")],
        [("Board,s", "Board's")],
        [("<br>", "")],
        [("\x19", ""), ("\u200b", "")],
        [("&#xEF;", "ï")],
        [("&#233;", "é"), ("&amp;", "&"), ("<br>", ""), ("&#xEF;", "ï")],
        [("(C) The", "(S) The")],
        [("lamp.", "lamp!")],
        [("2004.", "2004")],
        [("\u20137", "-7")],
        [("days,", "days")],
    ],
)
def test_the_words_stay(changes: list[tuple[str, str]]) -> None:
    assert not lost(*changes)


@pytest.mark.parametrize(
    "changes",
    [
        [("&#233;", "")],
        [("&#233;", "e")],
        [("caf&#233;", "café bar")],
        [("lamp.<br>", "")],
        [("lamp.", "lamps.")],
        [("keeper\u200b sleeps", "keeper")],
        [("<br>", " is lit")],
        [("na&#xEF;ve", "naive")],
        [("THE LAMP", "A LAMP")],
        [("-5", "5")],
        [("-5", "- 5")],
        [("\u20137", "7")],
        [("12.5", "12 5")],
        [("12.5", "12,5")],
        [("1,000", "1 000")],
        [("10:30", "10 30")],
        [("degrees", "+degrees 1")],
    ],
)
def test_a_word_that_goes_comes_or_is_altered(changes: list[tuple[str, str]]) -> None:
    assert lost(*changes)
