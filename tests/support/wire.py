"""The wire between an editor and a server, without any library of either: messages as bytes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any


def packed(*messages: dict[str, Any]) -> bytes:
    """Messages as they go over the wire."""
    bodies = (json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages)
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


def unpacked(wire: bytes) -> list[dict[str, Any]]:
    """The messages of a wire, on which nothing else may be."""
    found = []
    while wire:
        head, _, wire = wire.partition(b"\r\n\r\n")
        length = int(dict(line.split(b": ") for line in head.split(b"\r\n"))[b"Content-Length"])
        found.append(json.loads(wire[:length]))
        wire = wire[length:]
    return found


START: tuple[dict[str, Any], ...] = (
    {"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None, "rootUri": None}},
    {"method": "initialized", "params": {}},
)
END: tuple[dict[str, Any], ...] = ({"id": 99, "method": "shutdown", "params": None}, {"method": "exit", "params": None})


def opened(uri: str, text: str) -> dict[str, Any]:
    """That a document is open."""
    item = {"uri": uri, "languageId": "cable", "version": 1, "text": text}
    return {"method": "textDocument/didOpen", "params": {"textDocument": item}}


def talk(
    command: Sequence[str], messages: Sequence[dict[str, Any]], last: int | str, **how: Any
) -> tuple[list[dict[str, Any]], int, bytes]:
    """Say these messages, wait for the answer with the number `last`, or for what the server tells by that method, and
    leave. What came, the exit code, and what was written beside the protocol.
    """
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how
    ) as server:  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        server.stdin.write(packed(*START, *messages))
        server.stdin.flush()
        came: list[dict[str, Any]] = []
        while not came or last not in (came[-1].get("id"), came[-1].get("method")):
            length = 0
            while (line := server.stdout.readline().strip()) or not length:
                if line.startswith(b"Content-Length"):
                    length = int(line.split(b":")[1])
            came.append(json.loads(server.stdout.read(length)))
        server.stdin.write(packed(*END))
        server.stdin.close()
        rest, aside = server.stdout.read(), server.stderr.read()
    return [*came, *unpacked(rest)], server.returncode, aside
