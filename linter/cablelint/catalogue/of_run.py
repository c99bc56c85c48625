"""The files of a run as a catalogue: what they hold, and the years of posts of which they hold enough to say more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from cablegrammar.base.record import record
from cablegrammar.references.cable_id import parse_id
from cablelint.catalogue.entries import Catalogue, Entry, IdSet
from cablelint.rule.facts import Facts
from cablelint.settings.settings import RUN_CATALOGUE


@record
class OfRun:
    """A catalogue of the cables of a run. A post's year is `claimed` where at least half of the numbers up to its
    highest are there: a post counts its cables from 1 each year, and a collection with more gaps says nothing.
    """

    held: IdSet
    claimed: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> OfRun:
        """The catalogue of these entries."""
        held = IdSet.of(entries, (), (RUN_CATALOGUE,))
        numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
        for id in held.ids:
            cable = parse_id(id)
            if cable is not None:
                numbers[cable.year, cable.post].add(cable.number)
        return cls(held, frozenset(of for of, there in numbers.items() if 2 * len(there) >= max(there)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The word for the files of a run."""
        return self.held.sources

    def __contains__(self, id: object) -> bool:
        return id in self.held

    def covers(self, id: str) -> bool:
        """Whether the year of the cable's post is claimed."""
        cable = parse_id(id)
        return cable is not None and (cable.year, cable.post) in self.claimed

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three, the likeliest first."""
        return self.held.near(id, fits)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What is known of the cable."""
        return self.held.entries(id)


def not_looked_for(facts: Iterable[Facts], catalogue: Catalogue) -> int:
    """How many references of the cables nobody can look for: the catalogue neither holds nor claims what they name."""
    return sum(
        cited.id is not None and not cited.notal and cited.id not in catalogue and not catalogue.covers(cited.id)
        for one in facts
        for cited in one.references
    )
