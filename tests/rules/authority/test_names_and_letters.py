"""CAB002 and CAB006: names with initials and suffixes, letters at the end of joined lists."""

from __future__ import annotations

import pytest

from cablerules.authority.authority_without_position import AuthorityWithoutPosition
from cablerules.authority.invalid_reason_letter import InvalidReasonLetter
from cablerules.authority.persons import is_name_alone
from support.rule_runs import cable_text, run_rules


def codes(name: str = "Ambassador Tamsin Farrowgate", reason: str = "1.4 (b) and (d)") -> list[str]:
    text = cable_text(authority=f"Classified By: {name} for reasons {reason}.")
    return [finding.code for finding in run_rules(text, AuthorityWithoutPosition, InvalidReasonLetter)]


@pytest.mark.parametrize(
    "name",
    [
        "A.B. Farrowgate",
        "A. B. Farrowgate",
        "Tamsin Farrowgate, Jr.",
        "Tamsin Q. Farrowgate Sr.",
        "T.Q. Farrowgate III",
    ],
)
def test_a_name_alone(name: str) -> None:
    assert codes(name) == ["CAB002"]


@pytest.mark.parametrize(
    "name", ["A.B. Farrowgate, DCM", "D.C.M. Farrowgate, Jr., Ambassador", "Amb. T. Farrowgate, Jr.", "A.I.D."]
)
def test_a_name_with_a_position(name: str) -> None:
    assert codes(name) == []


@pytest.mark.parametrize("reason", ["1.4 (b,k)", "1.4 (b, k)", "1.4 (b,d,k)", "1.4 b and k", "1.4 (b) and (k)"])
def test_a_letter_that_no_reason_has(reason: str) -> None:
    assert codes(reason=reason) == ["CAB006"]


@pytest.mark.parametrize("reason", ["1.4 (b,d)", "1.4 b and d", "1.4 (b), and I approved", "1.4 (a, b, h)"])
def test_letters_that_reasons_have(reason: str) -> None:
    assert codes(reason=reason) == []


@pytest.mark.parametrize("text", ["A. B.", "A.B.", "Ada Q.uill", "J.Larkin Moss", ""])
def test_what_is_no_name_alone(text: str) -> None:
    """Initials alone, or a point inside a word: an abbreviation of an office may look like that."""
    assert not is_name_alone(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Bea Cora Dana Quill", True),
        ("Ada Bea Cora Dana Eva Quill", False),
        ("TAMSIN QUI", True),
        ("TAMSIN QU", False),
        ("TAMSIN FARROWGATE", True),
        ("FARROWGATE", False),
        ("Tamsin FARROWGATE", True),
        ("Tamsin USAF", False),  # as short as an abbreviation
        ("FARROWGATE Tamsin", False),
    ],
)
def test_how_many_words_and_letters_a_name_has(text: str, name: bool) -> None:
    assert is_name_alone(text) is name
