"""CUI markings made of the registry, and how they are written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from cablegrammar.vocabulary.cui import cui_categories, dissemination_controls
from cablelint.engine.marking_check import CheckedMarking
from support.markings import check, mended

DAY = datetime.date(2021, 3, 1)
"""A day on which CUI was marked."""
WRITTEN = tuple(marking for category in cui_categories().values() for marking in category.markings)
"""Every category in every way that the registry has it."""
PLAIN = tuple(ldc for ldc in dissemination_controls().values() if ldc.key not in ("REL TO", "DISPLAY ONLY", "RELIDO"))
"""The dissemination controls without a list, all of which may stand beside NOFORN."""
HEADS = ((), ("SECRET",), ("TOP SECRET", "SI/TK"), ("SECRET", "TK", "FGI GBR"))
"""What may stand before CUI."""
SHORT = {"SECRET": "S", "TOP SECRET": "TS"}


def cui(text: str, profile: str = "cui") -> CheckedMarking:
    return check(text, profile, DAY)


def codes(text: str, profile: str = "cui") -> list[str]:
    return [finding.code for finding in cui(text, profile).findings]


def repaired(text: str) -> str:
    """The marking after its fixes, one after the other."""
    for _ in range(6):
        fixable = [finding for finding in cui(text).findings if finding.fix is not None]
        if not fixable:
            return text
        text = mended(text, fixable[0])
    raise AssertionError(f"no end of fixes at {text}")


@dataclass(frozen=True)
class Made:
    """A CUI marking by its segments: what stands before CUI, its categories, its dissemination controls."""

    head: Sequence[str]
    categories: Sequence[str]
    controls: Sequence[str]
    portion: bool

    @property
    def segments(self) -> list[str]:
        return [*self.head, *filter(None, ("CUI", "/".join(self.categories), "/".join(self.controls)))]

    def write(self, segments: Sequence[str] | None = None) -> str:
        text = "//".join(self.segments if segments is None else segments)
        return f"({text})" if self.portion else text


@st.composite
def made(draw: st.DrawFn, heads: Sequence[Sequence[str]] = HEADS) -> Made:
    """A right marking, in order."""
    portion = draw(st.booleans())
    head = [SHORT.get(part, part) if portion else part for part in draw(st.sampled_from(heads))]
    categories = draw(st.lists(st.sampled_from(WRITTEN), max_size=4, unique=True))
    controls = draw(st.lists(st.sampled_from(PLAIN), max_size=3, unique_by=lambda ldc: ldc.key))
    kept = [ldc for ldc in controls if ldc.key != "NOCON" or all(other.key != "FEDCON" for other in controls)]
    return Made(
        head,
        sorted(categories, key=lambda marking: (not marking.startswith("SP-"), marking)),
        sorted((ldc.portion if portion else ldc.banner for ldc in kept), key=str.upper),
        portion,
    )
