"""What the sub-commands share: options in sections, dates, lists of selectors, and where output goes."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import click

from cablelint.engine.discovery import STDIN
from cablelint.errors import UsageError
from cablelint.rule.api import PROFILES
from cablelint.terminal.colour import CHOICES, wants_colour

_MOST_NAMED = 3


class Option(click.Option):
    """An option that `--help` lists under the heading `section`."""

    def __init__(self, *args: Any, section: str = "Options", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section


class Command(click.Command):
    """A command whose `--help` groups the options by their sections, in the order in which they are declared."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, the options without one last."""
        sections: dict[str, list[tuple[str, str]]] = {}
        rest: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                listed = sections.setdefault(parameter.section, []) if isinstance(parameter, Option) else rest
                listed.append(record)
        for heading, records in (*sections.items(), ("Other options", rest)):
            with formatter.section(heading):
                formatter.write_dl(records)


class Date(click.ParamType[datetime.date]):
    """A day as `2008-05-12`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write YYYY-MM-DD, such as 2008-05-12", param, ctx)


def selectors(_ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The selectors of an option that may be repeated and may hold several, separated by commas."""
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    if values and not words and param.name == "select":
        # A script's empty variable: all default rules in place of some would not be what was meant.
        raise click.UsageError("--select chooses no rule; leave it out for the default rules")
    return words


color_option = click.option(
    "--color",
    cls=Option,
    section="Output",
    type=click.Choice(CHOICES),
    default="auto",
    show_default=True,
    help="When to colour the output. `auto` follows NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and TERM=dumb.",
)

profile_option = click.option(
    "--profile",
    cls=Option,
    section="Rules",
    type=click.Choice(PROFILES),
    help="Whose marking rules apply.  [default: as configured, else state]",
)
config_option = click.option(
    "--config",
    "config_file",
    cls=Option,
    section="Files and configuration",
    metavar="FILE",
    help="Use this configuration file instead of the nearest one.",
)
isolated_option = click.option(
    "--isolated",
    cls=Option,
    section="Files and configuration",
    is_flag=True,
    help="Use no configuration file and no third-party rules.",
)


def to_stdout(pieces: Iterable[str], colour: bool) -> None:
    """Write text to stdout, piece by piece. A character that its encoding has not is written as its number."""
    stream = stdout()
    for piece in pieces:
        with _delivering():
            click.echo(piece, file=stream, nl=False, color=colour)


def bytes_to_stdout(data: bytes) -> None:
    """Write bytes to stdout as they are."""
    stream = stdout()
    with _delivering():
        stream.buffer.write(data)
        stream.flush()


@contextmanager
def _delivering() -> Iterator[None]:
    """A full disk is the user's to mend. A reader that has gone away is nobody's fault, and said elsewhere."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"standard output cannot be written: {error.strerror}") from error


def stdout() -> TextIO:
    """The standard output, made to take every character. Raises `UsageError` when it is closed."""
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and sys.stdout.errors == "strict":
        reconfigure(errors="backslashreplace")
    return sys.stdout


def stdin_bytes(paths: Sequence[str]) -> bytes | None:
    """All of standard input where `paths` name it, else None. Raises `UsageError` when it is closed."""
    if STDIN not in paths:
        return None
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read()


def colour_of_stdout(choice: str) -> bool:
    """Whether to colour stdout, by the option, the environment and the terminal."""
    return wants_colour(choice, sys.stdout)


def notify(messages: Iterable[str]) -> None:
    """Say something beside the report, on stderr, a line each."""
    from cablelint.terminal.display import visible

    for message in messages:
        click.echo(f"cablelint: {visible(message)}", err=True)


def in_ci() -> bool:
    """Whether a machine reads along: a CI runner, or pre-commit, whose output may be a terminal's."""
    return bool(os.environ.get("CI") or os.environ.get("PRE_COMMIT"))


def nothing_found(paths: Sequence[str]) -> str:
    """Why a run ended with exit code 3, for one that was given `paths`."""
    shown = ", ".join(paths[:_MOST_NAMED]) + (", ..." if len(paths) > _MOST_NAMED else "")
    return f"no cable was found in {shown}, or the settings exclude it"
