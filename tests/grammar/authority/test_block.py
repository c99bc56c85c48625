"""Who classified a cable, why, and until when: every shape that is in use, wraps and slips included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.authority.block import Authority, parse_authority

CABLE = date(2008, 5, 12)


def read(text: str, on: date | None = CABLE) -> Authority:
    return parse_authority(text, 0, on)


SHAPES = Path(__file__).parent / "reason_shapes.txt"


def shapes() -> Iterator[tuple[str, str | None, str]]:
    """Shape, section and letters of each line of the data file."""
    for line in SHAPES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            shape, section, letters = line.split("\t")
            yield shape.replace("\\n", "\n"), None if section == "-" else section, letters


def test_there_are_enough_shapes() -> None:
    assert len({shape for shape, _, _ in shapes()}) >= 120


@pytest.mark.parametrize(("shape", "section", "letters"), list(shapes()))
def test_a_reason_in_every_shape(shape: str, section: str | None, letters: str) -> None:
    text = "Classified By: Consul General Ada Quill" + shape
    found = read(text)
    assert found.reason is not None
    assert (found.reason.section, "".join(found.reason.letters)) == (section, letters)
    assert (found.kind, found.classified_by) == ("original", "Consul General Ada Quill")
    for span in found.reason.letter_spans:
        assert text[span.start].lower() in letters
    if found.reason.section_span is not None and section is not None:
        assert text[slice(*found.reason.section_span)].strip(" .")[-1] == section[-1]


@pytest.mark.parametrize(
    ("shape", "faults"),
    [
        (" for reasons 1.4 (b) and (d).", []),
        (" Reasons 1.\n4 (b)", []),
        (" Reason(s): 1.4 (b)", []),
        (" per E.O. 12958 section 1.4(b/d)", []),
        (" REAS ONS 1.4 (b)", [("split-word", "REAS ONS", "REASONS")]),
        (" rea\nsons 1.4 (b)", []),
        (" rea \nsons 1.4 (b) a \nnd (d)", []),
        (" Reasons 1.4 (b) an d (d)", [("split-word", "an d", "and")]),
        (" Reasons 1,4 (b)", [("section-separator", "1,4", "1.4")]),
        (" Reasons 14 (b)", [("garbled-section", "14", "1.4")]),
        (" Reasons l.4 (b)", [("garbled-section", "l.4", "1.4")]),
        (" Reasons1.4 (b)", []),
        (" Reason.1.4(b)", []),
        (" Reasons 1.4 (b) and also (d)", []),
        (" Reasons 14. (b)", [("section-separator", "14.", "1.4")]),
        (" Reasons 1.4 9b) and (d)", [("slipped-bracket", "9b)", "(b)")]),
        (" Reasons 1.4 (B0 and 9D0", [("slipped-bracket", "(B0", "(B)"), ("slipped-bracket", "9D0", "(D)")]),
        (" Reasons 1.45 (b)", [("garbled-section", "1.45", None)]),
        (" Reasons (b) and (d)", [("missing-section", "Reasons (b) and (d)", None)]),
        (" Reasons 1.4", [("missing-letters", "Reasons 1.4", None)]),
        (" for reasons of protocol", [("unreadable", "reasons of protocol", None)]),
    ],
)
def test_the_faults_of_a_reason(shape: str, faults: list[tuple[str, str, str | None]]) -> None:
    text = "Classified By: Consul Ada Quill" + shape
    reason = read(text).reason
    assert reason is not None
    assert [(fault.kind, text[slice(*fault.span)], fault.fix) for fault in reason.faults] == faults


@pytest.mark.parametrize(
    ("letters", "canonical"), [("(d)", "1.4 (d)"), ("b/d", "1.4 (b) and (d)"), ("a, b, d", "1.4 (a), (b) and (d)")]
)
def test_the_plain_form(letters: str, canonical: str) -> None:
    reason = read(f"Classified By: Consul Ada Quill, reasons 1.4 {letters}").reason
    assert reason is not None
    assert reason.canonical == canonical


def test_two_sections_are_both_kept() -> None:
    text = "Classified By: Consul Ada Quill, reasons 1.4 (b) and 1,5 (d)"
    reason = read(text).reason
    assert reason is not None
    assert (reason.section, reason.sections) == ("1.4", ("1.4", "1.5"))
    assert [(text[slice(*one.span)], one.section, one.clean) for one in reason.cited] == [
        ("1.4", "1.4", True),
        ("1,5", "1.5", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Classified By: Consul Ada Quill",
        "Classified By: Consul Ada Quill, Reason:",
        "Classified By: Consul Ada Quill under E.O. 12958.",
    ],
)
def test_no_reason(text: str) -> None:
    found = read(text)
    assert found.reason is None
    assert found.classified_by == "Consul Ada Quill"


# ---------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Classified By: Ambassador Ada Quill, reasons 1.4 (b)", "Ambassador Ada Quill"),
        ("Classified By: Ada Quill, Ambassador, for reasons 1.4 (b)", "Ada Quill, Ambassador"),
        ("Classified By: Ada M. Quill Jr., Ambassador. Reason 1.4 (b)", "Ada M. Quill Jr., Ambassador"),
        ("Classified By: DCM Ada Quill Jr., reasons 1.4 (b)", "DCM Ada Quill Jr."),
        ("Classified By: Ada Quill; A/DCM; for reasons 1.4 (b)", "Ada Quill; A/DCM"),
        ("Classified By: A/DCM Ada Quill - Reason 1.4 (b)", "A/DCM Ada Quill"),
        ("Classified By: Ada Quill, Chief, Political Section, per 1.4 (b)", "Ada Quill, Chief, Political Section"),
        ("Classified By: Ada Quill, Political Section for reasons 1.4 (b)", "Ada Quill, Political Section"),
        ("Classified By: Ada Quill, Section 1.4 (b)", "Ada Quill"),
        ("Classified By: Ada Quill (Acting), reason 1.4 (b)", "Ada Quill (Acting)"),
        (
            "Classified By: Ada Quill, Chief of Consular and\nPolitical Affairs, reasons 1.4 (b)",
            "Ada Quill, Chief of Consular and Political Affairs",
        ),
        (
            "Classified By: Charge d'Affaires, a.i. Ada O'Quill for reasons 1.4 (b)",
            "Charge d'Affaires, a.i. Ada O'Quill",
        ),
        ("CLASSIFIED BY POLCOUNS ADA QUILL FOR REASONS 1.4 (B).", "POLCOUNS ADA QUILL"),
        ("Classified by: ID#IMNO1", "ID#IMNO1"),
        ("(U) Classified by Ada Quill, Ambassador. Reason: 1.4 (b)", "Ada Quill, Ambassador"),
        ("1. (U) Classified by Ada Quill, Ambassador. Reason: 1.4 (b)", "Ada Quill, Ambassador"),
        ("1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY DCM ADA QUILL, REASON 1.5 (B)", "DCM ADA QUILL"),
        ("CLASSIFIED B Y: DCM ADA QUILL, REASON 1.5 (B)", "DCM ADA QUILL"),
        ("CLASSI\nFIED BY: DCM ADA QUILL, REASON 1.5 (B)", "DCM ADA QUILL"),
        ("Classfied By: DCM Ada Quill, reason 1.5 (b)", "DCM Ada Quill"),
        ("Classified: DCM Ada Quill, reason 1.5 (b)", "DCM Ada Quill"),
        ("Classified: By DCM Ada Quill, reason 1.5 (b)", "DCM Ada Quill"),
        ("Clasified by DCM Ada Quill, reason 1.5 (b)", "DCM Ada Quill"),
        ("Class. by DCM Ada Quill, reason 1.5 (b)", "DCM Ada Quill"),
        ("Classification authority: DCM Ada Quill; Reason 1.4 (b)", "DCM Ada Quill"),
        ("CLASSIFYING OFFICER: DCM ADA QUILL; REASON 1.4 (B)", "DCM ADA QUILL"),
        ("Classified By: Classified by DCM Ada Quill for reasons 1.4 (b)", "DCM Ada Quill"),
        ("REASON FOR CLASSIFICATION: 1.5 (B). CLASSIFIED BY DCM ADA QUILL.", "DCM ADA QUILL"),
        ("Classified for reasons 1.4 (b) and (d) by Consul Ada Quill.", "Consul Ada Quill"),
        ("Classified By:\n\nReason: 1.4 (b)", None),
    ],
)
def test_the_name_and_title(text: str, name: str | None) -> None:
    found = read(text)
    assert found.classified_by == name
    assert found.reason is not None or "ID#" in text
    if found.classified_by_span is not None:
        assert " ".join(text[slice(*found.classified_by_span)].split()) == name


@pytest.mark.parametrize(
    ("text", "label", "ok"),
    [
        ("Classified By: Ada", "Classified By:", True),
        ("CLASSIFIED BY: ADA", "CLASSIFIED BY:", True),
        ("CLASSIFIED BY ADA", "CLASSIFIED BY", False),
        ("(U) Classified by Ada", "Classified by", False),
        ("CLASSIFIED B Y: ADA", "CLASSIFIED B Y:", False),
        ("Classfied By: Ada", "Classfied By:", False),
        ("Derived From: DSCG 05-1", "Derived From:", True),
    ],
)
def test_the_label(text: str, label: str, ok: bool) -> None:
    found = parse_authority(text, 50, CABLE)
    assert text[found.label.start - 50 : found.label.end - 50] == label
    assert found.label_ok is ok


@pytest.mark.parametrize(
    "text",
    [
        "Classified By: XXXXXXXXXXXX for reasons 1.4 (b)",
        "Classified By: Consul Ada Quill, Reason: XXXXXXXXXXXX",
        "Classified By: ...",
        "Derived From: ... Declassify On: 20180409",
    ],
)
def test_redactions_are_told(text: str) -> None:
    assert read(text).redacted
    assert not read("Classified By: Consul Ada Quill, Reason: 1.4 (b)").redacted


# ---------------------------------------------------------------------------------------------------- derivatives


@pytest.mark.parametrize(
    ("text", "source", "dated", "day"),
    [
        ("Derived From: DSCG 05-1 B, D", "DSCG 05-1 B, D", False, None),
        ("Derived from: DSCG 05-01, January 2005", "DSCG 05-01, January 2005", True, None),
        ("DERIVED FROM: STATE MEMO DATED 20080401", "STATE MEMO DATED 20080401", True, date(2008, 4, 1)),
        ("Derived From: Memo, DoS/EUR, 1 April 2008", "Memo, DoS/EUR, 1 April 2008", True, date(2008, 4, 1)),
        ("Derived From DSCG 05-1 B", "DSCG 05-1 B", False, None),
        ("Drv From: DSCG 05-1 B", "DSCG 05-1 B", False, None),
        ("DERIV ED FROM: DSCG 05-1 B", "DSCG 05-1 B", False, None),
    ],
)
def test_a_source(text: str, source: str, dated: bool, day: date | None) -> None:
    found = read(text)
    assert (found.kind, found.classified_by, found.derived_from) == ("derivative", None, source)
    assert (found.source_dated, found.source_date, found.reason) == (dated, day, None)
    assert not found.multiple_sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Derived From: Multiple Sources", ()),
        ("Derived from: multiple sources.", ()),
        ("Derived From: Multiple Sources (07 SUVA 12; 08 STATE 34)", ("07 SUVA 12", "08 STATE 34")),
        ("Derived From: Multiple Sources:\n07 SUVA 12\n08 STATE 34", ("07 SUVA 12", "08 STATE 34")),
        ("Classified By: Multiple Sources", ()),
    ],
)
def test_multiple_sources(text: str, sources: tuple[str, ...]) -> None:
    found = read(text)
    assert found.multiple_sources
    assert (found.kind, found.classified_by, found.sources) == ("derivative", None, sources)
    assert (found.derived_from_label is None) == text.startswith("Classified")


def test_words_derived_from_a_conversation_are_no_source() -> None:
    found = read("Classified By: Consul Ada Quill as derived from embassy talks, reasons 1.4 (b)")
    assert (found.kind, found.derived_from) == ("original", None)


# ---------------------------------------------------------------------------------------------------- blocks

BLOCK = """Classified By: Ada Quill, Director
Derived From: Multiple Sources
Reason: 1.4 (d)
Declassify On: 20330512
"""


def test_the_block_of_a_memo() -> None:
    found = parse_authority(BLOCK, 10, CABLE)
    assert (found.kind, found.classified_by, found.derived_from) == (
        "derivative",
        "Ada Quill, Director",
        "Multiple Sources",
    )
    assert found.reason is not None
    assert (found.reason.section, found.reason.letters) == ("1.4", ("d",))
    assert found.declassify_on is not None
    assert (found.declassify_on.date, found.declassify_on.date_form) == (date(2033, 5, 12), "yyyymmdd")
    assert found.declassify_on_span is not None
    assert BLOCK[found.declassify_on_span.start - 10 : found.declassify_on_span.end - 10] == "20330512"
    assert list(found.children()) == [found.reason, found.declassify_on]


@pytest.mark.parametrize(
    ("text", "until", "kind", "day"),
    [
        ("Classified By: Ada Quill\nReason: 1.4 (d)\nDeclassify On: 20180409", "20180409", "date", date(2018, 4, 9)),
        (
            "CLASSIFIED BY: DCM ADA QUILL. REASON: 1.5 (B). DECLASSIFY ON: 05/12/2012. THIS CABLE IS",
            "05/12/2012",
            "date",
            date(2012, 5, 12),
        ),
        (
            "Classified By: Ada Quill\nDeclassify On: 25X1, 20501231\nReason: 1.4(c)",
            "25X1, 20501231",
            "exemption",
            date(2050, 12, 31),
        ),
        (
            "Derived From: Multiple Sources\nDeclassify On: N/A to RD portions. See source list for NSI portions.",
            "N/A to RD portions. See source list for NSI portions",
            "not-applicable",
            None,
        ),
        ("Classified By: Ada Quill\nDeclassify on: 12/5/16", "12/5/16", "date", date(2016, 12, 5)),
        ("CLASSIFIED BY: ADA QUILL, REASON 1.5 (B), DECL: X1", "X1", "exemption", None),
        ("Classified By: Ada Quill\nDeclassify On:", "", "missing", None),
        ("Classified By: Ada Quill\nDeclassi\nfy On: 20180409", "20180409", "date", date(2018, 4, 9)),
    ],
)
def test_declassify_on(text: str, until: str, kind: str, day: date | None) -> None:
    found = read(text)
    assert found.declassify_on is not None
    assert (found.declassify_on_text, found.declassify_on.kind, found.declassify_on.date) == (until, kind, day)
    assert found.classified_by is None or found.classified_by.upper().endswith("ADA QUILL")


def test_blanks_of_a_two_column_print_do_not_matter() -> None:
    found = read(
        "Classified By:  Ada Quill, Director\nReason:         1.4 (b),\n                (d)\nDeclassify On:  20330512"
    )
    assert found.reason is not None
    assert (found.classified_by, found.reason.letters) == ("Ada Quill, Director", ("b", "d"))


# ---------------------------------------------------------------------------------------------------- every text

PIECES = [
    "Classified By:", "CLASSIFIED", "Derived From:", "Declassify On:", "Multiple Sources", "Reason:", "reasons",
    "REAS ONS", "1.4", "1.", "4", "14", "1,4", "(b)", "b", "B/D", "(", ")", "and", "an d", "through", "-", ".",
    "section", "E.O. 12958", "eo", "for", "Ada", "a", "\n", "\n\n", "20180409", "N/A", "XXXX", "²", "é",
    "DECL:", "1. (U)",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map(" ".join)


@settings(max_examples=500)
@given(texts, st.integers(0, 99))
def test_every_text_is_read(text: str, start: int) -> None:
    found = parse_authority(text, start, CABLE)
    assert start <= found.span.start <= found.span.end <= start + len(text)
    for child in found.children():
        assert start <= child.span.start <= child.span.end <= start + len(text)
    if found.reason is not None:
        assert len(set(found.reason.letters)) == len(found.reason.letters)
        for span in (*found.reason.letter_spans, *(fault.span for fault in found.reason.faults)):
            assert start <= span.start < span.end <= start + len(text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Classified By: N/A", True),
        ("Classified By: UNCLASSIFIED", True),
        ("Derived From: N/A", True),
        ("Classified By: DCM Ada Quill, Reason: 1.4 (b)", False),
        ("Reason: 1.4 (b)", False),
    ],
)
def test_an_authority_may_name_nobody(text: str, nothing: bool) -> None:
    assert parse_authority(text).says_nothing is nothing


@pytest.mark.parametrize(
    ("source", "cable"),
    [
        ("STATE 70412", True),
        ("SUVA 12, dated 5 May 2008", True),
        ("Multiple Sources", False),
        ("NOWHERETOWN 12", False),
        ("SUVA guidelines", False),
        ("DOS Classification Guide 05-01", False),
    ],
)
def test_a_source_may_be_a_cable(source: str, cable: bool) -> None:
    assert parse_authority(f"Derived From: {source}").derived_from_cable is cable
