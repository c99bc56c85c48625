"""A cable as an outline for people: what the grammar made of each part, with the line that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablelint.cli.cable_json import line_of, moment
from cablelint.reporters.quotation import UNKNOWN_LEVEL, in_words
from cablelint.terminal.display import ELLIPSIS, visible

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable, Paragraph, Subparagraph
    from cablegrammar.header.lines import Addressee


class Row(NamedTuple):
    """One line of the outline. `line` is None for what stands nowhere in particular, `depth` counts from 0."""

    line: int | None
    label: str
    value: str
    depth: int = 0


def outline(cable: Cable, path: str, width: int | None = None) -> Iterator[str]:
    """The lines of the outline, without line ends, none of them longer than `width` and none beginning with text.

    It opens and closes with the cable's classification, for it quotes the cable.
    """
    from datetime import date

    from cablegrammar.rollup.quoted import overall_marking

    banner = in_words([overall_marking(cable, date.today())]) or UNKNOWN_LEVEL
    yield banner
    numbers = cable.source.paragraphs
    yield cut(f"# {visible(path)}{', by Word paragraph' if numbers else ''}", width)
    rows = list(_rows(cable))
    digits = max((len(str(row.line)) for row in rows if row.line is not None), default=1)
    labels = max(len(row.label) + 2 * row.depth for row in rows)
    for row in rows:
        number = "" if row.line is None else str(numbers[row.line - 1] if numbers else row.line)
        label = "  " * row.depth + row.label
        yield cut(f"{number:>{digits}} | {label:<{labels}}  {visible(row.value, ' ')}".rstrip(), width)
    yield banner


def cut(line: str, width: int | None) -> str:
    """A line that is no longer than `width`; None is any length."""
    return line if width is None or len(line) <= width else line[: width - 1] + ELLIPSIS


def _rows(cable: Cable) -> Iterator[Row]:
    """The parts in the order that a cable has them, with those that are missing left out."""
    lines = cable.lines
    yield Row(
        None, "cable", f"{cable.id or 'without an id'}, form {cable.form}, dated {moment(cable.date) or 'unknown'}"
    )
    yield Row(None, "lines", f"{lines.placed} of {lines.total} placed")
    if (sent := cable.transmission) is not None:
        shown = (sent.precedence, sent.originator, sent.serial, sent.filed, sent.signal, sent.letters)
        yield _row(cable, sent.span.start, "transmission", " ".join(str(value) for value in shown if value is not None))
    if (group := cable.date_time_group) is not None:
        yield _row(cable, group.span.start, "date-time group", " ".join((*group.precedence, group.text)))
    if cable.from_ is not None:
        yield Row(None, "from", cable.from_)
    for label, addressees in (("to", cable.to), ("info", cable.info), ("xmt", cable.xmt)):
        for addressee in addressees:
            yield _row(cable, addressee.span.start, label, _addressee(addressee))
    if (overall := cable.classification) is not None:
        value = " ".join((overall.level or f"{overall.text} (no level)", *overall.controls))
        if overall.section is not None:
            value += f", section {overall.section.number} of {overall.section.total}"
        yield _row(cable, overall.span.start, "classification", value)
    for caption in cable.captions:
        yield _row(cable, caption.span.start, "caption", caption.text)
    for line in cable.pass_lines:
        yield _row(cable, line.span.start, "pass line", line.text)
    for banner in cable.page_banners:
        yield _row(cable, banner.span.start, "page banner", banner.marking)
    yield from _marking_rows(cable)
    yield from _body_rows(cable)


def _marking_rows(cable: Cable) -> Iterator[Row]:
    """The E.O. line to the classification authority."""
    if (order := cable.executive_order) is not None:
        yield _row(cable, order.span.start, "executive order", f"{order.number or 'no number'}: {order.instruction}")
    if (until := cable.declassification) is not None:
        when = until.date.isoformat() if until.date is not None else None
        yield Row(None, "declassification", " ".join(filter(None, (until.kind, when, until.event, *until.codes))))
    for tag in cable.tags:
        yield _row(cable, tag.span.start, "tag", f"{tag.tag} ({tag.kind})" + (f" {tag.name}" if tag.name else ""))
    if (subject := cable.subject) is not None:
        mark = f"{subject.mark.text} " if subject.mark is not None else ""
        yield _row(cable, subject.span.start, "subject", mark + subject.title)
    for reference in cable.references:
        label = "reference" if reference.letter is None else f"reference {reference.letter}"
        yield _row(cable, reference.span.start, label, f"{reference.id or reference.kind}: {reference.text}")
    if (authority := cable.authority) is not None:
        shown = authority.classified_by or authority.derived_from or ""
        if (reason := authority.reason) is not None:
            shown += f", reason {reason.section or ''} {' '.join(f'({letter})' for letter in reason.letters)}"
        yield _row(cable, authority.span.start, f"{authority.kind} authority", shown)


def _body_rows(cable: Cable) -> Iterator[Row]:
    """Paragraphs, headings, notices and signatures in the order of the text, then what could not be placed."""
    from cablegrammar.cable.cable import Paragraph

    for block in cable.blocks:
        if isinstance(block, Paragraph):
            label = "block" if block.number is None else f"paragraph {block.number}"
            yield _row(cable, block.span.start, label, _marked(block))
            for item in block.subparagraphs:
                yield _row(cable, item.span.start, f"item {item.label or '-'}", _marked(item), 1)
        else:
            yield _row(cable, block.span.start, type(block).__name__.lower(), block.text)
    for run in cable.unplaced:
        yield _row(cable, run.span.start, "NOT PLACED", run.text)


def _marked(portion: Paragraph | Subparagraph) -> str:
    mark = portion.mark
    if mark is not None and not mark.in_front:
        return portion.text  # which the mark stands in
    return f"{'(no mark)' if mark is None else mark.text} {portion.text}"


def _addressee(addressee: Addressee) -> str:
    parts = (addressee.routing_indicator, addressee.name, addressee.precedence, addressee.serial)
    return " ".join(part for part in parts if part is not None)


def _row(cable: Cable, offset: int, label: str, value: str, depth: int = 0) -> Row:
    return Row(line_of(cable, offset), label, value, depth)
