"""`cablelint check --format html`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.fixtures import Cablelint
from support.html_page import Taken


def test_the_command_writes_the_page_to_a_file(cablelint: Cablelint, cable: Path) -> None:
    for options in (["--format", "html=report.html"], ["--format", "html", "--output", "report.html"]):
        result = cablelint("check", cable, *options)
        assert result.exit_code == 1, result.output
        page = Taken(Path("report.html").read_text(encoding="utf-8"))
        assert [row[0] for row in page.data()["rules"]] == ["FAX001", "FAX002", "FAX003"]
        assert page.data()["quotes"] is False
        Path("report.html").unlink()


def test_only_with_show_source_the_text_is_in_it(cablelint: Cablelint, cable: Path) -> None:
    cablelint("check", cable, "--show-source", "--format", "html=report.html")
    assert "INVENTED DAY" in Path("report.html").read_text()
    cablelint("check", cable, "--format", "html=report.html")
    assert "INVENTED DAY" not in Path("report.html").read_text()


def test_after_fix_the_text_is_the_repaired_one(cablelint: Cablelint, cable: Path) -> None:
    cablelint("check", cable, "--fix", "--show-source", "--format", "html=report.html")
    lines = Taken(Path("report.html").read_text()).data("text-0")["lines"]
    assert any("GOOD day" in str(line) for line in lines)


def test_standard_input_is_shown_too(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "-", "--show-source", "--format", "html", input=cable.read_text())
    assert any("INVENTED DAY" in str(line) for line in Taken(result.stdout).data("text-0")["lines"])


@pytest.mark.parametrize("missing", ["jinja2", "markupsafe"])
def test_without_its_extra_the_format_says_what_to_install(
    missing: str, cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("cablelint.reporters.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    result = cablelint("check", cable, "--format", "html=report.html")
    assert result.exit_code == 2
    assert result.stderr == (
        f"cablelint: error: the format html needs {missing}, which is not installed: pip install 'cablelint[html]'\n"
    )
    assert not Path("report.html").exists()
    assert cablelint("check", cable, "--format", "concise").exit_code == 1
