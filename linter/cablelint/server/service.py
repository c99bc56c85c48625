"""The server: it talks to the editor on standard input and output, and has a thread of its own do the work.

What goes wrong is said without a word of any text, and nothing is logged: an editor keeps what its servers print.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from cablelint.__about__ import __version__
from cablelint.rule.registry import Registry
from cablelint.server import actions, completion, hints, hover, references, symbols
from cablelint.server.diagnostics import diagnostics_of
from cablelint.server.reading import Desk, Reading
from cablelint.server.text import UTF16, Text
from cablelint.server.worker import Worker
from cablelint.settings.configuration import Configuration
from cablelint.settings.configuration_file import OWN_FILE, SHARED_FILE

T = TypeVar("T")

_SWITCH = 0.001
"""So long, in seconds, the thread that works may keep the one that talks waiting."""
_LONG = 30
"""So many seconds a check may take before it is said that it does."""
_WATCHED = (f"**/{OWN_FILE}", f"**/{SHARED_FILE}")


class Protocol(LanguageServerProtocol):
    """The protocol, with documents of our own: pygls counts a form feed as the end of a line, and no editor does."""

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take up a document."""
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take in the changes of a document."""
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Let go of a document."""
        self._server.closed(params.text_document.uri)


class Server(LanguageServer):
    """The documents that an editor has open, and what it asks about them."""

    def __init__(self, registry: Registry, configure: Callable[[], Configuration]) -> None:
        super().__init__("cablelint", __version__, protocol_cls=Protocol, max_workers=2)
        self.took_leave = False
        self.root: str | None = None
        """The folder that the editor has open, if any."""
        self._texts: dict[str, Text] = {}
        self._desk = Desk(registry, configure, self._path_of)
        self._worker = Worker()
        self._slow: set[str] = set()

    # ------------------------------------------------------------------------------------------------- what comes in

    def opened(self, document: types.TextDocumentItem) -> None:
        """A document is open: what its configuration says may have changed since."""
        self._texts[document.uri] = Text(document.uri, document.version, document.text, self._encoding)
        self.look_again(document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document has changed: check it."""
        document = params.text_document
        text = self._texts.get(document.uri)
        if text is not None:
            self._texts[document.uri] = text.changed(params.content_changes, document.version)
            self.check(document.uri)

    def closed(self, uri: str) -> None:
        """A document is closed: nothing is to be said of it any more."""
        self._texts.pop(uri, None)
        self._worker.forget(uri)
        self._worker.ask(partial(self._desk.close, uri))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def look_again(self, *uris: str) -> None:
        """Read the configuration, baselines and catalogues again, and check these documents, or all of them."""
        self._worker.ask(self._desk.refresh)
        for uri in uris or tuple(self._texts):
            self.check(uri)

    # ------------------------------------------------------------------------------------------------ what is worked on

    def check(self, uri: str) -> None:
        """Have the newest version of a document checked when its turn comes."""
        loop = asyncio.get_running_loop()
        self._worker.check(uri, partial(self._check, uri, loop))

    def _check(self, uri: str, loop: asyncio.AbstractEventLoop) -> None:
        """Check a document, in the working thread."""
        text = self._texts.get(uri)
        if text is None:
            return
        alarm = threading.Timer(_LONG, lambda: _tell(loop, self._warn, uri))
        alarm.daemon = True
        alarm.start()
        try:
            reading = self._desk.read(text)
            self._desk.check(reading)
            made = types.PublishDiagnosticsParams(uri, diagnostics_of(reading), text.version)
        except Exception as error:  # noqa: BLE001 - said to the editor, and the next text is another one
            _tell(loop, self.complain, error)
            return
        finally:
            alarm.cancel()
        _tell(loop, self._publish, text, made)

    def _publish(self, text: Text, made: types.PublishDiagnosticsParams) -> None:
        """Send what was found, unless the document has changed since: then another check is under way."""
        if self._texts.get(text.uri) is text:
            self.text_document_publish_diagnostics(made)

    async def ask(self, uri: str, question: Callable[[Desk, Reading], T], otherwise: T) -> T:
        """The answer to a question about the newest version of a document; `otherwise` where it is not open."""
        text = self._texts.get(uri)
        if text is None:
            return otherwise
        desk = self._desk
        try:
            return await asyncio.wrap_future(self._worker.ask(lambda: question(desk, desk.read(text))))
        except Exception as error:  # noqa: BLE001 - its own words could quote the text
            raise JsonRpcInternalError(_neutral(error)) from None

    # ---------------------------------------------------------------------------------------------------- what is said

    def complain(self, error: Exception) -> None:
        """Tell the user that something went wrong here."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"cablelint: {_neutral(error)}"))

    def _warn(self, uri: str) -> None:
        """Tell the user, once a document, that its check does not come to an end: a rule may go in circles."""
        if uri not in self._slow:
            self._slow.add(uri)
            said = f"the check of {Path(self._path_of(uri)).name} takes more than {_LONG} seconds"
            message = f"cablelint: {said}; if it does not end, look for the rule with cablelint check, and restart"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say nothing more: who asked gets an answer, and the words of an exception may be those of a text."""

    # ----------------------------------------------------------------------------------------------------------- names

    @property
    def _encoding(self) -> str:
        """The units that the editor counts in."""
        chosen = self.protocol.server_capabilities.position_encoding
        return str(chosen.value if isinstance(chosen, types.PositionEncodingKind) else chosen or UTF16)

    def _path_of(self, uri: str) -> str:
        """The file of a document. One that has none lies in the folder that the editor has open."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path:
            return path
        name = uri.rpartition("/")[2].rpartition(":")[2] or "untitled"
        return name if self.root is None else str(Path(self.root) / name)


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[..., None], *about: object) -> None:
    """Have something said by the thread that talks to the editor, unless the editor has left in the meantime."""
    with suppress(RuntimeError):  # the loop is closed
        loop.call_soon_threadsafe(what, *about)


def _neutral(error: Exception) -> str:
    """What went wrong and where, without the exception's own words."""
    frames = extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"internal error: {type(error).__name__}{place}; please report it"


def make_server(registry: Registry, configure: Callable[[], Configuration]) -> Server:
    """A server for the rules of a registry. `configure` reads the configuration anew."""
    server = Server(registry, configure)
    feature = server.feature

    @feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        server.root = server.workspace.root_path
        for message in registry.refused:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"cablelint: {message}"))
        await _watch(server)

    @feature(types.SHUTDOWN)
    def taking_leave(_params: None) -> None:
        server.took_leave = True

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_params: types.DidSaveTextDocumentParams) -> None:
        server.look_again()

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_params: types.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        def question(desk: Desk, reading: Reading) -> types.Hover | None:
            return hover.hover(desk, reading, reading.text.offset(params.position), registry)

        return await server.ask(params.text_document.uri, question, None)

    @feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(actions.KINDS)))
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        wanted = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]

        def question(desk: Desk, reading: Reading) -> list[types.CodeAction]:
            return actions.actions(desk, reading, reading.text.span(params.range), wanted)

        return await server.ask(params.text_document.uri, question, [])

    @feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await server.ask(params.text_document.uri, lambda _, reading: symbols.symbols(reading), [])

    @feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> list[types.Location]:
        def question(desk: Desk, reading: Reading) -> list[types.Location]:
            return references.definition(desk, reading, reading.text.offset(params.position))

        return await server.ask(params.text_document.uri, question, [])

    @feature(types.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: types.ReferenceParams) -> list[types.Location]:
        def question(_: Desk, reading: Reading) -> list[types.Location]:
            offset, declared = reading.text.offset(params.position), params.context.include_declaration
            return references.references(reading, offset, declaration=declared)

        return await server.ask(params.text_document.uri, question, [])

    @feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)))
    async def completed(params: types.CompletionParams) -> types.CompletionList:
        def question(desk: Desk, reading: Reading) -> types.CompletionList:
            return completion.completion(desk, reading, reading.text.offset(params.position))

        return await server.ask(params.text_document.uri, question, types.CompletionList(is_incomplete=False, items=[]))

    @feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hinted(params: types.InlayHintParams) -> list[types.InlayHint]:
        def question(_: Desk, reading: Reading) -> list[types.InlayHint]:
            return hints.hints(reading, reading.text.span(params.range))

        return await server.ask(params.text_document.uri, question, [])

    return server


async def _watch(server: Server) -> None:
    """Ask the editor to tell when a configuration changes, where it can."""
    workspace = server.client_capabilities.workspace
    watching = None if workspace is None else workspace.did_change_watched_files
    if watching is None or not watching.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in _WATCHED])
    registration = types.Registration("configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    try:
        await server.client_register_capability_async(types.RegistrationParams([registration]))
    except Exception:  # noqa: BLE001 - an editor that will not: a save tells, too
        return


def serve(registry: Registry, configure: Callable[[], Configuration]) -> bool:
    """Serve an editor on standard input and output until it leaves; whether it took its leave as the protocol asks.

    Nothing else may write there: what a rule prints is lost, for an editor would keep it.
    """
    logging.disable(logging.CRITICAL)
    sys.setswitchinterval(_SWITCH)
    wire = os.fdopen(os.dup(1), "wb")
    before = sys.stdout
    server = make_server(registry, configure)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        sys.stdout = nowhere
        try:
            server.start_io(sys.stdin.buffer, wire)
        finally:
            sys.stdout = before
    return server.took_leave
