"""`cablelint parse`: print what the grammar understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.options import Command, Option, format_option, isolated_option, stdin_filename_option
from cablelint.cli.streams import nothing_found, notify, stdin_bytes, to_stdout, width_of_stdout
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.files.discovery import Target


@click.command(
    cls=Command,
    name="parse",
    epilog="""\b
Examples:
  cablelint parse draft.cable
  cablelint parse --format json traffic/ | jq .subject.text
  cablelint parse --nodes draft.cable

\b
This command always prints text of the cables.

\b
Exit codes:
  0  every line of every cable was placed
  1  a line could not be placed, or no cable was recognised in a file
  2  wrong usage, unreadable input
  3  nothing was parsed""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@format_option("tree", "json", text="`tree` prints an outline for people, `json` one object per message, one per line.")
@click.option(
    "--nodes", cls=Option, section="Output", is_flag=True,
    help="List the nodes that rules may ask for: their classes, attributes and places. For authors of rules.",
)  # fmt: skip
@stdin_filename_option()
@isolated_option
def command(paths: tuple[str, ...], form: str, nodes: bool, stdin_filename: str | None, isolated: bool) -> int:
    """Print how the grammar reads each message of files, directories, or `-` for standard input."""
    from cablegrammar import parse_messages
    from cablelint.files.discovery import Unreadable, discover, read

    if nodes and form == "json":
        raise click.UsageError("--nodes is an outline for people; leave out --format json")
    paths = paths or (".",)
    settings_in = _settings(paths, isolated)
    limit = settings_in(".").max_size
    stdin = stdin_bytes(paths, limit)
    parsed = 0
    code = 0
    for target in discover(paths, settings_in, stdin_filename=stdin_filename):
        try:
            source = read(target, stdin, limit)
        except Unreadable as error:
            notify([f"error: {target.path}: {error}"])
            code = EXIT_ERROR
            continue
        if source is None:
            continue
        parsed += 1
        for cable in parse_messages(source):
            to_stdout(_shown(cable, target, "nodes" if nodes else form), colour=False)
            if code == 0 and (cable.unplaced or cable.form == "unknown"):
                code = EXIT_FINDINGS
    if not parsed and code == 0:
        notify([f"nothing was parsed: {nothing_found(paths)}"])
        return EXIT_NOTHING_CHECKED
    return code


def _settings(paths: Sequence[str], isolated: bool) -> Callable[[str], Settings]:
    """The settings for a directory. Only a search asks: files alone need neither rules nor configuration."""
    if isolated or not any(Path(path).is_dir() for path in paths):
        return lambda _: Settings()
    from cablelint.cli.loading import load_rules
    from cablelint.settings.configuration import Configuration

    return Configuration(load_rules()).settings_in


def _shown(cable: Cable, target: Target, form: str) -> Iterator[str]:
    """One message in the format asked for, with line ends."""
    if form == "json":
        from cablelint.cli.cable_json import cable_object
        from cablelint.reporters.json_ import dump, portable

        yield dump(cable_object(cable, portable(target.path))) + "\n"
    else:
        from cablelint.cli.cable_nodes import outline_of_nodes
        from cablelint.cli.cable_tree import outline

        lines = outline_of_nodes if form == "nodes" else outline
        width = width_of_stdout()
        for line in lines(cable, target.path, width):
            yield line + "\n"
        yield "\n"
