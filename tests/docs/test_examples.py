"""The clean examples are clean, and the faulty ones have exactly the faults that their README lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint import Settings, lint_text, parse_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n"
EVERY = sorted(EXAMPLES.glob("*/*.cable"), key=lambda path: path.relative_to(EXAMPLES).as_posix())


def found_in(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8")
    return sorted(finding.code for finding in lint_text(text, path=path.name, settings=Settings()))


def listed() -> dict[str, list[str]]:
    """The last column of the table in `faulty/README.md`, by cable."""
    rows = {}
    for line in (EXAMPLES / "faulty" / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            name, _, codes = (cell.strip() for cell in line.strip("|").split("|"))
            rows[name.strip("`")] = codes.split(", ")
    return rows


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_says_that_it_is_invented(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(NOTICE)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_line_is_placed(path: Path) -> None:
    assert parse_text(path.read_text(encoding="utf-8")).unplaced == ()


@pytest.mark.parametrize("path", sorted((EXAMPLES / "clean").glob("*.cable")), ids=lambda path: path.stem)
def test_clean(path: Path) -> None:
    assert found_in(path) == []


def test_the_table_lists_every_faulty_cable() -> None:
    assert sorted(listed()) == sorted(path.name for path in (EXAMPLES / "faulty").glob("*.cable"))


@pytest.mark.parametrize("name", sorted(listed()))
def test_faulty(name: str) -> None:
    assert found_in(EXAMPLES / "faulty" / name) == listed()[name]


def test_every_form_that_can_be_read_is_there() -> None:
    forms = {parse_text(path.read_text(encoding="utf-8")).form for path in EVERY if path.parent.name == "clean"}
    assert forms == {"acp127", "short-header", "body", "aad", "smart", "draft"}
