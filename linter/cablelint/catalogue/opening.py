"""Opens what the user named as a catalogue: an index, a list of ids, the files of the run, several of them together."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cablegrammar.base.record import record
from cablelint.catalogue.entries import NEAR_LIMIT, Catalogue, CatalogueError, Entry, IdSet
from cablelint.catalogue.id_list import read_ids
from cablelint.catalogue.near import near_in
from cablelint.rule.facts import Facts
from cablelint.rule.wording import plural, series
from cablelint.settings.settings import REPOSITORY_CATALOGUE, RUN_CATALOGUE, Settings

_NAMED = 3
"""How many of the files that could not be read are named."""
_INDEX_BEGINS = b"SQLite format 3\0"


@record
class Together:
    """Several catalogues as one: it holds what any of them holds, and claims what any of them claims."""

    members: tuple[Catalogue, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all."""
        return tuple(source for member in self.members for source in member.sources)

    @property
    def name(self) -> str:
        """The names of all, each once."""
        return series(list(dict.fromkeys(member.name for member in self.members)), "or")

    def __contains__(self, id: object) -> bool:
        return any(id in member for member in self.members)

    def covers(self, id: str) -> bool:
        """Whether one of them claims the cable."""
        return any(member.covers(id) for member in self.members)

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three of all, the likeliest first."""
        return near_in(self, id, NEAR_LIMIT, fits)

    @property
    def by_half(self) -> bool:
        """Whether one of them goes by what it holds half of."""
        return any(getattr(member, "by_half", False) for member in self.members)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What all know of the cable. One that knows nothing but the id adds nothing to one that knows more."""
        found = dict.fromkeys(entry for member in self.members for entry in member.entries(id))
        telling = [entry for entry in found if entry.date is not None or entry.level is not None]
        return tuple(telling or found)


def open_catalogue(
    entries: Sequence[str], run: Callable[[], Iterable[Entry]], settings_in: Callable[[str], Settings] | None = None
) -> Catalogue:
    """The catalogue of all `entries` together.

    An entry is the path of an index or an id list, told apart by what they hold, `run`: the cables that `run` gives,
    or `repository`: those of the Git repository, which `settings_in` tells from its other files. Raises
    `CatalogueError`.
    """
    members: list[Catalogue] = []
    for entry in dict.fromkeys(entries):
        if entry == RUN_CATALOGUE:
            members.append(IdSet.of(run(), None, (RUN_CATALOGUE,)))
        else:
            members.append(open_entry(entry, settings_in or (lambda _: Settings())))
    return members[0] if len(members) == 1 else Together(tuple(members))


def open_entry(entry: str, settings_in: Callable[[str], Settings]) -> Catalogue:
    """The catalogue of one entry that needs no run: a file, or `repository`. Raises `CatalogueError`."""
    if entry != REPOSITORY_CATALOGUE:
        return open_file(entry)
    from cablelint.catalogue.repository import open_repository

    return open_repository(settings_in)


def close(catalogue: Catalogue) -> None:
    """Let go of the files that the catalogue keeps open."""
    for member in catalogue.members if isinstance(catalogue, Together) else (catalogue,):
        if not isinstance(member, IdSet | Together):
            release = getattr(member, "close", None)
            if release is not None:
                release()


def notices(catalogue: Catalogue) -> Iterator[str]:
    """What the user has to know about the catalogue: an index whose first build was killed claims nothing, and what
    could not be read is in none.
    """
    for member in catalogue.members if isinstance(catalogue, Together) else (catalogue,):
        unreadable = getattr(member, "unreadable", ())
        if unreadable:
            more = ", ..." if len(unreadable) > _NAMED else ""
            yield (
                f"{plural(len(unreadable), 'file')} of the repository could not be read, so that a cable in it may be"
                f" reported as missing: {', '.join(unreadable[:_NAMED])}{more}"
            )
        if not isinstance(member, IdSet | Together) and getattr(member, "finished", "") is None:
            yield (
                f"the catalogue {member.sources[0]} is unfinished, so that no cable is reported as missing:"
                " run cablelint catalogue build again"
            )


def after_run(catalogue: Catalogue, facts: Iterable[Facts]) -> Iterator[str]:
    """What the user has to know after the rules ran: how many references nobody could look for.

    Where somebody declared what the catalogues are complete for, what lies outside was meant to be left alone.
    """
    count = _not_looked_for(facts, catalogue) if getattr(catalogue, "by_half", False) else 0
    if count:
        were = "was" if count == 1 else "were"
        yield (
            f"{plural(count, 'reference')} {were} not looked for: {catalogue.name} would have to hold at least half of"
            " the cables of that post and year, or a catalogue to say that it is complete for them"
        )


def _not_looked_for(facts: Iterable[Facts], catalogue: Catalogue) -> int:
    """How many references the catalogue neither holds nor claims."""
    return sum(
        cited.id is not None and not cited.notal and cited.id not in catalogue and not catalogue.covers(cited.id)
        for one in facts
        for cited in one.references
    )


def _is_device(mode: int) -> bool:
    """Whether that is the mode of something that may give bytes without end."""
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def open_file(path: str) -> Catalogue:
    """The catalogue in one file. Raises `CatalogueError`."""
    file = Path(path)
    try:
        if _is_device(file.stat().st_mode):
            raise CatalogueError(f"the catalogue {file} is a device, and no file")
        with file.open("rb") as stream:
            begins = stream.read(len(_INDEX_BEGINS))
    except OSError as error:
        raise CatalogueError(f"the catalogue {file} cannot be read: {error.strerror}") from None
    if begins != _INDEX_BEGINS:
        return read_ids(file)
    from cablelint.catalogue.index import Index

    return Index(file)
