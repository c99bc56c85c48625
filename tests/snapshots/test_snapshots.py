"""What is read in many texts and what is said of them is what the snapshots say: who changes it takes them anew.

PYTHONPATH=tests:fuzz:benchmarks python -m snapshots
"""

from __future__ import annotations

import pytest

from snapshots.record import FOLDER, KINDS

PARTS = 8
_TAKEN_ANEW = "(look at each; if all are meant: PYTHONPATH=tests:fuzz:benchmarks python -m snapshots)"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_has_changed(kind: str, part: int) -> None:
    inputs, line_of = KINDS[kind]
    taken = (FOLDER / f"{kind}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    now = [line_of(one) for number, one in enumerate(inputs()) if number % PARTS == part]
    pairs = zip(taken[part::PARTS], now, strict=False)
    differences = [f"- {was}\n+ {line}" for was, line in pairs if was != line]
    assert not differences, "\n".join((_TAKEN_ANEW, *differences[:20]))
    assert len(now) == len(taken[part::PARTS]), _TAKEN_ANEW
