"""What is found in a document is what `check` finds in the file, with the same settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.findings.finding import Finding
from cablelint.rule.registry import Registry, load_registry
from cablelint.server import actions, completion, hints, symbols
from cablelint.server.diagnostics import diagnostics_of
from cablelint.server.reading import Desk
from cablelint.server.text import Text
from cablelint.settings.configuration import Configuration
from support.cables import WINDHOEK
from support.forms import FORMS

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/*.cable"))
FAULTY = WINDHOEK.replace("1. (C) SUMMARY", "1. SUMMARY").replace("07 SUVA 400", "07 SUVVA 400")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(isolated=True)


def desk_of(registry: Registry, **given: object) -> Desk:
    return Desk(registry, lambda: Configuration(registry, given), lambda uri: uri)


def checked(desk: Desk, path: Path | str, text: str) -> Sequence[Finding]:
    return desk.check(desk.read(Text(str(path), 1, text)))


def fresh(registry: Registry, path: Path | str, text: str) -> Sequence[Finding]:
    """What a run over that one file reports, but for what it says of the configuration itself."""
    session = Run(Configuration(registry), registry)
    session.add(str(path), Source.of(text, name=str(path)))
    return [finding for finding in session.report().findings if finding.path == str(path)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_have_the_findings_of_a_run(registry: Registry, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = checked(desk_of(registry), path, text)
    assert list(found) == list(fresh(registry, path, text))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_the_findings_of_a_run(registry: Registry, form: str, tmp_path: Path) -> None:
    text = FORMS[form].replace("(C)", "", 1).replace("TAGS", "TAG", 1)
    path = tmp_path / "a.cable"
    assert list(checked(desk_of(registry), path, text)) == list(fresh(registry, path, text))


def test_the_configuration_is_that_of_the_file(registry: Registry, tmp_path: Path) -> None:
    desk = desk_of(registry)
    path = tmp_path / "below" / "a.cable"
    path.parent.mkdir()
    assert "POR001" in {finding.code for finding in checked(desk, path, FAULTY)}
    (tmp_path / "cablelint.toml").write_text('ignore = ["POR001"]\n', encoding="utf-8")
    assert "POR001" in {finding.code for finding in checked(desk, path, FAULTY)}
    desk.refresh()
    found = checked(desk, path, FAULTY)
    assert "POR001" not in {finding.code for finding in found}
    assert list(found) == list(fresh(registry, path, FAULTY))


def test_ignores_and_a_baseline_hold(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.cable"
    (tmp_path / "cablelint.toml").write_text(
        'baseline = "b.json"\n[[per-file-ignores]]\nfiles = "a.cable"\nrules = ["REF"]\nreason = "old"\n',
        encoding="utf-8",
    )
    counts = '{"version": 1, "tool": "cablelint", "findings": {"a.cable": {"POR001": {"Paragraph 1": 1}}}}'
    (tmp_path / "b.json").write_text(counts, encoding="utf-8")
    desk = desk_of(registry)
    text = FAULTY.replace("\n2. (C)", "\n2.")
    for _ in range(2):  # a baseline is used up by a run, and each check is one
        found = checked(desk, path, text + " ")
        found = checked(desk, path, text)
        assert [finding.place for finding in found if finding.code == "POR001"] == ["Paragraph 2"]
        assert not any(finding.code.startswith("REF") for finding in found)
        assert list(found) == list(fresh(registry, path, text))


def test_references_are_looked_up_in_the_catalogues(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.cable"
    (tmp_path / "ids.txt").write_text("# complete-for: WINDHOEK; 2008\n08WINDHOEK97\n", encoding="utf-8")
    (tmp_path / "cablelint.toml").write_text('catalogue = ["ids.txt", "run"]\n', encoding="utf-8")
    found = checked(desk_of(registry), path, WINDHOEK)
    assert "REF001" in {finding.code for finding in found}
    assert list(found) == list(fresh(registry, path, WINDHOEK))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("profil = 'ic'", "cablelint.toml:1"),
        ('baseline = "none.json"', "none.json"),
        ('catalogue = ["none.sqlite"]', "none.sqlite"),
    ],
)
def test_settings_that_cannot_be_used_are_said_at_the_top(
    registry: Registry, tmp_path: Path, settings: str, said: str
) -> None:
    (tmp_path / "cablelint.toml").write_text(f"{settings}\n", encoding="utf-8")
    desk = desk_of(registry)
    reading = desk.read(Text(str(tmp_path / "a.cable"), 1, FAULTY))
    desk.check(reading)
    first = diagnostics_of(reading)[0]
    assert first.code == "settings"
    assert first.range.start.line == 0
    assert said in first.message


def test_a_text_beyond_the_limits_is_said_to_be_unchecked(registry: Registry) -> None:
    desk = desk_of(registry, max_size=200)
    found = checked(desk, "a.cable", "é" * 101)
    assert [finding.code for finding in found] == ["CFG002"]
    assert checked(desk, "b.cable", "é" * 100) != found


def test_nothing_is_read_of_a_text_beyond_the_limits(registry: Registry) -> None:
    text = FAULTY.replace("TAGS", "TAG", 1)
    for limit, is_read in ((len(text.encode()) - 1, False), (len(text.encode()), True)):
        desk = desk_of(registry, max_size=limit)
        reading = desk.read(Text("a.cable", 1, text))
        whole = Span(0, len(text))
        assert (reading.cables != ()) is is_read
        assert (symbols.symbols(reading) != []) is is_read
        assert (hints.hints(reading, whole) != []) is is_read
        assert (actions.actions(desk, reading, whole, ["source.fixAll"]) != []) is is_read
        assert (actions.actions(desk, reading, whole, None) != []) is is_read
        assert completion.completion(desk, reading, len(text)) is not None


def test_a_document_without_a_file_is_checked(registry: Registry) -> None:
    assert "POR001" in {finding.code for finding in checked(desk_of(registry), "untitled", FAULTY)}


def test_carriage_returns_alone_end_lines_and_fixes_write_them(registry: Registry) -> None:
    text = (Path(__file__).parents[3] / "examples/faulty/acp127-confidential.cable").read_text(encoding="utf-8")
    desk = desk_of(registry)
    plain = checked(desk, "a.cable", text)
    reading = desk.read(Text("b.cable", 1, text.replace("\n", "\r")))
    places = [diagnostic.range for diagnostic in (desk.check(reading), diagnostics_of(reading))[1]]
    assert [place.start.line + 1 for place in places] == [finding.line for finding in plain]
    fixed = desk.repaired(reading)
    assert "\n" not in reading.source.written(fixed.source.text)


def test_a_reading_is_made_once_for_a_version(registry: Registry) -> None:
    desk = desk_of(registry)
    one = Text("a.cable", 1, FAULTY)
    assert desk.read(one) is desk.read(one)
    assert desk.read(replace(one, version=2)) is not desk.read(one)


def test_a_lone_half_of_an_emoji_is_checked(registry: Registry) -> None:
    assert checked(desk_of(registry), "a.cable", FAULTY.replace("talks", "\ud83d")) != ()
