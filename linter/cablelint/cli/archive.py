"""`cablelint archive`: lint archives as they are, and report on what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.archive.extra import require
from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.options import (
    Command,
    Commands,
    Option,
    config_option,
    cui_since_option,
    day_option,
    isolated_option,
    profile_option,
    selector_option,
)
from cablelint.cli.streams import notify, prints_aside, to_stdout
from cablelint.settings.settings import FailOn
from cablelint.terminal.display import line_start, visible

if TYPE_CHECKING:
    from cablelint.archive.run import Checked

_TABLE, _RULES, _OUTPUT, _FILES = "Columns of a table", "Rules", "Output", "Files and configuration"
_CATALOGUE = (
    "Resolve references against an index or a list of cable ids, or with `run` against the cables of this archive."
    "  [repeatable]"
)


def _option(section: str, *names: str, text: str, **how: Any) -> Callable[[Any], Any]:
    return click.option(*names, cls=Option, section=section, help=text, **how)


@click.group(
    cls=Commands,
    name="archive",
    epilog="""\b
Examples:
  cablelint archive check cables.parquet --output findings.parquet
  cablelint archive check cables.csv --id refid --text body -o findings.csv
  cablelint archive check boxes/ 1973.zip --catalogue run -o findings.parquet
  cablelint archive report findings.parquet --output report.html

\b
It needs pyarrow: pip install 'cablelint[archive]'.

\b
Exit codes:
  0    no finding at or above --fail-on
  1    findings
  2    wrong usage or configuration, an unreadable row, a rule that failed
  3    nothing was checked
  130  interrupted""",
)
def command() -> None:
    """Lint archives as they are: tables, packed files and folders with any number of cables.

    Nothing is unpacked to a disk, and memory stays flat. A run that ends in the middle goes on there when you start it
    again.
    """


@command.command(
    cls=Command,
    name="check",
    short_help="Lint tables, packed files and folders.",
    epilog="""\b
Examples:
  cablelint archive check cables.parquet --output findings.parquet
  cablelint archive check cables.csv --id refid --text body -o findings.csv""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_option(
    _OUTPUT, "--output", "-o", required=True, metavar="FILE",
    text="The table of the findings, a .parquet or .csv file. Those of the facts and of the references are written"
    " beside it: findings.facts.parquet, findings.references.parquet.",
)  # fmt: skip
@_option(
    _TABLE, "--text", multiple=True, metavar="COLUMN",
    text="The column of the text, by its name or its number. Several are joined, as a header and a body.  [repeatable]"
    "  [default: text, body, content, message, msgtext, full_text or cable, after header or head]",
)  # fmt: skip
@_option(_TABLE, "--id", metavar="COLUMN", text="The column of the id.  [default: id, refid, mrn or the like]")
@_option(_TABLE, "--date", metavar="COLUMN", text="The column of the day.  [default: date, sent, created or the like]")
@_option(_TABLE, "--no-names", is_flag=True, text="The first record of a CSV file is a cable, and gives no names.")
@_option(_TABLE, "--delimiter", metavar="CHARACTER", text="What stands between two fields of a CSV file.")
@_option(_TABLE, "--escape", metavar="CHARACTER", text=r"What stands before a quote inside a field, such as \.")
@selector_option("--select", "Run only these rules, not the default ones.")
@selector_option("--ignore", "Do not run these rules.")
@selector_option("--extend-select", "Also run these rules.")
@_option(_RULES, "--preview", is_flag=True, text="Also run rules that are on trial.")
@profile_option
@day_option("--as-of", text="Judge every cable by the rules in force on this day, not on the date of the cable.")
@day_option("--today", text="The day to take for today, for rules about dates that have passed.")
@cui_since_option
@_option(_RULES, "--catalogue", multiple=True, metavar="FILE", text=_CATALOGUE)
@_option(_OUTPUT, "--restart", is_flag=True, text="Begin anew, and not where a run before has ended.")
@_option(_OUTPUT, "--quiet", "-q", is_flag=True, text="Print no summary and no progress.")
@_option(
    "Exit code", "--fail-on", type=click.Choice([str(level) for level in FailOn]),
    text="The lowest severity that makes the exit code 1.  [default: as configured, else warning]",
)  # fmt: skip
@_option("Exit code", "--exit-zero", is_flag=True, text="Exit with 0 even if there are findings.")
@_option(
    _FILES, "--jobs", "-j", type=click.IntRange(min=1), metavar="N",
    text="How many processes share the work.  [default: as configured, else one for each processor]",
)  # fmt: skip
@config_option
@isolated_option
def check_command(
    sources: tuple[str, ...],
    output: str,
    text: tuple[str, ...],
    id: str | None,
    date: str | None,
    no_names: bool,
    delimiter: str | None,
    escape: str | None,
    restart: bool,
    quiet: bool,
    exit_zero: bool,
    jobs: int | None,
    config_file: str | None,
    isolated: bool,
    **options: Any,
) -> int:
    """Lint Parquet, CSV and JSONL tables, zip and tar files of texts or web pages, and folders with any of these.

    A row that cannot be read is a finding, CFG002. A text file is only linted when it looks like a cable.
    """
    require("archive", "pyarrow")
    from cablelint.archive import spare_memory
    from cablelint.archive.columns import Columns
    from cablelint.archive.run import check
    from cablelint.cli.loading import registry_of
    from cablelint.cli.progress import ProgressBar, wants_progress
    from cablelint.engine.workers import cores
    from cablelint.settings.configuration import Configuration

    for name, character in (("delimiter", delimiter), ("escape", escape)):
        if character is not None and len(character.encode()) != 1:
            raise click.UsageError(f"--{name} takes one character, and not {visible(character)!r}")
    spare_memory()
    registry = registry_of(isolated)
    configuration = Configuration(registry, _overrides(options), file=config_file, isolated=isolated)
    settings = configuration.settings_in()
    columns = Columns(text, id, date, not no_names, delimiter, escape)
    progress = ProgressBar("rows") if wants_progress() and not quiet else None
    try:
        with prints_aside():
            checked = check(
                sources, output, settings, registry, columns=columns, jobs=jobs or settings.jobs or cores(),
                settings_in=configuration.settings_in, begin_anew=restart, progress=progress,
            )  # fmt: skip
    finally:
        if progress is not None:
            progress.close()
    notify(_notices(checked, settings.baseline, quiet=quiet))
    if not quiet:
        to_stdout([f"{line_start(line)}\n" for line in _summary(checked)], colour=False)
    counts = checked.counts
    if counts.broken or registry.refused:
        return EXIT_ERROR
    if not counts.cables and not counts.findings:
        notify(["nothing was checked: no cable was recognised"])
        return EXIT_NOTHING_CHECKED
    return EXIT_FINDINGS if checked.failing(settings.fail_on) and not exit_zero else 0


def _overrides(options: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in options.items() if value not in (None, (), False)}
    if "fail_on" in given:
        given["fail_on"] = FailOn(given["fail_on"])
    return given


def _notices(checked: Checked, baseline: str | None, *, quiet: bool) -> Iterator[str]:
    """What was not as it should be, and unless that is to be `quiet`, what a catalogue would add."""
    counts = checked.counts
    for notice, number in sorted((counts.notices or {}).items()):
        yield f"{notice} ({number:,} {'row' if number == 1 else 'rows'})"
    if checked.unresolved and not quiet:
        yield (
            f"{', '.join(checked.unresolved)} did not run without a catalogue: give --catalogue FILE, or"
            " --catalogue run for the cables of this archive"
        )
    if counts.not_looked_for and not quiet:
        were = "1 reference was" if counts.not_looked_for == 1 else f"{counts.not_looked_for:,} references were"
        yield (
            f"{were} not looked for: the catalogue would have to hold at least half of the cables of that post and"
            " year, or to say that it is complete for them"
        )
    if baseline is not None:
        yield f"the baseline {baseline} is not used: an archive has none"


def _summary(checked: Checked) -> Iterator[str]:
    counts = checked.counts
    found = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info"))
    said = ", ".join(_many(number, noun) for number, noun in found if number) or "No findings"
    clauses = [f"{said} in {_many(counts.cables, 'cable')} ({_many(counts.rows, 'row')})"]
    if counts.ignored:
        clauses.append(f"{counts.ignored:,} ignored")
    if counts.broken:
        clauses.append(f"{_many(counts.broken, 'row')} could not be checked")
    if counts.passed_over:
        looks = "looks" if counts.passed_over == 1 else "look"
        clauses.append(f"{_many(counts.passed_over, 'file')} passed over that {looks} like no cable")
    names = dict(checked.passed_over)
    if names:
        kinds = ", ".join(name or "no end" for name in sorted(names)[:_MOST_NAMED])
        more = ", ..." if len(names) > _MOST_NAMED else ""
        clauses.append(f"{_many(sum(names.values()), 'other file')} not read ({kinds}{more})")
    yield "; ".join(clauses) + "."
    if checked.resumed:
        yield f"{_many(checked.resumed, 'batch', 'batches')} of them had been done before."
    yield f"Written: {', '.join(str(path) for path in checked.files.values())}"


_MOST_NAMED = 5


def _many(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


@command.command(
    cls=Command,
    name="report",
    short_help="Count the findings of a check, and list the worst cables.",
    epilog="""\b
Examples:
  cablelint archive report findings.parquet
  cablelint archive report findings.parquet --output report.html""",
)
@click.argument("findings", metavar="FINDINGS")
@_option(
    _OUTPUT, "--output", "-o", metavar="FILE",
    text="Where the page goes, a .html file. Without it, the statistics are printed.",
)  # fmt: skip
@_option(
    _OUTPUT, "--format", "form", type=click.Choice(("text", "csv", "json")), default="text", show_default=True,
    text="How the statistics are printed.",
)  # fmt: skip
@_option(
    _OUTPUT, "--worst", type=click.IntRange(min=0), default=100, show_default=True, metavar="N",
    text="How many of the cables with the most and the gravest findings to list.",
)  # fmt: skip
def report_command(findings: str, output: str | None, form: str, worst: int) -> int:
    """Count the findings of an archive by rule, post, year and level, and list the worst cables.

    FINDINGS is the table that `archive check` has written. Nothing else is read: no cable, no text.
    """
    require("archive", "pyarrow")
    from cablelint.archive.report import as_csv, as_html, as_json, as_text, statistics
    from cablelint.fixes.atomic import reason, write_whole

    if output is not None and not output.lower().endswith((".html", ".htm")):
        raise click.UsageError(f"the page is HTML: {output} must end in .html")
    if output is not None and Path(output).resolve() == Path(findings).resolve():
        raise click.UsageError(f"the page would overwrite {findings}")
    if not Path(findings).is_file():
        raise click.UsageError(f"there is no file called {findings}")
    found = statistics(findings, worst)
    if output is None:
        to_stdout({"text": as_text, "csv": as_csv, "json": as_json}[form](found), colour=False)
        return 0
    require("html", "jinja2")
    try:
        write_whole(output, as_html(found))
    except OSError as error:
        raise click.UsageError(f"the page {output} cannot be written: {reason(error)}") from error
    return 0
