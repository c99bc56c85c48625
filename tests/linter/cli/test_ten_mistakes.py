"""Ten mistakes of a drafter, in a text and in a Word document: each is named in plain words and has an answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cablelint.cli import cli
from support.cables import NOTICE
from support.word import word

DRAFT = f"""\
{NOTICE}

C O N F I D E N T I A L SUVA

E.O. 13526: DECL: 11/30/2036
TAGS: PREL, FJ
SUBJECT: (U) THE LAMP
REF: 26 SUVA 12

Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).

1. (U) Summary: The harbour master keeps the lamp (reftel).

2. (C) He told Poloff that the beehives were moved at night.

3. (C) Post believes that the clock runs backwards on Tuesdays.
"""

MISTAKES = {
    "a date forty years off": ("11/30/2036", "11/30/2066", "DEC007", "over the limit of 25 years", "no later than"),
    "a date before the cable": ("11/30/2036", "11/30/2006", "DEC006", "before the date of the cable", "a date after"),
    "an instruction that is none": ("11/30/2036", "YES", "DEC004", "neither a date, an event nor a code", "MM/DD/YYYY"),
    "an old order": ("13526", "12958", "DEC003", "no longer in force on 30 NOV 2026", "13526"),
    "an unmarked paragraph": (
        "2. (C) He",
        "2. He",
        "POR001",
        "Paragraph 2 has no portion mark",
        "one of (U), (SBU), (C)",
    ),
    "a portion above its banner": (
        "2. (C)",
        "2. (S)",
        "ROL001",
        "above the overall classification",
        "no higher than (C)",
    ),
    "a level as people write it": (
        "C O N F I D E N T I A L",
        "Confidential/NoForn",
        "CLS001",
        "counts as",
        "CONFIDENTIAL",
    ),
    "a copyright sign": ("2. (C)", "2. \u00a9", "POR007", "a copyright sign", "(C)"),
    "a wrong label": ("REF: 26", "RE: 26", "STR008", "'RE:' is written where 'REF:' belongs", "'REF:'"),
    "a reference that is not there": ("(reftel)", "(ref C)", "REF002", "Ref C is cited but not listed", ""),
}


def checked(path: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    arguments = ["check", "--isolated", "--draft", "--today", "2026-11-30", "--format", "json", *options, str(path)]
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, json.loads(result.stdout)["findings"]


def written(directory: Path, text: str, form: str) -> Path:
    path = directory / f"draft.{form}"
    if form == "docx":
        path.write_bytes(word(text.removesuffix("\n").split("\n")))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["cable", "docx"])
def test_the_draft_itself_is_sound(tmp_path: Path, form: str) -> None:
    assert checked(written(tmp_path, DRAFT, form)) == (0, [])


@pytest.mark.parametrize("form", ["cable", "docx"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_is_named_and_answered(tmp_path: Path, mistake: str, form: str) -> None:
    before, after, code, said, expected = MISTAKES[mistake]
    assert DRAFT.count(before) == 1
    status, findings = checked(written(tmp_path, DRAFT.replace(before, after), form))
    (found,) = [finding for finding in findings if finding["code"] == code]
    assert status == 1
    assert said in found["message"]
    assert expected in (found["expected"] or "")
    assert (found["paragraph"] == found["line"]) if form == "docx" else "paragraph" not in found


@pytest.mark.parametrize("mistake", ["a level as people write it", "a copyright sign", "a wrong label"])
def test_what_has_one_right_answer_is_repaired(tmp_path: Path, mistake: str) -> None:
    before, after, code, *_ = MISTAKES[mistake]
    path = written(tmp_path, DRAFT.replace(before, after), "cable")
    _, findings = checked(path, "--fix")
    assert code not in [finding["code"] for finding in findings]
    if "/" not in after:
        assert path.read_text(encoding="utf-8") == DRAFT
