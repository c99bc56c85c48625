"""What the marks of a draft leave in doubt is worth a word, and what a cable that was sent may leave out is not."""

from __future__ import annotations

import pytest

from cablelint import Finding, Settings, lint_text

HEAD = """\
C O N F I D E N T I A L SUVA

E.O. 13526: DECL: 11/30/2036
TAGS: PREL
SUBJECT: (U) THE LAMP

Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).

"""
SENT = "R 301200Z NOV 26\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\n" + HEAD.replace("SUVA\n", "SUVA 000112\n")


def found(body: str, *, head: str = HEAD, draft: bool = True) -> list[Finding]:
    settings = Settings(select=("POR001", "POR003"), draft=draft)
    return list(lint_text(f"{head}{body}\n", settings=settings))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("(C) The board met on Monday.\n\nThe minister came late.\nNobody believes him.", 11),
        ("(C) The board met on Monday.\n\nThe minister came late and\nnobody believed him\n\n(U) The end.", 11),
        ("(C) The board met on Monday.\n\nThe minister came late and nobody believed him", 11),
        ("1. (C) The board met on Monday.\n\nIn Suva, Minister Ottersley came late, and the board of the port did", 11),
        ("1. (C) The board met on Monday.\n\nThe minister came late.\nNobody does.\n\n2. (U) The end.", 11),
    ],
)
def test_a_block_behind_a_marked_one_that_does_not_lead_over_to_it(body: str, line: int) -> None:
    assert [(finding.code, finding.line) for finding in found(body)] == [("POR001", line)]
    assert found(body)[0].choices


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) These came:\n\nThe minister\nThe secretary of the board\n\n2. (U) The end.",
        "1. (C) The board met and\n\nnobody believed the minister\n\n2. (U) The end.",
        "1. (C) The board met.\n\nBram Ottersley\nCounselor for the harbour of Suva",
        "1. (C) The board met.\n\nBram T. Ottersley, Deputy Principal Officer of the Consulate",
        "1. (C) The board met.\n\nBram T. Ottersley, Charge d'Affaires of the Embassy",
        "1. (C) The board met.\n\nBram van Ottersley, Charge d'affaires a.i. for the Embassy",
        "1. (C) The board met.\n\nNext Steps\n\n2. (U) The end.\n\nOTTERSLEY",
    ],
)
def test_lists_that_are_announced_and_signatures_need_no_mark(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize("label", ["-", "a."])
def test_an_item_without_a_mark_beside_marked_ones_is_loud_in_a_draft_alone(label: str) -> None:
    second = {"-": "-", "a.": "b."}[label]
    body = f"1. (C) The board met:\n\n{label} (C) one thing.\n\n{second} another thing.\n\n2. (U) The end."
    assert [(finding.code, finding.line) for finding in found(body)] == [("POR003", 13)]
    assert found(body, head=SENT, draft=False) == []
    assert found(body.replace("(C) one", "one")) == []


@pytest.mark.parametrize(
    "content",
    [
        "Mr. Bram Ottersley of the Ministry of Works\nMs. Tamsin Quill of the Port of Suva",
        "Mr. Bram Ottersley of the Ministry of Works",
        "Ambassador Bram Ottersley, U.S. Embassy Windhoek",
        "Year Fees Ships Tons\n2024 100 12 3000",
        "Year      Fees     Ships    Tons\n2024      100      12       3000",
        "0900 Arrive at the quay in Suva\n1000 Meet the board",
        "Name: Bram Ottersley\nBorn: 1960 in Suva, Fiji",
        "Monday, May 4: Arrival in Suva\nTuesday, May 5: Departure",
    ],
)
def test_a_list_behind_a_complete_sentence_is_a_warning_in_drafts_alone(content: str) -> None:
    """Tables and lists are portions, too: behind a sentence that leads over to them they have its paragraph's mark."""
    body = f"1. (C) The visit is short.\n\n{content}\n\n2. (U) The end.\n\nOTTERSLEY"
    assert [(one.code, one.line, one.severity) for one in found(body)] == [("POR001", 11, "warning")]
    assert found(body, head=SENT, draft=False) == []
    assert found(body.replace("short.", "short:")) == []


@pytest.mark.parametrize("signature", ["", "\n\nOTTERSLEY"])
def test_a_last_line_that_heads_nothing_is_a_warning(signature: str) -> None:
    body = f"1. (C) The visit is short.\n\nThis message was drafted by Bram Ottersley{signature}"
    assert [(one.code, one.line, one.severity) for one in found(body)] == [("POR001", 11, "warning")]


@pytest.mark.parametrize(
    "heading", ["Next Steps for the Board", "What was agreed", "Minister Ottersley, of the Board\n-----------------"]
)
def test_a_heading_stays_one(heading: str) -> None:
    assert found(f"1. (C) The visit is short.\n\n{heading}\n\n2. (U) The end.") == []
