"""`cablelint config`: the effective configuration, where each value came from, and the rules that are there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli import EXIT_ERROR
from cablelint.cli.loading import registry_of
from cablelint.cli.options import Command, Option, color_option, format_option
from cablelint.cli.streams import colour_of_stdout, to_stdout
from cablelint.terminal.colour import styled
from cablelint.terminal.display import visible

if TYPE_CHECKING:
    from cablelint.rule.registry import LoadedRule
    from cablelint.settings.configuration import Explained


@click.command(
    cls=Command,
    name="config",
    epilog="""\b
Examples:
  cablelint config                  the settings for this directory
  cablelint config traffic/         the settings for another directory
  cablelint config --format json    for programs

\b
Exit codes: 0 shown, 2 a configuration or rules that cannot be used.""",
)
@click.argument("directory", default=".", metavar="[DIRECTORY]")
@click.option(
    "--config",
    "config_file",
    cls=Option,
    section="Configuration",
    metavar="FILE",
    help="Use this configuration file instead of the nearest one.",
)
@click.option(
    "--isolated",
    cls=Option,
    section="Configuration",
    is_flag=True,
    help="Use no configuration file and no third-party rules.",
)
@format_option("text", "json", text="`json` prints one object: the settings and the rules, each with its origin.")
@color_option
def command(directory: str, config_file: str | None, isolated: bool, form: str, color: str) -> int:
    """Print the settings for the files of DIRECTORY, where each value came from, and where the rules come from."""
    from pathlib import Path

    from cablelint.settings.configuration import Configuration
    from cablelint.settings.selection import select_rules

    if not Path(directory).exists():
        raise click.UsageError(f"there is no directory called {directory}")
    if not Path(directory).is_dir():
        directory = str(Path(directory).parent)
    registry = registry_of(isolated)
    configuration = Configuration(registry, file=config_file, isolated=isolated)
    settings = configuration.explain(directory)
    running = {entry.rule.code for entry in select_rules(registry, configuration.settings_in(directory))}
    colour = colour_of_stdout(color)
    if form == "json":
        from cablelint.reporters.json_ import dump

        document = {
            "settings": {
                setting.key: {"value": plain(setting.value), "origin": setting.origin} for setting in settings
            },
            "rules": [_rule_object(entry, running) for entry in registry],
        }
        pieces: Iterable[str] = [dump(document, indent=1) + "\n"]
    else:
        pieces = _lines(settings, list(registry), running, colour)
    to_stdout(pieces, colour)
    return EXIT_ERROR if registry.refused else 0


def plain(value: object) -> Any:
    """A value of the settings as JSON has it: dates as text, dataclasses as objects, tuples as lists."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list, frozenset, set)):
        return [plain(inner) for inner in (value if isinstance(value, (tuple, list)) else sorted(value))]
    return value


def _rule_object(entry: LoadedRule, running: set[str]) -> dict[str, object]:
    rule = entry.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "enabled": rule.enabled,
        "selected": rule.code in running or rule.code.startswith("CFG"),
        "origin": entry.origin,
    }


def _lines(settings: Iterable[Explained], entries: list[LoadedRule], running: set[str], colour: bool) -> Iterator[str]:
    """The settings as they would stand in a file, each with its origin as a comment, then the rules by origin."""
    from cablelint.rule.wording import plural

    rows = [(f"{setting.key} = {_toml(setting.value)}", setting.origin) for setting in settings]
    width = min(60, max((len(text) for text, _ in rows), default=0))
    for text, origin in rows:
        yield f"{visible(text):<{width}}  {styled(f'# {visible(origin)}', colour, dim=True)}\n"
    by_origin: dict[str, list[LoadedRule]] = {}
    for entry in entries:
        by_origin.setdefault(entry.origin, []).append(entry)
    for origin, group in by_origin.items():
        on = [entry for entry in group if entry.rule.code in running or entry.rule.code.startswith("CFG")]
        heading = f"Rules of {visible(origin)}: {plural(len(group), 'rule')}, {len(on)} selected"
        yield f"\n{styled(heading, colour, bold=True)}\n"
        for entry in group:
            mark = "+" if entry in on else "-"
            yield f"  {mark} {entry.rule.code}  {entry.rule.name}\n"


def _toml(value: object) -> str:
    """A value much as a configuration file would hold it; what is not set is `none`."""
    from cablelint.reporters.json_ import dump

    simple = plain(value)
    return "none" if simple is None else dump(simple)
