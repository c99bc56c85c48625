"""The banner that the portions call for, shown behind the one that the cable has."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.cable.cable import Cable
from cablegrammar.rollup.cables import CableBanner, banner_of
from cablelint.server.hover import code, escaped
from cablelint.server.reading import Reading


def hints(reading: Reading, wanted: Span) -> list[types.InlayHint]:
    """The hints for the cables whose banner stands among the characters `wanted`."""
    return [
        hint
        for cable in reading.cables
        if cable.is_cable and (line := _banner_line(cable)) is not None and wanted.start <= line.end <= wanted.end
        for hint in _hint(reading, cable, line)
    ]


def _banner_line(cable: Cable) -> Span | None:
    lines = cable.classification_lines or cable.banners
    if not lines:
        return None
    start, text = lines[0].span.start, lines[0].text
    return Span(start, start + len(text.split("\n")[0].rstrip()))


def _hint(reading: Reading, cable: Cable, line: Span) -> Iterator[types.InlayHint]:
    settings = reading.settings
    on = settings.as_of or (cable.date.date() if cable.date is not None else None)
    answer = banner_of(cable, on or settings.today or datetime.date.today(), settings.profile)
    if not answer.portions:
        return
    tooltip = types.MarkupContent(types.MarkupKind.Markdown, "\n".join(_why(answer)))
    yield types.InlayHint(
        reading.text.position(line.end), _label(answer), padding_left=True, tooltip=tooltip,
    )  # fmt: skip


def _label(answer: CableBanner) -> str:
    """The words of the hint; an editor cuts a long one."""
    banner = answer.rolled_up.banner
    if banner is None:
        return "the portions tell no banner"
    return f"{'but ' if answer.agrees is False else ''}the portions call for {banner}"


def _why(answer: CableBanner) -> Iterator[str]:
    """Which portion forces which part."""
    rolled_up = answer.rolled_up
    for reason in rolled_up.because:
        portion = reason.portion
        place = "" if portion.line is None else f", line {portion.line}"
        yield f"- {code(reason.token)}: portion {portion.number} {code(portion.text)}{place}: {escaped(reason.why)}"
    yield from (f"- {escaped(problem)}" for problem in rolled_up.problems)
    if answer.in_use is not None:
        yield f"- The banner in use: {code(answer.in_use)}"
    if answer.unmarked:
        yield f"- Paragraphs without a mark, which are not counted: {answer.unmarked}"
