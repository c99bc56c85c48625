"""`cablelint server` as a process: what it says when it cannot begin, how it ends, and that it keeps its wire clean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.cables import WINDHOEK
from support.wire import START, opened, packed, talk

COMMAND = [sys.executable, "-m", "cablelint", "server"]
WORD = "Zorblaxian"
URI = "file:///a.cable"


def test_it_answers_what_is_malformed_without_a_word_of_it_and_leaves_with_0() -> None:
    other = {"uri": WORD, "version": 2}
    came, code, aside = talk(
        COMMAND,
        [
            opened(URI, WINDHOEK.replace("talks", WORD)),
            {"id": 2, "method": "textDocument/hover", "params": {"textDocument": WORD}},
            {"id": 3, "method": f"{WORD}/{WORD}", "params": {}},
            {"method": "textDocument/didChange", "params": {"textDocument": {"uri": URI, "version": WORD}}},
            {"method": "textDocument/didChange", "params": {"textDocument": other, "contentChanges": [{"text": WORD}]}},
            {"id": 4, "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": "file:///none"}}},
            {"id": 5, "method": "textDocument/hover",
             "params": {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}},
        ],
        5,
    )  # fmt: skip
    assert (code, aside) == (0, b"")
    answers = {message["id"]: message for message in came if "id" in message}
    assert answers[1]["result"]["serverInfo"]["name"] == "cablelint"
    assert answers[4]["result"] == []
    assert answers[99]["result"] is None
    # A method that there is not is named, as the protocol has it; nothing else comes back.
    answers[3]["error"]["message"] = ""
    assert WORD not in json.dumps(came)


def test_it_ends_with_1_when_the_editor_is_gone_without_a_word() -> None:
    done = subprocess.run([*COMMAND, "--stdio"], input=packed(*START), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_without_the_extra_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from cablelint.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "server"], capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert (
        done.stderr == "cablelint: error: cablelint server needs pygls; install it with: pip install 'cablelint[lsp]'\n"
    )


def test_a_configuration_that_cannot_be_used_ends_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text("profil = 1\n", encoding="utf-8")
    done = subprocess.run([*COMMAND, "--config", str(file)], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'c.toml:1: unknown key "profil"; did you mean "profile"?' in done.stderr


@pytest.mark.parametrize("arguments", [("--select", "NONE")])
def test_wrong_options_end_it_at_once(arguments: tuple[str, ...]) -> None:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")


def test_what_a_rule_prints_is_not_in_the_way(tmp_path: Path) -> None:
    """A rule of a third party prints the cable: neither the editor's wire nor its log gets it."""
    package = tmp_path / "loud-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n", encoding="utf-8")
    (package / "entry_points.txt").write_text("[cablelint.rules]\nloud = loud:rules\n", encoding="utf-8")
    (tmp_path / "loud.py").write_text(
        """
import os
from cablelint import Cable, CableRule, Citation, Example, Severity, Violation

class Loud(CableRule):
    '''A loud one.

    ## What it checks
    Nothing.
    '''
    code = "LOU001"
    name = "loud"
    severity = Severity.ERROR
    authority = (Citation("House", "1"),)
    examples = (Example(bad="1. a", good="1. b", at=[(1, 1, 1, 2)]),)

    def check(self, cable, context):
        print(cable.source.text)
        os.write(1, cable.source.text.encode())
        yield Violation(cable.first_line, "It was here.")

def rules():
    return [Loud]
""",
        encoding="utf-8",
    )
    came, code, aside = talk(
        COMMAND,
        [
            opened(URI, WINDHOEK.replace("talks", WORD)),
            {"id": 2, "method": "textDocument/hover",
             "params": {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 0}}},
        ],
        "textDocument/publishDiagnostics",  # it may come behind the answer
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert (code, aside) == (0, b"")
    assert "It was here." in json.dumps(came)
    assert WORD not in json.dumps(came)
