from __future__ import annotations

from cablelint.settings.toml_lines import Lines

TEXT = """\
# select = "in a comment"
[tool.other]
select = 1

[ tool . "cablelint" ]  # ours
"select" = [
  "A",
  'B',
]

[tool.cablelint.severity]
A = "error"

[[tool.cablelint.per-file-ignores]]
files = "a"

[[tool.cablelint.per-file-ignores]]
files = "b"
"""


def test_places_in_a_table() -> None:
    lines = Lines(TEXT, ("tool", "cablelint"))
    assert lines.table() == 5
    assert lines.key("select") == 6
    assert lines.value("select", "B") == 8
    assert lines.key("severity") == 11
    assert lines.key("A", "severity") == 12
    assert lines.entry("per-file-ignores", 1) == 17
    assert lines.key_after("files", 17) == 18


def test_what_is_not_found_falls_back() -> None:
    lines = Lines(TEXT, ("tool", "cablelint"))
    assert lines.key("missing") == 5
    assert lines.value("select", "missing") == 6
    assert lines.key("missing", "severity") == 11
    assert lines.key_after("rules", 14) == 14
    assert lines.key_after("rules", 17) == 17
    assert lines.entry("per-file-ignores", 2) == 14


def test_a_file_of_its_own_has_no_table() -> None:
    lines = Lines("a = 1\n[severity]\nb = 2\n")
    assert lines.table() == 1
    assert lines.key("a") == 1
    assert lines.key("b", "severity") == 3
    assert lines.key("severity") == 2


def test_an_inline_table_is_found_by_its_key() -> None:
    lines = Lines(
        "[tool]\ncablelint.select = []\ncablelint.per-file-ignores = [{files = 'a'}]\n", ("tool", "cablelint")
    )
    assert lines.table() == 1
    assert lines.entry("per-file-ignores", 0) == 1
