"""A whole cable between QUOTE: and UNQUOTE is quoted: nothing of it is this cable's, and what stands around it is."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint import lint_text
from support.rule_runs import cable_text

_OTHER = (
    "UNCLAS SUVA 000777\n\nSENSITIVE\n\nE.O. 12958: N/A\nTAGS: ECON, FJ\nSUBJECT: A KITE\nREF: A. SUVA 12\n\n"
    "1. The kite is back, see ref A and para 9.\n\n1. It is blue.\n\n4. So is the sky.\n\nQUILL"
)
_QUOTED = f"QUOTE:\n{_OTHER}\nUNQUOTE"
_BODY = "1. (C) One lamp is lit.\n\n2. (C) The following is repeated for you:\n\n{}\n\n3. (U) {} is the end."


def codes(text: str) -> set[str]:
    """The codes of the findings that are no information."""
    return {finding.code for finding in lint_text(text) if finding.severity.value != "info"}


def test_nothing_of_a_quoted_cable_is_reported() -> None:
    assert codes(cable_text(body=_BODY.format(_QUOTED, "This"))) == set()


def test_without_its_quotation_it_is_another_message() -> None:
    assert "STR012" in codes(cable_text(body=_BODY.format(_OTHER, "This")))


def test_the_level_of_a_quoted_cable_is_not_that_of_this_one() -> None:
    cable = parse_text(cable_text(body=_BODY.format(_QUOTED, "This")))
    assert cable.overall_level == cable.level
    assert cable.span.end == len(cable.source.text)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (_BODY.replace("2. (C)", "2.").format(_QUOTED, "This"), "POR001"),
        (_BODY.format(_QUOTED, "Ref D"), "REF002"),
        (_BODY.replace("3. (U)", "5. (U)").format(_QUOTED, "This"), "STR009"),
        (_BODY.format(_QUOTED, "TAGS").replace("is the end.", "is the end.\n\n4. (S) More."), "ROL001"),
    ],
)
def test_a_fault_beside_it_is_found(fault: str, code: str) -> None:
    assert codes(cable_text(body=fault)) == {code}
