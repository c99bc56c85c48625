"""Junk before the classification line, a head in small letters, glued lines: the tree is that of a clean head."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable
from cablegrammar.copies.clean import clean
from cablegrammar.lines.recognise import looks_like_cable
from cablegrammar.vocabulary.levels import Level
from support.cables import PRIORITY_HEADER

HEAD = f"""\
{PRIORITY_HEADER}INFO RUEHSV/AMEMBASSY SUVA PRIORITY 0113"""
LINE = "S E C R E T SECTION 01 OF 02 WINDHOEK 000512"
FIELDS = """\
E.O. 12958: DECL: 07/14/2018
TAGS: PREL, ECON, WA
SUBJECT: A LAMP FOR THE DUNE, AND
A KITE FOR THE LAMP
REF: A. SUVA 113
B. STATE 70412

Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d)."""
TEXT = "1. (S) The lamp is lit, as ref A says.\n\n2. (S) The kite is not.\n\nQUILL\n"


def cable(above: str, captions: str = "NOFORN\n\nSIPDIS\n\nSTATE FOR AF/LAMPS\n", fields: str = FIELDS) -> Cable:
    return parse_text(f"{above}\n\n{captions}\n{fields}\n\n{TEXT}")


def summary(found: Cable) -> tuple[object, ...]:
    """What the head of the cable says."""
    return (
        found.level,
        found.post,
        found.number,
        found.section is not None and (found.section.number, found.section.total),
        len(found.addressees),
        [caption.known.text for caption in found.stated_captions],
        [" ".join(line.text.upper().split()) for line in found.pass_lines],
        found.executive_order is not None and (found.executive_order.number, found.executive_order.label_ok),
        [tag.tag for tag in found.tags],
        found.subject is not None and found.subject.text.upper(),
        [str(reference.cable_id) for reference in found.references],
        found.authority is not None and found.authority.reason is not None and found.authority.reason.letters,
        [paragraph.number for paragraph in found.paragraphs],
        [line.text for line in found.unplaced],
    )


CLEAN = summary(cable(f"{HEAD}\n\n{LINE}"))


def test_the_undamaged_head() -> None:
    assert CLEAN == (
        Level.SECRET, "WINDHOEK", 512, (1, 2), 2, ["NOFORN", "SIPDIS"], ["STATE FOR AF/LAMPS"], ("12958", True),
        ["PREL", "ECON", "WA"], "A LAMP FOR THE DUNE, AND A KITE FOR THE LAMP", ["08SUVA113", "08STATE70412"],
        ("b", "d"), ["1", "2"], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "junk",
    ["\n\n400001", "\n\n.", '\n\n"', '\n\n  "', "\t", "  \t ", '\n\n","', '","', "\n\n> ", "\n\n#0512: ", "\n\n\t\t"],
)
def test_junk_before_the_classification_line(junk: str) -> None:
    assert summary(cable(f"{HEAD}{junk}{LINE}")) == CLEAN


@pytest.mark.parametrize("line", ["UNCLAS SUVA 000113", "UNCLASSIFIED SUVA 000113", "CONFIDENTIAL SUVA 000113"])
def test_junk_before_a_level_in_one_word(line: str) -> None:
    found = cable(f'{HEAD}\n\n"{line}')
    assert (found.post, found.number, found.unplaced) == ("SUVA", 113, ())


@pytest.mark.parametrize(
    "line",
    ["1. SECRET SUVA 000113", "(C) CONFIDENTIAL SUVA 000113", "- SECRET SUVA 000113", "12) SECRET SUVA 000113"],
)
def test_a_list_of_cables_is_no_junk_before_one(line: str) -> None:
    assert clean(f"E.O. 12958: N/A\n{line}\n").artefacts == ()


@pytest.mark.parametrize("text", ["   S E C R E T SUVA 000113", "S E C R E T SUVA 000113", "   UNCLAS SUVA 113"])
def test_blanks_are_no_junk(text: str) -> None:
    assert clean(f"{HEAD}\n\n{text}\n").artefacts == ()


def lowered(text: str) -> str:
    return "\n".join(line.capitalize() for line in text.split("\n"))


@pytest.mark.parametrize("how", [lowered, str.lower, str.title])
def test_a_head_in_small_letters(how: object) -> None:
    assert callable(how)
    fields, _, authority = FIELDS.partition("\n\n")
    found = cable(
        f"{HEAD}\n\n{how(LINE)}", how("NOFORN\n\nSIPDIS\n\nSTATE FOR AF/LAMPS\n"), f"{how(fields)}\n\n{authority}"
    )
    assert summary(found) == CLEAN
    assert found.in_small_letters


@pytest.mark.parametrize(
    "line", ["unclas section 01 of 02 suva 000113", "Unclassified Suva 000113", "Secret suva 0113"]
)
def test_a_level_in_one_word_and_small_letters(line: str) -> None:
    found = cable(f"{HEAD}\n\n{line}")
    assert (found.post, found.number, found.in_small_letters) == ("SUVA", 113, True)


@pytest.mark.parametrize(
    "line",
    ["Secret talks were held in Suva in 2004", "Unclassified estimates put it at 120000, or more", "unclas suva 113"],
)
def test_prose_that_begins_with_a_level_is_no_classification_line(line: str) -> None:
    assert not cable(f"{HEAD}\n\n{LINE}", fields=f"{FIELDS}\n\n{line}").in_small_letters
    assert clean(f"{HEAD}\n\n{line}\n").artefacts == ()


@pytest.mark.parametrize(
    ("above", "captions", "fields"),
    [
        (f"{LINE}NOFORNSIPDISSTATE FOR AF/LAMPSE.O. 12958: DECL: 07/14/2018TAGS: PREL, ECON, WA", "", 2),
        (f"{LINE}\n\nNOFORN\n\nSIPDIS\n\nSTATE FOR AF/LAMPSE.O. 12958: DECL: 07/14/2018", "", 1),
        (f"{LINE}\n\nNOFORN\n\nSIPDISSTATE FOR AF/LAMPS", "", 0),
        (f"{LINE}\n\nNOFORNSIPDIS\n\nSTATE FOR AF/LAMPS", "", 0),
        (f"{LINE}\n\nNOFORNSIPDISSTATE FOR AF/LAMPS", "", 0),
        (f"{LINE}NOFORN\n\nSIPDIS\n\nSTATE FOR AF/LAMPS", "", 0),
    ],
)
def test_lines_glued_together(above: str, captions: str, fields: int) -> None:
    assert summary(cable(f"{HEAD}\n\n{above}", captions, "\n".join(FIELDS.split("\n")[fields:]))) == CLEAN


@pytest.mark.parametrize(
    ("label", "glued"),
    [
        ("\nTAGS:", "TAGS:"),
        ("\nTAGS:", "TAGS :"),
        ("\nSUBJECT:", "SUBJECT:"),
        ("\nREF:", "REF:"),
        ("\nREF: A.", "REFS: A."),
        ("\n\nClassified By:", "Classified By:"),
        ("\n\nClassified By:", "CLASSIFIED BY:"),
    ],
)
def test_a_label_glued_to_the_line_before(label: str, glued: str) -> None:
    assert summary(cable(f"{HEAD}\n\n{LINE}", fields=FIELDS.replace(label, glued))) == CLEAN


@pytest.mark.parametrize(
    "text",
    [
        "SUBJECT: PRICE TAGS FOR LAMPS",
        "SUBJECT: THE LAMP IS DECLASSIFIED BY: NOBODY",
        "SUBJECT: SIPDIS AND OTHER SIPDISTS",
        "TTAGS: PREL, WA",
        "STATE FOR REFORM OF LAMPS",
    ],
)
def test_words_that_hold_a_label_are_left_alone(text: str) -> None:
    assert clean(f"{LINE}\n{text}\n\n1. (S) It is lit.\n").joints == ()


def test_nothing_is_glued_in_the_body() -> None:
    text = f'{HEAD}\n\n{LINE}\n\n{FIELDS}\n\n1. (S) It readTAGS: PREL and AMCITREF: A.\n\n2. (S) "SECRET SUVA 000113\n'
    assert clean(text).joints == ()
    assert clean(text).artefacts == ()


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\u0085"])
def test_other_ends_of_lines(end: str) -> None:
    text = f"{HEAD}\n\n{LINE}\n\nNOFORN\n\nSIPDIS\n\nSTATE FOR AF/LAMPS\n\n{FIELDS}\n\n{TEXT}"
    found = parse_text(text.replace("\n", end))
    assert summary(found) == CLEAN
    assert {artefact.kind for artefact in found.artefacts} == {"line-separator"}


@pytest.mark.parametrize("line", ["SS E C R E T WINDHOEK 000512", "CC O N F I D E N T I A L WINDHOEK 000512"])
def test_a_doubled_first_letter(line: str) -> None:
    found = cable(f"{HEAD}\n\n{line}")
    assert found.classification is not None
    assert found.classification.level is None
    assert (found.level, found.post, found.number) == (found.classification.near, "WINDHOEK", 512)
    assert found.level in (Level.SECRET, Level.CONFIDENTIAL)


def test_a_line_glued_to_the_time_of_a_copy() -> None:
    found = cable(f"{HEAD}\n2008-07-14T10:30:00{LINE}NOFORNSIPDISSTATE FOR AF/LAMPS", "")
    assert summary(found) == CLEAN


@pytest.mark.parametrize("date", ["Monday, 14 July 2008, 10:30", "14 July 2008", "2008-07-14 10:30:00"])
def test_a_date_in_words_above_the_classification_line_is_no_addressee(date: str) -> None:
    found = cable(f"{HEAD}\n\n{date}\n\n{LINE}")
    assert summary(found) == CLEAN
    assert [line.text for line in found.press_copy] == [date]


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("E.O. 12958: DECL: 07/14/2018", "EO 12958 07/14/2018"),
        ("E.O. 12958: DECL: 07/14/2018", "E.O. 12958 DECL: 07/14/2018"),
        ("TAGS: PREL, ECON, WA", "TAGS PRELECON, WA"),
        ("TAGS: PREL, ECON, WA", "tags: PREL, ECON, WA"),
        ("Classified By: Ambassador", "CLASSIFIED\nBY: Ambassador"),
        ("Classified By: Ambassador", "Class ified By: Ambassador"),
        ("Classified By: Ambassador", "classified\nby: Ambassador"),
    ],
)
def test_labels_of_press_copies(label: str, written: str) -> None:
    found = cable(f"{HEAD}\n\n{LINE}", fields=FIELDS.replace(label, written))
    assert [field.kind for field in found.fields] == ["executive_order", "tags", "subject", "reference", "authority"]
    assert found.authority is not None
    assert found.authority.classified_by == "Ambassador Ada Quill"
    assert found.declassification is not None
    assert str(found.declassification.date) == "2018-07-14"


@pytest.mark.parametrize(
    "damage", [lambda text: text.replace("\n", "\u2028"), lowered, lambda text: text.replace("\n", "")]
)
def test_a_directory_search_finds_a_damaged_copy(damage: object) -> None:
    assert callable(damage)
    head = "\n".join([LINE, "NOFORN", "SIPDIS", FIELDS.partition("\nSUBJECT")[0]])
    assert looks_like_cable(f"Copied.\n{damage(head)}\n")
    assert not looks_like_cable(f"Copied.\n{damage(TEXT)}\n")


@pytest.mark.parametrize(
    "head",
    [
        "S e c r e t suva 000102\n\nRef: a. oslo 1\nSubject: a kite\n\nRef: b. riga 2\n",
        "S e c r e t suva 000102\n\nRef: a. oslo 1\n",
        "S e r c e t suva 000102\n\nTags: econ\nRef: a. oslo 1\nSubject: a kite\n",
    ],
)
def test_a_head_in_small_letters_keeps_its_length(head: str) -> None:
    """Whatever the order of its lines."""
    assert len(clean(head).text) == len(head)


@pytest.mark.parametrize("line", ["Secret Suva 000112", "S e c r e t Suva 000112", "confidential suva 000112"])
def test_small_letters_at_the_very_beginning_of_a_text(line: str) -> None:
    found = parse_text(f"{line}\n\nE.O. 12958: DECL: 05/12/2018\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. (C) A lamp.\n")
    assert found.classification is not None
    assert (found.post, found.number) == ("SUVA", 112)
    assert [trace.kind for trace in found.artefacts] == ["small-letters"]


def listed(references: str) -> tuple[list[str | None], list[str]]:
    fields = f"{FIELDS.partition('REF')[0]}{references}"
    found = cable(f"{HEAD}\n{LINE}", fields=fields)
    return [one.letter for one in found.references], [one.kind for one in found.artefacts]


def test_a_digit_in_the_place_of_a_pilcrow_is_no_part_of_a_reference() -> None:
    letters, kinds = listed("REF: A. SUVA 12\n     1B. APIA 118\n1C. 07 PORT LOUIS 99 (NOTAL)")
    assert letters == ["A", "B", "C"]
    assert kinds == ["digit-for-pilcrow"] * 2


@pytest.mark.parametrize(
    "references",
    ["REF: 1A. SUVA 12\n1B. APIA 118", "REF: A. SUVA 12\n1C. APIA 118", "REF: A. SUVA 12\n1B. THE LIST OF LAMPS"],
)
def test_other_digits_before_letters_stay(references: str) -> None:
    assert listed(references)[1] == []
