"""ROL002 and ROL004 need to know every portion: what leaves that in doubt, and what does not."""

from __future__ import annotations

import pytest

from cablerules.rollup.noforn_without_portion import NofornWithoutPortion
from cablerules.rollup.overall_above_portions import OverallAbovePortions
from support.portions import ONE, TWO, lint_body

_NOTICE = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available.\n\n"
)
_MARKED = f"1. (U) {ONE}\n\n2. (U) {TWO}"
_PARTS = {"captions": "NOFORN\nSIPDIS"}


def codes(body: str, **parts: str) -> list[str]:
    found = lint_body([OverallAbovePortions, NofornWithoutPortion], body, {**_PARTS, **parts})
    return sorted(finding.code for finding in found)


@pytest.mark.parametrize(
    "body",
    [
        _MARKED,
        f"{_MARKED}\n\nVisit us: http://www.example.gov/oslo",
        f"Visit us: http://www.example.gov/oslo\n\n{_MARKED}",
        f"{_MARKED}\n\n2. (U) {ONE}\n\n3. (U) {TWO}",
    ],
    ids=["marked", "website", "website-first", "a-number-twice"],
)
def test_all_portions_are_known(body: str) -> None:
    assert codes(body) == ["ROL002", "ROL004"]


@pytest.mark.parametrize(
    "body",
    [
        f"{_MARKED}\n\n3. {ONE}",
        f"{_MARKED}\n\n3. XXXXXXXXXXXX",
        f"{_MARKED}\n\n3. [XXXXXXXXXXXX] told us that {ONE}",
        f"{_MARKED}\n\nXXXXXXXXXXXX\n\n5. (U) {TWO}",
        f"{_MARKED}\n\n4. (U) {TWO}",
    ],
    ids=["unmarked", "redacted", "redacted-name", "redacted-away", "gap"],
)
def test_a_portion_is_not_known(body: str) -> None:
    assert codes(body) == []


def test_an_extract_whose_text_is_whole() -> None:
    assert codes(_MARKED, header=_NOTICE) == ["ROL002", "ROL004"]
    assert codes(_MARKED, header=_NOTICE, signature="") == []
    assert codes(f"2. (U) {ONE}\n\n3. (U) {TWO}", header=_NOTICE) == []


def test_a_cable_without_text_carries_no_portion() -> None:
    assert codes("Summary\n-------") == []
