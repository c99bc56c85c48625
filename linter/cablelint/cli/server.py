"""`cablelint server`: what an editor asks while a cable is written."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.loading import load_rules
from cablelint.cli.options import (
    Command,
    Option,
    as_of_option,
    config_option,
    cui_since_option,
    isolated_option,
    profile_option,
    selector_option,
)
from cablelint.cli.streams import notify
from cablelint.errors import UsageError
from cablelint.terminal.colour import is_terminal

if TYPE_CHECKING:
    from cablelint.rule.registry import Registry
    from cablelint.settings.configuration import Configuration


@click.command(
    cls=Command,
    name="server",
    epilog="""\b
An editor starts this command; docs/editors.md says how, for several of them.
It needs the extra: pip install 'cablelint[lsp]'

\b
Examples:
  cablelint server
  cablelint server --isolated --profile ic

\b
Exit codes:
  0  the editor has ended it
  1  the connection broke off: the editor did not say that it ends
  2  wrong usage or configuration, or the extra is missing""",
)
@click.option(
    "--stdio", cls=Option, section="Connection", is_flag=True, default=True, hidden=True,
    help="What some editors say, and what happens anyway.",
)  # fmt: skip
@selector_option("--select", "Run only these rules, not the default ones.")
@selector_option("--ignore", "Do not run these rules.")
@selector_option("--extend-select", "Also run these rules.")
@profile_option
@as_of_option("Judge every cable by the rules in force on this day, not on the date of the cable.")
@cui_since_option
@click.option(
    "--draft", cls=Option, section="Rules", is_flag=True,
    help="The texts are being written: they need no header, and one without a date is of today.",
)  # fmt: skip
@config_option
@isolated_option
def command(config_file: str | None, isolated: bool, stdio: bool, **options: Any) -> int:  # noqa: ARG001 - see `--stdio`
    """Serve an editor: findings as you type, quick fixes, what a mark means, where a reference leads.

    It speaks the Language Server Protocol on standard input and output, and opens no connection. Each file is checked
    with the configuration that `cablelint check` would use for it, and the options here come on top.
    """
    if find_spec("pygls") is None:
        raise UsageError("cablelint server needs pygls; install it with: pip install 'cablelint[lsp]'")
    registry = load_rules(isolated)
    configure = _configure(registry, options, config_file, isolated)
    configure()
    from cablelint.server.service import serve

    if is_terminal(sys.stdin):
        notify(["this is for editors (docs/editors.md), and waits for their messages; Ctrl-C ends it"])
    return 0 if serve(registry, configure) else 1


def _configure(
    registry: Registry, options: dict[str, Any], config_file: str | None, isolated: bool
) -> Callable[[], Configuration]:
    """What reads the configuration anew, with the options of the command line on top."""
    from cablelint.settings.configuration import Configuration

    given: dict[str, str | tuple[str, ...] | datetime.date] = {
        name: value for name, value in options.items() if value not in (None, (), False)
    }

    def configure() -> Configuration:
        return Configuration(registry, given, file=config_file, isolated=isolated)

    return configure
