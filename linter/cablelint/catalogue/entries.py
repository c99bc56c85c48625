"""What a catalogue is: entries by id, and what it claims to be complete for. Also the one that is kept in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from cablegrammar.base.record import record
from cablegrammar.references.cable_id import CableId, parse_id
from cablegrammar.vocabulary.posts import find_post, near_posts, post_key
from cablelint.errors import UsageError
from cablelint.rule.catalogue import Catalogue as Catalogue
from cablelint.rule.catalogue import Entry as Entry
from cablelint.settings.settings import RUN_CATALOGUE

CATALOGUE_NAME = "the catalogue"
RUN_NAME = "the files of this run"
"""What messages call an index or a list."""
NEAR_LIMIT = 3
"""How many near misses are worth naming."""


class CatalogueError(UsageError):
    """A catalogue that cannot be used, with the file and what to do about it."""


class UnusableIndexError(CatalogueError):
    """An index that is damaged, of another version, or none at all: it has to be built again."""


class OutOfReachError(CatalogueError):
    """An index that the system does not let us read or write."""


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
    """A catalogue in memory. `known` holds the entries of those ids of which more than the id is known.

    `by_half` says that nobody declared its scopes: it claims the posts' years of which it holds at least half.
    """

    ids: frozenset[str]
    scopes: tuple[Scope, ...] = ()
    sources: tuple[str, ...] = ()
    known: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, hash=False)
    by_half: bool = False

    @classmethod
    def of(cls, entries: Iterable[Entry], scopes: tuple[Scope, ...] | None, sources: tuple[str, ...]) -> IdSet:
        """The catalogue of these entries; those that say the same of one id count once.

        Where nobody said what it is complete for (`scopes` None), it claims what it holds at least half of.
        """
        ids: set[str] = set()
        known: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            ids.add(entry.id)
            if entry.date is not None or entry.level is not None:
                before = known.get(entry.id, ())
                if entry not in before:
                    known[entry.id] = (*before, entry)
        return cls(frozenset(ids), half_held(ids) if scopes is None else scopes, sources, known, scopes is None)

    @property
    def name(self) -> str:
        """What messages call it."""
        return RUN_NAME if self.sources == (RUN_CATALOGUE,) else CATALOGUE_NAME

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


def half_held(ids: Iterable[str]) -> tuple[Scope, ...]:
    """What a collection may claim that nobody declared anything for: the years of posts of which it holds half.

    A post counts its cables from 1 each year. Where at least half of the numbers up to the highest are there, a missing
    one is worth a word; a collection with more gaps says nothing.
    """
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for id in ids:
        cable = parse_id(id)
        if cable is not None:
            numbers[cable.year, cable.post].add(cable.number)
    posts: dict[int, set[str]] = defaultdict(set)
    for (year, post), there in numbers.items():
        if is_half(there):
            posts[year].add(post)
    return tuple(Scope(frozenset(of), (range(year, year + 1),)) for year, of in sorted(posts.items()))


def is_half(numbers: set[int]) -> bool:
    """Whether these are at least half of the numbers up to the highest of them."""
    return bool(numbers) and 2 * len(numbers) >= max(numbers)


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


def say_unknown_posts(scopes: Iterable[Scope]) -> Iterator[str]:
    """The posts of the scopes that are in no list, each with those that may have been meant, for people."""
    for post in sorted({post for scope in scopes for post in scope.posts}):
        if find_post(post) is None:
            near = " or ".join(near_posts(post))
            yield f"no post is called {post}" + (f"; did you mean {near}?" if near else "")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()
