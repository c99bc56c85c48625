"""What a banner says of CUI, and which values of a portion it has to carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.marking.cui import is_category, is_cui
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.vocabulary.cui import CUI, SPECIFIED, dissemination_controls
from cablegrammar.vocabulary.markings import NOFORN
from cablelint import Cable, MarkingInUse, Related
from cablerules.rollup.captions_above import noforn_above


class CuiBanner(NamedTuple):
    """What stands above the portions, and what it carries. `use` is None for a letter-spaced line."""

    place: Related
    names: frozenset[str]
    use: MarkingInUse | None = None

    def covers(self, value: MarkingToken) -> bool:
        """Whether a portion's value stands in the banner, or a stricter one does."""
        name = banner_name(value)
        known = dissemination_controls().get(name)
        stricter = known.covered_by if known is not None else (SPECIFIED + name,)
        return not self.names.isdisjoint((name, *stricter))


def cui_banner(cable: Cable) -> CuiBanner | None:
    """The banner; None where there is none, or where it cannot be read."""
    use = next((use for use in cable.markings_in_use if use.kind == "banner"), None)
    line = cable.classification
    controls = frozenset(() if line is None else line.controls)
    if use is None:
        if line is None or line.level is None:
            return None
        return CuiBanner(Related(line.span, "the classification line"), controls)
    marking = use.marking
    if marking.unknown or (marking.level is None and not marking.levels):
        return None
    noforn = (NOFORN,) if marking.noforn or noforn_above(cable) is not None else ()
    names = controls.union(noforn, map(banner_name, marking.tokens))
    return CuiBanner(Related(use.span, "the banner"), names, use)


def carried_up(marking: Marking) -> Iterator[MarkingToken]:
    """The values of a portion that the banner has to carry, and that no other rule asks for.

    Release lists and NOFORN are the intelligence community's too; NOFORN of an unclassified portion is CUI's alone.
    """
    controls = dissemination_controls()
    classified = marking.level is not None and marking.level.classified
    for value in marking.tokens:
        if is_cui(value) or is_category(value):
            yield value
        elif value.kind == "control":
            known = next((controls[key] for key in value.keys if key in controls), None)
            if known is not None and (not known.also_ic or (known.key == NOFORN and not classified)):
                yield value


def banner_name(value: MarkingToken) -> str:
    """What a value is called in a banner, the same for all its spellings."""
    if is_cui(value):
        return CUI
    if is_category(value) or not value.keys:
        return value.banner or value.text
    return value.keys[0]
