"""The banner at the top or the bottom of a page: a line that names the level, and may name controls."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cablegrammar.base.record import lazy, record
from cablegrammar.cable.fields import Line
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.levels import Level

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification


@record
class Banner(Line):
    """A banner. It may be of two lines in a SMART message, and then has both in its text."""

    @lazy
    def classification(self) -> Classification:
        """What the banner says."""
        from cablegrammar.marking.classification import parse_classification

        return parse_classification(self.text, self.span.start)

    @property
    def level(self) -> Level | None:
        """The level that it names, None when it cannot be read."""
        return _said(self.text).level

    @property
    def controls(self) -> tuple[str, ...]:
        """The controls that it names, in their banner forms."""
        return _said(self.text).controls

    @property
    def marking(self) -> str:
        """Level and controls on one line: `SECRET//NOFORN`; CUI is both."""
        said = _said(self.text)
        if said.controls[:1] == (CUI,) and said.level is Level.UNCLASSIFIED:
            return "//".join(said.controls)
        return "//".join((str(said.level or said.text), *said.controls))


@lru_cache(maxsize=256)
def _said(text: str) -> Classification:
    """What a banner says, wherever it stands: a print repeats it twice a page."""
    from cablegrammar.marking.classification import parse_classification

    return parse_classification(text)
