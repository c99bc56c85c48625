"""The E.O. line and the declassification instruction, in all the spellings that are in use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.declassification.executive_order import (
    Declassification,
    parse_declassification,
    parse_executive_order,
)
from cablegrammar.vocabulary.levels import Level

CABLE = date(2008, 5, 12)


def read(text: str, on: date | None = CABLE) -> Declassification:
    return parse_declassification(text, 0, on)


# ---------------------------------------------------------------------------------------------------- the label


@pytest.mark.parametrize(
    ("line", "number", "instruction", "label_ok", "canonical"),
    [
        ("E.O. 12958: DECL: 04/09/2018", "12958", "DECL: 04/09/2018", True, "E.O. 12958:"),
        ("E.O. 11652: GDS", "11652", "GDS", True, "E.O. 11652:"),
        ("E.O. 12958:DECL: 04/09/2018", "12958", "DECL: 04/09/2018", True, "E.O. 12958:"),
        ("EO 12958 DECL: 04/09/2018", "12958", "DECL: 04/09/2018", False, "E.O. 12958:"),
        ("EO 12958", "12958", "", False, "E.O. 12958:"),
        ("E.o. 12958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O.12958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.9. 12958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.0. 12958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.OM 11652: GDS", "11652", "GDS", False, "E.O. 11652:"),
        ("E. O. 12065: N/A", "12065", "N/A", False, "E.O. 12065:"),
        ("E. O 12065: N/A", "12065", "N/A", False, "E.O. 12065:"),
        ("EO: 12958 N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("e.o. 12958: n/a", "12958", "n/a", False, "E.O. 12958:"),
        ("E.O. 12958; N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("EXECUTIVE ORDER 12958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O.:           13526", "13526", "", True, "E.O.: 13526"),
        ("E.O. 12598: DECL: X1", "12598", "DECL: X1", True, "E.O. 12598:"),
        ("E.O. 1295: N/A", "1295", "N/A", True, "E.O. 1295:"),
        ("E.O. 12958 AS AMENDED: DECL: X1", "12958", "DECL: X1", True, "E.O. 12958:"),
        ("E.O. 12 958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O. 1 2958: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O. 129 58: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O. 1295 8: N/A", "12958", "N/A", False, "E.O. 12958:"),
        ("E.O. 12)065: N/A", None, "N/A", True, "E.O. 12)065:"),
        ("E.O. 1Z958: N/A", None, "N/A", True, "E.O. 1Z958:"),
        ("E.O. 12958:", "12958", "", True, "E.O. 12958:"),
        ("E.O. 12958DECL: 04/09/2018", "12958", "DECL: 04/09/2018", False, "E.O. 12958:"),
        ("E.O. 12958: DECL:\n04/09/2018\n", "12958", "DECL: 04/09/2018", True, "E.O. 12958:"),
    ],
)
def test_the_line(line: str, number: str | None, instruction: str, label_ok: bool, canonical: str) -> None:
    order = parse_executive_order(line)
    assert (order.number, order.instruction) == (number, instruction)
    assert (order.label_ok, order.canonical_label) == (label_ok, canonical)


def test_spans_are_places_in_the_file() -> None:
    line = "EO 12958 DECL: 04/09/2018 \n"
    order = parse_executive_order(line, 100)
    assert order.number_span is not None
    assert order.instruction_span is not None
    assert line[order.label.start - 100 : order.label.end - 100] == "EO 12958"
    assert line[order.number_span.start - 100 : order.number_span.end - 100] == "12958"
    assert line[order.instruction_span.start - 100 : order.instruction_span.end - 100] == "DECL: 04/09/2018"
    assert parse_executive_order("E.O. 12958:   ").instruction_span is None


def test_a_damaged_number_keeps_what_stands_there() -> None:
    order = parse_executive_order("E.O. 12)065: N/A")
    assert (order.number, order.number_text) == (None, "12)065")


# ---------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "expected", "form", "two_digit"),
    [
        ("DECL: 04/09/2018", date(2018, 4, 9), "month/day/year", False),
        ("DECL:04/09/2018", date(2018, 4, 9), "month/day/year", False),
        ("DECL 04/09/2018", date(2018, 4, 9), "month/day/year", False),
        ("DECL: 04/09/2018.", date(2018, 4, 9), "month/day/year", False),
        ("DECL: 04/09/ 2018", date(2018, 4, 9), "month/day/year", False),
        ("DECL: 2019/12/31", date(2019, 12, 31), "year/month/day", False),
        ("DECL: 2019-12-31", date(2019, 12, 31), "year/month/day", False),
        ("DECL: 6/9/2016", date(2016, 6, 9), "month/day/year", False),
        ("DECL: 12/5/16", date(2016, 12, 5), "month/day/year", True),
        ("DECL: 10-02-13", date(2013, 10, 2), "month/day/year", True),
        ("DECL: 04.09.2018", date(2018, 4, 9), "month/day/year", False),
        ("20180409", date(2018, 4, 9), "yyyymmdd", False),
        ("DECL: 08 OCTOBER 2019", date(2019, 10, 8), "named", False),
        ("DECL: OCTOBER 8, 2019", date(2019, 10, 8), "named", False),
        ("DECL: Oct 8 2019", date(2019, 10, 8), "named", False),
        ("DECL: 8-OCT-19", date(2019, 10, 8), "named", True),
        ("DECL: DEC. 31, 2015", date(2015, 12, 31), "named", False),
        ("DECL: 1st JUNE 2015", date(2015, 6, 1), "named", False),
        ("04/09/2018", date(2018, 4, 9), "month/day/year", False),
        ("DECL: 01/18/2116", date(2116, 1, 18), "month/day/year", False),
        ("DECL: 02/29/2016", date(2016, 2, 29), "month/day/year", False),
        ("DECL: 05/12/3033", date(3033, 5, 12), "month/day/year", False),
        ("DECL: 1.6 12/12/2018", date(2018, 12, 12), "month/day/year", False),
    ],
)
def test_readable_dates(text: str, expected: date, form: str, two_digit: bool) -> None:
    found = read(text)
    assert (found.kind, found.date, found.date_fault) == ("date", expected, None)
    assert (found.date_form, found.two_digit_year) == (form, two_digit)


@pytest.mark.parametrize(
    ("text", "day_month"),
    [
        ("DECL: 13/12/2018", date(2018, 12, 13)),
        ("DECL: 31/01/2015", date(2015, 1, 31)),
        ("DECL: 2019/31/12", date(2019, 12, 31)),
        ("DECL: 20183112", date(2018, 12, 31)),
        ("DECL: 13/14/2018", None),
        ("DECL: 02/30/2018", None),
        ("DECL: 02/29/2018", None),
        ("DECL: 00/12/2018", None),
        ("DECL: 31 SEPTEMBER 2019", None),
    ],
)
def test_impossible_dates_name_the_day_month_reading(text: str, day_month: date | None) -> None:
    found = read(text)
    assert (found.kind, found.date, found.date_fault) == ("date", None, "impossible")
    assert found.day_month == day_month


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("DECL: 0409/2018", date(2018, 4, 9)),
        ("DECL: 04092018", date(2018, 4, 9)),
        ("DECL: 04/09/2O18", date(2018, 4, 9)),
        ("DECL: 2O18/04/09", date(2018, 4, 9)),
        ("DECL: 04//09/2018", date(2018, 4, 9)),
        ("DECL: 04/09-2018", date(2018, 4, 9)),
        ("DECL: 04/09/0018", date(2018, 4, 9)),
        ("DECL: 05/12/018", None),
        ("DECL: 04/09/20188", None),
        ("DECL: 05/12", None),
        ("DECL: 2019", None),
        ("DECL: OCT 2019", None),
    ],
)
def test_unreadable_dates_with_what_was_probably_meant(text: str, guess: date | None) -> None:
    found = read(text)
    assert (found.kind, found.date, found.date_fault) == ("unreadable", None, "unreadable")
    assert found.date_guess == guess


@pytest.mark.parametrize(
    ("text", "on", "year"),
    [
        ("05/12/18", CABLE, 2018),
        ("05/12/33", CABLE, 2033),
        ("05/12/08", CABLE, 2008),  # the cable's own day is not after it
        ("05/11/08", CABLE, 2008),
        ("01/01/07", CABLE, 2007),  # no such year within fifty
        ("12/31/58", CABLE, 2058),  # fifty years on
        ("01/01/59", CABLE, 1959),
        ("05/12/99", date(1998, 1, 1), 1999),
        ("05/12/05", date(1998, 1, 1), 2005),
        ("9/15/85", date(1979, 9, 15), 1985),
        ("02/29/12", date(1996, 2, 29), 2012),
        ("05/12/70", None, 1970),
        ("05/12/69", None, 1969),
        ("05/12/50", None, 1950),
        ("05/12/49", None, 2049),
    ],
)
def test_two_digit_years_turn_at_the_cable(text: str, on: date | None, year: int) -> None:
    found = read(text, on)
    assert found.date is not None
    assert found.date.year == year
    assert found.two_digit_year


def test_the_date_has_its_place() -> None:
    text = "DECL:  10-02-13 "
    found = parse_declassification(text, 40, CABLE)
    assert found.date_span is not None
    assert text[found.date_span.start - 40 : found.date_span.end - 40] == found.date_text == "10-02-13"
    assert (found.span.start, found.span.end) == (40, 55)


# ---------------------------------------------------------------------------------------------------- codes


@pytest.mark.parametrize(
    ("text", "kind", "codes"),
    [
        ("DECL: OADR", "exemption", ("OADR",)),
        ("DECL:OADR", "exemption", ("OADR",)),
        ("ORIGINATING AGENCY'S DETERMINATION REQUIRED", "exemption", ("OADR",)),
        ("X1", "exemption", ("X1",)),
        ("DECL: (X1)", "exemption", ("X1",)),
        ("DECL: X1, X5", "exemption", ("X1", "X5")),
        ("DECL: X1 X5 AND X6", "exemption", ("X1", "X5", "X6")),
        ("DECL: X-6", "exemption", ("X6",)),
        ("DECL: 1.6 X6", "exemption", ("X6",)),
        ("DECL: MR", "exemption", ("MR",)),
        ("DECL: MANUAL REVIEW", "exemption", ("MR",)),
        ("DECL: 25X1-HUMAN", "exemption", ("25X1-HUMAN",)),
        ("25X1-human", "exemption", ("25X1-HUMAN",)),
        ("25X1 HUM", "exemption", ("25X1-HUMAN",)),
        ("25X1, EO 12951", "exemption", ("25X1, EO 12951",)),
        ("25X1, E.O. 12951", "exemption", ("25X1, EO 12951",)),
        ("50X1-HUM", "exemption", ("50X1-HUM",)),
        ("50X2-WMD", "exemption", ("50X2-WMD",)),
        ("DCI Only", "exemption", ("DCI ONLY",)),
        ("subject to treaty or international agreement", "exemption", ("SUBJECT TO TREATY",)),
        ("GDS", "schedule", ("GDS",)),
        ("XGDS", "schedule", ("XGDS",)),
        ("XGDS 1", "schedule", ("XGDS-1",)),
        ("XGDS-2", "schedule", ("XGDS-2",)),
        ("XGDS4", "schedule", ("XGDS-4",)),
        ("XGDS (3)", "schedule", ("XGDS-3",)),
        ("ADS", "schedule", ("ADS",)),
    ],
)
def test_codes_are_canonical(text: str, kind: str, codes: tuple[str, ...]) -> None:
    found = read(text)
    assert (found.kind, found.codes) == (kind, codes)
    assert len(found.code_spans) == len(codes)
    assert len(found.instructions) == 1


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("25X1, 20501231", ("25X1",), date(2050, 12, 31)),
        ("25X6 20401231", ("25X6",), date(2040, 12, 31)),
        ("50X6, 20801231", ("50X6",), date(2080, 12, 31)),
        ("75X3, 21001231", ("75X3",), date(2100, 12, 31)),
        ("Source marked X1, dated 20010512", ("SOURCE MARKED X1",), date(2001, 5, 12)),
        ('Source Marked "OADR", Date of Source: 19940512', ("SOURCE MARKED OADR",), date(1994, 5, 12)),
    ],
)
def test_exemptions_with_a_date(text: str, codes: tuple[str, ...], expected: date) -> None:
    found = read(text)
    assert (found.kind, found.codes, found.date) == ("exemption", codes, expected)


def test_an_exemption_with_an_event() -> None:
    found = read("25X6, upon closure of the Suva annex")
    assert (found.kind, found.event, found.date) == ("exemption", "upon closure of the Suva annex", None)


@pytest.mark.parametrize(
    ("text", "code", "expected", "person", "originator"),
    [
        ("GDS 10/22/85 (QUILL, ADA M.) OR-M", "GDS", date(1985, 10, 22), "QUILL, ADA M.", "OR-M"),
        ("GDS 1-8-85 (QUILL, ADA M.) OR-E", "GDS", date(1985, 1, 8), "QUILL, ADA M.", "OR-E"),
        ("GDS 5/15/85 (QUILL, ADA) OR-P/E", "GDS", date(1985, 5, 15), "QUILL, ADA", "OR-P/E"),
        ("GDS, 12/26/85 (QUILL, A.)", "GDS", date(1985, 12, 26), "QUILL, A.", None),
        ("GDS 10/22/85", "GDS", date(1985, 10, 22), None, None),
        ("RDS-1 1/8/99 (QUILL, ADA M.) OR-O", "RDS-1", date(1999, 1, 8), "QUILL, ADA M.", "OR-O"),
        ("XDS-1 10/6/99 (QUILL, ADA M.) OR-M", "XDS-1", date(1999, 10, 6), "QUILL, ADA M.", "OR-M"),
        ("ADS, DECLAS 12/31/85", "ADS", date(1985, 12, 31), None, None),
        ("GDS", "GDS", None, None, None),
    ],
)
def test_schedules(text: str, code: str, expected: date | None, person: str | None, originator: str | None) -> None:
    found = read(text, date(1979, 9, 15))
    assert (found.kind, found.codes, found.date) == ("schedule", (code,), expected)
    assert (found.person, found.originator) == (person, originator)


# ---------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "codes", "spans"),
    [
        ("XGDS-1, 2", ("XGDS-1", "XGDS-2"), ("XGDS-1", "2")),
        ("XGDS (1) (3)", ("XGDS-1", "XGDS-3"), ("XGDS (1)", "(3)")),
        ("XGDS 1 AND 3", ("XGDS-1", "XGDS-3"), ("XGDS 1", "3")),
        ("RDS-1,2 7/14/99 (QUILL, ADA M.) OR-M", ("RDS-1", "RDS-2"), ("RDS-1", "2")),
        ("RDS-1/3 7/14/99 (QUILL, ADA M.) OR-M", ("RDS-1", "RDS-3"), ("RDS-1", "3")),
        ("RDS 1/3 7/14/99 (QUILL, ADA M.) OR-M", ("RDS-1", "RDS-3"), ("RDS 1", "3")),
        ("XGDS-1/2", ("XGDS-1", "XGDS-2"), ("XGDS-1", "2")),
        ("GDS 1/3/85 (QUILL, ADA M.) OR-M", ("GDS",), ("GDS",)),
        ("RDS 1/14/99 (QUILL, ADA M.) OR-M", ("RDS",), ("RDS",)),
        ("GDS, 2 JUL 85 (QUILL, ADA M.) OR-M", ("GDS",), ("GDS",)),
        ("GDS 2 JUL 85 (QUILL, ADA M.) OR-M", ("GDS",), ("GDS",)),
    ],
)
def test_a_schedule_may_have_several_categories(text: str, codes: tuple[str, ...], spans: tuple[str, ...]) -> None:
    found = read(text, date(1979, 9, 15))
    assert (found.kind, found.codes) == ("schedule", codes)
    assert tuple(text[span.start : span.end] for span in found.code_spans) == spans
    assert found.person == ("QUILL, ADA M." if "QUILL" in text else None)


def test_a_downgrading_may_wait_for_an_event() -> None:
    found = read("DNG: UNCLASSIFIED UPON REMOVAL OF ENCLOSURE DECL: 07/14/2018", date(2008, 7, 14))
    assert found.downgrade is not None
    assert found.downgrade.event == "UPON REMOVAL OF ENCLOSURE"
    assert (found.kind, found.event, len(found.instructions)) == ("date", None, 1)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("DECL: TEN YEARS AFTER KOREAN UNIFICATION", "TEN YEARS AFTER KOREAN UNIFICATION"),
        ("DECL: AFTER KOREAN UNIFICATION", "AFTER KOREAN UNIFICATION"),
        ("DECL: CLOSURE OF ICTY", "CLOSURE OF ICTY"),
        ("DECL: 1.6 FIVE YEARS AFTER CLOSURE OF ICTY", "FIVE YEARS AFTER CLOSURE OF ICTY"),
        ("Completion of Operation", "Completion of Operation"),
        ("DECL: UPON DEPARTURE OF\nMR QUILL", "UPON DEPARTURE OF MR QUILL"),
    ],
)
def test_events(text: str, event: str) -> None:
    found = read(text)
    assert (found.kind, found.event, found.date, found.duration_years) == ("event", event, None, None)


def test_an_event_may_have_its_date() -> None:
    found = read("DECL: COMPLETION OF TALKS, 12/31/2009")
    assert (found.kind, found.event, found.date) == ("event", "COMPLETION OF TALKS", date(2009, 12, 31))
    assert len(found.instructions) == 1


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("DECL: TWENTY YEARS", 20),
        ("DECL: TEN YEARS", 10),
        ("10 YEARS", 10),
        ("DECL: 25 YRS", 25),
        ("DECL: TWENTY-FIVE YEARS", 25),
        ("DECL: TWENTY FIVE YEARS", 25),
        ("DECL: TEN (10) YEARS FROM DATE OF CABLE", 10),
        ("DECL: FIFTEEN YEARS", 15),
    ],
)
def test_durations(text: str, years: int) -> None:
    found = read(text)
    assert (found.kind, found.duration_years, found.date) == ("event", years, None)


@pytest.mark.parametrize("text", ["N/A", "NA", "N:A", "N.A.", "N / A", "n/a", "NOT APPLICABLE", "N/A."])
def test_not_applicable(text: str) -> None:
    assert read(text).kind == "not-applicable"


@pytest.mark.parametrize(
    ("text", "portions"),
    [
        ("N/A to RD portions. See source list for NSI portions.", ("RD",)),
        ("N/A to RD/FRD portions. See source list for NSI portions.", ("RD", "FRD")),
        ("N/A to NATO portions", ("NATO",)),
        ("N/A", ()),
    ],
)
def test_not_applicable_to_some_portions(text: str, portions: tuple[str, ...]) -> None:
    found = read(text)
    assert (found.kind, found.portions, len(found.instructions)) == ("not-applicable", portions, 1)


@pytest.mark.parametrize("text", ["", "  \n", "DECL", "DECL:", "DECL ON:", "DECL: 1.6 "])
def test_missing(text: str) -> None:
    found = read(text)
    assert (found.kind, found.instructions, found.redacted) == ("missing", (), False)


@pytest.mark.parametrize(
    "text",
    [
        "DECL: XXXXXXXXXXXX",
        "DECL...",
        "DECL: ...",
        "DECL: XX/XX/2018",
        "DECL: 05/12/20XX",
        "DECL: 05/1...",
        "DECL: [REDACTED]",
    ],
)
def test_redacted_and_cut_values(text: str) -> None:
    found = read(text)
    assert (found.kind, found.redacted, found.date) == ("unreadable", True, None)


@pytest.mark.parametrize("text", ["DECL: TBD", "DECL: ?", "DECL: ZQ"])
def test_gibberish_is_unreadable_and_not_redacted(text: str) -> None:
    found = read(text)
    assert (found.kind, found.redacted, found.date_fault) == ("unreadable", False, None)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("DECL: X1", "DECL"),
        ("DECL X1", "DECL"),
        ("DELC: X1", "DECL"),
        ("DECL ON: 04/09/2018", "DECL ON"),
        ("DECLASSIFY ON 04/09/2018", "DECLASSIFY ON"),
        ("Declassify On: 20180409", "DECLASSIFY ON"),
        ("04/09/2018", None),
        ("DEC 31, 2010", None),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    assert read(text).label == label


# ---------------------------------------------------------------------------------------------------- several


@pytest.mark.parametrize(
    ("text", "level", "when", "kind"),
    [
        ("DNG: CO 02/10/2026", Level.CONFIDENTIAL, date(2026, 2, 10), "missing"),
        ("DNG: CO: 02/10/2026", Level.CONFIDENTIAL, date(2026, 2, 10), "missing"),
        ("DNG: UN 02/10/16 DECL: 02/10/2026", Level.UNCLASSIFIED, date(2016, 2, 10), "date"),
        ("DOWNGRADE TO SECRET ON 20160210, DECL: 02/10/2026", Level.SECRET, date(2016, 2, 10), "date"),
        ("DNG: 02/10/2026", None, date(2026, 2, 10), "missing"),
        ("DNG: CO", Level.CONFIDENTIAL, None, "missing"),
    ],
)
def test_downgrading(text: str, level: Level | None, when: date | None, kind: str) -> None:
    found = read(text)
    assert found.downgrade is not None
    assert (found.downgrade.level, found.downgrade.date, found.kind) == (level, when, kind)


@pytest.mark.parametrize(
    ("text", "kinds", "kind", "expected"),
    [
        ("DECL: 04/09/2018, 04/09/2028", ["date", "date"], "date", date(2028, 4, 9)),
        ("DECL: 04/09/2028 04/09/2018", ["date", "date"], "date", date(2028, 4, 9)),
        ("DECL: 04/09/2018 OR UPON CLOSURE OF ICTY", ["date", "event"], "date", date(2018, 4, 9)),
        ("DECL: X1 DECL: 04/09/2018", ["exemption", "date"], "exemption", None),
        ("N/A DECL: 04/09/2018", ["not-applicable", "date"], "date", date(2018, 4, 9)),
    ],
)
def test_of_several_the_longest_counts(text: str, kinds: list[str], kind: str, expected: date | None) -> None:
    found = read(text)
    assert [one.kind for one in found.instructions] == kinds
    assert (found.kind, found.date) == (kind, expected)


def test_words_after_a_date_are_no_second_instruction() -> None:
    found = read("DECL: 04/09/2018 SEE BELOW")
    assert (found.kind, len(found.instructions), found.rest) == ("date", 1, "SEE BELOW")


# ---------------------------------------------------------------------------------------------------- every text

PIECES = [
    "DECL:", "DNG", "X1", "25X1", "(", ")", "/", "-", ".", ",", ":", "12", "2018", "04/09/2018", "TEN YEARS",
    "AFTER", "N/A", "to RD portions", "OR", "GDS", "OR-M", "(QUILL, A)", "E.O.", "12958", "1.6", "CO", "dated",
    "on", "MR", "²", "é", "٣/٤/٢٠١٨", "\n", "XXXX", "...", "MAY", "1.",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=10).map(" ".join)


@settings(max_examples=500)
@given(texts, st.integers(0, 99), st.one_of(st.none(), st.dates(date(1972, 1, 1), date(2030, 1, 1))))
def test_every_text_is_read(text: str, start: int, on: date | None) -> None:
    order = parse_executive_order(text, start)
    assert start <= order.span.start <= order.span.end <= start + len(text)
    found = parse_declassification(text, start, on)
    assert start <= found.span.start <= found.span.end <= start + len(text)
    for child in found.children():
        assert found.span.start <= child.span.start <= child.span.end <= found.span.end
