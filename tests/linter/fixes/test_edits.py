from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import Edit, Fix, safe_fix
from cablelint.fixes.edits import apply_edits, choose

# ------------------------------------------------------------------------------------------------ apply_edits


def test_edits_name_places_in_the_text_as_it_was() -> None:
    assert apply_edits("abcdef", [Edit(0, 1, "XYZ"), Edit(4, 5, ""), Edit(2, 2, "-")]) == "XYZb-cdf"


def test_edits_that_touch_are_both_made() -> None:
    assert apply_edits("abcd", [Edit(0, 2, "x"), Edit(2, 4, "y")]) == "xy"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 3, ""), Edit(2, 4, "")], [Edit(3, 9, "")], [Edit(3, 2, "")], [Edit(-1, 2, "")]]
)
def test_edits_that_make_no_sense_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlap or lie outside"):
        apply_edits("abcd", edits)


@given(st.text(max_size=40), st.data())
def test_edits_change_nothing_else(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(a, b, "*") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    kept = [text[a:b] for a, b in zip([0, *cuts[1::2]], [*cuts[::2][: len(edits)], len(text)], strict=True)]
    assert apply_edits(text, edits) == "*".join(kept)


# ----------------------------------------------------------------------------------------------------- choose


def test_of_two_that_overlap_the_first_by_place_wins() -> None:
    late, early, apart = (
        safe_fix("late", Edit(3, 6, "")),
        safe_fix("early", Edit(1, 4, "")),
        safe_fix("", Edit(6, 7, "")),
    )
    assert choose([late, apart, early], 10) == (early, apart)


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    one, two = safe_fix("one", Edit(2, 2, "a")), safe_fix("two", Edit(2, 2, "b"))
    assert choose([one, two], 10) == (one,)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    whole = safe_fix("whole", Edit(0, 1, ""), Edit(8, 9, ""))
    inside = safe_fix("inside", Edit(8, 9, "x"))
    between = safe_fix("between", Edit(4, 5, "x"))
    assert choose([inside, between, whole], 10) == (whole, between)


@pytest.mark.parametrize(
    "fix", [safe_fix("none"), safe_fix("outside", Edit(8, 11, "")), safe_fix("twice", Edit(1, 3, ""), Edit(2, 4, ""))]
)
def test_an_unsound_fix_is_left_out(fix: Fix) -> None:
    sound = safe_fix("sound", Edit(5, 6, ""))
    assert choose([fix, sound], 10) == (sound,)


spans = st.tuples(st.integers(0, 30), st.integers(0, 4)).map(lambda pair: Edit(pair[0], pair[0] + pair[1], "x"))


@given(st.lists(st.lists(spans, max_size=3).map(lambda edits: safe_fix("", *edits)), max_size=10))
def test_what_is_chosen_can_be_applied(fixes: list[Fix]) -> None:
    apply_edits("." * 30, [edit for fix in choose(fixes, 30) for edit in fix.edits])
