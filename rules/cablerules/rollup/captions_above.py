"""What stands above the portions: the captions and the classification line of a telegram, the banner of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Edit, Fix, Span, once, unsafe_fix

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


def caption_span(cable: Cable, *names: str) -> Span | None:
    """Where one of these captions stands, a misspelled one included (its spelling is CAP007's)."""
    return next((one.span for one in cable.stated_captions if one.known.text in names), None)


@once
def noforn_above(cable: Cable) -> Span | None:
    """Where NOFORN stands above the portions: a caption, the classification line, a page's banner."""
    span = caption_span(cable, "NOFORN")
    if span is not None:
        return span
    line = cable.classification
    if line is not None and "NOFORN" in line.controls:
        return line.modifier_span or line.span
    return next((use.span for use in cable.markings_in_use if use.kind == "banner" and use.marking.noforn), None)


def caption_fix(cable: Cable, caption: str) -> Fix | None:
    """Put a caption on a line of its own, behind the others; None where a cable has no place for one."""
    if cable.form in ("smart", "draft") or not cable.classification_lines:
        return None
    first_field = cable.fields[0].span.start if cable.fields else cable.first_paragraph
    lines = [one.span for one in cable.stated_captions if one.place == "line" and one.span.end <= first_field]
    after = lines[-1] if lines else cable.classification_lines[0].span
    if after.end > cable.first_text:  # in a damaged head the text begins above: a caption would be a part of it
        return None
    end, newline = cable.source.line_at(after.end).end, cable.source.line_end_at(after.end)
    if not newline or cable.written(Span(after.end, end)).strip():
        return None
    gap = newline if lines else newline * 2
    return unsafe_fix(f"Add the caption {caption}", Edit(end, end, f"{gap}{caption}"))
