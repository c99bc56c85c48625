"""`cablelint check --fix --interactive`: shows each fix on the terminal, and asks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import click

from cablelint.fixes.by_hand import Answer, Question
from cablelint.fixes.difference import difference
from cablelint.reporters import Presentation
from cablelint.reporters.quotation import classification
from cablelint.reporters.text import block
from cablelint.rule.violation import Applicability, Fix
from cablelint.terminal.colour import is_terminal, wants_colour
from cablelint.terminal.display import visible

_DIFF_COLOURS = {"+": "green", "-": "red"}
_CONTEXT = ("---", "+++", "@@")


def require_terminal() -> None:
    """Raise `click.UsageError` where nobody can be asked."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise click.UsageError(
            "--interactive asks on the terminal, and there is none; leave it out, or look with --diff"
        )


class Asker:
    """Asks about the fixes of one run, on standard error: standard output is the report's."""

    def __init__(self, color: str) -> None:
        self._colour = wants_colour(color, sys.stderr)
        self._path: str | None = None
        self._asked = 0
        self.stopped = False
        """Whether the person wants to hear no more."""
        self.interrupted = False
        """Whether that was said with Ctrl-C."""

    def __call__(self, question: Question) -> Fix | Answer:
        """The fix that the person takes, or what she says in its place."""
        if self.stopped:
            return Answer.STOP
        self._show(question)
        try:
            answer = self._choose(question)
        except (click.Abort, KeyboardInterrupt, EOFError):
            self._say("\nStopped; what you said before this one is kept.")
            self.interrupted = True
            answer = Answer.STOP
        self.stopped = answer is Answer.STOP
        return answer

    def _show(self, question: Question) -> None:
        finding = question.finding
        self._asked += 1
        if finding.path != self._path:
            self._path = finding.path
            self._say(click.style(visible(finding.path), bold=True, underline=True))
        banner = classification([finding])
        rule = f"---- {self._asked}" + ("" if banner is None else f" ---- {banner}") + " ----"
        self._say(f"\n{click.style(rule, dim=True)}")
        presentation = Presentation(show_source=True, colour=self._colour, width=shutil.get_terminal_size().columns)
        for line in block(finding, presentation):
            self._say(line)
        if len(question.offers) == 1:
            self._say("")
            for line in self._changed(question):
                self._say(line)

    def _changed(self, question: Question) -> Iterator[str]:
        """The lines that the fix changes."""
        source, (_, after) = question.source, question.offers[0]
        for line in difference(question.finding.path, source.text, after):
            if line.startswith(_CONTEXT) or line[:1] not in _DIFF_COLOURS:
                continue
            yield click.style(f"  {line[0]} {visible(line[1:].removesuffix(chr(10)))}", fg=_DIFF_COLOURS[line[0]])

    def _choose(self, question: Question) -> Fix | Answer:
        """What the person types, asked again until it is an answer."""
        offers = [fix for fix, _ in question.offers]
        names = _names(offers)
        while True:
            typed = click.prompt(self._prompt(offers), default="", show_default=False, prompt_suffix=" ", err=True)
            word = typed.strip().lower()
            if word in names:
                return names[word]
            if word in ("n", "no", ""):
                return Answer.SKIP
            if word in ("q", "quit"):
                return Answer.STOP
            self._say(_HELP if len(offers) == 1 else _HELP_CHOICES)

    def _prompt(self, offers: list[Fix]) -> str:
        if len(offers) == 1:
            doubt = "" if offers[0].applicability is Applicability.SAFE else " It is yours to judge."
            return f"{visible(offers[0].title)}?{doubt} [y/N/q/?]"
        choices = "\n".join(f"  {number}  {visible(fix.title)}" for number, fix in enumerate(offers, 1))
        return f"\n{choices}\nWhich one? [1-{len(offers)}/N/q/?]"

    def _say(self, text: str) -> None:
        click.echo(text, err=True, color=self._colour)


_HELP = "y  make this change    n  leave it (or Enter)    q  stop, and keep what was said so far"
_HELP_CHOICES = "a number, or the mark itself    n  leave it (or Enter)    q  stop, and keep what was said so far"


def _names(offers: list[Fix]) -> dict[str, Fix]:
    """What may be typed for each fix: yes for the only one; of several their numbers, and the marks that they write."""
    if len(offers) == 1:
        return dict.fromkeys(("y", "yes"), offers[0])
    names: dict[str, Fix] = {}
    for number, fix in enumerate(offers, 1):
        names[str(number)] = fix
        for edit in fix.edits:
            mark = edit.text.strip().lower()
            names.setdefault(mark, fix)
            names.setdefault(mark.strip("()"), fix)
    return names
