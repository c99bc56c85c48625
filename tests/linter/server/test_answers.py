"""The answers of the server in every form of cable, at every place: sound for an editor, whatever stands there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from random import Random

import pytest
from lsprotocol import types

from cablegrammar.base.node import Span
from cablelint.rule.registry import Registry, load_registry
from cablelint.server import actions, completion, hints, hover, references, symbols
from cablelint.server.reading import Desk, Reading
from cablelint.server.service import make_server
from cablelint.server.text import Text
from cablelint.settings.configuration import Configuration
from support.forms import FORMS
from support.wire import END, START, opened, packed, unpacked

FAULTY = {form: text.replace("(C)", "", 1).replace("TAGS", "TAG", 1).replace("é", "😀") for form, text in FORMS.items()}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(isolated=True)


@pytest.fixture(scope="module")
def desk(registry: Registry) -> Desk:
    return Desk(registry, lambda: Configuration(registry, isolated=True), lambda uri: uri)


def read(desk: Desk, text: str) -> Reading:
    return desk.read(Text("a.cable", 1, text))


def places(text: str) -> Iterator[int]:
    """Some places in a text, the same each time, and where its marks may be."""
    yield from (
        at + 1
        for word in ("(", "ENTIRE TEXT", "CLASSIFIED", "PREL")
        for at in range(len(text))
        if text.startswith(word, at)
    )
    yield from sorted(
        Random(1).sample(  # noqa: S311 - chance is no secret here
            range(len(text) + 1), min(30, len(text))
        )
    )


def ends_of(one: types.Range) -> tuple[tuple[int, int], tuple[int, int]]:
    return (one.start.line, one.start.character), (one.end.line, one.end.character)


def check_tree(found: list[types.DocumentSymbol], within: types.Range) -> int:
    """Each symbol has a name, and lies inside the one above; how many there are."""
    (first, last), count = ends_of(within), 0
    for symbol in found:
        (start, end), (own_start, own_end) = ends_of(symbol.range), ends_of(symbol.selection_range)
        assert symbol.name.strip()
        assert first <= start <= own_start <= own_end <= end <= last
        count += 1 + check_tree(list(symbol.children or ()), symbol.range)
    return count


@pytest.mark.parametrize("form", FAULTY)
def test_the_outline_is_a_tree(desk: Desk, form: str) -> None:
    reading = read(desk, FAULTY[form])
    whole = reading.text.range(Span(0, len(FAULTY[form])))
    assert check_tree(symbols.symbols(reading), whole) > 5


@pytest.mark.parametrize("form", FAULTY)
def test_every_place_can_be_pointed_at(desk: Desk, registry: Registry, form: str) -> None:
    reading = read(desk, FAULTY[form])
    shown = 0
    for offset in places(FAULTY[form]):
        said = hover.hover(desk, reading, offset, registry)
        if said is not None:
            shown += 1
            assert said.range is not None
            place = reading.text.span(said.range)
            assert place.start <= offset <= place.end
        for found in references.definition(desk, reading, offset):
            assert found.uri == "a.cable"
        references.references(reading, offset, declaration=True)
    assert shown


@pytest.mark.parametrize("form", FAULTY)
def test_every_completion_takes_the_place_of_what_is_begun_before_the_cursor(desk: Desk, form: str) -> None:
    text = FAULTY[form]
    for offset in places(text):
        reading = read(desk, text[:offset])
        for item in completion.completion(desk, reading, offset).items[:5]:
            assert isinstance(item.text_edit, types.TextEdit)
            place = reading.text.span(item.text_edit.range)
            assert place.end == offset
            assert "\n" not in text[place.start : offset]
            assert item.label.upper().startswith(text[place.start : offset].upper())


@pytest.mark.parametrize("form", FAULTY)
def test_every_action_is_one_of_the_kinds_that_are_offered(desk: Desk, form: str) -> None:
    reading = read(desk, FAULTY[form])
    whole = Span(0, len(FAULTY[form]))
    kinds = {getattr(kind, "value", kind) for kind in actions.KINDS}
    found = [*actions.actions(desk, reading, whole, None), *actions.actions(desk, reading, whole, ["source.fixAll"])]
    assert found or not any(finding.fix for finding in desk.check(reading))
    for action in found:
        assert getattr(action.kind, "value", action.kind) in kinds
        assert action.edit is not None


@pytest.mark.parametrize("form", FAULTY)
def test_a_hint_stands_at_the_end_of_a_banner(desk: Desk, form: str) -> None:
    reading = read(desk, FAULTY[form])
    for hint in hints.hints(reading, Span(0, len(FAULTY[form]))):
        line = reading.text.line_at(reading.text.offset(hint.position))
        assert reading.text.content[reading.text.offset(hint.position) : line.end].strip() == ""


@pytest.mark.parametrize("text", ["", "\n", "(", "TAGS:", "ref ", "\ud83d", "\r\r", "😀(", "1. ("])
def test_a_text_that_has_hardly_begun_is_answered(desk: Desk, registry: Registry, text: str) -> None:
    reading = read(desk, text)
    desk.check(reading)
    for offset in range(len(text) + 1):
        hover.hover(desk, reading, offset, registry)
        completion.completion(desk, reading, offset)
        assert references.definition(desk, reading, offset) == []
    check_tree(symbols.symbols(reading), reading.text.range(Span(0, len(text))))
    assert hints.hints(reading, Span(0, len(text))) == []
    assert actions.actions(desk, reading, Span(0, len(text)), ["source.fixAll"]) == []


def test_a_cable_that_is_open_is_found_whichever_was_opened_first(registry: Registry) -> None:
    desk = Desk(registry, lambda: Configuration(registry, isolated=True), lambda uri: uri)
    cited = FORMS["acp127"].replace("000123", "000098").replace("#0123", "#0098")
    for uri, text in (("cited.cable", cited), ("citing.cable", FORMS["acp127"])):
        desk.read(Text(uri, 1, text))
    desk.refresh()
    reading = desk.read(Text("citing.cable", 1, FORMS["acp127"]))
    [found] = references.definition(desk, reading, FORMS["acp127"].index("WINDHOEK 98"))
    assert found.uri == "cited.cable"


def test_the_service_answers_in_its_own_process_too(registry: Registry) -> None:
    """The same as over a process, on two pipes, where every line of it is seen to run."""
    to_server, from_editor = os.pipe()
    to_editor, from_server = os.pipe()
    server = make_server(registry, lambda: Configuration(registry, isolated=True))
    at = {"textDocument": {"uri": "file:///a.cable"}, "position": {"line": 10, "character": 3}}
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 90, "character": 0}}
    questions: tuple[tuple[str, dict[str, object]], ...] = (
        ("hover", {}), ("definition", {}), ("references", {"context": {"includeDeclaration": True}}),
        ("completion", {}), ("documentSymbol", {}), ("inlayHint", {"range": everywhere}),
        ("codeAction", {"range": everywhere, "context": {"diagnostics": [], "only": ["quickfix"]}}),
    )  # fmt: skip
    document = {"uri": "file:///a.cable", "version": 2}
    messages = [
        *START, opened("file:///a.cable", FAULTY["acp127"]),
        {"method": "textDocument/didChange",
         "params": {"textDocument": document, "contentChanges": [{"text": FAULTY["acp127"]}]}},
        *({"id": number, "method": f"textDocument/{name}", "params": {**at, **more}}
          for number, (name, more) in enumerate(questions, start=2)),
        {"method": "textDocument/didSave", "params": {"textDocument": at["textDocument"]}},
        {"method": "workspace/didChangeWatchedFiles", "params": {"changes": []}},
    ]  # fmt: skip
    with os.fdopen(to_server, "rb") as stdin, os.fdopen(from_server, "wb") as stdout:
        thread = threading.Thread(target=server.start_io, args=(stdin, stdout), daemon=True)
        thread.start()
        wire = b""
        with os.fdopen(from_editor, "wb") as editor:
            editor.write(packed(*messages))
            editor.flush()
            while b'"id": 8' not in wire:
                wire += os.read(to_editor, 65536)
            editor.write(
                packed({"method": "textDocument/didClose", "params": {"textDocument": at["textDocument"]}}, *END)
            )
        thread.join()
    with os.fdopen(to_editor, "rb") as rest:
        wire += rest.read()
    answers = {message["id"]: message.get("result") for message in unpacked(wire) if "id" in message}
    assert set(answers) == {1, *range(2, 9), 99}
    assert all(answers[number] for number in (5, 6, 7, 8))
    assert server.took_leave


def test_a_mark_for_all_portions_is_explained(desk: Desk, registry: Registry) -> None:
    reading = read(desk, FORMS["short-header"])
    said = hover.hover(desk, reading, FORMS["short-header"].index("ENTIRE TEXT"), registry)
    assert said is not None
    assert isinstance(said.contents, types.MarkupContent)
    assert "CONFIDENTIAL" in said.contents.value
    assert "entire text" in said.contents.value.lower()
