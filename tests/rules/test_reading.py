"""Rules compare what the tree holds: they parse no line of a cable again, and read its text through a few doors only.

The exceptions are listed exactly: one that is mended has to leave its list.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import cablerules

ROOT = Path(cablerules.__file__).parent
TREES = {
    path.relative_to(ROOT).with_suffix("").as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}

OF_A_FIX = {
    "markings/atomic_energy_precedence",
    "markings/missing_companion_control",
    "markings/portion_form_in_banner",
    "markings/repeated_token",
    "markings/unknown_control_marking",
    "one_marking/form",
    "one_marking/rule",
    "portions/right_mark",
    "references/malformed_reference",
    "references/reference_from_the_future",
    "references/unknown_post",
    "references/unresolved_reference",
    "rollup/compared_banner",
    "rollup/control_not_carried_up",
    "rollup/release_list_roll_up",
}
"""They parse what a fix would write, or a banner that the portions call for: that stands in no cable."""

OF_A_MARKING = {"markings/retired_marking"}
"""It parses the parts of a marking one by one."""

DOORS = {
    "cui/missing_designation_indicator": "what stands outside of the portions, where a letterhead would",
    "portions/unknown_portion_mark": "NATO",
    "references/unused_reference": "the number of a cable that is listed",
    "structure/autocorrected_character": "characters that nobody types",
    "tags/country_codes": "the names of countries",
}
"""They look for something of their own in a long stretch of the text. For set phrases there is `Cable.mentions`."""


def parsers(tree: ast.Module) -> Iterator[str]:
    """The functions of the grammar that read a text, as far as a module imports them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cablegrammar"):
            for name in node.names:
                if name.name.startswith(("parse_", "scan", "line_grammar", "load")):
                    yield name.name


def test_no_rule_parses_what_the_cable_holds() -> None:
    found = {name for name, tree in TREES.items() if any(parsers(tree))}
    assert found == OF_A_FIX | OF_A_MARKING


def test_no_rule_takes_the_text_itself() -> None:
    """What a node spans is had with `Cable.slice` and, as it stands in the file, with `Cable.written`."""
    found = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _is_text(node)
    }
    assert found == set()


def _is_text(node: ast.Attribute) -> bool:
    """`cable.clean`, `block.raw`, `cable.source.text`."""
    of = ast.unparse(node.value).rpartition(".")[2].lstrip("_")
    return node.attr == "raw" or (node.attr, of) in (("clean", "cable"), ("text", "source"))


def test_who_looks_for_words_in_the_whole_text() -> None:
    """`cable.slice(cable.span)` and spans up to the end of the cable."""
    found = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("slice", "written")
        and "cable.span" in ast.unparse(node.args[0])
    }
    assert found == DOORS.keys()
