"""Which text files a directory search takes for cables."""

from __future__ import annotations

import pytest

from cablegrammar.lines.recognise import looks_like_cable

SIGNS = {
    "FL1": "VZCZCXRO3306",
    "FL2": "PP RUEHSV RUEHRA",
    "FL3": "DE RUEHSV #0512/01 1961030",
    "FL4": "ZNY CCCCC ZZH",
    "group": "P 141030Z JUL 08",
    "FM": "FM AMEMBASSY SUVA",
    "classification": "C O N F I D E N T I A L SECTION 01 OF 02 SUVA 000512",
    "order": "E.O. 12958: DECL: 07/14/2018",
    "tags": "TAGS: ECON, FJ",
    "extract": "This record is a partial extract of the original cable.",
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_one_sign_is_not_enough_and_two_are(sign: str) -> None:
    other = SIGNS["extract"] if sign != SIGNS["extract"] else SIGNS["order"]
    assert not looks_like_cable(f"{sign}\n\nThe lamp is lit.\n")
    assert not looks_like_cable(f"{sign}\n{sign}\n")
    assert looks_like_cable(f"{sign}\n{other}\n")


@pytest.mark.parametrize("sign", [sign for name, sign in SIGNS.items() if name != "tags"])
def test_letter_case_and_what_stands_before_are_nothing(sign: str) -> None:
    for other in ("Cable dated:2008-07-14T10:30:00, SIPDISTAGS: ECON, FJ", 'x","zny uuuuu", fm amembassy suva'):
        text = f'512,"7/14/2008 10:30","{sign.lower()} {other}'
        assert looks_like_cable(text.replace("\n", "\u2028"))


@pytest.mark.parametrize(
    "text",
    [
        "Secret cables on lamps\n\nThe paper prints a SECRET cable of 14 July 2008. TAGS: are codes.\nFM is off.\n",
        "E.O. 12958 is about secrets, and so is Executive Order 13526. The TAGS line names subjects.\n",
        "The unclassified lamps of Suva in 2008. Tags: lamps, light. De Ruehl #4711 is a house number.\n",
        "From: Quill, Ada\nSent: Monday, July 14, 2008\nTo: Lamps\nSubject: the lamps\n\nAll lit.\n",
        "id,date,origin,classification\n400001,7/14/2008 10:30,Embassy Suva,CONFIDENTIAL\n",
        "pp. 12 to 14: a confidential report. Cf. pp ruled 1999.\n",
        "",
    ],
)
def test_prose_and_tables_are_no_cables(text: str) -> None:
    assert not looks_like_cable(text)
