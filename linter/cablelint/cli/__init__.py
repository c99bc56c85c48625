"""The command line. A sub-command's module is imported when it is called, so that `--version` reads next to nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from cablelint.__about__ import __version__

# The sub-commands and their one-line help, which stands here so that `--help` imports none of them.
_NO_ARGUMENTS: tuple[type[click.UsageError], ...] = (
    (click.exceptions.NoArgsIsHelpError,) if hasattr(click.exceptions, "NoArgsIsHelpError") else ()
)
"""What click raises where a command is missing, since 8.2; before it shows the help and ends."""

_COMMANDS = {
    "check": "Lint cables: files, directories or stdin. The main job.",
    "new": "Write a clean cable to start from.",
    "show": "Show a cable with its portions in colour and its findings beside them.",
    "archive": "Lint archives: tables, packed files and folders with any number of cables.",
    "parse": "Print how the grammar reads each cable.",
    "marking": "Check single banners or portion marks.",
    "banner": "Compute the banner that portions require, and say why.",
    "rule": "Explain one rule, or list them all.",
    "catalogue": "Keep the index that references are resolved against: build, add, show, graph.",
    "server": "Serve an editor (Language Server Protocol): findings as you type, quick fixes.",
    "page": "Write cablelint as one HTML file that runs in a browser.",
    "init": "Write a configuration and the entry for pre-commit; nothing is overwritten.",
    "config": "Print the settings in effect and where each came from.",
}

EXIT_FINDINGS = 1
EXIT_ERROR = 2
EXIT_NOTHING_CHECKED = 3
EXIT_INTERRUPTED = 130


class Commands(click.Group):
    """The group of sub-commands. Every error leaves as one line on stderr and an exit code of the contract."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the sub-commands, the main job first."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import the module of a sub-command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"cablelint.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the sub-command that the first argument names."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from cablelint.terminal.suggestions import did_you_mean

            hint = did_you_mean(args[0], _COMMANDS) or f"; the commands are {', '.join(_COMMANDS)}"
            raise click.UsageError(f'there is no command "{args[0]}"{hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the table of sub-commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command; its result is the exit code."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader has gone (`| head`): nobody is left to tell, and what was found was not all delivered.
            return EXIT_ERROR

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a sub-command and leave with its exit code; with `standalone_mode` off return it."""
        code = self._guarded(args, prog_name=prog_name or "cablelint", complete_var=complete_var, **extra)
        if standalone_mode:
            _leave(code)
        return code

    def _guarded(self, args: Sequence[str] | None, **extra: Any) -> int:
        """The exit code of a run, whatever happens in it."""
        try:
            result = super().main(args, standalone_mode=False, **extra)
        except _NO_ARGUMENTS as error:
            click.echo(error.ctx.get_help() if error.ctx else "", err=True)
            return EXIT_ERROR
        except click.NoSuchOption as error:
            return _complain(_no_such_option(error))
        except click.ClickException as error:
            return _complain(error.format_message())
        except (click.Abort, KeyboardInterrupt) as error:
            return _interrupted(error.__cause__ if isinstance(error, click.Abort) else error)
        except Exception as error:  # noqa: BLE001 - the last line of defence: a message and exit code 2, no cable text
            from cablegrammar.parsing.spelling import UnsoundPythonError
            from cablelint.errors import UsageError

            theirs = isinstance(error, (UsageError, UnsoundPythonError))
            return _complain(str(error) if theirs else _internal_error(error))
        return result if isinstance(result, int) else 0


def _interrupted(error: BaseException | None) -> int:
    """Say on stderr, in one line, that the user has ended the run, and what it has not looked at."""
    from cablelint.errors import InterruptedRunError
    from cablelint.terminal.display import visible

    left = visible(str(error)) if isinstance(error, InterruptedRunError) else ""
    click.echo(f"cablelint: interrupted{f': {left}' if left else ''}", err=True)
    return EXIT_INTERRUPTED


def _no_such_option(error: click.NoSuchOption) -> str:
    """Which option there is not, and which may have been meant: of the command, or of one that should come before."""
    from cablelint.terminal.suggestions import did_you_mean

    name, context = error.option_name, error.ctx
    if context is None:
        return f"there is no option {name}"
    if isinstance(context.command, Commands):
        for command in _COMMANDS:
            if name in _options(import_module(f"cablelint.cli.{command}").command):
                return f'{name} is an option of a command and follows it, as in "cablelint {command} {name}"'
    hint = did_you_mean(name, _options(context.command))
    return f"{context.command_path} has no option {name}{hint}"


def _options(command: click.Command) -> list[str]:
    return [name for option in command.params if isinstance(option, click.Option) for name in option.opts]


def _complain(message: str) -> int:
    """Say on stderr, in one line, why nothing more is done."""
    from cablelint.terminal.display import visible

    click.echo(f"cablelint: error: {visible(' '.join(message.split()))}", err=True)
    return EXIT_ERROR


def _internal_error(error: Exception) -> str:
    """What went wrong and where, without the exception's own message: it could quote a cable."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"internal error: {type(error).__name__}{place}; please report it"


def _leave(code: int) -> NoReturn:
    """Exit, quietly also when stdout is closed, or its reader has gone before the last bytes were written."""
    import os

    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = code or EXIT_ERROR
    sys.exit(code)


@click.group(
    cls=Commands,
    name="cablelint",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  cablelint check traffic/            lint every cable below a directory
  cablelint check --fix draft.cable   apply the safe fixes
  cablelint rule POR001               explain a rule

\b
Exit codes:
  0    no finding at or above --fail-on
  1    findings
  2    wrong usage or configuration, unreadable input, or an internal error
  3    nothing was checked
  130  interrupted""",
)
@click.version_option(__version__, "-V", "--version", prog_name="cablelint", message="%(prog)s %(version)s")
def cli() -> None:
    """Lint diplomatic cables: classification markings, portion marks, declassification, references.

    Nothing leaves this machine: no network, no telemetry, no copies in temporary directories.
    """
