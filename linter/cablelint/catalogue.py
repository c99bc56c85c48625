"""What references resolve against: lists of the cables that exist, or the files of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from cablegrammar.record import record
from cablegrammar.vocabulary.posts import post_key
from cablelint.cable_id import CableId, parse_id
from cablelint.errors import UsageError
from cablelint.settings import RUN_CATALOGUE

NEAR_LIMIT = 3
_DECLARATION = "complete-for:"


class CatalogueError(UsageError):
    """A catalogue that cannot be read, with file and line."""


class Catalogue(Protocol):
    """A set of cables that claims to be complete, at least for some posts and years.

    Ids are canonical (`08WINDHOEK123`, see `cable_id`).
    """

    @property
    def sources(self) -> tuple[str, ...]:
        """What it was made from, for people: paths, or `run`."""

    def __contains__(self, id: object) -> bool:
        """Whether the cable is known."""

    def covers(self, id: str) -> bool:
        """Whether the catalogue claims to hold the cable if it exists. Outside of that nobody may say it is missing."""

    def near(self, id: str) -> tuple[str, ...]:
        """Known cables that may have been meant: the same number of another year, a digit more, less or other."""


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


EVERYTHING = Scope()


@record
class IdSet:
    """A catalogue in memory."""

    ids: frozenset[str]
    scopes: tuple[Scope, ...] = (EVERYTHING,)
    sources: tuple[str, ...] = ()

    def __contains__(self, id: object) -> bool:
        return id in self.ids

    def covers(self, id: str) -> bool:
        """Whether one of the scopes holds the cable; never for what is no id."""
        cable = parse_id(id)
        return cable is not None and any(scope.holds(cable) for scope in self.scopes)

    def near(self, id: str) -> tuple[str, ...]:
        """Up to three, the likeliest first."""
        cable = parse_id(id)
        if cable is None:
            return ()
        found = dict.fromkeys(str(near) for near in likely_meant(cable) if str(near) in self.ids)
        return tuple(found)[:NEAR_LIMIT]


def likely_meant(cable: CableId) -> Iterator[CableId]:
    """The ids that a slip turns into `cable`: the years around first, then one digit other, gone, more or swapped.

    A closed list of some two hundred: an index looks them up and is never searched.
    """
    for distance in range(1, 40):
        for year in (cable.year - distance, cable.year + distance):
            if cable.in_century(year):
                yield cable.of_year(year)
    digits = str(cable.number)
    for at in range(len(digits)):
        for digit in "0123456789":
            yield cable.numbered(digits[:at] + digit + digits[at + 1 :])
    for at in range(len(digits) - 1):
        yield cable.numbered(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for at in range(len(digits)):
        yield cable.numbered(digits[:at] + digits[at + 1 :])
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            yield cable.numbered(digits[:at] + digit + digits[at:])


def open_catalogue(entries: Sequence[str], run_ids: Callable[[], Iterable[str]]) -> Catalogue:
    """The catalogue of all `entries` together.

    An entry is the path of an id list, or `run`: the ids that `run_ids` gives. Raises `CatalogueError`.
    """
    ids: set[str] = set()
    scopes: list[Scope] = []
    for entry in entries:
        if entry == RUN_CATALOGUE:
            ids.update(run_ids())
            scopes.append(EVERYTHING)
        else:
            listed = read_ids(Path(entry))
            ids |= listed.ids
            scopes += listed.scopes
    return IdSet(frozenset(ids), tuple(dict.fromkeys(scopes)), tuple(entries))


def read_ids(file: Path) -> IdSet:
    """Read an id list: an id a line in any spelling, `#` comments, `# complete-for: WINDHOEK, SUVA; 2007-2009`.

    Without such a declaration the list claims to be complete for everything; several add up. Raises `CatalogueError`
    with file and line for a line that is no id.
    """
    from cablegrammar.source import Source, UndecodableError

    try:
        text = Source.decode(file.read_bytes()).text
    except OSError as error:
        raise CatalogueError(f"the catalogue {file} cannot be read: {error.strerror}") from None
    except UndecodableError as error:
        raise CatalogueError(f"the catalogue {file} cannot be decoded: {error}") from None
    ids: set[str] = set()
    scopes: list[Scope] = []
    for number, line in enumerate(text.split("\n"), start=1):
        entry, _, comment = line.partition("#")
        if comment.strip().startswith(_DECLARATION) and not entry.strip():
            scope = _scope(comment.strip().removeprefix(_DECLARATION))
            if scope is None:
                raise CatalogueError(
                    f"{file}:{number}: complete-for: takes posts and years, such as WINDHOEK, SUVA; 2007-2009"
                )
            scopes.append(scope)
        elif entry.strip():
            cable = parse_id(entry)
            if cable is None:
                raise CatalogueError(f"{file}:{number}: this line is no cable id such as 08WINDHOEK123")
            ids.add(str(cable))
    return IdSet(frozenset(ids), tuple(scopes) or (EVERYTHING,), (str(file),))


def _scope(text: str) -> Scope | None:
    """The scope that a declaration names, None when it makes no sense. Either of the two halves may be left out."""
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


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()
