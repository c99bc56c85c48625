"""A cable as the plain dictionary that `cablelint parse --format json` prints: unknown is None, no list is absent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority
    from cablegrammar.cable.cable import Cable, Paragraph, Subparagraph
    from cablegrammar.cable.marks import Mark
    from cablegrammar.declassification.executive_order import Declassification
    from cablegrammar.header.lines import Addressee, Transmission
    from cablegrammar.marking.classification import Classification

Json = dict[str, Any]


def cable_object(cable: Cable, path: str) -> Json:
    """What `parse --format json` gives: its keys and their order are a public contract."""
    return {
        "path": path,
        "form": None if cable.form == "unknown" else cable.form,
        "id": cable.id,
        "mrn": None if cable.message_record_number is None else cable.message_record_number.text,
        "date": moment(cable.date),
        "transmission": None if cable.transmission is None else _transmission(cable.transmission),
        "date_time_group": None
        if cable.date_time_group is None
        else {"text": cable.date_time_group.text, "precedence": list(cable.date_time_group.precedence)},
        "from": cable.from_,
        "to": [_addressee(addressee) for addressee in cable.to],
        "info": [_addressee(addressee) for addressee in cable.info],
        "xmt": [_addressee(addressee) for addressee in cable.xmt],
        "classification": None if cable.classification is None else _classification(cable.classification),
        "post": cable.post,
        "number": cable.number,
        "captions": [caption.text for caption in cable.captions],
        "pass_lines": [line.text for line in cable.pass_lines],
        "executive_order": None
        if cable.executive_order is None
        else {"number": cable.executive_order.number, "instruction": cable.executive_order.instruction},
        "declassification": None if cable.declassification is None else _declassification(cable.declassification),
        "tags": [{"tag": tag.tag, "kind": tag.kind, "name": tag.name} for tag in cable.tags],
        "subject": None if cable.subject is None else {"text": cable.subject.text, "mark": _mark(cable.subject.mark)},
        "references": [
            {"letter": reference.letter, "kind": reference.kind, "id": reference.id, "text": reference.text}
            for reference in cable.references
        ],
        "authority": None if cable.authority is None else _authority(cable.authority),
        "paragraphs": [_paragraph(paragraph, cable) for paragraph in cable.paragraphs],
        "headings": [{"text": heading.text, "line": line_of(cable, heading.span.start)} for heading in cable.headings],
        "signature": [signature.text for signature in cable.signature],
        "unplaced": [{"text": run.text, "line": line_of(cable, run.span.start)} for run in cable.unplaced],
        "lines": {"total": cable.lines.total, "placed": cable.lines.placed},
    }


def moment(value: datetime.datetime | None) -> str | None:
    """A time in UTC as `2008-05-19T14:27:00Z`."""
    if value is None:
        return None
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def line_of(cable: Cable, offset: int) -> int:
    """The line of the file, from 1, that a character offset lies in."""
    return cable.source.position(offset)[0]


def _transmission(transmission: Transmission) -> Json:
    return {
        "channel": transmission.channel,
        "channel_number": transmission.channel_number,
        "precedence": transmission.precedence,
        "routing_indicators": list(transmission.routing_indicators),
        "originator": transmission.originator,
        "serial": transmission.serial,
        "filed": transmission.filed,
        "signal": transmission.signal,
        "letters": transmission.letters,
    }


def _addressee(addressee: Addressee) -> Json:
    return {
        "routing_indicator": addressee.routing_indicator,
        "name": addressee.name,
        "precedence": addressee.precedence,
        "serial": addressee.serial,
    }


def _classification(classification: Classification) -> Json:
    section = classification.section
    return {
        "text": classification.text,
        "level": classification.meant_level,
        "controls": list(classification.controls),
        "section": None if section is None else {"number": section.number, "total": section.total},
    }


def _declassification(declassification: Declassification) -> Json:
    date = declassification.date
    return {
        "kind": declassification.kind,
        "date": None if date is None else date.isoformat(),
        "event": declassification.event,
        "codes": list(declassification.codes),
    }


def _authority(authority: Authority) -> Json:
    reason = authority.reason
    return {
        "kind": authority.kind,
        "classified_by": authority.classified_by,
        "derived_from": authority.derived_from,
        "reason": None if reason is None else {"section": reason.section, "letters": list(reason.letters)},
        "declassify_on": None if authority.declassify_on is None else _declassification(authority.declassify_on),
    }


def _mark(mark: Mark | None) -> Json | None:
    if mark is None:
        return None
    return {"text": mark.text, "level": mark.level, "controls": list(mark.controls)}


def _paragraph(paragraph: Paragraph, cable: Cable) -> Json:
    return {
        "number": paragraph.number,
        "mark": _mark(paragraph.mark),
        "line": line_of(cable, paragraph.span.start),
        "text": paragraph.text,
        "subparagraphs": [_subparagraph(item, cable) for item in paragraph.subparagraphs],
    }


def _subparagraph(item: Subparagraph, cable: Cable) -> Json:
    """An item in the shape of a paragraph; its `number` is the label (`a`, `1`), None for a bullet."""
    return {
        "number": item.label,
        "mark": _mark(item.mark),
        "line": line_of(cable, item.span.start),
        "text": item.text,
        "subparagraphs": [],
    }
