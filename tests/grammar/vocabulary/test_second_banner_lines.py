"""The line below a banner: what it is, since when, and that it is furniture and no text of the cable."""

from __future__ import annotations

from datetime import date

import pytest

from cablegrammar import parse_text
from cablegrammar.vocabulary.second_banner_lines import second_banner_line

DOCUMENT = """TOP SECRET//SI//NOFORN
{line}

UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

SUBJECT: (U) A LAMP

1. (TS//SI//NF) The lamp is green, and whoever is to
handle via channels only what it says is away.

TOP SECRET//SI//NOFORN
{line}
"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("HANDLE VIA SI CHANNELS ONLY", "HVCO"),
        ("HANDLE VIA SI/TK CHANNELS ONLY", "HVCO"),
        ("ATTORNEY-CLIENT", "AC"),
        ("ATTORNEY-CLIENT PRIVILEGED", "AC"),
        ("HANDLE VIA CHANNELS ONLY", None),
        ("Handle via SI channels only", None),
        ("HANDLE VIA SI CHANNELS", None),
        ("SECRET//SI", None),
        ("ATTORNEY-CLIENT//SECRET", None),
    ],
)
def test_what_such_a_line_is(text: str, key: str | None) -> None:
    found = second_banner_line(text)
    assert (None if found is None else found.key) == key


def test_it_has_a_first_day() -> None:
    assert second_banner_line("ATTORNEY-CLIENT PRIVILEGED", date(2016, 12, 30)) is None
    assert second_banner_line("ATTORNEY-CLIENT PRIVILEGED", date(2016, 12, 31)) is not None
    assert second_banner_line("HANDLE VIA SI CHANNELS ONLY", date(1999, 1, 1)) is not None


@pytest.mark.parametrize("line", ["HANDLE VIA SI CHANNELS ONLY", "ATTORNEY-CLIENT PRIVILEGED"])
def test_it_is_a_line_of_its_own_above_and_below_the_text(line: str) -> None:
    cable = parse_text(DOCUMENT.format(line=line))
    assert cable.unplaced == ()
    assert [one.text for one in cable.furniture if one.kind == "SECOND_BANNER"] == [line, line]
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1"]
    assert line not in cable.paragraphs[0].text
    assert cable.headings == ()


def test_prose_is_none() -> None:
    cable = parse_text(DOCUMENT.format(line="").replace("is green", "HANDLE VIA SI CHANNELS ONLY is green"))
    assert not [one for one in cable.furniture if one.kind == "SECOND_BANNER"]
