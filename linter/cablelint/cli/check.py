"""`cablelint check`: the main job."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.options import (
    Command,
    Option,
    color_option,
    config_option,
    cui_since_option,
    day_option,
    isolated_option,
    profile_option,
    selector_option,
    stdin_filename_option,
)
from cablelint.cli.output import Output, parse_outputs, write_file
from cablelint.cli.progress import Progress, wants_progress
from cablelint.cli.streams import (
    bytes_to_stdout,
    colour_of_stdout,
    in_ci,
    nothing_found,
    notify,
    stdin_bytes,
    to_stdout,
)
from cablelint.files.discovery import STDIN
from cablelint.reporters import Presentation, reporter
from cablelint.reporters.summary import files_lines
from cablelint.settings.settings import FailOn
from cablelint.terminal.colour import is_terminal, wants_colour

if TYPE_CHECKING:
    from cablelint.findings.report import Report
    from cablelint.fixes.fixer import Fixer
    from cablelint.rule.registry import Registry


@click.command(
    cls=Command,
    name="check",
    epilog="""\b
Examples:
  cablelint check                              every cable below this directory
  cablelint check draft.cable --fix            apply the safe fixes
  cablelint check --diff traffic/              show what --fix would change
  cablelint check --select POR,DEC003 a.cable  only these rules
  cablelint check --format github --format sarif=out.sarif traffic/
  cablelint check - --stdin-filename a.cable < a.cable

\b
Selectors are codes (POR001), prefixes (POR), names (missing-portion-mark),
severities (error) or ALL, separated by commas.

\b
Exit codes:
  0    no finding at or above --fail-on
  1    findings
  2    wrong usage or configuration, unreadable input, a rule that failed
  3    nothing was checked (unless --allow-empty)
  130  interrupted""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@selector_option("--select", "Run only these rules, not the default ones.")
@selector_option("--ignore", "Do not run these rules.")
@selector_option("--extend-select", "Also run these rules.")
@profile_option
@day_option("--as-of", text="Judge every cable by the rules in force on this day, not on the date of the cable.")
@day_option("--today", text="The day to take for today, for rules about dates that have passed.")
@cui_since_option
@click.option(
    "--catalogue", cls=Option, section="Rules", multiple=True, metavar="FILE",
    help="Resolve references against an index or a list of cable ids, or with `run` against the files of this run."
    "  [repeatable]",
)  # fmt: skip
@click.option(
    "--repository", cls=Option, section="Rules", is_flag=True,
    help="Resolve references also against all cables of the Git repository. An index of their ids is kept in .git.",
)  # fmt: skip
@click.option("--fix", cls=Option, section="Fixes", is_flag=True, help="Write safe fixes back to the files.")
@click.option(
    "--unsafe-fixes", cls=Option, section="Fixes", is_flag=True,
    help="With --fix or --diff: also apply fixes that a person must confirm.",
)  # fmt: skip
@click.option(
    "--diff", cls=Option, section="Fixes", is_flag=True,
    help="Print what --fix would change as a unified diff, and write nothing.",
)  # fmt: skip
@click.option(
    "--format", "formats", cls=Option, section="Output", multiple=True, metavar="FORMAT[=FILE]",
    help="text (the default), concise, json, jsonl, sarif or github. With =FILE the report goes to a file."
    "  [repeatable]",
)  # fmt: skip
@click.option(
    "--output",
    cls=Option,
    section="Output",
    metavar="FILE",
    help="Write the report to this file, not to standard output.",
)
@click.option("--statistics", cls=Option, section="Output", is_flag=True, help="Show how many findings each rule has.")
@click.option(
    "--show-files", cls=Option, section="Output", is_flag=True,
    help="List the files that were read, and the text files and hidden folders that were passed over.",
)  # fmt: skip
@click.option(
    "--show-source/--no-source", default=None, cls=Option, section="Output",
    help="Quote lines of the cables in the report, or never quote. By default only the text report on a terminal does,"
    " unless CI or PRE_COMMIT is set.",
)  # fmt: skip
@click.option(
    "--quiet", "-q", cls=Option, section="Output", is_flag=True, help="Print no summary, no notices and no progress."
)
@color_option
@click.option(
    "--fail-on", cls=Option, section="Exit code", type=click.Choice([str(level) for level in FailOn]),
    help="The lowest severity that makes the exit code 1.  [default: as configured, else warning]",
)  # fmt: skip
@click.option(
    "--exit-zero", cls=Option, section="Exit code", is_flag=True, help="Exit with 0 even if there are findings."
)
@click.option(
    "--allow-empty", cls=Option, section="Exit code", is_flag=True, help="Exit with 0 even if nothing was checked."
)
@config_option
@isolated_option
@click.option(
    "--force-exclude", cls=Option, section="Files and configuration", is_flag=True,
    help="Apply the setting `exclude` also to files that you name.",
)  # fmt: skip
@click.option(
    "--only-cables", cls=Option, section="Files and configuration", is_flag=True,
    help="Pass over a .txt file that you name when it does not look like a cable, as a search of a directory does.",
)  # fmt: skip
@stdin_filename_option("The name of standard input, for reports, ignores and the choice of configuration.")
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    config_file: str | None,
    isolated: bool,
    force_exclude: bool,
    only_cables: bool,
    stdin_filename: str | None,
    **options: Any,
) -> int:
    """Lint cables: files, directories, or `-` for standard input. Without a PATH, the current directory.

    A directory is searched for *.cable and *.cbl files, and for *.txt files that look like a cable; the summary says
    how many were passed over. A file that you name is always linted.
    """
    from cablelint.engine.run import run
    from cablelint.rule.registry import load_registry
    from cablelint.settings.configuration import Configuration

    paths = paths or (".",)
    outputs = parse_outputs(formats, output, paths)
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise click.UsageError("--unsafe-fixes does nothing without --fix or --diff")
    if options["diff"] and outputs[0].form != "text" and outputs[0].file is None:
        form = outputs[0].form
        raise click.UsageError(
            f"--diff writes to standard output; write the report to a file, as in --format {form}=FILE"
        )
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename does nothing without the path -")
    registry = load_registry(isolated=isolated)
    configuration = Configuration(registry, _overrides(options), file=config_file, isolated=isolated)
    fixer = _fixer(options)
    quiet = options["quiet"]
    quoting = [_quotes(item, options["show_source"]) for item in outputs]
    progress = Progress() if wants_progress() and not quiet else None
    try:
        report = run(
            paths,
            configuration,
            registry=registry,
            force_exclude=force_exclude,
            only_cables=only_cables,
            stdin=stdin_bytes(paths),
            stdin_filename=stdin_filename,
            with_excerpts=any(quoting) or options["diff"],
            fixer=fixer,
            progress=progress,
        )
    finally:
        if progress is not None:
            progress.close()
    if fixer is not None:
        report = replace(report, summary=replace(report.summary, fixed=fixer.fixed))
    _deliver(report, outputs, quoting, registry, fixer, options)
    if not quiet:
        notify(report.notices)
    if fixer is not None:
        notify(fixer.refused)
    code = exit_code(report, fixer, options["exit_zero"], options["allow_empty"])
    if code == EXIT_NOTHING_CHECKED:
        notify([f"nothing was checked: {_why_nothing(report, paths)} (use --allow-empty to accept this)"])
    return code


def exit_code(report: Report, fixer: Fixer | None, exit_zero: bool, allow_empty: bool) -> int:
    """The exit code of the contract. What could not be read or written is never forgiven."""
    if report.broken or (fixer is not None and fixer.refused):
        return EXIT_ERROR
    if report.empty:
        return 0 if allow_empty else EXIT_NOTHING_CHECKED
    return EXIT_FINDINGS if report.failing and not exit_zero else 0


def _why_nothing(report: Report, paths: tuple[str, ...]) -> str:
    if not report.summary.files:
        return nothing_found(paths)
    return "the settings select no rule" if report.unchecked else "no cable was recognised"


def _overrides(options: dict[str, Any]) -> dict[str, Any]:
    """The settings that the command line gives, by the names of their fields."""
    names = (
        "select",
        "ignore",
        "extend_select",
        "profile",
        "as_of",
        "today",
        "cui_since",
        "catalogue",
        "repository",
        "fail_on",
    )
    given = {name: options[name] for name in names if options[name] not in (None, (), False)}
    if "fail_on" in given:
        given["fail_on"] = FailOn(given["fail_on"])
    return given


def _fixer(options: dict[str, Any]) -> Fixer | None:
    if not (options["fix"] or options["diff"]):
        return None
    from cablelint.fixes.fixer import Fixer

    return Fixer(unsafe=options["unsafe_fixes"], write=not options["diff"])


def _quotes(output: Output, asked: bool | None) -> bool:
    """Whether a report may quote the cables: as asked, else only text that a person reads on a terminal."""
    if asked is not None:
        return asked
    return output.form == "text" and output.file is None and is_terminal(sys.stdout) and not in_ci()


_FOR_PEOPLE = ("text", "concise")


def _deliver(
    report: Report,
    outputs: Iterable[Output],
    quoting: Iterable[bool],
    registry: Registry,
    fixer: Fixer | None,
    options: dict[str, Any],
) -> None:
    """Write every report, those to files first: the reader of stdout may go away."""
    base = Presentation(
        quiet=options["quiet"],
        statistics=options["statistics"],
        files=options["show_files"],
        rules=tuple(entry.rule for entry in registry),
    )
    choice = options["color"]
    if options["show_files"] and not any(item.file is None and item.form in _FOR_PEOPLE for item in outputs):
        for line in files_lines(report):  # a machine reads the report
            click.echo(line, err=True)
    on_terminal: tuple[str, Presentation] | None = None
    for item, quotes in zip(outputs, quoting, strict=True):
        presentation = replace(base, show_source=quotes)
        if item.file is not None:
            write_file(item, report, replace(presentation, colour=choice == "always"))
        else:
            on_terminal = item.form, presentation
    if fixer is not None and not fixer.write:
        # The difference takes stdout, and the report's last line goes beside it.
        _print_difference(fixer, choice)
        if on_terminal is not None:
            _print_summary(report, options)
        return
    if fixer is not None and fixer.piped is not None:
        # Stdout takes the repaired cable, as it does in every tool that repairs its standard input.
        bytes_to_stdout(fixer.piped)
    if on_terminal is None:
        return
    form, presentation = on_terminal
    if fixer is not None and fixer.piped is not None:
        colour = wants_colour(choice, sys.stderr)
        for piece in reporter(form)(report, replace(presentation, colour=colour)):
            click.echo(piece, err=True, nl=False, color=colour)
    else:
        colour = colour_of_stdout(choice)
        width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else base.width
        to_stdout(reporter(form)(report, replace(presentation, colour=colour, width=width)), colour)
        if form == "github":
            # GitHub shows ten annotations of a kind and drops the others: the log has to give the counts.
            _print_summary(report, options)


def _print_summary(report: Report, options: dict[str, Any]) -> None:
    """The report's last line beside what takes stdout."""
    from cablelint.reporters.summary import summary_line

    if not options["quiet"]:
        click.echo(summary_line(report), err=True)


def _print_difference(fixer: Fixer, color: str) -> None:
    """The unified diff, between two lines with its classification, which `patch` and `git apply` pass over.

    A terminal gets it with its control characters made visible and a CI runner without what it takes for a command;
    a file gets it as it is, to be applied.
    """
    from cablelint.reporters.quotation import classification
    from cablelint.terminal.display import visible

    banner = classification(fixer.quoted)
    if banner is None:
        return  # no file would be changed, and none is quoted
    safe = is_terminal(sys.stdout) or in_ci()
    colour = colour_of_stdout(color)

    def lines() -> Iterator[str]:
        yield f"# {banner}\n"
        for line in fixer.differences:
            shown = visible(line.removesuffix("\n")) + "\n" if safe else line
            if safe and shown.lstrip(" ").startswith("::"):
                shown = f"{shown[0]}.{shown[1:]}"
            yield click.style(shown, fg=_DIFF_COLOURS.get(line[0])) if colour else shown
        yield f"# {banner}\n"

    to_stdout(lines(), colour)


_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
