"""The sample rule of CONTRIBUTING is one that works: it is executed, its example holds, and it is soundly typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cablelint import Rule
from cablelint.testing import check_examples

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The Python of CONTRIBUTING as a module."""
    (text,) = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "sample_rule.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_rule_works(sample: Path) -> None:
    names: dict[str, object] = {"__name__": "sample_rule"}
    exec(compile(sample.read_text(encoding="utf-8"), sample, "exec"), names)  # noqa: S102 - our own document
    rule = names["LoudParagraph"]
    assert isinstance(rule, type)
    assert issubclass(rule, Rule)
    check_examples(rule)


def test_the_sample_rule_is_soundly_typed(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api = pytest.importorskip("mypy.api")
    monkeypatch.chdir(ROOT)
    out, err, status = api.run(["--strict", str(sample)])
    assert status == 0, out + err
