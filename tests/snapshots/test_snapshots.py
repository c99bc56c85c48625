"""What is read in many texts and what is said of them is what the snapshots say: who changes it takes them anew.

PYTHONPATH=tests:fuzz:benchmarks python -m snapshots
"""

from __future__ import annotations

from collections import Counter

import pytest

from snapshots.record import KINDS, taken

PARTS = 8
MOST_SHOWN = 12
COMMAND = "PYTHONPATH=tests:fuzz:benchmarks python -m snapshots"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_has_changed(kind: str, part: int) -> None:
    inputs, take = KINDS[kind]
    before = taken(kind)
    named = [(one.name, take(one).line(one.name)) for number, one in enumerate(inputs()) if number % PARTS == part]
    differences = []
    for name, now in named:
        was = before.get(now.partition("\t")[0], "(new)")
        if was != now:
            differences.append(f"- {was}\n+ {now}\n  {COMMAND} {name!r}")
    if differences:
        many = (
            f"{len(differences)} lines of {kind}.tsv differ here; the columns: name, what is read, what is said, where"
        )
        anew = f"Look at each: is it better than before? Then take all of them anew: {COMMAND}"
        pytest.fail("\n\n".join((many, *differences[:MOST_SHOWN], anew)), pytrace=False)


@pytest.mark.parametrize("kind", KINDS)
def test_each_name_says_one_text_and_none_is_gone(kind: str) -> None:
    inputs, _ = KINDS[kind]
    names = Counter(one.name for one in inputs())
    assert [name for name, count in names.items() if count > 1] == []
    assert len(taken(kind)) == len(names), COMMAND
