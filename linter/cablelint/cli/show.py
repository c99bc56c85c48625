"""`cablelint show`: the cable on the terminal, its portions in the colours of their levels, findings below them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli import EXIT_ERROR, EXIT_NOTHING_CHECKED
from cablelint.cli.options import (
    Command,
    DateOrToday,
    Option,
    color_option,
    config_option,
    day_option,
    isolated_option,
    profile_option,
    selector_option,
    stdin_filename_option,
)
from cablelint.cli.streams import colour_of_stdout, nothing_found, notify, prints_aside, stdin_bytes, to_stdout
from cablelint.reporters import Presentation
from cablelint.reporters.summary import summary_line
from cablelint.terminal.colour import is_terminal

if TYPE_CHECKING:
    from cablelint.findings.report import Report

_SETTINGS = ("select", "ignore", "extend_select", "profile", "as_of", "today", "draft")


@click.command(
    cls=Command,
    name="show",
    epilog="""\b
Examples:
  cablelint show draft.cable
  cablelint show --draft draft.docx
  cablelint show --color always draft.cable | less -R

\b
This command always prints text of the cables.

\b
Exit codes:
  0  shown, whatever was found
  2  wrong usage, unreadable input
  3  nothing was shown""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@selector_option("--select", "Run only these rules, not the default ones.")
@selector_option("--ignore", "Do not run these rules.")
@selector_option("--extend-select", "Also run these rules.")
@profile_option
@day_option("--as-of", text="Judge by the rules in force on this day, or `today`.", kind=DateOrToday)
@click.option("--draft", cls=Option, section="Rules", is_flag=True, help="The texts are being written: see `check`.")
@day_option("--today", text="The day to take for today.")
@color_option
@config_option
@isolated_option
@stdin_filename_option()
def command(
    paths: tuple[str, ...],
    color: str,
    config_file: str | None,
    isolated: bool,
    stdin_filename: str | None,
    **options: Any,
) -> int:
    """Show cables with their portions in the colours of their levels, and what was found below its line."""
    from cablelint.cli.loading import load_rules
    from cablelint.engine.run import run
    from cablelint.settings.configuration import Configuration

    stdin = stdin_bytes(paths)
    registry = load_rules(isolated)
    given = {name: options[name] for name in _SETTINGS if options[name] not in (None, (), False)}
    configuration = Configuration(registry, given, file=config_file, isolated=isolated)
    with prints_aside():
        report = run(
            paths, configuration, registry=registry, stdin=stdin, stdin_filename=stdin_filename, with_excerpts=True,
        )  # fmt: skip
    colour = colour_of_stdout(color)
    width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 100
    to_stdout(_shown(report, Presentation(colour=colour, width=width)), colour)
    to_stdout([f"{summary_line(report)}\n"], colour)
    notify(finding.message for finding in report.findings if not finding.about.is_cable)
    if report.broken:
        return EXIT_ERROR
    if not report.seen.read:
        notify([f"nothing was shown: {nothing_found(paths)}"])
        return EXIT_NOTHING_CHECKED
    return 0


def _shown(report: Report, presentation: Presentation) -> Iterator[str]:
    """Every file of a run between two lines with its classification."""
    from datetime import date

    from cablegrammar.rollup.quoted import overall_marking
    from cablelint.reporters.margin import lines_of
    from cablelint.reporters.quotation import in_words
    from cablelint.terminal.display import visible

    for path in report.seen.read:
        cables = report.read_again(path)
        if not cables:
            continue
        findings = [finding for finding in report.findings if finding.path == path]
        banner = in_words(overall_marking(cable, date.today()) for cable in cables) or ""
        title = f" {banner} "
        name = f"{visible(path)}{', by Word paragraph' if cables[0].source.paragraphs else ''}"
        gap = " " * max(2, presentation.width - len(title) - len(name))
        if presentation.colour:
            title, name = click.style(title, bold=True, reverse=True), click.style(name, dim=True)
        yield f"{title}{gap}{name}\n\n"
        for line in lines_of(cables[0].source, cables, findings, presentation):
            yield f"{line.rstrip()}\n"
        yield f"\n{title}\n\n"
