"""Durations beside a date: the date counts, unless it is the one that they are counted from."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.declassification.executive_order import parse_declassification

DAY = datetime.date(2008, 7, 14)


@pytest.mark.parametrize(
    ("text", "kind", "date", "years"),
    [
        ("DECL: TWENTY YEARS (07/14/2028)", "date", "2028-07-14", None),
        ("DECL: 07/14/2028 (TWENTY YEARS)", "date", "2028-07-14", None),
        ("DECL: (07/14/2028)", "date", "2028-07-14", None),
        ("DECL: TWENTY YEARS FROM 07/14/2008", "event", None, 20),
        ("DECL: TEN (10) YEARS", "event", None, 10),
        ("DECL: TEN (10) YEARS FROM DATE OF CABLE", "event", None, 10),
        ("GDS (07/14/84)", "schedule", "1984-07-14", None),
        ("DECL: (X5)", "exemption", None, None),
    ],
)
def test_a_duration_beside_a_date(text: str, kind: str, date: str | None, years: int | None) -> None:
    found = parse_declassification(text, 0, DAY)
    assert (found.kind, found.duration_years, len(found.instructions)) == (kind, years, 1)
    assert (None if found.date is None else found.date.isoformat()) == date
