"""Every rule's own examples: the bad text is found exactly, the good one passes, the fix gives what it says."""

from __future__ import annotations

import pytest

from cablelint import AnyRule
from cablelint.testing import check_examples
from cablerules import rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.code}-{rule.name}")
def test_examples_hold(rule: type[AnyRule]) -> None:
    check_examples(rule)
