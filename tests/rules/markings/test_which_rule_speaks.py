"""Where one of two rules speaks the other is silent, and no fix is offered that nobody can be sure of."""

from __future__ import annotations

import pytest

from support.markings import check, codes


@pytest.mark.parametrize(
    ("banner", "code"),
    [
        ("UNCLASSIFIED//TK", "MRK013"),  # the level is too low for TK, and not too high
        ("UNCLASSIFIED//ORCON", "MRK013"),
        ("TOP SECRET//FOUO", "MRK014"),
    ],
)
def test_a_level_is_too_low_or_too_high_and_never_both(banner: str, code: str) -> None:
    assert codes(banner) == [code]


@pytest.mark.parametrize(
    ("marking", "code"), [("//NATO ZZQ SECRET", None), ("//NATO KFOR SECRET", None), ("SECRET//FGI NATO ZZQ", "MRK008")]
)
def test_an_activity_of_nato_is_no_country(marking: str, code: str | None) -> None:
    """Beside a level of NATO any name may stand; as a source of information it has to be a code."""
    assert codes(marking) == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("marking", "title"),
    [
        ("(S//FGI USA)", None),  # without USA no source would be left
        ("//FGI USA SECRET", None),
        ("//FGI USA DEU SECRET", None),  # the level stands in the same part
        ("(S//FGI USA DEU)", "Write FGI DEU"),
    ],
)
def test_usa_is_taken_out_of_sources_where_one_is_left(marking: str, title: str | None) -> None:
    (finding,) = [one for one in check(marking).findings if one.code == "MRK019"]
    assert (None if finding.fix is None else finding.fix.title) == title
