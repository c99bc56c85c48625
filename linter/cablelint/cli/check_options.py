"""The options of `cablelint check`, in the order in which its help shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cablelint.cli.options import (
    DateOrToday,
    Option,
    color_option,
    complete_formats,
    config_option,
    cui_since_option,
    day_option,
    isolated_option,
    profile_option,
    selector_option,
    stdin_filename_option,
)
from cablelint.reporters import FORMATS
from cablelint.settings.settings import FailOn

F = TypeVar("F", bound=Callable[..., Any])


def _option(section: str, *names: str, text: str, **how: Any) -> Callable[[Any], Any]:
    """An option that the help lists under `section`."""
    return click.option(*names, cls=Option, section=section, help=text, **how)


def _flag(section: str, *names: str, text: str) -> Callable[[Any], Any]:
    return _option(section, *names, text=text, is_flag=True)


_FIXES, _OUTPUT, _EXIT = "Fixes", "Output", "Exit code"
_RULES, _IGNORED, _FILES = "Rules", "What is ignored", "Files and configuration"

_AS_OF = "Judge every cable by the rules in force on this day, or `today`, not on the date of the cable."
_DRAFT = "The texts are being written: they need no header, and one without a date is of today."
_CATALOGUE = (
    "Resolve references against an index or a list of cable ids, or with `run` against the files of this run."
    "  [repeatable]"
)
_REPOSITORY = "Resolve references also against all cables of the Git repository. An index of their ids is kept in .git."
_ONLY_CABLES = (
    "Pass over a .txt file that you name when it does not look like a cable, as a search of a directory does."
)
_BASELINE = "Let the findings pass that this file has, and report those that are new."
_WRITE_BASELINE = "Write the findings of this run to a baseline; of one that is there, other files stay as they are."
_FORMAT = f"One of {', '.join(FORMATS)}; text is the default. With =FILE the report goes to a file.  [repeatable]"
_SHOW_SOURCE = (
    "Quote lines of the cables in the report, or never quote. By default only the text report on a terminal does,"
    " unless CI or PRE_COMMIT is set."
)
_SHOW_FILES = "List the files that were read, and the files and hidden folders that were not."
_JOBS = (
    "How many processes share the files; 1 makes none.  [default: as configured, else one for each processor from 300"
    " files on]"
)
_NO_CACHE = "Check every file anew, and keep nothing of what is found for the next run of the day."
_FAIL_ON = "The lowest severity that makes the exit code 1.  [default: as configured, else warning]"

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    selector_option("--select", "Run only these rules, not the default ones."),
    selector_option("--ignore", "Do not run these rules."),
    selector_option("--extend-select", "Also run these rules."),
    _flag(_RULES, "--preview", text="Also run rules that are on trial; these may change in any release."),
    profile_option,
    day_option("--as-of", text=_AS_OF, kind=DateOrToday),
    _flag(_RULES, "--draft", text=_DRAFT),
    day_option("--today", text="The day to take for today, for rules about dates that have passed."),
    cui_since_option,
    _option(_RULES, "--catalogue", text=_CATALOGUE, multiple=True, metavar="FILE"),
    _flag(_RULES, "--repository", text=_REPOSITORY),
    _option(_IGNORED, "--baseline", text=_BASELINE, metavar="FILE"),
    _option(_IGNORED, "--write-baseline", text=_WRITE_BASELINE, metavar="FILE"),
    _flag(_IGNORED, "--prune-baseline", text="Take out of the baseline what is no longer found."),
    _flag(_IGNORED, "--show-ignored", text="Show also the findings that are ignored, each with the reason."),
    _flag(_IGNORED, "--no-ignores", text="Report what the configuration or a baseline lets pass, too."),
    _flag(_FIXES, "--fix", text="Write safe fixes back to the files."),
    _flag(_FIXES, "--unsafe-fixes", text="With --fix or --diff: also apply fixes that a person must confirm."),
    _flag(_FIXES, "--interactive", "-i", text="With --fix: show each fix, and ask. A missing mark is yours to choose."),
    _flag(_FIXES, "--diff", text="Print what --fix would change as a unified diff, and write nothing."),
    _option(
        _OUTPUT,
        "--format",
        "formats",
        text=_FORMAT,
        multiple=True,
        metavar="FORMAT[=FILE]",
        shell_complete=complete_formats,
    ),
    _option(_OUTPUT, "--output", text="Write the report to this file, not to standard output.", metavar="FILE"),
    _flag(_OUTPUT, "--statistics", text="Show how many findings each rule has."),
    _flag(_OUTPUT, "--show-files", text=_SHOW_FILES),
    _option(_OUTPUT, "--show-source/--no-source", text=_SHOW_SOURCE, default=None),
    _flag(_OUTPUT, "--quiet", "-q", text="Print no summary, no notices and no progress."),
    color_option,
    _option(_EXIT, "--fail-on", text=_FAIL_ON, type=click.Choice([str(level) for level in FailOn])),
    _flag(_EXIT, "--exit-zero", text="Exit with 0 even if there are findings."),
    _flag(_EXIT, "--allow-empty", text="Exit with 0 even if nothing was checked."),
    config_option,
    isolated_option,
    _option(_FILES, "--jobs", "-j", text=_JOBS, type=click.IntRange(min=1), metavar="N"),
    _flag(_FILES, "--no-cache", text=_NO_CACHE),
    _flag(_FILES, "--force-exclude", text="Apply the setting `exclude` also to files that you name."),
    _flag(_FILES, "--only-cables", text=_ONLY_CABLES),
    stdin_filename_option("The name of standard input, for reports, ignores and the choice of configuration."),
)


def check_options(function: F) -> F:
    """Give a command the paths and the options of `check`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
