"""`cablelint show`: the cable, its levels and its findings, on a terminal of any width, with and without colours."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from support.cables import NOTICE
from support.word import word

DRAFT = f"""\
{NOTICE}

S E C R E T SUVA

NOFORN

E.O. 13526: DECL: 11/30/2036
TAGS PREL, FJ
SUBJECT: (U) THE LAMP

Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).

1. (S/NF) The harbour master keeps the lamp.
- (C) Nor the kite.

2. He will not give it back.
"""


def show(path: Path, *options: str) -> Result:
    arguments = ["show", "--isolated", "--draft", "--today", "2026-11-30", *options, str(path)]
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("draft.cable").write_text(DRAFT)
    return Path("draft.cable")


def test_the_cable_with_its_levels_and_its_findings(draft: Path) -> None:
    result = show(draft)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.split("\n") == [
        " SECRET//NOFORN " + " " * 73 + "draft.cable",
        "",
        "        1   │ UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE",
        "        2   │",
        "        3   │ S E C R E T SUVA",
        "        4   │",
        "        5   │ NOFORN",
        "        6   │",
        "        7   │ E.O. 13526: DECL: 11/30/2036",
        "        8   │ TAGS PREL, FJ",
        "STR008      │ ! 'TAGS' is written where 'TAGS:' belongs.",
        "            │   expected: 'TAGS:'",
        "            │   fix (safe): Write 'TAGS:'",
        "        9 U ▌ SUBJECT: (U) THE LAMP",
        "       10   │",
        "       11   │ Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).",
        "       12   │",
        "       13 S ▌ 1. (S/NF) The harbour master keeps the lamp.",
        "       14 C ▌ - (C) Nor the kite.",
        "       15   │",
        "       16   │ 2. He will not give it back.",
        "POR001      │ ✗ Paragraph 2 has no portion mark.",
        "            │   expected: one of (U), (SBU), (C), (S), (S/NF) after '2.'",
        "",
        " SECRET//NOFORN ",
        "",
        "1 error, 1 warning in 1 cable (1 file); 0 ignored; 1 fixable with --fix",
        "",
    ]


def test_colours_are_those_of_the_levels_and_change_no_word(draft: Path) -> None:
    plain, coloured = show(draft).stdout, show(draft, "--color", "always").stdout
    assert click.unstyle(coloured).rstrip() == plain.rstrip()
    lines = {click.unstyle(line)[7:9].strip(): line for line in coloured.split("\n")}
    assert click.style("S ▌", fg="red") in lines["13"]
    assert click.style("(S/NF)", fg="red", bold=True) in lines["13"]
    assert click.style("C ▌", fg="bright_blue") in lines["14"]
    assert click.style("TAGS", fg="yellow", underline=True) in lines["8"]


def test_a_long_line_is_wrapped_and_loses_nothing(draft: Path) -> None:
    long = "The harbour master keeps the lamp in his office, " * 12
    draft.write_text(DRAFT.replace("The harbour master keeps the lamp.", long))
    shown = [line[14:] for line in show(draft).stdout.split("\n") if "S ▌" in line]
    assert len(shown) > 5
    assert max(map(len, shown)) <= 100 - 14
    assert "".join(f"{line} " for line in shown).split() == ["1.", "(S/NF)", *long.split()]


def test_nothing_in_a_cable_acts_on_the_terminal(draft: Path) -> None:
    draft.write_text(DRAFT.replace("the lamp.", "the \x1b[31mlamp\u202e."))
    shown = show(draft).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛[31mlamp<U+202E>" in shown


def test_a_word_document_is_shown_by_its_paragraphs(draft: Path) -> None:
    Path("draft.docx").write_bytes(word([line for line in DRAFT.split("\n") if line]))
    shown = show(Path("draft.docx")).stdout
    assert "       10   │ 2. He will not give it back.\nPOR001      │ " in shown


def test_what_cannot_be_shown_is_said(draft: Path) -> None:
    assert show(Path("none.cable")).exit_code == 2
    Path("draft.pdf").write_bytes(b"%PDF-1.7")
    result = show(Path("draft.pdf"))
    assert result.exit_code == 2
    assert "This is a PDF" in result.stderr
    assert CliRunner().invoke(cli, ["show"]).exit_code == 2


def test_a_block_whose_mark_is_asked_for_has_no_level_of_another(draft: Path) -> None:
    draft.write_text(DRAFT.replace("2. He", "The board met.\nNobody came.\n\n2. (U) He"))
    shown = show(draft).stdout
    assert "       16   \u2502 The board met." in shown
    assert " C \u258c - (C) Nor the kite." in shown
