"""How the labels of the fields are written: the slips, and the bare labels of a press copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.nearest import distance
from cablegrammar.base.record import record
from cablegrammar.vocabulary.labels import known_words, meant_label
from cablegrammar.vocabulary.regimes import orders_accepted_on, regimes
from cablelint import Cable, Edit, Field, Span

if TYPE_CHECKING:
    from datetime import date

    from cablegrammar.declassification.executive_order import ExecutiveOrder


@record
class LabelSlip:
    """A label that is not written as it should be. `bare` when only its points and colon are missing."""

    kind: str
    span: Span
    wanted: str
    edit: Edit
    bare: bool


def misspelled_labels(cable: Cable, on: date | None = None) -> list[LabelSlip]:
    """The slips of this cable that are not the habit of a press copy. `on` is its day, None for its own date."""
    slips = list(_slips(cable, on))
    return [slip for slip in slips if not slip.bare] if _is_press_copy(cable, slips) else slips


def instruction_slips(cable: Cable) -> list[LabelSlip]:
    """What stands on the E.O. line of a classified cable where `DECL:` belongs before its date, or that nothing does.

    Longer forms (`DECLASSIFY ON:`, `DECLAS:`) are right, and so is an order whose instructions have no label.
    """
    field, level, found = cable.own_field("executive_order"), cable.overall_level, cable.declassification
    order = None if field is None else field.executive_order
    if order is None or order.instruction_span is None or level is None or not level.classified or found is None:
        return []
    if found.kind != "date" or found.date_span is None or found.codes:
        return []
    place = Span(order.instruction_span.start, found.date_span.start)
    words = cable.slice(place).strip()
    if words.upper().startswith(_INSTRUCTION) or (words and found.label is None):
        return []  # of other words nobody knows what they say
    end = place.start + len(words) if words else found.date_span.end
    wanted = f"{_INSTRUCTION}:"
    edit = Edit(place.start, place.start + len(words), wanted if words else f"{wanted} ")
    return [LabelSlip("instruction", Span(place.start, end), wanted, edit, bare=False)]


_INSTRUCTION = "DECL"


def press_labels(cable: Cable) -> list[LabelSlip]:
    """The bare labels of a press copy; none where the cable is none."""
    slips = list(_slips(cable))
    return [slip for slip in slips if slip.bare] if _is_press_copy(cable, slips) else []


def likely_line(cable: Cable, label: str) -> Span | None:
    """Where a label that the grammar does not know stands at the head of a line, and `label` may be meant.

    `label` is `TAGS`, `SUBJECT` or `E.O.`.
    """
    lines = [(line.span.start, line.text) for line in cable.pass_lines]
    lines += [(line.span.start, line.text) for line in cable.unplaced]
    for start, text in lines:
        head, colon, _ = text.partition(":")
        if colon and (_means_order(head) if label == "E.O." else _means(head.strip(), label)):
            return Span(start, start + len(head) + 1)
    return None


def _means(head: str, label: str) -> bool:
    known = meant_label(head) if head.isalpha() else None
    return known is not None and known.text == label


def _means_order(head: str) -> bool:
    """`E,O. 12958`, `E.O. 1295B`: the letters, then something with at least three digits in it."""
    words = "".join(character if character.isalnum() else " " for character in head).upper().split()
    letters = "".join(words[:-1])
    return letters in ("EO", "E0", "E9") and sum(map(str.isdecimal, words[-1])) >= 3


def _is_press_copy(cable: Cable, slips: list[LabelSlip]) -> bool:
    """Whether labels stand without points or colon throughout, or other traces of a press copy are there."""
    bare = {slip.kind for slip in slips if slip.bare}
    if not bare:
        return False
    if cable.press_copy or any(one.kind == "database-record" for one in cable.artefacts):
        return True
    labelled = {field.kind for field in cable.fields if field.kind in ("executive_order", "tags")}
    # where one of the two was lost, the other one tells alone
    return labelled <= bare and (len(bare) >= 2 or len(labelled) == 1)


def _slips(cable: Cable, on: date | None = None) -> Iterator[LabelSlip]:
    if on is None and cable.date is not None:
        on = cable.date.date()
    for field in cable.own_fields:
        if field.kind == "executive_order":
            slip = _executive_order(cable, field, on)
        elif field.kind == "authority":
            slip = _authority(field)
        elif field.label.upper() in _RIGHT or _stands_twice(field.label):
            continue
        else:
            slip = _label(field)
        if slip is not None:
            yield slip


def _stands_twice(label: str) -> bool:
    """`SUBJECT: SUBJECT:`, which a copy wrote twice."""
    words = [f"{word.strip().upper()}:" for word in label.split(":") if word.strip()]
    return len(words) > 1 and label.endswith(":") and all(word in _RIGHT for word in words)


_RIGHT = frozenset(("TAGS:", "SUBJECT:", "SUBJ:", "REF:", "REFS:", "REFTEL:", "REFTELS:"))


def _executive_order(cable: Cable, field: Field, on: date | None) -> LabelSlip | None:
    """The points, the blank, the colon of `E.O. 12958:`; a wrong number is DEC003's."""
    order = field.executive_order
    if order is None:
        return None
    if order.number_text is None and order.instruction:
        return _without_number(cable, order, on)
    if order.number is None and order.number_text is not None and order.number_span is not None:
        return _damaged_number(cable, order, order.number_span, on)
    if order.label_ok or order.number is None or order.number_span is None:
        return None
    start, number_end = order.label.start, order.number_span.end
    stop = order.span.end if order.instruction_span is None else order.instruction_span.start
    head, between = cable.written(Span(start, number_end)), cable.written(Span(number_end, stop))
    wanted = f"E.O. {order.number}"
    right_head = " ".join(head.split()) == wanted
    if ":" in between:
        if right_head:
            return None
        edit, end = Edit(start, number_end, wanted), number_end + between.index(":") + 1
    elif order.instruction.upper().startswith("AS AMENDED"):
        if right_head:
            return None
        edit, end = Edit(start, number_end, wanted), number_end
    else:
        end = number_end + len(between.rstrip())
        if between.rstrip().endswith("("):  # `E.O. 13526 (DECL: ...)`
            end = stop
        edit = Edit(start, end, f"{wanted}: " if end == stop else f"{wanted}:")
    letters = "".join(character for character in head if character.isalnum())
    bare = letters == f"EO{order.number}" and ":" not in between
    return LabelSlip(field.kind, Span(start, end), f"{wanted}:", edit, bare)


def _damaged_number(cable: Cable, order: ExecutiveOrder, span: Span, on: date | None) -> LabelSlip | None:
    """`E.O. 129S8:`, `E.O. 12958A:`: one letter in the number of an order that the cable's day allows."""
    known = dict.fromkeys(one.order for one in regimes())  # one of them ruled in two versions
    accepted = tuple(known) if on is None else orders_accepted_on(on)
    meant = [number for number in accepted if distance("".join((order.number_text or "").split()), number, 2) == 1]
    if len(meant) != 1 or ":" not in cable.written(Span(span.end, order.span.end)):
        return None
    place = Span(order.label.start, span.end)
    return LabelSlip("executive_order", place, f"E.O. {meant[0]}:", Edit(*place, f"E.O. {meant[0]}"), bare=False)


def _without_number(cable: Cable, order: ExecutiveOrder, on: date | None) -> LabelSlip | None:
    """`E.O.: DECL: 04/09/2018`: the number that the cable's day calls for, where there is one and no other."""
    accepted = () if on is None else orders_accepted_on(on)
    if len(accepted) != 1:
        return None
    wanted = f"E.O. {accepted[0]}:"
    span = Span(order.label.start, order.label.start + len(cable.slice(order.label).rstrip()))
    if span.start == span.end:  # the instruction alone: `DECL: 11/30/2036`
        end = order.span.start + len(cable.slice(order.span).partition(":")[0]) + 1
        edit = Edit(span.start, span.start, f"{wanted} ")
        return LabelSlip("executive_order", Span(span.start, end), wanted, edit, bare=False)
    return LabelSlip("executive_order", span, wanted, Edit(span.start, span.end, wanted), bare=False)


def _label(field: Field) -> LabelSlip | None:
    """A TAGS, SUBJECT or REF label."""
    span, label = field.label_span, field.label
    word = label.rstrip(" :;.-)") if "(" not in label else label.rstrip(" :;.-")
    if field.kind == "tags":
        right = "TAGS"
    elif field.kind == "subject":
        right = "SUBJ" if word.upper() == "SUBJ" else "SUBJECT"
    elif word == label and label.isupper() and not field.value.startswith("\n"):
        right = word  # `REF. A.` and `Ref(s)` are other ways to write it; only a missing colon is a slip
    elif label.endswith(":") and word.upper() not in known_words():
        right = "REF"
    else:
        return None
    if word.upper() == right and label.endswith(":"):
        return None
    if not word.isupper():
        right = right.capitalize()
    bare = word == label and word.upper() == right.upper()
    return LabelSlip(field.kind, span, f"{right}:", Edit(span.start, span.end, f"{right}:"), bare)


def _authority(field: Field) -> LabelSlip | None:
    """`CLASSIFIED BY` without its colon in a text that is not all capitals, a misspelled word.

    `Classified by` with a name is how the handbook writes it, and the same in capitals is how a teletype did.
    """
    mark, closed, rest = field.label.rpartition(")")
    label = rest.lstrip(" (")  # some put the whole sentence in parentheses
    start = field.label_span.start + len(mark) + len(closed) + len(rest) - len(label)
    after = field.value[: len(field.value) - len(field.value.lstrip())]
    sign = field.value[len(after) : len(after) + 1]
    end = start + len(label)
    words = " ".join(label.split())
    known = meant_label(words)
    if known is not None and known.field == "authority" and known.text != words.upper():
        right = known.text if label.isupper() else known.text.title()
        return LabelSlip(field.kind, Span(start, end), f"{right}:", Edit(start, end, right), bare=False)
    if label != "CLASSIFIED BY" or sign == ":" or field.value.isupper() or not field.value.strip():
        return None
    if sign in (";", ",", ".", "-"):
        end += len(after) + 1
    edit = Edit(start, end, "CLASSIFIED BY:")
    return LabelSlip(field.kind, Span(start, end), edit.text, edit, bare=sign.isalpha())
