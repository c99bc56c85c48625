"""The template cables that examples are put into: invented, and sound but for the part that an example changes.

A template is a sequence of blocks with a blank line between two of them. A block is a text, or lines that have names of
their own. The name of a block or of a line is a slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cablegrammar.base.record import record
from cablelint.rule.api import Example

Block = str | Mapping[str, str]

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"

_TITLE = "DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP"

_TELEGRAM: Mapping[str, Block] = {
    "header": {
        "fl1": "VZCZCXRO3306",
        "fl2": "PP RUEHSA RUEHLS",
        "fl3": "DE RUEHWD #0512 1961030",
        "fl4": "ZNY CCCCC ZZH",
        "fl5": "P 141030Z JUL 08",
        "fl6": "FM AMEMBASSY WINDHOEK",
        "fl7": "TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
        "fl8": "INFO RUEHSA/AMEMBASSY PRETORIA 1266\nRUEHLS/AMEMBASSY LUSAKA 0802",
    },
    "classification": "C O N F I D E N T I A L WINDHOEK 000512",
    "captions": "SIPDIS",
    "executive_order": "E.O. 12958: DECL: 07/14/2018",
    "tags": "TAGS: PREL, ECON, WA",
    "subject": f"SUBJECT: {_TITLE}",
    "reference": "REF: A. STATE 70412\nB. WINDHOEK 498",
    "authority": "Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b)\nand (d).",
    "body": """\
1. (U) This message asks for instructions; see paragraph 3.

2. (C) The made-up Dune Lighthouse Board met on July 11 and went
over the list of ref A once more, with ref B at hand.

3. (C) Post asks whether the Board may keep the borrowed lamp.""",
    "signature": "FARROWGATE",
}

_SHORT_HEADER = {
    "fl5": "R 141030Z JUL 08",
    "fl6": "FM AMEMBASSY WINDHOEK",
    "fl7": "TO SECSTATE WASHDC 5620",
}

_PRINT: Mapping[str, Block] = {
    "top_banner": "CONFIDENTIAL",
    "page_line": "PAGE 01 WINDHOEK 00512 141100Z",
    "action": "ACTION AF-10",
    "header": {
        "info": "INFO EUR-04 ISO-00 /014 W",
        "fl5": "P 141030Z AUG 79",
        "fl6": "FM AMEMBASSY WINDHOEK",
        "fl7": "TO SECSTATE WASHDC PRIORITY 5620",
    },
    "classification": "C O N F I D E N T I A L WINDHOEK 0512",
    "fields": {
        "executive_order": "E.O. 12065: GDS 7/14/85 (FARROWGATE, TAMSIN) OR-M",
        "tags": "TAGS: ECON, WA",
        "subject": f"SUBJECT: {_TITLE}",
    },
    "first_page": {"body": "1. (C) THE LAMP IS LENT AND WILL NOT", "bottom_banner": "CONFIDENTIAL"},
    "next_top_banner": "CONFIDENTIAL",
    "next_page_line": "PAGE 02 WINDHOEK 00512 141100Z",
    "next_page": {"more": "BE GIVEN BACK.", "signature": "FARROWGATE"},
    "next_bottom_banner": "CONFIDENTIAL",
    "end": "NNNN",
}

_SMART: Mapping[str, Block] = {
    "top_banner": " " * 30 + "CONFIDENTIAL",
    "metadata": {
        "mrn": "MRN:            12 WINDHOEK 512",
        "date": "Date/DTG:       Aug 14, 2012 / 141030Z AUG 12",
        "from": "From:           AMEMBASSY WINDHOEK",
        "action": "Action:         WASHDC, SECSTATE PRIORITY",
        "executive_order": "E.O.:           13526",
        "tags": "TAGS:           ECON, WA",
        "captions": "",
        "subject": "Subject:        (U) Dune Lighthouse Board Asks for a Lamp",
        "reference": "",
    },
    "authority": {
        "classified_by": "Classified By:  Tamsin Farrowgate, Ambassador",
        "reason": "Reason:         1.4(b)",
        "declassify_on": "Declassify On:  20220814",
    },
    "body": """\
1. (U) This message asks for instructions; see paragraph 2.

2. (C) The board asks whether it may keep the borrowed lamp.""",
    "signature": "Signature:      Farrowgate",
    "bottom_banner": " " * 30 + "CONFIDENTIAL",
}

_DOCUMENT: Mapping[str, Block] = {
    "banner": "CUI",
    "letterhead": "Department of Lamps",
    "subject": "SUBJECT: (U) A LAMP THAT WAS LENT",
    "body": "1. (U) It is blue.\n\n2. (CUI) It is new.",
}

TEMPLATES: Mapping[str, Mapping[str, Block]] = {
    "telegram": _TELEGRAM,
    "short-header": {**_TELEGRAM, "header": _SHORT_HEADER},
    "print": _PRINT,
    "smart": _SMART,
    "document": _DOCUMENT,
}
"""By name: a confidential telegram of 2008 in the form ACP 127; the same with the three lines that press copies keep of
its header; a print of 1979, two pages; a SMART message of 2012; a page of CUI."""

FORMS: Mapping[str, str] = {
    "print": "a print of the 1970s",
    "smart": "a SMART message",
    "document": "a document that is no cable",
}
"""What a page calls the templates that are no telegram."""


@record
class Rendered:
    """A whole cable, and the line (from 1) at which the example's fragment begins in it."""

    text: str
    line: int


def render(example: Example, fragment: str | None = None) -> Rendered:
    """The cable that `example` stands for: `fragment` (None: the bad one) in its slot of its template.

    An empty part is left out. Raises `ValueError` for a template that there is not, and for a slot that it does not
    have.
    """
    fragment = example.bad if fragment is None else fragment
    if example.slot is None:
        return Rendered(fragment, 1)
    text, line = f"{NOTICE}\n", 0
    for block in _filled(example, fragment):
        gap = "\n"
        for slot, part in block:
            if slot == example.slot:
                line = f"{text}{gap}".count("\n") + 1
            if part:
                text += f"{gap}{part}\n"
                gap = ""
    return Rendered(text, line)


def shown(example: Example, fragment: str) -> str:
    """What a page shows of `fragment`: a line together with the lines of its block, which it has to agree with."""
    if example.slot is not None:
        for block in _filled(example, fragment):
            if any(slot == example.slot for slot, _ in block):
                return "\n".join(part for _, part in block if part)
    return fragment


def block_text(block: Block) -> str:
    """A block of a template as it stands in a cable."""
    return block if isinstance(block, str) else "\n".join(part for part in block.values() if part)


def _filled(example: Example, fragment: str) -> Iterator[list[tuple[str, str]]]:
    """The blocks of the cable in their order, each as its slots with their texts."""
    template = TEMPLATES.get(example.template)
    if template is None:
        raise ValueError(f"there is no template {example.template}; there are {', '.join(TEMPLATES)}")
    parts = {slot: part.strip("\n") for slot, part in example.setting.items()}
    if example.slot is not None:
        parts[example.slot] = fragment.rstrip("\n")
    slots = [slot for name, block in template.items() for slot in _slots(name, block)]
    unknown = sorted(parts.keys() - set(slots))
    if unknown:
        raise ValueError(f"the template {example.template} has no slot {', '.join(unknown)}; it has {', '.join(slots)}")
    blocks = [_block(name, block, parts) for name, block in template.items()]
    hidden = sorted(parts.keys() - {slot for block in blocks for slot, _ in block})
    if hidden:
        raise ValueError(f"{', '.join(hidden)} cannot be set beside the whole block")
    yield from blocks


def _block(name: str, block: Block, parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """A block with the changed parts: as a whole where its own name is among them, else line by line."""
    if isinstance(block, str) or name in parts:
        return [(name, parts.get(name, block_text(block)))]
    return [(slot, parts.get(slot, part)) for slot, part in block.items()]


def _slots(name: str, block: Block) -> Iterator[str]:
    """The slots of a block: its own name, and those of its lines."""
    yield name
    if not isinstance(block, str):
        yield from block
