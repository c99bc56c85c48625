"""An editor for tests: a real client of the protocol, which types into documents and waits for what is found there."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features
from pytest_lsp.client import LanguageClient as TestedClient

SERVER = [sys.executable, "-m", "cablelint", "server"]
"""The command that an editor starts."""

_FOUND = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS


class Editor(TestedClient):
    """A client with a few documents open."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        others = {method: done for method, done in DEFAULT_CLIENT_FEATURES.items() if method != _FOUND}
        register_lsp_features(self, others)
        self.registered: list[types.Registration] = []
        self._found: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._versions: dict[str, int] = {}

        @self.feature(_FOUND)  # type: ignore[untyped-decorator]
        def take(found: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[found.uri] = list(found.diagnostics)
            self._found.put_nowait(found)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
        def register(wanted: types.RegistrationParams) -> None:
            self.registered += wanted.registrations

    async def open(self, uri: str, text: str) -> list[types.Diagnostic]:
        """Open a document; what is found in it."""
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, "cable", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.settled(uri)

    async def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> list[types.Diagnostic]:
        """Change a document; what is found in it then."""
        self.type(uri, *changes)
        return await self.settled(uri)

    def type(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change a document and wait for nothing."""
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(version=self._versions[uri], uri=uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    async def settled(self, uri: str) -> list[types.Diagnostic]:
        """What is found in the newest version of a document, as soon as it is known."""
        while True:
            found = await self._found.get()
            if found.uri == uri and found.version == self._versions[uri]:
                return list(found.diagnostics)

    def save(self, uri: str) -> None:
        """Say that a document was saved."""
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        """Close a document."""
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


def start_params(root: Path | None, capabilities: types.ClientCapabilities | None = None) -> types.InitializeParams:
    """What an editor says first."""
    return types.InitializeParams(
        capabilities=capabilities or types.ClientCapabilities(), root_uri=None if root is None else root.as_uri()
    )


def replaced(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
    """The change of a stretch of one line; all count from 0, in UTF-16 units."""
    return types.TextDocumentContentChangePartial(
        types.Range(types.Position(line, start), types.Position(line, end)), text
    )


__all__ = ["SERVER", "Editor", "replaced", "start_params"]
