"""The authority that is a line of its own in one of its spellings, or a sentence of the text."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages
from cablegrammar.authority.block import Authority
from cablegrammar.base.source import Source

HEAD = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620

C O N F I D E N T I A L WINDHOEK 000512

E.O. 12958: DECL: 07/14/2018
TAGS: PREL, WA
SUBJECT: THE LAMP OF THE DUNE LIGHTHOUSE

REF: STATE 70412

"""


def authority(text: str) -> Authority | None:
    (cable,) = parse_messages(Source(f"{HEAD}{text}\n\n2. (C) The keeper is asleep.\n\nQUILL\n"))
    return cable.authority


@pytest.mark.parametrize(
    "text",
    [
        "Classified By: DCM Ada Quill for reasons 1.4 (b) and (d).\n\n1. (C) The lamp is lit.",
        "CLASSIFIED BY DCM Ada Quill. REASONS: 1.4 (B) AND (D).\n\n1. (C) The lamp is lit.",
        "CLASSIFIED BY: DCM Ada Quill.\n\nREASON: 1.4 (b), (d)\n\n1. (C) The lamp is lit.",
        "CLASIFIED BY: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "Classfied By: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "CLASSIFIED B Y: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "classified by: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "CLASSIFIED: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "CLASSIFIED FOR REASONS 1.4 (B) AND (D) BY DCM Ada Quill.\n\n1. (C) The lamp is lit.",
        "Classifying officer: DCM Ada Quill. Reason: 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "Reason: 1.4 (b) and (d). Classified by DCM Ada Quill\n\n1. (C) The lamp is lit.",
        "REASONS FOR CLASSIFICATION: 1.4 (B), (D). CLASSIFIED BY DCM Ada Quill\n\n1. (C) The lamp is lit.",
        "(Classified by DCM Ada Quill. Reason: 1.4 (b/d).)\n\n1. (C) The lamp is lit.",
        "(C) Classified By: DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "-- Classified by DCM Ada Quill, reasons 1.4 (b/d)\n\n1. (C) The lamp is lit.",
        "(U) This message was classified by DCM Ada Quill for reasons 1.4 (b/d).\n\n1. (C) The lamp is lit.",
        "THIS CABLE IS CLASSIFIED BY DCM Ada Quill FOR REASONS 1.4 (B) AND (D).\n\n1. (C) The lamp is lit.",
        "1. (U) Classified by DCM Ada Quill, reasons 1.4 (b/d).",
        "1. (U) Clasified by DCM Ada Quill, reasons 1.4 (b/d).",
        "1. (U) (Classified by DCM Ada Quill. Reasons: 1.4 (b/d).)",
        "1. (C) This cable is classified by DCM Ada Quill for reasons 1.4 (b) and (d).",
        "1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY DCM Ada Quill, REASON 1.4 (B/D).",
        "1. (C - ENTIRE TEXT) CLASSIFIED BY DCM Ada Quill, REASON 1.4 (B/D).",
        "1. (C) The lamp is lit. Classified by DCM Ada Quill for reasons 1.4 (b) and (d).",
    ],
)
def test_the_authority_of_a_cable_is_found(text: str) -> None:
    found = authority(text)
    assert found is not None
    assert found.reason is not None
    assert (found.kind, found.classified_by) == ("original", "DCM Ada Quill")
    assert (found.reason.section, found.reason.letters) == ("1.4", ("b", "d"))


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) The lamp is lit.",
        "1. (C) The chart was classified by the ministry and cannot be had.",
        "1. (C) The name is derived from a lamp.",
        "1. (C) The lamp is lit.\n\n2. (C) The chart is classified by the keeper for reasons 1.4 (b) as he says.",
    ],
)
def test_prose_is_none(text: str) -> None:
    assert authority(text) is None


def test_a_block_with_blank_lines_is_one() -> None:
    found = authority(
        "Classified By: Ada Quill, Director\n\nDerived From: DSCG 05-1\n\nDeclassify On: 20180714\n\n1. (C) It is lit."
    )
    assert found is not None
    assert (found.kind, found.classified_by, found.derived_from) == ("derivative", "Ada Quill, Director", "DSCG 05-1")
    assert found.declassify_on_text == "20180714"
