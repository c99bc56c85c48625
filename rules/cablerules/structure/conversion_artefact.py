"""STR015 conversion-artefact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablegrammar.base.record import record
from cablelint import (
    Applicability,
    Artefact,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Related,
    Severity,
    Span,
    Violation,
    plural,
    unsafe_fix,
)
from cablerules.structure.labels import press_labels


@record
class _Kind:
    """How one kind of artefact is spoken of."""

    one: str
    many: str
    title: str


_KINDS = {
    "scraped-anchor": _Kind("scraped anchor", "scraped anchors", "Remove the scraped anchors"),
    "linked-tag": _Kind("linked tag", "linked tags", "Put the tags in the place of their links"),
    "linked-word": _Kind("linked word", "linked words", "Put the words in the place of their links"),
    "pilcrow": _Kind("pilcrow", "pilcrows", "Remove the pilcrows"),
    "lost-apostrophe": _Kind("lost apostrophe", "lost apostrophes", "Put the apostrophes back"),
    "control-character": _Kind("control character", "control characters", "Remove the control characters"),
    "bidirectional-character": _Kind(
        "bidirectional or invisible character",
        "bidirectional or invisible characters",
        "Remove the bidirectional and invisible characters",
    ),
    "lone-carriage-return": _Kind("lone carriage return", "lone carriage returns", "Remove the lone carriage returns"),
    "html-tag": _Kind("HTML tag", "HTML tags", "Remove the HTML tags"),
    "html-entity": _Kind("HTML entity", "HTML entities", "Put the characters in the place of their entities"),
    "csv-record": _Kind("mark of a comma-separated dump", "marks of a comma-separated dump", ""),
    "backslash": _Kind("backslash at a line's end", "backslashes at line ends", "Remove the backslashes"),
    "press-label": _Kind(
        "label without its points and colon", "labels without their points and colon", "Write the labels in full"
    ),
    "PRESS_DATE": _Kind("date line of a press copy", "date lines of a press copy", ""),
    "DATABASE_FIELD": _Kind("database field", "database fields", ""),
    "SEPARATOR": _Kind("line between cables", "lines between cables", ""),
}


class ConversionArtefact(CableRule):
    """Copying or conversion left its traces in the text.

    ## What it checks

    Scraped anchors (`[1](#)1.`), linked words (`[PREL](#)`), pilcrows, apostrophes that became a comma or a question
    mark (`Council,s`), HTML tags and entities, comma-separated dumps, backslashes at line ends, control characters,
    bidirectional and invisible characters; and the habits of press copies: labels without points and colon throughout
    (`EO 12958 DECL: ...` with `TAGS PREL`), date lines, database fields, lines between cables. One finding a cable
    lists the kinds with their counts. The other rules read the text as if the traces were not there.

    ## Why

    They were not in the cable that was sent. Bidirectional characters can even show a reader another text than the
    one that is there.

    ## Fix safety

    Unsafe: a comma before an "s" may be one, and what a copy should look like is for you to say. The fix replaces all
    of them. Date lines and database fields are left for a person to remove.
    """

    code = "STR015"
    name = "conversion-artefact"
    severity = Severity.INFO
    authority = (Citation("cablelint: The grammar", "Artefacts"),)
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="[1](#)1. (U) The lamp is lit.\n\n[1](#)2. (C) The keeper is asleep.",
            good="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.",
            at=((1, 1, 1, 7),),
            fixed="1. (U) The lamp is lit.\n\n2. (C) The keeper is asleep.",
        ),
        Example(
            bad="TAGS: [PREL](#) [ECON](#) [WA](#)",
            good="TAGS: PREL, ECON, WA",
            at=((1, 7, 1, 16),),
            fixed="TAGS: PREL ECON WA",
            slot="tags",
        ),
        Example(
            bad="1. (C) The Board,s lamp is lit.",
            good="1. (C) The Board's lamp is lit.",
            at=((1, 17, 1, 18),),
            fixed="1. (C) The Board's lamp is lit.",
        ),
        Example(
            bad="EO 12958 DECL: 07/14/2018\nTAGS PREL, ECON, WA",
            good="E.O. 12958: DECL: 07/14/2018\nTAGS: PREL, ECON, WA",
            at=((1, 1, 1, 9),),
            fixed="E.O. 12958: DECL: 07/14/2018\nTAGS: PREL, ECON, WA",
            slot="tags",
            setting={"executive_order": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report all kinds at the first trace, each with its count, and a fix for all of them."""
        if cable.form == "unknown":
            return
        found = sorted(_traces(cable), key=lambda trace: trace.spans[0])
        if not found:
            return
        counts = [_counted(trace) for trace in found]
        several = len(found) > 1 or found[0].count > 1
        edits = tuple(_apart(edit for trace in found for edit in trace.edits))
        title = _KINDS[found[0].kind].title if len(found) == 1 else "Put right what the conversion left"
        yield Violation(
            found[0].spans[0],
            f"{_listed(counts)} {'are' if several else 'is'} left from a conversion.",
            related=tuple(Related(trace.spans[0], f"the first {_KINDS[trace.kind].one}") for trace in found[1:]),
            fix=unsafe_fix(title, *edits) if edits else None,
        )


@record
class _Trace:
    """What one kind of artefact left: the places, how many there are, and what puts them right."""

    kind: str
    spans: tuple[Span, ...]
    count: int
    edits: tuple[Edit, ...] = ()


def _traces(cable: Cable) -> Iterator[_Trace]:
    """The kinds of artefacts in a cable."""
    found: dict[str, list[Artefact]] = {}
    for artefact in cable.artefacts:
        found.setdefault(artefact.kind, []).append(artefact)
    for kind, artefacts in found.items():
        spans = tuple(artefact.span for artefact in artefacts)
        edits = tuple(Edit(*one.span, one.replacement) for one in artefacts if one.replacement is not None)
        runs = kind in ("control-character", "bidirectional-character")  # one artefact is a run of them
        count = sum(span.end - span.start for span in spans) if runs else len(spans)
        yield _Trace(_name(cable, kind, artefacts), spans, count, edits)
    labels = press_labels(cable)
    if labels:
        spans = tuple(slip.span for slip in labels)
        yield _Trace("press-label", spans, len(spans), tuple(slip.edit for slip in labels))
    lines: dict[str, list[Span]] = {}
    for line in (*cable.press_copy, *cable.ends):
        if line.kind in _KINDS:
            lines.setdefault(line.kind, []).append(line.span)
    for kind, places in lines.items():
        yield _Trace(kind, tuple(places), len(places))


def _counted(trace: _Trace) -> str:
    words = _KINDS[trace.kind]
    return plural(trace.count, words.one, words.many)


def _listed(counts: list[str]) -> str:
    """Words as a sentence lists them: `3 pilcrows, 2 linked tags and 1 database field`."""
    return counts[0] if len(counts) == 1 else f"{', '.join(counts[:-1])} and {counts[-1]}"


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order; of two that overlap the first."""
    end = -1
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= end:
            yield edit
            end = max(edit.end, edit.start + 1)


def _name(cable: Cable, kind: str, artefacts: list[Artefact]) -> str:
    """Links that all stand in the TAGS line are linked tags."""
    if kind != "linked-word":
        return kind
    tags = cable.field_of("tags")
    inside = tags is not None and all(tags.span.start <= a.span.start < tags.span.end for a in artefacts)
    return "linked-tag" if inside else kind
