"""A whole cable between QUOTE: and UNQUOTE is quoted: nothing of it is this cable's, and what stands around it is."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint import lint_text
from support.rule_runs import cable_text

_OTHER = (
    "UNCLAS SUVA 000777\n\nSENSITIVE\n\nE.O. 12958: N/A\nTAGS: ECON, FJ\nSUBJECT: A KITE\nREF: A. SUVA 12\n\n"
    "1. The kite is back, see ref A and para 9.\n\n1. It is blue.\n\n4. So is the sky.\n\nQUILL"
)
_QUOTED = f"QUOTE:\n{_OTHER}\nUNQUOTE"
_BODY = "1. (C) One lamp is lit.\n\n2. (C) The following is repeated for you:\n\n{}\n\n3. (U) {} is the end."


def codes(text: str) -> set[str]:
    """The codes of the findings that are no information."""
    return {finding.code for finding in lint_text(text) if finding.severity.value != "info"}


def test_nothing_of_a_quoted_cable_is_reported() -> None:
    assert codes(cable_text(body=_BODY.format(_QUOTED, "This"))) == set()


def test_without_its_quotation_it_is_another_message() -> None:
    assert "STR012" in codes(cable_text(body=_BODY.format(_OTHER, "This")))


def test_the_level_of_a_quoted_cable_is_not_that_of_this_one() -> None:
    cable = parse_text(cable_text(body=_BODY.format(_QUOTED, "This")))
    assert cable.overall_level == cable.level
    assert cable.span.end == len(cable.source.text)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (_BODY.replace("2. (C)", "2.").format(_QUOTED, "This"), "POR001"),
        (_BODY.format(_QUOTED, "Ref D"), "REF002"),
        (_BODY.replace("3. (U)", "5. (U)").format(_QUOTED, "This"), "STR009"),
        (_BODY.format(_QUOTED, "TAGS").replace("is the end.", "is the end.\n\n4. (S) More."), "ROL001"),
    ],
)
def test_a_fault_beside_it_is_found(fault: str, code: str) -> None:
    assert codes(cable_text(body=fault)) == {code}


REPEATED = """\
CONFIDENTIAL

PAGE 01  STATE 041966
ORIGIN EUR-02
INFO OCT-01 ISO-00 /003 R
DRAFTED BY EUR/LMP:AQUILL
APPROVED BY EUR/LMP:TFARROWGATE
                     --------------------- 019246
R 241828Z FEB 75
FM SECSTATE WASHDC
TO AMEMBASSY SUVA

C O N F I D E N T I A L STATE 041966

{fields}{lead}

C O N F I D E N T I A L WINDHOEK 1966

E.O. 11652: GDS
TAGS: PFOR, WA
SUBJECT: A LAMP FOR THE DUNE

1. THE LAMP IS LENT.
UNQUOTE QUILL
"""


@pytest.mark.parametrize(
    "lead",
    [
        "FOLLOWING REPEAT WINDHOEK 1966 SENT ACTION STATE FEB 13 QUOTE",
        "FOLL SENT ACTION STATE FROM WINDHOEK FEB 13: QUOTE",
        "FOLLOWING REPEATED FYI: QUOTE:",
        "FOLLOWING REPEAT WINDHOEK 1966 SENT ACTION STATE\\nFEB 13. QTE",
        "QUOTE:",
    ],
)
def test_a_cable_that_is_sent_on_whole_is_one_message(lead: str) -> None:
    text = REPEATED.format(fields="", lead=lead)
    assert codes(text) == set()
    cable = parse_text(text)
    assert (cable.id, cable.span.end) == ("75STATE41966", len(text))


def test_a_sentence_that_ends_with_quote_quotes_nothing_more() -> None:
    text = REPEATED.format(fields="", lead="THE KEEPER SPOKE OF A QUOTE").replace("UNQUOTE QUILL", "QUILL")
    assert "STR012" in codes(text)


OWN = "E.O. 11652: GDS\nTAGS: PFOR, FJ\nSUBJECT: A LAMP FOR THE REEF\n\n"
PAGE = "\n\nCONFIDENTIAL\n\n\nCONFIDENTIAL\n\nPAGE 02  STATE 041966\n\n"


@pytest.mark.parametrize(
    "lead",
    [
        "FOLLOWING REPEAT WINDHOEK 1966 ACTION STATE FEB 13.\n\nQUOTE",
        "FOLLOWING REPEAT WINDHOEK 1966 SENT ACTION STATE FEB 13 QUOTE",
        "REPEATED FYI: QUOTE:",
        "QUOTE:",
    ],
)
@pytest.mark.parametrize("page", ["", PAGE])
@pytest.mark.parametrize("above", ["1. THE LAMP", "IS LENT", "TAGS: PFOR, WA"])
def test_a_cable_with_fields_sends_another_one_on(lead: str, page: str, above: str) -> None:
    text = REPEATED.format(fields=OWN, lead=lead)
    quoted = text.replace(f"\n{above}", f"{page}\n{above}").replace(f" {above}", f"{page}{above}")
    assert codes(quoted) == set()
    cable = parse_text(quoted)
    assert cable.id == "75STATE41966"
    assert [tag.tag for tag in cable.tags] == ["PFOR", "FJ"]
    assert cable.subject is not None
    assert cable.subject.text == "A LAMP FOR THE REEF"
    assert len(cable.page_line_texts) == 1 + bool(page)


def test_a_quotation_that_nothing_ends_hides_nothing() -> None:
    text = REPEATED.format(fields=OWN, lead="THE KEEPER WROTE:\n\nQUOTE").replace("UNQUOTE QUILL", "QUILL")
    assert "STR012" in codes(text) or "STR016" in codes(text)


SPACED = "C O N F I D E N T I A L"
HEADER = "R 131200Z FEB 75\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 1234\nINFO AMEMBASSY RIGA\n"


@pytest.mark.parametrize("fields", ["", OWN])
@pytest.mark.parametrize("lead", ["FOLLOWING REPEAT WINDHOEK 1966 FEB 13 QUOTE", "FOLLOWING REPEATED FYI:\n\nQUOTE"])
def test_a_cable_that_is_sent_on_with_its_header(lead: str, fields: str) -> None:
    text = REPEATED.format(fields=fields, lead=lead).replace(f"\n{SPACED} WIND", f"\n{HEADER}\n{SPACED} WIND")
    assert codes(text) == set()
    cable = parse_text(text)
    assert (cable.id, cable.span.end) == ("75STATE41966", len(text))
    assert [one.name for one in cable.addressees] == ["AMEMBASSY SUVA"]


def test_what_stands_below_the_quoted_cable_is_the_own_text() -> None:
    text = REPEATED.format(fields=OWN, lead="FOLLOWING REPEAT WINDHOEK 1966. QUOTE")
    text = text.replace("UNQUOTE QUILL", "UNQUOTE\n\n1. TAKE THE LAMP ALONG.\nQUILL")
    assert codes(text) == set()
    assert [one.text for one in parse_text(text).paragraphs if one.number is not None] == ["TAKE THE LAMP ALONG."]
