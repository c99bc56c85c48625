"""Tags are taken out of a line at a cost that grows as the line does."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablerules.tags.removed_tags import removed_tags


class Place(int):
    """A place that counts how often it is compared, which no profiler sees."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Place.compared += 1
        return int(self) == other

    __hash__ = int.__hash__


def comparisons(tags: int) -> int:
    """How often places are compared when all but the first of so many tags go."""
    cable = parse_text(f"SECRET SUVA 000512\n\nTAGS: {'PREL ' * tags}\nSUBJECT: KITES\n\n1. (S) Up.\n")
    assert len(cable.tags) == tags
    Place.compared = 0
    edits = removed_tags(cable, cable.tags, [Place(place) for place in range(1, tags)])
    assert edits is not None
    assert len(edits) == tags - 1
    return Place.compared


def test_four_times_the_tags_take_four_times_the_comparisons() -> None:
    assert comparisons(400) == pytest.approx(4 * comparisons(100), rel=0.1)
