"""`cablelint new`: a clean cable to start from."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from cablelint.cli.options import Command, Date, Option, config_option, isolated_option, profile_option, selectors
from cablelint.cli.streams import to_stdout
from cablelint.drafting import FORMS, LEVELS, Wanted, new_cable
from cablelint.files.discovery import STDIN
from cablelint.fixes.atomic import write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Words = click.ParamType[str]
else:
    _Words = click.ParamType  # click says what it gives since 8.4


class LevelLetters(_Words):
    """The letters of a level, or its name: `C`, `confidential`, `top secret`. The value is the letters."""

    name = "LEVEL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The letters of a level in capitals. Fails for anything else."""
        letters = "".join(value.upper().replace("-", " ").split())
        names = {"".join(LEVELS[key].split()): key for key in ("TS", "S", "C", "U")}
        if letters not in LEVELS and letters not in names:
            self.fail(f"{value!r} is no level; write one of {', '.join(LEVELS)}", param, ctx)
        return letters if letters in LEVELS else names[letters]


@click.command(
    cls=Command,
    name="new",
    epilog="""\b
Examples:
  cablelint new --post SUVA --level C > draft.cable
  cablelint new --post SUVA --level S --caption EXDIS,NOFORN --form telegram
  cablelint new --post STATE --level C --derived-from 'DSCG 11-1, JAN 2011'
  cablelint new --post WINDHOEK --level SBU --form smart --output a.cable

\b
The cable passes `cablelint check`, a draft without a header
`cablelint check --draft`. Replace its words, and keep its marks.

\b
Exit codes: 0 written, 2 wrong usage.""",
)
@click.option(
    "--form", cls=Option, section="The cable", type=click.Choice(FORMS), default="draft", show_default=True,
    help="A telegram with its header, a SMART message, or a draft that gets its header when it is sent.",
)  # fmt: skip
@click.option(
    "--post", cls=Option, section="The cable", required=True, metavar="POST", help="Who sends it, such as SUVA."
)
@click.option(
    "--level", cls=Option, section="The cable", type=LevelLetters(), required=True,
    help="U, SBU (unclassified and sensitive), C, S or TS, or the word, such as secret.",
)  # fmt: skip
@click.option(
    "--caption", "captions", cls=Option, section="The cable", multiple=True, callback=selectors, metavar="CAPTION",
    help="A caption, such as EXDIS, or a control, such as NOFORN, which the marks carry too.  [repeatable]",
)  # fmt: skip
@click.option(
    "--derived-from", cls=Option, section="The cable", metavar="SOURCE",
    help="The guide or document that classifies it, in the place of a classifier with a reason.",
)  # fmt: skip
@click.option(
    "--date", "day", cls=Option, section="The cable", type=Date(), metavar="DATE", help="Its day.  [default: today]"
)
@click.option(
    "--to", "addressee", cls=Option, section="The cable", metavar="POST",
    help="The post that it goes to.  [default: STATE, and from there all posts]",
)  # fmt: skip
@click.option(
    "--number", cls=Option, section="The cable", type=click.IntRange(1, 999_999), default=1, show_default=True,
    help="Its number.",
)  # fmt: skip
@profile_option
@click.option(
    "--output", "-o", cls=Option, section="Output", metavar="FILE",
    help="Write to this file, which must not be there yet, and not to standard output.",
)  # fmt: skip
@config_option
@isolated_option
def command(
    form: str,
    post: str,
    level: str,
    captions: Sequence[str],
    derived_from: str | None,
    day: datetime.date | None,
    addressee: str | None,
    number: int,
    profile: str | None,
    output: str | None,
    config_file: str | None,
    isolated: bool,
) -> None:
    """Write a clean cable to start from, with the lines, marks and date that its level and its day ask for."""
    day = day or datetime.date.today()
    profile = profile or _profile_of(output, config_file, isolated)
    text = new_cable(Wanted(form, post, level.upper(), day, tuple(captions), derived_from, number, profile, addressee))
    if output is None or output == STDIN:
        to_stdout([text], colour=False)
        return
    if output.lower().endswith((".docx", ".doc", ".rtf", ".odt", ".pdf")):
        raise click.UsageError(f"{output} would be plain text with the name of another form: call it .txt or .cable")
    try:
        write_new(output, text)
    except FileExistsError:
        raise click.UsageError(f"{output} is there already; nothing was written") from None
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None


def _profile_of(output: str | None, config_file: str | None, isolated: bool) -> str:
    """The profile that the settings name for the place where the cable is written to."""
    from cablelint.cli.loading import registry_of
    from cablelint.settings.configuration import Configuration

    configuration = Configuration(registry_of(isolated), {}, file=config_file, isolated=isolated)
    return configuration.settings_for(STDIN if output is None else output).profile
