"""A cable for people on a terminal: its text with each portion in the colour of its level, the findings below it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Finding
from cablelint.reporters import Presentation
from cablelint.reporters.concise import COLOURS
from cablelint.reporters.html.text import Place, Run, line_runs, marked_places, portion_lines
from cablelint.terminal.colour import styled
from cablelint.terminal.display import visible

if TYPE_CHECKING:
    from cablegrammar.base.source import Source
    from cablegrammar.cable.cable import Cable

_LEVELS = tuple(Level)
LEVEL_COLOURS: Mapping[Level, str] = {
    Level.UNCLASSIFIED: "green",
    Level.LIMITED_OFFICIAL_USE: "cyan",
    Level.CONFIDENTIAL: "bright_blue",
    Level.SECRET: "red",
    Level.TOP_SECRET: "yellow",
}
"""The colours of the cover sheets, as far as a terminal has them."""

_CODE = 6
"""A code has so many characters."""
_NARROWEST = 30
"""The text keeps so many columns, however narrow the terminal is."""
_SIGNS = {"error": "\u2717", "warning": "!", "info": "i"}
_BAR, _LINE = "\u258c", "\u2502"


class _Gutter(NamedTuple):
    """What stands before a line: its width, and how many digits its number has."""

    digits: int
    letters: int

    @property
    def width(self) -> int:
        return _CODE + 1 + self.digits + 1 + self.letters + 3


def lines_of(
    source: Source, cables: Sequence[Cable], findings: Sequence[Finding], presentation: Presentation
) -> Iterator[str]:
    """The lines of a file without line ends: margin, number, level, text; below a line what was found on it.

    The margin has the code of each finding beside its message. Nothing is said by a colour alone: the letters of a
    portion's level stand before its bar. Wide lines are wrapped to the width of the presentation.
    """
    levels = _levels(cables, findings)
    count = source.line_count - source.text.endswith("\n")
    numbers = source.paragraphs or range(1, count + 1)
    gutter = _Gutter(len(str(max(numbers, default=1))), max((len(_letters(one)) for one in levels.values()), default=0))
    width = max(_NARROWEST, presentation.width - gutter.width)
    numbered = list(enumerate(findings))
    places: dict[int, list[Place]] = {}
    for cable in cables:
        for line, marked in marked_places(cable, numbered if cable is cables[0] else ()).items():
            places.setdefault(line, []).extend(marked)
    of_line: dict[int, list[Finding]] = {}
    for finding in findings:
        of_line.setdefault(finding.line, []).append(finding)
    before = None
    for line in range(1, count + 1):
        found = of_line.get(line, [])
        runs = line_runs(source.line(line), places.get(line, ()))
        pieces = list(_wrapped([runs] if isinstance(runs, str) else runs, width))
        number = None if numbers[line - 1] == before else numbers[line - 1]
        before = numbers[line - 1]
        level = levels.get(line)
        for place, piece in enumerate(pieces):
            head = _head(None, None if place else number, level, gutter, presentation)
            yield head + "".join(_styled_run(run, level, findings, presentation) for run in piece)
        for finding in found:
            yield from _said(finding, gutter, width, presentation)


def _levels(cables: Iterable[Cable], findings: Sequence[Finding]) -> dict[int, Level | None]:
    """The level of each line of a portion; None where its mark names none."""
    return {
        line: _LEVELS[portion.level] if portion.level >= 0 else None
        for cable in cables
        for portion in portion_lines(cable, findings)
        for line in range(portion.first, portion.last + 1)
    }


def _letters(level: Level | None) -> str:
    return "" if level is None else level.portion


def _head(
    finding: Finding | None, number: int | None, level: Level | None, gutter: _Gutter, presentation: Presentation
) -> str:
    code = "" if finding is None else finding.code
    colour = presentation.colour
    hue = None if finding is None else COLOURS[finding.severity]
    coloured = styled(f"{code:<{_CODE}}", colour, fg=hue, bold=True)
    place = styled(f"{'' if number is None else number:>{gutter.digits}}", colour, dim=True)
    letters = f"{_letters(level):>{gutter.letters}}"
    if level is None:
        side = styled(f"{letters} {_LINE}", colour, dim=True)
    else:
        side = styled(f"{letters} {_BAR}", colour, fg=LEVEL_COLOURS[level])
    return f"{coloured} {place} {side} "


def _said(finding: Finding, gutter: _Gutter, width: int, presentation: Presentation) -> Iterator[str]:
    """What was found, below its line: the message, and dimmed what was expected and how it can be mended."""
    sign = styled(_SIGNS[finding.severity], presentation.colour, fg=COLOURS[finding.severity], bold=True)
    head = _head(None, None, None, gutter, presentation)
    for place, line in enumerate(textwrap.wrap(visible(finding.message), width - 4)):
        yield f"{head}  {line}" if place else f"{_head(finding, None, None, gutter, presentation)}{sign} {line}"
    notes = [] if finding.expected is None else [f"expected: {visible(finding.expected)}"]
    if finding.fix is not None:
        notes.append(f"fix ({finding.fix.applicability}): {visible(finding.fix.title)}")
    for note in notes:
        for line in textwrap.wrap(note, width - 4):
            yield f"{head}  {styled(line, presentation.colour, dim=True)}"


def _wrapped(runs: Sequence[str | Run], width: int) -> Iterator[list[str | Run]]:
    """A line in pieces of at most `width` characters, cut at blanks where there are some."""
    text = "".join(run if isinstance(run, str) else run[0] for run in runs)
    cuts, start = [], 0
    while len(text) - start > width:
        blank = text.rfind(" ", start + width // 2, start + width + 1)
        cut = start + width if blank < 0 else blank + 1
        cuts.append(cut)
        start = cut
    pieces: list[list[str | Run]] = [[]]
    at = 0
    for run in runs:
        rest = run if isinstance(run, str) else run[0]
        while cuts and at + len(rest) > cuts[0]:
            part, rest = rest[: cuts[0] - at], rest[cuts[0] - at :]
            pieces[-1].append(part if isinstance(run, str) else (part, *run[1:]))
            pieces.append([])
            at = cuts.pop(0)
        pieces[-1].append(rest if isinstance(run, str) else (rest, *run[1:]))
        at += len(rest)
    yield from pieces


def _styled_run(run: str | Run, level: Level | None, findings: Sequence[Finding], presentation: Presentation) -> str:
    """A piece of a line in the colour of its portion; a mark is bold, and what was found is underlined."""
    text, found, *mark = (run, []) if isinstance(run, str) else run
    colour = None if level is None else LEVEL_COLOURS[level]
    if colour is None and found:
        colour = COLOURS[findings[found[0]].severity]
    shown = text.replace("\t", " " * 4)
    return styled(shown, presentation.colour, fg=colour, bold=bool(mark) or None, underline=bool(found) or None)
