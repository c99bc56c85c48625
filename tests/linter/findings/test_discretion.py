"""What a third party's rule says repeats no prose: of a run of the text's words a mark or an id is left."""

from __future__ import annotations

import pytest

from cablegrammar.base.node import Span
from cablelint import Edit, Violation
from cablelint.findings.discretion import discreet, narrowed

TEXT = "SECRET//NOFORN THE LAMP OF 08SUVA12 IS HIDDEN BELOW S//NF STAIRS, and nobody may say so."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("'NOFORN THE LAMP IS HIDDEN' is in no register.", "'NOFORN THE LAMP IS HIDDEN' is in no register."),
        ("SECRET//NOFORN THE LAMP OF 08SUVA12 is no banner.", "SECRET//NOFORN \u2026 is no banner."),
        ("Ref 'LAMP OF 08SUVA12 IS HIDDEN' leads nowhere.", "Ref \u2026 08SUVA12 \u2026 leads nowhere."),
        ("It says: and nobody may say so.", "It says: \u2026"),
        ("nobody may say", "nobody may say"),
        ("IS HIDDEN BELOW S//NF and THE LAMP OF 08SUVA12.", "\u2026 S//NF and \u2026 08SUVA12."),
        ("HIDDEN BELOW S//NF STAIRS", "\u2026 S//NF \u2026"),
        ("THE LAMP OF 08SUVA12 IS HIDDEN BELOW S//NF", "\u2026 08SUVA12 \u2026"),
    ],
)  # fmt: skip
def test_of_a_run_of_words_a_mark_or_an_id_is_left(said: str, left: str) -> None:
    given = Violation(Span(0, 1), said, expected=said)
    assert (discreet(given, TEXT).message, discreet(given, TEXT).expected) == (left, left)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("1. The lamp.", "1. (U) The lamp.", (3, 3, "(U) ")),
        ("1. The lamp.", "1. The lamp", (11, 12, "")),
        ("The lamp.", "The lamp.", (9, 9, "")),
        ("aa", "aaa", (2, 2, "a")),
        ("aaa", "aa", (2, 3, "")),
        ("a lamp", "the lamp", (0, 1, "the")),
        ("", "new", (0, 0, "new")),
    ],
)
def test_an_edit_is_narrowed_to_what_it_changes(old: str, new: str, left: tuple[int, int, str]) -> None:
    text = f">{old}<"
    edit = narrowed(Edit(1, 1 + len(old), new), text)
    assert (edit.start - 1, edit.end - 1, edit.text) == left
    assert text[: edit.start] + edit.text + text[edit.end :] == f">{new}<"
