"""`cablelint banner`: the banner that portions call for, and which portion forces which part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.options import (
    Command,
    Option,
    as_of_option,
    color_option,
    config_option,
    format_option,
    isolated_option,
    profile_option,
    stdin_filename_option,
)
from cablelint.cli.streams import colour_of_stdout, nothing_found, notify, stdin_bytes, to_stdout
from cablelint.terminal.colour import styled

if TYPE_CHECKING:
    from cablegrammar.marking.marking import Marking
    from cablegrammar.rollup import RolledUp
    from cablelint.settings.configuration import Configuration
    from cablelint.settings.settings import Settings


@click.command(
    cls=Command,
    name="banner",
    epilog="""\b
Examples:
  cablelint banner draft.cable
  cablelint banner --profile ic --portion '(S//REL TO USA, FVEY)' \\
    --portion '(C//NF)'
  cablelint banner --banner 'SECRET//REL TO USA, JPN' --portion '(S//REL)'

\b
Exit codes:
  0  the banner was computed, and the banner in use, if any, is the same
  1  the banner in use differs, or no banner can be computed
  2  wrong usage or configuration, unreadable input
  3  no portion was found""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--portion", "portions", cls=Option, section="Portions", multiple=True, metavar="MARK",
    help="A portion mark, with or without parentheses, in place of a PATH.  [repeatable]",
)  # fmt: skip
@click.option(
    "--banner", "banner", cls=Option, section="Portions", metavar="TEXT",
    help="The banner in use, to compare with. It also gives a bare REL its list.",
)  # fmt: skip
@format_option("text", "json", text="`json` prints one object per message, one per line.")
@color_option
@profile_option
@as_of_option("The date of the document.  [default: its own date, else today]")
@click.option("--draft", cls=Option, section="Rules", is_flag=True, help="The texts are being written: see `check`.")
@stdin_filename_option()
@config_option
@isolated_option
def command(
    paths: tuple[str, ...],
    portions: tuple[str, ...],
    banner: str | None,
    form: str,
    color: str,
    profile: str | None,
    as_of: datetime.date | None,
    draft: bool,
    stdin_filename: str | None,
    config_file: str | None,
    isolated: bool,
) -> int:
    """Compute the banner that the portions of each message require, and say which portion forces which part."""
    if paths and portions:
        raise click.UsageError("give files or --portion, not both")
    if not paths and not portions:
        raise click.UsageError("give a file, - for standard input, or --portion '(S//NF)'")
    colour = colour_of_stdout(color) if form == "text" else False
    chosen: dict[str, object] = {
        name: value for name, value in (("profile", profile), ("as_of", as_of)) if value is not None
    }
    if draft:
        chosen["draft"] = True
    configuration = _configured(chosen, config_file, isolated)
    given = None if banner is None else _banner(banner)
    if portions:
        return _of_marks(portions, given, configuration.settings_in(str(Path.cwd())), form, colour)
    return _of_files(paths, given, configuration, stdin_filename, form, colour)


def _configured(chosen: Mapping[str, object], config_file: str | None, isolated: bool) -> Configuration:
    from cablelint.cli.loading import load_rules
    from cablelint.settings.configuration import Configuration

    return Configuration(load_rules(isolated), chosen, file=config_file, isolated=isolated)


def _banner(text: str) -> Marking:
    """The banner in use; raises `UsageError` for one that cannot be read."""
    from cablegrammar.marking.marking import parse_marking

    marking = parse_marking(text.strip(), unpublished=True)
    if not marking.recognised:
        from cablegrammar.marking.classification import parse_classification

        line = parse_classification(text)  # letter-spaced, as in a telegram
        if line.level is not None and not line.trailing:
            return parse_marking("//".join((line.level.value, *line.controls)), unpublished=True)
        raise click.UsageError(f"--banner {text!r} cannot be read as a banner")
    return marking


def _of_marks(texts: Iterable[str], given: Marking | None, settings: Settings, form: str, colour: bool) -> int:
    from cablegrammar.cable.marking_in_use import marking_in_text
    from cablegrammar.marking.forms import register_form
    from cablegrammar.marking.marking import parse_marking
    from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
    from cablegrammar.vocabulary.profiles import register_of

    on = settings.as_of or settings.today or datetime.date.today()
    register = register_of(settings.profile, on)
    unpublished = not register.manual.telegram
    found = []
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            raise click.UsageError(f"portion {number} is empty")
        inner = marking_in_text(text).inner
        found.append(PortionMarking(number, text.strip(), parse_marking(inner, unpublished=unpublished)))
    rolled_up = roll_up(found, Circumstances(on, settings.profile, given))
    in_use = None if given is None else register_form(given, portion=False, register=register)
    agrees = None if in_use is None or rolled_up.banner is None else in_use == rolled_up.banner
    to_stdout(_shown(_Answer(None, None, rolled_up, in_use, agrees), form, colour), colour)
    return 0 if rolled_up.banner is not None and agrees is not False else EXIT_FINDINGS


def _of_files(
    paths: tuple[str, ...],
    given: Marking | None,
    configuration: Configuration,
    stdin_filename: str | None,
    form: str,
    colour: bool,
) -> int:
    from cablegrammar import parse_messages
    from cablegrammar.rollup.cables import banner_of
    from cablelint.files.discovery import STDIN_NAME, Unreadable, discover, read

    stdin = stdin_bytes(paths, configuration.settings_for(stdin_filename or STDIN_NAME).max_size)
    code, messages, found = 0, 0, 0
    for target in discover(paths, configuration.settings_in, stdin_filename=stdin_filename):
        try:
            source = read(target, stdin, configuration.settings_for(target.path).max_size)
        except Unreadable as error:
            notify([f"error: {target.path}: {error}"])
            code = EXIT_ERROR
            continue
        if source is None:
            continue
        settings = configuration.settings_for(target.path)
        for cable in parse_messages(source):
            messages += 1
            on = settings.as_of or (cable.date.date() if cable.date is not None else None)
            answer = banner_of(cable, on or settings.today or datetime.date.today(), settings.profile, given)
            found += len(answer.portions)
            shown = _Answer(target.path, cable.id, answer.rolled_up, answer.in_use, answer.agrees, answer.unmarked)
            to_stdout(_shown(shown, form, colour), colour)
            if code == 0 and (answer.rolled_up.banner is None or answer.agrees is False):
                code = EXIT_FINDINGS
    if not messages and code == 0:
        notify([f"nothing was read: {nothing_found(paths)}"])
        return EXIT_NOTHING_CHECKED
    if not found and code in (0, EXIT_FINDINGS):
        notify(["no portion carries a mark"])
        return EXIT_NOTHING_CHECKED
    return code


class _Answer(NamedTuple):
    """What is said of one message, or of the portions of the command line."""

    path: str | None
    cable: str | None
    rolled_up: RolledUp
    in_use: str | None
    agrees: bool | None
    unmarked: int = 0


def _shown(answer: _Answer, form: str, colour: bool) -> Iterator[str]:
    """An answer in the format asked for, with line ends."""
    if form == "json":
        from cablelint.reporters.json_ import dump

        yield dump(_object(answer)) + "\n"
    else:
        yield from _for_people(answer, colour)


def _object(answer: _Answer) -> dict[str, object]:
    """The object of the contract."""
    from cablelint.reporters.json_ import portable

    rolled_up = answer.rolled_up
    return {
        "path": None if answer.path is None else portable(answer.path),
        "cable": answer.cable,
        "banner": rolled_up.banner,
        "portion_form": rolled_up.portion_form,
        "in_use": answer.in_use,
        "agrees": answer.agrees,
        "unmarked": answer.unmarked,
        "because": [
            {
                "token": reason.token,
                "portion": reason.portion.number,
                "text": reason.portion.text,
                "line": reason.portion.line,
                "why": reason.why,
            }
            for reason in rolled_up.because
        ],
        "problems": list(rolled_up.problems),
    }


def _for_people(answer: _Answer, colour: bool) -> Iterator[str]:
    """The banner, the reasons in a table, and how it compares."""
    from cablelint.terminal.display import line_start, visible

    rolled_up = answer.rolled_up
    if answer.path is not None:
        name = answer.path if answer.cable is None else f"{answer.path} ({answer.cable})"
        yield f"{line_start(name)}\n"
    if rolled_up.banner is None:
        yield "  no banner can be computed\n"
        yield from (f"  {visible(problem)}\n" for problem in rolled_up.problems)
    else:
        shown = visible(rolled_up.banner)
        form = visible(rolled_up.portion_form or "")
        yield f"  {styled(shown, colour, bold=True)}    as a portion mark {form}\n"
    width = max((len(reason.token) for reason in rolled_up.because), default=0)
    for reason in rolled_up.because:
        place = "" if reason.portion.line is None else f", line {reason.portion.line}"
        where = visible(f"{reason.portion.name}{place}")
        yield f"    {visible(reason.token):{width}}  {where}: {reason.why}\n"
    if answer.unmarked:
        several = answer.unmarked > 1
        counted = "paragraphs without a mark are" if several else "paragraph without a mark is"
        yield f"  {answer.unmarked} {counted} not counted\n"
    if answer.agrees is not None:
        verdict = "the banner in use says the same" if answer.agrees else "the banner in use differs"
        hue = "green" if answer.agrees else "red"
        yield f"  {styled(verdict, colour, fg=hue)}: {visible(answer.in_use or '')}\n"
    yield "\n"
