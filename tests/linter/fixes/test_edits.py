from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablelint import Edit, Finding, Fix, safe_fix, unsafe_fix
from cablelint.fixes.edits import MOST_ROUNDS, apply_edits, choose, difference, fix_source
from support.findings import MISSING_MARK


def finding(fix: Fix | None) -> Finding:
    return replace(MISSING_MARK, fix=fix)


def replacing(old: str, new: str, make: Callable[..., Fix] = safe_fix) -> Callable[[Source], Sequence[Finding]]:
    """A linter that wants every `old` to be `new`."""

    def lint(source: Source) -> list[Finding]:
        found, place = [], source.text.find(old)
        while place >= 0:
            found.append(finding(make("Replace it", Edit(place, place + len(old), new))))
            place = source.text.find(old, place + 1)
        return found

    return lint


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


# ------------------------------------------------------------------------------------------------- fix_source


def test_all_places_are_fixed_and_counted() -> None:
    outcome = fix_source(Source("a BAD and a BAD", "cp1252"), replacing("BAD", "GOOD"))
    assert (outcome.source.text, outcome.count, outcome.stable) == ("a GOOD and a GOOD", 2, True)
    assert outcome.source.encoding == "cp1252"


def test_rounds_go_on_until_nothing_is_left() -> None:
    def lint(source: Source) -> list[Finding]:
        return [*replacing("a", "b")(source), *replacing("bb", "c")(source)]

    outcome = fix_source(Source("aaaa"), lint)
    assert (outcome.source.text, outcome.count, outcome.stable) == ("cc", 6, True)


def test_unsafe_fixes_need_to_be_asked_for() -> None:
    lint = replacing("MAYBE", "CERTAIN", unsafe_fix)
    assert fix_source(Source("MAYBE"), lint).count == 0
    assert fix_source(Source("MAYBE"), lint, unsafe=True).source.text == "CERTAIN"


def test_a_fix_that_changes_nothing_ends_the_rounds() -> None:
    outcome = fix_source(Source("same"), replacing("same", "same"))
    assert (outcome.count, outcome.stable) == (0, True)


def test_two_rules_that_undo_each_other_come_to_an_end() -> None:
    def lint(source: Source) -> list[Finding]:
        return [*replacing("x", "y")(source), *replacing("y", "x")(source)]

    outcome = fix_source(Source("x"), lint)
    assert not outcome.stable
    assert outcome.source.text == "y"


def test_a_text_that_grows_for_ever_comes_to_an_end() -> None:
    outcome = fix_source(Source("x"), lambda _: [finding(safe_fix("grow", Edit(0, 0, "x")))])
    assert not outcome.stable
    assert outcome.source.text == "x" * (MOST_ROUNDS + 1)


# ------------------------------------------------------------------------------------------------- difference


def test_the_difference_is_a_unified_diff() -> None:
    lines = list(difference("x.cable", "one\r\ntwo\r\n", "one\r\nTWO\r\n"))
    assert lines == [
        "--- a/x.cable\n", "+++ b/x.cable\n", "@@ -1,2 +1,2 @@\n", " one\r\n", "-two\r\n", "+TWO\r\n",
    ]  # fmt: skip


def test_a_missing_last_line_end_is_said() -> None:
    lines = "".join(difference("x", "a\nb", "a\nc\n"))
    assert lines.endswith("-b\n\\ No newline at end of file\n+c\n")


def test_only_line_feeds_end_a_line() -> None:
    assert "-a\fb\x85c\n" in list(difference("x", "a\fb\x85c\n", "d\n"))
