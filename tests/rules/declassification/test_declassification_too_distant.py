"""DEC007: the limit of each order, to the day."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Severity
from cablerules.declassification.declassification_too_distant import DeclassificationTooDistant
from cablerules.declassification.limits import span_between, years_after
from support.declassification import codes, lint


def weights(instruction: str, day: str, order: str) -> list[Severity]:
    findings = lint(instruction, DeclassificationTooDistant, day=day, order=order)
    return [finding.severity for finding in findings]


E, W = [Severity.ERROR], [Severity.WARNING]


@pytest.mark.parametrize(
    ("day", "order", "instruction", "found"),
    [
        # 25 years: to the day, one day more, two days more
        ("2008-07-14", "12958", "DECL: 07/14/2033", []),
        ("2008-07-14", "12958", "DECL: 07/15/2033", []),
        ("2008-07-14", "12958", "DECL: 07/16/2033", E),
        ("2012-07-14", "13526", "DECL: 20370715", []),
        ("2012-07-14", "13526", "DECL: 20370716", E),
        # ten years under 12958 as issued, and its last day
        ("2000-07-14", "12958", "DECL: 07/15/2010", []),
        ("2000-07-14", "12958", "DECL: 07/16/2010", E),
        ("2003-09-21", "12958", "DECL: 09/21/2028", E),
        ("2003-09-22", "12958", "DECL: 09/22/2028", []),
        # with an exemption, on either side of the date
        ("2000-07-14", "12958", "DECL: X1 07/14/2025", []),
        ("2000-07-14", "12958", "DECL: 07/14/2025 X6", []),
        ("2000-07-14", "12958", "DECL: 07/16/2025 X6", E),
        ("2000-07-14", "12958", "DECL: X1 07/16/2025", E),
        # an exemption whose time is over gives nothing
        ("2008-07-14", "12958", "DECL: MR 07/14/2034", E),
        ("2008-07-14", "12958", "DECL: X1 07/14/2034", E),
        # the numbered exemptions of the 25-year review and beyond
        ("2008-07-14", "12958", "DECL: 25X1, 07/15/2058", []),
        ("2008-07-14", "12958", "DECL: 25X1, 07/16/2058", E),
        ("2012-07-14", "13526", "DECL: 25X4, 20620714", []),
        ("2012-07-14", "13526", "DECL: 25X4, 20620716", E),
        ("2012-07-14", "13526", "DECL: 50X6, 20870714", []),
        ("2012-07-14", "13526", "DECL: 50X6, 20870716", E),
        ("2012-07-14", "13526", "DECL: 75X1, 21500101", []),
        # 12356 sets no limit
        ("1990-07-14", "12356", "DECL: 07/14/2089", []),
        # 12065: six years, twenty, thirty
        ("1980-07-14", "12065", "GDS 7/15/86 (QUILL, ADA M.) OR-M", []),
        ("1980-07-14", "12065", "GDS 7/16/86 (QUILL, ADA M.) OR-M", W),
        ("1980-07-14", "12065", "GDS 07/15/2010 (QUILL, ADA M.) OR-M", W),
        ("1980-07-14", "12065", "GDS 07/16/2010 (QUILL, ADA M.) OR-M", E),
        ("1980-07-14", "12065", "XDS-1 7/15/2000 (QUILL, ADA M.) OR-M", []),
        ("1980-07-14", "12065", "RDS-1 7/16/2000 (QUILL, ADA M.) OR-M", W),
        ("1980-07-14", "12065", "RDS-1 7/16/2010 (QUILL, ADA M.) OR-M", E),
        # 11652: thirty years for an exemption
        ("1975-07-14", "11652", "XGDS-2 07/15/2005", []),
        ("1975-07-14", "11652", "XGDS-2 07/16/2005", E),
        ("1975-07-14", "11652", "GDS", []),
        # leap days
        ("2008-02-29", "12958", "DECL: 03/02/2033", []),
        ("2008-02-29", "12958", "DECL: 03/03/2033", E),
        ("2000-02-29", "12958", "DECL: 03/01/2010", []),
        # durations count like their dates
        ("2008-07-14", "12958", "DECL: TWENTY-FIVE YEARS", []),
        ("2008-07-14", "12958", "DECL: 30 YEARS", E),
        ("2000-07-14", "12958", "DECL: TWENTY YEARS", E),
        # the date of a source, and an event without one
        ("2008-07-14", "12958", "DECL: SOURCE MARKED OADR, DATED 07/14/2099", []),
        ("2008-07-14", "12958", "DECL: AFTER COMPLETION OF THE LIGHTHOUSE", []),
        ("2008-07-14", "12958", "DECL: 25X1-HUMAN", []),
        ("2008-07-14", "12958", "DECL: 07/14/2018 OR 07/14/2099", E),
    ],
)
def test_the_limit_of_each_order(day: str, order: str, instruction: str, found: list[Severity]) -> None:
    assert weights(instruction, day, order) == found


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("DECL: 07/16/2033", "date 16 JUL 2033 is 2 days over the limit of 25 years under E.O. 12958."),
        ("DECL: 07/14/2034", "is 1 year over the limit"),
        ("DECL: 07/14/2038", "is 5 years over the limit"),
        ("DECL: 01/18/2116", "is more than 82 years over the limit"),
        ("DECL: 07/14/3018", "is 985 years over the limit"),
        ("DECL: FIFTY YEARS", "duration FIFTY YEARS is 25 years over the limit"),
    ],
)
def test_says_how_far_it_is_over(instruction: str, words: str) -> None:
    (finding,) = lint(instruction, DeclassificationTooDistant)
    assert words in finding.message
    assert finding.expected == "a date no later than 07/14/2033"


def test_the_longer_limits_of_12065_are_named() -> None:
    (short,) = lint("GDS 7/14/90 (QUILL, ADA M.) OR-M", day="1980-07-14", order="12065")
    assert "6 years (20 by Top Secret authority, 30 for foreign government information)" in short.message
    (long,) = lint("XDS-1 7/14/2005 (QUILL, ADA M.) OR-M", day="1980-07-14", order="12065")
    assert "20 years (30 for foreign government information)" in long.message


def test_the_exemption_that_would_allow_more_is_named_where_there_is_none() -> None:
    (bare,) = lint("DECL: 07/14/2020", day="2000-07-14")
    assert bare.expected == "a date no later than 07/14/2010, or an exemption X1 to X8"
    (exempt,) = lint("DECL: X1 07/14/2030", day="2000-07-14")
    assert exempt.expected == "a date no later than 07/14/2025"


def test_the_latest_of_several_dates_is_the_place() -> None:
    (finding,) = lint("DECL: 07/14/2099 OR 07/14/2018", DeclassificationTooDistant)
    assert (finding.column, finding.end_column) == (19, 29)


@pytest.mark.parametrize("header", ["", "R 321030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 5620"])
@pytest.mark.parametrize(
    ("order", "instruction", "found"),
    [
        # the last day of 12958 as amended was 26 June 2010
        ("12958", "DECL: 06/27/2035", []),
        ("12958", "DECL: 06/28/2035", E),
        ("12958", "DECL: 25X1, 06/27/2060", []),
        ("12958", "DECL: 25X1, 06/28/2060", E),
        ("12958", "DECL: FIFTY YEARS", E),
        ("12065", "GDS 07/31/2002 (QUILL, ADA M.) OR-M", W),
        ("12065", "GDS 08/02/2012 (QUILL, ADA M.) OR-M", E),
        # 13526 still rules, 12356 sets no limit, and no order is no limit
        ("13526", "DECL: 07/14/2099", [Severity.ERROR]),
        ("12356", "DECL: 07/14/2099", []),
        ("99999", "DECL: 07/14/2099", []),
    ],
)
def test_without_a_date_what_no_date_could_excuse(
    header: str, order: str, instruction: str, found: list[Severity]
) -> None:
    findings = lint(instruction, DeclassificationTooDistant, header=header, order=order)
    assert [finding.severity for finding in findings] == found


def test_without_a_date_says_what_the_limit_is_counted_from() -> None:
    (finding,) = lint("DECL: 07/14/2099", DeclassificationTooDistant, header="")
    assert finding.message.endswith(
        "over the limit of 25 years under E.O. 12958, even counted from the last day of that order, 26 JUN 2010."
    )
    assert finding.expected == "a date within 25 years of the cable"


def test_silent_before_the_orders_and_at_the_end_of_time() -> None:
    assert lint("DECL: 07/14/2099", day="1970-07-14", order="10501") == []
    for late in (datetime.date(9990, 1, 1), datetime.date(9974, 12, 31)):
        assert lint("DECL: 12/31/9999", DeclassificationTooDistant, order="13526", header="", as_of=late) == []


def test_rules_of_another_day_judge_the_cables_own_years() -> None:
    issued = datetime.date(2000, 1, 1)
    assert codes(lint("DECL: 07/14/2019", as_of=issued)) == ["DEC007"]
    assert lint("DECL: 07/14/2018", as_of=issued) == []


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("2033-07-14", "2033-07-15", "1 day"),
        ("2033-07-14", "2034-07-13", "364 days"),
        ("2033-07-14", "2034-07-15", "1 year"),
        ("2033-07-14", "2034-07-16", "more than 1 year"),
        ("2032-02-29", "2033-02-28", "365 days"),
        ("2032-02-29", "2033-03-01", "1 year"),
        ("9999-01-01", "9999-12-31", "364 days"),
    ],
)
def test_durations_in_words(earlier: str, later: str, words: str) -> None:
    assert span_between(datetime.date.fromisoformat(earlier), datetime.date.fromisoformat(later)) == words


def test_years_have_an_end() -> None:
    assert years_after(datetime.date(2008, 2, 29), 4) == datetime.date(2012, 2, 29)
    assert years_after(datetime.date(2008, 2, 29), 10) == datetime.date(2018, 3, 1)
    assert years_after(datetime.date(9990, 1, 1), 25) is None
