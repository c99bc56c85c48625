"""`cablelint check --fix --interactive`, on a real terminal: what is shown, what is asked, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint.cli import cli
from support.cables import NOTICE
from support.terminal import INTERRUPT, answered

DRAFT = f"""\
{NOTICE}

S E C R E T SUVA

NOFORN

EO13526: DECL: 11/30/2036
TAGS: PREL, FJ
SUBJECT: (U) THE LAMP

Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).

1. (S/NF) The harbour master keeps the lamp.

2. He will not give it back.

3. (c) Nor the kite.
"""
LABEL, MARK, SMALL = ("EO13526:", "E.O. 13526:"), ("2. He", "2. (S/NF) He"), ("(c)", "(C)")
OPTIONS = ("check", "--isolated", "--draft", "--today", "2026-11-30", "--fix", "--interactive", "draft.txt")


def asked(tmp_path: Path, *answers: str) -> tuple[str, int, str]:
    """What is shown, the exit code, and what the file holds afterwards."""
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT)
    shown, code = answered(OPTIONS, answers, tmp_path)
    return shown, code, file.read_text()


def with_changes(*changes: tuple[str, str]) -> str:
    text = DRAFT
    for before, after in changes:
        text = text.replace(before, after)
    return text


def test_each_fix_is_shown_and_asked_for_with_the_mark_to_choose(tmp_path: Path) -> None:
    shown, code, text = asked(tmp_path, "y", "what?", "(s/nf)", "yes")
    assert (code, text) == (0, with_changes(LABEL, MARK, SMALL))
    assert "STR008 warning [misspelled-label]" in shown
    assert "  - EO13526: DECL: 11/30/2036\n  + E.O. 13526: DECL: 11/30/2036\n" in shown
    assert "Write 'E.O. 13526:'? [y/N/q/?] y\n" in shown
    assert "  1  Mark it (U)\n  2  Mark it (SBU)\n  3  Mark it (C)\n  4  Mark it (S)\n  5  Mark it (S/NF)\n" in shown
    assert "a number, or the mark itself" in shown, "help for what is no answer"
    assert "---- SECRET//NOFORN ----" in shown, "what is quoted is marked"
    assert "3 fixed" in shown


def test_what_is_left_is_left_and_asked_for_once(tmp_path: Path) -> None:
    shown, code, text = asked(tmp_path, "n", "", "y")
    assert (code, text) == (1, with_changes(SMALL))
    assert shown.count("[y/N/q/?]") == 2


def test_q_stops_and_keeps_what_was_said(tmp_path: Path) -> None:
    _, code, text = asked(tmp_path, "y", "q")
    assert (code, text) == (1, with_changes(LABEL))


def test_nothing_is_lost_on_ctrl_c(tmp_path: Path) -> None:
    shown, code, text = asked(tmp_path, "y", "5", INTERRUPT)
    assert (code, text) == (130, with_changes(LABEL, MARK))
    assert "what you said before this one is kept" in shown
    assert "Traceback" not in shown
    assert [file.name for file in tmp_path.iterdir()] == ["draft.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fix", "--interactive", "draft.txt"), "asks on the terminal, and there is none"),
        (("--interactive", "draft.txt"), "--interactive needs --fix"),
        (("--fix", "--diff", "--interactive", "draft.txt"), "do not go together"),
        (("--fix", "--interactive", "-"), "standard input is the cable: name a file"),
    ],
)
def test_where_nobody_can_be_asked_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT)
    result = CliRunner().invoke(cli, ["check", *options], input=DRAFT)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True), result.stderr
    assert Path("draft.txt").read_text() == DRAFT
