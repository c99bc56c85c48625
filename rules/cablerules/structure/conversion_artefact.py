"""STR015 conversion-artefact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    Fix,
    Related,
    Scope,
    Severity,
    Span,
    Violation,
    a_few,
    plural,
    safe_fix,
    series,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.structure.labels import press_labels
from cablerules.structure.trace_words import LINE_ENDS, WORDS, TraceWords


class ConversionArtefact(CableRule):
    r"""Copying or conversion left its traces in the text.

    ## What it checks

    Scraped anchors (`[1](#)1.`), linked words (`[PREL](#)`), pilcrows, apostrophes that became a comma or a question
    mark (`Council,s`), HTML tags and entities, comma-separated dumps, backslashes at line ends, and those that Markdown
    puts before signs (`1\.`), stars of bold and italics (`**2. (C)**`), the sign of a quotation before each line (`>
    `), control characters, bidirectional and invisible characters; and the habits of press copies: labels without
    points and colon throughout (`EO 12958 DECL: ...` with `TAGS PREL`), date lines, lines between cables, a head in
    small letters, stray characters before the classification line, lines glued together without a blank (`SIPDISE.O.
    12958:`); the records of databases, the heads of mails and viewers' titles, and a head, or a line of it, that stands
    twice. One finding a cable, at the first, that lists the kinds with their counts. The other rules read the text as
    if the traces were not there.

    ## Why

    They were not in the cable that was sent. Bidirectional characters can even show a reader another text than the
    one that is there.

    ## Fix safety

    Safe where all that it writes are line ends, in place of carriage returns that lost their line feeds and of other
    characters that end a line: the text is read as before. Unsafe otherwise: a comma before an "s" may be one, and what
    a copy should look like is for you to say. The fix replaces all of them. Records, repeated heads, the heads of
    mails, date lines and database fields are left for a person to remove.
    """

    code = "STR015"
    name = "conversion-artefact"
    severity = Severity.INFO
    scope = Scope(forms=CABLES)
    authority = (Citation("cablelint: the artefacts of conversions (docs/grammar.md)"),)
    fix = Applicability.SAFE
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
            bad="1. (C) The lamp &amp; the clock are wet.<br>",
            good="1. (C) The lamp & the clock are wet.",
            at=((1, 17, 1, 22),),
            fixed="1. (C) The lamp & the clock are wet.",
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
        """Report all kinds at once, each with its count, and a fix for those that are certain."""
        if cable.form == "unknown":
            return
        found = sorted(_kinds_in(cable), key=lambda one: one.spans[0])
        if not found:
            return
        counts = [plural(one.count, one.words.one, one.words.many) for one in found]
        titles = [one.words.title for one in found if one.edits]
        total = sum(one.count for one in found)
        yield Violation(
            found[0].spans[0],
            f"{series(counts, 'and')} {'is' if total == 1 else 'are'} left over from a conversion.",
            related=tuple(_places(found)),
            fix=_fix(titles[0] if len(titles) == 1 else "Remove what the conversion left", found),
        )


@record
class _Found:
    """One kind of artefact in a cable: where it stands, in order, and what would undo it."""

    kind: str
    words: TraceWords
    spans: tuple[Span, ...]
    edits: tuple[Edit, ...]
    count: int


def _fix(title: str, found: Sequence[_Found]) -> Fix | None:
    """What undoes all that can be undone; safe where it writes line ends that are read as line ends already."""
    edits = [edit for one in found for edit in one.edits]
    if not edits:
        return None
    certain = all(one.kind in LINE_ENDS for one in found if one.edits)
    return safe_fix(title, *edits) if certain else unsafe_fix(title, *edits)


def _kinds_in(cable: Cable) -> Iterator[_Found]:
    """What is left in a cable, by kinds."""
    found: dict[str, list[Artefact]] = {}
    for artefact in cable.artefacts:
        if artefact.kind == "loose-level":  # a drafter's, and CLS001's
            continue
        found.setdefault(artefact.kind, []).append(artefact)
    for kind, artefacts in found.items():
        spans = tuple(artefact.span for artefact in artefacts)
        count = len(spans)
        if kind in ("control-character", "bidirectional-character"):  # one artefact is a run of them
            count = sum(span.end - span.start for span in spans)
        edits = tuple(edit for artefact in artefacts for edit in _edits(artefact))
        yield _Found(kind, WORDS[_name(cable, kind, artefacts)], spans, edits, count)
    labels = press_labels(cable)
    if labels:
        edits = tuple(slip.edit for slip in labels)
        yield _Found("press-label", WORDS["press-label"], tuple(slip.span for slip in labels), edits, len(labels))
    lines: dict[str, list[Span]] = {}
    for line in (*cable.press_copy, *cable.ends):
        if line.kind in WORDS:
            lines.setdefault(line.kind, []).append(line.span)
    if cable.repeated_lines:
        lines["repeated-line"] = [line.span for line in cable.repeated_lines]
    for kind, places in lines.items():
        yield _Found(kind, WORDS[kind], tuple(places), (), len(places))


def _edits(artefact: Artefact) -> Iterator[Edit]:
    """What undoes an artefact. No word of the text is written once more: machine formats show what a fix writes."""
    start, end = artefact.span
    if artefact.replacement is None:
        return
    if artefact.kind == "linked-word":
        yield Edit(start, start + len("["), "")
        yield Edit(start + len("[") + len(artefact.replacement), end, "")
    elif artefact.kind == "glued-line":
        yield Edit(start, start, "\n")
    else:
        yield Edit(start, end, artefact.replacement)


def _places(found: Sequence[_Found]) -> Iterator[Related]:
    """The first place of each further kind; where there is one kind, more places of it."""
    if len(found) == 1:
        for span in a_few(list(found[0].spans)):
            yield Related(span, f"another {found[0].words.one}")
    else:
        for one in found[1:]:
            yield Related(one.spans[0], f"the first {one.words.one}" if len(one.spans) > 1 else f"the {one.words.one}")


def _name(cable: Cable, kind: str, artefacts: list[Artefact]) -> str:
    """Links that all stand in the TAGS line are linked tags."""
    if kind != "linked-word":
        return kind
    tags = cable.field_of("tags")
    inside = tags is not None and all(tags.span.start <= a.span.start < tags.span.end for a in artefacts)
    return "linked-tag" if inside else kind
