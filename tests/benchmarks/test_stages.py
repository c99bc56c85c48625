"""The profile by stage accounts for all of the time, and knows where code stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import cablegrammar
import cablelint
import cablerules
from corpora import cables
from stages import OTHER, STAGES, Profile, lines, profile


def test_the_stages_are_the_whole() -> None:
    found = profile([*cables("press", 25, 6_000)])
    whole = sum(found.stages.values())
    assert whole > 0
    assert set(found.stages) <= {*STAGES, OTHER}
    assert found.stages[OTHER] < whole / 4
    assert sum(found.rules.values()) <= whole
    shown = [*lines(found, 25, 3)]
    assert len(shown) == len(STAGES) + 2 + 1 + min(3, len(found.rules))


@pytest.mark.parametrize("stage", [stage for stage, places in STAGES.items() if places])
def test_every_stage_has_code(stage: str) -> None:
    roots = [Path(package.__path__[0]).parent for package in (cablegrammar, cablelint, cablerules)]
    for place in STAGES[stage]:
        assert any((root / place).is_dir() or (root / f"{place}.py").is_file() for root in roots), place
        assert Profile()._stage_of(f"/somewhere/{place}/inside.py") == stage
