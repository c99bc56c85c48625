"""The targets: what is done with an input, and what must hold of it. Each raises for a failure and for nothing else."""

from __future__ import annotations

import atexit
import datetime
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import seeds
from cablegrammar import parse_messages
from cablegrammar.base.source import Source, UndecodableError
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, roll_up
from cablegrammar.rollup.cables import banner_of
from cablelint.catalogue import CatalogueError, IdSet
from cablelint.catalogue.id_list import IdList, parse_ids
from cablelint.catalogue.index import Index
from cablelint.catalogue.opening import close, open_file
from cablelint.engine.checker import checker_for
from cablelint.engine.explained_marking import explain_marking
from cablelint.engine.marking_check import MarkingChecker
from cablelint.errors import UsageError
from cablelint.findings.finding import Finding
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.configuration import Configuration
from cablelint.settings.settings import Settings
from faults import FaultError, Watched, grows, lost_in_cables, lost_in_marking, repaired, same
from support.portions import portion_markings
from support.tiling import untiled

TODAY = datetime.date(2024, 3, 1)
_DAYS = (None, *(datetime.date(*day) for day in ((1995, 5, 5), (2012, 1, 1), (2016, 12, 31), (2021, 1, 1))))
_SETTINGS = tuple(
    Settings(profile=profile, as_of=day, today=TODAY, select=select)
    for profile, select in (("state", ()), ("state", ("ALL",)), ("ic", ()), ("dod", ()), ("cui", ()))
    for day in _DAYS
)


@dataclass(frozen=True)
class Target:
    """A target: `run` takes an input, `seeds` gives those to begin with; `is_text` where inputs are texts."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    is_text: bool = True


def lint(data: bytes) -> None:
    """A file: every line is placed, no rule fails, fixes come to rest and take nothing away, and all of it twice."""
    try:
        source = Source.decode(data)
    except UndecodableError:
        return
    settings = _chosen(_SETTINGS, data)
    watched = _watched(settings)
    cables = tuple(parse_messages(source))
    fault = untiled(cables, source.text)
    if fault is not None:
        raise FaultError("unplaced", fault.partition(" holds ")[0], fault)
    found = watched.lint(source)
    for finding in found.findings:
        if not 1 <= finding.line <= finding.end_line <= source.line_count:
            raise FaultError("unplaced", finding.code)
    same("lint", found, watched.lint(source))
    for cable in cables:
        on = settings.as_of or TODAY
        same("banner of a cable", banner_of(cable, on, settings.profile), banner_of(cable, on, settings.profile))
    repaired(source, found.findings, watched.findings, lost_in_cables, unsafe=_chance(data) % 3 == 0)


def marking(data: bytes) -> None:
    """One marking: no rule fails, its parts are all of it, fixes come to rest, and all of it twice."""
    text = _text(data)
    if not text.strip():
        return
    settings = _chosen(_SETTINGS, data)
    checker = _markings(settings)
    watched = _watched(checker.settings)
    found = watched.marking(text)
    answer = checker.check(text)
    same("marking", (found.findings, answer), (watched.marking(text).findings, checker.check(text)))
    explained = explain_marking(text, settings)
    if "".join(part.text for part in explained.parts) != text:
        raise FaultError("unplaced", "parts of a marking")
    same("explanation", explained, explain_marking(text, settings))

    def of_marking(now: Source) -> Sequence[Finding]:
        return watched.marking(now.text).findings

    source = Source(text)
    for unsafe in (False, True):
        repaired(source, found.findings, of_marking, lost_in_marking, unsafe=unsafe)


def banner(data: bytes) -> None:
    """Portions, one a line: their banner is the same twice, below none of them, and calls for no other one itself."""
    texts = [line for line in _text(data).split("\n") if line.strip()][:40]
    settings = _chosen(_SETTINGS, data)
    portions = portion_markings(texts, settings.profile)
    given = portions[0].marking if portions and _chance(data) % 2 else None
    told = Circumstances(settings.as_of or TODAY, settings.profile, given)
    rolled_up = roll_up(portions, told)
    same("banner", rolled_up, roll_up(portions, told))
    if given is not None:
        register_form(given, portion=False)
    if rolled_up.banner is None:
        return
    read = parse_marking(rolled_up.banner, unpublished=True)
    levels = [portion.marking.level for portion in portions if portion.marking.level is not None]
    if read.level is None or any(level.rank > read.level.rank for level in levels):
        raise FaultError("banner", "below a portion", rolled_up.banner)
    # In the form of the profile's own manual: that of the Department of Defense writes RD-N.
    if register_form(read, portion=False, register=told.register) != rolled_up.banner:
        raise FaultError("banner", "not in its own form", rolled_up.banner)


def configuration(data: bytes) -> None:
    """A configuration file, of its own or in a pyproject.toml: settings, or a message that names the file."""
    for name in ("cablelint.toml", "pyproject.toml"):
        file = _folder() / name
        file.write_bytes(data)
        first, second = (_configured(file) for _ in range(2))
        same("configuration", first, second)


def ids(data: bytes) -> None:
    """A list of ids: a catalogue that holds what it lists, or a message."""
    first, second = (_listed(data) for _ in range(2))
    same("ids", first, second)
    if isinstance(first, str):
        return
    held = IdSet.of((cable.entry for cable in first.cables), first.scopes or None, ("list",))
    for cable in first.cables[:20]:
        if cable.entry.id not in held:
            raise FaultError("second answer", "a listed cable is not held", cable.entry.id)
        held.covers(cable.entry.id)
        held.entries(cable.entry.id)
        held.near(cable.entry.id[:-1])


def catalogue(data: bytes) -> None:
    """An index: what it holds, or a message that it is damaged."""
    file = _folder() / "index.sqlite"
    file.write_bytes(data)
    try:
        opened = open_file(str(file))
    except CatalogueError:
        return
    try:
        for id in ("08SUVA512", "08WINDHOEK512", "79WINDHOEK5"):
            _ = id in opened
            opened.covers(id)
            opened.entries(id)
            opened.near(id)
        if isinstance(opened, Index):
            opened.contents()
            opened.counts()
            opened.doubles()
            for listed in (opened.all_entries(), opened.citations(), opened.cited_most()):
                for number, _ in enumerate(listed):
                    if number > 10_000:
                        break
    except (CatalogueError, UsageError):
        return
    except sqlite3.Error as error:
        raise FaultError("exception", f"{type(error).__name__} of a damaged index", str(error)) from error
    finally:
        close(opened)


def growth(data: bytes) -> None:
    """A head, a piece and a tail, parted by `|~|`: the piece again and again costs what its length costs."""
    parts = _text(data).split("|~|")
    head, piece, tail = (parts[0], parts[1], parts[-1]) if len(parts) > 2 else ("", parts[0], "")
    if not piece or len(piece) > 400:
        return
    watched = _watched(_SETTINGS[len(_DAYS)])

    def text_of(size: int) -> str:
        return head[:400] + piece * (size // len(piece)) + tail[:400]

    grows(lambda text: watched.lint(Source(text)), text_of, repr(piece[:24]))


TARGETS = {
    target.name: target
    for target in (
        Target("lint", lint, seeds.cables),
        Target("marking", marking, seeds.markings),
        Target("banner", banner, seeds.portions),
        Target("configuration", configuration, seeds.configurations),
        Target("ids", ids, seeds.id_lists),
        Target("catalogue", catalogue, seeds.indexes, is_text=False),
        Target("growth", growth, seeds.pieces),
    )
}


def _chance(data: bytes) -> int:
    """A number that an input always gets: it chooses the settings, so that an input alone reproduces a failure."""
    return zlib.crc32(data)


def _chosen(settings: tuple[Settings, ...], data: bytes) -> Settings:
    return settings[_chance(data) // 7 % len(settings)]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@cache
def _registry() -> Registry:
    return load_registry(isolated=True)


@cache
def _watched(settings: Settings) -> Watched:
    return Watched(checker_for(settings, _registry()))


@cache
def _markings(settings: Settings) -> MarkingChecker:
    return MarkingChecker(_registry(), settings)


@cache
def _folder() -> Path:
    """A place for the files of this process, gone when it ends."""
    made = tempfile.mkdtemp(prefix="cablelint-fuzz-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def _configured(file: Path) -> Settings | str:
    try:
        return Configuration(_registry(), file=file).settings_in(".")
    except UsageError as error:
        return str(error)


def _listed(data: bytes) -> IdList | str:
    try:
        return parse_ids(data, "list")
    except CatalogueError as error:
        return str(error)
