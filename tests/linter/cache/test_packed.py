"""A result as bytes, and back."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from cablegrammar.base.source import Source
from cablegrammar.rollup.protections import Protection
from cablelint.cache.packed import pack, unpack
from cablelint.engine.checker import checker_for
from cablelint.findings.finding import About, Excerpt, Finding, RelatedPlace
from cablelint.findings.results import FileResult
from cablelint.rule.registry import load_registry
from cablelint.rule.violation import Applicability, Citation, Edit, Fix, Severity
from cablelint.settings.settings import Settings

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "faulty").glob("*.cable"))
FIX = Fix(Applicability.UNSAFE, "Do it.", (Edit(1, 2, "X"), Edit(3, 3, "é")), frozenset({*Protection}))
FULL = Finding(
    "a.cable", "08SUVA1", "OWN001", "own", Severity.WARNING, "So it is.", "otherwise", 1, 2, 2, 1,
    (Citation("E.O. 13526", "(a)"), Citation("5 FAH-2")), "https://example.org/#own",
    (RelatedPlace(2, 1, "here", 4),), FIX, "0" * 32, "Line", About("SUVA", 2008, "SECRET", is_cable=False),
    Excerpt(1, ("one", "two"), "SECRET//NOFORN", (3, 4)), (FIX, FIX), 3,
)  # fmt: skip


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("with_excerpts", [True, False])
def test_it_comes_back_as_it_was(file: Path, with_excerpts: bool) -> None:
    checker = checker_for(Settings(select=("ALL",)), load_registry(isolated=True), with_excerpts=with_excerpts)
    source = Source.decode(file.read_bytes())
    result = checker.lint(source, "a.cable")
    assert unpack(pack(result), "a.cable", source) == result


def test_every_field_of_a_finding() -> None:
    result = FileResult("a.cable", (FULL,), (), 1, notices=("a notice",))
    assert unpack(pack(result), "a.cable", Source("one\ntwo\n")) == result


def test_a_notice_names_the_file_that_it_is_about_now() -> None:
    packed = pack(FileResult("a/b.cable", (), (), 1, notices=("a/b.cable: a fix was not offered", "another one")))
    assert b"b.cable" not in zlib.decompress(packed)
    found = unpack(packed, "c.cable", Source("one\n"))
    assert found.notices == ("c.cable: a fix was not offered", "another one")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no",
        *map(zlib.compress, (
            b"no", b"[]", b'{"a": 1}', b"[" * 100_000, b'[[["x"]], [], 0, []]', b"[[], [[]], 0, []]", b"[5, [], 0, []]",
            b'[[], [], "x", []]', b"[[], [], null, []]", b"\xff", b" " * 20_000_000,
        )),
    ],
)  # fmt: skip
def test_what_is_no_result_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ValueError, match="no result"):
        unpack(data, "a.cable", Source("one\n"))


def test_a_severity_and_a_place_that_there_are_not() -> None:
    found = json.loads(zlib.decompress(pack(FileResult("a.cable", (FULL,), (), 1))))
    for place, value in ((3, "grave"), (17, [900, 3, None, []])):
        other = json.loads(json.dumps(found))
        other[0][0][place] = value
        with pytest.raises(ValueError, match="no result"):
            unpack(zlib.compress(json.dumps(other).encode()), "a.cable", Source("one\ntwo\n"))
