"""Whether to colour the output: the option first, then the conventions of the environment, then the terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

import click

CHOICES = ("auto", "always", "never")


def wants_colour(choice: str, stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to write colours to `stream`. `choice` is one of `CHOICES`, as `--color` gives it.

    With `auto`: NO_COLOR (https://no-color.org) wins over FORCE_COLOR and CLICOLOR_FORCE, these over a dumb terminal;
    else a terminal is coloured and anything else is not. An empty variable counts as not set.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return environ.get("TERM") != "dumb" and is_terminal(stream)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads `stream`; False for a closed one."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def styled(
    text: str,
    colour: bool,
    *,
    fg: str | None = None,
    bold: bool | None = None,
    dim: bool | None = None,
    underline: bool | None = None,
    reverse: bool | None = None,
) -> str:
    """`text` in a colour and a weight, or as it is where nothing is coloured."""
    if not colour or not text:
        return text
    return click.style(text, fg=fg, bold=bold, dim=dim, underline=underline, reverse=reverse)
