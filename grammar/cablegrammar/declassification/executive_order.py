"""The E.O. line: which order it cites, and until when the cable stays classified.

`declassification.lark` describes the line and the instruction in it; the instruction, which also stands in an
authority block, is read by `cablegrammar.declassification.instruction`. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.declassification.instruction import (
    Declassification,
    Downgrade,
    Instruction,
    exemption_code,
    parse_declassification,
)
from cablegrammar.declassification.parsed import parts_of_order

__all__ = [
    "Declassification",
    "Downgrade",
    "ExecutiveOrder",
    "Instruction",
    "exemption_code",
    "parse_declassification",
    "parse_executive_order",
]


@record
class ExecutiveOrder(Node):
    """The E.O. line.

    `label` covers everything before the instruction, the number included; `number` is None where the digits are
    damaged (`12)065`), `number_text` is what stands there. `label_ok` says that the label reads `E.O. nnnnn:`
    (`E.O.: nnnnn` in a SMART message), and `canonical_label` how it should read. `instruction` is joined to one
    line; `instruction_span` is None when it is empty.
    """

    within = ("executive_order",)

    label: Span
    number: str | None
    number_text: str | None
    number_span: Span | None
    instruction: str
    instruction_span: Span | None
    label_ok: bool
    canonical_label: str


def parse_executive_order(text: str, start: int = 0) -> ExecutiveOrder:
    """Take the E.O. line apart. `text` is the whole line, its label included, `start` its offset in the file."""
    label = number = instruction = colon = None
    end = 0
    for token in parts_of_order(text):
        if token.type == "INSTRUCTION":
            instruction = token
            continue
        end = token.end_pos
        if token.type == "LABEL":
            label = token
        elif token.type == "COLON":
            colon = token
        elif token.type != "AMENDED":
            number = token
    head = label or number
    begin = head.start_pos if head else 0
    digits = _digits(str(number)) if number is not None and number.type == "NUMBER" else None
    written = str(number) if number is not None else None
    canonical = f"E.O. {digits or written or ''}:".replace(" :", ":")
    if label == "E.O.:" and colon is None:
        canonical = f"E.O.: {digits or written or ''}".rstrip()
        label_ok = number is not None
    else:
        upto = number.end_pos if number is not None else end
        label_ok = colon == ":" and f"{text[begin:upto]}:" == canonical
    value, value_span = "", None
    if instruction is not None:
        value = " ".join(instruction.split())
        value_span = Span(start + instruction.start_pos, start + instruction.start_pos + len(instruction.rstrip()))
    stop = value_span.end if value_span else start + end
    return ExecutiveOrder(
        span=Span(start + begin, max(stop, start + begin)),
        label=Span(start + begin, start + max(end, begin)),
        number=digits,
        number_text=written,
        number_span=Span(start + number.start_pos, start + number.end_pos) if number is not None else None,
        instruction=value,
        instruction_span=value_span,
        label_ok=label_ok,
        canonical_label=canonical,
    )


def _digits(number: str) -> str:
    """The digits of a number that a blank or a comma splits: `12 958`."""
    return "".join(letter for letter in number if letter.isdecimal())
