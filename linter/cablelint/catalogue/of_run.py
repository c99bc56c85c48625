"""The files of a run as a catalogue: what they hold, and the years of posts of which they hold enough to say more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from cablegrammar.references.cable_id import parse_id
from cablelint.catalogue.entries import Catalogue, Entry, IdSet, Scope
from cablelint.rule.facts import Facts
from cablelint.settings.settings import RUN_CATALOGUE


def of_run(entries: Iterable[Entry]) -> IdSet:
    """The catalogue of the cables of a run.

    A post's year is claimed where at least half of the numbers up to its highest are there: a post counts its cables
    from 1 each year, and a collection with more gaps says nothing.
    """
    held = IdSet.of(entries, (), (RUN_CATALOGUE,))
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for id in held.ids:
        cable = parse_id(id)
        if cable is not None:
            numbers[cable.year, cable.post].add(cable.number)
    posts: dict[int, set[str]] = defaultdict(set)
    for (year, post), there in numbers.items():
        if 2 * len(there) >= max(there):
            posts[year].add(post)
    scopes = tuple(Scope(frozenset(of), (range(year, year + 1),)) for year, of in sorted(posts.items()))
    return replace(held, scopes=scopes)


def not_looked_for(facts: Iterable[Facts], catalogue: Catalogue) -> int:
    """How many references of the cables nobody can look for: the catalogue neither holds nor claims what they name."""
    return sum(
        cited.id is not None and not cited.notal and cited.id not in catalogue and not catalogue.covers(cited.id)
        for one in facts
        for cited in one.references
    )
