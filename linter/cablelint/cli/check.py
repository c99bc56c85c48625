"""`cablelint check`: the main job."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from cablegrammar.base.record import replace
from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_NOTHING_CHECKED
from cablelint.cli.check_options import check_options
from cablelint.cli.delivery import Delivery
from cablelint.cli.interactive import Asker, require_terminal
from cablelint.cli.options import Command
from cablelint.cli.output import Output, parse_outputs
from cablelint.cli.progress import ProgressBar, showing_progress
from cablelint.cli.streams import PipedCable, nothing_found, notify, prints_aside, stdin_bytes
from cablelint.files.discovery import STDIN
from cablelint.files.documents import TABLE_ENDS
from cablelint.reporters import SHOWN_BY
from cablelint.settings.settings import FailOn

if TYPE_CHECKING:
    from cablelint.findings.report import Report
    from cablelint.fixes.fixer import Fixer


@click.command(
    cls=Command,
    name="check",
    epilog="""\b
Examples:
  cablelint check                              every cable below this folder
  cablelint check draft.cable --fix            apply the safe fixes
  cablelint check --diff traffic/              show what --fix would change
  cablelint check --select POR,DEC003 a.cable  only these rules
  cablelint check --format github --format sarif=out.sarif traffic/
  cablelint check - --stdin-filename a.cable < a.cable

\b
Selectors are codes (POR001), families (POR), names (missing-portion-mark),
severities (error) or ALL, separated by commas.

\b
Exit codes:
  0    no finding at or above --fail-on
  1    findings
  2    wrong usage or configuration, unreadable input, a rule that failed
  3    nothing was checked (unless --allow-empty)
  130  interrupted""",
)
@check_options
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

    A directory is searched for *.cable and *.cbl files, and for *.txt and *.docx files that look like a cable; the
    summary says how many were passed over. A file that you name is always linted.
    """
    paths = paths or (".",)
    outputs = parse_outputs(formats, output, paths)
    _refuse_what_does_nothing(options, outputs, stdin_filename, paths)
    stdin = stdin_bytes(paths)
    with PipedCable(stdin if options["fix"] and not options["diff"] else None) as piped:
        from cablelint.cli.loading import load_rules
        from cablelint.engine.baselines import Baselines
        from cablelint.engine.run import run
        from cablelint.settings.configuration import Configuration

        registry = load_rules(isolated)
        configuration = Configuration(registry, _overrides(options), file=config_file, isolated=isolated)
        asker = Asker(options["color"]) if options["interactive"] else None
        fixer = _fixer(options, asker)
        quiet = options["quiet"]
        free = not (options["diff"] or piped.takes_stdout)
        with Delivery(outputs, registry, options, free=free) as delivery:
            with prints_aside(), showing_progress(ProgressBar, wanted=not quiet and asker is None) as progress:
                report = run(
                    paths,
                    configuration,
                    registry=registry,
                    force_exclude=force_exclude,
                    only_cables=only_cables,
                    stdin=stdin,
                    stdin_filename=stdin_filename,
                    with_excerpts=delivery.quotes or options["diff"] or asker is not None,
                    fixer=fixer,
                    progress=progress,
                    baselines=Baselines(write_to=options["write_baseline"], prune=options["prune_baseline"]),
                    on_found=delivery.found if progress is None else progress.before(delivery.found),
                    alarmed=True,
                    written=[item.file for item in outputs if item.file is not None],
                    jobs=None,
                    cached=not options["no_cache"],
                )
            if fixer is not None:
                report = replace(report, summary=replace(report.summary, fixed=fixer.fixed))
                if fixer.piped is not None and piped.takes_stdout:
                    piped.data = fixer.piped
            delivery.deliver(report, fixer, piped)
    notify(remark.text for remark in report.remarks if remark.pressing or not quiet)
    if not quiet:
        notify(
            f"{path} was checked as one text:"
            f" `cablelint archive check {_quoted(path)} --output findings.csv` checks each row"
            for path in paths
            if path.lower().endswith(TABLE_ENDS) and os.path.isfile(path)  # noqa: PTH113 - as for a search
        )
    if fixer is not None:
        notify(fixer.refused)
    if asker is not None and asker.interrupted:
        return EXIT_INTERRUPTED
    code = exit_code(report, fixer, options["exit_zero"], options["allow_empty"])
    if code == EXIT_NOTHING_CHECKED:
        notify([f"nothing was checked: {_why_nothing(report, paths)} (use --allow-empty to accept this)"])
    elif quiet and report.empty:
        notify([f"nothing was checked: {_why_nothing(report, paths)}"])  # the summary would say it
    return code


def _quoted(path: str) -> str:
    """A path as a shell takes it for one word."""
    import shlex

    return shlex.quote(path)


def _refuse_what_does_nothing(
    options: dict[str, Any], outputs: Sequence[Output], stdin_filename: str | None, paths: Sequence[str]
) -> None:
    """Raise `click.UsageError` for options that do not go together."""
    first = outputs[0]
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise click.UsageError("--unsafe-fixes does nothing without --fix or --diff")
    if options["interactive"]:
        if options["diff"]:
            raise click.UsageError("--interactive and --diff do not go together")
        if not options["fix"]:
            raise click.UsageError("--interactive needs --fix, too")
        if STDIN in paths:
            raise click.UsageError("--interactive asks on the terminal, and standard input is the cable: name a file")
        require_terminal()
    if options["diff"] and first.form != "text" and first.file is None:
        raise click.UsageError(
            f"--diff writes to standard output; write the report to a file, as in --format {first.form}=FILE"
        )
    if options["diff"]:
        _refuse_beside_a_difference(options, outputs)
    if options["write_baseline"] is not None and (options["baseline"] is not None or options["prune_baseline"]):
        raise click.UsageError("--write-baseline writes a new baseline; leave out --baseline and --prune-baseline")
    if options["no_ignores"] and (options["baseline"] is not None or options["prune_baseline"]):
        raise click.UsageError("--no-ignores uses no baseline; leave out --baseline and --prune-baseline")
    for name in ("baseline", "write_baseline"):
        if options[name] == "":
            raise click.UsageError(f"--{name.replace('_', '-')} names no file")
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename does nothing without the path -")


def _refuse_beside_a_difference(options: dict[str, Any], outputs: Sequence[Output]) -> None:
    """Raise `click.UsageError` for what has no place where standard output takes a difference and no file changes."""
    for name in ("write_baseline", "prune_baseline"):
        if options[name]:
            raise click.UsageError(f"--diff changes no file; leave out --{name.replace('_', '-')}")
    for name, forms in SHOWN_BY.items():
        if options[name] and not any(item.file is not None and item.form in forms for item in outputs):
            raise click.UsageError(
                f"--diff shows the difference and no report, so that --{name.replace('_', '-')} does nothing; write the"
                " report to a file, as in --format text=FILE"
            )


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


_SETTINGS = (
    "select", "ignore", "extend_select", "profile", "as_of", "today", "draft", "cui_since", "catalogue", "repository",
    "baseline", "preview", "fail_on", "jobs",
)  # fmt: skip
"""The settings that are options, too."""


def _overrides(options: dict[str, Any]) -> dict[str, Any]:
    """The settings that the command line gives, by the names of their fields."""
    given = {name: options[name] for name in _SETTINGS if options[name] not in (None, (), False)}
    if options["no_ignores"]:
        given |= {"per_file_ignores": (), "rule_ignores": (), "baseline": None}
    if "fail_on" in given:
        given["fail_on"] = FailOn(given["fail_on"])
    return given


def _fixer(options: dict[str, Any], asker: Asker | None) -> Fixer | None:
    if not (options["fix"] or options["diff"]):
        return None
    from cablelint.fixes.fixer import Fixer

    return Fixer(unsafe=options["unsafe_fixes"], write=not options["diff"], ask=asker)
