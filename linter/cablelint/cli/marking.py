"""`cablelint marking`: check single banners and portion marks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablelint.cli import EXIT_ERROR, EXIT_FINDINGS, EXIT_NOTHING_CHECKED
from cablelint.cli.loading import registry_of
from cablelint.cli.options import (
    Command,
    Option,
    as_of_option,
    color_option,
    config_option,
    cui_since_option,
    format_option,
    isolated_option,
    profile_option,
    selector_option,
)
from cablelint.cli.streams import colour_of_stdout, notify, prints_aside, stdin_bytes, to_stdout, width_of_stdout
from cablelint.rule.wording import plural
from cablelint.settings.settings import Settings
from cablelint.terminal.colour import styled

if TYPE_CHECKING:
    from cablelint.engine.explained_marking import ExplainedMarking
    from cablelint.engine.marking_check import CheckedMarking, MarkingChecker
    from cablelint.reporters import Presentation

_STDIN = "-"


@click.command(
    cls=Command,
    name="marking",
    epilog="""\b
Examples:
  cablelint marking '(S//NF)' 'SECRET//NOFORN'
  cablelint marking --profile ic --as-of 2016-12-31 '(TS//SI-G//OC/NF)'
  cablelint marking --format json - < markings.txt
  cablelint marking --explain '(S//SI-G//OC/NF)'

\b
Exit codes:
  0  every marking is valid: no finding is an error
  1  a marking is not valid
  2  wrong usage or configuration, or an internal error
  3  nothing was checked""",
)
@click.argument("texts", nargs=-1, metavar="TEXT...")
@format_option("text", "json", text="`json` prints one object per marking, one per line.")
@click.option(
    "--explain",
    cls=Option,
    section="Output",
    is_flag=True,
    help="Also say what each part means, who may see it, and what it forces on a banner above.",
)
@color_option
@profile_option
@as_of_option("Judge by the rules in force on this day.  [default: today]")
@cui_since_option
@selector_option("--select", "Run only these rules: codes, families or names.", metavar="RULES")
@selector_option("--ignore", "Do not run these rules.", metavar="RULES")
@selector_option("--extend-select", "Also run these rules.", metavar="RULES")
@config_option
@isolated_option
def command(
    texts: tuple[str, ...],
    form: str,
    explain: bool,
    color: str,
    profile: str | None,
    as_of: datetime.date | None,
    cui_since: datetime.date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    config_file: str | None,
    isolated: bool,
) -> int:
    """Check banners and portion marks, each on its own. A TEXT in parentheses is a portion mark, any other a banner.

    With --explain each part is said in plain words, with the manual and the page that say so.

    `-` reads markings from standard input, one per line. Without --as-of the rules of today apply.
    """
    if not texts:
        raise click.UsageError("give a marking such as '(S//NF)', or - for standard input")
    if any(not text.strip() for text in texts):
        raise click.UsageError("an empty text is not a marking")
    given = {
        "profile": profile, "as_of": as_of, "cui_since": cui_since, "select": select, "ignore": ignore,
        "extend_select": extend_select,
    }  # fmt: skip
    chosen = {name: value for name, value in given.items() if value not in (None, ())}
    checker = _checker(chosen, config_file, isolated, with_excerpts=form == "text")
    colour = colour_of_stdout(color) if form == "text" else False
    presentation = _presentation(colour)
    checked = invalid = 0
    broken = False
    for text in _given(texts):
        with prints_aside():
            answer = checker.check(text)
            explained = _explained(text, checker) if explain else None
        checked += 1
        invalid += not answer.valid
        broken = broken or answer.broken
        to_stdout([_json(answer, explained)] if form == "json" else _shown(answer, explained, presentation), colour)
    if not checked:
        notify(["nothing was checked: standard input holds no marking"])
        return EXIT_NOTHING_CHECKED
    if form == "text":
        to_stdout([_summary(checked, invalid, checker)], colour)
    if broken or checker.registry.refused:
        return EXIT_ERROR
    return EXIT_FINDINGS if invalid else 0


def _checker(
    chosen: Mapping[str, object], config_file: str | None, isolated: bool, *, with_excerpts: bool
) -> MarkingChecker:
    """The rules under the configuration of the working directory and what the command line chooses on top."""
    from cablelint.engine.marking_check import MarkingChecker
    from cablelint.settings.configuration import Configuration

    registry = registry_of(isolated)
    settings = Configuration(registry, chosen, file=config_file, isolated=isolated).settings_in(str(Path.cwd()))
    return MarkingChecker(registry, settings, with_excerpts=with_excerpts)


def _explained(text: str, checker: MarkingChecker) -> ExplainedMarking:
    from cablelint.engine.explained_marking import explain_marking

    return explain_marking(text, checker.settings)


def _given(texts: Iterable[str]) -> Iterator[str]:
    """The markings in their order, those of standard input in the place of `-`. A blank line is said to be left out."""
    for text in texts:
        if text != _STDIN:
            yield text
            continue
        limit = Settings().max_size
        data = stdin_bytes([_STDIN], limit) or b""
        if len(data) > limit:
            raise click.UsageError(f"standard input has more than {limit:,} bytes")
        blank: list[int] = []
        lines = data.decode("utf-8-sig", "replace").split("\n")
        if not lines[-1].strip():
            lines.pop()
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield line.removesuffix("\r")
            else:
                blank.append(number)
        if blank:
            notify([f"skipped {plural(len(blank), 'blank line')} of standard input, the first at line {blank[0]}"])


def _json(answer: CheckedMarking, explained: ExplainedMarking | None) -> str:
    """One object on one line, as the contract has it, and what it means where that was asked for."""
    from cablelint.reporters.json_ import dump, finding_object

    shown: dict[str, object] = {
        "text": answer.text,
        "kind": answer.kind,
        "valid": answer.valid,
        "canonical": answer.canonical,
        "level": answer.level,
        "controls": list(answer.controls),
        "findings": [finding_object(finding, show_source=False) for finding in answer.findings],
    }
    if explained is not None:
        from cablelint.cli.explanation import explanation_object

        shown["explanation"] = explanation_object(explained)
    return dump(shown) + "\n"


def _presentation(colour: bool) -> Presentation:
    from cablelint.reporters import Presentation

    return Presentation(show_source=True, colour=colour, width=width_of_stdout() or Presentation().width)


def _shown(answer: CheckedMarking, explained: ExplainedMarking | None, presentation: Presentation) -> Iterator[str]:
    """What is said of one marking to a person: the verdict, the register's form, the findings with their carets, and
    what it means where that was asked for.
    """
    from cablelint.reporters.text import block
    from cablelint.terminal.display import line_start, visible

    verdict, hue = ("valid", "green") if answer.valid else ("not valid", "red")
    if answer.valid and answer.findings:
        verdict, hue = "valid, with remarks", "yellow"
    said = styled(verdict, presentation.colour, fg=hue, bold=True)
    yield f"{line_start(answer.text)}: {said}\n"
    names = ", ".join(map(visible, (*(() if answer.level is None else (str(answer.level),)), *answer.controls)))
    if names:
        yield f"  read as: {names}\n"
    if answer.canonical is not None and answer.canonical != answer.text.strip():
        yield f"  register form: {visible(answer.canonical)}\n"
    for finding in answer.findings:
        yield "".join(f"  {line}\n" for line in block(finding, presentation))
    if explained is not None:
        from cablelint.cli.explanation import explanation_lines

        yield "\n"
        yield from (f"{line}\n" for line in explanation_lines(explained, presentation))
    yield "\n"


def _summary(checked: int, invalid: int, checker: MarkingChecker) -> str:
    settings = checker.settings
    markings = plural(checked, "marking")
    verdict = "none is valid" if invalid == checked else f"{invalid} not valid" if invalid else "all valid"
    if checked == 1:
        verdict = "not valid" if invalid else "valid"
    return f"{markings} checked by the rules of {settings.as_of} for the profile {settings.profile}: {verdict}.\n"
