from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cablegrammar.base.source import Source
from cablelint import Edit, Finding, Fix, safe_fix, unsafe_fix
from cablelint.fixes.repair import MOST_ROUNDS, repair
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


def test_all_places_are_fixed_and_counted() -> None:
    outcome = repair(Source("a BAD and a BAD", "cp1252"), replacing("BAD", "GOOD"))
    assert (outcome.source.text, outcome.count, outcome.stable) == ("a GOOD and a GOOD", 2, True)
    assert outcome.source.encoding == "cp1252"


def test_rounds_go_on_until_nothing_is_left() -> None:
    def lint(source: Source) -> list[Finding]:
        return [*replacing("a", "b")(source), *replacing("bb", "c")(source)]

    outcome = repair(Source("aaaa"), lint)
    assert (outcome.source.text, outcome.count, outcome.stable) == ("cc", 6, True)


def test_unsafe_fixes_need_to_be_asked_for() -> None:
    lint = replacing("MAYBE", "CERTAIN", unsafe_fix)
    assert repair(Source("MAYBE"), lint).count == 0
    assert repair(Source("MAYBE"), lint, unsafe=True).source.text == "CERTAIN"


def test_a_fix_that_changes_nothing_ends_the_rounds() -> None:
    outcome = repair(Source("same"), replacing("same", "same"))
    assert (outcome.count, outcome.stable) == (0, True)


def test_two_rules_that_undo_each_other_come_to_an_end() -> None:
    def lint(source: Source) -> list[Finding]:
        return [*replacing("x", "y")(source), *replacing("y", "x")(source)]

    outcome = repair(Source("x"), lint)
    assert not outcome.stable
    assert outcome.source.text == "y"


def test_a_text_that_grows_for_ever_comes_to_an_end() -> None:
    outcome = repair(Source("x"), lambda _: [finding(safe_fix("grow", Edit(0, 0, "x")))])
    assert not outcome.stable
    assert outcome.source.text == "x" * (MOST_ROUNDS + 1)


def test_what_was_found_on_the_way_is_told() -> None:
    lint = replacing("a", "b")
    assert repair(Source("aa"), lint).findings == tuple(lint(Source("aa")))
    assert repair(Source("b"), lint).findings == ()
