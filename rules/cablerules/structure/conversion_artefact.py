"""STR015 conversion-artefact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
    a_few,
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
    "line-separator": _Kind(
        "line end that is no newline", "line ends that are no newlines", "Write newlines where lines end"
    ),
    "stray-characters": _Kind(
        "run of stray characters before the classification line",
        "runs of stray characters before classification lines",
        "",
    ),
    "small-letters": _Kind("stretch of the head in small letters", "stretches of the head in small letters", ""),
    "glued-line": _Kind(
        "line glued to the one before it",
        "lines glued to the ones before them",
        "Part the lines that are glued together",
    ),
    "backslash": _Kind("backslash at a line's end", "backslashes at line ends", "Remove the backslashes"),
    "press-label": _Kind(
        "label without its points and colon", "labels without their points and colon", "Write the labels in full"
    ),
    "PRESS_DATE": _Kind("date line of a press copy", "date lines of a press copy", ""),
    "DATABASE_FIELD": _Kind("database field", "database fields", ""),
    "COPIED_FIELD": _Kind(
        "line of the head copied above the classification line",
        "lines of the head copied above the classification line",
        "",
    ),
    "SEPARATOR": _Kind("line between cables", "lines between cables", ""),
}


class ConversionArtefact(CableRule):
    """Copying or conversion left its traces in the text.

    ## What it checks

    Scraped anchors (`[1](#)1.`), linked words (`[PREL](#)`), pilcrows, apostrophes that became a comma or a question
    mark (`Council,s`), HTML tags and entities, comma-separated dumps, backslashes at line ends, control characters,
    bidirectional and invisible characters; and the habits of press copies: labels without points and colon throughout
    (`EO 12958 DECL: ...` with `TAGS PREL`), date lines, database fields, lines between cables, a head in small letters,
    stray characters before the classification line, lines glued together without a blank (`SIPDISE.O. 12958:`). One
    finding a cable, at the first trace, with the count of each kind. The other rules read the text as if the traces
    were not there.

    ## Why

    They were not in the cable that was sent. Bidirectional characters can even show a reader another text than the
    one that is there.

    ## Fix safety

    Unsafe: a comma before an "s" may be one, and what a copy should look like is for you to say. The fix replaces
    whatever has a certain replacement. Date lines and database fields are left for a person to remove.
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
        """Report all kinds in one finding, at the first trace, with a fix for all that can be mended."""
        if cable.form == "unknown":
            return
        traces = sorted(_traces(cable), key=lambda traces: traces.spans[0])
        if not traces:
            return
        first, *others = traces
        *most, last = (plural(one.number, one.words.one, one.words.many) for one in traces)
        said = f"{', '.join(most)} and {last}" if most else last
        stand = "is" if not others and first.number == 1 else "are"
        related = [Related(one.spans[0], f"the first {one.words.one}") for one in others]
        if not others:
            related = [Related(span, f"another {first.words.one}") for span in a_few(first.spans)]
        edits = [edit for one in traces for edit in one.edits]
        titles = [one.words.title for one in traces if one.edits]
        yield Violation(
            first.spans[0],
            f"{said} {stand} left from a conversion.",
            related=tuple(related),
            fix=unsafe_fix(titles[0] if len(titles) == 1 else "Mend what the conversion did", *edits)
            if edits
            else None,
        )


class _Traces(NamedTuple):
    """The traces of one kind: what they are called, how many, where, and what mends them."""

    words: _Kind
    number: int
    spans: list[Span]
    edits: list[Edit]


def _traces(cable: Cable) -> Iterator[_Traces]:
    found: dict[str, list[Artefact]] = {}
    for artefact in cable.artefacts:
        found.setdefault(artefact.kind, []).append(artefact)
    for kind, artefacts in found.items():
        spans = [artefact.span for artefact in artefacts]
        # one artefact of these is a run of characters
        runs = kind in ("control-character", "bidirectional-character", "line-separator")
        count = sum(span.end - span.start for span in spans) if runs else len(spans)
        edits = [Edit(*one.span, one.replacement) for one in artefacts if one.replacement is not None]
        yield _Traces(_KINDS[_name(cable, kind, artefacts)], count, spans, edits)
    if labels := press_labels(cable):
        yield _Traces(
            _KINDS["press-label"], len(labels), [slip.span for slip in labels], [slip.edit for slip in labels]
        )
    lines: dict[str, list[Span]] = {}
    for line in (*cable.press_copy, *cable.ends):
        if line.kind in _KINDS:
            lines.setdefault(line.kind, []).append(line.span)
    for kind, spans in lines.items():
        yield _Traces(_KINDS[kind], len(spans), spans, [])


def _name(cable: Cable, kind: str, artefacts: list[Artefact]) -> str:
    """Links that all stand in the TAGS line are linked tags."""
    if kind != "linked-word":
        return kind
    tags = cable.field_of("tags")
    inside = tags is not None and all(tags.span.start <= a.span.start < tags.span.end for a in artefacts)
    return "linked-tag" if inside else kind
