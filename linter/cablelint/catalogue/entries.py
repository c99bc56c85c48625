"""What a catalogue is: entries by id, and what it claims to be complete for. Also the one that is kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from cablegrammar.base.record import record
from cablegrammar.references.cable_id import CableId, parse_id
from cablegrammar.vocabulary.posts import find_post, near_posts, post_key
from cablelint.errors import UsageError
from cablelint.rule.catalogue import Catalogue as Catalogue
from cablelint.rule.catalogue import Entry as Entry

NEAR_LIMIT = 3
"""How many near misses are worth naming."""


class CatalogueError(UsageError):
    """A catalogue that cannot be used, with the file and what to do about it."""


@record
class Scope:
    """What a source is complete for: posts (empty: all) in years (empty: all)."""

    posts: frozenset[str] = frozenset()
    years: tuple[range, ...] = ()

    def holds(self, cable: CableId) -> bool:
        """Whether `cable` would be in a source of this scope."""
        return (not self.posts or cable.post in self.posts) and (
            not self.years or any(cable.year in years for years in self.years)
        )

    def __str__(self) -> str:
        """As in a declaration: `SUVA, WINDHOEK; 2007-2009`."""
        years = (f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in self.years)
        return "; ".join(filter(None, (", ".join(sorted(self.posts)), ", ".join(years)))) or "everything"


EVERYTHING = Scope()


@record
class IdSet:
    """A catalogue in memory. `known` holds the entries of those ids of which more than the id is known."""

    ids: frozenset[str]
    scopes: tuple[Scope, ...] = (EVERYTHING,)
    sources: tuple[str, ...] = ()
    known: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, entries: Iterable[Entry], scopes: tuple[Scope, ...], sources: tuple[str, ...]) -> IdSet:
        """The catalogue of these entries; those that say the same of one id count once."""
        ids: set[str] = set()
        known: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            ids.add(entry.id)
            if entry.date is not None or entry.level is not None:
                before = known.get(entry.id, ())
                if entry not in before:
                    known[entry.id] = (*before, entry)
        return cls(frozenset(ids), scopes, sources, known)

    def __contains__(self, id: object) -> bool:
        return id in self.ids

    def covers(self, id: str) -> bool:
        """Whether one of the scopes holds the cable; never for what is no id."""
        cable = parse_id(id)
        return cable is not None and any(scope.holds(cable) for scope in self.scopes)

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three, the likeliest first."""
        from cablelint.catalogue.near import near_in

        return near_in(self.ids, id, NEAR_LIMIT, fits)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What is known of the cable."""
        if id not in self.ids:
            return ()
        return self.known.get(id) or (Entry(id),)


def parse_scope(text: str) -> Scope | None:
    """The scope that a declaration names, None when it makes no sense. Either of the two halves may be left out."""
    if text.strip().lower() in ("everything", "all"):
        return EVERYTHING
    posts: set[str] = set()
    years: list[range] = []
    for item in text.replace(";", ",").split(","):
        words = item.split()
        if not words:
            continue
        first, dash, last = (part.strip() for part in item.partition("-"))
        if first.isdecimal():
            if not _is_year(first) or (dash and (not _is_year(last) or int(last) < int(first))):
                return None
            years.append(range(int(first), int(last or first) + 1))
        elif item.replace(" ", "").strip().isalpha():
            posts.add(post_key(item))
        else:
            return None
    return Scope(frozenset(posts), tuple(years)) if posts or years else None


def say_scopes(scopes: Iterable[Scope]) -> str:
    """Several claims for people, each once: `'SUVA, WINDHOEK; 2007-2009' and 'STATE; 2008'`."""
    said = list(dict.fromkeys(map(str, scopes)))
    return said[0] if len(said) == 1 else " and ".join(f"'{one}'" for one in said)


def unknown_posts(scopes: Iterable[Scope]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The posts of the scopes that are in no list, each with those that may have been meant."""
    named = sorted({post for scope in scopes for post in scope.posts})
    return tuple((post, near_posts(post)) for post in named if find_post(post) is None)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()
