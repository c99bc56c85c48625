"""Where messages begin in a text, and which of two copies of a head counts."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages
from cablegrammar.cable.cable import Cable
from cablegrammar.copies.clean import clean
from cablegrammar.lines.artefacts import Artefact
from support.cables import NOTICE, WINDHOEK
from support.cables import ROUTINE_HEADER as HEADER

TOP = """\
UNCLAS WINDHOEK 000512

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP FOR THE DUNE
"""
TEXT = """
1. It is lit, as the keeper said that it would be.

2. It is blue.

PLUME
"""
WHOLE = f"{HEADER}\n{TOP}{TEXT}"
OTHER_LINE = "UNCLAS SUVA 000102"
OTHER_HEADER = (
    "RR RUEHWEB\nDE RUEHSV #0102 1961030\nZNR UUUUU ZZH\nR 151030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC"
)
OWN_HEADER = "RR RUEHWEB\nDE RUEHWD #0512 1961030\nZNR UUUUU ZZH\nR 141030Z JUL 08"


def messages(*parts: str) -> tuple[Cable, ...]:
    return parse_messages(f"{NOTICE}\n" + "\n\n".join(parts) + "\n")


def kinds(cable: Cable) -> list[str]:
    return [artefact.kind for artefact in cable.artefacts if isinstance(artefact, Artefact)]


@pytest.mark.parametrize(
    ("parts", "begin"),
    [
        (("3. It is out.",), []),
        ((OTHER_LINE, "TAGS: ECON, FJ", "1. A kite."), [OTHER_LINE]),
        ((OTHER_HEADER, "1. A kite."), ["RR RUEHWEB"]),
        ((OTHER_HEADER, OTHER_LINE, "TAGS: ECON, FJ", "1. A kite."), ["RR RUEHWEB"]),
        (("UNCLAS SECTION 02 OF 02 WINDHOEK 000512", "3. It is out."), []),
        ((OWN_HEADER, "UNCLAS WINDHOEK 000512", "3. It is out."), []),
        (("BEGIN MESSAGE:", OTHER_HEADER, OTHER_LINE, "1. A kite.", "END MESSAGE.", "3. It is out."), []),
        (("QUOTE:", OTHER_HEADER, OTHER_LINE, "1. A kite.", "UNQUOTE", "3. It is out."), []),
        ((OTHER_LINE, "1. A kite.", "UNCLAS LUSAKA 000007", "1. A buoy."), [OTHER_LINE, "UNCLAS LUSAKA 000007"]),
        # a header above the own text is none of a classification line far below it
        ((OWN_HEADER, "3. It is out.", OTHER_LINE, "1. A kite."), [OTHER_LINE]),
        ((OWN_HEADER, OTHER_LINE, "1. A kite."), ["RR RUEHWEB"]),
        (("UNCLAS WINDHOEK 00Q512", "3. It is out."), []),
        (("3. It came with UNCLAS SUVA 000102 of May.",), []),
        (("3. It came with two more:\n- UNCLAS SUVA 000102\n- SECRET LUSAKA 000007",), []),
        (("3. We read\nSECRET SUVA 000102 with care, and put it away.",), []),
        (("3. They had\nconfidential talks with suva 000102\nin May.",), []),
        # the head of a mail in the text says nothing of the one below it
        (("3. The mail reads:\n\nFrom: Ida Plume\nDate: 14 July 2008\nSubject: The lamp\n\nIt is lit.",), []),
    ],
)
def test_where_other_messages_begin(parts: tuple[str, ...], begin: list[str]) -> None:
    _, *others = messages(WHOLE, *parts)
    assert [cable.written(cable.first_line) for cable in others] == begin
    assert all(cable.after_unended for cable in others)


@pytest.mark.parametrize("line", ["NNNN", "BT", "#0512"])
def test_an_end_mark_closes_a_message_and_a_signature_does_not(line: str) -> None:
    assert [cable.after_unended for cable in messages(WHOLE, line, OTHER_HEADER, OTHER_LINE)] == [False, False]
    assert [cable.after_unended for cable in messages(WHOLE, OTHER_HEADER, OTHER_LINE)] == [False, True]


CUT = f"{HEADER}\n{TOP}\n1. It is li..."


@pytest.mark.parametrize(
    "copies",
    [
        (HEADER, WHOLE),
        (CUT, WHOLE),
        (CUT, f"{TOP}{TEXT}"),
        (f"{HEADER}\n{TOP[:70]}...", WHOLE),
        (WHOLE, HEADER),
        (WHOLE, WHOLE),
        (WHOLE, "NNNN", WHOLE),
        (f"UNCLAS    WINDHOEK    00000512\n{WHOLE}",),
        # the header of the second copy ran together: that of the first is kept
        (HEADER, f"{HEADER.replace(chr(10), '')}\n\n{TOP}{TEXT}"),
    ],
)
def test_a_head_that_stands_twice_counts_once(copies: tuple[str, ...]) -> None:
    (cable,) = messages(*copies)
    assert cable.id == "08WINDHOEK512"
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]
    assert cable.subject is not None
    assert cable.subject.text == "A LAMP FOR THE DUNE"
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert cable.unplaced == ()
    assert set(kinds(cable)) == {"repeated-head"}
    assert cable.lines.placed == cable.lines.total


def test_the_shorter_copy_is_kept_where_the_longer_does_not_hold_it() -> None:
    """A second text under the same head is no copy of the first one: nothing is left out."""
    cables = messages(WHOLE, HEADER, TOP, "1. The buoy sank.\n\n2. The gulls rest on it, and nobody objects to that.")
    assert [cable.id for cable in cables] == ["08WINDHOEK512", "08WINDHOEK512"]
    assert [cable.paragraphs[0].text[:8] for cable in cables] == ["It is li", "The buoy"]
    assert [kinds(cable) for cable in cables] == [[], []]
    assert not any(cable.after_unended for cable in cables)


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("UNCLAS WINDHOEK 000512", "CONFIDENTIAL WINDHOEK 000512"),
        ("E.O. 12958: N/A", "E.O. 12958: DECL: 07/14/2018"),
        ("TAGS: ECON, WA", "NODIS\n\nTAGS: ECON, WA"),
        ("A LAMP FOR THE DUNE", "A LAMP FOR THE DUNE (CORRECTED COPY)"),
        ("141030Z JUL 08", "141030Z JUL 09"),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_copy_that_says_something_else_is_read_too(said: str, other: str, above: bool) -> None:
    """A level, a date or a caption of one copy that the other lacks is never left out in silence."""
    copies = [WHOLE, WHOLE.replace(said, other).replace("2. It is blue.\n\n", "")]
    cables = messages(*reversed(copies) if above else copies)
    assert [len(cable.paragraphs) for cable in cables] == ([1, 2] if above else [2, 1])
    assert [kinds(cable) for cable in cables] == [[], []]


SECTION_HEADER = HEADER.replace("#0512", "#0512/02").replace("XRO3306", "XRO3307")
SECTION = "UNCLAS SECTION 02 OF 02 WINDHOEK 000512"


@pytest.mark.parametrize("above", ["", f"{SECTION_HEADER}\n", f"NNNN\n\n{SECTION_HEADER}\n"])
@pytest.mark.parametrize("said", [TOP, TOP.replace("\nE.O.", "\nSIPDIS\n\nE.O."), TOP.rpartition("SUBJ")[0]])
@pytest.mark.parametrize("goes_on", ["", "and nobody put it out.\n\n"])
def test_a_section_may_give_the_fields_again(above: str, said: str, goes_on: str) -> None:
    first = f"{HEADER}\n{said.replace('WINDHOEK', 'SECTION 01 OF 02 WINDHOEK')}"
    if "SUBJECT" not in said:
        first += "SUBJECT: A LAMP FOR THE DUNE\n"
    again = said.partition("\n")[2]
    (cable,) = messages(f"{first}\n1. It is lit.\n\n{above}{SECTION}\n{again}\n{goes_on}2. It is blue.\n\nPLUME")
    assert cable.restart is None
    assert [field.kind for field in cable.fields] == ["executive_order", "tags", "subject"]
    assert [paragraph.number for paragraph in cable.paragraphs if paragraph.number] == ["1", "2"]
    assert [len(cable.captions), kinds(cable)] == [said.count("SIPDIS"), ["repeated-head"]]


def test_a_section_that_says_something_else_is_read() -> None:
    first = f"{HEADER}\n{TOP.replace('WINDHOEK', 'SECTION 01 OF 02 WINDHOEK')}\n1. It is lit."
    (cable,) = messages(first, SECTION, "E.O. 12958: DECL: 07/14/2018\nTAGS: ECON, WA", "2. It is blue.")
    assert [field.kind for field in cable.fields].count("executive_order") == 2
    assert kinds(cable) == []


def test_a_text_that_nothing_closes_ends_with_its_transmission() -> None:
    """`BEGIN TEXT` without `END TEXT` hides no cable below it."""
    unclosed = WHOLE.replace("2. It is blue.", "2. The note reads:\n\nBEGIN TEXT:\n\nIt is blue.")
    for end in ("NNNN", "BT", ""):
        cables = messages(unclosed, end, OTHER_HEADER if end else f"ZCZC\n{OTHER_HEADER}", OTHER_LINE, "1. A kite.")
        assert [cable.post for cable in cables] == ["WINDHOEK", "SUVA"], end


@pytest.mark.parametrize("level", ["LIMITED OFFICIAL USE", "CONFIDENTIAL", "S E C R E T", "UNCLASSIFIED"])
def test_every_level_begins_a_message(level: str) -> None:
    _, other = messages(WHOLE, f"{level} SUVA 000102", "TAGS: ECON, FJ", "1. A kite.")
    assert (other.post, other.number) == ("SUVA", 102)
    assert len(messages(HEADER, f"{level} WINDHOEK 000000", WHOLE)) == 2


def test_a_flash_message_has_one_date_time_group() -> None:
    """Its precedence is the letter that ends the time."""
    (cable,) = messages(WHOLE.replace("RR RUEHSA", "ZZ RUEHSA").replace("R 141030Z", "Z 141030Z"))
    assert cable.id == "08WINDHOEK512"
    assert cable.artefacts == ()


def test_a_header_alone_is_left_over_from_another_cable() -> None:
    above, cable = messages(OTHER_HEADER, WHOLE)
    assert (above.left_over, cable.left_over) == (True, False)
    (alone,) = messages(OTHER_HEADER)
    assert not alone.left_over


def test_many_beginnings_are_read_in_one_pass() -> None:
    """As many messages as `ZCZC` lines, without recursion and without reading any of them twice."""
    cables = parse_messages("".join(f"ZCZC{number:05}\nRR RUEHWEB\n" for number in range(5_000)))
    assert len(cables) == 5_000
    assert [cable.span.end for cable in cables[:-1]] == [cable.span.start for cable in cables[1:]]


def test_a_message_keeps_its_place_behind_others() -> None:
    _, second = messages(WHOLE, "NNNN", WINDHOEK)
    (alone,) = parse_messages(WINDHOEK)
    assert second.id == alone.id
    assert [p.text for p in second.paragraphs] == [p.text for p in alone.paragraphs]
    assert second.source.text[second.span.end :] == ""


@pytest.mark.parametrize("line", ["VZCZCXRO3306", "DE RUEHWD #0512 1961030", "R 141030Z JUL 08"])
def test_a_line_that_repeats_the_header_takes_nothing_of_the_head_away(line: str) -> None:
    """The classification line stands above it alone: what is below it is no better copy of the head."""
    for below in ("E.O. 12958: N/A", "TAGS: ECON, WA"):
        cables = parse_messages(f"{NOTICE}\n{WHOLE}".replace(f"{below}\n", f"{below}\n{line}\n", 1))
        assert cables[0].level == "UNCLASSIFIED"
        assert cables[0].executive_order is not None


def test_a_line_that_stands_twice_begins_no_head() -> None:
    text = f"{NOTICE}\n{WHOLE}".replace("R 141030Z JUL 08\n", "R 141030Z JUL 08\nR 141030Z JUL 08\n", 1)
    (cable,) = parse_messages(text)
    assert cable.from_ == "AMEMBASSY WINDHOEK"
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]
    assert [line.text for line in cable.repeated_lines] == ["R 141030Z JUL 08"]


def test_a_station_that_stands_again_takes_no_addressee_away() -> None:
    """What is blanked as a copy of the header says nothing that the header which is kept does not say."""
    for above in ("ZNR UUUUU ZZH", "FM AMEMBASSY WINDHOEK"):
        text = f"{NOTICE}\n{WHOLE}".replace(f"{above}\n", f"{above}\nDE RUEHWD #0512 1961030\n", 1)
        (cable,) = parse_messages(text)
        assert cable.from_ == "AMEMBASSY WINDHOEK"
        assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]


def test_a_classification_line_inside_the_header_leaves_the_rest_of_it_where_it_is() -> None:
    line = "UNCLAS WINDHOEK 000512"
    (cable,) = parse_messages(f"{NOTICE}\n{WHOLE}".replace("ZNR UUUUU ZZH\n", f"{line}\nZNR UUUUU ZZH\n", 1))
    assert [again.text for again in cable.repeated_lines] == [line]
    assert cable.stray_lines == cable.unplaced == ()
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]


def spoken(cable: Cable) -> list[str]:
    """The lines that have no place, and those that stand twice."""
    strays = [line.text for line in (*cable.unplaced, *cable.stray_lines)]
    return [*strays, *(line.text for line in cable.repeated_lines)]


@pytest.mark.parametrize("below", ["ZNR UUUUU ZZH", "R 141030Z JUL 08", "FM AMEMBASSY WINDHOEK"])
@pytest.mark.parametrize("copies", [(), (HEADER,), (f"{HEADER}\n{TOP[:70]}...",)])
@pytest.mark.parametrize("line", ["VZCZCXRO3306", "VZCZCXYZ0091", "R 141030Z JUL 08"])
def test_a_line_inside_its_own_header_begins_no_message(line: str, copies: tuple[str, ...], below: str) -> None:
    (cable,) = messages(*copies, WHOLE.replace(f"{below}\n", f"{line}\n{below}\n", 1))
    assert (cable.id, cable.from_) == ("08WINDHOEK512", "AMEMBASSY WINDHOEK")
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]
    assert line in spoken(cable)


@pytest.mark.parametrize("line", ["VZCZCXYZ0091", "R 141030Z JUL 08", "UNCLAS SUVA 000102"])
def test_a_line_inside_a_header_that_stands_twice_begins_no_message(line: str) -> None:
    (cable,) = messages(HEADER, WHOLE.replace("ZNR UUUUU ZZH\n", f"{line}\nZNR UUUUU ZZH\n", 1))
    assert (cable.number, cable.level) == (512, "UNCLASSIFIED")


@pytest.mark.parametrize(
    ("above", "below"),
    [("PLUME\n", "\nPLUME\n"), ("2. It is blue.\n", "2. It is blue.\n\n"), ("UNCLAS WINDHOEK", "\nUNCLAS WINDHOEK")],
)
@pytest.mark.parametrize("line", ["VZCZCXYZ0091", "VZCZCXRO3306"])
def test_a_first_line_without_a_header_below_it_begins_no_message(line: str, above: str, below: str) -> None:
    (cable,) = messages(WHOLE.replace(above, f"{line}\n{below}", 1))
    assert cable.id == "08WINDHOEK512"
    assert line in spoken(cable)


def test_a_classification_line_that_stands_again_takes_no_field_away() -> None:
    """What stands between the two is no frame that a viewer put around them."""
    for above in ("E.O. 12958: N/A\n", "TAGS: ECON, WA\n", "SUBJECT: A LAMP FOR THE DUNE\n"):
        (cable,) = messages(WHOLE.replace(above, f"{above}UNCLAS WINDHOEK 000512\n", 1))
        assert cable.executive_order is not None
        assert [tag.tag for tag in cable.tags] == ["ECON", "WA"]
        assert [line.text for line in cable.repeated_lines] == ["UNCLAS WINDHOEK 000512"]


def test_a_station_in_the_text_that_repeats_the_header_begins_no_head() -> None:
    (cable,) = messages(HEADER, WHOLE.replace("2. It", "DE RUEHWD #0512 1961030\n2. It", 1))
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert [line.text for line in cable.repeated_lines] == ["DE RUEHWD #0512 1961030"]


def test_the_lines_of_a_mail_are_parted_in_one_way_only() -> None:
    mail = "Date: 12 May 2008\n" + "  To: x\n" * 60 + "zz\n" + HEADER
    assert clean(mail).text
