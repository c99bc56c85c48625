"""`cablelint rule`: explain rules, or list them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from cablelint.cli import EXIT_ERROR
from cablelint.cli.loading import registry_of
from cablelint.cli.options import Command, Option, color_option, complete_selectors, format_option
from cablelint.cli.streams import colour_of_stdout, to_stdout, width_of_stdout
from cablelint.terminal.colour import styled
from cablelint.terminal.display import ELLIPSIS, visible

if TYPE_CHECKING:
    from cablelint.rule.api import AnyRule
    from cablelint.rule.registry import LoadedRule, Registry

# Longer lines are hard to read, however wide the terminal.
_WIDEST = 100
# A summary needs so many columns beside the others.
_NARROWEST = 60
_BELOW = " " * 8
_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command(
    cls=Command,
    name="rule",
    epilog="""\b
Examples:
  cablelint rule                          every rule, one per line
  cablelint rule POR001                   one rule by its code
  cablelint rule missing-portion-mark     or by its name
  cablelint rule POR001 DEC007            several
  cablelint rule POR                      a family
  cablelint rule --format json            for programs
  cablelint rule --new loud-paragraph     start a rule of your own

\b
Exit codes: 0 shown or written, 2 no such rule, or rules that cannot be used.""",
)
@click.argument("wanted", metavar="[CODE-OR-NAME]...", nargs=-1, shell_complete=complete_selectors)
@format_option(
    "text", "json", "markdown",
    text="`json` prints a list of rules with all their data, `markdown` the pages of rules.",
)  # fmt: skip
@color_option
@click.option("--isolated", cls=Option, section="Rules", is_flag=True, help="Leave out third-party rules.")
@click.option(
    "--new", "new_name", cls=Option, section="Rules of your own", metavar="NAME",
    help="Write a distribution with a rule of this name, its test and its page, into the folder cablelint-NAME.",
)  # fmt: skip
@click.option(
    "--code", cls=Option, section="Rules of your own", metavar="CODE",
    help="The code of the new rule.  [default: OUR001]",
)  # fmt: skip
def command(
    wanted: tuple[str, ...], form: str, color: str, isolated: bool, new_name: str | None, code: str | None
) -> int:
    """Explain rules: what each checks, why, examples, and the paragraph it rests on. Without a name, list all rules."""
    registry = registry_of(isolated)
    if new_name is not None:
        if wanted:
            raise click.UsageError("--new writes a rule; leave out the rule to explain")
        from cablelint.rule.new_rule import write_rule

        folder = write_rule(new_name, code or "OUR001", registry)
        to_stdout(
            [f"Wrote {folder}. Install it, and its rule runs: python -m pip install --editable ./{folder}\n"], False
        )
        return 0
    if code is not None:
        raise click.UsageError("--code does nothing without --new")
    named = [_matching(one, registry) for one in wanted] if wanted else [list(registry)]
    entries = list({entry.rule.code: entry for group in named for entry in group}.values())
    colour = colour_of_stdout(color)
    if form == "json":
        from cablelint.reporters.json_ import dump

        pieces: Iterable[str] = [dump([rule_object(entry) for entry in entries], indent=1) + "\n"]
    elif form == "markdown":
        from cablelint.rule.page import page

        pieces = ("\n".join(page(entry.rule) for entry in entries),)
    elif wanted and all(len(group) == 1 for group in named):
        pieces = _explained(entries, colour)
    else:
        pieces = table(entries, colour, width_of_stdout())
    to_stdout(pieces, colour)
    return EXIT_ERROR if registry.refused else 0


def _explained(entries: Iterable[LoadedRule], colour: bool) -> Iterator[str]:
    """The pages of several rules, one after the other."""
    for number, entry in enumerate(entries):
        if number:
            yield "\n\n"
        yield from explain(entry, colour, width_of_stdout())


def _matching(wanted: str, registry: Registry) -> list[LoadedRule]:
    """The rules that a code, a name or a family names, in capitals or not. An unknown one is a usage error."""
    from cablelint.settings.selection import SelectionError, match

    for spelling in (wanted.upper(), wanted.lower()):
        try:
            codes = match(spelling, registry).codes
        except SelectionError:
            continue
        break
    else:
        codes = match(wanted, registry).codes
    return [entry for entry in registry if entry.rule.code in codes]


def rule_object(entry: LoadedRule) -> dict[str, object]:
    """A rule as the contract has it, and the distribution that it came from."""
    from cablelint.reporters.json_ import citation_object
    from cablelint.rule.templates import shown

    rule = entry.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "enabled": rule.enabled,
        "preview": rule.preview,
        "fix": rule.fix,
        "summary": rule.summary(),
        "authority": [citation_object(citation) for citation in rule.authority],
        "profiles": list(rule.profiles),
        "since": rule.since,
        "url": rule.url(),
        "examples": [
            {
                "bad": shown(example, example.bad),
                "good": shown(example, example.good),
                "fixed": None if example.fixed is None else shown(example, example.fixed),
            }
            for example in rule.examples
        ],
        "origin": entry.origin,
    }


def explain(entry: LoadedRule, colour: bool, limit: int | None = None) -> Iterator[str]:
    """The rule's page for a terminal: headings stand out, example texts are behind a gutter.

    Prose is broken anew for a terminal of `limit` columns; None leaves it as it is written.
    """
    from cablelint.rule.page import page

    rule = entry.rule
    fence: str | None = None
    prose: list[str] = []
    for line in page(rule).split("\n"):
        shown = visible(line)
        if fence is None and shown and not shown.startswith(("#", "```")):
            if shown.startswith("- "):
                yield from _wrapped(prose, limit)
            prose.append(shown)
            continue
        yield from _wrapped(prose, limit)
        if fence is not None:
            if shown == fence:
                fence = None
            else:
                yield f"{styled('  |', colour, fg='blue')} {shown}".rstrip() + "\n"
        elif shown.startswith("```"):
            fence = shown.removesuffix("text")
        elif shown.startswith("# "):
            yield styled(shown[2:], colour, fg=_SEVERITY_COLOURS[rule.severity], bold=True) + "\n"
        else:
            yield (styled(shown[3:], colour, bold=True) if shown else "") + "\n"
    yield f"Documentation: {rule.url()}\nComes with: {entry.origin}\n"


def _wrapped(prose: list[str], limit: int | None) -> Iterator[str]:
    """The lines of one paragraph or list item, with their ends; `prose` is empty afterwards."""
    lines = prose.copy()
    prose.clear()
    if limit is not None and lines:
        from textwrap import wrap

        hanging = "  " if lines[0].startswith("- ") else ""
        lines = wrap(
            " ".join(line.strip() for line in lines), max(20, min(limit, _WIDEST)), subsequent_indent=hanging,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    yield from (f"{line}\n" for line in lines)


def table(entries: Iterable[LoadedRule], colour: bool, limit: int | None) -> Iterator[str]:
    """The rules, a line each: code, name, severity, fix, whether it runs by default, and the summary.

    A terminal of `limit` columns gets a heading, and lines that end where its own do; in a narrow one the summary
    stands below.
    """
    rules = [entry.rule for entry in entries]
    on = {rule.code: "pre" if rule.preview else "on " if rule.enabled else "off" for rule in rules}
    names = max((len(rule.name) for rule in rules), default=0)
    columns = f"{'code':<6}  {'name':<{names}}  {'severity':<8}  {'fix':<6}  {'on?':<3}"
    narrow = limit is not None and limit - len(columns) < _NARROWEST
    if limit is not None:
        yield styled((columns if narrow else f"{columns}  says")[:limit], colour, bold=True) + "\n"
    for rule in rules:
        fix = rule.fix or "-"
        head = f"{rule.code}  {rule.name:<{names}}  {rule.severity:<8}  {fix:<6}  {on[rule.code]}  "
        summary = visible(rule.summary())
        if narrow and limit is not None:
            from textwrap import fill

            yield _coloured_row(head.rstrip(), rule, colour) + "\n"
            yield fill(summary, max(20, limit), initial_indent=_BELOW, subsequent_indent=_BELOW) + "\n"
            continue
        if limit is not None and len(head) + len(summary) > limit:
            summary = summary[: max(0, limit - len(head) - 1)] + ELLIPSIS
        yield _coloured_row(head, rule, colour) + summary + "\n"


def _coloured_row(head: str, rule: type[AnyRule], colour: bool) -> str:
    code = styled(rule.code, colour, fg=_SEVERITY_COLOURS[rule.severity], bold=True)
    return code + head.removeprefix(rule.code)
