"""Where output goes and input comes from: the standard streams, and the remarks beside the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import click

from cablelint.errors import UsageError
from cablelint.files.discovery import STDIN
from cablelint.terminal.colour import wants_colour

_MOST_NAMED = 3


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


class PipedCable:
    """The cable that `check - --fix` owes to standard output: repaired, or as it came in.

    An editor that pipes a text through gets a text back, whatever happens: used as a context, it writes the text at the
    end at the latest, also when an exception leaves. `data` None owes nothing.
    """

    def __init__(self, data: bytes | None) -> None:
        self.data = data
        self.takes_stdout = data is not None

    def write(self) -> None:
        """Write the text, once."""
        data, self.data = self.data, None
        if data is not None:
            bytes_to_stdout(data)

    def __enter__(self) -> PipedCable:
        return self

    def __exit__(self, *_: object) -> None:
        self.write()


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
