"""One text is one text: whatever bytes it comes in, and by whichever way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from cablelint import Finding, lint_paths, lint_text
from cablelint.engine.run import run
from cablelint.settings.settings import Settings

ROOT = Path(__file__).parents[3]
TEXTS = {
    path.name: path.read_text(encoding="utf-8")
    for folder in ("examples/clean", "examples/faulty")
    for path in sorted(ROOT.glob(f"{folder}/*.cable"))
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")
LINE_ENDS = ("\n", "\r\n", "\r")
EVERYTHING = Settings(select=("ALL",))


def told(findings: Iterable[Finding]) -> list[object]:
    """What is said of a text, and where."""
    return [
        (one.line, one.column, one.end_line, one.end_column, one.code, one.severity, one.message, one.expected,
         one.related, one.cable, one.fix is not None)
        for one in findings
    ]  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_in_every_encoding_and_with_every_line_end(name: str) -> None:
    text = TEXTS[name]
    expected = told(lint_text(text, settings=EVERYTHING))
    for end in LINE_ENDS:
        written = text.replace("\n", end)
        assert told(lint_text(written, settings=EVERYTHING)) == expected
        for encoding in ENCODINGS:
            try:
                data = written.encode(encoding)
            except UnicodeEncodeError:
                assert encoding == "cp1252"
                continue
            report = run(["-"], EVERYTHING, stdin=data, stdin_filename="<text>")
            assert told(report.findings) == expected, (encoding, end)


def test_named_found_piped_and_from_the_interface(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = lint_paths(tmp_path, EVERYTHING).findings
    assert len({finding.path for finding in found}) > 10
    for name, text in TEXTS.items():
        expected = told(lint_text(text, path=str(tmp_path / name), settings=EVERYTHING))
        assert told(lint_paths(tmp_path / name, EVERYTHING).findings) == expected
        assert told(one for one in found if one.path == str(tmp_path / name)) == expected


@pytest.mark.parametrize("end", LINE_ENDS, ids=repr)
def test_a_fix_keeps_the_line_ends(tmp_path: Path, end: str) -> None:
    from cablelint.fixes.fixer import Fixer

    file = tmp_path / "suva.cable"
    text = "UNCLAS SUVA 000512\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, FJ, PREL\nSUBJECT: KITES\n\n1. Up.\n"
    file.write_bytes(text.replace("\n", end).encode())
    run([file], EVERYTHING, fixer=Fixer())
    assert file.read_bytes() == text.replace(", PREL\n", "\n").replace("\n", end).encode()
