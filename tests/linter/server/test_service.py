"""What the server says of itself, without a connection."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types

from cablelint.rule.registry import load_registry
from cablelint.server.reading import Reading
from cablelint.server.service import Server
from cablelint.server.text import Text
from cablelint.settings.configuration import Configuration

TEXT = "Zorblaxian"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown to the user."""
    shown: list[str] = []

    def show(_server: Server, params: types.ShowMessageParams) -> None:
        shown.append(params.message)

    monkeypatch.setattr(Server, "window_show_message", show)
    return shown


@pytest.fixture
def server() -> Server:
    registry = load_registry(isolated=True)
    return Server(registry, lambda: Configuration(registry))


def test_a_check_that_does_not_end_is_said_once_a_document(server: Server, said: list[str]) -> None:
    for uri in ("file:///secret/a.cable", "file:///secret/a.cable", "file:///secret/b.cable"):
        server._warn(uri)
    assert [message.partition(" takes ")[0] for message in said] == [
        "cablelint: the check of a.cable", "cablelint: the check of b.cable",
    ]  # fmt: skip


def test_a_check_that_outlives_the_talk_says_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.new_event_loop()
    uri = "file:///a.cable"
    server._texts[uri] = Text(uri, 1, "UNCLAS SUVA 000112\n")
    loop.close()
    server._check(uri, loop)

    def fails(_text: Text) -> Reading:
        raise ValueError(TEXT)

    monkeypatch.setattr(server._desk, "read", fails)
    server._check(uri, loop)


def test_an_error_is_said_with_its_place_and_without_its_words(server: Server, said: list[str]) -> None:
    try:
        raise ValueError(TEXT)
    except ValueError as error:
        server.complain(error)
        server.report_server_error(error, ValueError)
    [message] = said
    assert message.startswith("cablelint: internal error: ValueError at test_service.py:")
    assert TEXT not in message


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a%20b/c.cable", "/a b/c.cable"),
        ("untitled:Untitled-1", "Untitled-1"),
        ("git:/a/b.cable?x", "b.cable?x"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_document_has_a_path_whatever_its_address(server: Server, uri: str, path: str) -> None:
    assert server._path_of(uri) == path
    server.root = "/open"
    assert server._path_of(uri) == (path if uri.startswith("file:") else f"/open/{path}")
