"""What the page asks of cablelint: the answers are those of the command line, and nothing in them acts on the page."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cablegrammar.base.node import Span
from cablelint.page import session as page_session
from cablelint.page.session import LONGEST
from cablelint.rule.api import CableRule
from cablelint.rule.registry import load_registry
from cablelint.rule.violation import Severity
from cablelint.server import actions
from cablelint.server.reading import Desk
from cablelint.server.text import Text
from cablelint.settings.configuration import Configuration
from support.html_page import FAULTY, OPEN
from support.page import EXAMPLES, ask, command, of_command, of_page, refusal
from support.word import word


def test_the_findings_of_every_example_are_those_of_the_command() -> None:
    told = of_command(*EXAMPLES)
    assert len(EXAMPLES) > 20
    for file in EXAMPLES:
        answer = ask("check", file.read_text(encoding="utf-8"), str(file), {})
        assert of_page(answer["findings"]) == told[str(file)], file


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ({"profile": "ic"}, ["--profile", "ic"]),
        ({"as_of": "1975-01-01"}, ["--as-of", "1975-01-01"]),
        ({"today": "2040-01-01", "cui_since": "2016-01-01"}, ["--today", "2040-01-01", "--cui-since", "2016-01-01"]),
        ({"preview": True, "profile": ""}, ["--preview"]),
    ],
)
def test_an_option_is_that_of_the_command(options: dict[str, object], arguments: list[str], tmp_path: Path) -> None:
    file = tmp_path / "faulty.cable"
    file.write_text(FAULTY)
    assert (
        of_page(ask("check", FAULTY, str(file), options)["findings"]) == of_command(file, options=arguments)[str(file)]
    )


def test_the_options_matter() -> None:
    plain, other = (of_page(ask("check", FAULTY, "a", one)["findings"]) for one in ({}, {"as_of": "1975-01-01"}))
    assert plain != other


@pytest.mark.parametrize(
    ("options", "said"),
    [({"profile": "navy"}, "there is no profile navy"), ({"as_of": "2008-13-01"}, "2008-13-01 is not a date")],
)
def test_an_option_that_cannot_be_is_refused(options: dict[str, str], said: str) -> None:
    assert refusal("check", FAULTY, "a", options) == said


def test_it_says_what_the_page_has_to_carry() -> None:
    answer = ask("check", FAULTY, "a", {})
    assert (answer["marking"], answer["hue"]) == ("SECRET", "secret")
    assert '"SECRET"' in answer["paper"]
    unread = ask("check", "One line of no cable at all.\n", "a", {})
    assert (unread["marking"], unread["hue"]) == ("CLASSIFICATION NOT KNOWN", "unknown")
    both = ask("check", FAULTY + "\n" + OPEN, "a", {})
    assert both["marking"] == "SECRET"


def test_portions_and_marks_have_their_places() -> None:
    answer = ask("check", FAULTY, "a", {})
    lines = FAULTY.splitlines()
    marks = [lines[line - 1][column - 1 : end - 1] for line, column, _, end, _ in answer["marks"]]
    assert marks == ["(C)", "(C)", "(S)"]
    assert [level for *_, level in answer["marks"]] == [2, 2, 3]
    assert [lines[first - 1][:8] for first, _, _ in answer["portions"]] == ["SUBJECT:", "1. (C) T", "3. (S) N"]


def test_one_fix_is_made_and_nothing_else() -> None:
    findings = ask("check", FAULTY, "a", {})["findings"]
    (label,) = [one for one in findings if one["code"] == "STR008"]
    assert ask("apply", FAULTY, label["number"])["text"] == FAULTY.replace("TAGS PREL", "TAGS: PREL")


def test_a_portion_without_a_mark_is_offered_what_the_editor_offers() -> None:
    text = (Path(__file__).parents[3] / "examples/faulty/acp127-confidential.cable").read_text(encoding="utf-8")
    registry = load_registry(isolated=True)
    desk = Desk(registry, lambda: Configuration(registry, isolated=True), lambda uri: uri)
    reading = desk.read(Text("a.cable", 1, text))
    edited = [action.title for action in actions.actions(desk, reading, Span(0, len(text)), None)]
    findings = ask("check", text, "a.cable", {})["findings"]
    chosen = [one for one in findings if one["choices"]]
    assert {one["code"] for one in chosen} >= {"POR001"}
    assert [title for one in chosen for title in one["choices"]] == [
        title for title in edited if title.startswith("Mark it ")
    ]
    [missing] = [one for one in chosen if one["code"] == "POR001"]
    for number, title in enumerate(missing["choices"]):
        line = ask("apply", text, missing["number"], number)["text"].splitlines()[missing["line"] - 1]
        assert title.removeprefix("Mark it ") in line
        assert ask("check", text, "a.cable", {})
    assert "has changed" in refusal("apply", text, missing["number"], 99)
    without = next(one["number"] for one in findings if not one["choices"])
    assert "has changed" in refusal("apply", text, without, 0)


def test_a_fix_of_another_text_is_refused() -> None:
    number = next(one["number"] for one in ask("check", FAULTY, "a", {})["findings"] if one["fix"])
    assert "has changed" in refusal("apply", f"{FAULTY}\n", number)
    assert "has changed" in refusal("apply", FAULTY, 999)


def test_all_safe_fixes_give_what_the_command_writes(tmp_path: Path) -> None:
    faulty = [file for file in EXAMPLES if file.parent.name == "faulty"]
    for file in faulty:
        shutil.copy(file, tmp_path)
    command("check", "--isolated", "--fix", "--quiet", str(tmp_path))
    for file in faulty:
        answer = ask("repair", file.read_text(encoding="utf-8"), file.name, {})
        assert answer["text"] == (tmp_path / file.name).read_text(encoding="utf-8"), file
        assert (answer["count"] > 0) is (answer["text"] != file.read_text(encoding="utf-8"))


def test_the_banner_is_that_of_the_command() -> None:
    told = [
        json.loads(line)
        for line in command("banner", "--isolated", "--format", "json", *map(str, EXAMPLES)).splitlines()
    ]
    answers = [one for file in EXAMPLES for one in ask("banner", file.read_text(encoding="utf-8"), {})["messages"]]
    assert [(one["banner"], one["portion"], one["inUse"], one["agrees"], one["unmarked"]) for one in answers] == [
        (one["banner"], one["portion_form"], one["in_use"], one["agrees"], one["unmarked"]) for one in told
    ]
    assert ask("banner", " \n", {}) == {"messages": []}


def test_a_marking_is_judged_and_explained() -> None:
    answer = ask("marking", "(S//REL TO USA, GBR/NF)", {"as_of": "2016-12-31", "profile": "ic"})
    assert not answer["valid"]
    assert answer["on"] == "2016-12-31"
    assert [part["text"] for part in answer["parts"] if part["meanings"]] == ["S", "REL TO USA, GBR", "NF"]
    assert answer["parts"][0]["meanings"][0]["heading"] == "SECRET (level)"
    assert refusal("marking", "  ", {}) == "an empty text is no marking"


def test_a_rule_has_its_page() -> None:
    answer = ask("rule", "POR001")
    assert answer["name"] == "missing-portion-mark"
    assert [title for title, _ in answer["prose"]][:2] == ["What it checks", "Why"]
    assert refusal("rule", "NIL000") == "there is no rule NIL000"


def test_a_file_is_read_as_the_command_reads_it() -> None:
    for data, text in (
        ("caf\xe9\r\nline\n".encode("cp1252"), "caf\xe9\nline\n"),
        ("\ufeffbuoy\n".encode("utf-16-le"), "buoy\n"),
        (b"one\rtwo\r", "one\ntwo\n"),
    ):
        assert ask("decode", base64.b64encode(data).decode())["text"] == text
    assert "cannot be decoded" in refusal("decode", base64.b64encode(b"\x81\x00\x02").decode())


def test_of_a_file_that_is_no_plain_text_it_is_said_what_it_is() -> None:
    for data, what in (
        (word(["The lamp has arrived."]), "This is a Word file (.docx)"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is a file of an old Word or another old Office program (.doc)"),
        (rb"{\rtf1 The lamp}", "This is an RTF file"),
    ):
        said = refusal("decode", base64.b64encode(data).decode())
        assert said == f"{what}; this page reads plain text: copy its text and paste it"


def test_a_finding_names_the_options_of_the_page() -> None:
    answer = ask("check", "C O N F I D E N T I A L WINDHOEK\n\nE.O. 13526: DECL: 07/14/2034\n", "a", {})
    (undated,) = [one for one in answer["findings"] if one["code"] == "DEC000"]
    assert "the day under Options" in undated["expected"]
    assert "--" not in undated["expected"]


def test_a_text_that_is_too_long_is_refused() -> None:
    assert "too long for a page" in refusal("check", "x" * (LONGEST + 1), "a", {})


def test_what_cannot_be_seen_is_shown() -> None:
    text = FAULTY.replace("TAGS PREL", "TAGS PREL\u202e")
    assert "\u202e" not in json.dumps(ask("check", text, "a", {}), ensure_ascii=False)


def test_a_defect_is_said_without_a_word_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("forty moths")

    monkeypatch.setattr(page_session, "parse_messages", fail)
    assert refusal("banner", FAULTY, {}) == "internal error: ValueError; please report it"


def test_a_rule_that_fails_is_a_finding_and_the_page_says_that_not_all_was_checked() -> None:
    class Failing(CableRule):
        """It fails.

        ## What it checks
        Nothing.
        """

        code, name, severity, authority, examples = "OUR001", "failing", Severity.ERROR, (), ()

        def check(self, cable: object, context: object) -> None:  # type: ignore[override]
            raise RuntimeError

    answer = page_session.answering([Failing])
    value = json.loads(answer(json.dumps({"ask": "check", "with": [OPEN, "a", {}]})))["value"]
    assert value["broken"]
    assert [one["code"] for one in value["findings"]] == ["CFG003"]


def test_nothing_that_the_page_does_not_carry_is_imported() -> None:
    """The command line, its libraries and what other pages are made with stay out of the browser."""
    code = (
        "import json, sys, cablerules\n"
        "from cablelint.page.session import answering\n"
        "answer = answering(cablerules.rules())\n"
        "for ask in (['check', sys.argv[1], 'a', {}], ['repair', sys.argv[1], 'a', {}], ['banner', sys.argv[1], {}],\n"
        "            ['marking', '(S//NF)', {}], ['rule', 'POR001'], ['hello']):\n"
        "    assert 'value' in json.loads(answer(json.dumps({'ask': ask[0], 'with': ask[1:]})))\n"
        "from cablelint.page.modules import _LEFT_OUT, _NOT_NEEDED\n"
        "import pathlib\n"
        "for name, module in sorted(sys.modules.items()):\n"
        "    if name.split('.')[0] in ('click', 'jinja2', 'markupsafe'): print(name)\n"
        "    path = name.replace('.', '/')\n"
        "    if (path + '/').startswith(_LEFT_OUT) or (path + '.py').startswith(_LEFT_OUT): print(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, FAULTY], capture_output=True, text=True, check=True)
    assert done.stdout == ""
