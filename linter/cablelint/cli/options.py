"""The options that the sub-commands share, and the sections in which `--help` shows them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.settings.settings import TODAY
from cablelint.terminal.colour import CHOICES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


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


class Commands(click.Group):
    """A command with sub-commands, which are listed in the order in which they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Their names."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the sub-command that the first argument names."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from cablelint.terminal.suggestions import did_you_mean

            hint = did_you_mean(args[0], self.commands) or f"; the commands are {', '.join(self.commands)}"
            raise click.UsageError(f'there is no command "{self.name} {args[0]}"{hint}', ctx)
        return super().resolve_command(ctx, args)


if TYPE_CHECKING:
    _Dates = click.ParamType[datetime.date]
    _DatesOrWords = click.ParamType[datetime.date | str]
else:
    _Dates = _DatesOrWords = click.ParamType  # click says what it gives since 8.4


class Date(_Dates):
    """A day as `2008-05-19`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write YYYY-MM-DD, such as 2008-05-19", param, ctx)


class DateOrToday(_DatesOrWords):
    """A day as `2008-05-19`, or the word `today`, which the settings resolve."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date | str:
        """The date or the word, or a usage error."""
        return TODAY if value == TODAY else Date().convert(value, param, ctx)


def selectors(_ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The selectors of an option that may be repeated and may hold several, separated by commas."""
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    if values and not words and param.name == "select":
        # A script's empty variable: all default rules in place of some would not be what was meant.
        raise click.UsageError("--select chooses no rule; leave it out for the default rules")
    return words


def complete_selectors(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001 - as above
    incomplete: str,
) -> list[CompletionItem]:
    """The codes, names, families and severities that a shell may complete the last of several selectors to."""
    from click.shell_completion import CompletionItem

    from cablelint.cli.loading import load_rules
    from cablelint.rule.registry import ALL
    from cablelint.rule.violation import Severity

    done, comma, begun = incomplete.rpartition(",")
    rules = [entry.rule for entry in load_rules()]
    told = {rule.code: rule.summary() for rule in rules} | {rule.name: rule.summary() for rule in rules}
    told |= {rule.code[:3]: "a family of rules" for rule in rules} | {str(one): "a severity" for one in Severity}
    told[ALL] = "every rule"
    return [
        CompletionItem(f"{done}{comma}{word}", help=text)
        for word, text in told.items()
        if word.lower().startswith(begun.strip().lower())
    ]


def complete_formats(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001 - as above
    incomplete: str,
) -> list[CompletionItem]:
    """The formats of reports that a shell may complete a word to."""
    from click.shell_completion import CompletionItem

    from cablelint.reporters import FORMATS

    return [CompletionItem(form) for form in FORMATS if form.startswith(incomplete)]


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


def format_option(*forms: str, text: str) -> Callable[[F], F]:
    """`--format`, one of `forms`; the first is the default."""
    return click.option(
        "--format", "form", cls=Option, section="Output", type=click.Choice(forms), default=forms[0],
        show_default=True, help=text,
    )  # fmt: skip


def day_option(*names: str, text: str, kind: type[click.ParamType[Any]] = Date) -> Callable[[F], F]:
    """An option whose value is a day; with `DateOrToday` the word `today` is one."""
    return click.option(*names, cls=Option, section="Rules", type=kind(), metavar="DATE", help=text)


def as_of_option(text: str) -> Callable[[F], F]:
    """The day of a document or of a marking: `--as-of`, and `--date` for who thinks of the document."""
    return day_option("--as-of", "--date", "as_of", text=text, kind=DateOrToday)


cui_since_option = day_option(
    "--cui-since", text="The day your agency began to mark CUI. From then on FOUO, SBU and LES are reported."
)


def selector_option(name: str, text: str, metavar: str = "SELECTORS") -> Callable[[F], F]:
    """An option that chooses rules. It may be repeated, and may hold several, separated by commas."""
    return click.option(
        name, cls=Option, section="Rules", multiple=True, callback=selectors, metavar=metavar, help=text,
        shell_complete=complete_selectors,
    )  # fmt: skip


def stdin_filename_option(text: str = "The name of standard input.") -> Callable[[F], F]:
    """What `-` is called."""
    return click.option("--stdin-filename", cls=Option, section="Files and configuration", metavar="FILE", help=text)
