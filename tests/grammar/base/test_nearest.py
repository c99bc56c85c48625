"""Near misses: slips of the hand in a cable, and words that a user typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.nearest import distance, most_alike, nearest, slips_allowed

WORDS = st.text(alphabet="ABCDE", max_size=9)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("NOFRN", "NOFORN"),  # a letter left out
        ("NOOFORN", "NOFORN"),  # added
        ("NOFURN", "NOFORN"),  # replaced
        ("NOFRON", "NOFORN"),  # two neighbours changed round
        ("NFORNX", "NOFORN"),  # two slips in a long word
        ("ORKON", "ORCON"),
        ("ORKAN", None),  # two slips in a short one
        ("OR", None),
        ("ORANGE", None),
        ("X" * 65, None),
    ],
)
def test_slips(word: str, meant: str | None) -> None:
    assert nearest(word, ("ORCON", "NOFORN")) == meant


def test_the_first_of_equally_near_ones() -> None:
    assert nearest("CORD", ("CORE", "CARD", "LORD")) == "CORE"
    assert nearest("CORD", ("CURE", "LORD", "CARD")) == "LORD"


@given(WORDS, WORDS)
def test_a_distance_has_no_direction(one: str, other: str) -> None:
    there = distance(one, other, 99)
    assert there == distance(other, one, 99)
    assert (there == 0) == (one == other)
    assert abs(len(one) - len(other)) <= there <= max(len(one), len(other))


@given(WORDS, WORDS, st.integers(1, 6))
def test_counting_only_so_far_changes_nothing_below(one: str, other: str, enough: int) -> None:
    assert distance(one, other, enough) == min(distance(one, other, 99), enough)


@given(WORDS, st.lists(WORDS, max_size=6).map(tuple))
def test_nothing_nearer_is_passed_over(word: str, candidates: tuple[str, ...]) -> None:
    found = nearest(word, candidates)
    slips = [distance(word, one, 99) for one in candidates if len(one) >= 3 and len(word) >= 3]
    if found is None:
        assert not slips or min(slips) > slips_allowed(word)
    else:
        assert distance(word, found, 99) == min(slips) <= slips_allowed(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("missing-reason", "missing-reason"),
        ("MISSING-REASONS", "missing-reason"),
        ("declassification-passed", "declassification-date-passed"),  # a whole word left out: no slip, and plain
        ("missingreason", "missing-reason"),
        ("zebra", None),
        ("", None),
    ],
)
def test_what_a_user_typed(word: str, meant: str | None) -> None:
    assert most_alike(word, ["missing-reason", "declassification-date-passed"]) == meant


def test_a_suggestion_is_spelled_as_it_is_known() -> None:
    assert most_alike("smart", ["SMART", "ACP127"]) == "SMART"


def test_a_letter_that_folds_to_more_is_no_obstacle() -> None:
    assert most_alike("straße", ["STRASSE"]) == "STRASSE"
