"""`cablelint init`: the first configuration, and the hooks that run before each commit. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.cli.options import Command, profile_option
from cablelint.rule.api import DEFAULT_PROFILE

CONFIGURATION = """\
# What cablelint checks below this directory. `cablelint config` prints what is in effect, `cablelint rule` the rules.
# Every key is optional; docs/configuration.md describes them all.

# Whose marking rules apply: {profiles}.
profile = "{profile}"

# The lowest severity that fails a run: error, warning, info or never.
fail-on = "warning"

# Files and directories to leave out.
exclude = []

# What references are resolved against: "run" is the cables of the run; or name lists and indexes of cables.
# catalogue = ["run"]

# Let the faults of today pass, and report new ones: cablelint check --write-baseline cablelint-baseline.json
# baseline = "cablelint-baseline.json"

# Rules that always run, and whose findings nothing ignores.
# mandatory = ["CLS", "DEC001"]

# Let findings pass, with a reason, and perhaps until a day.
# [[per-file-ignores]]
# files = "archive/1984/*.cable"
# rules = ["POR001"]
# reason = "A waiver of 12 March 1983 covers this series."
# expires = 2027-12-31
"""

HOOKS = """\
      - id: cablelint
        name: cablelint
        entry: cablelint check --force-exclude --allow-empty --only-cables --repository
        language: system
        types: [file]
        files: (?i)\\.(cable|cbl|docx|txt)$
        require_serial: true
        verbose: true
      - id: cablelint-all
        name: cablelint (whole repository)
        entry: cablelint check --allow-empty --repository
        language: system
        pass_filenames: false
        always_run: true
        stages: [pre-push, manual]
        require_serial: true
        verbose: true
"""
PRE_COMMIT = f"""\
# The cablelint that is installed checks the cables of each commit, and all of them before a push.
default_install_hook_types: [pre-commit, pre-push]
repos:
  - repo: local
    hooks:
{HOOKS}"""


@click.command(
    cls=Command,
    name="init",
    epilog="""\b
Examples:
  cablelint init                 in the root of a repository
  cablelint init --profile ic    for documents of the intelligence community

\b
Exit codes: 0 done, 2 a file that cannot be written.""",
)
@click.argument("directory", default=".", metavar="[DIRECTORY]")
@profile_option
def command(directory: str, profile: str | None) -> None:
    """Write a configuration and an entry for pre-commit to DIRECTORY. A file that is there stays as it is."""
    from cablelint.cli.streams import to_stdout

    place = Path(directory)
    if not place.is_dir():
        raise click.UsageError(f"there is no directory called {directory}")
    to_stdout((f"{line}\n" for line in _set_up(place, profile or DEFAULT_PROFILE)), colour=False)


def _set_up(place: Path, profile: str) -> Iterator[str]:
    """Write what is missing. What was done, a line each."""
    from cablelint.settings.configuration_file import OWN_FILE, SHARED_FILE, SHARED_TABLE

    shared = place / SHARED_FILE
    if shared.is_file() and f"[{'.'.join(SHARED_TABLE)}" in shared.read_text(encoding="utf-8", errors="replace"):
        yield f"{_shown(shared)} has a configuration, and stays as it is"
    else:
        text = CONFIGURATION.format(profiles=", ".join(PROFILES), profile=profile)
        yield from _written(place / OWN_FILE, text)
    hooks = place / ".pre-commit-config.yaml"
    if not hooks.exists():
        yield from _written(hooks, PRE_COMMIT)
        yield "next: pre-commit install, then pre-commit run --all-files"
    elif "id: cablelint" in hooks.read_text(encoding="utf-8", errors="replace"):
        yield f"{_shown(hooks)} has the hooks, and stays as it is"
    else:
        yield f"{_shown(hooks)} stays as it is; to check the cables of each commit, add below repos:"
        yield "  - repo: local\n    hooks:\n" + HOOKS.removesuffix("\n")


def _written(file: Path, text: str) -> Iterator[str]:
    """Write a file that is not there yet, and say so."""
    from cablelint.fixes.atomic import write_new

    try:
        write_new(file, text)
    except FileExistsError:
        yield f"{_shown(file)} is there, and stays as it is"
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from error
    else:
        yield f"{_shown(file)} was written"


def _shown(file: Path) -> str:
    from cablelint.terminal.display import line_start

    return line_start(file.as_posix())
