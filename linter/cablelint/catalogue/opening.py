"""Opens what the user named as a catalogue: an index, a list of ids, the files of the run, several of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cablegrammar.base.record import record
from cablelint.catalogue.entries import NEAR_LIMIT, Catalogue, CatalogueError, Entry, IdSet
from cablelint.catalogue.id_list import read_ids
from cablelint.catalogue.near import near_in
from cablelint.catalogue.of_run import not_looked_for, of_run
from cablelint.rule.facts import Facts
from cablelint.settings.settings import RUN_CATALOGUE

_INDEX_BEGINS = b"SQLite format 3\0"


@record
class Together:
    """Several catalogues as one: it holds what any of them holds, and claims what any of them claims."""

    members: tuple[Catalogue, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all."""
        return tuple(source for member in self.members for source in member.sources)

    def __contains__(self, id: object) -> bool:
        return any(id in member for member in self.members)

    def covers(self, id: str) -> bool:
        """Whether one of them claims the cable."""
        return any(member.covers(id) for member in self.members)

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three of all, the likeliest first."""
        return near_in(self, id, NEAR_LIMIT, fits)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What all know of the cable. One that knows nothing but the id adds nothing to one that knows more."""
        found = dict.fromkeys(entry for member in self.members for entry in member.entries(id))
        telling = [entry for entry in found if entry.date is not None or entry.level is not None]
        return tuple(telling or found)


def open_catalogue(entries: Sequence[str], run: Callable[[], Iterable[Entry]]) -> Catalogue:
    """The catalogue of all `entries` together.

    An entry is the path of an index or an id list, told apart by what they hold, or `run`: the cables that `run`
    gives. Raises `CatalogueError`.
    """
    members: list[Catalogue] = []
    for entry in dict.fromkeys(entries):
        if entry == RUN_CATALOGUE:
            members.append(of_run(run()))
        else:
            members.append(open_file(entry))
    return members[0] if len(members) == 1 else Together(tuple(members))


def close(catalogue: Catalogue) -> None:
    """Let go of the files that the catalogue keeps open."""
    for member in catalogue.members if isinstance(catalogue, Together) else (catalogue,):
        if not isinstance(member, IdSet | Together):
            release = getattr(member, "close", None)
            if release is not None:
                release()


def notices(catalogue: Catalogue) -> Iterator[str]:
    """What the user has to know about the catalogue: an index whose first build was killed claims nothing."""
    for member in catalogue.members if isinstance(catalogue, Together) else (catalogue,):
        if not isinstance(member, IdSet | Together) and getattr(member, "finished", "") is None:
            yield (
                f"the catalogue {member.sources[0]} is unfinished, so that no cable is reported as missing:"
                " run cablelint catalogue build again"
            )


def after_run(entries: Sequence[str], catalogue: Catalogue, facts: Iterable[Facts]) -> Iterator[str]:
    """What the user has to know after the rules ran against the files of the run: how much nobody could look for."""
    count = not_looked_for(facts, catalogue) if RUN_CATALOGUE in entries else 0
    if count:
        many = "1 reference was" if count == 1 else f"{count:,} references were"
        yield (
            f"{many} not looked for: this run holds less than half of the cables of that post and year"
            " (use --catalogue FILE for a list of all)"
        )


def open_file(path: str) -> Catalogue:
    """The catalogue in one file. Raises `CatalogueError`."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            begins = stream.read(len(_INDEX_BEGINS))
    except OSError as error:
        raise CatalogueError(f"the catalogue {file} cannot be read: {error.strerror}") from None
    if begins != _INDEX_BEGINS:
        return read_ids(file)
    from cablelint.catalogue.index import Index

    return Index(file)
