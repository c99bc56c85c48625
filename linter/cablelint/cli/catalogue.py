"""`cablelint catalogue`: keep and ask the index that references resolve against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.options import Command, Commands, Option, format_option
from cablelint.cli.streams import nothing_found, notify, stdin_bytes, to_stdout
from cablelint.files.discovery import STDIN
from cablelint.settings.settings import CATALOGUE_WORDS, REPOSITORY_CATALOGUE, RUN_CATALOGUE, Settings
from cablelint.terminal.display import line_start

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue, Scope
    from cablelint.catalogue.tables import Table

DEFAULT_FILE = "catalogue.sqlite"
_STDIN_LIST = "<stdin>"

index_option = click.option(
    "--catalogue", "--output", "-o", "file", cls=Option, section="Catalogue", metavar="FILE",
    help=f"The index to write.  [default: the one in the setting `catalogue`, else {DEFAULT_FILE}]",
)  # fmt: skip
catalogues_option = click.option(
    "--catalogue", "files", cls=Option, section="Catalogue", multiple=True, metavar="FILE",
    help="An index or a list of ids to look in, or `repository` for the cables of the Git repository.  [repeatable]"
    f"  [default: those in the setting `catalogue`, else {DEFAULT_FILE}]",
)  # fmt: skip
complete_option = click.option(
    "--complete-for", "complete_for", cls=Option, section="Catalogue", multiple=True, metavar="SCOPE",
    help="The posts, years, or both, of which it holds every cable, as in 'WINDHOEK, SUVA; 2007-2009'. No other cable"
    " is reported as missing.  [default: the posts' years of which it holds at least half]",
)  # fmt: skip
subjects_option = click.option(
    "--subjects", cls=Option, section="Catalogue", is_flag=True,
    help="Also keep the subjects of the cables, for `show`. Otherwise no text of a cable is kept.",
)  # fmt: skip
quiet_option = click.option(
    "--quiet", "-q", cls=Option, section="Output", is_flag=True, help="Print no summary and no progress."
)
jobs_option = click.option(
    "--jobs", "-j", cls=Option, section="Catalogue", type=click.IntRange(min=1), metavar="N",
    help="How many processes read an archive.  [default: as configured, else one for each processor]",
)  # fmt: skip
isolated_option = click.option(
    "--isolated", cls=Option, section="Files and configuration", is_flag=True, help="Use no configuration file."
)


@click.group(
    cls=Commands,
    name="catalogue",
    epilog="""\b
Examples:
  cablelint catalogue build archive/ --complete-for 'WINDHOEK; 2007-2009'
  cablelint catalogue add known-cables.csv
  cablelint check --catalogue catalogue.sqlite incoming/
  cablelint catalogue show 08WINDHOEK418
  cablelint catalogue show --unresolved --format csv

\b
Exit codes:
  0  done
  1  no catalogue holds the id
  2  wrong usage, a catalogue that cannot be used, unreadable input
  3  no cable or id was found to add""",
)
def command() -> None:
    """Keep an index of the cables that exist, to resolve references against.

    It holds ids, dates, levels and who cites whom, but no text of a cable.
    """


@command.command(
    cls=Command,
    name="build",
    epilog="""\b
Examples:
  cablelint catalogue build archive/ --complete-for 'WINDHOEK; 2007-2009'
  cablelint catalogue build cables.csv --text body --output catalogue.sqlite""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@index_option
@complete_option
@subjects_option
@click.option(
    "--text", cls=Option, section="Columns of a table", multiple=True, metavar="COLUMN",
    help="The column of the text, by its name or its number: see `archive check`.  [repeatable]",
)  # fmt: skip
@click.option("--id", cls=Option, section="Columns of a table", metavar="COLUMN", help="The column of the id.")
@click.option("--date", cls=Option, section="Columns of a table", metavar="COLUMN", help="The column of the day.")
@quiet_option
@jobs_option
@isolated_option
def build_command(
    paths: tuple[str, ...],
    file: str | None,
    complete_for: tuple[str, ...],
    subjects: bool,
    text: tuple[str, ...],
    id: str | None,
    date: str | None,
    quiet: bool,
    jobs: int | None,
    isolated: bool,
) -> int:
    """Read the cables of files and directories into the index. Without a PATH, read those of earlier builds again.

    Files that have not changed are not read again, and cables that are gone are dropped. You may stop a build at any
    time: the next one completes it.

    A PATH may be an archive (.parquet, .csv, .jsonl, .zip, .tar), or the table of facts that `cablelint archive check`
    has written: then no cable is parsed again.
    """
    from cablelint.catalogue.build import build
    from cablelint.cli.progress import ProgressBar, showing_progress

    settings_in = _settings_in(isolated)
    index = Path(file or _configured_index(settings_in))
    scopes = _scopes(complete_for)
    new = not index.exists()
    archives = [path for path in paths if _may_be_archive(path)]
    if archives:
        if subjects:
            raise click.UsageError("an archive gives no subjects; leave out --subjects")
        columns = (text, id, date)
        added = _build_of_archives(index, archives, settings_in("."), scopes, jobs, columns, quiet=quiet)
        paths = tuple(path for path in paths if path not in archives)
        if not paths:
            return 0 if added else _nothing_in(index, archives, new=new)
    elif text or id is not None or date is not None:
        raise click.UsageError("--text, --id and --date are about the columns of a table, and no PATH is one")
    with showing_progress(ProgressBar, wanted=not quiet) as progress:
        built = build(index, paths, settings_in, subjects=subjects, complete_for=scopes, progress=progress)
    notify(f"error: {path}: {reason}" for path, reason in built.unreadable)
    if built.read and not (built.cables or built.unchanged or built.dropped or built.unreadable) and _is_empty(index):
        return _nothing_in(index, paths or (".",), new=new)
    nothing = not (built.read or built.unchanged or built.dropped)
    if not (quiet or (nothing and new)):
        to_stdout([_build_summary(index, built.read, built.unchanged, built.dropped, built.without_id)], colour=False)
    if built.unreadable:
        return EXIT_ERROR
    if nothing:
        if new:
            _drop_empty(index)
        notify([f"nothing was read: {nothing_found(paths or ('.',))}"])
        return EXIT_NOTHING_CHECKED
    return 0


_ENDS = (
    ".parquet", ".pq", ".csv", ".tsv", ".jsonl", ".ndjson", ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz",
    ".bz2", ".xz",
)  # fmt: skip


def _may_be_archive(path: str) -> bool:
    """Whether the file is one that only the extra `archive` reads."""
    return path.lower().endswith(_ENDS) and Path(path).is_file()


def _build_of_archives(
    index: Path,
    archives: Sequence[str],
    settings: Settings,
    scopes: Sequence[Scope] | None,
    jobs: int | None,
    named: tuple[tuple[str, ...], str | None, str | None],
    *,
    quiet: bool,
) -> int:
    """Read the cables of archives into the index, or take them from the facts of a lint run; how many it has or had."""
    from cablelint.archive.extra import require

    require("archive", "pyarrow")
    from cablelint.archive import spare_memory
    from cablelint.archive.cataloguing import cables_of_archive, cables_of_run, is_facts
    from cablelint.archive.columns import Columns
    from cablelint.catalogue.from_facts import add_facts
    from cablelint.cli.progress import ProgressBar, wants_progress
    from cablelint.engine.workers import cores

    spare_memory()
    columns = Columns(*named)
    total = 0
    for path in archives:
        progress = ProgressBar("rows") if wants_progress() and not quiet else None
        try:
            many = jobs or settings.jobs or cores()
            cables = (
                cables_of_run(path) if is_facts(path) else cables_of_archive(path, settings, columns, many, progress)
            )
            added = add_facts(index, path, cables, complete_for=scopes)
        finally:
            if progress is not None:
                progress.close()
        total += added.cables + added.before
        if not quiet and (added.cables or added.before):
            without = f", {added.without_id:,} of them without an id" if added.without_id else ""
            fewer = f", where it had {added.before:,}" if added.before > added.cables else ""
            line = f"{index}: {added.cables:,} cable{'' if added.cables == 1 else 's'} of {path}{fewer}{without}"
            to_stdout([f"{line_start(line)}\n"], colour=False)
    return total


def _is_empty(index: Path) -> bool:
    """Whether an index holds no cable."""
    from cablelint.catalogue.index import Index

    with Index(index) as catalogue:
        return not catalogue.counts()[0]


def _drop_empty(index: Path) -> None:
    """Take an index away that was made just now, and holds no cable."""
    if index.is_file() and _is_empty(index):
        for end in ("", "-wal", "-shm"):
            Path(f"{index}{end}").unlink(missing_ok=True)


def _nothing_in(index: Path, paths: Sequence[str], *, new: bool) -> int:
    """Say that no cable was found, and leave no index behind that would hold none."""
    if new:
        _drop_empty(index)
    notify([f"no cable was found in {', '.join(paths)}: {index} {'was not written' if new else 'is as it was'}"])
    return EXIT_NOTHING_CHECKED


@command.command(
    cls=Command,
    name="add",
    short_help="Add lists of ids to the index.",
    epilog="""\b
Examples:
  cablelint catalogue add known-cables.csv
  cablelint catalogue add ids-2008.txt --complete-for '2008'""",
)
@click.argument("lists", nargs=-1, required=True, metavar="LIST...")
@index_option
@complete_option
@subjects_option
@quiet_option
@isolated_option
def add_command(
    lists: tuple[str, ...],
    file: str | None,
    complete_for: tuple[str, ...],
    subjects: bool,
    quiet: bool,
    isolated: bool,
) -> int:
    """Add lists of ids to the index: one id per line, or a CSV file; `-` is standard input.

    Adding a list again replaces what it held before. A list may itself say what it is complete for.
    """
    from dataclasses import replace

    from cablelint.catalogue.build import add_list
    from cablelint.catalogue.entries import CatalogueError
    from cablelint.catalogue.id_list import parse_ids
    from cablelint.rule.wording import plural

    index = Path(file or _configured_index(_settings_in(isolated)))
    scopes = _scopes(complete_for)
    read = []
    for path in lists:
        try:
            data = stdin_bytes([path]) or b"" if path == STDIN else Path(path).read_bytes()
        except OSError as error:
            raise CatalogueError(f"the list {path} cannot be read: {error.strerror}") from None
        name = _STDIN_LIST if path == STDIN else path
        read.append((name, parse_ids(data, name)))
    # Nothing is added where one of the lists cannot be read.
    added = 0
    for name, listed in read:
        if scopes is not None:
            listed = replace(listed, scopes=scopes)
        count = add_list(index, listed, name, subjects=subjects)
        added += count
        if not quiet:
            line = line_start(f"{index}: {plural(count, 'id')} from {name}")
            to_stdout([f"{line}\n"], colour=False)
    return 0 if added else EXIT_NOTHING_CHECKED


@command.command(
    cls=Command,
    name="show",
    epilog="""\b
Examples:
  cablelint catalogue show 08WINDHOEK418
  cablelint catalogue show --unresolved --format csv
  cablelint catalogue show --gaps SUVA 2008""",
)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@catalogues_option
@format_option(
    "text", "json", "csv", text="`json` prints one object per cable or row, one per line; `csv` is for tables."
)
@click.option(
    "--duplicates",
    "table",
    cls=Option,
    section="Tables",
    flag_value="duplicates",
    help="The ids that stand for different messages.",
)
@click.option(
    "--unresolved",
    "table",
    cls=Option,
    section="Tables",
    flag_value="unresolved",
    help="The cables that are cited and that no catalogue holds.",
)
@click.option(
    "--most-cited",
    "table",
    cls=Option,
    section="Tables",
    flag_value="most-cited",
    help="The cables that are cited, the most cited first.",
)
@click.option(
    "--gaps",
    cls=Option,
    section="Tables",
    nargs=2,
    metavar="POST YEAR",
    help="The numbers of a post's year that are missing, as in --gaps SUVA 2008.",
)
@isolated_option
def show_command(
    ids: tuple[str, ...],
    files: tuple[str, ...],
    form: str,
    table: str | None,
    gaps: tuple[str, str] | None,
    isolated: bool,
) -> int:
    """Print what is known of a cable and which cables cite it. Without an ID, print what the catalogue holds."""
    from cablelint.catalogue.lookup import about
    from cablelint.cli.catalogue_text import about_json, about_text, summary_json, summary_text

    if table is not None or gaps is not None:
        if ids or (table is not None and gaps is not None):
            raise click.UsageError("ask for one table, or for cables by their ids")
        return _show_table(_table(_open(files, isolated), table, gaps), form)
    if form == "csv":
        raise click.UsageError("--format csv is for a table, such as --unresolved")
    wanted = [_id(text) for text in ids]
    catalogues = _open(files, isolated)
    code = 0
    if not wanted:
        shown = summary_json if form == "json" else summary_text
        for catalogue in catalogues:
            to_stdout(shown(catalogue), colour=False)
    for id in wanted:
        known = about(catalogues, id)
        to_stdout(about_json(known) if form == "json" else about_text(known, catalogues), colour=False)
        if not known.known:
            code = EXIT_FINDINGS
    return code


def _table(catalogues: Sequence[Catalogue], table: str | None, gaps: tuple[str, str] | None) -> Table:
    """The table that was asked for."""
    from cablelint.catalogue import tables

    if gaps is None:
        asked = {
            "duplicates": tables.duplicates, "unresolved": tables.unresolved, "most-cited": tables.most_cited,
        }  # fmt: skip
        return asked[table or ""](catalogues)
    from cablegrammar.vocabulary.posts import post_key
    from cablelint.catalogue.entries import parse_scope, say_unknown_posts

    post, year = gaps
    scope = parse_scope(f"{post}; {year}")
    if scope is None or not (len(scope.posts) == len(scope.years) == len(scope.years[0]) == 1):
        raise click.UsageError(f"--gaps takes a post and a year, such as SUVA 2008, not {post} {year}")
    for unknown in say_unknown_posts([scope]):
        raise click.UsageError(f"--gaps: {unknown}")
    return tables.gaps(catalogues, post_key(post), int(year))


def _show_table(table: Table, form: str) -> int:
    from cablelint.cli.catalogue_text import table_csv, table_json, table_text

    shown = {"json": table_json, "csv": table_csv}.get(form, table_text)
    to_stdout(shown(table), colour=False)
    return 0


@command.command(cls=Command, name="graph", short_help="Write who cites whom, as JSON or for Graphviz.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@catalogues_option
@format_option("json", "dot", text="`dot` is for Graphviz: cablelint catalogue graph --format dot | dot -Tsvg.")
@click.option(
    "--output", cls=Option, section="Output", metavar="FILE", help="Write to this file, not to standard output."
)
@isolated_option
def graph_command(ids: tuple[str, ...], files: tuple[str, ...], form: str, output: str | None, isolated: bool) -> int:
    """Write who cites whom: of the whole catalogue, or of the given ids, what they cite and what cites them.

    References that resolve to nothing are marked.
    """
    from cablelint.catalogue.graph import as_dot, as_json
    from cablelint.catalogue.lookup import GraphAround, WholeGraph
    from cablelint.fixes.atomic import write_whole

    wanted = [_id(text) for text in ids]
    catalogues = _open(files, isolated)
    around = GraphAround(catalogues, wanted) if wanted else None
    code = EXIT_FINDINGS if around is not None and around.missing else 0
    if around is not None:
        notify(f"{id} is not in the catalogue" for id in around.missing)
    graph = around or WholeGraph(catalogues)
    pieces = as_dot(graph) if form == "dot" else as_json(graph)
    if output is None:
        to_stdout(pieces, colour=False)
        return code
    _refuse_to_overwrite(output, catalogues)
    try:
        write_whole(output, pieces)
    except OSError as error:
        raise click.UsageError(f"the graph {output} cannot be written: {error.strerror}") from error
    return code


def _refuse_to_overwrite(output: str, catalogues: Sequence[Catalogue]) -> None:
    target = Path(output).resolve()
    for source in (source for catalogue in catalogues for source in catalogue.sources):
        if Path(source).resolve() == target:
            raise click.UsageError(f"the graph would overwrite the catalogue {source}")


def _settings_in(isolated: bool) -> Callable[[str], Settings]:
    """The settings for a directory: what is a cable there, and which catalogue is named."""
    if isolated:
        return lambda _: Settings()
    from cablelint.cli.loading import load_rules
    from cablelint.settings.configuration import Configuration

    return Configuration(load_rules()).settings_in


def _configured(settings_in: Callable[[str], Settings]) -> list[str]:
    """The files that the setting `catalogue` names for the working directory."""
    return [entry for entry in settings_in(".").catalogue if entry not in CATALOGUE_WORDS]


def _configured_index(settings_in: Callable[[str], Settings]) -> str:
    """The index to keep when none is named. Raises `click.UsageError` when the setting leaves a choice."""
    from cablelint.catalogue.store import is_index

    entries = _configured(settings_in)
    indexes = [entry for entry in entries if not Path(entry).exists() or is_index(Path(entry))]
    if len(indexes) > 1:
        raise click.UsageError(f"the setting catalogue names {' and '.join(indexes)}: choose one with --catalogue FILE")
    return indexes[0] if indexes else DEFAULT_FILE


def _open(files: tuple[str, ...], isolated: bool) -> list[Catalogue]:
    """The catalogues to ask. Raises `UsageError` when there is none, or one cannot be used."""
    from cablelint.catalogue.opening import close, notices, open_entry

    # To load the rules takes time, and who names files alone asks for no settings.
    settings_in = _settings_in(isolated or (bool(files) and REPOSITORY_CATALOGUE not in files))
    configured = [] if files else [entry for entry in settings_in(".").catalogues if entry != RUN_CATALOGUE]
    entries = list(files) or configured or [DEFAULT_FILE]
    if not files and entries == [DEFAULT_FILE] and not Path(DEFAULT_FILE).exists():
        raise click.UsageError(
            f"there is no {DEFAULT_FILE} here: name a catalogue with --catalogue FILE, or build one with"
            " cablelint catalogue build PATH..."
        )
    catalogues = [open_entry(entry, settings_in) for entry in dict.fromkeys(entries)]
    for catalogue in catalogues:
        notify(notices(catalogue))
        click.get_current_context().call_on_close(partial(close, catalogue))
    return catalogues


def _id(text: str) -> str:
    from cablegrammar.references.cable_id import parse_id

    cable = parse_id(text)
    if cable is None:
        raise click.UsageError(f"{text!r} is not a cable id such as 08WINDHOEK123")
    return str(cable)


def _scopes(declared: tuple[str, ...]) -> tuple[Scope, ...] | None:
    """The scopes that the option declares, None where it was not given. An unknown post is a usage error."""
    from cablelint.catalogue.entries import say_unknown_posts

    scopes = tuple(_each_scope(declared)) if declared else None
    for unknown in say_unknown_posts(scopes or ()):
        raise click.UsageError(f"--complete-for: {unknown}")
    return scopes


def _each_scope(declared: tuple[str, ...]) -> Iterator[Scope]:
    from cablelint.catalogue.entries import parse_scope

    for text in declared:
        scope = parse_scope(text)
        if scope is None:
            raise click.UsageError(
                f"--complete-for takes posts and years, such as 'WINDHOEK, SUVA; 2007-2009', not {text!r}"
            )
        yield scope


def _build_summary(index: Path, read: int, unchanged: int, dropped: int, without_id: int) -> str:
    from cablelint.catalogue.index import Index
    from cablelint.cli.catalogue_text import complete_for, doubles_text
    from cablelint.rule.wording import plural

    with Index(index) as catalogue:
        cables, files = catalogue.counts()
        complete = complete_for(catalogue)
        doubles = doubles_text(*catalogue.doubles())
    counts = f"({read:,} read, {unchanged:,} unchanged, {dropped:,} dropped)"
    held = f"{index}: {plural(cables, 'cable')} in {plural(files, 'file')} {counts}, complete for {complete}"
    lines = [f"{line_start(held)}\n"]
    if without_id:
        were, whose = ("was", "its") if without_id == 1 else ("were", "their")
        read_so = f"{plural(without_id, 'cable')} {were} read without an id"
        lines.append(f"{read_so}, because {whose} date or number is unknown\n")
    if doubles:
        lines.append(f"{line_start(doubles)}\n")
    return "".join(lines)
